#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/coordination.h"
#include "extraction/grammar/noun_phrases.h"
#include "extraction/relations/relation_mentions.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// A member of a list with the label under which relations name it.
struct LabelledConjunct {
  Conjunct conjunct;
  std::string label;
};

/// One sentence at a time, with the questions that every finder of relations asks: what a phrase is called,
/// what the subject of a verb is, what its objects are, what a phrase hangs on. Collects what the finders
/// find.
///
/// Borrows what it is made from; all of it must outlive the reader.
class RelationReader {
 public:
  RelationReader(const TaggedText& text, const NounPhrases& phrases, const Analyzer& analyzer,
                 const DocumentFacts& facts);

  /// Makes sentence number `number` the one that is read.
  void enter(std::uint32_t number);
  /// The number of the sentence that holds `byte`; the number of sentences if none does.
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const;

  [[nodiscard]] const TaggedText& text() const { return text_; }
  [[nodiscard]] const DocumentFacts& facts() const { return facts_; }
  [[nodiscard]] const Mentions& mentions() const { return mentions_; }
  [[nodiscard]] const Analyzer& analyzer() const { return analyzer_; }

  // ---- The sentence

  [[nodiscard]] std::uint32_t number() const { return number_; }
  [[nodiscard]] std::uint32_t begin() const { return begin_; }
  [[nodiscard]] std::uint32_t end() const { return end_; }
  [[nodiscard]] ByteSpan source() const { return sentence_->source; }
  [[nodiscard]] std::span<const NounPhrase> phrases() const { return phrases_.of_sentence(number_); }
  /// Those of another sentence.
  [[nodiscard]] std::span<const NounPhrase> phrases_of(std::uint32_t number) const {
    return phrases_.of_sentence(number);
  }
  /// The token's form in lower case; empty past the end.
  [[nodiscard]] std::string_view form(std::uint32_t at) const {
    return at < end_ ? text_.folded(at) : std::string_view();
  }
  [[nodiscard]] bool is(std::uint32_t at, Tag tag) const { return at < end_ && text_.is(at, tag); }
  [[nodiscard]] bool used_as(std::uint32_t at, WordUse uses) const {
    return at < end_ && text_.used_as(at, uses);
  }

  // ---- Names

  /// The concept that a phrase mentions, or null.
  [[nodiscard]] const std::string* concept_of(const NounPhrase& phrase) const {
    return mentions_.concept_of(phrase);
  }
  /// The same, or the phrase's own label where it is specific enough to stand for itself; else empty.
  [[nodiscard]] std::string label_of(const NounPhrase& phrase) const;
  /// The concept that a phrase mentions, or the label of a compound, which names a thing by itself; else
  /// empty.
  [[nodiscard]] std::string term_of(const NounPhrase& phrase) const;
  /// The same of a member of a list.
  [[nodiscard]] std::string term_of(const Conjunct& conjunct) const;
  /// Like `label_of` of a member of a list.
  [[nodiscard]] std::string label_of(const Conjunct& conjunct) const;
  /// Those members that have a label and are no people.
  [[nodiscard]] std::vector<LabelledConjunct> labelled(std::span<const Conjunct> members) const;
  /// The concept that a verb's lemma names as a noun: "koordinering" of "koordinere"; null if there is none.
  [[nodiscard]] const std::string* action_of(std::string_view verb) const;
  /// Whether the phrase is a name: capitals within a sentence.
  [[nodiscard]] bool is_name(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_plural(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_people(const NounPhrase& phrase) const {
    return text_.used_as(phrase.head, WordUse::GroupHead | WordUse::GroupNoun);
  }

  /// Whether the phrase is part of a reference to a law: "servicelovens" of "servicelovens § 85".
  [[nodiscard]] bool is_law(const NounPhrase& phrase) const;
  /// Whether the phrase names people by their work.
  [[nodiscard]] bool is_staff(const NounPhrase& phrase) const {
    return text_.used_as(phrase.head, WordUse::StaffNoun | WordUse::RoleNoun | WordUse::StudyNoun);
  }
  /// Whether its noun is a compound whose last member is in one of the lists: "evalueringsrapporten" for
  /// DocumentNoun.
  [[nodiscard]] bool is_compound_of(const NounPhrase& phrase, WordUse uses) const {
    const auto* reading = text_[phrase.head].reading;
    return reading != nullptr && reading->parts.size() > 1 &&
           any(uses_of(std::string_view(reading->parts.back())), uses);
  }

  // ---- Structure

  /// The phrase that ends right before token `at`, or null.
  [[nodiscard]] const NounPhrase* phrase_ending(std::uint32_t at) const;
  /// Where what stands before token `at` ends without an aside: past brackets and past a provision with its
  /// cue ("X efter § 85", "X, jf. § 85,"). `at` itself if none stands there.
  [[nodiscard]] std::uint32_t before_asides(std::uint32_t at) const;
  /// The token where the provision that ends right before token `at` begins; `at` if none ends there.
  [[nodiscard]] std::uint32_t provision_ending(std::uint32_t at) const;
  /// The phrase on which `phrase` hangs by a preposition, or null: "krav" of "loven" in "krav i loven".
  [[nodiscard]] const NounPhrase* governor(const NounPhrase& phrase) const;
  /// The first phrase of the chain of prepositions that ends with `phrase`; itself if it hangs on none.
  [[nodiscard]] const NounPhrase* top_of(const NounPhrase& phrase) const;
  /// What the verb at `verb` is said of, or null where that cannot be told safely: the phrase that opens the
  /// sentence, the one a relative clause belongs to, or the one behind the finite verb of a sentence that
  /// opens with an adverbial ("Ifølge planen kan støtten sikre ...").
  [[nodiscard]] const NounPhrase* subject(std::uint32_t verb) const;
  /// The same of a main clause only, also where the subject is what an infinitive is about ("At skabe X
  /// kræver").
  [[nodiscard]] const NounPhrase* main_subject(std::uint32_t verb) const;
  /// One past the adverbs from token `at`; what looks like an adjective is one right before a preposition
  /// ("består typisk af").
  [[nodiscard]] std::uint32_t past_adverbs(std::uint32_t at) const;
  /// Whether the verb is denied: "er ikke", "som aldrig er".
  [[nodiscard]] bool negated(std::uint32_t verb) const;
  /// The object that begins at `at`: the phrase, or the "for"/"af" phrase of a general one ("nye former for
  /// samarbejde"), and what is coordinated with it; none if the sentence denies it.
  [[nodiscard]] std::vector<Conjunct> objects(std::uint32_t at) const;
  /// First phrases, all that are coordinated, of the items of the list below a sentence that ends in a colon,
  /// or of the headings numbered 1, 2, 3 that follow it. Items that are sentences or have no label are left
  /// out.
  [[nodiscard]] std::vector<std::string> items_below() const;

  // ---- What was found

  /// Adds a relation unless it was found before, an end is empty, or both are the same.
  void add(const std::string& from, RelationType type, const std::string& to, ByteSpan source,
           std::string_view pattern);
  /// All relations in text order; the reader has none afterwards.
  [[nodiscard]] std::vector<Relation> take();
  /// What sentence `number` was found to say is for people, if that is one thing only; or null.
  [[nodiscard]] const std::string* offered_in(std::uint32_t number) const;

 private:
  /// The concept that a phrase makes with an "af" behind it: "inddragelse af pårørende"; or null.
  [[nodiscard]] const std::string* concept_with_of(const NounPhrase& phrase) const;
  [[nodiscard]] std::uint32_t provision_before(std::uint32_t at) const;
  [[nodiscard]] std::vector<std::string> item_labels(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] const NounPhrase* opening_subject(std::uint32_t verb) const;
  [[nodiscard]] const NounPhrase* antecedent(std::uint32_t verb) const;
  [[nodiscard]] const NounPhrase* inverted_subject(std::uint32_t verb) const;
  [[nodiscard]] const NounPhrase* clause_subject(std::uint32_t verb) const;

  const TaggedText& text_;
  const NounPhrases& phrases_;
  const Analyzer& analyzer_;
  const DocumentFacts& facts_;
  Mentions mentions_;
  std::vector<ByteSpan> provisions_;                                  // by the byte where they end
  std::unordered_map<std::string_view, const std::string*> actions_;  // concepts of one word in "-ing"
  const Sentence* sentence_ = nullptr;
  std::uint32_t number_ = 0;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::set<std::tuple<std::string, RelationType, std::string>> seen_;
  std::unordered_map<std::uint32_t, std::set<std::string>> offered_;  // by the number of the sentence
  std::vector<Relation> found_;
};

}  // namespace vidensgraf
