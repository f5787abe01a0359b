#include "extraction/names/abbreviations.h"

#include <string>

#include <gtest/gtest.h>

#include "extraction/names/long_forms.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

TEST(LongFormBefore, FollowsSchwartzAndHearst) {
  struct AbbreviationsCase {
    const char* words;
    const char* short_form;
    const char* expected;
  };
  constexpr AbbreviationsCase kAbbreviationsCases[] = {
      {"vi bruger borgerstyret personlig assistance", "BPA", "borgerstyret personlig assistance"},
      {"i kommunekontaktrådene", "KKR", "kommunekontaktrådene"},
      {"den nye voksenudredningsmetoden", "VUM", "voksenudredningsmetoden"},
      {"særligt tilrettelagt ungdomsuddannelse", "STU", "særligt tilrettelagt ungdomsuddannelse"},
      {"noget helt andet", "BPA", ""},
      {"støtte i hjemmet", "XYZ", ""},
      {"ældre borgeres råd", "ÆBR", "ældre borgeres råd"},
  };
  for (const AbbreviationsCase& one : kAbbreviationsCases) {
    SCOPED_TRACE(one.words);
    EXPECT_EQ(long_form_before(one.words, one.short_form), one.expected);
  }
}

std::string abbreviations_in(std::string_view text) {
  const auto read = facts_of(text);
  std::string out;
  for (const Abbreviation& one : read->facts.abbreviations) {
    out += (out.empty() ? "" : "; ") + one.short_form + (one.long_form.empty() ? "" : "=" + one.long_form) +
           " " + std::to_string(one.occurrences.size());
  }
  return out;
}

TEST(Abbreviations, AreFoundWithTheirLongForms) {
  struct AbbreviationsCase {
    const char* text;
    const char* expected;
  };
  constexpr AbbreviationsCase kAbbreviationsCases[] = {
      {"Borgerstyret personlig assistance (BPA) er en ordning. BPA'en bevilges.",
       "BPA=Borgerstyret personlig assistance 2"},
      {"Hun måler BMI og blodtryk.", "BMI 1"},
      {"STU (særligt tilrettelagt ungdomsuddannelse) varer tre år.",
       "STU=særligt tilrettelagt ungdomsuddannelse 1"},
      {"Der blev oprettet et Fælles Borgerråd, også kaldet FBR, i byen. FBRs møder er åbne.",
       "FBR=Fælles Borgerråd 2"},
      {"Et STU-forløb aftales med den unge.", "STU 1"},
  };
  for (const AbbreviationsCase& one : kAbbreviationsCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(abbreviations_in(std::string("Overskrift\n\n") + one.text + "\n"), one.expected);
  }
}

TEST(Abbreviations, AreNotShorthandNumbersOrHeadings) {
  for (const char* text :
       {"Det gælder fx, bl.a. og m.v. i alle kommuner, jf. aftalen.", "Kapitel IV og XII handler om det.",
        "Se LBK nr 1287 af 28/08/2020 om det.", "Det er OK, hvis borgeren siger ja."}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(abbreviations_in(std::string("Overskrift\n\n") + text + "\n"), "");
  }
  EXPECT_EQ(abbreviations_in("NOTAT\n\nDet handler om støtte i hverdagen til alle, der har brug for den.\n"),
            "");
}

TEST(Abbreviations, CountTheMostFrequentLongFormAndOtherWritings) {
  EXPECT_EQ(abbreviations_in("Om metoden\n\nNy fælles metode (NFM) er god. Den nye fælles metode (NFM) er "
                             "brugt. Ny fælles metode "
                             "(NFM) virker.\n"),
            "NFM=Ny fælles metode 3");
}

}  // namespace
}  // namespace vidensgraf
