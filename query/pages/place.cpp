#include "query/pages/place.h"

#include <algorithm>
#include <utility>

#include "language/display_text.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

constexpr std::uint32_t kMaxWordsBytes = 400;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Without the parts of code points that a cut at any byte leaves at the ends.
std::string_view whole_code_points(std::string_view text) {
  while (!text.empty() && is_continuation(text.front())) text.remove_prefix(1);
  std::size_t start = text.size();
  while (start > 0 && is_continuation(text[start - 1])) --start;
  if (start == 0) return text;
  const auto lead = static_cast<unsigned char>(text[start - 1]);
  const std::size_t wanted = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  if (text.size() - (start - 1) < wanted) text = text.substr(0, start - 1);
  return text;
}

// The last words of `text`, from a word's start.
std::string tail_of(std::string_view text, bool cut, const Analyzer& analyzer) {
  text = whole_code_points(text);
  if (cut) {
    const std::size_t space = text.find(' ');
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
  const std::string line = display_text(text, analyzer);
  return cut && !line.empty() ? "…" + line : line;
}

std::string head_of(std::string_view text, bool cut, const Analyzer& analyzer) {
  text = whole_code_points(text);
  if (cut) {
    const std::size_t space = text.rfind(' ');
    text = space == std::string_view::npos ? std::string_view() : text.substr(0, space);
  }
  const std::string line = display_text(text, analyzer);
  return cut && !line.empty() ? line + "…" : line;
}

}  // namespace

Result<Place> PlaceReader::read(const DocumentRecord& document, const Evidence& evidence,
                                std::uint32_t context_bytes) const {
  Place place;
  place.source = evidence.source;
  place.page = evidence.page;
  place.extractor = evidence.extractor;
  const ByteSpan source = evidence.source;
  if (source.empty() || source.end > document.text_bytes)
    return place;  // stated by the file, not by the text
  ByteSpan block = source;
  const BlockIndex index = block_at(document.document, source.begin);
  if (index != kNoBlock) {
    const ByteSpan whole = document.document.blocks[index].source;
    block.begin = std::min(source.begin, whole.begin);
    block.end = std::max(source.end, whole.end);
  }
  const std::uint32_t begin =
      source.begin - block.begin > context_bytes ? source.begin - context_bytes : block.begin;
  const std::uint32_t end = block.end - source.end > context_bytes ? source.end + context_bytes : block.end;
  const std::uint32_t words_end = std::min(source.end, source.begin + kMaxWordsBytes);
  const auto text = read_text(rows_, document.number, ByteSpan{begin, end});
  if (!text) return fail(text.error());
  const std::string_view bytes = *text;
  place.before = tail_of(bytes.substr(0, source.begin - begin), begin > block.begin, analyzer_);
  place.words = words_end < source.end
                    ? head_of(bytes.substr(source.begin - begin, kMaxWordsBytes), true, analyzer_)
                    : display_text(bytes.substr(source.begin - begin, source.size()), analyzer_);
  place.after = head_of(bytes.substr(source.end - begin), end < block.end, analyzer_);
  return place;
}

Result<Place> PlaceReader::read(DocumentNumber document, const Evidence& evidence,
                                std::uint32_t context_bytes) const {
  const auto record = record_of(view_, document);
  if (!record) return fail(record.error());
  return read(**record, evidence, context_bytes);
}

Result<std::vector<PlacesInDocument>> PlaceReader::read(const std::vector<DocumentEvidence>& evidence,
                                                        std::size_t limit,
                                                        std::uint32_t context_bytes) const {
  std::vector<PlacesInDocument> result;
  for (const DocumentEvidence& document : evidence) {
    const auto record = record_of(view_, document.number);
    if (!record) return fail(record.error());
    PlacesInDocument places;
    places.document = info_of(**record);
    places.count = document.places.size();
    for (const Evidence& item : document.places) {
      if (places.places.size() == limit) break;
      auto place = read(**record, item, context_bytes);
      if (!place) return fail(place.error());
      places.places.push_back(std::move(*place));
    }
    result.push_back(std::move(places));
  }
  return result;
}

}  // namespace vidensgraf
