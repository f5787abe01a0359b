#include "query/pages/law_address.h"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "extraction/registers.h"
#include "query/parsing/query_scanner.h"

namespace vidensgraf {
namespace {

// Our own label of a law that another bears the name of today: "LAB 2003 § 28".
std::optional<ProvisionAddress> address_of_label(const GraphSources& sources, std::string_view query) {
  for (const Law& law : sources.registers.laws()) {
    if (!query.starts_with(law.label) || &sources.registers.law_at(law, {}) == &law) continue;
    const std::string_view rest = query.substr(law.label.size());
    if (rest.empty()) return ProvisionAddress{law.id, {}, 0, 0, {}, 0};
    auto references = law_references_in(sources, rest);
    if (references.size() != 1 || references.front().paragraf.empty()) continue;
    references.front().law = law.id;
    return addresses_of(references.front()).front();
  }
  return std::nullopt;
}

}  // namespace

Result<ProvisionAddress> find_provision_address(const GraphSources& sources, std::string_view query) {
  if (const std::size_t valid = valid_prefix(query); valid < query.size()) {
    return fail(ErrorCode::Input, fmt::format("The reference is not valid UTF-8 at byte {}.", valid));
  }
  if (auto labelled = address_of_label(sources, query)) return std::move(*labelled);
  const auto references = law_references_in(sources, query);
  // "§ 13b serviceloven" is no way to write it in a text, but people type it: a § without a law of its own
  // takes the law that the query names elsewhere. "§ 85" alone is not guessed at.
  std::string named_law;
  for (const LawReference& reference : references) {
    if (named_law.empty() && reference.resolution == LawResolution::Explicit) named_law = reference.law;
  }
  const LawReference* best = nullptr;
  for (const LawReference& reference : references) {
    if (best == nullptr || (best->paragraf.empty() && !reference.paragraf.empty())) best = &reference;
  }
  if (best != nullptr) {
    LawReference reference = *best;
    const bool own_law =
        reference.resolution == LawResolution::Explicit || reference.resolution == LawResolution::Context;
    if (!own_law) reference.law = named_law;
    auto addresses = addresses_of(reference);
    if (!addresses.empty()) return std::move(addresses.front());
    return fail(ErrorCode::Input, fmt::format("\"{}\" does not say which law is meant; write for example "
                                              "\"SEL § 85\" or \"serviceloven § 85\".",
                                              query));
  }
  // A law's register id or name without a § that the finder does not take for one in so short a text.
  const auto laws = sources.registers.laws_named(query);
  ProvisionAddress address;
  if (!laws.empty()) {
    address.law = laws.front()->id;
    return address;
  }
  if (const auto parsed = parse_provision_key(query);
      parsed && sources.registers.find_law(parsed->law) != nullptr) {
    return *parsed;
  }
  return fail(
      ErrorCode::NotFound,
      fmt::format("No law or provision is known as \"{}\"; write for example \"SEL § 85, stk. 1\".", query));
}

}  // namespace vidensgraf
