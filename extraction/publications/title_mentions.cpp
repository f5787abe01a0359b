// Titles of other publications in running text, and web addresses in footnotes.
//
// A title shows in one of three ways: quotation marks after a word for a publication ("rapporten ”Veje til
// bolig”"); a capital inside a sentence right after such a word ("rapporten Veje til bolig viser"); or it is,
// with or without its subtitle, the title of an entry in the document's own list of references.
//
// Known misses: titles of fewer than three words without quotation marks.

#include <algorithm>
#include <array>
#include <cstdint>

#include "extraction/laws/law_names.h"
#include "extraction/publications/citation_parts.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

/// Words for a publication: their last members, so that "forskningsrapporten" counts too.
constexpr std::array<std::string_view, 30> kPublicationEnds = {
    "rapport",   "rapporten",  "rapporter",     "rapporterne",  "publikation", "publikationen",
    "pjece",     "pjecen",     "vejledning",    "vejledningen", "notat",       "notatet",
    "hæfte",     "hæftet",     "håndbog",       "håndbogen",    "artikel",     "artiklen",
    "udgivelse", "udgivelsen", "undersøgelsen", "evalueringen", "analysen",    "guiden",
    "katalog",   "kataloget",  "udredningen",   "redegørelsen", "bogen",       "hvidbogen"};

constexpr std::size_t kShortestEnd = 5;

// Their last five bytes, whatever the case, by a hash of 12 bits: nearly all words have others.
constexpr std::size_t slot_of_ending(std::string_view word) {
  std::uint32_t bits = 0;
  for (const char byte : word.substr(word.size() - kShortestEnd)) {
    bits = bits << 5U | (static_cast<unsigned char>(byte) & 0x1FU);
  }
  return bits * 0x9E3779B1U >> 20U;
}
constexpr std::array<bool, 0x1000> kEndingSlots = [] {
  std::array<bool, 0x1000> slots{};
  for (const std::string_view end : kPublicationEnds) slots[slot_of_ending(end)] = true;
  return slots;
}();

bool is_publication_word(std::string_view word) {
  if (word.size() < kShortestEnd || !kEndingSlots[slot_of_ending(word)]) return false;
  return std::any_of(kPublicationEnds.begin(), kPublicationEnds.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

// Whether such a word may stand in `text`, of which most blocks have none. Looks at the ends of words alone
// and at letters without the bit that tells capitals apart.
bool may_name_publication(std::string_view text) {
  static constexpr std::array<bool, 256> kLetters = [] {
    std::array<bool, 256> letters{};
    for (unsigned char byte = 'a'; byte <= 'z'; ++byte) letters[byte] = letters[byte - 0x20U] = true;
    return letters;
  }();
  const auto is_ascii_letter = [](char c) { return kLetters[static_cast<unsigned char>(c)]; };
  const auto plain = [](char c) { return static_cast<unsigned char>(c) | 0x20U; };
  const auto is_end = [&](std::string_view before, std::string_view end) {
    return before.size() >= end.size() && std::equal(end.rbegin(), end.rend(), before.rbegin(),
                                                     [&](char a, char b) { return plain(a) == plain(b); });
  };
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && !is_ascii_letter(text[at])) ++at;
    while (at < text.size() && is_ascii_letter(text[at])) ++at;
    if (at < kShortestEnd) continue;
    const std::string_view before = text.substr(0, at);
    if (kEndingSlots[slot_of_ending(before)] &&
        std::any_of(kPublicationEnds.begin(), kPublicationEnds.end(),
                    [&](std::string_view end) { return is_end(before, end); }))
      return true;
  }
  return false;
}

/// Words that end a title without quotation marks: what the publication does or is.
bool ends_bare_title(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"viser",      "beskriver",   "peger",        "er",         "har",       "blev",      "som",
       "der",        "konkluderer", "giver",        "fremgår",    "blevet",    "bliver",    "indeholder",
       "samler",     "udgivet",     "udkom",        "indgår",     "handler",   "omhandler", "kan",
       "skal",       "findes",      "præsenterer",  "undersøger", "anbefaler", "belyser",   "sætter",
       "udpeger",    "bygger",      "dokumenterer", "var",        "gennemgår", "fra",       "anslår",
       "vurderer",   "finder",      "påpeger",      "fremhæver",  "opdeler",   "opgør",     "dækker",
       "inkluderer", "omfatter",    "bruger",       "anvender",   "tager",     "fokuserer"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<QuotePair, 6> kQuotes = {
    {{"”", "”"}, {"“", "”"}, {"\"", "\""}, {"»", "«"}, {"„", "“"}, {"*", "*"}}};

bool is_running_text(const Block& block) {
  return block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem ||
         block.kind == BlockKind::Quotation || block.kind == BlockKind::Footnote ||
         block.kind == BlockKind::Caption;
}

std::size_t count_words(std::string_view text) {
  const std::string one = squeeze(text);
  return one.empty() ? 0 : static_cast<std::size_t>(std::count(one.begin(), one.end(), ' ')) + 1;
}

/// The title in quotation marks that begins at `at`, without them; empty if none does.
ByteSpan quoted_title(std::string_view text, std::size_t at, std::size_t end) {
  for (const QuotePair& quote : kQuotes) {
    if (!text.substr(at).starts_with(quote.open)) continue;
    const std::size_t begin = at + quote.open.size();
    const std::size_t within = text.substr(begin, 260).find(quote.close);
    if (within == std::string_view::npos || begin + within >= end) continue;
    const ByteSpan span = trimmed(text, {offset(begin), offset(begin + within)});
    if (span.size() < 10 || !is_upper(code_point_at(text, span.begin).value)) return {};
    if (count_words(cut(text, span)) < 2) return {};
    return span;
  }
  return {};
}

/// The title without quotation marks that begins at `at` with a capital; empty if it is not one.
ByteSpan bare_title(std::string_view text, std::size_t at, std::size_t end, const Registers& registers) {
  if (!is_upper(code_point_at(text, at).value)) return {};
  std::size_t stop = at;
  std::size_t title_end = at;
  int words = 0;
  while (stop < end && words < 30) {
    const CodePoint c = code_point_at(text, stop);
    if (is_space(c.value) || is_dash(c.value) || c.value == U':') {
      stop += c.size;
      continue;
    }
    if (!is_word(c.value)) break;
    std::size_t word_stop = word_end(text, stop);
    std::string word = lower_case(text.substr(stop, word_stop - stop));
    if (ends_bare_title(word)) break;
    if (text.substr(word_stop).starts_with("-")) ++word_stop;  // "børne- og"
    while (!word.empty() && is_digit(static_cast<unsigned char>(word.back())) && words > 2 &&
           word.size() > 4) {
      word.pop_back();  // the number of a footnote
      --word_stop;
    }
    ++words;
    stop = word_stop;
    title_end = word_stop;
  }
  const ByteSpan span{offset(at), offset(title_end)};
  if (words < 3 || span.size() < 15) return {};
  // "rapporten Socialstyrelsen udgav": a body, no title.
  const std::string first = lower_case(text.substr(at, word_end(text, at) - at));
  if (registers.organisation_named(first) != nullptr || first.ends_with("styrelsen") ||
      first.ends_with("ministeriet") || first.ends_with("s") || first == "lov") {
    return {};
  }
  return span;
}

std::string comparable(std::string_view title) {
  std::string out;
  const std::string lowered = lower_case(title);
  for (std::size_t at = 0; at < lowered.size();) {
    const CodePoint c = code_point_at(lowered, at);
    if (is_word(c.value)) {
      out.append(lowered, at, c.size);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
    at += c.size;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// The body that owns the publication named at `at`: "Socialstyrelsens egen rapport ”...”". Empty if none is
/// named.
std::string owner_before(std::string_view text, std::size_t at, const Registers& registers) {
  std::size_t from = at > 80 ? at - 80 : 0;
  while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
  std::string owner;
  while (from < at) {
    const CodePoint c = code_point_at(text, from);
    if (c.value == U'.' || c.value == U'\n') owner.clear();
    if (!is_upper(c.value)) {
      from += c.size;
      continue;
    }
    const std::size_t end = word_end(text, from);
    const std::string_view word = text.substr(from, end - from);
    if (word.ends_with("s") && registers.organisation_named(word.substr(0, word.size() - 1)) != nullptr) {
      owner = word.substr(0, word.size() - 1);
    }
    from = std::max(end, from + c.size);
  }
  return owner;
}

}  // namespace

std::vector<Citation> find_title_mentions(const Document& document, const std::vector<Citation>& entries,
                                          const Registers& registers, std::string_view own_title) {
  const std::string_view text = document.text;
  std::vector<Citation> found;
  const auto add = [&](ByteSpan span) {
    const std::string title = comparable(cut(text, span));
    if (const std::string own = comparable(own_title); !own.empty() && own == title) return;
    for (const Citation& known : found) {
      if (known.source.overlaps(span)) return;
    }
    Citation citation;
    citation.kind = CitationKind::TitleMention;
    citation.source = span;
    citation.title = squeeze(cut(text, span));
    citation.author = owner_before(text, span.begin, registers);
    for (const Citation& known : found) {  // the short form of a title named before
      if (citation.author.empty() && comparable(known.title).starts_with(title))
        citation.author = known.author;
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].kind == CitationKind::ReferenceEntry && entries[i].title.size() > 10 &&
          comparable(entries[i].title).starts_with(title)) {
        citation.author = entries[i].author;
        citation.year = entries[i].year;
        citation.entry = static_cast<int>(i);
        break;
      }
    }
    found.push_back(std::move(citation));
  };

  for (const Block& block : document.blocks) {
    if (!is_running_text(block)) continue;
    // The sentence may go on in the next block (PDF): a title may too, so the block's end is no limit by
    // itself.
    const std::size_t end = block.source.end;
    if (!may_name_publication(text.substr(block.source.begin, word_end(text, end) - block.source.begin)))
      continue;
    int words_since = 100;  // words since the last word for a publication
    for (std::size_t at = block.source.begin; at < end;) {
      const CodePoint c = code_point_at(text, at);
      if (is_word(c.value)) {
        const std::size_t stop = word_end(text, at);
        const std::string capital =
            is_upper(c.value) ? lower_case(text.substr(at, stop - at)) : std::string();
        const std::string_view word =
            is_upper(c.value) ? std::string_view(capital) : text.substr(at, stop - at);
        if (is_publication_word(word)) {
          words_since = 0;
          const std::size_t next = skip_space(text, stop);
          if (next > stop && next < end && !is_digit(code_point_at(text, next).value) &&
              (word.ends_with("en") || word.ends_with("et"))) {
            const ByteSpan title = bare_title(text, next, end, registers);
            if (!title.empty()) add(title);
          }
        } else {
          words_since = word == "af" ? 100 : words_since + 1;  // "evalueringen af forsøget *...*"
        }
        at = std::max(stop, at + c.size);
        continue;
      }
      if (c.value == U'.' || c.value == U';') words_since = 100;
      if (words_since <= 3 && !is_space(c.value)) {
        const ByteSpan title = quoted_title(text, at, end);
        if (!title.empty()) {
          add(title);
          at = title.end + 1;
          while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
          words_since = 100;
          continue;
        }
      }
      at += c.size;
    }
  }

  // Titles of the document's own references, with or without their subtitle.
  for (const Citation& entry : entries) {
    if (entry.kind != CitationKind::ReferenceEntry || count_words(entry.title) < 4) continue;
    std::string main = entry.title;
    for (const std::string_view mark : {" - ", " – ", ": "}) {
      const std::size_t cut_at = main.find(mark);
      if (cut_at != std::string::npos && count_words(main.substr(0, cut_at)) >= 4) main.resize(cut_at);
    }
    for (std::size_t at = text.find(main); at != std::string_view::npos;
         at = text.find(main, at + main.size())) {
      const BlockIndex index = block_at(document, offset(at));
      if (index == kNoBlock || !is_running_text(document.blocks[index])) continue;
      if (text.substr(at).starts_with(entry.title)) {
        add({offset(at), offset(at + entry.title.size())});
      } else {
        add({offset(at), offset(at + main.size())});
      }
    }
  }
  return found;
}

std::vector<Citation> find_footnote_addresses(const Document& document,
                                              const std::vector<Citation>& mentions) {
  const std::string_view text = document.text;
  std::vector<Citation> found;
  bool after_footnote = false;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::Boilerplate) continue;
    const std::string_view whole = cut(text, block.source);
    // A footnote's address may be a paragraph of its own, after the note or after another footnote's number.
    const bool only_address = whole.starts_with("http") && count_words(whole) <= 2;
    const bool numbered = is_digit(code_point_at(whole, 0).value) && after_footnote;
    const bool is_footnote =
        block.kind == BlockKind::Footnote || (after_footnote && (only_address || numbered));
    after_footnote = is_footnote;
    if (!is_footnote) continue;
    const std::string_view until = text.substr(0, block.source.end);
    for (std::size_t at = until.find("http", block.source.begin); at != std::string_view::npos;
         at = until.find("http", at + 4)) {
      if (is_word(code_point_before(text, at).value)) continue;
      std::size_t end = at;
      while (end < block.source.end) {
        const CodePoint c = code_point_at(text, end);
        if (is_space(c.value)) {
          // An address broken after a hyphen goes on: "...-voksne-pa-det- specialiserede-...".
          const std::size_t next = skip_space(text, end);
          if (text[end - 1] != '-' || next >= block.source.end ||
              !is_lower(code_point_at(text, next).value) ||
              text.substr(next, word_end(text, next) - next).find('-') == std::string_view::npos) {
            break;
          }
          end = next;
          continue;
        }
        if (c.value == U'>' || c.value == U')' || c.value == U'"') break;
        end += c.size;
      }
      while (end > at && std::string_view(".,;:").find(text[end - 1]) != std::string_view::npos) --end;
      Citation citation;
      citation.kind = CitationKind::FootnoteUrl;
      citation.source = {offset(at), offset(end)};
      // The footnote's number stands behind the title that it gives the address of.
      const ScannedNumber mark = scan_number(text, block.source.begin);
      for (const Citation& mention : mentions) {
        const ScannedNumber note = scan_number(text, mention.source.end);
        if (mark.end == block.source.begin || note.end == mention.source.end || note.value != mark.value)
          continue;
        if (mention.kind != CitationKind::TitleMention || mention.source.begin > citation.source.begin)
          continue;
        citation.author = mention.author;
        citation.year = mention.year;
        citation.entry = mention.entry;
      }
      found.push_back(std::move(citation));
      at = end;
    }
  }
  return found;
}

}  // namespace vidensgraf
