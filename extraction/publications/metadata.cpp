// Metadata from the text: the front matter (title page, colophon, byline) and the last lines are read block
// by block, each line compared with a few shapes. What several lines state is ranked: a colophon's "udgivet"
// before the date of the title page before "senest opdateret"; a stated publisher before a body's name that
// stands alone.
//
// Titles, dates, publishers and imprints are read in files of their own.

#include "extraction/publications/metadata.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extraction/laws/law_scan.h"
#include "extraction/publications/document_type.h"
#include "extraction/publications/metadata_reader.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::uint32_t kBackBytes = 700;
constexpr int kContainerRank = 100;

}  // namespace

MetadataField stated_field(std::string value, ByteSpan where) {
  return {std::move(value), FieldOrigin::Text, where};
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool space = is_space(c.value);
    if (!space && !inside) ++words;
    inside = !space;
    at += std::max<std::size_t>(c.size, 1);
  }
  return words;
}

void MetadataReader::collect_lines() {
  const auto size = static_cast<std::uint32_t>(document_.text.size());
  for (BlockIndex index = 0; index < document_.blocks.size(); ++index) {
    const Block& block = document_.blocks[index];
    const bool back = block.source.end + kBackBytes > size;
    if (!is_front(block) && !back) continue;
    if (block.kind == BlockKind::TableOfContents) continue;
    std::size_t begin = block.source.begin;
    while (begin < block.source.end) {
      std::size_t end = std::min<std::size_t>(document_.text.find('\n', begin), block.source.end);
      const ByteSpan span = trimmed(document_.text, {to_offset(begin), to_offset(end)});
      if (!span.empty()) lines_.push_back({cut(document_.text, span), span, index});
      begin = end + 1;
    }
  }
}

Metadata MetadataReader::run() {
  collect_lines();
  find_isbn();
  // What the file around the text states stays.
  if (data_.publisher) publisher_rank_ = kContainerRank;
  if (data_.date) date_rank_ = kContainerRank;
  find_publisher();
  find_dates();
  find_title();
  find_imprints();
  data_ = with_year_and_language(std::move(data_), language_);
  if (!data_.type) {
    if (const TypeGuess guess = type_of_document(document_, data_); !guess.type.empty()) {
      data_.type = stated_field(guess.type, guess.source);
    }
  }
  return std::move(data_);
}

Metadata with_year_and_language(Metadata metadata, std::string_view language) {
  if (!metadata.year && metadata.date && metadata.date->value.size() >= 4) {
    metadata.year = metadata.date;
    metadata.year->value.resize(4);
  }
  if (!metadata.language && !language.empty())
    metadata.language = MetadataField{std::string(language), FieldOrigin::Text, {}};
  return metadata;
}

Metadata complete_metadata(const Document& document, const Registers& registers, std::string_view language) {
  return MetadataReader(document, registers, language).run();
}

}  // namespace vidensgraf
