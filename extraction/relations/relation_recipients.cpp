#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_offers.h"

// For whom a thing is, where the group stands before what is for it:
//
//   G modtager X, G får X, G har ret til X, G har mulighed for at få X
//   G tilbydes X, G kan visiteres til X, N tilbyder G X, for G skal N tilbyde X
//
// What they need is not yet for them ("har behov for"), but what may be so ("kan få") says for whom
// the thing is. Where the text speaks of a "målgruppe": see relation_audiences.cpp. Known misses: a group
// that is taken up by a pronoun; relative clauses between the group and its verb.

namespace vidensgraf {
namespace {

// "får inddraget kørekortet"
bool takes_away(std::string_view participle) {
  constexpr auto kTakesAway = std::to_array<std::string_view>(
      {"inddraget", "frataget", "frakendt", "konfiskeret", "nedsat", "stoppet", "standset", "ophævet",
       "annulleret", "afslået", "afvist", "nægtet", "fjernet", "slettet"});
  return std::find(kTakesAway.begin(), kTakesAway.end(), participle) != kTakesAway.end();
}

class RecipientFinder {
 public:
  explicit RecipientFinder(RelationReader& reader) : reader_(reader), text_(reader.text()), offers_(reader) {}

  void run() {
    if (reader_.mentions().first_group(reader_.source()) == nullptr) return;
    fronted();
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
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
    // "sikrer G en kontaktperson"
    const bool gives = text_.used_as(verb, WordUse::DeliverVerb) || reader_.form(verb).starts_with("sikre");
    if (!text_.is(verb, Tag::Verb) || !gives || reader_.negated(verb)) return;
    // "skal tilbyde børn, der har oplevet vold, traumebehandling"
    const bool clause = group.label->find(", ") != std::string::npos;
    if (clause && reader_.is(end, Tag::Comma) && !reader_.is(end + 1, Tag::Coordinator)) ++end;
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
    // "For G er der etableret X"
    const auto made = reader_.form(at) == "er" && reader_.form(at + 1) == "der" ? at + 2 : at;
    if (made != at && reader_.is(made, Tag::Verb) &&
        (reader_.used_as(made, WordUse::TargetCue | WordUse::DeliverVerb) ||
         reader_.form(made) == "etableret" || reader_.form(made) == "iværksat"))
      return offered(made + 1, *group, "for G er der etableret X");
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

  // "kan via kommunen få X", "har siden 2020 kunnet få", "har som udgangspunkt ret til": from the adverbial
  // behind the first verb to what goes on with it; 0 if nothing does.
  [[nodiscard]] std::uint32_t past_means(std::uint32_t end, std::uint32_t at) const {
    if (at == end || !text_.is(at - 1, Tag::Verb)) return 0;
    if (!reader_.is(at, Tag::Preposition) && reader_.form(at) != "som") return 0;
    const auto means = noun_phrase_at(text_, at + 1, reader_.end());
    const auto next = means ? means->end : at + 2;  // "siden 2020"
    if (!means && !reader_.is(at + 1, Tag::Numeral)) return 0;
    const bool verb = reader_.is(next, Tag::Verb) || reader_.form(next) == "få";
    const bool claim = reader_.form(next) == "ret" || reader_.form(next) == "krav";
    return verb || claim ? next : 0;
  }

  void receives(std::uint32_t first, std::uint32_t end, const Mention& group) {
    if (!offers_.opens_clause(first)) return;
    // The verbs right behind the group, in one chain: "kan også få tilbudt".
    auto at = end;
    if (reader_.is(at, Tag::Comma)) ++at;
    bool takes = false;
    bool has = false;
    bool sent = false;
    const auto finite_before = first > reader_.begin() && text_.is(first - 1, Tag::Verb);
    for (; reader_.is(at, Tag::Verb) || reader_.is(at, Tag::Adverb) || reader_.form(at) == "få" ||
           reader_.form(at) == "haft" || (takes && reader_.used_as(at, WordUse::DeliverVerb)) ||
           past_means(end, at) != 0;
         ++at) {
      if (const auto verb = past_means(end, at); verb != 0) at = verb;
      if (reader_.used_as(at, WordUse::ClaimNoun)) break;  // "ret"
      const auto word = reader_.form(at);
      if (word == "ikke" || word == "aldrig" || word == "sjældent" || takes_away(word)) return;
      if (text_.is(at, Tag::Adverb)) continue;
      // "tilbydes", "bliver tilbudt"
      const bool passive =
          word.ends_with("s") || (at > end && reader_.form(at - 1) == "bliver" && word.ends_with("t"));
      if (text_.used_as(at, WordUse::ReceiveVerb)) takes = true;
      if (word == "haft") takes = true;
      has = has || word == "har" || word == "have" || word == "haft";
      // "skal have tilbudt"
      const bool granted = at > end + 1 && reader_.form(at - 1) == "have" && word.ends_with("t") &&
                           text_.used_as(at - 2, WordUse::ModalVerb);
      if (text_.used_as(at, WordUse::DeliverVerb) && (passive || takes)) takes = true;
      if (granted && text_.used_as(at, WordUse::DeliverVerb)) has = false;
      if (text_.used_as(at, WordUse::SendVerb)) sent = true;
    }
    if (finite_before && text_.used_as(first - 1, WordUse::DeliverVerb) &&
        text_.folded(first - 1).ends_with("s"))
      takes = true;  // "her tilbydes G X"
    if (at == end && finite_before && text_.folded(first - 1) == "har") takes = has = true;
    if (at == end && finite_before && text_.folded(first - 1) == "får") takes = true;
    if (at == end && !takes) return;
    if (sent && (reader_.form(at) == "til" || reader_.form(at) == "om"))
      return offered(at + 1, group, "G visiteres til X");
    if (!takes && joins(end, at)) return offered(at + 1, group, "G kan deltage i X");
    if (!takes && at > end) used_or_treated(end, at, group);
    const bool gains = reader_.form(at) == "gavn" || reader_.form(at) == "glæde";
    if (has && gains && reader_.form(at + 1) == "af") return offered(at + 2, group, "G har gavn af X");
    if (!takes) return;
    if (first > reader_.begin() + 1 && text_.folded(first - 1) == "hvor") place(first - 1, group);
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

  // "kan deltage i X": verbs from `end` on, the preposition at `at`; what may be and not what they did
  [[nodiscard]] bool joins(std::uint32_t end, std::uint32_t at) const {
    if (reader_.form(at) != "i" || at < end + 2 || reader_.form(at - 1) != "deltage") return false;
    return text_.used_as(end, WordUse::ModalVerb) && reader_.form(end) != "skal";
  }

  // "kan benytte X", "behandles i X"
  void used_or_treated(std::uint32_t end, std::uint32_t at, const Mention& group) {
    const auto verb = at - 1;
    if (text_.used_as(verb, WordUse::UseVerb) && reader_.form(verb).ends_with("e") &&
        text_.used_as(end, WordUse::ModalVerb))
      return offered(at, group, "G kan benytte X");
    if (!reader_.is(at, Tag::Preposition) || !text_.used_as(verb, WordUse::HelpVerb) ||
        !reader_.form(verb).ends_with("s"))
      return;
    const auto word = reader_.form(at);
    const auto where = noun_phrase_at(text_, at + 1, reader_.end());
    if (!where || (word != "i" && word != "på" && word != "hos") || !offers_.is_care_place(*where)) return;
    if (const auto* label = offers_.offer_of(*where))
      offers_.meant_for(*label, group, reader_.source(), "G behandles i X");
  }

  // "natcaféer, hvor G kan få X": the place is for them too
  void place(std::uint32_t where, const Mention& group) {
    const auto end = text_.is(where - 1, Tag::Comma) ? where - 1 : where;
    const auto* phrase = reader_.phrase_ending(end);
    if (phrase == nullptr || !offers_.is_care_place(*phrase)) return;
    if (const auto* label = reader_.mentions().concept_within(*phrase))
      offers_.meant_for(*label, group, reader_.source(), "X, hvor G får Y");
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
    if (next > at && reader_.is(next - 1, Tag::Adjective) && !reader_.form(next - 1).ends_with("t"))
      return at;
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
    offers_.given(object, group, pattern);
  }

  RelationReader& reader_;
  const TaggedText& text_;
  Offers offers_;
};

}  // namespace

void find_recipients(RelationReader& reader) { RecipientFinder(reader).run(); }

}  // namespace vidensgraf
