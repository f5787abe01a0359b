#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/word_lists.h"
#include "extraction/names/organisation_finder.h"
#include "extraction/names/organisation_names.h"

// Names that are told by what they stand in a row with: "Ældre Sagen, FOA og Dansk Sygeplejeråd", and the
// long rows of hearings, in which whatever stands between two commas is a body as it stands. Known misses:
// rows without commas.

namespace vidensgraf {

/// The number of tokens that the longest known name takes at `i`; 0 if none stands there.
std::size_t OrganisationFinder::known_at(std::span<const Token> tokens, std::size_t i) const {
  std::size_t best = 0;
  each_name(std::string(tokens[i].form),
            [&](const KnownOrganisationName& name) { best = std::max(best, match_at(tokens, i, name)); });
  return best;
}

/// What stands in a row with bodies is one: a word in capitals beside one body, any capitalised word beside
/// two.
void OrganisationFinder::add_coordinated() {
  std::vector<std::string> names;
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    for (std::size_t i = 0; i < tokens.size();) {
      if (tokens[i].kind != TokenKind::Word || !is_capitalised(tokens[i].form)) {  // most of them
        ++i;
        continue;
      }
      std::size_t bodies = 0;
      std::vector<const Token*> unknown;
      std::size_t at = i;
      // "Foreningen for Aktive Stofbrugere, X": no row begins inside a name.
      if (i > 0 && tokens[i - 1].kind == TokenKind::Word && is_capitalised(tokens[i - 1].form)) {
        ++i;
        continue;
      }
      for (bool open = true; open && at < tokens.size();) {
        open = false;
        if (tokens[at].kind != TokenKind::Word || !is_capitalised(tokens[at].form)) break;
        if (const std::size_t size = known_at(tokens, at); size != 0) {
          ++bodies;
          at += size;
        } else {
          unknown.push_back(&tokens[at]);
          ++at;
        }
        if (at + 1 >= tokens.size()) break;
        const bool comma = tokens[at].form == ",";
        const bool joined = tokens[at].form == "og" || tokens[at].form == "samt";
        if (comma || joined) {
          ++at;
          open = true;
        } else if (tokens[at].kind == TokenKind::Word && is_capitalised(tokens[at].form)) {
          bodies = 0;  // a name of several words that is not known: leave the row alone
          break;
        }
      }
      for (const Token* one : unknown) {
        const bool acronym = has_only_capitals(one->form);
        // "Danske Regioner, BUPL og Jens", "..., Jylland": names of persons and places.
        // Not "PenSam".
        const bool inner =
            std::any_of(one->form.begin() + 1, one->form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool named = !inner && one->word != nullptr && one->word->source != AnalysisSource::Stemmer &&
                           one->word->best().word_class == WordClass::ProperNoun;
        if ((bodies >= 2 && !named) || (bodies == 1 && acronym)) names.emplace_back(one->form);
      }
      i = std::max(at, i + 1);
    }
  }
  for (const std::string& name : names) add(name);
}

/// Whether tokens [first, end) may be a name: capitals, with one small word between two of them.
bool OrganisationFinder::may_be_name(std::span<const Token> tokens, std::size_t first, std::size_t end) {
  constexpr std::size_t kLongestItem = 7;
  if (first >= end || end - first > kLongestItem || !is_capitalised(tokens[first].form)) return false;
  bool capital = true;
  for (std::size_t k = first; k < end; ++k) {
    if (tokens[k].kind != TokenKind::Word) {
      if (tokens[k].form != "-" && tokens[k].form != "&") return false;
      continue;
    }
    const bool large = is_capitalised(tokens[k].form);
    if (!large && !capital) return false;
    capital = large;
  }
  return capital;
}

/// Whether an unknown item of a row may be a body: by a head of bodies, a small word between its capitals
/// ("Alkohol og Samfund"), or as a word that no dictionary has; not "Jens Hansen", "Jylland".
bool OrganisationFinder::fits_row(std::span<const Token> tokens, const RowItem& item) {
  bool small = false;
  bool person_or_place = false;
  bool common = false;  // "Foreningsfællesskabet Ligeværd": a noun that only a name writes large
  for (std::size_t k = item.first; k < item.end; ++k) {
    const Token& token = tokens[k];
    if (token.kind != TokenKind::Word || token.word == nullptr) continue;
    bool genitive = false;
    const std::string_view base = without_genitive(token.word->folded, genitive);
    if (listed(WordList::BodyHead, base) || listed(WordList::BodyInnerHead, base) ||
        ends_as_listed(WordList::BodyInnerHead, base) || listed(WordList::Nation, base) ||
        has_only_capitals(token.form))
      return true;
    small = small || !is_capitalised(token.form);
    person_or_place = person_or_place || token.word->best().word_class == WordClass::ProperNoun;
    common = common || (k == item.first && token.word->best().word_class == WordClass::Noun &&
                        token.word->best().parts.size() > 1);
  }
  if (item.end - item.first == 1) return is_unknown_name(tokens[item.first]);
  return (small || common) && !person_or_place;
}

/// Adds what is not yet known of a row in which most are known bodies, as it stands: "Alkohol og Samfund".
void OrganisationFinder::take_row(std::span<const Token> tokens, std::vector<RowItem>& row) {
  const auto known = static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [](const RowItem& item) { return item.known; }));
  if (row.size() >= 5 && known >= 3 && known * 5 >= row.size() * 3) {
    for (const RowItem& item : row) {
      if (item.known || !fits_row(tokens, item)) continue;
      std::string name;
      for (std::size_t i = item.first; i < item.end; ++i) {
        if (i > item.first && tokens[i].space_before) name += ' ';
        name += tokens[i].form;
      }
      add(name);
    }
  }
  row.clear();
}

/// Rows of five names or more between commas, short forms in brackets apart.
void OrganisationFinder::add_rows() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    std::vector<RowItem> row;
    for (std::size_t i = 0; i < tokens.size();) {
      std::size_t end = i;
      while (end < tokens.size() && tokens[end].form != "," && tokens[end].form != "." &&
             tokens[end].form != ";")
        ++end;
      std::size_t last = i;
      while (last < end && tokens[last].form != "(") ++last;
      std::size_t first = i;
      // "... har været sendt til Danske Regioner": what the row opens with.
      constexpr std::size_t kLongestName = 4;
      if (row.empty() && !may_be_name(tokens, first, last)) {
        first = last;
        while (first > i && last - first < kLongestName && is_capitalised(tokens[first - 1].form)) --first;
      }
      if (!may_be_name(tokens, first, last)) {
        take_row(tokens, row);
      } else {
        const std::size_t whole = known_at(tokens, first);
        // "Socialstyrelsen og BUPL" behind the last comma are two, whether they are known or not.
        std::size_t joint = first + whole;
        if (whole == 0 && (end >= tokens.size() || tokens[end].form != ",")) {
          while (joint < last && tokens[joint].form != "og") ++joint;
        }
        const bool two = joint > first && joint + 1 < last && tokens[joint].form == "og";
        row.push_back({first, two ? joint : last, whole != 0 && whole == (two ? joint : last) - first});
        if (two) row.push_back({joint + 1, last, known_at(tokens, joint + 1) == last - joint - 1});
      }
      i = end + 1;
    }
    take_row(tokens, row);
  }
}

}  // namespace vidensgraf
