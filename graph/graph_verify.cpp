#include "graph/graph_verify.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <utility>

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

std::uint32_t plain(DocumentNumber number) { return static_cast<std::uint32_t>(number); }

using Problem = std::function<void(std::string)>;

// Rows that do not decode are a problem of the index; that they cannot be read is none.
bool is_damage(const Error& error) { return error.code == ErrorCode::Damaged; }

Result<bool> is_found_by_its_hash(const Rows& rows, DocumentNumber body, std::string_view contribution,
                                  const Problem& problem) {
  std::string text;
  const auto read = rows.scan(Family::DocumentTexts, document_key(body),
                              [&text](std::string_view /*key*/, std::string_view chunk) {
                                text += chunk;
                                return true;
                              });
  if (!read) return fail(read.error());
  const auto found = read_bodies_of_hash(rows, body_hash(text, contribution));
  if (!found && !is_damage(found.error())) return fail(found.error());
  if (found && std::find(found->begin(), found->end(), body) != found->end()) return true;
  problem("The body of document " + std::to_string(plain(body)) + " is not found by its hash.");
  return false;
}

// That bodies name the documents that share them was looked at; here, that none else says so, and that no
// hash or list of users is left of a body that is gone.
Result<void> check_references(const Rows& rows, std::uint64_t sharing, std::uint64_t found_by_hash,
                              const Problem& problem) {
  std::uint64_t references = 0;
  auto scanned = rows.scan(Family::BodyOf, {}, [&references](std::string_view, std::string_view) {
    ++references;
    return true;
  });
  if (!scanned) return scanned;
  if (references != sharing) {
    problem(std::to_string(references) + " documents say that they share the body of another one, but " +
            std::to_string(sharing) + " do.");
  }
  Result<void> outcome;
  const auto exists = [&rows, &outcome](DocumentNumber body) {
    const auto row = rows.get(Family::Contributions, document_key(body));
    if (!row) outcome = fail(row.error());
    return row && *row;
  };
  std::uint64_t by_hash = 0;
  scanned = rows.scan(Family::BodyHashes, {}, [&](std::string_view key, std::string_view value) {
    RowReader reader(value);
    bool is_sound = !value.empty();
    while (reader.remaining() > 0) {
      is_sound = exists(DocumentNumber{reader.varint32()}) && is_sound;
      ++by_hash;
    }
    if (!is_sound || !reader.done()) problem("The hash " + in_hex(key) + " leads to a body that is gone.");
    return outcome.has_value();
  });
  if (!scanned) return scanned;
  if (!outcome) return outcome;
  if (by_hash > found_by_hash) problem("Hashes lead to more bodies than there are.");
  scanned = rows.scan(Family::BodyUsers, {}, [&](std::string_view key, std::string_view) {
    const auto body = decode_document_suffix(key);
    if (!body || !exists(*body)) problem("Users of the body " + in_hex(key) + " are left, which is gone.");
    return outcome.has_value();
  });
  return scanned ? outcome : scanned;
}

}  // namespace

Result<GraphVerifyReport> verify_graph(const Rows& rows) {
  GraphVerifyReport report;
  const auto problem = [&report](std::string sentence) {
    if (report.problems.size() < kMaxProblems) report.problems.push_back(std::move(sentence));
  };

  const NoRows nothing;
  GraphUpdate update(nothing);
  const auto add = [&](DocumentNumber document, std::string id, DocumentNumber body, std::string_view bytes) {
    auto change = repeated_graph_change(std::string(bytes), std::move(id));
    if (!change || !update.add_known(document, std::move(*change), body)) {
      problem("The contribution of document " + std::to_string(plain(document)) + " does not decode.");
      return;
    }
    ++report.documents;
  };
  std::uint64_t sharing = 0;        // documents whose body has another number
  std::uint64_t found_by_hash = 0;  // bodies
  Result<void> outcome;
  const auto contributions =
      rows.scan(Family::Contributions, {}, [&](std::string_view key, std::string_view value) {
        const auto body = decode_document_suffix(key);
        const auto row = decode_contribution_row(value);
        if (!body || !row) {
          problem("The contribution " + in_hex(key) + " does not decode.");
          return true;
        }
        const auto users = read_body_users(rows, *body);
        if (!users) {
          if (!is_damage(users.error())) outcome = fail(users.error());
          problem(users.error().message);
          return outcome.has_value();
        }
        if (users->empty()) problem("The body " + in_hex(key) + " belongs to no document.");
        for (const DocumentNumber user : *users) {
          if (user == *body) {
            add(user, std::string(row->document_id), *body, row->bytes);
            continue;
          }
          const auto shared = find_shared_body(rows, user);
          if (!shared && !is_damage(shared.error())) outcome = fail(shared.error());
          if (!shared || !*shared || (*shared)->body != *body) {
            problem("Document " + std::to_string(plain(user)) + " does not know that its body is " +
                    in_hex(key) + ".");
            continue;
          }
          ++sharing;
          add(user, (*shared)->document_id, *body, row->bytes);
        }
        const auto found = is_found_by_its_hash(rows, *body, row->bytes, problem);
        if (!found) outcome = fail(found.error());
        if (found && *found) ++found_by_hash;
        return outcome.has_value();
      });
  if (!contributions) return fail(contributions.error());
  if (!outcome) return fail(outcome.error());
  if (auto checked = check_references(rows, sharing, found_by_hash, problem); !checked) {
    return fail(checked.error());
  }
  Batch batch;
  if (const auto built = update.write_to(batch); !built) {
    problem(built.error().message);
    return report;
  }
  std::map<std::pair<Family, std::string>, std::string> expected;
  for (RowChange& change : batch.rows) {
    if (change.value) expected.emplace(std::make_pair(change.family, std::move(change.key)), *change.value);
  }

  for (const FamilyName& sum : kSums) {
    const auto scanned = rows.scan(sum.family, {}, [&](std::string_view key, std::string_view value) {
      if (sum.family == Family::Nodes) ++report.nodes;
      if (sum.family == Family::OutEdges) ++report.edges;
      const auto found = expected.find({sum.family, std::string(key)});
      if (found == expected.end()) {
        problem(std::string("A row of the graph (") + sum.name + ", " + in_hex(key) +
                ") belongs to no document.");
        return true;
      }
      if (found->second != value) {
        problem(std::string("A row of the graph (") + sum.name + ", " + in_hex(key) +
                ") is not the sum of the documents' contributions.");
      }
      expected.erase(found);
      return true;
    });
    if (!scanned) return fail(scanned.error());
  }
  for (const FamilyName& sum : kSums) {
    for (auto row = expected.lower_bound({sum.family, {}});
         row != expected.end() && row->first.first == sum.family; ++row) {
      problem(std::string("A row of the graph (") + sum.name + ", " + in_hex(row->first.second) +
              ") is missing.");
    }
  }
  return report;
}

}  // namespace vidensgraf
