#pragma once

#include <memory>
#include <string>

#include "corpus/result.h"
#include "graph/graph_view.h"
#include "graph/stored_metrics.h"
#include "language/analyzer.h"
#include "query/names/name_lookup.h"
#include "query/pages/links.h"
#include "query/pages/place.h"
#include "store/store_view.h"

namespace vidensgraf {

/// An index opened for the commands that read the graph: the store's newest state and the Danish analysis.
class GraphIndex {
 public:
  [[nodiscard]] static Result<GraphIndex> open(const std::string& directory);

  [[nodiscard]] const GraphView& view() const { return *view_; }
  [[nodiscard]] const Rows& rows() const { return *store_; }
  [[nodiscard]] const Analyzer& analyzer() const { return *analyzer_; }
  /// Borrows from this.
  [[nodiscard]] GraphSources sources() const;

 private:
  std::unique_ptr<StoreView> store_;
  std::unique_ptr<GraphView> view_;
  std::shared_ptr<const Analyzer> analyzer_;
};

/// Says on standard error that `asked` is not in the graph, and what comes nearest.
void report_unknown_name(const NameLookup& lookup);

/// "Vejledning om støtte (vejledning; Eksempelstyrelsen, 2021-05)"
[[nodiscard]] std::string describe(const DocumentInfo& document);

/// "page 3, bytes 12-80"
[[nodiscard]] std::string describe_place(std::uint32_t page, ByteSpan source);

/// "3 places in 2 documents"
[[nodiscard]] std::string describe_counts(std::uint64_t places, std::uint64_t documents);

/// How a link reads from the side of the node that is asked for: "broader", "governed by".
[[nodiscard]] std::string relation_text(const LinkedNode& link);

/// Says on standard error that an index was made by another language analysis than this program has: it can
/// be read, but words may be missed. Nothing where `stored` is `version`.
void warn_of_other_analysis(std::string_view stored, std::string_view version);

/// What a link rests on: its reason or how often it is stated; and how a law or provision stands today.
[[nodiscard]] std::string describe_basis(const LinkedNode& link);

/// "computed on commit 3" and whether that is out of date.
[[nodiscard]] std::string describe(const MetricsState& state);

/// Prints documents and places below a heading, each place on one line with its words in [brackets].
void print_places(const std::vector<PlacesInDocument>& documents, int indent);

/// Says which part of a longer list was printed: "  25 to 50 of 4312 documents (HINT)"; nothing of a whole
/// list.
void print_part(std::size_t offset, std::size_t count, std::uint64_t total, bool is_exact,
                std::string_view what, std::string_view hint);

}  // namespace vidensgraf
