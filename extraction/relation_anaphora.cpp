#include "extraction/relation_anaphora.h"

#include <algorithm>
#include <string_view>

// Danish names a compound in full once and goes on with its last member in the definite form: "Et
// behandlingsforløb varer et år. Forløbet består af ...". So a definite noun with nothing else to it is
// looked for among the last members of the compounds in the sentence before, and in the one before that. A
// sentence that has the noun itself, with an article or an adjective, ends the search: the noun takes that
// up. Two different compounds leave it open. Where the noun was taken up before, the search goes on from
// there.
//
// Known misses: what is taken up by another noun ("ordningen" of "mentorstøtte"), pronouns.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kSentencesBack = 2;
constexpr std::uint32_t kMostSentencesBack = 6;

std::string_view lemma_of(const TaggedText& text, const NounPhrase& phrase) {
  const auto* reading = text[phrase.head].reading;
  return reading != nullptr && reading->word_class == WordClass::Noun ? std::string_view(reading->lemma)
                                                                      : std::string_view();
}

bool is_bare(const NounPhrase& phrase) {
  return phrase.definite && !phrase.possessed && phrase.modifier_count == 0 && phrase.core == phrase.head;
}

// "forløbet", "dette forløb", with nothing behind that would say which one it is.
bool takes_up(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  if (!is_bare(phrase) || reader.is_people(phrase) || reader.is_staff(phrase) ||
      text.used_as(phrase.head, WordUse::DocumentNoun) || text.is_genitive(phrase.head))
    return false;
  const auto opening = text.folded(phrase.first);
  if (phrase.determined && opening != "dette" && opening != "denne") return false;
  const auto* reading = text[phrase.head].reading;
  return reading != nullptr && reading->parts.size() < 2 && !reader.is(phrase.end, Tag::Preposition);
}

}  // namespace

const std::string* taken_up(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  const auto noun = lemma_of(text, phrase);
  if (noun.empty() || !takes_up(reader, phrase)) return nullptr;
  auto farthest = kSentencesBack;
  for (std::uint32_t back = 1; back <= std::min(farthest, reader.number()); ++back) {
    const std::string* found = nullptr;
    for (const auto& before : reader.phrases_of(reader.number() - back)) {
      const auto* reading = text[before.head].reading;
      if (lemma_of(text, before) == noun) {
        if (!is_bare(before)) return nullptr;
        farthest = std::min(back + kSentencesBack, kMostSentencesBack);  // it was taken up there, too
      }
      if (reading == nullptr || reading->parts.size() < 2 || reading->parts.back() != noun) continue;
      const auto* label = reader.mentions().concept_within(before);
      if (label == nullptr || reader.is_people(before) || reader.is_staff(before)) continue;
      if (found != nullptr && *found != *label) return nullptr;
      found = label;
    }
    if (found != nullptr) return found;
  }
  return nullptr;
}

}  // namespace vidensgraf
