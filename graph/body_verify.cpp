#include "graph/body_verify.h"

#include <algorithm>
#include <string>

#include "graph/graph_rows.h"
#include "store/coding.h"
#include "store/graph_schema.h"
#include "store/shared_bodies.h"

namespace vidensgraf {
namespace {

std::uint32_t plain(DocumentNumber number) { return static_cast<std::uint32_t>(number); }

class BodyVerifier {
 public:
  BodyVerifier(const Rows& rows, VerifyProblems& problems) : rows_(rows), problems_(problems) {}

  Result<void> run() {
    for (const auto step : {&BodyVerifier::check_bodies, &BodyVerifier::check_sharing,
                            &BodyVerifier::check_hashes, &BodyVerifier::check_users}) {
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
  }

 private:
  Result<void> check_bodies() {
    Result<void> outcome;
    auto scanned = rows_.scan(Family::Contributions, {}, [&](std::string_view key, std::string_view value) {
      outcome = check_body(key, value);
      return outcome.has_value();
    });
    return scanned ? outcome : scanned;
  }

  Result<void> check_body(std::string_view key, std::string_view value) {
    const auto body = decode_document_suffix(key);
    const auto row = decode_contribution_row(value);
    if (!body || !row) {
      problems_.add("The contribution " + in_hex(key) + " does not decode.");
      return {};
    }
    const auto users = read_body_users(rows_, *body);
    if (!users) {
      if (!is_damage(users.error())) return fail(users.error());
      problems_.add(users.error().message);
      return {};
    }
    if (users->empty()) problems_.add("The body " + in_hex(key) + " belongs to no document.");
    for (const DocumentNumber user : *users) {
      if (user == *body) continue;
      const auto shared = find_shared_body(rows_, user);
      if (!shared && !is_damage(shared.error())) return fail(shared.error());
      if (shared && *shared && (*shared)->body == *body) {
        ++sharing_;
      } else {
        problems_.add("Document " + std::to_string(plain(user)) + " does not know that its body is " +
                      in_hex(key) + ".");
      }
    }
    return look_up_by_hash(*body, row->bytes);
  }

  Result<void> look_up_by_hash(DocumentNumber body, std::string_view contribution) {
    text_.clear();
    auto read = rows_.scan(Family::DocumentTexts, document_key(body),
                           [this](std::string_view /*key*/, std::string_view chunk) {
                             text_ += chunk;
                             return true;
                           });
    if (!read) return read;
    const auto found = read_bodies_of_hash(rows_, body_hash(text_, contribution));
    if (!found && !is_damage(found.error())) return fail(found.error());
    if (found && std::find(found->begin(), found->end(), body) != found->end()) {
      ++found_by_hash_;
    } else {
      problems_.add("The body of document " + std::to_string(plain(body)) + " is not found by its hash.");
    }
    return {};
  }

  // No documents but those found above may say that they share a body.
  Result<void> check_sharing() {
    const auto references = rows_.count(Family::BodyOf, {});
    if (!references) return fail(references.error());
    if (*references != sharing_) {
      problems_.add(std::to_string(*references) +
                    " documents say that they share the body of another one, but " +
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
      if (!is_sound || !reader.done()) {
        problems_.add("The hash " + in_hex(key) + " leads to a body that is gone.");
      }
      return outcome.has_value();
    });
    if (!scanned) return scanned;
    if (!outcome) return outcome;
    if (by_hash > found_by_hash_) problems_.add("Hashes lead to more bodies than there are.");
    return {};
  }

  // No list of users may be left of a body that is gone.
  Result<void> check_users() {
    Result<void> outcome;
    auto scanned = rows_.scan(Family::BodyUsers, {}, [&](std::string_view key, std::string_view) {
      const auto body = decode_document_suffix(key);
      const auto there = body ? exists(*body) : Result<bool>(false);
      if (!there) outcome = fail(there.error());
      if (there && !*there) problems_.add("Users of the body " + in_hex(key) + " are left, which is gone.");
      return outcome.has_value();
    });
    return scanned ? outcome : scanned;
  }

  [[nodiscard]] Result<bool> exists(DocumentNumber body) const {
    const auto row = rows_.get(Family::Contributions, document_key(body));
    if (!row) return fail(row.error());
    return row->has_value();
  }

  const Rows& rows_;
  VerifyProblems& problems_;
  std::string text_;                 // of one body
  std::uint64_t sharing_ = 0;        // documents whose body has another number
  std::uint64_t found_by_hash_ = 0;  // bodies
};

}  // namespace

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

Result<void> verify_bodies(const Rows& rows, VerifyProblems& problems) {
  return BodyVerifier(rows, problems).run();
}

}  // namespace vidensgraf
