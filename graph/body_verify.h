#pragma once

// Internal to graph/: the part of `verify_graph` that is about bodies, and what both parts share.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// Sentences about what is wrong, the first hundred.
class VerifyProblems {
 public:
  static constexpr std::size_t kMost = 100;

  void add(std::string sentence) {
    if (sentences_.size() < kMost) sentences_.push_back(std::move(sentence));
  }
  void add(const VerifyProblems& more) {
    for (const std::string& sentence : more.sentences_) add(sentence);
  }
  [[nodiscard]] bool is_full() const { return sentences_.size() == kMost; }
  [[nodiscard]] std::vector<std::string> take() { return std::move(sentences_); }

 private:
  std::vector<std::string> sentences_;
};

[[nodiscard]] std::string in_hex(std::string_view key);

/// Rows that do not decode are a problem to report; rows that cannot be read are an error of the check.
[[nodiscard]] inline bool is_damage(const Error& error) { return error.code == ErrorCode::Damaged; }

/// Checks that documents and the bodies they share (store/shared_bodies.h) name each other, that each body is
/// found by its hash, and that nothing is left of bodies that are gone. Error Io.
[[nodiscard]] Result<void> verify_bodies(const Rows& rows, VerifyProblems& problems);

}  // namespace vidensgraf
