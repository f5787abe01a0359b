#pragma once

// Texts come again: many sections of laws are the same words in several consolidations. What follows from a
// document's words alone is its body: its canonical text and its contribution to the graph without what names
// the document. It is kept once, under the number of the first document that had it, and outlives that
// document as long as another one has it. Numbers are never given twice, so it needs no other name.
//
//   Family         key            value
//   DocumentTexts  body:u32be chunk:u32be   the text (store/graph_schema.h)
//   Contributions  body:u32be     id"" of the document of that number (though it may be gone), contribution
//   BodyOf         document:u32be body#  id of the document; only where the body has another number
//   BodyUsers      body:u32be     the documents that have it: n#, first, steps to the next;
//                                 only where that is not just the document of that number
//   BodyHashes     hash:u64be     the bodies that have it, body# each: one, but by chance or malice
//
// By its hash a later document finds the body; bytes decide whether it is the same.
// A text that is a document's alone costs its row of BodyHashes, some ten bytes.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

struct DocumentBody {
  std::string text;
  std::string contribution;
};

/// The same in every index and release: it is stored. XXH3, 64 bits.
[[nodiscard]] std::uint64_t body_hash(std::string_view text, std::string_view contribution);

/// Where the body of a document lies that shares it with an earlier one.
struct BodyReference {
  DocumentNumber body{};
  std::string document_id;
};

/// Nothing where the document has its body to itself, and where there is no such document. Errors: Damaged,
/// Io; likewise below.
[[nodiscard]] Result<std::optional<BodyReference>> find_shared_body(const Rows& rows,
                                                                    DocumentNumber document);

/// The first `most` of the documents whose body it is, ascending: only `body` itself where nothing else is
/// noted.
[[nodiscard]] Result<std::vector<DocumentNumber>> read_body_users(const Rows& rows, DocumentNumber body,
                                                                  std::size_t most = SIZE_MAX);

/// The bodies of this hash, ascending.
[[nodiscard]] Result<std::vector<DocumentNumber>> read_bodies_of_hash(const Rows& rows, std::uint64_t hash);

/// What a document contributes, and under which id; nothing if it does not exist.
struct StoredContribution {
  StoredContribution(std::string id, RowValue value, std::size_t before)
      : document_id(std::move(id)), row(std::move(value)), bytes_before(before) {}

  [[nodiscard]] std::string_view bytes() const {  ///< graph/contribution_codec.cpp
    return (*row).substr(bytes_before);
  }

  std::string document_id;
  RowValue row;  ///< Of Contributions; may be borrowed from the rows that were read.
  std::size_t bytes_before = 0;
};
[[nodiscard]] Result<std::optional<StoredContribution>> read_stored_contribution(const Rows& rows,
                                                                                 DocumentNumber document);

/// A row of Contributions, taken apart; both borrow from it.
struct ContributionRow {
  std::string_view document_id;
  std::string_view bytes;
};
[[nodiscard]] Result<ContributionRow> decode_contribution_row(std::string_view value);

/// Collects which documents of one batch get and lose which bodies. A document that is replaced by one of the
/// same words costs nothing but a change of numbers.
///
///     add, remove ...; then `resolve` once, and `write_to`.
class BodyChanges {
 public:
  /// `rows` is the state before the batch and must outlive this.
  explicit BodyChanges(const Rows& rows) : rows_(&rows) {}

  /// \return The place of the body among those of the batch: equal bytes, equal place.
  std::size_t add(DocumentNumber document, std::string document_id, std::uint64_t hash, DocumentBody body);
  std::size_t remove(DocumentNumber document, std::uint64_t hash, DocumentBody body);

  /// What becomes of a body.
  struct Outcome {
    DocumentNumber body{};
    std::int64_t more_users = 0;  ///< Fewer where it is negative.
    bool is_new = false;          ///< Nobody had it before the batch,
    bool is_gone = false;         ///< or nobody has it afterwards.
  };
  /// One for each place. Error Damaged if a document did not have the body that it loses.
  [[nodiscard]] Result<std::vector<Outcome>> resolve();

  [[nodiscard]] const DocumentBody& body(std::size_t place) const { return places_[place].body; }

  /// Adds the rows of the bodies to `batch`, after `resolve`; nothing is left here.
  void write_to(Batch& batch);

 private:
  struct Place {
    std::uint64_t hash = 0;
    DocumentBody body;
    std::map<DocumentNumber, int> changes;  // +1, -1; 0: left it and came back, or the other way round
    std::map<DocumentNumber, std::string> ids;
    Outcome outcome;
    std::vector<DocumentNumber> users;  // afterwards
    bool had_row_of_users = false;
  };
  struct HashRow {
    std::vector<DocumentNumber> bodies;
    bool has_changed = false;
  };
  std::size_t place_of(std::uint64_t hash, DocumentBody body);
  Result<void> resolve(Place& place);
  Result<HashRow*> row_of(std::uint64_t hash);
  Result<void> find_body(Place& place);
  [[nodiscard]] Result<bool> is_stored_as(const DocumentBody& body, DocumentNumber number) const;

  const Rows* rows_;
  std::vector<Place> places_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_hash_;
  std::unordered_map<std::uint64_t, HashRow> hashes_;
};

}  // namespace vidensgraf
