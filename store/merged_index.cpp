#include "store/merged_index.h"

#include <utility>

#include "store/coding.h"
#include "store/full_text_schema.h"
#include "store/graph_schema.h"
#include "store/letter_aliases.h"

namespace vidensgraf {

// shards := count entry*    entry := store_id:string sequence offset last passages (varints)
std::string encode(const std::vector<MergedShard>& shards) {
  std::string row;
  append_varint(row, shards.size());
  for (const MergedShard& shard : shards) {
    append_string(row, shard.store_id);
    append_varint(row, shard.sequence);
    append_varint(row, shard.offset);
    append_varint(row, shard.last);
    append_varint(row, shard.passages);
  }
  return row;
}

Result<std::vector<MergedShard>> read_merged_shards(const Rows& rows) {
  const auto row = rows.get(Family::Meta, kMetaShards);
  if (!row) return fail(row.error());
  std::vector<MergedShard> shards;
  if (!*row) return shards;
  RowReader reader(**row);
  const std::size_t count = reader.count();
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    MergedShard shard;
    shard.store_id = reader.string();
    shard.sequence = reader.varint();
    shard.offset = reader.varint32();
    shard.last = reader.varint32();
    shard.passages = reader.varint();
    shards.push_back(std::move(shard));
  }
  if (!reader.done() || shards.empty()) {
    return fail(ErrorCode::Damaged, "The index does not say of which shards it was merged.");
  }
  return shards;
}

bool is_word_term(std::string_view term) {
  return term.starts_with(term_prefix::kExact) || term.starts_with(term_prefix::kLemma) ||
         term.starts_with(term_prefix::kTitle);
}

void put_word_term(Batch& batch, const std::string& term, std::uint64_t frequency) {
  std::string value;
  append_varint(value, frequency);
  batch.put(Family::Terms, term, std::move(value));
  if (term.starts_with(term_prefix::kTitle)) return;
  for (const std::string& typed : ascii_forms(std::string_view(term).substr(1))) {
    std::string key = typed;
    key += '\0';
    key += term;
    batch.put(Family::TypedTerms, std::move(key), {});
  }
}

Result<std::uint64_t> merged_document_frequency(const Rows& rows, std::string_view term) {
  const auto row = rows.get(Family::Terms, term);
  if (!row) return fail(row.error());
  if (!*row) return 0;
  RowReader reader(**row);
  return reader.varint();
}

Result<void> merged_terms(const Rows& rows, std::string_view prefix,
                          const std::function<bool(std::string_view, std::uint64_t)>& visit) {
  return rows.scan(Family::Terms, prefix, [&](std::string_view term, std::string_view value) {
    RowReader reader(value);
    return visit(term, reader.varint());
  });
}

Result<std::vector<std::string>> merged_terms_typed_as(const Rows& rows, std::string_view typed) {
  std::string prefix(typed);
  prefix += '\0';
  std::vector<std::string> terms;
  const auto scanned = rows.scan(Family::TypedTerms, prefix, [&](std::string_view key, std::string_view) {
    terms.emplace_back(key.substr(prefix.size()));
    return true;
  });
  if (!scanned) return fail(scanned.error());
  return terms;
}

}  // namespace vidensgraf
