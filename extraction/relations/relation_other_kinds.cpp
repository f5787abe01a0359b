#include <string>
#include <string_view>

#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_listed_kind.h"

// What is a kind of what, from lists that end in their kind (Hearst 1992):
//
//   A, B og andre Y       "øvrige", "lignende", "tilsvarende"
//   A eller anden Y       "eller et andet Y"
//
// Known miss: members whose own prepositions stand between them.

namespace vidensgraf {
namespace {

class OtherKindFinder {
 public:
  explicit OtherKindFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (text_.stops(at, RelationStop::List) && (is_other(at) || is_another(at))) others(at);
    }
  }

 private:
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
      if (!name.empty()) reader_.add(name, RelationType::Broader, label, reader_.source(), "A, B og andre Y");
      if (member->first <= reader_.begin() || !text_.is(member->first - 1, Tag::Comma)) return;
      end = member->first - 1;
    }
  }
  // "en myndighed under ministeriet eller andre myndigheder": the member is what the phrase hangs on.
  [[nodiscard]] bool hangs_on_like(const NounPhrase& member, const NounPhrase& kind) const {
    for (const auto* one = reader_.governor(member); one != nullptr; one = reader_.governor(*one)) {
      if (head_lemma(text_, one->head) == head_lemma(text_, kind.head)) return true;
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

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_other_kinds(RelationReader& reader) { OtherKindFinder(reader).run(); }

}  // namespace vidensgraf
