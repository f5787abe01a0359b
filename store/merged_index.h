#pragma once

// An index that was merged from shards (indexer/merge_shards.h): what it knows of them, and of the words that
// only they hold. Rows and graph are those of an index made of all documents. Of the full text it has all but
// the postings of words; those lie with the shards.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// One of the shards that were merged, in the state that it had then.
struct MergedShard {
  std::string store_id;
  std::uint64_t sequence = 0;
  std::uint32_t offset = 0;  ///< What is added to its passages' ids: passages of a document stay neighbours.
  std::uint32_t last = 0;    ///< Its greatest passage id, without `offset`.
  std::uint64_t passages = 0;  ///< How many there are.
};

/// The row Meta "shards".
[[nodiscard]] std::string encode(const std::vector<MergedShard>& shards);

/// In the order of their offsets; empty for an index that was not merged. Error Damaged, Io.
[[nodiscard]] Result<std::vector<MergedShard>> read_merged_shards(const Rows& rows);

/// Whether `term` is of the words of text and titles, which a merged index has no postings of.
[[nodiscard]] bool is_word_term(std::string_view term);

/// Adds the rows of a word's term, held by `frequency` passages of all shards.
void put_word_term(Batch& batch, const std::string& term, std::uint64_t frequency);

/// The counterparts of FullTextReader's functions of the same names, for terms of words.
[[nodiscard]] Result<std::uint64_t> merged_document_frequency(const Rows& rows, std::string_view term);
[[nodiscard]] Result<void> merged_terms(
    const Rows& rows, std::string_view prefix,
    const std::function<bool(std::string_view term, std::uint64_t frequency)>& visit);
[[nodiscard]] Result<std::vector<std::string>> merged_terms_typed_as(const Rows& rows,
                                                                     std::string_view typed);

}  // namespace vidensgraf
