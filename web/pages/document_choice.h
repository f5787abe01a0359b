#pragma once

#include <string>
#include <string_view>

#include "query/names/name_lookup.h"
#include "web/templates.h"

namespace vidensgraf {

/// For document_choice.mustache: a list to choose a document from, or, where there are too many for a list, a
/// field for its id or title.
///
/// \param id      Of the element and of the parameter in the address.
/// \param chosen  Id of the document that is chosen; may be empty.
/// \param any     Text of the choice "all"; empty: one must be chosen.
[[nodiscard]] Result<TemplateData> document_choice(const Rows& rows, std::string_view id,
                                                   std::string_view chosen, std::string_view any);

/// The id of the document that `text` names by its id or its title; `text` itself where none does.
[[nodiscard]] Result<std::string> chosen_document(const GraphSources& sources, std::string_view text);

}  // namespace vidensgraf
