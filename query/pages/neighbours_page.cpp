#include "query/pages/neighbours_page.h"

#include <utility>

#include "query/pages/page_rows.h"

namespace vidensgraf {

Result<NeighboursPage> make_neighbours_page(const GraphSources& asked, std::string_view name,
                                            EdgeFilter filter, const LinkLimits& limits) {
  const PageRows rows(asked.rows);
  const GraphView view(rows);
  const GraphSources sources{rows, view, asked.analyzer, asked.registers};
  NeighboursPage page;
  page.offset = limits.offset;
  auto lookup = look_up_name(sources, name);
  if (!lookup) return fail(lookup.error());
  page.lookup = std::move(*lookup);
  if (page.lookup.nodes.empty()) return page;
  auto list = read_links(sources, page.lookup.ids(), filter, limits);
  if (!list) return fail(list.error());
  page.list = std::move(*list);
  page.standing = standing_of_node(page.lookup.main(), sources.registers);
  return page;
}

}  // namespace vidensgraf
