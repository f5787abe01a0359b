#include <string>
#include <string_view>
#include <vector>

#include "extraction/relation_clauses.h"
#include "extraction/relation_finders.h"
#include "extraction/relation_offers.h"

// For whom a thing is, where the group stands before what is for it:
//
//   G modtager X, G får X, G har ret til X, G har mulighed for at få X
//   G tilbydes X, G kan visiteres til X, N tilbyder G X, for G skal N tilbyde X
//   målgruppen for X er G, Xs målgruppe omfatter G, G er målgruppen for X, brugerne af X er G
//
// What they need is not yet for them ("har behov for"), but what may be so ("kan få") says for whom
// the thing is. Known misses: a group that is taken up by a pronoun; relative clauses between the group and
// its verb.

namespace vidensgraf {
namespace {

class RecipientFinder {
 public:
  explicit RecipientFinder(RelationReader& reader) : reader_(reader), text_(reader.text()), offers_(reader) {}

  void run() {
    if (reader_.form(reader_.end() - 1) == ":" && reader_.used_as(reader_.end() - 2, WordUse::AudienceNoun))
      listed_audience(reader_.end() - 2);
    if (reader_.mentions().first_group(reader_.source()) == nullptr) return;
    fronted();
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (text_.used_as(at, WordUse::AudienceNoun)) audience(at);
      const auto* group = reader_.mentions().group_at(text_.token(at).source.begin);
      if (group == nullptr) continue;
      const auto end = offers_.token_from(group->span.end);
      given(at, end, *group);
      receives(at, end, *group);
    }
  }

 private:
  // ---- N tilbyder G X

  void given(std::uint32_t first, std::uint32_t end, const Mention& group) {
    auto verb = first;
    while (verb > reader_.begin() && (text_.is(verb - 1, Tag::Determiner) || text_.is(verb - 1, Tag::Adverb)))
      --verb;
    if (verb == reader_.begin()) return;
    --verb;
    if (!text_.is(verb, Tag::Verb) || !text_.used_as(verb, WordUse::DeliverVerb) || reader_.negated(verb))
      return;
    if (!reader_.is(end, Tag::Preposition) && !reader_.is(end, Tag::Comma))
      offered(past_claim(end), group, "N giver G X");  // "giver G adgang til X"
  }

  // ---- For G skal N tilbyde X, til G ydes X

  void fronted() {
    const auto opening = reader_.form(reader_.begin());
    if (opening != "for" && opening != "til") return;
    const auto* group = offers_.group_from(reader_.begin() + 1);
    if (group == nullptr) return;
    auto at = offers_.token_from(group->span.end);
    if (reader_.is(at, Tag::Comma)) ++at;
    if (!reader_.is(at, Tag::Verb)) return;
    const auto gives = [this](std::uint32_t verb) {
      const auto* reading = reader_.is(verb, Tag::Verb) ? text_[verb].reading : nullptr;
      return reading != nullptr && (reading->lemma == "tilbyde" || reading->lemma == "yde" ||
                                    reading->lemma == "levere" || reading->lemma == "bevilge");
    };
    const auto who = noun_phrase_at(text_, at + 1, reader_.end());
    if (gives(at)) {
      if (reader_.negated(at)) return;
      const bool passive = reader_.form(at).ends_with("s");
      auto object = passive ? at + 1 : who ? who->end : reader_.end();
      if (reader_.form(object) == "der") ++object;
      return offered(object, *group, "for G tilbyder N X");
    }
    if (!text_.used_as(at, WordUse::ModalVerb)) return;
    // "skal kommunen altid tilbyde", "kan der tilbydes"
    auto verb = reader_.form(at + 1) == "der" ? at + 2 : who ? who->end : at + 1;
    while (reader_.is(verb, Tag::Adverb)) ++verb;
    if (gives(verb) && !reader_.negated(verb)) offered(verb + 1, *group, "for G skal N tilbyde X");
  }

  // ---- G modtager X

  // Whether a clause begins with the token: it may be its subject.
  [[nodiscard]] bool opens_clause(std::uint32_t first) const {
    while (first > reader_.begin() &&
           (text_.is(first - 1, Tag::Determiner) || text_.is(first - 1, Tag::Adverb)))
      --first;
    if (first == reader_.begin()) return true;
    const auto before = first - 1;
    if (text_.is(before, Tag::Subjunction) || text_.is(before, Tag::Colon) || text_.is(before, Tag::Numeral))
      return true;
    // "Her kan G få X"
    if (text_.used_as(before, WordUse::ModalVerb | WordUse::DeliverVerb) && text_.is(before, Tag::Verb))
      return true;
    // "Siden 2015 har G haft ret til X"
    if (text_.folded(before) == "har" && before > reader_.begin() &&
        (reader_.is(reader_.begin(), Tag::Preposition) || reader_.is(reader_.begin(), Tag::Adverb) ||
         reader_.is(reader_.begin(), Tag::Subjunction)))
      return true;
    return !text_.is(before, Tag::Preposition) && before < reader_.begin() + 2 &&
           text_.token(before).word == nullptr;
  }

  void receives(std::uint32_t first, std::uint32_t end, const Mention& group) {
    if (!opens_clause(first)) return;
    // The verbs right behind the group, in one chain: "kan også få tilbudt".
    auto at = end;
    if (reader_.is(at, Tag::Comma)) ++at;
    bool takes = false;
    bool has = false;
    bool sent = false;
    const auto finite_before = first > reader_.begin() && text_.is(first - 1, Tag::Verb);
    for (; reader_.is(at, Tag::Verb) || reader_.is(at, Tag::Adverb) || reader_.form(at) == "få" ||
           reader_.form(at) == "haft" || (takes && reader_.used_as(at, WordUse::DeliverVerb));
         ++at) {
      if (reader_.used_as(at, WordUse::ClaimNoun)) break;  // "ret"
      const auto word = reader_.form(at);
      if (word == "ikke" || word == "aldrig" || word == "sjældent") return;
      if (text_.is(at, Tag::Adverb)) continue;
      const bool passive = word.ends_with("s");
      if (text_.used_as(at, WordUse::ReceiveVerb)) takes = true;
      if (word == "haft") takes = true;
      has = has || word == "har" || word == "have" || word == "haft";
      if (text_.used_as(at, WordUse::DeliverVerb) && (passive || takes)) takes = true;
      if (text_.used_as(at, WordUse::SendVerb)) sent = true;
    }
    if (finite_before && text_.used_as(first - 1, WordUse::DeliverVerb) &&
        text_.folded(first - 1).ends_with("s"))
      takes = true;  // "her tilbydes G X"
    if (at == end && !takes) return;
    if (sent && (reader_.form(at) == "til" || reader_.form(at) == "om"))
      return offered(at + 1, group, "G visiteres til X");
    if (!takes) return;
    // "får efter planen en mentor": an adverbial between the verb and what they get
    if (reader_.is(at, Tag::Preposition)) {
      const auto when = noun_phrase_at(text_, at + 1, reader_.end());
      if (when && when->end < reader_.end() && noun_phrase_at(text_, when->end, reader_.end()))
        at = when->end;
    }
    const auto past = past_claim(at);
    // "har X" may be anything they have.
    if (has && past == at) return;
    offered(past, group, "G modtager X");
  }

  // Past "ret til", "mulighed for at få", "adgang til".
  [[nodiscard]] std::uint32_t past_claim(std::uint32_t at) const {
    auto next = at;
    while (!reader_.used_as(next, WordUse::ClaimNoun) &&
           (reader_.is(next, Tag::Adverb) || reader_.is(next, Tag::Determiner) ||
            (reader_.is(next, Tag::Adjective) && reader_.used_as(next, WordUse::GenericAdjective)))) {
      ++next;
    }
    if (!reader_.used_as(next, WordUse::ClaimNoun) || !reader_.is(next + 1, Tag::Preposition)) return at;
    // "får bedre muligheder for X": more of it, and no offer
    if (next > at && reader_.is(next - 1, Tag::Adjective)) return at;
    next += 2;
    if (reader_.is(next, Tag::InfinitiveMarker)) {
      if (!reader_.used_as(next + 1, WordUse::ReceiveVerb | WordUse::UseVerb | WordUse::DeliverVerb))
        return at;
      next += 2;
    }
    while (reader_.is(next, Tag::Verb)) ++next;  // "få tilbudt"
    return next;
  }

  void offered(std::uint32_t object, const Mention& group, std::string_view pattern) {
    for (const auto& member : reader_.objects(object)) {
      if (is_more_of(member.phrase)) continue;
      if (!member.whole) {
        if (reader_.is_people(member.phrase)) continue;
        const auto* plain = plain_offer(member);
        offers_.meant_for(plain != nullptr ? *plain : reader_.label_of(member), group, reader_.source(),
                          pattern);
        continue;
      }
      if (const auto* label = offers_.offer_of(member.phrase))
        offers_.meant_for(*label, group, reader_.source(), pattern);
    }
  }

  // "giver G bedre trivsel", "får flere venner": more of what they have
  [[nodiscard]] bool is_more_of(const NounPhrase& phrase) const {
    for (const auto& modifier : phrase.modifiers()) {
      const auto* reading = text_[modifier.adjective].reading;
      if (reading != nullptr && has(reading->features, Feature::Comparative)) return true;
    }
    return false;
  }

  // "målrettede og helhedsorienterede behandlingstilbud": the noun alone, where an adjective only praises it.
  [[nodiscard]] const std::string* plain_offer(const Conjunct& member) const {
    if (!member.noun_form.empty() || member.phrase.modifier_count == 0) return nullptr;
    if (!text_.used_as(member.phrase.modifiers().front().adjective,
                       WordUse::GenericAdjective | WordUse::TargetCue))
      return nullptr;
    const auto noun = text_.token(member.phrase.head).source;
    const auto* mention = reader_.mentions().concept_ending(noun.end, noun.begin);
    return mention != nullptr ? mention->label : nullptr;
  }

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

  // "ordningens primære målgruppe er G": the owner in the genitive.
  void owned_audience(std::uint32_t noun) {
    if (const auto* label = audience_before(noun)) {
      // "Derudover er målgruppen G"
      const bool turned = noun > reader_.begin() + 1 && reader_.form(noun - 1) == "er";
      if (is_stated(turned ? noun - 1 : noun + 1)) return audience_is(turned ? noun : noun + 1, *label);
    }
    if (!is_stated(noun + 1)) return;
    const auto* audience = reader_.phrase_ending(noun + 1);
    if (audience == nullptr || !audience->possessed) return;
    const auto* owner = reader_.phrase_ending(audience->first);
    if (owner == nullptr || !text_.is_genitive(owner->head)) return;
    if (const auto* label = offers_.offer_of(*owner)) audience_is(noun + 1, *label);
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
    return label;
  }

  void audience(std::uint32_t noun) {
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
      if (offers_.token_from(group->span.end) == at - 1 && opens_clause(first - 1))
        offers_.meant_for(*label, *group, reader_.source(), "G er målgruppen for X");
    }
  }

  RelationReader& reader_;
  const TaggedText& text_;
  Offers offers_;
};

}  // namespace

void find_recipients(RelationReader& reader) { RecipientFinder(reader).run(); }

}  // namespace vidensgraf
