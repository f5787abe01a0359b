#include "corpus/term_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "corpus/block_builder.h"
#include "corpus/utf8.h"

// A begrebsliste as a table (Digitaliseringsstyrelsen, "De fællesoffentlige regler for begrebs- og
// datamodellering", 2.1, and its template for spreadsheets): a row for each concept, a column for each thing
// said of it. The table is one if one of its first rows names "Foretrukken term" and another column known
// here, in any order, in Danish or by the template's tags ("prefLabel (da)"); a second row of names, as the
// template has it, is taken together with the first.
//
//   Terms          Several in a cell stand on lines of their own or are separated by ";".
//   Sources        Several in a cell stand on lines of their own.
//   Other columns  become comments, "Ansvarlig: Kontor for voksne": what a list says can be found.
//   English        The template repeats its columns in English: there, terms become comments ("Engelsk: ...")
//                  and the rest is left out. Columns behind a second "Foretrukken term" are in that language.
//   Continued      A row without a term says more of the concept above it (cells that were merged).
//
// Known misses: lists whose header names the term otherwise ("Begreb", "Ord") stay tables, since many other
// tables have such a column; a heading within the column of terms becomes a concept of its own.

namespace vidensgraf {
namespace {

struct ColumnName {
  std::string_view name;           // as `comparison_key` gives it
  std::optional<TermField> field;  // nullopt: the preferred term
};

constexpr std::array kColumnNames = {ColumnName{"foretrukken term", std::nullopt},
                                     ColumnName{"foretrukket term", std::nullopt},
                                     ColumnName{"preflabel", std::nullopt},
                                     ColumnName{"preferred term", std::nullopt},
                                     ColumnName{"accepteret term", TermField::AcceptedTerm},
                                     ColumnName{"accepterede termer", TermField::AcceptedTerm},
                                     ColumnName{"synonym", TermField::AcceptedTerm},
                                     ColumnName{"synonymer", TermField::AcceptedTerm},
                                     ColumnName{"altlabel", TermField::AcceptedTerm},
                                     ColumnName{"accepted term", TermField::AcceptedTerm},
                                     ColumnName{"frarådet term", TermField::DeprecatedTerm},
                                     ColumnName{"frarådede termer", TermField::DeprecatedTerm},
                                     ColumnName{"hiddenlabel", TermField::DeprecatedTerm},
                                     ColumnName{"deprecatedlabel", TermField::DeprecatedTerm},
                                     ColumnName{"deprecated term", TermField::DeprecatedTerm},
                                     ColumnName{"definition", TermField::Definition},
                                     ColumnName{"eksempel", TermField::Example},
                                     ColumnName{"eksempler", TermField::Example},
                                     ColumnName{"example", TermField::Example},
                                     ColumnName{"kommentar", TermField::Comment},
                                     ColumnName{"kommentarer", TermField::Comment},
                                     ColumnName{"comment", TermField::Comment},
                                     ColumnName{"anvendelsesnote", TermField::ApplicationNote},
                                     ColumnName{"applicationnote", TermField::ApplicationNote},
                                     ColumnName{"overbegreb", TermField::Broader},
                                     ColumnName{"broader", TermField::Broader},
                                     ColumnName{"se også", TermField::Related},
                                     ColumnName{"relateret term", TermField::Related},
                                     ColumnName{"relaterede termer", TermField::Related},
                                     ColumnName{"relateret begreb", TermField::Related},
                                     ColumnName{"related", TermField::Related},
                                     ColumnName{"svarer til", TermField::ClosestMatch},
                                     ColumnName{"juridisk kilde", TermField::LegalSource},
                                     ColumnName{"juridiske kilder", TermField::LegalSource},
                                     ColumnName{"legalsource", TermField::LegalSource},
                                     ColumnName{"kilde", TermField::Source},
                                     ColumnName{"kilder", TermField::Source},
                                     ColumnName{"source", TermField::Source},
                                     ColumnName{"tilhører emne", TermField::Subject},
                                     ColumnName{"tilhører emneområde", TermField::Subject},
                                     ColumnName{"emne", TermField::Subject},
                                     ColumnName{"emneområde", TermField::Subject},
                                     ColumnName{"status", TermField::Status},
                                     ColumnName{"identifikator", TermField::Identifier},
                                     ColumnName{"uri", TermField::Identifier}};

// A name in a header: "Foretrukken\nterm (da) *" is "foretrukken term" in "da".
struct HeaderCell {
  std::string key;
  std::string language;
};

std::string language_named(std::string_view words) {
  const std::string key = comparison_key(words);
  if (key == "da" || key == "dansk") return "da";
  return key == "en" || key == "engelsk" || key == "english" ? "en" : "";
}

// What stands in brackets is the language or explains the name: "Accepteret term (synonym)".
HeaderCell header_cell(std::string_view cell) {
  const std::size_t open = std::min(cell.find('('), cell.size());
  const std::size_t close = std::min(cell.find(')', open), cell.size());
  HeaderCell header{comparison_key(cell.substr(0, open)), language_named(cell.substr(open, close - open))};
  const std::size_t space = header.key.rfind(' ');
  if (!header.language.empty() || space == std::string::npos) return header;
  header.language = language_named(std::string_view(header.key).substr(space));
  if (!header.language.empty()) header.key.resize(space);
  return header;
}

const ColumnName* column_name(std::string_view key) {
  const auto* const found = std::find_if(kColumnNames.begin(), kColumnNames.end(),
                                         [key](const ColumnName& known) { return known.name == key; });
  return found == kColumnNames.end() ? nullptr : found;
}

bool is_header(const std::vector<std::string>& row) {
  bool has_term = false;
  bool has_field = false;
  for (const std::string& cell : row) {
    if (const ColumnName* const known = column_name(header_cell(cell).key)) {
      (known->field ? has_field : has_term) = true;
    }
  }
  return has_term && has_field;
}

struct Column {
  const ColumnName* known = nullptr;
  std::string language;  // as stated
  std::string header;    // as written
};

std::vector<std::string> parts_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string> parts;
  cell = without_formula_guard(cell);
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
    if (std::string part = squeeze(cell.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

constexpr std::string_view kBetweenTerms = ";\r\n";

std::vector<std::string> values_of(std::string_view cell, TermField field) {
  switch (field) {
    case TermField::AcceptedTerm:
    case TermField::DeprecatedTerm:
    case TermField::Broader:
    case TermField::Related:
      return parts_of(cell, kBetweenTerms);
    case TermField::LegalSource:
    case TermField::Source:
    case TermField::ClosestMatch:
      return parts_of(cell, "\r\n");
    default:
      return parts_of(cell, {});
  }
}

class TermTable {
 public:
  // `first` is the row of the header. The rows below it that are headers as well belong to it.
  TermTable(const TermTableRows& rows, std::size_t first) : rows_(rows), at_(first) {
    for (; at_ < rows.size() && is_header(rows[at_]); ++at_) take_header(rows[at_]);
    for (std::size_t i = columns_.size(); i-- > 0;) {
      const bool is_term = columns_[i].known != nullptr && !columns_[i].known->field;
      if (is_term && (term_ == kNone || columns_[i].language != "en")) term_ = i;
    }
  }

  void add_entries(Vocabulary& vocabulary) {
    for (; at_ < rows_.size(); ++at_) {
      const std::vector<std::string>& row = rows_[at_];
      const std::vector<std::string> terms =
          term_ < row.size() ? parts_of(row[term_], kBetweenTerms) : std::vector<std::string>();
      if (!terms.empty()) {
        VocabularyEntry& entry = vocabulary.entries.emplace_back();
        entry.term = terms.front();
        for (std::size_t i = 1; i < terms.size(); ++i)
          entry.values.emplace_back(TermField::AcceptedTerm, terms[i]);
        has_entry_ = true;
      }
      if (has_entry_) add_values(row, vocabulary.entries.back());
    }
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;

  void take_header(const std::vector<std::string>& row) {
    columns_.resize(std::max(columns_.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      const HeaderCell cell = header_cell(row[i]);
      Column& column = columns_[i];
      if (const ColumnName* const known = column_name(cell.key); column.known == nullptr)
        column.known = known;
      if (column.language.empty()) column.language = cell.language;
      if (column.language.empty() && cell.key == "preferred term") column.language = "en";
      if (column.header.empty()) column.header = squeeze(row[i]);
    }
  }

  // The language of column `i` where it is not that of the terms: "en", or "?" if it is not said.
  [[nodiscard]] std::string other_language(std::size_t i) const {
    const std::string& own = columns_[term_].language;
    if (!columns_[i].language.empty()) {
      const bool is_same = columns_[i].language == own || (own.empty() && columns_[i].language == "da");
      return is_same ? std::string() : columns_[i].language;
    }
    for (std::size_t before = i + 1; before-- > 0;) {
      if (before == term_) break;
      if (columns_[before].known == nullptr || columns_[before].known->field) continue;
      return columns_[before].language == "en" ? "en" : "?";
    }
    return {};
  }

  void add_values(const std::vector<std::string>& row, VocabularyEntry& entry) const {
    for (std::size_t i = 0; i < std::min(row.size(), columns_.size()); ++i) {
      if (i == term_ || trim(row[i]).empty()) continue;
      const Column& column = columns_[i];
      const std::string language = other_language(i);
      if (!language.empty()) {
        const bool is_term = column.known != nullptr &&
                             column.known->field.value_or(TermField::AcceptedTerm) == TermField::AcceptedTerm;
        if (!is_term || language != "en") continue;
        for (const std::string& term : parts_of(row[i], kBetweenTerms))
          entry.values.emplace_back(TermField::Comment, fmt::format("Engelsk: {}", term));
      } else if (column.known == nullptr) {
        if (column.header.empty()) continue;
        entry.values.emplace_back(
            TermField::Comment, fmt::format("{}: {}", column.header, squeeze(without_formula_guard(row[i]))));
      } else {
        add_known(row[i], column.known->field.value_or(TermField::AcceptedTerm), entry);
      }
    }
  }

  static void add_known(std::string_view cell, TermField field, VocabularyEntry& entry) {
    for (std::string& value : values_of(cell, field)) {
      // "Tilhører emne" may say just whether it does.
      const std::string key = comparison_key(value);
      if (field == TermField::Subject && (key == "ja" || key == "nej")) continue;
      entry.values.emplace_back(field, std::move(value));
    }
  }

  const TermTableRows& rows_;
  std::size_t at_;
  std::vector<Column> columns_;
  std::size_t term_ = kNone;
  bool has_entry_ = false;  // of this table
};

std::string first_definition(const VocabularyEntry& entry) {
  for (const auto& [field, value] : entry.values) {
    if (field == TermField::Definition) return comparison_key(value);
  }
  return {};
}

// The template has its list twice, in Danish and in both languages: of the entries from `first` on, those
// that stand before with the same definition are joined with them.
void join_repeated(Vocabulary& vocabulary, std::size_t first) {
  if (first == 0) return;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  std::vector<VocabularyEntry>& entries = vocabulary.entries;
  std::size_t kept = first;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::pair key{comparison_key(entries[i].term), first_definition(entries[i])};
    if (i < first) {
      known.emplace(key, i);
    } else if (const auto found = known.find(key); found != known.end()) {
      auto& values = entries[found->second].values;
      values.insert(values.end(), entries[i].values.begin(), entries[i].values.end());
    } else {
      if (kept != i) entries[kept] = std::move(entries[i]);
      ++kept;
    }
  }
  entries.resize(kept);
}

}  // namespace

bool has_term_table(const TermTableRows& rows) { return std::any_of(rows.begin(), rows.end(), is_header); }

bool add_term_table(const TermTableRows& rows, Vocabulary& vocabulary) {
  const auto last = rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), kTermTableHead));
  const auto found = std::find_if(rows.begin(), last, is_header);
  if (found == last) return false;
  const auto header = static_cast<std::size_t>(found - rows.begin());
  for (std::size_t i = 0; i < header; ++i) {
    if (add_term_table_metadata({rows[i]}, vocabulary)) continue;
    // A row of one cell above the table is its title, the next ones say more.
    const auto filled = [](const std::string& cell) { return !trim(cell).empty(); };
    if (std::count_if(rows[i].begin(), rows[i].end(), filled) != 1) continue;
    const std::string& text = *std::find_if(rows[i].begin(), rows[i].end(), filled);
    if (!vocabulary.metadata.title) {
      vocabulary.metadata.title = container_field(text);
    } else if (vocabulary.description.empty()) {
      vocabulary.description = text;
    }
  }
  const std::size_t first = vocabulary.entries.size();
  TermTable(rows, header).add_entries(vocabulary);
  join_repeated(vocabulary, first);
  return true;
}

}  // namespace vidensgraf
