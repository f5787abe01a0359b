#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extraction/registers.h"

namespace vidensgraf {

/// Why a version of a law is taken to be meant.
enum class VersionBasis : std::uint8_t {
  Unknown,          ///< The document has no date, or the register no text of the law so early.
  NamedHere,        ///< The reference itself gives number and date.
  NamedInDocument,  ///< The document gives them elsewhere, for the same law.
  DocumentDate,     ///< The latest text signed by the document's date.
};

/// How a § stands to a version of its law.
enum class SectionStatus : std::uint8_t {
  NotChecked,  ///< No § was asked for, or the register has no list of sections for the law or the version.
  Stands,
  NotYet,    ///< It came into the law later.
  TakenOut,  ///< It had left the law before.
  Unknown,   ///< No text that the register was made from has it.
};

/// The version of a law that a document means, and whether the § it cites stands in it.
struct AppliedVersion {
  VersionBasis basis = VersionBasis::Unknown;
  const LawVersion* version = nullptr;  ///< In the registers; null where the basis is Unknown.
  bool precise = true;  ///< False: another text came within the year or month of the document.
  SectionStatus section = SectionStatus::NotChecked;
  const LawSectionMove* move =
      nullptr;                ///< Where the matter of the § stands since `move->date`; null if none.
  bool moved_before = false;  ///< It had moved when the document was written: the reference is late.
};

/// The law text that a document writes of, as its number and the date of its signature or year; empty: none.
struct NamedVersion {
  std::string_view number;  ///< "1287"
  std::string_view date;    ///< ISO 8601, any precision.
};

/// A title without number and date follows later changes of the law: the text by the document's date counts.
/// With them it is fixed to that text.
/// Source: Lovkvalitetsvejledningen (Justitsministeriet), on static and dynamic references.
///
/// \param paragraf  "13b"; empty for the law as a whole.
/// \param date      Of the document; ISO 8601 with any precision, empty if not known.
/// \param here      What the reference names itself, `elsewhere` what its document names of the same law.
/// A pure function; thread-safe.
[[nodiscard]] AppliedVersion applied_version(const Registers& registers, std::string_view law,
                                             std::string_view paragraf, std::string_view date,
                                             NamedVersion here = {}, NamedVersion elsewhere = {});

/// "LBK nr 1287 af 2020-08-28"
[[nodiscard]] std::string name_of(const LawVersion& version);

}  // namespace vidensgraf
