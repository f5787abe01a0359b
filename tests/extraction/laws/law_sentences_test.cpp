// Law references in sentences as reports, standards and guidance write them. All sentences are our own.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/facts_in_words.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

struct LawSentencesCase {
  std::string_view text;
  std::string_view facts;  // empty: none
};

constexpr LawSentencesCase kCited[] = {
    {"Borgeren er visiteret efter servicelovens § 85 og § 107, stk. 2.",
     "serviceloven 85; serviceloven 107 stk 2"},
    {"Støtten gives efter §§ 83-87 i serviceloven.", "serviceloven 83..87"},
    {"Efter SEL §§ 52, 52 a og 54 skal kommunen handle.",
     "serviceloven 52; serviceloven 52a; serviceloven 54"},
    {"Efter sundhedslovens § 140 a, stk. 1, 2. pkt., ydes genoptræning.", "sundhedsloven 140a stk 1 pkt 2"},
    {"Jf. § 19, stk. 2, nr. 1 og 2, i lov om social service gælder andet.", "serviceloven 19 stk 2 nr 1,2"},
    {"Kommunen følger retssikkerhedslovens §§ 10 og 12 samt forvaltningslovens § 19.",
     "retssikkerhedsloven 10; retssikkerhedsloven 12; forvaltningsloven 19"},
    {"Det fremgår af barnets lovs § 32, stk. 1, litra a, at barnet skal høres.",
     "barnets-lov 32 stk 1 litra a"},
    {"Efter samme lovs § 34 gælder det også.\nServiceloven rummer støtte i § 83. Samme lovs § 95 handler om "
     "tilskud.",
     "? 34; serviceloven; serviceloven 83; serviceloven 95"},
    {"Indsatsen bevilges som § 85-støtte, § 107- eller § 108-tilbud og § 18-midler.",
     "serviceloven 85-støtte; serviceloven 107-tilbud; serviceloven 108-tilbud; serviceloven 18-midler"},
    {"Botilbudslignende tilbud efter almenboliglovens § 105 tæller med.", "almenboligloven 105"},
    {"Efter § 141 i serviceloven udarbejdes en handleplan, jf. dog stk. 3.",
     "serviceloven 141; serviceloven 141 stk 3"},
    {"Der er hjemmel i serviceloven, § 104.", "serviceloven 104"},
    {"Servicelovens paragraf 98 giver ret til en kontaktperson.", "serviceloven 98"},
    {"Servicelovens § 85,stk.1 og stk. 2 er brugt.", "serviceloven 85 stk 1,2"},
    {"Serviceloven §85 stk 1 nr 2 bruges sjældent.", "serviceloven 85 stk 1 nr 2"},
    {"Retten følger af lov nr. 548 af 7. maj 2019 om ændring af serviceloven.",
     "LOV 548 2019-05-07; serviceloven"},
    {"Reglerne står i bekendtgørelse nr. 1022 af 12. september 2022 om voksenhandicap.",
     "BEK 1022 2022-09-12"},
    {"Efter § 5 i bekendtgørelse om hjælpemidler skal der søges.", "? 5"},
    {"Kommunen har 5 dage, jf. § 7, 5 dage efter.", "? 7"},
    {"Vejledning nr. 9348 af 25. april 2024 om botilbud uddyber reglerne.", "VEJ 9348 2024-04-25"},
    {"Efter lov om aktiv beskæftigelsesindsats § 32, stk. 3, jf. § 30, stk. 1, kan der ydes tilskud.",
     "lab 32 stk 3; lab 30 stk 1"},
    {"I LAB § 12, stk. 2, og § 14 står reglerne.", "lab 12 stk 2; lab 14"},
    {"Se servicelovens kapitel 16 og kapitel 20.", "serviceloven kapitel 16; serviceloven kapitel 20"},
    {"Servicelovens §§ 101, 101 a og 141 samt sundhedslovens §§ 141 og 142 omhandler rusmiddel.",
     "serviceloven 101; serviceloven 101a; serviceloven 141; sundhedsloven 141; sundhedsloven 142"},
    {"Udgiften afholdes efter § 174 i lov om social service, jf. bekendtgørelse nr. 170 af 24. januar 2022.",
     "serviceloven 174; BEK 170 2022-01-24"},
    {"Principmeddelelse 42-21 fastslår, at § 100 kan bruges.", "PM 42-21 2021; ? 100"},
    {"Ankestyrelsens principafgørelse 83-13 handler om § 95, stk. 2.", "PM 83-13 2013; ? 95 stk 2"},
    {"Efter straffelovens § 108 fik han en foranstaltningsdom.", "straffeloven 108"},
    {"Botilbud § 107-111 er omfattet.", "serviceloven 107..111"},
    {"Der er bevilget ledsagelse (§ 97) og hjælpemidler (§ 112) efter serviceloven.",
     "serviceloven 97; serviceloven 112; serviceloven"},
    {"Hjælpen gives efter serviceloven (§§ 83, 83 a og 86).",
     "serviceloven; serviceloven 83; serviceloven 83a; serviceloven 86"},
    {"Serviceloven (SEL) § 85 og § 86, stk. 2.", "serviceloven 85; serviceloven 86 stk 2"},
    {"Efter servicelovens §§ 83 – 87 og 95 – 96 gælder særlige regler.",
     "serviceloven 83..87; serviceloven 95..96"},
    {"Efter servicelovens § 83 til § 87 er der krav.", "serviceloven 83..87"},
    {"Efter serviceovens § 85 ydes støtte.", "serviceloven 85"},
    {"Efter § 114 i SEL kan der ydes støtte til bil.", "serviceloven 114"},
    {"Socialtilsynslovens § 6, stk. 2, nr. 1-7, beskriver temaerne.",
     "socialtilsynsloven 6 stk 2 nr 1,2,3,4,5,6,7"},
    {"Efter § 12 i lov om socialtilsyn, jf. lovbekendtgørelse nr. 846 af 21. juni 2022, føres tilsyn.",
     "socialtilsynsloven 12; LBK 846 2022-06-21"},
    {"Retsplejelovens § 756 og forældreansvarslovens § 4 er nævnt.",
     "retsplejeloven 756; foraeldreansvarsloven 4"},
    {"Reglen i stk. 2 gælder ikke.\nServicelovens § 124 a beskriver principperne. Efter stk. 2 skal der ske "
     "registrering.",
     "? stk 2; serviceloven 124a; serviceloven 124a stk 2"},
    {"Artikel 19 i FN's Handicapkonvention handler om et selvstændigt liv.",
     "handicapkonventionen artikel 19"},
    {"Efter artikel 12, stk. 3, i handicapkonventionen skal staterne handle.",
     "handicapkonventionen artikel 12 stk 3"},
    {"Lejerens ret følger af lejelovens § 54, stk. 1, 1. og 2. pkt.", "lejeloven 54 stk 1 pkt 1,2"},
    {"Efter lov om social pension § 16 kan førtidspension tilkendes.", "pensionsloven 16"},
    {"Personer i målgruppe § 6, nr. 7, i lov om aktiv beskæftigelsesindsats omfattes.", "lab 6 nr 7"},
    {"Aktivitets- og samværstilbud (§ 104) og beskyttet beskæftigelse (§ 103) i serviceloven.",
     "serviceloven 104; serviceloven 103; serviceloven"},
    {"Serviceloves § 102 om behandling bruges.", "serviceloven 102"},
    {"Dokument § 3 siger intet.", "? 3"},
    {"Lovforslag L 145 blev vedtaget.", "LF 145"},
    {"Forslag til lov om ændring af lov om social service (L 93) blev fremsat.", "?; LF 93"},
    {"Der blev givet 3 timer efter § 85 i 2021.", "? 85"},
    {"Servicelovens § 85 i perioden 2019-2021 er undersøgt.", "serviceloven 85"},
    {"Efter § 96 i 12 kommuner gives BPA.", "? 96"},
    {"Reglerne i almenlejelovens § 4, jf. § 3, gælder.", "almenlejeloven 4; almenlejeloven 3"},
    {"Efter sundhedslovens §§ 138 og 139 ydes hjemmesygepleje.", "sundhedsloven 138; sundhedsloven 139"},
    {"STU-lovens § 2 beskriver målgruppen.", "stu-loven 2"},
    {"Efter lov om ungdomsuddannelse for unge med særlige behov § 3, stk. 2, laves en plan.",
     "stu-loven 3 stk 2"},
    {"Psykiatrilovens § 13 d nævner koordinationsplaner.", "psykiatriloven 13d"},
    {"Efter integrationslovens § 16 a skal der tilbydes program.", "integrationsloven 16a"},
    {"Støtte efter § 82 a, § 82 b og § 85 i serviceloven er forebyggende.",
     "serviceloven 82a; serviceloven 82b; serviceloven 85"},
    {"Visitationen sker efter servicelovens §§ 107 og 108 samt almenboliglovens § 105, stk. 2.",
     "serviceloven 107; serviceloven 108; almenboligloven 105 stk 2"},
    {"Kommunen kan efter servicelovens § 110, stk. 1-3, optage borgere på herberg.",
     "serviceloven 110 stk 1,2,3"},
    {"Efter sundhedslovens §141, stk. 1 og 2, er behandlingen gratis.", "sundhedsloven 141 stk 1,2"},
    {"Behandlingen skal iværksættes, jf. servicelovens § 101, stk. 2, senest 14 dage efter henvendelsen.",
     "serviceloven 101 stk 2"},
    {"Se serviceloven § 112, stk. 3, nr. 1, 2. pkt.", "serviceloven 112 stk 3 nr 1 pkt 2"},
    {"Af barnets lovs §§ 46-47 fremgår, hvem der kan anbringes.", "barnets-lov 46..47"},
    {"Efter barnets lov § 91, stk. 1, nr. 9, kan der gives støtte.", "barnets-lov 91 stk 1 nr 9"},
    {"Der træffes afgørelse efter § 3 a, stk. 1, i retssikkerhedsloven.", "retssikkerhedsloven 3a stk 1"},
    {"Kommunalbestyrelsen fører tilsyn efter retssikkerhedslovens § 16 og servicelovens § 151.",
     "retssikkerhedsloven 16; serviceloven 151"},
    {"Oplysningerne behandles efter databeskyttelseslovens § 6, stk. 1, og forvaltningslovens §§ 27-32.",
     "databeskyttelsesloven 6 stk 1; forvaltningsloven 27..32"},
    {"Klager behandles efter kapitel 10 i lov om anvendelse af tvang ved somatisk behandling af varigt "
     "inhabile.",
     "somatik-tvangsloven kapitel 10"},
    {"Sagen følger lov om social service, jf. lovbekendtgørelse nr. 909 af 3. juli 2024.",
     "serviceloven; LBK 909 2024-07-03"},
    {"De kommunale tilbud efter servicelovens §§ 103 og 104 er for voksne.",
     "serviceloven 103; serviceloven 104"},
    {"Antallet af § 107-pladser og § 108-pladser er steget.",
     "serviceloven 107-pladser; serviceloven 108-pladser"},
    {"Flere modtager nu § 95-ordninger og § 96-ordninger end før.",
     "serviceloven 95-ordninger; serviceloven 96-ordninger"},
    {"Taksten for § 110-boformer blev hævet i 2022.", "serviceloven 110-boformer"},
    {"Denne lovs § 4 finder anvendelse.", "? 4"},
    {"Efter § 42 i lov om social service kunne man tidligere få tabt arbejdsfortjeneste.", "serviceloven 42"},
    {"Personkredsen i § 112, stk. 1, er bred, og det samme gælder § 113.", "? 112 stk 1; ? 113"},
    {"I sundhedslovens kapitel 39 b reguleres området.", "sundhedsloven kapitel 39 b"},
    {"Hjemmesygepleje efter § 138 i sundhedsloven og hjælp efter § 83 i serviceloven er to ting.",
     "sundhedsloven 138; serviceloven 83"},
};

// What an amending act changes: the law that is amended, but not what stands in its quotations.
constexpr LawSentencesCase kAmended[] = {
    {"§ 9. I lov om social service foretages følgende ændringer: 1. § 97, stk. 3, affattes således: Stk. 3. "
     "Ledsagelse efter stk. 1 gives hver uge, jf. § 96. 2. I § 98 ændres »§ 30« til: »§ 31«.",
     "? 9; serviceloven; serviceloven 97 stk 3; serviceloven 97 stk 3; serviceloven 97 stk 1; serviceloven "
     "96; "
     "serviceloven 98; ? 30; ? 31"},
    {"§ 9. I lov om huse uden tag foretages følgende ændring: 1. I § 4 indsættes som stk. 2: Stk. 2. Taget "
     "lægges efter forvaltningslovens § 5.",
     "? 9; ?; ? 4; ? 4 stk 2; ? 4 stk 2; forvaltningsloven 5"},
};

TEST(LawSentences, OfAnAmendmentAreOfTheLawThatIsAmended) {
  for (const LawSentencesCase& one : kAmended) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(law_references_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

constexpr LawSentencesCase kLawSentencesNothing[] = {
    {"Der er tale om en 10 pct. stigning siden 2018.", ""},
    {"Kapitel 3 beskriver metoden, og bilag 2 viser spørgeskemaet.", ""},
    {"På side 85 og i afsnit 4.2 står mere.", ""},
    {"Punkt 4 på dagsordenen blev udsat til stk. efter stk. var solgt.", ""},
};

TEST(LawSentences, AreReadToTheSubdivision) {
  for (const LawSentencesCase& one : kCited) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(law_references_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(LawSentences, WithoutAProvisionStateNone) {
  for (const LawSentencesCase& one : kLawSentencesNothing) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(law_references_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

}  // namespace
}  // namespace vidensgraf
