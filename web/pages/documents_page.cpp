// "/documents": all documents, a hundred a page ("side"), in an order ("sort") and narrowed by words of the
// title ("tekst"), "type", "publisher" and "year". Too many of them are listed by id, and not narrowed.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "store/document_rows.h"
#include "web/api/answers.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kRowsOfPage = 100;
constexpr std::size_t kMostPublishers = 300;  // that can be chosen from a list

using Order = DocumentList::Order;
constexpr std::array<std::pair<std::string_view, Order>, DocumentList::kOrders> kOrderNames = {
    {{"titel", Order::Title},
     {"nyeste", Order::Newest},
     {"aeldste", Order::Oldest},
     {"udgiver", Order::Publisher}}};

// \param is_alike  The row beside it has the same title: the id tells them apart.
TemplateData row_data(const ListedDocument& document, bool is_alike, Language language) {
  TemplateData row;
  row.set("title", document.title)
      .set("address", document_address(document.id))
      .set_text("own_id", is_alike ? std::string_view(document.id) : std::string_view())
      .set("publisher", document.publisher)
      .set("date", date_text(document.date, language))
      .set("type", type_text(document.type, language));
  return row;
}

// The id stands for what is not read of the larger collections.
Result<TemplateData::List> rows_by_id(const Rows& rows, std::size_t first, Language language) {
  std::size_t count = 0;
  std::vector<DocumentNumber> numbers;
  const auto counted = for_each_document_id(rows, [&](std::string_view, DocumentNumber number) {
    if (count++ >= first) numbers.push_back(number);
    return numbers.size() < kRowsOfPage;
  });
  if (!counted) return fail(counted.error());
  TemplateData::List shown;
  for (const DocumentNumber number : numbers) {
    const auto record = read_document_record(rows, number);
    if (!record) return fail(record.error());
    if (*record) shown.push_back(row_data(listed((*record)->document), true, language));
  }
  return shown;
}

TemplateData::List options(const std::vector<DocumentList::Value>& values, std::string_view chosen,
                           bool are_types, Language language) {
  TemplateData::List all;
  for (const auto& [value, documents] : values) {
    const std::string label = are_types ? type_text(value, language) : value;
    TemplateData one;
    one.set("value", value)
        .set("label", fmt::format("{} ({})", label, number_text(documents, language)))
        .set("selected", value == chosen);
    all.push_back(std::move(one));
  }
  return all;
}

Result<Order> asked_order(const Request& request) {
  const std::string_view name = request.parameter("sort");
  if (name.empty()) return Order::Title;
  for (const auto& [known, order] : kOrderNames) {
    if (name == known) return order;
  }
  return fail(ErrorCode::Input, "\"sort\" must be titel, nyeste, aeldste or udgiver.");
}

void put_choices(TemplateData& data, const DocumentList& list, const DocumentList::Wanted& wanted,
                 Order order, Language language) {
  TemplateData::List orders;
  for (const auto& [name, value] : kOrderNames) {
    TemplateData one;
    one.set("value", name)
        .set("label", message(language, fmt::format("documents.order.{}", name)))
        .set("selected", value == order);
    orders.push_back(std::move(one));
  }
  data.set("text", wanted.text)
      .set_rows("types", options(list.types(), wanted.type, true, language))
      .set_rows("years", options(list.years(), wanted.year, false, language))
      .set("orders", std::move(orders));
  const auto& publishers = list.publishers();
  if (publishers.size() <= kMostPublishers)
    data.set_rows("publishers", options(publishers, wanted.publisher, false, language));
}

}  // namespace

Result<Response> show_documents_page(Context& context) {
  const Language language = context.language;
  const Request& request = context.request;
  const auto overview = context.index.overview();
  if (!overview) return fail(overview.error());
  const DocumentList& list = (*overview)->documents;
  const auto asked = number_parameter(request, "side", 1, 1, 1000000);
  if (!asked) return fail(asked.error());
  const auto order = asked_order(request);
  if (!order) return fail(order.error());
  DocumentList::Wanted wanted;
  wanted.text = request.parameter("tekst");
  wanted.type = request.parameter("type");
  wanted.publisher = request.parameter("publisher");
  wanted.year = request.parameter("year");
  const bool is_narrowed =
      list.is_kept() && !(wanted.text + wanted.type + wanted.publisher + wanted.year).empty();
  std::vector<const ListedDocument*> found;
  if (list.is_kept()) found = list.find(wanted, *order);
  const std::uint64_t count = list.is_kept() ? found.size() : list.size();
  const std::size_t pages = std::max<std::size_t>(1, (count + kRowsOfPage - 1) / kRowsOfPage);
  if (*asked > pages) return fail(ErrorCode::NotFound, fmt::format("The list has {} pages.", pages));
  const std::size_t first = (*asked - 1) * kRowsOfPage;
  TemplateData::List rows;
  if (!list.is_kept()) {
    auto by_id = rows_by_id(context.index.store(), first, language);
    if (!by_id) return fail(by_id.error());
    rows = std::move(*by_id);
  }
  for (std::size_t i = first; i < std::min(found.size(), first + kRowsOfPage); ++i) {
    const auto has_title = [&](std::size_t other) {
      return other < found.size() && found[other]->title == found[i]->title;
    };
    const bool is_alike = (i > 0 && has_title(i - 1)) || has_title(i + 1);
    rows.push_back(row_data(*found[i], is_alike, language));
  }
  Page page;
  page.section = "documents";
  page.title = std::string(message(language, "documents.title"));
  TemplateData data;
  const std::string all = count_text("count.documents", list.size(), language);
  data.set("count",
           is_narrowed ? message(language, "documents.of", {number_text(count, language), all}) : all)
      .set("is_empty", list.size() == 0)
      .set("is_kept", list.is_kept() && list.size() > 0)
      .set("is_narrowed", is_narrowed)
      .set_text("vocabularies", vocabularies_text(list, language))
      .set_rows("rows", std::move(rows));
  if (list.is_kept()) put_choices(data, list, wanted, *order, language);
  if (pages > 1) {
    data.set("shown", message(language, "documents.shown",
                              {number_text(first + 1, language),
                               number_text(std::min<std::uint64_t>(count, first + kRowsOfPage), language)}));
  }
  put_pager(data, request, {"side", *asked, pages, page.title}, language);
  return render_page("documents", data, page, context);
}

}  // namespace vidensgraf
