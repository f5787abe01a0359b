#include "extraction/target_groups.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "extraction/term_form.h"

// Target groups: head + restriction, read by hand-written rules over tags. The grammar, "[]" optional, "*"
// repeated:
//
//   group        = [classifier] head (", " head)* [og head] restriction+ | classifier head | group noun
//                | relational noun ("til" | "af") group
//   restriction  = ("med" | "uden") phrases | ("på" | "i") situation | participle preposition phrases
//                | ", " ("der" | "som") verb ... up to the end of the clause
//   phrases      = noun phrases, coordinated, each with "for", "af", "efter", "mellem" phrases of its own
//
// What makes a preposition a restriction and not an adverbial ("borgere med henblik på", "borgeren i
// centrum") is decided by word lists and by number: a single definite person is nobody's target group. Known
// misses: heads that the list of heads does not have; "til" phrases after a group; a relative clause that
// comes after an adverbial of the main clause.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kLongestClause = 25;  // tokens of a relative clause

struct PluralForm {
  std::string_view lemma;
  std::string_view plural;
};

// Indefinite plurals of heads that texts also use in other forms.
constexpr auto kPlurals = std::to_array<PluralForm>({
    {"borger", "borgere"},
    {"voksen", "voksne"},
    {"voksne", "voksne"},
    {"barn", "børn"},
    {"ung", "unge"},
    {"unge", "unge"},
    {"menneske", "mennesker"},
    {"person", "personer"},
    {"familie", "familier"},
    {"målgruppe", "målgrupper"},
    {"bruger", "brugere"},
    {"modtager", "modtagere"},
    {"kvinde", "kvinder"},
    {"mand", "mænd"},
    {"forælder", "forældre"},
    {"patient", "patienter"},
    {"klient", "klienter"},
    {"beboer", "beboere"},
    {"individ", "individer"},
    {"pige", "piger"},
    {"dreng", "drenge"},
    {"hjemløs", "hjemløse"},
    {"handicappet", "handicappede"},
    {"ældre", "ældre"},
    {"misbruger", "misbrugere"},
    {"stofmisbruger", "stofmisbrugere"},
    {"flygtning", "flygtninge"},
    {"alkoholmisbruger", "alkoholmisbrugere"},
    {"delmålgruppe", "delmålgrupper"},
    {"børnefamilie", "børnefamilier"},
    {"borgermålgruppe", "borgermålgrupper"},
});

std::string plural_of(const TaggedText& text, std::uint32_t token) {
  const auto form = text.folded(token);
  const auto* reading = text[token].reading;
  const std::string_view lemma = reading != nullptr ? std::string_view(reading->lemma) : form;
  for (const auto& entry : kPlurals) {
    if (entry.lemma == lemma || entry.lemma == form) return std::string(entry.plural);
  }
  return std::string(form);
}

struct Group {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::string label;
  std::vector<std::string> components;
};

// One restriction, with what a label of a single component needs.
struct Restriction {
  std::uint32_t end = 0;  // == begin: none
  std::vector<std::pair<std::string, bool>>
      members;          // wording of each coordinated phrase; whether it stands alone
  std::string opening;  // "med", "på", "omfattet af"
};

class GroupReader {
 public:
  GroupReader(const TaggedText& text, const NounPhrases& phrases, const Sentence& sentence)
      : text_(text), phrases_(phrases), begin_(sentence.first_token), end_(sentence.end_token) {}

  std::vector<Group> run() {
    for (auto at = begin_; at < end_; ++at) {
      if (!is_head(at) && !text_.used_as(at, WordUse::GroupNoun)) continue;
      if (auto group = read(at, 0)) {
        at = std::max(at, head_end_ - 1);
        groups_.push_back(std::move(*group));
      }
    }
    return std::move(groups_);
  }

 private:
  [[nodiscard]] bool is_head(std::uint32_t at) const {
    return text_.used_as(at, WordUse::GroupHead) && !text_.is_genitive(at) &&
           (text_.is(at, Tag::Noun) || text_.is(at, Tag::Adjective));
  }

  // A noun for people that stands as one: not before another noun ("voksne borgere", "udsatte boligområder").
  [[nodiscard]] bool stands_as_noun(std::uint32_t at) const {
    if (at + 1 >= end_) return true;
    return !(text_.is(at, Tag::Adjective) && text_.is(at + 1, Tag::Noun));
  }

  // A single person in the definite form or after "den enkelte".
  [[nodiscard]] bool is_single(std::uint32_t at) const {
    const auto* reading = text_[at].reading;
    return reading != nullptr && reading->word_class == WordClass::Noun &&
           has(reading->features, Feature::Singular) && !has(reading->features, Feature::Plural);
  }
  [[nodiscard]] bool is_definite(std::uint32_t at) const {
    const auto* reading = text_[at].reading;
    return reading != nullptr && has(reading->features, Feature::Definite) &&
           !has(reading->features, Feature::Indefinite);
  }

  // First token of the classifying adjectives before a head: "socialt udsatte voksne", "udsatte borgere".
  [[nodiscard]] std::uint32_t classified_from(std::uint32_t head) const {
    auto first = head;
    while (first > begin_ && text_.used_as(first - 1, WordUse::GroupAdjective) && is_modifier(first - 1))
      --first;
    if (first == head) {
      // "unge voksne med ...": age before age.
      if (first > begin_ && text_.is(first - 1, Tag::Adjective) &&
          text_.used_as(first - 1, WordUse::GroupHead)) {
        --first;
      }
      return first;
    }
    return with_adverb(first);
  }
  // "voksne, voksne med ...": the second begins a group of its own.
  [[nodiscard]] bool same_noun(std::uint32_t at, const std::vector<std::uint32_t>& heads) const {
    return std::any_of(heads.begin(), heads.end(),
                       [&](std::uint32_t head) { return plural_of(text_, head) == plural_of(text_, at); });
  }
  [[nodiscard]] bool is_modifier(std::uint32_t at) const {
    return text_.is(at, Tag::Adjective) || text_.is(at, Tag::Verb);
  }
  // "socialt", "psykisk", "alvorligt" before an adjective; not "meget", "mest", "ofte".
  [[nodiscard]] std::uint32_t with_adverb(std::uint32_t first) const {
    if (first == begin_) return first;
    const auto before = first - 1;
    if (text_.is(before, Tag::Adjective) && !text_.used_as(before, WordUse::GenericAdjective) &&
        !text_.used_as(before, WordUse::GroupHead)) {
      const auto form = text_.folded(before);
      if (form.size() > 3 && form.back() != 'e') return before;
    }
    return first;
  }

  std::optional<Group> read(std::uint32_t head, int depth) {
    head_end_ = head + 1;
    if (!stands_as_noun(head)) return std::nullopt;
    const bool lexical = text_.used_as(head, WordUse::GroupNoun) && reads_as_people(head);
    if (!lexical && !is_head(head)) return std::nullopt;

    // Coordinated heads share the restriction: "børn, unge og voksne med ...".
    std::vector<std::uint32_t> heads{head};
    auto after = head + 1;
    // "hjemløse, kvinder på krisecenter": a noun that is a group by itself shares nothing.
    while (heads.size() < 5 && !(lexical && !is_head(head))) {
      auto next = skip_coordinator(text_, after, end_);
      if (next == after && after < end_ && text_.is(after, Tag::Comma)) next = after + 1;
      if (next == after || next >= end_ || !is_head(next) || !stands_as_noun(next) || same_noun(next, heads))
        break;
      heads.push_back(next);
      after = next + 1;
    }
    auto first = classified_from(head);
    if (first == head && lexical) first = with_adverb(head);  // "socialt udsatte"
    const bool classified = first != head && !text_.used_as(head - 1, WordUse::GroupHead);

    std::vector<Restriction> restrictions;
    auto at = after;
    if (!lexical || heads.size() > 1) {
      while (restrictions.size() < 3) {
        auto restriction = read_restriction(at, heads.front(), restrictions.empty());
        if (restriction.end == at) break;
        at = restriction.end;
        restrictions.push_back(std::move(restriction));
      }
    } else if (auto related = read_relation(at, head, depth)) {
      head_end_ = head + 1;  // the group inside is read again for itself
      auto group = made(first, {head}, {});
      group.end = related->end;
      group.label += " " + label_wording(text_, at, at + 1) + " " + related->label;
      return group;
    }
    if (restrictions.empty()) {
      if (text_.used_as(head, WordUse::GroupRelational)) {
        if (auto related = read_relation(head + 1, head, depth)) {
          head_end_ = head + 1;
          auto group = made(first, {head}, {});
          group.end = related->end;
          group.label += " " + label_wording(text_, head + 1, head + 2) + " " + related->label;
          return group;
        }
      }
      if (!classified && !lexical) return std::nullopt;
      if (is_single(head) && is_definite(head)) return std::nullopt;
      head_end_ = head + 1;
      return made(first, {head}, {});
    }
    head_end_ = at;
    return made(first, heads, restrictions);
  }

  // "pårørende til voksne på det sociale område": the group at `at`, after its preposition.
  std::optional<Group> read_relation(std::uint32_t at, std::uint32_t head, int depth) {
    if (depth > 1 || at + 1 >= end_ || !text_.used_as(head, WordUse::GroupRelational)) return std::nullopt;
    const auto preposition = text_.folded(at);
    if (preposition != "til" && preposition != "af") return std::nullopt;
    auto inner = at + 1;
    const auto limit = std::min(end_, at + 5);
    while (inner < limit && !is_head(inner) && !text_.used_as(inner, WordUse::GroupNoun)) {
      if (!text_.is(inner, Tag::Adjective)) return std::nullopt;
      ++inner;
    }
    if (inner >= limit) return std::nullopt;
    return read(inner, depth + 1);
  }

  [[nodiscard]] bool reads_as_people(std::uint32_t at) const {
    if (text_.is_genitive(at)) return false;
    // "er hjemløs": an adjective of one person, said of somebody.
    const auto* reading = text_[at].reading;
    const bool adjective = reading != nullptr && reading->word_class == WordClass::Adjective;
    if (adjective && !text_.folded(at).ends_with("e")) return false;
    if (text_.is(at, Tag::Noun)) return true;
    if (text_.is(at, Tag::Adjective)) return at + 1 >= end_ || !text_.is(at + 1, Tag::Noun);
    // A participle that the tagger took for a verb, "blandt socialt udsatte": people after a preposition or
    // adverb.
    if (!text_.is(at, Tag::Verb) || at == begin_) return false;
    return text_.is(at - 1, Tag::Preposition) || text_.is(at - 1, Tag::Adjective) ||
           text_.is(at - 1, Tag::Coordinator);
  }

  Restriction read_restriction(std::uint32_t at, std::uint32_t head, bool is_first) {
    Restriction none;
    none.end = at;
    if (at + 1 >= end_) return none;
    const auto form = text_.folded(at);
    if (form == "med" || form == "uden") {
      if (is_single(head) && is_definite(head) && form == "med" && !is_first) return none;
      return read_phrases(at, at + 1, RestrictionKind::With);
    }
    if (form == "på" || form == "i") {
      if (is_single(head) && is_definite(head)) return none;
      return read_phrases(at, at + 1, RestrictionKind::Situation);
    }
    if (form == "inden" && at + 2 < end_ && text_.folded(at + 1) == "for") {
      if (is_single(head)) return none;
      return read_phrases(at, at + 2, RestrictionKind::Situation);
    }
    // "omfattet af", "ramt af", "udsat for"
    if (text_.used_as(at, WordUse::NeedVerb) && is_participle(at) && text_.is(at + 1, Tag::Preposition)) {
      return read_phrases(at, at + 2, RestrictionKind::Any);
    }
    if (text_.is(at, Tag::Comma) && at + 2 < end_ &&
        (text_.folded(at + 1) == "der" || text_.folded(at + 1) == "som" ||
         (text_.folded(at + 1) == "hvor" && text_.folded(at + 2) == "der"))) {
      return read_clause(at, head);
    }
    if (text_.is(at, Tag::Relative) && text_.folded(at) == "der") return read_clause(at - 1, head);
    return none;
  }

  [[nodiscard]] bool is_participle(std::uint32_t at) const {
    const auto* word = text_.token(at).word;
    if (word == nullptr) return false;
    return std::any_of(
               word->readings.begin(), word->readings.end(),
               [](const Reading& reading) { return has(reading.features, Feature::PastParticiple); }) ||
           text_.is(at, Tag::Adjective);
  }

  enum class RestrictionKind : std::uint8_t { With, Situation, Any };

  [[nodiscard]] std::uint32_t skip_example(std::uint32_t at) const {
    while (at < end_) {
      const auto form = text_.folded(at);
      if (form == "fx" || form == "f.eks." || form == "bl.a." || form == "evt." || form == "eventuelt" ||
          form == "både" || form == "enten" || form == "henholdsvis") {
        ++at;
      } else if (at + 1 < end_ && ((form == "for" && text_.folded(at + 1) == "eksempel") ||
                                   (form == "blandt" && text_.folded(at + 1) == "andet"))) {
        at += 2;
      } else {
        break;
      }
    }
    return at;
  }

  Restriction read_phrases(std::uint32_t from, std::uint32_t at, RestrictionKind kind) {
    Restriction none;
    none.end = from;
    const auto begin = skip_example(at);
    auto first = noun_phrase_at(text_, begin, end_);
    if (!first || first->possessed) return none;
    if (text_.used_as(first->head, WordUse::AdverbialNoun)) return none;
    const auto opening = text_.folded(first->first);
    if (opening == "denne" || opening == "dette" || opening == "disse" || opening == "hver") return none;
    // "borgerne med koordinering ...": after people already known, a restriction must be more than a bare
    // noun.
    if (kind == RestrictionKind::With && is_definite(from - 1) &&
        (first->definite || first->modifier_count == 0) && text_.folded(first->head) != "behov") {
      return none;
    }
    // "et større geografisk område" is no name of a field.
    if (kind == RestrictionKind::Situation && text_.used_as(first->head, WordUse::DefiniteHead) &&
        !first->definite) {
      return none;
    }
    if (kind == RestrictionKind::Situation && (!text_.used_as(first->head, WordUse::SituationNoun) ||
                                               text_.used_as(first->head, WordUse::PlaceNoun))) {
      return none;
    }
    if (text_.is_genitive(first->head)) {
      const auto owned = noun_phrase_at(text_, first->end, end_);
      if (!owned || kind == RestrictionKind::Situation) return none;
      auto whole = *owned;
      whole.first = whole.core = first->first;
      first = whole;
    }
    Restriction restriction;
    restriction.opening = label_wording(text_, from, at);
    auto members = coordinated_phrases(text_, *first, end_);
    restriction.end = first->end;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto& member = members[i];
      if (i > 0 && !belongs(*first, member)) break;
      auto member_end = member.end;
      if (i + 1 == members.size() || members.size() == 1) member_end = extended(member);
      restriction.end = member_end;
      auto wording = label_wording(text_, member.first, member_end);
      bool alone = true;
      if (i > 0 && member.modifier_count == 0 && !member.determined) {
        const auto modifiers = first->modifiers();
        const auto shared = std::find_if(modifiers.begin(), modifiers.end(), [&](const Modifier& modifier) {
          return phrases_.joins(text_, modifier.adjective, member.head);
        });
        if (shared != modifiers.end()) {
          wording = label_wording(text_, shared->first, shared->adjective + 1) + " " + wording;
          alone = false;
        }
      }
      if (member.noun != member.head && text_[member.noun].suspended) {
        add_suspended(member, restriction);
        if (!restriction.members.empty()) {
          wording = (member.first < member.noun ? label_wording(text_, member.first, member.noun) + " "
                                                : std::string()) +
                    label_wording(text_, member.head, member_end);
        }
      }
      restriction.members.emplace_back(std::move(wording), alone);
      if (member_end != member.end) break;
    }
    return restriction;
  }

  // "udviklings- og opmærksomhedsforstyrrelser" as two members, the second added by the caller.
  void add_suspended(const NounPhrase& member, Restriction& restriction) const {
    const auto full = complete_suspended(text_, member.noun, member.head);
    if (full.empty()) return;
    auto wording =
        member.first < member.noun ? label_wording(text_, member.first, member.noun) + " " : std::string();
    restriction.members.emplace_back(wording + full, true);
  }

  // Whether a coordinated phrase still restricts the group, or opens something else ("... og deres
  // familier").
  [[nodiscard]] bool belongs(const NounPhrase& first, const NounPhrase& member) const {
    if (member.possessed || text_.used_as(member.head, WordUse::GroupHead | WordUse::GroupNoun)) return false;
    if (member.definite != first.definite) return false;
    return !(member.end < end_ && text_.is_genitive(member.head));
  }

  // The phrase with its own "for", "af", "efter", "mellem" phrases: "behov for en samlet indsats".
  [[nodiscard]] std::uint32_t extended(const NounPhrase& phrase) const {
    auto end = phrase.end;
    for (int i = 0; i < 2; ++i) {
      if (end + 1 >= end_ || !text_.is(end, Tag::Preposition)) break;
      const auto form = text_.folded(end);
      if (form != "for" && form != "af" && form != "efter" && form != "mellem") break;
      auto at = skip_example(end + 1);
      auto next = noun_phrase_at(text_, at, end_);
      if (!next || next->possessed || text_.used_as(next->head, WordUse::AdverbialNoun)) break;
      const auto members = coordinated_phrases(text_, *next, end_);
      end = next->end;
      for (std::size_t m = 1; m < members.size() && belongs(*next, members[m]); ++m) end = members[m].end;
    }
    return end;
  }

  // ", der modtager sociale indsatser": up to the next comma or full stop.
  Restriction read_clause(std::uint32_t comma, std::uint32_t head) const {
    Restriction none;
    none.end = text_.is(comma, Tag::Comma) ? comma : comma + 1;
    auto at = comma + 2;
    if (text_.folded(comma + 1) == "hvor") ++at;  // ", hvor der er ..."
    while (at < end_ && text_.is(at, Tag::Adverb)) ++at;
    if (at >= end_ || !text_.is(at, Tag::Verb)) return none;
    if (!text_.used_as(at, WordUse::NeedVerb)) {
      const bool modal =
          text_.used_as(at, WordUse::ModalVerb) && at + 1 < end_ && text_.used_as(at + 1, WordUse::NeedVerb);
      if (!modal) return none;
    }
    // "borgeren, der bor ..." speaks of one person.
    if (is_single(head) && is_definite(head)) return none;
    // "er" states a situation only with what follows: "er omfattet af", "er i risiko for"; not "er mange".
    auto stop = at;
    while (stop < end_ && stop - comma < kLongestClause && !ends_clause(stop, at)) ++stop;
    while (stop > at + 1 && (text_.is(stop - 1, Tag::Coordinator) || text_.is(stop - 1, Tag::Slash))) --stop;
    if (!names_something(at + 1, stop)) return none;
    Restriction restriction;
    restriction.end = stop;
    restriction.opening = text_.is(comma, Tag::Comma) ? "," : "";
    restriction.members.emplace_back(label_wording(text_, comma + 1, stop), true);
    return restriction;
  }

  // A clause without a noun of its own restricts nothing: "der er der", "der er meget små".
  [[nodiscard]] bool names_something(std::uint32_t from, std::uint32_t stop) const {
    for (auto at = from; at < stop; ++at) {
      if (text_.is(at, Tag::Noun) || text_.is(at, Tag::ProperNoun)) return true;
    }
    return false;
  }

  // The adjectives before a head, in the plural as the label is: "ung mand" -> "unge mænd".
  [[nodiscard]] std::string classifier(std::uint32_t first, std::uint32_t head) const {
    const auto adjective = head - 1;
    if (!is_single(head) || is_definite(head)) return label_wording(text_, first, head);
    const auto last = plural_adjective(text_.folded(adjective), text_[adjective].reading);
    return (first < adjective ? label_wording(text_, first, adjective) + " " : std::string()) + last;
  }

  [[nodiscard]] bool ends_clause(std::uint32_t at, std::uint32_t verb) const {
    // "almindelige, daglige funktioner": a comma between two adjectives.
    if (text_.is(at, Tag::Comma) && at > verb + 1 && text_.is(at - 1, Tag::Adjective) && at + 2 < end_ &&
        text_.is(at + 1, Tag::Adjective) && text_.is(at + 2, Tag::Noun))
      return false;
    if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Stop) || text_.is(at, Tag::Colon) ||
        text_.is(at, Tag::Open) || text_.is(at, Tag::Subjunction)) {
      return true;
    }
    if (at > verb + 1 && text_.is(at, Tag::Coordinator) && at + 1 < end_) {
      return text_.is(at + 1, Tag::Relative) || text_.is(at + 1, Tag::Verb) || text_.is(at + 1, Tag::Pronoun);
    }
    const auto form = text_.folded(at);
    const bool adverbial = form == "med" || form == "på" || form == "i" || form == "ved" || form == "under";
    return at > verb + 1 && adverbial && at + 1 < end_ && text_.used_as(at + 1, WordUse::AdverbialNoun);
  }

  [[nodiscard]] Group made(std::uint32_t first, const std::vector<std::uint32_t>& heads,
                           const std::vector<Restriction>& restrictions) const {
    Group group;
    group.first = first;
    group.end = restrictions.empty() ? heads.back() + 1 : restrictions.back().end;
    std::string before;  // "socialt udsatte "
    if (first < heads.front()) before = classifier(first, heads.front()) + " ";
    std::vector<std::string> names;
    for (const auto head : heads)
      names.push_back((head == heads.front() ? before : std::string()) + plural_of(text_, head));
    group.label = names.front();
    for (std::size_t i = 1; i < heads.size(); ++i) {
      if (text_.token(heads[i - 1] + 1).space_before) group.label += ' ';
      group.label += label_wording(text_, heads[i - 1] + 1, heads[i]) + " " + names[i];
    }
    if (restrictions.empty()) return group;
    const auto after = heads.back() + 1;
    if (text_.token(after).space_before) group.label += ' ';
    group.label += label_wording(text_, after, group.end);
    // Components: every head with every member of the last coordinated restriction.
    const bool coordinated = std::any_of(restrictions.begin(), restrictions.end(),
                                         [](const Restriction& one) { return one.members.size() > 1; });
    if (names.size() < 2 && !coordinated) return group;
    for (const auto& name : names) {
      std::vector<std::string> made{name};
      for (const auto& restriction : restrictions) {
        std::vector<std::string> longer;
        for (const auto& start : made) {
          for (const auto& member : restriction.members) {
            const bool clause = restriction.opening == "," || restriction.opening.empty();
            longer.push_back(clause ? start + restriction.opening + " " + member.first
                                    : start + " " + restriction.opening + " " + member.first);
          }
        }
        made = std::move(longer);
        if (made.size() > 12) made.resize(12);
      }
      group.components.insert(group.components.end(), made.begin(), made.end());
    }
    return group;
  }

  const TaggedText& text_;
  const NounPhrases& phrases_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t head_end_ = 0;  // one past what the last group consumed
  std::vector<Group> groups_;
};

}  // namespace

std::vector<TargetGroup> find_target_groups(const TaggedText& text, const NounPhrases& phrases,
                                            const Registers& registers) {
  std::vector<TargetGroup> found;
  std::unordered_map<std::string, std::size_t> by_label;
  for (const auto& sentence : text.sentences()) {
    const auto kind = text.block_kind(sentence);
    if (kind == BlockKind::TableOfContents || kind == BlockKind::Boilerplate ||
        kind == BlockKind::ReferenceEntry)
      continue;
    for (auto& group : GroupReader(text, phrases, sentence).run()) {
      const auto [entry, is_new] = by_label.try_emplace(group.label, found.size());
      if (is_new) {
        TargetGroup made;
        made.label = group.label;
        made.components = std::move(group.components);
        if (const auto* known = registers.target_group_named(group.label)) made.register_id = known->id;
        found.push_back(std::move(made));
      }
      found[entry->second].occurrences.push_back(text.span(group.first, group.end));
    }
  }
  return found;
}

}  // namespace vidensgraf
