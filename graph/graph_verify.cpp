// The graph is the sum of the documents' contributions: it is summed up once more from nothing, in memory,
// and every row of the sums is compared with the stored one. On the way the bodies are checked that documents
// share.

#include "graph/graph_verify.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/graph_rows.h"
#include "graph/graph_update.h"
#include "store/coding.h"
#include "store/graph_schema.h"
#include "store/shared_bodies.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxProblems = 100;

// A store without a row: what a fresh build starts from.
class NoRows final : public Rows {
 public:
  [[nodiscard]] Result<std::optional<std::string>> get(Family /*family*/,
                                                       std::string_view /*key*/) const override {
    return std::optional<std::string>();
  }
  [[nodiscard]] Result<void> scan(Family /*family*/, std::string_view /*prefix*/, const Visit& /*visit*/,
                                  std::string_view /*from*/) const override {
    return {};
  }
};

struct FamilyName {
  Family family;
  const char* name;
};
constexpr std::array<FamilyName, 6> kSums = {FamilyName{Family::Nodes, "node"},
                                             FamilyName{Family::NodeEvidence, "evidence of a node"},
                                             FamilyName{Family::OutEdges, "edge"},
                                             FamilyName{Family::InEdges, "edge (mirror)"},
                                             FamilyName{Family::EdgeEvidence, "evidence of an edge"},
                                             FamilyName{Family::Names, "name"}};

std::string in_hex(std::string_view key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : key) {
    const auto value = static_cast<unsigned char>(byte);
    text += kDigits[value >> 4U];
    text += kDigits[value & 15U];
  }
  return text;
}

std::string row_of_graph(const FamilyName& sum, std::string_view key) {
  return std::string("A row of the graph (") + sum.name + ", " + in_hex(key) + ")";
}

std::uint32_t plain(DocumentNumber number) { return static_cast<std::uint32_t>(number); }

// Rows that do not decode are a problem to report; rows that cannot be read are an error of the check.
bool is_damage(const Error& error) { return error.code == ErrorCode::Damaged; }

class GraphVerifier {
 public:
  explicit GraphVerifier(const Rows& rows) : rows_(rows) {}

  Result<GraphVerifyReport> run() {
    if (auto added = add_contributions(); !added) return fail(added.error());
    if (auto checked = check_sharing(); !checked) return fail(checked.error());
    if (auto checked = check_hashes(); !checked) return fail(checked.error());
    if (auto checked = check_users(); !checked) return fail(checked.error());
    Batch batch;
    if (const auto built = update_->write_to(batch); !built) {
      problem(built.error().message);
      return std::move(report_);
    }
    update_.reset();
    if (auto compared = compare_sums(std::move(batch.rows)); !compared) return fail(compared.error());
    return std::move(report_);
  }

 private:
  void problem(std::string sentence) {
    if (report_.problems.size() < kMaxProblems) report_.problems.push_back(std::move(sentence));
  }

  Result<void> add_contributions() {
    Result<void> outcome;
    auto scanned = rows_.scan(Family::Contributions, {}, [&](std::string_view key, std::string_view value) {
      outcome = add_body(key, value);
      return outcome.has_value();
    });
    return scanned ? outcome : scanned;
  }

  // Adds what a body contributes, once for each document that has it.
  Result<void> add_body(std::string_view key, std::string_view value) {
    const auto body = decode_document_suffix(key);
    const auto row = decode_contribution_row(value);
    if (!body || !row) {
      problem("The contribution " + in_hex(key) + " does not decode.");
      return {};
    }
    const auto users = read_body_users(rows_, *body);
    if (!users) {
      if (!is_damage(users.error())) return fail(users.error());
      problem(users.error().message);
      return {};
    }
    if (users->empty()) problem("The body " + in_hex(key) + " belongs to no document.");
    for (const DocumentNumber user : *users) {
      if (user == *body) {
        add(user, std::string(row->document_id), *body, row->bytes);
        continue;
      }
      const auto shared = find_shared_body(rows_, user);
      if (!shared && !is_damage(shared.error())) return fail(shared.error());
      if (!shared || !*shared || (*shared)->body != *body) {
        problem("Document " + std::to_string(plain(user)) + " does not know that its body is " + in_hex(key) +
                ".");
        continue;
      }
      ++sharing_;
      add(user, (*shared)->document_id, *body, row->bytes);
    }
    return look_up_by_hash(*body, row->bytes);
  }

  void add(DocumentNumber document, std::string id, DocumentNumber body, std::string_view bytes) {
    auto change = repeated_graph_change(std::string(bytes), std::move(id));
    if (!change || !update_->add_known(document, std::move(*change), body)) {
      problem("The contribution of document " + std::to_string(plain(document)) + " does not decode.");
      return;
    }
    ++report_.documents;
  }

  Result<void> look_up_by_hash(DocumentNumber body, std::string_view contribution) {
    std::string text;
    auto read = rows_.scan(Family::DocumentTexts, document_key(body),
                           [&text](std::string_view /*key*/, std::string_view chunk) {
                             text += chunk;
                             return true;
                           });
    if (!read) return read;
    const auto found = read_bodies_of_hash(rows_, body_hash(text, contribution));
    if (!found && !is_damage(found.error())) return fail(found.error());
    if (found && std::find(found->begin(), found->end(), body) != found->end()) {
      ++found_by_hash_;
    } else {
      problem("The body of document " + std::to_string(plain(body)) + " is not found by its hash.");
    }
    return {};
  }

  // No documents but those found above may say that they share a body.
  Result<void> check_sharing() {
    const auto references = rows_.count(Family::BodyOf, {});
    if (!references) return fail(references.error());
    if (*references != sharing_) {
      problem(std::to_string(*references) + " documents say that they share the body of another one, but " +
              std::to_string(sharing_) + " do.");
    }
    return {};
  }

  // No hash may lead to a body that is gone.
  Result<void> check_hashes() {
    Result<void> outcome;
    std::uint64_t by_hash = 0;
    auto scanned = rows_.scan(Family::BodyHashes, {}, [&](std::string_view key, std::string_view value) {
      RowReader reader(value);
      bool is_sound = !value.empty();
      while (reader.remaining() > 0) {
        const auto there = exists(DocumentNumber{reader.varint32()});
        if (!there) outcome = fail(there.error());
        is_sound = there && *there && is_sound;
        ++by_hash;
      }
      if (!is_sound || !reader.done()) problem("The hash " + in_hex(key) + " leads to a body that is gone.");
      return outcome.has_value();
    });
    if (!scanned) return scanned;
    if (!outcome) return outcome;
    if (by_hash > found_by_hash_) problem("Hashes lead to more bodies than there are.");
    return {};
  }

  // No list of users may be left of a body that is gone.
  Result<void> check_users() {
    Result<void> outcome;
    auto scanned = rows_.scan(Family::BodyUsers, {}, [&](std::string_view key, std::string_view) {
      const auto body = decode_document_suffix(key);
      const auto there = body ? exists(*body) : Result<bool>(false);
      if (!there) outcome = fail(there.error());
      if (there && !*there) problem("Users of the body " + in_hex(key) + " are left, which is gone.");
      return outcome.has_value();
    });
    return scanned ? outcome : scanned;
  }

  [[nodiscard]] Result<bool> exists(DocumentNumber body) const {
    const auto row = rows_.get(Family::Contributions, document_key(body));
    if (!row) return fail(row.error());
    return row->has_value();
  }

  // Holds the rows of the fresh sums against the stored ones: both in the order of their keys.
  Result<void> compare_sums(std::vector<RowChange> fresh) {
    std::erase_if(fresh, [](const RowChange& change) { return !change.value; });
    const auto place = [](const RowChange& change) { return std::tie(change.family, change.key); };
    std::sort(fresh.begin(), fresh.end(),
              [&place](const RowChange& a, const RowChange& b) { return place(a) < place(b); });
    for (const FamilyName& sum : kSums) {
      const auto in_family = [&sum](const RowChange& change) { return change.family == sum.family; };
      auto expected = std::find_if(fresh.begin(), fresh.end(), in_family);
      const auto end = std::find_if_not(expected, fresh.end(), in_family);
      auto scanned = rows_.scan(sum.family, {}, [&](std::string_view key, std::string_view value) {
        if (sum.family == Family::Nodes) ++report_.nodes;
        if (sum.family == Family::OutEdges) ++report_.edges;
        for (; expected != end && expected->key < key; ++expected) missing(sum, expected->key);
        if (expected == end || expected->key != key) {
          problem(row_of_graph(sum, key) + " belongs to no document.");
          return true;
        }
        if (*expected->value != value) {
          problem(row_of_graph(sum, key) + " is not the sum of the documents' contributions.");
        }
        ++expected;
        return true;
      });
      if (!scanned) return scanned;
      for (; expected != end; ++expected) missing(sum, expected->key);
    }
    return {};
  }

  void missing(const FamilyName& sum, std::string_view key) {
    problem(row_of_graph(sum, key) + " is missing.");
  }

  const Rows& rows_;
  NoRows nothing_;
  std::optional<GraphUpdate> update_{std::in_place, nothing_};  // until its rows are written
  GraphVerifyReport report_;
  std::uint64_t sharing_ = 0;        // documents whose body has another number
  std::uint64_t found_by_hash_ = 0;  // bodies
};

}  // namespace

Result<GraphVerifyReport> verify_graph(const Rows& rows) { return GraphVerifier(rows).run(); }

}  // namespace vidensgraf
