#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/http.h"

namespace vidensgraf {

// Style sheets, fonts, icons and scripts. They travel inside the program, and their address holds a number
// that changes with their content: browsers may keep them for good.

/// "/assets/<number>/css/vidensgraf.css"
[[nodiscard]] std::string asset_address(std::string_view path);

/// Changes with any of the files, templates and messages that this program holds.
[[nodiscard]] const std::string& content_number();

/// The file at `segments`, the path behind "/assets"; status 404 if there is none. A number that is not the
/// current one gives the current file, which then is not kept.
[[nodiscard]] Response asset_response(const std::vector<std::string>& segments);

}  // namespace vidensgraf
