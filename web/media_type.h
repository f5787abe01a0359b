#pragma once

#include "graph/export.h"

namespace vidensgraf {

/// The media type of a file of an export, as HTTP names it (IANA's registry): "text/turtle; charset=utf-8".
[[nodiscard]] const char* media_type_of(ExportFormat format);

}  // namespace vidensgraf
