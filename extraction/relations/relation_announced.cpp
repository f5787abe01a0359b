#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extraction/relations/relation_anaphora.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_cues.h"
#include "extraction/relations/relation_finders.h"

// What a colon announces, behind it in the sentence or in the list below:
//
//   tre typer Y: A, B og C               kinds of Y; "to former for Y:"
//   Y inddeles i tre kategorier: A ...   kinds of the subject; "findes i to udgaver:"
//   følgende Y: A og B                   kinds of Y, a noun of the field; "tre Y:", "disse Y:"
//   Følgende Y er gratis: A og B         kinds of Y
//   X har tre faser: A, B og C           parts of the subject; in "tre faser i X:" of X
//   X er opbygget af fire Y: A ...       parts of the subject
//   Xs arbejde foregår i N spor: A ...   parts of the owner of a general noun
//
// Where the number is given, as many must follow. Known misses: lists whose members are clauses; two colons.

namespace vidensgraf {
namespace {

class AnnouncedFinder {
 public:
  explicit AnnouncedFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      if (!text_.is(at, Tag::Colon)) continue;
      // "tre typer af Y til G:": the nearest that announces something
      const auto* last = reader_.phrase_ending(reader_.before_asides(at));
      while (last != nullptr && !announced(*last, at)) last = reader_.governor(*last);
      following_subject(at);
    }
  }

 private:
  // Whether the phrase announces what follows the colon.
  bool announced(const NounPhrase& last, std::uint32_t colon) {
    if (text_.used_as(last.head, WordUse::TypeNoun) || reader_.form(last.head) == "grupper") {
      kinds_of_subject(last, colon);
      return true;
    }
    if (reader_.is_people(last) || reader_.is_staff(last)) return false;
    const auto* above = reader_.governor(last);
    const bool typed = (above != nullptr && is_type(above->head)) || type_before(last);
    if (typed) {
      kinds(last, counted(above != nullptr ? *above : last), colon);
      return true;
    }
    // "tre faser i X"
    const bool inner = above != nullptr && are_parts(*above) && counts(*above);
    const auto& noun = inner ? *above : last;
    if (are_parts(noun) && counts(noun)) {
      const auto wholes = inner ? std::vector<std::string>{whole_label(last)} : wholes_of(noun);
      parts(wholes, counted(noun), colon);
      return true;
    }
    if (!counts(last) || !reader_.is_plural(last)) return false;
    if (is_composed(last))
      parts(wholes_of(last), counted(last), colon);
    else
      kinds(last, counted(last), colon);
    return true;
  }

  // ---- What is announced

  [[nodiscard]] bool is_type(std::uint32_t noun) const {
    const auto word = reader_.form(noun);
    return word == "typer" || word == "former" || word == "slags" || word == "varianter" ||
           word == "kategorier";
  }
  // "to typer tilbud": the two nouns stand side by side.
  [[nodiscard]] bool type_before(const NounPhrase& kind) const {
    return (kind.first > reader_.begin() && is_type(kind.first - 1)) ||
           (kind.core < kind.noun && is_type(kind.core));
  }
  // "følgende ydelser", "tre modeller", "disse boligtyper"
  [[nodiscard]] bool counts(const NounPhrase& phrase) const {
    for (auto at = phrase.first; at < phrase.noun; ++at) {
      const auto word = reader_.form(at);
      if (word == "følgende" || word == "flere" || word == "disse" || text_.is(at, Tag::Numeral)) return true;
    }
    return false;
  }
  // The number that stands before the noun; 0 if none does.
  [[nodiscard]] std::size_t counted(const NounPhrase& phrase) const {
    constexpr std::array<std::string_view, 9> kNumbers{"to",  "tre",  "fire", "fem", "seks",
                                                       "syv", "otte", "ni",   "ti"};
    for (auto at = phrase.first > reader_.begin() ? phrase.first - 1 : phrase.first; at < phrase.noun; ++at) {
      const auto word = reader_.form(at);
      for (std::size_t i = 0; i < kNumbers.size(); ++i) {
        if (word == kNumbers[i] || word == std::to_string(i + 2)) return i + 2;
      }
    }
    return 0;
  }
  // "trin", "kernekomponenter"
  [[nodiscard]] bool are_parts(const NounPhrase& phrase) const {
    return text_.used_as(phrase.head, WordUse::PartNoun) || reader_.is_compound_of(phrase, WordUse::PartNoun);
  }
  // "er opbygget af fire moduler", "er sammensat af", "bygger på"
  [[nodiscard]] bool is_composed(const NounPhrase& phrase) const {
    const auto link = phrase.first > reader_.begin() ? phrase.first - 1 : phrase.first;
    const auto word = link > reader_.begin() ? reader_.form(link - 1) : std::string_view();
    const bool built =
        word == "opbygget" || word == "sammensat" || (word == "op" && reader_.form(link - 2) == "bygget");
    return built && text_.is(link, Tag::Preposition);
  }

  // ---- Whose it is

  [[nodiscard]] bool is_document(const NounPhrase& phrase) const {
    return text_.used_as(phrase.head, WordUse::DocumentNoun | WordUse::StudyNoun) ||
           reader_.is_compound_of(phrase, WordUse::DocumentNoun);
  }
  [[nodiscard]] std::string whole_label(const NounPhrase& phrase) const {
    if (reader_.is_people(phrase) || is_document(phrase)) return {};
    if (const auto* full = taken_up(reader_, phrase)) return *full;
    const auto source = text_.token(phrase.head).source;
    if (text_.is_genitive(phrase.head) || text_.folded(phrase.head).ends_with("s")) {
      if (const auto* body =
              reader_.mentions().first_organisation({text_.token(phrase.first).source.begin, source.end}))
        return *body->label;
    }
    const auto* label = reader_.concept_of(phrase);
    return label != nullptr ? *label : std::string();
  }
  // The last verb before the phrase; the sentence's beginning if none is there.
  [[nodiscard]] std::uint32_t verb_before(const NounPhrase& phrase) const {
    auto at = phrase.first;
    while (at > reader_.begin() && !text_.is(at, Tag::Verb)) --at;
    return at;
  }
  [[nodiscard]] std::vector<std::string> wholes_of(const NounPhrase& noun) const {
    const auto verb = verb_before(noun);
    if (!text_.is(verb, Tag::Verb) || reader_.negated(verb)) return {};
    std::vector<std::string> labels;
    for (const auto* who : frame_of(reader_, verb).subjects) {
      if (auto label = whole_label(*who); !label.empty()) {
        labels.push_back(std::move(label));
      } else if (who->possessed && text_.used_as(who->head, WordUse::GenericNoun)) {
        // "Enhedens arbejde foregår i fire spor"
        const auto* owner = reader_.phrase_ending(who->first);
        if (owner != nullptr) labels.push_back(whole_label(*owner));
      }
    }
    // "Kernen er en model, der har tre faser": what the clause is of
    const auto* before = labels.empty() ? reader_.subject(verb) : nullptr;
    if (before != nullptr) labels.push_back(whole_label(*before));
    std::erase(labels, std::string());
    return labels;
  }

  // ---- What follows

  // Labels of the list; empty where it is none, or has not the number that was announced.
  [[nodiscard]] std::vector<std::string> listed_behind(std::uint32_t colon, std::size_t number) const {
    if (colon + 1 >= reader_.end()) return reader_.items_below();
    auto at = colon + 1;
    if (reader_.form(at) == "dels" || reader_.form(at) == "henholdsvis") ++at;
    const auto members = listed_from(reader_, at);
    std::vector<std::string> labels;
    if (members.size() < 2) return labels;
    // "De tre afdelinger: A, B og C har": the list stands within the subject
    bool verb = false;
    for (auto before = reader_.begin(); before < colon; ++before) verb = verb || text_.is(before, Tag::Verb);
    if (verb && reader_.is(members.back().end, Tag::Verb)) return labels;
    if (number != 0 && members.size() != number) return labels;
    for (auto& member : reader_.labelled(members)) labels.push_back(std::move(member.label));
    return labels;
  }

  void parts(const std::vector<std::string>& wholes, std::size_t number, std::uint32_t colon) {
    if (wholes.empty()) return;
    for (const auto& item : listed_behind(colon, number)) {
      for (const auto& whole : wholes)
        reader_.add(item, RelationType::PartOf, whole, reader_.source(), "X har N dele: A, B");
    }
  }

  void kinds(const NounPhrase& kind, std::size_t number, std::uint32_t colon) {
    const auto label = reader_.label_of(kind);
    if (label.empty() || text_.used_as(kind.head, WordUse::GenericNoun)) return;
    for (const auto& item : listed_behind(colon, number))
      reader_.add(item, RelationType::Broader, label, reader_.source(), "to typer Y: A og B");
  }

  // "Y inddeles i tre kategorier: A, B og C"
  void kinds_of_subject(const NounPhrase& type, std::uint32_t colon) {
    if (type.first == reader_.begin() || reader_.form(type.first - 1) != "i" || !counts(type)) return;
    const auto verb = verb_before(type);
    if (!text_.is(verb, Tag::Verb) || reader_.negated(verb)) return;
    for (const auto* who : frame_of(reader_, verb).subjects) {
      if (reader_.is_people(*who) || reader_.is_staff(*who) || is_document(*who)) continue;
      const auto* label = reader_.concept_of(*who);
      if (label == nullptr) continue;
      for (const auto& item : listed_behind(colon, counted(type)))
        reader_.add(item, RelationType::Broader, *label, reader_.source(), "Y falder i N grupper: A og B");
    }
  }

  // "Følgende Y er gratis: A og B"
  void following_subject(std::uint32_t colon) {
    if (reader_.form(reader_.begin()) != "følgende" || colon + 1 >= reader_.end()) return;
    const auto kind = noun_phrase_at(text_, reader_.begin(), colon);
    if (!kind || kind->end == colon || !reader_.is_plural(*kind) || !reader_.is(kind->end, Tag::Verb) ||
        reader_.is_people(*kind) || reader_.is_staff(*kind))
      return;
    kinds(*kind, 0, colon);
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_announced(RelationReader& reader) { AnnouncedFinder(reader).run(); }

}  // namespace vidensgraf
