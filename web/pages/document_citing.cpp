#include "web/pages/document_citing.h"

#include <fmt/format.h>

#include "web/pages/labels.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostShown = 12;  // the others open on demand

}  // namespace

std::map<std::string, std::string> cited_addresses(const Citing& citing) {
  std::map<std::string, std::string> addresses;
  for (const CitedWork& work : citing.cited) {
    if (work.document) addresses.emplace(work.key, document_address(work.document->key));
  }
  return addresses;
}

void put_citing(TemplateData& data, const Citing& citing, const DocumentPage& page, Language language) {
  TemplateData::List works;
  TemplateData::List others;
  for (const CitedWork& work : citing.cited) {
    TemplateData one;
    one.set("label", work.label)
        .set("place", document_address(page.record.document.id, work.place.begin, work.place.end))
        .set("places", count_text("count.places", work.places, language));
    if (work.document) {
      one.set("document", work.document->label)
          .set("address", document_address(work.document->key))
          .set("reason", reason_text(work.reason, language));
    }
    (works.size() < kMostShown ? works : others).push_back(std::move(one));
  }
  TemplateData::List citers;
  for (const GraphNode& node : citing.citing) {
    TemplateData one;
    one.set("label", node.label).set("address", document_address(node.key));
    citers.push_back(std::move(one));
  }
  data.set("has_citing", !works.empty() || !citers.empty())
      // By its id: a title may also be the name of a concept.
      .set("citing_graph",
           graph_address(page.record.document.id) + "&depth=2&edge=cites&edge=exact_match&edge=close_match");
  data.set("more_cited", message(language, "layout.show_more", {std::to_string(others.size())}));
  data.set_rows("cited_works", std::move(works)).set_rows("other_works", std::move(others));
  data.set_rows("cited_by", std::move(citers));
}

}  // namespace vidensgraf
