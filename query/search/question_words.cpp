#include "query/search/question_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vidensgraf {
namespace {

// The analyzer's stop words have most of them already.
constexpr std::array<std::string_view, 16> kQuestionWords = {
    "hvad",    "hvem", "hvor",      "hvornår", "hvorfor", "hvordan", "hvilke", "hvilken",
    "hvilket", "hvis", "hvorledes", "hvormed", "hvorved", "kan",     "skal",   "må"};

// Beginnings of a question for a definition, longest first. What follows is the term.
using Opening = std::array<std::string_view, 5>;
constexpr std::array<Opening, 16> kDefinitionOpenings = {{
    {"hvad", "mener", "vi", "egentlig", "med"},
    {"hvad", "vil", "det", "sige"},
    {"hvad", "mener", "vi", "med"},
    {"hvad", "menes", "der", "med"},
    {"hvad", "forstås", "der", "ved"},
    {"hvad", "menes", "med"},
    {"hvad", "forstås", "ved"},
    {"hvad", "dækker", "over"},
    {"hvad", "betyder"},
    {"hvad", "er"},
    {"hvad", "vil"},
    {"hvordan", "defineres"},
    {"definition", "af"},
    {"definitionen", "af"},
    {"definition", "på"},
    {"betydning", "af"},
}};

}  // namespace

bool is_question_word(const QueryWord& word) {
  return std::find(kQuestionWords.begin(), kQuestionWords.end(), word.folded) != kQuestionWords.end();
}

// The number of words that open a question for a definition; 0 if it is none.
std::size_t definition_opening(const std::vector<QueryWord>& words) {
  for (const Opening& opening : kDefinitionOpenings) {
    std::size_t length = 0;
    while (length < opening.size() && !opening[length].empty()) ++length;
    if (words.size() <= length) continue;
    bool same = true;
    for (std::size_t i = 0; i < length && same; ++i) same = words[i].folded == opening[i];
    if (same) return length;
  }
  return 0;
}

}  // namespace vidensgraf
