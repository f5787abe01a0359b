// Bytes of any file to a document: whatever comes, an error or a document that keeps its promises. The first
// byte chooses the name, so that all text formats are reached.
#include <array>

#include "corpus/passages.h"
#include "corpus/reader.h"
#include "corpus/utf8.h"
#include "tests/fuzz/fuzz_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vidensgraf;
  constexpr std::array<const char*, 4> kNames = {"a.txt", "a.md", "a.html", "a"};
  if (size == 0) return 0;
  ReadLimits limits;
  limits.max_inflated_bytes = std::size_t{4} << 20;
  const auto text = fuzz::as_text(data + 1, size - 1);
  const auto document = data[0] % 5 == 4 ? read_jsonl_line(text, "a.jsonl", 1, limits)
                                         : read_document(text, kNames[data[0] % 4], limits);
  if (!document) {
    fuzz::require(!document.error().message.empty(), "an error has a message");
    return 0;
  }
  std::uint32_t end = 0;
  for (std::size_t index = 0; index < document->blocks.size(); ++index) {
    const Block& block = document->blocks[index];
    fuzz::require_span(document->text, block.source, "a block lies on code points");
    fuzz::require(block.source.begin >= end && !block.source.empty(), "blocks are in order and not empty");
    fuzz::require(block.heading == kNoBlock || block.heading < index, "a heading stands above its block");
    end = block.source.end;
  }
  std::uint32_t passage_end = 0;
  for (const Passage& passage : split_into_passages(*document)) {
    fuzz::require_span(document->text, passage.source, "a passage lies on code points");
    fuzz::require(passage.source.begin >= passage_end, "passages are in order");
    passage_end = passage.source.end;
  }
  return 0;
}
