#include "corpus/vocabulary.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/utf8.h"

namespace vidensgraf {
namespace {

// In the order of TermField.
constexpr std::array<std::string_view, 14> kLabels = {
    "Accepteret term", "Frarådet term", "Definition", "Eksempel",     "Kommentar",
    "Anvendelsesnote", "Overbegreb",    "Se også",    "Svarer til",   "Juridisk kilde",
    "Kilde",           "Tilhører emne", "Status",     "Identifikator"};

void write_field(BlockBuilder& builder, const VocabularyEntry& entry, TermField field) {
  std::set<std::string> written;
  for (const auto& [of, value] : entry.values) {
    if (of != field) continue;
    std::string clean = squeeze(clean_utf8(value));
    if (clean.empty() || written.count(clean) != 0) continue;
    if (written.empty()) builder.add(BlockKind::Boilerplate, fmt::format("{}:", label_of(field)));
    builder.add(BlockKind::Paragraph, clean);
    written.insert(std::move(clean));
  }
}

// "da-DK" is Danish: the first subtag, in lower case.
std::string primary_language(std::string_view language) {
  std::string primary(language.substr(0, language.find_first_of("-_")));
  for (char& letter : primary) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return primary;
}

}  // namespace

std::string_view label_of(TermField field) { return kLabels.at(static_cast<std::size_t>(field)); }

std::optional<TermField> term_field_of(std::string_view block) {
  if (!block.ends_with(':')) return std::nullopt;
  block.remove_suffix(1);
  const auto* const found = std::find(kLabels.begin(), kLabels.end(), block);
  if (found == kLabels.end()) return std::nullopt;
  return static_cast<TermField>(found - kLabels.begin());
}

std::string language_code(std::string_view tag) {
  std::string primary = primary_language(tag);
  const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  const bool is_code = primary.size() == 2 && std::all_of(primary.begin(), primary.end(), is_letter);
  return is_code ? primary : std::string();
}

int language_rank(std::string_view language) {
  const std::string primary = primary_language(language);
  if (primary == "da") return 0;
  if (primary.empty() || primary == "und") return 1;
  return primary == "en" ? 2 : 3;
}

std::vector<TextInLanguage> in_best_language(std::vector<TextInLanguage> texts) {
  int best = 3;
  for (const TextInLanguage& text : texts) best = std::min(best, language_rank(text.language));
  texts.erase(
      std::remove_if(texts.begin(), texts.end(),
                     [best](const TextInLanguage& text) { return language_rank(text.language) != best; }),
      texts.end());
  return texts;
}

std::string add_terms(const std::vector<TextInLanguage>& preferred,
                      const std::vector<TextInLanguage>& accepted,
                      const std::vector<TextInLanguage>& deprecated, VocabularyEntry& entry) {
  const auto main = std::min_element(preferred.begin(), preferred.end(), [](const auto& a, const auto& b) {
    return language_rank(a.language) < language_rank(b.language);
  });
  if (main == preferred.end()) return {};
  entry.term = main->text;
  std::string language = primary_language(main->language);
  const auto is_term = [&language](const TextInLanguage& text) {
    return language_rank(text.language) < 2 || primary_language(text.language) == language;
  };
  const auto add = [&](const TextInLanguage& text) {
    if (text.text == entry.term) return;
    if (is_term(text)) {
      entry.values.emplace_back(TermField::AcceptedTerm, text.text);
    } else if (language_rank(text.language) == 2) {
      entry.values.emplace_back(TermField::Comment, fmt::format("Engelsk: {}", text.text));
    }
  };
  for (const TextInLanguage& text : preferred) add(text);
  for (const TextInLanguage& text : accepted) add(text);
  for (const TextInLanguage& text : deprecated) {
    if (is_term(text)) entry.values.emplace_back(TermField::DeprecatedTerm, text.text);
  }
  return language;
}

std::optional<MetadataField> version_field(std::string_view version) {
  const std::string clean = squeeze(clean_utf8(version));
  return clean.empty() ? std::nullopt : container_field(fmt::format("version {}", clean));
}

Result<void> write_vocabulary(const Vocabulary& vocabulary, const ReadLimits& limits, Document& document) {
  document.metadata = vocabulary.metadata;
  document.metadata.type = container_field(kVocabularyType);
  BlockBuilder builder(limits);
  if (vocabulary.metadata.title) builder.add(BlockKind::Heading, vocabulary.metadata.title->value, 1);
  builder.add(BlockKind::Paragraph, vocabulary.description);
  bool has_entries = false;
  for (const VocabularyEntry& entry : vocabulary.entries) {
    const std::string term = squeeze(clean_utf8(entry.term));
    if (term.empty()) continue;
    has_entries = true;
    builder.add(BlockKind::Heading, term, kEntryLevel);
    for (std::size_t i = 0; i < kLabels.size(); ++i) write_field(builder, entry, static_cast<TermField>(i));
  }
  if (!has_entries) return fail(ErrorCode::Input, "The file is a vocabulary without a single term.");
  return builder.finish_as_added(document);
}

}  // namespace vidensgraf
