#include "language/index_terms.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "language/folding.h"
#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

std::string terms_of(std::string_view form) {
  std::string shown;
  for (const IndexTerm& term : index_terms(shared_analyzer().analyze_word(form))) {
    constexpr std::string_view kPrefixes = "=LSPA";
    if (!shown.empty()) shown += ' ';
    shown += kPrefixes[static_cast<std::size_t>(term.kind)];
    shown += term.text;
    if (term.as_written) shown += '!';
  }
  return shown;
}

TEST(IndexTerms, AreFormLemmasPartsAndAsciiForms) {
  EXPECT_EQ(terms_of("indsatserne"), "Lindsats =indsatserne");
  EXPECT_EQ(terms_of("støttebehovene"),
            "Lstøttebehov =støttebehovene Pstøtte Pbehov Astoettebehovene Astottebehovene Astoettebehov "
            "Astottebehov");
  EXPECT_EQ(terms_of("Misbrugsbehandlingen"),
            "Lmisbrugsbehandling =misbrugsbehandlingen Pmisbrug Pbehandling");
  EXPECT_EQ(terms_of("VIVE's"), "Lvive =vive's");
}

TEST(IndexTerms, HoldTheSegmentsBetweenHyphens) {
  EXPECT_EQ(terms_of("GPS-pejlere"), "Lgps-pejler =gps-pejlere Sgps Spejler");
  EXPECT_EQ(terms_of("it-støttebehov"),
            "Lit-støttebehov! Sit Sstøttebehov Pstøtte Pbehov Ait-stoettebehov Ait-stottebehov");
  for (const std::string_view one : {"covid-19", "18-årige", "dag-til-dag", "e-læring"}) {
    EXPECT_EQ(terms_of(one).find(" S"), std::string::npos) << terms_of(one);
  }
  EXPECT_EQ(terms_of("sundheds-"), "Lsundhed =sundheds-");
}

TEST(IndexTerms, SkipReadingsThatNobodyMeans) {
  EXPECT_EQ(terms_of("for"), "Lfor!");
  EXPECT_EQ(terms_of("serviceloven"), "Lservicelov =serviceloven Pservice Plov");
}

TEST(IndexTerms, HoldBothLemmasOfAnAmbiguousForm) {
  const std::string terms = terms_of("leder");
  EXPECT_NE(terms.find("Lleder"), std::string::npos);
  EXPECT_NE(terms.find("Llede"), std::string::npos);
}

TEST(IndexTerms, SayWhichLemmaIsTheFormAsWritten) {
  EXPECT_EQ(terms_of("Tilbud"), "Ltilbud!");
  EXPECT_EQ(terms_of("leder").find('='), std::string::npos) << terms_of("leder");
  EXPECT_EQ(terms_of("blib"), "=blib Lblib");  // no dictionary knows it: a stem
}

TEST(IndexTerms, FallBackToTheStem) { EXPECT_EQ(terms_of("blibberne"), "=blibberne Lblib"); }

TEST(IndexTerms, JoinFormsOfOneWord) {
  for (const auto& [one, other] :
       {std::pair{"tilbuddet", "tilbud"}, std::pair{"børnene", "barn"},
        std::pair{"forebyggende", "forebygge"}, std::pair{"større", "stor"},
        std::pair{"målgruppernes", "målgruppe"}, std::pair{"københavns", "København"}}) {
    const std::string lemma = " L" + fold(other) + " ";
    EXPECT_NE((" " + terms_of(one) + " ").find(lemma), std::string::npos) << one << ": " << terms_of(one);
  }
}

TEST(IndexTerms, AreAtMostTwelve) {
  for (const std::string_view form :
       {"forældrekompetenceundersøgelsernes", "børne-, unge-", "målgruppeområdestøtte"}) {
    EXPECT_LE(index_terms(shared_analyzer().analyze_word(form)).size(), 12U);
  }
}

}  // namespace
}  // namespace vidensgraf
