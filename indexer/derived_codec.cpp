// What is derived from a document, kept for another of the same text. Three things differ between the two:
// the id, which is in one term, one value and the node of the document (and not in an encoded contribution);
// the year, in one term and one value; and metadata that is only handed on. They are left out here and put in
// again.
//
//   metadata""             a document without text (corpus/document_codec.cpp)
//   contribution""         graph/contribution_codec.cpp
//   n# passages            begin# size# first_block# block_count# page# heading+1#
//                          n# values   slot# value""
//                          n# postings shared# rest"" wdf#
//
// Terms are sorted: `shared` is how many bytes a term begins with that the one before it begins with, too.

#include "indexer/derived_codec.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/document_codec.h"
#include "graph/graph_change.h"
#include "indexer/content_hash.h"
#include "store/coding.h"
#include "store/full_text_schema.h"
#include "store/passage_codec.h"

namespace vidensgraf {
namespace {

bool is_of_document(std::string_view term) {
  return term.starts_with(term_prefix::kDocument) || term.starts_with(term_prefix::kYear);
}

bool is_of_document(std::uint32_t slot) { return slot == value_slot::kDocument || slot == value_slot::kYear; }

constexpr std::size_t kBytesOfDay = 10;  // "2020-01-01"

// Equal for days on which the same laws are in force (Registers::law_at).
std::string laws_at(const std::string& date, const Registers& registers) {
  std::string in_force;
  for (const Law& law : registers.laws()) {
    if (!law.replaced_on.empty()) in_force += date < law.replaced_on ? '1' : '0';
  }
  return in_force;
}

// As extraction/publications/metadata.cpp completes it.
void put_own_metadata(Metadata& metadata, const Metadata& own) {
  metadata.url = own.url;
  if (!own.date) return;  // then date and year are part of the key, or come from the text
  metadata.date = own.date;
  metadata.year = own.year;
  if (!metadata.year && own.date->value.size() >= 4) {
    metadata.year = own.date;
    metadata.year->value.resize(4);
  }
}

void write_postings(std::string& out, const std::vector<Posting>& postings) {
  const auto kept =
      static_cast<std::size_t>(std::count_if(postings.begin(), postings.end(), [](const Posting& posting) {
        return !is_of_document(posting.term);
      }));
  append_varint(out, kept);
  std::string_view last;
  for (const Posting& posting : postings) {
    if (is_of_document(posting.term)) continue;
    const std::string_view term = posting.term;
    const auto differ = std::mismatch(term.begin(), term.end(), last.begin(), last.end());
    const auto shared = static_cast<std::size_t>(differ.first - term.begin());
    append_varint(out, shared);
    append_string(out, term.substr(shared));
    append_varint(out, posting.wdf);
    last = term;
  }
}

// Reads what `write_postings` wrote, with the terms of `own` put in their places; both are sorted.
std::vector<Posting> read_postings(RowReader& reader, const std::vector<Posting>& own) {
  std::vector<Posting> postings;
  const std::size_t count = reader.count();
  postings.reserve(count + own.size());
  auto next = own.begin();
  std::string last;
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    const std::size_t shared = std::min<std::size_t>(reader.varint(), last.size());
    last.resize(shared);
    last += reader.string();
    for (; next != own.end() && next->term < last; ++next) postings.push_back(*next);
    postings.push_back(Posting{last, reader.varint32()});
  }
  postings.insert(postings.end(), next, own.end());
  return postings;
}

using Values = std::vector<std::pair<std::uint32_t, std::string>>;

void write_values(std::string& out, const Values& values) {
  append_varint(out,
                static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [](const auto& value) {
                  return !is_of_document(value.first);
                })));
  for (const auto& [slot, value] : values) {
    if (is_of_document(slot)) continue;
    append_varint(out, slot);
    append_string(out, value);
  }
}

Values read_values(RowReader& reader, const Values& own) {
  Values values = own;
  const std::size_t count = reader.count();
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    const std::uint32_t slot = reader.varint32();
    values.emplace_back(slot, reader.string());
  }
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace

DerivedKeys derived_keys(const Document& document, const Registers& registers) {
  Document same = document;
  same.id.clear();
  same.source_name.clear();
  same.metadata.url.reset();
  std::string laws_in_force;
  // Dates without a day are rare: each stands for itself.
  if (same.metadata.date && same.metadata.date->value.size() == kBytesOfDay) {
    laws_in_force = laws_at(same.metadata.date->value, registers);
    same.metadata.date.reset();
    same.metadata.year.reset();
    laws_in_force += '.';  // apart from a document without date
  }
  const std::string any_date =
      content_hash(encode(same, CodecText::With) + (laws_in_force.empty() ? "" : "."));
  return DerivedKeys{any_date, any_date + laws_in_force};
}

std::string encode_derived(const PreparedDocument& prepared) {
  std::string out;
  Document metadata;
  metadata.metadata = prepared.record.document.metadata;
  append_string(out, encode(metadata, CodecText::Without));
  append_string(out, prepared.graph.contribution);
  append_varint(out, prepared.passages.size());
  for (std::size_t i = 0; i < prepared.passages.size(); ++i) {
    append_passage(out, prepared.passages[i]);
    write_values(out, prepared.postings[i].values);
    write_postings(out, prepared.postings[i].postings);
  }
  return out;
}

std::optional<PreparedDocument> decode_derived(std::string_view bytes, Document document) {
  RowReader reader(bytes);
  auto derived = decode_document(reader.string());
  if (!derived) return std::nullopt;
  put_own_metadata(derived->metadata, document.metadata);
  auto graph = repeated_graph_change(std::string(reader.string()), document.id);
  if (!graph) return std::nullopt;
  document.metadata = std::move(derived->metadata);

  PreparedDocument prepared;
  prepared.graph = std::move(*graph);
  std::vector<Posting> own = {Posting{index_term(term_prefix::kDocument, document.id), 0}};
  Values own_values = {{value_slot::kDocument, document.id}};
  if (const auto& year = document.metadata.year) {
    own.push_back(Posting{filter_term(term_prefix::kYear, year->value), 0});
    own_values.emplace_back(value_slot::kYear, year->value);
  }
  std::sort(own.begin(), own.end(), [](const Posting& a, const Posting& b) { return a.term < b.term; });
  const std::size_t passages = reader.count();
  for (std::size_t i = 0; i < passages && reader.ok(); ++i) {
    prepared.passages.push_back(take_passage(reader));
    PassagePostings postings;
    postings.values = read_values(reader, own_values);
    postings.postings = read_postings(reader, own);
    prepared.postings.push_back(std::move(postings));
  }
  if (!reader.done()) return std::nullopt;
  prepared.record.document = std::move(document);
  return prepared;
}

}  // namespace vidensgraf
