#include "indexer/prepared_document.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extraction/extract.h"
#include "indexer/derived_codec.h"
#include "indexer/postings.h"

namespace vidensgraf {
namespace {

std::size_t memory_of(const PassagePostings& passage) {
  std::size_t bytes = sizeof passage;
  for (const Posting& posting : passage.postings) {
    // Terms of up to 15 bytes lie inside the string.
    bytes += sizeof posting + (posting.term.size() > 15 ? posting.term.size() + 16 : 0);
  }
  for (const auto& [slot, value] : passage.values) bytes += sizeof value + value.size();
  return bytes;
}

// Fields that extraction found in the text; it will find them again.
void drop_if_from_text(std::optional<MetadataField>& field) {
  if (field && field->origin == FieldOrigin::Text) field.reset();
}

Metadata container_metadata(Metadata metadata) {
  for (auto* field :
       {&metadata.title, &metadata.subtitle, &metadata.publisher, &metadata.date, &metadata.year,
        &metadata.type, &metadata.isbn, &metadata.language, &metadata.url, &metadata.licence}) {
    drop_if_from_text(*field);
  }
  std::erase_if(metadata.authors,
                [](const MetadataField& author) { return author.origin == FieldOrigin::Text; });
  return metadata;
}

// Longer texts than sections of laws hardly come twice.
constexpr std::size_t kLongestRepeated = std::size_t{64} << 10U;

// All but what `prepare` fills in.
PreparedDocument derive(Document document, const Analyzer& analyzer, const Registers& registers) {
  PreparedDocument prepared;
  const AnalyzedText text = analyzer.analyze(document);
  const DocumentFacts facts = extract_facts(document, text, analyzer, registers);
  prepared.passages = split_into_passages(document);
  prepared.graph = graph_change_of(contribution_of(document, facts));
  prepared.depends_on_date = facts.depends_on_date;
  const PostingsBuilder builder(document, text, facts, analyzer);
  prepared.postings.reserve(prepared.passages.size());
  for (const Passage& passage : prepared.passages) {
    prepared.postings.push_back(builder.postings_of(PassageId{}, passage));
  }
  document.metadata = facts.metadata;
  prepared.record.document = std::move(document);
  return prepared;
}

}  // namespace

PreparedDocument prepare(Document document, std::string content_hash, std::string source_path,
                         const Analyzer& analyzer, const Registers& registers, RepeatedTexts* repeated,
                         std::uint32_t times) {
  if (repeated != nullptr && document.text.size() > kLongestRepeated) repeated = nullptr;
  DerivedKeys keys;
  std::optional<PreparedDocument> known;
  if (repeated != nullptr) {
    keys = derived_keys(document, registers);
    auto bytes = repeated->find(keys.of_any_date);
    if (bytes == nullptr) bytes = repeated->find(keys.of_laws_in_force);
    if (bytes != nullptr) known = decode_derived(*bytes, document);
  }
  PreparedDocument prepared = known ? std::move(*known) : derive(std::move(document), analyzer, registers);
  if (repeated != nullptr && !known && times > 0) {
    repeated->keep(prepared.depends_on_date ? keys.of_laws_in_force : keys.of_any_date,
                   encode_derived(prepared), times);
  }

  for (const PassagePostings& passage : prepared.postings) prepared.memory_bytes += memory_of(passage);
  prepared.record.content_hash = std::move(content_hash);
  prepared.record.source_path = std::move(source_path);
  prepared.record.passage_count = static_cast<std::uint32_t>(prepared.passages.size());
  prepared.record.text_bytes = static_cast<std::uint32_t>(prepared.record.document.text.size());
  prepared.memory_bytes += 4 * prepared.record.document.text.size();  // blocks, facts and rows, roughly
  return prepared;
}

Result<Document> restore_document(const Rows& rows, const DocumentRecord& record) {
  Document document = record.document;
  document.metadata = container_metadata(std::move(document.metadata));
  auto text = read_text(rows, record.number, ByteSpan{0, record.text_bytes});
  if (!text) return fail(text.error());
  document.text = std::move(*text);
  return document;
}

namespace {

// One stored document with all that postings are derived from. Never moved: the parts borrow from each other.
struct Analysed {
  DocumentNumber number{};
  Document document;
  AnalyzedText text;
  DocumentFacts facts;
  std::unique_ptr<PostingsBuilder> builder;
};

class PostingsReplay {
 public:
  PostingsReplay(const Analyzer& analyzer, const Registers& registers)
      : analyzer_(&analyzer), registers_(&registers) {}
  // A copy is for another thread: it shares nothing that changes.
  PostingsReplay(const PostingsReplay& other) : analyzer_(other.analyzer_), registers_(other.registers_) {}
  PostingsReplay(PostingsReplay&&) = default;
  PostingsReplay& operator=(const PostingsReplay&) = delete;
  PostingsReplay& operator=(PostingsReplay&&) = delete;
  ~PostingsReplay() = default;

  Result<PassagePostings> operator()(const Rows& rows, PassageId id) {
    const auto passage = read_passage(rows, id);
    if (!passage) return fail(passage.error());
    if (!*passage) return fail(ErrorCode::NotFound, missing("Passage", static_cast<std::uint32_t>(id)));
    if (last_ == nullptr || last_->number != (*passage)->document) {
      auto loaded = load(rows, (*passage)->document);
      if (!loaded) return fail(loaded.error());
      last_ = std::move(*loaded);
    }
    return last_->builder->postings_of(id, (*passage)->passage);
  }

 private:
  static std::string missing(std::string_view what, std::uint32_t number) {
    return fmt::format("{} {} is not in the index any more.", what, number);
  }

  Result<std::unique_ptr<Analysed>> load(const Rows& rows, DocumentNumber number) const {
    const auto record = read_document_record(rows, number);
    if (!record) return fail(record.error());
    if (!*record) return fail(ErrorCode::NotFound, missing("Document", static_cast<std::uint32_t>(number)));
    auto document = restore_document(rows, **record);
    if (!document) return fail(document.error());
    auto analysed = std::make_unique<Analysed>();
    analysed->number = number;
    analysed->document = std::move(*document);
    analysed->text = analyzer_->analyze(analysed->document);
    analysed->facts = extract_facts(analysed->document, analysed->text, *analyzer_, *registers_);
    analysed->builder =
        std::make_unique<PostingsBuilder>(analysed->document, analysed->text, analysed->facts, *analyzer_);
    return analysed;
  }

  const Analyzer* analyzer_;
  const Registers* registers_;
  std::unique_ptr<Analysed> last_;
};

}  // namespace

PostingsSource postings_source(const Analyzer& analyzer, const Registers& registers) {
  return PostingsReplay(analyzer, registers);
}

}  // namespace vidensgraf
