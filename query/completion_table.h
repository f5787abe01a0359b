#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/node.h"

namespace vidensgraf {

/// `folded` with æ, å, "ae" and "aa" as "a", and ø and "oe" as "o": what is typed with or without the Danish
/// keys comes out the same (and a few other words too). Bytes of the result that begin a word are listed in
/// `word_starts`, and where each byte comes from in `origins`, unless null.
[[nodiscard]] std::string fold_loosely(std::string_view folded,
                                       std::vector<std::uint32_t>* word_starts = nullptr,
                                       std::vector<std::uint32_t>* origins = nullptr);

/// Names in memory, found by how they or one of their words begin, the heaviest first: sorted word beginnings
/// under a tree of their greatest weights. Internal to query/. Immutable once built, then thread-safe.
///
/// Memory: about 80 bytes a name. Cost of a look-up: some microseconds, whatever the number of names.
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

  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  struct StoredName {
    std::uint32_t text = 0;  // in texts_
    std::uint32_t key = 0;   // in keys_
    std::uint16_t bytes = 0;
    NodeKind kind = NodeKind::Concept;
    std::uint32_t weight = 0;
    NodeId node{};
  };
  struct Start {
    std::uint32_t key = 0;  // in keys_: where the word begins
    std::uint32_t name = 0;
  };

  [[nodiscard]] std::string_view key_at(const Start& start) const;
  [[nodiscard]] bool pass_on(const Start& start, std::string_view beginning, const Visit& visit) const;

  std::string texts_;
  std::string keys_;  // loosely folded, each with a NUL behind it
  std::vector<StoredName> names_;
  std::vector<Start> starts_;           // by key
  std::vector<std::uint32_t> weights_;  // a tree in an array: the starts' weights in its second half
  std::size_t leaves_ = 0;
};

}  // namespace vidensgraf
