#include <algorithm>
#include <string>
#include <vector>

#include "extraction/relation_finders.h"

// What a provision governs, from where it is named:
//
//   X efter servicelovens § 85, X, jf. § 83       what stands right before the cue
//   X (servicelovens § 85)                        the bracket right behind X
//   efter § 85 om X                               the provision's own subject
//   X har hjemmel i § 13 b                        the subject of the sentence
//   pligt til at underrette om X, hvis ..., jf. § 153   behind a clause: what the main clause is about
//   pårørende til personer med X, jf. § 82        the people, not X
//
// Known misses: provisions governing what a whole section is about; "reguleres af" with a law and no §.

namespace vidensgraf {
namespace {

class ProvisionFinder {
 public:
  explicit ProvisionFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void read(const LawReference& reference) {
    const auto first = token_at(reference.source.begin);
    const auto provision = reference.law + "#" + reference.paragraf;
    // "§ 85 om socialpædagogisk bistand"
    const auto after = token_at(reference.source.end);
    if (reader_.form(after) == "om") {
      if (const auto what = noun_phrase_at(text_, after + 1, reader_.end())) {
        if (const auto* label = reader_.concept_of(*what); label != nullptr && !reader_.is_people(*what)) {
          governed(*label, provision, "§ om X");
          return;
        }
      }
    }
    // "bostøtte (servicelovens § 85)"
    if (first > reader_.begin() && text_.is(first - 1, Tag::Open)) {
      if (const auto* before = reader_.phrase_ending(first - 1)) governs(*before, provision, "X (§)");
      return;
    }
    auto cue = first;
    bool found = false;
    constexpr int kFarthest = 5;
    for (int steps = 0; cue > reader_.begin() && steps < kFarthest && !found; ++steps) {
      --cue;
      if (text_.is(cue, Tag::Stop)) return;
      if (text_.folded(cue) == "hjemmel") return authority(cue, provision);
      found = text_.used_as(cue, WordUse::LawCue);
    }
    if (found) behind(cue, provision);
  }

 private:
  void governed(const std::string& what, const std::string& provision, std::string_view pattern) {
    reader_.add(what, RelationType::GovernedBy, provision, reader_.source(), pattern);
  }

  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const {
    auto at = reader_.begin();
    while (at < reader_.end() && text_.token(at).source.begin < byte) ++at;
    return at;
  }

  // The people that the phrase is about, or the concept.
  void governs(const NounPhrase& phrase, const std::string& provision, std::string_view pattern) {
    const auto source = text_.token(phrase.head).source;
    if (const auto* group = reader_.mentions().group_around(source)) {
      governed(*group->label, provision, pattern);
      return;
    }
    if (const auto* label = reader_.concept_of(phrase)) governed(*label, provision, pattern);
  }

  // "X har hjemmel i §": the subject has its authority there.
  void authority(std::uint32_t cue, const std::string& provision) {
    const auto phrases = reader_.phrases();
    if (phrases.empty() || phrases.front().end > cue) return;
    const auto& who = phrases.front();
    const auto* body = reader_.mentions().organisation_at(text_.token(who.head).source.begin);
    const auto* label = body != nullptr ? body->label : reader_.concept_of(who);
    if (label != nullptr) governed(*label, provision, "X har hjemmel i §");
  }

  void behind(std::uint32_t cue, const std::string& provision) {
    const NounPhrase* before = nullptr;
    for (const auto& phrase : reader_.phrases()) {
      if (phrase.end > cue) break;
      before = &phrase;
    }
    if (before == nullptr || cue - before->end > 2) return;
    const bool aside = reader_.is(before->end, Tag::Comma);
    if (aside) {
      if (const auto* topic = main_topic(before->first)) {
        if (!reader_.is_people(*topic)) governed(reader_.label_of(*topic), provision, "X efter §");
        return;
      }
    }
    governs(*before, provision, "X efter §");
  }

  // Where token `at` stands in a clause with "hvis" or "når", the object of the verb before that clause.
  [[nodiscard]] const NounPhrase* main_topic(std::uint32_t at) const {
    auto clause = at;
    bool conditional = false;
    for (auto i = at; i > reader_.begin() && !conditional; --i) {
      const auto word = reader_.form(i - 1);
      if (word != "hvis" && word != "når" && word != "såfremt") continue;
      clause = i - 1;
      conditional = true;
    }
    if (!conditional) return nullptr;
    const NounPhrase* nearest = nullptr;
    for (const auto& phrase : reader_.phrases()) {
      if (phrase.end <= clause) nearest = &phrase;
    }
    if (nearest == nullptr || clause - nearest->end > 2) return nullptr;
    const auto* top = reader_.top_of(*nearest);
    return top->first > reader_.begin() && text_.is(top->first - 1, Tag::Verb) ? top : nullptr;
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_provisions(RelationReader& reader) {
  std::vector<const LawReference*> references;
  for (const auto& reference : reader.facts().law_references) {
    const bool provision = reference.kind == LawReferenceKind::ParagraphRef;
    if (provision && !reference.law.empty() && !reference.paragraf.empty()) references.push_back(&reference);
  }
  std::sort(references.begin(), references.end(),
            [](const LawReference* a, const LawReference* b) { return a->source < b->source; });
  const auto& sentences = reader.text().sentences();
  std::uint32_t number = 0;
  ProvisionFinder finder(reader);
  for (const auto* reference : references) {
    while (number < sentences.size() && sentences[number].source.end <= reference->source.begin) ++number;
    if (number >= sentences.size()) return;
    if (sentences[number].source.begin > reference->source.begin) continue;
    reader.enter(number);
    finder.read(*reference);
  }
}

}  // namespace vidensgraf
