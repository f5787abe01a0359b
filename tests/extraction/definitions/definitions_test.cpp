// Definitions on sentences of our own. Expected: the terms in text order, separated by " | ".

#include "extraction/definitions/definitions.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

std::vector<Definition> definitions_of(const ReadText& text) {
  return find_definitions(text.tagged, text.phrases, danish(), {});
}

std::string terms_of(std::string_view bytes) {
  return in_one_line(definitions_of(ReadText(bytes)), &Definition::term);
}

constexpr StatedCase kDefinitionsWanted[] = {
    {"En støttekontaktperson defineres som en medarbejder, der opsøger borgeren.", "støttekontaktperson"},
    {"Rehabilitering defineres her som en målrettet proces i et bestemt tidsrum.", "rehabilitering"},
    {"Her defineres mestring som evnen til at klare hverdagen.", "mestring"},
    {"Kommunen definerer hjemløshed som det at mangle egen bolig.", "hjemløshed"},
    {"Udsathed er defineret som fravær af de ressourcer, andre har.", "udsathed"},
    {"Ved recovery forstås, at borgeren kommer sig.", "recovery"},
    {"Med skærmet enhed menes en afdeling med låste døre.", "skærmet enhed"},
    {"Tværfagligt samarbejde forstås som samarbejde mellem flere faggrupper.", "tværfagligt samarbejde"},
    {"Helhedsorienterede indsatser er kendetegnet ved, at de samler hjælpen.", "helhedsorienteret indsats"},
    {"Et akuttilbud er karakteriseret ved at have åbent om natten.", "akuttilbud"},
    {"Social kapital henviser til den tillid, der findes mellem mennesker.", "social kapital"},
    {"Begrebet borgerstyring dækker over, at borgeren selv bestemmer.", "borgerstyring"},
    {"Betegnelsen dobbeltdiagnose bruges om samtidig lidelse og misbrug.", "dobbeltdiagnose"},
    {"I notatet anvendes betegnelsen småtilbud som samlebetegnelse for mindre bosteder.", "småtilbud"},
    {"Et bofællesskab er en boligform, hvor flere borgere deler et hus.", "bofællesskab"},
    {"En mentor er en person, der støtter den unge i hverdagen.", "mentor"},
    {"Åben rådgivning er en betegnelse for samtaler uden tidsbestilling.", "åben rådgivning"},
    {"Udslusning handler om, at borgeren gradvist flytter i egen bolig.", "udslusning"},
    {"Kommunen har en koordinerende enhed, også kaldet Porten.", "Porten"},
    {"Vi sendte et skema til alle kommuner (herefter benævnt kommuneskemaet).", "kommuneskema"},
    {"Loven om voksenansvar (herefter voksenansvarsloven) gælder ikke her.", "voksenansvarslov"},
    {"Støtten inddeles i praktisk støtte og pædagogisk støtte, hvor den første gives i hjemmet.",
     "praktisk støtte | pædagogisk støtte"},
    {"I det opsøgende ligger, at medarbejderen tager kontakt.", "opsøgende"},
    {"Ordliste\n\nFunktionsevne: En persons evne til at klare dagliglivet.\n\nYdelse: Den hjælp, der er "
     "bevilget.",
     "funktionsevne | ydelse"},
    {"Kriterier for gode tilbud\n\n- **Faglighed:** Medarbejderne skal have en relevant uddannelse.",
     "faglighed"},
    {"Tilsynet forstår ved en helhedsplan en plan, hvor alle mål er samlet.", "helhedsplan"},
    {"Vi forstår ved medborgerskab, at alle kan deltage.", "medborgerskab"},
    {"I notatet bruges begrebet nærvær om den tid, som medarbejderen har.", "nærvær"},
    {"Ordet udslusning bruges om den sidste del af opholdet.", "udslusning"},
    {"Betegnelsen komplekse sager anvendes om sager, som flere enheder deler.", "kompleks sag"},
    {"Klyngearbejde er en anden arbejdsform, der samler flere kommuner.", "klyngearbejde"},
    {"Et aflastningshjem er en særlig boform, hvor barnet bor i weekenden.", "aflastningshjem"},
    {"Bilaget beskriver åben anonym rådgivning, som er en samtale, der ikke journalføres.",
     "åben anonym rådgivning"},
    {"Ordliste\n\nSocialt udsatte: Personer, der lever med sociale problemer.", "socialt udsatte"},
    {"Med det matrikelløse menes, at hjælpen gives i hjemmet.", "matrikelløs"},
    {"Begrebet omsorgssvigt omfatter både vold og vanrøgt.", "omsorgssvigt"},
    {"Begrebet tryghed refererer til følelsen af at være i sikkerhed.", "tryghed"},
    {"Varige botilbud er boliger, hvor borgeren bor uden tidsgrænse.", "varigt botilbud"},
    {"Specialpædagogisk bistand forstås i denne vejledning som hjælp til indlæring.",
     "specialpædagogisk bistand"},
    {"Misbrug betegner her et forbrug, der skader borgeren.", "misbrug"},
    {"En efterværnsplan er en plan, som beskriver støtten efter det fyldte 18. år.", "efterværnsplan"},
    {"Indledning\n\nForebyggelse: Forstås som hjælp, der gives i tide.", "forebyggelse"},
};

TEST(FindDefinitions, FindsTheTermOfEachPattern) { expect_stated(kDefinitionsWanted, terms_of); }

constexpr std::string_view kDefinitionsDecoys[] = {
    "Samarbejde er afgørende for et godt forløb.",
    "Koordinering er en stor udfordring, som mange kommuner kender.",
    "Visitation er en kompleks opgave, der kræver tid.",
    "Rapporten handler om, at kommunerne mangler viden.",
    "Det handler om, at borgeren bliver hørt.",
    "Undersøgelsen er kendetegnet ved få svar.",
    "Kommunen henviser til lægen.",
    "Rapporten henviser til en tidligere undersøgelse.",
    "Der er endnu ikke defineret et fælles mål.",
    "Styrelsen har defineret en ramme for arbejdet.",
    "Det er en hjælp, som mange bruger.",
    "Denne indsats er en metode, der virker.",
    "Lederen forstår medarbejdernes bekymring.",
    "Tilbuddet dækker udgifterne.",
    "Behov for inddragelse: Begge steder ønsker borgerne mere indflydelse.",
    "Hun kaldte ham ind på kontoret.",
    "Tilbuddene inddeles i to grupper.",
    "I kommunen ligger et værested.",
    "De ældstes børn er også pårørende, som skal have hjælp.",
    "Støtten er målrettet familier, der har brug for ro.",
    "Den anden handler om at lytte.",
    "Det ene tilbud er stadig et værested, hvor alle kan komme.",
    "Botilbud er en god løsning, som flere kommuner vælger.",
    "Opfølgning er en forudsætning, som ingen ser bort fra.",
    "Lederen er en kvinde, der har været ansat længe.",
    "Kommunen har defineret målene sammen med borgerne.",
    "Begrebet blev drøftet på mødet.",
    "Vi forstår godt borgernes frustration.",
    "Bemærk: Skemaet skal udfyldes inden fredag.",
    "Anne, der er leder af huset, viste rundt.",
    "Det betyder, at flere får hjælp.",
};

TEST(FindDefinitions, IsNotTakenInByWhatLooksLikeOne) { expect_nothing(kDefinitionsDecoys, terms_of); }

TEST(FindDefinitions, ReadsPhrasesInTheSubsectionsOfAGlossary) {
  const auto document = read_document(
      "# Begreber\n\n## A–H\n\n**Boform:** Fællesbetegnelse for botilbud.\n\nBemærk: Listen er ny og bliver "
      "længere.\n",
      "liste.md");
  ASSERT_TRUE(document.has_value());
  const auto analyzed = danish().analyze(*document);
  const TaggedText tagged(*document, analyzed);
  const NounPhrases phrases(tagged);
  const auto found = find_definitions(tagged, phrases, danish(), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].term, "boform");
}

TEST(FindDefinitions, RunsToTheEndOfTheListThatCarriesTheContent) {
  const ReadText text(
      "En helhedsplan defineres som en plan med tre træk:\n\n  • Den er fælles.\n  • Den er "
      "skriftlig.\n\nDen bruges tit.");
  const auto found = definitions_of(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(text.wording(found[0].source).ends_with("Den er skriftlig."));
  EXPECT_TRUE(text.wording(found[0].core).ends_with("tre træk:"));
}

TEST(FindDefinitions, TakesInASentenceThatGoesOnAboutTheTerm) {
  const ReadText text(
      "Nærmiljø henviser til de steder, borgeren færdes. Nærmiljø handler også om naboer. Vejret var godt.");
  const auto found = definitions_of(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(text.wording(found[0].source).ends_with("om naboer."));
}

TEST(FindDefinitions, TakesInASentenceThatPointsBackToTheTerm) {
  const ReadText text(
      "Betegnelsen nærhjælp anvendes om støtte i eget hjem. Det dækker både rengøring og samtaler. Huset er "
      "nyt.");
  const auto found = definitions_of(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].term, "nærhjælp");
  EXPECT_TRUE(text.wording(found[0].source).ends_with("samtaler."));
}

TEST(FindDefinitions, LeavesTheNumberOfAFootnoteOutOfTheTerm) {
  const ReadText text("Ved det specialiserede handicapområde1 forstås den del, der kræver særlig viden.");
  EXPECT_EQ(in_one_line(definitions_of(text), &Definition::term), "det specialiserede handicapområde");
}

TEST(FindDefinitions, NamesTheSourceThatTheSentenceCites) {
  const std::string sentence = "Mestring defineres som evnen til at klare sig (Jensen, 2019).";
  const ReadText text(sentence);
  Citation citation;
  citation.kind = CitationKind::InText;
  const auto open = static_cast<std::uint32_t>(sentence.find('('));
  citation.source = {open, static_cast<std::uint32_t>(sentence.find(')')) + 1};
  citation.author = "Jensen";
  citation.year = 2019;
  const auto found = find_definitions(text.tagged, text.phrases, danish(), std::vector<Citation>{citation});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cited_source, "Jensen, 2019");
}

TEST(FindDefinitions, GivesEachMemberOfADividedNotionItsSharedNoun) {
  const ReadText text(
      "Udsathed inddeles i udsathed i barndommen og i alderdommen, fx tidlig vold eller sen ensomhed.");
  EXPECT_EQ(in_one_line(definitions_of(text), &Definition::term),
            "udsathed i barndommen | udsathed i alderdommen");
}

}  // namespace
}  // namespace vidensgraf
