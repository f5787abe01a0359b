#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extraction/relations/relation_anaphora.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_cues.h"
#include "extraction/relations/relation_finders.h"

// What a whole consists of:
//
//   X omfatter A og B           "består af", "indeholder"; with the list or numbered headings below a colon
//   I X indgår A og B           "er inkluderet", "hører til"; B, hvor der indgår A
//
// Known misses: parts by a genitive alone ("kommunens afdelinger"), "i" between common nouns, which only says
// where.

namespace vidensgraf {
namespace {

class WholeFinder {
 public:
  explicit WholeFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::Part)) continue;
      const auto word = reader_.form(at);
      if (text_.used_as(at, WordUse::ContainVerb) && text_.is(at, Tag::Verb)) contains(at);
      if (word == "dækker" && reader_.form(at + 1) != "over") covers(at);
      if (word == "består" || word == "bestå" || word == "bestod") consists(at);
      if (word == "bestående") made_up(at);
      if (word == "hører" && reader_.form(reader_.begin()) == "til") belongs_to(at);
      if (word == "inkluderet" || word == "indbygget" || word == "indlagt") built_into(at);
      if (word == "indgår") {
        enters_behind(at);
        enters_where(at);
      }
    }
  }

 private:
  void part_of(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::PartOf, to, reader_.source(), pattern);
  }

  // "X omfatter A, B og C"; "X omfatter flere niveauer:" with what is listed below.
  void contains(std::uint32_t verb) {
    if (!named_before(verb)) contains(verb, verb + 1);
  }

  // "En opmærksomhedsforstyrrelse er ... Begrebet omfatter A og B": kinds of what was explained right before.
  bool named_before(std::uint32_t verb) {
    const auto word = noun_phrase_at(text_, reader_.begin(), reader_.end());
    if (!word || word->end != verb || !word->definite || word->modifier_count > 0 ||
        !text_.used_as(word->head, WordUse::DesignationNoun))
      return false;
    if (reader_.number() == 0) return true;
    const auto& before = text_.sentences()[reader_.number() - 1];
    const std::string* term = nullptr;
    for (const auto& definition : reader_.facts().definitions) {
      if (definition.core.begin >= before.source.begin && definition.core.end <= before.source.end)
        term = &definition.term;
    }
    if (term == nullptr || before.block != text_.sentences()[reader_.number()].block) return true;
    for (const auto& member : reader_.labelled(listed_objects(reader_.past_adverbs(verb + 1))))
      reader_.add(member.label, RelationType::Broader, *term, reader_.source(), "begrebet omfatter A og B");
    return true;
  }
  void contains(std::uint32_t verb, std::uint32_t object) {
    auto wholes = elliptic_wholes(verb);
    if (wholes.empty()) {
      const auto frame = frame_of(reader_, verb);
      const auto* who = frame.subjects.size() == 1 ? frame.subjects.front() : reader_.subject(verb);
      if (who == nullptr) return;
      if (who == (frame.subjects.empty() ? nullptr : frame.subjects.front()))
        object += frame.objects - (verb + 1);
      wholes.push_back(whole_label(*who, verb));
    }
    for (const auto& whole : wholes) {
      if (!whole.empty()) contains(object, whole);
    }
  }

  // "Ordningen dækker A, B og C": what a price or an insurance covers is no part of it.
  void covers(std::uint32_t verb) {
    const auto frame = frame_of(reader_, verb);
    if (frame.subjects.size() != 1 || verb == reader_.begin() || text_.is(verb - 1, Tag::Relative)) return;
    const auto form = text_.folded(frame.subjects.front()->head);
    for (const std::string_view money :
         {"pris", "beløb", "takst", "betaling", "gebyr", "forsikring", "tilskud", "kontingent", "garanti",
          "løn", "honorar", "udgift", "regning"}) {
      if (form.find(money) != std::string_view::npos) return;
    }
    constexpr std::size_t kFewest = 3;  // "dækker næse og mund"
    if (listed_objects(verb + 1).size() >= kFewest) contains(verb);
  }

  // "X består af A og B", "X består dels af A, dels af B"
  void consists(std::uint32_t verb) {
    const auto at = reader_.past_adverbs(verb + 1);
    if (reader_.form(at) != "af") return;
    // "af en kombination af A og B"
    if ((reader_.form(at + 1) == "en" || reader_.form(at + 1) == "et") && reader_.form(at + 3) == "af" &&
        (reader_.form(at + 2) == "kombination" || reader_.form(at + 2) == "række"))
      return contains(verb, at + 4);
    contains(verb, at + 1);
    const auto first = reader_.objects(at + 1);
    if (first.empty() || reader_.form(at - 1) != "dels") return;
    auto next = first.back().end;
    if (reader_.is(next, Tag::Comma)) ++next;
    if (reader_.is(next, Tag::Coordinator)) ++next;
    if (reader_.form(next) == "dels" && reader_.form(next + 1) == "af") contains(verb, next + 2);
  }

  // "X bestående af A og B"
  void made_up(std::uint32_t participle) {
    if (participle == reader_.begin() || reader_.form(participle + 1) != "af") return;
    const auto end = text_.is(participle - 1, Tag::Comma) ? participle - 1 : participle;
    const auto* whole = reader_.phrase_ending(end);
    if (whole == nullptr || reader_.is_people(*whole) || is_text(*whole)) return;
    if (const auto* label = reader_.concept_of(*whole)) contains(participle + 2, *label);
  }

  // "Til kurset hører en arbejdsbog og et forum": "Til Y-erne hører A" names kinds.
  void belongs_to(std::uint32_t verb) {
    const auto whole = noun_phrase_at(text_, reader_.begin() + 1, reader_.end());
    const auto* reading = whole ? text_[whole->head].reading : nullptr;
    if (reading == nullptr || whole->end != verb || has(reading->features, Feature::Plural) ||
        reader_.form(whole->first) == "de" || reader_.is_people(*whole) || is_text(*whole) ||
        text_.used_as(whole->head, WordUse::BondNoun))
      return;
    if (const auto* label = reader_.concept_of(*whole)) contains(reader_.past_adverbs(verb + 1), *label);
  }

  // "I B er inkluderet A", "I B er der indbygget A"
  void built_into(std::uint32_t participle) {
    if (reader_.form(reader_.begin()) != "i") return;
    const auto whole = noun_phrase_at(text_, reader_.begin() + 1, reader_.end());
    if (!whole || !text_.used_as(whole->end, WordUse::BeVerb) || reader_.is_people(*whole) ||
        is_text(*whole) || participle - whole->end > 4 || reader_.negated(participle))
      return;
    for (auto at = whole->end + 1; at < participle; ++at) {
      if (!text_.is(at, Tag::Adverb) && reader_.form(at) != "der") return;
    }
    if (const auto* label = reader_.concept_of(*whole)) contains(participle + 1, *label);
  }

  // "I B indgår A og C"
  void enters_behind(std::uint32_t verb) {
    if (reader_.form(reader_.begin()) != "i") return;
    const auto whole = noun_phrase_at(text_, reader_.begin() + 1, reader_.end());
    if (!whole || whole->end != verb || reader_.is_people(*whole) || reader_.is(verb + 1, Tag::Numeral) ||
        text_.used_as(whole->head, WordUse::BondNoun | WordUse::DocumentNoun) || is_text(*whole))
      return;
    if (const auto* label = reader_.concept_of(*whole)) contains(verb + 1, *label);
  }

  // "B, hvor der typisk indgår A"
  void enters_where(std::uint32_t verb) {
    auto at = verb;
    while (at > reader_.begin() && (text_.is(at - 1, Tag::Adverb) || text_.is(at - 1, Tag::Adjective))) --at;
    if (at < reader_.begin() + 3 || reader_.form(at - 1) != "der" || reader_.form(at - 2) != "hvor") return;
    at -= 2;
    if (text_.is(at - 1, Tag::Comma)) --at;
    const auto* whole = reader_.phrase_ending(at);
    if (whole == nullptr || reader_.is_people(*whole) || reader_.governor(*whole) != nullptr) return;
    if (text_.used_as(whole->head, WordUse::BondNoun | WordUse::DocumentNoun) || is_text(*whole)) return;
    const auto* label = reader_.concept_of(*whole);
    if (label == nullptr) return;
    for (const auto& member : reader_.objects(verb + 1)) {
      if (!reader_.is_people(member.phrase) && !text_.used_as(member.phrase.head, WordUse::BondNoun))
        part_of(reader_.term_of(member), *label, "B, hvor der indgår A");
    }
  }

  // "Både faste og -løse indsatser kan indeholde": a subject that gives its members in part.
  [[nodiscard]] std::vector<std::string> elliptic_wholes(std::uint32_t verb) const {
    auto end = verb;
    while (end > reader_.begin() &&
           (text_.is(end - 1, Tag::Adverb) || text_.used_as(end - 1, WordUse::ModalVerb)))
      --end;
    std::vector<std::string> labels;
    auto first = reader_.begin();
    while (first < end && text_.is(first, Tag::Adverb)) ++first;  // "både"
    const auto members = conjuncts_at(text_, first, end);
    if (members.size() < 2 || members.back().end != end) return labels;
    for (const auto& member : members) {
      if (member.whole) return {};
      labels.push_back(reader_.label_of(member));
    }
    return labels;
  }

  void contains(std::uint32_t object, const std::string& whole) {
    if (reader_.form(reader_.end() - 1) == ":") {
      for (const auto& item : reader_.items_below()) part_of(item, whole, "X omfatter: A, B");
      return;
    }
    object = past_further(past_examples(object), whole);
    // "omfatter forskellige aktiviteter, fx A og B"
    if (const auto general = noun_phrase_at(text_, object, reader_.end());
        general && text_.used_as(general->head, WordUse::GenericNoun | WordUse::OfferNoun) &&
        reader_.is_plural(*general) && !reader_.is_people(*general) && !reader_.is_staff(*general)) {
      const auto cue = reader_.is(general->end, Tag::Comma) ? general->end + 1 : general->end;
      const auto items = past_list_cue(reader_, cue);
      if (items != cue) {
        for (const auto& member : reader_.labelled(listed_from(reader_, items)))
          part_of(member.label, whole, "X omfatter Y, fx A og B");
        return;
      }
    }
    // "omfatter partens påstande": what is owned
    if (const auto owner = noun_phrase_at(text_, object, reader_.end());
        owner && text_.is_genitive(owner->head))
      object = owner->end;
    std::vector<std::string> parts;
    for (const auto& member : listed_objects(object)) {
      if (reader_.is_people(member.phrase)) continue;
      if (auto part = reader_.term_of(member); !part.empty()) parts.push_back(std::move(part));
    }
    // "Omsorgssvigt omfatter fysisk omsorgssvigt": kinds of it, where all or several are; "Behandlingen
    // omfatter samtaler og efterbehandling" has one that is named so.
    const auto named_so = [&](const std::string& part) {
      return part.size() > whole.size() && part.ends_with(whole);
    };
    const auto kinds = static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), named_so));
    for (const auto& part : parts) {
      // Of two kinds and more the others are what examples say of them ("fysisk X, fx A, og psykisk X").
      if (kinds > 1 || kinds == parts.size()) {
        if (named_so(part))
          reader_.add(part, RelationType::Broader, whole, reader_.source(), "X omfatter a-X");
      } else {
        part_of(part, whole, "X omfatter A og B");
      }
    }
  }

  // Objects, also where one of them has something behind it: "træning i gøremål, sprogstimulation og ture".
  [[nodiscard]] std::vector<Conjunct> listed_objects(std::uint32_t object) const {
    auto members = reader_.objects(object);
    if (members.empty()) return members;
    auto further = members;
    continue_list(reader_, further);
    auto open = listed_from(reader_, object);
    if (further.size() > members.size() && is_closed(further)) members = std::move(further);
    if (open.size() > members.size() && is_closed(open)) members = std::move(open);
    // "omfatter gennemgang af journaler": an act is no part by what it is done to
    const auto first = noun_phrase_at(text_, object, reader_.end());
    if (first && first->head != members.front().phrase.head && reader_.form(first->end) == "af" &&
        is_act(*first))
      members.erase(members.begin());
    return members;
  }
  [[nodiscard]] bool is_act(const NounPhrase& phrase) const {
    const auto* reading = text_[phrase.head].reading;
    const auto lemma = reading != nullptr ? std::string_view(reading->lemma) : std::string_view();
    return lemma.ends_with("ing") || lemma.ends_with("else") || lemma.ends_with("gang");
  }
  // A comma alone may begin another clause.
  [[nodiscard]] bool is_closed(const std::vector<Conjunct>& list) const {
    const auto end = list.back().end;
    const auto word = reader_.form(end);
    const bool more = word == "mm." || word == "mv." || word == "m.m." || word == "m.v." || word == "osv." ||
                      word == "m.fl.";
    return more || (text_.is(list.back().phrase.first - 1, Tag::Coordinator) && !reader_.is(end, Tag::Verb));
  }

  // "omfatter ud over A og B også C": A and B are parts, too. Where C begins.
  [[nodiscard]] std::uint32_t past_further(std::uint32_t object, const std::string& whole) {
    auto at = object;
    if (reader_.form(at) == "ud" && reader_.form(at + 1) == "over")
      at += 2;
    else if (reader_.form(at) == "udover" || reader_.form(at) == "foruden")
      ++at;
    else
      return object;
    const auto members = conjuncts_at(text_, at, reader_.end());
    if (members.empty()) return object;
    for (const auto& member : reader_.labelled(members)) part_of(member.label, whole, "X omfatter A og B");
    at = members.back().end;
    while (reader_.is(at, Tag::Adverb) || reader_.is(at, Tag::Comma)) ++at;
    return at;
  }

  // "af blandt andet A", "fx A"
  [[nodiscard]] std::uint32_t past_examples(std::uint32_t at) const {
    for (;;) {
      const bool two = (reader_.form(at) == "blandt" && reader_.form(at + 1) == "andet") ||
                       (reader_.form(at) == "for" && reader_.form(at + 1) == "eksempel");
      if (!two && !reader_.used_as(at, WordUse::ListCue) && reader_.form(at) != "bl.a.") return at;
      at += two ? 2 : 1;
    }
  }

  // "evalueringsrapporten indeholder": what a text tells is no part of it here.
  [[nodiscard]] bool is_text(const NounPhrase& phrase) const {
    return reader_.is_compound_of(phrase, WordUse::DocumentNoun);
  }

  // A coordinated subject is one thing: "komplekse problemer og/eller støttebehov".
  [[nodiscard]] std::string whole_label(const NounPhrase& who, std::uint32_t verb) const {
    if (text_.used_as(who.head, WordUse::DocumentNoun | WordUse::StudyNoun)) return {};
    if (is_text(who) || reader_.is_people(who)) return {};
    auto last = who;
    for (const auto& phrase : reader_.phrases()) {
      if (phrase.first < who.first || phrase.end > verb || reader_.is_law(phrase)) continue;
      // "X henvender sig til G og omfatter A": what the first of two verbs takes
      const auto verbs_from = std::max(last.end, who.end);
      bool clause = false;
      for (auto at = verbs_from; at < phrase.first; ++at)
        clause = clause || text_.is(at, Tag::Verb) || text_.is(at, Tag::Relative);
      if (clause) break;
      last = phrase;
    }
    const auto* pair = reader_.mentions().concept_ending(text_.token(last.head).source.end);
    if (pair != nullptr && pair->span.begin <= text_.token(who.head).source.begin) return *pair->label;
    if (last.first != who.first) return {};
    if (const auto* full = taken_up(reader_, who)) return *full;
    const auto* label = reader_.concept_of(who);
    return label != nullptr ? *label : std::string();
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_wholes(RelationReader& reader) { WholeFinder(reader).run(); }

}  // namespace vidensgraf
