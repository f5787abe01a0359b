// The language of a text by the share of its small words, as far as six languages can be told apart by them.
//
// Norwegian and Swedish share most of their small words with Danish: against Danish only those count that one
// of the two lacks ("av" and "etter" where Danish has "af" and "efter"). So quotations and titles in a list
// of references do not make a Danish text foreign. Not told: a text of a few lines; halves in two languages.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "extraction/publications/document_type.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

struct Language {
  std::string_view code;
  std::string_view words;  // with a space between
};
constexpr std::array<Language, 6> kLanguages = {{
    {"da",
     "og af der til ikke på eller også at blev hvor som efter mellem bliver noget nogle hvad meget sig uden "
     "gennem"},
    {"nb",
     "og av der til ikke på eller også at ble hvor som etter mellom å blir bli noe noen hva mye seg meg deg "
     "uten gjennom"},
    {"nn",
     "og av der til ikkje på eller også at vart kor som etter mellom å blir ein eit eg frå dei kva meir "
     "berre seg nokon noko utan gjennom"},
    {"sv",
     "och av som till inte på eller också att är för kan efter mellan från ett när där vad hur mycket inom "
     "enligt sig även utan än vara dessa"},
    {"en", "and of which to not on or also the was where can after between"},
    {"de", "und von die zu nicht auf oder auch der wurde wo kann nach zwischen"},
}};
constexpr std::size_t kDanish = 0;

// Calls `visit` with each word of each language, and the language's place.
template <class Visit>
constexpr void for_each_word(const Visit& visit) {
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    std::string_view left = kLanguages[i].words;
    while (!left.empty()) {
      const std::size_t end = std::min(left.find(' '), left.size());
      visit(left.substr(0, end), i);
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }
}

// By length, first and last byte, whatever the case: nearly all other words are told apart by these.
constexpr std::size_t kLongestWord = 9;
constexpr std::size_t slot_of_word(std::string_view word) {
  const auto plain = [](char byte) { return static_cast<unsigned char>(byte) & 0x1FU; };
  return (word.size() * 131 + plain(word.front()) * 31 + plain(word.back())) % 1024;
}

// One of those words. Words of one slot follow each other.
struct SmallWord {
  std::string_view word;
  unsigned languages = 0;  // that have it, as bits
  std::uint8_t next = 0;   // of the same slot; 0: none
};
// By slot the first word, and the words from 1 on.
struct SmallWords {
  std::array<std::uint8_t, 1024> first{};
  std::array<SmallWord, 160> words{};

  [[nodiscard]] constexpr std::uint8_t find(std::string_view word) const {
    std::uint8_t at = first[slot_of_word(word)];
    while (at != 0 && words[at].word != word) at = words[at].next;
    return at;
  }
};
constexpr SmallWords kWordsBySlot = [] {
  SmallWords table;
  std::uint8_t count = 0;
  for_each_word([&](std::string_view word, std::size_t language) {
    std::uint8_t at = table.find(word);
    if (at == 0) {
      std::uint8_t& first = table.first[slot_of_word(word)];
      at = ++count;
      table.words[at] = SmallWord{word, 0, first};
      first = at;
    }
    table.words[at].languages |= 1U << language;
  });
  return table;
}();

using Counts = std::array<std::size_t, kLanguages.size()>;

struct WordCounts {
  Counts hits{};
  Counts foreign{};  // of them those that Danish has not
  Counts danish{};   // words of Danish that the language has not
  std::size_t words = 0;

  void add(unsigned languages) {
    const bool is_danish = (languages >> kDanish & 1U) != 0;
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      const bool is_its = (languages >> i & 1U) != 0;
      hits[i] += is_its ? 1 : 0;
      foreign[i] += is_its && !is_danish ? 1 : 0;
      danish[i] += is_danish && !is_its ? 1 : 0;
    }
  }
  [[nodiscard]] std::size_t best() const {
    return static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  }
  [[nodiscard]] bool tells() const { return hits[best()] >= 3 && hits[best()] * 20 >= words; }
};

WordCounts count_small_words(std::string_view text) {
  WordCounts counts;
  for (std::size_t at = 0; at < text.size() && counts.words < 4000;) {
    const CodePoint c = code_point_at(text, at);
    if (!is_letter(c.value)) {
      at += c.size;
      continue;
    }
    const std::size_t end = word_end(text, at);
    ++counts.words;
    const std::string_view written = text.substr(at, end - at);
    if (written.size() <= kLongestWord && kWordsBySlot.first[slot_of_word(written)] != 0) {
      counts.add(kWordsBySlot.words[kWordsBySlot.find(lower_case(written))].languages);
    }
    at = std::max(end, at + c.size);
  }
  return counts;
}

}  // namespace

TextLanguage language_of(std::string_view text) {
  constexpr std::size_t kFewest = 20;
  const WordCounts counts = count_small_words(text);
  if (!counts.tells()) return {};
  const std::size_t best = counts.best();
  return {kLanguages[best].code,
          counts.foreign[best] >= kFewest && counts.danish[best] * 3 < counts.foreign[best]};
}

}  // namespace vidensgraf
