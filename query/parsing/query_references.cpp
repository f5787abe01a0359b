#include "query/parsing/query_references.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extraction/laws/law_references.h"
#include "query/parsing/query_limits.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kParagraphSign = "§";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t after_space(const QueryScanner& in, std::size_t byte) {
  for (std::size_t size = in.space_at(byte); size > 0; size = in.space_at(byte)) byte += size;
  return byte;
}

// "85", "85a" or "85 a" at `byte`, which is moved behind it.
std::optional<std::string> number_at(const QueryScanner& in, std::size_t& byte) {
  const std::string_view text = in.text;
  std::size_t end = byte;
  std::string number;
  while (end < text.size() && is_digit(text[end])) number += text[end++];
  if (number.empty()) return std::nullopt;
  const std::size_t letter = end + in.space_at(end);
  const bool has_letter = letter < text.size() && text[letter] >= 'a' && text[letter] <= 'z' &&
                          (in.ends_word(letter + 1) || text[letter + 1] == ',') &&
                          (letter == end || text[letter] != 'i');  // "§ 85 i lov om ..."
  if (has_letter) {
    number += text[letter];
    end = letter + 1;
  }
  if (!in.ends_word(end) && text[end] != ',' && text[end] != '-' && text[end] != '.') return std::nullopt;
  byte = end;
  return number;
}

// "§ 85" or "§§ 85 a" where extraction found no reference.
std::optional<std::string> take_paragraf(QueryScanner& in) {
  std::size_t byte = in.at;
  if (!in.text.substr(byte).starts_with(kParagraphSign)) return std::nullopt;
  while (in.text.substr(byte).starts_with(kParagraphSign)) byte += kParagraphSign.size();
  byte = after_space(in, byte);
  auto paragraf = number_at(in, byte);
  if (paragraf) in.at = byte;
  return paragraf;
}

// "SEL 85": the number behind a law.
std::optional<std::string> take_bare_number(QueryScanner& in) {
  constexpr std::size_t kLongest = 4;
  std::size_t byte = after_space(in, in.at);
  if (byte == in.at) return std::nullopt;
  auto paragraf = number_at(in, byte);
  if (!paragraf || paragraf->size() > kLongest) return std::nullopt;
  in.at = byte;
  return paragraf;
}

}  // namespace

std::vector<LawReference> find_query_references(std::string_view text, const Analyzer& analyzer,
                                                const Registers& registers) {
  text = text.substr(0, QueryLimits{}.max_bytes);
  text = text.substr(0, valid_prefix(text));
  Document document;
  document.id = "query";
  document.text = std::string(text);
  Block block;
  block.source = {0, static_cast<std::uint32_t>(text.size())};
  if (!text.empty()) document.blocks.push_back(block);
  const AnalyzedText analyzed = analyzer.analyze(document);
  std::vector<LawReference> references =
      find_law_references(document, analyzed, registers, DocumentFacts{}).references;
  std::stable_sort(references.begin(), references.end(), [](const LawReference& a, const LawReference& b) {
    return a.source.begin < b.source.begin;
  });
  return references;
}

std::vector<AskedProvision> take_provisions(QueryScanner& in, std::span<const LawReference> references) {
  const std::size_t begin = in.at;
  std::vector<AskedProvision> provisions;
  for (const LawReference& reference : references) {
    if (reference.source.begin != begin || reference.source.end > in.text.size()) continue;
    if (reference.paragraf.empty() && reference.law.empty()) continue;
    in.at = std::max(in.at, std::size_t{reference.source.end});
    provisions.push_back(AskedProvision{reference.law, reference.paragraf, reference.stk});
  }
  if (provisions.empty()) {
    auto paragraf = take_paragraf(in);
    if (paragraf) provisions.push_back(AskedProvision{{}, std::move(*paragraf), {}});
  }
  if (provisions.size() == 1 && provisions.front().paragraf.empty()) {
    if (auto paragraf = take_bare_number(in)) provisions.front().paragraf = std::move(*paragraf);
  }
  return provisions;
}

}  // namespace vidensgraf
