#pragma once

#include <string>
#include <string_view>

#include "web/http.h"
#include "web/messages.h"
#include "web/router.h"
#include "web/templates.h"

namespace vidensgraf {

/// What stands around the content of a page.
struct Page {
  std::string title;        ///< Of the window; the product's name is added.
  std::string section;      ///< Entry of the main menu that is current: "search", ...; may be empty.
  std::string query;        ///< Shown in the search field at the top, if there is one.
  bool may_review = false;  ///< The main menu leads to the page where decisions are handed in.
};

/// The page that web/templates/<content>.mustache and `data` make, in the layout.
[[nodiscard]] Response render_page(std::string_view content, const TemplateData& data, const Page& page,
                                   const Request& request, Language language);

/// The same for the visitor of `context`.
[[nodiscard]] Response render_page(std::string_view content, const TemplateData& data, Page page,
                                   const Context& context);

/// A page that says why there is nothing to show, and what to do next.
///
/// \param typed  What was asked for, which may be searched for instead; may be empty.
[[nodiscard]] Response message_page(int status, const std::string& title, std::string_view advice,
                                    const Request& request, Language language, std::string_view typed = {});

/// The address of the request with one parameter replaced; others stay. For links to the same page.
[[nodiscard]] std::string address_with(const Request& request, std::string_view parameter,
                                       std::string_view value);

/// For pager.mustache: links to the page before, the next one and the pages around, by `parameter` of the
/// address; nothing where there is one page only.
///
/// \param name      Of what is paged, for screen readers.
/// \param fragment  Behind the address: "#tekst"; may be empty.
struct Paging {
  std::string_view parameter;
  std::size_t current = 1;  ///< From 1.
  std::size_t count = 1;
  std::string name;
  std::string fragment{};
};
void put_pager(TemplateData& data, const Request& request, const Paging& paging, Language language);

// Addresses of pages.
[[nodiscard]] std::string search_address(std::string_view query);
[[nodiscard]] std::string concept_address(std::string_view name);
/// \param start, end  Bytes of the place to show; equal: the document as a whole.
[[nodiscard]] std::string document_address(std::string_view id, std::size_t start = 0, std::size_t end = 0);
/// The terms of a vocabulary beside those of other documents.
[[nodiscard]] std::string vocabulary_address(std::string_view id);
[[nodiscard]] std::string provision_address(std::string_view reference);
/// The graph around a name.
[[nodiscard]] std::string graph_address(std::string_view name);

}  // namespace vidensgraf
