#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vidensgraf::testing {

/// A kind of text that is hard on one of the scanners: what it is made of, over and over.
struct WorstText {
  std::string name;
  std::string start;   ///< Once.
  std::string unit;    ///< Repeated; "%" stands for a running number.
  std::string finish;  ///< Once.
  /// The text of about `bytes` bytes.
  [[nodiscard]] std::string of_size(std::size_t bytes) const;
};

/// Every kind known to have been, or suspected to be, worse than linear somewhere.
[[nodiscard]] const std::vector<WorstText>& worst_texts();

}  // namespace vidensgraf::testing
