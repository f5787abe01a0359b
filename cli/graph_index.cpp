#include "cli/graph_index.h"

#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include "store/graph_schema.h"

namespace vidensgraf {

Result<GraphIndex> GraphIndex::open(const std::string& directory) {
  GraphIndex index;
  auto store = StoreView::open(directory);
  if (!store) return fail(store.error());
  index.store_ = std::move(*store);
  auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  index.analyzer_ = std::move(*analyzer);
  const auto stored = index.store_->get(Family::Meta, kMetaAnalyzer);
  if (!stored) return fail(stored.error());
  warn_of_other_analysis(stored->value_or(""), index.analyzer_->version());
  index.view_ = std::make_unique<GraphView>(*index.store_);
  return index;
}

GraphSources GraphIndex::sources() const {
  return GraphSources{*store_, *view_, *analyzer_, Registers::built_in()};
}

void report_unknown_name(const NameLookup& lookup) {
  fmt::print(stderr, "vidensgraf: nothing in this index is called \"{}\".\n", lookup.asked);
  if (lookup.nearest.empty()) return;
  fmt::print(stderr, "Nearest names:\n");
  for (const NearName& near : lookup.nearest) {
    fmt::print(stderr, "  {} ({})\n", near.node.label, name_of(near.node.kind));
  }
}

std::string describe(const DocumentInfo& document) {
  std::string text = document.title == document.id ? document.id : document.title + " (" + document.id;
  if (document.title == document.id) {
    if (document.publisher.empty() && document.date.empty()) return text;
    text += " (";
  } else if (!document.publisher.empty() || !document.date.empty()) {
    text += "; ";
  }
  text += document.publisher;
  if (!document.publisher.empty() && !document.date.empty()) text += ", ";
  return text + document.date + ")";
}

std::string describe_place(std::uint32_t page, ByteSpan source) {
  if (source.empty()) return "no place in the text";
  std::string text = page == 0 ? std::string() : fmt::format("page {}, ", page);
  return text + fmt::format("bytes {}-{}", source.begin, source.end);
}

std::string describe_counts(std::uint64_t places, std::uint64_t documents) {
  return fmt::format("{} place{} in {} document{}", places, places == 1 ? "" : "s", documents,
                     documents == 1 ? "" : "s");
}

std::string describe_basis(const LinkedNode& link) {
  std::string text = link.reason.empty() ? describe_counts(link.weight.evidence, link.weight.documents)
                                         : describe(link.reason);
  if (!link.standing) return text;
  const std::string standing = describe(*link.standing);
  return standing.empty() ? text : text + "; " + standing;
}

std::string describe(const MetricsState& state) {
  return fmt::format("computed on commit {}{}", state.sequence,
                     state.is_current ? "" : ", out of date: the index has changed since");
}

void warn_of_other_analysis(std::string_view stored, std::string_view version) {
  if (stored.empty() || stored == version) return;
  fmt::print(
      stderr,
      "vidensgraf: the index was made by the language analysis {}, this program has {}: some words may be "
      "missed until the documents are indexed anew (README, \"Upgrading\").\n",
      stored, version);
}

std::string relation_text(const LinkedNode& link) {
  switch (link.edge.type) {
    case EdgeType::Broader:
      return link.outgoing ? "broader" : "narrower";
    case EdgeType::PartOf:
      return link.outgoing ? "part of" : "has part";
    case EdgeType::AbbreviationOf:
      return link.outgoing ? "short for" : "abbreviated";
    case EdgeType::GovernedBy:
      return link.outgoing ? "governed by" : "governs";
    case EdgeType::HasTargetGroup:
      return link.outgoing ? "for" : "has interventions";
    case EdgeType::PublishedBy:
      return link.outgoing ? "published by" : "published";
    case EdgeType::Cites:
      return link.outgoing ? "cites" : "cited by";
    default:
      return std::string(name_of(link.edge.type));
  }
}

void print_part(std::size_t offset, std::size_t count, std::uint64_t total, bool is_exact,
                std::string_view what, std::string_view hint) {
  if (offset == 0 && count >= total) return;
  if (count == 0) {
    fmt::print("  none of {} {} is so far down ({})\n", total, what, hint);
    return;
  }
  fmt::print("  {} to {} of {}{} {} ({})\n", offset + 1, offset + count, is_exact ? "" : "more than ", total,
             what, hint);
}

void print_places(const std::vector<PlacesInDocument>& documents, int indent) {
  for (const PlacesInDocument& document : documents) {
    fmt::print("{:{}}{}\n", "", indent, describe(document.document));
    for (const Place& place : document.places) {
      std::string words = place.before;
      if (!words.empty()) words += ' ';
      words += "[" + place.words + "]";
      if (!place.after.empty()) {
        const bool joined = std::string_view(".,;:)!?").find(place.after.front()) != std::string_view::npos;
        words += (joined ? "" : " ") + place.after;
      }
      fmt::print("{:{}}{}: {}\n", "", indent + 2, describe_place(place.page, place.source), words);
    }
    if (document.count > document.places.size()) {
      fmt::print("{:{}}and {} more\n", "", indent + 2, document.count - document.places.size());
    }
  }
}

}  // namespace vidensgraf
