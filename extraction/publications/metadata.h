#pragma once

#include <string_view>

#include "corpus/document.h"
#include "extraction/registers.h"

namespace vidensgraf {

/// The document's metadata: what its container states (`document.metadata`), completed by what its text
/// states about itself, with the place. A field that is stated nowhere stays absent.
///
/// Read are the first page or so and the last lines: title and subtitle, publisher ("udgivet af", a byline, a
/// body's name on the title page, "VIVE2021"), authors, date ("Udgivet marts 2022", "Senest opdateret
/// 04-12-2021", "November 2021"), ISBN, type by general cues. `language` is that of the text, as its small
/// words tell it: empty, or what stands where the container states none.
[[nodiscard]] Metadata complete_metadata(const Document& document, const Registers& registers,
                                         std::string_view language);

/// With the year of its date and the language of its text where these are not stated.
[[nodiscard]] Metadata with_year_and_language(Metadata metadata, std::string_view language);

}  // namespace vidensgraf
