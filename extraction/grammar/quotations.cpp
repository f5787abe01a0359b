#include "extraction/grammar/quotations.h"

#include <string_view>

#include "extraction/text_scan.h"

// A quotation opens with the first character of a paragraph and goes on, over sentences and over blocks cut
// in two by a page, until a sentence ends with the closing mark. A term in quotation marks at the head of a
// sentence closes soon and is none. Known misses: quotations that begin inside a sentence; indented ones
// without marks.

namespace vidensgraf {
namespace {

bool is_mark(std::string_view text, std::size_t at) {
  const auto c = code_point_at(text, at).value;
  return c == U'"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

// How many quotation marks the text has, and where the first stands after position `from`.
bool closes(std::string_view sentence) {
  // The mark stands at the end, a full stop before or after it.
  auto end = sentence.size();
  for (int i = 0; i < 3 && end > 0; ++i) {
    const auto before = code_point_before(sentence, end);
    if (is_mark(sentence, end - before.size)) return true;
    end -= before.size;
  }
  return false;
}

bool closes_soon(std::string_view sentence) {
  constexpr std::size_t kLongestTerm = 60;
  for (std::size_t at = code_point_at(sentence, 0).size; at < sentence.size() && at < kLongestTerm;) {
    if (is_mark(sentence, at)) return true;
    at += code_point_at(sentence, at).size;
  }
  return false;
}

}  // namespace

std::vector<bool> quoted_sentences(const TaggedText& text) {
  const auto& sentences = text.sentences();
  const auto& bytes = text.document().text;
  std::vector<bool> quoted(sentences.size(), false);
  constexpr int kLongestQuotation = 40;  // sentences: a mark that is never closed must not silence a report
  int left = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::string_view sentence = cut(bytes, sentences[i].source);
    const bool opens_block = i == 0 || sentences[i - 1].block != sentences[i].block;
    if (text.block_kind(sentences[i]) == BlockKind::Heading) left = 0;
    if (opens_block && !sentence.empty() && is_mark(sentence, 0)) {
      const bool term = closes_soon(sentence) && !(closes(sentence) && sentence.size() < 60);
      left = term ? 0 : kLongestQuotation;
    }
    if (left == 0) continue;
    quoted[i] = true;
    --left;
    if (closes(sentence)) left = 0;
  }
  return quoted;
}

}  // namespace vidensgraf
