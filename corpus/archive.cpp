#include "corpus/archive.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace vidensgraf {
namespace {

constexpr std::size_t kFreeInflatedBytes = std::size_t{10} << 20;  // up to here any ratio is fine
constexpr std::size_t kHighestRatio = 200;

tl::unexpected<Error> damaged(archive* zip) {
  const char* why = archive_error_string(zip);
  return fail(ErrorCode::Input,
              fmt::format("The file is a damaged archive ({}).", why == nullptr ? "no directory" : why));
}

tl::unexpected<Error> inflates_too_far(std::size_t limit) {
  return fail(ErrorCode::Limit,
              fmt::format("The archive inflates to more than {} MiB or {} times its size: a zip bomb.",
                          limit >> 20U, kHighestRatio));
}

// The ">" that ends the tag at `at`; those in quoted values are passed over.
std::size_t tag_end(std::string_view xml, std::size_t at) {
  for (++at; at < xml.size(); ++at) {
    if (xml[at] == '>') return at;
    if (xml[at] != '"' && xml[at] != '\'') continue;
    at = xml.find(xml[at], at + 1);
    if (at == std::string_view::npos) break;
  }
  return std::string_view::npos;
}

}  // namespace

Result<std::map<std::string, std::string, std::less<>>> read_zip_entries(
    std::string_view bytes, const std::vector<std::string_view>& wanted, const ReadLimits& limits) {
  const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), &archive_read_free);
  if (!zip) return fail(ErrorCode::Internal, "The zip reader cannot be started.");
  archive_read_support_format_zip_seekable(zip.get());
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return damaged(zip.get());
  const auto too_far = [&](std::size_t inflated) {
    return inflated > limits.max_inflated_bytes ||
           (inflated > kFreeInflatedBytes && inflated / kHighestRatio > bytes.size());
  };
  std::map<std::string, std::string, std::less<>> entries;
  std::size_t count = 0;
  std::size_t declared = 0;
  std::size_t inflated = 0;
  while (true) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(zip.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN) return damaged(zip.get());
    if (++count > limits.max_archive_entries) {
      return fail(ErrorCode::Limit,
                  fmt::format("The archive has more than {} entries.", limits.max_archive_entries));
    }
    if (archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > 0) {
      declared += static_cast<std::size_t>(archive_entry_size(entry));
      if (too_far(declared)) return inflates_too_far(limits.max_inflated_bytes);
    }
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || std::find(wanted.begin(), wanted.end(), std::string_view(name)) == wanted.end())
      continue;
    if (entries.contains(std::string_view(name))) continue;
    if (archive_entry_is_encrypted(entry) != 0) {
      return fail(ErrorCode::Input, "The file is protected by a password.");
    }
    std::string& content = entries[name];
    while (true) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int read = archive_read_data_block(zip.get(), &block, &size, &offset);
      if (read == ARCHIVE_EOF) break;
      if (read < ARCHIVE_WARN) return damaged(zip.get());
      inflated += size;
      if (too_far(inflated)) return inflates_too_far(limits.max_inflated_bytes);
      content.append(static_cast<const char*>(block), size);
    }
  }
  return entries;
}

Result<void> check_xml(std::string_view xml, std::string_view part, const ReadLimits& limits) {
  std::size_t depth = 0;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    const std::string_view rest = xml.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = xml.find("-->", at + 4);
      if (end == std::string_view::npos) break;
      at = end + 3;
      continue;
    }
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = xml.find("]]>", at + 9);
      if (end == std::string_view::npos) break;
      at = end + 3;
      continue;
    }
    if (rest.starts_with("<!")) {
      return fail(
          ErrorCode::Input,
          fmt::format("Part {} of the file holds a document type definition, which is refused.", part));
    }
    if (rest.starts_with("<?")) {
      const std::size_t end = xml.find("?>", at + 2);
      if (end == std::string_view::npos) break;
      at = end + 2;
      continue;
    }
    const std::size_t end = tag_end(xml, at);
    if (end == std::string_view::npos) break;
    if (rest.starts_with("</")) {
      depth -= depth > 0 ? 1 : 0;
    } else if (xml[end - 1] != '/' && ++depth > limits.max_nesting) {
      return fail(ErrorCode::Limit, fmt::format("Part {} of the file is nested more than {} elements deep.",
                                                part, limits.max_nesting));
    }
    at = end + 1;
  }
  return {};
}

Result<XmlParts> parse_xml_parts(std::map<std::string, std::string, std::less<>>& parts,
                                 std::string_view main, std::string_view format, const ReadLimits& limits) {
  XmlParts trees;
  for (auto& [name, xml] : parts) {
    if (auto checked = check_xml(xml, name, limits); !checked) return fail(checked.error());
    const pugi::xml_parse_result parsed = trees[name].load_buffer_inplace(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!parsed && name == main) {
      return fail(ErrorCode::Input,
                  fmt::format("The {} file is damaged: {} ({}).", format, name, parsed.description()));
    }
  }
  return trees;
}

}  // namespace vidensgraf
