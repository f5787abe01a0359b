#include "extraction/definitions/definition_glossaries.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extraction/definitions/definition_sentence.h"
#include "extraction/grammar/word_lists.h"
#include "extraction/text_scan.h"

// Definitions by their place on the page: which sections, lists and tables are glossaries, headwords that
// stand on a line or in a cell of their own or behind a number, and questions that the next sentence answers.
// What a line says within itself ("X: ...") is read in definition_names.cpp.
//
// A headword is a noun phrase without a verb that fills its block; its explanation begins in the indefinite
// form ("En plan, der ...") or says the headword again, and is met only in a section that announces
// definitions, since "Formål" and "Målgruppe" stand above their texts in the same way.
//
// Known misses: headwords that are verbs; glossaries without a heading, list or table that announces them.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kLongestHeadword = 8;  // tokens

bool is_glossary(DefinitionZone zone) {
  return zone == DefinitionZone::Glossary || zone == DefinitionZone::GlossarySubsection;
}

// "Rådet definerer socialt udsatte således:", "I denne bekendtgørelse forstås ved:", "Følgende begreber
// anvendes:"
bool announces_entries(const TaggedText& text, const Sentence& sentence) {
  for (auto at = sentence.first_token; at < sentence.end_token; ++at) {
    if (text.used_as(at, WordUse::DefineVerb | WordUse::GlossaryHeading)) return true;
    if (text.used_as(at, WordUse::UnderstandVerb) && text.folded(at).ends_with("s")) return true;
  }
  return false;
}

void mark_lists(const TaggedText& text, std::vector<DefinitionZone>& zones) {
  const auto& blocks = text.document().blocks;
  for (const auto& sentence : text.sentences()) {
    if (sentence.block >= blocks.size() || text.folded(sentence.end_token - 1) != ":") continue;
    const auto kind = text.block_kind(sentence);
    if (kind != BlockKind::Paragraph && kind != BlockKind::Heading) continue;
    if (!announces_entries(text, sentence)) continue;
    for (auto i = static_cast<std::size_t>(sentence.block) + 1; i < blocks.size(); ++i) {
      if (blocks[i].kind == BlockKind::Boilerplate) continue;
      if (blocks[i].kind != BlockKind::ListItem) break;
      if (zones[i] == DefinitionZone::Text) zones[i] = DefinitionZone::GlossarySubsection;
    }
  }
}

bool is_box(std::string_view word) { return word == "boks" || word == "faktaboks" || word == "tekstboks"; }

// "Boks 3: Centrale begreber", "Boks 1: Definitioner"; not "Definition af målgruppen", which is about one.
bool titles_glossary(const TaggedText& text, const Sentence& sentence) {
  for (auto at = sentence.first_token; at < sentence.end_token; ++at) {
    const bool of_one =
        text.folded(at) == "definition" && at + 1 < sentence.end_token && text.folded(at + 1) == "af";
    if (text.used_as(at, WordUse::GlossaryHeading) && !of_one) return true;
  }
  return false;
}

// The bytes before the colon of "X: ..."; empty of any other block.
std::string_view lead_of(std::string_view block) {
  constexpr std::size_t kLongestLead = 60;  // bytes
  const auto colon = block.substr(0, kLongestLead).find(": ");
  return colon == std::string_view::npos ? std::string_view{} : block.substr(0, colon);
}

// "Boks 3.1: Begreber": the lines below it that are a headword with a colon, up to the next box or to a line
// that tells of something else ("Kilde: ...", "Formål: ...").
void mark_boxes(const TaggedText& text, std::vector<DefinitionZone>& zones) {
  const auto& document = text.document();
  const auto& blocks = document.blocks;
  constexpr std::uint32_t kLongestTitle = 14;
  std::size_t walked = 0;  // no block is looked at for two boxes
  for (const auto& sentence : text.sentences()) {
    if (sentence.block >= blocks.size() || sentence.end_token - sentence.first_token > kLongestTitle)
      continue;
    if (!is_box(text.folded(sentence.first_token)) || !titles_glossary(text, sentence)) continue;
    const std::size_t box = sentence.block;
    if (blocks[box].source.end > sentence.source.end + 1) zones[box] = DefinitionZone::Glossary;
    for (walked = std::max(walked, box + 1); walked < blocks.size(); ++walked) {
      const auto kind = blocks[walked].kind;
      if (kind == BlockKind::Boilerplate) continue;
      if (kind != BlockKind::Paragraph && kind != BlockKind::ListItem) break;
      const auto lead = lower_case(lead_of(cut(document.text, blocks[walked].source)));
      if (lead.empty() || is_box(lead.substr(0, lead.find(' '))) || listed(WordList::BoxLabel, lead)) break;
      zones[walked] = DefinitionZone::Glossary;
    }
  }
}

// A table whose head names its columns "Begreb", "Definition".
void mark_tables(const TaggedText& text, std::vector<DefinitionZone>& zones) {
  const auto& blocks = text.document().blocks;
  for (const auto& sentence : text.sentences()) {
    if (sentence.block >= blocks.size() || blocks[sentence.block].kind != BlockKind::TableRow) continue;
    if (sentence.block > 0 && blocks[sentence.block - 1].kind == BlockKind::TableRow) continue;
    constexpr std::uint32_t kLongestHead = 6;  // a head names its columns and says nothing
    if (sentence.end_token - sentence.first_token > kLongestHead) continue;
    if (!announces_entries(text, sentence)) continue;
    for (auto i = static_cast<std::size_t>(sentence.block) + 1;
         i < blocks.size() && blocks[i].kind == BlockKind::TableRow; ++i)
      zones[i] = DefinitionZone::Glossary;
  }
}

// The noun phrase or bare word that tokens [first, end) consist of, marks before it left out.
std::optional<DefinedTerm> headword(const TaggedText& text, std::uint32_t first, std::uint32_t end) {
  while (first < end && text.token(first).kind != TokenKind::Word) ++first;
  while (end > first && text.token(end - 1).kind == TokenKind::Punctuation && !text.is(end - 1, Tag::Close))
    --end;
  if (first >= end || end - first > kLongestHeadword) return std::nullopt;
  const DefinitionSentence sentence(text, first, end, DefinitionZone::Glossary);
  auto phrase = noun_phrase_at(text, first, end);
  if (!phrase) phrase = sentence.bare_adjective(first, end);
  if (!phrase || phrase->possessed) return std::nullopt;
  auto last = phrase->end;
  for (auto at = phrase->end; at < end; ++at) {
    if (text.is(at, Tag::Verb) || text.is(at, Tag::Relative) || text.is(at, Tag::Stop) ||
        text.is(at, Tag::Subjunction) || text.is(at, Tag::Comma))
      return std::nullopt;
    if (text.is(at, Tag::Open)) break;  // "Voksenudredningsmetoden (VUM)"
    last = at + 1;
  }
  if (text.used_as(phrase->head, WordUse::DocumentNoun | WordUse::GlossaryHeading)) return std::nullopt;
  return DefinedTerm{phrase->core, last, *phrase, 0, 0};
}

// "En plan, der ...", "At komme sig", or the headword again: "Begrænsninger betyder, at ..."
bool explains(const TaggedText& text, std::uint32_t first, std::uint32_t end, const DefinedTerm& term) {
  while (first < end && text.token(first).kind != TokenKind::Word) ++first;
  if (first + 2 >= end) return false;
  const auto start = text.folded(first);
  const auto phrase = noun_phrase_at(text, first, end);
  if (phrase && phrase->end < end && text.folded(phrase->head) == text.folded(term.phrase.head))
    return text.used_as(
        phrase->end, WordUse::DenoteVerb | WordUse::CoverVerb | WordUse::ContainVerb | WordUse::ConcernVerb);
  if (start == "at") return true;
  if (start != "en" && start != "et") return false;
  // No sentence of its own: "En plan skal indeholde mål".
  for (auto at = first; at < end; ++at) {
    if (text.is(at, Tag::Comma) || text.is(at, Tag::Relative) || text.is(at, Tag::InfinitiveMarker) ||
        text.is(at, Tag::Stop))
      return true;
    if (text.is(at, Tag::Verb)) return false;
  }
  return true;
}

// Cells are parted by a tab, or in plain text by two spaces or a bar.
std::uint32_t first_cell_end(const TaggedText& text, std::uint32_t first, std::uint32_t end) {
  for (auto at = first; at + 1 < end; ++at) {
    const auto from = text.token(at).source.end;
    const auto between =
        std::string_view(text.document().text).substr(from, text.token(at + 1).source.begin - from);
    if (between.find('\t') != std::string_view::npos || between.find("  ") != std::string_view::npos)
      return at + 1;
    if (text.folded(at + 1) == "|" && at > first) return at + 1;
  }
  return end;
}

std::size_t last_of_block(const TaggedText& text, std::size_t number) {
  const auto& sentences = text.sentences();
  while (number + 1 < sentences.size() && sentences[number + 1].block == sentences[number].block) ++number;
  return number;
}

}  // namespace

std::vector<DefinitionZone> definition_zones(const TaggedText& text) {
  const auto& blocks = text.document().blocks;
  std::vector<DefinitionZone> own(blocks.size(), DefinitionZone::Text);
  for (const auto& sentence : text.sentences()) {
    if (text.block_kind(sentence) != BlockKind::Heading || sentence.block >= own.size()) continue;
    for (auto at = sentence.first_token; at < sentence.end_token; ++at) {
      if (text.used_as(at, WordUse::GlossaryHeading)) own[sentence.block] = DefinitionZone::Glossary;
      if (text.used_as(at, WordUse::CriterionHeading) && own[sentence.block] == DefinitionZone::Text) {
        own[sentence.block] = DefinitionZone::Criteria;
      }
    }
  }
  std::vector<DefinitionZone> zones(blocks.size(), DefinitionZone::Text);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto heading = blocks[i].heading;  // the innermost decides
    if (heading == kNoBlock || heading >= own.size()) continue;
    zones[i] = own[heading];
    auto above = blocks[heading].heading;
    constexpr int kDeepest = 6;
    for (int depth = 0; zones[i] == DefinitionZone::Text && above < own.size() && depth < kDeepest; ++depth) {
      if (own[above] == DefinitionZone::Glossary) zones[i] = DefinitionZone::GlossarySubsection;
      above = blocks[above].heading;
    }
  }
  mark_lists(text, zones);
  mark_boxes(text, zones);
  mark_tables(text, zones);
  return zones;
}

std::optional<HeadedDefinition> headed_definition(const TaggedText& text,
                                                  const std::vector<DefinitionZone>& zones,
                                                  std::size_t number) {
  const auto& sentences = text.sentences();
  const auto& sentence = sentences[number];
  const auto& blocks = text.document().blocks;
  if (sentence.block >= blocks.size() || (number > 0 && sentences[number - 1].block == sentence.block))
    return std::nullopt;
  const auto last = last_of_block(text, number);
  HeadedDefinition entry;
  entry.core.begin = sentence.source.begin;
  if (blocks[sentence.block].kind == BlockKind::TableRow) {
    if (!is_glossary(zones[sentence.block])) return std::nullopt;
    const auto cell = first_cell_end(text, sentence.first_token, sentence.end_token);
    const bool alone = cell == sentence.end_token;  // the row's other cells are sentences of their own
    if (alone && last == number) return std::nullopt;
    const auto term = headword(text, sentence.first_token, cell);
    if (!term) return std::nullopt;
    entry.term = *term;
    entry.core.end = alone ? sentences[number + 1].source.end : sentence.source.end;
    entry.last = last;
    entry.pattern = "X | ...";
    return entry;
  }
  const auto kind = blocks[sentence.block].kind;
  const bool may_head =
      kind == BlockKind::Heading || kind == BlockKind::ListItem || kind == BlockKind::Paragraph;
  if (!may_head || last != number || number + 1 >= sentences.size()) return std::nullopt;
  if (sentence.end_token - sentence.first_token > kLongestHeadword + 2) return std::nullopt;
  const auto& next = sentences[number + 1];
  if (next.block >= blocks.size() || blocks[next.block].kind != BlockKind::Paragraph) return std::nullopt;
  if (!is_glossary(zones[next.block])) return std::nullopt;
  const auto term = headword(text, sentence.first_token, sentence.end_token);
  if (!term || !explains(text, next.first_token, next.end_token, *term)) return std::nullopt;
  // "Begrænsninger / Begrænsninger henviser til ...": the sentence defines the term by itself.
  if (match_definition(text, next.first_token, next.end_token, DefinitionZone::Text)) return std::nullopt;
  entry.term = *term;
  entry.core = {text.token(term->first).source.begin, next.source.end};
  entry.last = last_of_block(text, number + 1);
  entry.pattern = "X / ...";
  return entry;
}

namespace {

// "2)": the mark of an item.
bool is_item_mark(const TaggedText& text, std::uint32_t at, std::uint32_t end, std::string_view value) {
  return at + 1 < end && text.token(at).form == value && text.token(at + 1).form == ")";
}

// Whether ": 1)" stands there. The list may open the next sentence. Asked before the end of the block is
// looked for, which costs the block's length.
bool opens_list(const TaggedText& text, std::uint32_t colon) {
  return is_item_mark(text, colon + 1, text.sentences().back().end_token, "1");
}

// "Stk. 2.", the next subsection.
bool opens_subsection(const TaggedText& text, std::uint32_t at) {
  return text.token(at).form == "Stk." || text.token(at).form == "Stk";
}

}  // namespace

std::uint32_t end_of_numbered_list(const TaggedText& text, std::size_t number) {
  const auto& sentences = text.sentences();
  auto at = sentences[number].first_token;
  const auto sentence_end = sentences[number].end_token;
  while (at < sentence_end && !text.is(at, Tag::Colon)) ++at;
  if (at >= sentence_end || !opens_list(text, at)) return 0;
  const auto end = sentences[last_of_block(text, number)].end_token;
  int value = 2;
  auto next = number;  // the sentence of token `at`
  auto last = number;  // the one in which the last item begins
  for (; at < end && !opens_subsection(text, at); ++at) {
    while (sentences[next].end_token <= at) ++next;
    if (!is_item_mark(text, at, end, std::to_string(value))) continue;
    last = next;
    ++value;
  }
  if (last == number) return 0;
  return std::min(sentences[last].source.end, text.token(std::min(at, end) - 1).source.end);
}

std::vector<ListedDefinition> listed_definitions(const TaggedText& text, std::size_t number) {
  std::vector<ListedDefinition> entries;
  const auto& sentences = text.sentences();
  const auto& opening = sentences[number];
  const auto is_mark = [&text](std::uint32_t at, std::uint32_t stop, std::string_view value) {
    return is_item_mark(text, at, stop, value);
  };
  auto colon = opening.first_token;
  while (colon < opening.end_token && !text.is(colon, Tag::Colon)) ++colon;
  if (colon >= opening.end_token || !opens_list(text, colon)) return entries;
  const auto end = sentences[last_of_block(text, number)].end_token;
  auto announcement = opening;
  announcement.end_token = colon;
  if (!announces_entries(text, announcement)) return entries;
  auto next_sentence = number;  // the one that the walk has come to
  int value = 1;
  auto at = colon + 1;
  while (at < end) {
    const auto first = at + 2;
    const auto following = std::to_string(++value);
    auto stop = first;
    while (stop < end && !is_mark(stop, end, following) && !opens_subsection(text, stop)) ++stop;
    auto head_end = first;
    while (head_end < stop && head_end - first <= kLongestHeadword && !text.is(head_end, Tag::Colon))
      ++head_end;
    std::optional<DefinedTerm> term;
    if (head_end < stop && text.is(head_end, Tag::Colon)) term = headword(text, first, head_end);
    if (!term && entries.empty()) return entries;
    if (term && head_end + 2 < stop) {
      auto last = stop;
      while (last > head_end + 1 && (text.is(last - 1, Tag::Coordinator) || text.is(last - 1, Tag::Comma)))
        --last;
      while (next_sentence + 1 < sentences.size() && sentences[next_sentence].end_token <= head_end + 1)
        ++next_sentence;
      ListedDefinition entry;
      entry.term = *term;
      entry.source = text.span(term->first, last);
      entry.core = {entry.source.begin, std::min(entry.source.end, sentences[next_sentence].source.end)};
      entries.push_back(entry);
    }
    if (stop >= end || !is_mark(stop, end, following)) break;
    at = stop;
  }
  return entries;
}

std::optional<DefinedTerm> answered_question(const TaggedText& text, std::size_t number) {
  const auto& sentences = text.sentences();
  const auto& answer = sentences[number];
  // "Det er et dokument, der ...", "Det betyder, at ...", "Det dækker over ..."
  const auto at = answer.first_token;
  if (at + 4 > answer.end_token || (text.folded(at) != "det" && text.folded(at) != "den"))
    return std::nullopt;
  const bool is =
      text.folded(at + 1) == "er" &&
      (text.folded(at + 2) == "en" || text.folded(at + 2) == "et" || text.folded(at + 2) == "når" ||
       (text.is(at + 2, Tag::Comma) && text.folded(at + 3) == "når"));
  const bool said = text.used_as(at + 1, WordUse::DenoteVerb | WordUse::CoverVerb | WordUse::ConcernVerb) ||
                    (text.folded(at + 1) == "vil" && text.folded(at + 2) == "sige");
  if ((!is && !said) || number == 0) return std::nullopt;
  const auto& question = sentences[number - 1];
  const bool before = question.block == answer.block || text.block_kind(question) == BlockKind::Heading;
  if (!before || question.end_token - question.first_token < 4 || text.folded(question.end_token - 1) != "?")
    return std::nullopt;
  auto first = question.first_token;
  while (first < question.end_token && text.token(first).kind != TokenKind::Word) ++first;
  if (first + 2 >= question.end_token || text.folded(first) != "hvad") return std::nullopt;
  const auto verb = text.folded(first + 1);
  if (verb != "er" && verb != "betyder" && verb != "dækker" && verb != "menes" && verb != "forstås" &&
      verb != "vil")
    return std::nullopt;
  const auto stop = question.end_token - 1;
  first += 2;
  while (first < stop &&
         (text.folded(first) == "der" || text.folded(first) == "ved" || text.folded(first) == "med" ||
          text.folded(first) == "sige" || text.is(first, Tag::Other)))
    ++first;
  const auto phrase = noun_phrase_at(text, first, stop);
  if (!phrase || phrase->possessed || phrase->end != stop) return std::nullopt;
  if (text.used_as(phrase->head, WordUse::GenericNoun | WordUse::DocumentNoun | WordUse::EvaluativeNoun) &&
      phrase->modifier_count == 0)
    return std::nullopt;
  return DefinedTerm{phrase->core, phrase->end, *phrase, 0, 0};
}

}  // namespace vidensgraf
