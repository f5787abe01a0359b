#include "query/parsing/query_parser.h"

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

struct QueryParserCase {
  const char* query;
  const char* tree;
};

TEST(ParseQuery, ReadsTheQueryLanguage) {
  constexpr QueryParserCase kQueryParserCases[] = {
      {"", "(nothing)"},
      {"   ", "(nothing)"},
      {"støttebehov", "støttebehov"},
      {"komplekse støttebehov", "(every komplekse støttebehov)"},
      {"\"lov om social service\"", "(phrase lov om social service)"},
      {"”social service”", "(phrase social service)"},
      {"»social service«", "(phrase social service)"},
      {"bolig OG støtte", "(and bolig støtte)"},
      {"bolig AND støtte", "(and bolig støtte)"},
      {"bolig og støtte", "(every bolig og støtte)"},
      {"bolig ELLER hus OG støtte", "(or bolig (and hus støtte))"},
      {"(bolig ELLER hus) OG støtte", "(and (or bolig hus) støtte)"},
      {"bolig OR hus", "(or bolig hus)"},
      {"bolig -hus", "(every bolig (not hus))"},
      {"bolig IKKE hus", "(every bolig (not hus))"},
      {"bolig NOT \"lille hus\"", "(every bolig (not (phrase lille hus)))"},
      {"bolig OG IKKE (hus ELLER hytte)", "(and bolig (not (or hus hytte)))"},
      {"indsatser og -planer", "(every indsatser og -planer)"},
      {"indsatser, -planer og -mål", "(every indsatser, -planer og -mål)"},
      {"støtte(n) hus", "(every støtte(n) hus)"},
      {"forløb(et)-plan", "forløb(et)-plan"},
      {"(bolig) -hus", "(every bolig (not hus))"},
      {"-(hus hytte)", "(not (every hus hytte))"},
      {"social- og sundhedsområdet", "(every social- og sundhedsområdet)"},
      {"18-22 årige", "(every 18-22 årige)"},
      {"støtteb*", "(prefix støtteb)"},
      {"titel:tilbud", "(titel tilbud)"},
      {"TITEL:\"sociale tilbud\"", "(titel (phrase sociale tilbud))"},
      {"begreb:støttebehov bolig", "(every (begreb støttebehov) bolig)"},
      {"målgruppe:unge", "(målgruppe unge)"},
      {"maalgruppe:unge", "(målgruppe unge)"},
      {"udgiver: VIVE", "(udgiver VIVE)"},
      {"år:2019..2022", "(år 2019..2022)"},
      {"aar:2019", "(år 2019..2019)"},
      {"år:2022-2019", "(år 2019..2022)"},
      {"år:..2020", "(år ..2020)"},
      {"år:2020..", "(år 2020..)"},
      {"type:rapport dokument:004", "(every (type rapport) (dokument 004))"},
      {"http://example.org", "http://example.org"},
      {"§ 85", "(law ?#85)"},
      {"§85a, støtte", "(every (law ?#85a) støtte)"},
      {"§ 85 i loven", "(every (law ?#85) i loven)"},
      {"((bolig))", "bolig"},
      {"? ! ...", "(nothing)"},
  };
  for (const QueryParserCase& c : kQueryParserCases) {
    SCOPED_TRACE(c.query);
    const ParsedQuery parsed = parse_query(c.query);
    EXPECT_EQ(to_string(parsed.root), c.tree);
    EXPECT_TRUE(parsed.problems.empty()) << describe(parsed.problems.front());
  }
}

struct Broken {
  std::string query;
  std::size_t offset;
  const char* tree;  // what is searched all the same
};

TEST(ParseQuery, PointsAtTheByteWhereItStoppedAndKeepsTheRest) {
  const Broken kQueryParserCases[] = {
      {"(æble", 0, "æble"},
      {"æble (pære", 6, "(every æble pære)"},  // "æ" is two bytes
      {"æble) pære", 5, "(every æble pære)"},
      {"æble \"pære", 6, "(every æble (phrase pære))"},
      {"OG æble", 0, "æble"},
      {"æble OG", 6, "æble"},
      {"æble ELLER ELLER pære", 6, "(or æble pære)"},
      {"æble IKKE", 6, "æble"},
      {"år:sidste æble", 4, "æble"},
      {"titel: ", 0, "(nothing)"},
      {"æb* pære", 0, "(every æb pære)"},
      {"lov:(a b) æble", 4, "æble"},
      {"æble \xff pære", 6, "æble"},
  };
  for (const Broken& c : kQueryParserCases) {
    SCOPED_TRACE(c.query);
    const ParsedQuery parsed = parse_query(c.query);
    ASSERT_FALSE(parsed.problems.empty());
    EXPECT_EQ(parsed.problems.front().offset, c.offset) << describe(parsed.problems.front());
    EXPECT_EQ(to_string(parsed.root), c.tree);
  }
}

TEST(ParseQuery, TellsWhichFieldsThereAreWhereAnUnknownOneIsMeant) {
  const ParsedQuery parsed = parse_query("støtte forfatter:Ørsted");
  ASSERT_EQ(parsed.problems.size(), 1U);
  EXPECT_EQ(parsed.problems[0].code, QueryProblemCode::UnknownField);
  EXPECT_EQ(parsed.problems[0].offset, std::string("støtte ").size());
  EXPECT_EQ(parsed.problems[0].value, "forfatter");
  EXPECT_EQ(describe(parsed.problems[0]),
            "\"forfatter:\" is no field and was searched as a word; the fields are titel, begreb, lov, "
            "målgruppe, udgiver, år, type, dokument");
  EXPECT_EQ(to_string(parsed.root), "(every støtte forfatter:Ørsted)");
  EXPECT_EQ(parse_query("emne:\"sociale tilbud\"").problems.size(), 1U);
  EXPECT_EQ(parse_query("-emne:bolig").problems.size(), 1U);
  for (const char* prose : {"Tema: støtte til unge", "https://eksempel.dk/om", "mødet kl. 10:30", "kl.10:30",
                            "målt 1:5", "støtte:"}) {
    SCOPED_TRACE(prose);
    EXPECT_TRUE(parse_query(prose).problems.empty());
  }
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(ParseQuery, CutsQueriesThatAreTooLongBetweenLetters) {
  const ParsedQuery parsed = parse_query(repeated("æ", 600));
  ASSERT_EQ(parsed.problems.size(), 1U);
  EXPECT_EQ(parsed.problems.front().offset, 1024U);
  EXPECT_EQ(parsed.root.text.size(), 1024U);
}

TEST(ParseQuery, TakesTheFirstSixtyFourWords) {
  const ParsedQuery parsed = parse_query(repeated("ord ", 70));
  EXPECT_EQ(parsed.root.children.size(), 64U);
  ASSERT_EQ(parsed.problems.size(), 1U);
  EXPECT_EQ(parsed.problems.front().offset, 64U * 4);
}

TEST(ParseQuery, LeavesOutWhatNestsTooDeep) {
  const ParsedQuery parsed =
      parse_query("bolig " + repeated("(hus ELLER ", 30) + "hytte" + repeated(")", 30));
  ASSERT_FALSE(parsed.problems.empty());
  EXPECT_EQ(parsed.problems.front().offset, 6U + 16 * 11);
  EXPECT_EQ(parsed.root.children.size(), 2U);
  const ParsedQuery negated = parse_query(repeated("IKKE ", 100) + "hus");
  EXPECT_FALSE(negated.problems.empty());
}

TEST(ParseQuery, TakesLawReferencesWhereTheyBegin) {
  const std::string query = "støtte efter SEL § 85, stk. 1 og bolig";
  LawReference reference;
  reference.source = {14, 31};
  reference.law = "serviceloven";
  reference.paragraf = "85";
  reference.stk = {1};
  const std::vector<LawReference> references = {reference};
  const ParsedQuery parsed = parse_query(query, references);
  EXPECT_EQ(to_string(parsed.root), "(every støtte efter (law serviceloven#85,stk 1) og bolig)");
  EXPECT_TRUE(parsed.problems.empty());
  EXPECT_EQ(to_string(parse_query("\"" + query + "\"", references).root), "(phrase " + query + ")");
}

TEST(ParseQuery, ReadsANumberAfterALawAsItsParagraf) {
  LawReference mention;
  mention.kind = LawReferenceKind::LawMention;
  mention.source = {0, 3};
  mention.law = "serviceloven";
  const std::vector<LawReference> references = {mention};
  EXPECT_EQ(to_string(parse_query("SEL 18 støtte", references).root), "(every (law serviceloven#18) støtte)");
  EXPECT_EQ(to_string(parse_query("SEL støtte", references).root), "(every (law serviceloven) støtte)");
}

TEST(ParseQuery, SpansCutTheNodesOutOfTheQuery) {
  const std::string query = "æble \"grøn pære\" titel:frugt";
  const ParsedQuery parsed = parse_query(query);
  ASSERT_EQ(parsed.root.children.size(), 3U);
  EXPECT_EQ(cut(query, parsed.root.children[0].source), "æble");
  EXPECT_EQ(cut(query, parsed.root.children[1].source), "\"grøn pære\"");
  EXPECT_EQ(cut(query, parsed.root.children[2].source), "titel:frugt");
}

// Whatever is typed: no crash, no endless loop, offsets inside the query, and at most 64 words.
TEST(ParseQuery, SurvivesEveryMixtureOfItsSigns) {
  constexpr const char* kPieces[] = {"(",     ")", "\"",  "-",   " ", "OG ",   "ELLER ",
                                     "IKKE ", "æ", "§ 8", "år:", "*", "titel:"};
  std::uint32_t state = 1;
  for (int round = 0; round < 5000; ++round) {
    std::string query;
    for (int i = 0; i < 20; ++i) {
      state = state * 1664525U + 1013904223U;
      query += kPieces[(state >> 16U) % std::size(kPieces)];
    }
    const ParsedQuery parsed = parse_query(query);
    for (const QueryProblem& problem : parsed.problems) ASSERT_LE(problem.offset, query.size()) << query;
  }
}

}  // namespace
}  // namespace vidensgraf
