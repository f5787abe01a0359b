#include "corpus/pdf_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include "corpus/utf8.h"

// A page without words may be blank, or a scan. The PDF library does not list what is drawn on a page, so the
// page is drawn, about 200 dots high, and the dots that differ from its ground are counted, words left out.
// An image is decoded in full for that: 0.05 s for a sheet scanned in grey, 0.9 s in JPEG 2000.
//
// In the document worker fonts that are not in the file cannot be loaded, and draw nothing.

namespace vidensgraf {
namespace {

constexpr double kHighestDots = 210;
constexpr double kMostSeconds = 2;        // of processor time for a file; the worker ends after ten
constexpr double kMostPixels = 80e6;      // of an image
constexpr double kMostPixelsJpx = 12e6;   // JPEG 2000 is decoded into four bytes a pixel and colour
constexpr double kSmallestShare = 0.005;  // of the page: five lines of a letter
constexpr std::size_t kMostWords = 2000;  // a page of so many, if only of signs, is no picture
constexpr int kFarFromGround = 40;        // of 255, in one colour

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The largest number behind /Width or /Height: an image's dictionary is never compressed, unlike others, as
// its stream is not (ISO 32000-1, 7.5.7).
double largest_number(std::string_view pdf, std::string_view name) {
  double largest = 0;
  for (std::size_t at = pdf.find(name); at != std::string_view::npos; at = pdf.find(name, at)) {
    at += name.size();
    while (at < pdf.size() && (pdf[at] == ' ' || pdf[at] == '\n' || pdf[at] == '\r')) ++at;
    double value = 0;
    for (; at < pdf.size() && is_digit(static_cast<unsigned char>(pdf[at])) && value < 1e9; ++at)
      value = value * 10 + (pdf[at] - '0');
    largest = std::max(largest, value);
  }
  return largest;
}

using Colour = std::array<int, 3>;

Colour colour_at(const poppler::image& image, int x, int y) {
  const auto* dot = reinterpret_cast<const unsigned char*>(image.const_data()) +
                    static_cast<std::ptrdiff_t>(y) * image.bytes_per_row() +
                    static_cast<std::ptrdiff_t>(x) * 4;
  return {dot[0], dot[1], dot[2]};
}

// The colour that most of the page has, to 16 steps.
Colour ground_of(const poppler::image& image) {
  std::array<std::uint32_t, 4096> counts{};
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const Colour colour = colour_at(image, x, y);
      ++counts[static_cast<std::size_t>((colour[0] >> 4) << 8 | (colour[1] >> 4) << 4 | colour[2] >> 4)];
    }
  }
  const auto most = static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  return {(most >> 8) * 16 + 8, ((most >> 4) & 15) * 16 + 8, (most & 15) * 16 + 8};
}

bool is_far(const Colour& a, const Colour& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::abs(a[i] - b[i]) > kFarFromGround) return true;
  }
  return false;
}

}  // namespace

PdfPictures::PdfPictures(std::string_view pdf) {
  const double pixels = largest_number(pdf, "/Width") * largest_number(pdf, "/Height");
  const bool has_jpx = pdf.find("/JPXDecode") != std::string_view::npos;
  too_large_ = pixels > (has_jpx ? kMostPixelsJpx : kMostPixels);
}

bool PdfPictures::are_on(const poppler::page& page, const PdfPage& words) {
  const double longest = std::max(words.width, words.height);
  if (!(longest > 0) || !std::isfinite(longest) || words.words.size() > kMostWords) return false;
  if (too_large_ || seconds_ > kMostSeconds || !poppler::page_renderer::can_render()) return true;
  const double start = processor_seconds();
  const double scale = kHighestDots / longest;  // dots a point
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  const poppler::image image = renderer.render_page(&page, 72 * scale, 72 * scale);
  seconds_ += processor_seconds() - start;
  if (!image.is_valid() || image.format() != poppler::image::format_argb32) return true;
  const Colour ground = ground_of(image);
  const auto is_word = [&](int x, int y) {
    const double margin = 2 / scale;
    return std::any_of(words.words.begin(), words.words.end(), [&](const PdfWord& word) {
      return x / scale > word.x0 - margin && x / scale < word.x1 + margin && y / scale > word.y0 - margin &&
             y / scale < word.y1 + margin;
    });
  };
  double drawn = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (is_far(colour_at(image, x, y), ground) && !is_word(x, y)) ++drawn;
    }
  }
  return drawn > kSmallestShare * image.width() * image.height();
}

}  // namespace vidensgraf
