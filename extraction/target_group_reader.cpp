#include "extraction/target_group_reader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extraction/term_form.h"

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
  if (at + 1 >= end_) return true;
  if (!text_.is(at, Tag::Adjective)) return true;
  // "udsatte gravide": the first classifies the second.
  if ((text_.is(at + 1, Tag::Adjective) || text_.is(at + 1, Tag::Verb)) &&
      text_.folded(at + 1).ends_with("e") &&
      text_.used_as(at + 1, WordUse::GroupAdjective | WordUse::GroupNoun | WordUse::GroupHead))
    return false;
  // "voldsudsatte og voldsudøvende personer"
  if (text_.is(at + 1, Tag::Coordinator) && at + 3 < end_ && same_opening(at, at + 2) && classifies(at + 2) &&
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
  if (!stands_as_noun(head)) return std::nullopt;
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
  while (heads.size() < 5 && !(lexical && !is_head(head))) {
    auto next = skip_coordinator(text_, after, end_);
    if (next == after && after < end_ && text_.is(after, Tag::Comma)) next = after + 1;
    // "Målgruppen, borgere med dobbeltdiagnose, er": what follows says who they are.
    if (is_definite(head) && next < end_ && text_.is(next - 1, Tag::Comma) && !is_definite(next)) break;
    if (next == after || next >= end_ || !is_head(next) || !stands_as_noun(next) || same_noun(next, heads))
      break;
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
  const bool by_age = first != head && text_.used_as(head - 1, WordUse::GroupHead);
  const bool classified = first != head && (!by_age || first + 1 != head);
  // "den unge, der er fyldt 15 år", "den udsatte person"
  if (is_one_person(first) || is_kind_of_person(first, head)) return std::nullopt;
  // "juridiske personer", "fysiske eller juridiske personer": whoever has rights in law
  if (head > begin_ && text_.folded(head - 1).starts_with("juridisk")) return std::nullopt;

  std::vector<GroupRestriction> restrictions;
  auto at = after;
  const bool with_need =
      lexical && heads.size() == 1 && at < end_ &&
      (text_.folded(at) == "med" || text_.folded(at) == "uden" || text_.folded(at) == "i" ||
       text_.folded(at) == "på" || is_narrowed(first, head, at));
  if (!lexical || heads.size() > 1 || with_need) {
    while (restrictions.size() < 3) {
      auto restriction = read_restriction(at, heads.front(), restrictions.empty());
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
    if (!classified || lexical || heads.size() < 2 || !text_.folded(head - 1).ends_with("e")) heads.resize(1);
    head_end_ = heads.back() + 1;
    return made(first, heads, {});
  }
  // "hjemløse med sindslidelse" are hjemløse: who asks for those shall find both.
  if (with_need) groups_.push_back(made(first, {head}, {}));
  head_end_ = at;
  return made(first, heads, restrictions);
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
  if (first == begin_) return false;
  const auto before = text_.folded(first - 1);
  return before == "de" || before == "mere" || before == "særligt" || text_.is(first - 1, Tag::Verb);
}

}  // namespace vidensgraf
