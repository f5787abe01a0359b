#include <algorithm>
#include <optional>

#include "extraction/relation_finders.h"
#include "extraction/term_form.h"

// What is a kind of what, from wordings that list kinds (Hearst 1992):
//
//   Y, fx A, B og C       "herunder", "såsom", "i form af", "bl.a.", "som for eksempel"
//   A, B og andre Y       "øvrige", "lignende"
//   Y som A og B          where "som" opens no clause and no verb takes it ("bruge X som Y")
//   Y-erne A og B         a definite plural right before names
//   to typer Y: A og B    also with the list below
//   A er en Y; A, som er en Y; A er en form for Y
//
// What a list after a cue is a list of is asked of the phrases before it: the one right before, or one on
// which that hangs ("netværkstilbud af uformel karakter i form af A"). A member that shares its head with one
// of them decides ("fællesskaber ..., fx støttefællesskaber"); else the nearest in the plural does.
//
// Known misses: kinds over a sentence border ("Det kan være A"); lists of clauses.

namespace vidensgraf {
namespace {

class KindFinder {
 public:
  explicit KindFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (const auto items = past_cue(at); items != at) listed(at, items);
      if (is_other(at)) others(at);
      if (reader_.form(at) == "som") as_list(at);
      if (reader_.used_as(at, WordUse::BeVerb)) copula(at);
      if (reader_.is(at, Tag::Colon)) typed_list(at);
    }
    names_of_kind();
  }

 private:
  void broader(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Broader, to, reader_.source(), pattern);
  }

  // ---- Y, fx A og B

  // One past a cue that begins at `at` and whatever goes with it ("i form af for eksempel"); `at` if none
  // does.
  [[nodiscard]] std::uint32_t past_cue(std::uint32_t at) const {
    const auto word = reader_.form(at);
    auto next = at;
    if (text_.used_as(at, WordUse::ListCue)) {
      next = at + 1;
    } else if (word == "i" && reader_.form(at + 1) == "form" && reader_.form(at + 2) == "af") {
      next = at + 3;
    } else if (word == "for" && reader_.form(at + 1) == "eksempel") {
      // "af for eksempel", "fx for eksempel": the cue began before.
      if (at > reader_.begin() && reader_.form(at - 1) == "af") return at;
      next = at + 2;
    } else if (word == "bl.a." || (word == "blandt" && reader_.form(at + 1) == "andet")) {
      // "bl.a." is a cue behind a comma or "som", and an adverb elsewhere.
      if (at == reader_.begin() || (!reader_.is(at - 1, Tag::Comma) && reader_.form(at - 1) != "som" &&
                                    !reader_.is(at - 1, Tag::Open)))
        return at;
      next = at + (word == "bl.a." ? 1U : 2U);
    }
    if (next == at) return at;
    for (;;) {
      const auto follows = reader_.form(next);
      if (follows == "for" && reader_.form(next + 1) == "eksempel") {
        next += 2;
      } else if (follows == "blandt" && reader_.form(next + 1) == "andet") {
        next += 2;
      } else if (follows == "bl.a." || reader_.used_as(next, WordUse::ListCue) ||
                 reader_.is(next, Tag::Colon)) {
        ++next;
      } else {
        return next;
      }
    }
  }

  void listed(std::uint32_t cue, std::uint32_t items) {
    const auto members = conjuncts_at(text_, items, reader_.end(), ListEnd::Open);
    if (members.empty()) return;
    const auto named = reader_.labelled(members);
    if (named.empty()) return;
    if (members.front().phrase.possessed || text_.is_genitive(members.front().phrase.head)) return;
    const auto kind = kind_before(cue, named);
    if (kind.empty()) return;
    for (const auto& member : named) {
      if (!is_sibling(member.conjunct)) broader(member.label, kind, "Y, fx A og B");
    }
  }

  // "uformelle fællesskaber" beside "frivillige fællesskaber": another adjective on the same noun names no
  // kind.
  [[nodiscard]] bool is_sibling(const Conjunct& member) const {
    const auto& own = member.phrase;
    if (!member.noun_form.empty() || own.modifier_count == 0) return false;
    return kind_head_ != own.head && text_[kind_head_].reading != nullptr &&
           text_[own.head].reading != nullptr &&
           text_[kind_head_].reading->lemma == text_[own.head].reading->lemma;
  }

  // The lemma of the noun, of a compound its last member.
  [[nodiscard]] std::string_view head_lemma(std::uint32_t noun) const {
    const auto* reading = text_[noun].reading;
    if (reading == nullptr) return text_.folded(noun);
    return reading->parts.size() > 1 ? std::string_view(reading->parts.back())
                                     : std::string_view(reading->lemma);
  }

  [[nodiscard]] std::string kind_before(std::uint32_t cue, std::span<const LabelledConjunct> members) {
    auto before = cue;
    bool clause = false;  // after a semicolon or colon the whole clause is meant
    bool aside = false;
    while (before > reader_.begin()) {
      const auto tag = text_[before - 1].tag;
      if (tag == Tag::Stop || tag == Tag::Colon) clause = true;
      if (tag == Tag::Comma || tag == Tag::Open) aside = true;
      const bool skipped = tag == Tag::Comma || tag == Tag::Stop || tag == Tag::Colon || tag == Tag::Open ||
                           reader_.form(before - 1) == "som";
      if (!skipped) break;
      --before;
    }
    const auto word = reader_.form(cue);
    if (before == cue && word != "i" && word != "herunder" && word != "såsom") return {};
    const auto* nearest = reader_.phrase_ending(before);
    if (clause) {
      if (auto use = purpose_before(before); !use.empty()) return use;
    }
    // "fællesskaber, hvor alle kan være med, fx A": the clause ends with no phrase, or with one of its own.
    const auto* owner = clause || aside ? clause_owner(before) : nullptr;
    std::vector<const NounPhrase*> candidates;
    for (const auto* start : {nearest, owner}) {
      for (const auto* one = start; one != nullptr; one = reader_.governor(*one)) candidates.push_back(one);
    }
    if (candidates.empty()) return {};
    for (const auto* one : candidates) {
      for (const auto& member : members) {
        const auto& phrase = member.conjunct.phrase;
        const bool same = member.conjunct.noun_form.empty() && phrase.head != one->head &&
                          head_lemma(phrase.head) == head_lemma(one->head) && !reader_.is_people(*one);
        if (same) return kind_label(*one);
      }
    }
    if (nearest == nullptr) {
      return owner != nullptr && reader_.is_plural(*owner) && !reader_.is_people(*owner) ? kind_label(*owner)
                                                                                         : std::string();
    }
    // Kinds are kinds of something in the plural; "herunder" also divides a mass: "hjælp, herunder
    // rådgivning".
    for (const auto* one = nearest; one != nullptr; one = reader_.governor(*one)) {
      if (reader_.is_people(*one)) return {};
      const bool mass =
          word == "herunder" || (word == "i" && !one->definite && reader_.governor(*one) == nullptr &&
                                 reader_.concept_of(*one) != nullptr);
      if (!reader_.is_plural(*one) && !mass) continue;
      return kind_label(*one);
    }
    return {};
  }

  // Of a coordination only its first member is sure to be meant: "netværkstilbud og -aktiviteter".
  [[nodiscard]] std::string kind_label(const NounPhrase& phrase) {
    kind_head_ = phrase.head;
    if (reader_.is_staff(phrase)) return {};
    if (phrase.first >= reader_.begin() + 3 && text_.is(phrase.first - 1, Tag::Dash) &&
        !text_.token(phrase.first).space_before && text_.is(phrase.first - 2, Tag::Coordinator)) {
      if (const auto* first = reader_.phrase_ending(phrase.first - 2)) return reader_.label_of(*first);
    }
    if (phrase.possessed) return {};
    return reader_.label_of(phrase);
  }

  // The phrase to which a relative clause belongs that ends right before token `end`.
  [[nodiscard]] const NounPhrase* clause_owner(std::uint32_t end) const {
    for (auto at = end; at > reader_.begin() + 1; --at) {
      if (!reader_.is(at - 1, Tag::Relative) || !reader_.is(at - 2, Tag::Comma)) continue;
      return reader_.phrase_ending(at - 2);
    }
    return nullptr;
  }

  // "værktøjer, der kan anvendes til Z; fx A": a "værktøj til Z".
  [[nodiscard]] std::string purpose_before(std::uint32_t before) {
    const auto* head = clause_owner(before);
    if (head == nullptr || !reader_.is_plural(*head)) return {};
    const auto* last = reader_.phrase_ending(before);
    if (last == nullptr || last == head) return {};
    kind_head_ = head->head;
    for (auto at = head->end + 2; at < last->first; ++at) {
      if (text_.used_as(at, WordUse::UseVerb) && reader_.form(at + 1) == "til") {
        return term_form(text_, reader_.analyzer(), {}, head->head).label + " " +
               label_wording(text_, at + 1, last->end);
      }
    }
    return reader_.label_of(*head);
  }

  // ---- A, B og andre Y

  [[nodiscard]] bool is_other(std::uint32_t at) const {
    const auto word = reader_.form(at);
    return word == "andre" || word == "øvrige" || word == "lignende" || word == "tilsvarende";
  }

  void others(std::uint32_t at) {
    if (at < reader_.begin() + 2) return;
    const auto coordinator = at - 1;
    if (!text_.is(coordinator, Tag::Coordinator)) return;
    const auto kind = noun_phrase_at(text_, at, reader_.end());
    if (!kind || !reader_.is_plural(*kind) || kind->head == at) return;
    if (reader_.is_people(*kind) || reader_.is_staff(*kind)) return;
    auto label = reader_.label_of(without_first_modifier(*kind, at));
    if (label.empty()) return;
    // The members before, from right to left.
    auto end = reader_.is(coordinator - 1, Tag::Comma) ? coordinator - 1 : coordinator;
    constexpr int kMostMembers = 8;
    for (int i = 0; i < kMostMembers; ++i) {
      const auto* member = reader_.phrase_ending(end);
      if (member == nullptr || reader_.is_people(*member) || member->possessed) return;
      // "behov for hjælp og andre ydelser": what hangs on a preposition may be no member.
      const auto name = reader_.label_of(*member);
      if (!name.empty()) broader(name, label, "A, B og andre Y");
      if (member->first <= reader_.begin() || !text_.is(member->first - 1, Tag::Comma)) return;
      end = member->first - 1;
    }
  }
  [[nodiscard]] static NounPhrase without_first_modifier(NounPhrase phrase, std::uint32_t other) {
    std::uint8_t kept = 0;
    for (const auto& modifier : phrase.modifiers()) {
      if (modifier.adjective != other) phrase.modifier_store[kept++] = modifier;
    }
    phrase.modifier_count = kept;
    phrase.first = phrase.core = kept > 0 ? phrase.modifier_store[0].first : phrase.noun;
    return phrase;
  }

  // ---- Y som A og B; A og B som Y

  void as_list(std::uint32_t at) {
    if (past_cue(at + 1) != at + 1) return;  // "som fx A": a list after a cue
    const auto* before = reader_.phrase_ending(at);
    if (before == nullptr) return;
    // "fremhæver Åben Dialog som metode"
    if (reader_.is_name(*before)) return names_as(*before, at + 1);
    if (!reader_.is_plural(*before) || before->possessed) return;
    if (reader_.is_people(*before) || reader_.is_staff(*before)) return;
    if (verb_takes_as(before->first)) return;
    const auto members = conjuncts_at(text_, at + 1, reader_.end());
    if (members.empty()) return;
    const auto after = members.back().end;
    // "indsatser som kommunen leverer": a clause.
    if (reader_.is(after, Tag::Verb) || reader_.is(after, Tag::Adverb)) return;
    const bool several = members.size() > 1;
    for (const auto& member : members) {
      const auto& phrase = member.phrase;
      const bool specific = several || reader_.is_plural(phrase) || reader_.is_name(phrase);
      if (phrase.definite || !specific || text_.used_as(phrase.head, WordUse::GenericNoun)) return;
    }
    const auto kind = reader_.label_of(*before);
    if (kind.empty()) return;
    for (const auto& member : reader_.labelled(members)) broader(member.label, kind, "Y som A og B");
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
    const auto kind = noun_phrase_at(text_, at, reader_.end());
    if (!kind || kind->definite || reader_.is_people(*kind) || !text_.is(kind->head, Tag::Noun)) return;
    if (text_.used_as(kind->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return;
    if (reader_.is(kind->end, Tag::Verb)) return;
    const auto label = term_form(text_, reader_.analyzer(), kind->modifiers(), kind->head).label;
    for (const auto* name = &last; name != nullptr && reader_.is_name(*name);) {
      broader(name_label(*name), label, "A og B som Y");
      const bool coordinated = name->first > reader_.begin() && text_.is(name->first - 1, Tag::Coordinator);
      name = coordinated ? reader_.phrase_ending(name->first - 1) : nullptr;
    }
  }
  [[nodiscard]] std::string name_label(const NounPhrase& name) const {
    if (const auto* label = reader_.concept_of(name)) return *label;
    return label_wording(text_, name.core, name.end);
  }

  // ---- A er en Y

  // "A er en Y", "A, som er en Y", "A er en form for Y". Definitions have their own finder.
  void copula(std::uint32_t be) {
    if (reader_.form(be) != "er") return;
    auto at = be + 1;
    while (reader_.is(at, Tag::Adverb)) {
      if (reader_.form(at) == "ikke") return;
      ++at;
    }
    const auto article = reader_.form(at);
    if (article != "en" && article != "et") return;
    auto genus = noun_phrase_at(text_, at, reader_.end());
    if (!genus) return;
    const bool form_of = (reader_.form(genus->head) == "form" || reader_.form(genus->head) == "type" ||
                          reader_.form(genus->head) == "slags" || reader_.form(genus->head) == "variant") &&
                         (reader_.form(genus->end) == "for" || reader_.form(genus->end) == "af");
    if (form_of) {
      genus = noun_phrase_at(text_, genus->end + 1, reader_.end());
      if (!genus) return;
    } else if (evaluates(*genus)) {
      return;
    }
    const auto* who = reader_.subject(be);
    if (who == nullptr || reader_.is_people(*who) || reader_.is_people(*genus)) return;
    if (reader_.is_staff(*who) || reader_.is_staff(*genus)) return;
    if (who->end != be && !text_.is(who->end, Tag::Comma)) return;
    if (text_.used_as(who->head, WordUse::DocumentNoun)) return;
    const auto* from = reader_.concept_of(*who);
    const auto* to = reader_.concept_of(*genus);
    if (from != nullptr && to != nullptr) broader(*from, *to, form_of ? "A er en form for Y" : "A er en Y");
  }

  [[nodiscard]] bool evaluates(const NounPhrase& genus) const {
    if (text_.used_as(genus.head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return true;
    for (const auto& modifier : genus.modifiers()) {
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective | WordUse::TargetCue)) return true;
    }
    return false;
  }

  // ---- to typer Y: A og B

  void typed_list(std::uint32_t colon) {
    const auto* kind = reader_.phrase_ending(colon);
    if (kind == nullptr || reader_.is_people(*kind) || reader_.is_staff(*kind)) return;
    const auto* type = reader_.governor(*kind);
    const bool typed = type != nullptr && is_type(type->head);
    const bool following = counts(*kind) || reader_.form(kind->first - 1) == "typer";
    if (!typed && !following && !type_before(*kind)) return;
    if (!reader_.is_plural(*kind) && !typed) return;
    const auto label = reader_.label_of(*kind);
    if (label.empty() || text_.used_as(kind->head, WordUse::GenericNoun)) return;
    if (colon + 1 >= reader_.end()) {
      for (const auto& item : reader_.items_below()) broader(item, label, "to typer Y: A og B");
      return;
    }
    const auto members = conjuncts_at(text_, colon + 1, reader_.end(), ListEnd::Open);
    if (members.size() < 2) return;
    const auto after = members.back().end;
    if (reader_.is(after, Tag::Verb)) return;
    for (const auto& member : reader_.labelled(members)) broader(member.label, label, "to typer Y: A og B");
  }
  [[nodiscard]] bool is_type(std::uint32_t noun) const {
    const auto word = reader_.form(noun);
    return word == "typer" || word == "former" || word == "slags" || word == "varianter" ||
           word == "kategorier";
  }
  // "to typer tilbud": the two nouns stand side by side.
  [[nodiscard]] bool type_before(const NounPhrase& kind) const {
    return kind.first > reader_.begin() && is_type(kind.first - 1);
  }
  // "følgende ydelser", "tre modeller"
  [[nodiscard]] bool counts(const NounPhrase& phrase) const {
    for (auto at = phrase.first; at < phrase.noun; ++at) {
      const auto word = reader_.form(at);
      if (word == "følgende" || text_.is(at, Tag::Numeral)) return true;
    }
    return false;
  }

  // ---- Y-erne A og B

  void names_of_kind() {
    for (const auto& phrase : reader_.phrases()) {
      if (!phrase.definite || phrase.end >= reader_.end() || !reader_.is_plural(phrase) ||
          text_.is_genitive(phrase.head))
        continue;
      if (text_.token(phrase.head).form != text_.folded(phrase.head) && phrase.head != reader_.begin())
        continue;
      if (name_at(phrase.end) == nullptr) continue;
      const auto kind = reader_.label_of(phrase);
      if (kind.empty()) continue;
      auto at = phrase.end;
      while (const auto* name = name_at(at)) {
        broader(*name->label, kind, "Y-erne A og B");
        while (at < reader_.end() && text_.token(at).source.begin < name->span.end) ++at;
        if (reader_.is(at, Tag::Open)) {
          while (at < reader_.end() && !text_.is(at, Tag::Close)) ++at;
          ++at;
        }
        const auto next = at < reader_.end() ? skip_coordinator(text_, at, reader_.end()) : at;
        if (next == at) break;
        at = next;
      }
    }
  }
  [[nodiscard]] const Mention* name_at(std::uint32_t at) const {
    if (at >= reader_.end() || text_.token(at).word == nullptr || text_.token(at).form == text_.folded(at))
      return nullptr;
    constexpr std::uint32_t kLongest = 6;
    for (auto last = at + 1; last < std::min(reader_.end(), at + kLongest); ++last) {
      const auto* found = reader_.mentions().concept_ending(text_.token(last).source.end);
      if (found != nullptr && found->span.begin == text_.token(at).source.begin) return found;
    }
    return nullptr;
  }

  RelationReader& reader_;
  const TaggedText& text_;
  std::uint32_t kind_head_ = 0;  // the noun of the kind found last
};

}  // namespace

void find_kinds(RelationReader& reader) { KindFinder(reader).run(); }

}  // namespace vidensgraf
