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
      .set("other_language_address", address_with(request, "lang", code_of(other)))
      .set("design_css", asset_address("css/dkfds.min.css"))
      .set("own_css", asset_address("css/vidensgraf.css"))
      .set("icon", asset_address("img/mark.svg"))
      .set("script", asset_address("js/vidensgraf.js"))
      .set("query", page.query)
      .set("is_" + page.section, true);
  return html_response(render("layout", layout, language));
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

std::string search_address(std::string_view query) { return "/?q=" + url_encoded(query); }

std::string concept_address(std::string_view name) { return "/concepts/" + url_encoded(name); }

std::string document_address(std::string_view id, std::size_t start, std::size_t end) {
  std::string address = "/documents/" + url_encoded(id);
  return start == end ? address : address + fmt::format("?start={}&end={}#place", start, end);
}

std::string provision_address(std::string_view reference) { return "/provisions/" + url_encoded(reference); }

std::string graph_address(std::string_view name) { return "/graph?around=" + url_encoded(name); }

}  // namespace vidensgraf
