// The longest common subsequence of the words, by the table of Wagner and Fischer ("The String-to-String
// Correction Problem", 1974), after common words at both ends have been set aside: definitions are short, and
// a table shows plainly what is kept. Of equally long ways the one that leaves out first is taken. Where only
// its length is asked for, a row of the table is some bits (Hyyrö, "Bit-Parallel LCS-length Computation
// Revisited", 2004): one for each word of the first list, zero where the length grows.
//
// Known miss: a sentence that was moved is shown as left out in one place and added in the other.

#include "query/pages/word_diff.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <unordered_map>
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

// Numbers for words: equal words, equal numbers.
class WordNumbers {
 public:
  std::size_t of(std::string_view word) { return numbers_.try_emplace(word, numbers_.size()).first->second; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view word) const {
    const auto known = numbers_.find(word);
    return known == numbers_.end() ? std::nullopt : std::optional(known->second);
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<std::string_view, std::size_t> numbers_;  // borrowed
};

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
  WordNumbers numbers;
  const auto numbers_of = [&numbers](const std::vector<Word>& words) {
    std::vector<std::size_t> of_words;
    for (const Word& word : words) of_words.push_back(numbers.of(word.compared));
    return of_words;
  };
  const std::vector<std::size_t> numbers_a = numbers_of(a);
  const std::vector<std::size_t> numbers_b = numbers_of(b);
  // common[i][j]: length of the longest common subsequence of a[head + i ...] and b[head + j ...].
  const std::size_t rows = a.size() - head - tail;
  const std::size_t columns = b.size() - head - tail;
  std::vector<std::uint16_t> common((rows + 1) * (columns + 1));
  const auto cell = [&common, columns](std::size_t row, std::size_t column) -> std::uint16_t& {
    return common[row * (columns + 1) + column];
  };
  for (std::size_t row = rows; row-- > 0;) {
    for (std::size_t column = columns; column-- > 0;) {
      cell(row, column) = numbers_a[head + row] == numbers_b[head + column]
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
  constexpr std::size_t kBits = 64;
  const std::size_t blocks = (a.size() + kBits - 1) / kBits;
  WordNumbers numbers;
  std::vector<std::size_t> numbers_a;
  for (const std::string& word : a) numbers_a.push_back(numbers.of(word));
  std::vector<std::uint64_t> places(numbers.size() * blocks);  // of each word in `a`: a bit each
  for (std::size_t index = 0; index < a.size(); ++index) {
    places[numbers_a[index] * blocks + index / kBits] |= std::uint64_t{1} << (index % kBits);
  }
  std::vector<std::uint64_t> row(blocks, ~std::uint64_t{0});
  for (const std::string& word : b) {
    const auto number = numbers.find(word);
    if (!number) continue;
    std::uint64_t carry = 0;
    for (std::size_t block = 0; block < blocks; ++block) {
      const std::uint64_t here = places[*number * blocks + block];
      const std::uint64_t sum = row[block] + (row[block] & here);
      const std::uint64_t with_carry = sum + carry;
      carry = sum < row[block] || with_carry < sum ? 1 : 0;
      row[block] = with_carry | (row[block] & ~here);
    }
  }
  std::size_t common = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    const std::size_t bits = std::min(kBits, a.size() - block * kBits);
    const std::uint64_t used = bits == kBits ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
    common += static_cast<std::size_t>(std::popcount(~row[block] & used));
  }
  return common;
}

}  // namespace vidensgraf
