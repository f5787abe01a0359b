// Organisations, abbreviations and citations in sentences of many kinds of reports. All sentences are our
// own.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/facts_in_words.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

struct NameSentencesCase {
  std::string_view text;
  std::string_view facts;  // empty: none
};

constexpr NameSentencesCase kOrganisations[] = {
    {"Socialstyrelsen, nu Social- og Boligstyrelsen, har udgivet en vejledning.",
     "Socialstyrelsen (social-og-boligstyrelsen); Social- og Boligstyrelsen (social-og-boligstyrelsen)"},
    {"Ifølge Sundhedsstyrelsens anbefalinger skal kommunerne samarbejde med Region Midtjylland.",
     "Sundhedsstyrelsen (sundhedsstyrelsen); Region Midtjylland"},
    {"VIVE – Det Nationale Forsknings- og Analysecenter for Velfærd har lavet evalueringen for KL og Danske "
     "Regioner.",
     "VIVE – Det Nationale Forsknings- og Analysecenter for Velfærd (vive); KL (kl); Danske Regioner "
     "(danske-regioner)"},
    {"Rigsrevisionen kritiserede Social-, Bolig- og Ældreministeriet i 2023.",
     "Rigsrevisionen (rigsrevisionen); Social-, Bolig- og Ældreministeriet (ministry-social)"},
    {"Aarhus Kommunes socialforvaltning arbejder sammen med Odense Kommune og Københavns Kommune.",
     "Aarhus Kommune; Odense Kommune; Københavns Kommune"},
    {"Ankestyrelsen har truffet afgørelse. Ankestyrelsens praksis er klar.", "Ankestyrelsen (ankestyrelsen)"},
    {"SFI – Det Nationale Forskningscenter for Velfærd blev til VIVE i 2017.",
     "SFI – Det Nationale Forskningscenter for Velfærd (sfi); VIVE (vive)"},
    {"Danske Handicaporganisationer (DH) og Landsforeningen LEV har kommenteret forslaget.",
     "Danske Handicaporganisationer (danske-handicaporganisationer); DH (danske-handicaporganisationer); "
     "Landsforeningen LEV (lev)"},
    {"Kommunernes Landsforening (KL) og Dansk Socialrådgiverforening er enige.",
     "Kommunernes Landsforening (kl); KL (kl); Dansk Socialrådgiverforening (dansk-socialraadgiverforening)"},
    {"Socialtilsyn Øst og Socialtilsyn Nord fører tilsyn.",
     "Socialtilsyn Øst (socialtilsyn); Socialtilsyn Nord (socialtilsyn)"},
    {"Børne- og Undervisningsministeriet samt Beskæftigelsesministeriet er med.",
     "Børne- og Undervisningsministeriet (ministry-education); Beskæftigelsesministeriet "
     "(ministry-employment)"},
    {"Styrelsen for Patientsikkerhed og Styrelsen for Arbejdsmarked og Rekruttering udgav notatet.",
     "Styrelsen for Patientsikkerhed (styrelsen-for-patientsikkerhed); Styrelsen for Arbejdsmarked og "
     "Rekruttering (star)"},
    {"Den Sociale Investeringsfond støtter projektet sammen med Realdania og TrygFonden.",
     "Den Sociale Investeringsfond; Realdania; TrygFonden"},
    {"Frivilligcenter Vejle og Røde Kors driver caféen.", "Frivilligcenter Vejle; Røde Kors"},
    {"Kirkens Korshær og Blå Kors har tilbud til hjemløse.", "Kirkens Korshær; Blå Kors"},
    {"Center for Autisme tilbyder kurser.", "Center for Autisme"},
    {"VISO og Tilbudsportalen bruges af kommunerne.", "VISO (viso); Tilbudsportalen"},
    {"Folketinget vedtog loven, og Justitsministeriet fulgte op.", "Folketinget; Justitsministeriet"},
    {"Danmarks Statistik har talt dem.", "Danmarks Statistik (danmarks-statistik)"},
    {"Bedre Psykiatri og SIND repræsenterer de pårørende.", "Bedre Psykiatri; SIND (sind)"},
    {"Syddansk Universitet og Aalborg Universitet har forsket i det.",
     "Syddansk Universitet; Aalborg Universitet"},
    {"Familieafdelingen og Voksenenheden i Ballerup Kommune samarbejder.", "Ballerup Kommune"},
    {"Institut for Menneskerettigheder følger konventionen.",
     "Institut for Menneskerettigheder (institut-for-menneskerettigheder)"},
    {"Finansministeriets økonomiaftale blev indgået med KL.", "Finansministeriet"},
    {"Det Centrale Handicapråd rådgiver ministeren.", "Det Centrale Handicapråd (det-centrale-handicapraad)"},
    {"Rådet for Socialt Udsatte har udgivet en årsrapport.",
     "Rådet for Socialt Udsatte (raadet-for-socialt-udsatte)"},
    {"Socialstyrelsen (2016) anbefaler det.", "Socialstyrelsen (social-og-boligstyrelsen)"},
    {"Socialstyrelsen (nu Social- og Boligstyrelsen) har ansvaret.",
     "Socialstyrelsen (social-og-boligstyrelsen); Social- og Boligstyrelsen (social-og-boligstyrelsen)"},
    {"Det tidligere Servicestyrelsen udgav bogen.", "Servicestyrelsen (social-og-boligstyrelsen)"},
};

constexpr NameSentencesCase kNoOrganisation[] = {
    {"Kommunen har ansat en leder. Regionen er enig. Ministeriet svarer.", ""},
    {"Socialministeren og Statsministeren mødtes.", ""},
};

constexpr NameSentencesCase kAbbreviations[] = {
    {"Metoden ACT (Assertive Community Treatment) er intensiv.", "ACT = Assertive Community Treatment"},
    {"Borgerstyret personlig assistance (BPA) gives efter serviceloven. BPA-ordningen er dyr.",
     "BPA = Borgerstyret personlig assistance"},
    {"Brugen af FFB (Fælles Faglige Begreber) er udbredt.", "FFB = Fælles Faglige Begreber"},
    {"CTI (Critical Time Intervention) og ICM (Intensive NameSentencesCase Management) er bostøttemetoder.",
     "CTI = Critical Time Intervention; ICM = Intensive NameSentencesCase Management"},
    {"Kommunerne bruger voksenudredningsmetoden (VUM) i sagsbehandlingen. VUM 2.0 er ny.",
     "VUM = voksenudredningsmetoden"},
    {"Der er udarbejdet en særligt tilrettelagt ungdomsuddannelse (STU).",
     "STU = særligt tilrettelagt ungdomsuddannelse"},
    {"Housing First (HF) er en tilgang.", "HF = Housing First"},
    {"PTSD fylder meget. ADHD og OCD er diagnoser.", "PTSD; ADHD; OCD"},
    {"Forkortelsen IPS står for individuelt planlagt job med støtte.",
     "IPS = individuelt planlagt job med støtte"},
    {"KL og VIVE deltog. IT er et værktøj.", "KL; VIVE; IT"},
    {"Social-, Indenrigs- og Børneministeriet (SIBM) bestilte notatet.",
     "SIBM = Social-, Indenrigs- og Børneministeriet"},
    {"Den korte form er UTH (utilsigtede hændelser).", "UTH = utilsigtede hændelser"},
    {"Der er indført elektronisk patientjournal, EPJ, på sygehusene.", "EPJ = elektronisk patientjournal"},
    {"Den individuelle handleplan (herefter IHP) følges op.", "IHP = individuelle handleplan"},
    {"DUBU er et it-system. FKO, DUT og BUM-modellen nævnes.", "DUBU; FKO; DUT; BUM"},
    {"Bestiller-udfører-modtager-modellen (BUM) blev indført.", "BUM = Bestiller-udfører-modtager-modellen"},
    {"NATKOs opgaver er beskrevet. National Koordination (NATKO) følger området.",
     "NATKO = National Koordination"},
    {"Tilbuddet hedder ASK. MITÅLBORG ER ET PROJEKT.", "ASK"},
    {"Kognitiv adfærdsterapi (KAT) anvendes ofte.", "KAT = Kognitiv adfærdsterapi"},
    {"Metoden KRAP - Kognitiv, Ressourcefokuseret og Anerkendende Pædagogik - anvendes.",
     "KRAP = Kognitiv, Ressourcefokuseret og Anerkendende Pædagogik"},
    {"Multisystemisk Terapi (MST) og Funktionel Familieterapi (FFT) er evidensbaserede.",
     "MST = Multisystemisk Terapi; FFT = Funktionel Familieterapi"},
    {"Kommunens PPR (Pædagogisk Psykologisk Rådgivning) er med.", "PPR = Pædagogisk Psykologisk Rådgivning"},
};

constexpr NameSentencesCase kNoAbbreviation[] = {
    {"Et særligt tilbud (se side 4) er oprettet. En indsats (fx støtte) gives.", ""},
    {"TO BORGERE FORTÆLLER OM DERES LIV", ""},
};

constexpr NameSentencesCase kCitations[] = {
    {"Det viser en undersøgelse (Benjaminsen & Enemark, 2019).", "Benjaminsen & Enemark 2019"},
    {"Det er vist før (VIVE, 2021, s. 34-36; Socialstyrelsen, 2020a).",
     "VIVE 2021 s. 34-36; Socialstyrelsen 2020"},
    {"Som Hansen et al. (2018) skriver, er det svært.", "Hansen et al. 2018"},
    {"Jensen m.fl. (2020: 45) fandt det samme.", "Jensen m.fl. 2020 s. 45"},
    {"Flere studier peger på det (se fx Pedersen, 2015; Olsen og Lund, 2017, pp. 12-13).",
     "Pedersen 2015; Olsen og Lund 2017 s. 12-13"},
    {"Ifølge Social- og Boligstyrelsen (2023) er antallet steget.", "Social- og Boligstyrelsen 2023"},
    {"Rigsrevisionen (2022, s. 5) kritiserede ministeriet.", "Rigsrevisionen 2022 s. 5"},
    {"Tal fra Danmarks Statistik (2021) viser en stigning.", "Danmarks Statistik 2021"},
    {"Referencer\n\nBenjaminsen, L., & Enemark, M. H. (2019). Hjemløshed i Danmark 2019. København: "
     "VIVE.\n\nSocialstyrelsen (2020). Sociale indsatser der virker. Odense: Socialstyrelsen.\n\nHansen, P., "
     "Jensen, K. og Møller, A. (2018): Botilbud under pres. Tidsskrift for velfærd, 12(3), s. 34-56.",
     "entry: Benjaminsen, L., & Enemark, M. H. 2019; entry: Socialstyrelsen 2020; entry: Hansen, P., Jensen, "
     "K. og Møller, A. 2018"},
    {"Antallet er beskrevet (Hansen 2018).\n\nLitteratur\n\nHansen, P. (2018). Botilbud under pres. "
     "København: KL.",
     "Hansen 2018 -> 1; entry: Hansen, P. 2018"},
    {"Det fremgår af (Larsen, 2014, upubliceret).", "Larsen 2014"},
    {"(Ankestyrelsen 2019; KL 2020; Danske Regioner m.fl. 2021)",
     "Ankestyrelsen 2019; KL 2020; Danske Regioner m.fl. 2021"},
};

constexpr NameSentencesCase kNoCitation[] = {
    {"I 2019 (og i 2020) steg antallet.", ""},
    {"Kommunen (se bilag 2) har 400 borgere (2021).", ""},
};

TEST(OrganisationSentences, NameBodiesAndTheirRegisterId) {
  for (const NameSentencesCase& one : kOrganisations) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(organisations_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(OrganisationSentences, WithRolesAndCommonNounsNameNone) {
  for (const NameSentencesCase& one : kNoOrganisation) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(organisations_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(AbbreviationSentences, GiveTheLongForm) {
  for (const NameSentencesCase& one : kAbbreviations) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(abbreviations_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(AbbreviationSentences, WithParenthesesAndCapitalsOnlyGiveNone) {
  for (const NameSentencesCase& one : kNoAbbreviation) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(abbreviations_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(CitationSentences, GiveAuthorYearPagesAndEntry) {
  for (const NameSentencesCase& one : kCitations) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(citations_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(CitationSentences, WithYearsAndNumbersOnlyGiveNone) {
  for (const NameSentencesCase& one : kNoCitation) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(citations_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

}  // namespace
}  // namespace vidensgraf
