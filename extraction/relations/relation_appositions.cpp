#include <cstdint>
#include <string>

#include "extraction/relations/relation_finders.h"

// What a name is, said right behind it:
//
//   A – et Y til G –     "ressourceforløb – en ny indsats, der"
//   O, en Y i V,         names only: of other nouns a comma may begin the next member of a list
//
// Known misses: appositions without an article, those of names that nothing marks as one.

namespace vidensgraf {
namespace {

class AppositionFinder {
 public:
  explicit AppositionFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (const auto& who : reader_.phrases()) {
      const auto mark = who.end;
      const bool dash = reader_.is(mark, Tag::Dash) && text_.token(mark).space_before;
      if (dash || reader_.is(mark, Tag::Comma)) apposed(who, mark, dash);
    }
  }

 private:
  void apposed(const NounPhrase& who, std::uint32_t mark, bool dash) {
    const auto article = reader_.form(mark + 1);
    if ((article != "en" && article != "et") || reader_.is_people(who) || reader_.is_staff(who)) return;
    if (text_.used_as(who.head, WordUse::DocumentNoun | WordUse::GenericNoun) || text_.is_genitive(who.head))
      return;
    const auto genus = noun_phrase_at(text_, mark + 1, reader_.end());
    if (!genus || judges(*genus) || reader_.is_people(*genus) || reader_.is_staff(*genus)) return;
    const auto* body = reader_.mentions().organisation_around(text_.token(who.head).source);
    if (!dash && ((body == nullptr && !reader_.is_name(who)) || !closes(*genus))) return;
    const auto* own = reader_.concept_of(who);
    const auto from = body != nullptr ? *body->label : own != nullptr ? *own : std::string();
    const auto* to = reader_.concept_of(*genus);
    if (to != nullptr) reader_.add(from, RelationType::Broader, *to, reader_.source(), "A – en Y");
  }

  [[nodiscard]] bool judges(const NounPhrase& genus) const {
    if (text_.used_as(genus.head, WordUse::EvaluativeNoun | WordUse::DocumentNoun | WordUse::GenericNoun))
      return true;
    for (const auto& modifier : genus.modifiers()) {
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective)) return true;
    }
    return false;
  }

  // "A, en Y i V, har": a comma closes it, with no further member of a list before or behind.
  [[nodiscard]] bool closes(const NounPhrase& genus) const {
    constexpr std::uint32_t kLongest = 10;
    for (auto at = genus.end; at < reader_.end() && at - genus.end < kLongest; ++at) {
      if (text_.is(at, Tag::Coordinator) || text_.is(at, Tag::Stop)) return false;
      if (!text_.is(at, Tag::Comma)) continue;
      return reader_.is(at + 1, Tag::Verb) || reader_.is(at + 1, Tag::Relative);
    }
    return false;
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_appositions(RelationReader& reader) { AppositionFinder(reader).run(); }

}  // namespace vidensgraf
