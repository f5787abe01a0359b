#include "extraction/target_groups/target_group_reader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extraction/grammar/term_form.h"

// The group itself: classifiers, heads, coordinated heads, relations between people. Restrictions are read in
// target_group_restrictions.cpp and target_group_clauses.cpp, labels made in target_group_labels.cpp; the
// grammar stands in target_groups.cpp.

namespace vidensgraf {

std::vector<ReadGroup> TargetGroupReader::run() {
  for (auto at = begin_; at < end_; ++at) {
    if (owns(at)) {
      groups_.push_back(made(with_adverb(classified_from(at)), {at}, {}));
      continue;
    }
    if (!is_head(at) && !text_.used_as(at, WordUse::GroupNoun) && !is_relative_of(at) && !names_people(at) &&
        !is_age_group(at))
      continue;
    if (auto group = read(at, 0)) {
      at = std::max(at, head_end_ - 1);
      groups_.push_back(std::move(*group));
    }
  }
  return std::move(groups_);
}

bool TargetGroupReader::is_head(std::uint32_t at) const {
  // "arbejder i grupper": how, not who.
  if (text_.folded(at) == "grupper" && at > begin_ && text_.folded(at - 1) == "i") return false;
  return text_.used_as(at, WordUse::GroupHead) && !text_.is_genitive(at) &&
         (text_.is(at, Tag::Noun) || text_.is(at, Tag::Adjective));
}

// A noun for people that stands as one: not before another noun ("voksne borgere", "udsatte boligområder").
bool TargetGroupReader::stands_as_noun(std::uint32_t at) const {
  if (at + 1 >= end_ || age_group_from(at + 1) != 0) return true;  // "unge 15-17-årige"
  if (!text_.is(at, Tag::Adjective)) return true;
  // "udsatte gravide": the first classifies the second.
  if ((text_.is(at + 1, Tag::Adjective) || text_.is(at + 1, Tag::Verb)) &&
      text_.folded(at + 1).ends_with("e") &&
      text_.used_as(at + 1, WordUse::GroupAdjective | WordUse::GroupNoun | WordUse::GroupHead))
    return false;
  // "udsatte overgældssatte familier"
  if (at + 2 < end_ && text_.is(at + 1, Tag::Adjective) && text_.folded(at + 1).ends_with("e") &&
      is_head(at + 2) && text_.is(at + 2, Tag::Noun))
    return false;
  // "udsatte og sårbare børn"
  if (text_.is(at + 1, Tag::Coordinator) && at + 3 < end_ && shares_noun(at, at + 2) && classifies(at + 2) &&
      text_.used_as(at + 3, WordUse::GroupHead))
    return false;
  return !text_.is(at + 1, Tag::Noun);
}

// "voksne, voksne med ...": the second begins a group of its own.
bool TargetGroupReader::same_noun(std::uint32_t at, const std::vector<std::uint32_t>& heads) const {
  return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t head) {
    return group_plural(text_, head) == group_plural(text_, at);
  });
}

std::optional<ReadGroup> TargetGroupReader::read(std::uint32_t head, int depth) {
  head_end_ = head + 1;
  if (!stands_as_noun(head) || is_in_name(head)) return std::nullopt;
  const bool lexical = (text_.used_as(head, WordUse::GroupNoun) && reads_as_people(head)) ||
                       names_people(head) || is_age_group(head);
  if (!lexical && !is_head(head)) {
    if (!is_relative_of(head)) return std::nullopt;
    const auto related = read_relation(head + 1, head, depth);
    head_end_ = head + 1;  // the group inside is read again for itself
    if (!related) return std::nullopt;
    auto group = made(classified_from(head), {head}, {});
    group.end = related->end;
    group.label += " " + label_wording(text_, head + 1, head + 2) + " " + related->label;
    return group;
  }

  // Coordinated heads share the restriction: "børn, unge og voksne med ...".
  std::vector<std::uint32_t> heads{head};
  auto after = head + 1;
  // "hjemløse, kvinder på krisecenter": a noun that is a group by itself shares nothing.
  while (heads.size() < 5 && !(lexical && !is_head(head) && !takes_along(head) && !pairs(head))) {
    auto next = skip_coordinator(text_, after, end_);
    if (next == after && after < end_ && text_.is(after, Tag::Comma)) next = after + 1;
    // "Målgruppen, borgere med dobbeltdiagnose, er": what follows says who they are.
    if (is_definite(head) && next < end_ && text_.is(next - 1, Tag::Comma) && !is_definite(next)) break;
    if (next == after || next >= end_ || !stands_as_noun(next) || same_noun(next, heads)) break;
    if (!is_head(next) && !shares_restriction(head, next) && !(next == head + 2 && pairs(head))) break;
    // "sårbare unge og forældre til sårbare unge": a group of its own.
    if (text_.used_as(next, WordUse::GroupRelational) && next + 2 < end_ &&
        (text_.folded(next + 1) == "til" || text_.folded(next + 1) == "af"))
      break;
    heads.push_back(next);
    after = next + 1;
  }
  const bool aged = is_age_group(head);
  auto first = classified_from(aged ? range_start(head) : head);     // "udsatte 15 – 17-årige"
  if (first == head && lexical && !aged) first = with_adverb(head);  // "socialt udsatte"
  // "kontanthjælps- og dagpengemodtagere"
  if (first == head && lexical && head >= begin_ + 2 && text_.is(head - 1, Tag::Coordinator) &&
      text_[head - 2].suspended)
    first = head - 2;
  const bool by_age = first != head && text_.used_as(head - 1, WordUse::GroupHead);
  // "unge mødre": parents by their age
  const bool parent =
      text_.used_as(head, WordUse::GroupRelational) && !is_single(head) &&
      (text_.folded(head) == "mødre" || text_.folded(head) == "fædre" || text_.folded(head) == "forældre");
  const bool classified = first != head && (!by_age || first + 1 != head || parent);
  // "den unge, der er fyldt 15 år", "den udsatte person"
  if (is_one_person(first) || is_kind_of_person(first, head) || is_bare_role(first, head))
    return std::nullopt;
  // "juridiske personer", "fysiske eller juridiske personer": whoever has rights in law
  if (head > begin_ && text_.folded(head - 1).starts_with("juridisk")) return std::nullopt;

  std::vector<GroupRestriction> restrictions;
  auto at = after;
  const bool with_need =
      lexical && heads.size() == 1 && at < end_ &&
      (text_.folded(at) == "med" || text_.folded(at) == "uden" || text_.folded(at) == "i" ||
       text_.folded(at) == "på" || is_narrowed(first, head, at) || read_age(at).end != at);
  if (!lexical || heads.size() > 1 || with_need) {
    while (restrictions.size() < 3) {
      auto restriction = read_restriction(at, heads.front(), restrictions.empty());
      if (const auto past = past_place(at); restriction.end == at && restrictions.empty() && past != at) {
        auto behind = read_restriction(past, heads.front(), true);
        if (behind.end != past) restriction = std::move(behind);
      }
      if (restriction.end == at) {
        if (restrictions.empty() || !join_alternative(at, heads.front(), restrictions.back())) break;
        at = restrictions.back().end;
        continue;
      }
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
    // "udsatte børn, unge og familier": the adjective is said of all of them.
    const bool alone = lexical && !takes_along(head);
    if (!classified || alone || heads.size() < 2 || !text_.folded(head - 1).ends_with("e")) heads.resize(1);
    head_end_ = heads.back() + 1;
    return made(first, heads, {});
  }
  // "Unge med kant Hovedstaden": a name goes on
  if (at < end_ && text_.token(at).space_before && text_.token(at).kind == TokenKind::Word &&
      text_.token(at).form != text_.folded(at) && restrictions.back().opening == "med" &&
      text_.token(head).form != text_.folded(head)) {
    head_end_ = at;
    return std::nullopt;
  }
  head_end_ = at;
  auto group = made(first, heads, restrictions);
  // "hjemløse med sindslidelse" are hjemløse: who asks for those shall find both.
  if (with_need) group.general = made(first, {head}, {}).label;
  return group;
}

// "unge i Danmark med gæld", "unge i Aalborg Kommune, der": past where everybody lives, before "med", "uden"
// or a clause; `at` if no place stands there.
std::uint32_t TargetGroupReader::past_place(std::uint32_t at) const {
  if (at + 3 >= end_ || text_.folded(at) != "i") return at;
  const auto place = noun_phrase_at(text_, at + 1, end_);
  if (!place || place->end + 1 >= end_ || text_.is_genitive(place->head)) return at;
  auto end = place->end;
  // "i Aalborg Kommune"
  const bool council = text_.folded(end) == "kommune";
  if (council) ++end;
  const bool named = council || text_.is(place->head, Tag::ProperNoun);
  if (!named && (!text_.used_as(place->head, WordUse::PlaceNoun) || !place->definite)) return at;
  if (end + 1 >= end_) return at;
  const auto form = text_.folded(end);
  const bool clause = named && text_.is(end, Tag::Comma) &&
                      (text_.folded(end + 1) == "der" || text_.folded(end + 1) == "som");
  return clause || form == "med" || form == "uden" ? end : at;
}

// "sårbare gravide og småbørnsfamilier": an adjective said of both, where the second is one noun of two
// members and ends its phrase.
bool TargetGroupReader::takes_along(std::uint32_t head) const {
  const auto first = classified_from(head);
  if (first == head || !classifies(first) || !text_.folded(first).ends_with("e") || head + 2 >= end_)
    return false;
  if (text_.folded(head + 1) != "og" || !is_head(head + 2) || !stands_as_noun(head + 2)) return false;
  const auto* reading = text_[head + 2].reading;
  if (reading == nullptr || reading->parts.size() < 2 || is_definite(head + 2)) return false;
  return head + 3 >= end_ || text_.is(head + 3, Tag::Verb) || text_.is(head + 3, Tag::Stop) ||
         text_.is(head + 3, Tag::Comma);
}

// "hjemløse og stofmisbrugere, der mangler en bolig": two nouns that are groups by themselves and what is
// said of both.
bool TargetGroupReader::pairs(std::uint32_t head) const {
  if (head + 4 >= end_ || text_.used_as(head, WordUse::GroupRelational) || is_definite(head)) return false;
  if (text_.folded(head + 1) != "og" || !text_.used_as(head + 2, WordUse::GroupNoun)) return false;
  if (!stands_as_noun(head + 2) || !reads_as_people(head + 2)) return false;
  return text_.folded(head + 3) == "med" || text_.folded(head + 3) == "uden" ||
         (text_.is(head + 3, Tag::Comma) && text_.is(head + 4, Tag::Relative));
}

// "kvinder og pårørende, som modtager rådgivning": a noun that is a group by itself, with the clause or
// phrase that the plain noun before it would lack.
bool TargetGroupReader::shares_restriction(std::uint32_t head, std::uint32_t noun) const {
  if (!text_.used_as(noun, WordUse::GroupNoun) || !text_.is(noun, Tag::Noun) || is_definite(noun))
    return false;
  if (classified_from(head) != head || is_definite(head) || noun + 2 >= end_) return false;
  if (!text_.is(noun - 1, Tag::Coordinator)) return false;
  return text_.folded(noun + 1) == "med" || text_.folded(noun + 1) == "uden" ||
         (text_.is(noun + 1, Tag::Comma) && text_.is(noun + 2, Tag::Relative));
}

// "med A eller med B": the preposition said again; takes B into the restriction with A.
bool TargetGroupReader::join_alternative(std::uint32_t at, std::uint32_t head, GroupRestriction& last) {
  const auto next = skip_coordinator(text_, at, end_);
  if (next == at || next + 1 >= end_ || text_.folded(next) != last.opening) return false;
  auto other = read_restriction(next, head, true);
  if (other.end == next || other.opening != last.opening) return false;
  last.members.insert(last.members.end(), other.members.begin(), other.members.end());
  last.end = other.end;
  return true;
}

// "pårørende til voksne på det sociale område": the group at `at`, after its preposition.
std::optional<ReadGroup> TargetGroupReader::read_relation(std::uint32_t at, std::uint32_t head, int depth) {
  if (depth > 1 || at + 1 >= end_ || !text_.used_as(head, WordUse::GroupRelational)) return std::nullopt;
  const auto preposition = text_.folded(at);
  if (preposition != "til" && preposition != "af") return std::nullopt;
  auto inner = at + 1;
  if (text_.folded(inner) == "de" || text_.folded(inner) == "disse") ++inner;
  const auto limit = std::min(end_, at + 5);
  // "forældre til anbragte børn": a word that names people by itself classifies those that follow.
  while (inner < limit &&
         !((is_head(inner) || names_people(inner) || text_.used_as(inner, WordUse::GroupNoun)) &&
           stands_as_noun(inner))) {
    if (!is_modifier(inner)) return std::nullopt;
    ++inner;
  }
  if (inner >= limit) return std::nullopt;
  return read(inner, depth + 1);
}

// "de mere socialt udsatte, som har brug for ...", "kontanthjælpsmodtagere, der endnu ikke kan arbejde":
// those among a group whom the clause picks out; of people already known ("de pårørende, som") it only tells.
bool TargetGroupReader::is_narrowed(std::uint32_t first, std::uint32_t head, std::uint32_t comma) const {
  if (comma + 2 >= end_ || !text_.is(comma, Tag::Comma)) return false;
  if (!text_.is(comma + 1, Tag::Relative)) return false;
  if (is_introduced(head)) return true;
  // "Efterladte, der modtager samtaler, klarer sig bedre": those of whom the sentence is, by what they need.
  const bool subject = first == head && (first == begin_ || text_.is(first - 1, Tag::Subjunction));
  if (subject && !is_definite(head) && !is_single(head)) {
    const auto verb = past_adverbials(comma + 2);
    if (verb < end_ && text_.is(verb, Tag::Verb) && text_.used_as(verb, WordUse::ReceiveVerb)) return true;
  }
  if (first == begin_) return false;
  const auto before = text_.folded(first - 1);
  return before == "de" || before == "mere" || before == "særligt" || text_.is(first - 1, Tag::Verb);
}

}  // namespace vidensgraf
