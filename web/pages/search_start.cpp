// The page before anything is asked: ways in for those who do not know yet what to search for, with names
// that this collection has.

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/search_parts.h"

namespace vidensgraf {
namespace {

TemplateData tile(const char* name, const std::string& about, std::string address, Language language) {
  TemplateData data;
  data.set("title", message(language, fmt::format("start.{}.title", name)))
      .set("text", message(language, fmt::format("start.{}.text", name), {about}))
      .set("address", std::move(address));
  return data;
}

struct Way {
  std::string_view example;  // finds something in any collection of the field
  std::string_view message;
};

constexpr std::array<Way, 8> kWays = {
    Way{"støttebehov hos borgere", "help.words"},
    Way{"\"komplekse støttebehov\"", "help.phrase"},
    Way{"(botilbud ELLER bosted) OG misbrug IKKE alkohol", "help.operators"},
    Way{"støtteb*", "help.prefix"},
    Way{"SEL § 85", "help.provision"},
    Way{"begreb:handleplan", "help.concept"},
    Way{"målgruppe:hjemløse bolig", "help.target_group"},
    Way{"type:rapport år:2020..2024 støtte", "help.metadata"},
};

}  // namespace

void put_ways_to_search(TemplateData& data, Language language) {
  TemplateData::List ways;
  for (const Way& way : kWays) {
    TemplateData one;
    one.set("example", way.example)
        .set("address", search_address(way.example))
        .set("finds", message(language, way.message));
    ways.push_back(std::move(one));
  }
  data.set("ways", std::move(ways));
}

Result<void> put_ways_in(TemplateData& data, Context& context) {
  const Language language = context.language;
  const auto overview = context.index.overview();
  if (!overview) return fail(overview.error());
  const auto& [documents, concepts, most_defined, provision] = **overview;
  TemplateData::List tiles;
  if (!most_defined.empty())
    tiles.push_back(tile("concept", most_defined, concept_address(most_defined), language));
  if (!provision.empty())
    tiles.push_back(tile("provision", provision, provision_address(provision), language));
  if (!concepts.empty()) {
    const std::string& label = most_defined.empty() ? concepts.front().label : most_defined;
    tiles.push_back(tile("graph", label, graph_address(label), language));
  }
  data.set_rows("tiles", std::move(tiles));
  data.set("holds",
           message(language, "start.holds", {count_text("count.documents", documents.size(), language)}))
      .set_text("vocabularies", vocabularies_text(documents, language));
  return {};
}

}  // namespace vidensgraf
