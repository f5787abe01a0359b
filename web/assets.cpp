#include "web/assets.h"

#include <array>
#include <cstdint>
#include <unordered_map>

#include <fmt/format.h>

#include "embedded/design_assets.h"
#include "embedded/messages_txt.h"
#include "embedded/own_assets.h"
#include "embedded/page_templates.h"

namespace vidensgraf {
namespace {

struct Assets {
  std::unordered_map<std::string_view, std::string_view> files;
  std::string number;
};

// FNV-1a: the number needs no strength, the files are ours.
std::uint64_t mixed(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return hash;
}

const Assets& assets() {
  static const auto* const kAssets = [] {
    auto* all = new Assets();
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const auto& files : {embedded::design_assets(), embedded::own_assets()}) {
      for (const EmbeddedFile& file : files) {
        all->files.emplace(file.path, file.content);
        hash = mixed(mixed(hash, file.path), file.content);
      }
    }
    // Pages that changed make their copies out of date, too.
    for (const EmbeddedFile& file : embedded::page_templates()) hash = mixed(hash, file.content);
    hash = mixed(hash, embedded::messages_txt());
    all->number = fmt::format("{:010x}", hash & 0xFFFFFFFFFFULL);
    return all;
  }();
  return *kAssets;
}

std::string_view content_type_of(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTypes = {{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".woff2", "font/woff2"},
      {".png", "image/png"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

}  // namespace

std::string asset_address(std::string_view path) {
  return fmt::format("/assets/{}/{}", assets().number, path);
}

const std::string& content_number() { return assets().number; }

Response asset_response(const std::vector<std::string>& segments) {
  Response response;
  std::string path;
  for (std::size_t i = 1; i < segments.size(); ++i) path += (i == 1 ? "" : "/") + segments[i];
  const auto found = assets().files.find(path);
  if (found == assets().files.end()) {
    response.status = 404;
    response.body = "There is no such file.\n";
    return response;
  }
  response.content_type = std::string(content_type_of(path));
  response.body = std::string(found->second);
  const bool is_current = segments.front() == assets().number;
  response.set_header("Cache-Control", is_current ? "public, max-age=31536000, immutable" : "no-cache");
  return response;
}

}  // namespace vidensgraf
