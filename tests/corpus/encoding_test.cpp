#include "corpus/encoding.h"

#include <gtest/gtest.h>

#include "document_checks.h"

namespace vidensgraf {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

struct EncodingCase {
  std::string_view what;
  std::string_view bytes;
  std::string_view text;
};

constexpr EncodingCase kEncodingCases[] = {
    {"UTF-8", "Æbler, søer og åer § 85 é – “"sv, "Æbler, søer og åer § 85 é – “"sv},
    {"UTF-8 with byte order mark", "\xEF\xBB\xBFstøtte"sv, "støtte"sv},
    {"Latin-1", "st\xF8tte efter \xA7 85, \xE5rligt"sv, "støtte efter § 85, årligt"sv},
    {"Windows-1252",
     "\x93"
     "behov\x94 \x96 5 \x80"sv,
     "“behov” – 5 €"sv},
    {"decomposed", "A\xCC\x8Arhus og e\xCC\x81n"sv, "Århus og én"sv},
    {"the ångström sign", "\xE2\x84\xAB"sv, "Å"sv},
    {"UTF-16 little-endian", "\xFF\xFEs\0t\0\xF8\0"sv, "stø"sv},
    {"UTF-16 big-endian", "\xFE\xFF\0s\0t\0\xF8"sv, "stø"sv},
    {"UTF-16 beyond the first plane", "\xFF\xFE\x3D\xD8\x00\xDE"sv, "😀"sv},
    {"one bad byte in much UTF-8", "æøå æøå æøå æøå \xE6 æøå"sv, "æøå æøå æøå æøå æ æøå"sv},
};

TEST(DecodeText, GivesUtf8InNfc) {
  for (const EncodingCase& c : kEncodingCases) {
    SCOPED_TRACE(c.what);
    const auto text = decode_text(c.bytes);
    ASSERT_TRUE(text.has_value()) << text.error().message;
    EXPECT_EQ(*text, c.text);
  }
}

// As bytes of a page, given the bytes of the letters that are no ASCII, each after its letter.
std::string in_code_page(std::string text, const std::vector<std::pair<std::string, char>>& letters) {
  for (const auto& [letter, byte] : letters) {
    for (std::size_t at = text.find(letter); at != std::string::npos; at = text.find(letter, at)) {
      text.replace(at, letter.size(), 1, byte);
    }
  }
  return text;
}

TEST(DecodeText, TellsCodePagesApartByTheLettersInsideWords) {
  using Letters = std::vector<std::pair<std::string, char>>;
  const Letters dos = {{"æ", '\x91'}, {"ø", '\x9B'}, {"å", '\x86'}, {"Æ", '\x92'},
                       {"Ø", '\x9D'}, {"Å", '\x8F'}, {"§", '\xF5'}, {"é", '\x82'}};
  const Letters mac = {{"æ", '\xBE'}, {"ø", '\xBF'}, {"å", '\x8C'}, {"Æ", '\xAE'},
                       {"Ø", '\xAF'}, {"Å", '\x81'}, {"§", '\xA4'}, {"é", '\x8E'}};
  const Letters windows = {{"æ", '\xE6'}, {"ø", '\xF8'}, {"å", '\xE5'}, {"Æ", '\xC6'},
                           {"Ø", '\xD8'}, {"Å", '\xC5'}, {"§", '\xA7'}, {"é", '\xE9'}};
  for (const std::string text : {
           "Åbent tilbud til ældre: rådgivning efter § 12, også på cafeen.",
           "STØTTE TIL BØRN\r\n\r\nEn gang om året får familien besøg af en sundhedsplejerske.\r\n",
           "ÅRSBERETNING FOR VÆRESTEDET\rBrugerne er glade.\r",
           "En allé og to caféer: vi hjælper hinanden.",
       }) {
    EXPECT_EQ(decode_text(in_code_page(text, dos)).value(), text);
    EXPECT_EQ(decode_text(in_code_page(text, mac)).value(), text);
    EXPECT_EQ(decode_text(in_code_page(text, windows)).value(), text);
  }
}

TEST(DecodeText, TakesWindows1252WhereNothingTellsPagesApart) {
  EXPECT_EQ(decode_text("\x93ja\x94 \x96 sagde J\xFCrgen; DON\x92T, dreng\x96pige"sv).value(),
            "“ja” – sagde Jürgen; DON’T, dreng–pige");
  EXPECT_EQ(decode_text("Sm\xF6rg\xE5s, M\xFCller, No\xEBl"sv).value(), "Smörgås, Müller, Noël");
  EXPECT_EQ(decode_text("\xA7 85 og \xD8 1"sv).value(), "§ 85 og Ø 1");
}

TEST(DecodeText, LeavesValidNfcByteForByte) {
  const std::string text = "Støttebehov\r\n\tog \xC2\xA0mellemrum\xE2\x80\x8B.\n\n\xE2\x80\xA2 punkt\f";
  EXPECT_EQ(decode_text(text).value(), text);
}

TEST(DecodeText, RefusesWhatIsNoText) {
  EXPECT_EQ(decode_text("a\0b"sv).error().message, "The file has a NUL byte at 1: it is not a text file.");
  EXPECT_EQ(decode_text("a\0b"sv).error().offset, 1U);
  EXPECT_EQ(decode_text("\x81\x8D\x8F\x90\x9D\xFF\xFE\x01\x02"sv).error().message,
            "The file is text in neither UTF-8 (it stops at byte 0) nor Windows-1252.");
  EXPECT_FALSE(decode_text("\xFF\xFE\0\0a\0"sv).has_value());
}

TEST(ValidUtf8Prefix, StopsAtTheFirstBadSequence) {
  constexpr std::pair<std::string_view, std::size_t> kPrefixes[] = {
      {"abc", 3},
      {"æ", 2},
      {"12345678æ", 10},
      {"a\x80", 1},
      {"\xC0\xAF", 0},
      {"\xE0\x80\xAF", 0},
      {"\xED\xA0\x80", 0},
      {"\xF4\x90\x80\x80", 0},
      {"\xF0\x9F\x98\x80", 4},
      {"a\xE2\x82", 1},
  };
  for (const auto& [text, valid] : kPrefixes) EXPECT_EQ(valid_utf8_prefix(text), valid) << text;
}

TEST(ValidUtf8Prefix, AgreesWithOneByteAtATime) {
  // Any two bytes after a prefix that exercises the fast path.
  for (unsigned a = 0; a < 256; ++a) {
    for (unsigned b = 0; b < 256; b += 3) {
      std::string text = "12345678";
      text += static_cast<char>(a);
      text += static_cast<char>(b);
      std::size_t slow = 8;
      if (a < 0x80) slow = b < 0x80 ? 10 : 9;
      if (a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF) slow = 10;
      ASSERT_EQ(valid_utf8_prefix(text), slow) << a << ' ' << b;
    }
  }
}

TEST(CleanUtf8, TakesAnyBytes) {
  EXPECT_EQ(clean_utf8("a\0b"sv), "a b");
  EXPECT_EQ(clean_utf8("bl\xE5"sv), "blå");
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  const std::string clean = clean_utf8(all);
  EXPECT_EQ(valid_utf8_prefix(clean), clean.size());
}

TEST(ReadDocument, ReadsWindows1252AsOneDocument) {
  const Document document =
      read_text("Form\xE5l\n\nKommunen yder st\xF8tte efter \xA7 85 i serviceloven til borgere.\n");
  EXPECT_EQ(outline(document),
            "heading1 Formål\nparagraph Kommunen yder støtte efter § 85 i serviceloven til borgere.\n");
}

}  // namespace
}  // namespace vidensgraf
