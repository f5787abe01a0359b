#include "web/messages.h"

#include <algorithm>
#include <map>

#include "embedded/messages_txt.h"

namespace vidensgraf {
namespace {

struct Texts {
  std::string_view danish;
  std::string_view english;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(' ');
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(' ') - start + 1);
}

// Lines "key | Danish | English"; empty ones and those that start with "#" say nothing.
std::map<std::string_view, Texts> read_table(std::string_view file) {
  std::map<std::string_view, Texts> table;
  for (std::size_t start = 0; start < file.size();) {
    const std::size_t end = std::min(file.find('\n', start), file.size());
    const std::string_view line = file.substr(start, end - start);
    start = end + 1;
    const std::size_t first = line.find('|');
    const std::size_t second = first == std::string_view::npos ? first : line.find('|', first + 1);
    if (line.starts_with('#') || second == std::string_view::npos) continue;
    table[trimmed(line.substr(0, first))] =
        Texts{trimmed(line.substr(first + 1, second - first - 1)), trimmed(line.substr(second + 1))};
  }
  return table;
}

const std::map<std::string_view, Texts>& table() {
  static const auto* const kTable =
      new std::map<std::string_view, Texts>(read_table(embedded::messages_txt()));
  return *kTable;
}

}  // namespace

std::string_view code_of(Language language) { return language == Language::Danish ? "da" : "en"; }

// Quality values are left aside: browsers list languages in the order of preference.
Language preferred_language(std::string_view accept_language) {
  for (std::size_t start = 0; start < accept_language.size();) {
    const std::size_t end = std::min(accept_language.find(',', start), accept_language.size());
    const std::string_view range = trimmed(accept_language.substr(start, end - start));
    if (range.starts_with("da")) return Language::Danish;
    if (range.starts_with("en")) return Language::English;
    start = end + 1;
  }
  return Language::Danish;
}

std::string_view message(Language language, std::string_view key) {
  const auto found = table().find(key);
  if (found == table().end()) return key;
  return language == Language::Danish ? found->second.danish : found->second.english;
}

std::string message(Language language, std::string_view key, std::initializer_list<std::string_view> values) {
  const std::string_view text = message(language, key);
  std::string filled;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}') {
      const auto index = static_cast<std::size_t>(text[at + 1] - '0');
      if (index < values.size()) {
        filled += *(values.begin() + index);
        at += 2;
        continue;
      }
    }
    filled += text[at];
  }
  return filled;
}

bool has_message(std::string_view key) { return table().contains(key); }

std::vector<std::string_view> message_keys() {
  std::vector<std::string_view> keys;
  for (const auto& [key, texts] : table()) keys.push_back(key);
  return keys;
}

}  // namespace vidensgraf
