// Hits as a table (corpus/csv.h): a row for each passage, with the bytes of the passage, so that every row
// leads to its place. Start and end are fields of their own: spreadsheets take "10-12" for a date.

#include "query/search/hit_table.h"

#include <fmt/format.h>

#include "corpus/csv.h"
#include "query/search/search_json.h"

namespace vidensgraf {
namespace {

std::string row(std::string_view term, const std::vector<std::string>& extra, std::vector<std::string> values,
                char separator) {
  std::vector<std::string> fields;
  fields.emplace_back(term);
  fields.insert(fields.end(), extra.begin(), extra.end());
  for (std::string& value : values) fields.push_back(std::move(value));
  return csv_row(fields, separator);
}

// What the person who asked should know beside the hits.
std::string note_of(const SearchResult& result) {
  std::string note;
  for (const QueryProblem& problem : result.problems) note += (note.empty() ? "" : "; ") + describe(problem);
  if (!result.suggestion.empty()) {
    note += fmt::format("{}searched as: {}", note.empty() ? "" : "; ", result.suggestion);
  }
  return note;
}

}  // namespace

std::string hit_table_header(const std::vector<std::string>& extra, char separator) {
  return row("term", extra,
             {"rank", "score", "document", "title", "publisher", "year", "type", "page", "section", "start",
              "end", "snippet", "note"},
             separator);
}

std::string hit_table_rows(const SearchResult& result, std::string_view term,
                           const std::vector<std::string>& extra, char separator) {
  const std::string note = note_of(result);
  std::string rows;
  for (const DocumentHit& hit : result.hits) {
    for (const PassageHit& passage : hit.passages) {
      rows += row(
          term, extra,
          {std::to_string(hit.rank), fmt::format("{:.6f}", passage.score), hit.id, hit.title, hit.publisher,
           hit.year, hit.type, passage.page == 0 ? std::string() : std::to_string(passage.page),
           section_label(passage), std::to_string(passage.source.begin), std::to_string(passage.source.end),
           render_snippet(passage.text, passage.source.begin, passage.snippet, {}, passage.breaks), note},
          separator);
    }
  }
  if (rows.empty()) {
    rows = row(term, extra,
               {"", "", "", "", "", "", "", "", "", "", "", "", note.empty() ? "nothing found" : note},
               separator);
  }
  return rows;
}

}  // namespace vidensgraf
