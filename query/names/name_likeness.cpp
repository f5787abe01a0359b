// What the dictionaries say of the word in which two names differ decides: forms of one lemma are one
// concept, a word that no dictionary knows beside one that they do is a misprint, and two words that both
// know ("indsats", "indsat") are two concepts, however near. Compounds are joined by "s", "e" or nothing
// without any difference in meaning (Hansen & Heltoft, "Grammatik over det danske sprog", 2011, on
// "fugeelementer"): where both members are words, the joint does not count.
//
// Known misses: two errors in one name; misprints that the compound rules of the dictionary take for a word;
// short words, in which one letter makes another word too often; pairs that a joint does tell apart in long
// words.

#include "query/names/name_likeness.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpus/utf8.h"
#include "extraction/grammar/adjective_form.h"
#include "graph/edit_distance.h"
#include "language/utf8.h"

namespace vidensgraf {
namespace {

using Degree = NameLikeness::Degree;
using Wrong = NameLikeness::Wrong;

constexpr std::size_t kLongWord = 8;       // code points: one letter more or less is hardly another word
constexpr std::size_t kLongCompound = 10;  // code points: "landmand" and "landsmand" are shorter
constexpr std::size_t kLongHead = 5;
constexpr std::size_t kShortMember = 3;  // code points: "cpr", "cvr", "el", "eu"

std::string to_utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    words.push_back(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
  return words;
}

bool is_known(const Analyzer& analyzer, std::string_view word) {
  return analyzer.analyze_word(word).source != AnalysisSource::Stemmer;
}

bool is_known(const Analyzer& analyzer, std::u32string_view word) {
  return is_known(analyzer, std::string_view(to_utf8(word)));
}

// What a word is a form of, as a noun; before the last word as an adjective, if it is one. "tidligere" is no
// form of "tidlig".
std::set<std::string> lemmas_of(const WordAnalysis& word, bool is_last) {
  std::set<std::string> lemmas;
  const bool describes = !is_last && word.reading_as(WordClass::Adjective) != nullptr;
  for (const Reading& reading : word.readings) {
    if (reading.word_class == (describes ? WordClass::Adjective : WordClass::Noun))
      lemmas.insert(is_compared(reading) ? word.folded : reading.lemma);
  }
  return lemmas;
}

constexpr std::array<std::string_view, 14> kDefinite = {"en",  "et", "n",     "erne", "ene", "ne", "ens",
                                                        "ets", "ns", "ernes", "enes", "nes", "s",  "es"};
constexpr std::array<std::string_view, 4> kIndefinite = {"", "e", "er", "r"};

template <std::size_t Count>
bool holds(const std::array<std::string_view, Count>& endings, std::string_view ending) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

// Whether one and the same noun has both forms: "-en" and "-er", "-" and "-et". Plurals alone do not show it:
// "-" and "-er" also tell a thing from who does it ("minkavl", "minkavler").
Degree compare_endings(std::string_view first, std::string_view second) {
  constexpr std::size_t kShortestStem = 4;
  const auto stem = std::mismatch(first.begin(), first.end(), second.begin(), second.end());
  const auto same = static_cast<std::size_t>(stem.first - first.begin());
  Degree degree = Degree::None;
  for (std::size_t back = 0; back <= 2 && same >= back + kShortestStem; ++back) {
    const std::string_view one = first.substr(same - back);
    const std::string_view other = second.substr(same - back);
    const bool one_definite = holds(kDefinite, one);
    const bool other_definite = holds(kDefinite, other);
    if ((!one_definite && !holds(kIndefinite, one)) || (!other_definite && !holds(kIndefinite, other)))
      continue;
    if (one_definite || other_definite) return Degree::Sure;
    degree = Degree::Likely;
  }
  return degree;
}

Degree compare_forms(const Analyzer& analyzer, std::string_view first, std::string_view second,
                     bool is_last) {
  const WordAnalysis& one = analyzer.analyze_word(first);
  const WordAnalysis& other = analyzer.analyze_word(second);
  // Loans from Italian: "konto", "konti".
  const auto common = std::mismatch(first.begin(), first.end(), second.begin(), second.end());
  if (is_last && common.first == first.end() - 1 && first.size() == second.size() && first.size() > 4 &&
      ((first.ends_with('o') && second.ends_with('i')) || (first.ends_with('i') && second.ends_with('o')))) {
    return Degree::Sure;
  }
  if (one.source == AnalysisSource::Stemmer || other.source == AnalysisSource::Stemmer) {
    return is_last && one.stem == other.stem ? compare_endings(first, second) : Degree::None;
  }
  const std::set<std::string> lemmas = lemmas_of(one, is_last);
  const std::set<std::string> others = lemmas_of(other, is_last);
  const auto is_other = [&others](const std::string& lemma) { return others.count(lemma) != 0; };
  if (std::none_of(lemmas.begin(), lemmas.end(), is_other)) return Degree::None;
  // "dagpleje", "dagplejer": the dictionaries do not have all who do a thing.
  const bool may_be_person = (first.ends_with('e') && second == std::string(first) + "r") ||
                             (second.ends_with('e') && first == std::string(second) + "r");
  if (may_be_person) return Degree::Likely;
  return lemmas == others ? Degree::Sure : Degree::Likely;
}

// One letter of `longer` that is not in `other`, with where it stands; nothing if they differ in more.
struct Edit {
  std::size_t at = 0;
  char32_t letter = 0;   // in the longer word, or in the first of two of equal length
  char32_t instead = 0;  // 0: nothing
  bool is_swap = false;
};
Edit edit_between(std::u32string_view longer, std::u32string_view other) {
  Edit edit;
  while (edit.at < other.size() && longer[edit.at] == other[edit.at]) ++edit.at;
  if (edit.at < longer.size()) edit.letter = longer[edit.at];
  if (longer.size() > other.size() || edit.at >= other.size()) return edit;
  edit.instead = other[edit.at];
  edit.is_swap =
      edit.at + 1 < longer.size() && longer[edit.at + 1] == edit.instead && other[edit.at + 1] == edit.letter;
  return edit;
}

// Whether the letter that `longer` has more joins two words: "viden-s-deling".
Degree compare_joint(const Analyzer& analyzer, std::u32string_view longer, const Edit& edit) {
  constexpr std::u32string_view kJoints = U"ser";
  if (edit.instead != 0 || kJoints.find(edit.letter) == std::u32string_view::npos) return Degree::None;
  // Of two equal letters in a row either may be the one that is left out.
  std::size_t at = edit.at;
  while (at + 1 < longer.size() && longer[at + 1] == edit.letter) ++at;
  // "trafik-støj" is not joined by "s" to "tøj".
  const std::u32string_view with_letter = longer.substr(at);
  const bool begins_head = with_letter != U"slig" && is_known(analyzer, with_letter);
  for (std::size_t place = at + 1; place-- > 0 && longer[place] == edit.letter;) {
    const std::u32string_view member = longer.substr(0, place);
    const std::u32string_view head = longer.substr(place + 1);
    // "sygeplejeske" lost a letter: "ske" is a word, but "r" joins few.
    const std::size_t shortest_head = edit.letter == U'r' ? kLongHead : kShortMember;
    if (member.size() < kShortMember || head.size() < shortest_head) continue;
    if (!is_known(analyzer, member) || !is_known(analyzer, head)) continue;
    if (longer.size() <= kLongCompound || begins_head) return Degree::Likely;
    if (edit.letter == U's') return Degree::Sure;
    // "fiskefartøj", "fiskerfartøj": what is caught, who catches.
    if (edit.letter == U'r') return Degree::Likely;
    // "havanlæg" and "haveanlæg": the joint may make another word of the first member.
    const std::string joined = to_utf8(longer.substr(0, place + 1));
    const std::set<std::string> lemmas = lemmas_of(analyzer.analyze_word(joined), true);
    return lemmas.count(joined) != 0 ? Degree::Likely : Degree::Sure;
  }
  return Degree::None;
}

// Whether a word that is in no dictionary is made of two that are: "ændrings-log" is another word than
// "ændringslov", not a misprint of it. Not where it is the joint that has the letter: "sygepleje-ske".
bool is_compound_of_words(const Analyzer& analyzer, std::u32string_view word, std::size_t edited) {
  for (std::size_t at = 2; at + kShortMember <= word.size(); ++at) {
    if (at == edited || at + 1 == edited) continue;
    const WordAnalysis& head = analyzer.analyze_word(to_utf8(word.substr(at)));
    if (head.source == AnalysisSource::Stemmer || head.best().parts.size() > 1) continue;
    std::u32string_view member = word.substr(0, at);
    if (is_known(analyzer, member)) return true;
    if (member.back() == U's' && member.size() > 3 && is_known(analyzer, member.substr(0, at - 1)))
      return true;
  }
  return false;
}

NameLikeness compare_letters(const Analyzer& analyzer, std::string_view first, std::string_view second) {
  const std::u32string one = utf8::code_points(first);
  const std::u32string other = utf8::code_points(second);
  if (std::min(one.size(), other.size()) < kLongWord || edit_distance(one, other, 1) != 1) return {};
  const bool is_longer = one.size() >= other.size();
  const std::u32string& longer = is_longer ? one : other;
  const std::u32string& shorter = is_longer ? other : one;
  const Edit edit = edit_between(longer, shorter);
  if (const Degree joint = compare_joint(analyzer, longer, edit); joint != Degree::None) {
    return {joint, ReasonCode::OtherJoint, Wrong::Neither};
  }
  const bool one_known = is_known(analyzer, first);
  const bool other_known = is_known(analyzer, second);
  const auto letters = std::minmax(edit.letter, edit.instead);
  // "linie", "linje"; "tredie", "tredje"
  if (letters.first == U'i' && letters.second == U'j') {
    return {Degree::Sure, ReasonCode::OtherSpelling, Wrong::Neither};
  }
  if (letters.first == U'c' && letters.second == U'k') {
    return {Degree::Likely, ReasonCode::OtherSpelling, Wrong::Neither};
  }
  // "uforurenet" is what is not "forurenet".
  if (edit.at == 0 && edit.instead == 0 && edit.letter == U'u') return {};
  // "cprnummer", "cvrnummer": the rest is a word, the beginning an abbreviation.
  const bool in_short_member = edit.at < kShortMember && !edit.is_swap;
  if (in_short_member && edit.instead != 0) {
    for (std::size_t at = edit.at + 1; at <= kShortMember; ++at) {
      if (is_known(analyzer, std::u32string_view(longer).substr(at))) return {};
    }
    if (edit.at == 0 && !one_known && !other_known) return {};
  }
  if (one_known && other_known) {
    // A double consonant is misspelled more often than it tells words apart in a long one.
    const bool is_double = edit.instead == 0 && edit.at > 0 && longer[edit.at - 1] == edit.letter;
    if (!is_double || shorter.size() <= kLongCompound) return {};
    return {Degree::Likely, ReasonCode::OneLetterApart, Wrong::Neither};
  }
  if (!one_known && !other_known) return {Degree::Likely, ReasonCode::OneLetterApart, Wrong::Neither};
  const std::u32string& unknown = one_known ? other : one;
  // "aautorisation" may be "A-autorisation".
  const bool stray_first =
      edit.instead == 0 && std::u32string_view(longer).substr(1) == std::u32string_view(shorter);
  if (stray_first || is_compound_of_words(analyzer, unknown, edit.at)) {
    return {Degree::Likely, ReasonCode::OneLetterApart, Wrong::Neither};
  }
  // "udsanding" may be a word that dictionaries miss and not a misprint of "udsending": usage must tell.
  constexpr std::size_t kHardlyAnother = 12;
  const bool may_be_another = edit.instead != 0 && !edit.is_swap && unknown.size() < kHardlyAnother;
  return {Degree::Misprint, ReasonCode::Misprint, one_known ? Wrong::Second : Wrong::First,
          may_be_another ? 2U : 1U};
}

// Without spaces and hyphens.
std::string joined(std::string_view name) {
  std::string text(name);
  text.erase(std::remove_if(text.begin(), text.end(), [](char byte) { return byte == ' ' || byte == '-'; }),
             text.end());
  return text;
}

// "pensions- ydelse", a word that a line break parted; not "pensions- og ydelse".
std::string mended(std::string_view name) {
  std::string text(name);
  for (std::size_t at = text.find("- "); at != std::string::npos; at = text.find("- ", at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at + 2);
    constexpr std::array<std::string_view, 4> kCoordinators = {"og", "eller", "samt", "/"};
    const bool suspended = std::any_of(kCoordinators.begin(), kCoordinators.end(),
                                       [rest](std::string_view word) { return rest.starts_with(word); });
    if (!suspended) text.erase(at + 1, 1);
  }
  return text;
}

NameLikeness compare_hyphens(const Analyzer& analyzer, std::string_view written_first,
                             std::string_view written_second) {
  constexpr std::size_t kShortest = 6;
  const std::string first = mended(written_first);
  const std::string second = mended(written_second);
  const NameLikeness sure{Degree::Sure, ReasonCode::Hyphens};
  if (first == second) return sure;
  if (joined(first).size() < kShortest) return {};
  const auto spaced = [](std::string text) {
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
  };
  if (spaced(first) == spaced(second)) return sure;
  const auto first_words = words_of(first);
  const auto second_words = words_of(second);
  const NameLikeness split{Degree::Likely, ReasonCode::OneWordOrTwo, Wrong::Neither};
  if (first_words.size() != second_words.size()) return split;
  for (std::size_t word = 0; word < first_words.size(); ++word) {
    if (first_words[word] == second_words[word]) continue;
    if (joined(first_words[word]) != joined(second_words[word])) return split;
    // "a-del" is no "adel".
    const bool first_has = first_words[word].find('-') != std::string_view::npos;
    const WordAnalysis& whole = analyzer.analyze_word(first_has ? second_words[word] : first_words[word]);
    const bool is_simple_word = whole.source != AnalysisSource::Stemmer && whole.best().parts.empty();
    const std::string_view hyphened = first_has ? first_words[word] : second_words[word];
    if (is_simple_word && hyphened.find('-') <= kShortMember) return {Degree::Likely, ReasonCode::Hyphens};
  }
  return sure;
}

// é as e, aa as å: only what is spelled so as a matter of habit.
std::string plain_letters(std::string_view name) {
  std::string text;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const std::string_view pair = name.substr(at, 2);
    const bool accent = pair == "é" || pair == "è" || pair == "ê";
    if (name.substr(at, 3) == "’") {
      text += '\'';
      at += 2;
      continue;
    }
    if (accent || pair == "å") {
      text += accent ? "e" : "aa";
      ++at;
    } else {
      text += name[at];
    }
  }
  return text;
}

}  // namespace

bool is_genitive_of(std::string_view genitive, std::string_view name) {
  constexpr std::string_view kNoGenitive = "sxz";
  return genitive.size() == name.size() + 1 && genitive.ends_with('s') && genitive.starts_with(name) &&
         !name.empty() && kNoGenitive.find(name.back()) == std::string_view::npos;
}

NameLikeness compare_names(const Analyzer& analyzer, std::string_view first, std::string_view second) {
  if (first == second) return {};
  if (joined(first) == joined(second)) return compare_hyphens(analyzer, first, second);
  const auto first_words = words_of(first);
  const auto second_words = words_of(second);
  if (first_words.size() != second_words.size()) return {};
  const auto [one, other] =
      std::mismatch(first_words.begin(), first_words.end(), second_words.begin(), second_words.end());
  if (one == first_words.end() || !std::equal(one + 1, first_words.end(), other + 1)) return {};
  const auto either_has = [a = *one, b = *other](std::string_view bytes) {
    return a.find_first_of(bytes) != std::string_view::npos ||
           b.find_first_of(bytes) != std::string_view::npos;
  };
  if (either_has("0123456789§")) return {};
  if (plain_letters(*one) == plain_letters(*other)) {
    constexpr std::size_t kFewLetters = 5;  // "alle", "allé"
    const bool is_long = utf8::code_points(*one).size() >= kFewLetters;
    return {is_long ? Degree::Sure : Degree::None, ReasonCode::OtherSpelling, Wrong::Neither};
  }
  const Degree forms = compare_forms(analyzer, *one, *other, one + 1 == first_words.end());
  if (forms != Degree::None) return {forms, ReasonCode::OtherForms, Wrong::Neither};
  return either_has("-") ? NameLikeness{} : compare_letters(analyzer, *one, *other);
}

}  // namespace vidensgraf
