#include "query/pages/document_page.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/graph_update.h"
#include "graph/names.h"
#include "graph/review_overlay.h"
#include "graph/stated_definition.h"
#include "language/display_text.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNearestShown = 5;

// "There is no document X" with the ids and titles that come nearest.
Error unknown_document(const Rows& rows, std::string_view id) {
  const std::string wanted = fold_name(id);
  std::vector<std::string> near;
  static_cast<void>(for_each_document(rows, [&](const DocumentRecord& record) {
    const std::string own = fold_name(record.document.id);
    const auto& title = record.document.metadata.title;
    const std::string folded_title = title ? fold_name(title->value) : std::string();
    if (own.find(wanted) != std::string::npos || wanted.find(own) != std::string::npos ||
        folded_title.find(wanted) != std::string::npos) {
      near.push_back(title ? fmt::format("{} ({})", record.document.id, title->value) : record.document.id);
    }
    return near.size() < kNearestShown;
  }));
  std::string message = fmt::format("There is no document {} in the index", id);
  message += near.empty() ? "." : fmt::format("; nearest: {}.", fmt::join(near, ", "));
  return {ErrorCode::NotFound, std::move(message), {}};
}

Json metadata_json(const Document& document) {
  Json metadata = Json::array();
  for (const auto& [name, field] : fields_of(document.metadata)) {
    Json one = {{"field", name}, {"value", field->value}};
    one["found"] = field->origin == FieldOrigin::Text ? "text" : "container";
    if (field->origin == FieldOrigin::Text) {
      one["start"] = field->source.begin;
      one["end"] = field->source.end;
      one["page"] = page_at(document, field->source.begin);
    }
    metadata.push_back(std::move(one));
  }
  return metadata;
}

// What a sentence says that links two things, and the places where the document cites a work, which are
// evidence of the link and not of its node. Links that follow from names and registers are no statements.
void add_relations(const Contribution& contribution, std::vector<DocumentMark>& marks) {
  constexpr std::string_view kStated = "relation: ";
  std::map<NodeId, const ContributedNode*> nodes;
  for (const ContributedNode& node : contribution.nodes) nodes[node_id(node.kind, node.key)] = &node;
  for (const ContributedEdge& edge : contribution.edges) {
    const auto from = nodes.find(edge.from);
    const auto to = nodes.find(edge.to);
    if (from == nodes.end() || to == nodes.end()) continue;
    for (const Evidence& evidence : edge.evidence) {
      const bool is_wanted = edge.type == EdgeType::Cites || evidence.extractor.starts_with(kStated);
      if (evidence.source.empty() || !is_wanted) continue;
      DocumentMark mark{"relation", evidence.source,   evidence.page, from->second->label,
                        {},         evidence.extractor};
      if (edge.type == EdgeType::Cites) {
        mark.kind = name_of(to->second->kind);
        mark.label = to->second->label;
        mark.key = to->second->key;
      } else {
        mark.relation = DocumentMark::Relation{edge.type, to->second->label};
      }
      marks.push_back(std::move(mark));
    }
  }
}

// A definition goes with all that it defines.
void leave_out_rejected(Contribution& contribution, const ReviewOverlay& reviewed) {
  const auto is_hidden = [&reviewed](const ContributedEdge& edge) {
    return reviewed.hides(EdgeKey{edge.from, edge.type, edge.to});
  };
  std::map<NodeId, const ContributedNode*> nodes;
  for (const ContributedNode& node : contribution.nodes) nodes[node_id(node.kind, node.key)] = &node;
  std::erase_if(contribution.definitions, [&](const Definition& definition) {
    bool is_rejected = false;
    for (const ContributedEdge& edge : contribution.edges) {
      const auto node = nodes.find(edge.to);
      if (edge.type != EdgeType::Defines || node == nodes.end()) continue;
      if (!defines(definition, *node->second, edge)) continue;
      if (!is_hidden(edge)) return false;
      is_rejected = true;
    }
    return is_rejected;
  });
  std::erase_if(contribution.nodes, [&reviewed](const ContributedNode& node) {
    return reviewed.hides(node_id(node.kind, node.key));
  });
  std::erase_if(contribution.edges, is_hidden);
}

}  // namespace

Result<DocumentPage> make_document_page(const Rows& rows, const Analyzer& analyzer, std::string_view id) {
  const auto number = find_document(rows, id);
  if (!number) return fail(number.error());
  if (!*number) return fail(unknown_document(rows, id));
  auto record = read_document_record(rows, **number);
  if (!record) return fail(record.error());
  if (!*record) return fail(ErrorCode::Damaged, fmt::format("The index has lost document {}.", id));
  auto contribution = read_contribution(rows, **number);
  if (!contribution) return fail(contribution.error());
  const auto reviewed = ReviewOverlay::of(rows);
  if (!reviewed) return fail(reviewed.error());
  leave_out_rejected(*contribution, **reviewed);
  DocumentPage page;
  page.record = std::move(**record);
  page.contribution = std::move(*contribution);
  page.pages = page.record.document.page_count;
  for (const Block& block : page.record.document.blocks) {
    page.pages = std::max(page.pages, block.page);
    if (block.kind != BlockKind::Heading) continue;
    const auto text = read_text(rows, page.record.number, block.source);
    if (!text) return fail(text.error());
    page.outline.push_back(
        OutlineEntry{block.level, block.page, block.source, display_text(*text, analyzer)});
  }
  return page;
}

std::vector<DocumentMark> marks_of(const DocumentPage& page) {
  std::vector<DocumentMark> marks;
  for (const ContributedNode& node : page.contribution.nodes) {
    for (const Evidence& evidence : node.evidence) {
      if (evidence.source.empty()) continue;
      marks.push_back(DocumentMark{name_of(node.kind), evidence.source, evidence.page, node.label, node.key,
                                   evidence.extractor});
    }
  }
  for (const Definition& definition : page.contribution.definitions) {
    marks.push_back(DocumentMark{"definition",
                                 definition.source,
                                 page_at(page.record.document, definition.source.begin),
                                 definition.term,
                                 {},
                                 definition.pattern});
  }
  add_relations(page.contribution, marks);
  std::stable_sort(marks.begin(), marks.end(), [](const DocumentMark& a, const DocumentMark& b) {
    return a.source.begin != b.source.begin ? a.source.begin < b.source.begin : a.source.end > b.source.end;
  });
  return marks;
}

std::map<NodeKind, std::uint64_t> node_counts(const Contribution& contribution) {
  std::map<NodeKind, std::uint64_t> counts;
  for (const ContributedNode& node : contribution.nodes) ++counts[node.kind];
  return counts;
}

std::vector<NamedField> fields_of(const Metadata& metadata) {
  std::vector<NamedField> fields;
  const auto add = [&fields](const char* name, const std::optional<MetadataField>& field) {
    if (field) fields.push_back(NamedField{name, &*field});
  };
  add("title", metadata.title);
  add("subtitle", metadata.subtitle);
  add("publisher", metadata.publisher);
  for (const MetadataField& author : metadata.authors) fields.push_back(NamedField{"author", &author});
  add("date", metadata.date);
  add("year", metadata.year);
  add("type", metadata.type);
  add("isbn", metadata.isbn);
  add("language", metadata.language);
  add("url", metadata.url);
  add("licence", metadata.licence);
  return fields;
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::PlainText:
      return "text";
    case Format::Markdown:
      return "markdown";
    case Format::Html:
      return "html";
    case Format::Pdf:
      return "pdf";
    case Format::Docx:
      return "docx";
    case Format::Odt:
      return "odt";
    case Format::Jsonl:
      return "jsonl";
    case Format::Pptx:
      return "pptx";
    case Format::Xlsx:
      return "xlsx";
    case Format::Csv:
      return "csv";
    case Format::Turtle:
      return "turtle";
    case Format::CodeSystem:
      return "code_system";
    case Format::ITerm:
      return "iterm";
  }
  return "unknown";
}

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::Heading:
      return "heading";
    case BlockKind::Paragraph:
      return "paragraph";
    case BlockKind::ListItem:
      return "list_item";
    case BlockKind::TableRow:
      return "table_row";
    case BlockKind::Quotation:
      return "quotation";
    case BlockKind::Footnote:
      return "footnote";
    case BlockKind::Caption:
      return "caption";
    case BlockKind::TableOfContents:
      return "table_of_contents";
    case BlockKind::ReferenceEntry:
      return "reference_entry";
    case BlockKind::Boilerplate:
      return "boilerplate";
  }
  return "unknown";
}

std::string_view name_of(UnreadReason reason) {
  switch (reason) {
    case UnreadReason::OnlyPictures:
      return "only_pictures";
    case UnreadReason::UnknownLetters:
      return "unknown_letters";
    case UnreadReason::Damaged:
      return "damaged";
  }
  return "unknown";
}

std::string to_json(const DocumentPage& page, SourcePath path) {
  const Document& document = page.record.document;
  Json outline = Json::array();
  for (const OutlineEntry& entry : page.outline) {
    outline.push_back({{"level", entry.level},
                       {"text", entry.text},
                       {"page", entry.page},
                       {"start", entry.source.begin},
                       {"end", entry.source.end}});
  }
  Json unread = Json::array();
  for (const UnreadPage& one : document.unread_pages)
    unread.push_back({{"page", one.page}, {"reason", name_of(one.reason)}});
  Json nodes = Json::object();
  for (const auto& [kind, count] : node_counts(page.contribution)) nodes[std::string(name_of(kind))] = count;
  Json json;
  json["id"] = document.id;
  if (path == SourcePath::Shown) json["source"] = page.record.source_path;
  json["format"] = name_of(document.format);
  json["text_bytes"] = page.record.text_bytes;
  json["blocks"] = document.blocks.size();
  json["pages"] = page.pages;
  json["unread_pages"] = std::move(unread);
  json["passages"] = page.record.passage_count;
  json["metadata"] = metadata_json(document);
  json["outline"] = std::move(outline);
  json["facts"] = {{"nodes", std::move(nodes)},
                   {"definitions", page.contribution.definitions.size()},
                   {"legal_references", page.contribution.law_references.size()}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
