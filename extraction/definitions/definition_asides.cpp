#include <algorithm>

#include "extraction/definitions/definition_sentence.h"

// Definitions whose parts stand apart: with a reservation between verb and genus ("er i projektet en Y,
// der"), a name behind "vi kalder" or "den såkaldte", a line "X – den Y, hvor", a subject with a clause of
// its own ("Y, som ..., kaldes X").

namespace vidensgraf {

std::uint32_t DefinitionSentence::past_reservation(std::uint32_t at) const {
  auto end = at;
  while (end < end_ && (is_form(end, "her") || is_form(end, "altså") || is_form(end, "således"))) ++end;
  const auto here = end;
  if (end + 1 >= end_ || !text_.is(end, Tag::Preposition)) return end;
  const auto form = text_.folded(end);
  if (form != "i" && form != "ifølge" && form != "efter" && form != "inden" && form != "ud") return here;
  if (form == "i" && is_form(end + 1, "det") && is_form(end + 2, "følgende")) return end + 3;
  auto inner = end + 1;
  if (form == "inden" && is_form(inner, "for")) ++inner;
  if (form == "ud" && is_form(inner, "fra")) ++inner;
  const auto phrase = noun_phrase_at(text_, inner, end_);
  if (!phrase || phrase->end >= end_) return at;
  // "i denne rapport", "ifølge vejledningen": a thing already known
  return phrase->definite || phrase->determined || text_.is(phrase->head, Tag::ProperNoun) ? phrase->end : at;
}

// "Vi forstår recovery som en proces, hvor ...", "... forstår vi X som"
DefinitionMatch VerbPatterns::understand_as(std::uint32_t at) const {
  // "Rådet forstår X som"
  const auto body = noun_phrase_at(text_, begin_, at);
  const bool named = body && body->end == at && (body->definite || text_.is(body->head, Tag::ProperNoun)) &&
                     !text_.used_as(body->head, WordUse::GroupHead | WordUse::GroupNoun | WordUse::RoleNoun);
  const bool ours =
      named || (at > begin_ && (is_form(at - 1, "vi") || is_form(at - 1, "man"))) || is_form(at + 1, "vi");
  if (!ours) return {};
  const auto first = is_form(at + 1, "vi") ? at + 2 : at + 1;
  const auto as = form_after(at, "som", 10);
  if (as == end_ || as <= first) return {};
  const auto term = joined_term(first, as);
  if (!term || !may_be_defined(*term) || term->phrase.definite || !noun_phrase_at(text_, as + 1, end_))
    return {};
  return found(*term, "forstår X som");
}

// "Udsatte unge opfattes i denne rapport som unge, der", "I rapporten opfattes X som": what the document
// takes a word to mean; without the document it is how somebody looks at a thing.
DefinitionMatch VerbPatterns::viewed_as(std::uint32_t at) const {
  const auto behind = past_reservation(at + 1);
  const bool says_where = behind != at + 1 && text_.is(at + 1, Tag::Preposition);
  const auto scope = says_where ? at + 2 : begin_ + 1;
  if (!says_where && !is_form(begin_, "i")) return {};
  const auto document = noun_phrase_at(text_, scope, says_where ? behind : at);
  if (!document || !text_.used_as(document->head, WordUse::DocumentNoun)) return {};
  if (says_where) {
    if (!is_form(behind, "som") || !noun_phrase_at(text_, behind + 1, end_)) return {};
    const auto term = subject_before(at);
    return term && may_be_defined(*term) && !term->phrase.definite ? found(*term, "X opfattes som")
                                                                   : DefinitionMatch{};
  }
  constexpr std::uint32_t kReach = 10;
  const auto as = form_after(at, "som", kReach);
  if (document->end != at || as == end_ || !noun_phrase_at(text_, as + 1, end_)) return {};
  const auto term = joined_term(at + 1, as);
  return term && may_be_defined(*term) && !term->phrase.definite ? found(*term, "X opfattes som")
                                                                 : DefinitionMatch{};
}

// "en ydelse, hvis formål er at ...", "et råd, hvis opgave det er at ...": whose purpose. "hvis" before a
// subject is a condition: "en mulighed, hvis borgeren ønsker det".
bool VerbPatterns::opens_purpose_clause(std::uint32_t comma) const {
  if (comma + 3 >= end_ || !text_.is(comma, Tag::Comma) || !is_form(comma + 1, "hvis")) return false;
  const auto noun = text_.folded(comma + 2);
  const bool purpose = noun.ends_with("formål") || noun.ends_with("mål") || noun.ends_with("opgave") ||
                       noun.ends_with("opgaver") || noun.ends_with("sigte") || noun.ends_with("hensigt");
  const auto verb = is_form(comma + 3, "det") ? comma + 4 : comma + 3;
  return purpose && verb < end_ && text_.is(verb, Tag::Verb);
}

// "den pligt, alle borgere har til at": a clause without a relative, its subject and verb behind the comma.
bool VerbPatterns::opens_contact_clause(std::uint32_t comma) const {
  if (comma + 3 >= end_ || !text_.is(comma, Tag::Comma)) return false;
  if (text_.is(comma + 1, Tag::Pronoun)) return text_.is(comma + 2, Tag::Verb);
  const auto subject = noun_phrase_at(text_, comma + 1, end_);
  return subject && subject->end < end_ && text_.is(subject->end, Tag::Verb);
}

// "Samarbejdet mellem A og B kalder vi i denne rapport for Y": the name at the end of the clause, of what a
// noun says before the verb; opinions ("Det kalder vi en succes") and what is called so once ("Mødet i maj
// kalder vi stormøde") give none.
DefinitionMatch NamePatterns::we_call(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if ((form != "kalder" && form != "benævner") || at == begin_ || !is_form(at + 1, "vi")) return {};
  if (!text_.is(at - 1, Tag::Noun) && !text_.is(at - 1, Tag::ProperNoun)) return {};
  auto name = past_reservation(at + 2);
  bool given = is_form(name, "for");
  if (given) ++name;
  given = given || is_form(begin_, "en") || is_form(begin_, "et") || is_form(begin_, "denne") ||
          is_form(begin_, "dette") || is_form(begin_, "disse") || (name < end_ && is_quote_or_star(name));
  if (is_form(name, "en") || is_form(name, "et")) return {};
  const auto term = term_at(name, end_);
  if (!term || term->phrase.possessed || is_generic(*term)) return {};
  if (text_.used_as(term->phrase.head, WordUse::EvaluativeNoun)) return {};
  if (!given && !term->phrase.definite) return {};
  auto one = *term;
  one.end = one.phrase.end;
  auto after = one.end;
  while (after < end_ && is_quote_or_star(after)) ++after;
  if (after < end_ && !text_.is(after, Tag::Stop) && !text_.is(after, Tag::Comma)) return {};
  return found(one, "Y kalder vi X", DefinitionKind::Alias);
}

// "barnets faste voksne, den såkaldte primærpædagog, deltager": a name beside what it is for.
DefinitionMatch NamePatterns::so_called(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if ((form != "såkaldte" && form != "såkaldt") || at < begin_ + 2) return {};
  const auto mark = text_.is(at - 1, Tag::Determiner) ? at - 2 : at - 1;  // "de såkaldte X", "såkaldte X"
  if (mark <= begin_ || (!text_.is(mark, Tag::Comma) && !text_.is(mark, Tag::Open))) return {};
  if (!text_.is(mark - 1, Tag::Noun) && !text_.is(mark - 1, Tag::ProperNoun)) return {};
  const auto term = term_at(at + 1, end_);
  if (!term || is_generic(*term)) return {};
  auto one = *term;
  one.end = one.phrase.end;
  auto after = one.end;
  while (after < end_ && is_quote_or_star(after)) ++after;
  if (after < end_ && !text_.is(after, Tag::Comma) && !text_.is(after, Tag::Close) &&
      !text_.is(after, Tag::Stop))
    return {};
  return found(one, "den såkaldte X", DefinitionKind::Alias);
}

// "Visitation – den proces, hvor kommunen vurderer ...": one word, a dash, and a genus whose clause goes on
// to the end.
bool NamePatterns::is_dashed_line(std::uint32_t dash) const {
  if (dash + 5 > end_ || !text_.token(dash).space_before || !text_.token(dash + 1).space_before) return false;
  const auto article = text_.folded(dash + 1);
  if (article != "den" && article != "det" && article != "en" && article != "et") return false;
  for (auto at = dash + 1; at < end_; ++at) {
    if (text_.is(at, Tag::Dash) && text_.token(at).space_before) return false;
  }
  const auto genus = noun_phrase_at(text_, dash + 1, end_);
  return genus && genus->end + 2 < end_ && text_.is(genus->end, Tag::Comma) &&
         text_.is(genus->end + 1, Tag::Relative) && !text_.used_as(genus->head, WordUse::EvaluativeNoun);
}

// "Ydelser, som kommunen kan give uden undersøgelse, kaldes": a subject with its clause between commas.
bool NamePatterns::has_clause_subject(std::uint32_t verb) const {
  if (verb < begin_ + 5 || !text_.is(verb - 1, Tag::Comma)) return false;
  const auto subject = noun_phrase_at(text_, begin_, verb);
  return subject && subject->end + 2 < verb && text_.is(subject->end, Tag::Comma) &&
         text_.is(subject->end + 1, Tag::Relative);
}

}  // namespace vidensgraf
