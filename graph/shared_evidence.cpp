// Evidence of a node or edge, document by document. A row holds for all documents that share its body, whose
// numbers are greater than the body's (they came later): rows are read in the order of bodies, and documents
// wait until no row to come can have a smaller number. So they come out by rank and number, as if each had a
// row of its own, and no more rows and users of a body are read than are asked for.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "graph/graph_view_impl.h"
#include "store/coding.h"

namespace vidensgraf {
namespace {

// A row with those of its documents that have not been given out yet, in the order of their numbers.
struct Waiting {
  std::vector<DocumentNumber> documents;  // ascending
  std::size_t next = 0;
  std::vector<Evidence> places;

  [[nodiscard]] DocumentNumber document() const { return documents[next]; }
  [[nodiscard]] bool is_last() const { return next + 1 == documents.size(); }
};
struct WaitsLonger {
  bool operator()(const std::unique_ptr<Waiting>& a, const std::unique_ptr<Waiting>& b) const {
    return a->document() > b->document();
  }
};

class EvidenceQueue {
 public:
  EvidenceQueue(std::size_t max_documents, std::size_t offset, const GraphView::VisitEvidence& visit)
      : most_(max_documents), offset_(offset), visit_(visit) {}

  [[nodiscard]] bool is_done() const { return is_stopped_ || visited_ >= most_; }

  // The number of documents that are still wanted: no row needs to be read for more.
  [[nodiscard]] std::size_t most_of_row() const {
    return most_ > SIZE_MAX - offset_ ? SIZE_MAX : most_ + offset_;
  }

  void wait(std::vector<DocumentNumber> documents, std::vector<Evidence> places) {
    if (documents.empty()) return;
    waiting_.push_back(std::make_unique<Waiting>(Waiting{std::move(documents), 0, std::move(places)}));
    std::push_heap(waiting_.begin(), waiting_.end(), WaitsLonger());
  }

  // Gives out the waiting documents whose number is before `next`; all where there is no next row.
  void take(std::optional<DocumentNumber> next) {
    while (!waiting_.empty() && !is_done() && (!next || waiting_.front()->document() < *next)) {
      std::pop_heap(waiting_.begin(), waiting_.end(), WaitsLonger());
      Waiting& row = *waiting_.back();
      pass_on(row);
      if (++row.next == row.documents.size()) {
        waiting_.pop_back();
      } else {
        std::push_heap(waiting_.begin(), waiting_.end(), WaitsLonger());
      }
    }
  }

 private:
  void pass_on(Waiting& row) {
    if (passed_++ < offset_ || row.places.empty()) return;
    ++visited_;
    is_stopped_ =
        !visit_(DocumentEvidence{{}, row.document(), row.is_last() ? std::move(row.places) : row.places});
  }

  std::size_t most_;
  std::size_t offset_;
  const GraphView::VisitEvidence& visit_;
  std::size_t passed_ = 0;
  std::size_t visited_ = 0;
  bool is_stopped_ = false;
  std::vector<std::unique_ptr<Waiting>> waiting_;  // a heap
};

}  // namespace

Result<void> GraphView::Impl::visit_evidence(Family family, const std::string& prefix,
                                             std::size_t max_documents, std::size_t offset,
                                             const VisitEvidence& visit) const {
  if (max_documents == 0) return {};
  EvidenceQueue queue(max_documents, offset, visit);
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
    if (rank_of_row != rank) queue.take(std::nullopt);
    rank = rank_of_row;
    queue.take(*number);
    if (queue.is_done()) return false;
    if (row->of == EvidenceOf::OneDocument) {
      queue.wait({*number}, std::move(row->places));
      return true;
    }
    auto users = read_body_users(rows, *number, queue.most_of_row());
    if (!users) {
      error = users.error();
      return false;
    }
    queue.wait(std::move(*users), std::move(row->places));
    return true;
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  queue.take(std::nullopt);
  return {};
}

Result<std::vector<DocumentEvidence>> GraphView::Impl::evidence(Family family, const std::string& prefix,
                                                                std::size_t max_documents,
                                                                std::size_t offset) const {
  std::vector<DocumentEvidence> found;
  const auto add = [&found](DocumentEvidence&& document) {
    found.push_back(std::move(document));
    return true;
  };
  const auto visited = visit_evidence(family, prefix, max_documents, offset, add);
  if (!visited) return fail(visited.error());
  return found;
}

}  // namespace vidensgraf
