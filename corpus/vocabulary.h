#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/document.h"
#include "corpus/reader.h"
#include "corpus/result.h"

// A vocabulary (begrebsliste, SKOS concept scheme, code system) as a document that people can read. Each
// entry is a heading, the preferred term, and below it what is said of it, field by field:
//
//   botilbud                     heading, level 2
//   Accepteret term:             boilerplate: the field's name, which is no part of what is said
//   boform                       paragraph, one for each value
//   Definition:
//   tilbud, hvor borgeren bor    paragraph
//
// Readers of all formats of vocabularies write this; extraction/vocabularies reads it. So whatever is known
// of a concept from a vocabulary has its place in the text, as everything else has.

namespace vidensgraf {

/// The type of document that a vocabulary states to be (`Metadata::type`).
inline constexpr std::string_view kVocabularyType = "begrebsliste";

/// The level of the heading that an entry begins with; the title has 1.
inline constexpr std::uint8_t kEntryLevel = 2;

/// What an entry can say of its concept, in the order in which it is written. The names are those of the
/// Danish begrebsliste (Digitaliseringsstyrelsen, "De fællesoffentlige regler for begrebs- og
/// datamodellering", 2.1); in brackets the property of SKOS or Dublin Core.
enum class TermField : std::uint8_t {
  AcceptedTerm,     ///< Another term for it (skos:altLabel).
  DeprecatedTerm,   ///< A term for it that is advised against (skos:hiddenLabel, mdl:deprecatedLabel).
  Definition,       ///< skos:definition
  Example,          ///< skos:example
  Comment,          ///< rdfs:comment, skos:scopeNote, skos:note
  ApplicationNote,  ///< mdl:applicationNote
  Broader,          ///< The preferred term of a wider concept (skos:broader).
  Related,          ///< The preferred term of another concept (skos:related).
  ClosestMatch,     ///< A concept of another vocabulary, by its URI (skos:exactMatch, skos:closeMatch, ...).
  LegalSource,      ///< cv:hasLegalResource
  Source,           ///< dcterms:source
  Subject,          ///< What it belongs to ("Tilhører emne").
  Status,           ///< That it is out of use (owl:deprecated).
  Identifier,       ///< Its URI or code.
};

/// "Accepteret term"
[[nodiscard]] std::string_view label_of(TermField field);

/// The field that a block of a vocabulary names: "Accepteret term:".
[[nodiscard]] std::optional<TermField> term_field_of(std::string_view block);

struct VocabularyEntry {
  std::string term;  ///< The preferred term, in Danish where it has one. UTF-8, any white space.
  std::vector<std::pair<TermField, std::string>>
      values;  ///< In any order; those of one field stay in theirs.
};

struct Vocabulary {
  Metadata metadata;        ///< As the file states it; `type` is set by `write_vocabulary`.
  std::string description;  ///< May be empty.
  std::vector<VocabularyEntry> entries;
};

/// A term or a note as a file has it: with the language it says it is in (RFC 5646), or none.
struct TextInLanguage {
  std::string text;
  std::string language;
};

/// The code (ISO 639-1) of a tag (RFC 5646): "da-DK" and "DA" give "da". Empty where it has none of two
/// letters.
[[nodiscard]] std::string language_code(std::string_view tag);

/// How well a text of `language` serves a Danish reader: 0 Danish, 1 of no stated language, 2 English, 3 any
/// other.
[[nodiscard]] int language_rank(std::string_view language);

/// Of `texts` those of the language that serves best: Danish ones where there are any.
[[nodiscard]] std::vector<TextInLanguage> in_best_language(std::vector<TextInLanguage> texts);

/// Sets the term of `entry` and adds its other terms. The first preferred term of the best language is the
/// term; those of its language, and Danish ones, are accepted (or advised against). An English term of a
/// concept with a Danish one is worth finding and no Danish term: it becomes a comment, "Engelsk: ...". Terms
/// of other languages are left out. Returns the language of the term.
std::string add_terms(const std::vector<TextInLanguage>& preferred,
                      const std::vector<TextInLanguage>& accepted,
                      const std::vector<TextInLanguage>& deprecated, VocabularyEntry& entry);

/// What `TermField::Status` says of a concept that is out of use.
inline constexpr std::string_view kOutOfUse = "forældet";

/// The subtitle of a vocabulary of a version ("version 1.2.0"); nullopt if it is empty.
[[nodiscard]] std::optional<MetadataField> version_field(std::string_view version);

/// Text, blocks and metadata of `document` from a vocabulary. Entries without a term are left out, empty and
/// repeated values too. Errors: Input if no entry is left, Limit if the text became too long.
[[nodiscard]] Result<void> write_vocabulary(const Vocabulary& vocabulary, const ReadLimits& limits,
                                            Document& document);

}  // namespace vidensgraf
