#include "web/pages/document_choice.h"

#include "store/document_rows.h"
#include "web/pages/labels.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostListed = 200;
constexpr std::size_t kTitleBytes = 60;

}  // namespace

Result<TemplateData> document_choice(const Rows& rows, std::string_view id, std::string_view chosen,
                                     std::string_view any) {
  TemplateData choice;
  choice.set("choice_id", id).set("chosen", chosen).set_text("any", any);
  std::vector<DocumentNumber> numbers;
  const auto counted = for_each_document_id(rows, [&](std::string_view, DocumentNumber number) {
    numbers.push_back(number);
    return numbers.size() <= kMostListed;
  });
  if (!counted) return fail(counted.error());
  choice.set("is_list", numbers.size() <= kMostListed);
  if (numbers.size() > kMostListed) return choice;
  TemplateData::List options;
  for (const DocumentNumber number : numbers) {
    const auto record = read_document_record(rows, number);
    if (!record) return fail(record.error());
    if (!*record) continue;
    const Document& document = (*record)->document;
    TemplateData one;
    one.set("value", document.id)
        .set("label", shortened_text(document.metadata.title ? document.metadata.title->value : document.id,
                                     kTitleBytes))
        .set("selected", document.id == chosen);
    options.push_back(std::move(one));
  }
  choice.set("options", std::move(options));
  return choice;
}

Result<std::string> chosen_document(const GraphSources& sources, std::string_view text) {
  if (text.find_first_not_of(' ') == std::string_view::npos) return std::string();
  const auto number = find_document(sources.rows, text);
  if (!number) return fail(number.error());
  if (*number) return std::string(text);
  const auto lookup = look_up_name(sources, text);
  if (!lookup) return fail(lookup.error());
  for (const SameNode& same : lookup->nodes) {
    if (same.node.kind == NodeKind::Document) return same.node.key;
  }
  for (const GraphNode& other : lookup->others) {
    if (other.kind == NodeKind::Document) return other.key;
  }
  return std::string(text);
}

}  // namespace vidensgraf
