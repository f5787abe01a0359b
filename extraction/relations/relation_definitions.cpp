#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extraction/grammar/term_form.h"
#include "extraction/relations/relation_finders.h"

// What definitions and headings say of a term beside what it means:
//
//   genus        "X er en Y, der", "X defineres som en Y"                 broader
//   reference    "X henviser til den Y, der kræver Z"                     related to Y and Z
//   entry        "X: Y, der"                                              broader
//   place        "X er en Y, der leveres i Z"                             related to Z
//   division     "inddeles i X og Z"                                      broader
//   criterion    a headword below "Kriterier for ..."                     broader
//   group        "X dækker over Y til G"                                  has_target_group
//   alias        "den nationale Y, også kaldet XYZ"                       abbreviation_of
//   heading      "X i Y" beside the concept X                             broader
//
// Known misses: a genus that hangs on another noun ("en del af et forløb"), definitions of several sentences.

namespace vidensgraf {
namespace {

// Only capitals of A-Z matter for short names.
bool is_short_name(std::string_view name) {
  if (name.size() < 2 || name.find(' ') != std::string_view::npos) return false;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return true;
}

class DefinitionReader {
 public:
  explicit DefinitionReader(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void read(const Definition& definition) {
    const auto number = reader_.sentence_at(definition.core.begin);
    if (number >= text_.sentences().size()) return;
    reader_.enter(number);
    if (definition.kind == DefinitionKind::Criterion) return under_heading(definition);
    if (definition.kind == DefinitionKind::Alias) return other_name(definition);
    if (definition.pattern == "inddeles i X og Y") return division(definition);
    if (definition.pattern == "X: ...") return entry(definition);
    const bool refers = definition.pattern == "X henviser til" || definition.pattern == "X dækker over" ||
                        definition.pattern == "begrebet X dækker over";
    const bool is_a = definition.pattern == "X er en Y, der" || definition.pattern == "X er en Y til" ||
                      definition.pattern == "X defineres som" || definition.pattern == "X er defineret som" ||
                      definition.pattern == "X forstås som" || definition.pattern == "ved X forstås";
    if (!refers && !is_a) return;
    genus(definition, refers);
    for_group(definition);
    if (refers)
      required_in(definition);
    else
      given_in(definition);
  }

 private:
  // One past the last of the terms that the definition is of: "Angst og depression er en lidelse, der".
  [[nodiscard]] std::uint32_t end_of_terms(const Definition& definition) const {
    auto end = definition.surface_term.end;
    bool further = true;
    while (further) {
      further = false;
      for (const auto& other : reader_.facts().definitions) {
        if (other.core.begin != definition.core.begin || other.surface_term.begin < end ||
            !only_joined(end, other.surface_term.begin))
          continue;
        end = other.surface_term.end;
        further = true;
      }
    }
    return end;
  }
  // Whether nothing but "og", a comma or an article stands between two bytes of the sentence.
  [[nodiscard]] bool only_joined(std::uint32_t from, std::uint32_t to) const {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      const auto& source = text_.token(at).source;
      if (source.begin < from || source.begin >= to) continue;
      if (!text_.is(at, Tag::Comma) && !text_.is(at, Tag::Coordinator) && !text_.is(at, Tag::Determiner))
        return false;
    }
    return true;
  }

  // "Væresteder og caféer er tilbud, der": each of them is; else the term itself.
  [[nodiscard]] std::vector<std::string> terms_of(const Definition& definition) const {
    auto first = reader_.begin();
    while (first < reader_.end() && text_.token(first).source.begin < definition.surface_term.begin) ++first;
    const auto members = conjuncts_at(text_, first, reader_.end());
    const bool whole =
        std::all_of(members.begin(), members.end(), [](const Conjunct& one) { return one.whole; });
    if (!whole || members.size() < 2 ||
        text_.token(members.back().end - 1).source.end != definition.surface_term.end) {
      const auto* body = reader_.mentions().organisation_around(definition.surface_term);
      return {body != nullptr ? *body->label : definition.term};
    }
    std::vector<std::string> labels;
    for (const auto& member : members)
      labels.push_back(conjunct_form(text_, reader_.analyzer(), member).label);
    return labels;
  }

  // "X: Y, der", "X: En X er en Y, der", "X: X forstås som Y, der": an entry of a glossary names the genus
  // where a clause narrows it.
  void entry(const Definition& definition) {
    auto at = reader_.begin();
    while (at < reader_.end() && !text_.is(at, Tag::Colon)) ++at;
    if (at == reader_.end()) return;  // a headword on a line of its own
    auto genus = noun_phrase_at(text_, at + 1, reader_.end());
    if (genus && names(*genus, definition)) at = genus->end - 1;
    auto said = at + 1;
    if (reader_.used_as(said, WordUse::BeVerb)) ++said;
    if (reader_.used_as(said, WordUse::UnderstandVerb | WordUse::DefineVerb) &&
        reader_.form(said + 1) == "som")
      said += 2;
    if (said != at + 1) genus = noun_phrase_at(text_, said, reader_.end());
    if (!genus || genus->definite || reader_.is_people(*genus)) return;
    const auto clause = reader_.is(genus->end, Tag::Comma) ? genus->end + 1 : genus->end;
    if (!reader_.is(clause, Tag::Relative)) return;
    const auto* label = reader_.concept_of(*genus);
    if (label != nullptr && !label->ends_with(" " + definition.term))
      reader_.add(definition.term, RelationType::Broader, *label, definition.core, definition.pattern);
    given_in(definition);
  }
  [[nodiscard]] bool names(const NounPhrase& phrase, const Definition& definition) const {
    return term_form(text_, reader_.analyzer(), phrase).label == definition.term;
  }

  [[nodiscard]] bool infinitive_between(std::uint32_t byte, std::uint32_t token) const {
    for (auto at = token; at > reader_.begin() && text_.token(at - 1).source.begin >= byte; --at) {
      if (text_.is(at - 1, Tag::InfinitiveMarker)) return true;
    }
    return false;
  }

  // The first phrase after the term and what is coordinated with it.
  void genus(const Definition& definition, bool refers) {
    const auto behind = end_of_terms(definition);
    for (const auto& phrase : reader_.phrases()) {
      if (text_.token(phrase.first).source.begin < behind) continue;
      if (reader_.is_people(phrase)) return;
      // "forstås: 1) udbud, 2) køb": the first of several
      if (phrase.first > reader_.begin() + 1 && text_.is(phrase.first - 1, Tag::Close) &&
          text_.is(phrase.first - 2, Tag::Numeral))
        return;
      // "Ved X forstår vi at lære at leve med Y": what one does with Y
      if (!refers && infinitive_between(behind, phrase.first)) return;
      // "Intensive Case Management (ICM) er ...": its short form
      if (phrase.first > reader_.begin() && text_.is(phrase.first - 1, Tag::Open)) continue;
      if (phrase.first > reader_.begin() && text_.is(phrase.first - 1, Tag::Preposition) &&
          reader_.form(phrase.first - 1) != "til")
        return;  // "defineres i loven som"
      const auto* label = reader_.concept_of(phrase);
      // "Ved udgifter forstås afholdte udgifter": a narrower word is no genus.
      if (label == nullptr || label->ends_with(" " + definition.term)) return;
      if (refers) {
        reader_.add(definition.term, RelationType::Related, *label, definition.core, definition.pattern);
        return;
      }
      for (const auto& term : terms_of(definition))
        reader_.add(term, RelationType::Broader, *label, definition.core, definition.pattern);
      return;
    }
  }

  // "... til voksne med X", "... for voksne med X" inside a definition: for whom the defined thing is.
  void for_group(const Definition& definition) {
    if (reader_.mentions().first_group(definition.core) == nullptr) return;
    if (reader_.mentions().group_around(definition.surface_term) != nullptr) return;
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      // "målrettet alle gravide"
      auto before_group = at - 1;
      if (reader_.form(before_group) == "alle" && before_group > reader_.begin()) --before_group;
      const bool aimed = text_.used_as(before_group, WordUse::TargetCue);
      if (reader_.form(at - 1) != "til" && reader_.form(at - 1) != "for" && !aimed) continue;
      const auto* group = reader_.mentions().group_at(text_.token(at).source.begin);
      if (group == nullptr || group->span.begin < definition.surface_term.end) continue;
      // "betydning for G", "behov for", "barrierer for G" say how it touches them.
      const auto* before = reader_.phrase_ending(before_group);
      if (aimed) before = nullptr;
      if ((before == nullptr && !aimed) ||
          (before != nullptr &&
           text_.used_as(before->head, WordUse::TieNoun | WordUse::EvaluativeNoun | WordUse::ClaimNoun)))
        continue;
      reader_.add(definition.term, RelationType::HasTargetGroup, *group->label, definition.core,
                  definition.pattern);
    }
  }

  // "..., der kræver Y" inside a definition: what the defined thing requires.
  void required_in(const Definition& definition) {
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      if (text_.used_as(at, WordUse::RequireVerb) && text_.is(at, Tag::Verb) &&
          text_.is(at - 1, Tag::Relative))
        tie_term(definition, at + 1, "X, der kræver Y");
      // "X henviser til den Y, der er knyttet til Z"
      if (text_.used_as(at, WordUse::TiePredicate) && at > reader_.begin() + 1 &&
          reader_.form(at - 1) == "er" && text_.is(at - 2, Tag::Relative) &&
          reader_.is(at + 1, Tag::Preposition)) {
        tie_term(definition, at + 2, "X, der er knyttet til Y");
      }
    }
  }
  // "..., der leveres i Y" inside a definition: where it is given.
  void given_in(const Definition& definition) {
    bool clause = false;
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      if (text_.is(at, Tag::Relative)) clause = true;
      if (!clause || !text_.used_as(at, WordUse::DeliverVerb) || reader_.negated(at)) continue;
      const auto verb = text_.folded(at);
      const bool passive =
          verb.ends_with("s") || (verb.ends_with("t") && text_.used_as(at - 1, WordUse::BeVerb));
      const auto where = reader_.form(at + 1);
      if (passive && (where == "i" || where == "på")) tie_term(definition, at + 2, "X, der leveres i Y");
      clause = false;
    }
  }
  void tie_term(const Definition& definition, std::uint32_t object, std::string_view pattern) {
    for (const auto& member : reader_.objects(object)) {
      const auto* label = reader_.concept_of(member.phrase);
      // "Komplekse støttebehov ... knyttet til de støttebehov" says nothing of another thing.
      if (label != nullptr && !definition.term.ends_with(*label))
        reader_.add(definition.term, RelationType::Related, *label, definition.core, pattern);
    }
  }

  void division(const Definition& definition) {
    const auto head = definition.term.substr(0, definition.term.find(' '));
    for (const auto& phrase : reader_.phrases()) {
      const auto* label = reader_.concept_of(phrase);
      if (label == nullptr || *label != head) continue;
      reader_.add(definition.term, RelationType::Broader, head, definition.core, definition.pattern);
      return;
    }
  }

  // A criterion is one of those that the heading above it names: "Kriterier for ...".
  void under_heading(const Definition& definition) {
    const auto& blocks = text_.document().blocks;
    const auto block = text_.sentences()[reader_.number()].block;
    if (block >= blocks.size()) return;
    const auto heading = blocks[block].heading;
    if (heading >= blocks.size()) return;
    const auto number = reader_.sentence_at(blocks[heading].source.begin);
    if (number >= text_.sentences().size()) return;
    reader_.enter(number);
    const auto phrases = reader_.phrases();
    if (phrases.empty() || !text_.used_as(phrases.front().head, WordUse::CriterionHeading)) return;
    const auto kind = term_form(text_, reader_.analyzer(), phrases.front()).label;
    reader_.add(definition.term, RelationType::Broader, kind, definition.core, "kriterium");
  }

  // "den nationale X, også kaldet XYZ": the short name stands for the phrase before it.
  void other_name(const Definition& definition) {
    if (!is_short_name(definition.term)) return by_another_name(definition);
    for (const auto& phrase : reader_.phrases()) {
      if (!reader_.is(phrase.end, Tag::Comma) && !reader_.is(phrase.end, Tag::Open)) continue;
      if (!reader_.used_as(phrase.end + 1, WordUse::FurtherCue | WordUse::NameVerb)) continue;
      const auto to = phrase.definite && phrase.modifier_count > 0
                          ? label_wording(text_, article_of(phrase), phrase.end)
                          : term_form(text_, reader_.analyzer(), phrase).label;
      reader_.add(definition.term, RelationType::AbbreviationOf, to, definition.core, "Y, også kaldet X");
      return;
    }
  }
  // "erfarne medarbejdere, også kaldet peers": two names of one thing, where the first is a concept too.
  void by_another_name(const Definition& definition) {
    for (const auto& phrase : reader_.phrases()) {
      if (!reader_.is(phrase.end, Tag::Comma) && !reader_.is(phrase.end, Tag::Open)) continue;
      if (!reader_.used_as(phrase.end + 1, WordUse::FurtherCue | WordUse::NameVerb)) continue;
      if (reader_.is_people(phrase) || text_.used_as(phrase.head, WordUse::DocumentNoun | WordUse::StudyNoun))
        return;
      const bool capitals = text_.token(phrase.head).form != text_.folded(phrase.head);
      const auto* label = reader_.concept_of(phrase);
      if (label != nullptr && !phrase.definite && !capitals)
        reader_.add(*label, RelationType::Related, definition.term, definition.core, "Y, også kaldet X");
      return;
    }
  }
  [[nodiscard]] std::uint32_t article_of(const NounPhrase& phrase) const {
    auto first = phrase.first;
    while (first < phrase.core && text_.is(first, Tag::Numeral)) ++first;
    return first;
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

// "i tværgående teams" names a kind; "i kommunerne" only says where.
bool has_indefinite_tail(RelationReader& reader, const Concept& one) {
  const auto number = reader.sentence_at(one.occurrences.front().begin);
  if (number >= reader.text().sentences().size()) return false;
  reader.enter(number);
  for (const auto& phrase : reader.phrases()) {
    if (reader.text().token(phrase.head).source.end == one.occurrences.front().end) return !phrase.definite;
  }
  return false;
}

}  // namespace

void find_in_definitions(RelationReader& reader) {
  DefinitionReader finder(reader);
  for (const auto& definition : reader.facts().definitions) finder.read(definition);
}

void find_in_headings(RelationReader& reader) {
  // A heading "X i Y" names a kind of X, where X is a concept of more than one word.
  const auto& concepts = reader.facts().concepts;
  std::unordered_map<std::string_view, const Concept*> by_label;
  for (const auto& one : concepts) by_label.emplace(one.label, &one);
  for (const auto& one : concepts) {
    const auto at = one.label.find(" i ");
    if (at == std::string::npos || one.occurrences.empty()) continue;
    const auto head = std::string_view(one.label).substr(0, at);
    if (head.find(' ') == std::string_view::npos || head.find(" af ") != std::string_view::npos) continue;
    const auto broader = by_label.find(head);
    if (broader == by_label.end() || !has_indefinite_tail(reader, one)) continue;
    reader.add(one.label, RelationType::Broader, broader->second->label, one.occurrences.front(), "X i Y");
  }
}

}  // namespace vidensgraf
