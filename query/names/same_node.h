#pragma once

#include "extraction/registers.h"
#include "graph/graph_view.h"
#include "graph/reason.h"
#include "language/analyzer.h"
#include "store/rows.h"

namespace vidensgraf {

/// What the pages over the graph read from. Borrowed; everything must outlive the page that is being made.
struct GraphSources {
  const Rows& rows;
  const GraphView& view;
  const Analyzer& analyzer;
  const Registers& registers;
};

/// A node that is one thing with others.
struct SameNode {
  GraphNode node;
  Reason reason;  ///< "short form and long form: National Koordination"; empty for the main node.
};

/// A node that is called nearly like another.
struct NameVariant {
  GraphNode node;
  bool is_sure = false;  ///< Else it is only likely to be the same.
  ReasonCode reason = ReasonCode::None;
};

}  // namespace vidensgraf
