#include "extraction/publications/citations.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "extraction/publications/citation_parts.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

std::string in_parenthesis(std::string_view text) {
  std::string out;
  const ByteSpan whole{0, static_cast<std::uint32_t>(text.size())};
  for (const Citation& one : read_parenthesis(text, whole, Registers::built_in())) {
    out += (out.empty() ? "" : "; ") + one.author + " " + std::to_string(one.year);
    if (!one.pages.empty()) out += " p " + one.pages;
    if (!one.title.empty()) out += " t " + one.title;
  }
  return out;
}

TEST(ReadParenthesis, AcceptsTheUsualForms) {
  struct CitationsCase {
    const char* text;
    const char* expected;
  };
  constexpr CitationsCase kCitationsCases[] = {
      {"(Holm og Brandt, 2019)", "Holm og Brandt 2019"},
      {"(Holm & Brandt 2019, s. 12-14)", "Holm & Brandt 2019 p 12-14"},
      {"(KL, 2018, p. 15)", "KL 2018 p 15"},
      {"(Fjeldgaard et al., 2014: 7)", "Fjeldgaard et al. 2014 p 7"},
      {"(Fjeldgaard m.fl., 2014b)", "Fjeldgaard m.fl. 2014"},
      {"(se fx Sundhedsstyrelsen, 2021; Nymark 2016)", "Sundhedsstyrelsen 2021; Nymark 2016"},
      {"(Social- og Ældreministeriet, 2022)", "Social- og Ældreministeriet 2022"},
      {"(Rådet for Socialt Udsatte, 2020)", "Rådet for Socialt Udsatte 2020"},
      {"(Socialstyrelsen, Veje ud af hjemløshed i mindre kommuner, 2020)",
       "Socialstyrelsen 2020 t Veje ud af hjemløshed i mindre kommuner"},
      {"(Kilde: Danmarks Statistik, 2020)", "Danmarks Statistik 2020"},
  };
  for (const CitationsCase& one : kCitationsCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(in_parenthesis(one.text), one.expected);
  }
}

TEST(ReadParenthesis, LeavesOtherYearsAlone) {
  for (const char* text : {"(2019)", "(maj 2020)", "(den 4. maj 2020)", "(LBK nr 1287 af 28/08/2020)",
                           "(i alt 2015 borgere)", "(indsatsen blev afprøvet i 2019)", "(Figur 2020)",
                           "(Tabel 3, 2019)", "(efteråret 2019)", "(2007-2013)"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(in_parenthesis(text), "");
  }
}

constexpr std::string_view kReport =
    "Samarbejde om bolig\n\n"
    "Flere studier viser det samme (Holm et al., 2019, s. 4). Gram (2011) er mere forbeholden, og det er "
    "2019 (2019) også. "
    "Resultaterne er samlet i rapporten Veje til en bolig i byen, som udkom sidste år.\n\n"
    "Litteratur\n\n"
    "Gram, H. (2011). Når relationer koordinerer. Tidsskrift for Velfærd, 6(1), s. 5-19.\n\n"
    "Holm, K., Brandt, P. og Dam, S. (2019). Koordination uden mandat. Odense: Forlaget Fyn.\n\n"
    "Senest opdateret 4. maj 2021\n";

TEST(Citations, AreTiedToTheListOfReferences) {
  const auto read = facts_of(kReport);
  const std::vector<Citation>& all = read->facts.citations;
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(read->at(all[0].source), "(Holm et al., 2019, s. 4)");
  EXPECT_EQ(all[0].pages, "4");
  ASSERT_EQ(all[0].entry, 4);
  EXPECT_EQ(all[4].title, "Koordination uden mandat");
  EXPECT_EQ(all[4].author, "Holm, K., Brandt, P. og Dam, S.");
  EXPECT_EQ(read->at(all[1].source), "Gram (2011)");
  EXPECT_EQ(all[1].entry, 3);
  EXPECT_EQ(all[2].kind, CitationKind::TitleMention);
  EXPECT_EQ(read->at(all[2].source), "Veje til en bolig i byen");
  EXPECT_EQ(all[3].kind, CitationKind::ReferenceEntry);
}

TEST(Citations, SplitEntriesThatStandInOneBlock) {
  const std::string text =
      "Gram, H. (2011). Når relationer koordinerer. Aarhus: Forlaget Å.\n"
      "Holm, K. (2019). Koordination uden mandat. Odense: Forlaget Fyn.\n"
      "[1] KL, 2018. *Råd i kommunen*. [Online]\nAvailable at: https://example.dk/raad [Hentet 3. maj 2018].";
  const auto entries = read_reference_entries(text, {0, static_cast<std::uint32_t>(text.size())});
  ASSERT_GE(entries.size(), 2U);
  EXPECT_EQ(entries[0].author, "Gram, H.");
  EXPECT_EQ(entries[0].title, "Når relationer koordinerer");
  EXPECT_EQ(entries[1].year, 2019);
}

TEST(Citations, TakeQuotedTitlesAfterWordsForPublicationsOnly) {
  const auto read = facts_of(
      "Baggrund\n\nSundhedsstyrelsens rapport ”Lige adgang til hjælp i hele landet” er ny. I afsnittet "
      "”Metode og data fra "
      "studiet” står mere. Man kalder det ”En helt almindelig dag i byen”.\n");
  ASSERT_EQ(read->facts.citations.size(), 1U);
  EXPECT_EQ(read->at(read->facts.citations[0].source), "Lige adgang til hjælp i hele landet");
  EXPECT_EQ(read->facts.citations[0].author, "Sundhedsstyrelsen");
}

TEST(Citations, TakeTimeByTheLengthOfTheText) {
  Document document;
  constexpr int kBlocks =
      200000;  // a list of many short lines; with all behind each of them this takes minutes
  for (int i = 0; i < kBlocks; ++i) {
    Block block;
    block.source.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += "hjælp til borgere";
    if (i + 1 == kBlocks) document.text += " (Holm og Brandt, 2019)";
    block.source.end = static_cast<std::uint32_t>(document.text.size());
    document.text += "\n\n";
    document.blocks.push_back(block);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto found = find_citations(document, {}, Registers::built_in(), {});
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].author, "Holm og Brandt");
  EXPECT_LT(taken.count(), 8);
}

}  // namespace
}  // namespace vidensgraf
