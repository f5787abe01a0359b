#include "extraction/names/organisations.h"

#include <string>

#include <gtest/gtest.h>

#include "extraction/names/organisation_names.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

/// "label: surface, surface; ..." in the order of the text.
std::string organisations_in(std::string_view text) {
  const auto read = facts_of(text);
  std::string out;
  for (const Organisation& one : read->facts.organisations) {
    out += (out.empty() ? "" : "; ") + one.label + ":";
    for (const ByteSpan where : one.occurrences) out += " [" + read->at(where) + "]";
  }
  return out;
}

TEST(Organisations, AreFoundByRegisterShapeAndPlace) {
  struct OrganisationsCase {
    const char* text;
    const char* expected;
  };
  constexpr OrganisationsCase kOrganisationsCases[] = {
      {"Ifølge Sundhedsstyrelsens tal er det sjældent.", "Sundhedsstyrelsen: [Sundhedsstyrelsens]"},
      {"Arbejdet er lavet af KL og Danske Regioner.", "KL: [KL]; Danske Regioner: [Danske Regioner]"},
      {"Det gælder i Region Sjælland og i Vejle Kommune.",
       "Region Sjælland: [Region Sjælland]; Vejle Kommune: [Vejle Kommune]"},
      {"Tallene er fra Middelfart kommune.", "Middelfart kommune: [Middelfart kommune]"},
      {"Vi spurgte Center for Rusmidler og Bolig om det.",
       "Center for Rusmidler og Bolig: [Center for Rusmidler og Bolig]"},
      {"Den er udsendt af Børne- og Kulturministeriet i går.",
       "Børne- og Kulturministeriet: [Børne- og Kulturministeriet]"},
      {"Han kommer fra Dansk Sømandsforening og er valgt.", "Dansk Sømandsforening: [Dansk Sømandsforening]"},
      {"Det står på Tilbudsportalen, som alle kan se.", "Tilbudsportalen: [Tilbudsportalen]"},
  };
  for (const OrganisationsCase& one : kOrganisationsCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(organisations_in(std::string("Overskrift\n\n") + one.text + "\n"), one.expected);
  }
}

TEST(Organisations, AreNotCommonNounsRolesPersonsOrAddresses) {
  for (const char* text :
       {"Kommunen og regionerne samarbejder.", "Handicaprådet skal høres om planen.",
        "Bestyrelsen mødes hver måned.", "Se mere på www.tilbudsportalen.example og Socialstyrelsen.dk.",
        "Jens Peter Holm er leder af teamet.", "Hver kommune vælger selv.", "Socialområdet er under pres.",
        "Metoden hedder Åben Samtale i dag."}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(organisations_in(std::string("Overskrift\n\n") + text + "\n"), "");
  }
}

TEST(Organisations, TakeAcronymsThatAct) {
  EXPECT_EQ(
      organisations_in("Om støtten\n\nXYFO påpeger, at tallene er usikre. Ifølge XYFO er der brug for mere. "
                       "Omfanget af QRST er stort, og behovet for QRST vokser.\n"),
      "XYFO: [XYFO] [XYFO]");
}

TEST(Organisations, KeepTheirFormerNamesUnderOneRegisterId) {
  const auto read = facts_of("Historie\n\nServicestyrelsen blev siden til Socialstyrelsen i Odense.\n");
  ASSERT_EQ(read->facts.organisations.size(), 2U);
  EXPECT_EQ(read->facts.organisations[0].register_id, "social-og-boligstyrelsen");
  EXPECT_EQ(read->facts.organisations[1].register_id, "social-og-boligstyrelsen");
}

TEST(WithoutGenitive, TakesOffTheEndingOnly) {
  bool changed = false;
  EXPECT_EQ(without_genitive("VIVE's", changed), "VIVE");
  EXPECT_EQ(without_genitive("Socialstyrelsens", changed), "Socialstyrelsen");
  EXPECT_TRUE(changed);
  EXPECT_EQ(without_genitive("KL", changed), "KL");
  EXPECT_FALSE(changed);
}

}  // namespace
}  // namespace vidensgraf
