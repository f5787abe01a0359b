#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/denials.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"

// What is a kind of what, where the sentence says so of each:
//
//   A er en Y; A, som er en Y
//   A er en form for Y, A og B er begge typer Y, A er et eksempel på Y, A er en af de Y-er
//   A hører til Y-erne
//   eksempler på Y er A og B; blandt Y-erne er A og B
//   Y kan opdeles i A og B, der skelnes mellem A-Y og B-Y
//   de tre Y er A, B og C
//
// Evaluations ("A er en udfordring") are none. Known misses: a genus that hangs on another noun.

namespace vidensgraf {
namespace {

class KindFinder {
 public:
  explicit KindFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::Kind) && !text_.is(at, Tag::Verb)) continue;
      const auto word = text_.folded(at);
      if (reader_.used_as(at, WordUse::BeVerb) && !typed_copula(at)) copula(at);
      if (text_.used_as(at, WordUse::DivideVerb) && text_.is(at, Tag::Verb)) divided(at);
      if (word == "hører") belongs(at);
      if (reader_.is(at, Tag::Verb)) regarded(at);
      if (word == "skelnes" || word == "skelner") distinguished(at);
      if (text_.used_as(at, WordUse::TypeNoun)) examples(at);
    }
    among();
    counted_kinds();
  }

 private:
  void broader(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Broader, to, reader_.source(), pattern);
  }

  // ---- A er en Y

  // "A er en Y", "A, som er en Y", "A er en form for Y". Definitions have their own finder.
  void copula(std::uint32_t be) {
    if (reader_.form(be) != "er") return;
    const auto frame = frame_of(reader_, be);
    const auto* who = frame.subjects.size() == 1 ? frame.subjects.front() : reader_.subject(be);
    const bool inverted = frame.subjects.size() == 1 && who->first > be;
    // "Fonden Nordlys Bo er": a name of several words
    const auto* opening = reader_.mentions().organisation_at(text_.token(reader_.begin()).source.begin);
    const auto subject_end = reader_.before_asides(be);
    if (opening != nullptr &&
        (subject_end == reader_.begin() || opening->span.end != text_.token(subject_end - 1).source.end))
      opening = nullptr;
    auto at = inverted ? frame.objects : be + 1;
    while (reader_.is(at, Tag::Adverb)) {
      if (reader_.form(at) == "ikke") return;
      ++at;
    }
    const auto article = reader_.form(at);
    if (article != "en" && article != "et") return;
    auto genus = noun_phrase_at(text_, at, reader_.end());
    if (!genus) return;
    if (evaluates(*genus)) return;
    if (reader_.is_people(*genus) || reader_.is_staff(*genus)) return;
    if (opening != nullptr && !reader_.negated(be)) {
      // Its kind may have no other name in the document.
      if (!text_.used_as(genus->head, WordUse::GenericNoun))
        broader(*opening->label, reader_.label_of(*genus), "A er en Y");
      return;
    }
    if (who == nullptr || reader_.is_people(*who) || reader_.is_staff(*who)) return;
    if (!inverted && who->end != be && !text_.is(who->end, Tag::Comma) &&
        reader_.before_asides(be) != who->end)
      return;
    if (text_.used_as(who->head, WordUse::DocumentNoun)) return;
    // "Hvis gaven er et tilskud"
    for (auto before = who->first; before > reader_.begin() && !text_.is(before - 1, Tag::Comma); --before) {
      const auto word = reader_.form(before - 1);
      if (word == "hvis" || word == "når" || word == "såfremt" || word == "medmindre" || word == "hvor")
        return;
    }
    const auto* from = reader_.concept_of(*who);
    const auto* to = reader_.concept_of(*genus);
    if (from != nullptr && to != nullptr) broader(*from, *to, "A er en Y");
  }

  // ---- A er en form for Y

  // The Y that the type noun at `at` is a type of: "form for Y", "eksempel på Y", "type Y"; nothing if it is
  // none.
  [[nodiscard]] std::vector<Conjunct> typed(std::uint32_t at) const {
    if (!reader_.used_as(at, WordUse::TypeNoun)) return {};
    const auto word = reader_.form(at + 1);
    const bool linked = word == "for" || word == "af" || word == "på";
    auto first = linked ? at + 2 : at + 1;
    if (!linked && !reader_.is(first, Tag::Noun) && !reader_.is(first, Tag::Adjective)) return {};
    const auto genus = noun_phrase_at(text_, first, reader_.end());
    if (!genus || reader_.is_people(*genus) || reader_.is_staff(*genus)) return {};
    auto whole = conjuncts(text_, *genus, reader_.end());
    if (whole.size() > 1) whole.resize(1);
    return whole;
  }

  // "A er en særlig form for Y", "A og B er begge typer Y", "A er en af flere Y-er"
  bool typed_copula(std::uint32_t be) {
    if (reader_.form(be) != "er" && reader_.form(be) != "være" && reader_.form(be) != "været") return false;
    // "I dag er A en form for Y": behind the subject
    const auto frame = frame_of(reader_, be);
    auto at = std::max(be + 1, frame.subjects.empty() ? 0U : frame.objects);
    const auto first = at;
    constexpr std::uint32_t kFarthest = 6;
    std::vector<Conjunct> genus;
    while (at < reader_.end() && at - first < kFarthest && genus.empty()) {
      const auto word = reader_.form(at);
      if (word == "ikke") return false;
      if (text_.used_as(at, WordUse::TypeNoun)) {
        genus = typed(at);
        if (genus.empty()) return false;
        break;
      }
      if (word == "af" && at > first && is_one(at - 1)) {
        const auto of = noun_phrase_at(text_, at + 1, reader_.end());
        if (!of || !reader_.is_plural(*of) || reader_.is_people(*of) || reader_.is_staff(*of)) return false;
        if (text_.used_as(of->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return false;
        // "en af de mest brugte metoder" says how it is, not what.
        if (of->modifier_count > 0 && reader_.form(of->modifiers().front().first) == "mest") return true;
        genus = conjuncts(text_, *of, reader_.end());
        genus.resize(1);
        break;
      }
      const bool goes_on = text_.is(at, Tag::Adverb) || text_.is(at, Tag::Determiner) ||
                           text_.is(at, Tag::Numeral) || text_.is(at, Tag::Adjective) ||
                           text_.is(at, Tag::Pronoun);
      if (!goes_on) return false;
      ++at;
    }
    if (genus.empty() || is_denied(text_, reader_.begin(), genus.front().phrase.head)) return false;
    const auto label = reader_.term_of(genus.front());
    if (label.empty()) return true;
    for (const auto* who : kinds_among(frame.subjects, be)) {
      if (const auto* from = reader_.concept_of(*who)) broader(*from, label, "A er en form for Y");
    }
    return true;
  }
  [[nodiscard]] bool is_one(std::uint32_t at) const {
    const auto word = reader_.form(at);
    return word == "en" || word == "et" || word == "én" || word == "ét" || word == "nogle";
  }
  // Subjects that may be kinds of something: no people, nothing that the document says of itself.
  [[nodiscard]] std::vector<const NounPhrase*> kinds_before(std::uint32_t verb) const {
    return kinds_among(subjects_of(reader_, verb), verb);
  }
  [[nodiscard]] std::vector<const NounPhrase*> kinds_among(std::vector<const NounPhrase*> subjects,
                                                           std::uint32_t verb) const {
    if (subjects.empty()) {
      if (const auto* who = reader_.subject(verb)) subjects.push_back(who);
    }
    const auto unfit = [this](const NounPhrase* who) {
      return reader_.is_people(*who) || reader_.is_staff(*who) ||
             text_.used_as(who->head, WordUse::DocumentNoun);
    };
    subjects.erase(std::remove_if(subjects.begin(), subjects.end(), unfit), subjects.end());
    return subjects;
  }

  // "A regnes for en Y", "A betragtes som en Y"
  void regarded(std::uint32_t verb) {
    const auto word = reader_.form(verb);
    if (word != "regnes" && word != "betragtes" && word != "anses" && word != "klassificeres" &&
        word != "kategoriseres")
      return;
    auto at = verb + 1;
    at = reader_.past_adverbs(at);
    if (reader_.form(at) != "for" && reader_.form(at) != "som") return;
    ++at;
    if (reader_.form(at) != "en" && reader_.form(at) != "et") return;
    // "som en form for Y"
    auto type = at + 1;
    while (reader_.is(type, Tag::Adjective)) ++type;
    const auto of_type = typed(type);
    const auto genus = of_type.empty() ? noun_phrase_at(text_, at, reader_.end())
                                       : std::optional<NounPhrase>(of_type.front().phrase);
    if (!genus || evaluates(*genus) || reader_.is_people(*genus) || reader_.is_staff(*genus)) return;
    const auto* to = reader_.concept_of(*genus);
    if (to == nullptr || is_possibility(reader_, verb)) return;
    for (const auto* who : kinds_before(verb)) {
      if (const auto* from = reader_.concept_of(*who)) broader(*from, *to, "A regnes for en Y");
    }
  }

  // "A hører til Y-erne", "A hører under Y", "Til Y-erne hører A og B"
  void belongs(std::uint32_t verb) {
    if (reader_.form(reader_.begin()) == "til" || reader_.form(reader_.begin()) == "under") {
      const auto kind = noun_phrase_at(text_, reader_.begin() + 1, reader_.end());
      const bool under = reader_.form(reader_.begin()) == "under";
      if (!kind || kind->end != verb || reader_.is_people(*kind) || (!reader_.is_plural(*kind) && !under))
        return;
      if (const auto* to = reader_.concept_of(*kind)) named_behind(verb, *to, "til Y hører A og B");
      return;
    }
    auto at = verb + 1;
    at = reader_.past_adverbs(at);
    if (reader_.form(at) != "til" && reader_.form(at) != "under") return;
    while (reader_.is(at, Tag::Preposition)) ++at;
    const auto kind = noun_phrase_at(text_, at, reader_.end());
    if (!kind || reader_.is_people(*kind) || (!reader_.is_plural(*kind) && reader_.form(at - 1) != "under"))
      return;
    const auto* to = reader_.concept_of(*kind);
    if (to == nullptr) return;
    for (const auto* who : kinds_before(verb)) {
      if (const auto* from = reader_.concept_of(*who)) broader(*from, *to, "A hører til Y");
    }
  }

  // "Eksempler på Y er A og B", "Som eksempler på Y kan nævnes A og B"
  void examples(std::uint32_t noun) {
    if (noun > reader_.begin() + 2) return;
    const auto genus = typed(noun);
    if (genus.empty()) return;
    const auto label = reader_.term_of(genus.front());
    named_behind(genus.front().end, label, "eksempler på Y er A og B");
  }

  // "De tre metoder er A, B og C"
  void counted_kinds() {
    const auto kind = noun_phrase_at(text_, reader_.begin(), reader_.end());
    if (!kind || !kind->definite || !counts(*kind) || !reader_.is_plural(*kind) || reader_.is_people(*kind) ||
        reader_.is_staff(*kind) || reader_.form(kind->end) != "er")
      return;
    const auto* label = reader_.concept_of(*kind);
    if (label == nullptr) return;
    const auto members = conjuncts_at(text_, kind->end + 1, reader_.end());
    if (members.size() < 2 || reader_.is(members.back().end, Tag::Verb)) return;
    for (const auto& member : reader_.labelled(members)) broader(member.label, *label, "de N Y er A og B");
  }

  // "Der skelnes mellem klinisk recovery og personlig recovery": the noun that they share.
  void distinguished(std::uint32_t verb) {
    auto at = verb + 1;
    // "skelnes der normalt mellem"
    constexpr std::uint32_t kFarthest = 4;
    while (at - verb <= kFarthest && at < reader_.end() && reader_.form(at) != "mellem") {
      if (reader_.is(at, Tag::Noun) || reader_.form(at) == "ikke" || reader_.is(at, Tag::Stop)) return;
      ++at;
    }
    if (reader_.form(at) != "mellem") return;
    const auto members = conjuncts_at(text_, at + 1, reader_.end());
    if (members.size() < 2) return;
    const auto* shared = text_[members.back().phrase.head].reading;
    if (shared == nullptr || reader_.is_people(members.back().phrase)) return;
    for (const auto& member : members) {
      const auto* own = text_[member.phrase.head].reading;
      if (own == nullptr || own->lemma != shared->lemma || member.phrase.modifier_count == 0) return;
    }
    for (const auto& member : reader_.labelled(members))
      broader(member.label, shared->lemma, "der skelnes mellem A-Y og B-Y");
  }

  // "Blandt de psykosociale metoder er A og B"
  void among() {
    const bool of = reader_.form(reader_.begin()) == "af";
    if (reader_.form(reader_.begin()) != "blandt" && !of) return;
    auto kind = noun_phrase_at(text_, reader_.begin() + 1, reader_.end());
    // "Blandt kommunens boformer"
    if (kind && text_.is_genitive(kind->head)) kind = noun_phrase_at(text_, kind->end, reader_.end());
    if (!kind || !reader_.is_plural(*kind) || reader_.is_people(*kind) || reader_.is_staff(*kind)) return;
    // "Af andre sanktioner kan nævnes"; "Af reglerne er A" says something else
    if (of && (reader_.form(kind->end) != "kan" || !names(kind->end + 1))) return;
    if (are_parts(*kind)) return parts_among(*kind);
    if (const auto* label = reader_.concept_of(*kind)) named_behind(kind->end, *label, "blandt Y er A og B");
  }

  // "kan nævnes", "kan der fremhæves"
  [[nodiscard]] bool names(std::uint32_t at) const {
    while (reader_.is(at, Tag::Adverb) || reader_.form(at) == "der") ++at;
    const auto word = reader_.form(at);
    return word == "nævnes" || word == "fremhæves" || word == "nævne" || word == "fremhæve";
  }

  // "elementer", "delelementer"
  [[nodiscard]] bool are_parts(const NounPhrase& phrase) const {
    return text_.used_as(phrase.head, WordUse::PartNoun);
  }
  // "Blandt elementerne i X er A og B"
  void parts_among(const NounPhrase& noun) {
    if (reader_.form(noun.end) != "i" && reader_.form(noun.end) != "af") return;
    const auto whole = noun_phrase_at(text_, noun.end + 1, reader_.end());
    if (!whole || reader_.form(whole->end) != "er" || reader_.is_people(*whole)) return;
    const auto* label = reader_.concept_of(*whole);
    if (label == nullptr) return;
    for (const auto& member : reader_.labelled(reader_.objects(whole->end + 1)))
      reader_.add(member.label, RelationType::PartOf, *label, reader_.source(), "elementer i X er A og B");
  }

  // "er A og B", "kan nævnes A og B", "kan være A" from token `at`.
  void named_behind(std::uint32_t at, const std::string& kind, std::string_view pattern) {
    if (kind.empty() || !reader_.is(at, Tag::Verb)) return;
    while (reader_.is(at, Tag::Verb) || reader_.is(at, Tag::Adverb) || reader_.is(at, Tag::Colon) ||
           reader_.form(at) == "der" || reader_.form(at) == "man" || reader_.used_as(at, WordUse::ListCue)) {
      if (reader_.form(at) == "ikke") return;
      ++at;
    }
    const auto members = conjuncts_at(text_, at, reader_.end(), ListEnd::Open);
    if (members.empty() || reader_.is(members.back().end, Tag::Verb)) return;
    for (const auto& member : reader_.labelled(members)) broader(member.label, kind, pattern);
  }

  // "Y kan opdeles i A og B", "Y deles op i to grupper: A og B"
  void divided(std::uint32_t verb) {
    auto at = verb + 1;
    while (reader_.is(at, Tag::Adverb) || reader_.form(at) == "op") ++at;
    // "Man deler Y op i A og B", "Oftest deler man Y op i A og B": what it is done to
    const bool active = text_.folded(verb).ends_with("r");
    if (active && (reader_.form(at) == "man" || reader_.form(at) == "vi")) ++at;
    const auto parted = active ? noun_phrase_at(text_, at, reader_.end()) : std::nullopt;
    if (parted) at = reader_.form(parted->end) == "op" ? parted->end + 1 : parted->end;
    if (reader_.form(at) != "i") return;
    const auto members = conjuncts_at(text_, at + 1, reader_.end());
    if (members.size() < 2 || reader_.negated(verb)) return;
    if (parted) {
      const auto* kind = reader_.is_people(*parted) ? nullptr : reader_.concept_of(*parted);
      for (const auto& member : reader_.labelled(members))
        if (kind != nullptr) broader(member.label, *kind, "N inddeler Y i A og B");
      return;
    }
    for (const auto* who : kinds_before(verb)) {
      const auto* kind = reader_.concept_of(*who);
      if (kind == nullptr) continue;
      for (const auto& member : reader_.labelled(members))
        broader(member.label, *kind, "Y inddeles i A og B");
    }
  }

  [[nodiscard]] bool evaluates(const NounPhrase& genus) const {
    if (text_.used_as(genus.head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return true;
    for (const auto& modifier : genus.modifiers()) {
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective | WordUse::TargetCue)) return true;
    }
    return false;
  }

  // "følgende ydelser", "tre modeller"
  [[nodiscard]] bool counts(const NounPhrase& phrase) const {
    for (auto at = phrase.first; at < phrase.noun; ++at) {
      const auto word = reader_.form(at);
      if (word == "følgende" || text_.is(at, Tag::Numeral)) return true;
    }
    return false;
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_kinds(RelationReader& reader) { KindFinder(reader).run(); }

}  // namespace vidensgraf
