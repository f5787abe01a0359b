// A stored contribution, damaged on disk: an error, or what encodes and decodes to the same.
#include "graph/contribution.h"
#include "tests/fuzz/fuzz_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vidensgraf;
  const auto bytes = fuzz::as_text(data, size);
  static_cast<void>(decode_own_part(bytes, "id"));
  const auto contribution = decode_contribution(bytes, "id");
  if (!contribution) return 0;
  const std::string encoded = encode(*contribution);
  const auto again = decode_contribution(encoded, "id");
  fuzz::require(again.has_value(), "what was decoded can be encoded and decoded");
  fuzz::require(encode(*again) == encoded, "encoding again gives the same bytes");
  return 0;
}
