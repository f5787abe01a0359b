#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/term_form.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_cues.h"
#include "extraction/relations/relation_finders.h"

// What is a kind of what, from lists of kinds (Hearst 1992):
//
//   Y, fx A, B og C       "herunder", "såsom", "i form af", "bl.a.", "som for eksempel", "det vil sige"
//   Y kan være i form af A og B   also with the list below
//   Y repræsenteret ved A og B
//   A, B og andre Y       "øvrige", "lignende"
//   ... Y. Det kan fx være A   where the sentence before ends with Y
//
// What a list after a cue is a list of is asked of the phrases before it: the one right before, or one on
// which that hangs ("netværkstilbud af uformel karakter i form af A"). A member that shares its head with one
// of them decides ("fællesskaber ..., fx støttefællesskaber"); else the nearest in the plural does.
//
// Known misses: lists of clauses; kinds named further back; kinds in the singular that name no mass.

namespace vidensgraf {
namespace {

class ListFinder {
 public:
  explicit ListFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::List)) continue;
      if (const auto items = past_list_cue(reader_, at); items != at) listed(at, items);
      if (is_other(at) || is_another(at)) others(at);
    }
    pointing_back();
  }

 private:
  void broader(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Broader, to, reader_.source(), pattern);
  }

  // ---- Y, fx A og B

  // "Y kan være i form af A og B", "Y sker i form af" and the list below.
  void in_form(std::uint32_t verb, std::uint32_t items) {
    if (reader_.negated(verb)) return;
    for (const auto* who : subjects_of(reader_, verb)) {
      const auto kind =
          reader_.is_people(*who) || reader_.is_staff(*who) ? std::string() : reader_.term_of(*who);
      if (kind.empty()) continue;
      if (items >= reader_.end()) {
        for (const auto& item : reader_.items_below()) broader(item, kind, "Y er i form af A og B");
        continue;
      }
      const auto members = conjuncts_at(text_, items, reader_.end(), ListEnd::Open);
      if (!members.empty() && is_one_thing(members.front().phrase)) return;
      for (const auto& member : reader_.labelled(members))
        broader(member.label, kind, "Y er i form af A og B");
    }
  }

  // "det bedst egnede produkt", "den ene model"
  [[nodiscard]] bool is_one_thing(const NounPhrase& phrase) const {
    const auto article = reader_.form(phrase.first);
    return phrase.determined && (article == "den" || article == "det");
  }

  void listed(std::uint32_t cue, std::uint32_t items) {
    if (reader_.form(cue) == "i" && cue > reader_.begin() && reader_.is(cue - 1, Tag::Verb))
      return in_form(cue - 1, items);
    if (items >= reader_.end()) return listed_below(cue);
    auto members = listed_from(reader_, items);
    if (members.empty()) return;
    if (is_range(cue, members)) return;
    // "aktiviteter, herunder praktik, og undervisning": the comma closes the aside.
    const auto joint = members.back().phrase.first;
    if (members.size() > 1 && text_.is(joint - 1, Tag::Coordinator) && text_.is(joint - 2, Tag::Comma))
      members.pop_back();
    const auto named = reader_.labelled(members);
    if (named.empty()) return;
    // "i form af det billigste produkt": one thing, and no kind
    if (reader_.form(cue) == "i" && is_one_thing(members.front().phrase)) return;
    if (members.front().phrase.possessed || text_.is_genitive(members.front().phrase.head)) return;
    if (is_act(members.front().phrase)) return;
    const auto kind = kind_before(cue, named);
    if (kind.empty()) return;
    for (const auto& member : named) {
      if (!is_sibling(member.conjunct)) broader(member.label, kind, "Y, fx A og B");
    }
  }

  // "repræsentanter fra Y-er, herunder" and the list below
  void listed_below(std::uint32_t cue) {
    auto before = cue;
    while (before > reader_.begin() && text_.is(before - 1, Tag::Comma)) --before;
    const auto* kind = reader_.phrase_ending(before);
    if (kind == nullptr || !reader_.is_plural(*kind) || reader_.is_people(*kind)) return;
    // Not "repræsentanter fra forvaltningsområder", which may be a concept too.
    const auto* own = reader_.mentions().concept_within(*kind);
    const auto label = own != nullptr ? *own : term_form(text_, reader_.analyzer(), *kind).label;
    if (reader_.is_staff(*kind) || text_.used_as(kind->head, WordUse::GenericNoun)) return;
    for (const auto& item : reader_.items_below()) broader(item, label, "Y, fx A og B");
  }

  // "lige fra A til B": the other end, too; false for anything else that begins with "fra".
  [[nodiscard]] bool is_range(std::uint32_t cue, std::vector<Conjunct>& members) const {
    if (reader_.form(cue) != "lige") return false;
    const auto to = members.back().end;
    if (reader_.form(to) != "til" || (reader_.is(to + 1, Tag::Numeral))) return true;
    for (auto& one : conjuncts_at(text_, to + 1, reader_.end())) members.push_back(std::move(one));
    return false;
  }

  // "en reform, herunder etableringen af et nævn": what is done, named as an act of its own.
  [[nodiscard]] bool is_act(const NounPhrase& phrase) const {
    const auto word = reader_.form(phrase.head);
    return phrase.definite && reader_.form(phrase.end) == "af" &&
           (word.ends_with("ingen") || word.ends_with("elsen"));
  }

  // "uformelle fællesskaber" beside "frivillige fællesskaber": another adjective on the same noun, or none,
  // names no kind.
  [[nodiscard]] bool is_sibling(const Conjunct& member) const {
    const auto& own = member.phrase;
    if (!member.noun_form.empty()) return false;
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
    const bool stands_for = word == "repræsenteret";
    if (before == cue && word != "i" && word != "herunder" && word != "såsom" && !stands_for) return {};
    const auto* nearest = reader_.phrase_ending(before);
    // "boligformer til ældre, især bofællesskaber": an adjective for people
    if (nearest == nullptr && aside && before > reader_.begin() + 2 &&
        text_.used_as(before - 1, WordUse::GroupHead | WordUse::GroupNoun) &&
        (reader_.form(before - 2) == "til" || reader_.form(before - 2) == "for"))
      nearest = reader_.phrase_ending(before - 2);
    // "en beretning til Finanstilsynet, herunder en redegørelse": one body has no kinds.
    if (nearest != nullptr &&
        reader_.mentions().organisation_around(text_.token(nearest->head).source) != nullptr)
      return {};
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
    // "flere former for aflastning, herunder A"
    if (nearest != nullptr && !reader_.is_people(*nearest) && is_typed(*nearest)) return kind_label(*nearest);
    if (nearest != nullptr && is_unclear(*nearest, word, members)) return {};
    // "lokaler, hvor der er aktiviteter, herunder haller": of the rooms or of what is in them
    if (nearest != nullptr && owner != nullptr && owner != nearest && word == "herunder" &&
        reader_.is_plural(*nearest) && reader_.is_plural(*owner))
      return {};
    // "virksomheder, der beskæftiger dem, herunder kontrol af arbejdet"
    if (nearest == nullptr && reader_.is(members.front().conjunct.phrase.end, Tag::Preposition)) return {};
    if (nearest == nullptr) {
      return owner != nullptr && reader_.is_plural(*owner) && !reader_.is_people(*owner) ? kind_label(*owner)
                                                                                         : std::string();
    }
    // Kinds are kinds of something in the plural; "herunder" also divides a mass: "hjælp, herunder
    // rådgivning".
    for (const auto* one = nearest; one != nullptr; one = reader_.governor(*one)) {
      // "boformer til ældre, særligt bofællesskaber": whom they are for
      const bool audience = aside && reader_.is_people(*one) && reader_.governor(*one) != nullptr &&
                            (reader_.form(one->first - 1) == "til" || reader_.form(one->first - 1) == "for");
      if (audience) continue;
      if (reader_.is_people(*one)) return {};
      const auto opening = reader_.form(one->first);
      const bool another = one == nearest && (opening == "anden" || opening == "andet");
      const bool mass = word == "herunder" || another ||
                        ((word == "i" || stands_for) && !one->definite && reader_.governor(*one) == nullptr &&
                         reader_.concept_of(*one) != nullptr);
      if (!reader_.is_plural(*one) && !mass) continue;
      // "hjælpemidler, der øger borgerens tryghed, herunder A": what the clause is about, not what it ends
      // with.
      if (!reader_.is_plural(*one) && owner != nullptr && owner != one && reader_.is_plural(*owner) &&
          !reader_.is_people(*owner))
        return kind_label(*owner);
      return kind_label(*one);
    }
    return {};
  }

  // Where the list may as well divide what the phrase hangs on: "kontrol af samtaler i form af medhør", "køb
  // af jord, herunder kompensation for tab", "udbydes som valgfag, herunder A".
  [[nodiscard]] bool is_unclear(const NounPhrase& nearest, std::string_view cue,
                                std::span<const LabelledConjunct> members) const {
    if (nearest.first > reader_.begin() && reader_.form(nearest.first - 1) == "som") return true;
    const auto& first = members.front().conjunct.phrase;
    const bool mass = cue == "herunder" && !reader_.is_plural(nearest);
    // "sikkerhed og ansvar, herunder bæredygtighed"
    const auto opening = reader_.form(nearest.first);
    const bool joined = nearest.first > reader_.begin() && text_.is(nearest.first - 1, Tag::Coordinator);
    const bool other = opening == "anden" || opening == "andet" || opening == "andre";
    const auto* reading = text_[nearest.head].reading;
    const bool several = reading != nullptr && has(reading->features, Feature::Plural);
    if (cue == "herunder" && joined && !other && !several) return true;
    // "regionens, herunder lægens, kontrol"
    if (reading != nullptr && nearest.definite && has(reading->features, Feature::Genitive)) return true;
    if (reader_.governor(nearest) == nullptr) return false;
    if (cue == "i") {
      const auto link =
          nearest.first > reader_.begin() ? reader_.form(nearest.first - 1) : std::string_view();
      return (link == "af" || link == "for") && reader_.is_plural(nearest);
    }
    return mass && (nearest.definite || reader_.is(first.end, Tag::Preposition) || reader_.is_plural(first) ||
                    first.definite);
  }

  // "former for Y", "typer Y"
  [[nodiscard]] bool is_typed(const NounPhrase& phrase) const {
    const auto* above = reader_.governor(phrase);
    if (above != nullptr) return text_.used_as(above->head, WordUse::TypeNoun);
    return phrase.first > reader_.begin() && text_.used_as(phrase.first - 1, WordUse::TypeNoun);
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

  [[nodiscard]] bool ends_with_clause(std::uint32_t end) const {
    for (auto at = end; at > reader_.begin() + 1; --at) {
      if (reader_.is(at - 1, Tag::Relative) && reader_.is(at - 2, Tag::Comma)) return true;
    }
    return false;
  }

  // The phrase to which a relative clause belongs that ends right before token `end`.
  [[nodiscard]] const NounPhrase* clause_owner(std::uint32_t end) const {
    for (auto at = end; at > reader_.begin() + 1; --at) {
      // "kapitalejere, der ejer 5 pct., forlanger oplysninger": the clause was closed before.
      if (at < end && reader_.is(at, Tag::Verb) && reader_.is(at - 1, Tag::Comma)) return nullptr;
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
  // "eller et andet rusmiddel", "eller anden behandling"
  [[nodiscard]] bool is_another(std::uint32_t at) const {
    const auto word = reader_.form(at);
    if (at < reader_.begin() + 3 || (word != "anden" && word != "andet")) return false;
    const bool article = reader_.form(at - 1) == "en" || reader_.form(at - 1) == "et";
    return reader_.form(article ? at - 2 : at - 1) == "eller";
  }

  void others(std::uint32_t at) {
    if (at < reader_.begin() + 2) return;
    const bool another = is_another(at);
    const bool article = another && reader_.form(at - 1) != "eller";
    const auto coordinator = article ? at - 2 : at - 1;
    if (!text_.is(coordinator, Tag::Coordinator)) return;
    auto kind = noun_phrase_at(text_, at, reader_.end());
    if (!kind || (!another && !reader_.is_plural(*kind)) || kind->head == at) return;
    // "andre former for Y"
    if (text_.used_as(kind->head, WordUse::TypeNoun) &&
        (reader_.form(kind->end) == "for" || reader_.form(kind->end) == "af"))
      kind = noun_phrase_at(text_, kind->end + 1, reader_.end());
    if (!kind) return;
    if (reader_.is_people(*kind) || reader_.is_staff(*kind)) return;
    const auto label = reader_.label_of(without_first_modifier(*kind, at));
    if (label.empty()) return;
    // The members before, from right to left.
    auto end = reader_.is(coordinator - 1, Tag::Comma) ? coordinator - 1 : coordinator;
    constexpr int kMostMembers = 8;
    for (int i = 0; i < kMostMembers; ++i) {
      const auto* member = reader_.phrase_ending(end);
      if (member == nullptr || reader_.is_people(*member) || member->possessed) return;
      // "henvist til nævnet, forældre og andre deltagere": a body is no kind of anything.
      if (reader_.mentions().organisation_around(text_.token(member->head).source) != nullptr) return;
      if (hangs_on_like(*member, *kind)) return;
      // "et program efter integrationsloven eller anden foranstaltning"
      if (reader_.is_law(*member) || (another && reader_.form(member->first - 1) == "efter")) return;
      // "behov for hjælp og andre ydelser": what hangs on a preposition may be no member.
      const auto* own = reader_.mentions().concept_within(*member);
      const auto name = own != nullptr ? *own : reader_.label_of(*member);
      if (!name.empty()) broader(name, label, "A, B og andre Y");
      if (member->first <= reader_.begin() || !text_.is(member->first - 1, Tag::Comma)) return;
      end = member->first - 1;
    }
  }
  // "en myndighed under ministeriet eller andre myndigheder": the member is what the phrase hangs on.
  [[nodiscard]] bool hangs_on_like(const NounPhrase& member, const NounPhrase& kind) const {
    for (const auto* one = reader_.governor(member); one != nullptr; one = reader_.governor(*one)) {
      if (head_lemma(one->head) == head_lemma(kind.head)) return true;
    }
    return false;
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

  // ---- ... Y, hvor de bor. Det kan fx være A og B.

  // Past "Det kan fx være", "De er fx", "Det gælder bl.a.", "Eksempler herpå er"; `first` if nothing opens
  // so.
  [[nodiscard]] std::uint32_t past_opening(std::uint32_t first) const {
    auto at = first + 1;
    if (reader_.form(first) == "eksempler") {
      if (reader_.form(at) == "herpå") ++at;
      if (reader_.form(at) == "på" && (reader_.form(at + 1) == "dette" || reader_.form(at + 1) == "disse"))
        at += 2;
      if (reader_.form(at) == "er") return at + 1;
      return reader_.form(at) == "kan" && reader_.form(at + 1) == "være" ? at + 2 : first;
    }
    if (reader_.form(first) != "det" && reader_.form(first) != "de") return first;
    const bool applies = reader_.form(at) == "gælder";
    if (reader_.form(at) == "kan" || applies) ++at;
    const bool among = applies && (reader_.form(at) == "bl.a." || reader_.form(at) == "især");
    const bool two = applies && reader_.form(at) == "blandt" && reader_.form(at + 1) == "andet";
    auto cue = past_list_cue(reader_, at);
    if (cue == at && among) cue = at + 1;
    if (cue == at && two) cue = at + 2;
    if (cue == at) return first;
    if (applies) return cue;
    if (reader_.form(cue) == "være") return cue + 1;
    return reader_.form(first + 1) == "er" ? cue : first;
  }

  // "Det" and "De" point back to a plural that the sentence before ends with, its relative clause apart.
  void pointing_back() {
    const auto first = reader_.begin();
    if (reader_.number() == 0) return;
    const auto at = past_opening(first);
    if (at == first) return;
    const auto members = listed_from(reader_, at);
    auto named = reader_.labelled(members);
    if (at + 1 >= reader_.end() && reader_.form(reader_.end() - 1) == ":") {
      for (auto& item : reader_.items_below()) named.push_back({{}, std::move(item)});
    } else if (members.empty() || reader_.is(members.back().end, Tag::Verb)) {
      return;
    }
    const auto number = reader_.number();
    if (text_.sentences()[number - 1].block != text_.sentences()[number].block) return;
    const auto source = reader_.source();
    reader_.enter(number - 1);
    const auto end = reader_.end() - 1;
    const auto* kind = clause_owner(end);
    // "mødes af professionelle, der taler med børn om X. Det kan være": of whom the clause is, named or not
    if (kind == nullptr && !ends_with_clause(end)) kind = reader_.phrase_ending(end);
    std::string label;
    if (kind != nullptr && reader_.is_plural(*kind) && !reader_.is_people(*kind)) label = kind_label(*kind);
    if (kind == nullptr || reader_.concept_of(*kind) == nullptr) label.clear();
    reader_.enter(number);
    for (const auto& member : named)
      reader_.add(member.label, RelationType::Broader, label, source, "Y. Det kan fx være A");
  }

  RelationReader& reader_;
  const TaggedText& text_;
  std::uint32_t kind_head_ = 0;  // the noun of the kind found last
};

}  // namespace

void find_lists(RelationReader& reader) { ListFinder(reader).run(); }

}  // namespace vidensgraf
