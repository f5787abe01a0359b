#include <algorithm>

#include "extraction/definitions/definition_sentence.h"

// Definitions by genus and difference: "X er en Y, der ...", "X er en betegnelse for ...", "X er, når ...",
// "X, der er den Y, der ...". What makes the genus a genus is the clause that narrows it; adjectives and
// nouns that judge ("en vigtig forudsætning, der") make none.
//
// Known misses: a genus without anything that narrows it ("MultifunC er et program"), metaphors whose noun is
// in no list ("en bro, der binder").

namespace vidensgraf {

// A noun that announces names, before "for" or "på": "en samlebetegnelse for", "navnet på".
bool VerbPatterns::names_its_subject(const NounPhrase& genus) const {
  // "A og B er to begreber for ..." says nothing of either.
  const auto* reading = text_[genus.head].reading;
  if (reading != nullptr && has(reading->features, Feature::Plural) &&
      !has(reading->features, Feature::Singular))
    return false;
  if (text_.used_as(genus.head, WordUse::DesignationNoun)) {
    // "en bred betegnelse, der dækker ..."
    const bool clause =
        genus.end + 1 < end_ && text_.is(genus.end, Tag::Comma) && text_.is(genus.end + 1, Tag::Relative);
    if (clause || is_form(genus.end, "for")) return true;
  }
  const auto form = text_.folded(genus.head);
  const bool name = form.ends_with("navn") || form.ends_with("navnet") || form.ends_with("overskrift") ||
                    form.ends_with("overskriften");
  const bool title = form == "titlen" || form == "stillingsbetegnelsen" || form == "ordet";
  return (name || title) && (is_form(genus.end, "for") || is_form(genus.end, "på"));
}

// "Tilbuddet om ... er et tilbud, som": the genus is the subject's own noun, in the definite form or in a
// name.
bool VerbPatterns::repeats(const NounPhrase& genus, const DefinedTerm& term) const {
  const auto* one = text_[genus.head].reading;
  const auto* other = text_[term.phrase.head].reading;
  const auto head = term.phrase.head;
  const bool name = head != begin_ && text_.token(head).form != text_.folded(head);  // "Aarhus Kommune"
  const bool same = (one != nullptr && other != nullptr && one->lemma == other->lemma) ||
                    text_.folded(head) == text_.folded(genus.head);
  return (term.phrase.definite || name) && same;
}

// "X er en/et Y, der ...", "X er en betegnelse for ..."
DefinitionMatch VerbPatterns::copula(std::uint32_t at) const {
  if (text_.folded(at) != "er") return {};
  auto predicate = at + 1;
  while (predicate < end_ && text_.is(predicate, Tag::Adverb) && !is_form(predicate, "ikke")) {
    // "X er også Y, der" adds to what is known of X.
    if (is_form(predicate, "også") || is_form(predicate, "stadig") || is_form(predicate, "fortsat"))
      return {};
    ++predicate;
  }
  if (const auto next = past_reservation(predicate);
      next != predicate &&
      (is_form(next, "en") || is_form(next, "et") || is_form(next, "den") || is_form(next, "det")))
    predicate = next;
  // "Mestring er, når borgeren klarer sig", "Selvskade er, at man gør skade på sig selv"
  if (is_form(predicate, ",") &&
      (is_form(predicate + 1, "når") || (is_form(predicate + 1, "at") && is_form(predicate + 2, "man")))) {
    const auto term = subject_before(at);
    const bool good = term && may_be_defined(*term) && !term->phrase.definite && !term->phrase.determined &&
                      !text_.used_as(term->phrase.head, WordUse::EvaluativeNoun | WordUse::GenericNoun);
    return good ? found(*term, "X er, når") : DefinitionMatch{};
  }
  auto genus = noun_phrase_at(text_, predicate, end_);
  if (!genus) genus = people_at(predicate);
  if (!genus) genus = after_listed_adjective(predicate);
  if (!genus) return {};
  // "X er en samlet betegnelse for", "X er navnet på", "X er fællesnavnet for"
  if (names_its_subject(*genus)) {
    const auto term = subject_before(at);
    return term ? found(*term, "X er en betegnelse for") : DefinitionMatch{};
  }
  const auto article = text_.folded(genus->first);
  const bool indefinite = article == "en" || article == "et";
  if (indefinite && text_.is(begin_, Tag::Preposition)) {
    if (auto match = inverted(*genus)) return match;
  }
  // "Egenbetaling er det beløb, som ...": the one thing of which this is said.
  // Of people only several: "Personkredsen er de børn, som".
  const bool those = article == "de";
  const bool the_one = (article == "den" || article == "det" || those) && genus->modifier_count == 0 &&
                       (those || !text_.used_as(genus->head, WordUse::GroupHead));
  if (!indefinite && !the_one && (genus->determined || genus->definite)) return {};
  auto relative = genus->end;
  if (!genus->determined || (the_one && !those)) {
    // "rådgivning og praktisk hjælp, der", "den hjælp og støtte, som"
    const auto members = coordinated_phrases(text_, *genus, end_);
    if (!members.empty()) relative = members.back().end;
  } else if (indefinite && is_form(genus->end, "eller")) {
    // "en dysfunktion eller nedsat funktion i hjernen, der"
    if (const auto other = noun_phrase_at(text_, genus->end + 1, end_); other && !other->definite)
      relative = other->end;
  }
  // "en indsats på tværs, der ...", "et tilbud for unge i alderen 12-17 år, der ...": prepositional phrases
  // may stand between.
  for (int i = 0; i < 3 && relative < end_; ++i) {
    if (is_form(relative, "op") && is_form(relative + 1, "til")) ++relative;  // "unge op til 25 år"
    const bool age = text_.is(relative, Tag::Numeral);
    if (!age && !text_.is(relative, Tag::Preposition)) break;
    auto inner = relative + 1;
    while (age && inner < end_ && (text_.is(inner, Tag::Numeral) || text_.is(inner, Tag::Dash))) ++inner;
    const auto phrase = noun_phrase_at(text_, inner, end_);
    if (!phrase) break;
    relative = phrase->end;
  }
  // "en gruppe frivillige, der"
  if (indefinite && is_form(genus->head, "gruppe") && relative == genus->end && relative + 1 < end_ &&
      text_.is(relative, Tag::Noun))
    ++relative;
  // "er en støttefunktion der rådgiver skoler": many leave out the comma.
  const bool bare_relative = indefinite && relative + 1 < end_ && text_.is(relative, Tag::Relative) &&
                             text_.is(relative + 1, Tag::Verb);
  const bool clause =
      (relative + 1 < end_ && text_.is(relative, Tag::Comma) && text_.is(relative + 1, Tag::Relative)) ||
      bare_relative || (indefinite && opens_purpose_clause(relative)) ||
      (the_one && opens_contact_clause(relative));
  if (!clause) return indefinite ? described(at, *genus) : DefinitionMatch{};
  // "Mennesker i misbrug er en sammensat gruppe, hvor ...": what people have in common, said of people.
  // "et team er en fast gruppe af fagpersoner, der": of what, and no group of the field
  const bool some = relative == genus->end + 1 && text_.is(genus->end, Tag::Noun);
  const bool of_some = is_form(genus->head, "gruppe") && (is_form(genus->end, "af") || some);
  const bool people = text_.folded(genus->head).ends_with("gruppe") && !of_some;
  if (!people && !of_some && text_.used_as(genus->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun))
    return {};
  // "En tidlig indsats er en kort indsats, der": its own noun again, set apart from others of it
  const auto opening = noun_phrase_at(text_, begin_, at);
  const bool sets_off = indefinite && opening && opening->end == at && opening->modifier_count > 0 &&
                        (is_form(begin_, "en") || is_form(begin_, "et")) &&
                        text_.folded(opening->head) == text_.folded(genus->head);
  // "er en bred gruppe, som dækker over ...": what follows says what it covers, so "bred" judges nothing.
  const bool covers = people || (relative + 2 < end_ &&
                                 text_.used_as(relative + 2, WordUse::CoverVerb | WordUse::ContainVerb));
  for (const auto& modifier : genus->modifiers()) {
    // "er målrettet borgere, der": an aim and no kind.
    if (text_.used_as(modifier.adjective, WordUse::TargetCue) && !indefinite) return {};
    if (text_.used_as(modifier.adjective, WordUse::GenericAdjective) && !sets_apart(modifier.adjective) &&
        !covers && !of_some && !sets_off)
      return {};
  }
  if (the_one && compares(relative + 2)) return {};
  const auto term = subject_before(at);
  if (!term || !may_be_defined(*term)) return {};
  if (people &&
      (term->phrase.definite || !text_.used_as(term->phrase.head, WordUse::GroupHead | WordUse::GroupNoun)))
    return {};
  // "Et godt eksempel er et værested, hvor", "Tilbuddet om træning er et tilbud, som": nothing is said of a
  // term.
  const bool judges = !term->is_name && text_.used_as(term->phrase.head, WordUse::EvaluativeNoun);
  if (judges || repeats(*genus, *term)) return {};
  if (names_body(*genus, *term)) return {};
  if (the_one && is_phase_or_role(*term)) return found(*term, "X er den Y, der");
  if (!indefinite && (term->phrase.definite || (the_one && term->phrase.determined))) return {};
  // "Centeret er en institution, som": what was named before; a term has more to it ("Udslusningsordningen").
  if (indefinite && is_plain_definite(*term)) return {};
  // "Projektlederen er en erfaren sygeplejerske, som": one person
  if (term->phrase.definite && text_.used_as(term->phrase.head, WordUse::RoleNoun)) return {};
  if (term->phrase.definite && term->phrase.determined && !is_named_kind(*term, *genus)) return {};
  return found(*term, "X er en Y, der");
}

// "den indsats, som borgerne får oftest", "det element, som er indført i mindst omfang": a place in a row;
// not "de mest specialiserede".
bool VerbPatterns::compares(std::uint32_t from) const {
  for (auto at = from; at < end_; ++at) {
    if (text_.is(at, Tag::Comma)) return false;
    if (!listed(WordList::RankWord, text_.folded(at))) continue;
    if (at + 1 >= end_) return true;
    // "der har mest kontakt", "som borgeren mindst skal betale", "på mindst 100 kr.": how much, not which.
    const auto word = text_.folded(at);
    const bool amount = (word == "mest" && text_.is(at + 1, Tag::Noun)) ||
                        (word == "mindst" && (text_.is(at + 1, Tag::Verb) || text_.is(at + 1, Tag::Numeral) ||
                                              text_.token(at + 1).kind == TokenKind::Number));
    if (!amount && !text_.is(at + 1, Tag::Adjective)) return true;
  }
  return false;
}

// "SocialNord er en forening, som ...": a body of that name is no concept.
bool VerbPatterns::names_body(const NounPhrase& genus, const DefinedTerm& term) const {
  if (term.phrase.determined) return false;  // "en NGO"
  const auto* reading = text_[genus.head].reading;
  const auto kind = reading != nullptr ? std::string_view(reading->lemma) : text_.folded(genus.head);
  bool body = false;
  for (const std::string_view one : {"kommune", "region", "virksomhed", "forening", "organisation", "fond"})
    body = body || kind.ends_with(one);
  if (!body) return false;
  const auto head = term.end - 1;  // "Aarhus Kommune"
  const auto* word = text_.token(head).word;
  const bool unknown = word == nullptr || word->source == AnalysisSource::Stemmer;
  const auto form = text_.token(head).form;
  bool inner = false;  // "SocialNord"
  for (std::size_t at = 1; at < form.size(); ++at) inner = inner || (form[at] >= 'A' && form[at] <= 'Z');
  return inner || unknown || (head != begin_ && form != text_.folded(head));
}

// "Den motiverende samtale er en samtaleform, hvor": a method by its definite name, and its kind in one word.
bool VerbPatterns::is_named_kind(const DefinedTerm& term, const NounPhrase& genus) const {
  const auto& phrase = term.phrase;
  const auto article = text_.folded(phrase.first);
  if ((article != "den" && article != "det") || phrase.modifier_count != 1 || phrase.first != begin_)
    return false;
  if (term.end != phrase.end || genus.modifier_count != 0) return false;
  const auto* reading = text_[genus.head].reading;
  if (reading != nullptr && listed(WordList::NamedKind, reading->lemma) &&
      !text_.used_as(genus.head, WordUse::OfferNoun) && !text_.used_as(phrase.head, WordUse::GenericNoun))
    return !text_.used_as(phrase.modifiers().front().adjective, WordUse::GenericAdjective);
  if (reading == nullptr || reading->parts.size() < 2 || text_.used_as(genus.head, WordUse::GenericNoun))
    return false;
  return !text_.used_as(phrase.head, WordUse::GenericNoun | WordUse::GroupHead | WordUse::RoleNoun) &&
         !text_.used_as(phrase.modifiers().front().adjective, WordUse::GenericAdjective);
}

// "Udredningsfasen", "Personkredsen": one word in the definite form, made of two, for a thing of which there
// is one; not "kommunen", "konklusionen".
bool VerbPatterns::is_phase_or_role(const DefinedTerm& term) const {
  const auto& phrase = term.phrase;
  const auto* reading = text_[phrase.head].reading;
  if (reading == nullptr || phrase.determined || phrase.modifier_count != 0 || term.end != phrase.end)
    return false;
  if (phrase.core != begin_ || !phrase.definite || has(reading->features, Feature::Plural)) return false;
  if (text_.used_as(phrase.head, WordUse::GroupHead | WordUse::GroupNoun | WordUse::RoleNoun)) return false;
  const auto* word = text_.token(phrase.head).word;
  return reading->parts.size() > 1 && word != nullptr && word->source != AnalysisSource::Stemmer;
}

// "Centeret", "Fonden": a body or place by one word in the definite form, of one member.
bool VerbPatterns::is_plain_definite(const DefinedTerm& term) const {
  const auto* reading = text_[term.phrase.head].reading;
  if (!term.phrase.definite || term.phrase.determined || term.phrase.modifier_count != 0 ||
      reading == nullptr)
    return false;
  return term.end == term.phrase.end && reading->parts.size() < 2 &&
         (listed(WordList::BodyKind, reading->lemma) || listed(WordList::CarePlace, reading->lemma));
}

// "I loven er et misbrug et forbrug, som ...": the subject behind the verb, the genus behind the subject.
DefinitionMatch VerbPatterns::inverted(const NounPhrase& subject) const {
  auto at = subject.end;
  if (at + 1 < end_ && text_.is(at, Tag::Slash)) at += 2;  // "forbrug/misbrug"
  const auto genus = noun_phrase_at(text_, at, end_);
  if (!genus || !genus->determined || genus->definite || genus->end + 1 >= end_) return {};
  const auto article = text_.folded(genus->first);
  if (article != "en" && article != "et") return {};
  if (!text_.is(genus->end, Tag::Comma) || !text_.is(genus->end + 1, Tag::Relative)) return {};
  if (text_.used_as(genus->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return {};
  const DefinedTerm term{subject.core, subject.end, subject, 0, 0};
  return may_be_defined(term) ? found(term, "X er en Y, der") : DefinitionMatch{};
}

// "X, der er den Y, der ..." beside a main clause about something else.
DefinitionMatch VerbPatterns::apposition(std::uint32_t at) const {
  if (text_.folded(at) != "er" || at < begin_ + 3) return {};
  if (!text_.is(at - 1, Tag::Relative) || !text_.is(at - 2, Tag::Comma)) return {};
  const auto genus = noun_phrase_at(text_, at + 1, end_);
  if (!genus || !genus->determined || genus->possessed || genus->end + 1 >= end_) return {};
  const auto article = text_.folded(genus->first);
  if (article != "en" && article != "et" && article != "den" && article != "det") return {};
  const auto inner = text_.is(genus->end, Tag::Preposition) ? noun_phrase_at(text_, genus->end + 1, end_)
                                                            : std::optional<NounPhrase>(genus);
  if (!inner || inner->end + 1 >= end_) return {};
  if (!text_.is(inner->end, Tag::Comma) || !text_.is(inner->end + 1, Tag::Relative)) return {};
  if (text_.used_as(genus->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun | WordUse::GroupHead))
    return {};
  for (const auto& modifier : genus->modifiers()) {
    if (text_.used_as(modifier.adjective, WordUse::GenericAdjective)) return {};
  }
  if (const auto name = name_before(at - 2)) return found(*name, "X, der er den Y, der");
  // The term ends right before the comma.
  for (auto first = begin_; first + 2 < at; ++first) {
    const auto phrase = noun_phrase_at(text_, first, at - 2);
    if (!phrase) continue;
    if (phrase->end != at - 2) {
      first = phrase->end - 1;
      continue;
    }
    const DefinedTerm term{phrase->core, phrase->end, *phrase, 0, 0};
    if (text_.folded(phrase->first) == "andre") return {};  // "skabt af blandt andre X, der er den Y"
    const bool name = text_.token(phrase->head).form != text_.folded(phrase->head);
    if (!may_be_defined(term) || (phrase->definite && !name) ||
        text_.used_as(phrase->head, WordUse::GroupHead | WordUse::GroupNoun))
      return {};
    return found(term, "X, der er den Y, der");
  }
  return {};
}

}  // namespace vidensgraf
