#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/term_form.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_cues.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_listed_kind.h"

// What is a kind of what, from lists of kinds (Hearst 1992):
//
//   Y, fx A, B og C       "herunder", "såsom", "i form af", "bl.a.", "som for eksempel", "det vil sige"
//   Y kan være i form af A og B   also with the list below
//   Y repræsenteret ved A og B
//   ... Y. Det kan fx være A   where the sentence before ends with Y
//
// What a list is a list of: relation_listed_kind.h.
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
    const auto kind = kind_before(reader_, cue, named);
    if (kind.label.empty()) return;
    for (const auto& member : named) {
      if (!is_sibling(member.conjunct, kind.head)) broader(member.label, kind.label, "Y, fx A og B");
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
  [[nodiscard]] bool is_sibling(const Conjunct& member, std::uint32_t kind_head) const {
    const auto& own = member.phrase;
    if (!member.noun_form.empty()) return false;
    return kind_head != own.head && text_[kind_head].reading != nullptr &&
           text_[own.head].reading != nullptr &&
           text_[kind_head].reading->lemma == text_[own.head].reading->lemma;
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

  [[nodiscard]] bool ends_with_clause(std::uint32_t end) const {
    for (auto at = end; at > reader_.begin() + 1; --at) {
      if (reader_.is(at - 1, Tag::Relative) && reader_.is(at - 2, Tag::Comma)) return true;
    }
    return false;
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
    const auto* kind = clause_owner(reader_, end);
    // "mødes af professionelle, der taler med børn om X. Det kan være": of whom the clause is, named or not
    if (kind == nullptr && !ends_with_clause(end)) kind = reader_.phrase_ending(end);
    std::string label;
    if (kind != nullptr && reader_.is_plural(*kind) && !reader_.is_people(*kind))
      label = kind_named(reader_, *kind).label;
    if (kind == nullptr || reader_.concept_of(*kind) == nullptr) label.clear();
    reader_.enter(number);
    for (const auto& member : named)
      reader_.add(member.label, RelationType::Broader, label, source, "Y. Det kan fx være A");
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_lists(RelationReader& reader) { ListFinder(reader).run(); }

}  // namespace vidensgraf
