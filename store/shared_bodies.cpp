#include "store/shared_bodies.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

#include "store/coding.h"
#include "store/graph_schema.h"

namespace vidensgraf {
namespace {

std::uint32_t plain(DocumentNumber number) { return static_cast<std::uint32_t>(number); }

tl::unexpected<Error> damaged(std::string_view what, DocumentNumber number) {
  return fail(ErrorCode::Damaged, fmt::format("The {} {} is damaged.", what, plain(number)));
}

std::string hash_key(std::uint64_t hash) {
  std::string key;
  append_u64be(key, hash);
  return key;
}

std::string encode_number(DocumentNumber number) {
  std::string value;
  append_varint(value, plain(number));
  return value;
}

std::string encode_users(const std::vector<DocumentNumber>& users) {
  std::string value;
  append_varint(value, users.size());
  std::uint32_t previous = 0;
  for (const DocumentNumber user : users) {
    append_varint(value, plain(user) - previous);
    previous = plain(user);
  }
  return value;
}

Result<std::vector<DocumentNumber>> decode_users(DocumentNumber body, std::string_view value,
                                                 std::size_t most = SIZE_MAX) {
  RowReader reader(value);
  std::vector<DocumentNumber> users;
  const std::size_t all = reader.count();
  const std::size_t count = std::min(all, most);
  users.reserve(count);
  std::uint32_t previous = 0;
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    previous += reader.varint32();
    users.push_back(DocumentNumber{previous});
  }
  const bool is_whole = count == all ? reader.done() : reader.ok();
  if (!is_whole) return damaged("list of documents that share the text of document", body);
  return users;
}

void erase_text(Batch& batch, DocumentNumber body, std::size_t bytes) {
  for (std::uint32_t chunk = 0; std::size_t{chunk} * kTextChunkBytes < bytes; ++chunk) {
    batch.erase(Family::DocumentTexts, text_key(body, chunk));
  }
}

void put_text(Batch& batch, DocumentNumber body, std::string_view text) {
  for (std::uint32_t chunk = 0; std::size_t{chunk} * kTextChunkBytes < text.size(); ++chunk) {
    const std::string_view bytes = text.substr(std::size_t{chunk} * kTextChunkBytes, kTextChunkBytes);
    batch.put(Family::DocumentTexts, text_key(body, chunk), std::string(bytes));
  }
}

}  // namespace

std::uint64_t body_hash(std::string_view text, std::string_view contribution) {
  return XXH3_64bits_withSeed(contribution.data(), contribution.size(),
                              XXH3_64bits(text.data(), text.size()));
}

Result<std::optional<BodyReference>> find_shared_body(const Rows& rows, DocumentNumber document) {
  const auto row = rows.find(Family::BodyOf, document_key(document));
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  RowReader reader(**row);
  const DocumentNumber body{reader.varint32()};
  if (!reader.ok()) return damaged("reference to the text of document", document);
  return BodyReference{body, std::string(reader.rest())};
}

Result<std::vector<DocumentNumber>> read_body_users(const Rows& rows, DocumentNumber body, std::size_t most) {
  const auto row = rows.find(Family::BodyUsers, document_key(body));
  if (!row) return fail(row.error());
  if (!*row) return std::vector<DocumentNumber>{body};
  return decode_users(body, **row, most);
}

Result<std::vector<DocumentNumber>> read_bodies_of_hash(const Rows& rows, std::uint64_t hash) {
  const auto row = rows.get(Family::BodyHashes, hash_key(hash));
  if (!row) return fail(row.error());
  std::vector<DocumentNumber> bodies;
  if (!*row) return bodies;
  RowReader reader(**row);
  while (reader.remaining() > 0) bodies.push_back(DocumentNumber{reader.varint32()});
  if (!reader.done()) return fail(ErrorCode::Damaged, "A hash of texts is damaged.");
  return bodies;
}

Result<ContributionRow> decode_contribution_row(std::string_view value) {
  RowReader reader(value);
  ContributionRow row;
  row.document_id = reader.string();
  row.bytes = reader.rest();
  if (!reader.ok())
    return fail(ErrorCode::Damaged, "A document's contribution to the graph does not decode.");
  return row;
}

Result<std::optional<StoredContribution>> read_stored_contribution(const Rows& rows,
                                                                   DocumentNumber document) {
  auto stored = rows.find(Family::Contributions, document_key(document));
  if (!stored) return fail(stored.error());
  std::optional<BodyReference> shared;
  if (!*stored) {
    auto found = find_shared_body(rows, document);
    if (!found) return fail(found.error());
    if (!*found) return std::nullopt;
    shared = std::move(*found);
    stored = rows.find(Family::Contributions, document_key(shared->body));
    if (!stored) return fail(stored.error());
    if (!*stored) return damaged("contribution of document", document);
  }
  const auto row = decode_contribution_row(**stored);
  if (!row) return fail(row.error());
  const std::size_t before = (**stored).size() - row->bytes.size();
  std::string id = shared ? std::move(shared->document_id) : std::string(row->document_id);
  return StoredContribution(std::move(id), std::move(*stored), before);
}

std::size_t BodyChanges::place_of(std::uint64_t hash, DocumentBody body) {
  const auto [first, last] = by_hash_.equal_range(hash);
  for (auto known = first; known != last; ++known) {
    const DocumentBody& other = places_[known->second].body;
    if (other.text == body.text && other.contribution == body.contribution) return known->second;
  }
  Place place;
  place.hash = hash;
  place.body = std::move(body);
  places_.push_back(std::move(place));
  by_hash_.emplace(hash, places_.size() - 1);
  return places_.size() - 1;
}

std::size_t BodyChanges::add(DocumentNumber document, std::string document_id, std::uint64_t hash,
                             DocumentBody body) {
  const std::size_t at = place_of(hash, std::move(body));
  ++places_[at].changes[document];
  places_[at].ids[document] = std::move(document_id);
  return at;
}

std::size_t BodyChanges::remove(DocumentNumber document, std::uint64_t hash, DocumentBody body) {
  const std::size_t at = place_of(hash, std::move(body));
  --places_[at].changes[document];
  return at;
}

Result<bool> BodyChanges::is_stored_as(const DocumentBody& body, DocumentNumber number) const {
  const auto stored = rows_->get(Family::Contributions, document_key(number));
  if (!stored) return fail(stored.error());
  if (!*stored) return false;
  const auto row = decode_contribution_row(**stored);
  if (!row) return fail(row.error());
  if (row->bytes != body.contribution) return false;
  std::string_view rest(body.text);
  for (std::uint32_t chunk = 0;; ++chunk) {
    const auto text = rows_->get(Family::DocumentTexts, text_key(number, chunk));
    if (!text) return fail(text.error());
    if (!*text) return rest.empty();
    if (!rest.starts_with(**text)) return false;
    rest.remove_prefix((*text)->size());
    if (rest.empty() && (*text)->size() < kTextChunkBytes) return true;
  }
}

Result<BodyChanges::HashRow*> BodyChanges::row_of(std::uint64_t hash) {
  const auto known = hashes_.find(hash);
  if (known != hashes_.end()) return &known->second;
  auto bodies = read_bodies_of_hash(*rows_, hash);
  if (!bodies) return fail(bodies.error());
  return &hashes_.emplace(hash, HashRow{std::move(*bodies), false}).first->second;
}

// Sets the number under which the body is stored, or will be.
Result<void> BodyChanges::find_body(Place& place) {
  const auto row = row_of(place.hash);
  if (!row) return fail(row.error());
  for (const DocumentNumber body : (*row)->bodies) {
    const auto same = is_stored_as(place.body, body);
    if (!same) return fail(same.error());
    if (!*same) continue;
    place.outcome.body = body;
    return {};
  }
  place.outcome.is_new = true;
  const auto first = std::find_if(place.changes.begin(), place.changes.end(),
                                  [](const auto& change) { return change.second > 0; });
  place.outcome.body = first->first;
  std::vector<DocumentNumber>& bodies = (*row)->bodies;
  bodies.insert(std::lower_bound(bodies.begin(), bodies.end(), first->first), first->first);
  (*row)->has_changed = true;
  return {};
}

Result<void> BodyChanges::resolve(Place& place) {
  bool is_known = false;
  bool changes = false;
  for (const auto& [document, change] : place.changes) {
    changes = changes || change != 0;
    if (change >= 0) continue;
    const auto shared = find_shared_body(*rows_, document);
    if (!shared) return fail(shared.error());
    const DocumentNumber body = *shared ? (*shared)->body : document;
    if (is_known && body != place.outcome.body) return damaged("text of document", document);
    place.outcome.body = body;
    is_known = true;
  }
  if (!changes) return {};
  if (!is_known) {
    if (auto found = find_body(place); !found) return found;
  }
  Outcome& outcome = place.outcome;
  std::vector<DocumentNumber> before;
  if (!outcome.is_new) {
    const auto row = rows_->get(Family::BodyUsers, document_key(outcome.body));
    if (!row) return fail(row.error());
    place.had_row_of_users = row->has_value();
    auto users = *row ? decode_users(outcome.body, **row) : std::vector<DocumentNumber>{outcome.body};
    if (!users) return fail(users.error());
    before = std::move(*users);
  }
  // Users and changes are both sorted by document, so one pass joins them.
  auto user = before.begin();
  for (const auto& [document, change] : place.changes) {
    if (change == 0) continue;
    for (; user != before.end() && *user < document; ++user) place.users.push_back(*user);
    const bool is_there = user != before.end() && *user == document;
    if (is_there == (change > 0)) return damaged("text of document", document);
    if (change > 0) {
      place.users.push_back(document);
    } else {
      ++user;
    }
  }
  place.users.insert(place.users.end(), user, before.end());
  outcome.more_users =
      static_cast<std::int64_t>(place.users.size()) - static_cast<std::int64_t>(before.size());
  outcome.is_gone = place.users.empty();
  if (outcome.is_gone) {
    const auto row = row_of(place.hash);
    if (!row) return fail(row.error());
    (*row)->has_changed = std::erase((*row)->bodies, outcome.body) > 0 || (*row)->has_changed;
  }
  return {};
}

Result<std::vector<BodyChanges::Outcome>> BodyChanges::resolve() {
  std::vector<Outcome> outcomes;
  outcomes.reserve(places_.size());
  for (Place& place : places_) {
    if (auto resolved = resolve(place); !resolved) return fail(resolved.error());
    outcomes.push_back(place.outcome);
  }
  return outcomes;
}

void BodyChanges::write_to(Batch& batch) {
  // First the rows that go, then those that are added.
  for (const Place& place : places_) {
    const DocumentNumber body = place.outcome.body;
    for (const auto& [document, change] : place.changes) {
      if (change < 0 && document != body) batch.erase(Family::BodyOf, document_key(document));
    }
    if (!place.outcome.is_gone || place.outcome.is_new) continue;
    if (place.had_row_of_users) batch.erase(Family::BodyUsers, document_key(body));
    batch.erase(Family::Contributions, document_key(body));
    erase_text(batch, body, place.body.text.size());
  }
  for (Place& place : places_) {
    const DocumentNumber body = place.outcome.body;
    if (place.users.empty()) continue;  // gone, or nothing has changed
    if (place.outcome.is_new) {
      std::string row;
      append_string(row, place.ids[body]);
      row += place.body.contribution;
      batch.put(Family::Contributions, document_key(body), std::move(row));
      put_text(batch, body, place.body.text);
    }
    for (const auto& [document, change] : place.changes) {
      if (change <= 0 || document == body) continue;
      batch.put(Family::BodyOf, document_key(document), encode_number(body) + place.ids[document]);
    }
    const bool is_its_own = place.users.size() == 1 && place.users.front() == body;
    if (!is_its_own) {
      batch.put(Family::BodyUsers, document_key(body), encode_users(place.users));
    } else if (place.had_row_of_users) {
      batch.erase(Family::BodyUsers, document_key(body));
    }
  }
  for (const auto& [hash, row] : hashes_) {
    if (!row.has_changed) continue;
    if (row.bodies.empty()) {
      batch.erase(Family::BodyHashes, hash_key(hash));
      continue;
    }
    std::string value;
    for (const DocumentNumber body : row.bodies) value += encode_number(body);
    batch.put(Family::BodyHashes, hash_key(hash), std::move(value));
  }
  places_.clear();
  by_hash_.clear();
  hashes_.clear();
}

}  // namespace vidensgraf
