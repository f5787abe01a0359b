#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vidensgraf {

/// Snowball's Danish stemmer. Thread-safe: calls wait for each other.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();

  /// The stem of a folded form; the form itself if it is not a word.
  [[nodiscard]] std::string stem(std::string_view folded) const;

  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
