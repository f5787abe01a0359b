// What a document worker sends back, if it was taken over: an error, or what encodes to the same bytes again.
#include "corpus/document_codec.h"
#include "tests/fuzz/fuzz_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vidensgraf;
  const auto document = decode_document(fuzz::as_text(data, size));
  if (!document) return 0;
  const auto again = decode_document(encode(*document, CodecText::With));
  fuzz::require(again.has_value(), "what was decoded can be encoded and decoded");
  fuzz::require(again->text == document->text && again->blocks.size() == document->blocks.size(),
                "decoding again gives the same");
  return 0;
}
