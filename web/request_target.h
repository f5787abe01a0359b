#pragma once

#include <string>
#include <string_view>

#include "corpus/result.h"
#include "web/http.h"

namespace vidensgraf {

/// Sets target, path, segments and parameters of `request` from what stands behind the method in a request
/// line: "/concepts/st%C3%B8tte?lang=en".
///
/// Errors: Input where the target does not start with "/", an escape is not %XX, what is decoded is not valid
/// UTF-8 or holds a control character, a segment is "." or "..", or there are more than 200 parameters.
[[nodiscard]] Result<void> set_target(Request& request, std::string_view target);

/// Adds the fields of "a=1&b=2", where "+" is a space. Errors as for `set_target`.
[[nodiscard]] Result<void> add_form_fields(NamedValues& fields, std::string_view form);

}  // namespace vidensgraf
