#pragma once

#include <string>

#include "extraction/registers.h"
#include "query/search/search_result.h"

namespace vidensgraf {

// Collections of law hold each section as a document under the title of its law. What tells the hits of a
// search apart is then the section.

/// How a hit that is a section of law is headed.
struct SectionTitle {
  std::string heading;     ///< "serviceloven § 85", "§ 3 – Bekendtgørelse om affald"
  std::string full_title;  ///< Of the law, where the heading does not hold all of it; else empty.
};

/// \param hit  With `paragraf`.
/// The law's own label where the register has the title; else the popular name that the title ends in,
/// "(udgangsbekendtgørelsen)"; else the beginning of the title.
[[nodiscard]] SectionTitle section_title(const DocumentHit& hit, const Registers& registers);

}  // namespace vidensgraf
