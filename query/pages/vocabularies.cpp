#include "query/pages/vocabularies.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corpus/vocabulary.h"
#include "extraction/text_scan.h"
#include "store/document_rows.h"

// A vocabulary is a document whose entries are read again from its text: they follow from it, so nothing of
// them is stored twice.

namespace vidensgraf {
namespace {

bool may_be_vocabulary(const DocumentRecord& record) {
  const std::optional<MetadataField>& type = record.document.metadata.type;
  return type && type->value == kVocabularyType;
}

Result<VocabularyPage> read_entries(const Rows& rows, const Analyzer& analyzer, DocumentRecord record) {
  VocabularyPage page;
  page.info = info_of(record);
  if (record.text_bytes > 0) {
    auto text = read_text(rows, record.number, ByteSpan{0, record.text_bytes});
    if (!text) return fail(text.error());
    record.document.text = std::move(*text);
  }
  page.entries = term_entries(record.document, analyzer);
  page.text = std::move(record.document.text);
  return page;
}

}  // namespace

std::string VocabularyPage::at(ByteSpan place) const { return squeeze(cut(text, place)); }

Result<VocabularyPage> read_vocabulary(const Rows& rows, const Analyzer& analyzer, std::string_view id) {
  const auto number = find_document(rows, id);
  if (!number) return fail(number.error());
  if (!*number) {
    return fail(
        ErrorCode::NotFound,
        fmt::format("There is no document \"{}\"; vidensgraf vocabulary list names the vocabularies.", id));
  }
  auto record = read_document_record(rows, **number);
  if (!record) return fail(record.error());
  if (!*record) return fail(ErrorCode::Damaged, "An id leads to a document that the store does not hold.");
  auto page = read_entries(rows, analyzer, std::move(**record));
  if (page && page->entries.empty()) {
    return fail(ErrorCode::Input,
                fmt::format("The document \"{}\" is no vocabulary: it has no entries with fields.", id));
  }
  return page;
}

ListedVocabulary in_numbers(const VocabularyPage& vocabulary) {
  ListedVocabulary listed;
  listed.info = vocabulary.info;
  listed.terms = vocabulary.entries.size();
  for (const TermEntry& entry : vocabulary.entries) {
    listed.other_terms += entry.others.size();
    if (!entry.definitions.empty()) ++listed.defined;
  }
  return listed;
}

Result<std::vector<ListedVocabulary>> list_vocabularies(const Rows& rows, const Analyzer& analyzer) {
  std::vector<ListedVocabulary> list;
  std::optional<Error> failed;
  const auto walked = for_each_document(rows, [&](const DocumentRecord& record) {
    if (!may_be_vocabulary(record)) return true;
    const auto page = read_entries(rows, analyzer, record);
    if (!page) {
      failed = page.error();
    } else if (!page->entries.empty()) {
      list.push_back(in_numbers(*page));
    }
    return !failed;
  });
  if (!walked) return fail(walked.error());
  if (failed) return fail(*failed);
  return list;
}

}  // namespace vidensgraf
