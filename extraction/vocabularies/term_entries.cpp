// A vocabulary states its facts by its form: an entry is a heading with fields below it, which the reader
// wrote as corpus/vocabulary.h says. So nothing is inferred here but the label of a term, which begins in
// lower case where a dictionary has its first word ("Midlertidigt ophold"), as concepts of other documents
// do.
//
// What stands in brackets behind a term says which of several concepts of one name is meant ("ophold
// (voksne)", "social indsats [Servicelov]"; the qualifier of ISO 25964-1, 6.2.2). Documents write the term
// without it, and so does its label.
//
// A term that two entries share, or that another entry prefers, does not make their concepts one: "støtte"
// may be an accepted term for "praktisk støtte" and for "socialpædagogisk støtte".
//
// Known misses: wider concepts that the file names by an address only; which of two entries of the same term
// a link leads to (both are one concept here, as in every document).

#include "extraction/vocabularies/term_entries.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "corpus/vocabulary.h"
#include "extraction/names/name_keys.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kLongestTerm = 200;  // bytes; what is longer is a description

// "ophold (voksne)" as "ophold".
std::string_view without_qualifier(std::string_view term) {
  for (const auto& [open, close] : {std::pair('(', ')'), std::pair('[', ']')}) {
    if (!term.ends_with(close)) continue;
    const std::size_t at = term.rfind(open);
    if (at == std::string_view::npos || at < 2 || term[at - 1] != ' ') return term;
    return term.substr(0, at - 1);
  }
  return term;
}

// "Midlertidigt ophold" as "midlertidigt ophold"; names ("Housing First", "Tidlig Indsats") stay as they are.
std::string label_of_term(const Analyzer& analyzer, std::string_view text) {
  const std::string written = squeeze(text);
  std::string label(without_qualifier(written));
  const std::string lower = lower_case(label);
  const std::size_t first = code_point_at(label, 0).size;
  if (std::string_view(label).substr(first) != std::string_view(lower).substr(first)) return label;
  const WordAnalysis& word = analyzer.analyze_word(std::string_view(lower).substr(0, lower.find(' ')));
  const bool is_word = word.reading_as(WordClass::Noun) != nullptr ||
                       word.reading_as(WordClass::Adjective) != nullptr ||
                       word.reading_as(WordClass::Verb) != nullptr;
  return is_word && word.source != AnalysisSource::Stemmer ? lower : label;
}

bool is_address(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.starts_with("urn:");
}

// The field whose values follow, and where its name begins.
struct OpenField {
  TermField field;
  std::uint32_t begin;
};

// Reads a value into the entry.
void take_value(const Document& document, const Analyzer& analyzer, const OpenField& field, ByteSpan place,
                TermEntry& entry) {
  const std::string_view text = cut(document.text, place);
  const auto term = [&] { return EntryTerm{label_of_term(analyzer, text), place, {field.begin, place.end}}; };
  const bool can_be_term = text.size() <= kLongestTerm && !is_address(text);
  switch (field.field) {
    case TermField::AcceptedTerm:
    case TermField::DeprecatedTerm:
      if (can_be_term) entry.others.push_back(term());
      break;
    case TermField::Broader:
      if (can_be_term) entry.broader.push_back(term());
      break;
    case TermField::Related:
      if (can_be_term) entry.related.push_back(term());
      break;
    case TermField::Definition:
      entry.definitions.push_back(place);
      break;
    case TermField::LegalSource:
      entry.legal_sources.push_back(place);
      break;
    case TermField::Source:
      if (entry.source.empty() && can_be_term) entry.source = place;
      break;
    default:
      break;
  }
}

// Takes out what was read inside an entry as if it were prose.
template <class Fact>
void drop_inside(const std::vector<TermEntry>& entries, std::vector<Fact>& facts) {
  const auto is_inside = [&](const Fact& fact) {
    const auto after =
        std::upper_bound(entries.begin(), entries.end(), fact.source.begin,
                         [](std::uint32_t at, const TermEntry& entry) { return at < entry.whole.begin; });
    return after != entries.begin() && fact.source.begin < std::prev(after)->whole.end;
  };
  facts.erase(std::remove_if(facts.begin(), facts.end(), is_inside), facts.end());
}

template <class Fact>
void sort_by_place(std::vector<Fact>& facts) {
  std::stable_sort(facts.begin(), facts.end(),
                   [](const Fact& a, const Fact& b) { return a.source < b.source; });
}

// Which preferred terms go by a key, by the keys of these.
using Bearers = std::map<std::string, std::set<std::string>>;

Bearers bearers_of_terms(const std::vector<TermEntry>& entries, const Analyzer& analyzer) {
  Bearers bearers;
  for (const TermEntry& entry : entries) {
    const std::string preferred = concept_name_key(analyzer, entry.preferred.label);
    bearers[preferred].insert(preferred);
    for (const EntryTerm& other : entry.others) {
      bearers[concept_name_key(analyzer, other.label)].insert(preferred);
    }
  }
  return bearers;
}

}  // namespace

std::vector<TermEntry> term_entries(const Document& document, const Analyzer& analyzer) {
  std::vector<TermEntry> entries;
  const std::optional<MetadataField>& type = document.metadata.type;
  if (!type || type->value != kVocabularyType) return entries;
  std::optional<TermEntry> open;
  std::optional<OpenField> field;
  bool has_fields = false;
  const auto close = [&] {
    if (open) entries.push_back(std::move(*open));
    open.reset();
    field.reset();
  };
  for (const Block& block : document.blocks) {
    const std::string_view text = cut(document.text, block.source);
    if (block.kind == BlockKind::Heading) {
      close();
      if (block.level == kEntryLevel && text.size() <= kLongestTerm) {
        open.emplace();
        open->whole = block.source;
        open->preferred = {label_of_term(analyzer, text), block.source, block.source};
      }
    } else if (block.kind == BlockKind::Boilerplate) {
      const auto named = term_field_of(text);
      field = named ? std::optional<OpenField>({*named, block.source.begin}) : std::nullopt;
    } else if (open && field) {
      has_fields = true;
      open->whole.end = block.source.end;
      take_value(document, analyzer, *field, block.source, *open);
    }
  }
  close();
  // A page that calls itself a begrebsliste and has headings, but no field below any, is prose.
  if (!has_fields) entries.clear();
  return entries;
}

void take_definitions(const Document& document, const std::vector<TermEntry>& entries,
                      std::vector<Definition>& definitions) {
  if (entries.empty()) return;
  drop_inside(entries, definitions);
  for (const TermEntry& entry : entries) {
    for (const ByteSpan place : entry.definitions) {
      Definition definition;
      definition.term = entry.preferred.label;
      definition.surface_term = entry.preferred.place;
      definition.source = place;
      definition.core = place;
      definition.pattern = "vocabulary";
      definition.cited_source = squeeze(cut(document.text, entry.source));
      definitions.push_back(std::move(definition));
    }
  }
  sort_by_place(definitions);
}

void take_concepts(const Document& document, const std::vector<TermEntry>& entries, const Analyzer& analyzer,
                   std::vector<Concept>& concepts) {
  if (entries.empty()) return;
  std::map<std::string, std::size_t> by_key;
  for (std::size_t i = 0; i < concepts.size(); ++i) by_key.emplace(concepts[i].key, i);
  double best = 0;
  for (const Concept& item : concepts) best = std::max(best, item.score);
  const auto take = [&](const EntryTerm& term) {
    std::string key = concept_name_key(analyzer, term.label);
    const auto [known, is_new] = by_key.emplace(key, concepts.size());
    if (is_new) {
      Concept made;
      made.label = term.label;
      made.key = std::move(key);
      concepts.push_back(std::move(made));
    }
    Concept& item = concepts[known->second];
    if (item.score <= best) item.score += best + 1;  // above all that only prose uses
    std::string wording = squeeze(cut(document.text, term.place));
    if (std::find(item.variants.begin(), item.variants.end(), wording) == item.variants.end())
      item.variants.push_back(std::move(wording));
    auto& places = item.occurrences;  // in order
    const auto next = std::upper_bound(places.begin(), places.end(), term.place);
    const bool is_there = (next != places.end() && next->overlaps(term.place)) ||
                          (next != places.begin() && std::prev(next)->overlaps(term.place));
    if (!is_there) places.insert(next, term.place);
  };
  for (const TermEntry& entry : entries) {
    take(entry.preferred);
    for (const EntryTerm& other : entry.others) take(other);
  }
  std::stable_sort(concepts.begin(), concepts.end(),
                   [](const Concept& a, const Concept& b) { return a.score > b.score; });
}

void take_relations(const std::vector<TermEntry>& entries, const Analyzer& analyzer,
                    const std::vector<LawReference>& law_references, std::vector<Relation>& relations) {
  if (entries.empty()) return;
  drop_inside(entries, relations);
  const Bearers bearers = bearers_of_terms(entries, analyzer);
  const auto add = [&](const TermEntry& entry, RelationType type, std::string to, ByteSpan place) {
    if (to.empty() || to == entry.preferred.label) return;
    relations.push_back({entry.preferred.label, type, std::move(to), place, "vocabulary"});
  };
  for (const TermEntry& entry : entries) {
    for (const EntryTerm& other : entry.others) {
      const bool is_shared = bearers.at(concept_name_key(analyzer, other.label)).size() > 1;
      add(entry, is_shared ? RelationType::CloseMatch : RelationType::ExactMatch, other.label, other.stated);
    }
    for (const EntryTerm& wider : entry.broader) add(entry, RelationType::Broader, wider.label, wider.stated);
    for (const EntryTerm& other : entry.related) add(entry, RelationType::Related, other.label, other.stated);
    for (const ByteSpan place : entry.legal_sources) {
      auto reference =
          std::lower_bound(law_references.begin(), law_references.end(), place.begin,
                           [](const LawReference& item, std::uint32_t at) { return item.source.begin < at; });
      for (; reference != law_references.end() && place.contains(reference->source); ++reference) {
        if (reference->law.empty() || reference->paragraf.empty()) continue;
        add(entry, RelationType::GovernedBy, reference->law + "#" + reference->paragraf, reference->source);
      }
    }
  }
  sort_by_place(relations);
}

}  // namespace vidensgraf
