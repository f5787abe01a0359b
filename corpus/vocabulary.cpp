#include "corpus/vocabulary.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/utf8.h"

namespace vidensgraf {
namespace {

// In the order of TermField.
constexpr std::array<std::string_view, 14> kLabels = {
    "Accepteret term", "Frarådet term", "Definition", "Eksempel",     "Kommentar",
    "Anvendelsesnote", "Overbegreb",    "Se også",    "Svarer til",   "Juridisk kilde",
    "Kilde",           "Tilhører emne", "Status",     "Identifikator"};

void write_field(BlockBuilder& builder, const VocabularyEntry& entry, TermField field) {
  std::set<std::string> written;
  for (const auto& [of, value] : entry.values) {
    if (of != field) continue;
    std::string clean = squeeze(clean_utf8(value));
    if (clean.empty() || written.count(clean) != 0) continue;
    if (written.empty()) builder.add(BlockKind::Boilerplate, fmt::format("{}:", label_of(field)));
    builder.add(BlockKind::Paragraph, clean);
    written.insert(std::move(clean));
  }
}

}  // namespace

std::string_view label_of(TermField field) { return kLabels.at(static_cast<std::size_t>(field)); }

std::optional<TermField> term_field_of(std::string_view block) {
  if (!block.ends_with(':')) return std::nullopt;
  block.remove_suffix(1);
  const auto* const found = std::find(kLabels.begin(), kLabels.end(), block);
  if (found == kLabels.end()) return std::nullopt;
  return static_cast<TermField>(found - kLabels.begin());
}

Result<void> write_vocabulary(const Vocabulary& vocabulary, const ReadLimits& limits, Document& document) {
  document.metadata = vocabulary.metadata;
  document.metadata.type = container_field(kVocabularyType);
  BlockBuilder builder(limits);
  if (vocabulary.metadata.title) builder.add(BlockKind::Heading, vocabulary.metadata.title->value, 1);
  builder.add(BlockKind::Paragraph, vocabulary.description);
  bool has_entries = false;
  for (const VocabularyEntry& entry : vocabulary.entries) {
    const std::string term = squeeze(clean_utf8(entry.term));
    if (term.empty()) continue;
    has_entries = true;
    builder.add(BlockKind::Heading, term, 2);
    for (std::size_t i = 0; i < kLabels.size(); ++i) write_field(builder, entry, static_cast<TermField>(i));
  }
  if (!has_entries) return fail(ErrorCode::Input, "The file is a vocabulary without a single term.");
  return builder.finish_as_added(document);
}

}  // namespace vidensgraf
