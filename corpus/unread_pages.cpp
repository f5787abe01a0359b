#include "corpus/unread_pages.h"

#include <algorithm>

#include <fmt/format.h>

namespace vidensgraf {
namespace {

std::string sentence(const Document& document, UnreadReason reason, const char* one, const char* many) {
  const std::size_t count = unread_page_count(document, reason);
  if (count == 0) return {};
  const std::string numbers = unread_page_numbers(document, reason);
  return fmt::format("{} of {} page{} {} (page{} {})", count, document.page_count,
                     document.page_count == 1 ? "" : "s", count == 1 ? one : many, count == 1 ? "" : "s",
                     numbers);
}

}  // namespace

std::size_t unread_page_count(const Document& document, UnreadReason reason) {
  return static_cast<std::size_t>(
      std::count_if(document.unread_pages.begin(), document.unread_pages.end(),
                    [reason](const UnreadPage& page) { return page.reason == reason; }));
}

std::string unread_page_numbers(const Document& document, UnreadReason reason) {
  std::string numbers;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const auto close = [&] {
    if (first == 0) return;
    if (!numbers.empty()) numbers += ", ";
    numbers += first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
  };
  for (const UnreadPage& page : document.unread_pages) {
    if (page.reason != reason) continue;
    if (first == 0 || page.page != last + 1) {
      close();
      first = page.page;
    }
    last = page.page;
  }
  close();
  return numbers;
}

std::string describe_unread_pages(const Document& document) {
  std::string text = sentence(document, UnreadReason::OnlyPictures, "has no text, only pictures",
                              "have no text, only pictures");
  const std::string letters =
      sentence(document, UnreadReason::UnknownLetters, "has text that cannot be read as letters",
               "have text that cannot be read as letters");
  const std::string damaged = sentence(document, UnreadReason::Damaged, "is damaged and was not read",
                                       "are damaged and were not read");
  for (const std::string& more : {letters, damaged}) {
    if (!text.empty() && !more.empty()) text += "; ";
    text += more;
  }
  return text.empty() ? text : text + '.';
}

}  // namespace vidensgraf
