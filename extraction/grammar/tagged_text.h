#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "extraction/grammar/tagged_word.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// The token layer of a document with a word class chosen for every token from its neighbours.
///
/// Borrows document and text; both must outlive it. Not changed after it was made: safe to share.
class TaggedText {
 public:
  TaggedText(const Document& document, const AnalyzedText& text);
  TaggedText(const Document&, AnalyzedText&&) = delete;
  TaggedText(Document&&, const AnalyzedText&) = delete;

  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] const std::vector<Sentence>& sentences() const { return text_->sentences; }

  /// Parallel to `AnalyzedText::tokens`.
  [[nodiscard]] const TaggedWord& operator[](std::uint32_t token) const { return words_[token]; }
  [[nodiscard]] const Token& token(std::uint32_t token) const { return text_->tokens[token]; }

  /// The token's form in lower case; punctuation as written.
  [[nodiscard]] std::string_view folded(std::uint32_t token) const {
    const auto& it = text_->tokens[token];
    return it.word != nullptr ? std::string_view(it.word->folded) : it.form;
  }
  [[nodiscard]] bool is(std::uint32_t token, Tag tag) const { return words_[token].tag == tag; }
  [[nodiscard]] bool used_as(std::uint32_t token, WordUse uses) const {
    return token < words_.size() && any(words_[token].uses, uses);  // a cue may be the last word
  }
  /// Whether one of the finders has something to ask at the token.
  [[nodiscard]] bool stops(std::uint32_t token, RelationStop finders) const {
    return any(words_[token].stops, finders);
  }
  /// Has every finder ask at every word. Finds the same and takes longer: for tests of relation_stops.h.
  void stop_everywhere();
  /// Whether the token is in the genitive: "borgerens".
  [[nodiscard]] bool is_genitive(std::uint32_t token) const {
    const auto* reading = words_[token].reading;
    if (reading == nullptr) return false;
    // "de ældres": no dictionary has an adjective in the genitive.
    const bool owner = words_[token].tag == Tag::Noun && reading->word_class == WordClass::Adjective &&
                       folded(token).ends_with("es") && !reading->lemma.ends_with("s");
    // "børnehusenes": a definite form in -s, of a compound that no dictionary has.
    const bool definite = words_[token].tag == Tag::Noun && has(reading->features, Feature::Definite) &&
                          !has(reading->features, Feature::Indefinite) && folded(token).ends_with("s");
    if (!owner && !definite && !has(reading->features, Feature::Genitive)) return false;
    // "tværfaglige teams, ...": nothing follows that it could own.
    return token + 1 < words_.size() && text_->tokens[token + 1].kind != TokenKind::Punctuation;
  }
  /// The span from token `first` to token `end - 1`. `first < end`.
  [[nodiscard]] ByteSpan span(std::uint32_t first, std::uint32_t end) const {
    return {text_->tokens[first].source.begin, text_->tokens[end - 1].source.end};
  }
  [[nodiscard]] BlockKind block_kind(const Sentence& sentence) const {
    return document_->blocks.empty() ? BlockKind::Paragraph : document_->blocks[sentence.block].kind;
  }
  /// Number of the sentence that holds the token, as an index in `sentences()`.
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const;

 private:
  const Document* document_;
  const AnalyzedText* text_;
  std::vector<TaggedWord> words_;
};

}  // namespace vidensgraf
