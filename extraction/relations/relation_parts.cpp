#include <string>

#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"

// What is a part of a whole:
//
//   A er en del af B            "indgår som en del af", "indgår i", "er (et) led i"
//   N benytter A som led i B
//
// What a whole consists of: relation_wholes.cpp.

namespace vidensgraf {
namespace {

class PartFinder {
 public:
  explicit PartFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::Part)) continue;
      const auto word = reader_.form(at);
      if (word == "indgår") enters(at);
      if ((word == "del" || word == "bestanddel") && reader_.form(at + 1) == "af") part(at);
      if (word == "led" && reader_.form(at + 1) == "i") part(at);
    }
  }

 private:
  void part_of(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::PartOf, to, reader_.source(), pattern);
  }

  // "A indgår i B"
  void enters(std::uint32_t verb) {
    auto at = reader_.past_adverbs(verb + 1);
    // "indgår som et element i"
    if (reader_.form(at) == "som") {
      const auto element = noun_phrase_at(text_, at + 1, reader_.end());
      if (!element || !text_.used_as(element->head, WordUse::PartNoun) || reader_.form(element->end) != "i")
        return;
      at = element->end;
    }
    if (reader_.form(at) != "i" || verb == reader_.begin() || text_.is(verb - 1, Tag::Relative)) return;
    const auto what = noun_phrase_at(text_, at + 1, reader_.end());
    // "indgår i et samarbejde", "indgår i en konkurrence": what they do.
    if (what && what->determined && !what->definite) return;
    if (!what || reader_.is_people(*what) ||
        text_.used_as(what->head, WordUse::BondNoun | WordUse::DocumentNoun))
      return;
    const auto* to = reader_.concept_of(*what);
    if (to == nullptr) return;
    for (const auto* who : subjects_of(reader_, verb)) {
      const auto* from =
          reader_.is_people(*who) || reader_.is_staff(*who) ? nullptr : reader_.concept_of(*who);
      if (from != nullptr) part_of(*from, *to, "A indgår i B");
    }
  }

  // "N benytter A som led i B"
  void used_within(std::uint32_t noun, std::uint32_t as) {
    const auto* what = reader_.phrase_ending(as);
    const auto whole = noun_phrase_at(text_, noun + 2, reader_.end());
    if (what == nullptr || !whole || (whole->determined && !whole->definite)) return;
    // Not "modtaget af en myndighed som led i B".
    if (what->first == reader_.begin() || !text_.is(what->first - 1, Tag::Verb)) return;
    if (reader_.is_people(*what) || reader_.is_people(*whole)) return;
    const auto* from = reader_.concept_of(*what);
    const auto* to = reader_.concept_of(*whole);
    if (from != nullptr && to != nullptr) part_of(*from, *to, "A som led i B");
  }

  // "er en vigtig del af rehabiliteringsforløbet": a compound in full; "en vigtig del af svaret" judges.
  [[nodiscard]] bool ends_clause_specific(std::uint32_t at) const {
    const auto whole = noun_phrase_at(text_, at, reader_.end());
    const auto* reading = whole ? text_[whole->head].reading : nullptr;
    return reading != nullptr && reading->parts.size() > 1 && reader_.concept_of(*whole) != nullptr &&
           !reader_.is_compound_of(*whole, WordUse::DocumentNoun);
  }

  // "A er en del af B", "A indgår som en del af B"
  void part(std::uint32_t noun) {
    if (noun < reader_.begin() + 3) return;
    // "en fast del af"; "en vigtig del af" judges
    auto article = noun - 1;
    // "gennemgår et kursus som en del af forløbet"
    const auto as = reader_.form(article) == "en" || reader_.form(article) == "et" ? article - 1 : article;
    if (reader_.form(as) == "som" && reader_.form(noun) == "del" && as > reader_.begin() &&
        reader_.phrase_ending(as) != nullptr)
      return used_within(noun, as);
    // "er led i"
    if (text_.used_as(article, WordUse::BeVerb) && reader_.form(noun) == "led") ++article;
    if (reader_.form(article) == "som" && reader_.form(noun) == "led") return used_within(noun, article);
    if (text_.is(article, Tag::Adjective) && article > reader_.begin() + 2 &&
        (!text_.used_as(article, WordUse::GenericAdjective | WordUse::TiePredicate) ||
         ends_clause_specific(noun + 2)))
      --article;
    if (article != noun && reader_.form(article) != "en" && reader_.form(article) != "et") return;
    auto verb = article - 1;
    while (verb > reader_.begin() && text_.is(verb, Tag::Adverb) && reader_.form(verb) != "ikke") --verb;
    if (reader_.form(verb) == "som") --verb;
    const bool states = text_.used_as(verb, WordUse::BeVerb) || reader_.form(verb) == "indgår" ||
                        reader_.form(verb) == "udgør";
    if (!states || verb <= reader_.begin()) return;
    const auto* who = reader_.subject(verb);
    const auto what = noun_phrase_at(text_, noun + 2, reader_.end());
    if (who == nullptr || !what || reader_.is_people(*who) || reader_.is_people(*what)) return;
    // "indsatser fra flere sektorer, der udgør en del af": of which of the two it is said
    if (text_.is(verb - 1, Tag::Relative) && reader_.governor(*who) != nullptr) return;
    // "er led i et forløb": what goes on
    if (article == noun && what->determined && !what->definite) return;
    const auto* unit = reader_.mentions().organisation_around(text_.token(who->head).source);
    const auto* from = unit != nullptr ? unit->label : reader_.concept_of(*who);
    if (from == nullptr && !who->definite && who->determined) {
      // "ressourceforløb – en ny indsats, der er led i Y": what the general noun stands beside
      const auto mark = who->first > reader_.begin() ? who->first - 1 : who->first;
      const auto* named =
          text_.is(mark, Tag::Dash) || text_.is(mark, Tag::Comma) ? reader_.phrase_ending(mark) : nullptr;
      if (named != nullptr && !reader_.is_people(*named)) from = reader_.concept_of(*named);
    }
    const auto* body = reader_.mentions().organisation_at(text_.token(noun + 2).source.begin);
    const auto* to = body != nullptr ? body->label : reader_.concept_of(*what);
    if (from != nullptr && to != nullptr) part_of(*from, *to, "A er en del af B");
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_parts(RelationReader& reader) { PartFinder(reader).run(); }

}  // namespace vidensgraf
