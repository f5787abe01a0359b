#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extraction/concepts/concept_collector.h"
#include "extraction/text_scan.h"

// Names in capitals: of several words within a sentence, of methods behind "metoden", as the first member of
// a compound ("Housing First-tilgangen"), which then are names wherever they stand.
//
// Known misses: names of one capitalised word that is also an ordinary one; names that begin a sentence and
// open no compound.

namespace vidensgraf {

// "Fælles Faglige Begreber", "Fællessprog 3": capitals within a sentence, at least one of them an ordinary
// word.
void ConceptCollector::add_names() {
  if (kind_ == BlockKind::TableRow || kind_ == BlockKind::ReferenceEntry) return;
  for (auto at = sentence_->first_token; at < sentence_->end_token; ++at) {
    if (!opens_name(at) || (at > sentence_->first_token && opens_name(at - 1))) continue;
    // The capital of a sentence's first word says nothing: a name there needs two more.
    const std::uint32_t shortest = at == sentence_->first_token ? 3 : 2;
    auto end = at;
    // "metoden Critical Time Intervention": words that no dictionary has are a name where it is said of what.
    const bool announced = at > sentence_->first_token && names_method(at - 1);
    bool ordinary = announced;
    bool noun = announced;
    while (end < sentence_->end_token && is_capital(end)) {
      const auto* word = text_.token(end).word;
      const bool known_word =
          word->source != AnalysisSource::Stemmer && word->best().word_class != WordClass::ProperNoun;
      ordinary = ordinary || known_word;
      noun = announced || (text_.is(end, Tag::Noun) && known_word);
      ++end;
    }
    const bool numbered = !text_.used_as(at, WordUse::GenericNoun | WordUse::DocumentNoun) &&
                          end < sentence_->end_token && text_.is(end, Tag::Numeral) &&
                          text_.token(end).form.size() <= 3 && end == at + 1 && noun;
    if (numbered) ++end;
    // "Det Nationale Forsknings- og ...": not half of a name.
    if (end > at && text_[end - 1].suspended) noun = false;
    // "Housing First-tilgangen": a compound, read with the phrases
    const bool compound = end > at + 1 && text_.is(at, Tag::ProperNoun) && text_.is(end - 1, Tag::Noun) &&
                          text_.token(end - 1).form.find('-') != std::string_view::npos;
    if (!ordinary || !noun || compound || is_person(at, end) || end - at < shortest || heading_ ||
        text_.is_genitive(at)) {
      at = end;
      continue;
    }
    const auto span = text_.span(at, end);
    // "Det Nationale Partnerskab" is a body and a matter, "Det Obelske Familiefond" a body only.
    const auto last = text_.folded(end - 1);
    const bool institution =
        listed(WordList::InstitutionName, last) || ends_as_listed(WordList::InstitutionName, last);
    if (!is_blocked(span) || (text_.is(at, Tag::Determiner) && !institution)) {
      TermForm form;
      form.label = squeeze(cut(text_.document().text, span));
      form.key = folded_wording(text_, at, end);
      // "Den Europæiske Centralbanks"
      if (text_.is_genitive(end - 1) && form.label.ends_with('s') && form.key.ends_with('s')) {
        form.label.pop_back();
        form.key.pop_back();
      }
      const auto label = form.label;
      auto& it = candidate(std::move(form));
      it.is_name = true;
      it.label = label;  // the phrase itself may be there in lower case
      it.words = end - at;
      if (it.occurrences.empty() || it.occurrences.back() != span) {
        ++it.frequency;
        it.occurrences.push_back(span);
      }
    }
    at = end;
  }
}

void ConceptCollector::add_compound_name(const NounPhrase& phrase) {
  auto bare = phrase;
  bare.modifier_count = 0;
  auto& it = candidate(term_form(text_, analyzer_, bare));
  count(it, phrase.head, text_.span(phrase.noun, phrase.end), false, phrase.head - phrase.noun + 1);
  it.is_name = true;
  std::vector<std::string> words;
  for (auto at = phrase.noun; at < phrase.head; ++at) words.emplace_back(text_.token(at).form);
  const auto last = text_.token(phrase.head).form;
  words.emplace_back(last.substr(0, last.find('-')));
  auto name = words.front();
  attested_[std::move(name)].insert(std::move(words));
}

// Names are looked up by their first word, so that many names cost no more than few.
void ConceptCollector::add_attested_names() {
  if (attested_.empty()) return;
  std::map<std::string, std::vector<ByteSpan>> places;  // by key, in text order
  for (const auto& sentence : text_.sentences()) {
    const auto kind = text_.block_kind(sentence);
    if (kind == BlockKind::TableOfContents || kind == BlockKind::Boilerplate) continue;
    for (auto at = sentence.first_token; at < sentence.end_token; ++at) {
      const auto found = attested_.find(text_.token(at).form);
      if (found == attested_.end()) continue;
      for (const auto& words : found->second) {
        const auto end = at + static_cast<std::uint32_t>(words.size());
        if (end > sentence.end_token) continue;
        auto token = at;
        const bool same = std::ranges::all_of(
            words, [&](const std::string& word) { return text_.token(token++).form == word; });
        const auto span = text_.span(at, end);
        if (same && !is_blocked(span)) places[folded_wording(text_, at, end)].push_back(span);
      }
    }
  }
  for (const auto& [key, spans] : places) {
    TermForm form;
    form.label = squeeze(cut(text_.document().text, spans.front()));
    form.key = key;
    auto& it = candidate(std::move(form));
    it.is_name = true;
    it.words = 2;
    auto known = it.occurrences;
    std::sort(known.begin(), known.end());
    for (const auto span : spans) {
      if (std::binary_search(known.begin(), known.end(), span)) continue;
      ++it.frequency;
      it.occurrences.push_back(span);
    }
  }
}

// "Jane Holm": a given name and one word.
bool ConceptCollector::is_person(std::uint32_t at, std::uint32_t end) const {
  if (end != at + 2 || text_.is(at, Tag::Determiner)) return false;
  const auto* given = text_.token(at).word;
  return given->source == AnalysisSource::Transducer && given->best().word_class == WordClass::ProperNoun &&
         text_.token(at + 1).form.find('-') == std::string_view::npos && members(at + 1) < 2;
}

// "metoden", "programmet": after these stands the name of one. In the definite form, which Danish uses so.
bool ConceptCollector::names_method(std::uint32_t at) const {
  static constexpr std::array<std::string_view, 12> kMethods{
      "metoden",   "modellen", "programmet", "tilgangen",      "konceptet", "redskabet",
      "værktøjet", "manualen", "indsatsen",  "interventionen", "terapien",  "instrumentet"};
  const auto form = text_.folded(at);
  return std::ranges::any_of(kMethods, [form](std::string_view method) { return form.ends_with(method); });
}

// The first word of a sentence has its capital from there, unless it is the article of a name.
bool ConceptCollector::opens_name(std::uint32_t at) const {
  return is_capital(at) && (at != sentence_->first_token || text_.is(at, Tag::Determiner));
}

bool ConceptCollector::is_capital(std::uint32_t at) const {
  const auto& token = text_.token(at);
  if (token.word == nullptr || token.kind != TokenKind::Word) return false;
  const bool article = token.form == "Den" || token.form == "Det" || token.form == "De";
  return token.word->form != token.word->folded && (token.form.size() > 3 || article) &&
         std::string_view(token.word->form).substr(1) == std::string_view(token.word->folded).substr(1);
}

}  // namespace vidensgraf
