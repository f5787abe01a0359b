#pragma once

// Names of a node are inflections of its key: each is written by how it goes on where it differs from what
// stands before, the key, for names after the first the name before:
//
//   shared# rest""       after as many bytes of what stands before
//
// What makes no sense rejects the reader. Internal to graph/.

#include <string>
#include <string_view>
#include <vector>

#include "store/coding.h"

namespace vidensgraf {

void put_ending(std::string& out, std::string_view before, std::string_view text);
[[nodiscard]] std::string get_ending(RowReader& reader, std::string_view before);
void skip_ending(RowReader& reader);

/// n# and the names; none read is longer than kMaxNameBytes.
void put_names(std::string& out, std::string_view before, const std::vector<std::string_view>& names);
[[nodiscard]] std::vector<std::string> get_names(RowReader& reader, std::string_view before);
void skip_names(RowReader& reader);

}  // namespace vidensgraf
