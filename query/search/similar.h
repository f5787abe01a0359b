#pragma once

#include <string_view>

#include "language/analyzer.h"
#include "query/search/query_expansion.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// A query for what is like a document or a stretch of it: its most telling words, names of several words and
/// provisions, each weighed by how often it stands there. The document itself is left out. Every term is in
/// `marks`; what a hit shares with the document are the parts of its score.
///
/// \param like  The id of a document, or "<id>:<start>-<end>" with bytes of its canonical text, as a
///              ranking of passages names them.
/// Errors: NotFound if there is no such document; Input if the stretch lies outside of it; Damaged, Io.
[[nodiscard]] Result<ExpandedQuery> expand_similar(std::string_view like, const Rows& rows,
                                                   const FullTextReader& full_text, const Analyzer& analyzer);

}  // namespace vidensgraf
