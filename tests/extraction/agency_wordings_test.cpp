// Further wordings of agencies' reports, orders and web pages, right and wrong, on sentences of our own: by
// place (glossaries, tables, questions), by name, by clauses. Each case stands for a mechanism.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/definitions/definitions.h"
#include "extraction/target_groups/target_groups.h"
#include "tests/extraction/facts_in_words.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kAgencyTerms[] = {
    // Names that open the sentence.
    {"Exit Rusmidler går ud på at give unge en kontaktperson.", "Exit Rusmidler"},
    {"Familier i Fremgang er et forløb, hvor hele familien mødes.", "Familier i Fremgang"},
    {"Family Group Conference handler om, at familien selv lægger planen.", "Family Group Conference"},
    // Called by a name, a heading, a designation.
    {"Lavtærskeltilbud er den fælles overskrift for steder uden visitation.", "lavtærskeltilbud"},
    {"Mentalisering er betegnelsen for evnen til at forstå andres tanker.", "mentalisering"},
    {"Begrebet housing readiness bruges om tanken om, at man skal være parat til en bolig.",
     "housing readiness"},
    {"Når vi i notatet skriver støtteperson, mener vi en frivillig, der er tilknyttet familien.",
     "støtteperson"},
    // By what it is.
    {"Selvskade er, at man med vilje gør skade på sin krop.", "selvskade"},
    {"Pointen er, at man skal lytte til borgeren.", ""},
    {"Psykoedukation vil sige undervisning i egen sygdom.", "psykoedukation"},
    {"Det vil sige en time om ugen.", ""},
    {"Mennesker i misbrug er en sammensat gruppe, hvor mange også har en psykisk lidelse.",
     "mennesker i misbrug"},
    {"Et godt eksempel er et værested, hvor brugerne selv laver maden.", ""},
    {"Tilbuddet om træning er et tilbud, som alle kan søge.", ""},
    {"Ambulant behandling er behandling, der gives, mens borgeren bor hjemme.", "ambulant behandling"},
    // Lines and lists.
    {"Støttekontaktperson (SKP): En medarbejder, der opsøger borgere på gaden.", "støttekontaktperson"},
    {"Formål: En hverdag, der fungerer.", ""},
    {"I denne bekendtgørelse forstås ved:\n\n1) Opholdssted: Et sted, hvor børn bor.\n\n"
     "2) Sikret afdeling efter § 43, stk. 3: En afdeling, der må være låst.",
     "opholdssted | sikret afdeling"},
    {"Ved følgende steder forstås:\n\n1) Værested: Et sted, hvor man kan være.\n\n2) Herberg: Et sted, "
     "hvor man kan sove.",
     "værested | herberg"},
    {"Vi arbejder med to slags indsatser:\n\n• Forebyggende indsatser, som handler om at give råd.\n\n"
     "• Opsøgende indsatser.",
     "forebyggende indsats"},
    {"# Ordforklaring\n\nBisidder – en person, der følger med til mødet.", "bisidder"},
    {"Bisidderen – en erfaren mand – fulgte med til mødet.", ""},
    // Headwords on a line of their own.
    {"Begreber\n\nHandleplan\n\nEn plan, der samler borgerens mål.\n\nNetværksmøde\n\nEt møde, hvor "
     "familien deltager.",
     "handleplan | netværksmøde"},
    {"Begreber\n\nUdslusning\n\nUdslusning betyder, at borgeren flytter gradvist i egen bolig.",
     "udslusning"},
    {"Begreber\n\nUdslusning\n\nUdslusning kan forstås på to måder.", ""},
    // Questions.
    {"Hvad er en rehabiliteringsplan? Det er et dokument, der samler borgerens mål.", "rehabiliteringsplan"},
    {"Hvad betyder udslusning? Det betyder, at borgeren flytter gradvist i egen bolig.", "udslusning"},
    {"Hvad er formålet? Det er et spørgsmål, som mange stiller.", ""},
    {"Hvad gør kommunen? Det er et tilbud, der ligger i byen.", ""},
    {"I tællingen defineres følgende situationer som hjemløshed:\n\n• Overnatter på gaden.", "hjemløshed"},
};

TEST(AgencyWordings, DefinitionsAreRead) { expect_stated(kAgencyTerms, terms_stated); }

TEST(AgencyWordings, AHeadwordIsDefinedWithItsText) {
  const ReadText text("Begreber\n\nHandleplan\n\nEn plan, der samler mål. Den skrives sammen med borgeren.");
  const auto found = find_definitions(text.tagged, text.phrases, danish(), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.wording(found.front().surface_term), "Handleplan");
  EXPECT_EQ(text.wording(found.front().source),
            "Handleplan\n\nEn plan, der samler mål. Den skrives sammen med borgeren.");
}

constexpr StatedCase kAgencyGroups[] = {
    // Clauses.
    {"Forløbet hjælper familier, hvor en forælder har et alkoholproblem.",
     "familier, hvor en forælder har et alkoholproblem"},
    {"Borgere, hvor støttebehovet ikke er afklaret, kan få et ophold.",
     "borgere, hvor støttebehovet ikke er afklaret"},
    {"Borgeren, hvor behovet er stort, får hjælp.", ""},
    {"Konsulenterne rådgiver om borgere, hvis problemer går på tværs af forvaltninger.",
     "borgere, hvis problemer går på tværs af forvaltninger"},
    {"Forløbet er for kvinder, der lever med vold, og som har små børn.",
     "kvinder, der lever med vold, og som har små børn"},
    {"Forløbet er for unge, der er på gaden, og som efter flere års forløb i byen og hos familien nu har "
     "fået "
     "en bolig.",
     "unge, der er på gaden"},
    {"Hjælpen gives til personer, der bor på kollegium, efterskole eller lignende.",
     "personer, der bor på kollegium, efterskole eller lignende"},
    {"Personer, der bor på gaden, mænd og kvinder har ofte mange problemer.", "personer, der bor på gaden"},
    // Phrases.
    {"Indsatsen er for unge i risiko for eller i hjemløshed.", "unge i risiko for eller i hjemløshed"},
    {"Tilbuddet skal fastholde unge i uddannelse.", ""},
    {"Tilbuddet er for unge i uddannelse.", "unge i uddannelse"},
    {"Der er støtte til unge under uddannelse.", "unge under uddannelse"},
    {"De unge under forløbet var glade.", ""},
    // People.
    {"Socialt isolerede ældre får besøg.", "socialt isolerede ældre"},
    {"Enlige mødre med små børn får forrang.", "enlige mødre med små børn"},
    {"Søskende til børn med kræft kan deltage.", "søskende til børn med kræft | børn med kræft"},
    {"Søskende til eleverne kan deltage.", ""},
    {"Bisidder: En person, der har tid til at følge med.", ""},
    {"En ledsager er en person, der følger borgeren.", ""},
};

TEST(AgencyWordings, TargetGroupsAreRead) { expect_stated(kAgencyGroups, target_groups_stated); }

constexpr StatedCase kAgencyBodies[] = {
    {"Alzheimerforeningen har udgivet en pjece.", "Alzheimerforeningen"},
    {"Hjerneskadeforeningen og Ældre Sagen sidder med i rådet.", "Hjerneskadeforeningen | Ældre Sagen"},
    {"Boligforeningen har udgivet en pjece.", ""},
    {"Foreningen har mange medlemmer.", ""},
    {"Brevet er sendt til Ældre Sagen, PenSam og Dansk Sygeplejeråd.",
     "Ældre Sagen | PenSam | Dansk Sygeplejeråd"},
    {"De mødtes i Aarhus, Vejle og Odense.", ""},
    {"Formålet med Demensalliancen er et bedre liv.", "Demensalliancen"},
};

TEST(AgencyWordings, BodiesAreFound) { expect_stated(kAgencyBodies, organisations_stated); }

constexpr StatedCase kAgencyLongForms[] = {
    {"Ungdommens Uddannelsesvejledning, i daglig tale UU, tager kontakt.",
     "UU=Ungdommens Uddannelsesvejledning"},
    {"Vi bruger modellen FIT, der står for Feedback Informed Treatment.", "FIT=Feedback Informed Treatment"},
    {"FKA er en forkortelse for fleksibel kontaktaftale.", "FKA=fleksibel kontaktaftale"},
    {"Opgaven løses af et BRT, dvs. et borgerrettet team.", "BRT=borgerrettet team"},
    {"Støtten (PAS = pensionsafklarende støtte) er ny.", "PAS=pensionsafklarende støtte"},
    {"Hun nævner FKA, dvs. den plan, som vi lagde.", "FKA="},
};

TEST(AgencyWordings, LongFormsAreFound) { expect_stated(kAgencyLongForms, abbreviations_stated); }

std::string law_references_stated(std::string_view bytes) {
  return in_one_line(ReadText(bytes).facts().law_references,
                     [](const LawReference& one) { return in_words(one); });
}

// The law in the heading of a section, or above it, goes before one named in passing.
TEST(AgencyWordings, ABareParagraphBelongsToTheLawOfItsHeading) {
  EXPECT_EQ(law_references_stated("# Hjælp efter serviceloven\n\nAfgørelsen følger "
                                  "retssikkerhedsloven.\n\n## Ledsagelse\n\nLedsagelse "
                                  "gives efter § 97.\n\n# Andet\n\nDer klages efter § 66."),
            "serviceloven | retssikkerhedsloven | serviceloven 97 | ? 66");
}

TEST(AgencyWordings, ABareParagraphInAnOrderIsItsOwn) {
  EXPECT_EQ(
      law_references_stated(
          "Bekendtgørelse om plejefamilier\n\n§ 1. Planen skal indeholde mål.\n\n§ 2. Kommunen fører tilsyn "
          "efter "
          "§ 148 i lov om social service. Tilsynet omfatter de krav, der følger af § 1."),
      "? 1 | ? 2 | serviceloven 148 | ? 1");
}

}  // namespace
}  // namespace vidensgraf
