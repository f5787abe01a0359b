#include "indexer/document_ids.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "corpus/reader.h"

namespace vidensgraf {
namespace {

// What a document could be called, shortest first; the last, its whole path, is nobody else's.
std::vector<std::string> names_of(const std::string& identity) {
  std::vector<std::string> names;
  const auto add = [&names](std::string name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  };
  DocumentIdForms forms = document_id_of(identity);
  add(std::move(forms.short_form));
  add(std::move(forms.stem));
  for (std::size_t slash = identity.rfind('/'); slash != std::string::npos;
       slash = slash == 0 ? std::string::npos : identity.rfind('/', slash - 1)) {
    add(identity.substr(slash + 1));
  }
  add(identity);
  return names;
}

}  // namespace

std::vector<std::string> document_ids(const std::vector<std::string>& identities) {
  std::vector<std::vector<std::string>> names;
  names.reserve(identities.size());
  std::unordered_map<std::string, unsigned> claims;
  for (const std::string& identity : identities) {
    names.push_back(names_of(identity));
    for (const std::string& name : names.back()) ++claims[name];
  }
  std::vector<std::string> ids;
  ids.reserve(identities.size());
  for (std::vector<std::string>& own : names) {
    const auto unique = std::find_if(own.begin(), own.end(),
                                     [&claims](const std::string& name) { return claims[name] == 1; });
    ids.push_back(unique != own.end() ? std::move(*unique) : std::move(own.back()));
  }
  return ids;
}

}  // namespace vidensgraf
