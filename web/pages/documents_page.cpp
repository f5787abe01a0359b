// "/documents": all documents by id, a hundred a page ("side").

#include <algorithm>

#include <fmt/format.h>

#include "store/document_rows.h"
#include "web/api/answers.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kRowsOfPage = 100;

TemplateData row_data(const Document& document, Language language) {
  const Metadata& metadata = document.metadata;
  const auto value = [](const std::optional<MetadataField>& field) {
    return field ? field->value : std::string();
  };
  TemplateData row;
  row.set("title", metadata.title ? metadata.title->value : document.id)
      .set("address", document_address(document.id))
      .set("publisher", value(metadata.publisher))
      .set("date", date_text(metadata.date ? metadata.date->value : value(metadata.year), language))
      .set("type", type_text(value(metadata.type), language));
  return row;
}

}  // namespace

Result<Response> show_documents_page(Context& context) {
  const Language language = context.language;
  const StoreView& store = context.index.store();
  const auto asked = number_parameter(context.request, "side", 1, 1, 1000000);
  if (!asked) return fail(asked.error());
  const std::size_t first = (*asked - 1) * kRowsOfPage;
  std::size_t count = 0;
  std::vector<DocumentNumber> numbers;
  const auto counted = for_each_document_id(store, [&](std::string_view, DocumentNumber number) {
    if (count >= first && numbers.size() < kRowsOfPage) numbers.push_back(number);
    ++count;
    return true;
  });
  if (!counted) return fail(counted.error());
  const std::size_t pages = std::max<std::size_t>(1, (count + kRowsOfPage - 1) / kRowsOfPage);
  if (*asked > pages) return fail(ErrorCode::NotFound, fmt::format("The list has {} pages.", pages));
  TemplateData::List rows;
  for (const DocumentNumber number : numbers) {
    const auto record = read_document_record(store, number);
    if (!record) return fail(record.error());
    if (*record) rows.push_back(row_data((*record)->document, language));
  }
  Page page;
  page.section = "documents";
  page.title = std::string(message(language, "documents.title"));
  TemplateData data;
  data.set("count", count_text("count.documents", count, language)).set_rows("rows", std::move(rows));
  if (pages > 1) {
    data.set("shown", message(language, "documents.shown",
                              {std::to_string(first + 1), std::to_string(first + numbers.size())}));
  }
  put_pager(data, context.request, {"side", *asked, pages, page.title}, language);
  return render_page("documents", data, page, context);
}

}  // namespace vidensgraf
