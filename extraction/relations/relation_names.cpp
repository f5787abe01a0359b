#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/term_form.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/text_scan.h"

// Kinds by a wording that would state too much of any noun, and states it of some:
//
//   en af de Y-er er A              of which kind it is; "en af de største udfordringer" judges
//   A og B er Y-er                  of names ("U18 og MultiFunC er modeller for ..."), of which nobody has
//   opinions A i forhold til andre Y-typer   "sammenlignet med andre former for Y", "ligesom andre typer Y"
//   Y-erne A og B, Y-en A           a definite noun right before names; Y-en ”A”
//
// Known misses: names at the head of a sentence that are written like common nouns ("Mindfulness").

namespace vidensgraf {
namespace {

class NamedKindFinder {
 public:
  explicit NamedKindFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::NamedKind)) continue;
      const auto word = text_.folded(at);
      if (word == "er") several(at);
      if (word == "er") owned(at);
      if (word == "andre" || word == "øvrige") compared(at);
    }
    one_of_them();
    names_of_kind();
  }

 private:
  void broader(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Broader, to, reader_.source(), pattern);
  }

  // ---- En af de Y-er er A

  // "En af de hyppigste demenssygdomme er A": what opens the sentence says of which kind it is; "En af de
  // største udfordringer er A" judges.
  void one_of_them() {
    const auto at = reader_.begin();
    if ((reader_.form(at) != "en" && reader_.form(at) != "et") || reader_.form(at + 1) != "af") return;
    auto be = at + 2;
    while (be < reader_.end() && !(reader_.form(be) == "er" && text_.is(be, Tag::Verb))) {
      if (text_.is(be, Tag::Preposition) || text_.is(be, Tag::Comma) || text_.is(be, Tag::Relative)) return;
      ++be;
    }
    const auto* kind = be < reader_.end() ? reader_.phrase_ending(be) : nullptr;
    if (kind == nullptr || !reader_.is_plural(*kind) || reader_.is_people(*kind) || reader_.is_staff(*kind))
      return;
    if (text_.used_as(kind->head, WordUse::EvaluativeNoun | WordUse::GenericNoun | WordUse::DocumentNoun))
      return;
    const auto noun = text_.token(kind->head).source;
    const auto* genus = reader_.mentions().concept_ending(noun.end, noun.begin);
    const auto one = noun_phrase_at(text_, be + 1, reader_.end());
    if (genus == nullptr || !one || one->determined || reader_.is_people(*one)) return;
    if (one->end < reader_.end() && !text_.is(one->end, Tag::Stop) && !text_.is(one->end, Tag::Comma)) return;
    if (const auto* label = reader_.concept_of(*one)) broader(*label, *genus->label, "en af de Y-er er A");
  }

  // ---- A og B er Y-er

  void several(std::uint32_t be) {
    auto at = be + 1;
    bool each = reader_.form(reader_.begin()) == "både" || reader_.form(reader_.begin()) == "såvel";
    while (reader_.is(at, Tag::Adverb) || reader_.form(at) == "alle" || reader_.form(at) == "begge") {
      if (reader_.form(at) == "ikke") return;
      each = each || reader_.form(at) == "alle" || reader_.form(at) == "begge";
      ++at;
    }
    const auto genus = noun_phrase_at(text_, at, reader_.end());
    if (!genus || genus->definite || genus->possessed || !reader_.is_plural(*genus)) return;
    if (reader_.is_people(*genus) || reader_.is_staff(*genus)) return;
    if (text_.used_as(genus->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun | WordUse::TypeNoun))
      return;
    for (const auto& modifier : genus->modifiers()) {
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective | WordUse::TargetCue)) return;
    }
    const auto names = subjects_of(reader_, be);
    // "Både A og B er Y-er", "A og B er begge Y-er": what is said of each is no opinion.
    if (names.size() < 2 || (!each && !std::all_of(names.begin(), names.end(), [this](const NounPhrase* one) {
          return is_written_as_name(one->head) && one->core == one->head;
        })))
      return;
    if (std::any_of(names.begin(), names.end(), [this](const NounPhrase* one) {
          return reader_.is_people(*one) || reader_.is_staff(*one);
        }))
      return;
    const auto label = genus_label(*genus);
    if (label.empty()) return;
    for (const auto* one : names) {
      if (const auto* own = reader_.concept_of(*one)) broader(*own, label, "A og B er Y-er");
    }
  }

  // "U-turn er Københavns Kommunes behandlingstilbud til unge": names only; "støtten er kommunens ansvar"
  // says whose it is.
  void owned(std::uint32_t be) {
    auto at = be + 1;
    while (reader_.is(at, Tag::Adverb)) ++at;
    auto genus = noun_phrase_at(text_, at, reader_.end());
    constexpr int kMostOwners = 2;
    for (int i = 0; i < kMostOwners && genus && text_.is_genitive(genus->head); ++i)
      genus = noun_phrase_at(text_, genus->end, reader_.end());
    if (!genus || genus->first == at || text_.is_genitive(genus->head) || reader_.is_plural(*genus) ||
        reader_.is_people(*genus) || reader_.is_staff(*genus) || reader_.negated(be))
      return;
    if (text_.used_as(genus->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun | WordUse::GenericNoun |
                                       WordUse::TypeNoun))
      return;
    for (const auto& modifier : genus->modifiers()) {
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective)) return;
    }
    const auto names = subjects_of(reader_, be);
    const auto* to = reader_.mentions().concept_within(*genus);
    if (names.size() != 1 || to == nullptr || !is_written_as_name(names.front()->head)) return;
    const auto* body = reader_.mentions().organisation_around(text_.token(names.front()->head).source);
    const auto* own = body != nullptr ? body->label : reader_.concept_of(*names.front());
    if (own != nullptr) broader(*own, *to, "A er Os Y");
  }

  // A concept or a compound; of a general noun what it is for: "modeller for behandling".
  [[nodiscard]] std::string genus_label(const NounPhrase& genus) const {
    if (auto label = reader_.term_of(genus); !label.empty()) return label;
    if (auto label = reader_.label_of(genus); !label.empty()) return label;
    // "modeller for behandling"
    if (reader_.form(genus.end) != "for" && reader_.form(genus.end) != "til") return {};
    const auto inner = noun_phrase_at(text_, genus.end + 1, reader_.end());
    if (!inner || inner->definite || reader_.is_people(*inner) || reader_.concept_of(*inner) == nullptr)
      return {};
    return term_form(text_, reader_.analyzer(), genus).label + " " +
           label_wording(text_, genus.end, inner->end);
  }

  // Capitals, figures or a capital inside: what no common noun has, wherever it stands.
  [[nodiscard]] bool is_written_as_name(std::uint32_t at) const {
    const auto form = text_.token(at).form;
    if (form.size() > 2 && form[1] == '-') return true;  // "U-turn"
    const auto marks = std::count_if(form.begin() + 1, form.end(),
                                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (marks > 0) return true;
    return at != reader_.begin() && form != text_.folded(at);
  }

  // ---- A i forhold til andre typer Y

  void compared(std::uint32_t at) {
    if (!reader_.used_as(at + 1, WordUse::TypeNoun)) return;
    const auto linked = reader_.form(at + 2) == "for" || reader_.form(at + 2) == "af";
    const auto kind = noun_phrase_at(text_, at + (linked ? 3 : 2), reader_.end());
    if (!kind || kind->definite || kind->possessed || reader_.is_people(*kind) || reader_.is_staff(*kind))
      return;
    const auto label = reader_.label_of(*kind);
    const auto joint = comparison_before(at);
    if (label.empty() || joint == at) return;
    const auto* member = reader_.phrase_ending(joint);
    if (member == nullptr || reader_.is_people(*member)) return;
    if (const auto* own = reader_.mentions().concept_within(*member))
      broader(*own, label, "A i forhold til andre Y");
  }

  // Where a comparison that ends before token `at` begins, its comma included; `at` if there is none.
  [[nodiscard]] std::uint32_t comparison_before(std::uint32_t at) const {
    if (at < reader_.begin() + 4) return at;
    auto first = at;
    if (reader_.form(at - 1) == "til" && reader_.form(at - 2) == "forhold" && reader_.form(at - 3) == "i") {
      first = at - 3;
    } else if (reader_.form(at - 1) == "med" && reader_.form(at - 2) == "sammenlignet") {
      first = at - 2;
    } else if (reader_.form(at - 1) == "for" && reader_.form(at - 2) == "frem") {
      first = at - 2;
    } else if (reader_.form(at - 1) == "ligesom" || reader_.form(at - 1) == "modsat") {
      first = at - 1;
    }
    return first < at && reader_.is(first - 1, Tag::Comma) ? first - 1 : first;
  }

  // ---- Y-erne A og B

  void names_of_kind() {
    for (const auto& phrase : reader_.phrases()) {
      if (!phrase.definite || phrase.end >= reader_.end() || text_.is_genitive(phrase.head)) continue;
      if (reader_.is_people(phrase) || reader_.is_staff(phrase)) continue;
      if (text_.used_as(phrase.head, WordUse::DocumentNoun | WordUse::RoleNoun)) continue;
      if (text_.token(phrase.head).form != text_.folded(phrase.head) && phrase.head != reader_.begin())
        continue;
      quoted_name(phrase);
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
        if (next == at || !reader_.is_plural(phrase)) break;
        at = next;
      }
    }
  }
  // "det opsøgende tilbud ”Hånd i hånd”": a name in quotation marks, which begins with a capital.
  void quoted_name(const NounPhrase& kind) {
    constexpr std::uint32_t kLongest = 8;
    const auto first = kind.end + 1;
    if (!text_.is(kind.end, Tag::Other) || first >= reader_.end() || text_.token(first).word == nullptr ||
        text_.token(first).form == text_.folded(first))
      return;
    auto close = first;
    while (close < reader_.end() && close - first < kLongest && text_.token(close).kind == TokenKind::Word)
      ++close;
    const bool general = text_.used_as(kind.head, WordUse::GenericNoun) && kind.modifier_count == 0;
    if (!reader_.is(close, Tag::Other) || general) return;
    const auto* reading = text_[kind.head].reading;
    if (reading == nullptr || listed(WordList::ActorNoun, reading->lemma) ||
        listed(WordList::BodyKind, reading->lemma) || ends_as_listed(WordList::BodyKind, reading->lemma))
      return;
    if (text_.is(first, Tag::Verb)) return;  // "resultatet ”Kan godkendes”"
    const auto name = cut(text_.document().text, text_.span(first, close));
    broader(std::string(name), reader_.label_of(kind), "Y-en ”A”");
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

void find_named_kinds(RelationReader& reader) { NamedKindFinder(reader).run(); }

}  // namespace vidensgraf
