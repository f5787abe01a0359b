#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/line_phrases.h"
#include "corpus/pdf_layout.h"
#include "corpus/pdf_pictures.h"
#include "corpus/utf8.h"

// PDF by poppler: the words of each page in reading order, with places and fonts; pdf_layout.cpp makes blocks
// of them.
//
// Trap: in a sandbox poppler returned empty text without an error, because iconv could not load its tables.
// The strings are therefore converted here from UTF-16, which needs no iconv. The PDF's own date says when
// the file was made, not when the document was published, and is not taken over.

namespace vidensgraf {
namespace {

// Calls `take` with each code point.
template <class Take>
void for_each_code_point(const poppler::ustring& text, const Take& take) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t point = static_cast<char16_t>(text[i]);
    if (point >= 0xD800 && point < 0xDC00 && i + 1 < text.size()) {
      const char32_t low = static_cast<char16_t>(text[i + 1]);
      if (low >= 0xDC00 && low < 0xE000) {
        point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
        ++i;
      }
    }
    take(point);
  }
}

std::string to_utf8(const poppler::ustring& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for_each_code_point(text, [&out](char32_t point) {
    if (point != 0) append_utf8(out, point < 0x20 ? U' ' : point);
  });
  return out;
}

// What fonts give that do not say which letters their glyphs are: numbers of glyphs as control characters or
// in the private use area, the replacement character, halves of surrogate pairs.
bool is_no_character(char32_t point) {
  return (point < 0x20 && point != '\t' && point != '\n' && point != '\r') ||
         (point >= 0x7F && point < 0xA0) || (point >= 0xD800 && point < 0xF900) || point == 0xFFFD ||
         point >= 0xF0000;
}

bool is_unreadable(const poppler::ustring& text) {
  std::size_t letters = 0;
  std::size_t unknown = 0;
  for_each_code_point(text, [&](char32_t point) {
    ++letters;
    unknown += is_no_character(point) ? 1 : 0;
  });
  return 2 * unknown > letters;
}

bool names_bold_font(std::string_view font) {
  for (const std::string_view word : {"Bold", "bold", "Black", "Heavy", "Semibold", "SemiBold", "Demi"}) {
    if (font.find(word) != std::string_view::npos) return true;
  }
  return false;
}

PdfPage words_of(const poppler::page& page) {
  PdfPage result;
  result.width = page.page_rect().width();
  result.height = page.page_rect().height();
  std::vector<poppler::text_box> boxes = page.text_list(poppler::page::text_list_include_font);
  result.words.reserve(boxes.size());
  for (const poppler::text_box& box : boxes) {
    PdfWord word;
    word.text = to_utf8(box.text());
    word.is_unreadable = is_unreadable(box.text());
    const poppler::rectf place = box.bbox();
    word.x0 = place.left();
    word.y0 = place.top();
    word.x1 = place.right();
    word.y1 = place.bottom();
    word.font_size = place.height();
    if (box.has_font_info()) {
      if (box.get_font_size() > 0) word.font_size = box.get_font_size();
      word.is_bold = names_bold_font(box.get_font_name(0));
    }
    word.turns = box.rotation() & 3;
    word.space_after = box.has_space_after();
    result.words.push_back(std::move(word));
  }
  return result;
}

// Leaves words without letters out of a page that has mostly such: bullets and signs of a symbol font stay
// elsewhere. False if there is nothing to leave out.
bool drop_unreadable(PdfPage& page) {
  std::size_t bytes = 0;
  std::size_t unreadable = 0;
  for (const PdfWord& word : page.words) {
    bytes += word.text.size();
    unreadable += word.is_unreadable ? word.text.size() : 0;
  }
  if (unreadable < 60 || 2 * unreadable < bytes) return false;
  std::erase_if(page.words, [](const PdfWord& word) { return word.is_unreadable; });
  return true;
}

// Whether there is a word of three letters, or a row of numbers: what else stands on a scan is a stamp or a
// mark.
bool is_text(std::string_view text) {
  constexpr int kFewestDigits = 12;
  int letters = 0;
  int digits = 0;
  for (std::size_t at = 0; at < text.size() && letters < 3 && digits < kFewestDigits;) {
    const CodePoint point = code_point_at(text, at);
    letters = is_letter(point.value) ? letters + 1 : 0;
    digits += is_digit(point.value) ? 1 : 0;
    at += point.bytes;
  }
  return letters >= 3 || digits >= kFewestDigits;
}

void ignore_message(const std::string& /*message*/, void* /*closure*/) {}

}  // namespace

Result<void> read_pdf(std::string_view bytes, const ReadLimits& limits, Document& document) {
  poppler::set_debug_error_function(&ignore_message, nullptr);  // libraries never print
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf) return fail(ErrorCode::Input, "The PDF is damaged and cannot be opened.");
  if (pdf->is_locked()) return fail(ErrorCode::Input, "The PDF is protected by a password.");
  const int pages = pdf->pages();
  if (pages <= 0) return fail(ErrorCode::Input, "The PDF is damaged: it has no pages.");
  if (static_cast<std::size_t>(pages) > limits.max_pages) {
    return fail(ErrorCode::Limit,
                fmt::format("The PDF has {} pages; the limit is {}.", pages, limits.max_pages));
  }
  std::vector<PdfPage> read;
  std::vector<bool> is_settled(static_cast<std::size_t>(pages));  // has words, or is known to have none
  std::size_t damaged = 0;
  std::size_t text_bytes = 0;
  for (int i = 0; i < pages; ++i) {
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    if (!page) {
      ++damaged;
      read.emplace_back();  // keeps the numbers of the pages after it
      document.unread_pages.push_back({static_cast<std::uint32_t>(i) + 1, UnreadReason::Damaged});
      continue;
    }
    read.push_back(words_of(*page));
    if (drop_unreadable(read.back())) {
      document.unread_pages.push_back({static_cast<std::uint32_t>(i) + 1, UnreadReason::UnknownLetters});
      is_settled[static_cast<std::size_t>(i)] = true;
    }
    for (const PdfWord& word : read.back().words) text_bytes += word.text.size() + 1;
    if (text_bytes > limits.max_text_bytes) {
      return fail(ErrorCode::Limit, fmt::format("The text of the document is longer than {} MiB.",
                                                limits.max_text_bytes >> 20U));
    }
  }
  if (damaged == static_cast<std::size_t>(pages))
    return fail(ErrorCode::Input, "The PDF is damaged: no page of it can be read.");
  BlockBuilder builder(limits);
  lay_out_pdf(read, builder);
  const std::string title = to_utf8(pdf->get_title());
  if (!is_made_up_title(title)) document.metadata.title = container_field(title);
  if (auto author = container_field(to_utf8(pdf->get_author()))) document.metadata.authors.push_back(*author);
  if (auto finished = builder.finish(document); !finished) return finished;
  mark_continuations(document.text, document.blocks);
  if (document.blocks.empty()) {
    if (document.unread_pages.size() == damaged) return {};
    return fail(
        ErrorCode::Input,
        "The letters of the PDF cannot be read, as its fonts do not say which they are: it needs text "
        "recognition, or to be made anew.");
  }
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::Boilerplate && block.page > 0 && is_text(cut(document.text, block.source)))
      is_settled[block.page - 1] = true;
  }
  PdfPictures pictures(bytes);
  for (int i = 0; i < pages; ++i) {
    const auto index = static_cast<std::size_t>(i);
    if (is_settled[index]) continue;
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    if (page && pictures.are_on(*page, read[index]))
      document.unread_pages.push_back({static_cast<std::uint32_t>(i) + 1, UnreadReason::OnlyPictures});
  }
  if (document.unread_pages.empty()) return {};
  document.page_count = static_cast<std::uint32_t>(pages);
  std::sort(document.unread_pages.begin(), document.unread_pages.end(),
            [](const UnreadPage& a, const UnreadPage& b) { return a.page < b.page; });
  return {};
}

}  // namespace vidensgraf
