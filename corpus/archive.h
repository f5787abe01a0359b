#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "corpus/reader.h"
#include "corpus/result.h"

namespace vidensgraf {

// Zip files (DOCX, ODT) and their XML, under limits. Private to corpus/.

/// Inflates the entries `wanted` of the zip file `bytes`; absent ones are missing in the result.
///
/// The rest is not inflated. Errors Limit: too many entries; more inflated bytes, or declared ones, than
/// `limits.max_inflated_bytes`; after 10 MiB more than 200 times the size of the file. Error Input: a damaged
/// or encrypted archive.
[[nodiscard]] Result<std::map<std::string, std::string, std::less<>>> read_zip_entries(
    std::string_view bytes, const std::vector<std::string_view>& wanted, const ReadLimits& limits);

/// Checks XML before a parser sees it: a document type definition (entities!) is refused, as is nesting
/// deeper than `limits.max_nesting`. Linear. `part` names the entry in the message.
[[nodiscard]] Result<void> check_xml(std::string_view xml, std::string_view part, const ReadLimits& limits);

/// The parts of one file as trees, by their names; a part that is no XML is an empty tree.
using XmlParts = std::map<std::string, pugi::xml_document, std::less<>>;

/// Checks and parses every entry of `parts` in place: the trees point into it, and it must outlive them.
/// White space in text is kept.
///
/// Errors: those of `check_xml`; Input: the entry `main` is no XML (`format` is the file's, as in "DOCX").
[[nodiscard]] Result<XmlParts> parse_xml_parts(std::map<std::string, std::string, std::less<>>& parts,
                                               std::string_view main, std::string_view format,
                                               const ReadLimits& limits);

}  // namespace vidensgraf
