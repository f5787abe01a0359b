#include <utility>

#include <fmt/format.h>

#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/text_blocks.h"

namespace vidensgraf {

Result<void> read_plain_text(std::string_view bytes, const ReadLimits& limits, Document& document) {
  auto text = decode_text(bytes);
  if (!text) return fail(text.error());
  if (text->size() > limits.max_text_bytes) {
    return fail(ErrorCode::Limit, fmt::format("The text is {} MiB long; the limit is {} MiB.",
                                              text->size() >> 20U, limits.max_text_bytes >> 20U));
  }
  document.text = std::move(*text);
  document.blocks = recognise_blocks(document.text);
  return {};
}

}  // namespace vidensgraf
