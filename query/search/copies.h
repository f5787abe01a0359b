#pragma once

#include <functional>
#include <vector>

#include "query/search/search_result.h"

namespace vidensgraf {

/// Notes in `copy_of` which hits are the publication of an earlier one, in another file of the collection:
/// the same report as PDF and as DOCX. Their titles are the same, publisher and year do not differ, and their
/// best passages have the words of a passage of the earlier one. Internal to query/.
///
/// \param may_be  Whether the document of a passage may be a copy at all: sections of laws, of which each
///                consolidation is a text of its own, may not.
void note_copies(std::vector<DocumentHit>& hits, const std::function<bool(PassageId)>& may_be);

}  // namespace vidensgraf
