#include <string>
#include <string_view>
#include <utility>

#include "extraction/grammar/term_form.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_cues.h"
#include "extraction/relations/relation_finders.h"

// What is a kind of what, by "som":
//
//   Y som A og B       where "som" opens no clause and no verb takes it ("bruge X som Y")
//   en Y som A         "en fremadskridende sygdom som demens"
//   A og B som Y       names: "fremhæver Åben Dialog og KRAP som metoder"; not what somebody else is there
//                      ("indtræder i Folketinget som stedfortræder")
//
// Known misses: kinds of people.

namespace vidensgraf {
namespace {

class AsListFinder {
 public:
  explicit AsListFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (reader_.form(at) == "som") as_list(at);
    }
  }

 private:
  void broader(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Broader, to, reader_.source(), pattern);
  }

  void as_list(std::uint32_t at) {
    if (past_list_cue(reader_, at + 1) != at + 1) return;  // "som fx A": a list after a cue
    const auto* before = reader_.phrase_ending(at);
    if (before == nullptr) return;
    const char opening = text_.token(before->core).form.front();
    if (opening >= '0' && opening <= '9') return;  // "i 1990'erne som et opgør"
    // "fremhæver Åben Dialog som metode"
    if (reader_.is_name(*before)) return names_as(*before, at + 1);
    if (one_of_a_kind(*before, at + 1)) return;
    if (!reader_.is_plural(*before) || before->possessed) return;
    if (reader_.is_people(*before) || reader_.is_staff(*before)) return;
    if (verb_takes_as(before->first)) return;
    if (before->first > reader_.begin() && reader_.form(before->first - 1) == "såvel")
      return;  // "såvel A som B"
    auto members = conjuncts_at(text_, at + 1, reader_.end());
    if (members.empty()) return;
    // "som A, B, C m.m.": no coordinator closes it
    if (auto all = conjuncts_at(text_, at + 1, reader_.end(), ListEnd::Open);
        all.size() > members.size() && says_more(all.back().end))
      members = std::move(all);
    // "som botilbud, støtte i eget hjem og værksteder"
    if (auto all = listed_from(reader_, at + 1);
        all.size() > members.size() + 1 &&
        (says_more(all.back().end) || text_.is(all.back().phrase.first - 1, Tag::Coordinator)))
      members = std::move(all);
    const auto after = members.back().end;
    if (reader_.is(after, Tag::Verb) ? members.size() < 2 || !is_only_verb(before->first, after)
                                     : reader_.is(after, Tag::Adverb))
      return;
    const bool several = members.size() > 1;
    // "udleje ældreboliger som ungdomsboliger"
    const bool object = before->first > reader_.begin() && text_.is(before->first - 1, Tag::Verb) &&
                        !text_.used_as(before->first - 1, WordUse::BeVerb | WordUse::ModalVerb);
    if (!several && object) return;
    for (const auto& member : members) {
      const auto& phrase = member.phrase;
      const bool specific = several || reader_.is_plural(phrase) || reader_.is_name(phrase);
      const bool general = text_.used_as(phrase.head, WordUse::GenericNoun) && phrase.modifier_count == 0;
      if (phrase.definite || !specific || general) return;
    }
    const auto kind = reader_.label_of(*before);
    if (kind.empty()) return;
    for (const auto& member : reader_.labelled(members)) broader(member.label, kind, "Y som A og B");
  }

  // "indsatser som kommunen leverer" is a clause; "Borgere med lidelser som angst og fobi kan søge" has no
  // other verb that the sentence could have: none before token `first`, and from `verb` on one to the next
  // comma, behind which no verb stands either.
  [[nodiscard]] bool is_only_verb(std::uint32_t first, std::uint32_t verb) const {
    for (auto at = reader_.begin(); at < first; ++at) {
      if (text_.is(at, Tag::Verb) || text_.is(at, Tag::Relative) || text_.is(at, Tag::Comma)) return false;
    }
    auto at = verb;
    // "er udbredt", "kan ikke søge"
    while (reader_.is(at, Tag::Verb) || reader_.is(at, Tag::Adverb)) ++at;
    for (; at < reader_.end() && !text_.is(at, Tag::Stop); ++at) {
      if (text_.is(at, Tag::Comma)) return !reader_.is(at + 1, Tag::Verb);
      if (text_.is(at, Tag::Verb) && !text_.is(at - 1, Tag::InfinitiveMarker)) return false;
    }
    return true;
  }

  // "m.m.", "mv.": there are more.
  [[nodiscard]] bool says_more(std::uint32_t at) const {
    const auto word = reader_.form(at);
    return word == "m.m." || word == "mv." || word == "m.v." || word == "osv.";
  }

  // "en fremadskridende sygdom som demens": the kind in the singular, with an adjective that narrows it, and
  // one bare noun that ends its clause.
  bool one_of_a_kind(const NounPhrase& kind, std::uint32_t at) {
    if (!kind.determined || kind.definite || kind.modifier_count == 0 || reader_.is_plural(kind))
      return false;
    if (text_.used_as(kind.head, WordUse::GenericNoun | WordUse::EvaluativeNoun) || reader_.is_people(kind) ||
        reader_.is_staff(kind) || verb_takes_as(kind.first))
      return false;
    const auto member = noun_phrase_at(text_, at, reader_.end());
    if (!member || member->determined || member->definite || reader_.is_staff(*member) ||
        reader_.is_people(*member))
      return false;
    const auto end = member->end;
    if (end < reader_.end() && !reader_.is(end, Tag::Stop) && !reader_.is(end, Tag::Comma) &&
        !reader_.is(end, Tag::Close) && !(reader_.is(end, Tag::Verb) && is_only_verb(kind.first, end)))
      return false;
    broader(reader_.label_of(*member), reader_.label_of(kind), "en Y som A");
    return true;
  }

  // "bruger møder som redskab", "ser A og B som C": the verb takes the phrase with "som".
  [[nodiscard]] bool verb_takes_as(std::uint32_t first) const {
    for (auto at = first; at > reader_.begin(); --at) {
      if (text_.is(at - 1, Tag::Subjunction)) return false;
      if (text_.used_as(at - 1, WordUse::AsVerb | WordUse::UseVerb | WordUse::DefineVerb |
                                    WordUse::UnderstandVerb | WordUse::CharacteriseVerb)) {
        return true;
      }
    }
    return false;
  }

  void names_as(const NounPhrase& last, std::uint32_t at) {
    // "blev udviklet i USA som et opgør": where
    if (last.first > reader_.begin() && reader_.form(last.first - 1) == "i") return;
    const auto kind = noun_phrase_at(text_, at, reader_.end());
    if (!kind || kind->definite || reader_.is_people(*kind) || !text_.is(kind->head, Tag::Noun)) return;
    if (text_.used_as(kind->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return;
    if (reader_.is(kind->end, Tag::Verb)) return;
    // "indtræder i Folketinget som stedfortræder", "anvender Digital Post som afsendere": somebody else is
    // that.
    const bool of_another = last.first > reader_.begin() && text_.is(last.first - 1, Tag::Preposition);
    if (of_another || (reader_.is_plural(*kind) && !kind->determined && is_alone(last))) return;
    const auto label = term_form(text_, reader_.analyzer(), kind->modifiers(), kind->head).label;
    for (const auto* name = &last; name != nullptr && reader_.is_name(*name);) {
      broader(name_label(*name), label, "A og B som Y");
      const bool coordinated = name->first > reader_.begin() && text_.is(name->first - 1, Tag::Coordinator);
      name = coordinated ? reader_.phrase_ending(name->first - 1) : nullptr;
    }
  }
  [[nodiscard]] bool is_alone(const NounPhrase& name) const {
    return name.first <= reader_.begin() || !text_.is(name.first - 1, Tag::Coordinator);
  }
  [[nodiscard]] std::string name_label(const NounPhrase& name) const {
    // "KRAP6": a footnote's number run into an acronym.
    const auto form = text_.token(name.head).form;
    const auto letters = form.find_last_not_of("0123456789") + 1;
    if (letters < form.size()) {
      for (const auto& abbreviation : reader_.facts().abbreviations) {
        if (abbreviation.short_form == form.substr(0, letters)) return abbreviation.short_form;
      }
    }
    if (const auto* label = reader_.concept_of(name)) return *label;
    return label_wording(text_, name.core, name.end);
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_as_lists(RelationReader& reader) { AsListFinder(reader).run(); }

}  // namespace vidensgraf
