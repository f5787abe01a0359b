#include "extraction/grammar/function_words.h"

#include <array>
#include <unordered_map>

// Function words are told by a table of forms, since they are few and dictionaries disagree about them: one
// tag each, which sentence_tagger.cpp may still change by what stands beside. Known misses: "der" and "hvor"
// as adverbs; "da" as "since"; "så" as a conjunction.

namespace vidensgraf {
namespace {

struct Row {
  Tag tag;
  std::string_view forms;  // separated by one space
};

constexpr auto kRows = std::to_array<Row>({
    {Tag::Determiner,
     "en et den det de denne dette disse hver hvert enhver ethvert ingen intet nogen noget "
     "nogle alle al alt min din sin sit sine dens dets deres vores jeres hans hendes mange "
     "flere få begge hvilken hvilket hvilke én ét flest"},
    {Tag::Pronoun, "jeg du han hun vi man sig hinanden hvad hvem dem ham hende os mig dig vedkommende"},
    {Tag::Relative, "der som hvor"},
    {Tag::Noun, "slags"},
    {Tag::Subjunction, "hvis når fordi idet mens selvom da end hvordan hvorfor hvorvidt hvornår men ligesom"},
    {Tag::Adverb,
     "dels hermed dermed herved derved heraf deraf ligeledes endvidere imidlertid desuden ydermere ellers "
     "dernæst så ikke også kun mest mere mindre meget særligt både enten herunder såsom fx f.eks. "
     "bl.a. eksempelvis dvs. her herefter derfor således ofte alene ud ned op ind hen tværs "
     "henholdsvis blot fortsat samtidig derudover herudover gerne selv siden samtidigt nu allerede"},
    {Tag::Coordinator, "og eller samt og/eller"},
    {Tag::Preposition,
     "til af i på med om for fra ved under over mellem uden inden efter før hos blandt omkring "
     "gennem via mod ad per pr. ift. vedrørende trods ifølge imellem bag foran udover angående "
     "jf."},
    {Tag::Other, "mv. m.v. m.m. osv."},
    {Tag::Verb,
     "er var bliver har havde kan skal vil må bør får fik læs se lade haft været blevet fået kunnet skullet "
     "villet måttet måtte"},
    {Tag::Adjective, "samme mulig pågældende"},
    {Tag::Noun, "pårørende voksne unge"},
});

using Table = std::unordered_map<std::string_view, Tag>;

Table read_rows() {
  Table table;
  for (const auto& row : kRows) {
    auto rest = row.forms;
    while (!rest.empty()) {
      const auto end = rest.find(' ');
      table.emplace(rest.substr(0, end), row.tag);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  return table;
}

}  // namespace

std::optional<Tag> function_word_tag(std::string_view form) {
  static const Table kTable = read_rows();
  const auto found = kTable.find(form);
  return found == kTable.end() ? std::nullopt : std::optional<Tag>(found->second);
}

}  // namespace vidensgraf
