#include "extraction/annotated_page.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extraction/fact_marks.h"
#include "facts_of.h"

namespace vidensgraf {
namespace {

using testing::HasSubstr;
using testing::Not;

Document document_of(std::string text) {
  auto document = read_document(text, "test.txt");
  EXPECT_TRUE(document.has_value());
  return document.value_or(Document{});
}

ByteSpan span_of(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// What a browser would show of <main>: elements out, references resolved.
std::string text_of_main(const std::string& page) {
  const std::size_t begin = page.find('>', page.find("<main")) + 1;
  const std::string main = page.substr(begin, page.find("</main>") - begin);
  std::string text;
  for (std::size_t at = 0; at < main.size(); ++at) {
    if (main[at] == '<') {
      at = main.find('>', at);
    } else if (main[at] == '&') {
      const std::size_t end = main.find(';', at);
      const std::string name = main.substr(at + 1, end - at - 1);
      text += name == "lt" ? '<' : name == "gt" ? '>' : name == "quot" ? '"' : name == "#39" ? '\'' : '&';
      at = end;
    } else {
      text += main[at];
    }
  }
  return text;
}

// The first complaint of a tag-by-tag reading as XML: elements closed in order, no id twice.
std::string fault_of(const std::string& page) {
  std::vector<std::string> open;
  std::set<std::string> ids;
  for (std::size_t at = page.find("<html"); at != std::string::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    if (end == std::string::npos) return "open tag at the end";
    const std::string tag = page.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
    if (tag.starts_with("/")) {
      if (open.empty() || "/" + open.back() != tag) return "closed out of order: " + tag;
      open.pop_back();
    } else if (!tag.ends_with("/")) {
      open.push_back(name);
    }
    if (const std::size_t id = tag.find(" id=\""); id != std::string::npos) {
      const std::string value = tag.substr(id + 5, tag.find('"', id + 5) - id - 5);
      if (!ids.insert(value).second) return "id twice: " + value;
    }
    if (name == "style") at = page.find("</style>", at) - 1;  // a style sheet has its own '>'
  }
  return open.empty() ? "" : "never closed: " + open.back();
}

TEST(AnnotatedPage, ShowsTheTextAndNothingOfItAsMarkup) {
  const Document document = document_of(
      "<script>alert(1)</script> & \"støtte\" 'her' ]]> <b>æøå</b>\n\nEn linje til &amp; slut.\n");
  DocumentFacts facts;
  facts.metadata.title = MetadataField{"<i>\"Titel\"</i>", FieldOrigin::Container, {}};
  facts.organisations.push_back(
      Organisation{"<Styrelsen> & \"co\"", "", {span_of(document, "<script>alert(1)</script>")}});
  const std::string page = annotated_page(document, facts);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, Not(HasSubstr("<i>")));
  EXPECT_THAT(page, HasSubstr("&lt;Styrelsen&gt; &amp; &quot;co&quot;"));
  const std::string text = text_of_main(page);
  EXPECT_THAT(text, HasSubstr("<script>alert(1)</script> & \"støtte\" 'her' ]]> <b>æøå</b>"));
  EXPECT_THAT(text, HasSubstr("En linje til &amp; slut."));
  EXPECT_EQ(fault_of(page), "");
}

TEST(AnnotatedPage, CutsMarksThatOverlap) {
  const Document document = document_of("Borgere med komplekse støttebehov får hjælp.\n");
  DocumentFacts facts;
  TargetGroup group;
  group.label = "borgere med komplekse støttebehov";
  group.occurrences = {span_of(document, "Borgere med komplekse støttebehov")};
  facts.target_groups.push_back(group);
  Concept need;
  need.label = "komplekst støttebehov";
  need.occurrences = {span_of(document, "komplekse støttebehov")};
  facts.concepts.push_back(need);
  Relation relation;
  relation.from = "støttebehov";
  relation.to = "hjælp";
  relation.source = span_of(document, "støttebehov får hjælp");
  relation.pattern = "X får Y";
  facts.relations.push_back(relation);
  const std::string page = annotated_page(document, facts);
  EXPECT_EQ(fault_of(page), "");
  EXPECT_THAT(text_of_main(page), HasSubstr("Borgere med komplekse støttebehov får hjælp."));
  // "støttebehov" stands in all three, and its hover text names all three.
  const std::size_t piece = page.find(">støttebehov</span></span></span>");
  ASSERT_NE(piece, std::string::npos);
  const std::size_t tag = page.rfind("<span", piece);
  const std::string innermost = page.substr(tag, piece - tag);
  EXPECT_THAT(innermost, HasSubstr("Målgruppe (target_groups): borgere med komplekse støttebehov"));
  EXPECT_THAT(innermost, HasSubstr("Begreb (concepts): komplekst støttebehov"));
  EXPECT_THAT(innermost, HasSubstr("Relation (relations): støttebehov → related → hjælp [pattern: X får Y]"));
  EXPECT_THAT(page, HasSubstr(fmt::format("id=\"b{}-{}\"", relation.source.begin, relation.source.end)));
}

constexpr std::string_view kReport = R"(Støtte til unge

Fjordby Kommune, marts 2022

Ved støttebehov forstås behov for hjælp til at klare hverdagen (Socialstyrelsen, 2020). National Koordination
(NATKO) peger på, at unge med komplekse støttebehov har ret til hjælp efter servicelovens § 85, stk. 1.

Målgruppen er:

- unge med autisme
- voksne med erhvervet hjerneskade, jf. § 107

Indsats	Lov	Antal
Bostøtte	§ 85	12

Referencer

Socialstyrelsen (2020). Støttebehov hos unge. Odense: Socialstyrelsen.
)";

TEST(AnnotatedPage, HasEveryFactInTheTextAndInTheLists) {
  const auto read = facts_of(kReport);
  const std::vector<FactMark> marks = fact_marks(read->facts);
  ASSERT_GT(marks.size(), 10U);
  const std::string page = annotated_page(read->document, read->facts);
  EXPECT_EQ(fault_of(page), "");
  for (const FactMark& mark : marks) {
    const std::string anchor = fmt::format("b{}-{}\"", mark.source.begin, mark.source.end);
    EXPECT_THAT(page, HasSubstr("<a id=\"" + anchor)) << mark.label;
    EXPECT_THAT(page, HasSubstr("<a href=\"#" + anchor)) << mark.label;
  }
  std::size_t rows = 0;
  for (std::size_t at = page.find("<tr><td>", page.find("</main>")); at != std::string::npos;
       at = page.find("<tr><td>", at + 1))
    ++rows;
  // Terms, groups, bodies and short forms have one row with all their places.
  std::set<std::string> distinct;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const bool by_label = marks[i].kind == FactKind::Concept || marks[i].kind == FactKind::TargetGroup ||
                          marks[i].kind == FactKind::Organisation || marks[i].kind == FactKind::Abbreviation;
    const std::string label = by_label ? marks[i].label : std::to_string(i);
    distinct.insert(fmt::format("{} {}", static_cast<int>(marks[i].kind), label));
  }
  EXPECT_EQ(rows, distinct.size());
  EXPECT_THAT(page, HasSubstr("paragraph_ref, explicit"));
  EXPECT_THAT(page, HasSubstr("<ul>\n<li"));
  EXPECT_THAT(page, HasSubstr("<table>\n<tr><td>"));
}

TEST(AnnotatedPage, DrawsTheBestConceptsAndTheRestOnRequest) {
  const Document document = document_of("Bostøtte og andre ord.\n");
  DocumentFacts facts;
  for (int i = 0; i < 30; ++i) {
    Concept one;
    one.label = "begreb " + std::to_string(i);
    one.score = 30 - i;
    one.occurrences = {span_of(document, i == 0 ? "Bostøtte" : i < 20 ? "og" : "andre ord")};
    facts.concepts.push_back(one);
  }
  const std::string page = annotated_page(document, facts);
  EXPECT_EQ(fault_of(page), "");
  EXPECT_THAT(page, HasSubstr("<span class=\"m concepts s d0\" title=\"Begreb (concepts): begreb 0"));
  EXPECT_THAT(page, HasSubstr("m concepts minor"));
  EXPECT_THAT(page, HasSubstr("id=\"vis-minor\"/>"));
  EXPECT_LT(page.find("<td>begreb 1</td>"), page.find("<td>begreb 29</td>"));  // best first
}

TEST(AnnotatedPage, LosesNoCharacterOfAnySample) {
  namespace fs = std::filesystem;
  unsigned read = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(VIDENSGRAF_SOURCE_DIR) / "corpus" / "samples")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto document = read_document(bytes, entry.path().string());
    if (!document) continue;  // JSONL
    ++read;
    SCOPED_TRACE(entry.path().filename().string());
    // Marks of every length at every place, crossing blocks.
    DocumentFacts facts;
    Concept one;
    one.label = "x";
    for (const Block& block : document->blocks) {
      one.occurrences.push_back(block.source);
      const auto end =
          static_cast<std::uint32_t>(std::min<std::size_t>(block.source.end + 2, document->text.size()));
      if (block.source.size() > 20) one.occurrences.push_back({block.source.end - 1, end});
    }
    std::erase_if(one.occurrences, [&](ByteSpan span) {
      const auto inside = [&](std::uint32_t at) {
        return at < document->text.size() &&
               (static_cast<unsigned char>(document->text[at]) & 0xC0U) == 0x80U;
      };
      return inside(span.begin) || inside(span.end);
    });
    facts.concepts.push_back(one);
    const std::string page = annotated_page(*document, facts);
    EXPECT_EQ(fault_of(page), "");
    const std::string text = text_of_main(page);
    std::size_t at = 0;
    for (const Block& block : document->blocks) {
      std::string words(cut(document->text, block.source));
      if (block.kind == BlockKind::TableRow) std::erase(words, '\t');  // parted into cells
      at = text.find(words, at);
      ASSERT_NE(at, std::string::npos) << words;
    }
  }
  EXPECT_GE(read, 12U);
}

TEST(AnnotatedPage, IsWellFormedForAReaderThatIsNotOurs) {
  if (std::system("command -v xmllint > /dev/null 2>&1") != 0) GTEST_SKIP() << "xmllint is not installed";
  const auto read = facts_of(std::string(kReport) + "\n\nTegn: \x01 \x0B < > & \xEF\xBF\xBE slut.\n");
  const std::string path = testing::TempDir() + "annotated_page_test.html";
  std::ofstream(path, std::ios::binary) << annotated_page(read->document, read->facts);
  EXPECT_EQ(std::system(("xmllint --noout --nonet '" + path + "' 2>&1").c_str()), 0);
  std::remove(path.c_str());
}

TEST(AnnotatedPage, EndsInTimeWhereThousandsOfMarksMeet) {
  std::string text;
  while (text.size() < 60'000) text += "ord ";
  const Document document = document_of(text + "\n");
  DocumentFacts facts;
  Concept one;
  one.label = "ord";
  for (std::uint32_t i = 0; i < 4'000; ++i) one.occurrences.push_back({4 * i, 4 * i + 40'000});
  facts.concepts.push_back(one);
  EXPECT_LT(annotated_page(document, facts).size(), 60'000'000U);
}

}  // namespace
}  // namespace vidensgraf
