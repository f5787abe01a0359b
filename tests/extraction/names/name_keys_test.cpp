#include "extraction/names/name_keys.h"

#include <string>

#include <gmock/gmock.h>

#include "tests/extraction/facts_of.h"
#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

TEST(ConceptNameKey, IsTheSameForAllFormsOfAName) {
  constexpr const char* kForms[][2] = {
      {"det specialiserede socialområde", "specialiseret socialområde"},
      {"socialområdet", "socialområde"},
      {"de faste mødesteder", "fast mødested"},
      {"fastsatte takster", "fastsat takst"},
      {"angivet periode", "angiven periode"},
      {"administrativt arbejdsgang", "administrativ arbejdsgang"},
      {"vurdering af virkningen", "vurderinger af virkningen"},
      {"svageste elever", "svagest elev"},
      {"tvungen administration", "tvunget administration"},
      {"gentagen overtrædelse", "gentagne overtrædelser"},
  };
  for (const auto& [form, name] : kForms) {
    EXPECT_EQ(concept_name_key(shared_analyzer(), form), concept_name_key(shared_analyzer(), name)) << form;
  }
}

TEST(ConceptNameKey, KeepsWhatIsAnotherName) {
  EXPECT_EQ(concept_name_key(shared_analyzer(), "Den Grønne Ordning"), "den grønne ordning");
  EXPECT_EQ(concept_name_key(shared_analyzer(), ""), "");
  EXPECT_NE(concept_name_key(shared_analyzer(), "socialområde"),
            concept_name_key(shared_analyzer(), "socialt område"));
  constexpr const char* kCompared[][2] = {
      {"tidlig indsats", "tidligere indsats"},
      {"høj uddannelse", "højere uddannelse"},
      {"stor kommune", "større kommuner"},
      {"svag elev", "svageste elever"},
  };
  for (const auto& [one, other] : kCompared) {
    EXPECT_NE(concept_name_key(shared_analyzer(), one), concept_name_key(shared_analyzer(), other)) << one;
  }
  EXPECT_NE(concept_name_key(shared_analyzer(), "faglig sparring"),
            concept_name_key(shared_analyzer(), "daglig sparring"));
}

TEST(GroupNameKey, IsMadeOfLemmasWithoutArticles) {
  constexpr const char* kSame[][2] = {
      {"borgere med dobbeltdiagnoser", "borgere med en dobbeltdiagnose"},
      {"anbragt unge", "anbragte unge"},
      {"personer, der bor alene", "personer der bor alene"},
      {"tilskudsmodtager", "tilskudsmodtagere"},
      {"de svageste borgere", "svagest borgere"},
  };
  for (const auto& [one, other] : kSame) {
    EXPECT_EQ(group_name_key(shared_analyzer(), one), group_name_key(shared_analyzer(), other)) << one;
  }
  constexpr const char* kOther[][2] = {
      {"børn med autisme", "unge med autisme"},
      {"personer med handicap", "personer uden handicap"},
      {"børn, der er anbragt", "børn, der har været anbragt"},
      {"børn under 3 år", "børn under 6 år"},
      {"ældre borgere", "gamle borgere"},
      {"yngre borgere", "unge borgere"},
      {"de svageste borgere", "svage borgere"},
  };
  for (const auto& [one, other] : kOther) {
    EXPECT_NE(group_name_key(shared_analyzer(), one), group_name_key(shared_analyzer(), other)) << one;
  }
}

TEST(AddNameKeys, GivesTheKeyOfTheConceptToNamesThatStandInFactsOnly) {
  const auto read = facts_of(
      "Ved aflastningsordninger forstås kortere ophold uden for hjemmet. Kommunen tilbyder en "
      "aflastningsordning til familien.");
  for (const Definition& definition : read->facts.definitions) {
    ASSERT_EQ(read->facts.keys.count(definition.term), 1U) << definition.term;
    EXPECT_EQ(read->facts.keys.at(definition.term), "aflastningsordning");
  }
  EXPECT_FALSE(read->facts.definitions.empty());
}

TEST(FindConcepts, GivesAParticipleInTtTheLabelOfItsSingular) {
  const auto read =
      facts_of("Kommunen følger de fastsatte takster. De fastsatte takster gælder i hele året.");
  bool found = false;
  for (const Concept& item : read->facts.concepts) {
    EXPECT_EQ(item.label.find("fastsatt "), std::string::npos) << item.label;
    found = found || item.label == "fastsat takst";
  }
  EXPECT_TRUE(found);
}

TEST(FindAbbreviations, LeavesTheBracketInTheNumberOfAnAct) {
  const auto read = facts_of(
      "Efter Europa-Parlamentets og Rådets forordning (EU) nr. 12/2019 og direktiv (EU) 2018/77 gælder "
      "andet.");
  for (const Abbreviation& abbreviation : read->facts.abbreviations) {
    EXPECT_EQ(abbreviation.long_form, "") << abbreviation.short_form;
  }
}

}  // namespace
}  // namespace vidensgraf
