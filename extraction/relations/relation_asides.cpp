#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/term_form.h"
#include "extraction/names/acronyms.h"
#include "extraction/relations/relation_finders.h"

// What is a kind of what, from brackets right behind a plural:
//
//   Y-er (A, B mv.)                 an open list: examples
//   Y-er (fysiske, psykiske mv.)    adjectives: each said of Y
//   Y-er (korte og lange)           of adjectives a closed list too
//
// A closed list of nouns may as well be another name, parts or places, and is left out, unless it names three
// or more in the plural. Known misses:
// brackets with a cue of their own are read by relation_lists.cpp; kinds in the singular.

namespace vidensgraf {
namespace {

class AsideFinder {
 public:
  explicit AsideFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      if (!text_.is(at, Tag::Open)) continue;
      auto close = at + 1;
      while (close < reader_.end() && !text_.is(close, Tag::Close) && !text_.is(close, Tag::Open)) ++close;
      const auto* kind = reader_.phrase_ending(at);
      if (kind != nullptr && reader_.is(close, Tag::Close) && has_kinds(*kind)) read(*kind, at + 1, close);
    }
  }

 private:
  [[nodiscard]] bool has_kinds(const NounPhrase& kind) const {
    return !kind.possessed && !reader_.is_people(kind) && !reader_.is_staff(kind) && !reader_.is_name(kind) &&
           !reader_.label_of(kind).empty();
  }
  // "praktisk hjælp (rengøring, indkøb mv.)": what has no plural is divided, too.
  [[nodiscard]] bool is_mass(const NounPhrase& kind) const {
    return !kind.definite && !kind.determined && reader_.concept_of(kind) != nullptr;
  }
  // "dagtilbud (vuggestuer, børnehaver og dagplejer)": three in the plural and more are no other name, and
  // no parts of one thing.
  [[nodiscard]] bool are_several(const NounPhrase& kind, const std::vector<Conjunct>& members) const {
    constexpr std::size_t kFewest = 3;
    return members.size() >= kFewest && reader_.is_plural(kind) &&
           std::all_of(members.begin(), members.end(), [this](const Conjunct& one) {
             const auto* reading = text_[one.phrase.head].reading;
             return reading != nullptr && has(reading->features, Feature::Plural) && !one.phrase.definite;
           });
  }

  void read(const NounPhrase& kind, std::uint32_t first, std::uint32_t close) {
    auto end = close;
    if (goes_on(end - 1)) --end;
    if (reader_.form(first) == "både" || reader_.form(first) == "hhv." ||
        reader_.form(first) == "henholdsvis")
      ++first;
    const bool plural = reader_.is_plural(kind);
    if (plural && adjectives(kind, first, end)) return;
    if (end == first) return;
    const auto members = conjuncts_at(text_, first, end, ListEnd::Open);
    if (members.empty() || members.back().end != end) return;
    const bool open = end != close;
    if (!(open && (plural || (is_mass(kind) && members.size() > 1))) && !are_several(kind, members)) return;
    const bool fixed = std::any_of(members.begin(), members.end(), [this](const Conjunct& one) {
      return one.phrase.definite || one.phrase.possessed || reader_.is_staff(one.phrase);
    });
    if (fixed) return;
    for (const auto& member : reader_.labelled(members)) {
      // "byer (Odense, Vejle mv.)": names of single ones; "diagnoser (ADHD mv.)" are kinds.
      const auto& phrase = member.conjunct.phrase;
      if (!reader_.is_name(phrase) || !acronym_in(text_.token(phrase.head).form).empty())
        broader(member.label, kind, "Y (A, B mv.)");
    }
  }

  // "mv.", "m.m.": the list holds examples only.
  [[nodiscard]] bool goes_on(std::uint32_t at) const {
    const auto word = text_.folded(at);
    return word == "mv." || word == "m.v." || word == "m.m." || word == "osv." || word == "mm." ||
           word == "m.fl." || word == "mfl.";
  }

  // "(fysiske, psykiske og kognitive)": nothing but adjectives in the plural, two or more.
  bool adjectives(const NounPhrase& kind, std::uint32_t first, std::uint32_t end) {
    std::vector<std::uint32_t> found;
    for (auto at = first; at < end; ++at) {
      if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Coordinator)) continue;
      if (!text_.is(at, Tag::Adjective) || !text_.folded(at).ends_with("e")) return false;
      if (text_.used_as(at, WordUse::GenericAdjective | WordUse::GroupHead | WordUse::GroupNoun))
        return false;
      found.push_back(at);
    }
    constexpr std::size_t kFewest = 2;
    if (found.size() < kFewest) return false;
    for (const auto adjective : found) {
      const Modifier modifier{adjective, adjective, false};
      const auto label = term_form(text_, reader_.analyzer(), {&modifier, 1}, kind.head).label;
      broader(label, kind, "Y (fysiske, psykiske)");
    }
    return true;
  }

  void broader(const std::string& from, const NounPhrase& kind, std::string_view pattern) {
    reader_.add(from, RelationType::Broader, reader_.label_of(kind), reader_.source(), pattern);
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_asides(RelationReader& reader) { AsideFinder(reader).run(); }

}  // namespace vidensgraf
