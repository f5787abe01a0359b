#include "web/pages/page.h"

#include <fmt/format.h>

#include "web/assets.h"

namespace vidensgraf {

Response render_page(std::string_view content, const TemplateData& data, const Page& page,
                     const Request& request, Language language) {
  const Language other = language == Language::Danish ? Language::English : Language::Danish;
  TemplateData layout;
  layout.set("content", render(content, data, language))
      .set("title", page.title.empty() ? "Vidensgraf" : page.title + " – Vidensgraf")
      .set("language", code_of(language))
      .set("other_language", code_of(other))
      // What was posted does not belong in an address.
      .set("other_language_address", request.method == "POST"
                                         ? request.path + "?lang=" + std::string(code_of(other))
                                         : address_with(request, "lang", code_of(other)))
      .set("design_css", asset_address("css/dkfds.min.css"))
      .set("own_css", asset_address("css/vidensgraf.css"))
      .set("icon", asset_address("img/mark.svg"))
      .set("script", asset_address("js/vidensgraf.js"))
      .set("query", page.query)
      .set("may_review", page.may_review)
      .set("is_" + page.section, true);
  return html_response(render("layout", layout, language));
}

Response render_page(std::string_view content, const TemplateData& data, Page page, const Context& context) {
  page.may_review = context.inbox != nullptr && context.role == Role::Reviewer;
  return render_page(content, data, page, context.request, context.language);
}

Response message_page(int status, const std::string& title, std::string_view advice, const Request& request,
                      Language language, std::string_view typed) {
  Page page;
  page.title = title;
  page.query = typed;
  TemplateData data;
  data.set("title", title).set("advice", advice);
  if (!typed.empty()) {
    data.set("search_address", search_address(typed))
        .set("search_text", message(language, "concept.search", {std::string(typed)}));
  }
  Response response = render_page("error", data, page, request, language);
  response.status = status;
  return response;
}

std::string address_with(const Request& request, std::string_view parameter, std::string_view value) {
  std::string address = request.path;
  char separator = '?';
  for (const auto& [name, own] : request.parameters) {
    if (name == parameter) continue;
    address += fmt::format("{}{}={}", separator, url_encoded(name), url_encoded(own));
    separator = '&';
  }
  return address + fmt::format("{}{}={}", separator, url_encoded(parameter), url_encoded(value));
}

void put_pager(TemplateData& data, const Request& request, const Paging& paging, Language language) {
  if (paging.count < 2) return;
  constexpr std::size_t kAround = 2;  // of the current page, on each side
  const auto address = [&](std::size_t page) {
    return address_with(request, paging.parameter, std::to_string(page)) + paging.fragment;
  };
  TemplateData::List numbers;
  std::size_t last = 0;
  for (std::size_t page = 1; page <= paging.count; ++page) {
    const bool is_near = page + kAround >= paging.current && page <= paging.current + kAround;
    if (page != 1 && page != paging.count && !is_near) continue;
    TemplateData one;
    one.set("number", page)
        .set("address", address(page))
        .set("current", page == paging.current)
        .set("gap", page > last + 1)
        .set("label", message(language, "pager.page", {std::to_string(page), std::to_string(paging.count)}));
    numbers.push_back(std::move(one));
    last = page;
  }
  TemplateData pager;
  pager.set("name", paging.name).set("numbers", std::move(numbers));
  if (paging.current > 1) pager.set("previous", address(paging.current - 1));
  if (paging.current < paging.count) pager.set("next", address(paging.current + 1));
  data.set("pager", std::move(pager));
}

std::string search_address(std::string_view query) { return "/?q=" + url_encoded(query); }

std::string concept_address(std::string_view name) { return "/concepts/" + url_encoded(name); }

std::string document_address(std::string_view id, std::size_t start, std::size_t end) {
  std::string address = "/documents/" + url_encoded(id);
  return start == end ? address : address + fmt::format("?start={}&end={}#place", start, end);
}

std::string vocabulary_address(std::string_view id) { return "/vocabularies/" + url_encoded(id); }

std::string provision_address(std::string_view reference) { return "/provisions/" + url_encoded(reference); }

std::string graph_address(std::string_view name) { return "/graph?around=" + url_encoded(name); }

}  // namespace vidensgraf
