#include "extraction/laws/law_references.h"

#include <span>
#include <string>

#include <gtest/gtest.h>

#include "extraction/laws/law_reference_scanner.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

std::string joined(const std::vector<int>& numbers) {
  std::string out;
  for (const int number : numbers) out += (out.empty() ? "" : "+") + std::to_string(number);
  return out;
}

/// "law § paragraf-to stk nr litra pkt | head | chapter", empty parts left out, references separated by "; ".
std::string readable(const LawReference& reference) {
  std::string out = reference.law.empty() ? "?" : reference.law;
  if (!reference.document_type.empty()) {
    return out + " " + reference.document_type + " " + reference.document_number + " " +
           reference.document_date;
  }
  if (!reference.paragraf.empty()) out += " § " + reference.paragraf;
  if (!reference.paragraf_to.empty()) out += "-" + reference.paragraf_to;
  if (!reference.stk.empty()) out += " stk " + joined(reference.stk);
  if (!reference.nr.empty()) out += " nr " + joined(reference.nr);
  for (const std::string& letter : reference.litra) out += " litra " + letter;
  if (!reference.pkt.empty()) out += " pkt " + joined(reference.pkt);
  if (!reference.compound_head.empty()) out += " | " + reference.compound_head;
  if (!reference.chapter.empty()) out += " | " + reference.chapter;
  return out;
}

std::string scanned(std::string_view text, std::span<const Token> tokens) {
  std::string out;
  for (const ScannedReference& one :
       scan_law_references(text, Registers::built_in(), "2022", tokens).references) {
    EXPECT_TRUE(one.reference.source.contains(one.reference.core)) << text;
    out += (out.empty() ? "" : "; ") + readable(one.reference);
  }
  return out;
}

// Twice: words that the tokens let it pass over begin no reference.
std::string scanned(std::string_view text) {
  const std::string out = scanned(text, {});
  if (const auto& analyzer = opened_analyzer()) {
    EXPECT_EQ(scanned(text, (*analyzer)->analyze(text).tokens), out);
  } else {
    ADD_FAILURE() << analyzer.error().message;
  }
  return out;
}

struct LawReferencesCase {
  const char* text;
  const char* expected;
};

TEST(LawReferenceScanner, ReadsTheFormsOfRunningText) {
  constexpr LawReferencesCase kLawReferencesCases[] = {
      {"Støtten gives efter servicelovens § 85.", "serviceloven § 85"},
      {"jf. § 81, stk. 2, nr. 1-3, i lov om social service", "serviceloven § 81 stk 2 nr 1+2+3"},
      {"efter §§ 83, 85 og 95-96 i serviceloven ydes hjælp",
       "serviceloven § 83; serviceloven § 85; serviceloven § 95-96"},
      {"SEL § 85 og SUL § 140", "serviceloven § 85; sundhedsloven § 140"},
      {"retssikkerhedslovens § 9 c, stk. 2, 2. pkt.", "retssikkerhedsloven § 9c stk 2 pkt 2"},
      {"barnets lovs §§ 113-118", "barnets-lov § 113-118"},
      {"sundhedslovens kapitel 41", "sundhedsloven | kapitel 41"},
      {"et § 107-tilbud eller et § 108-botilbud",
       "serviceloven § 107 | tilbud; serviceloven § 108 | botilbud"},
      {"på § 103- og 104-tilbud", "serviceloven § 103 | tilbud; serviceloven § 104 | tilbud"},
      {"§ 105-boliger", "almenboligloven § 105 | boliger"},
      {"lovbekendtgørelse nr. 1089 af 16. august 2023", "serviceloven LBK 1089 2023-08-16"},
      {"https://www.retsinformation.dk/eli/lta/2020/1287.", "serviceloven LBK 1287 2020"},
      {"handicapkonventionens artikel 19", "handicapkonventionen | artikel 19"},
      {"lov om aktiv beskæftigelsesindsats", "lab"},
      {"efter byggelovens § 6 kræves", "? § 6"},
      {"almenboliglovens § 105 og servicelovens § 107", "almenboligloven § 105; serviceloven § 107"},
      {"servicelovens\u00a0§\u00a085", "serviceloven § 85"},
      {"service-\nlovens §\n85", "serviceloven § 85"},
      {"sundhetsloven § 140", "sundhedsloven § 140"},
      {"servicelovens 107", "serviceloven § 107"},
      {"principmeddelelse 14-21", "? PM 14-21 2021"},
      {"Folketinget behandlede lovforslaget L 120 i maj", "? LF 120 "},
  };
  for (const LawReferencesCase& one : kLawReferencesCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(scanned(one.text), one.expected);
  }
}

TEST(LawReferenceScanner, TellsLettersFromWords) {
  constexpr LawReferencesCase kLawReferencesCases[] = {
      {"§ 85 i serviceloven", "serviceloven § 85"},
      {"§ 85 i kommunens praksis", "? § 85"},
      {"serviceloven § 137 i, stk. 1", "serviceloven § 137i stk 1"},
      {"§ 12 a og § 12 b", "? § 12a; ? § 12b"},
      {"§ 82 f.eks. om helhed", "? § 82"},
      {"(jf. § 37 a)", "? § 37a"},
      {"§ 5 d. 3. maj", "? § 5"},
  };
  for (const LawReferencesCase& one : kLawReferencesCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(scanned(one.text), one.expected);
  }
}

TEST(LawReferenceScanner, EndsListsBeforeWhatIsNoSection) {
  constexpr LawReferencesCase kLawReferencesCases[] = {
      {"§ 54, 12 måneder efter", "? § 54"},
      {"§ 85 og 20 borgere", "? § 85"},
      {"§ 5, stk. 2 og 3 dage senere", "? § 5 stk 2"},
      {"serviceloven 85 pct.", "serviceloven"},
      {"serviceloven fra 2005", "serviceloven"},
      {"§ 98, 1. pkt., og § 99", "? § 98 pkt 1; ? § 99"},
  };
  for (const LawReferencesCase& one : kLawReferencesCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(scanned(one.text), one.expected);
  }
}

TEST(LawReferenceScanner, SeesWhatStandsBehindAWord) {
  constexpr LawReferencesCase kLawReferencesCases[] = {
      {"Reglerne i sundhetsloven, sundhetsloven § 140 og sundhetsloven", "?; sundhedsloven § 140; ?"},
      {"Kommunen, kommunen og service-\nloven. Service er en lov, service-\nlov",
       "serviceloven; serviceloven"},
      {"www, www.retsinformation.dk/eli/lta/2020/1287 og eli, ELI", "serviceloven LBK 1287 2020"},
      {"Støtte efter sel, SEL § 85 og SEL-85-2.", "serviceloven § 85; serviceloven § 85 stk 2"},
  };
  for (const LawReferencesCase& one : kLawReferencesCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(scanned(one.text), one.expected);
  }
}

TEST(LawReferenceScanner, LeavesOtherTextAlone) {
  for (const char* text :
       {"Den nye lovgivning trådte i kraft.", "Hun er på barselsorlov og kommer tilbage fra orloven.",
        "Skruen er en L 12 i rustfrit stål.", "Det er nr. 3 i rækken.", "VUM 2.0 bruges i 27-18 kommuner.",
        "Kapitel 3 beskriver metoden.", "Se http://example.dk/lov/serviceloven og www.example.dk/§5."}) {
    SCOPED_TRACE(text);
    for (const ScannedReference& one : scan_law_references(text, Registers::built_in(), "").references) {
      EXPECT_TRUE(one.needs_statute) << readable(one.reference);
    }
  }
}

TEST(LawReferences, TakeTheLawFromTheirPassage) {
  const auto read = facts_of(
      "Rettigheder\n\nReglerne står i lov om ansvaret for og styringen af den aktive "
      "beskæftigelsesindsats. "
      "Efter § 5 skal kommunen se på alle muligheder, og efter § 4 skal borgeren medvirke.\n");
  ASSERT_EQ(read->facts.law_references.size(), 3U);
  for (const LawReference& reference : read->facts.law_references)
    EXPECT_EQ(reference.law, "styringsloven-beskaeftigelse");
  EXPECT_EQ(read->facts.law_references[1].resolution, LawResolution::Context);
  EXPECT_EQ(read->at(read->facts.law_references[1].antecedent),
            "lov om ansvaret for og styringen af den aktive beskæftigelsesindsats");
}

TEST(LawReferences, StayUnresolvedWhereNothingTellsTheLaw) {
  const auto read =
      facts_of("Møde\n\nUdvalget drøftede kort § 110 og besluttede at vende tilbage til sagen senere.\n");
  ASSERT_EQ(read->facts.law_references.size(), 1U);
  EXPECT_EQ(read->facts.law_references[0].law, "");
  EXPECT_EQ(read->facts.law_references[0].resolution, LawResolution::Unresolved);
}

TEST(LawReferences, FollowQuotedStatuteText) {
  const auto read = facts_of(
      "Servicelovens § 85\n\nKommunen skal tilbyde hjælp til dem, der har brug for det.\n\n"
      "Stk. 2. Hjælpen efter stk. 1 kan gives sammen med hjælp efter § 83.\n\nStk. 3. Kommunen afgør "
      "sagen.\n\n"
      "Erfaringer fra praksis\n\nMange kommuner har gode erfaringer med den hjælp, der gives i hverdagen.\n");
  std::string all;
  for (const LawReference& reference : read->facts.law_references) all += readable(reference) + "; ";
  EXPECT_EQ(all,
            "serviceloven § 85; serviceloven § 85 stk 2; serviceloven § 85 stk 1; serviceloven § 83; "
            "serviceloven § 85 stk 3; ");
  EXPECT_EQ(read->facts.law_references[1].kind, LawReferenceKind::StkHeading);
  EXPECT_EQ(read->facts.law_references[2].kind, LawReferenceKind::StkRef);
}

TEST(LawReferences, GiveOneEntryForEachSectionWithOneSurface) {
  const auto read =
      facts_of("Støtte\n\nDet følger af §§ 101 og 107 i lov om social service, at hjælpen er frivillig.\n");
  ASSERT_EQ(read->facts.law_references.size(), 2U);
  const LawReference& first = read->facts.law_references[0];
  const LawReference& second = read->facts.law_references[1];
  EXPECT_EQ(first.source, second.source);
  EXPECT_EQ(read->at(first.source), "§§ 101 og 107 i lov om social service");
  EXPECT_EQ(read->at(first.core), "§§ 101");
  EXPECT_EQ(read->at(second.core), "107");
}

TEST(LawReferences, CountABareAbbreviationOnlyOnceItIsIntroduced) {
  const auto without = facts_of("Bilag\n\nSkemaet henviser til SEL og ikke til andet i denne sammenhæng.\n");
  EXPECT_TRUE(without->facts.law_references.empty());
  const auto with =
      facts_of("Bilag\n\nHjælpen gives efter serviceloven (SEL). Det er SEL, der sætter rammen her.\n");
  EXPECT_EQ(with->facts.law_references.size(), 3U);
}

}  // namespace
}  // namespace vidensgraf
