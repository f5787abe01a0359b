#include "query/pages/surface_forms.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/names.h"
#include "graph/stated_definition.h"
#include "language/display_text.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

struct Tally {
  SurfaceForm form;
  std::set<DocumentNumber> documents;
  DocumentNumber first{};
};

// Whether the place is the name itself, not a whole sentence that states a fact about it.
bool is_mention(const Evidence& place) {
  constexpr std::array<std::string_view, 4> kOfSentences = {
      "definition:", "relation:", "metadata:", "abbreviation: introduced"};
  return std::none_of(kOfSentences.begin(), kOfSentences.end(), [&place](std::string_view extractor) {
    return place.extractor.starts_with(extractor);
  });
}

bool is_coordinated(std::string_view text) {
  constexpr std::array<std::string_view, 4> kCoordinators = {" og ", " eller ", "og/eller", ", "};
  return std::any_of(kCoordinators.begin(), kCoordinators.end(), [text](std::string_view coordinator) {
    return text.find(coordinator) != std::string_view::npos;
  });
}

// Why a wording of a node counts as the node.
Reason reason_of(const SameNode& same, const std::string& text) {
  const std::string label = fold_name(same.node.label);
  if (!same.reason.empty()) return same.reason;
  if (text == label) return {};
  if (is_coordinated(text) && !is_coordinated(label)) return Reason{ReasonCode::InCoordination};
  switch (same.node.kind) {
    case NodeKind::Concept:
      return Reason{ReasonCode::InflectedForm};
    case NodeKind::TargetGroup:
      return Reason{ReasonCode::OtherWordingOfGroup};
    default:
      return Reason{ReasonCode::OtherFormOfName};
  }
}

}  // namespace

Result<std::vector<SurfaceForm>> surface_forms(const GraphSources& sources, const NameLookup& lookup,
                                               const std::vector<std::vector<DocumentEvidence>>& evidence,
                                               std::size_t max_places) {
  std::map<std::string, Tally> tallies;
  std::set<std::pair<DocumentNumber, ByteSpan>> seen;  // one place can be evidence for two of the nodes
  for (std::size_t index = 0; index < evidence.size(); ++index) {
    const SameNode& same = lookup.nodes[index];
    for (const DocumentEvidence& document : evidence[index]) {
      for (const Evidence& place : document.places) {
        if (seen.size() == max_places) break;
        if (place.source.empty() || !is_mention(place)) continue;
        if (!seen.emplace(document.number, place.source).second) continue;
        const auto words = read_text(sources.rows, document.number, place.source);
        if (!words) return fail(words.error());
        std::string text = fold_name(display_text(*words, sources.analyzer));
        Tally& tally = tallies[text];
        SurfaceForm& form = tally.form;
        if (form.places == 0) {
          form.reason = reason_of(same, text);
          tally.first = document.number;
          form.first_place = place.source;
          form.first_page = place.page;
          form.text = std::move(text);
        }
        ++form.places;
        tally.documents.insert(document.number);
      }
    }
  }
  std::vector<SurfaceForm> forms;
  for (auto& [text, tally] : tallies) {
    const auto first = read_document_info(sources.view, tally.first);
    if (!first) return fail(first.error());
    tally.form.first_document = first->id;
    tally.form.documents = tally.documents.size();
    forms.push_back(std::move(tally.form));
  }
  std::sort(forms.begin(), forms.end(), [](const SurfaceForm& a, const SurfaceForm& b) {
    return std::tie(b.places, a.text) < std::tie(a.places, b.text);
  });
  return forms;
}

}  // namespace vidensgraf
