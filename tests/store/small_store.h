#pragma once

// A store of passages that are rows of plain words, without documents: enough to test the commit protocol.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/coding.h"
#include "store/graph_schema.h"
#include "store/store_view.h"
#include "store/store_writer.h"
#include "tests/plain_passages.h"
#include "tests/temporary_directory.h"

namespace vidensgraf::testing {

inline void add_passage(Batch& batch, PassageId passage, const std::string& text) {
  batch.put(Family::Passages, passage_key(passage), text);
  batch.added.push_back(postings_of_text(passage, text));
}

inline void remove_passage(Batch& batch, PassageId passage) {
  batch.erase(Family::Passages, passage_key(passage));
  batch.removed.push_back(passage);
}

inline StoreOptions small_options() {
  StoreOptions options;
  options.analyzer_version = "words-1";
  options.min_free_bytes = std::uint64_t{1} << 20U;
  return options;
}

inline Result<std::unique_ptr<StoreWriter>> open_writer(const std::filesystem::path& directory) {
  return StoreWriter::open(directory, small_options(), postings_of_row);
}

/// What stands in RocksDB.
inline std::map<std::uint32_t, std::string> texts_of(const Rows& rows) {
  std::map<std::uint32_t, std::string> texts;
  const auto scanned = rows.scan(Family::Passages, {}, [&](std::string_view key, std::string_view value) {
    texts[RowReader(key).u32be()] = std::string(value);
    return true;
  });
  EXPECT_TRUE(scanned.has_value());
  return texts;
}

using Texts = std::map<std::uint32_t, std::string>;

}  // namespace vidensgraf::testing
