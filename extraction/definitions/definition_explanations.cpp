#include <algorithm>

#include "extraction/definitions/definition_sentence.h"

// What a term means, said beside it in a sentence about something else: behind "dvs.", "det vil sige" and
// "altså", between dashes; and names that a clause gives: "det, man kalder X", "kendt under navnet X".
//
// A term that is explained so is indefinite and stands right before the mark; the explanation is a noun with
// what narrows it, or what somebody can or does ("evnen til at ..."), so that "i hverdagene, dvs. mandag til
// fredag" and "reglerne er skærpet, dvs. at" explain none.

namespace vidensgraf {

DefinitionMatch NamePatterns::beside_trigger(std::uint32_t at) const {
  return text_.folded(at) == "under" ? under_name(at) : explanation(at);
}

// "X, dvs. Y", "X – altså Y –", "X – en Y, der ... –"
DefinitionMatch NamePatterns::explanation(std::uint32_t at) const {
  const auto form = text_.folded(at);
  const bool says = form == "sige" && at >= begin_ + 4 && is_form(at - 1, "vil") && is_form(at - 2, "det");
  const bool cued = says || form == "dvs." || form == "dvs" || form == "altså";
  const bool dash = text_.is(at, Tag::Dash) && text_.token(at).space_before &&
                    is_form(at + 1, "en") + is_form(at + 1, "et") > 0;
  if (!cued && !dash) return {};
  const auto mark = says ? at - 3 : cued ? at - 1 : at;
  if (mark <= begin_ || mark >= end_) return {};
  if (cued && !text_.is(mark, Tag::Comma) && !text_.is(mark, Tag::Dash) && !text_.is(mark, Tag::Open))
    return {};
  const auto term = term_ending(mark);
  if (!term || term->phrase.definite || !may_be_defined(*term)) return {};
  if (!text_.is(term->phrase.head, Tag::Noun)) return {};
  const auto first = text_.folded(term->phrase.first);
  if (term->phrase.determined && first != "en" && first != "et") return {};
  for (const auto& modifier : term->phrase.modifiers()) {
    if (text_.used_as(modifier.adjective, WordUse::GenericAdjective)) return {};
  }
  if (text_.used_as(term->phrase.head, WordUse::EvaluativeNoun)) return {};
  return explains(at + 1, *term, cued) ? found(*term, dash ? "X – en Y, der" : "X, dvs. Y")
                                       : DefinitionMatch{};
}

bool NamePatterns::explains(std::uint32_t at, const DefinedTerm& term, bool cued) const {
  const auto phrase = noun_phrase_at(text_, at, end_);
  if (!phrase || phrase->end + 1 >= end_ || phrase->possessed) return false;
  for (const auto& modifier : phrase->modifiers()) {
    if (!cued && text_.used_as(modifier.adjective, WordUse::GenericAdjective)) return false;
  }
  if (text_.used_as(phrase->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun) && !phrase->definite)
    return false;
  const auto end = phrase->end;
  const bool clause = text_.is(end, Tag::Comma) && text_.is(end + 1, Tag::Relative);
  if (!cued) {
    // The dash that closes it: what ends the sentence may as well be an afterthought.
    bool closed = false;
    for (auto i = end; i < end_; ++i)
      closed = closed || (text_.is(i, Tag::Dash) && text_.token(i).space_before);
    return clause && closed;
  }
  const bool the_one = is_form(phrase->first, "den") || is_form(phrase->first, "det");
  if (clause && (!phrase->definite || the_one)) return true;
  // "evnen til at komme igen"
  if (phrase->definite && is_form(end, "til") && is_form(end + 1, "at")) return true;
  if (phrase->definite) return false;
  const bool kind = !text_.used_as(phrase->head, WordUse::GenericNoun) ||
                    text_.folded(phrase->head) == text_.folded(term.phrase.head);
  return kind && text_.is(end, Tag::Preposition) && noun_phrase_at(text_, end + 1, end_).has_value();
}

// "Det, man kalder X, opstår, når", "det, vi i notatet kalder X, er"
DefinitionMatch NamePatterns::what_is_called(std::uint32_t at) const {
  if (text_.folded(at) != "kalder" || at < begin_ + 3) return {};
  constexpr std::uint32_t kReach = 6;
  auto subject = at;
  while (subject > begin_ + 1 && at - subject < kReach && !text_.is(subject, Tag::Comma)) --subject;
  if (!text_.is(subject, Tag::Comma) || !is_form(subject - 1, "det")) return {};
  if (!is_form(subject + 1, "man") && !is_form(subject + 1, "vi")) return {};
  auto name = is_form(at + 1, "for") ? at + 2 : at + 1;
  const auto term = term_at(name, end_);
  if (!term || term->phrase.possessed || is_generic(*term)) return {};
  if (is_form(name, "en") || is_form(name, "et")) return {};
  auto one = *term;
  one.end = one.phrase.end;
  auto after = one.end;
  while (after < end_ && is_quote_or_star(after)) ++after;
  return after < end_ && (text_.is(after, Tag::Comma) || text_.is(after, Tag::Stop))
             ? found(one, "det, man kalder X", DefinitionKind::Alias)
             : DefinitionMatch{};
}

// "... går under navnet X", "... er kendt under betegnelsen X"
DefinitionMatch NamePatterns::under_name(std::uint32_t at) const {
  if (at == begin_ || (!is_form(at - 1, "går") && !is_form(at - 1, "kendt") && !is_form(at - 1, "kendes")))
    return {};
  if (!is_form(at + 1, "navnet") && !is_form(at + 1, "betegnelsen") && !is_form(at + 1, "begrebet"))
    return {};
  const auto term = term_at(at + 2, end_);
  if (!term || term->phrase.determined || term->phrase.definite || is_generic(*term)) return {};
  auto one = *term;
  one.end = one.phrase.end;
  auto after = one.end;
  while (after < end_ && is_quote_or_star(after)) ++after;
  return after >= end_ || text_.is(after, Tag::Comma) || text_.is(after, Tag::Stop)
             ? found(one, "kendt under navnet X", DefinitionKind::Alias)
             : DefinitionMatch{};
}

}  // namespace vidensgraf
