#include <algorithm>
#include <string>
#include <string_view>

#include "extraction/relation_finders.h"

// What is a kind of what, where the sentence says so of each:
//
//   A er en Y; A, som er en Y; A er en form for Y
//   to typer Y: A og B    also with the list below
//   Y-erne A og B         a definite plural right before names
//
// Evaluations ("A er en udfordring") are none. Known misses: a genus that hangs on another noun.

namespace vidensgraf {
namespace {

class KindFinder {
 public:
  explicit KindFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (reader_.used_as(at, WordUse::BeVerb)) copula(at);
      if (reader_.is(at, Tag::Colon)) typed_list(at);
    }
    names_of_kind();
  }

 private:
  void broader(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Broader, to, reader_.source(), pattern);
  }

  // ---- A er en Y

  // "A er en Y", "A, som er en Y", "A er en form for Y". Definitions have their own finder.
  void copula(std::uint32_t be) {
    if (reader_.form(be) != "er") return;
    auto at = be + 1;
    while (reader_.is(at, Tag::Adverb)) {
      if (reader_.form(at) == "ikke") return;
      ++at;
    }
    const auto article = reader_.form(at);
    if (article != "en" && article != "et") return;
    auto genus = noun_phrase_at(text_, at, reader_.end());
    if (!genus) return;
    const bool form_of = (reader_.form(genus->head) == "form" || reader_.form(genus->head) == "type" ||
                          reader_.form(genus->head) == "slags" || reader_.form(genus->head) == "variant") &&
                         (reader_.form(genus->end) == "for" || reader_.form(genus->end) == "af");
    if (form_of) {
      genus = noun_phrase_at(text_, genus->end + 1, reader_.end());
      if (!genus) return;
    } else if (evaluates(*genus)) {
      return;
    }
    const auto* who = reader_.subject(be);
    if (who == nullptr || reader_.is_people(*who) || reader_.is_people(*genus)) return;
    if (reader_.is_staff(*who) || reader_.is_staff(*genus)) return;
    if (who->end != be && !text_.is(who->end, Tag::Comma)) return;
    if (text_.used_as(who->head, WordUse::DocumentNoun)) return;
    const auto* from = reader_.concept_of(*who);
    const auto* to = reader_.concept_of(*genus);
    if (from != nullptr && to != nullptr) broader(*from, *to, form_of ? "A er en form for Y" : "A er en Y");
  }

  [[nodiscard]] bool evaluates(const NounPhrase& genus) const {
    if (text_.used_as(genus.head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return true;
    for (const auto& modifier : genus.modifiers()) {
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective | WordUse::TargetCue)) return true;
    }
    return false;
  }

  // ---- to typer Y: A og B

  void typed_list(std::uint32_t colon) {
    const auto* kind = reader_.phrase_ending(colon);
    if (kind == nullptr || reader_.is_people(*kind) || reader_.is_staff(*kind)) return;
    const auto* type = reader_.governor(*kind);
    const bool typed = type != nullptr && is_type(type->head);
    const bool following = counts(*kind) || reader_.form(kind->first - 1) == "typer";
    if (!typed && !following && !type_before(*kind)) return;
    if (!reader_.is_plural(*kind) && !typed) return;
    const auto label = reader_.label_of(*kind);
    if (label.empty() || text_.used_as(kind->head, WordUse::GenericNoun)) return;
    if (colon + 1 >= reader_.end()) {
      for (const auto& item : reader_.items_below()) broader(item, label, "to typer Y: A og B");
      return;
    }
    const auto members = conjuncts_at(text_, colon + 1, reader_.end(), ListEnd::Open);
    if (members.size() < 2) return;
    const auto after = members.back().end;
    if (reader_.is(after, Tag::Verb)) return;
    for (const auto& member : reader_.labelled(members)) broader(member.label, label, "to typer Y: A og B");
  }
  [[nodiscard]] bool is_type(std::uint32_t noun) const {
    const auto word = reader_.form(noun);
    return word == "typer" || word == "former" || word == "slags" || word == "varianter" ||
           word == "kategorier";
  }
  // "to typer tilbud": the two nouns stand side by side.
  [[nodiscard]] bool type_before(const NounPhrase& kind) const {
    return kind.first > reader_.begin() && is_type(kind.first - 1);
  }
  // "følgende ydelser", "tre modeller"
  [[nodiscard]] bool counts(const NounPhrase& phrase) const {
    for (auto at = phrase.first; at < phrase.noun; ++at) {
      const auto word = reader_.form(at);
      if (word == "følgende" || text_.is(at, Tag::Numeral)) return true;
    }
    return false;
  }

  // ---- Y-erne A og B

  void names_of_kind() {
    for (const auto& phrase : reader_.phrases()) {
      if (!phrase.definite || phrase.end >= reader_.end() || !reader_.is_plural(phrase) ||
          text_.is_genitive(phrase.head))
        continue;
      if (text_.token(phrase.head).form != text_.folded(phrase.head) && phrase.head != reader_.begin())
        continue;
      if (name_at(phrase.end) == nullptr) continue;
      const auto kind = reader_.label_of(phrase);
      if (kind.empty()) continue;
      auto at = phrase.end;
      while (const auto* name = name_at(at)) {
        broader(*name->label, kind, "Y-erne A og B");
        while (at < reader_.end() && text_.token(at).source.begin < name->span.end) ++at;
        if (reader_.is(at, Tag::Open)) {
          while (at < reader_.end() && !text_.is(at, Tag::Close)) ++at;
          ++at;
        }
        const auto next = at < reader_.end() ? skip_coordinator(text_, at, reader_.end()) : at;
        if (next == at) break;
        at = next;
      }
    }
  }
  [[nodiscard]] const Mention* name_at(std::uint32_t at) const {
    if (at >= reader_.end() || text_.token(at).word == nullptr || text_.token(at).form == text_.folded(at))
      return nullptr;
    constexpr std::uint32_t kLongest = 6;
    for (auto last = at + 1; last < std::min(reader_.end(), at + kLongest); ++last) {
      const auto* found = reader_.mentions().concept_ending(text_.token(last).source.end);
      if (found != nullptr && found->span.begin == text_.token(at).source.begin) return found;
    }
    return nullptr;
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_kinds(RelationReader& reader) { KindFinder(reader).run(); }

}  // namespace vidensgraf
