#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extraction/registers.h"
#include "graph/node.h"
#include "store/rows.h"

namespace vidensgraf {

/// Something that what is typed may become.
struct Completion {
  std::string text;  ///< To put in place of what is typed: the name that begins so, as documents write it.
  NodeKind kind = NodeKind::Concept;  ///< `Document`: its title.
  std::string key;                    ///< With `kind` it names the node in every index.
  std::string label;            ///< Of the node; differs from `text` where another of its names begins so.
  std::uint64_t documents = 0;  ///< That have it.
  std::uint64_t places = 0;     ///< Where they name it.
};

/// Completes concepts, target groups, organisations, abbreviations, laws, provisions and titles of documents
/// by their beginning, or by that of a later word. Case does not matter; æ, ø and å may be typed as ae, oe,
/// aa or a, o, a. "SEL § 8", "§ 8" and "servicelovens §8" complete provisions.
///
/// Order: what is complete as typed, then names by how many documents use them; those that begin so count
/// four times those with a later word that does, whole paragraffer four times what lies in them.
///
/// Immutable: `complete` may be called from several threads at once. Cost: well under a millisecond. It knows
/// the names of the state it was loaded from; with a new state of the index load a new one.
class CompletionIndex {
 public:
  /// \param rows       Must outlive this, stay what it is, and allow reading from several threads
  ///                   (StoreView does).
  /// \param registers  Borrowed. For the names of laws.
  /// \param only       What will be completed, if it is one prefix only: loading is then faster.
  /// Cost: reads all names, about a second for each million. Errors: Damaged, Io.
  [[nodiscard]] static Result<std::shared_ptr<const CompletionIndex>> load(const Rows& rows,
                                                                           const Registers& registers,
                                                                           std::string_view only = {});
  ~CompletionIndex();

  /// \param prefix  As typed, UTF-8; malformed bytes match nothing. White space at its end counts,
  ///                but behind a §.
  /// \param kinds   Only these, or all where it is empty.
  /// \return        At most `limit`, best first; no text and no node twice. Empty for an empty prefix.
  /// Errors: Damaged, Io.
  [[nodiscard]] Result<std::vector<Completion>> complete(std::string_view prefix, std::size_t limit = 10,
                                                         const std::vector<NodeKind>& kinds = {}) const;

  CompletionIndex(const CompletionIndex&) = delete;
  CompletionIndex& operator=(const CompletionIndex&) = delete;

 private:
  struct Impl;
  explicit CompletionIndex(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The object that `vidensgraf complete --json` prints (docs/json.md), on one line.
[[nodiscard]] std::string completions_to_json(std::string_view prefix,
                                              const std::vector<Completion>& completions);

}  // namespace vidensgraf
