// vidensgraf document ID: what is known of one document.

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "graph/contribution.h"
#include "graph/graph_update.h"
#include "graph/names.h"
#include "language/analyzer.h"
#include "language/display_text.h"
#include "store/document_rows.h"
#include "store/store_view.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDocumentHelp = R"(
Shows where each piece of metadata was found, the outline, and how much the document adds to the concept graph.

Examples:
  vidensgraf document 003
  vidensgraf document 003 --json)";

constexpr std::size_t kNearestShown = 5;

struct DocumentArguments {
  std::string id;
  std::string directory;
  bool json = false;
};

// All that is shown, read from the index.
struct Page {
  DocumentRecord record;
  std::vector<std::pair<std::string, std::string>> fields;  // "title" -> value
  std::vector<std::pair<const Block*, std::string>> outline;
  std::uint32_t pages = 0;
  Contribution contribution;
};

struct NamedField {
  const char* name;
  const MetadataField* field;
};

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
  }
  return "unknown";
}

// "There is no document X" with the ids and titles that come nearest.
Error unknown_document(const Rows& rows, const std::string& id) {
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

Result<Page> read_page(const Rows& rows, const std::string& id) {
  const auto number = find_document(rows, id);
  if (!number) return fail(number.error());
  if (!*number) return fail(unknown_document(rows, id));
  auto record = read_document_record(rows, **number);
  if (!record) return fail(record.error());
  if (!*record) return fail(ErrorCode::Damaged, fmt::format("The index has lost document {}.", id));
  auto contribution = read_contribution(rows, **number);
  if (!contribution) return fail(contribution.error());
  Page page;
  page.record = std::move(**record);
  page.contribution = std::move(*contribution);
  return page;
}

Result<void> read_outline(const Rows& rows, const Analyzer& analyzer, Page& page) {
  for (const Block& block : page.record.document.blocks) {
    page.pages = std::max(page.pages, block.page);
    if (block.kind != BlockKind::Heading) continue;
    auto text = read_text(rows, page.record.number, block.source);
    if (!text) return fail(text.error());
    page.outline.emplace_back(&block, display_text(*text, analyzer));
  }
  return {};
}

std::map<NodeKind, std::uint64_t> nodes_of(const Contribution& contribution) {
  std::map<NodeKind, std::uint64_t> counts;
  for (const ContributedNode& node : contribution.nodes) ++counts[node.kind];
  return counts;
}

void print_json(const Page& page) {
  const Document& document = page.record.document;
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
  Json outline = Json::array();
  for (const auto& [block, text] : page.outline) {
    outline.push_back({{"level", block->level},
                       {"text", text},
                       {"page", block->page},
                       {"start", block->source.begin},
                       {"end", block->source.end}});
  }
  Json nodes = Json::object();
  for (const auto& [kind, count] : nodes_of(page.contribution))
    nodes[std::string(vidensgraf::name_of(kind))] = count;
  const Json json = {{"id", document.id},
                     {"source", page.record.source_path},
                     {"format", name_of(document.format)},
                     {"text_bytes", page.record.text_bytes},
                     {"blocks", document.blocks.size()},
                     {"pages", page.pages},
                     {"passages", page.record.passage_count},
                     {"metadata", metadata},
                     {"outline", outline},
                     {"facts",
                      {{"nodes", nodes},
                       {"definitions", page.contribution.definitions.size()},
                       {"legal_references", page.contribution.law_references.size()}}}};
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_text(const Page& page, const Analyzer& analyzer) {
  const Document& document = page.record.document;
  fmt::print("{}\n", document.id);
  for (const auto& [name, field] : fields_of(document.metadata)) {
    std::string where = "stated by the file";
    if (field->origin == FieldOrigin::Text) {
      where = fmt::format("bytes {}-{}", field->source.begin, field->source.end);
      if (const std::uint32_t number = page_at(document, field->source.begin); number > 0) {
        where = fmt::format("p. {}, {}", number, where);
      }
    }
    fmt::print("  {:<10} {}  [{}]\n", name, display_text(field->value, analyzer), where);
  }
  fmt::print("  {:<10} {} ({})\n", "source", page.record.source_path, name_of(document.format));
  fmt::print("  {:<10} {} bytes, {} blocks, {} passages", "text", page.record.text_bytes,
             document.blocks.size(), page.record.passage_count);
  if (page.pages > 0) fmt::print(", {} pages", page.pages);
  fmt::print("\n\nIn the graph\n");
  for (const auto& [kind, count] : nodes_of(page.contribution)) {
    if (kind != NodeKind::Document) fmt::print("  {:<16} {}\n", vidensgraf::name_of(kind), count);
  }
  fmt::print("  {:<16} {}\n", "definitions", page.contribution.definitions.size());
  fmt::print("  {:<16} {}\n", "law references", page.contribution.law_references.size());
  if (page.outline.empty()) return;
  fmt::print("\nOutline\n");
  for (const auto& [block, text] : page.outline) {
    fmt::print("  {:{}}{}", "", 2 * (std::max<std::size_t>(block->level, 1) - 1), text);
    if (block->page > 0) fmt::print("  (p. {})", block->page);
    fmt::print("\n");
  }
}

ExitCode run_document(const DocumentArguments& arguments) {
  const auto view = StoreView::open(arguments.directory);
  if (!view) return report(view.error());
  auto page = read_page(**view, arguments.id);
  if (!page) return report(page.error());
  const auto analyzer = Analyzer::open();
  if (!analyzer) return report(analyzer.error());
  if (auto outline = read_outline(**view, **analyzer, *page); !outline) return report(outline.error());
  if (arguments.json) {
    print_json(*page);
  } else {
    print_text(*page, **analyzer);
  }
  return ExitCode::Done;
}

}  // namespace

void add_document_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("document", "What is known of one document");
  command.footer(kDocumentHelp);
  const auto arguments = std::make_shared<DocumentArguments>();
  command.add_option("id", arguments->id, "Id of the document")->required();
  add_index_option(command, arguments->directory);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &context] { context.exit_code = run_document(*arguments); });
}

}  // namespace vidensgraf
