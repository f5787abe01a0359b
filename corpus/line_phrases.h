#pragma once

#include <string_view>

namespace vidensgraf {

// What a line is by its words: dates, headings of known sections, remains of web pages. Private to corpus/.

/// "Forside » Voksne » Metode": the path a web page stands at.
[[nodiscard]] bool is_breadcrumb(std::string_view line);
/// A line of the page around a document: "Hent publikation", "Vi bruger cookies", "Del på Facebook".
[[nodiscard]] bool is_page_furniture(std::string_view line);
/// The headings that furniture at the end of a page starts with ("Relaterede dokumenter").
[[nodiscard]] bool opens_page_furniture(std::string_view line);
/// "Referencer", "Kilder", "Litteraturliste", with or without number.
[[nodiscard]] bool is_reference_heading(std::string_view line);
/// "Indhold", "Indholdsfortegnelse".
[[nodiscard]] bool is_contents_heading(std::string_view line);
/// Whether `entry` looks like an entry of a reference list: it has a year, "u.å." or an address.
[[nodiscard]] bool is_reference_entry(std::string_view entry);
/// "Senest opdateret 04-12-2021", "Udgivet marts 2022", "November 2021": a date stands alone or nearly.
[[nodiscard]] bool is_date_line(std::string_view line);

/// Whether a word is the name of a month in lower case: "12. april" opens no list.
[[nodiscard]] bool is_month(std::string_view word);

/// A title that a program made up for the file ("Microsoft Word - rapport.docx", "untitled").
[[nodiscard]] bool is_made_up_title(std::string_view title);

/// "Publikationen er udgivet af ...", "Redaktion: ...", "ISBN ...": who made a publication, and how.
[[nodiscard]] bool is_imprint_line(std::string_view line);

}  // namespace vidensgraf
