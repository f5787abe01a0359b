// Wordings of pages and reports that were read for their false and missing facts, on sentences of our own:
// each case stands for a mechanism, right or wrong.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/definitions/definitions.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kUnreadGroups[] = {
    // Years of age: ranges, and adjectives of something else.
    {"Forløbet er for de 15-17-årige i byen.", "15-17-årige"},
    {"Puljen støtter 3-årige og 5-årige indsatser.", ""},
    {"Forløbet er for psykisk sårbare 16-årige.", "psykisk sårbare 16-årige"},
    {"Forløbet er for de 15 – 17-årige i byen.", "15-17-årige"},
    {"Det er for 3-årige og 4-årige børn med handicap.", "3-årige | børn med handicap"},
    {"I 2018 – 19-årige fik en mentor.", "19-årige"},
    // A group of its own behind "og".
    {"Vi talte med sårbare unge og forældre til sårbare unge om skolen.",
     "sårbare unge | forældre til sårbare unge"},
    // How people work, and where they are brought.
    {"Børnene leger i grupper med behov for ro.", ""},
    {"Målet er at få unge i job.", ""},
    // Nouns with a preposition of their own.
    {"Vi ser på kvinder med ophold på krisecentre.", "kvinder med ophold på krisecentre"},
    {"Tilbuddet er for voksne med problemer med rusmidler.", "voksne med problemer med rusmidler"},
    {"Det gælder borgere med tilknytning til arbejdsmarkedet.",
     "borgere med tilknytning til arbejdsmarkedet"},
    // The bracket around a group is not part of it.
    {"Indsatsen har fokus på en del af byen (især unge, der bor på gaden).", "unge, der bor på gaden"},
    // By whom it is for.
    {"Vi har samlet tilbud målrettet udsatte unge i byen.", "udsatte unge"},
    // The point of an ordinal ends nothing; adverbials and clauses of time before the verb.
    {"Tilbuddet er for unge, der indtil det 18. år har haft en kontaktperson.",
     "unge, der indtil det 18. år har haft en kontaktperson"},
    {"Det gives til unge, der op til det 18. år har boet i en plejefamilie.",
     "unge, der op til det 18. år har boet i en plejefamilie"},
    {"Støtte tilbydes unge, der, indtil de fylder 19 år, har boet i en plejefamilie.",
     "unge, der, indtil de fylder 19 år, har boet i en plejefamilie"},
    // What somebody finds of them.
    {"Holdet er for voksne, som vurderes at have behov for ro.", "voksne, som vurderes at have behov for ro"},
    {"Holdet er for voksne, som vurderes at blive glade.", ""},
    // How much of it they have.
    {"Vi tilbyder træning til borgere med demens i let til moderat grad.",
     "borgere med demens i let til moderat grad"},
    {"Vi tilbyder træning til borgere med demens i stigende omfang.", "borgere med demens"},
    // An abbreviated "respectively".
    {"Borgere med hhv. angst og depression er spurgt.", "borgere med hhv. angst og depression"},
};

TEST(UnreadWordings, TargetGroups) { expect_stated(kUnreadGroups, target_groups_stated); }

constexpr StatedCase kUnreadTerms[] = {
    // A place in a row, and no definition.
    {"Rådgivningen er den ydelse, som flest familier får.", ""},
    {"Samtaleforløb er det element, som er indført i mindst omfang.", ""},
    {"Egenbetaling er det beløb, som borgeren selv betaler.", "egenbetaling"},
    {"Opsøgende arbejde er den kontakt, der tages på gaden.", "opsøgende arbejde"},
    // By whom it is for.
    {"Udslusningsordningen er et tilbud rettet mod unge, der har boet på et opholdssted.",
     "udslusningsordning"},
    {"Kommunen har et tilbud rettet mod unge, der har boet på et opholdssted.", ""},
    // Quotation marks around the term.
    {"Med \"brobygning\" menes det følgeskab, som en medarbejder giver.", "brobygning"},
    {"\"Mestring\" er en samtaleform, hvor man finder sine egne veje.", "mestring"},
    // A box of terms.
    {"Boks 2.1: Centrale begreber\n\nBostøtte: Hjælp til hverdagen i eget hjem.\n\nMentor: En frivillig "
     "ven.\n\n"
     "Kapitlet handler om kommunerne.",
     "bostøtte | mentor"},
    {"Boks 2.3: Definition af målgruppen\n\nVarighed: Forløbet er på et år.\n\nBopæl: Aarhus by.\n", ""},
    {"Boks 2.4: Begreber\n\nBostøtte: Hjælp i eget hjem.\n\nKilde: Danmarks Statistik.\n", "bostøtte"},
    // How much, not which of several.
    {"Egenbetaling er det beløb, som borgeren mindst skal betale.", "egenbetaling"},
    {"Boks 2.2: Metode\n\nInterview: Vi talte med ti unge.\n\nKapitlet handler om kommunerne.", ""},
};

TEST(UnreadWordings, Definitions) { expect_stated(kUnreadTerms, terms_stated); }

constexpr StatedCase kUnreadBodies[] = {
    // Companies, by their form in law, their partners, and what they made.
    {"Kommunen bad Nordvang Consult A/S om hjælp.", "Nordvang Consult A/S"},
    {"Konsulentfirmaet Brandt & Skovgaard har talt med lederne.", "Brandt & Skovgaard"},
    {"Evalueringen er udarbejdet af Talvanto og offentliggjort i 2019. Talvanto har spurgt alle.",
     "Talvanto"},
    {"Evalueringen er udarbejdet af Mette Skovgaard.", ""},
    {"Bogen er lavet af Sofie, som er tolv år.", ""},
    {"Ordningen er finansieret af Danmark.", ""},
    {"Hos Nordvang Consult A/S er der ti ansatte.", "Nordvang Consult A/S"},
    {"I 2018 gennemførte LUMARA en måling af trivslen.", "LUMARA"},
    {"En ny rapport fra TALVIK viser, at kommunerne mangler metoder.", "TALVIK"},
    {"Vi hentede tal fra TALVIK i foråret.", ""},
    // One of its kind, written large.
    {"Notatet er skrevet for Det Lokale Partnerskab mod Ensomhed i foråret.",
     "Det Lokale Partnerskab mod Ensomhed"},
    {"Vi bruger Den Motiverende Samtale som metode.", ""},
    {"Vi har læst Det Gode Børneliv i byen.", ""},
    {"Det Sociale Frikort er nyt.", ""},
    // The kind of place written large.
    {"Børnene går i Specialbørnehaven Solstrålen hver dag.", "Specialbørnehaven Solstrålen"},
    {"Vi mødtes med foreningerne og Anne fra byen.", ""},
    {"Institutionen Mandag holder lukket.", ""},
    // A name that is also a plain word.
    {"Vi har besøgt værestedet Kilden. Kilden til problemet er ukendt.", "Kilden"},
    // A title that ends with a municipality.
    {"Behandling af børn i Aarhus Kommune\n\nRapporten er ny.", "Aarhus Kommune"},
    // A row of a hearing.
    {"Udkastet har været sendt til Danske Regioner, Danske Handicaporganisationer, Hus og Hjerte, "
     "Danske Patienter, Socialstyrelsen og BUPL.",
     "Danske Regioner | Danske Handicaporganisationer | Hus og Hjerte | Danske Patienter | Socialstyrelsen | "
     "BUPL"},
    {"Udkastet har været sendt til Danske Regioner, Danske Handicaporganisationer, Danske Patienter, Jens "
     "Hansen, Socialstyrelsen.",
     "Danske Regioner | Danske Handicaporganisationer | Danske Patienter | Socialstyrelsen"},
    {"Svar kom fra Danske Regioner, Danske Patienter, Socialstyrelsen, Jylland, Fyn og Sjælland.",
     "Danske Regioner | Danske Patienter | Socialstyrelsen"},
    {"Huset er støttet af A.B. Nordvang Fonden i år.", "A.B. Nordvang Fonden"},
    // What things do, too.
    {"Mobiltelefonen har sin plads. ADHD har mange former. ADHD har mange følger.", ""},
};

TEST(UnreadWordings, Organisations) { expect_stated(kUnreadBodies, organisations_stated); }

constexpr StatedCase kUnreadConcepts[] = {
    // Verbs that look like nouns.
    {"Det øger risikoen for, at de udvikler misbrug.", "misbrug"},
    {"Rapporten beskriver bostøtten og peger på botilbud.", "bostøtte | botilbud"},
    {"I 2017 vurderede fagfolk, at bostøtten hjalp.", "bostøtte | fagfolk"},
    // "most" compares and names nothing.
    {"Bostøtte er den mest udbredte foranstaltning.", "bostøtte | foranstaltning"},
};

TEST(UnreadWordings, Concepts) { expect_stated(kUnreadConcepts, concepts_stated); }

TEST(UnreadWordings, APartOfAMunicipalityPublishes) {
  const ReadText text("Socialforvaltningen i Aarhus Kommune\n\nRapporten er ny.");
  ASSERT_TRUE(text.facts().metadata.publisher);
  EXPECT_EQ(text.facts().metadata.publisher->value, "Socialforvaltningen i Aarhus Kommune");
}

TEST(UnreadWordings, TheGroupStandsBehindTheProvision) {
  EXPECT_EQ(
      relations_stated_of_type("Målgruppen for botilbud efter servicelovens § 108 er: voksne med autisme.",
                               RelationType::HasTargetGroup),
      "botilbud -> voksne med autisme");
}

TEST(UnreadWordings, GroupsBehindTheKindAndInTheListBelow) {
  EXPECT_EQ(relations_stated_of_type("Målgruppen for foranstaltningen efterværn er unge med særlige behov.",
                                     RelationType::HasTargetGroup),
            "efterværn -> unge med særlige behov");
  EXPECT_EQ(relations_stated_of_type(
                "Kommunen tilbyder bostøtte til:\n\n• voksne med autisme.\n\n• unge med angst.\n",
                RelationType::HasTargetGroup),
            "bostøtte -> voksne med autisme | bostøtte -> unge med angst");
  EXPECT_EQ(relations_stated_of_type("Der gives hjælp efter anbringelsen til unge med angst.",
                                     RelationType::HasTargetGroup),
            "");
}

TEST(UnreadWordings, AProvisionBetweenTheModalVerbAndItsInfinitive) {
  EXPECT_EQ(relations_stated_of_type("Kommunen kan efter servicelovens § 76 tilbyde efterværn.",
                                     RelationType::GovernedBy),
            "efterværn -> serviceloven#76");
}

TEST(UnreadWordings, AKindInTheSingularBeforeItsOnlyMember) {
  EXPECT_EQ(relations_stated_of_type("Træning hjælper ved en fremadskridende sygdom som demens.",
                                     RelationType::Broader),
            "demens -> fremadskridende sygdom");
  EXPECT_EQ(relations_stated_of_type("Hun har en vigtig rolle som mentor.", RelationType::Broader), "");
}

TEST(UnreadWordings, TheProvisionSpeaksOfThePlaceNotOfThePeople) {
  EXPECT_EQ(
      relations_stated_of_type("Det gælder borgere, der har boet i et botilbud, jf. servicelovens § 107.",
                               RelationType::GovernedBy),
      "botilbud -> serviceloven#107");
  EXPECT_EQ(relations_stated_of_type("Det gælder borgere, der bor på gaden, jf. servicelovens § 110.",
                                     RelationType::GovernedBy)
                .find("gade ->"),
            std::string::npos);
}

TEST(UnreadWordings, BodiesAreNoKindsOfThings) {
  EXPECT_EQ(relations_stated_of_type(
                "Partnerskabet har deltagere fra hjemløseområdet, herunder Social- og Boligstyrelsen.",
                RelationType::Broader),
            "");
}

}  // namespace
}  // namespace vidensgraf
