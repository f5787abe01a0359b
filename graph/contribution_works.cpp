#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/contribution_builder.h"
#include "graph/names.h"

// What a contribution says of texts: which terms the document defines, by which other names it calls them,
// and which works it cites.

namespace vidensgraf {
namespace {

std::string_view name_of(CitationKind kind) {
  switch (kind) {
    case CitationKind::InText:
      return "citation: in text";
    case CitationKind::ReferenceEntry:
      return "citation: reference entry";
    case CitationKind::TitleMention:
      return "citation: title mention";
    case CitationKind::FootnoteUrl:
      return "citation: footnote url";
  }
  return "citation";
}

}  // namespace

void ContributionBuilder::add_definitions() {
  for (const Definition& definition : facts_.definitions) {
    if (definition.term.empty()) continue;
    const Evidence why = evidence(definition.source, "definition: " + definition.pattern,
                                  static_cast<float>(definition.confidence));
    const NodeId id = resolve(definition.term, why);
    name(id, cut(document_.text, definition.surface_term));
    edge(self_, EdgeType::Defines, id, why);
  }
  add_alternative_names();
}

// "X, også kaldet Y eller blot Z": Y and Z are the concept whose name ends just before the first of them.
void ContributionBuilder::add_alternative_names() {
  std::map<ByteSpan, std::vector<const Definition*>> by_sentence;
  for (const Definition& definition : facts_.definitions) {
    if (definition.kind == DefinitionKind::Alias && !definition.term.empty()) {
      by_sentence[definition.source].push_back(&definition);
    }
  }
  for (auto& [sentence, aliases] : by_sentence) {
    const Definition* const first = *std::min_element(
        aliases.begin(), aliases.end(),
        [](const Definition* a, const Definition* b) { return a->surface_term < b->surface_term; });
    const auto called = named_before(sentence, *first);
    if (!called) continue;
    for (const Definition* alias : aliases) {
      const Evidence why = evidence(alias->source, "definition: " + alias->pattern);
      edge(resolve(alias->term, why), EdgeType::ExactMatch, *called, why);
    }
  }
}

// Whether the words between a name and an alternative one say that this is what they are: ", også kaldet ".
bool ContributionBuilder::says_called(std::string_view words) {
  constexpr std::array<std::string_view, 5> kVerbs = {"kald", "benævn", "betegn", "forkort", "omtal"};
  return std::any_of(kVerbs.begin(), kVerbs.end(),
                     [words](std::string_view verb) { return words.find(verb) != std::string_view::npos; });
}

// "en bestyrelse, kaldet Advokatrådet": the name of one body or place is no other word for its kind; an
// acronym ("VUM") is.
bool ContributionBuilder::names_one(std::string_view name) {
  const bool has_small =
      std::any_of(name.begin(), name.end(), [](char byte) { return byte >= 'a' && byte <= 'z'; });
  return has_small && !name.empty() && fold_name(name) != name;
}

// "Formanden for rådet kaldes X", "Programmet kaldes X": what stands right before the verb is no name of the
// whole subject.
bool ContributionBuilder::is_part_of_subject(ByteSpan name, std::string_view label,
                                             std::string_view words) const {
  if (words.find_first_of(",(") != std::string_view::npos) return false;
  const std::string_view before = std::string_view(document_.text).substr(0, name.begin);
  constexpr std::array<std::string_view, 5> kPrepositions = {" for ", " af ", " i ", " på ", " til "};
  const bool depends =
      std::any_of(kPrepositions.begin(), kPrepositions.end(),
                  [before](std::string_view preposition) { return before.ends_with(preposition); });
  const bool one_word = label.find(' ') == std::string_view::npos;
  return depends || (one_word && fold_name(cut(document_.text, name)) != fold_name(label));
}

// The concept or organisation whose name ends last before `alias` in `sentence`, with no more than "også
// kaldet" or the like in between; of several that end there the longest name.
std::optional<NodeId> ContributionBuilder::named_before(ByteSpan sentence, const Definition& alias) {
  const std::uint32_t place = alias.surface_term.begin;
  constexpr std::uint32_t kFarthest = 24;
  const std::string* best = nullptr;
  NodeKind kind = NodeKind::Concept;
  ByteSpan best_span;
  const auto consider = [&](const std::string& text, NodeKind its_kind, const std::vector<ByteSpan>& spans) {
    for (const ByteSpan span : spans) {
      if (!sentence.contains(span) || span.end > place || place - span.end > kFarthest) continue;
      const std::string_view words = cut(document_.text, ByteSpan{span.end, place});
      if (!says_called(words) || is_part_of_subject(span, text, words)) continue;
      // "undersøgelsen, der betegnes som en faglig undersøgelse": a longer name of the same head says more.
      if (text.size() < alias.term.size() && alias.term.ends_with(text)) continue;
      if (names_one(alias.term) && text.find(' ') == std::string::npos && text == fold_name(text)) continue;
      const bool closer =
          span.end > best_span.end || (span.end == best_span.end && span.begin < best_span.begin);
      if (best != nullptr && !closer) continue;
      best = &text;
      kind = its_kind;
      best_span = span;
    }
  };
  for (const Concept& item : facts_.concepts) consider(item.label, NodeKind::Concept, item.occurrences);
  for (const Organisation& item : facts_.organisations) {
    consider(item.label, NodeKind::Organisation, item.occurrences);
  }
  return best == nullptr ? std::nullopt : resolved_as(kind, fold_name(*best));
}

void ContributionBuilder::add_citations() {
  for (const Citation& citation : facts_.citations) {
    const bool has_entry =
        citation.entry >= 0 && static_cast<std::size_t>(citation.entry) < facts_.citations.size();
    const Citation& work = has_entry ? facts_.citations[static_cast<std::size_t>(citation.entry)] : citation;
    const NodeId id = cited_work(work);
    edge(self_, EdgeType::Cites, id, evidence(citation.source, std::string(name_of(citation.kind))));
  }
}

NodeId ContributionBuilder::cited_work(const Citation& work) {
  const std::string year = work.year == 0 ? std::string() : std::to_string(work.year);
  std::string title = work.title;
  if (title.empty() && (work.kind == CitationKind::FootnoteUrl || work.author.empty())) {
    title = cut(document_.text, work.source);  // nothing else tells it apart
  }
  const NodeId id = node(NodeKind::CitedWork, fold_name(work.author) + "|" + year + "|" + fold_name(title));
  std::string text = work.author;
  if (!year.empty()) text += text.empty() ? year : " (" + year + ")";
  if (!title.empty()) text += text.empty() ? title : ": " + title;
  label(id, fold_spaces(text));
  if (!title.empty()) name(id, title);
  return id;
}

std::string ContributionBuilder::fold_spaces(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (!space) {
      result += byte;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace vidensgraf
