#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_adverbials.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_offers.h"
#include "extraction/text_scan.h"

// For whom a thing is, where the group stands behind what is for it:
//
//   X til G, X for G                   also "væresteder og varmestuer for G", "X til G og H"
//   X er et tilbud til G               a general noun: what it is said of; "X, et tilbud til G", "X har plads
//                                      til G"
//   X: Tilbud, der leverer Y til G     what the clause says more of
//   X leverer indsatser til G, X har til formål at V Y til G, X tilbyder A, B og C til G
//   behandling af G, rådgivning vedrørende G
//   X skal hjælpe G, X har til formål at støtte G, formålet med X er at støtte G
//
// In "tilbud med en høj grad af specialisering til G" it is the whole that is for G: a thing that is only
// said of another ("grad af", "krav til") is passed over, and so is what is denied. Where a verb ties the
// two: relation_predicates.cpp; where the group is the subject: relation_recipients.cpp. Known misses: groups
// named only by a pronoun.

namespace vidensgraf {
namespace {

class BeneficiaryFinder {
 public:
  explicit BeneficiaryFinder(RelationReader& reader)
      : reader_(reader), text_(reader.text()), offers_(reader) {}

  void run() {
    listed_below();
    if (reader_.mentions().first_group(reader_.source()) == nullptr) return;
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (at == reader_.begin() || (!text_.is(at, Tag::Preposition) && !text_.is(at, Tag::Verb))) continue;
      const auto* group = offers_.group_from(at + 1);
      if (group == nullptr) continue;
      const auto word = reader_.form(at);
      // "indsatser over for G", "indsatser i forhold til G"
      const bool towards = word == "for" && reader_.form(at - 1) == "over";
      const bool relating = word == "til" && reader_.form(at - 1) == "forhold" && at > reader_.begin() + 2;
      if (word == "til" || word == "for") for_group(relating ? at - 2 : towards ? at - 1 : at, *group);
      if (word == "af" || word == "vedrørende" || word == "omkring") acted_on(at, *group);
      if (text_.is(at, Tag::Verb) && text_.used_as(at, WordUse::HelpVerb)) helped(at, *group);
    }
  }

 private:
  // What "X til:", "X retter sig mod:" announce at their preposition.
  [[nodiscard]] const std::string* announced(std::uint32_t at) const {
    if (const auto* what = reader_.phrase_ending(at)) {
      const auto* label = reader_.mentions().concept_within(*what);
      const bool offered = label != nullptr && !offers_.denied(*what) && !reader_.is_people(*what) &&
                           !is_said_of_another(*what);
      return offered ? label : nullptr;
    }
    constexpr std::uint32_t kLongestCue = 5;
    for (auto cue = at; cue > reader_.begin() && at - cue < kLongestCue; --cue) {
      if (!text_.used_as(cue - 1, WordUse::TargetCue) || !text_.is(cue - 1, Tag::Verb)) continue;
      const auto subjects = subjects_of(reader_, cue - 1);
      return subjects.size() == 1 ? offers_.offer_of(*subjects.front()) : nullptr;
    }
    return nullptr;
  }

  // "Kommunen tilbyder X til:" and the groups of the list below.
  void listed_below() {
    if (reader_.end() < reader_.begin() + 3 || reader_.form(reader_.end() - 1) != ":") return;
    const auto word = reader_.form(reader_.end() - 2);
    if (word != "til" && word != "for" && word != "mod") return;
    const auto* label = announced(reader_.end() - 2);
    if (label == nullptr) return;
    const auto& sentences = text_.sentences();
    constexpr std::size_t kMostItems = 12;
    const auto last = std::min<std::size_t>(sentences.size(), reader_.number() + 1 + kMostItems);
    for (std::size_t i = reader_.number() + 1; i < last; ++i) {
      if (text_.block_kind(sentences[i]) != BlockKind::ListItem) return;
      auto at = sentences[i].first_token;
      while (at < sentences[i].end_token && text_.token(at).kind != TokenKind::Word) ++at;
      if (at >= sentences[i].end_token) continue;
      if (const auto* group = reader_.mentions().group_at(text_.token(at).source.begin))
        reader_.add(*label, RelationType::HasTargetGroup, *group->label,
                    {reader_.source().begin, group->span.end}, "X til: G");
    }
  }

  // "behandlingstilbud til mennesker med X", "varmestuer for G", "X leverer indsatser til G"
  void for_group(std::uint32_t at, const Mention& group) {
    const auto* before = reader_.phrase_ending(reader_.before_asides(at));
    if (before == nullptr || offers_.denied(*before)) return;
    if (text_.used_as(before->head, WordUse::GroupRelational)) return;  // "forældre til G": another group
    if (is_companion(*before)) return;
    // "problemstillinger i forhold til G": only what is offered
    if (reader_.form(at) == "i" && !is_help(*before) && !is_place(*before) && !is_offer(reader_, *before) &&
        text_.folded(before->head) != "arbejde")
      return;
    // "mindre hyppigt end familiepleje til G": what the thing is compared with
    if (before->first > reader_.begin() && reader_.form(before->first - 1) == "end") return;
    if (is_measure(*before)) return;
    // "er for lav til G": an adjective that is a noun, too
    if (before->first > reader_.begin() + 1 && reader_.form(before->first - 1) == "for" &&
        text_.used_as(before->first - 2, WordUse::BeVerb))
      return;
    const auto* direct = reader_.mentions().concept_within(*before);
    if (direct != nullptr && reader_.form(at) == "for" && before->definite && !before->possessed &&
        !is_help(*before) && !text_.used_as(before->head, WordUse::OfferNoun) && !is_offer(reader_, *before))
      return;  // "tilstanden for borgere"; not "omsorgen for borgere"
    // "kompetencer til G" are no offer, "opsøgende støtte til G" is one.
    const bool general = text_.used_as(before->head, WordUse::GenericNoun) &&
                         (before->modifier_count == 0 || !text_.used_as(before->head, WordUse::OfferNoun));
    if (direct == nullptr || general) {
      // "rådgivning, undervisning og støtte til G"; not "synsområdet og området for G"
      const bool known = before->definite && !before->possessed && reader_.form(at) == "for";
      if (identified(*before, group)) return;
      // "plejeboliger med gode rammer for G"
      const auto* above = reader_.governor(*before);
      if (above != nullptr && reader_.form(before->first - 1) == "med" &&
          (offers_.is_care_place(*above) || is_offer(reader_, *above))) {
        offers_.meant_for({above}, group, "X med Y for G");
        return;
      }
      const auto others = known ? Listed{before->first, false} : listed_before(before->first, group);
      if (others.found)
        provided(others.first, group);  // "centre, som tilbyder omsorg og støtte til G"
      else
        delivered(before->first, group);
      return;
    }
    if (is_said_of_another(*before) || is_circumstance(*before)) return;
    // "hjemmebesøget er et lovpligtigt tilbud til G": of what the kind is said
    const auto article = reader_.form(before->first);
    const bool of_kind = (article == "en" || article == "et") && before->first > reader_.begin() &&
                         (text_.used_as(before->first - 1, WordUse::BeVerb) ||
                          text_.is(before->first - 1, Tag::Dash) || text_.is(before->first - 1, Tag::Comma));
    if ((of_kind || before->possessed) && identified(*before, group)) return;
    const ByteSpan source{text_.token(before->first).source.begin, group.span.end};
    offers_.meant_for(*direct, group, source, "X til G");
    provided(listed_before(before->first, group).first, group);
  }

  struct Listed {
    std::uint32_t first = 0;  // where the list begins
    bool found = false;
  };
  // What is coordinated before the last of a list: "væresteder, caféer og varmestuer for G".
  Listed listed_before(std::uint32_t last, const Mention& group) {
    auto first = last;
    // "massage og kort, opsøgende vejledning": past the further adjectives of the last one
    while (first > reader_.begin() + 2 && text_.is(first - 1, Tag::Comma) &&
           text_.is(first - 2, Tag::Adjective))
      first -= 2;
    bool found = false;
    constexpr int kMostMembers = 8;
    for (int before_it = 0; before_it < kMostMembers && first > reader_.begin() + 1; ++before_it) {
      const bool is_list = before_it > 0;
      const auto joint = first - 1;
      if (!text_.is(joint, Tag::Coordinator) && !(is_list && text_.is(joint, Tag::Comma))) break;
      const auto* other = reader_.phrase_ending(joint);
      if (other == nullptr || reader_.is_people(*other) || is_matter(*other)) break;
      if (const auto* label = reader_.mentions().concept_within(*other)) {
        offers_.meant_for(*label, group, {text_.token(other->first).source.begin, group.span.end}, "X til G");
        found = true;
      }
      first = other->first;
    }
    return {first, found};
  }
  // "rådgivning om demens og aflastning til G": what the other thing is about.
  [[nodiscard]] bool is_matter(const NounPhrase& phrase) const {
    const auto* above = reader_.governor(phrase);
    return above != nullptr && reader_.form(phrase.first - 1) == "om" && is_help(*above);
  }
  // "omsorg", "behandling": what is done for people.
  [[nodiscard]] bool is_help(const NounPhrase& phrase) const {
    const auto* reading = text_[phrase.head].reading;
    return reading != nullptr &&
           (listed(WordList::HelpAct, reading->lemma) || ends_as_listed(WordList::HelpAct, reading->lemma));
  }

  // "Krisecentrene tilbyder rådgivning til G": a place where it is given is for them too; not an authority.
  void provided(std::uint32_t object, const Mention& group) {
    if (object <= reader_.begin() + 1) return;
    auto verb = object - 1;
    while (verb > reader_.begin() && text_.is(verb, Tag::Adverb)) --verb;
    if (!text_.is(verb, Tag::Verb) || !text_.used_as(verb, WordUse::DeliverVerb) ||
        !text_.folded(verb).ends_with("r"))
      return;
    for (const auto* who : subjects_of(reader_, verb)) {
      const auto* reading = text_[who->head].reading;
      if (!offers_.is_care_place(*who) || (reading != nullptr && reading->lemma.ends_with("jobcenter")))
        continue;
      if (const auto* label = reader_.mentions().concept_within(*who))
        offers_.meant_for(*label, group, reader_.source(), "X tilbyder Y til G");
    }
  }

  // "kortere opholdstider for G", "udgifter til G": how much of it there is for them.
  [[nodiscard]] bool is_measure(const NounPhrase& phrase) const {
    const auto* reading = text_[phrase.head].reading;
    return reading != nullptr && (listed(WordList::MeasureNoun, reading->lemma) ||
                                  ends_as_listed(WordList::MeasureNoun, reading->lemma));
  }

  // "venner og arbejdskolleger til G"
  [[nodiscard]] bool is_companion(const NounPhrase& phrase) const {
    const auto* reading = text_[phrase.head].reading;
    if (reading == nullptr) return false;
    const std::string_view lemma = reading->lemma;
    return lemma.ends_with("ven") || lemma.ends_with("veninde") || lemma.ends_with("kollega") ||
           lemma.ends_with("nabo") || lemma.ends_with("partner");
  }

  // "behandling af unge med angst": what is done for people, and not what they do ("brug af").
  void acted_on(std::uint32_t at, const Mention& group) {
    const auto* before = reader_.phrase_ending(at);
    if (before == nullptr || offers_.denied(*before)) return;
    if (!is_help(*before)) return;
    if (const auto* label = reader_.mentions().concept_within(*before))
      offers_.meant_for(*label, group, {text_.token(before->first).source.begin, group.span.end}, "X af G");
    if (reader_.form(at) != "af")
      listed_before(before->first,
                    group);  // "udredning og rådgivning vedrørende G"
  }

  // "en høj grad af specialisering", "behov for støtte", "adgang til tilbud": the thing is not offered here.
  [[nodiscard]] bool is_said_of_another(const NounPhrase& phrase) const {
    const auto* above = reader_.governor(phrase);
    if (above == nullptr) return false;
    const auto word = reader_.form(phrase.first - 1);
    return word == "af" && text_.used_as(above->head, WordUse::AdverbialNoun);
  }

  // "tilbyde hjælp efter anbringelsen til unge": when, not what.
  [[nodiscard]] bool is_circumstance(const NounPhrase& phrase) const {
    if (reader_.governor(phrase) == nullptr) return false;
    const auto word = reader_.form(phrase.first - 1);
    return word == "efter" || word == "under" || word == "før" || word == "inden" || word == "ved";
  }

  // "X er et tilbud til G", "X, et tilbud til G": what the general noun is said of.
  bool identified(const NounPhrase& general, const Mention& group) {
    if (general.first <= reader_.begin() || text_.used_as(general.head, WordUse::EvaluativeNoun))
      return false;
    if (reader_.is_people(general) || reader_.is_staff(general)) return false;
    auto before = general.first - 1;
    // "X er kommunens tilbud til G"
    if (general.possessed) {
      const auto* owner = reader_.phrase_ending(general.first);
      if (owner == nullptr || owner->first <= reader_.begin()) return false;
      before = owner->first - 1;
    }
    const bool room = reader_.form(before) == "har" && reader_.form(general.head).starts_with("plads");
    if (room || (text_.used_as(before, WordUse::BeVerb) && text_.is(before, Tag::Verb))) {
      // "Ud af Voldens Skygge er et tilbud til G": a name that is no phrase
      if (const auto* name = reader_.mentions().concept_ending(text_.token(before - 1).source.end,
                                                               text_.token(reader_.begin()).source.begin);
          name != nullptr && name->span.begin == text_.token(reader_.begin()).source.begin) {
        offers_.meant_for(*name->label, group, reader_.source(), "X er et tilbud til G");
        return true;
      }
      const auto subjects = subjects_of(reader_, before);
      return offers_.meant_for(subjects, group, "X er et tilbud til G") ||
             named_place(subjects, general, group);
    }
    const bool apposed = text_.is(before, Tag::Comma) || text_.is(before, Tag::Dash);
    if (!apposed || !general.determined || general.definite) return false;
    if (const auto* name = reader_.mentions().organisation_around(text_.token(before - 1).source);
        name != nullptr && is_place(general)) {
      offers_.meant_for(*name->label, group, reader_.source(), "X, et tilbud til G");
      return true;
    }
    if (!text_.is(before, Tag::Comma)) return false;
    const auto* name = reader_.phrase_ending(before);
    return name != nullptr && offers_.meant_for({name}, group, "X er et tilbud til G");
  }

  [[nodiscard]] bool is_place(const NounPhrase& phrase) const {
    return text_.used_as(phrase.head, WordUse::OfferNoun) || offers_.is_care_place(phrase);
  }

  // "Lindehuset er et botilbud til G": a body that is a place for people
  bool named_place(const std::vector<const NounPhrase*>& subjects, const NounPhrase& kind,
                   const Mention& group) {
    if (subjects.size() != 1 || !is_place(kind) || offers_.denied(kind)) return false;
    const auto* name = reader_.mentions().organisation_around(text_.token(subjects.front()->head).source);
    if (name == nullptr) return false;
    offers_.meant_for(*name->label, group, reader_.source(), "X er et tilbud til G");
    return true;
  }

  // "X skal levere indsatser til G": the subject, or what a relative clause is about.
  void delivered(std::uint32_t before, const Mention& group) {
    for (auto verb = reader_.begin() + 1; verb < before; ++verb) {
      const bool intends = reader_.form(verb) == "har" && has_purpose(verb + 3);
      if (!intends && (!text_.used_as(verb, WordUse::DeliverVerb) || !text_.is(verb, Tag::Verb))) continue;
      const auto* who = reader_.subject(verb);
      if (who == nullptr || reader_.is_people(*who)) continue;
      if (offers_.meant_for({who}, group, "X leverer til G")) break;
    }
  }

  // Whether "har til formål" or "har til opgave" ends before the token.
  [[nodiscard]] bool has_purpose(std::uint32_t at) const {
    return at >= reader_.begin() + 3 &&
           (reader_.form(at - 1) == "formål" || reader_.form(at - 1) == "opgave") &&
           reader_.form(at - 2) == "til" && reader_.form(at - 3) == "har";
  }

  // "X skal hjælpe G", "X har til formål at støtte G", "formålet med X er at støtte G"
  void helped(std::uint32_t verb, const Mention& group) {
    if (!reader_.is(verb - 1, Tag::InfinitiveMarker)) {
      if (reader_.form(verb - 1) == "skal" || reader_.form(verb).ends_with("r"))
        offers_.meant_for(things(subjects_of(reader_, verb)), group, "X hjælper G");
      return;
    }
    const auto marker = verb - 1;
    if (has_purpose(marker)) {
      offers_.meant_for(things(subjects_of(reader_, marker - 3)), group, "X har til formål at hjælpe G");
      return;
    }
    if (reader_.form(reader_.begin()) != "formålet" || reader_.form(reader_.begin() + 1) != "med") return;
    const auto what = noun_phrase_at(text_, reader_.begin() + 2, reader_.end());
    if (what && reader_.form(what->end) == "er" && what->end + 1 == marker)
      offers_.meant_for(things({&*what}), group, "X har til formål at hjælpe G");
  }
  // Not those who help.
  [[nodiscard]] std::vector<const NounPhrase*> things(std::vector<const NounPhrase*> all) const {
    all.erase(std::remove_if(all.begin(), all.end(),
                             [this](const NounPhrase* one) { return reader_.is_staff(*one); }),
              all.end());
    return all;
  }

  RelationReader& reader_;
  const TaggedText& text_;
  Offers offers_;
};

}  // namespace

void find_beneficiaries(RelationReader& reader) { BeneficiaryFinder(reader).run(); }

}  // namespace vidensgraf
