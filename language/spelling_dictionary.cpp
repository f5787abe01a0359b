// hunspell is asked for its analysis only, never whether the word is spelled right: CHECKCOMPOUNDREP of
// da_DK.aff makes spell() try every replacement on every compound (0.3-4 ms a form, analyze() 0.02-0.2 ms).
// Its analysis is lines of fields: " st:tilbud +KONSONANT_FORDOBLING +BESTEMT_ENTAL" for an inflected word,
// " pa:behovene  st:behov +PLUR_BEK" for a compound (pa: the last member as written, st: its stem).
// Known miss: the affixes say nothing about an uninflected form's word class.
#include "language/spelling_dictionary.h"

#include <array>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include <hunspell/hunspell.hxx>

namespace vidensgraf {

struct SpellingDictionary::Impl {
  std::mutex mutex;
  std::optional<Hunspell>
      hunspell;  // read when it is first asked: many a command knows all its words without
};

namespace {

constexpr std::size_t kMaxFormBytes = 60;  // compounding backtracks: cost explodes on longer garbage
constexpr std::size_t kMaxEntries = 6;

struct AffixTag {
  std::string_view name;
  WordClass word_class;
  Feature features;
};
constexpr std::array kAffixTags = {
    AffixTag{"+BESTEMT_ENTAL", WordClass::Noun, Feature::Definite | Feature::Singular},
    AffixTag{"+PLUR_UBEK", WordClass::Noun, Feature::Plural | Feature::Indefinite},
    AffixTag{"+PLUR_BEK", WordClass::Noun, Feature::Plural | Feature::Definite},
    AffixTag{"+GENITIV", WordClass::Noun, Feature::Genitive},
    AffixTag{"+DATID", WordClass::Verb, Feature::Past},
    AffixTag{"+NUTID", WordClass::Verb, Feature::Present},
    AffixTag{"+PASSIV", WordClass::Verb, Feature::Passive},
    AffixTag{"+IMPERATIV", WordClass::Verb, Feature::Imperative},
    AffixTag{"+PERF_PART", WordClass::Adjective, Feature::PastParticiple},
    AffixTag{"+PR", WordClass::Adjective, Feature::PresentParticiple},
    AffixTag{"+KOMPARATIV", WordClass::Adjective, Feature::Comparative},
    AffixTag{"+SUPERLATIV", WordClass::Adjective, Feature::Superlative},
    AffixTag{"+SUPERLATIV_PLURALIS", WordClass::Adjective, Feature::Superlative},
};

std::vector<SpellingEntry> parse_line(std::string_view line) {
  std::vector<SpellingEntry> entries;
  std::string last_member;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t start = line.find_first_not_of(" \t", at);
    if (start == std::string_view::npos) break;
    std::size_t end = line.find_first_of(" \t", start);
    if (end == std::string_view::npos) end = line.size();
    const std::string_view field = line.substr(start, end - start);
    at = end;
    if (field.starts_with("pa:")) {
      last_member = field.substr(3);
    } else if (field.starts_with("st:")) {
      SpellingEntry entry;
      entry.stem = field.substr(3);
      entry.last_member = last_member;
      entries.push_back(std::move(entry));
    } else if (!entries.empty()) {
      for (const AffixTag& tag : kAffixTags) {
        if (field != tag.name) continue;
        entries.back().word_class = tag.word_class;
        entries.back().features = entries.back().features | tag.features;
      }
    }
  }
  return entries;
}

bool same_entry(const SpellingEntry& a, const SpellingEntry& b) {
  return a.stem == b.stem && a.last_member == b.last_member && a.word_class == b.word_class;
}

}  // namespace

std::vector<std::string> SpellingDictionary::dictionary_paths() {
  return {"/usr/share/hunspell/da_DK.aff", "/usr/share/hunspell/da_DK.dic"};
}

SpellingDictionary::SpellingDictionary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SpellingDictionary::SpellingDictionary(SpellingDictionary&&) noexcept = default;
SpellingDictionary& SpellingDictionary::operator=(SpellingDictionary&&) noexcept = default;
SpellingDictionary::~SpellingDictionary() = default;

Result<SpellingDictionary> SpellingDictionary::open() {
  const std::vector<std::string> paths = dictionary_paths();
  for (const std::string& path : paths) {
    std::error_code ignored;  // a path that cannot be asked about is as good as missing
    if (!std::filesystem::is_regular_file(path, ignored)) {
      return fail(ErrorCode::Internal,
                  "The Danish dictionary " + path + " is missing; the package hunspell-da has it.");
    }
  }
  return SpellingDictionary(std::make_unique<Impl>());
}

std::vector<SpellingEntry> SpellingDictionary::look_up(const std::string& form) const {
  std::vector<SpellingEntry> entries;
  if (form.empty() || form.size() > kMaxFormBytes) return entries;
  std::vector<std::string> lines;
  {
    const std::lock_guard lock(impl_->mutex);
    if (!impl_->hunspell) {
      const std::vector<std::string> paths = dictionary_paths();
      impl_->hunspell.emplace(paths[0].c_str(), paths[1].c_str());
    }
    lines = impl_->hunspell->analyze(form);
  }
  for (const std::string& line : lines) {
    for (SpellingEntry& entry : parse_line(line)) {
      if (entries.size() >= kMaxEntries) return entries;
      bool seen = false;
      for (const SpellingEntry& earlier : entries) seen = seen || same_entry(earlier, entry);
      if (!seen) entries.push_back(std::move(entry));
    }
  }
  return entries;
}

}  // namespace vidensgraf
