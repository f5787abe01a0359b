#include "corpus/office_package.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corpus/block_builder.h"
#include "corpus/line_phrases.h"

// Where a part lies is said by relationships (ISO/IEC 29500-2): "_rels/x.xml.rels" beside "x.xml" has id,
// type and target of each. Programs on the web name the main part of a text "word/document2.xml".

namespace vidensgraf {
namespace {

// "../media/a.xml" as seen from "ppt/slides/" is "ppt/media/a.xml".
std::string resolved(std::string_view target, std::string_view folder) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const std::size_t above =
        folder.size() < 2 ? std::string_view::npos : folder.rfind('/', folder.size() - 2);
    folder = above == std::string_view::npos ? std::string_view() : folder.substr(0, above + 1);
  }
  return std::string(folder) + std::string(target);
}

std::vector<std::pair<std::string, std::string>> related(const pugi::xml_node& links, std::string_view type,
                                                         std::string_view folder) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const pugi::xml_node one : links.children()) {
    if (!std::string_view(one.attribute("Type").value()).ends_with(type)) continue;
    found.emplace_back(one.attribute("Id").value(), resolved(one.attribute("Target").value(), folder));
  }
  return found;
}

void read_properties(const pugi::xml_node& core, const pugi::xml_node& app, Metadata& metadata) {
  for (const pugi::xml_node node : core.children()) {
    const std::string_view name = local_name(node);
    if (name == "title" && !is_made_up_title(node.text().get()))
      metadata.title = container_field(node.text().get());
    if (name == "language")
      metadata.language = container_field(std::string_view(node.text().get()).substr(0, 2));
    if (name != "creator") continue;
    for (std::string_view rest = node.text().get(); !rest.empty();) {
      const std::size_t stop = std::min(rest.find(';'), rest.size());
      if (auto author = container_field(rest.substr(0, stop))) metadata.authors.push_back(*author);
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
  }
  metadata.publisher = container_field(app.child("Company").text().get());
}

}  // namespace

Result<OfficePackage> OfficePackage::open(std::string_view bytes, std::string_view format,
                                          std::string_view usual, const ReadLimits& limits) {
  constexpr const char* kRoot = "_rels/.rels";
  OfficePackage package;
  package.bytes_ = bytes;
  package.format_ = format;
  package.limits_ = limits;
  auto root = read_zip_entries(bytes, {kRoot}, limits);
  if (!root) return fail(root.error());
  auto root_trees = parse_xml_parts(*root, {}, format, limits);
  if (!root_trees) return fail(root_trees.error());
  const auto mains = related((*root_trees)[kRoot].document_element(), "/officeDocument", {});
  package.main_ = mains.empty() ? std::string(usual) : mains.front().second;

  const std::size_t slash = package.main_.rfind('/');
  const std::size_t name_at = slash == std::string::npos ? 0 : slash + 1;
  package.folder_ = package.main_.substr(0, name_at);
  const std::string links = package.folder_ + "_rels/" + package.main_.substr(name_at) + ".rels";
  auto linked = read_zip_entries(bytes, {links}, limits);
  if (!linked) return fail(linked.error());
  package.link_bytes_ = std::move(*linked);
  auto trees = parse_xml_parts(package.link_bytes_, {}, format, limits);
  if (!trees) return fail(trees.error());
  package.link_trees_ = std::move(*trees);
  package.links_ = package.link_trees_[links].document_element();
  return package;
}

std::string OfficePackage::part(std::string_view type, std::string_view usual) const {
  const auto found = related(links_, type, folder_);
  return found.empty() ? folder_ + std::string(usual) : found.front().second;
}

std::vector<std::pair<std::string, std::string>> OfficePackage::parts(std::string_view type) const {
  return related(links_, type, folder_);
}

Result<void> OfficePackage::load(std::vector<std::string> names, Metadata& metadata) {
  constexpr const char* kCore = "docProps/core.xml";
  constexpr const char* kApp = "docProps/app.xml";
  names.insert(names.end(), {main_, kCore, kApp});
  const std::vector<std::string_view> wanted(names.begin(), names.end());
  auto parts = read_zip_entries(bytes_, wanted, limits_);
  if (!parts) return fail(parts.error());
  bytes_of_parts_ = std::move(*parts);
  if (!bytes_of_parts_.contains(main_)) {
    return fail(ErrorCode::Input, fmt::format("The {} file is damaged: it has no main part.", format_));
  }
  auto parsed = parse_xml_parts(bytes_of_parts_, main_, format_, limits_);
  if (!parsed) return fail(parsed.error());
  trees_ = std::move(*parsed);
  read_properties(trees_[kCore].document_element(), trees_[kApp].document_element(), metadata);
  return {};
}

}  // namespace vidensgraf
