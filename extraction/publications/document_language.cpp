// The language of a text by the share of its small words, as far as five languages can be told apart by them.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "extraction/publications/document_type.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
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

struct WordCounts {
  std::array<std::size_t, kLanguages.size()> hits{};
  std::size_t words = 0;

  [[nodiscard]] std::size_t best() const {
    return static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  }
  [[nodiscard]] bool tells() const { return hits[best()] >= 3 && hits[best()] * 20 >= words; }
};

WordCounts count_small_words(std::string_view text) {
  static const std::unordered_map<std::string_view, unsigned> kByWord = languages_by_word();
  WordCounts counts;
  auto& [hits, words] = counts;
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
  return counts;
}

}  // namespace

std::string language_of(std::string_view text) {
  const WordCounts counts = count_small_words(text);
  return counts.tells() ? std::string(kLanguages[counts.best()].code) : std::string();
}

bool is_in_another_language(std::string_view text) {
  constexpr std::size_t kFewest = 20;
  constexpr std::size_t kDanish = 0;
  const WordCounts counts = count_small_words(text);
  const std::size_t best = counts.hits[counts.best()];
  return counts.tells() && best >= kFewest && counts.hits[kDanish] * 3 < best;
}

}  // namespace vidensgraf
