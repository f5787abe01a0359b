// The lists are text: '#' starts a comment, one entry a line, fields separated by blanks.
#include "language/word_lists.h"

#include <vector>

#include "embedded/abbreviations.h"
#include "embedded/compound_heads.h"
#include "embedded/danish_stop_words.h"
#include "embedded/extra_words.h"
#include "embedded/preferred_classes.h"
#include "embedded/rare_readings.h"
#include "language/folding.h"

namespace vidensgraf {
namespace {

template <class Use>
void for_each_entry(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t end = list.find('\n');
    std::string_view line = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    if (line.starts_with('#')) continue;
    std::vector<std::string> fields;
    while (!line.empty()) {
      const std::size_t start = line.find_first_not_of(" \t\r");
      if (start == std::string_view::npos) break;
      line.remove_prefix(start);
      const std::size_t length = line.find_first_of(" \t\r");
      fields.push_back(fold(line.substr(0, length)));
      line.remove_prefix(length == std::string_view::npos ? line.size() : length);
    }
    if (!fields.empty()) use(fields);
  }
}

WordClass word_class_named(std::string_view name) {
  if (name == "noun") return WordClass::Noun;
  if (name == "verb") return WordClass::Verb;
  if (name == "adjective") return WordClass::Adjective;
  if (name == "adverb") return WordClass::Adverb;
  if (name == "pronoun") return WordClass::Pronoun;
  if (name == "determiner") return WordClass::Determiner;
  if (name == "preposition") return WordClass::Preposition;
  if (name == "conjunction") return WordClass::Conjunction;
  if (name == "subjunction") return WordClass::Subjunction;
  if (name == "numeral") return WordClass::Numeral;
  if (name == "interjection") return WordClass::Interjection;
  return WordClass::Unknown;
}

WordLists parse() {
  WordLists lists;
  using Fields = std::vector<std::string>;
  for_each_entry(embedded::danish_stop_words(),
                 [&lists](const Fields& fields) { lists.stop_words.insert(fields.begin(), fields.end()); });
  for_each_entry(embedded::abbreviations(), [&lists](const Fields& fields) {
    bool ends = false;
    for (std::size_t i = 1; i < fields.size(); ++i) {
      if (fields[i] == "ends") ends = true;
    }
    lists.abbreviations[fields[0]].may_end_sentence = ends;
  });
  for_each_entry(embedded::compound_heads(), [&lists](const Fields& fields) {
    if (fields.size() == 2) lists.compound_heads[fields[0]] = fields[1];
  });
  for_each_entry(embedded::preferred_classes(), [&lists](const Fields& fields) {
    if (fields.size() == 2) lists.preferred_classes[fields[0]] = word_class_named(fields[1]);
  });
  for_each_entry(embedded::rare_readings(), [&lists](const Fields& fields) {
    if (fields.size() == 2) lists.rare_readings.emplace(fields[0], word_class_named(fields[1]));
  });
  for_each_entry(embedded::extra_words(), [&lists](const Fields& fields) {
    if (fields.size() != 3) return;
    Reading& reading = lists.extra_words[fields[0]];
    reading.lemma = fields[1];
    reading.word_class = word_class_named(fields[2]);
  });
  return lists;
}

}  // namespace

const WordLists& word_lists() {
  static const WordLists kLists = parse();
  return kLists;
}

}  // namespace vidensgraf
