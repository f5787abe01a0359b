#pragma once

// Internal to store/.

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <xapian.h>

#include "store/rows.h"

namespace vidensgraf {

/// What `text` becomes for those who lack its letters: "støtte" as "stoette" and "stotte", "idé" as "ide".
/// Without `text` itself, each form once.
[[nodiscard]] std::vector<std::string> ascii_forms(std::string_view text);

/// Collects the words of passages that can be typed without their letters, and enters them under what is
/// typed then.
class LetterAliases {
 public:
  void gather(const std::vector<Posting>& postings);
  void gather(std::string_view term);

  /// What is typed, with a term: in their order, each once.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& sorted();

  /// Adds what `database` has not. Throws Xapian's exceptions.
  void write_to(Xapian::WritableDatabase& database);

 private:
  std::unordered_set<std::string> seen_;                      // terms
  std::vector<std::pair<std::string, std::string>> aliases_;  // what is typed, term
};

/// The terms entered under what is typed, E<form> and L<lemma>; some may be of words that no passage has any
/// more. Throws Xapian's exceptions.
[[nodiscard]] std::vector<std::string> terms_typed_as(const Xapian::Database& database,
                                                      std::string_view typed);

}  // namespace vidensgraf
