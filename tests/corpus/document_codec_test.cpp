#include "corpus/document_codec.h"

#include <gtest/gtest.h>

#include "document_checks.h"

namespace vidensgraf {
namespace {

Document example() {
  Document document =
      read_text("(1)\n\nStøttebehov\n\nBehovet er stort, og det\n\n(2)\n\nvokser hver dag.\n\n• æble\n• øl\n",
                "mappe/å_1.txt");
  document.metadata.title = MetadataField{"Støttebehov", FieldOrigin::Text, ByteSpan{5, 17}};
  document.metadata.year = MetadataField{"2021", FieldOrigin::Container, {}};
  document.metadata.authors = {MetadataField{"Åse", FieldOrigin::Container, {}},
                               MetadataField{"Bo", FieldOrigin::Container, {}}};
  return document;
}

Document example_with_unread_pages() {
  Document document = example();
  document.page_count = 300;
  document.unread_pages = {{2, UnreadReason::OnlyPictures}, {299, UnreadReason::UnknownLetters}};
  return document;
}

void expect_same(const Document& a, const Document& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.source_name, b.source_name);
  EXPECT_EQ(a.format, b.format);
  ASSERT_EQ(a.blocks.size(), b.blocks.size());
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    EXPECT_EQ(a.blocks[i].kind, b.blocks[i].kind);
    EXPECT_EQ(a.blocks[i].level, b.blocks[i].level);
    EXPECT_EQ(a.blocks[i].page, b.blocks[i].page);
    EXPECT_EQ(a.blocks[i].heading, b.blocks[i].heading);
    EXPECT_EQ(a.blocks[i].source, b.blocks[i].source);
    EXPECT_EQ(a.blocks[i].continues, b.blocks[i].continues);
  }
  ASSERT_TRUE(b.metadata.title.has_value());
  EXPECT_EQ(a.metadata.title->value, b.metadata.title->value);
  EXPECT_EQ(a.metadata.title->origin, b.metadata.title->origin);
  EXPECT_EQ(a.metadata.title->source, b.metadata.title->source);
  EXPECT_EQ(b.metadata.year->value, "2021");
  EXPECT_FALSE(b.metadata.isbn.has_value());
  ASSERT_EQ(b.metadata.authors.size(), 2U);
  EXPECT_EQ(b.metadata.authors[1].value, "Bo");
}

TEST(DocumentCodec, GivesTheDocumentBack) {
  const Document document = example();
  const auto with_text = decode_document(encode(document, CodecText::With));
  ASSERT_TRUE(with_text.has_value()) << with_text.error().message;
  expect_same(document, *with_text);
  EXPECT_EQ(with_text->text, document.text);
  const auto without = decode_document(encode(document, CodecText::Without));
  ASSERT_TRUE(without.has_value()) << without.error().message;
  expect_same(document, *without);
  EXPECT_TRUE(without->text.empty());
}

TEST(DocumentCodec, GivesUnreadPagesBackAndLeavesOtherDocumentsAsTheyWere) {
  EXPECT_EQ(encode(example(), CodecText::Without)[0], '\x01');
  const auto with_pages = decode_document(encode(example_with_unread_pages(), CodecText::Without));
  ASSERT_TRUE(with_pages.has_value()) << with_pages.error().message;
  EXPECT_EQ(with_pages->page_count, 300U);
  ASSERT_EQ(with_pages->unread_pages.size(), 2U);
  EXPECT_EQ(with_pages->unread_pages[1].page, 299U);
  EXPECT_EQ(with_pages->unread_pages[1].reason, UnreadReason::UnknownLetters);
}

TEST(DocumentCodec, RefusesUnreadPagesThatCannotBe) {
  for (const std::vector<UnreadPage>& pages :
       {std::vector<UnreadPage>{{5, UnreadReason::OnlyPictures}, {5, UnreadReason::OnlyPictures}},
        {{301, UnreadReason::OnlyPictures}},
        {{0, UnreadReason::OnlyPictures}},
        {{1, static_cast<UnreadReason>(4)}}}) {
    Document document = example_with_unread_pages();
    document.unread_pages = pages;
    EXPECT_FALSE(decode_document(encode(document, CodecText::Without)).has_value());
  }
}

TEST(DocumentCodec, RefusesEveryTruncation) {
  for (const CodecText text : {CodecText::With, CodecText::Without}) {
    const std::string bytes = encode(example_with_unread_pages(), text);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto document = decode_document(std::string_view(bytes).substr(0, size));
      ASSERT_FALSE(document.has_value()) << size;
      EXPECT_EQ(document.error().code, ErrorCode::Damaged);
    }
    EXPECT_FALSE(decode_document(bytes + "x").has_value());
  }
}

TEST(DocumentCodec, KeepsItsPromisesUnderEveryChangedByte) {
  const std::string bytes = encode(example_with_unread_pages(), CodecText::With);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int change : {1, 0x80, 0xFF}) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ change);
      const auto document = decode_document(changed);
      if (!document) continue;
      std::uint32_t end = 0;
      for (const Block& block : document->blocks) {
        ASSERT_LE(end, block.source.begin);
        ASSERT_LT(block.source.begin, block.source.end);
        ASSERT_LE(block.source.end, document->text.size());
        end = block.source.end;
      }
      for (const UnreadPage& page : document->unread_pages) ASSERT_LE(page.page, document->page_count);
    }
  }
}

TEST(DocumentCodec, RefusesACountThatCannotBe) {
  std::string bytes = encode(Document{}, CodecText::With);
  bytes.back() = '\x7F';  // number of blocks
  EXPECT_FALSE(decode_document(bytes).has_value());
}

}  // namespace
}  // namespace vidensgraf
