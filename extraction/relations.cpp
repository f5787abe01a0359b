#include "extraction/relations.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "extraction/relation_mentions.h"
#include "extraction/term_form.h"
#include "extraction/text_scan.h"

// Relations from what a sentence says (Hearst 1992 for enumerations), one function for each wording:
//
//   broader           A, B og C after "fx", "herunder", "såsom", "i form af"; "X er en Y, der"; "systemerne A
//   og B";
//                     "inddeles i A og B"; a heading "X i Y" beside X
//   part_of           "X omfatter A og B", "X omfatter flere niveauer:" with numbered headings; "A er en del
//   af B" has_target_group  "X er målrettet G", "X rettet mod G"; "borgere med behov for X" related "X
//   henviser til den Y"; "X kræver Y" governed_by       "X efter servicelovens § 85", "X har hjemmel i § 13
//   b" abbreviation_of   from the abbreviations
//
// Known misses: relations over sentence borders apart from lists, pronouns as subjects, "related" by any
// other verb.

namespace vidensgraf {
namespace {

class RelationFinder {
 public:
  RelationFinder(const TaggedText& text, const NounPhrases& phrases, const Analyzer& analyzer,
                 const DocumentFacts& facts)
      : text_(text), phrases_(phrases), analyzer_(analyzer), facts_(facts), mentions_(text, facts) {}

  std::vector<Relation> run() {
    const auto& sentences = text_.sentences();
    for (number_ = 0; number_ < sentences.size(); ++number_) {
      sentence_ = &sentences[number_];
      begin_ = sentence_->first_token;
      end_ = sentence_->end_token;
      switch (text_.block_kind(*sentence_)) {
        case BlockKind::TableOfContents:
        case BlockKind::Boilerplate:
        case BlockKind::ReferenceEntry:
        case BlockKind::TableRow:
          continue;
        default:
          break;
      }
      read_sentence();
    }
    from_target_groups();
    from_definitions();
    from_headings();
    from_law_references();
    for (const auto& abbreviation : facts_.abbreviations) {
      if (!abbreviation.long_form.empty()) {
        add(abbreviation.short_form, RelationType::AbbreviationOf, abbreviation.long_form,
            abbreviation.introduction, "X (Y)");
      }
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Relation& a, const Relation& b) { return a.source < b.source; });
    return std::move(found_);
  }

 private:
  void add(const std::string& from, RelationType type, const std::string& to, ByteSpan source,
           std::string pattern) {
    if (from.empty() || to.empty() || from == to) return;
    if (!seen_.emplace(from, type, to).second) return;
    Relation relation;
    relation.from = from;
    relation.type = type;
    relation.to = to;
    relation.source = source;
    relation.pattern = std::move(pattern);
    found_.push_back(std::move(relation));
  }

  [[nodiscard]] const std::string* concept_of(const NounPhrase& phrase) const {
    return mentions_.concept_of(phrase);
  }
  // The same, or the phrase's own label where it is specific enough to stand for itself.
  [[nodiscard]] std::string label_of(const NounPhrase& phrase) const {
    if (const auto* label = concept_of(phrase)) return *label;
    if (text_.used_as(phrase.head, WordUse::GenericNoun | WordUse::GroupHead | WordUse::DocumentNoun))
      return {};
    if (!text_.is(phrase.head, Tag::Noun)) return {};
    return term_form(text_, analyzer_, phrase).label;
  }

  [[nodiscard]] std::string_view form(std::uint32_t at) const {
    return at < end_ ? text_.folded(at) : std::string_view();
  }
  [[nodiscard]] ByteSpan whole() const { return sentence_->source; }

  // The concept that the sentence is about: its first phrase, if that stands before the verb at `verb` with
  // nothing but prepositional phrases between.
  [[nodiscard]] const NounPhrase* subject(std::uint32_t verb) const {
    for (const auto& phrase : phrases_.of_sentence(number_)) {
      if (phrase.end > verb) return nullptr;
      if (phrase.first > begin_ + 4) return nullptr;
      for (auto at = phrase.end; at < verb; ++at) {
        if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Relative) || text_.is(at, Tag::Subjunction) ||
            (text_.is(at, Tag::Verb) && !text_.used_as(at, WordUse::ModalVerb | WordUse::BeVerb))) {
          return nullptr;
        }
      }
      return &phrase;
    }
    return nullptr;
  }

  void read_sentence() {
    for (auto at = begin_; at < end_; ++at) {
      const auto uses = text_[at].uses;
      if (any(uses, WordUse::TargetCue)) targeted(at);
      if (any(uses, WordUse::RequireVerb)) required(at);
      if (any(uses, WordUse::ContainVerb) && text_.is(at, Tag::Verb)) contained(at);
      if (any(uses, WordUse::ListCue)) listed(at, at + 1);
      const auto word = form(at);
      if (word == "i" && form(at + 1) == "form" && form(at + 2) == "af") listed(at, at + 3);
      if (word == "for" && form(at + 1) == "eksempel" && at > begin_ && form(at - 1) != "af")
        listed(at, at + 2);
      if (word == "del" && form(at + 1) == "af") part(at);
      if (word == "i") name_in_organisation(at);
      if (any(uses, WordUse::EffectVerb)) affected(at);
      if (word == "forankret" || word == "placeret") anchored(at);
    }
    named_kinds();
    for_groups();
  }

  // "X styrker Y", "X kan skabe Y og Z", "X giver N nogle Y": what the one does to the other.
  void affected(std::uint32_t verb) {
    if (!text_.is(verb, Tag::Verb) || form(verb).ends_with("t") || form(verb).ends_with("s")) return;
    // "kan styrke" says what is possible.
    if (text_.used_as(verb - 1, WordUse::ModalVerb)) return;
    const auto* who = subject(verb);
    if (who == nullptr) return;
    const auto* from = concept_of(*who);
    if (from == nullptr) return;
    auto at = verb + 1;
    while (at < end_ && text_.is(at, Tag::Adverb)) ++at;
    if (form(at) == "til") ++at;
    const auto receiver = noun_phrase_at(text_, at, end_);
    if (!receiver || text_.used_as(receiver->head, WordUse::EvaluativeNoun)) return;  // "skaber behov for"
    // "giver tilbuddet nogle fordele": whom it is given to, and what.
    const auto given = noun_phrase_at(text_, receiver->end, end_);
    if (given && receiver->definite && !text_.is_genitive(receiver->head)) at = receiver->end;
    for_objects(at, [&](const NounPhrase& object) {
      const auto* to = concept_of(object);
      if (to != nullptr && !text_.used_as(object.head, WordUse::GroupHead | WordUse::GroupNoun))
        add(*from, RelationType::Related, *to, whole(), "X styrker Y");
    });
  }

  // "X er forankret i ORGANISATION"
  void anchored(std::uint32_t participle) {
    if (form(participle + 1) != "i" || participle < begin_ + 2 || participle + 2 >= end_) return;
    const auto* body = mentions_.organisation_at(text_.token(participle + 2).source.begin);
    const auto* who = subject(participle - 1);
    if (body == nullptr || who == nullptr) return;
    const auto* named = mentions_.organisation_at(text_.token(who->head).source.begin);
    const auto* label = named != nullptr ? named->label : concept_of(*who);
    if (label != nullptr) add(*label, RelationType::PartOf, *body->label, whole(), "X er forankret i Y");
  }

  // "behandlingstilbud til mennesker med X", "varmestuer for G", "X leverer indsatser til G"
  void for_groups() {
    const auto phrases = phrases_.of_sentence(number_);
    for (auto at = begin_ + 1; at + 1 < end_; ++at) {
      const auto word = form(at);
      if (word != "til" && word != "for") continue;
      auto first = at + 1;
      while (first < end_ &&
             (text_.is(first, Tag::Determiner) || text_.is(first, Tag::Numeral) ||
              (text_.is(first, Tag::Adjective) && text_.used_as(first, WordUse::GenericAdjective))))
        ++first;
      if (first >= end_) continue;
      const auto* group = mentions_.group_at(text_.token(first).source.begin);
      if (group == nullptr) continue;
      const NounPhrase* before = nullptr;
      for (const auto& phrase : phrases) {
        if (phrase.end == at) before = &phrase;
      }
      if (before == nullptr) continue;
      const auto* direct = mentions_.concept_within(*before);
      if (direct != nullptr && word == "for" && before->definite) continue;  // "tilstanden for borgere"
      if (direct != nullptr && !text_.used_as(before->head, WordUse::GenericNoun)) {
        // With what is coordinated before it: "væresteder og varmestuer for G".
        add(*direct, RelationType::HasTargetGroup, *group->label,
            {text_.token(before->first).source.begin, group->span.end}, "X til G");
        for (const auto& phrase : phrases) {
          const auto next = skip_coordinator(text_, phrase.end, end_);
          if (next == phrase.end || next != before->first) continue;
          if (const auto* other = concept_of(phrase)) {
            add(*other, RelationType::HasTargetGroup, *group->label,
                {text_.token(phrase.first).source.begin, group->span.end}, "X til G");
          }
        }
        continue;
      }
      // "X skal levere indsatser til G": the subject, or what a relative clause is about.
      for (auto verb = begin_ + 1; verb < before->first; ++verb) {
        if (!text_.used_as(verb, WordUse::DeliverVerb) || !text_.is(verb, Tag::Verb)) continue;
        auto opening = verb;
        while (opening > begin_ + 1 && text_.is(opening - 1, Tag::Verb)) --opening;
        const NounPhrase* who = nullptr;
        if (text_.is(opening - 1, Tag::Relative) && opening >= begin_ + 3) {
          for (const auto& phrase : phrases) {
            if (phrase.end + 2 == opening || phrase.end + 1 == opening) who = &phrase;
          }
        } else {
          who = subject(verb);
        }
        if (who == nullptr) continue;
        const auto* label = concept_of(*who);
        if (label != nullptr)
          add(*label, RelationType::HasTargetGroup, *group->label, whole(), "X leverer til G");
        break;
      }
    }
  }

  // "X er målrettet G", "X, der er rettet mod G"
  void targeted(std::uint32_t cue) {
    if (!text_.is(cue, Tag::Verb) && !text_.is(cue, Tag::Adjective)) return;
    const auto* group = mentions_.first_group({text_.token(cue).source.end, whole().end});
    if (group == nullptr) return;
    // The group comes directly after the cue and its preposition.
    auto at = cue + 1;
    while (at < end_ &&
           (text_.is(at, Tag::Preposition) || text_.is(at, Tag::Determiner) || text_.is(at, Tag::Adverb)))
      ++at;
    if (at >= end_ || text_.token(at).source.begin != group->span.begin) return;
    // Directly before it "indsatser rettet mod", or the sentence's subject.
    for (const auto& phrase : phrases_.of_sentence(number_)) {
      if (phrase.end == cue) {
        if (const auto* label = concept_of(phrase)) {
          add(*label, RelationType::HasTargetGroup, *group->label, whole(), "X rettet mod G");
          return;
        }
      }
    }
    const auto phrases = phrases_.of_sentence(number_);
    if (phrases.empty() || phrases.front().end > cue || phrases.front().first > begin_ + 3) return;
    if (const auto* label = concept_of(phrases.front())) {
      add(*label, RelationType::HasTargetGroup, *group->label, whole(), "X er målrettet G");
    }
  }

  // "X kræver Y og Z"
  void required(std::uint32_t verb) {
    if (!text_.is(verb, Tag::Verb)) return;
    const auto* who = subject(verb);
    if (who == nullptr) return;
    const auto* from = concept_of(*who);
    if (from == nullptr) return;
    for_objects(verb + 1, [&](const NounPhrase& object) {
      if (const auto* to = concept_of(object)) add(*from, RelationType::Related, *to, whole(), "X kræver Y");
    });
  }

  // The object after a verb: a phrase, the "for"/"af" phrase of a general one ("nye former for samarbejde"),
  // and what is coordinated with it.
  template <class Call>
  void for_objects(std::uint32_t at, Call&& call) {
    while (at < end_ && text_.is(at, Tag::Adverb)) ++at;
    auto phrase = noun_phrase_at(text_, at, end_);
    if (!phrase) return;
    if (text_.used_as(phrase->head, WordUse::GenericNoun) &&
        (form(phrase->end) == "for" || form(phrase->end) == "af")) {
      const auto inner = noun_phrase_at(text_, phrase->end + 1, end_);
      if (inner) phrase = inner;
    }
    for (const auto& member : coordinated_phrases(text_, *phrase, end_)) call(member);
  }

  // "X omfatter A, B og C"; "X omfatter flere niveauer:" with a list or numbered headings below.
  void contained(std::uint32_t verb) {
    const auto* who = subject(verb);
    if (who == nullptr) return;
    std::string whole_label;
    // A coordinated subject is one thing: "komplekse problemer og/eller støttebehov".
    auto last = *who;
    for (const auto& phrase : phrases_.of_sentence(number_)) {
      if (phrase.end <= verb) last = phrase;
    }
    const auto* pair = mentions_.concept_ending(text_.token(last.head).source.end);
    if (pair != nullptr && pair->span.begin <= text_.token(who->head).source.begin) {
      whole_label = *pair->label;
    } else if (last.first == who->first) {
      if (const auto* label = concept_of(*who)) whole_label = *label;
    }
    if (whole_label.empty()) return;
    if (form(end_ - 1) == ":") {
      for_list_below([&](const NounPhrase& item) {
        if (const auto* label = concept_of(item))
          add(*label, RelationType::PartOf, whole_label, whole(), "X omfatter: A, B");
      });
      return;
    }
    for_objects(verb + 1, [&](const NounPhrase& object) {
      if (const auto* label = concept_of(object))
        add(*label, RelationType::PartOf, whole_label, whole(), "X omfatter A og B");
    });
  }

  // The list items directly below, or the headings numbered 1, 2, 3 that follow.
  template <class Call>
  void for_list_below(Call&& call) {
    const auto& sentences = text_.sentences();
    int expected = 1;
    constexpr std::size_t kFarthest = 60;
    for (std::size_t i = number_ + 1; i < std::min<std::size_t>(sentences.size(), number_ + kFarthest); ++i) {
      const auto& below = sentences[i];
      const auto kind = text_.block_kind(below);
      const bool item = kind == BlockKind::ListItem;
      if (item && expected == 1) {
        auto at = below.first_token;
        while (at < below.end_token && text_.token(at).kind != TokenKind::Word) ++at;
        if (const auto phrase = noun_phrase_at(text_, at, below.end_token)) call(*phrase);
        continue;
      }
      if (kind != BlockKind::Heading && !(item && expected > 1)) {
        if (expected == 1) return;  // neither list nor numbering
        continue;
      }
      const auto first = text_.token(below.first_token).form;
      if (first != std::to_string(expected)) {
        if (kind == BlockKind::Heading) return;
        continue;
      }
      ++expected;
      auto at = below.first_token + 1;
      while (at < below.end_token && text_.token(at).kind != TokenKind::Word) ++at;
      if (const auto phrase = noun_phrase_at(text_, at, below.end_token)) call(*phrase);
    }
  }

  // "værktøjer; fx A, B og C", "ydelser, herunder A", "støtte i form af A"
  void listed(std::uint32_t cue, std::uint32_t items) {
    while (items < end_ &&
           (form(items) == "for" || form(items) == "eksempel" || text_.used_as(items, WordUse::ListCue) ||
            form(items) == "bl.a." || text_.is(items, Tag::Colon))) {
      ++items;
    }
    const auto first = noun_phrase_at(text_, items, end_);
    if (!first) return;
    const auto kind = kind_before(cue);
    if (kind.empty()) return;
    for (const auto& member : coordinated_phrases(text_, *first, end_)) {
      if (member.possessed || text_.is_genitive(member.head)) break;
      if (text_.used_as(member.head, WordUse::GroupHead | WordUse::GroupNoun)) break;
      if (member.noun != member.head) {
        // "synskonsulent- eller dobbeltdiagnoseuddannelse": two kinds.
        for (auto token = member.noun; token < member.head; ++token) {
          if (!text_[token].suspended) continue;
          const auto full = complete_suspended(text_, token, member.head);
          if (full.empty()) continue;
          add(term_form(text_, analyzer_, {}, member.head, full).label, RelationType::Broader, kind, whole(),
              "Y, fx A og B");
        }
        add(term_form(text_, analyzer_, {}, member.head).label, RelationType::Broader, kind, whole(),
            "Y, fx A og B");
        continue;
      }
      const auto label = label_of(member);
      if (!label.empty()) add(label, RelationType::Broader, kind, whole(), "Y, fx A og B");
    }
  }

  // What the items after a cue are kinds of: the phrase right before it. After a semicolon or colon the whole
  // clause is meant, so that is the phrase before its relative clause.
  [[nodiscard]] std::string kind_before(std::uint32_t cue) const {
    auto before = cue;
    bool whole_clause = false;
    while (before > begin_ && (text_.is(before - 1, Tag::Comma) || text_.is(before - 1, Tag::Stop) ||
                               text_.is(before - 1, Tag::Colon) || text_.is(before - 1, Tag::Open) ||
                               form(before - 1) == "som")) {
      --before;
      whole_clause = whole_clause || text_.is(before, Tag::Stop) || text_.is(before, Tag::Colon);
    }
    if (before == cue && form(cue) != "i" && form(cue) != "herunder" && form(cue) != "såsom") return {};
    const NounPhrase* nearest = nullptr;
    const NounPhrase* previous = nullptr;
    const NounPhrase* relative_head = nullptr;
    for (const auto& phrase : phrases_.of_sentence(number_)) {
      if (phrase.end > before) break;
      previous = nearest;
      nearest = &phrase;
      if (form(phrase.end) == "," && (form(phrase.end + 1) == "der" || form(phrase.end + 1) == "som")) {
        relative_head = &phrase;
      }
    }
    if (nearest == nullptr || nearest->end != before) return {};
    if (whole_clause && relative_head != nullptr && relative_head != nearest && is_plural(*relative_head)) {
      const auto& head = *relative_head;
      // "værktøjer, der kan anvendes til Z": a "værktøj til Z".
      for (auto at = head.end + 2; at < nearest->first; ++at) {
        if (text_.used_as(at, WordUse::UseVerb) && form(at + 1) == "til") {
          return term_form(text_, analyzer_, {}, head.head).label + " " +
                 label_wording(text_, at + 1, nearest->end);
        }
      }
      return label_of(head);
    }
    // "aktiviteter af uformel karakter i form af ...": kinds are kinds of something in the plural.
    if (!is_plural(*nearest) && form(cue) != "herunder") {
      const bool attached = previous != nullptr && previous->end + 1 == nearest->first &&
                            text_.is(previous->end, Tag::Preposition);
      if (!attached || !is_plural(*previous)) return {};
      nearest = previous;
    }
    if (text_.used_as(nearest->head, WordUse::GroupHead | WordUse::GroupNoun)) return {};
    const auto* label = concept_of(*nearest);
    return label != nullptr ? *label : std::string();
  }
  [[nodiscard]] bool is_plural(const NounPhrase& phrase) const {
    const auto* reading = text_[phrase.head].reading;
    return reading != nullptr &&
           (has(reading->features, Feature::Plural) || !has(reading->features, Feature::Singular));
  }

  // "A er en del af B"
  void part(std::uint32_t noun) {
    if (noun < begin_ + 3 || !text_.used_as(noun - 2, WordUse::BeVerb) || form(noun - 1) != "en") return;
    const auto* who = subject(noun - 2);
    const auto what = noun_phrase_at(text_, noun + 2, end_);
    if (who == nullptr || !what) return;
    const auto* from = concept_of(*who);
    const auto* to = concept_of(*what);
    if (from != nullptr && to != nullptr) add(*from, RelationType::PartOf, *to, whole(), "A er en del af B");
  }

  // "Den Nationale Koordinationsstruktur i Socialstyrelsen": a named unit in a body.
  void name_in_organisation(std::uint32_t at) {
    if (at == begin_ || at + 1 >= end_) return;
    const auto* name = mentions_.concept_ending(text_.token(at - 1).source.end);
    if (name == nullptr) return;
    const auto& bytes = text_.document().text;
    const auto surface = cut(bytes, name->span);
    const bool capital =
        surface.find(' ') != std::string_view::npos && text_.token(at - 1).form != text_.folded(at - 1);
    if (!capital) return;
    const auto next = text_.token(at + 1).source;
    const auto* organisation = mentions_.first_organisation({next.begin, whole().end});
    if (organisation == nullptr || organisation->span.begin != next.begin) return;
    add(*name->label, RelationType::PartOf, *organisation->label, {name->span.begin, organisation->span.end},
        "X i ORGANISATION");
  }

  // "dokumentationssystemerne A (...) og B": a definite plural right before names.
  void named_kinds() {
    for (const auto& phrase : phrases_.of_sentence(number_)) {
      if (!phrase.definite || phrase.end >= end_ || !is_plural(phrase) || text_.is_genitive(phrase.head))
        continue;
      if (text_.token(phrase.head).form != text_.folded(phrase.head) && phrase.head != begin_) continue;
      const auto kind = label_of(phrase);
      if (kind.empty()) continue;
      auto at = phrase.end;
      while (const auto* name = name_at(at)) {
        add(*name->label, RelationType::Broader, kind, whole(), "Y-erne A og B");
        while (at < end_ && text_.token(at).source.begin < name->span.end) ++at;
        if (at < end_ && text_.is(at, Tag::Open)) {
          while (at < end_ && !text_.is(at, Tag::Close)) ++at;
          ++at;
        }
        const auto next = at < end_ ? skip_coordinator(text_, at, end_) : at;
        if (next == at) break;
        at = next;
      }
    }
  }
  [[nodiscard]] const Mention* name_at(std::uint32_t at) const {
    if (at >= end_ || text_.token(at).word == nullptr || text_.token(at).form == text_.folded(at))
      return nullptr;
    for (auto last = at + 1; last < std::min(end_, at + 6); ++last) {
      const auto* found = mentions_.concept_ending(text_.token(last).source.end);
      if (found != nullptr && found->span.begin == text_.token(at).source.begin) return found;
    }
    return nullptr;
  }

  // "borgere med behov for X": X is for them.
  void from_target_groups() {
    for (const auto& group : facts_.target_groups) {
      if (group.label.find("behov for ") == std::string::npos) continue;
      for (const auto span : group.occurrences) {
        const auto* mention = mentions_.concept_ending(span.end);
        if (mention == nullptr || mention->span.begin <= span.begin) continue;
        const auto before = cut(text_.document().text, {span.begin, mention->span.begin});
        const auto need = before.rfind("behov for");
        // Right after "behov for", articles and a coordinated adjective apart.
        if (need == std::string_view::npos) continue;
        const auto between = before.substr(need + std::string_view("behov for").size());
        const bool other =
            between.find(" på ") != std::string_view::npos || between.find(" i ") != std::string_view::npos ||
            between.find(" af ") != std::string_view::npos || between.find(" til ") != std::string_view::npos;
        if (other || between.size() > 40) continue;
        add(*mention->label, RelationType::HasTargetGroup, group.label, span, "G med behov for X");
      }
    }
  }

  // "X er en Y, der", "X henviser til den Y", "inddeles i X og Z"
  void from_definitions() {
    for (const auto& definition : facts_.definitions) {
      number_ = sentence_at(definition.core.begin);
      if (number_ >= text_.sentences().size()) continue;
      sentence_ = &text_.sentences()[number_];
      begin_ = sentence_->first_token;
      end_ = sentence_->end_token;
      const auto phrases = phrases_.of_sentence(number_);
      if (definition.kind == DefinitionKind::Criterion) {
        under_heading(definition);
        continue;
      }
      if (definition.kind == DefinitionKind::Alias) {
        other_name(definition);
        continue;
      }
      if (definition.pattern == "inddeles i X og Y") {
        const auto head = definition.term.substr(0, definition.term.find(' '));
        for (const auto& phrase : phrases) {
          const auto* label = concept_of(phrase);
          if (label != nullptr && *label == head) {
            add(definition.term, RelationType::Broader, head, definition.core, definition.pattern);
            break;
          }
        }
        continue;
      }
      const bool refers = definition.pattern == "X henviser til";
      const bool is_a = definition.pattern == "X er en Y, der" || definition.pattern == "X defineres som" ||
                        definition.pattern == "X forstås som";
      if (!refers && !is_a) continue;
      // The genus: the first phrase after the term.
      for (const auto& phrase : phrases) {
        if (text_.token(phrase.first).source.begin < definition.surface_term.end) continue;
        const auto* label = concept_of(phrase);
        if (label != nullptr && !text_.used_as(phrase.head, WordUse::GroupHead)) {
          add(definition.term, refers ? RelationType::Related : RelationType::Broader, *label,
              definition.core, definition.pattern);
        }
        break;
      }
      if (refers) required_in(definition);
    }
  }
  // A criterion is one of those that the heading above it names: "Kriterier for ...".
  void under_heading(const Definition& definition) {
    const auto& blocks = text_.document().blocks;
    if (sentence_->block >= blocks.size()) return;
    const auto heading = blocks[sentence_->block].heading;
    if (heading >= blocks.size()) return;
    const auto number = sentence_at(blocks[heading].source.begin);
    if (number >= text_.sentences().size()) return;
    const auto phrases = phrases_.of_sentence(number);
    if (phrases.empty() || !text_.used_as(phrases.front().head, WordUse::CriterionHeading)) return;
    const auto kind = term_form(text_, analyzer_, phrases.front()).label;
    add(definition.term, RelationType::Broader, kind, definition.core, "kriterium");
  }

  // "den nationale X, også kaldet XYZ": the short name stands for the phrase before it.
  void other_name(const Definition& definition) {
    const auto name = std::string_view(definition.term);
    const bool capitals =
        name.size() > 1 && name == upper_case_of(name) && name.find(' ') == std::string_view::npos;
    if (!capitals) return;
    for (const auto& phrase : phrases_.of_sentence(number_)) {
      if (phrase.end >= end_ || !(text_.is(phrase.end, Tag::Comma) || text_.is(phrase.end, Tag::Open)))
        continue;
      const auto next = phrase.end + 1;
      if (next >= end_ || !text_.used_as(next, WordUse::FurtherCue | WordUse::NameVerb)) continue;
      const auto to = phrase.definite && phrase.modifier_count > 0
                          ? label_wording(text_, article_of(phrase), phrase.end)
                          : term_form(text_, analyzer_, phrase).label;
      add(definition.term, RelationType::AbbreviationOf, to, definition.core, "Y, også kaldet X");
      return;
    }
  }
  [[nodiscard]] std::uint32_t article_of(const NounPhrase& phrase) const {
    auto first = phrase.first;
    while (first < phrase.core && text_.is(first, Tag::Numeral)) ++first;
    return first;
  }
  // Only capitals of A-Z matter for short names.
  [[nodiscard]] static std::string upper_case_of(std::string_view text) {
    std::string upper(text);
    for (auto& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return upper;
  }

  // "..., der kræver Y" inside a definition: what the defined thing requires.
  void required_in(const Definition& definition) {
    for (auto at = begin_; at < end_; ++at) {
      if (!text_.used_as(at, WordUse::RequireVerb) || !text_.is(at, Tag::Verb) || at == begin_) continue;
      if (!text_.is(at - 1, Tag::Relative)) continue;
      for_objects(at + 1, [&](const NounPhrase& object) {
        if (const auto* to = concept_of(object)) {
          add(definition.term, RelationType::Related, *to, definition.core, "X, der kræver Y");
        }
      });
    }
  }
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const {
    const auto& sentences = text_.sentences();
    auto at =
        std::upper_bound(sentences.begin(), sentences.end(), byte,
                         [](std::uint32_t wanted, const Sentence& one) { return wanted < one.source.begin; });
    // Boilerplate that interrupts a sentence comes after it, so the order is not quite that of the text.
    for (int i = 0; i < 4 && at != sentences.begin(); ++i) {
      --at;
      if (at->source.begin <= byte && byte < at->source.end) {
        return static_cast<std::uint32_t>(at - sentences.begin());
      }
    }
    return static_cast<std::uint32_t>(sentences.size());
  }

  // A heading "X i Y" names a kind of X, where X is a concept of more than one word.
  void from_headings() {
    std::unordered_map<std::string_view, const Concept*> by_label;
    for (const auto& one : facts_.concepts) by_label.emplace(one.label, &one);
    for (const auto& one : facts_.concepts) {
      const auto at = one.label.find(" i ");
      if (at == std::string::npos || one.occurrences.empty()) continue;
      const auto head = std::string_view(one.label).substr(0, at);
      if (!has_indefinite_tail(one) || head.find(' ') == std::string_view::npos ||
          head.find(" af ") != std::string_view::npos)
        continue;
      const auto broader = by_label.find(head);
      if (broader == by_label.end()) continue;
      add(one.label, RelationType::Broader, broader->second->label, one.occurrences.front(), "X i Y");
    }
  }

  // "i tværgående teams" names a kind; "i kommunerne" only says where.
  [[nodiscard]] bool has_indefinite_tail(const Concept& one) const {
    const auto number = sentence_at(one.occurrences.front().begin);
    if (number >= text_.sentences().size()) return false;
    for (const auto& phrase : phrases_.of_sentence(number)) {
      if (text_.token(phrase.head).source.end == one.occurrences.front().end) return !phrase.definite;
    }
    return false;
  }

  // "X efter servicelovens § 85", "X, jf. § 83", "X har hjemmel i § 13 b"
  void from_law_references() {
    const auto& sentences = text_.sentences();
    std::size_t at_sentence = 0;
    std::vector<const LawReference*> references;
    for (const auto& reference : facts_.law_references) {
      const bool provision = reference.kind == LawReferenceKind::ParagraphRef;
      if (provision && !reference.law.empty() && !reference.paragraf.empty())
        references.push_back(&reference);
    }
    std::sort(references.begin(), references.end(),
              [](const LawReference* a, const LawReference* b) { return a->source < b->source; });
    for (const auto* reference : references) {
      while (at_sentence < sentences.size() && sentences[at_sentence].source.end <= reference->source.begin)
        ++at_sentence;
      if (at_sentence >= sentences.size()) return;
      if (sentences[at_sentence].source.begin > reference->source.begin) continue;
      number_ = static_cast<std::uint32_t>(at_sentence);
      sentence_ = &sentences[at_sentence];
      begin_ = sentence_->first_token;
      end_ = sentence_->end_token;
      governed(*reference);
    }
  }
  void governed(const LawReference& reference) {
    auto at = begin_;
    while (at < end_ && text_.token(at).source.begin < reference.source.begin) ++at;
    auto cue = at;
    int steps = 0;
    bool found = false;
    bool authority = false;
    while (cue > begin_ && steps < 5 && !found) {
      --cue;
      ++steps;
      authority = text_.folded(cue) == "hjemmel";
      found = text_.used_as(cue, WordUse::LawCue);
      if (text_.is(cue, Tag::Stop)) return;
    }
    if (!found) return;
    const auto provision = reference.law + "#" + reference.paragraf;
    const NounPhrase* before = nullptr;
    for (const auto& phrase : phrases_.of_sentence(number_)) {
      if (phrase.end > cue) break;
      before = &phrase;
      if (authority) break;  // the subject has its authority there
    }
    if (before == nullptr) return;
    if (!authority && cue - before->end > 2) return;
    // "pårørende til personer med X, jf. § 82": the law speaks of the people, not of X.
    if (!authority && mentions_.inside_group(text_.token(before->head).source)) return;
    const auto* body = mentions_.organisation_at(text_.token(before->head).source.begin);
    if (authority && body != nullptr) {
      add(*body->label, RelationType::GovernedBy, provision, whole(), "X har hjemmel i §");
      return;
    }
    if (const auto* label = concept_of(*before)) {
      add(*label, RelationType::GovernedBy, provision, whole(),
          authority ? "X har hjemmel i §" : "X efter §");
    }
  }

  const TaggedText& text_;
  const NounPhrases& phrases_;
  const Analyzer& analyzer_;
  const DocumentFacts& facts_;
  Mentions mentions_;
  const Sentence* sentence_ = nullptr;
  std::uint32_t number_ = 0;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::set<std::tuple<std::string, RelationType, std::string>> seen_;
  std::vector<Relation> found_;
};

}  // namespace

std::vector<Relation> find_relations(const TaggedText& text, const NounPhrases& phrases,
                                     const Analyzer& analyzer, const DocumentFacts& facts) {
  return RelationFinder(text, phrases, analyzer, facts).run();
}

}  // namespace vidensgraf
