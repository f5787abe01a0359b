#include "extraction/grammar/general_words.h"

#include <algorithm>
#include <unordered_map>

#include "embedded/general_words.h"

// The background that term candidates are held against ("weirdness", Ahmad, Gillam & Tostevin 1999): a word
// that law texts on every subject use is no term of this one. Made by scripts/build-general-words. Known
// misses: words that are common in reports and rare in laws ("indblik", "overblik"), and terms of social
// policy that laws of every subject mention ("handicap", "misbrug"), which therefore lose rank but are not
// left out where they recur.

namespace vidensgraf {
namespace {

using Octaves = std::unordered_map<std::string_view, int>;

Octaves read_octaves() {
  Octaves octaves;
  std::string_view rest = embedded::general_words();
  int octave = 0;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      octave = 0;
      for (const char c : line) octave = c >= '0' && c <= '9' ? octave * 10 + (c - '0') : octave;
      continue;
    }
    while (!line.empty()) {
      const auto space = std::min(line.find(' '), line.size());
      octaves.emplace(line.substr(0, space), octave);
      line.remove_prefix(std::min(space + 1, line.size()));
    }
  }
  return octaves;
}

}  // namespace

int general_word_octave(std::string_view word) {
  static const Octaves kOctaves = read_octaves();
  const auto found = kOctaves.find(word);
  return found == kOctaves.end() ? 0 : found->second;
}

}  // namespace vidensgraf
