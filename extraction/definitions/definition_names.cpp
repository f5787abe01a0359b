#include <algorithm>

#include "extraction/definitions/definition_sentence.h"

// Definitions by giving a thing its name:
//
//   before a colon        glossary lines "X: ...", headed criteria "**X:** ...", "X: Forstås som ..."
//   after a noun          betegnelsen X anvendes som, begrebet X dækker over
//   after the verb        (herefter benævnt X), også kaldet X, vi kalder det en X, hvor; inddeles i X og Y
//
// Known misses: names in quotation marks without a noun that announces them.

namespace vidensgraf {

DefinitionMatch NamePatterns::at_trigger(std::uint32_t at) const {
  const auto uses = text_[at].uses;
  if (any(uses, WordUse::FurtherCue | WordUse::NameVerb)) {
    if (auto match = alias(at)) return match;
    if (auto match = we_call(at)) return match;
    if (auto match = so_called(at)) return match;
    if (auto match = what_is_called(at)) return match;
    if (auto match = calling(at)) return match;
  }
  if (any(uses, WordUse::ConcernVerb)) {
    if (auto match = explanation(at)) return match;  // "det vil sige"
  }
  if (any(uses, WordUse::DesignationNoun)) {
    if (auto match = designation(at)) return match;
  }
  if (any(uses, WordUse::DivideVerb)) return divide(at);
  if (any(uses, WordUse::UseVerb)) return use_about(at);
  return {};
}

// "X: ..." in a glossary; "**X:** ..." and "X: Forstås som ..." anywhere; "X: En X er ..." where the line
// repeats it.
DefinitionMatch NamePatterns::glossary_line() const {
  // "4. Botilbud: ..."
  const bool numbered =
      begin_ + 1 < end_ && text_.is(begin_, Tag::Numeral) && text_.is(begin_ + 1, Tag::Stop);
  const auto first = numbered ? begin_ + 2 : begin_;
  const bool listed = zone_ == DefinitionZone::Glossary || zone_ == DefinitionZone::GlossarySubsection;
  auto colon = first;
  // "Sikrede døgninstitutioner efter § 43, stk. 3, i barnets lov: ..."
  const auto limit = std::min(end_, first + (listed ? 24U : 10U));
  while (colon < limit && !text_.is(colon, Tag::Colon)) {
    // "bisidder – en person, der ..."
    if (text_.is(colon, Tag::Dash) && colon > first && text_.token(colon).space_before && colon + 1 < end_ &&
        text_.token(colon + 1).space_before && (listed || is_dashed_line(colon)))
      break;
    const auto tag = text_[colon].tag;
    // "Socialt udsatte:", "Anbragt:"
    const bool verb = tag == Tag::Verb && !text_.used_as(colon, WordUse::GroupNoun) &&
                      !(listed && colon == first && is_form(colon + 1, ":"));
    if (verb || tag == Tag::Relative || tag == Tag::Subjunction || tag == Tag::Stop) return {};
    ++colon;
  }
  const bool dashed_entry = zone_ == DefinitionZone::Glossary && colon < limit && text_.is(colon, Tag::Dash);
  constexpr std::uint32_t kShortest = 4;  // tokens from the colon on; a word may stand for another
  if (colon >= limit || colon + (dashed_entry ? 2 : kShortest) > end_) return {};
  auto phrase = noun_phrase_at(text_, first, colon);
  if (!phrase) phrase = bare_adjective(first, colon);  // "Socialt udsatte: ..."
  if (!phrase) return {};
  auto last = phrase->end;  // "Voksenudredningsmetoden (VUM):" defines the first
  while (last < colon && !text_.is(last, Tag::Open) && !begins_provision(last, colon)) ++last;
  while (last > phrase->end && is_quote_or_star(last - 1)) --last;
  const auto term = DefinedTerm{phrase->core, last, *phrase, 0, 0};
  auto content = colon + 1;
  while (content < end_ && is_quote_or_star(content)) ++content;
  if (content >= end_) return {};
  // After a dash stands what the word means, and nothing before it but the word.
  if (!text_.is(colon, Tag::Colon)) {
    // "Recovery orienteret indsats – er borgerens proces": a glossary may say the verb.
    const auto meaning = dashed_entry && is_form(content, "er") ? content + 1 : content;
    const bool only_word = last == colon && (term.end == phrase->end || dashed_entry);
    // "Makker – ung, der ...": people by an adjective
    const bool said = text_.used_as(meaning, WordUse::GroupHead | WordUse::GroupNoun) ||
                      noun_phrase_at(text_, meaning, end_).has_value();
    if (!only_word || !said) return {};
  }
  // "Opholdssted og døgninstitution efter § 43: ..."
  if (const auto members = coordinated_phrases(text_, *phrase, last); listed && members.size() > 1) {
    DefinitionMatch match;
    match.pattern = "X: ...";
    for (const auto& member : members) match.terms.push_back({member.core, member.end, member, 0, 0});
    if (zone_ == DefinitionZone::Glossary || is_phrase(content)) return match;
  }
  if (zone_ == DefinitionZone::Glossary) return found(term, "X: ...");
  if (zone_ == DefinitionZone::GlossarySubsection && is_phrase(content)) return found(term, "X: ...");
  if (zone_ == DefinitionZone::Criteria && is_bold(colon))
    return found(term, "**X:** ...", DefinitionKind::Criterion);
  if (text_.used_as(content, WordUse::UnderstandVerb | WordUse::DefineVerb) && is_passive(content)) {
    return found(term, "X: forstås som");
  }
  if (!listed && !text_.is(colon, Tag::Colon)) {
    const bool plain = !term.phrase.determined && !term.phrase.definite && may_be_defined(term) &&
                       !text_.used_as(term.phrase.head, WordUse::EvaluativeNoun);
    return plain ? found(term, "X: den Y, der") : DefinitionMatch{};
  }
  // "Støttekontaktperson (SKP): En medarbejder, der opsøger ...": a genus with its clause and no more.
  const bool genus = is_form(content, "en") || is_form(content, "et");
  if (genus && !listed && text_.token(content).form != text_.folded(content) && !term.phrase.determined &&
      may_be_defined(term) && !text_.used_as(term.phrase.head, WordUse::EvaluativeNoun) &&
      is_narrowed_genus(content))
    return found(term, "X: en Y, der");
  return {};
}

// "En medarbejder, der ...": a noun phrase whose clause ends the sentence.
bool NamePatterns::is_narrowed_genus(std::uint32_t at) const {
  const auto phrase = noun_phrase_at(text_, at, end_);
  if (!phrase || phrase->end + 2 >= end_ || text_.used_as(phrase->head, WordUse::EvaluativeNoun))
    return false;
  return text_.is(phrase->end, Tag::Comma) && text_.is(phrase->end + 1, Tag::Relative);
}

// "efter § 43 i barnets lov" behind a headword says where it is from.
bool NamePatterns::begins_provision(std::uint32_t at, std::uint32_t end) const {
  if (at + 1 >= end || (!text_.is(at, Tag::Preposition) && !is_form(at, "jf."))) return false;
  constexpr std::uint32_t kReach = 3;
  for (auto i = at + 1; i < std::min(end, at + kReach); ++i) {
    if (text_.folded(i).starts_with("§")) return true;
  }
  return false;
}

// Whether what stands at `at` is a phrase, as glossaries have it ("En plan, der ..."), and no sentence
// ("SEL er ...").
bool NamePatterns::is_phrase(std::uint32_t at) const {
  for (; at < end_; ++at) {
    const auto tag = text_[at].tag;
    if (tag == Tag::Comma || tag == Tag::Relative || tag == Tag::InfinitiveMarker || tag == Tag::Stop)
      return true;
    if (tag == Tag::Verb || tag == Tag::Subjunction) return false;
  }
  return true;
}

// Markdown's bold marks around the headword, "**X:**" or "**X**:".
bool NamePatterns::is_bold(std::uint32_t colon) const {
  const auto& bytes = text_.document().text;
  const auto end = text_.token(colon).source.end;
  const auto begin = text_.token(colon).source.begin;
  return bytes.compare(end, 2, "**") == 0 || (begin >= 2 && bytes.compare(begin - 2, 2, "**") == 0);
}

// "Stedet kalder det for en X, hvor ...", "et møde, der kaldes X"
DefinitionMatch NamePatterns::calling(std::uint32_t at) const {
  const auto form = text_.folded(at);
  auto name = at + 1;
  const bool active = form == "kalder" || form == "kalde" || form == "benævner";
  if (active) {
    // "Stedet kalder det for en X, hvor ..."
    if (!is_form(name, "det") && !is_form(name, "dette")) return {};
    ++name;
  } else if (form != "kaldes" && form != "benævnes" && form != "betegnes") {
    return {};
  }
  // "Når ..., kaldes det X"
  const bool said_before = !active && form == "kaldes" && (is_form(name, "det") || is_form(name, "dette"));
  if (said_before) ++name;
  // "kaldes i daglig tale X", "kaldes ofte for X"
  if (!active && is_form(name, "i") && is_form(name + 1, "daglig") && is_form(name + 2, "tale")) name += 3;
  while (!active && name < end_ && text_.is(name, Tag::Adverb) && !is_form(name, "ikke")) ++name;
  // "De fem kommuner benævnes samlet socialtilsynet"
  if (!active && (is_form(name, "samlet") || is_form(name, "tilsammen"))) ++name;
  const bool as = is_form(name, "for") || is_form(name, "som");
  if (as) ++name;
  // "Utryghed betegnes som en tilstand, der varer ved": what it is, and no name.
  if (!active && as && form == "betegnes" && (is_form(name, "en") || is_form(name, "et"))) {
    const auto subject = subject_before(at);
    return subject && may_be_defined(*subject) && is_narrowed_genus(name) ? found(*subject, "X betegnes som")
                                                                          : DefinitionMatch{};
  }
  const auto term = term_at(name, end_);
  if (!term || term->phrase.possessed || is_generic(*term)) return {};
  auto one = *term;
  one.end = one.phrase.end;
  auto after = one.end;
  while (after < end_ && is_quote_or_star(after)) ++after;
  if (active) {
    const bool explained =
        after + 1 < end_ && text_.is(after, Tag::Comma) && text_.is(after + 1, Tag::Relative);
    return explained ? found(one, "kalder det X, hvor") : DefinitionMatch{};
  }
  // "kaldes X (Y), og ..."
  if (after < end_ && text_.is(after, Tag::Open)) {
    auto close = after;
    while (close < end_ && !text_.is(close, Tag::Close)) ++close;
    if (close < end_) after = close + 1;
  }
  // "et møde, der kaldes X", "Forløbet benævnes X og varer ...": the name ends the clause.
  const auto next = skip_coordinator(text_, after, end_);
  const bool goes_on = next != after && next < end_ && text_.is(next, Tag::Verb);
  if (after < end_ && !goes_on && !text_.is(after, Tag::Stop) && !text_.is(after, Tag::Comma)) return {};
  const bool relative = at > begin_ && text_.is(at - 1, Tag::Relative);
  if (!relative && !said_before && !has_clause_subject(at) && !subject_before(at)) return {};
  return found(one, "Y kaldes X", DefinitionKind::Alias);
}

// "Rambøll Management Consulting (herefter Rambøll)": a name cut short is no term.
bool NamePatterns::repeats_name(const DefinedTerm& term, std::uint32_t at) const {
  constexpr std::uint32_t kLongestName = 6;
  const auto form = text_.token(term.phrase.head).form;
  if (form == text_.folded(term.phrase.head)) return false;
  for (auto before = at; before > begin_ && at - before < kLongestName; --before) {
    if (text_.token(before - 1).form == form) return true;
  }
  return false;
}

// "..., også kaldet X", "(herefter benævnt X)", "(herefter X)", "... kaldes også X"
DefinitionMatch NamePatterns::alias(std::uint32_t at) const {
  const auto form = text_.folded(at);
  auto name = at + 1;
  if (text_.used_as(at, WordUse::FurtherCue)) {
    if (form == "også" && is_form(name, "kendt") && is_form(name + 1, "som")) {
      name += 2;
    } else if (form == "også" && at > begin_ && is_passive(at - 1) &&
               text_.used_as(at - 1, WordUse::NameVerb)) {
      // "kaldes også X"
    } else if (name < end_ && text_.used_as(name, WordUse::NameVerb) &&
               (text_.folded(name).ends_with("t") ||
                (at > begin_ && text_.is(at - 1, Tag::Relative) && is_passive(name)))) {
      ++name;
      if (is_form(name, "som")) ++name;
    } else if (!(form == "herefter" && at > begin_ && text_.is(at - 1, Tag::Open))) {
      return {};
    }
  } else {
    // "kaldet X" as an apposition, "det følgende kaldet X"
    if (!form.ends_with("t") || at == begin_) return {};
    const bool apposition =
        text_.is(at - 1, Tag::Comma) || text_.is(at - 1, Tag::Open) || is_form(at - 1, "følgende");
    if (!apposition || form == "betegnet" || form == "omtalt") return {};
  }
  const auto term = term_at(name, end_);
  if (!term || term->phrase.possessed || is_generic(*term) || repeats_name(*term, at)) return {};
  auto one = *term;
  one.end = one.phrase.end;
  auto match = found(one, "også kaldet X", DefinitionKind::Alias);
  // "... eller blot Y"
  auto next = skip_coordinator(text_, one.end, end_);
  if (next != one.end && is_form(next, "blot")) {
    if (const auto second = noun_phrase_at(text_, next + 1, end_)) {
      match.terms.push_back(DefinedTerm{second->core, second->end, *second, 0, 0});
    }
  }
  return match;
}

// "inddeles i X og Y, fx ..." where the parts are explained too.
DefinitionMatch NamePatterns::divide(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if (form != "inddeles" && form != "opdeles" && form != "inddelt" && form != "opdelt") return {};
  if (!is_form(at + 1, "i")) return {};
  const auto first = noun_phrase_at(text_, at + 2, end_);
  if (!first || first->determined || is_generic(DefinedTerm{first->core, first->end, *first, 0, 0}))
    return {};
  DefinitionMatch match;
  match.pattern = "inddeles i X og Y";
  auto end = first->end;
  // "kompleksitet i dybden og i bredden": the noun is shared by two prepositional phrases.
  if (end + 1 < end_ && text_.is(end, Tag::Preposition)) {
    const auto inner = noun_phrase_at(text_, end + 1, end_);
    if (!inner) return {};
    match.terms.push_back(DefinedTerm{first->core, inner->end, *first, 0, 0});
    const auto next = skip_coordinator(text_, inner->end, end_);
    if (next == inner->end || next + 1 >= end_) return {};
    const auto second_first = text_.is(next, Tag::Preposition) ? next + 1 : next;
    const auto second = noun_phrase_at(text_, second_first, end_);
    if (!second) return {};
    match.terms.push_back(
        DefinedTerm{next, second->end, *first, first->core, second_first == next ? end + 1 : end});
    end = second->end;
  } else {
    const auto members = coordinated_phrases(text_, *first, end_);
    if (members.size() < 2) return {};
    for (const auto& member : members)
      match.terms.push_back(DefinedTerm{member.core, member.end, member, 0, 0});
    end = members.back().end;
  }
  bool explained = false;
  for (auto i = end; i < end_; ++i) {
    explained = explained || text_.is(i, Tag::Open) || text_.used_as(i, WordUse::ListCue) ||
                text_.folded(i) == "hvor";
  }
  return explained ? match : DefinitionMatch{};
}

}  // namespace vidensgraf
