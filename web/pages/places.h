#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/cooccurrence.h"
#include "query/pages/definitions_page.h"
#include "query/pages/links.h"
#include "query/pages/list_part.h"
#include "query/pages/place.h"
#include "web/http.h"
#include "web/messages.h"
#include "web/templates.h"

namespace vidensgraf {

// Parts that several pages show in the same way; each has a template of the same name.

/// For places.mustache: documents with the words around each place, and links to them.
///
/// \param name  Of the node whose places they are: leads to the rest of them in a document's text. Empty: the
///              rest is only counted.
[[nodiscard]] TemplateData::List places_data(const std::vector<PlacesInDocument>& documents,
                                             Language language, std::string_view name = {});

/// For definition.mustache: one wording, numbered from 1, and where it stands.
[[nodiscard]] TemplateData definition_data(const DefinitionWording& wording, std::size_t number,
                                           Language language);

/// For differences.mustache: what is only in the first, only in the second, and in both.
[[nodiscard]] TemplateData::List differences_data(const std::vector<WordRun>& runs);

/// Whether a list of links says the kind of link above each group, or leaves it to the heading of the section
/// where there is one group only.
enum class RelationHeading : bool { Always, OnlyOfSeveral };

/// For relations.mustache: links grouped by how they read, in the order of their first one.
[[nodiscard]] TemplateData::List relations_data(const std::vector<LinkedNode>& links, Language language,
                                                RelationHeading heading = RelationHeading::Always);

/// For beside.mustache: what stands in the same paragraphs, the first `limit`.
[[nodiscard]] TemplateData::List beside_data(const std::vector<Cooccurrence>& beside, std::size_t limit,
                                             Language language);

/// Which part of a long list a page shows.
struct ShownPart {
  ListPart part;
  std::size_t count = 0;
  std::uint64_t total = 0;
  bool is_total_exact = true;
};

struct PartPaging {
  std::string_view parameter;  ///< Of the address, which holds the offset.
  std::string_view anchor;     ///< The id of the heading that the links lead to.
  std::string_view name;       ///< Key of the message that names the list, for screen readers.
};

/// For pager.mustache: which part is shown, and links to the parts before and behind it; nothing for a list
/// that is shown as a whole.
void put_part_pager(TemplateData& data, const ShownPart& shown, const Request& request,
                    const PartPaging& paging, Language language);

/// The offset that an address asks for: 0 without one, or where it is no number or very large.
[[nodiscard]] std::size_t offset_parameter(const Request& request, std::string_view parameter);

/// For contents.mustache: an entry that leads to the section `id` of the page.
[[nodiscard]] TemplateData section_data(std::string_view id, std::string_view title);

}  // namespace vidensgraf
