#include "graph/name_codec.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "graph/names.h"

namespace vidensgraf {

void put_ending(std::string& out, std::string_view before, std::string_view text) {
  const auto differ = std::mismatch(text.begin(), text.end(), before.begin(), before.end());
  const auto shared = static_cast<std::size_t>(differ.first - text.begin());
  append_varint(out, shared);
  append_string(out, text.substr(shared));
}

std::string get_ending(RowReader& reader, std::string_view before) {
  const std::uint64_t shared = reader.varint();
  const std::string_view rest = reader.string();
  if (shared > before.size()) reader.reject();
  if (!reader.ok()) return {};
  std::string text(before.substr(0, static_cast<std::size_t>(shared)));
  text += rest;
  return text;
}

void skip_ending(RowReader& reader) {
  static_cast<void>(reader.varint());
  static_cast<void>(reader.string());
}

void put_names(std::string& out, std::string_view before, const std::vector<std::string_view>& names) {
  append_varint(out, names.size());
  for (const std::string_view name : names) {
    put_ending(out, before, name);
    before = name;
  }
}

std::vector<std::string> get_names(RowReader& reader, std::string_view before) {
  std::vector<std::string> names;
  const std::size_t count = reader.count();
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    std::string name = get_ending(reader, names.empty() ? before : std::string_view(names.back()));
    // None is longer; each may be the one before it and more, and so a short row very long.
    if (name.size() > kMaxNameBytes) reader.reject();
    names.push_back(std::move(name));
  }
  return names;
}

void skip_names(RowReader& reader) {
  const std::size_t count = reader.count();
  for (std::size_t index = 0; index < count && reader.ok(); ++index) skip_ending(reader);
}

}  // namespace vidensgraf
