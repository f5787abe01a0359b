#include <string>
#include <string_view>

#include "extraction/relation_finders.h"
#include "extraction/text_scan.h"

// For whom a thing is: the groups are those of facts.target_groups, so a wording counts only where a
// delimited group stands at its place.
//
//   X til G, X for G                   also "væresteder og varmestuer for G", "X til G og H"
//   X er målrettet G, X rettet mod G   "henvender sig til"
//   X leverer indsatser til G
//   G modtager X, G har ret til X, X tilbydes G
//   G med behov for X
//
// In "tilbud med en høj grad af specialisering til G" it is the whole that is for G: a thing that is only
// said of another ("grad af", "krav til") is passed over. Known misses: groups named only by a pronoun.

namespace vidensgraf {
namespace {

class BeneficiaryFinder {
 public:
  explicit BeneficiaryFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    if (reader_.mentions().first_group(reader_.source()) == nullptr) return;
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (text_.used_as(at, WordUse::TargetCue)) targeted(at);
      const auto word = reader_.form(at);
      if (at > reader_.begin() && (word == "til" || word == "for")) {
        if (const auto* group = group_after(at)) for_group(at, *group);
      }
      if (text_.used_as(at, WordUse::ReceiveVerb) && text_.is(at, Tag::Verb)) received(at);
    }
  }

 private:
  void meant_for(const std::string& from, const Mention& group, ByteSpan source, std::string_view pattern) {
    reader_.add(from, RelationType::HasTargetGroup, *group.label, source, pattern);
    // "X til G og H": the second group is one of its own.
    if (const auto* other = reader_.mentions().group_at(after_coordinator(group.span.end))) {
      reader_.add(from, RelationType::HasTargetGroup, *other->label, {source.begin, other->span.end},
                  pattern);
    }
  }
  // The byte at which what is coordinated with something that ends at `byte` begins.
  [[nodiscard]] std::uint32_t after_coordinator(std::uint32_t byte) const {
    auto at = token_from(byte);
    if (reader_.is(at, Tag::Comma)) ++at;
    if (!reader_.is(at, Tag::Coordinator) || at + 1 >= reader_.end()) return byte;
    return text_.token(at + 1).source.begin;
  }
  [[nodiscard]] std::uint32_t token_from(std::uint32_t byte) const {
    auto low = reader_.begin();
    auto high = reader_.end();
    while (low < high) {
      const auto middle = low + (high - low) / 2;
      if (text_.token(middle).source.begin < byte)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  // The group that begins after the preposition at `at`, past what only counts.
  [[nodiscard]] const Mention* group_after(std::uint32_t at) const {
    auto first = at + 1;
    while (first < reader_.end() &&
           (text_.is(first, Tag::Determiner) || text_.is(first, Tag::Numeral) ||
            (text_.is(first, Tag::Adjective) && text_.used_as(first, WordUse::GenericAdjective)))) {
      if (const auto* group = reader_.mentions().group_at(text_.token(first).source.begin)) return group;
      ++first;
    }
    return first < reader_.end() ? reader_.mentions().group_at(text_.token(first).source.begin) : nullptr;
  }

  // "behandlingstilbud til mennesker med X", "varmestuer for G", "X leverer indsatser til G"
  void for_group(std::uint32_t at, const Mention& group) {
    const auto* before = reader_.phrase_ending(at);
    if (before == nullptr) return;
    const auto* direct = reader_.mentions().concept_within(*before);
    if (direct != nullptr && reader_.form(at) == "for" && before->definite && !before->possessed)
      return;  // "tilstanden for borgere"
    if (direct == nullptr || text_.used_as(before->head, WordUse::GenericNoun)) {
      delivered(before->first, group);
      return;
    }
    if (is_said_of_another(*before)) return;
    const ByteSpan source{text_.token(before->first).source.begin, group.span.end};
    meant_for(*direct, group, source, "X til G");
    // With what is coordinated before it: "væresteder og varmestuer for G".
    if (before->first <= reader_.begin()) return;
    const auto coordinator = before->first - 1;
    if (!text_.is(coordinator, Tag::Coordinator)) return;
    if (const auto* other = reader_.phrase_ending(coordinator)) {
      if (const auto* label = reader_.concept_of(*other); label != nullptr && !reader_.is_people(*other)) {
        meant_for(*label, group, {text_.token(other->first).source.begin, group.span.end}, "X til G");
      }
    }
  }

  // "en høj grad af specialisering", "behov for støtte", "adgang til tilbud": the thing is not offered here.
  [[nodiscard]] bool is_said_of_another(const NounPhrase& phrase) const {
    const auto* above = reader_.governor(phrase);
    if (above == nullptr) return false;
    const auto word = reader_.form(phrase.first - 1);
    return word == "af" && text_.used_as(above->head, WordUse::AdverbialNoun);
  }

  // "X skal levere indsatser til G": the subject, or what a relative clause is about.
  void delivered(std::uint32_t before, const Mention& group) {
    for (auto verb = reader_.begin() + 1; verb < before; ++verb) {
      if (!text_.used_as(verb, WordUse::DeliverVerb) || !text_.is(verb, Tag::Verb)) continue;
      const auto* who = reader_.subject(verb);
      if (who == nullptr || reader_.is_people(*who)) continue;
      const auto* label = reader_.mentions().concept_within(*who);
      if (label == nullptr) continue;
      meant_for(*label, group, reader_.source(), "X leverer til G");
      break;
    }
  }

  // "X er målrettet G", "X, der er rettet mod G"
  void targeted(std::uint32_t cue) {
    if (!text_.is(cue, Tag::Verb) && !text_.is(cue, Tag::Adjective)) return;
    // The group comes directly after the cue and its preposition.
    auto at = cue + 1;
    while (at < reader_.end() && (text_.is(at, Tag::Preposition) || text_.is(at, Tag::Determiner) ||
                                  text_.is(at, Tag::Adverb) || reader_.form(at) == "sig")) {
      ++at;
    }
    if (at >= reader_.end()) return;
    const auto* group = reader_.mentions().group_at(text_.token(at).source.begin);
    if (group == nullptr) return;
    // Directly before it "indsatser rettet mod", or the sentence's subject.
    const NounPhrase* what = reader_.phrase_ending(cue);
    const bool direct = what != nullptr && reader_.concept_of(*what) != nullptr;
    if (!direct) what = reader_.subject(cue);
    if (what == nullptr && !reader_.phrases().empty()) {
      const auto& first = reader_.phrases().front();
      if (first.end <= cue && first.first <= reader_.begin() + 3) what = &first;
    }
    if (what == nullptr || reader_.is_people(*what)) return;
    if (const auto* label = reader_.concept_of(*what))
      meant_for(*label, *group, reader_.source(), direct ? "X rettet mod G" : "X er målrettet G");
  }

  // "G modtager X og Y", "G har ret til X"
  void received(std::uint32_t verb) {
    const auto* who = reader_.subject(verb);
    if (who == nullptr || !reader_.is_people(*who)) return;
    const auto first = who->modifier_count > 0 ? who->core : who->head;
    const auto* group = reader_.mentions().group_at(text_.token(first).source.begin);
    if (group == nullptr) group = reader_.mentions().group_at(text_.token(who->head).source.begin);
    if (group == nullptr || group->span.end > text_.token(verb).source.begin) return;
    auto object = verb + 1;
    while (reader_.is(object, Tag::Adverb)) ++object;
    const bool entitled = reader_.form(object) == "ret" && reader_.form(object + 1) == "til";
    if (reader_.form(verb) == "har" && !entitled) return;
    if (entitled) object += 2;
    for (const auto& member : reader_.objects(object)) {
      if (!member.whole || reader_.is_people(member.phrase)) continue;
      if (const auto* label = reader_.mentions().concept_within(member.phrase))
        reader_.add(*label, RelationType::HasTargetGroup, *group->label, reader_.source(), "G modtager X");
    }
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_beneficiaries(RelationReader& reader) { BeneficiaryFinder(reader).run(); }

// "borgere med behov for X": X is for them.
void find_needs(RelationReader& reader) {
  const auto& text = reader.text();
  for (const auto& group : reader.facts().target_groups) {
    if (group.label.find("behov for ") == std::string::npos) continue;
    for (const auto span : group.occurrences) {
      const auto* mention = reader.mentions().concept_ending(span.end);
      if (mention == nullptr || mention->span.begin <= span.begin) continue;
      const auto before = cut(text.document().text, {span.begin, mention->span.begin});
      const auto need = before.rfind("behov for");
      // Right after "behov for", articles and a coordinated adjective apart.
      if (need == std::string_view::npos) continue;
      const auto between = before.substr(need + std::string_view("behov for").size());
      constexpr std::size_t kLongest = 40;
      bool other = between.size() > kLongest;
      for (const std::string_view preposition : {" på ", " i ", " af ", " til "})
        other = other || between.find(preposition) != std::string_view::npos;
      if (!other)
        reader.add(*mention->label, RelationType::HasTargetGroup, group.label, span, "G med behov for X");
    }
  }
}

}  // namespace vidensgraf
