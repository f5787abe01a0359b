// Evidence of a node or edge, document by document. A row holds for all documents that share its body, whose
// numbers are greater than the body's (they came later): rows are read in the order of bodies, and documents
// wait until no row to come can have a smaller number. So they come out by rank and number, as if each had a
// row of its own, and no more rows are read than are asked for.

#include <functional>
#include <memory>
#include <queue>
#include <utility>

#include "graph/graph_view_impl.h"
#include "store/coding.h"

namespace vidensgraf {
namespace {

using Places = std::shared_ptr<std::vector<Evidence>>;

struct Waiting {
  DocumentNumber document{};
  Places places;
  friend bool operator>(const Waiting& a, const Waiting& b) { return a.document > b.document; }
};

class EvidenceList {
 public:
  EvidenceList(std::size_t max_documents, std::size_t offset) : most_(max_documents), offset_(offset) {}

  [[nodiscard]] bool is_full() const { return found_.size() >= most_; }

  void wait(DocumentNumber document, const Places& places) { waiting_.push(Waiting{document, places}); }

  // Takes those who wait and are before `next`, or all.
  void take(std::optional<DocumentNumber> next) {
    while (!waiting_.empty() && !is_full() && (!next || waiting_.top().document < *next)) {
      add(waiting_.top().document, waiting_.top().places);
      waiting_.pop();
    }
  }

  std::vector<DocumentEvidence> result() { return std::move(found_); }

 private:
  void add(DocumentNumber document, const Places& places) {
    if (row_++ < offset_ || places->empty()) return;
    const bool is_last = places.use_count() == 1;
    found_.push_back(DocumentEvidence{{}, document, is_last ? std::move(*places) : *places});
  }

  std::size_t most_;
  std::size_t offset_;
  std::size_t row_ = 0;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
  std::vector<DocumentEvidence> found_;
};

}  // namespace

Result<std::vector<DocumentEvidence>> GraphView::Impl::evidence(Family family, const std::string& prefix,
                                                                std::size_t max_documents,
                                                                std::size_t offset) const {
  EvidenceList list(max_documents, offset);
  if (max_documents == 0) return list.result();
  std::optional<Error> error;
  std::optional<std::uint8_t> rank;
  const auto scanned = rows.scan(family, prefix, [&](std::string_view key, std::string_view value) {
    const auto number = decode_document_suffix(key);
    auto row = decode_evidence(value);
    if (!number || !row) {
      error = number ? row.error() : number.error();
      return false;
    }
    const std::uint8_t rank_of_row = RowReader(key.substr(prefix.size())).u8();
    if (rank_of_row != rank) list.take(std::nullopt);
    rank = rank_of_row;
    list.take(*number);
    if (list.is_full()) return false;
    const auto places = std::make_shared<std::vector<Evidence>>(std::move(row->places));
    if (row->of == EvidenceOf::OneDocument) {
      list.wait(*number, places);
      return true;
    }
    const auto users = read_body_users(rows, *number);
    if (!users) {
      error = users.error();
      return false;
    }
    for (const DocumentNumber user : *users) list.wait(user, places);
    return true;
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  list.take(std::nullopt);
  return list.result();
}

}  // namespace vidensgraf
