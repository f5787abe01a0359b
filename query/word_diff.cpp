// The longest common subsequence of the words, by the table of Wagner and Fischer ("The String-to-String
// Correction Problem", 1974), after common words at both ends have been set aside: definitions are short, and
// a table shows plainly what is kept. Of equally long ways the one that leaves out first is taken.
//
// Known miss: a sentence that was moved is shown as left out in one place and added in the other.

#include "query/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "graph/names.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostWords = 1500;

struct Word {
  std::string_view shown;
  std::string compared;
};

// Bytes of UTF-8 sequences count as letters: punctuation outside ASCII ("–", "»") is a word of its own then.
bool is_word_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80U || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z');
}

std::string bare(std::string_view word) {
  const std::string folded = fold_name(word);
  const auto first = std::find_if(folded.begin(), folded.end(), is_word_byte);
  const auto last = std::find_if(folded.rbegin(), folded.rend(), is_word_byte).base();
  return first < last ? std::string(first, last) : std::string();
}

std::vector<Word> split(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<Word> words;
  for (std::size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    const std::string_view shown = text.substr(at, end - at);
    words.push_back(Word{shown, bare(shown)});
    at = text.find_first_not_of(kSpace, end);
    if (words.size() == kMostWords && at != std::string_view::npos) {
      words.push_back(Word{text.substr(at), fold_name(text.substr(at))});
      break;
    }
  }
  return words;
}

void add(std::vector<WordRun>& runs, WordRun::Kind kind, std::string_view word) {
  // What is left out goes before what is added in the same place.
  auto place = runs.end();
  if (kind == WordRun::Kind::OnlyFirst && !runs.empty() && runs.back().kind == WordRun::Kind::OnlySecond) {
    --place;
  }
  if (place != runs.begin() && std::prev(place)->kind == kind) {
    std::prev(place)->words.append(" ").append(word);
    return;
  }
  runs.insert(place, WordRun{kind, std::string(word)});
}

}  // namespace

std::vector<WordRun> word_diff(std::string_view first, std::string_view second) {
  const std::vector<Word> a = split(first);
  const std::vector<Word> b = split(second);
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head].compared == b[head].compared) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail].compared == b[b.size() - 1 - tail].compared) {
    ++tail;
  }
  // common[i][j]: length of the longest common subsequence of a[head + i ...] and b[head + j ...].
  const std::size_t rows = a.size() - head - tail;
  const std::size_t columns = b.size() - head - tail;
  std::vector<std::uint16_t> common((rows + 1) * (columns + 1));
  const auto cell = [&common, columns](std::size_t row, std::size_t column) -> std::uint16_t& {
    return common[row * (columns + 1) + column];
  };
  for (std::size_t row = rows; row-- > 0;) {
    for (std::size_t column = columns; column-- > 0;) {
      cell(row, column) = a[head + row].compared == b[head + column].compared
                              ? static_cast<std::uint16_t>(cell(row + 1, column + 1) + 1)
                              : std::max(cell(row + 1, column), cell(row, column + 1));
    }
  }
  std::vector<WordRun> runs;
  for (std::size_t index = 0; index < head; ++index) add(runs, WordRun::Kind::Both, b[index].shown);
  std::size_t row = 0;
  std::size_t column = 0;
  while (row < rows || column < columns) {
    const bool both_left = row < rows && column < columns;
    if (both_left && a[head + row].compared == b[head + column].compared) {
      add(runs, WordRun::Kind::Both, b[head + column].shown);
      ++row;
      ++column;
    } else if (column == columns || (both_left && cell(row + 1, column) >= cell(row, column + 1))) {
      add(runs, WordRun::Kind::OnlyFirst, a[head + row++].shown);
    } else {
      add(runs, WordRun::Kind::OnlySecond, b[head + column++].shown);
    }
  }
  for (std::size_t index = b.size() - tail; index < b.size(); ++index) {
    add(runs, WordRun::Kind::Both, b[index].shown);
  }
  return runs;
}

std::vector<std::string> compared_words(std::string_view text) {
  std::vector<std::string> words;
  for (Word& word : split(text)) {
    if (!word.compared.empty()) words.push_back(std::move(word.compared));
  }
  return words;
}

std::size_t common_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (const std::string& word : a) {
    for (std::size_t index = 0; index < b.size(); ++index) {
      row[index + 1] = word == b[index] ? last[index] + 1 : std::max(last[index + 1], row[index]);
    }
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace vidensgraf
