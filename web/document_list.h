#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// What a list shows of a document: as it states it, empty where it does not.
struct ListedDocument {
  std::string id;
  std::string title;  ///< Else the id.
  std::string publisher;
  std::string date;  ///< ISO; a year where no date is stated.
  std::string type;

  [[nodiscard]] std::string_view year() const { return std::string_view(date).substr(0, 4); }
};

[[nodiscard]] ListedDocument listed(const Document& document);

/// All documents of one state of an index, to be narrowed and put in order. Immutable.
class DocumentList {
 public:
  /// Of larger collections only the number is known: some 250 bytes a document otherwise.
  static constexpr std::size_t kMostKept = 50'000;

  DocumentList() = default;
  /// Cost: reads every record, some 20 µs each. Errors: Damaged, Io.
  [[nodiscard]] static Result<DocumentList> load(const Rows& rows, std::size_t most_kept = kMostKept);

  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Whether the documents themselves are known.
  [[nodiscard]] bool is_kept() const { return size_ == documents_.size(); }

  enum class Order : std::uint8_t { Title, Newest, Oldest, Publisher };
  static constexpr std::size_t kOrders = 4;

  /// Empty: any.
  struct Wanted {
    std::string text;  ///< Words that title, publisher or id contain, all of them, in any case.
    std::string type;
    std::string publisher;
    std::string year;
  };
  /// Those wanted. What they are ordered by is missing in some: they come last. Titles as Danish orders them.
  [[nodiscard]] std::vector<const ListedDocument*> find(const Wanted& wanted, Order order) const;

  /// A value that documents state.
  struct Value {
    std::string value;
    std::uint64_t documents = 0;
  };
  [[nodiscard]] const std::vector<Value>& types() const { return types_; }  ///< By name.
  [[nodiscard]] std::uint64_t count_of_type(std::string_view type) const;
  [[nodiscard]] const std::vector<Value>& publishers() const { return publishers_; }  ///< By name.
  [[nodiscard]] const std::vector<Value>& years() const { return years_; }            ///< Newest first.

 private:
  std::uint64_t size_ = 0;
  std::vector<ListedDocument> documents_;
  std::vector<std::string> searched_;  // by document: what words are looked for in
  std::array<std::vector<std::uint32_t>, kOrders> orders_;
  std::vector<Value> types_;
  std::vector<Value> publishers_;
  std::vector<Value> years_;
};

}  // namespace vidensgraf
