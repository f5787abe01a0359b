#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "language/word_analysis.h"

namespace vidensgraf {

enum class TokenKind : std::uint8_t { Word, Number, Punctuation, Symbol };  // Symbol: § % & ...

/// A token of canonical text. A word that is broken at a line end is one token whose span covers the break.
struct Token {
  ByteSpan source;
  TokenKind kind = TokenKind::Word;
  bool space_before = false;           ///< White space (or a line break) stands before it.
  std::string_view form;               ///< As written, breaks joined. Borrows from the text or the Analyzer.
  const WordAnalysis* word = nullptr;  ///< Null unless `kind` is Word. Owned by the Analyzer.
};

/// A sentence: tokens [first_token, end_token). It can span blocks where PDF text breaks a sentence.
struct Sentence {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  BlockIndex block = 0;  ///< The block it starts in.
  ByteSpan source;       ///< From its first token to its last.
};

/// The token layer over one document.
///
/// The tokens of a sentence are adjacent and in text order. Boilerplate that interrupts a sentence comes
/// after it, so `tokens` as a whole need not be in text order. Every sentence lies in blocks of one kind,
/// repairs apart. Borrows from the document's text and from the Analyzer; both must outlive it.
struct AnalyzedText {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;

  [[nodiscard]] std::span<const Token> tokens_of(const Sentence& sentence) const {
    return std::span<const Token>(tokens).subspan(sentence.first_token,
                                                  sentence.end_token - sentence.first_token);
  }
};

}  // namespace vidensgraf
