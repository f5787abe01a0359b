#pragma once

// Internal to store/: a throw-away database of Xapian's, inverted in memory.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "store/glass_table.h"
#include "store/letter_aliases.h"
#include "store/rows.h"
#include "store/term_numbers.h"

namespace vidensgraf {

/// Passages without lists of their terms (FullTextKind::Own). Used from one thread at a time.
class GlassShard {
 public:
  /// Whether the Xapian that is linked reads what this writes: any of 1.4, whose tables do not change.
  [[nodiscard]] static bool is_readable();

  /// Ids ascend; the terms of a passage are distinct, and terms of Xapian's without NUL bytes.
  void add(const PassagePostings& passage);
  [[nodiscard]] std::size_t passages() const { return passages_; }

  /// Makes the database `directory`, which must not exist, neither synced nor safe meanwhile. Error Io.
  [[nodiscard]] Result<void> write_to(const std::filesystem::path& directory);

 private:
  struct Chunk {
    std::uint32_t first = 0;  // docid
    std::uint32_t last = 0;
    std::string bytes;
  };
  struct List {
    std::vector<Chunk> full;
    Chunk open;
    std::uint64_t passages = 0;
    std::uint64_t wdf = 0;

    std::string& begin_entry(std::uint32_t passage);  // where its bytes go
    void write_to(GlassTable& table, const std::string& key, std::string later_key) const;
  };
  struct Values {
    List list;
    std::string least;
    std::string greatest;
  };
  void add_value(std::uint32_t slot, std::uint32_t passage, std::string_view value);
  [[nodiscard]] Result<GlassRoot> write_postings(const std::filesystem::path& path) const;
  [[nodiscard]] Result<GlassRoot> write_synonyms(const std::filesystem::path& path);

  TermNumbers terms_;
  std::vector<List> lists_;  // by the number of their term
  List lengths_;
  std::map<std::uint32_t, Values> values_;  // by slot
  LetterAliases aliases_;
  std::uint32_t passages_ = 0;
  std::uint32_t last_passage_ = 0;
  std::uint32_t shortest_ = 0;  // above nothing
  std::uint32_t longest_ = 0;
  std::uint32_t largest_wdf_ = 0;
};

}  // namespace vidensgraf
