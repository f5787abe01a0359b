// Tokens, sentences and repaired words, shown as "token|token / next sentence".
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "language/analyzer.h"
#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

struct TokenizerCase {
  std::string_view text;
  std::string_view expected;
};

void check(const TokenizerCase& expected) {
  SCOPED_TRACE(expected.text);
  EXPECT_EQ(shown(shared_analyzer().analyze(expected.text)), expected.expected);
}

TEST(Tokens, FollowDanishSpelling) {
  constexpr TokenizerCase kTokenizerCases[] = {
      {"Støtte efter § 85.", "Støtte|efter|§|85|."},
      {"§§ 83-87 og §107", "§§|83|-|87|og|§|107"},
      {"servicelovens § 85 a, stk. 2, nr. 1", "servicelovens|§|85|a|,|stk.|2|,|nr.|1"},
      {"§ 13b og § 4a", "§|13b|og|§|4a"},
      {"et 107-tilbud og CTI-forløb", "et|107-tilbud|og|CTI-forløb"},
      {"borger- og familiesager", "borger-|og|familiesager"},
      {"børne-/ungeområdet", "børne-|/|ungeområdet"},
      {"og/eller", "og|/|eller"},
      {"NATKO's og VIVE’s råd", "NATKO's|og|VIVE’s|råd"},
      {"'støtte' og 'råd'", "'|støtte|'|og|'|råd|'"},
      {"1.200 kr. og 2,5 pct.", "1.200|kr.|og|2,5|pct."},
      {"afsnit 4.1.2 i version 2.0", "afsnit|4.1.2|i|version|2.0"},
      {"den 04-12-2021 og 4/12/2021", "den|04-12-2021|og|4/12/2021"},
      {"2019-2022, 2019–2022", "2019|-|2022|,|2019|–|2022"},
      {"i 1990'erne", "i|1990'erne"},
      {"f.eks. råd, bl.a. støtte m.v.", "f.eks.|råd|,|bl.a.|støtte|m.v."},
      {"Se www.eksempel.dk/råd, eller skriv til post@eksempel.dk.",
       "Se|www.eksempel.dk/råd|,|eller|skriv|til|post@eksempel.dk|."},
      {"(https://eksempel.dk/a-b_c?d=1)", "(|https://eksempel.dk/a-b_c?d=1|)"},
      {"eksempel.dk er et sted", "eksempel.dk|er|et|sted"},
      {"sund\u00ADheds\u00ADfaglig støtte", "sundhedsfaglig|støtte"},
      {"pensi\u200Consalder og ind\u200D\u200Dsats\u2060er", "pensionsalder|og|indsatser"},
      {"20 % & 3+4", "20|%|&|3|+|4"},
      {"»citat« og “andet”", "»|citat|«|og|“|andet|”"},
      {"Ja... nej…", "Ja|...|nej|…"},
      {"J. P. Hansen og A.P. Møller", "J.|P.|Hansen|og|A.|P.|Møller"},
      {"• første • anden", "•|første|•|anden"},
      {"- punkt -institutioner", "-|punkt|-|institutioner"},
      {"Łódź, Ærø, naïve, e\u0301t", "Łódź|,|Ærø|,|naïve|,|e\u0301t"},
      {"Привет мир", "Привет|мир"},
      {"ACT, CTI, IPS (3 ben)", "ACT|,|CTI|,|IPS|(|3|ben|)"},
      {"", ""},
      {" \n\t ", ""},
  };
  for (const TokenizerCase& expected : kTokenizerCases) check(expected);
}

TEST(Tokens, SayWhatTheyAre) {
  const AnalyzedText text = shared_analyzer().analyze("§ 85: støtte 20 %.");
  const TokenKind expected[] = {TokenKind::Symbol, TokenKind::Number, TokenKind::Punctuation, TokenKind::Word,
                                TokenKind::Number, TokenKind::Symbol, TokenKind::Punctuation};
  ASSERT_EQ(text.tokens.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(text.tokens[i].kind, expected[i]) << text.tokens[i].form;
    EXPECT_EQ(text.tokens[i].word != nullptr, expected[i] == TokenKind::Word);
  }
  EXPECT_FALSE(text.tokens[0].space_before);
  EXPECT_TRUE(text.tokens[1].space_before);
  EXPECT_FALSE(text.tokens[2].space_before);
}

TEST(Sentences, EndWhereDanishOnesDo) {
  constexpr TokenizerCase kTokenizerCases[] = {
      {"Kommunen råder. Borgeren svarer.", "Kommunen|råder|. / Borgeren|svarer|."},
      {"Jf. lovens kap. 3 om råd. Se også.", "Jf.|lovens|kap.|3|om|råd|. / Se|også|."},
      {"Efter stk. 2, 3. pkt. gælder det.", "Efter|stk.|2|,|3|.|pkt.|gælder|det|."},
      {"Den 14. juni 2021. Der var møde.", "Den|14|.|juni|2021|. / Der|var|møde|."},
      {"Der er råd, støtte mv. Kommunen betaler.", "Der|er|råd|,|støtte|mv. / Kommunen|betaler|."},
      {"Der er bl.a. Danmark og fx Sverige.", "Der|er|bl.a.|Danmark|og|fx|Sverige|."},
      {"Hvem? Alle! Også dig.", "Hvem|? / Alle|! / Også|dig|."},
      {"1. Formål med indsatsen", "1|.|Formål|med|indsatsen"},
      {"Han sagde: »Det går.« Hun gik.", "Han|sagde|:|»|Det|går|.|« / Hun|gik|."},
      {"(Jensen et al., 2019). Nyt.", "(|Jensen|et|al.|,|2019|)|. / Nyt|."},
      {"Overskrift\n\nBrødtekst følger.", "Overskrift / Brødtekst|følger|."},
      {"I 2019. Det var året.", "I|2019|. / Det|var|året|."},
      {"Det gælder kommunen.Det er nyt.", "Det|gælder|kommunen|. / Det|er|nyt|."},
      {"H. C. Hansen kom. Så gik han.", "H.|C.|Hansen|kom|. / Så|gik|han|."},
      {"Kbh. K er nær. Ja.", "Kbh.|K|er|nær|. / Ja|."},
  };
  for (const TokenizerCase& expected : kTokenizerCases) check(expected);
}

TEST(BrokenWords, AreJoinedWhereTheLineBrokeThem) {
  constexpr TokenizerCase kTokenizerCases[] = {
      {"en sundheds-\nfaglig indsats", "en|sundhedsfaglig|indsats"},
      {"en sundheds- \n  faglig indsats", "en|sundhedsfaglig|indsats"},
      {"børne-\nog ungeområdet", "børne-|og|ungeområdet"},
      {"børne- og\nungeområdet", "børne-|og|ungeområdet"},
      {"et CTI-\nforløb", "et|CTI-forløb"},
      {"et 107-\ntilbud", "et|107-tilbud"},
      {"i Nord-\nJylland", "i|Nord-Jylland"},
      {"et it-\nsystem", "et|it-system"},
      {"social-\npædagogisk støtte", "socialpædagogisk|støtte"},
      {"bo-\nstøtte", "bostøtte"},
      {"støtte\u00AD\nbehov", "støttebehov"},
      {"sam-\nar-\nbejde", "samarbejde"},
  };
  for (const TokenizerCase& expected : kTokenizerCases) check(expected);
}

TEST(BrokenWords, AreJoinedOverALostBreakOnlyWhereThatIsCertain) {
  check({"en social- rådgiver", "en|social-|rådgiver"});  // both parts are words: left alone
  check({"en koordi- nering", "en|koordinering"});        // the whole is a word, its halves are not
  check({"en xyzzy- plugh", "en|xyzzy-|plugh"});
}

// "kom-munerne": the break was lost with its space.
TEST(BrokenWords, AreJoinedOverAHyphenThatBelongsToNoWord) {
  check({"hver for sig i kom-munerne", "hver|for|sig|i|kommunerne"});
  check({"i for-hold til planen", "i|forhold|til|planen"});  // "for" opens words
  check({"et it-system og ikke-rygere", "et|it-system|og|ikke-rygere"});
  check({"en CTI-medarbejder på 18-midler", "en|CTI-medarbejder|på|18-midler"});
  check({"et xyzzy-plugh", "et|xyzzy-plugh"});
  check({"en mor-barn relation", "en|mor-barn|relation"});
}

TEST(BrokenWords, CoverTheBreakWithTheirSpan) {
  const std::string text = "en sundheds-\nfaglig indsats";
  const AnalyzedText analyzed = shared_analyzer().analyze(text);
  const Token& joined = analyzed.tokens.at(1);
  EXPECT_EQ(cut(text, joined.source), "sundheds-\nfaglig");
  EXPECT_EQ(joined.form, "sundhedsfaglig");
  EXPECT_EQ(joined.word->form, "sundhedsfaglig");
}

}  // namespace
}  // namespace vidensgraf
