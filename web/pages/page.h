#pragma once

#include <string>
#include <string_view>

#include "web/http.h"
#include "web/messages.h"
#include "web/templates.h"

namespace vidensgraf {

/// What stands around the content of a page.
struct Page {
  std::string title;    ///< Of the window; the product's name is added.
  std::string section;  ///< Entry of the main menu that is current: "search", ...; may be empty.
  std::string query;    ///< Shown in the search field at the top, if there is one.
};

/// The page that web/templates/<content>.mustache and `data` make, in the layout.
[[nodiscard]] Response render_page(std::string_view content, const TemplateData& data, const Page& page,
                                   const Request& request, Language language);

/// The address of the request with one parameter replaced; others stay. For links to the same page.
[[nodiscard]] std::string address_with(const Request& request, std::string_view parameter,
                                       std::string_view value);

// Addresses of pages.
[[nodiscard]] std::string search_address(std::string_view query);
[[nodiscard]] std::string concept_address(std::string_view name);
/// \param start, end  Bytes of the place to show; equal: the document as a whole.
[[nodiscard]] std::string document_address(std::string_view id, std::size_t start = 0, std::size_t end = 0);
[[nodiscard]] std::string provision_address(std::string_view reference);
/// The graph around a name.
[[nodiscard]] std::string graph_address(std::string_view name);

}  // namespace vidensgraf
