#include "store/document_rows.h"

#include "store/coding.h"
#include "store/document_heads.h"
#include "store/full_text_schema.h"
#include "store/graph_schema.h"
#include "store/shared_bodies.h"
#include "store/store_writer.h"
#include "store/verify.h"
#include "tests/store/small_store.h"

namespace vidensgraf {
namespace {

using testing::TemporaryDirectory;

// A document whose text is longer than two chunks, with an "ø" across the first boundary.
std::string long_text() {
  std::string text(kTextChunkBytes - 1, 'a');
  text += "ø";
  while (text.size() < 2 * kTextChunkBytes + 100) text += "støtte ";
  return text;
}

struct Prepared {
  DocumentRecord record;
  std::string text;
  std::vector<Passage> passages;
};

Prepared prepare(StoreWriter& writer, const std::string& id, std::string text, std::uint32_t passages) {
  Prepared prepared;
  prepared.text = std::move(text);
  DocumentRecord& record = prepared.record;
  record.number = writer.next_document_number();
  record.document.id = id;
  record.document.source_name = "mappe/" + id + ".txt";
  record.content_hash = "hash of " + id;
  record.source_path = record.document.source_name;
  record.passage_count = passages;
  record.text_bytes = static_cast<std::uint32_t>(prepared.text.size());
  const std::uint32_t step = record.text_bytes / passages;
  for (std::uint32_t i = 0; i < passages; ++i) {
    Block block;
    block.source = {i * step, (i + 1) * step};
    record.document.blocks.push_back(block);
    Passage passage;
    passage.source = block.source;
    passage.first_block = i;
    passage.page = i + 1;
    passage.heading = i == 0 ? kNoBlock : 0;
    prepared.passages.push_back(passage);
    const PassageId given = writer.next_passage_id();
    if (i == 0) record.first_passage = given;
  }
  return prepared;
}

// Texts of several documents at once.
void add_texts(const StoreWriter& writer, Batch& batch, const std::vector<const Prepared*>& added,
               const std::vector<const Prepared*>& removed = {}) {
  BodyChanges bodies(writer);
  for (const Prepared* one : removed) {
    bodies.remove(one->record.number, body_hash(one->text, ""), DocumentBody{one->text, ""});
  }
  for (const Prepared* one : added) {
    bodies.add(one->record.number, one->record.document.id, body_hash(one->text, ""),
               DocumentBody{one->text, ""});
  }
  ASSERT_TRUE(bodies.resolve().has_value());
  bodies.write_to(batch);
}

void add(Batch& batch, const Prepared& prepared) {
  put_document(batch, prepared.record, prepared.text, prepared.passages);
  for (std::uint32_t i = 0; i < prepared.record.passage_count; ++i) {
    PassagePostings postings;
    postings.passage = PassageId{static_cast<std::uint32_t>(prepared.record.first_passage) + i};
    postings.postings.push_back(Posting{"Eord", 3});
    postings.values.emplace_back(value_slot::kDocument, prepared.record.document.id);
    batch.added.push_back(std::move(postings));
  }
}

class DocumentRows : public ::testing::Test {
 protected:
  void SetUp() override {
    auto writer = testing::open_writer(temporary_ / "index");
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    writer_ = std::move(*writer);
    Batch batch;
    first_ = prepare(*writer_, "rapport", long_text(), 3);
    const Prepared second = prepare(*writer_, "notat", "Kort tekst om støtte.", 1);
    add(batch, first_);
    add(batch, second);
    add_texts(*writer_, batch, {&first_, &second});
    ASSERT_TRUE(writer_->commit(std::move(batch)).has_value());
  }

  void close() { writer_.reset(); }

  std::vector<std::string> problems() {
    close();
    const auto view = StoreView::open(temporary_ / "index");
    if (!view) return {view.error().message};
    const auto report = verify_stores(temporary_ / "index", **view);
    if (!report) return {report.error().message};
    return report->problems;
  }

  TemporaryDirectory temporary_;
  std::unique_ptr<StoreWriter> writer_;
  Prepared first_;
};

TEST_F(DocumentRows, GiveBackARecord) {
  const auto number = find_document(*writer_, "rapport");
  ASSERT_TRUE(number.has_value() && number->has_value());
  const auto record = read_document_record(*writer_, **number);
  ASSERT_TRUE(record.has_value() && record->has_value());
  EXPECT_EQ((*record)->document.id, "rapport");
  EXPECT_EQ((*record)->document.source_name, "mappe/rapport.txt");
  EXPECT_EQ((*record)->document.blocks.size(), 3U);
  EXPECT_TRUE((*record)->document.text.empty());
  EXPECT_EQ((*record)->content_hash, "hash of rapport");
  EXPECT_EQ((*record)->source_path, "mappe/rapport.txt");
  EXPECT_EQ((*record)->first_passage, first_.record.first_passage);
  EXPECT_EQ((*record)->passage_count, 3U);
  EXPECT_EQ((*record)->text_bytes, first_.text.size());
}

TEST_F(DocumentRows, AreAbsentForUnknownNames) {
  EXPECT_EQ(find_document(*writer_, "ukendt").value(), std::nullopt);
  EXPECT_FALSE(read_document_record(*writer_, DocumentNumber{99}).value().has_value());
  EXPECT_FALSE(read_passage(*writer_, PassageId{99}).value().has_value());
}

TEST_F(DocumentRows, CutAnyStretchOutOfTheText) {
  const auto size = static_cast<std::uint32_t>(first_.text.size());
  const std::uint32_t chunk = kTextChunkBytes;
  for (const ByteSpan span :
       {ByteSpan{0, size}, ByteSpan{0, 0}, ByteSpan{5, 9}, ByteSpan{chunk - 1, chunk + 1},
        ByteSpan{chunk, 2 * chunk}, ByteSpan{chunk + 3, size}, ByteSpan{size - 1, size}}) {
    SCOPED_TRACE(span.begin);
    const auto text = read_text(*writer_, first_.record.number, span);
    ASSERT_TRUE(text.has_value()) << text.error().message;
    EXPECT_EQ(*text, cut(first_.text, span));
  }
  const auto beyond = read_text(*writer_, first_.record.number, {size - 1, size + 1});
  ASSERT_FALSE(beyond.has_value());
  EXPECT_EQ(beyond.error().code, ErrorCode::Damaged);
}

TEST_F(DocumentRows, GiveBackPassages) {
  for (std::uint32_t i = 0; i < 3; ++i) {
    const PassageId id{static_cast<std::uint32_t>(first_.record.first_passage) + i};
    const auto record = read_passage(*writer_, id);
    ASSERT_TRUE(record.has_value() && record->has_value());
    EXPECT_EQ((*record)->document, first_.record.number);
    EXPECT_EQ((*record)->passage.source, first_.passages[i].source);
    EXPECT_EQ((*record)->passage.first_block, i);
    EXPECT_EQ((*record)->passage.page, i + 1);
    EXPECT_EQ((*record)->passage.heading, first_.passages[i].heading);
  }
}

TEST_F(DocumentRows, VisitDocumentsInOrderOfTheirIds) {
  std::vector<std::string> ids;
  ASSERT_TRUE(for_each_document(*writer_, [&](const DocumentRecord& record) {
    ids.push_back(record.document.id);
    return true;
  }));
  EXPECT_THAT(ids, ::testing::ElementsAre("notat", "rapport"));
}

TEST_F(DocumentRows, HaveHeadsThatSayWhatTheRecordsSay) {
  std::size_t heads = 0;
  const auto visited = for_each_document_head(*writer_, [&](const DocumentHead& head) {
    const auto record = read_document_record(*writer_, head.number);
    EXPECT_TRUE(record.has_value() && record->has_value());
    EXPECT_EQ(head.id, (*record)->document.id);
    EXPECT_EQ(head.format, (*record)->document.format);
    EXPECT_EQ(head.source_path, (*record)->source_path);
    EXPECT_EQ(head.content_hash, (*record)->content_hash);
    return ++heads > 0;
  });
  ASSERT_TRUE(visited.has_value()) << visited.error().message;
  EXPECT_EQ(heads, 2U);

  Batch damage;
  damage.put(Family::Documents, document_key(first_.record.number), "\1");
  ASSERT_TRUE(writer_->commit(std::move(damage)).has_value());
  const auto all = [](const DocumentHead&) { return true; };
  EXPECT_EQ(for_each_document_head(*writer_, all).error().code, ErrorCode::Damaged);
}

TEST_F(DocumentRows, LeaveNothingBehindWhenErased) {
  Batch batch;
  erase_document(batch, first_.record);
  add_texts(*writer_, batch, {}, {&first_});
  EXPECT_EQ(batch.removed.size(), 3U);
  ASSERT_TRUE(writer_->commit(std::move(batch)).has_value());
  for (const Family family :
       {Family::DocumentIds, Family::Documents, Family::DocumentTexts, Family::Passages}) {
    std::size_t rows = 0;
    ASSERT_TRUE(writer_->scan(family, {}, [&](std::string_view, std::string_view) { return ++rows > 0; }));
    EXPECT_EQ(rows, 1U) << "of the other document";
  }
  EXPECT_THAT(problems(), ::testing::IsEmpty());
}

TEST_F(DocumentRows, AreReplacedWithinOneBatch) {
  Batch batch;
  erase_document(batch, first_.record);
  const Prepared next = prepare(*writer_, "rapport", "Ny tekst.", 1);
  add(batch, next);
  add_texts(*writer_, batch, {&next}, {&first_});
  ASSERT_TRUE(writer_->commit(std::move(batch)).has_value());
  const auto number = find_document(*writer_, "rapport");
  ASSERT_TRUE(number.has_value() && number->has_value());
  EXPECT_EQ(read_text(*writer_, **number, {0, 9}).value(), "Ny tekst.");
  EXPECT_THAT(problems(), ::testing::IsEmpty());
}

TEST_F(DocumentRows, ShareATextThatOutlivesTheFirstOfThem) {
  Batch batch;
  const Prepared same = prepare(*writer_, "samme rapport", long_text(), 2);
  add(batch, same);
  add_texts(*writer_, batch, {&same});
  for (const RowChange& row : batch.rows) EXPECT_NE(row.family, Family::DocumentTexts);
  ASSERT_TRUE(writer_->commit(std::move(batch)).has_value());
  Batch removal;
  erase_document(removal, first_.record);
  add_texts(*writer_, removal, {}, {&first_});
  ASSERT_TRUE(writer_->commit(std::move(removal)).has_value());
  const ByteSpan end{kTextChunkBytes + 3, same.record.text_bytes};
  EXPECT_EQ(read_text(*writer_, same.record.number, end).value(), cut(same.text, end));
  EXPECT_THAT(problems(), ::testing::IsEmpty());
}

using VerifyStores = DocumentRows;

TEST_F(VerifyStores, FindsNothingInASoundIndex) { EXPECT_THAT(problems(), ::testing::IsEmpty()); }

TEST_F(VerifyStores, CountsWhatItRead) {
  close();
  const auto view = StoreView::open(temporary_ / "index");
  ASSERT_TRUE(view.has_value());
  const auto report = verify_stores(temporary_ / "index", **view);
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_EQ(report->documents, 2U);
  EXPECT_EQ(report->passages, 4U);
}

TEST_F(VerifyStores, WaitsForNoWriter) {
  const auto view = StoreView::open(temporary_ / "index");
  ASSERT_TRUE(view.has_value());
  const auto report = verify_stores(temporary_ / "index", **view);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, ErrorCode::Locked);
}

// Each of these commits a batch that no correct program would.
struct Damage {
  const char* name;
  void (*make)(Batch& batch, const DocumentRecord& record);
  const char* expected;
};

void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.name; }

const Damage kDamages[] = {
    {"PassageRowGone",
     [](Batch& batch, const DocumentRecord& record) {
       batch.erase(Family::Passages, passage_key(record.first_passage));
     },
     "has 2 passages instead of 3"},
    {"PassageNotIndexed",
     [](Batch& batch, const DocumentRecord& record) { batch.removed.push_back(record.first_passage); },
     "is not in the full-text index"},
    {"PassageOnlyIndexed",
     [](Batch& batch, const DocumentRecord&) {
       PassagePostings postings;
       postings.passage = PassageId{77};
       postings.values.emplace_back(value_slot::kDocument, "spøgelse");
       batch.added.push_back(postings);
     },
     "has passage 77, which does not exist"},
    {"PassageUnderAnotherDocument",
     [](Batch& batch, const DocumentRecord& record) {
       std::string row("\x01\x00\x00\x01\x00\x01\x00\x00", 8);
       row[1] = static_cast<char>(record.number);
       batch.put(Family::Passages, passage_key(PassageId{77}), row);
       PassagePostings postings;
       postings.passage = PassageId{77};
       postings.values.emplace_back(value_slot::kDocument, "notat");
       batch.added.push_back(postings);
     },
     "under document \"notat\" instead of \"rapport\""},
    {"PassageOfNobody",
     [](Batch& batch, const DocumentRecord&) {
       std::string row("\x01\x63\x00\x01\x00\x01\x00\x00", 8);
       batch.put(Family::Passages, passage_key(PassageId{9}), row);
     },
     "belongs to document 99, which does not exist"},
    {"PassageGarbled",
     [](Batch& batch, const DocumentRecord& record) {
       batch.put(Family::Passages, passage_key(record.first_passage), "\x01\x01");
     },
     "is damaged"},
    {"TextChunkGone",
     [](Batch& batch, const DocumentRecord& record) {
       batch.erase(Family::DocumentTexts, text_key(record.number, 1));
     },
     "lacks a part of its text"},
    {"TextOfNobody",
     [](Batch& batch, const DocumentRecord&) {
       batch.put(Family::DocumentTexts, text_key(DocumentNumber{50}, 0), "rest");
     },
     "Text of document 50 is left"},
    {"ReferenceToATextOfNobody",
     [](Batch& batch, const DocumentRecord& record) {
       std::string body;
       append_varint(body, static_cast<std::uint32_t>(record.number));
       batch.put(Family::BodyOf, document_key(DocumentNumber{50}), body + "ingen");
     },
     "A reference to a text of document 50 is left"},
    {"ReferenceToAnotherText",
     [](Batch& batch, const DocumentRecord& record) {
       std::string body;
       append_varint(body, static_cast<std::uint32_t>(record.number) + 1);
       batch.put(Family::BodyOf, document_key(record.number), body + record.document.id);
     },
     "bytes of text instead of"},
    {"RecordGone",
     [](Batch& batch, const DocumentRecord& record) {
       batch.erase(Family::Documents, document_key(record.number));
     },
     "which has no record"},
    {"IdGone", [](Batch& batch, const DocumentRecord&) { batch.erase(Family::DocumentIds, "rapport"); },
     "belongs to no document id"},
    {"RecordGarbled",
     [](Batch& batch, const DocumentRecord& record) {
       batch.put(Family::Documents, document_key(record.number), "\x01\x01");
     },
     "is damaged"},
    {"LogEntryGone", [](Batch& batch, const DocumentRecord&) { batch.erase(Family::Log, log_key(1)); },
     "The log has batch 2 where 1 is expected"},
};

class VerifyStoresFinds : public DocumentRows, public ::testing::WithParamInterface<Damage> {};

TEST_P(VerifyStoresFinds, Damage) {
  Batch batch;
  GetParam().make(batch, first_.record);
  ASSERT_TRUE(writer_->commit(std::move(batch)).has_value());
  EXPECT_THAT(problems(), ::testing::Contains(::testing::HasSubstr(GetParam().expected)));
}

INSTANTIATE_TEST_SUITE_P(, VerifyStoresFinds, ::testing::ValuesIn(kDamages),
                         [](const auto& damage) { return std::string(damage.param.name); });

}  // namespace
}  // namespace vidensgraf
