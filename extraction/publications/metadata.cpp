// Metadata from the text: the front matter (title page, colophon, byline) and the last lines are read block
// by block, each line compared with a few shapes. What several lines state is ranked: a colophon's "udgivet"
// before the date of the title page before "senest opdateret"; a stated publisher before a body's name that
// stands alone.
//
// Dates and publishers are read in files of their own. Known misses: titles set as running text.

#include "extraction/publications/metadata.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extraction/laws/law_scan.h"
#include "extraction/publications/document_type.h"
#include "extraction/publications/metadata_reader.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::uint32_t kBackBytes = 700;

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

/// Lines of the title page that are no title: names of bodies, dates, the kind of document, addresses.
bool MetadataReader::is_label(const Block& block) const {
  const std::string_view text = cut(document_.text, block.source);
  const std::string lowered = lower_case(squeeze(text));
  if (is_body_name(text, registers_)) return true;
  const ScannedDate date = read_date(text, 0);
  if (!date.iso.empty() && date.end == text.size()) return true;
  static constexpr std::array kLabels = {"notat",   "rapport",    "referat",      "vejledning", "pjece",
                                         "artikel", "nyhedsbrev", "bilag",        "indhold",    "forside",
                                         "menu",    "udkast",     "høringsudkast"};
  if (std::find(kLabels.begin(), kLabels.end(), lowered) != kLabels.end()) return true;
  return lowered.find("www.") != std::string::npos || lowered.find('@') != std::string::npos ||
         lowered.find("udgivet") != std::string::npos || lowered.find('|') != std::string::npos ||
         lowered.find("isbn") != std::string::npos || lowered.starts_with("forside »");
}

void MetadataReader::find_title() {
  if (data_.title && !data_.title->value.empty()) return;
  const std::vector<Block>& blocks = document_.blocks;
  for (BlockIndex i = 0; i < blocks.size() && is_front(blocks[i]); ++i) {
    const Block& block = blocks[i];
    if (block.kind == BlockKind::Boilerplate || block.kind == BlockKind::TableOfContents || is_label(block))
      continue;
    if (block.kind != BlockKind::Heading && block.kind != BlockKind::Paragraph) break;
    ByteSpan span = block.source;
    BlockIndex last = i;
    // A title broken over blocks (PDF): they go on into each other.
    while (blocks[last].continues && last + 1 < blocks.size() && last < i + 5) {
      BlockIndex next = last + 1;
      while (next < blocks.size() &&
             (blocks[next].kind == BlockKind::Boilerplate || blocks[next].kind == BlockKind::Footnote))
        ++next;
      if (next >= blocks.size() || blocks[next].source.end - span.begin > 250) break;
      span.end = blocks[next].source.end;
      last = next;
    }
    const std::string_view text = cut(document_.text, span);
    const std::size_t words = count_words(text);
    const bool sentence = text.ends_with(".") && words > 6;
    if (words == 0 || words > 30 || (block.kind == BlockKind::Paragraph && (sentence || words > 20))) break;
    data_.title = stated_field(squeeze(text), span);
    // The next line of the title page, if it is set like one.
    for (BlockIndex k = last + 1; k < blocks.size() && k <= last + 2 && !data_.subtitle; ++k) {
      const Block& next = blocks[k];
      if (next.kind == BlockKind::Boilerplate) continue;
      if (next.kind != BlockKind::Heading || is_label(next) || next.source.begin - span.end > 20) break;
      const std::string_view below = cut(document_.text, next.source);
      if (count_words(below) <= 20 && next.source.begin < 600 && document_.text.size() > 4000) {
        data_.subtitle = stated_field(squeeze(below), next.source);
      }
    }
    return;
  }
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
  if (!data_.publisher) {
    find_publisher();
  } else {
    for (const MetadataLine& line : lines_) {
      if (data_.authors.empty()) {
        const std::optional<MetadataField> stated = data_.publisher;
        find_byline(line);
        data_.publisher = stated;
      }
    }
  }
  find_dates();
  find_title();
  if (!data_.year && data_.date && data_.date->value.size() >= 4) {
    data_.year = *data_.date;
    data_.year->value.resize(4);
  }
  if (!data_.language) {
    if (const std::string language = language_of(document_.text); !language.empty()) {
      data_.language = MetadataField{language, FieldOrigin::Text, {}};
    }
  }
  if (!data_.type) {
    if (const TypeGuess guess = type_of_document(document_, data_); !guess.type.empty()) {
      data_.type = stated_field(guess.type, guess.source);
    }
  }
  return std::move(data_);
}

Metadata complete_metadata(const Document& document, const Registers& registers) {
  return MetadataReader(document, registers).run();
}

}  // namespace vidensgraf
