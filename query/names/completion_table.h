#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/node.h"

namespace vidensgraf {

/// A beginning of a word, in bytes.
struct WordStart {
  std::uint32_t in_key = 0;   ///< Of the loosely folded text.
  std::uint32_t in_text = 0;  ///< Of the text itself.
};

/// `folded` with æ, å, "ae" and "aa" as "a", and ø and "oe" as "o": what is typed with or without the Danish
/// keys comes out the same (and a few other words too). Where its words begin is listed in `word_starts`,
/// unless null. From there on a text is folded as if it began there.
[[nodiscard]] std::string fold_loosely(std::string_view folded,
                                       std::vector<WordStart>* word_starts = nullptr);

/// Names in memory, found by how they or one of their words begin, the heaviest first: sorted word beginnings
/// under a tree of their greatest weights. Internal to query/. Immutable once built, then thread-safe.
///
/// Memory: about 16 bytes and its text a name, 8 a word; twice that while it is built. Cost of a look-up:
/// some tens of microseconds, whatever the number of names.
class CompletionTable {
 public:
  struct Name {
    std::string_view text;  ///< Folded.
    NodeId node{};
    NodeKind kind = NodeKind::Concept;
  };

  /// \param weight  How often it is used; names that begin so count four times those with a later word.
  void add(const Name& name, std::uint32_t weight);
  void build();  ///< After the last `add`.

  /// Calls `visit(name, offset)` for names of which a word begins like `beginning` (folded, not empty), at
  /// byte `offset`, until false: names that are `beginning` first, then by weight and alphabet. A name with
  /// several such words comes several times.
  using Visit = std::function<bool(const Name& name, std::size_t offset)>;
  void visit(std::string_view beginning, const Visit& visit) const;

 private:
  struct StoredName {
    NodeId node{};
    std::uint32_t text = 0;  // in texts_, to where the next name's begins
    NodeKind kind = NodeKind::Concept;
  };
  // Only until all names are there.
  struct Building {
    struct Start {
      std::uint32_t key = 0;   // in keys: where the word begins
      std::uint32_t text = 0;  // in texts_
      std::uint32_t weight = 0;
    };
    std::string keys{};  // loosely folded, each with a NUL behind it
    std::vector<Start> starts{};
  };

  [[nodiscard]] const StoredName& name_at(std::uint32_t text) const;
  [[nodiscard]] std::string_view text_from(std::uint32_t start, const StoredName& name) const;
  [[nodiscard]] std::string_view rest_of_name(std::uint32_t start) const;
  [[nodiscard]] bool pass_on(std::uint32_t start, std::string_view beginning, const Visit& visit) const;

  std::string texts_;
  std::vector<StoredName> names_;       // in the order of their texts; once built, one more at the end
  std::vector<std::uint32_t> starts_;   // in texts_: where words begin, sorted as they are folded
  std::vector<std::uint32_t> weights_;  // of the starts
  std::vector<std::uint32_t> tree_;     // the greatest weights of blocks of starts, which are its second half
  std::size_t blocks_ = 0;              // of the tree; a power of two
  Building building_;
};

}  // namespace vidensgraf
