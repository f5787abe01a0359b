#pragma once

// A full-text index made by hand: each passage is a row of terms with their positions.

#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "store/full_text_document.h"
#include "store/full_text_reader.h"
#include "store/full_text_schema.h"
#include "store/passage_positions.h"

namespace vidensgraf::testing {

/// Passage i + 1 gets the terms of `passages[i]`, separated by spaces, "term^7" with wdf 7 (otherwise 64).
/// `values[i]`, where there is one, are the values of its slots 0, 1, ...
inline std::unique_ptr<FullTextReader> make_text_index(
    const std::filesystem::path& directory, const std::vector<std::string>& passages,
    const std::vector<std::vector<std::string>>& values = {}, const std::vector<std::uint32_t>& ids = {}) {
  {
    Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    for (std::size_t i = 0; i < passages.size(); ++i) {
      PassagePostings passage;
      std::map<std::string, std::uint32_t> index_of_term;
      std::vector<TermPlace> places;
      std::istringstream words(passages[i]);
      std::string word;
      for (std::uint32_t position = 1; words >> word; ++position) {
        const std::size_t caret = word.find('^');
        const auto wdf =
            caret == std::string::npos ? 64U : static_cast<unsigned>(std::stoul(word.substr(caret + 1)));
        const std::string term = word.substr(0, caret);
        const auto next = static_cast<std::uint32_t>(passage.postings.size());
        const auto [index, is_new] = index_of_term.emplace(term, next);
        if (is_new) passage.postings.push_back(Posting{term, 0});
        passage.postings[index->second].wdf += wdf;
        places.push_back(TermPlace{index->second, position});
      }
      passage.values.emplace_back(value_slot::kPositions, encode_positions(passage.postings, places));
      Xapian::Document document = xapian_document(passage);
      for (std::size_t slot = 0; i < values.size() && slot < values[i].size(); ++slot) {
        document.add_value(static_cast<Xapian::valueno>(slot), values[i][slot]);
      }
      if (ids.empty()) {
        database.add_document(document);
      } else {
        database.replace_document(ids[i], document);
      }
    }
    database.set_metadata("sequence", "3");
    database.commit();
  }
  auto reader = FullTextReader::open(directory);
  EXPECT_TRUE(reader.has_value());
  return reader ? std::move(*reader) : nullptr;
}

}  // namespace vidensgraf::testing
