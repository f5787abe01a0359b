#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/general_words.h"
#include "extraction/relation_adverbials.h"
#include "extraction/relation_clauses.h"
#include "extraction/relation_finders.h"
#include "extraction/word_lists.h"

// What a provision governs, from where it is named:
//
//   X efter servicelovens § 85, X, jf. § 83       what stands right before the cue
//   X ydes efter § 85, X er reguleret i § 85      the subject of the verb before the cue
//   efter § 85 kan kommunen tilbyde X             the object of the clause that opens with the cue
//   X (servicelovens § 85), X, § 85               right behind X
//   efter § 85 om X; § 85 omhandler X, giver ret til X    the provision's own subject
//   "§ 85 Socialpædagogisk bistand"               a heading or an item of a list
//   X har hjemmel i § 13 b                        the subject of the sentence
//   pligt til at underrette om X, hvis ..., jf. § 153   behind a clause: what the main clause is about
//   pårørende til personer med X, jf. § 82        the people, not X
//
// Known misses: provisions governing what a whole section is about; "reguleres af" with a law and no §.

namespace vidensgraf {
namespace {

class ProvisionFinder {
 public:
  explicit ProvisionFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void read(const LawReference& reference) {
    provision_ = reference.law + "#" + reference.paragraf;
    reference_ = reference.source;
    if (reference.kind == LawReferenceKind::ParagraphCompound) {
      // "servicelovens § 107-botilbud": its own last member is what the provision governs.
      if (const auto* whole = reader_.mentions().concept_ending(reference.source.end))
        governed(whole->label->substr(std::min(whole->label->find("§"), whole->label->size())), "§ N-X");
      return;
    }
    const auto first = token_at(reference.source.begin);
    const auto after = token_at(reference.source.end);
    if (own_subject(after)) return;
    // "bostøtte (servicelovens § 85)"
    if (first > reader_.begin() && text_.is(first - 1, Tag::Open)) {
      if (const auto* before = reader_.phrase_ending(first - 1)) governs(*before, "X (§)");
      return;
    }
    if (beside(first, after)) return;
    auto cue = first;
    bool found = false;
    constexpr int kFarthest = 5;
    for (int steps = 0; cue > reader_.begin() && steps < kFarthest && !found; ++steps) {
      --cue;
      if (text_.is(cue, Tag::Stop)) return;
      if ((text_.folded(cue) == "hjemmel" || text_.folded(cue) == "grundlag") && authority(cue)) return;
      found = text_.used_as(cue, WordUse::LawCue) || text_.folded(cue) == "under";  // "botilbud under § 107"
    }
    // "jf. dog § 20": what does not hold there.
    if (found && reader_.form(cue + 1) == "dog") return;
    if (found && cue <= reader_.begin() + 2 && opens(cue)) return fronted(after);
    // "Kommunen kan efter § 76 tilbyde X": between the modal verb and its infinitive.
    if (found && cue > reader_.begin() && text_.used_as(cue - 1, WordUse::ModalVerb)) {
      auto object = after;
      while (reader_.is(object, Tag::Adverb) || reader_.is(object, Tag::Comma)) ++object;
      if (reader_.is(object, Tag::Verb)) {
        while (reader_.is(object, Tag::Verb)) ++object;
        return things(object);
      }
    }
    if (found && behind(cue)) return;
    ruled(first);
  }

 private:
  void governed(const std::string& what, std::string_view pattern) {
    if (!is_general(what)) reader_.add(what, RelationType::GovernedBy, provision_, reader_.source(), pattern);
  }

  // "afgørelser efter § 5": laws speak of decisions everywhere; which ones is not said.
  [[nodiscard]] static bool is_general(const std::string& what) {
    constexpr int kEverywhere = 11;  // in one law text of seven
    return general_word_octave(what) >= kEverywhere && !any(uses_of(what), WordUse::OfferNoun);
  }

  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const {
    auto at = reader_.begin();
    while (at < reader_.end() && text_.token(at).source.begin < byte) ++at;
    return at;
  }

  // The people that the phrase is about, or the concept.
  bool governs(const NounPhrase& phrase, std::string_view pattern) {
    const auto source = text_.token(phrase.head).source;
    const auto* group = reader_.mentions().group_around(source);
    // "en borger, der modtager X efter § 85" is no name of those that § 85 is about.
    if (group != nullptr && group->span.end <= reference_.begin && !given_within(*group, phrase)) {
      const auto* service = given_to(*group);
      governed(service != nullptr ? *service : *group->label, pattern);
      return true;
    }
    const auto* label =
        text_.used_as(phrase.head, WordUse::DocumentNoun) ? nullptr : reader_.concept_of(phrase);
    // "ledsagelse til voksne efter § 97": people of whom no more is said
    if (label == nullptr && group == nullptr && reader_.is_people(phrase)) label = given_before(phrase.first);
    if (label != nullptr) governed(*label, pattern);
    return label != nullptr;
  }

  // "merudgifter til G efter § 41": what G are given, of which the provision speaks.
  [[nodiscard]] const std::string* given_to(const Mention& group) const {
    return given_before(token_at(group.span.begin));
  }
  [[nodiscard]] const std::string* given_before(std::uint32_t at) const {
    while (at > reader_.begin() && text_.is(at - 1, Tag::Determiner)) --at;
    if (at <= reader_.begin() || text_.folded(at - 1) != "til") return nullptr;
    const auto* what = reader_.phrase_ending(at - 1);
    if (what == nullptr || reader_.is_people(*what) || text_.used_as(what->head, WordUse::GenericNoun))
      return nullptr;
    return reader_.concept_of(*what);
  }

  // "borgere, der bevilges X": in its relative clause a verb gives the group the phrase.
  [[nodiscard]] bool given_within(const Mention& group, const NounPhrase& phrase) const {
    if (phrase.first <= reader_.begin() || text_.token(phrase.first).source.begin <= group.span.begin)
      return false;
    const auto verb = phrase.first - 1;
    // "borgere, der har boet i et botilbud, jf. § 107": what is offered where they are.
    if (text_.folded(verb) == "i" || text_.folded(verb) == "på") return is_offer(reader_, phrase);
    return text_.used_as(verb, WordUse::DeliverVerb | WordUse::ReceiveVerb) && text_.is(verb, Tag::Verb);
  }

  // The things themselves: of "reglerne om X", "retten til X" it is X.
  bool ruled_things(const std::vector<const NounPhrase*>& subjects, std::string_view pattern) {
    bool found = false;
    for (const auto* who : subjects) {
      if (reader_.is_people(*who)) continue;
      const auto of = reader_.form(who->end);
      const bool general = text_.used_as(who->head, WordUse::GenericNoun | WordUse::RuleNoun);
      if (general && (of == "om" || of == "til" || of == "for" || of == "vedrørende" || of == "af")) {
        for (const auto& member : reader_.objects(who->end + 1)) {
          found = true;
          if (!reader_.is_people(member.phrase)) governed(reader_.term_of(member), pattern);
        }
        continue;
      }
      found = governs(*who, pattern) || found;
    }
    return found;
  }

  // ---- The provision's own subject

  // "§ 85 om X", "§ 85 handler om X", "§ 99 giver hjemmel til X"
  bool own_subject(std::uint32_t after) {
    auto at = after;
    // "I § 85 er der regler om X", "I § 85 findes regler om X"
    if (reader_.form(reader_.begin()) == "i" && reader_.is(at, Tag::Verb)) {
      auto rules = at + 1;
      while (reader_.form(rules) == "der" || reader_.is(rules, Tag::Adverb) || reader_.is(rules, Tag::Verb) ||
             reader_.is(rules, Tag::Determiner))
        ++rules;
      if (reader_.used_as(rules, WordUse::RuleNoun) && reader_.form(rules + 1) == "om") {
        for (const auto& member : reader_.objects(rules + 2)) {
          if (!reader_.is_people(member.phrase)) governed(reader_.term_of(member), "§ om X");
        }
        return true;
      }
    }
    while (reader_.is(at, Tag::Adverb)) ++at;
    if (reader_.is(at, Tag::Verb)) {
      const auto word = reader_.form(at);
      const bool concerns = reader_.used_as(at, WordUse::TreatVerb);
      const bool gives = word == "giver" || word == "indeholder" || word == "fastsætter" || word == "hjemler";
      if (word == "handler" || word == "drejer") {
        while (at < reader_.end() && reader_.form(at) != "om" && !reader_.is(at, Tag::Stop)) ++at;
      } else if (!concerns && !gives) {
        return false;
      }
      ++at;
      if (gives) {
        // "giver kommunen hjemmel til X", "indeholder regler om X": past the general noun, which has to be
        // there.
        const auto noun =
            std::find_if(reader_.phrases().begin(), reader_.phrases().end(), [&](const NounPhrase& one) {
              return one.first >= at && text_.used_as(one.head, WordUse::ClaimNoun | WordUse::RuleNoun);
            });
        if (noun == reader_.phrases().end() || noun->first > at + 3 ||
            !reader_.is(noun->end, Tag::Preposition))
          return false;
        at = past_infinitive(noun->end + 1);
      }
    } else if (reader_.form(at) == "om") {
      ++at;
    } else {
      return false;
    }
    bool found = false;
    for (const auto& member : reader_.objects(at)) {
      if (reader_.is_people(member.phrase)) continue;
      const auto label = !member.whole || reader_.concept_of(member.phrase) != nullptr
                             ? reader_.term_of(member)
                             : std::string();
      found = found || !label.empty();
      governed(label, "§ om X");
    }
    return found;
  }
  // "at tilbyde"
  [[nodiscard]] std::uint32_t past_infinitive(std::uint32_t at) const {
    if (!reader_.is(at, Tag::InfinitiveMarker)) return at;
    ++at;
    while (reader_.is(at, Tag::Verb) || reader_.is(at, Tag::Adverb)) ++at;
    return at;
  }

  // ---- Beside it

  // "Midlertidigt botilbud, § 107", "§ 107 Midlertidigt botilbud", "§ 107 – Midlertidigt botilbud" as a
  // heading or an item of a list.
  bool beside(std::uint32_t first, std::uint32_t after) {
    const auto kind = text_.block_kind(text_.sentences()[reader_.number()]);
    if (kind != BlockKind::Heading && kind != BlockKind::ListItem) return false;
    const auto is_mark = [&](std::uint32_t at) {
      return reader_.is(at, Tag::Comma) || reader_.is(at, Tag::Dash) || reader_.is(at, Tag::Colon) ||
             reader_.is(at, Tag::Stop);
    };
    if (first > reader_.begin() + 1) {
      const auto end = is_mark(first - 1) ? first - 1 : first;
      const auto* before = reader_.phrase_ending(end);
      const bool opens_item = before != nullptr && before->first <= reader_.begin() + 1;
      return opens_item && after + 1 >= reader_.end() && governs(*before, "X, §");
    }
    const auto at = is_mark(after) ? after + 1 : after;
    const auto what = noun_phrase_at(text_, at, reader_.end());
    if (!what || what->end + 1 < reader_.end()) return false;
    return governs(*what, "§ X");
  }

  // ---- Behind a cue

  // "X har hjemmel i §": the subject has its authority there.
  bool authority(std::uint32_t cue) {
    if (cue > reader_.begin() && reader_.form(cue - 1) == "sit") --cue;
    if (cue == reader_.begin() || reader_.form(cue - 1) != "har") return false;
    const auto phrases = reader_.phrases();
    if (phrases.empty() || phrases.front().end > cue) return true;
    const auto& who = phrases.front();
    const auto* body = reader_.mentions().organisation_at(text_.token(who.head).source.begin);
    const auto* label = body != nullptr ? body->label : reader_.concept_of(who);
    if (label != nullptr) governed(*label, "X har hjemmel i §");
    return true;
  }

  bool behind(std::uint32_t cue) {
    const NounPhrase* before = nullptr;
    for (const auto& phrase : reader_.phrases()) {
      if (phrase.end > cue) break;
      before = &phrase;
    }
    if (before == nullptr || cue - before->end > 2) return false;
    // "i medfør af", "i henhold til": only what belongs to the cue may stand between; "uden hjemmel i"
    // denies.
    for (auto at = before->end; at < cue; ++at) {
      if (text_.is(at, Tag::Verb)) return false;
      if (text_.folded(at) == "uden") return true;
    }
    const bool aside = reader_.is(before->end, Tag::Comma);
    if (aside) {
      if (const auto* topic = main_topic(before->first)) {
        if (!reader_.is_people(*topic)) governed(reader_.label_of(*topic), "X efter §");
        return true;
      }
      if (const auto verb = passive_before(before->first); verb != before->first) {
        if (ruled_things(subjects_of(reader_, verb), "X V-es, jf. §")) return true;
      }
    }
    return belongs_to_verb(reader_, *before, aside) || governs(*before, "X efter §");
  }

  // "X registreres og indberettes til Y, jf. §": the passive verb of the clause, which the aside is about;
  // `at` if the clause before token `at` has none.
  [[nodiscard]] std::uint32_t passive_before(std::uint32_t at) const {
    for (auto verb = at; verb > reader_.begin(); --verb) {
      if (text_.is(verb - 1, Tag::Comma) || text_.is(verb - 1, Tag::Relative) ||
          text_.is(verb - 1, Tag::Subjunction))
        return at;
      if (!text_.is(verb - 1, Tag::Verb)) continue;
      return text_.folded(verb - 1).ends_with("s") ? verb - 1 : at;
    }
    return at;
  }

  // "X ydes efter §", "X er reguleret i §", "reglerne om X findes i §": the subject of the verb before it.
  void ruled(std::uint32_t first) {
    auto verb = first;
    constexpr std::uint32_t kFarthest = 6;
    while (verb > reader_.begin() && first - verb < kFarthest) {
      --verb;
      if (text_.is(verb, Tag::Comma) || text_.is(verb, Tag::Stop)) return;
      const bool rules = text_.used_as(verb, WordUse::RegulateVerb);
      const bool passive = text_.is(verb, Tag::Verb) && text_.folded(verb).ends_with("s");
      // "er lovgivningsmæssigt forankret i"
      auto be = verb;
      while (be > reader_.begin() && (text_.is(be - 1, Tag::Adverb) || is_neuter_adjective(be - 1))) --be;
      const bool participle = be > reader_.begin() && text_.used_as(be - 1, WordUse::BeVerb);
      if (!rules && !passive && !participle) continue;
      if (text_.used_as(verb, WordUse::BeVerb | WordUse::ModalVerb)) continue;
      // Nothing but the cue between verb and provision.
      for (auto at = verb + 1; at < first; ++at) {
        const bool cue = text_.is(at, Tag::Preposition) || text_.is(at, Tag::Adverb) ||
                         text_.used_as(at, WordUse::LawCue) || text_.folded(at) == "overensstemmelse" ||
                         text_.folded(at) == "grundlag" || text_.folded(at) == "baggrund" ||
                         text_.folded(at) == "kraft" || text_.folded(at) == "reglerne" ||
                         text_.folded(at) == "bestemmelsen" || text_.folded(at) == "bestemmelserne";
        if (!cue) return;
      }
      auto subjects = subjects_of(reader_, verb);
      if (subjects.empty()) {
        if (const auto* who = reader_.subject(verb)) subjects.push_back(who);
      }
      ruled_things(subjects, "X ydes efter §");
      return;
    }
  }

  // "lovgivningsmæssigt": an adjective as adverb.
  [[nodiscard]] bool is_neuter_adjective(std::uint32_t at) const {
    return text_.is(at, Tag::Adjective) && text_.folded(at).ends_with("t");
  }

  // ---- In front of its clause

  [[nodiscard]] bool opens(std::uint32_t cue) const {
    for (auto at = reader_.begin(); at < cue; ++at) {
      if (!text_.is(at, Tag::Preposition) && !text_.is(at, Tag::Adverb)) return false;
    }
    return true;
  }

  // "Efter § 97 kan kommunen tilbyde X", "... ydes X", "... har G ret til X"
  void fronted(std::uint32_t after) {
    auto verb = after;
    if (reader_.is(verb, Tag::Comma)) ++verb;
    if (!reader_.is(verb, Tag::Verb)) return;
    auto object = verb + 1;
    if (reader_.form(verb).ends_with("s") || text_.used_as(verb, WordUse::BeVerb)) {
      while (reader_.is(object, Tag::Adverb) || reader_.form(object) == "der") ++object;
      return things(object);
    }
    // Past the subject to the last verb of the clause.
    auto last = verb;
    for (auto at = verb + 1; at < reader_.end(); ++at) {
      if (text_.is(at, Tag::Stop) || text_.is(at, Tag::Comma) || text_.is(at, Tag::Subjunction) ||
          text_.is(at, Tag::Relative))
        break;
      if (text_.is(at, Tag::Verb)) last = at;
    }
    if (last != verb) return things(last + 1);
    // "tilbyder kommunen X", "har G ret til X"
    const auto subject = noun_phrase_at(text_, verb + 1, reader_.end());
    if (!subject) return;
    auto at = subject->end;
    if (const auto* group = reader_.mentions().group_at(text_.token(subject->core).source.begin)) {
      while (at < reader_.end() && text_.token(at).source.begin < group->span.end) ++at;
    }
    if (reader_.used_as(at, WordUse::ClaimNoun) && reader_.is(at + 1, Tag::Preposition))
      at = past_infinitive(at + 2);
    things(at);
  }
  void things(std::uint32_t object) {
    for (const auto& member : reader_.objects(object)) {
      if (reader_.is_people(member.phrase)) continue;
      if (!member.whole || reader_.concept_of(member.phrase) != nullptr)
        governed(reader_.term_of(member), "efter § gives X");
    }
  }

  // Where token `at` stands in a clause with "hvis" or "når", the object of the verb before that clause.
  [[nodiscard]] const NounPhrase* main_topic(std::uint32_t at) const {
    auto clause = at;
    bool conditional = false;
    for (auto i = at; i > reader_.begin() && !conditional; --i) {
      const auto word = reader_.form(i - 1);
      if (word != "hvis" && word != "når" && word != "såfremt" && word != "medmindre") continue;
      clause = i - 1;
      conditional = true;
    }
    if (!conditional) return nullptr;
    const NounPhrase* nearest = nullptr;
    for (const auto& phrase : reader_.phrases()) {
      if (phrase.end <= clause) nearest = &phrase;
    }
    if (nearest == nullptr || clause - nearest->end > 2) return nullptr;
    const auto* top = reader_.top_of(*nearest);
    return top->first > reader_.begin() && text_.is(top->first - 1, Tag::Verb) ? top : nullptr;
  }

  RelationReader& reader_;
  const TaggedText& text_;
  std::string provision_;
  ByteSpan reference_{};
};

}  // namespace

void find_provisions(RelationReader& reader) {
  std::vector<const LawReference*> references;
  for (const auto& reference : reader.facts().law_references) {
    const bool stated =
        reference.resolution == LawResolution::Explicit || reference.resolution == LawResolution::Context;
    const bool compound = reference.kind == LawReferenceKind::ParagraphCompound && stated;
    const bool provision = reference.kind == LawReferenceKind::ParagraphRef || compound;
    if (provision && !reference.law.empty() && !reference.paragraf.empty()) references.push_back(&reference);
  }
  std::sort(references.begin(), references.end(),
            [](const LawReference* a, const LawReference* b) { return a->source < b->source; });
  const auto& sentences = reader.text().sentences();
  std::uint32_t number = 0;
  ProvisionFinder finder(reader);
  for (const auto* reference : references) {
    while (number < sentences.size() && sentences[number].source.end <= reference->source.begin) ++number;
    if (number >= sentences.size()) return;
    if (sentences[number].source.begin > reference->source.begin) continue;
    reader.enter(number);
    finder.read(*reference);
  }
}

}  // namespace vidensgraf
