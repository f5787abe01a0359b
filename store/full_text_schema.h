#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// The full-text index on disk: one Xapian database; its docid is the PassageId.
//
// Terms. Xapian orders and compares them as bytes; no term is longer than kMaxTermBytes.
//
//   term                     for                                         wdf          positions
//   E<folded form>           each word as written that is none of its    impact       -
//                            lemmas, or that no dictionary knows
//   L<lemma>                 its lemmas (or stem), numbers; also what    impact       body, headings;
//                            stands between its hyphens, and the                      none for segments
//                            members of a compound at a fraction of                   and members
//                            the weight
//   T<lemma>                 lemmas of the document's title and subtitle 1            title
//   Q:<document id>          the document                                0            -
//   XU:<publisher>           publisher, folded                           0            -
//   XY:<year>                four digits                                 0            -
//   XT:<type>                document type, folded                       0            -
//   XC:<concept key>         concepts that the passage names             impact       -
//   XW:<law id>              laws that it names or refers to             impact       -
//   XR:<law id>#<paragraf>   provisions that it refers to; each also     impact       -
//                            with ",stk <n>", and without law ("#85");
//                            law id "?" where the text leaves it open
//   XM:<label>               target groups that it names, folded         0            -
//   XD:                      it defines something                        0            -
//   XD:<key>                 it defines this term (lemmas, one space)    impact       -
//   N<lemma>                 lemmas of the words just before a place     places       -
//                            that cites a provision
//
// "Impact": not a count but the passage's BM25 share of the term, tf and length and the weights of title and
// headings folded in (indexer/postings.cpp), as round(kImpactScale * share); that of a lemma has kAsWritten
// of the share of the places where it is written itself beside its own. The score of a term is then idf * wdf
// / kImpactScale: no document length is read while searching, which is most of the cost of an OR query in
// Xapian. Stop words have no postings, but count in positions; numbers are words. Positions are token
// ordinals from 1; each heading starts kFieldGap after the field before it, so that no phrase spans two. They
// are no positions of Xapian's but one value (slot 6, store/passage_positions.cpp).
//
// "Places": a set of bits, one for each place of the passage that cites a provision and has the lemma before
// it. Which provisions the places cite stands in slot 5; that they are not in the term keeps terms few.
//
// Values, for facets: slot and content.
//
//   0  document id
//   1  type, as the document states it
//   2  publisher, likewise
//   3  year
//   4  the provision whose own words the passage opens with, "<law id>#<paragraf>"
//   5  the provisions that it cites, each with the letter of its place, "a:serviceloven#85
//   b:sundhedsloven#140"
//   6  the positions of its terms
//
// Synonyms: what those type who lack the letters of a word, as a key, with its terms E<form> and L<lemma>
// (store/letter_aliases.cpp).
//
// Metadata keys: those below, written by the store with each commit.
//
// There are no lists of the terms of a passage, but in shards that Xapian's own server shows. Removed
// passages are noted in metadata and stay in postings, values and Xapian's counts until the full text is
// written anew (store/removed_passages.h).
//
// To change anything here, or a weight that goes into an impact, raise kFullTextSchemaVersion: an index of
// another version is rebuilt from RocksDB, never read.

namespace vidensgraf {

inline constexpr std::uint32_t kFullTextSchemaVersion = 10;

/// Xapian's limit. A NUL byte would count twice; no term of ours has one.
inline constexpr std::size_t kMaxTermBytes = 245;

inline constexpr double kImpactScale = 64.0;
inline constexpr double kImpactSaturation = 0.6;                    ///< BM25's k1.
inline constexpr double kMaxImpactShare = kImpactSaturation + 1.0;  ///< No share of a tf reaches it.
inline constexpr double kAsWritten = 0.15;
inline constexpr double kMaxWordShare =
    (1.0 + kAsWritten) * kMaxImpactShare;  ///< What is stored of a term never is more: wdf fit one byte.
inline constexpr std::size_t kMaxCitingPlaces = 16;
inline constexpr std::uint32_t kFieldGap = 100;

namespace term_prefix {
inline constexpr std::string_view kExact = "E";
inline constexpr std::string_view kLemma = "L";
inline constexpr std::string_view kTitle = "T";
inline constexpr std::string_view kDocument = "Q:";
inline constexpr std::string_view kPublisher = "XU:";
inline constexpr std::string_view kYear = "XY:";
inline constexpr std::string_view kType = "XT:";
inline constexpr std::string_view kConcept = "XC:";
inline constexpr std::string_view kLaw = "XW:";
inline constexpr std::string_view kProvision = "XR:";
inline constexpr std::string_view kTargetGroup = "XM:";
inline constexpr std::string_view kDefinition = "XD:";
inline constexpr std::string_view kCitedAs = "N";
}  // namespace term_prefix

inline constexpr std::string_view kUnresolvedLaw = "?";

namespace value_slot {
inline constexpr std::uint32_t kDocument = 0;
inline constexpr std::uint32_t kType = 1;
inline constexpr std::uint32_t kPublisher = 2;
inline constexpr std::uint32_t kYear = 3;
inline constexpr std::uint32_t kStates = 4;
inline constexpr std::uint32_t kCites = 5;
inline constexpr std::uint32_t kPositions = 6;
}  // namespace value_slot

namespace metadata_key {
inline constexpr std::string_view kSequence = "sequence";  ///< Number of the last batch applied, decimal.
inline constexpr std::string_view kStoreId = "store_id";   ///< Of the RocksDB this index follows.
inline constexpr std::string_view kSchemaVersion = "schema_version";  ///< kFullTextSchemaVersion, decimal.
inline constexpr std::string_view kAnalyzerVersion = "analyzer_version";  ///< Analyzer::version().
inline constexpr std::string_view kRemoved = "removed:";  ///< And a window of ids: store/removed_passages.h.
}  // namespace metadata_key

/// The share of a word's tf, about: of a lemma's term, nobody knows how much of `wdf` is for its being
/// written so.
[[nodiscard]] inline double share_of_word(std::uint32_t wdf) {
  return wdf / (kImpactScale * (1.0 + kAsWritten));
}

/// The idf of BM25 as Lucene has it, never negative: for a term in `with_term` of `passages`.
[[nodiscard]] double inverse_document_frequency(double passages, double with_term);

/// `prefix` + `text` as a term. Text that is too long is cut on a code point boundary and ends in a hash of
/// the whole, so that long values stay apart; NUL bytes become spaces.
[[nodiscard]] std::string index_term(std::string_view prefix, std::string_view text);

/// Case-folded, white space trimmed and collapsed to one space: how labels become filter terms. UTF-8 in,
/// UTF-8 out.
[[nodiscard]] std::string fold_label(std::string_view text);

/// index_term(prefix, fold_label(text)).
[[nodiscard]] std::string filter_term(std::string_view prefix, std::string_view label);

/// The term of a provision: "servicelov#85,stk 1" for ("servicelov", "85", 1); `stk` 0 leaves it out, an
/// empty law gives "#85".
[[nodiscard]] std::string provision_term(std::string_view law, std::string_view paragraf, int stk = 0);

}  // namespace vidensgraf
