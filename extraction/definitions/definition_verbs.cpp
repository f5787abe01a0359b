#include <algorithm>

#include "extraction/definitions/definition_sentence.h"
#include "extraction/grammar/denials.h"

// Definitions by a verb, one function a trigger:
//
//   subject before the verb    X defineres som / forstås som / er kendetegnet ved / henviser til / dækker
//                              over / handler om, at / er en Y, der
//   after a preposition        ved X forstås, med X menes, i X ligger, at
//   after the verb             vi definerer X som, vi forstår ved X
//
// "X er en Y, der" and "X, der er den Y, der" stand in definition_genus.cpp.
//
// After Hearst 1992 (lexico-syntactic patterns) and the wordings of Danish guidance. Known misses:
// definitions over several sentences without a trigger in the first.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kLongestSubject = 14;

}  // namespace

DefinitionMatch VerbPatterns::at_trigger(std::uint32_t at) const {
  const auto uses = text_[at].uses;
  if (denies(at)) return {};
  if (any(uses, WordUse::DefineVerb)) return define(at);
  if (any(uses, WordUse::UnderstandVerb)) return understand(at);
  if (any(uses, WordUse::CharacteriseVerb)) return characterise(at);
  if (any(uses, WordUse::ReferVerb)) return refer(at);
  if (any(uses, WordUse::CoverVerb)) return cover(at);
  if (any(uses, WordUse::DenoteVerb)) return denote(at);
  if (any(uses, WordUse::ConcernVerb)) return concern(at);
  if (text_.folded(at) == "lyder") return stated_definition(at);
  if (any(uses, WordUse::BeVerb)) {
    if (auto match = stated_definition(at)) return match;
    if (auto match = copula(at)) return match;
    return apposition(at);
  }
  return {};
}

// "Ved X forstås ikke": what it is not.
bool VerbPatterns::denies(std::uint32_t verb) const {
  return verb + 2 < end_ && is_denied(text_, verb, verb + 2);
}

// "Ved X forstås ...", "Med X menes ...", "Med X sigtes til", "I X ligger, at ..."
DefinitionMatch VerbPatterns::preposition_first() const {
  if (begin_ >= end_) return {};  // a sentence of nothing but quotation marks
  const auto start = text_.folded(begin_);
  const bool in = start == "i";
  const bool by = start == "ved";
  if (!in && !by && start != "med") return {};
  constexpr std::uint32_t kLongestBy = 40;  // "Ved X, jf. § 2, stk. 1, som omfatter Y, forstås"
  const auto limit = std::min(end_, begin_ + (by ? kLongestBy : kLongestSubject));
  bool quoted = begin_ + 1 < end_ && (is_quote_or_star(begin_ + 1));
  auto term_end = limit;  // what stands behind a comma is where the word stands or what is left out
  for (auto at = begin_ + 1; at < limit; ++at) {
    if (at > begin_ + 1 && is_quote_or_star(at)) quoted = !quoted;
    if (text_.is(at, Tag::Comma) && !quoted) term_end = std::min(term_end, at);
    if (text_.folded(at) == "." || text_.folded(at) == ";" || (!by && term_end < limit)) break;
    // "Med X menes", "Med X mener vi"
    const bool ours = is_form(at + 1, "vi") || is_form(at + 1, "man");
    const bool aims = start == "med" && text_.is(at, Tag::Verb) &&
                      (text_.folded(at) == "sigtes" || (ours && text_.folded(at) == "sigter")) &&
                      form_after(at, "til", 4) != end_;
    const bool understand =
        aims || (!in && text_.used_as(at, WordUse::UnderstandVerb) && (is_passive(at) || ours));
    if (term_end < limit && text_.folded(at) != "forstås") continue;
    // "I definitionen af X regnes ..."
    const auto form = text_.folded(at);
    const bool counted = in && (form == "regnes" || form == "medregnes" || form == "indgår");
    if (counted && is_form(begin_ + 2, "af") && text_.used_as(begin_ + 1, WordUse::GlossaryHeading)) {
      const auto term = term_at(begin_ + 3, at);
      return term && may_be_defined(*term) ? found(*term, "i definitionen af X regnes") : DefinitionMatch{};
    }
    const bool lies = in && text_.folded(at) == "ligger" && is_form(at + 1, ",") && is_form(at + 2, "at");
    if (!understand && !lies) continue;
    if (denies(at) || text_.folded(at - 1).starts_with("hvor")) return {};  // "hvorved forstås" is of another
    const auto term = term_between(begin_ + 1, std::min(at, term_end));
    if (!term) return {};
    return found(*term, lies ? "i X ligger, at" : by ? "ved X forstås" : "med X menes");
  }
  return {};
}

// What is defined between the preposition and the verb.
std::optional<DefinedTerm> VerbPatterns::term_between(std::uint32_t first, std::uint32_t stop) const {
  while (first < stop && is_quote_or_star(first)) ++first;
  // "Ved en »åben afdeling« forstås"
  if (first + 1 < stop && text_.is(first, Tag::Determiner) && is_quote_or_star(first + 1)) first += 2;
  auto phrase = noun_phrase_at(text_, first, stop);
  if (!phrase) phrase = bare_adjective(first, stop);
  if (!phrase && first < stop) {
    // "en delvis lukket afdeling": adverbs in front
    auto inner = first + 1;
    while (inner < stop && text_.is(inner, Tag::Adverb)) ++inner;
    if (text_.is(first, Tag::Determiner) && inner > first + 1) phrase = noun_phrase_at(text_, inner, stop);
    if (phrase) phrase->first = phrase->core = first + 1;
  }
  if (!phrase || points_ahead(*phrase)) return std::nullopt;
  auto term = DefinedTerm{phrase->core, stop, *phrase, 0, 0};
  if (text_.used_as(phrase->head, WordUse::DesignationNoun)) {
    if (const auto named = term_at(phrase->end, stop)) term = *named;
  }
  while (term.end > term.first + 1 && is_quote_or_star(term.end - 1)) --term.end;
  // "Ved husstand efter stk. 1 forstås": where the word stands.
  for (auto i = term.phrase.end; i + 1 < term.end; ++i) {
    if (!text_.is(i, Tag::Preposition)) continue;
    for (auto place_at = i + 1; place_at < std::min(term.end, i + 3); ++place_at) {
      const auto place = text_.folded(place_at);
      if (place.starts_with("stk") || place.starts_with("§") || place == "henhold" || place == "medfør")
        term.end = i;
    }
  }
  return term;
}

DefinitionMatch VerbPatterns::define(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if (form == "defineres") {
    const auto as = form_after(at, "som", 12);
    const auto by = form_after(at, "ved", 3);
    if (as == end_ && by == end_) return {};
    // "Her defineres følgende situationer som hjemløshed:"
    if (const auto those = noun_phrase_at(text_, at + 1, end_);
        those && points_ahead(*those) && those->end == as) {
      const auto term = term_at(as + 1, end_);
      return term ? found(*term, "defineres Y som X") : DefinitionMatch{};
    }
    if (const auto term = subject_before(modal_before(at))) return found(*term, "X defineres som");
    // "Her defineres X som", "Samlet kan X defineres som"
    if (const auto term = term_at(at + 1, std::min(as, by))) return found(*term, "defineres X som");
    if (const auto term = inverted_subject(at, as)) return found(*term, "X defineres som");
    return {};
  }
  if (form == "definerer" || form == "definere") {
    const auto as = form_after(at, "som", 12);
    if (as == end_) return {};
    if (const auto term = term_at(at + 1, as); term && term->end == as)
      return found(*term, "definerer X som");
    if (const auto term = joined_term(at + 1, as)) return found(*term, "definerer X som");
    // "definerer socialt udsatte som"
    if (const auto people = bare_adjective(at + 1, as);
        people && text_.used_as(people->head, WordUse::GroupNoun))
      return found(DefinedTerm{people->core, people->end, *people, 0, 0}, "definerer X som");
    return {};
  }
  if (form == "defineret") {
    const auto as = form_after(at, "som", 6);
    const auto by = form_after(at, "ved", 3);
    if (as == end_ && by == end_) return {};
    const auto auxiliary = auxiliary_before(at);
    if (auxiliary == at) return {};
    if (const auto term = subject_before(auxiliary)) return found(*term, "X er defineret som");
  }
  return {};
}

DefinitionMatch VerbPatterns::understand(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if (form == "forstår" || form == "forstå") {
    if (auto match = understand_by(at)) return match;
    return understand_as(at);
  }
  // "Når vi skriver mentor, mener vi en frivillig": the term before the comma.
  if ((form == "mener" && is_form(at + 1, "vi")) || (form == "menes" && is_form(at + 1, "der"))) {
    if (at > begin_ + 2 && text_.is(at - 1, Tag::Comma) && is_form(begin_, "når")) {
      if (const auto term = term_ending(at - 1); term && may_be_defined(*term) && !term->phrase.definite)
        return found(*term, "når vi skriver X, mener vi");
    }
  }
  if (form == "opfattes") return viewed_as(at);
  if (form != "forstås" && form != "forstået") return {};
  const auto as = form_after(at, "som", 5);
  auto verb = modal_before(at);
  if (form == "forstået") verb = auxiliary_before(at);
  if (as != end_) {
    if (const auto term = subject_before(verb); term && may_be_defined(*term))
      return found(*term, "X forstås som");
    if (const auto term = inverted_subject(at, as); term && may_be_defined(*term))
      return found(*term, "X forstås som");
  }
  // "... forstås ved X, at": the term behind; "hvad der forstås ved X" leaves open what it means.
  const bool asks = at > begin_ + 1 && is_form(at - 1, "der") && is_form(at - 2, "hvad");
  if (is_form(at + 1, "ved") && !asks) {
    if (const auto term = term_at(at + 2, end_); term && !is_generic(*term) && !points_ahead(term->phrase))
      return found(*term, "forstås ved X");
  }
  return {};
}

// The subject behind the finite verb: "Overordnet set kan X forstås som", "I rapporten forstås X som". `at`
// is the trigger, `as` its "som".
std::optional<DefinedTerm> VerbPatterns::inverted_subject(std::uint32_t at, std::uint32_t as) const {
  if (const auto term = joined_term(at + 1, as)) return term;
  constexpr std::uint32_t kLongest = 6;
  for (auto first = at; first > begin_ + 1 && at - first < kLongest;) {
    --first;
    if (!text_.used_as(first - 1, WordUse::ModalVerb)) continue;
    const auto phrase = noun_phrase_at(text_, first, at);
    if (!phrase || phrase->end != at || phrase->possessed) return std::nullopt;
    return DefinedTerm{phrase->core, phrase->end, *phrase, 0, 0};
  }
  return std::nullopt;
}

// "vold i nære relationer" between verb and "som": noun phrases joined by prepositions, nothing else.
std::optional<DefinedTerm> VerbPatterns::joined_term(std::uint32_t from, std::uint32_t stop) const {
  while (from < stop && is_quote_or_star(from)) ++from;
  while (stop > from && is_quote_or_star(stop - 1)) --stop;
  const auto phrase = noun_phrase_at(text_, from, stop);
  if (!phrase || phrase->possessed) return std::nullopt;
  auto end = phrase->end;
  while (end < stop) {
    const auto next = skip_coordinator(text_, end, stop);
    if (next == end && !text_.is(end, Tag::Preposition)) return std::nullopt;
    const auto more = noun_phrase_at(text_, next == end ? end + 1 : next, stop);
    if (!more) return std::nullopt;
    end = more->end;
  }
  return DefinedTerm{phrase->core, end, *phrase, 0, 0};
}

DefinitionMatch VerbPatterns::characterise(std::uint32_t at) const {
  const bool passive = is_passive(at);
  const bool of = text_.folded(at).starts_with("kendetegn") && is_form(at + 1, "af");
  if (form_after(at, "ved", 4) == end_ && !of && !(passive && form_after(at, "som", 2) != end_)) return {};
  const auto verb = passive ? at : auxiliary_before(at);
  if (!passive && verb == at) return {};
  if (const auto term = subject_before(verb); term && may_be_defined(*term))
    return found(*term, "X er kendetegnet ved");
  // "..., og et skadeligt forbrug er karakteriseret ved": the subject of a second main clause.
  for (auto i = verb; i > begin_ + 1; --i) {
    if (!text_.is(i - 1, Tag::Coordinator) || !text_.is(i - 2, Tag::Comma)) continue;
    const auto phrase = noun_phrase_at(text_, i, verb);
    if (!phrase || phrase->end != verb || phrase->definite) return {};
    const DefinedTerm second{phrase->core, phrase->end, *phrase, 0, 0};
    return may_be_defined(second) ? found(second, "X er kendetegnet ved") : DefinitionMatch{};
  }
  return {};
}

DefinitionMatch VerbPatterns::refer(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if (form != "henviser" && form != "refererer") return {};
  if (form_after(at, "til", 3) == end_) return {};
  const auto term = subject_before(at);
  // "Kommunen henviser til": people and bodies refer, terms that are defined are indefinite or announced.
  if (!term || !may_be_defined(*term) || names_an_actor(*term)) return {};
  return found(*term, "X henviser til");
}

bool VerbPatterns::names_an_actor(const DefinedTerm& term) const {
  const bool announced = term.first > begin_ && text_.used_as(begin_, WordUse::DesignationNoun);
  // "Videncenter for Demens henviser til"
  for (auto at = term.first; at < term.end; ++at) {
    const bool body =
        listed(WordList::BodyHead, text_.folded(at)) || listed(WordList::BodyInnerHead, text_.folded(at));
    if (!announced && body && text_.token(at).form != text_.folded(at)) return true;
  }
  return !announced &&
         (term.phrase.definite || text_.is(term.phrase.head, Tag::ProperNoun) ||
          text_.used_as(term.phrase.head, WordUse::GroupHead) ||
          (term.phrase.modifier_count == 0 && text_.used_as(term.phrase.head, WordUse::GenericNoun)));
}

DefinitionMatch VerbPatterns::cover(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if (form != "dækker") return {};
  const bool over = form_after(at, "over", 3) != end_;
  const auto term = subject_before(at);
  if (!term || !may_be_defined(*term)) return {};
  if (over) return found(*term, "X dækker over");
  const bool kinds = is_form(at + 1, "en") && is_form(at + 2, "række");
  const bool both = is_form(at + 1, "både") || is_form(at + 1, "flere");
  if (kinds || both) return found(*term, "X dækker", DefinitionKind::Definition, 0.7);
  return {};
}

DefinitionMatch VerbPatterns::denote(std::uint32_t at) const {
  const auto form = text_.folded(at);
  const bool announced = text_.used_as(begin_, WordUse::DesignationNoun);
  if (form != "betegner" && form != "betyder" && !(announced && form == "angiver")) return {};
  const auto term = subject_before(at);
  if (!term || !may_be_defined(*term)) return {};
  // "Recovery betyder at komme sig": an infinitive; "betyder, at" says what follows from something.
  const bool infinitive = is_form(at + 1, "at") && text_.is(at + 1, Tag::InfinitiveMarker);
  if (form == "betyder" && !announced && !(infinitive && !term->phrase.determined)) return {};
  if (!announced && names_an_actor(*term)) return {};
  return found(*term, "X betegner");
}

// "Forforløbet handler om, at ..."
DefinitionMatch VerbPatterns::concern(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if (form == "sige") return that_is(at);
  auto about = end_;
  if (form == "handler" || form == "drejer") about = form_after(at, "om", 3);
  if (form == "går" && is_form(at + 1, "ud") && is_form(at + 2, "på")) about = at + 2;
  if (form == "består" && is_form(at + 1, "i")) about = at + 1;
  if (about == end_) return {};
  const bool clause = is_form(about + 1, "at") || (is_form(about + 1, ",") && is_form(about + 2, "at"));
  if (!clause) return {};
  // "Forebyggende indsatser, som handler om at rådgive": a line of a list without a main verb.
  if (at > begin_ + 2 && text_.is(at - 1, Tag::Relative) && text_.is(at - 2, Tag::Comma)) {
    const auto phrase = noun_phrase_at(text_, begin_, at - 2);
    if (!phrase || phrase->end != at - 2 || phrase->determined || phrase->definite) return {};
    for (auto i = at + 1; i + 1 < end_; ++i) {
      if (text_.is(i, Tag::Comma) && text_.is(i + 1, Tag::Verb)) return {};
    }
    const DefinedTerm listed{phrase->core, phrase->end, *phrase, 0, 0};
    const bool people = text_.used_as(phrase->head, WordUse::GroupHead | WordUse::GroupNoun);
    return may_be_defined(listed) && !people ? found(listed, "X, der handler om, at") : DefinitionMatch{};
  }
  const auto term = subject_before(at);
  if (!term || !may_be_defined(*term)) return {};
  return found(*term, "X handler om, at");
}

// "En ofte anvendt definition af X er, at ...", "Definitionen på X lyder: ..."
DefinitionMatch VerbPatterns::stated_definition(std::uint32_t at) const {
  const auto form = text_.folded(at);
  constexpr std::uint32_t kLongestHead = 30;  // words of the sentence before the verb
  if ((form != "er" && form != "lyder") || at + 1 >= end_ || at - begin_ > kLongestHead) return {};
  bool announced = false;
  constexpr std::uint32_t kFarthest = 6;
  for (auto i = begin_; i < std::min(at, begin_ + kFarthest); ++i)
    announced = announced || text_.used_as(i, WordUse::GlossaryHeading);
  if (!announced) return {};
  const auto subject = noun_phrase_at(text_, begin_, at);
  if (!subject || !text_.folded(subject->head).starts_with("definition") || subject->end + 1 >= at) return {};
  const auto joint = text_.folded(subject->end);
  if (joint != "af" && joint != "på") return {};
  const auto term = joined_term(subject->end + 1, at);
  if (!term) return {};
  const auto next = past_reservation(at + 1);
  const bool said = form == "lyder" || text_.is(at + 1, Tag::Comma) || text_.is(at + 1, Tag::Colon) ||
                    is_form(at + 1, "at") || is_form(next, "en") || is_form(next, "et") ||
                    is_quote_or_star(at + 1);
  return said ? found(*term, "definitionen af X er") : DefinitionMatch{};
}

// "X vil sige, at ..."; not "det vil sige"
DefinitionMatch VerbPatterns::that_is(std::uint32_t at) const {
  if (at < begin_ + 2 || text_.folded(at - 1) != "vil") return {};
  const bool clause = is_form(at + 1, "at") || (is_form(at + 1, ",") && is_form(at + 2, "at"));
  if (!clause && !noun_phrase_at(text_, at + 1, end_)) return {};
  const auto term = subject_before(at - 1);
  return term && may_be_defined(*term) && (clause || !term->phrase.definite) ? found(*term, "X vil sige, at")
                                                                             : DefinitionMatch{};
}

// "Vi forstår ved X en Y, der", "Tilsynet forstår ved en X en Y, hvor"
DefinitionMatch VerbPatterns::understand_by(std::uint32_t at) const {
  const auto by = form_after(at, "ved", 2);
  if (by == end_ || at == begin_) return {};
  const auto phrase = noun_phrase_at(text_, by + 1, end_);
  if (!phrase) return {};
  const DefinedTerm term{phrase->core, phrase->end, *phrase, 0, 0};
  if (!may_be_defined(term)) return {};
  auto rest = phrase->end;
  while (rest < end_ && (is_quote_or_star(rest) || text_.is(rest, Tag::Comma))) ++rest;
  const bool clause = is_form(rest, "at");
  if (!clause && !noun_phrase_at(text_, rest, end_)) return {};
  return found(term, "forstår ved X");
}

}  // namespace vidensgraf
