#include "extraction/publications/document_type.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_map>

#include "extraction/laws/law_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

struct Cue {
  std::string_view word;
  std::string_view type;
};

/// Words of titles, the more special first.
constexpr std::array<Cue, 26> kTitleCues = {{{"litteraturstudie", "litteraturstudie"},
                                             {"litteraturreview", "litteraturstudie"},
                                             {"litteraturgennemgang", "litteraturstudie"},
                                             {"forskningsoversigt", "litteraturstudie"},
                                             {"kvalitetsstandard", "kvalitetsstandard"},
                                             {"nyhedsbrev", "nyhedsbrev"},
                                             {"referat", "referat"},
                                             {"notat", "notat"},
                                             {"begrebsliste", "begrebsliste"},
                                             {"ordliste", "begrebsliste"},
                                             {"vejledning", "vejledning"},
                                             {"håndbog", "vejledning"},
                                             {"retningslinje", "vejledning"},
                                             {"guide", "vejledning"},
                                             {"artikel", "artikel"},
                                             {"årsberetning", "rapport"},
                                             {"årsrapport", "rapport"},
                                             {"rapport", "rapport"},
                                             {"undersøgelse", "rapport"},
                                             {"evaluering", "rapport"},
                                             {"udredning", "rapport"},
                                             {"analyse", "rapport"},
                                             {"kortlægning", "rapport"},
                                             {"forløbsbeskrivelse", "rapport"},
                                             {"redegørelse", "rapport"},
                                             {"statistik", "rapport"}}};

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_letter(code_point_before(text, at).value);
}

/// The first of `phrases` in `lowered`; npos if none is there.
template <std::size_t N>
std::size_t find_any(std::string_view lowered, const std::array<std::string_view, N>& phrases,
                     std::string_view& which) {
  for (const std::string_view phrase : phrases) {
    // memmem skips by the phrase's length; string_view::find stops at each of its first letters.
    const void* const at = ::memmem(lowered.data(), lowered.size(), phrase.data(), phrase.size());
    if (at != nullptr) {
      which = phrase;
      return static_cast<std::size_t>(static_cast<const char*>(at) - lowered.data());
    }
  }
  return std::string_view::npos;
}

TypeGuess from_title(std::string_view title, ByteSpan source) {
  const std::string lowered = lower_case(title);
  if (lowered.starts_with("lov om ") || lowered.starts_with("bekendtgørelse af ") ||
      lowered == "barnets lov") {
    return {"lov", source};
  }
  // "Bekendtgørelse om ...", "Bekendtgørelse for Grønland om ..."
  if (lowered.starts_with("bekendtgørelse ") || lowered.starts_with("anordning om "))
    return {"bekendtgørelse", source};
  for (const Cue& cue : kTitleCues) {
    const std::size_t at = lowered.find(cue.word);
    // "litteraturstudierapport" ends with its head; a compound that only begins with the word is something
    // else.
    if (at == std::string::npos) continue;
    if (starts_word(lowered, at) || lowered.size() == at + cue.word.size() ||
        lowered[at + cue.word.size()] == ' ' || lowered[at + cue.word.size()] == ':') {
      return {std::string(cue.type), source};
    }
  }
  return {};
}

// What kind of document it is, by what it says of itself, the surest first.
class TypeReader {
 public:
  TypeReader(const Document& document, const Metadata& metadata)
      : document_(document),
        metadata_(metadata),
        lowered_(lower_case(std::string_view(document.text).substr(0, kBytesRead))) {}

  [[nodiscard]] TypeGuess run() const {
    for (const auto step : {&TypeReader::on_title_page, &TypeReader::offers_publication,
                            &TypeReader::by_title, &TypeReader::on_web_page, &TypeReader::is_report}) {
      if (TypeGuess guess = (this->*step)(); !guess.type.empty()) return guess;
    }
    return {};
  }

 private:
  static constexpr std::size_t kBytesRead = 60000;

  [[nodiscard]] bool has_colophon() const { return metadata_.isbn.has_value(); }
  [[nodiscard]] bool is_short() const { return document_.text.size() < 9000; }

  // `type` where the text has one of the phrases; none where it has not.
  template <std::size_t N>
  [[nodiscard]] TypeGuess where_said(const std::array<std::string_view, N>& phrases, std::string_view type,
                                     std::size_t before = std::string_view::npos) const {
    std::string_view which;
    const std::size_t at = find_any(lowered_, phrases, which);
    if (at == std::string_view::npos || at >= before) return {};
    return {std::string(type),
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + which.size())}};
  }

  // The kind of document as a line of its own on the title page: "NOTAT".
  [[nodiscard]] TypeGuess on_title_page() const {
    constexpr std::uint32_t kLongestKind = 10;
    for (const Block& block : document_.blocks) {
      if (block.source.begin > 600) break;
      const ByteSpan span = trimmed(document_.text, block.source);
      if (span.size() > kLongestKind) continue;
      const std::string line = lower_case(cut(document_.text, span));
      for (const std::string_view kind :
           {"notat", "rapport", "referat", "vejledning", "artikel", "nyhedsbrev"}) {
        if (line == kind) return {std::string(kind), block.source};
      }
    }
    return {};
  }

  // A page about a publication offers it; short, and without a number of its own.
  [[nodiscard]] TypeGuess offers_publication() const {
    static constexpr std::array<std::string_view, 7> kOffers = {
        "hent publikationen", "hent rapporten",   "download rapporten", "download publikationen",
        "læs rapporten",      "bestil rapporten", "læs hele rapporten"};
    return is_short() && !has_colophon() ? where_said(kOffers, "webside_publikationsomtale") : TypeGuess{};
  }

  [[nodiscard]] TypeGuess by_title() const {
    if (metadata_.title) {
      TypeGuess guess = from_title(metadata_.title->value, metadata_.title->source);
      // A short page about a report has its title.
      const bool sure = guess.type != "rapport" || !is_short() || has_colophon();
      if (!guess.type.empty() && sure) return guess;
    }
    return metadata_.subtitle ? from_title(metadata_.subtitle->value, metadata_.subtitle->source)
                              : TypeGuess{};
  }

  [[nodiscard]] bool is_about_theme() const {
    static constexpr std::array<std::string_view, 3> kTheme = {"dette tema", "i temaet", "temaet "};
    std::string_view which;
    return find_any(lowered_, kTheme, which) != std::string_view::npos;
  }

  [[nodiscard]] TypeGuess on_web_page() const {
    static constexpr std::array<std::string_view, 3> kTrail = {"forside »", "forside >", "du er her:"};
    static constexpr std::array<std::string_view, 6> kPage = {
        "senest opdateret", "sidst opdateret", "del siden", "gå til toppen", "udskriv siden", "læs mere om "};
    TypeGuess guess;
    if (!has_colophon()) {
      guess = where_said(kTrail, "webside_temaforside", 300);
      if (guess.type.empty() && document_.text.size() < 30000)
        guess = where_said(kPage, "webside_temaafsnit");
    }
    const bool page = !guess.type.empty() || document_.format == Format::Html;
    if (page && (guess.type.empty() || !is_about_theme())) guess.type = "webside";
    return guess;
  }

  [[nodiscard]] TypeGuess is_report() const {
    if (has_colophon()) return {"rapport", metadata_.isbn->source};
    static constexpr std::array<std::string_view, 4> kReport = {"denne rapport", "rapporten ",
                                                                "publikationen er udgivet", "undersøgelsen "};
    const bool has_contents =
        std::any_of(document_.blocks.begin(), document_.blocks.end(),
                    [](const Block& block) { return block.kind == BlockKind::TableOfContents; });
    return has_contents ? where_said(kReport, "rapport") : TypeGuess{};
  }

  const Document& document_;
  const Metadata& metadata_;
  const std::string lowered_;
};

}  // namespace

TypeGuess type_of_document(const Document& document, const Metadata& metadata) {
  return TypeReader(document, metadata).run();
}

namespace {

struct Language {
  std::string_view code;
  std::array<std::string_view, 14> words;
};
// Words that no other of the five has, or has seldom.
constexpr std::array<Language, 5> kLanguages = {{
    {"da",
     {"og", "af", "der", "til", "ikke", "på", "eller", "også", "at", "blev", "hvor", "som", "efter",
      "mellem"}},
    {"nb",
     {"og", "av", "noe", "til", "ikke", "på", "eller", "også", "å", "ble", "hvor", "som", "etter", "mellom"}},
    {"sv",
     {"och", "av", "som", "till", "inte", "på", "eller", "också", "att", "är", "för", "kan", "efter",
      "mellan"}},
    {"en",
     {"and", "of", "which", "to", "not", "on", "or", "also", "the", "was", "where", "can", "after",
      "between"}},
    {"de",
     {"und", "von", "die", "zu", "nicht", "auf", "oder", "auch", "der", "wurde", "wo", "kann", "nach",
      "zwischen"}},
}};

// For each of those words the languages that have it, as bits.
std::unordered_map<std::string_view, unsigned> languages_by_word() {
  std::unordered_map<std::string_view, unsigned> by_word;
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    for (const std::string_view word : kLanguages[i].words) by_word[word] |= 1U << i;
  }
  return by_word;
}

// By length, first and last byte, whatever the case: nearly all other words are told apart by these.
constexpr std::size_t kLongestWord = 9;
constexpr std::size_t slot_of_word(std::string_view word) {
  const auto plain = [](char byte) { return static_cast<unsigned char>(byte) & 0x1FU; };
  return (word.size() * 131 + plain(word.front()) * 31 + plain(word.back())) % 1024;
}
constexpr std::array<bool, 1024> kWordSlots = [] {
  std::array<bool, 1024> slots{};
  for (const Language& language : kLanguages) {
    for (const std::string_view word : language.words) slots[slot_of_word(word)] = true;
  }
  return slots;
}();

}  // namespace

std::string language_of(std::string_view text) {
  static const std::unordered_map<std::string_view, unsigned> kByWord = languages_by_word();
  std::array<std::size_t, kLanguages.size()> hits{};
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size() && words < 4000;) {
    const CodePoint c = code_point_at(text, at);
    if (!is_letter(c.value)) {
      at += c.size;
      continue;
    }
    const std::size_t end = word_end(text, at);
    ++words;
    const std::string_view written = text.substr(at, end - at);
    if (written.size() <= kLongestWord && kWordSlots[slot_of_word(written)]) {
      const auto found = kByWord.find(lower_case(written));
      const unsigned languages = found == kByWord.end() ? 0 : found->second;
      for (std::size_t i = 0; (languages >> i) != 0; ++i) hits[i] += (languages >> i) & 1U;
    }
    at = std::max(end, at + c.size);
  }
  const std::size_t best =
      static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  if (hits[best] < 3 || hits[best] * 20 < words) return {};
  return std::string(kLanguages[best].code);
}

}  // namespace vidensgraf
