#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "corpus/archive.h"
#include "corpus/document.h"
#include "corpus/reader.h"
#include "corpus/result.h"

namespace vidensgraf {

/// A file of Office Open XML (DOCX, PPTX, XLSX): a zip file of parts that relationships link. Private to
/// corpus/.
class OfficePackage {
 public:
  /// Finds the main part: the one that the package names, else `usual`. `format` is for messages ("DOCX").
  /// The bytes are borrowed for the package's life.
  [[nodiscard]] static Result<OfficePackage> open(std::string_view bytes, std::string_view format,
                                                  std::string_view usual, const ReadLimits& limits);

  /// Name of the part that the main part calls its `type` ("/styles"), else `usual` in its folder.
  [[nodiscard]] std::string part(std::string_view type, std::string_view usual) const;
  /// Names of the parts that the main part calls `type`, by the ids it knows them by ("rId3").
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> parts(std::string_view type) const;

  /// Parses the main part and `names`; absent ones are empty trees. Sets what the file's properties state.
  [[nodiscard]] Result<void> load(std::vector<std::string> names, Metadata& metadata);

  [[nodiscard]] const pugi::xml_document& main() { return trees_[main_]; }
  [[nodiscard]] const pugi::xml_document& tree(const std::string& name) { return trees_[name]; }

 private:
  using Parts = std::map<std::string, std::string, std::less<>>;

  std::string_view bytes_;
  std::string format_;
  ReadLimits limits_;
  std::string main_;
  std::string folder_;  // the main part's, with its slash
  Parts link_bytes_, bytes_of_parts_;
  XmlParts link_trees_, trees_;
  pugi::xml_node links_;
};

/// An element's name without its namespace's prefix.
[[nodiscard]] inline std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The first child of that name, whatever its prefix: some programs write <x:row> for <row>. Empty if none.
[[nodiscard]] inline pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& child) { return local_name(child) == name; });
}

}  // namespace vidensgraf
