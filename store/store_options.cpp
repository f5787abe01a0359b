#include "store/store_options.h"

#include <cstdlib>

namespace vidensgraf {

std::uint64_t default_min_free_bytes() {
  constexpr std::uint64_t kDefault = std::uint64_t{1} << 30U;
  const char* text = std::getenv("VIDENSGRAF_MIN_FREE_BYTES");
  if (text == nullptr || *text == '\0') return kDefault;
  char* end = nullptr;
  const unsigned long long value = std::strtoull(text, &end, 10);
  return *end == '\0' ? value : kDefault;
}

}  // namespace vidensgraf
