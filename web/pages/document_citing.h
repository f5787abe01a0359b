#pragma once

#include <map>
#include <string>

#include "query/pages/cited_works.h"
#include "web/messages.h"
#include "web/templates.h"

namespace vidensgraf {

/// For `ShownText::cited_addresses`.
[[nodiscard]] std::map<std::string, std::string> cited_addresses(const Citing& citing);

/// The lists beside the text.
void put_citing(TemplateData& data, const Citing& citing, const DocumentPage& page, Language language);

}  // namespace vidensgraf
