#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "extraction/grammar/word_lists.h"
#include "extraction/relations/relation_adverbials.h"
#include "extraction/relations/relation_anaphora.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_provision_finder.h"

// What a provision governs that a cue ties to it:
//
//   X efter servicelovens § 85, X, jf. § 83       what stands right before the cue
//   X ydes efter § 85, X er reguleret i § 85      the subject of the verb before the cue
//   efter § 85 kan kommunen tilbyde X             the object of the clause that opens with the cue
//   X har hjemmel i § 13 b                        the subject of the sentence
//   X-ydelsen i § 41                              what is offered, by a word of its own
//   pligt til at underrette om X, hvis ..., jf. § 153   behind a clause: what the main clause is about
//
// Known misses: "reguleres af" with a law and no §.

namespace vidensgraf {

// "X har hjemmel i §": the subject has its authority there.
bool ProvisionFinder::authority(std::uint32_t cue) {
  if (cue > reader_.begin() && reader_.form(cue - 1) == "sit") --cue;
  if (cue == reader_.begin() || reader_.form(cue - 1) != "har") return false;
  const auto phrases = reader_.phrases();
  if (phrases.empty() || phrases.front().end > cue) return true;
  const auto& who = phrases.front();
  const auto* body = reader_.mentions().organisation_at(text_.token(who.head).source.begin);
  const auto* label = body != nullptr ? body->label : reader_.concept_of(who);
  if (label != nullptr) governed(*label, "X har hjemmel i §");
  return true;
}

bool ProvisionFinder::behind(std::uint32_t cue) {
  const NounPhrase* before = nullptr;
  for (const auto& phrase : reader_.phrases()) {
    if (phrase.end > cue) break;
    before = &phrase;
  }
  if (before == nullptr || cue - before->end > 2) return false;
  // "i medfør af", "i henhold til": only what belongs to the cue may stand between; "uden hjemmel i"
  // denies.
  for (auto at = before->end; at < cue; ++at) {
    if (text_.is(at, Tag::Verb)) return false;
    if (text_.folded(at) == "uden") return true;
  }
  const bool aside = reader_.is(before->end, Tag::Comma);
  if (aside) {
    if (const auto* topic = main_topic(before->first)) {
      if (!reader_.is_people(*topic)) governed(reader_.label_of(*topic), "X efter §");
      return true;
    }
    if (const auto verb = passive_before(before->first); verb != before->first) {
      if (ruled_things(subjects_of(reader_, verb), "X V-es, jf. §")) return true;
    }
  }
  if (belongs_to_verb(reader_, *before, aside)) return true;
  return governs_all(*before, "X efter §");
}

// "personlig pleje og praktisk hjælp efter § 83": both, where nothing but "og" stands between. "A, B og C
// efter §§ 85, 104 og 107": each has its own.
bool ProvisionFinder::governs_all(const NounPhrase& last, std::string_view pattern) {
  std::vector<const NounPhrase*> members{&last};
  constexpr std::size_t kMost = 4;
  while (members.size() < kMost && members.back()->first > reader_.begin() + 1) {
    const auto joint = members.back()->first - 1;
    if (!text_.is(joint, Tag::Coordinator) && !(members.size() > 1 && text_.is(joint, Tag::Comma))) break;
    const auto* other = reader_.phrase_ending(joint);
    // "kommunen og borgeren efter § 5": only what is offered, as the last one is
    if (other == nullptr || other->definite != last.definite || reader_.is_people(*other) ||
        !is_given_alike(*other, last))
      break;
    members.push_back(other);
  }
  if (row_ != 1) return governs(row_ == members.size() ? *members[row_ - 1 - place_] : last, pattern);
  if (!governs(last, pattern)) return false;
  for (std::size_t i = 1; i < members.size(); ++i) governs(*members[i], pattern);
  return true;
}

// Two acts, or two things that are offered: the last members of their nouns end alike or are nouns for help.
bool ProvisionFinder::is_given_alike(const NounPhrase& one, const NounPhrase& other) const {
  const auto help = [this](const NounPhrase& phrase) {
    const auto* reading = text_[phrase.head].reading;
    if (reading == nullptr) return false;
    const std::string_view lemma = reading->lemma;
    return is_offer(reader_, phrase) || text_.used_as(phrase.head, WordUse::OfferNoun) ||
           listed(WordList::HelpAct, lemma) || ends_as_listed(WordList::HelpAct, lemma) ||
           listed(WordList::CarePlace, lemma) || ends_as_listed(WordList::CarePlace, lemma) ||
           lemma.ends_with("ning") || lemma.ends_with("service");
  };
  return help(one) && help(other);
}

// "merudgiftsydelsen i servicelovens § 41": what is offered, in the definite form and by a word of its own.
bool ProvisionFinder::held_in(std::uint32_t first) {
  if (first <= reader_.begin() + 1 || reader_.form(first - 1) != "i") return false;
  const auto* what = reader_.phrase_ending(first - 1);
  if (what == nullptr || !what->definite || what->modifier_count != 0 || what->possessed) return false;
  const auto* reading = text_[what->head].reading;
  if (reading == nullptr || reading->parts.size() < 2 || !is_offer(reader_, *what)) return false;
  return governs(*what, "X i §");
}

// "X registreres og indberettes til Y, jf. §": the passive verb of the clause, which the aside is about;
// `at` if the clause before token `at` has none.
std::uint32_t ProvisionFinder::passive_before(std::uint32_t at) const {
  for (auto verb = at; verb > reader_.begin(); --verb) {
    if (text_.is(verb - 1, Tag::Comma) || text_.is(verb - 1, Tag::Relative) ||
        text_.is(verb - 1, Tag::Subjunction))
      return at;
    if (!text_.is(verb - 1, Tag::Verb)) continue;
    return text_.folded(verb - 1).ends_with("s") ? verb - 1 : at;
  }
  return at;
}

// The things themselves: of "reglerne om X", "retten til X" it is X.
bool ProvisionFinder::ruled_things(const std::vector<const NounPhrase*>& subjects, std::string_view pattern) {
  bool found = false;
  for (const auto* who : subjects) {
    if (reader_.is_people(*who)) continue;
    // "Ordningen er reguleret i": which one the sentence before says
    if (const auto* full = taken_up(reader_, *who)) {
      governed(*full, pattern);
      found = true;
      continue;
    }
    const auto of = reader_.form(who->end);
    const bool general =
        text_.used_as(who->head, WordUse::GenericNoun | WordUse::RuleNoun) || is_case_of(*who);
    if (general && (of == "om" || of == "til" || of == "for" || of == "vedrørende" || of == "af")) {
      // "bevilling af aktivitets- og samværstilbud": one name for both
      const auto inner = noun_phrase_at(text_, who->end + 1, reader_.end());
      if (const auto* pair = inner && inner->noun != inner->head ? reader_.concept_of(*inner) : nullptr) {
        governed(*pair, pattern);
        found = true;
        continue;
      }
      for (const auto& member : reader_.objects(who->end + 1)) {
        found = true;
        if (!reader_.is_people(member.phrase)) governed(reader_.term_of(member), pattern);
      }
      continue;
    }
    found = governs(*who, pattern) || found;
  }
  return found;
}

// "ansøgninger om X behandles efter §", "visitation til X sker efter §": what the step is for.
bool ProvisionFinder::is_case_of(const NounPhrase& phrase) const {
  static constexpr auto kSteps =
      std::to_array<std::string_view>({"ansøgning", "afgørelse", "beslutning", "bevilling", "udbetaling",
                                       "tildeling", "udmåling", "visitation", "henvisning"});
  const auto* reading = text_[phrase.head].reading;
  return reading != nullptr && std::find(kSteps.begin(), kSteps.end(), reading->lemma) != kSteps.end();
}

// "X kan ske efter §", "X hører under §": verbs that say no more than that it is so.
bool ProvisionFinder::is_done(std::uint32_t verb) const {
  static constexpr auto kVerbs =
      std::to_array<std::string_view>({"ske", "foregå", "høre", "falde", "sortere"});
  const auto* reading = text_.is(verb, Tag::Verb) ? text_[verb].reading : nullptr;
  return reading != nullptr && std::find(kVerbs.begin(), kVerbs.end(), reading->lemma) != kVerbs.end();
}

// "X ydes efter §", "X er reguleret i §", "reglerne om X findes i §": the subject of the verb before it.
void ProvisionFinder::ruled(std::uint32_t first) {
  auto verb = first;
  constexpr std::uint32_t kFarthest = 6;
  while (verb > reader_.begin() && first - verb < kFarthest) {
    --verb;
    if (text_.is(verb, Tag::Comma) || text_.is(verb, Tag::Stop)) return;
    const bool rules = text_.used_as(verb, WordUse::RegulateVerb) || is_done(verb);
    const bool passive = text_.is(verb, Tag::Verb) && text_.folded(verb).ends_with("s");
    // "er lovgivningsmæssigt forankret i"
    auto be = verb;
    while (be > reader_.begin() && (text_.is(be - 1, Tag::Adverb) || is_neuter_adjective(be - 1))) --be;
    const bool participle = be > reader_.begin() && text_.used_as(be - 1, WordUse::BeVerb);
    if (!rules && !passive && !participle) continue;
    if (text_.used_as(verb, WordUse::BeVerb | WordUse::ModalVerb)) continue;
    // Nothing but the cue between verb and provision.
    for (auto at = verb + 1; at < first; ++at) {
      const bool cue = text_.is(at, Tag::Preposition) || text_.is(at, Tag::Adverb) ||
                       text_.used_as(at, WordUse::LawCue) || text_.folded(at) == "overensstemmelse" ||
                       text_.folded(at) == "grundlag" || text_.folded(at) == "baggrund" ||
                       text_.folded(at) == "kraft" || text_.folded(at) == "reglerne" ||
                       text_.folded(at) == "bestemmelsen" || text_.folded(at) == "bestemmelserne";
      if (!cue) return;
    }
    auto subjects = subjects_of(reader_, verb);
    if (subjects.empty()) {
      if (const auto* who = reader_.subject(verb)) subjects.push_back(who);
    }
    ruled_things(subjects, "X ydes efter §");
    return;
  }
}

// "lovgivningsmæssigt": an adjective as adverb.
bool ProvisionFinder::is_neuter_adjective(std::uint32_t at) const {
  return text_.is(at, Tag::Adjective) && text_.folded(at).ends_with("t");
}

bool ProvisionFinder::opens(std::uint32_t cue) const {
  for (auto at = reader_.begin(); at < cue; ++at) {
    if (!text_.is(at, Tag::Preposition) && !text_.is(at, Tag::Adverb)) return false;
  }
  return true;
}

// "Efter § 97 kan kommunen tilbyde X", "... ydes X", "... har G ret til X"
void ProvisionFinder::fronted(std::uint32_t after) {
  auto verb = after;
  if (reader_.is(verb, Tag::Comma)) ++verb;
  if (!reader_.is(verb, Tag::Verb)) return;
  auto object = verb + 1;
  if (reader_.form(verb).ends_with("s") || text_.used_as(verb, WordUse::BeVerb)) {
    // "ydes der X", "er der oprettet X"
    while (reader_.is(object, Tag::Adverb) || reader_.form(object) == "der" || reader_.is(object, Tag::Verb))
      ++object;
    return things(object);
  }
  // Past the subject to the last verb of the clause.
  auto last = verb;
  for (auto at = verb + 1; at < reader_.end(); ++at) {
    // "skal alle, der vil V, gennemgå et kursus": past the clause that says who
    if (text_.is(at, Tag::Comma) && reader_.is(at + 1, Tag::Relative) && last == verb) {
      auto close = at + 2;
      while (close < reader_.end() && !text_.is(close, Tag::Comma) && !text_.is(close, Tag::Stop)) ++close;
      if (!reader_.is(close, Tag::Comma) || !reader_.is(close + 1, Tag::Verb)) break;
      at = close;
      continue;
    }
    if (text_.is(at, Tag::Stop) || text_.is(at, Tag::Comma) || text_.is(at, Tag::Subjunction) ||
        (text_.is(at, Tag::Relative) && at != verb + 1))  // "kan der ydes X"
      break;
    // "skal kommunen tilbyde X til følger skabt af sygdom": the first verbs that stand together
    if (last != verb && !text_.is(at, Tag::Verb) && !text_.is(at, Tag::Adverb)) break;
    // "skal kommunen tilbyde X til følger skabt af sygdom": the first verbs that stand together
    if (last != verb && !text_.is(at, Tag::Verb) && !text_.is(at, Tag::Adverb)) break;
    if (text_.is(at, Tag::Verb) || reader_.form(at) == "få") last = at;
  }
  // "kan der visiteres til X"
  const bool sent = text_.used_as(last, WordUse::SendVerb) && reader_.form(last + 1) == "til";
  if (last != verb) return things(sent ? last + 2 : last + 1);
  // "tilbyder kommunen X", "har G ret til X"
  const auto subject = noun_phrase_at(text_, verb + 1, reader_.end());
  if (!subject) return;
  auto at = subject->end;
  if (const auto* group = reader_.mentions().group_at(text_.token(subject->core).source.begin)) {
    while (at < reader_.end() && text_.token(at).source.begin < group->span.end) ++at;
  }
  if (reader_.used_as(at, WordUse::ClaimNoun) && reader_.is(at + 1, Tag::Preposition))
    at = past_infinitive(at + 2);
  // "tilbyder forvaltningen i Københavns Kommune X"
  if (reader_.is(at, Tag::Preposition) && text_.used_as(verb, WordUse::DeliverVerb)) {
    auto place = noun_phrase_at(text_, at + 1, reader_.end());
    if (place && text_.is_genitive(place->head)) {
      if (const auto owned = noun_phrase_at(text_, place->end, reader_.end());
          owned && owned->core == owned->head)
        place = owned;
    }
    if (place && noun_phrase_at(text_, place->end, reader_.end())) at = place->end;
  }
  things(at);
}

void ProvisionFinder::things(std::uint32_t object) {
  for (const auto& member : reader_.objects(object)) {
    if (reader_.is_people(member.phrase)) continue;
    if (!member.whole || reader_.concept_of(member.phrase) != nullptr)
      governed(reader_.term_of(member), "efter § gives X");
  }
}

// Where token `at` stands in a clause with "hvis" or "når", the object of the verb before that clause.
const NounPhrase* ProvisionFinder::main_topic(std::uint32_t at) const {
  auto clause = at;
  bool conditional = false;
  for (auto i = at; i > reader_.begin() && !conditional; --i) {
    const auto word = reader_.form(i - 1);
    if (word != "hvis" && word != "når" && word != "såfremt" && word != "medmindre") continue;
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

}  // namespace vidensgraf
