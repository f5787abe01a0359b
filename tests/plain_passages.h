#pragma once

// Passages that are rows of plain words, as the tests of the store and its crash tests index them.

#include <cstdint>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

#include "store/full_text_schema.h"
#include "store/graph_schema.h"
#include "store/passage_positions.h"
#include "store/removed_passages.h"
#include "store/store_view.h"

namespace vidensgraf::testing {

inline PassagePostings postings_of_text(PassageId passage, const std::string& text) {
  std::map<std::string, std::vector<std::uint32_t>> by_term;
  std::istringstream words(text);
  std::uint32_t position = 0;
  for (std::string word; words >> word;) by_term[word].push_back(++position);
  PassagePostings postings;
  postings.passage = passage;
  std::vector<TermPlace> places;
  for (const auto& [word, positions] : by_term) {
    const auto term = static_cast<std::uint32_t>(postings.postings.size());
    for (const std::uint32_t at : positions) places.push_back(TermPlace{term, at});
    postings.postings.push_back(Posting{word, static_cast<std::uint32_t>(positions.size())});
  }
  postings.postings.push_back(Posting{"Qall", 0});
  postings.values.emplace_back(0, text.substr(0, 4));
  postings.values.emplace_back(value_slot::kPositions, encode_positions(postings.postings, places));
  return postings;
}

inline Result<PassagePostings> postings_of_row(const Rows& rows, PassageId passage) {
  const auto text = rows.get(Family::Passages, passage_key(passage));
  if (!text) return fail(text.error());
  if (!*text) return fail(ErrorCode::NotFound, "gone");
  return postings_of_text(passage, **text);
}

/// What stands in Xapian and is not noted as removed, put together again from posting lists and positions.
inline std::map<std::uint32_t, std::string> indexed_texts(const std::filesystem::path& directory) {
  std::map<std::uint32_t, std::string> texts;
  const Xapian::Database database((directory / "text").string());
  const RemovedPassages removed(database);
  std::map<std::uint32_t, std::map<std::uint32_t, std::string>> words;  // by position, by passage
  for (auto docid = database.postlist_begin(""); docid != database.postlist_end(""); ++docid) {
    if (!removed.contains(*docid)) words[*docid];
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      if (removed.contains(*posting)) continue;
      const std::string places = database.get_document(*posting).get_value(value_slot::kPositions);
      std::vector<std::uint32_t> positions;
      read_positions(places, mark_of_term(*term), positions);
      for (const std::uint32_t position : positions) words[*posting][position] = *term;
    }
  }
  for (const auto& [docid, of_passage] : words) {
    std::string& text = texts[docid];
    for (const auto& word : of_passage) text += (text.empty() ? "" : " ") + word.second;
  }
  return texts;
}

}  // namespace vidensgraf::testing
