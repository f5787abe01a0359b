#include <string>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_offers.h"

// For whom a thing is, where the text speaks of those it is for:
//
//   målgruppen for X er G, Xs målgruppe omfatter G, G er målgruppen for X, brugerne af X er G
//   X, hvis målgruppe er G; X, hvor målgruppen er G
//   X har tre målgrupper:      with the list below
//
// "Målgruppen" alone is that of what one of the two sentences before has told, or of the one thing that it
// says is for people. Known misses: audiences that are described in a clause ("målgruppen har ofte").

namespace vidensgraf {
namespace {

class AudienceFinder {
 public:
  explicit AudienceFinder(RelationReader& reader) : reader_(reader), text_(reader.text()), offers_(reader) {}

  void run() {
    if (reader_.form(reader_.end() - 1) == ":" && reader_.used_as(reader_.end() - 2, WordUse::AudienceNoun))
      listed_audience(reader_.end() - 2);
    if (reader_.mentions().first_group(reader_.source()) == nullptr) return;
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (text_.used_as(at, WordUse::AudienceNoun)) audience(at);
    }
  }

 private:
  // "X efter servicelovens § 107 er": past the provision and its cue.
  [[nodiscard]] std::uint32_t past_provision(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 14;
    const auto cue = reader_.is(at, Tag::Comma) || reader_.is(at, Tag::Open) ? at + 1 : at;
    if (!reader_.used_as(cue, WordUse::LawCue) && cue == at) return at;
    bool provision = false;
    for (auto next = cue; next < reader_.end() && next - at < kLongest; ++next) {
      provision = provision || reader_.form(next).starts_with("§");
      if (reader_.is(next, Tag::Verb)) return provision ? next : at;
    }
    return at;
  }

  // ---- målgruppen for X er G

  // "er primært G", "udgøres af G", "omfatter såvel G som H": a verb at `at`.
  [[nodiscard]] bool is_stated(std::uint32_t at) const {
    return reader_.used_as(at, WordUse::BeVerb | WordUse::ContainVerb | WordUse::FormVerb) &&
           reader_.is(at, Tag::Verb);
  }
  void audience_is(std::uint32_t verb, const std::string& label) {
    auto at = verb + 1;
    // "er defineret som G"
    if (reader_.form(at) == "defineret" && reader_.form(at + 1) == "som") at += 2;
    // "er kendetegnet ved at være", "omfatter såvel G som H"
    while (reader_.is(at, Tag::Adverb) || reader_.is(at, Tag::Preposition) || reader_.is(at, Tag::Verb) ||
           reader_.is(at, Tag::InfinitiveMarker) || reader_.used_as(at, WordUse::CharacteriseVerb) ||
           reader_.is(at, Tag::Colon) || reader_.form(at) == "såvel" || reader_.form(at) == "både") {
      if (reader_.form(at) == "ikke") return;
      ++at;
    }
    if (const auto* group = offers_.group_from(at))
      offers_.meant_for(label, *group, reader_.source(), "målgruppen for X er G");
  }

  // "X, hvis primære målgruppe er G", "X, hvor målgruppen er G": where the clause begins; `noun` if none
  // does.
  [[nodiscard]] std::uint32_t relative_owner(std::uint32_t noun) const {
    constexpr std::uint32_t kFarthest = 3;
    for (auto at = noun; at > reader_.begin() + 1 && noun - at < kFarthest; --at) {
      const auto word = reader_.form(at - 1);
      if (word == "hvis" || (word == "hvor" && reader_.form(noun).ends_with("en"))) return at - 1;
      if (!text_.is(at - 1, Tag::Adjective)) break;
    }
    return noun;
  }

  // "ordningens primære målgruppe er G": the owner in the genitive.
  void owned_audience(std::uint32_t noun) {
    if (const auto* label = audience_before(noun)) {
      // "Derudover er målgruppen G"
      const bool turned = noun > reader_.begin() + 1 && reader_.form(noun - 1) == "er";
      if (is_stated(turned ? noun - 1 : noun + 1)) return audience_is(turned ? noun : noun + 1, *label);
    }
    if (!is_stated(noun + 1)) return;
    if (const auto opener = relative_owner(noun); opener != noun) {
      const auto end = text_.is(opener - 1, Tag::Comma) ? opener - 1 : opener;
      for (const auto* who : antecedents_before(reader_, end)) {
        if (const auto* label = offers_.offer_of(*who)) audience_is(noun + 1, *label);
      }
      return;
    }
    const auto* audience = reader_.phrase_ending(noun + 1);
    if (audience == nullptr || !audience->possessed) return;
    const auto* owner = reader_.phrase_ending(audience->first);
    if (owner == nullptr || !text_.is_genitive(owner->head)) return;
    if (const auto* label = offers_.offer_of(*owner)) audience_is(noun + 1, *label);
  }

  // "X har G som målgruppe"
  void as_audience(std::uint32_t noun) {
    auto at = noun;
    while (at > reader_.begin() && (text_.is(at - 1, Tag::Adjective) || text_.is(at - 1, Tag::Determiner)))
      --at;
    if (at < reader_.begin() + 2 || reader_.form(at - 1) != "som") return;
    constexpr std::uint32_t kLongestGroup = 24;
    for (auto verb = at - 1; verb > reader_.begin() && at - verb < kLongestGroup; --verb) {
      if (reader_.form(verb) != "har") continue;
      const auto* group = offers_.group_from(offers_.past_weight(verb + 1));
      if (group == nullptr) return;
      offers_.meant_for(subjects_of(reader_, verb), *group, "X har G som målgruppe");
      return;
    }
  }

  // "X har tre målgrupper:" and the groups below
  void listed_audience(std::uint32_t noun) {
    const auto* audiences = reader_.phrase_ending(noun + 1);
    if (audiences == nullptr || audiences->first <= reader_.begin() ||
        reader_.form(audiences->first - 1) != "har")
      return;
    std::vector<std::string> labels;
    for (const auto* who : subjects_of(reader_, audiences->first - 1)) {
      if (const auto* label = offers_.offer_of(*who)) labels.push_back(*label);
    }
    if (labels.empty()) return;
    const auto number = reader_.number();
    const auto& sentences = text_.sentences();
    constexpr std::uint32_t kMostItems = 12;
    for (auto below = number + 1; below < sentences.size() && below - number < kMostItems; ++below) {
      if (text_.block_kind(sentences[below]) != BlockKind::ListItem) break;
      reader_.enter(below);
      auto at = reader_.begin();
      while (at < reader_.end() && text_.token(at).kind != TokenKind::Word) ++at;
      if (const auto* group = offers_.group_from(at)) {
        for (const auto& label : labels)
          offers_.meant_for(label, *group, reader_.source(), "X har målgrupper: G");
      }
    }
    reader_.enter(number);
  }

  // "målgruppen" alone: what one of the two sentences before has told for whom it is.
  [[nodiscard]] const std::string* audience_before(std::uint32_t noun) {
    const auto* named = reader_.phrase_ending(noun + 1);
    if (reader_.form(noun) != "målgruppen" || named == nullptr || named->first != noun || named->possessed)
      return nullptr;
    const auto number = reader_.number();
    const std::string* label = nullptr;
    for (std::uint32_t back = 1; back <= 2 && back <= number && label == nullptr; ++back) {
      reader_.enter(number - back);
      for (auto at = reader_.begin(); at + 2 < reader_.end() && label == nullptr; ++at) {
        if (reader_.form(at) != "målgruppen" || reader_.form(at + 1) != "for") continue;
        if (const auto what = noun_phrase_at(text_, at + 2, reader_.end())) label = offers_.offer_of(*what);
      }
    }
    reader_.enter(number);
    // "X henvender sig til G. Målgruppen er også H": what one of them says is for people
    for (std::uint32_t back = 1; back <= 2 && back <= number && label == nullptr; ++back)
      label = reader_.offered_in(number - back);
    return label;
  }

  void audience(std::uint32_t noun) {
    as_audience(noun);
    const auto next = reader_.form(noun + 1);
    if (next != "for" && next != "i" && next != "af" && next != "til" && next != "på") {
      owned_audience(noun);
      return;
    }
    auto what = noun_phrase_at(text_, noun + 2, reader_.end());
    if (!what) return;
    // "målgruppen for foranstaltningen efterværn": what the kind names.
    if (what->definite && !what->possessed && !text_.is_genitive(what->head)) {
      if (const auto name = noun_phrase_at(text_, what->end, reader_.end()); name && !name->determined)
        what = name;
    }
    const auto* label = offers_.offer_of(*what);
    if (label == nullptr) return;
    auto at = past_provision(what->end);
    // "målgruppen for X i Danmark er"
    if (reader_.form(at) == "i" && reader_.is(at + 1, Tag::ProperNoun)) at += 2;
    if (is_stated(at)) return audience_is(at, *label);
    // "G er målgruppen for X", "G er i målgruppen for X"
    at = noun;
    while (at > reader_.begin() && (text_.is(at - 1, Tag::Determiner) || text_.is(at - 1, Tag::Adjective) ||
                                    text_.is(at - 1, Tag::Preposition) || text_.is(at - 1, Tag::Adverb))) {
      --at;
      if (reader_.form(at) == "ikke") return;
    }
    if (at == reader_.begin() || !text_.used_as(at - 1, WordUse::BeVerb | WordUse::FormVerb)) return;
    for (auto first = at - 1; first > reader_.begin(); --first) {
      const auto* group = reader_.mentions().group_at(text_.token(first - 1).source.begin);
      if (group == nullptr) continue;
      if (offers_.token_from(group->span.end) == at - 1 && offers_.opens_clause(first - 1))
        offers_.meant_for(*label, *group, reader_.source(), "G er målgruppen for X");
    }
  }

  RelationReader& reader_;
  const TaggedText& text_;
  Offers offers_;
};

}  // namespace

void find_audiences(RelationReader& reader) { AudienceFinder(reader).run(); }

}  // namespace vidensgraf
