#include <algorithm>
#include <string>
#include <string_view>

#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"

// What sentences say of bodies:
//
//   O har bedt P om at undersøge Y, O har bestilt Y hos P; Y er udført af O for P: who works for whom
//   på vegne af O undersøger P Y, O har fået lavet Y hos P og Q
//   X er forankret i O, enheden X hører under O, den nationale enhed i O: what belongs to which body
//
// A matter that "hører under" a body is only decided there. Known misses: bodies behind a pronoun.

namespace vidensgraf {
namespace {

class BodyFinder {
 public:
  explicit BodyFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    if (reader_.mentions().first_organisation(reader_.source()) == nullptr) return;
    on_behalf();
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      const auto word = reader_.form(at);
      if (word == "i") name_in_organisation(at);
      if (word == "under") is_under(at);
      if (word == "forankret" || word == "placeret" || word == "organiseret") anchored(at);
      if (word == "hører" || word == "ligger" || word == "sorterer") under(at);
      if (text_.is(at, Tag::Verb)) commissioned(at);
    }
  }

 private:
  void part_of(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::PartOf, to, reader_.source(), pattern);
  }
  void related(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Related, to, reader_.source(), pattern);
  }

  // ---- What belongs to a body

  // "X hører organisatorisk under ORGANISATION"
  void under(std::uint32_t verb) {
    auto at = verb + 1;
    while (reader_.is(at, Tag::Adverb) || (reader_.is(at, Tag::Adjective) && reader_.form(at) != "under"))
      ++at;
    if (reader_.form(at) != "under" || at + 1 >= reader_.end() || reader_.negated(verb)) return;
    const auto* body = reader_.mentions().organisation_at(text_.token(at + 1).source.begin);
    if (body == nullptr) return;
    for (const auto* who : subjects_of(reader_, verb)) {
      const auto* named = reader_.mentions().organisation_at(text_.token(who->head).source.begin);
      // "sager hører under nævnet": who decides them
      const bool unit =
          reader_.is_name(*who) || ends_as_listed(WordList::UnitEnding, reader_.form(who->head));
      const auto* label = named != nullptr ? named->label : unit ? reader_.concept_of(*who) : nullptr;
      if (label != nullptr) part_of(*label, *body->label, "X hører under Y");
    }
  }

  // "O er en selvejende institution under ORGANISATION"
  void is_under(std::uint32_t preposition) {
    constexpr std::uint32_t kFarthest = 9;
    if (preposition + 1 >= reader_.end()) return;
    const auto* above = reader_.mentions().organisation_at(text_.token(preposition + 1).source.begin);
    const auto* opening = reader_.mentions().organisation_at(text_.token(reader_.begin()).source.begin);
    if (above == nullptr || opening == nullptr) return;
    auto be = preposition;
    while (be > reader_.begin() && !text_.is(be, Tag::Verb)) --be;
    const auto end = reader_.before_asides(be);
    if (reader_.form(be) != "er" || preposition - be > kFarthest || reader_.negated(be) ||
        end == reader_.begin() || text_.token(end - 1).source.end != opening->span.end)
      return;
    for (auto at = be + 1; at < preposition; ++at) {
      if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Preposition)) return;
    }
    part_of(*opening->label, *above->label, "X hører under Y");
  }

  // "X er forankret i ORGANISATION"
  void anchored(std::uint32_t participle) {
    const auto link = reader_.form(participle + 1);
    if ((link != "i" && link != "under") || participle < reader_.begin() + 2 ||
        participle + 2 >= reader_.end())
      return;
    const auto* body = reader_.mentions().organisation_at(text_.token(participle + 2).source.begin);
    if (reader_.negated(participle)) return;
    const auto subjects = subjects_of(reader_, participle);
    const auto* who = subjects.size() == 1 ? subjects.front() : reader_.subject(participle - 1);
    if (body == nullptr || who == nullptr) return;
    const auto* named = reader_.mentions().organisation_at(text_.token(who->head).source.begin);
    const auto* label = named != nullptr ? named->label : reader_.concept_of(*who);
    if (label != nullptr) part_of(*label, *body->label, "X er forankret i Y");
  }

  // "Den Nationale Koordinationsstruktur i Socialstyrelsen": a named unit in a body.
  void name_in_organisation(std::uint32_t at) {
    if (at == reader_.begin() || at + 1 >= reader_.end()) return;
    // "Retssikkerhedsenheden i Ankestyrelsen": a unit by one word
    const auto* unit = ends_as_listed(WordList::UnitEnding, reader_.form(at - 1))
                           ? reader_.mentions().organisation_at(text_.token(at - 1).source.begin)
                           : nullptr;
    if (unit != nullptr) {
      if (const auto* body = reader_.mentions().organisation_at(text_.token(at + 1).source.begin))
        reader_.add(*unit->label, RelationType::PartOf, *body->label, {unit->span.begin, body->span.end},
                    "X i ORGANISATION");
      return;
    }
    const auto* name = reader_.mentions().concept_ending(text_.token(at - 1).source.end);
    if (name == nullptr) return;
    const auto surface = cut(text_.document().text, name->span);
    const bool capital =
        surface.find(' ') != std::string_view::npos && text_.token(at - 1).form != text_.folded(at - 1);
    if (!capital) return;
    const auto next = text_.token(at + 1).source;
    const auto* organisation = reader_.mentions().organisation_at(next.begin);
    if (organisation == nullptr) return;
    reader_.add(*name->label, RelationType::PartOf, *organisation->label,
                {name->span.begin, organisation->span.end}, "X i ORGANISATION");
  }

  // ---- Who works for whom

  // "O har bedt P om at undersøge Y", "O har bestilt Y hos P": who works for whom.
  void commissioned(std::uint32_t verb) {
    const auto* reading = text_[verb].reading;
    if (reading == nullptr || reader_.negated(verb) || is_possibility(reader_, verb)) return;
    auto to = verb + 1;
    if (reading->lemma == "bestille") {
      while (to < reader_.end() && text_.folded(to) != "hos") ++to;
      ++to;
    } else if (is_making(verb, *reading)) {
      if (verb > reader_.begin() && (reader_.form(verb - 1) == "fået" || reader_.form(verb - 1) == "får"))
        return had_made(verb);
      return made_for(verb);
    } else if (reading->lemma != "bede" && reading->lemma != "anmode") {
      return;
    }
    if (to >= reader_.end()) return;
    const auto* asked = reader_.mentions().organisation_at(text_.token(to).source.begin);
    const auto* asks = asked == nullptr ? nullptr : acting(verb);
    if (asks != nullptr) related(*asks->label, *asked->label, "O beder P om Y");
  }

  // The body that does what the verb says: before its chain of verbs, or before the "har" of a participle
  // that stands further back ("O har ved brev af 3. maj bedt").
  [[nodiscard]] const Mention* acting(std::uint32_t verb) const {
    constexpr std::uint32_t kFarthest = 12;
    auto first = verb;
    while (first > reader_.begin() && (text_.is(first - 1, Tag::Verb) || text_.is(first - 1, Tag::Adverb)))
      --first;
    if (const auto* who = body_ending(first)) return who;
    if (!text_.folded(first).ends_with("t")) return nullptr;
    auto has = first;
    while (has > reader_.begin() && first - has < kFarthest && !text_.is(has - 1, Tag::Verb) &&
           !text_.is(has - 1, Tag::Comma) && !text_.is(has - 1, Tag::Relative))
      --has;
    return has > reader_.begin() && text_.folded(has - 1) == "har" ? body_ending(has - 1) : nullptr;
  }
  [[nodiscard]] const Mention* body_ending(std::uint32_t end) const {
    const auto* who = reader_.phrase_ending(end);
    if (who == nullptr)  // "BDO har": letters that are no phrase
      return end == reader_.begin() + 1 ? body_at(reader_.begin()) : nullptr;
    const auto* body = reader_.mentions().organisation_around(text_.token(reader_.top_of(*who)->head).source);
    if (body == nullptr) return nullptr;
    auto first = reader_.begin();
    while (text_.token(first).source.begin < body->span.begin) ++first;
    // "har på vegne af O foretaget": whom it is done for
    return first > reader_.begin() && text_.is(first - 1, Tag::Preposition) ? nullptr : body;
  }

  [[nodiscard]] const Mention* body_at(std::uint32_t at) const {
    return at < reader_.end() ? reader_.mentions().organisation_at(text_.token(at).source.begin) : nullptr;
  }
  [[nodiscard]] std::uint32_t past(const Mention& body) const {
    auto at = reader_.begin();
    while (at < reader_.end() && text_.token(at).source.begin < body.span.end) ++at;
    return at;
  }

  // "På vegne af O undersøger P ..."
  void on_behalf() {
    const auto at = reader_.begin();
    if (reader_.form(at) != "på" || reader_.form(at + 1) != "vegne" || reader_.form(at + 2) != "af") return;
    const auto* owner = body_at(at + 3);
    if (owner == nullptr) return;
    const auto verb = past(*owner);
    if (!reader_.is(verb, Tag::Verb) || text_.used_as(verb, WordUse::ModalVerb)) return;
    if (const auto* maker = body_at(verb + 1))
      related(*maker->label, *owner->label, "på vegne af O laver P Y");
  }

  // "O har på vegne af P foretaget": P, where nothing else stands before the participle; or null.
  [[nodiscard]] const Mention* behalf_before(std::uint32_t verb) const {
    constexpr std::uint32_t kFarthest = 10;
    for (auto at = verb; at > reader_.begin() + 3 && verb - at < kFarthest; --at) {
      if (text_.is(at - 1, Tag::Verb) || text_.is(at - 1, Tag::Comma)) return nullptr;
      if (reader_.form(at - 1) != "af" || reader_.form(at - 2) != "vegne" || reader_.form(at - 3) != "på")
        continue;
      const auto* owner = body_at(at);
      return owner != nullptr && past(*owner) == verb ? owner : nullptr;
    }
    return nullptr;
  }

  // "O har fået udarbejdet to analyser hos P og Q"
  void had_made(std::uint32_t verb) {
    constexpr std::uint32_t kFarthest = 14;
    const auto* owner = acting(verb);
    if (owner == nullptr) return;
    for (auto at = verb + 1; at + 1 < reader_.end() && at - verb < kFarthest; ++at) {
      if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Verb)) return;
      if (reader_.form(at) != "hos") continue;
      for (const auto* maker = body_at(at + 1); maker != nullptr;) {
        related(*owner->label, *maker->label, "O får lavet Y hos P");
        const auto next = skip_coordinator(text_, past(*maker), reader_.end());
        maker = next == past(*maker) ? nullptr : body_at(next);
      }
      return;
    }
  }

  // "har udarbejdet", "gennemfører"
  [[nodiscard]] bool is_making(std::uint32_t verb, const Reading& reading) const {
    if (listed(WordList::MadeVerb, text_.folded(verb))) return true;
    if (!text_.folded(verb).ends_with("r") || !reading.lemma.ends_with("e")) return false;
    return listed(WordList::MadeVerb, reading.lemma + "t") ||
           listed(WordList::MadeVerb, reading.lemma.substr(0, reading.lemma.size() - 1) + "t");
  }

  // "som O har udarbejdet for P", "udført af O på vegne af P": one body for another.
  void made_for(std::uint32_t verb) {
    auto at = verb + 1;
    const Mention* maker = nullptr;
    if (reader_.form(at) == "af") {
      maker = body_at(at + 1);
    } else {
      maker = acting(verb);
    }
    if (maker == nullptr) return;
    if (const auto* owner = behalf_before(verb))
      return related(*maker->label, *owner->label, "O laver Y for P");
    at = std::max(at, past(*maker));
    if (reader_.form(at) == "på" && reader_.form(at + 1) == "vegne" && reader_.form(at + 2) == "af")
      at += 3;
    else if (reader_.form(at) == "for")
      ++at;
    else
      return;
    if (const auto* owner = body_at(at)) related(*maker->label, *owner->label, "O laver Y for P");
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_bodies(RelationReader& reader) { BodyFinder(reader).run(); }

}  // namespace vidensgraf
