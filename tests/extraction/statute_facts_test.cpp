// What sections of law state, and what they seem to state: lists of terms, names of laws with people in them,
// provisions that stand beside a noun and are about another. All sentences are our own.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/facts_in_words.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

// The terms with the words that define them.
std::string definitions_stated(std::string_view bytes) {
  const ReadText text(bytes);
  return in_one_line(text.facts().definitions,
                     [&](const Definition& one) { return one.term + ": " + text.wording(one.source); });
}

constexpr StatedCase kTerms[] = {
    {"§ 2. I denne lov forstås ved: 1) Besøgsven: En frivillig, der kommer på besøg. 2) Støttetime: En time, "
     "som "
     "kommunen betaler. Stk. 2. Loven gælder ikke for skoler.",
     "besøgsven: Besøgsven: En frivillig, der kommer på besøg. | støttetime: Støttetime: En time, som "
     "kommunen "
     "betaler."},
    {"§ 1. Ved anvendelsen af reglerne forstås ved følgende: 1) Bolig: Et sted at bo, herunder a) lejlighed "
     "og b) "
     "værelse, og 2) Husstand: De personer, der bor sammen.",
     "bolig: Bolig: Et sted at bo, herunder a) lejlighed og b) værelse | husstand: Husstand: De personer, "
     "der bor "
     "sammen."},
    // Items that are no words with their meaning.
    {"§ 4. I denne lov forstås ved pårørende: 1) ægtefælle, 2) samlever og 3) søskende.",
     "pårørende: I denne lov forstås ved pårørende: 1) ægtefælle, 2) samlever og 3) søskende."},
    {"§ 5. Ansøgningen skal indeholde: 1) Navn: Det fulde navn. 2) Adresse: Den faste adresse.", ""},
    {"§ 6. I denne bekendtgørelse forstås ved følgende tilbud en indsats, der ydes hjemme.", ""},
    {"Reglerne siger, hvad der forstås ved støttetimer, og hvem der kan få dem.", ""},
    {"§ 8. Ved pårørende forstås i denne lov: 1) Ægtefæller. 2) Samlevere. 3) Søskende. Stk. 2. Andre er "
     "ikke med.",
     "pårørende: Ved pårørende forstås i denne lov: 1) Ægtefæller. 2) Samlevere. 3) Søskende."},
    {"Ved teknologiers nyhedsværdi forstås graden af udbredelse.",
     "teknologiers nyhedsværdi: Ved teknologiers nyhedsværdi forstås graden af udbredelse."},
    // Where the word stands is no part of it; both sizes are.
    {"Ved husstand efter stk. 1 forstås de personer, der bor sammen.",
     "husstand: Ved husstand efter stk. 1 forstås de personer, der bor sammen."},
    {"Ved lejekøretøj i henhold til §§ 3-5 forstås en bil, der lejes ud.",
     "lejekøretøj: Ved lejekøretøj i henhold til §§ 3-5 forstås en bil, der lejes ud."},
    {"Ved små og mellemstore foreninger forstås foreninger med under 200 medlemmer.",
     "små og mellemstore foreninger: Ved små og mellemstore foreninger forstås foreninger med under 200 "
     "medlemmer."},
};

TEST(StatuteFacts, Definitions) { expect_stated(kTerms, definitions_stated); }

constexpr StatedCase kPeople[] = {
    // In the name of a law nobody is spoken of.
    {"Det følger af lov om hjælp til udsatte familier, at kommunen betaler.", ""},
    {"Kommunen kan yde hjælp til udsatte familier efter § 5.", "udsatte familier"},
    {"Klagen kan indgives af juridiske personer, der er omfattet af loven.", ""},
    {"Klagen kan indgives af personer, der er omfattet af loven.", "personer, der er omfattet af loven"},
    // In which capacity, and who.
    {"Personen er ansat som lønmodtager i kommunen.", ""},
    {"Tilbuddet er for grupper som hjemløse og misbrugere.", "hjemløse | misbrugere"},
    {"Brevet sendes til en kontanthjælpsmodtager, som er flyttet.", "kontanthjælpsmodtagere"},
    {"Hjælpen gives til et offer for vold.", "ofre for vold"},
    // Where a group ends.
    {"Udgiften til personer, der modtager kontanthjælp efter § 16, stk. 1, nr. 2, betales af staten.",
     "personer, der modtager kontanthjælp efter § 16, stk. 1, nr. 2"},
    {"Kommunen kan anbringe børn uden for hjemmet.", "børn uden for hjemmet"},
    {"Reglen gælder udlændinge, der får ophold efter udlændingelovens § 9 a, stk. 4, og ingen andre.",
     "udlændinge, der får ophold efter udlændingelovens § 9 a, stk. 4"},
    {"Personer, der har fået afslag på støtte kan klage over det.",
     "personer, der har fået afslag på støtte"},
    {"Tilskuddet gives til børn i alderen fra 26 uger til skolestart.",
     "børn i alderen fra 26 uger til skolestart"},
    {"Klubben er for unge i alderen 13-17 år.", "unge i alderen 13-17 år"},
    {"Antallet af personer med en indkomst lavere end 60 pct. af medianen opgøres.",
     "personer med en indkomst lavere end 60 pct. af medianen"},
};

TEST(StatuteFacts, TargetGroups) { expect_stated(kPeople, target_groups_stated); }

constexpr StatedCase kReferences[] = {
    // The mark of the next item belongs to no list of numbers.
    {"Med bøde straffes den, der 1) overtræder servicelovens § 5, stk. 2, 2) undlader at svare eller 3) "
     "flytter.",
     "serviceloven 5 stk 2"},
    {"Det gælder efter servicelovens 1) § 12, stk. 2 og 3) § 15.",
     "serviceloven; serviceloven 12 stk 2; serviceloven 15"},
    {"Reglen (servicelovens § 5, stk. 2 og 3) gælder.", "serviceloven 5 stk 2,3"},
    {"Servicelovens § 5, stk. 1, 3.-5. pkt., gælder ikke.", "serviceloven 5 stk 1 pkt 3,4,5"},
    // The law's title ends before what is issued under it.
    {"Efter § 6 i lov om lokal sendetid udstedte regler gælder.", "? 6"},
};

TEST(StatuteFacts, LawReferences) {
  expect_stated(kReferences,
                [](std::string_view text) { return law_references_in_words(ReadText(text).facts()); });
}

// A law that the register does not have: its own sections belong to no other law.
TEST(StatuteFacts, SectionsOfALawWithoutEntryStayUnresolved) {
  const ReadText order(
      "# Bekendtgørelse om betaling for ture\n\n§ 6. Afgørelser efter §§ 2-4 træffes efter reglerne i "
      "serviceloven.");
  EXPECT_EQ(law_references_in_words(order.facts()), "? 6; ? 2..4; serviceloven");
  const ReadText law(
      "# Bekendtgørelse af lov om lokale ture\n\n§ 6. Afgørelser efter servicelovens § 12 følger § 7. Klager "
      "over § 8 følger retssikkerhedsloven.");
  EXPECT_EQ(law_references_in_words(law.facts()), "?; ? 6; serviceloven 12; ? 7; ? 8; retssikkerhedsloven");
}

// What an amending act quotes: sections of one of several laws.
TEST(StatuteFacts, SectionsThatAnAmendingActQuotesStayUnresolved) {
  const ReadText act(
      "# Lov om ændring af lov om social service, lov om aktiv socialpolitik og sundhedsloven\n\n§ 25 b. "
      "Hjælpen "
      "gives efter § 26, stk. 2.");
  for (const auto& reference : act.facts().law_references) {
    if (!reference.paragraf.empty()) {
      EXPECT_EQ(reference.law, "") << reference.paragraf;
    }
  }
}

constexpr StatedCase kTies[] = {
    // Exceptions govern nothing, nor does a provision the place where it is followed.
    {"Kommunen yder et tilskud til transport, jf. dog servicelovens § 117.", ""},
    {"Barnet beholder sin plads i fraflytningskommunen efter servicelovens § 69.", ""},
    {"Kommunen yder ledsagelse efter servicelovens § 97.", "ledsagelse governed_by serviceloven#97"},
    // What somebody is not referred to is not for them.
    {"Regionen hjælper personer, der ikke er henvist til misbrugsbehandling.", ""},
    {"Regionen hjælper personer, der er henvist til misbrugsbehandling.",
     "misbrugsbehandling has_target_group personer, der er henvist til misbrugsbehandling"},
    {"Den ansvarlige sender en beretning til Finanstilsynet, herunder en redegørelse.", ""},
    // One of several in a list is no genus, nor is a narrower word.
    {"Ved pengehandel forstås 1) udbud, der er offentligt, og 2) køb, der er privat.", ""},
    {"Ved udgifter forstås afholdte udgifter, der er bogført.", ""},
};

TEST(StatuteFacts, Relations) { expect_stated(kTies, relations_stated); }

TEST(StatuteFacts, BodiesHaveTheirArticle) {
  const ReadText text(
      "Aftalen er indgået af Det Kongelige Danske Selskab. Den gælder i Den Europæiske Unions lande, og "
      "Dansk "
      "Blindesamfund er hørt.");
  EXPECT_EQ(organisations_in_words(text.facts()),
            "Det Kongelige Danske Selskab; Den Europæiske Union; Dansk Blindesamfund");
}

// What is a verb where it stands, though it may be a noun.
TEST(StatuteFacts, VerbsAreNoConcepts) {
  struct VerbCase {
    std::string_view text;
    std::string_view label;
    bool found;
  };
  constexpr VerbCase kVerbs[] = {
      {"§ 4, stk. 2, finder tilsvarende anvendelse for skoler.", "finder", false},
      {"Stk. 1 finder ikke anvendelse på skoler.", "finder", false},
      {"Stk. 1-3 og 5, 2. pkt., finder tilsvarende anvendelse.", "finder", false},
      {"Reglerne er fastsat i henhold til loven.", "henhold", false},
      {"Betaler borgeren ikke bidraget, bortfalder retten.", "betaler", false},
      {"Hvis forældrene ikke lever sammen, deles støtten.", "lever", false},
      {"En meddelelse anses for at være kommet frem, når den er læst.", "komme", false},
      {"Regningen sendes til den betaler, der er valgt.", "betaler", true},
  };
  for (const auto& one : kVerbs) {
    const ReadText text(one.text);
    bool found = false;
    for (const auto& item : text.facts().concepts) found = found || item.label == one.label;
    EXPECT_EQ(found, one.found) << one.text;
  }
}

TEST(StatuteFacts, PeopleInTheGenitiveAreTheSame) {
  const ReadText text("Skolen hører de uddannelsessøgende. De uddannelsessøgendes svar samles.");
  for (const auto& item : text.facts().concepts) EXPECT_NE(item.label, "uddannelsessøgendes");
}

TEST(StatuteFacts, WhoHasAThingIsNoGarden) {
  const std::string labels =
      concepts_stated("Kommunen skriver til alle tilsagnshavere. Byen har fire kolonihaver.");
  EXPECT_NE(labels.find("tilsagnshaver"), std::string::npos) << labels;
  EXPECT_EQ(labels.find("kolonihaver"), std::string::npos) << labels;
}

TEST(StatuteFacts, AnActOrAWholeClauseIsNoLongForm) {
  const ReadText text(
      "Det følger af Europa-Parlamentets og Rådets forordning (EU), som gælder. Sekretariatet kan registrere "
      "en "
      "udlændings lovlige ophold i det fælleseuropæiske ind- og udrejsesystem (EES). Der er et fælles "
      "indkøbssystem "
      "(FIS).");
  EXPECT_EQ(abbreviations_in_words(text.facts()), "EU; EES; FIS = fælles indkøbssystem");
}

TEST(StatuteFacts, AFormulaIsNoAbbreviation) {
  const ReadText formula("Udledningen af CO 2 og NO x opgøres af DMI hvert år.");
  EXPECT_EQ(abbreviations_in_words(formula.facts()), "DMI");
}

TEST(StatuteFacts, ConceptsAreOneHoweverTheyAreSpaced) {
  const std::string labels =
      concepts_stated("Han bor på en §110-boform. Taksten for servicelovens § 110-boformer steg.");
  EXPECT_NE(labels.find("110"), std::string::npos) << labels;
  EXPECT_EQ(labels.find("§110"), std::string::npos) << labels;
}

TEST(StatuteFacts, ASuspendedShortFormKeepsItsHyphen) {
  const ReadText text("Ansøgeren skal være borger i et EU-/EØS-medlemsland eller i Schweiz.");
  bool found = false;
  for (const auto& item : text.facts().concepts) {
    EXPECT_NE(item.label, "eumedlemsland");
    found = found || item.label == "eu-medlemsland";
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace vidensgraf
