#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corpus/document.h"

// The facts that a document states, as values. Every `source` is a span of the document's canonical text.
// Where a fact rests on a register (extraction/registers/), it carries the register's id; an empty id means
// "not resolved" and is shown as such, never guessed.

namespace vidensgraf {

enum class LawReferenceKind : std::uint8_t {
  ParagraphRef,       ///< a § with number, with or without the law's name
  ParagraphCompound,  ///< "§ 107-tilbud"
  StkRef,             ///< "stk. 2" alone
  StkHeading,         ///< "Stk. 2." at the head of quoted statute text
  LawMention,         ///< a law without §: "sundhedsloven", "lov om social service"
  ActNumber,          ///< "LBK nr 1287 af 28/08/2020"; orders, guidelines and decisions likewise
  EliUrl,             ///< an address below retsinformation.dk/eli/
  Bill,               ///< "L 120"
  Chapter,            ///< "kapitel 4", "afsnit II", "bilag 1", "artikel 5"
};

enum class LawResolution : std::uint8_t {
  Explicit,       ///< the law is named in the surface
  Context,        ///< named earlier in the passage; `antecedent` says where
  DomainDefault,  ///< convention of the field ("§ 18-midler")
  Unresolved,
};

/// One provision referred to. "§§ 5 og 6" gives two with the same `source` and different `core`.
struct LawReference {
  LawReferenceKind kind = LawReferenceKind::ParagraphRef;
  ByteSpan source;  ///< The longest contiguous legal expression.
  ByteSpan core;    ///< From the § to the last number; for mentions the name.
  std::string law;  ///< Id in registers/laws.json; empty if unresolved.
  LawResolution resolution = LawResolution::Unresolved;
  ByteSpan antecedent{};    ///< Where the law was named, if `resolution` is Context.
  std::string paragraf;     ///< "13b": lower case, no space; empty if none.
  std::string paragraf_to;  ///< End of a range "§§ 52-58"; empty if none.
  std::vector<int> stk;
  std::vector<int> nr;
  std::vector<std::string> litra;
  std::vector<int> pkt;       ///< -1: "sidste pkt."
  std::string chapter;        ///< "kapitel 4 a", "bilag 1", "artikel 5", "afsnit II"; empty if none.
  std::string compound_head;  ///< "tilbud" of "§ 107-tilbud".
  std::string document_type;  ///< LOV, LBK, BEK, VEJ, CIR, LF, PM ... for ActNumber, EliUrl and Bill.
  std::string document_number;
  std::string document_date;  ///< ISO 8601, as stated.
};

enum class DefinitionKind : std::uint8_t { Definition, Alias, Criterion, Role, Characterisation };

struct Definition {
  DefinitionKind kind = DefinitionKind::Definition;
  std::string term;          ///< Lemma label: "sammenhængende indsats".
  ByteSpan surface_term;     ///< The term's wording inside `source`.
  ByteSpan source;           ///< The whole definition, list and closing citation included.
  ByteSpan core;             ///< The defining sentence alone.
  std::string pattern;       ///< Which pattern found it, e.g. "X defineres som".
  std::string cited_source;  ///< "Socialstyrelsen, 2020"; empty if none.
  double confidence = 1.0;
};

struct Abbreviation {
  std::string short_form;   ///< "NATKO"
  std::string long_form;    ///< "National Koordination"; empty if the document does not spell it out.
  ByteSpan introduction{};  ///< Where short and long form stand together; empty if `long_form` is.
  std::vector<ByteSpan> occurrences;
};

struct TargetGroup {
  std::string label;        ///< Lower case, indefinite plural: "borgere med komplekse støttebehov".
  std::string register_id;  ///< Id in registers/target_groups.json where it is one of the register's.
  std::vector<std::string> components;  ///< Labels of the single groups of a coordination.
  std::string general;  ///< Label of the group that this one narrows, where its noun names one: "hjemløse" of
                        ///< "hjemløse med gæld".
  std::vector<ByteSpan> occurrences;
};

enum class CitationKind : std::uint8_t { InText, ReferenceEntry, TitleMention, FootnoteUrl };

struct Citation {
  CitationKind kind = CitationKind::InText;
  ByteSpan source;
  std::string author;
  int year = 0;       ///< 0 if none.
  std::string pages;  ///< As printed, without "p.".
  std::string title;  ///< Of reference entries and title mentions.
  int entry =
      -1;  ///< Index (in `DocumentFacts::citations`) of the entry an in-text citation points to; -1 unknown.
};

struct Organisation {
  std::string label;        ///< "Socialstyrelsen"
  std::string register_id;  ///< Id in registers/organisations.json; empty if not in it.
  std::vector<ByteSpan> occurrences;
};

struct Concept {
  std::string label;  ///< Indefinite singular with agreeing adjective: "komplekst støttebehov".
  std::string key;  ///< Lemmas joined by a space: one node per key across documents ("kompleks støttebehov").
  double score = 0;  ///< Rank within the document, higher is better; not comparable between documents.
  std::vector<std::string> variants;  ///< Forms as they stand in the text.
  std::vector<ByteSpan> occurrences;
};

enum class RelationType : std::uint8_t {
  Broader,  ///< `from` has the broader term `to`
  Narrower,
  PartOf,
  Related,
  GovernedBy,
  AbbreviationOf,
  HasTargetGroup,
  ExactMatch,  ///< `from` and `to` are two names of one concept
  CloseMatch,  ///< they may be
};

/// `from` and `to` are labels of concepts, organisations, target groups or abbreviations, or
/// "<law>#<paragraf>".
struct Relation {
  std::string from;
  RelationType type = RelationType::Related;
  std::string to;
  ByteSpan source;      ///< The words that state it.
  std::string pattern;  ///< Which pattern found it.
};

struct DocumentFacts {
  Metadata metadata;
  std::vector<LawReference> law_references;
  bool depends_on_date = false;  ///< At another date some of them would be of another law of the same name.
  std::vector<Definition> definitions;
  std::vector<Abbreviation> abbreviations;
  std::vector<TargetGroup> target_groups;
  std::vector<Citation> citations;
  std::vector<Organisation> organisations;
  std::vector<Concept> concepts;  ///< Best first.
  std::vector<Relation> relations;
  /// By name: the keys of concepts that are only named as the end of a relation, a defined term or a long
  /// form, and of target groups (extraction/names/name_keys.h).
  std::map<std::string, std::string> keys;
  std::map<std::string, std::string> group_keys;
};

}  // namespace vidensgraf
