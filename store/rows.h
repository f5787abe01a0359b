#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

/// Numbers given by counters in the store and never used again.
enum class DocumentNumber : std::uint32_t {};
enum class PassageId : std::uint32_t {};  // is the Xapian docid; from 1

/// The tables of RocksDB; keys and values stand in store/graph_schema.h. On disk: never renumber.
enum class Family : std::uint8_t {
  Meta = 'M',
  DocumentIds = 'I',
  Documents = 'D',
  DocumentTexts = 'T',
  Passages = 'P',
  Contributions = 'C',
  BodyOf = 'B',
  BodyUsers = 'U',
  BodyHashes = 'H',
  Nodes = 'N',
  NodeEvidence = 'V',
  OutEdges = 'O',
  InEdges = 'R',
  EdgeEvidence = 'E',
  Names = 'A',
  Metrics = 'K',
  Decisions = 'X',
  Log = 'L',
  Terms = 'W',
  TypedTerms = 'Y',
};

/// One value that somebody derived from the rows of a state that never changes, kept with it. Thread-safe.
class KeptValue {
 public:
  using Value = std::shared_ptr<const void>;
  /// The value, by `make` where there is none yet; whoever asks meanwhile waits. Errors are those of `make`,
  /// and not kept.
  [[nodiscard]] Result<Value> get(const std::function<Result<Value>()>& make) {
    const std::lock_guard lock(mutex_);
    if (value_ == nullptr) {
      auto made = make();
      if (!made) return made;
      value_ = std::move(*made);
    }
    return value_;
  }

 private:
  std::mutex mutex_;
  Value value_;
};

/// The value of a row, if there is one: a copy, or a view of what the rows keep.
class RowValue {
 public:
  RowValue() = default;
  explicit RowValue(std::optional<std::string> own) : own_(std::move(own)) {}
  explicit RowValue(const std::string* kept) : kept_(kept) {}

  explicit operator bool() const { return kept_ != nullptr || own_.has_value(); }
  std::string_view operator*() const { return kept_ != nullptr ? *kept_ : *own_; }

 private:
  std::optional<std::string> own_;
  const std::string* kept_ = nullptr;
};

/// The rows of one state of the store: the writer's latest, or a reader's pinned one. Errors: Damaged, Io.
class Rows {
 public:
  virtual ~Rows() = default;

  /// The value of `key` (without the byte of its family), or nothing.
  [[nodiscard]] virtual Result<std::optional<std::string>> get(Family family, std::string_view key) const = 0;

  /// The same without a copy where the value is kept: then it lasts as long as these rows.
  [[nodiscard]] virtual Result<RowValue> find(Family family, std::string_view key) const {
    auto value = get(family, key);
    if (!value) return fail(value.error());
    return RowValue(std::move(*value));
  }

  /// Calls `visit(key, value)` for every key of `family` that starts with `prefix`, in byte order, from
  /// `from` on (a full key, or empty), until it returns false. The views are valid during the call only.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  [[nodiscard]] virtual Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                          std::string_view from = {}) const = 0;

  /// Where the decisions of reviewers are kept as read (graph/review_overlay.h); null where the rows change.
  [[nodiscard]] virtual KeptValue* kept_reviews() const { return nullptr; }

  /// How many keys of `family` start with `prefix`. A state that never changes counts many once.
  [[nodiscard]] virtual Result<std::uint64_t> count(Family family, std::string_view prefix) const {
    std::uint64_t rows = 0;
    const auto scanned = scan(family, prefix, [&rows](std::string_view /*key*/, std::string_view /*value*/) {
      ++rows;
      return true;
    });
    if (!scanned) return fail(scanned.error());
    return rows;
  }
};

/// One term of a passage.
struct Posting {
  std::string term;       ///< With its prefix (store/full_text_schema.h), at most 245 bytes.
  std::uint32_t wdf = 1;  ///< Within-document frequency; 0 for boolean filter terms.
};

struct PassagePostings {
  PassageId passage{};
  std::vector<Posting> postings;
  /// Xapian value slots, one of them where the terms stand (store/passage_positions.h).
  std::vector<std::pair<std::uint32_t, std::string>> values;
};

struct RowChange {
  Family family = Family::Meta;
  std::string key;
  std::optional<std::string> value;  ///< Nothing: delete.
};

/// What one commit changes, in both stores together. Later row changes of the same key win.
struct Batch {
  std::vector<RowChange> rows;
  std::vector<PassagePostings> added;
  std::vector<PassageId> removed;

  void put(Family family, std::string key, std::string value) {
    rows.push_back(RowChange{family, std::move(key), std::move(value)});
  }
  void erase(Family family, std::string key) {
    rows.push_back(RowChange{family, std::move(key), std::nullopt});
  }
};

}  // namespace vidensgraf
