// Puts the kinds of citations together and ties those in the text to the list of references.
//
// An author-year citation points to the entry whose year is the same and whose author begins with the
// citation's first name ("Dalsgaard et al." -> "Dalsgaard, Camilla et al."). A name before "(2019)" is a
// citation only if something besides its capital speaks for it: "et al.", a second name, a body, or an entry
// in the list.

#include "extraction/publications/citations.h"

#include <algorithm>
#include <array>

#include "extraction/laws/law_names.h"
#include "extraction/publications/citation_parts.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

/// Longer ones hold no citation; the bound also keeps text full of "(" from costing its square.
constexpr std::size_t kLongestParenthesis = 400;

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool is_reference_heading(std::string_view heading) {
  static constexpr std::array<std::string_view, 14> kHeadings = {"kilder",
                                                                 "kildeliste",
                                                                 "referencer",
                                                                 "referenceliste",
                                                                 "litteratur",
                                                                 "litteraturliste",
                                                                 "litteraturhenvisninger",
                                                                 "kildehenvisninger",
                                                                 "bibliografi",
                                                                 "references",
                                                                 "henvisninger",
                                                                 "anvendt litteratur",
                                                                 "kilder og litteratur",
                                                                 "kildefortegnelse"};
  std::string name = lower_case(squeeze(heading));
  while (!name.empty() && (is_digit(static_cast<unsigned char>(name.front())) || name.front() == '.' ||
                           name.front() == ' ' || name.front() == '#')) {
    name.erase(0, 1);
  }
  while (!name.empty() && (name.back() == ':' || name.back() == '.')) name.pop_back();
  return std::find(kHeadings.begin(), kHeadings.end(), name) != kHeadings.end();
}

std::vector<Citation> find_entries(const Document& document, const Registers& registers) {
  std::vector<Citation> entries;
  const std::string_view text = document.text;
  bool inside = false;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::Heading) inside = is_reference_heading(cut(text, block.source));
    const bool listed = inside && (block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem);
    if (block.kind != BlockKind::ReferenceEntry && !listed) continue;
    for (Citation& entry : read_reference_entries(text, block.source)) {
      // Under the heading stand other things too: "Senest opdateret 4. maj 2021", a sentence with a year in
      // it.
      if (listed && !is_author_like(entry.author, registers)) continue;
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

/// The first name in lower case: "dalsgaard" of "Dalsgaard, Camilla et al."; a body's whole name.
std::string first_name(std::string_view author) {
  std::string name = lower_case(author);
  for (const std::string_view mark : {",", " et al", " m.fl", " & ", " og ", ". ", ";"}) {
    const std::size_t at = name.find(mark);
    if (at == std::string::npos || at == 0) continue;
    // "Social- og Indenrigsministeriet", "Rådet for Udsatte og Hjemløse" are one name.
    if (mark == " og " && (name[at - 1] == '-' || name.find("ministeri") != std::string::npos ||
                           name.find("styrelse") != std::string::npos)) {
      continue;
    }
    name.resize(at);
  }
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  return name;
}

bool entry_fits(const Citation& entry, std::string_view author, int year) {
  if (entry.year != year && entry.year != 0) return false;
  const std::string cited = first_name(author);
  const std::string listed = lower_case(entry.author);
  return cited.size() > 1 && listed.starts_with(cited) && !is_word(code_point_at(listed, cited.size()).value);
}

int entry_of(const std::vector<Citation>& entries, std::string_view author, int year) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entry_fits(entries[i], author, year)) return static_cast<int>(i);
  }
  return -1;
}

/// "Som Hansen et al. (2018) skriver", "Ifølge Socialstyrelsen (2020)": words that open a sentence have a
/// capital from there and belong to no name; the byte behind them.
std::size_t behind_opening_words(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr auto kOpeners = std::to_array<std::string_view>(
      {"som",       "ifølge",    "jf.",       "hos",           "fra",         "hvor",
       "ligesom",   "både",      "mens",      "når",           "også",        "men",
       "og",        "se",        "derfor",    "således",       "endelig",     "endvidere",
       "efter",     "blandt",    "samtidig",  "modsat",        "desuden",     "at",
       "hertil",    "her",       "dette",     "dog",           "eksempelvis", "særligt",
       "tal",       "studiet",   "rapporten", "undersøgelsen", "analysen",    "professor",
       "forskeren", "forskerne", "bl.a."});
  while (begin < end) {
    const std::size_t space = text.find_first_of(" \n", begin);
    if (space == std::string_view::npos || space >= end) return begin;
    const std::string word = lower_case(text.substr(begin, space - begin));
    if (std::find(kOpeners.begin(), kOpeners.end(), word) == kOpeners.end()) return begin;
    begin = skip_space(text, space);
    if (!is_upper(code_point_at(text, begin).value)) return begin;
  }
  return begin;
}

/// The author before "(2019)" at `open`: capitals, initials and joining words, from the end backwards.
std::optional<ByteSpan> author_before(std::string_view text, std::size_t open, std::size_t limit) {
  std::size_t begin = open;
  std::size_t at = open;
  bool joined = false;
  while (at > limit) {
    const CodePoint space = code_point_before(text, at);
    if (!is_space(space.value)) break;
    std::size_t word_stop = at - space.size;
    std::size_t word_begin = word_stop;
    while (word_begin > limit && !is_space(code_point_before(text, word_begin).value) &&
           text[word_begin - 1] != '(') {
      word_begin -= code_point_before(text, word_begin).size;
    }
    const std::string_view word = text.substr(word_begin, word_stop - word_begin);
    const std::string lowered = lower_case(word);
    const bool joins = lowered == "og" || lowered == "&" || lowered == "et" || lowered == "al." ||
                       lowered == "m.fl." || lowered == "al" || lowered == "and" || lowered == "for" ||
                       lowered == "af";
    const bool capital = is_upper(code_point_at(word, 0).value);
    if (!joins && !capital) break;
    if (capital && !joined && begin != open && word.ends_with(".") && word.size() > 3)
      break;  // end of a sentence
    if (capital && word.ends_with(",") && begin != open && word.size() > 40) break;
    if (capital) begin = word_begin;
    joined = joins;
    at = word_begin;
    if (open - at > 120) break;
  }
  if (begin == open) return std::nullopt;
  return trimmed(text, {offset(behind_opening_words(text, begin, open)), offset(open)});
}

bool starts_sentence(std::string_view text, std::size_t at, std::size_t limit) {
  while (at > limit) {
    const CodePoint c = code_point_before(text, at);
    if (c.value == U'.' || c.value == U'!' || c.value == U'?' || c.value == U':') return true;
    if (!is_space(c.value)) return false;
    at -= c.size;
  }
  return true;
}

/// "Jensen et al. (2019, s. 12)": the parenthesis holds a year and pages only.
std::optional<Citation> read_narrative(std::string_view text, ByteSpan parenthesis, std::size_t limit,
                                       const Registers& registers, const std::vector<Citation>& entries) {
  const std::size_t inside = skip_space(text, parenthesis.begin + 1);
  const CitedYear year = read_cited_year(text, inside);
  if (year.year == 0 || year.end > parenthesis.end) return std::nullopt;
  const auto author = author_before(text, parenthesis.begin, limit);
  if (!author) return std::nullopt;
  // The pages are read as after an author of its own.
  const std::string copy = "(Xx " + std::string(text.substr(inside, parenthesis.end - inside));
  std::vector<Citation> read = read_parenthesis(copy, {0, offset(copy.size())}, registers);
  if (read.size() != 1) return std::nullopt;
  Citation citation = std::move(read.front());
  citation.author = squeeze(cut(text, *author));
  citation.source = {author->begin, parenthesis.end};
  const std::string lowered = lower_case(citation.author);
  const bool several = lowered.find(" et al") != std::string::npos ||
                       lowered.find(" m.fl") != std::string::npos || lowered.find(" & ") != std::string::npos;
  const bool body = registers.organisation_named(citation.author) != nullptr ||
                    lowered.ends_with("styrelsen") || lowered.ends_with("ministeriet");
  const bool listed = entry_of(entries, citation.author, citation.year) >= 0;
  const bool pair = lowered.find(" og ") != std::string::npos && !starts_sentence(text, author->begin, limit);
  if (!several && !body && !listed && !pair) return std::nullopt;
  if (!is_author_like(citation.author, registers)) return std::nullopt;
  return citation;
}

}  // namespace

std::vector<Citation> find_citations(const Document& document, const AnalyzedText& /*text*/,
                                     const Registers& registers, const DocumentFacts& so_far) {
  const std::string_view text = document.text;
  const std::vector<Citation> entries = find_entries(document, registers);
  std::vector<Citation> found;

  std::size_t next_entry = 0;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::TableOfContents || block.kind == BlockKind::ReferenceEntry) continue;
    const std::size_t end = block.source.end;
    const std::string_view until = text.substr(0, end);  // or each block would be looked for in all behind it
    for (std::size_t open = until.find('(', block.source.begin); open != std::string_view::npos;
         open = until.find('(', open + 1)) {
      // A citation may run over the break of a page or line, so its end may lie behind the block.
      const std::size_t within = text.substr(open, kLongestParenthesis).find(')');
      const std::size_t close = within == std::string_view::npos ? within : open + within;
      const std::size_t reach = std::min(text.size(), block.continues ? open + 400 : end);
      if (close == std::string_view::npos || close >= reach) continue;
      const ByteSpan span{offset(open), offset(close + 1)};
      while (next_entry < entries.size() && entries[next_entry].source.end <= span.begin) ++next_entry;
      if (next_entry < entries.size() && entries[next_entry].source.contains(span)) continue;
      std::vector<Citation> cited = read_parenthesis(text, span, registers);
      if (cited.empty()) {
        if (auto one = read_narrative(text, span, block.source.begin, registers, entries))
          cited.push_back(std::move(*one));
      }
      for (Citation& citation : cited) {
        citation.entry = entry_of(entries, citation.author, citation.year);
        found.push_back(std::move(citation));
      }
    }
  }

  const std::string own_title = so_far.metadata.title ? so_far.metadata.title->value : "";
  for (Citation& mention : find_title_mentions(document, entries, registers, own_title)) {
    const bool inside = std::any_of(found.begin(), found.end(), [&](const Citation& citation) {
      return citation.source.overlaps(mention.source);
    });
    if (!inside) found.push_back(std::move(mention));
  }
  for (Citation& address : find_footnote_addresses(document, found)) found.push_back(std::move(address));

  // Entries last in, so that `entry` (so far an index among the entries) can be moved to the final order.
  std::vector<std::pair<Citation, int>> all;  // with the index among the entries, -1 if none
  all.reserve(found.size() + entries.size());
  for (Citation& citation : found) all.emplace_back(std::move(citation), -1);
  for (std::size_t i = 0; i < entries.size(); ++i) all.emplace_back(entries[i], static_cast<int>(i));
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first.source.begin < b.first.source.begin; });
  std::vector<int> place_of_entry(entries.size(), -1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].second >= 0) place_of_entry[static_cast<std::size_t>(all[i].second)] = static_cast<int>(i);
  }
  std::vector<Citation> citations;
  citations.reserve(all.size());
  for (auto& [citation, index] : all) {
    citation.entry = citation.entry < 0 ? -1 : place_of_entry[static_cast<std::size_t>(citation.entry)];
    citations.push_back(std::move(citation));
  }
  return citations;
}

}  // namespace vidensgraf
