#include "extraction/definitions/definitions.h"

#include <algorithm>
#include <string>

#include "extraction/definitions/definition_glossaries.h"
#include "extraction/definitions/definition_patterns.h"
#include "extraction/grammar/term_form.h"
#include "extraction/names/organisation_names.h"
#include "extraction/text_scan.h"

// From a matched pattern to a definition: its span, its term's label, the source it cites. Patterns stand in
// definition_patterns.cpp.

namespace vidensgraf {
namespace {

// End of the list that follows block `block`, or 0.
std::uint32_t end_of_list_after(const Document& document, BlockIndex block) {
  std::uint32_t end = 0;
  for (auto i = static_cast<std::size_t>(block) + 1; i < document.blocks.size(); ++i) {
    const auto kind = document.blocks[i].kind;
    if (kind == BlockKind::Boilerplate) continue;
    if (kind != BlockKind::ListItem) break;
    end = document.blocks[i].source.end;
  }
  return end;
}

// End of the words in quotation marks that follow a sentence with a colon at its end, or 0.
std::uint32_t end_of_quotation_after(const Document& document, const Sentence& sentence) {
  const std::string_view text = document.text;
  auto at = skip_space(text, sentence.source.end);
  for (const std::string_view mark : {"”", "“", "\"", "»", "„"}) {
    if (!text.substr(at).starts_with(mark)) continue;
    constexpr std::size_t kLongest = 1500;
    at += mark.size();
    const std::string_view within = text.substr(at, kLongest);
    auto close = std::string_view::npos;
    std::size_t bytes = 0;  // of the mark that closes
    for (const std::string_view end : {"”", "“", "\"", "«"}) {
      const auto found = within.find(end);
      if (found >= close) continue;
      close = found;
      bytes = end.size();
    }
    if (close != std::string_view::npos) return static_cast<std::uint32_t>(at + close + bytes);
  }
  return 0;
}

std::string cited_source(std::span<const Citation> citations, ByteSpan source) {
  const Citation* last = nullptr;
  for (const auto& citation : citations) {
    const bool cites = citation.kind == CitationKind::InText && source.begin <= citation.source.begin &&
                       citation.source.begin <= source.end + 2;
    if (cites && (last == nullptr || last->source.begin < citation.source.begin)) last = &citation;
  }
  if (last == nullptr || last->author.empty()) return {};
  return last->year > 0 ? last->author + ", " + std::to_string(last->year) : last->author;
}

std::string label_of(const TaggedText& text, const Analyzer& analyzer, const DefinedTerm& term) {
  if (term.shared_end > term.shared_first) {
    return label_wording(text, term.shared_first, term.shared_end) + " " +
           label_wording(text, term.first, term.end);
  }
  // "spildevandsanlægs godkendte kapacitet": whose it is.
  for (auto at = term.first; at + 1 < term.end; ++at) {
    if (text.is_genitive(at)) return label_wording(text, term.first, term.end);
  }
  const auto& phrase = term.phrase;
  if (is_definite_name(text, phrase) && term.end == phrase.end)
    return label_wording(text, phrase.first, phrase.end);
  // A coordinated or extended term is quoted as it stands: "komplekse sociale problemer og/eller
  // støttebehov".
  if (term.end > phrase.end) {
    const bool coordinated = skip_coordinator(text, phrase.end, term.end) != phrase.end;
    const bool people = text.used_as(phrase.head, WordUse::GroupHead | WordUse::GroupNoun);
    if (coordinated || people) return label_wording(text, term.first, term.end);
    return term_form(text, analyzer, phrase).label + " " + label_wording(text, phrase.end, term.end);
  }
  // "Housing First for Unge"
  const auto last = term.end - 1;
  if (phrase.modifier_count == 0 && phrase.core + 1 < term.end && phrase.noun == last &&
      text.token(last).form != text.folded(last) && text.token(phrase.core).form != text.folded(phrase.core))
    return squeeze(cut(text.document().text, text.span(term.first, term.end)));
  // "små og mellemstore virksomheder" are of both kinds.
  for (const auto& modifier : phrase.modifiers()) {
    if (modifier.alternative) return label_wording(text, term.first, term.end);
  }
  // Names keep their capitals: within a sentence a capital is one, but not behind the mark of an item, "1)".
  auto before = term.first;
  const auto start = text.sentences()[text.sentence_of(term.first)].first_token;
  while (before > start && text.token(before - 1).kind != TokenKind::Word) --before;
  const bool item = term.first >= start + 2 && text.token(term.first - 1).form == ")" &&
                    text.token(term.first - 2).kind == TokenKind::Number;
  const bool first_word = before == start || item;
  if (!first_word && text.token(term.first).form != text.folded(term.first) && term.end == phrase.end) {
    return squeeze(cut(text.document().text, text.span(term.first, term.end)));
  }
  // "FamilieLinjen"
  if (term.end == term.first + 1 && has_inner_capital(text.token(term.first).form, 4))
    return std::string(text.token(term.first).form);
  // "det matrikelfaste", "socialt udsatte": an adjective in the place of a noun.
  const bool no_noun = !text.is(phrase.head, Tag::Noun) && !text.is(phrase.head, Tag::ProperNoun);
  if (no_noun || (phrase.modifier_count == 0 && phrase.core < phrase.noun && phrase.noun == phrase.head)) {
    if (text.used_as(phrase.head, WordUse::GroupNoun | WordUse::GroupHead))
      return label_wording(text, phrase.core, phrase.end);
    return adjective_label(text, phrase.core, phrase.head);
  }
  if (text.is(phrase.head, Tag::ProperNoun)) {
    const auto span = text.span(phrase.core, phrase.end);
    return std::string(cut(text.document().text, span));
  }
  return term_form(text, analyzer, phrase).label;
}

// A sentence that goes on about the same term: "X handler derfor også om ...", "Det vil sige ...".
bool goes_on(const TaggedText& text, const Sentence& next, const DefinedTerm& term) {
  const auto begin = next.first_token;
  const auto end = next.end_token;
  if (end - begin > 3 && text.folded(begin) == "det" && text.folded(begin + 1) == "vil" &&
      text.folded(begin + 2) == "sige") {
    return true;
  }
  if (text.folded(begin) == "dvs.") return true;
  // "Det dækker både ...", "Begrebet omfatter ..."
  const bool back = text.folded(begin) == "det" || text.folded(begin) == "den" ||
                    (text.used_as(begin, WordUse::DesignationNoun) && text.is(begin, Tag::Noun));
  if (back && end - begin > 3 && text.used_as(begin + 1, WordUse::CoverVerb | WordUse::ContainVerb))
    return true;
  const auto phrase = noun_phrase_at(text, begin, end);
  if (!phrase || phrase->end >= end) return false;
  const auto same = folded_wording(text, phrase->core, phrase->end) ==
                    folded_wording(text, term.phrase.core, term.phrase.end);
  return same && text.used_as(phrase->end, WordUse::ConcernVerb | WordUse::CoverVerb | WordUse::ContainVerb);
}

// "Begrebet dækker over ...", "Betegnelsen bruges om ..."
bool speaks_of_term(const TaggedText& text, const Sentence& sentence) {
  const auto at = sentence.first_token;
  if (sentence.end_token < at + 4 || !text.used_as(at, WordUse::DesignationNoun) || !text.is(at, Tag::Noun))
    return false;
  const auto* reading = text[at].reading;
  return reading != nullptr && has(reading->features, Feature::Definite) && text.is(at + 1, Tag::Verb) &&
         text.used_as(at + 1,
                      WordUse::CoverVerb | WordUse::DenoteVerb | WordUse::ReferVerb | WordUse::ContainVerb);
}

}  // namespace

std::vector<Definition> find_definitions(const TaggedText& text, const NounPhrases& /*phrases*/,
                                         const Analyzer& analyzer, std::span<const Citation> citations) {
  std::vector<Definition> found;
  const auto& document = text.document();
  const auto zones = definition_zones(text);
  const auto& sentences = text.sentences();
  const auto add = [&](const DefinedTerm& term, const DefinitionMatch& match, ByteSpan core,
                       ByteSpan source) {
    Definition definition;
    definition.kind = match.kind;
    definition.term = label_of(text, analyzer, term);
    definition.surface_term = text.span(term.first, term.end);
    definition.source = source;
    definition.core = core;
    definition.pattern = match.pattern;
    definition.cited_source = cited_source(citations, source);
    definition.confidence = match.confidence;
    found.push_back(std::move(definition));
  };
  std::optional<DefinedTerm> last_term;
  BlockIndex last_block = 0;
  for (std::size_t number = 0; number < sentences.size(); ++number) {
    const auto& sentence = sentences[number];
    const auto kind = text.block_kind(sentence);
    if (const auto entry = headed_definition(text, zones, number)) {
      DefinitionMatch match;
      match.pattern = entry->pattern;
      add(entry->term, match, entry->core, {entry->core.begin, sentences[entry->last].source.end});
      number = entry->last;
      continue;
    }
    if (kind != BlockKind::Paragraph && kind != BlockKind::ListItem && kind != BlockKind::Footnote &&
        kind != BlockKind::TableRow && kind != BlockKind::Caption) {
      continue;
    }
    if (const auto entries = listed_definitions(text, number); !entries.empty()) {
      DefinitionMatch match;
      match.pattern = "1) X: ...";
      for (const auto& entry : entries) add(entry.term, match, entry.core, entry.source);
      while (number + 1 < sentences.size() && sentences[number + 1].source.begin < entries.back().source.end)
        ++number;
      continue;
    }
    const auto zone = sentence.block < zones.size() ? zones[sentence.block] : DefinitionZone::Text;
    const bool opens_block = number == 0 || sentences[number - 1].block != sentence.block;
    auto match = match_definition(text, sentence.first_token, sentence.end_token,
                                  opens_block ? zone : DefinitionZone::Text);
    // "Begrebet dækker over ...": of the term defined before it in the paragraph or its heading.
    if (!match && last_term && speaks_of_term(text, sentence) && last_block + 1 >= sentence.block) {
      match.terms.push_back(*last_term);
      match.pattern = "begrebet dækker over";
    }
    if (!match) {
      if (const auto asked = answered_question(text, number)) {
        match.terms.push_back(*asked);
        match.pattern = "hvad er X? det er";
      }
    }
    if (!match) continue;
    auto core = sentence.source;
    // The line's own marker ("1.", "•", "-") is not part of the definition.
    auto first = sentence.first_token;
    while (first + 1 < sentence.end_token && text.token(first).kind != TokenKind::Word &&
           !text.is(first, Tag::Open))
      ++first;
    if (kind == BlockKind::ListItem) core.begin = text.token(first).source.begin;
    auto source = core;
    const bool glossary =
        match.pattern.find(": ") != std::string::npos || match.kind == DefinitionKind::Criterion;
    std::size_t next = number + 1;
    if (glossary) {
      // A glossary entry is the whole block.
      for (; next < sentences.size() && sentences[next].block == sentence.block; ++next)
        source.end = sentences[next].source.end;
    } else {
      if (text.folded(sentence.end_token - 1) == ":") {
        source.end = std::max(source.end, end_of_list_after(document, sentence.block));
        source.end = std::max(source.end, end_of_quotation_after(document, sentence));
      }
      // "Ved X forstås: 1) A. 2) B. ..."
      const auto list_end = end_of_numbered_list(text, number);
      source.end = std::max(source.end, list_end);
      while (next < sentences.size() && sentences[next].source.begin < list_end) ++next;
      for (; next < sentences.size() && sentences[next].block == sentence.block &&
             goes_on(text, sentences[next], match.terms.front());
           ++next) {
        source.end = sentences[next].source.end;
      }
    }
    for (const auto& term : match.terms) add(term, match, core, source);
    last_term = match.terms.size() == 1 ? std::optional<DefinedTerm>(match.terms.front()) : std::nullopt;
    last_block = sentence.block;
    number = next - 1;
  }
  return found;
}

}  // namespace vidensgraf
