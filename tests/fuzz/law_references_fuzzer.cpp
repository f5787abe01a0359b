// The scanner of law references over any text, UTF-8 or not quite.
#include "extraction/laws/law_reference_scanner.h"
#include "tests/fuzz/fuzz_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vidensgraf;
  const auto text = fuzz::as_text(data, size);
  std::uint32_t begin = 0;
  for (const ScannedReference& found : scan_law_references(text, Registers::built_in(), "2020").references) {
    const LawReference& reference = found.reference;
    fuzz::require(reference.source.end <= text.size() && reference.source.begin < reference.source.end,
                  "a reference lies in the text");
    fuzz::require(reference.source.begin >= begin, "references are in order");
    fuzz::require(reference.source.contains(reference.core), "the core lies in the reference");
    begin = reference.source.begin;
  }
  return 0;
}
