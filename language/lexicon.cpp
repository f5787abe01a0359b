// da_DK.dic has one word a line, "behandling/10,11,2,39,29"; da_DK.aff says what the numbers mean: how the
// word is inflected (hence its class) and with what it is linked to the next member of a compound. hunspell
// keeps both to itself, so the list is read once more here. A head is split by dynamic programming over its
// letters: the fewest members win, short ones cost more, for chains of words of two and three letters explain
// anything. Words that are prefixes ("for", "ind") are no members. Known misses: members that the list does
// not let stand first ("kommunal"); the transducer knows those.
#include "language/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <fstream>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/folding.h"
#include "language/spelling_dictionary.h"
#include "language/word_lists.h"

namespace vidensgraf {

struct Lexicon::Impl {
  std::string words;  // the file; keys borrow from it
  std::unordered_map<std::string_view, Entry> entries;
  // A bit for each word, by its hash. What is split into members is mostly asked for pieces that are no
  // words: that is told here, where the processor's cache reaches, and not in a table that lies all over
  // memory.
  std::vector<bool> may_have = std::vector<bool>(kBits, false);
  static constexpr std::size_t kBits = std::size_t{1} << 22U;

  static std::size_t bit_of(std::string_view word) {
    return std::hash<std::string_view>{}(word) & (kBits - 1);
  }
};

namespace {

// How a word joins the next member; bits of Entry::linking.
constexpr std::uint16_t kBare = 1U << 0U;        // skole|gang
constexpr std::uint16_t kWithS = 1U << 1U;       // sundhed-s-faglig
constexpr std::uint16_t kWithE = 1U << 2U;       // børn-e-have
constexpr std::uint16_t kWithEr = 1U << 3U;      // blomst-er-bed
constexpr std::uint16_t kDropE = 1U << 4U;       // skol(e)|
constexpr std::uint16_t kDropEAddS = 1U << 5U;   // arbejd(e)-s-plads
constexpr std::uint16_t kDoubleAddE = 1U << 6U;  // hat-te-mager
constexpr std::uint16_t kDoubleAddEr = 1U << 7U;
constexpr std::uint16_t kUmToE = 1U << 8U;  // muse(um)-e-

struct FlagMeaning {
  unsigned flag;
  char word_class;  // n, a, v, or 0
  Feature gender;
  std::uint16_t linking;
};
constexpr Feature kNone = Feature::None;
constexpr Feature kCommon = Feature::Common;
constexpr Feature kNeuter = Feature::Neuter;
constexpr unsigned kGenitive = 10;
constexpr unsigned kMayStandLast = 39;
// Source: the section headings of da_DK.aff 2.7.001.
constexpr std::array kFlags = {
    FlagMeaning{1, 'v', kNone, 0},
    FlagMeaning{2, 'n', kCommon, 0},
    FlagMeaning{3, 'n', kNeuter, 0},
    FlagMeaning{4, 'n', kNeuter, 0},
    FlagMeaning{5, 'n', kNone, 0},
    FlagMeaning{7, 'n', kCommon, 0},
    FlagMeaning{11, 'n', kNone, 0},
    FlagMeaning{12, 'a', kNone, 0},
    FlagMeaning{13, 'n', kNone, 0},
    FlagMeaning{14, 'n', kCommon, 0},
    FlagMeaning{15, 'n', kNeuter, 0},
    FlagMeaning{18, 'n', kNeuter, 0},
    FlagMeaning{19, 'n', kCommon, 0},
    FlagMeaning{20, 'v', kNone, 0},
    FlagMeaning{21, 'v', kNone, 0},
    FlagMeaning{23, 'a', kNone, 0},
    FlagMeaning{24, 'a', kNone, 0},
    FlagMeaning{25, 'a', kNone, 0},
    FlagMeaning{26, 'a', kNone, 0},
    FlagMeaning{27, 'a', kNone, 0},
    FlagMeaning{28, 'a', kNone, 0},
    FlagMeaning{29, 0, kNone, kWithS},
    FlagMeaning{30, 0, kNone, kWithE},
    FlagMeaning{31, 0, kNone, kBare},
    FlagMeaning{38, 'a', kNone, 0},
    FlagMeaning{40, 'a', kNone, 0},
    FlagMeaning{41, 'a', kNone, 0},
    FlagMeaning{42, 'a', kNone, 0},
    FlagMeaning{43, 'n', kNone, 0},
    FlagMeaning{44, 'n', kCommon, 0},
    FlagMeaning{45, 'n', kNeuter, 0},
    FlagMeaning{46, 'n', kNone, 0},
    FlagMeaning{47, 'n', kNeuter, 0},
    FlagMeaning{48, 'n', kCommon, 0},
    FlagMeaning{49, 'a', kNone, 0},
    FlagMeaning{55, 0, kNone, kDropE},
    FlagMeaning{56, 0, kNone, kDropEAddS},
    FlagMeaning{57, 'n', kNeuter, 0},
    FlagMeaning{58, 'n', kCommon, 0},
    FlagMeaning{59, 'a', kNone, 0},
    FlagMeaning{60, 0, kNone, kWithEr},
    FlagMeaning{61, 0, kNone, kDoubleAddE},
    FlagMeaning{62, 0, kNone, kBare | kWithS},
    FlagMeaning{63, 0, kNone, kBare | kWithE},
    FlagMeaning{64, 'n', kNone, 0},
    FlagMeaning{65, 'n', kCommon, 0},
    FlagMeaning{66, 'n', kNeuter, 0},
    FlagMeaning{67, 0, kNone, kBare | kDoubleAddE},
    FlagMeaning{68, 0, kNone, kDoubleAddEr},
    FlagMeaning{69, 0, kNone, kUmToE},
    FlagMeaning{70, 'n', kNeuter, 0},
    FlagMeaning{71, 'n', kNone, 0},
    FlagMeaning{74, 'n', kNone, 0},
    FlagMeaning{75, 'n', kCommon, 0},
    FlagMeaning{76, 'n', kNeuter, 0},
    FlagMeaning{77, 'a', kNone, 0},
    FlagMeaning{78, 'a', kNone, 0},
    FlagMeaning{82, 'a', kNone, 0},
    FlagMeaning{84, 'n', kNeuter, 0},
    FlagMeaning{85, 'n', kNone, 0},
};

const FlagMeaning* meaning_of(unsigned flag) {
  static const auto kTable = [] {
    std::array<const FlagMeaning*, 128> table{};
    for (const FlagMeaning& meaning : kFlags) table.at(meaning.flag) = &meaning;
    return table;
  }();
  return flag < kTable.size() ? kTable[flag] : nullptr;
}

void read_flags(std::string_view flags, Lexicon::Entry& entry) {
  bool classified = false;
  bool genitive = false;
  Feature gender = Feature::None;
  while (!flags.empty()) {
    const std::size_t comma = flags.find(',');
    unsigned flag = 0;  // stays 0, which means nothing, where it is no number
    std::from_chars(flags.data(), flags.data() + std::min(comma, flags.size()), flag);
    flags.remove_prefix(comma == std::string_view::npos ? flags.size() : comma + 1);
    if (flag == kMayStandLast) entry.may_stand_last = true;
    if (flag == kGenitive) genitive = true;
    const FlagMeaning* meaning = meaning_of(flag);
    if (meaning == nullptr) continue;
    classified = classified || meaning->word_class != 0;
    entry.noun = entry.noun || meaning->word_class == 'n';
    entry.adjective = entry.adjective || meaning->word_class == 'a';
    entry.verb = entry.verb || meaning->word_class == 'v';
    entry.linking = static_cast<std::uint16_t>(entry.linking | meaning->linking);
    entry.inflects_as_noun = entry.inflects_as_noun || meaning->word_class == 'n';
    if (meaning->word_class == 'n') gender = gender | meaning->gender;
  }
  // Only a genitive and last in compounds: an uninflected noun, "pårørende".
  if (!classified && genitive) entry.noun = true;
  // One gender, or it is open ("en" and "et misbrug").
  if (gender == Feature::Common || gender == Feature::Neuter) entry.gender = gender;
}

// Nouns that are rather prefixes when they begin a word: "forløb" is no lining, "undersøgelse" no wonder.
bool is_prefix(std::string_view head) {
  constexpr std::array<std::string_view, 26> kPrefixes = {
      "for", "over", "under", "ind", "ud",  "op",  "ned", "af",   "til",  "med",   "mod",    "om", "an",
      "be",  "sam",  "mis",   "hen", "fra", "ved", "vel", "frem", "selv", "efter", "mellem", "u",  "ge"};
  return std::find(kPrefixes.begin(), kPrefixes.end(), head) != kPrefixes.end();
}

bool is_short_member(std::string_view head) {
  constexpr std::array<std::string_view, 7> kShort = {"bo", "by", "år", "it", "tv", "ny", "øl"};
  return std::find(kShort.begin(), kShort.end(), head) != kShort.end();
}

constexpr int kImpossible = INT_MAX / 2;

int head_cost(std::string_view head) {
  const std::size_t length = code_point_count(head);
  if (length <= 2) return is_short_member(head) ? 16 : kImpossible;
  if (is_prefix(head)) return kImpossible;
  return length == 3 ? 13 : 10;
}

}  // namespace

// Suffixes and chance words: "faglighed" is no fag-lighed, "etablering" no eta-ble-ring.
bool Lexicon::is_suffix(std::string_view tail) {
  constexpr std::array<std::string_view, 10> kSuffixes = {"lighed", "løshed", "skab", "skaber", "ring",
                                                          "ling",   "ning",   "dom",  "ælling", "plejerske"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), tail) != kSuffixes.end();
}

Lexicon::Lexicon(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::open() {
  const std::string path = SpellingDictionary::dictionary_paths().back();
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(ErrorCode::Internal,
                "The Danish dictionary " + path + " is missing; the package hunspell-da has it.");
  }
  auto impl = std::make_unique<Impl>();
  impl->words.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  impl->entries.reserve(160'000);
  std::string_view rest = impl->words;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::size_t word_end = std::min(line.find_first_of(" \t\r"), line.size());
    const std::string_view fields = line.substr(word_end);
    line = line.substr(0, word_end);
    if (fields.find(" st:") != std::string_view::npos) continue;  // an inflected form
    // Irregular verbs have their forms written out instead of a flag: "udbyde al:udbyder al:udbydende ...".
    const bool has_participle = fields.find("nde al:") != std::string_view::npos;
    const std::size_t slash = line.find('/');
    if (line.empty() || (slash == std::string_view::npos && !has_participle)) continue;
    const std::string_view word = line.substr(0, slash);
    impl->may_have[Impl::bit_of(word)] = true;
    Entry& entry = impl->entries[word];
    if (slash != std::string_view::npos) read_flags(line.substr(slash + 1), entry);
    if (has_participle) entry.verb = true;
  }
  return Lexicon(std::move(impl));
}

const Lexicon::Entry* Lexicon::find(std::string_view word) const {
  if (!impl_->may_have[Impl::bit_of(word)]) return nullptr;
  const auto found = impl_->entries.find(word);
  return found == impl_->entries.end() ? nullptr : &found->second;
}

// The dictionary word that stands first in a compound as `form`; empty if there is none.
std::string Lexicon::head_lemma(std::string_view form) const {
  const auto& listed = word_lists().compound_heads;
  if (const auto entry = listed.find(std::string(form)); entry != listed.end()) return entry->second;
  const auto links = [this](std::string_view word, std::uint16_t linking) {
    const Entry* entry = find(word);
    return entry != nullptr && (entry->linking & linking) != 0 &&
           (entry->noun || entry->adjective || entry->verb);
  };
  if (links(form, kBare)) return std::string(form);
  const auto without = [form](std::size_t bytes) {
    return form.substr(0, form.size() - std::min(bytes, form.size()));
  };
  if (form.ends_with('s')) {
    if (links(without(1), kWithS)) return std::string(without(1));
    std::string word = std::string(without(1)) + "e";
    if (links(word, kDropEAddS)) return word;
  }
  if (form.ends_with('e')) {
    if (links(without(1), kWithE)) return std::string(without(1));
    if (form.size() > 3 && form[form.size() - 2] == form[form.size() - 3] && links(without(2), kDoubleAddE)) {
      return std::string(without(2));
    }
    std::string word = std::string(without(1)) + "um";
    if (links(word, kUmToE)) return word;
  }
  if (form.ends_with("er")) {
    if (links(without(2), kWithEr)) return std::string(without(2));
    if (form.size() > 4 && form[form.size() - 3] == form[form.size() - 4] &&
        links(without(3), kDoubleAddEr)) {
      return std::string(without(3));
    }
  }
  std::string word = std::string(form) + "e";
  if (links(word, kDropE)) return word;
  return {};
}

std::vector<std::string> Lexicon::split_head(std::string_view head) const {
  struct Best {
    int cost = kImpossible;
    std::size_t from = 0;
    std::string lemma;
  };
  constexpr std::size_t kMaxHeadBytes = 48;
  if (head.empty() || head.size() > kMaxHeadBytes) return {};
  std::vector<Best> best(head.size() + 1);
  best[0].cost = 0;
  const auto inside_letter = [head](std::size_t at) {
    return at < head.size() && (static_cast<unsigned char>(head[at]) & 0xC0U) == 0x80;
  };
  for (std::size_t from = 0; from < head.size(); ++from) {
    if (best[from].cost >= kImpossible) continue;
    for (std::size_t to = from + 2; to <= head.size(); ++to) {
      if (inside_letter(to)) continue;
      const std::string_view member = head.substr(from, to - from);
      const int cost = head_cost(member);
      if (cost >= kImpossible || best[from].cost + cost >= best[to].cost) continue;
      std::string lemma = head_lemma(member);
      if (lemma.empty()) continue;
      best[to] = Best{best[from].cost + cost, from, std::move(lemma)};
    }
  }
  std::vector<std::string> members;
  if (best.back().cost >= kImpossible) return members;
  for (std::size_t at = head.size(); at > 0; at = best[at].from) members.push_back(best[at].lemma);
  std::reverse(members.begin(), members.end());
  return members;
}

// "kopi" makes "kopiere"; nouns of other languages often do.
bool Lexicon::makes_verb(std::string_view noun) const {
  const auto is_verb = [this](const std::string& word) {
    const Entry* const entry = find(word);
    return entry != nullptr && entry->verb;
  };
  return is_verb(std::string(noun) + "e") || is_verb(std::string(noun) + "ere");
}

std::vector<std::string> Lexicon::split(std::string_view lemma) const {
  constexpr std::size_t kShortestTail = 4;
  std::vector<std::string> fewest;
  const bool has_verb = makes_verb(lemma);
  for (std::size_t at = 2; at < lemma.size(); ++at) {
    if ((static_cast<unsigned char>(lemma[at]) & 0xC0U) == 0x80) continue;
    const std::string_view tail = lemma.substr(at);
    if (code_point_count(tail) < kShortestTail && tail != "hus" && tail != "råd" && tail != "dag") continue;
    const Entry* last = is_suffix(tail) ? nullptr : find(tail);
    if (last == nullptr || !last->noun || !last->may_stand_last) continue;
    // A compound makes no verb that its last member does not: "fotokopi" is a "kopi", "support" is no "port".
    if (has_verb && !makes_verb(tail)) continue;
    std::vector<std::string> members = split_head(lemma.substr(0, at));
    if (members.empty()) continue;
    if (fewest.empty() || members.size() + 1 < fewest.size()) {
      members.emplace_back(tail);
      fewest = std::move(members);
    }
  }
  return fewest;
}

bool Lexicon::allows(std::string_view lemma, const std::vector<std::string>& parts) const {
  if (parts.size() < 2 || !lemma.ends_with(parts.back()) || is_suffix(parts.back())) return false;
  const Entry* last = find(parts.back());
  if (last == nullptr || !last->noun || !last->may_stand_last) return false;
  const std::vector<std::string> head = split_head(lemma.substr(0, lemma.size() - parts.back().size()));
  return head.size() + 1 == parts.size() && std::equal(head.begin(), head.end(), parts.begin());
}

}  // namespace vidensgraf
