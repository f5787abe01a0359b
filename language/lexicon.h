#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// hunspell-da's word list read by ourselves: what a dictionary word is, and how it joins the next member of
/// a compound. Immutable, thread-safe; a look-up is about 50 ns.
class Lexicon {
 public:
  struct Entry {
    bool noun = false;
    bool inflects_as_noun =
        false;  ///< Not only listed with a genitive, as "pårørende" is, and many odd forms.
    bool adjective = false;
    bool verb = false;
    bool may_stand_last = false;  ///< As the last member of a compound.
    Feature gender = Feature::None;
    std::uint16_t linking = 0;  ///< Bits that only lexicon.cpp reads.
  };

  /// Error Internal if the word list is missing.
  [[nodiscard]] static Result<Lexicon> open();

  /// The entry of a dictionary word in lower case, or null.
  [[nodiscard]] const Entry* find(std::string_view word) const;

  /// The members' lemmas of what stands before a compound's last member ("børnehandicap", "sundheds"), one if
  /// it is no compound itself; empty if it cannot stand there.
  [[nodiscard]] std::vector<std::string> split_head(std::string_view head) const;

  /// The members' lemmas of a noun's lemma, "målgruppe" = mål + gruppe; empty if it is not a compound.
  [[nodiscard]] std::vector<std::string> split(std::string_view lemma) const;

  /// Whether the list allows `parts` to be joined to the noun `lemma`, linking letters included.
  [[nodiscard]] bool allows(std::string_view lemma, const std::vector<std::string>& parts) const;

  /// "lighed", "skab": looks like a word and is a suffix.
  [[nodiscard]] static bool is_suffix(std::string_view tail);

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

 private:
  struct Impl;
  explicit Lexicon(std::unique_ptr<Impl> impl);

  [[nodiscard]] std::string head_lemma(std::string_view form) const;
  [[nodiscard]] bool makes_verb(std::string_view noun) const;

  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
