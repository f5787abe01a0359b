#include <algorithm>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_offers.h"

// For whom a thing is, where a verb or participle says so of it:
//
//   X er målrettet G, X rettet mod G   "henvender sig til", "er åben for", "tager sigte på"
//   X er for G, X gives til G, X tilbydes G, X omfatter G, X gælder G
//   X kan benyttes af G, X anvendes over for G, X bruges i arbejdet med G, X er velegnet til G
//
// The subject is what relation_clauses finds, or the phrase behind the finite verb ("I dag er X for G").
// Known misses: groups named only by a pronoun.

namespace vidensgraf {
namespace {

class PredicateFinder {
 public:
  explicit PredicateFinder(RelationReader& reader) : reader_(reader), text_(reader.text()), offers_(reader) {}

  void run() {
    if (reader_.mentions().first_group(reader_.source()) == nullptr) return;
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (text_.used_as(at, WordUse::TargetCue)) targeted(at);
      const bool takes =
          text_.is(at, Tag::Preposition) || text_.is(at, Tag::Verb) || text_.is(at, Tag::Adverb);
      if (!takes || at == reader_.begin()) continue;
      if (const auto* group = offers_.group_from(at + 1)) predicated(at, *group);
    }
  }

 private:
  // What a preposition before people says of the verb before it: "gives til G", "er for G", "anvendes over
  // for G", "benyttes af G", "tager imod G".
  [[nodiscard]] bool states(std::uint32_t verb, std::uint32_t preposition, bool offers, bool passive) const {
    const auto word = reader_.form(preposition);
    const bool used = passive && text_.used_as(verb, WordUse::UseVerb);
    if (word == "for" && reader_.form(verb) == "gælder") return true;
    if (word == "til" || word == "for") return offers || used || reader_.form(verb) == "er";
    if (word == "af") return used || reader_.form(verb) == "besøges";
    if (word == "imod") return reader_.form(verb) == "tager";
    return word == "med" && used;  // "bruges i arbejdet med G"
  }

  // The verb before the preposition `at`: past provisions, "over" of "over for", "i arbejdet" of "i arbejdet
  // med", and words that only weigh.
  [[nodiscard]] std::uint32_t verb_before(std::uint32_t at) const {
    if (reader_.form(at) == "for" && reader_.form(at - 1) == "over") --at;
    if (reader_.form(at) == "med" && at > reader_.begin() + 3 &&
        reader_.form(at - 1).starts_with("arbejde") && reader_.form(at - 2) == "i")
      at -= 2;
    const auto end = reader_.before_asides(at);  // "gives efter § 85 til G"
    if (end <= reader_.begin()) return reader_.begin();
    auto verb = end - 1;
    const auto weighs = [this](std::uint32_t one) {
      if (text_.is(one, Tag::Adverb) || text_.folded(one) == "gratis") return true;
      if (!text_.folded(one).ends_with("t")) return false;
      // "er primært for"; "er højt for G" says what it is like
      const bool after_be = text_.used_as(one - 1, WordUse::BeVerb);
      const bool generic = text_.used_as(one, WordUse::GenericAdjective);
      if (after_be && text_.is(one, Tag::Adjective))
        return text_.folded(one).ends_with("rt") || text_.folded(one).ends_with("ligt");
      return generic || (text_.is(one, Tag::Adjective) && text_.is(one - 1, Tag::Verb));
    };
    while (verb > reader_.begin() && weighs(verb)) --verb;  // "gives primært til", "tilbydes gratis til"
    return verb;
  }

  // The group is what the verb at `at` takes, or the preposition there: "X gives til G", "X tilbydes G", "X
  // er for G", "X kan benyttes af G", "X omfatter G", "X modtager G".
  void predicated(std::uint32_t at, const Mention& group) {
    const bool preposition = text_.is(at, Tag::Preposition);
    auto verb = verb_before(preposition ? at : at + 1);
    if (verb <= reader_.begin()) return;
    const auto* turned = preposition ? reader_.phrase_ending(verb + 1) : nullptr;
    if (turned != nullptr && turned->first > reader_.begin() &&
        turned_subject_of(reader_, turned->first - 1) == turned) {
      verb = turned->first - 1;  // "I dag er X kun for G"
    } else {
      turned = nullptr;
      if (!preposition || !is_apt(verb)) {
        if (!text_.is(verb, Tag::Verb)) return;
      }
    }
    if (turned == nullptr && is_apt(verb) && !text_.is(verb, Tag::Verb)) {
      const auto word = reader_.form(at);
      if (word == "til" || word == "for")
        offers_.meant_for(subjects_of(reader_, verb - 1), group, "X er egnet til G");
      return;
    }
    // "tilbydes G", "bliver givet til G"
    const bool auxiliary = verb > reader_.begin() && text_.used_as(verb - 1, WordUse::BeVerb) &&
                           text_.is(verb - 1, Tag::Verb) && text_.folded(verb).ends_with("t");
    const bool passive = text_.folded(verb).ends_with("s") || auxiliary;
    const bool offers = text_.used_as(verb, WordUse::DeliverVerb) && passive;
    if (turned != nullptr) {
      if (states(verb, at, offers, passive)) offers_.meant_for({turned}, group, "i dag er X for G");
      return;
    }
    const bool said = preposition ? states(verb, at, offers, passive) : takes(verb, group, offers, passive);
    if (auxiliary && offers) --verb;
    if (said) offers_.meant_for(offered_by(verb), group, "X er for G");
  }

  // What the verb is said of; "pligten gælder G" binds them.
  [[nodiscard]] std::vector<const NounPhrase*> offered_by(std::uint32_t verb) const {
    auto all = subjects_of(reader_, verb);
    const auto binds = [this](const NounPhrase* one) {
      const auto* reading = text_[one->head].reading;
      const std::string_view lemma = reading != nullptr ? std::string_view(reading->lemma) : "";
      return lemma.ends_with("lov") || lemma.ends_with("regel") || lemma.ends_with("pligt") ||
             lemma.ends_with("krav") || lemma.ends_with("forbud") || lemma.ends_with("grænse");
    };
    if (reader_.form(verb) == "gælder") all.erase(std::remove_if(all.begin(), all.end(), binds), all.end());
    return all;
  }

  // "er relevant for G", "er velegnet til G"
  [[nodiscard]] bool is_apt(std::uint32_t at) const {
    const auto word = text_.folded(at);
    if (word == "relevante" || word == "velegnede" || word == "egnede" || word == "relevant" ||
        word == "velegnet" || word == "egnet")
      return at > reader_.begin() + 1 && text_.used_as(at - 1, WordUse::BeVerb);
    return false;
  }

  // "tilbydes G", "omfatter G", "modtager G"
  [[nodiscard]] bool takes(std::uint32_t verb, const Mention& group, bool offers, bool passive) const {
    // "Her tilbydes borgere med X bostøtte" says what they are given behind them.
    const auto behind = offers_.token_from(group.span.end);
    const bool given = behind < reader_.end() && noun_phrase_at(text_, behind, reader_.end()).has_value();
    // "netværket kan omfatte venner" names members.
    const bool members = text_.used_as(verb, WordUse::ContainVerb) &&
                         !text_.used_as(verb, WordUse::DeliverVerb) && is_possibility(reader_, verb);
    if (members) return false;
    if (reader_.form(verb) == "gælder") return true;
    return offers ? !given : !passive && text_.used_as(verb, WordUse::ContainVerb | WordUse::AdmitVerb);
  }

  [[nodiscard]] bool is_taken_aim(std::uint32_t cue) const {
    return reader_.form(cue) == "sigte" && cue > reader_.begin() && reader_.form(cue - 1) == "tager";
  }

  // "X er målrettet G", "X, der er rettet mod G"
  void targeted(std::uint32_t cue) {
    if (!text_.is(cue, Tag::Verb) && !text_.is(cue, Tag::Adjective) && !is_taken_aim(cue)) return;
    if (reader_.negated(cue)) return;
    // "tager sigte på G"
    if (reader_.form(cue) == "sigte" && !is_taken_aim(cue)) return;
    const auto* turned = turned_subject_of(reader_, cue);  // "Desuden retter X sig mod G"
    // The group comes directly after the cue and its preposition.
    auto at = turned != nullptr ? turned->end : cue + 1;
    while (reader_.is(at, Tag::Preposition) || reader_.form(at) == "sig" || offers_.past_weight(at) != at) {
      const auto weighed = offers_.past_weight(at);
      at = weighed != at ? weighed : at + 1;  // "henvender sig primært til"
    }
    const auto* group = offers_.group_from(at);
    if (group == nullptr) return;
    if (turned != nullptr && offers_.meant_for({turned}, *group, "i dag er X målrettet G")) return;
    if (reader_.form(cue) == "sigte") {
      offers_.meant_for(subjects_of(reader_, cue - 1), *group, "X tager sigte på G");
      return;
    }
    // "X i kommunens center henvender sig til G": of a finite verb it is the subject
    if (text_.is(cue, Tag::Verb) && text_.folded(cue).ends_with("er") &&
        offers_.meant_for(subjects_of(reader_, cue), *group, "X er målrettet G"))
      return;
    // Directly before it "indsatser rettet mod", or the sentence's subject.
    const NounPhrase* what = reader_.phrase_ending(cue);
    if (what != nullptr && reader_.concept_of(*what) != nullptr) {
      offers_.meant_for({what}, *group, "X rettet mod G");
      return;
    }
    if (offers_.meant_for(subjects_of(reader_, cue), *group, "X er målrettet G")) return;
    // "et overblik over tilbud i kommunerne målrettet G": of the phrase before it, and of no other.
    if (what != nullptr) {
      for (const auto* above = reader_.governor(*what); above != nullptr; above = reader_.governor(*above)) {
        if (offers_.meant_for({above}, *group, "X rettet mod G")) return;
      }
      return;
    }
    what = reader_.subject(cue);
    if (what == nullptr && !reader_.phrases().empty()) {
      const auto& first = reader_.phrases().front();
      // Nothing that opens a clause of its own between the sentence's subject and the cue.
      bool same_clause = first.end <= cue && first.first <= reader_.begin() + 3;
      for (auto between = first.end; between < cue && same_clause; ++between)
        same_clause = !text_.is(between, Tag::Relative) && !text_.is(between, Tag::Subjunction);
      if (same_clause) what = &first;
    }
    if (what != nullptr) offers_.meant_for({what}, *group, "X er målrettet G");
  }

  RelationReader& reader_;
  const TaggedText& text_;
  Offers offers_;
};

}  // namespace

void find_predicates(RelationReader& reader) { PredicateFinder(reader).run(); }

}  // namespace vidensgraf
