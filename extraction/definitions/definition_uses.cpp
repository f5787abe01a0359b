#include <algorithm>

#include "extraction/definitions/definition_sentence.h"

// Definitions by what a word is used for: "betegnelsen X anvendes som", "begrebet X, der dækker over", "i
// rapporten bruges X om", "X anvendes her som samlebetegnelse for".

namespace vidensgraf {

// "betegnelsen X anvendes som", "i rapporten bruges begrebet X om", "begrebet X, der dækker over"
DefinitionMatch NamePatterns::designation(std::uint32_t at) const {
  const auto* reading = text_[at].reading;
  if (!text_.is(at, Tag::Noun) || reading == nullptr || !has(reading->features, Feature::Definite)) return {};
  // What follows the term says what it is used for.
  bool used = false;
  for (auto i = begin_; i < at; ++i) used = used || text_.used_as(i, WordUse::UseVerb);
  auto term = term_at(at + 1, end_);
  if (!term && used) {  // "bruges betegnelsen aktivitetsparat om"
    auto first = at + 1;
    while (first < end_ && is_quote_or_star(first)) ++first;
    // "bruges begrebet bredt om", "bruger ordet vred om" say how; only what is quoted or tells people apart
    // is a term.
    const auto* word = first < end_ ? text_[first].reading : nullptr;
    const bool named = first > at + 1 ||
                       (text_.folded(at) == "betegnelsen" && word != nullptr &&
                        word->lemma == text_.folded(first) && text_.used_as(first, WordUse::GroupAdjective));
    if (const auto adjective =
            named ? bare_adjective(first, std::min(end_, first + 1)) : std::optional<NounPhrase>())
      term = DefinedTerm{adjective->core, adjective->end, *adjective, 0, 0};
  }
  if (!term) return {};
  take_foreign_words(*term);
  // "bruges begrebet X om Y": "om Y" is no part of the term.
  if (used) {
    for (auto i = term->phrase.end; i < term->end; ++i) {
      if (text_.folded(i) == "om" || text_.folded(i) == "for") term->end = i;
    }
  }
  auto after = term->end;
  while (after < end_ && is_quote_or_star(after)) ++after;
  if (used && (is_form(after, "som") || is_form(after, "om") || is_form(after, "for") ||
               form_after(after, "som", 3) != end_)) {
    return found(*term, "betegnelsen X anvendes som");
  }
  const auto limit = std::min(end_, after + 5);
  for (auto i = after; i < limit; ++i) {
    if (!text_.is(i, Tag::Verb)) continue;
    if (text_.used_as(i, WordUse::UseVerb) &&
        (form_after(i, "som", 4) != end_ || form_after(i, "om", 4) != end_)) {
      return found(*term, "betegnelsen X anvendes som");
    }
    if (text_.used_as(i,
                      WordUse::CoverVerb | WordUse::ReferVerb | WordUse::DenoteVerb | WordUse::ContainVerb)) {
      return found(*term, "begrebet X dækker over");
    }
  }
  return {};
}

// "begrebet housing readiness bruges": words that no dictionary has go on up to the verb of using.
void NamePatterns::take_foreign_words(DefinedTerm& term) const {
  constexpr std::uint32_t kMost = 3;
  auto end = term.end;
  while (end < end_ && end - term.end < kMost && text_.token(end).kind == TokenKind::Word &&
         text_.token(end).word != nullptr && text_.token(end).word->source == AnalysisSource::Stemmer)
    ++end;
  if (end == term.end || end >= end_ || !text_.is(end, Tag::Verb)) return;
  term.end = term.phrase.end = end;
  term.phrase.head = term.phrase.noun = end - 1;
}

// "I rapporten bruges X om ...", "Vi anvender X om ...": what the document itself means by a word.
DefinitionMatch NamePatterns::use_about(std::uint32_t at) const {
  if (!text_.is(at, Tag::Verb)) return {};
  const auto form = text_.folded(at);
  bool own = text_.folded(begin_) == "her";
  if (form == "bruges" || form == "anvendes" || form == "benyttes") {
    const auto behind = past_reservation(at + 1);
    // "X anvendes i notatet som samlebetegnelse for Y"
    const auto named = is_form(behind, "som") ? noun_phrase_at(text_, behind + 1, end_) : std::nullopt;
    if (named && text_.used_as(named->head, WordUse::DesignationNoun) && is_form(named->end, "for")) {
      const auto subject = subject_before(at);
      return subject && may_be_defined(*subject) ? found(*subject, "X anvendes som betegnelse")
                                                 : DefinitionMatch{};
    }
    for (auto i = at + 1; i < std::min(behind, end_); ++i)
      own = own || text_.used_as(i, WordUse::DocumentNoun) || is_form(i, "her");
    for (auto i = begin_; i < at; ++i) own = own || text_.used_as(i, WordUse::DocumentNoun);
  } else if (form == "bruger" || form == "anvender" || form == "benytter") {
    own = is_form(at + 1, "vi") || (at > begin_ && is_form(at - 1, "vi"));
  } else {
    return {};
  }
  if (!own) return {};
  // "X bruges her om Y"
  if (const auto about = past_reservation(at + 1);
      form.ends_with("s") && about != at + 1 && is_form(about, "om")) {
    const auto subject = subject_before(at);
    return subject && may_be_defined(*subject) && !subject->phrase.definite &&
                   noun_phrase_at(text_, about + 1, end_)
               ? found(*subject, "X bruges om")
               : DefinitionMatch{};
  }
  const auto term = term_at(is_form(at + 1, "vi") ? at + 2 : at + 1, end_);
  if (!term || term->phrase.possessed || is_generic(*term)) return {};
  auto one = *term;
  one.end = one.phrase.end;
  auto after = one.end;
  while (after < end_ && is_quote_or_star(after)) ++after;
  if (!is_form(after, "om") || after + 1 >= end_) return {};
  // "om at", "om de unge", "om en indsats, der"
  const bool meaning = is_form(after + 1, "at") || noun_phrase_at(text_, after + 1, end_).has_value() ||
                       text_.is(after + 1, Tag::Pronoun) || text_.is(after + 1, Tag::Determiner);
  return meaning ? found(one, "X bruges om") : DefinitionMatch{};
}

}  // namespace vidensgraf
