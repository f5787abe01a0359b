#include "extraction/grammar/tagged_text.h"

#include <algorithm>

#include "extraction/grammar/sentence_tagger.h"
#include "extraction/grammar/word_form.h"

// The layer of tags over a document's tokens: forms are read in word_form.cpp, tags chosen in
// sentence_tagger.cpp.

namespace vidensgraf {

TaggedText::TaggedText(const Document& document, const AnalyzedText& text)
    : document_(&document), text_(&text), words_(text.tokens.size()) {
  forget_forms_if_many();
  std::vector<const FormInfo*> infos(text.tokens.size(), nullptr);
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const auto* word = text.tokens[i].word;
    if (word != nullptr) infos[i] = &form_info(*word);
  }
  for (const auto& sentence : text.sentences) {
    const auto first = sentence.first_token;
    const auto count = sentence.end_token - sentence.first_token;
    tag_sentence(std::span(text.tokens).subspan(first, count),
                 std::span<const FormInfo* const>(infos).subspan(first, count),
                 std::span(words_).subspan(first, count));
  }
}

void TaggedText::stop_everywhere() {
  for (auto& word : words_) word.stops = static_cast<RelationStop>(0xFFFFU);
}

std::uint32_t TaggedText::sentence_of(std::uint32_t token) const {
  const auto& all = text_->sentences;
  const auto after = std::upper_bound(
      all.begin(), all.end(), token,
      [](std::uint32_t wanted, const Sentence& sentence) { return wanted < sentence.first_token; });
  return after == all.begin() ? 0 : static_cast<std::uint32_t>(after - all.begin() - 1);
}

}  // namespace vidensgraf
