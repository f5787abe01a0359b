// One node per concept: whatever form of a name a document uses, the key is made of the lemmas, so that
// graphs of several documents meet in it. What extraction reads as a noun phrase has such a key from there
// (extraction/grammar/term_form.h). A name that stands in a fact only, as the end of a relation or as a
// defined term, is read here once more by the same rules, and so is a name that is definite by itself.
//
// Known misses: plurals that no dictionary has, where the name alone does not show which noun it is.

#include "extraction/names/name_keys.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extraction/grammar/adjective_form.h"
#include "extraction/grammar/noun_phrases.h"
#include "extraction/grammar/tagged_text.h"
#include "extraction/grammar/term_form.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostNameBytes = 120;  // bytes; what is longer is a clause
constexpr std::array<std::string_view, 6> kArticles = {"den", "det", "de", "en", "et", "ét"};

bool is_article(std::string_view word) {
  return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

Document document_of(std::string_view name) {
  Document document;
  document.text = name;
  Block block;
  block.source = ByteSpan{0, static_cast<std::uint32_t>(name.size())};
  document.blocks.push_back(block);
  return document;
}

std::string phrase_key(const TaggedText& text, const Analyzer& analyzer, const NounPhrase& phrase) {
  std::string key = term_form(text, analyzer, phrase.modifiers(), phrase.head).key;
  if (phrase.noun == phrase.head) return key;
  const auto noun = term_form(text, analyzer, {}, phrase.head).key;
  key.insert(key.size() - noun.size(), folded_wording(text, phrase.noun, phrase.head) + " ");
  return key;
}

// Of a word that is a noun and an adjective the adjective, which is the same in all its forms ("unge").
std::string group_word(const Analyzer& analyzer, std::string_view form) {
  const WordAnalysis& word = analyzer.analyze_word(form);
  const Reading* const adjective = word.reading_as(WordClass::Adjective);
  if (adjective != nullptr && word.source != AnalysisSource::Stemmer) {
    return is_compared(*adjective) ? std::string(compared_form(word.folded)) : adjective->lemma;
  }
  const Reading* const noun = word.reading_as(WordClass::Noun);
  return noun != nullptr ? noun_lemma(word, noun) : word.folded;
}

bool is_definite(const Analyzer& analyzer, std::string_view name) {
  const std::size_t space = name.rfind(' ');
  if (space != std::string_view::npos && is_article(name.substr(0, name.find(' ')))) return true;
  const WordAnalysis& word =
      analyzer.analyze_word(space == std::string_view::npos ? name : name.substr(space + 1));
  const Reading* const noun = word.reading_as(WordClass::Noun);
  return noun != nullptr && has(noun->features, Feature::Definite);
}

}  // namespace

std::string concept_name_key(const Analyzer& analyzer, std::string_view name) {
  std::string lower = lower_case(name);
  if (lower != name || name.empty() || name.size() > kMostNameBytes) return lower;
  const Document document = document_of(name);
  const AnalyzedText analyzed = analyzer.analyze(document);
  if (analyzed.sentences.size() != 1) return lower;
  const TaggedText text(document, analyzed);
  const auto end = static_cast<std::uint32_t>(analyzed.tokens.size());
  const auto phrase = noun_phrase_at(text, 0, end);
  if (!phrase || phrase->possessed) return lower;
  std::string key = phrase_key(text, analyzer, *phrase);
  if (phrase->end == end) return key;
  // "vurdering af virkningen": what stands behind a preposition stays as it is, as in all such terms.
  if (!text.is(phrase->end, Tag::Preposition)) return lower;
  return key + " " + folded_wording(text, phrase->end, end);
}

std::string group_name_key(const Analyzer& analyzer, std::string_view name) {
  std::string key;
  const std::string lower = lower_case(name);
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, space);
    rest.remove_prefix(std::min(space + 1, rest.size()));
    while (word.ends_with(',')) word.remove_suffix(1);
    if (word.empty() || is_article(word)) continue;
    if (!key.empty()) key += ' ';
    key += group_word(analyzer, word);
  }
  return key.empty() ? lower : key;
}

void add_name_keys(const Analyzer& analyzer, DocumentFacts& facts) {
  const auto add = [&](const std::string& name) {
    if (name.empty() || name.find('#') != std::string::npos) return;
    const auto [entry, is_new] = facts.keys.try_emplace(name);
    if (is_new) entry->second = concept_name_key(analyzer, name);
  };
  for (const Definition& definition : facts.definitions) add(definition.term);
  for (const Abbreviation& abbreviation : facts.abbreviations) add(abbreviation.long_form);
  for (const Relation& relation : facts.relations) {
    add(relation.from);
    add(relation.to);
  }
  for (Concept& item : facts.concepts) {
    if (item.key != item.label) continue;
    const auto named = facts.keys.find(item.label);
    if (named != facts.keys.end()) {
      item.key = named->second;
    } else if (is_definite(analyzer, item.label)) {
      item.key = concept_name_key(analyzer, item.label);
    }
  }
  for (const TargetGroup& group : facts.target_groups) {
    facts.group_keys.try_emplace(group.label, group_name_key(analyzer, group.label));
    for (const std::string& component : group.components) {
      facts.group_keys.try_emplace(component, group_name_key(analyzer, component));
    }
  }
}

}  // namespace vidensgraf
