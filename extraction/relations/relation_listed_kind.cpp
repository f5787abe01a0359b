#include "extraction/relations/relation_listed_kind.h"

#include <string>
#include <string_view>

#include "extraction/grammar/term_form.h"

// What a list after a cue is a list of is asked of the phrases before it: the one right before, or one on
// which that hangs ("netværkstilbud af uformel karakter i form af A"). A member that shares its head with one
// of them decides ("fællesskaber ..., fx støttefællesskaber"); else the nearest in the plural does.

namespace vidensgraf {
namespace {

class KindBefore {
 public:
  KindBefore(const RelationReader& reader, std::uint32_t cue, std::span<const LabelledConjunct> members)
      : reader_(reader), text_(reader.text()), members_(members), cue_(reader.form(cue)), before_(cue) {
    for (; before_ > reader_.begin(); --before_) {
      const auto tag = text_[before_ - 1].tag;
      const bool aside = tag == Tag::Comma || tag == Tag::Open;
      const bool clause = tag == Tag::Stop || tag == Tag::Colon;
      if (!aside && !clause && reader_.form(before_ - 1) != "som") break;
      aside_ = aside_ || aside;
      clause_ = clause_ || clause;
    }
    parted_ = before_ != cue;
    nearest_ = nearest();
    if (clause_ || aside_) owner_ = clause_owner(reader_, before_);
  }

  [[nodiscard]] ListedKind find() const {
    if (!parted_ && cue_ != "i" && cue_ != "herunder" && cue_ != "såsom" && !stands_for()) return {};
    // "en beretning til Finanstilsynet, herunder en redegørelse": one body has no kinds.
    if (nearest_ != nullptr &&
        reader_.mentions().organisation_around(text_.token(nearest_->head).source) != nullptr)
      return {};
    if (clause_) {
      if (auto use = purpose(); !use.label.empty()) return use;
    }
    if (const auto* like = sharing_its_head()) return kind_named(reader_, *like);
    if (nearest_ == nullptr) return of_clause();
    // "flere former for aflastning, herunder A"
    if (!reader_.is_people(*nearest_) && is_typed()) return kind_named(reader_, *nearest_);
    if (is_unclear()) return {};
    // "lokaler, hvor der er aktiviteter, herunder haller": of the rooms or of what is in them
    if (owner_ != nullptr && owner_ != nearest_ && cue_ == "herunder" && reader_.is_plural(*nearest_) &&
        reader_.is_plural(*owner_))
      return {};
    return divided();
  }

 private:
  [[nodiscard]] bool stands_for() const { return cue_ == "repræsenteret"; }

  [[nodiscard]] const NounPhrase* nearest() const {
    const auto* phrase = reader_.phrase_ending(before_);
    if (phrase != nullptr || !aside_ || before_ <= reader_.begin() + 2) return phrase;
    // "boligformer til ældre, især bofællesskaber": an adjective for people
    const auto link = reader_.form(before_ - 2);
    const bool people = text_.used_as(before_ - 1, WordUse::GroupHead | WordUse::GroupNoun);
    return people && (link == "til" || link == "for") ? reader_.phrase_ending(before_ - 2) : nullptr;
  }

  // The phrase before the list, or one that it hangs on, whose noun is that of a member.
  [[nodiscard]] const NounPhrase* sharing_its_head() const {
    for (const auto* start : {nearest_, owner_}) {
      for (const auto* one = start; one != nullptr; one = reader_.governor(*one)) {
        for (const auto& member : members_) {
          const auto& phrase = member.conjunct.phrase;
          if (member.conjunct.noun_form.empty() && phrase.head != one->head &&
              head_lemma(text_, phrase.head) == head_lemma(text_, one->head) && !reader_.is_people(*one))
            return one;
        }
      }
    }
    return nullptr;
  }

  // "fællesskaber, hvor alle kan være med, fx A": the clause ends with no phrase.
  [[nodiscard]] ListedKind of_clause() const {
    if (owner_ == nullptr) return {};
    // "virksomheder, der beskæftiger dem, herunder kontrol af arbejdet"
    if (reader_.is(members_.front().conjunct.phrase.end, Tag::Preposition)) return {};
    if (!reader_.is_plural(*owner_) || reader_.is_people(*owner_)) return {};
    return kind_named(reader_, *owner_);
  }

  // Kinds are kinds of something in the plural; "herunder" also divides a mass: "hjælp, herunder rådgivning".
  [[nodiscard]] ListedKind divided() const {
    for (const auto* one = nearest_; one != nullptr; one = reader_.governor(*one)) {
      const auto* above = reader_.governor(*one);
      const bool people = reader_.is_people(*one);
      // "boformer til ældre, særligt bofællesskaber": whom they are for
      if (aside_ && people && above != nullptr &&
          (reader_.form(one->first - 1) == "til" || reader_.form(one->first - 1) == "for"))
        continue;
      if (people) return {};
      const bool plural = reader_.is_plural(*one);
      const auto opening = reader_.form(one->first);
      const bool another = one == nearest_ && (opening == "anden" || opening == "andet");
      const bool mass = cue_ == "herunder" || another ||
                        ((cue_ == "i" || stands_for()) && !one->definite && above == nullptr &&
                         reader_.concept_of(*one) != nullptr);
      if (!plural && !mass) continue;
      // "hjælpemidler, der øger borgerens tryghed, herunder A": what the clause is about, not what it ends
      // with.
      const bool about = !plural && owner_ != nullptr && owner_ != one && reader_.is_plural(*owner_) &&
                         !reader_.is_people(*owner_);
      return kind_named(reader_, about ? *owner_ : *one);
    }
    return {};
  }

  // Where the list may as well divide what the phrase hangs on: "kontrol af samtaler i form af medhør", "køb
  // af jord, herunder kompensation for tab", "udbydes som valgfag, herunder A".
  [[nodiscard]] bool is_unclear() const {
    const auto& phrase = *nearest_;
    if (phrase.first > reader_.begin() && reader_.form(phrase.first - 1) == "som") return true;
    const bool plural = reader_.is_plural(phrase);
    // "sikkerhed og ansvar, herunder bæredygtighed"
    const auto opening = reader_.form(phrase.first);
    const bool joined = phrase.first > reader_.begin() && text_.is(phrase.first - 1, Tag::Coordinator);
    const bool other = opening == "anden" || opening == "andet" || opening == "andre";
    const auto* reading = text_[phrase.head].reading;
    const bool several = reading != nullptr && has(reading->features, Feature::Plural);
    if (cue_ == "herunder" && joined && !other && !several) return true;
    // "regionens, herunder lægens, kontrol"
    if (reading != nullptr && phrase.definite && has(reading->features, Feature::Genitive)) return true;
    if (reader_.governor(phrase) == nullptr) return false;
    if (cue_ == "i") {
      const auto link = phrase.first > reader_.begin() ? reader_.form(phrase.first - 1) : std::string_view();
      return (link == "af" || link == "for") && plural;
    }
    const auto& first = members_.front().conjunct.phrase;
    return cue_ == "herunder" && !plural &&
           (phrase.definite || reader_.is(first.end, Tag::Preposition) || reader_.is_plural(first) ||
            first.definite);
  }

  // "former for Y", "typer Y"
  [[nodiscard]] bool is_typed() const {
    const auto* above = reader_.governor(*nearest_);
    if (above != nullptr) return text_.used_as(above->head, WordUse::TypeNoun);
    return nearest_->first > reader_.begin() && text_.used_as(nearest_->first - 1, WordUse::TypeNoun);
  }

  // "værktøjer, der kan anvendes til Z; fx A": a "værktøj til Z".
  [[nodiscard]] ListedKind purpose() const {
    if (owner_ == nullptr || !reader_.is_plural(*owner_)) return {};
    const auto* last = reader_.phrase_ending(before_);
    if (last == nullptr || last == owner_) return {};
    for (auto at = owner_->end + 2; at < last->first; ++at) {
      if (text_.used_as(at, WordUse::UseVerb) && reader_.form(at + 1) == "til") {
        return {term_form(text_, reader_.analyzer(), {}, owner_->head).label + " " +
                    label_wording(text_, at + 1, last->end),
                owner_->head};
      }
    }
    return {reader_.label_of(*owner_), owner_->head};
  }

  const RelationReader& reader_;
  const TaggedText& text_;
  std::span<const LabelledConjunct> members_;
  std::string_view cue_;
  std::uint32_t before_;  // one past what stands before the cue and its comma
  bool parted_ = false;   // by a comma or more
  bool clause_ = false;   // a semicolon or colon: the whole clause is meant
  bool aside_ = false;    // a comma or bracket
  const NounPhrase* nearest_ = nullptr;
  const NounPhrase* owner_ = nullptr;  // of the clause that ends there
};

}  // namespace

ListedKind kind_before(const RelationReader& reader, std::uint32_t cue,
                       std::span<const LabelledConjunct> members) {
  return KindBefore(reader, cue, members).find();
}

ListedKind kind_named(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  ListedKind kind{{}, phrase.head};
  if (reader.is_staff(phrase)) return kind;
  const bool second = phrase.first >= reader.begin() + 3 && text.is(phrase.first - 1, Tag::Dash) &&
                      !text.token(phrase.first).space_before && text.is(phrase.first - 2, Tag::Coordinator);
  const auto* first = second ? reader.phrase_ending(phrase.first - 2) : nullptr;
  if (first != nullptr) {
    kind.label = reader.label_of(*first);
  } else if (!phrase.possessed) {
    kind.label = reader.label_of(phrase);
  }
  return kind;
}

const NounPhrase* clause_owner(const RelationReader& reader, std::uint32_t end) {
  for (auto at = end; at > reader.begin() + 1; --at) {
    // "kapitalejere, der ejer 5 pct., forlanger oplysninger": the clause was closed before.
    if (at < end && reader.is(at, Tag::Verb) && reader.is(at - 1, Tag::Comma)) return nullptr;
    if (!reader.is(at - 1, Tag::Relative) || !reader.is(at - 2, Tag::Comma)) continue;
    return reader.phrase_ending(at - 2);
  }
  return nullptr;
}

std::string_view head_lemma(const TaggedText& text, std::uint32_t noun) {
  const auto* reading = text[noun].reading;
  if (reading == nullptr) return text.folded(noun);
  return reading->parts.size() > 1 ? std::string_view(reading->parts.back())
                                   : std::string_view(reading->lemma);
}

}  // namespace vidensgraf
