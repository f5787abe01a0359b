#include "corpus/text_blocks.h"

#include <gtest/gtest.h>

#include "corpus/line_phrases.h"
#include "corpus/text_lines.h"
#include "document_checks.h"

namespace vidensgraf {
namespace {

struct TextBlocksCase {
  std::string_view what;
  std::string_view text;
  std::string_view blocks;
};

constexpr TextBlocksCase kTextBlocksCases[] = {
    {"headings and paragraphs", R"(Støtte i eget hjem

Kommunen tilbyder støtte til borgere,
der har behov for det.

Målgruppe

Støtten gives til voksne.
)",
     R"(heading1 Støtte i eget hjem
paragraph Kommunen tilbyder støtte til borgere,~der har behov for det.
heading2 Målgruppe
paragraph Støtten gives til voksne.
)"},
    {"numbered headings tell their depth", R"(Årsrapport

1 Indledning

Her indledes rapporten.

1.1 Baggrund

Her er baggrunden.

2 Metode

Her er metoden.
)",
     R"(heading1 Årsrapport
heading2 1 Indledning
paragraph Her indledes rapporten.
heading3 1.1 Baggrund
paragraph Her er baggrunden.
heading2 2 Metode
paragraph Her er metoden.
)"},
    {"Markdown headings in text", "## Mål og rammer\nTeksten følger.\n",
     "heading2 Mål og rammer\nparagraph Teksten følger.\n"},
    {"a list after its lead-in, items over two lines", R"(Kommunen skal sikre:

  • at borgeren høres
    i sagen
  • at planen følges.
)",
     R"(paragraph Kommunen skal sikre:
item1 • at borgeren høres~    i sagen
item1 • at planen følges.
)"},
    {"numbers open items only where they count", R"(Trinene er:

1. Borgeren henvender sig.
2. Sagen oplyses.

Mødet holdes den
28. september 2021 i Odense.
)",
     R"(paragraph Trinene er:
item1 1. Borgeren henvender sig.
item1 2. Sagen oplyses.
paragraph Mødet holdes den~28. september 2021 i Odense.
)"},
    {"numbered lines that stand alone are headings", R"(Begreber

1. Bostøtte

Bostøtte er støtte i eget hjem.

2. Botilbud

Et botilbud er et sted at bo.
)",
     R"(heading1 Begreber
heading2 1. Bostøtte
paragraph Bostøtte er støtte i eget hjem.
heading2 2. Botilbud
paragraph Et botilbud er et sted at bo.
)"},
    {"contents with leaders, one line each", R"(Rapport om støtte

Indhold

Indledning ... 2

Borgernes hverdag ........ 4

Indledning

Her begynder teksten om støtte.

Borgernes hverdag

Hverdagen er forskellig.
)",
     R"(heading1 Rapport om støtte
contents Indhold
contents Indledning ... 2
contents Borgernes hverdag ........ 4
heading2 Indledning
paragraph Her begynder teksten om støtte.
heading2 Borgernes hverdag
paragraph Hverdagen er forskellig.
)"},
    {"contents with tabs, titles are headings even with a full stop",
     "Indhold\n\nIndledning\t1\nMetode\t3\nHvad vi fandt.\t5\n\nIndledning\n\nTekst om noget her.\n\nHvad vi "
     "fandt.\n\nVi fandt meget.\n",
     "contents Indhold\ncontents Indledning\t1\ncontents Metode\t3\ncontents Hvad vi fandt.\t5\n"
     "heading2 Indledning\nparagraph Tekst om noget her.\nheading2 Hvad vi fandt.\nparagraph Vi fandt "
     "meget.\n"},
    {"contents without numbers repeat later headings",
     "Indhold\n\n• Mål\n• Midler\n\nMål\n\nMålet er klart for alle.\n\nMidler\n\nMidlerne er få her.\n",
     "contents Indhold\ncontents • Mål\ncontents • Midler\nheading2 Mål\nparagraph Målet er klart for alle.\n"
     "heading2 Midler\nparagraph Midlerne er få her.\n"},
    {"page markers of a viewer, printed numbers alone and run in", R"(Del "Rapporten"

(1)

1

Borgerne peger på, at støtten

(2)

2 kommer for sent. Det gælder flere steder.

(3)

3

Kommunen er enig i dette.
)",
     R"(boilerplate Del "Rapporten"
boilerplate@1 (1)
boilerplate@1 1
paragraph@1> Borgerne peger på, at støtten
boilerplate@2 (2)
boilerplate@2 2
paragraph@2 kommer for sent. Det gælder flere steder.
boilerplate@3 (3)
boilerplate@3 3
paragraph@3 Kommunen er enig i dette.
)"},
    {"a title in several lines on the cover, and the imprint", R"(
(1)

Støtte

til unge på vej mod

egen bolig

En afdækning

(2)

Rapporten er udgivet af Fjordby Kommune

Havnegade 1, 9999 Fjordby

(3)

Unge, der er støttet af netværk

De unge i undersøgelsen har alle et netværk.
)",
     R"(boilerplate@1 (1)
heading1@1 Støtte~~til unge på vej mod~~egen bolig
heading2@1 En afdækning
boilerplate@2 (2)
paragraph@2 Rapporten er udgivet af Fjordby Kommune
paragraph@2 Havnegade 1, 9999 Fjordby
boilerplate@3 (3)
heading2@3 Unge, der er støttet af netværk
paragraph@3 De unge i undersøgelsen har alle et netværk.
)"},
    {"form feeds, running headers and page numbers",
     "Rapport 7\n\nFørste side har tekst.\n\n1\n\fRapport 7\n\nAnden side har tekst.\n\n2\n\fRapport "
     "7\n\nTredje side har tekst.\n\n3\n",
     "boilerplate@1 Rapport 7\nparagraph@1 Første side har tekst.\nboilerplate@1 1\n"
     "boilerplate@2 Rapport 7\nparagraph@2 Anden side har tekst.\nboilerplate@2 2\n"
     "boilerplate@3 Rapport 7\nparagraph@3 Tredje side har tekst.\nboilerplate@3 3\n"},
    {"numbers at the foot of pages without page breaks", R"(Rapport om støtte

Indhold

Mål ..... 2
Midler ..... 3

Mål

Målet er klart for alle parter.

2

Midler

Midlerne er for få i kommunen.

3

De rækker ikke til alle borgere.

4
)",
     R"(heading1 Rapport om støtte
contents Indhold
contents Mål ..... 2
contents Midler ..... 3
heading2@2 Mål
paragraph@2 Målet er klart for alle parter.
boilerplate@2 2
heading2@3 Midler
paragraph@3 Midlerne er for få i kommunen.
boilerplate@3 3
paragraph@4 De rækker ikke til alle borgere.
boilerplate@4 4
)"},
    {"footnotes need their mark in the text before",
     R"(Undersøgelsen er ny1. Den bygger på svar fra LIST2 og andre.

1 Den kan læses på nettet.

2 En liste over kommuner.

3 kommuner svarede ikke på spørgsmålet.
)",
     R"(paragraph Undersøgelsen er ny1. Den bygger på svar fra LIST2 og andre.
note 1 Den kan læses på nettet.
note 2 En liste over kommuner.
paragraph 3 kommuner svarede ikke på spørgsmålet.
)"},
    {"reference lists end at a date or a heading", R"(Om støtte

Teksten bygger på flere kilder (Holm, 2019).

Kilder

Holm, K. (2019). Støtte i praksis. Odense.

Rådet (2020). Udredning. Kbh.

Senest opdateret 04-12-2021
)",
     R"(heading1 Om støtte
paragraph Teksten bygger på flere kilder (Holm, 2019).
heading2 Kilder
reference Holm, K. (2019). Støtte i praksis. Odense.
reference Rådet (2020). Udredning. Kbh.
paragraph Senest opdateret 04-12-2021
)"},
    {"references on lines of their own",
     "Om støtte\n\nSe kilderne nedenfor i listen.\n\nReferencer\n\nHolm, K. (2019). Støtte i\npraksis. "
     "Odense.\nRådet (2020). Udredning. Kbh.\n",
     "heading1 Om støtte\nparagraph Se kilderne nedenfor i listen.\nheading2 Referencer\n"
     "reference Holm, K. (2019). Støtte i~praksis. Odense.\nreference Rådet (2020). Udredning. Kbh.\n"},
    {"the page around a document", R"(Forside » Voksne » Støtte

Støtte i hverdagen

Støtte i hverdagen
Støtte i hverdagen

Vi bruger cookies

Mange borgere har brug for støtte i hverdagen, og kommunerne tilbyder den på mange måder, som ikke altid er lige nemme at finde rundt i for den enkelte.

Hent publikationen
)",
     R"(boilerplate Forside » Voksne » Støtte
heading1 Støtte i hverdagen
boilerplate Støtte i hverdagen~Støtte i hverdagen
boilerplate Vi bruger cookies
paragraph Mange borgere har brug for støtte i hverdagen, og kommunerne tilbyder den på mange måder, som ikke altid er lige nemme at finde rundt i for den enkelte.
boilerplate Hent publikationen
)"},
    {"related documents end a scraped page", R"(Notat

Kommunerne har i flere år arbejdet med at samle indsatsen for borgere, der har behov for støtte fra mere end ét sted i forvaltningen på samme tid.

RELATEREDE DOKUMENTER

En helt anden tekst om fjernvarme og meget mere.
)",
     R"(heading1 Notat
paragraph Kommunerne har i flere år arbejdet med at samle indsatsen for borgere, der har behov for støtte fra mere end ét sted i forvaltningen på samme tid.
boilerplate RELATEREDE DOKUMENTER
boilerplate En helt anden tekst om fjernvarme og meget mere.
)"},
    {"quotations and who said them, before", R"(Lederne er enige om det meste i undersøgelsen.

Leder af bosted

”Vi mangler tid til
samarbejde.”

Socialchef

”Det koster penge.”
)",
     R"(paragraph Lederne er enige om det meste i undersøgelsen.
quotation Leder af bosted
quotation ”Vi mangler tid til~samarbejde.”
quotation Socialchef
quotation ”Det koster penge.”
)"},
    {"quotations and who said them, after",
     "Lederne er enige.\n\n\"Vi mangler tid.\"\n\nLeder\n\nDet samme siger en anden leder her.\n",
     "paragraph Lederne er enige.\nquotation \"Vi mangler tid.\"\nquotation Leder\nparagraph Det samme siger "
     "en anden leder her.\n"},
    {"a sentence over a blank line goes on, a broken line is no heading", R"(Formålet er at belyse

kommunernes erfaringer med støtte.

Aftalen kan være i form af

Støtten er der hver dag. Indsatsen er vig-

tig for alle.
)",
     R"(paragraph> Formålet er at belyse
paragraph kommunernes erfaringer med støtte.
paragraph> Aftalen kan være i form af
paragraph> Støtten er der hver dag. Indsatsen er vig-
paragraph tig for alle.
)"},
    {"tables and captions",
     "Tabel 1: Svar\n\nGruppe\tAntal\nLedere\t4\nBorgere\t12\n\nTabel 1 viser svarene fra alle.\n",
     "caption Tabel 1: Svar\nrow Gruppe\tAntal\nrow Ledere\t4\nrow Borgere\t12\nparagraph Tabel 1 viser "
     "svarene fra alle.\n"},
    {"an address at the end is no row of headings",
     "Notat\n\nTeksten handler om støtte til borgere i kommunen.\n\nRådet\n\nNygade 4\n\n5000 Odense C\n",
     "heading1 Notat\nparagraph Teksten handler om støtte til borgere i kommunen.\nparagraph "
     "Rådet\nparagraph Nygade 4\nparagraph 5000 Odense C\n"},
    {"white space that is no ASCII trims as well",
     "\xC2\xA0\n \xC2\xA0Målet er nået.\xE2\x80\x8B\xC2\xA0\n\xC2\xA0\nDet er godt.\n",
     "paragraph Målet er nået.\nparagraph Det er godt.\n"},
    {"line ends of other systems", "Linje et er her.\r\n\r\nLinje to er her.\r\rLinje tre er her.\r",
     "paragraph Linje et er her.\nparagraph Linje to er her.\nparagraph Linje tre er her.\n"},
};

TEST(RecogniseBlocks, TellsBlocksFromLayout) {
  for (const TextBlocksCase& c : kTextBlocksCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(outline(c.text, recognise_blocks(c.text)), c.blocks);
  }
}

TEST(RecogniseBlocks, CoversEveryCharacterThatIsNoSpace) {
  for (const TextBlocksCase& c : kTextBlocksCases) {
    SCOPED_TRACE(c.what);
    std::string rest(c.text);
    for (const Block& block : recognise_blocks(c.text))
      rest.replace(block.source.begin, block.source.size(), block.source.size(), ' ');
    EXPECT_EQ(rest.find_first_not_of(" \t\r\n\f#\xC2\xA0\xE2\x80\x8B"), std::string::npos) << rest;
  }
}

TEST(RecogniseBlocks, EndsOnHostileTextInTimeThatFollowsItsLength) {
  std::string footnotes, contents, references;
  for (int i = 0; i < 20000; ++i) {
    footnotes += "1 a\n\n";
    contents += "Indhold\n\n";
    references += "Kilder\n\nA (2001). B.\nC (2002). D.\n\n";
  }
  for (const std::string& text : {footnotes, contents, references, std::string(400000, '('),
                                  std::string(400000, '\f'), std::string(200000, '"')}) {
    EXPECT_LE(recognise_blocks(text).size(), text.size());
  }
}

TEST(ContentsEntry, WantsLeadersOrAGap) {
  EXPECT_EQ(contents_entry("Metode ... 13")->title, "Metode");
  EXPECT_EQ(contents_entry("Metode ... 13")->page, 13U);
  EXPECT_TRUE(contents_entry("Referenceliste.....\t41")->has_leaders);
  EXPECT_FALSE(contents_entry("Metode\t13")->has_leaders);
  EXPECT_TRUE(contents_entry("Metode . . . . . 3").has_value());
  EXPECT_FALSE(contents_entry("Ledere\t3\t4").has_value());
  EXPECT_FALSE(contents_entry("Det skete i 2021").has_value());
  EXPECT_FALSE(contents_entry("13").has_value());
}

TEST(ListMarker, KnowsBulletsAndNumbers) {
  EXPECT_EQ(list_marker("• punkt")->bytes, 4U);
  EXPECT_EQ(list_marker("3. punkt")->number, 3U);
  EXPECT_EQ(list_marker("b) punkt")->number, 2U);
  EXPECT_EQ(list_marker("iv. punkt")->number, 4U);
  EXPECT_EQ(list_marker("(2) punkt")->number, 2U);
  EXPECT_FALSE(list_marker("-området").has_value());
  EXPECT_FALSE(list_marker("1.2 Metode").has_value());
  EXPECT_FALSE(list_marker("Stk. 2. Reglen").has_value());
  EXPECT_FALSE(list_marker("i hjemmet").has_value());
}

TEST(IsImprintLine, TellsWhoMadeAPublicationFromTitles) {
  for (const std::string_view line :
       {"Publikationen er udgivet af Fjordby Kommune", "Udarbejdet af Analyseenheden",
        "Rapporten blev trykt hos Nord", "Redaktion: A. Holm", "ISBN: 978-87-0000-000-0", "ISSN 1234-5678",
        "Notatet er skrevet af B. Lund"}) {
    EXPECT_TRUE(is_imprint_line(line)) << line;
  }
  for (const std::string_view line :
       {"Planer udarbejdet af borgeren selv", "Indsatsen er tilrettelagt af kommunen", "Redaktion og metode",
        "Tryk på systemet", "Trykt materiale om rettigheder", "Forfattere og fagfolk"}) {
    EXPECT_FALSE(is_imprint_line(line)) << line;
  }
}

}  // namespace
}  // namespace vidensgraf
