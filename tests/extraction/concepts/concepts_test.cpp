// Concepts on texts of our own: which labels are found, which are not, and in which order.

#include "extraction/concepts/concepts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extraction/grammar/general_words.h"
#include "extraction/publications/document_type.h"
#include "tests/extraction/read_text.h"

namespace vidensgraf {
namespace {

std::vector<Concept> concepts_of(const ReadText& text) {
  return find_concepts(text.tagged, text.phrases, danish(), DocumentFacts{});
}

const Concept* find(const std::vector<Concept>& concepts, std::string_view label) {
  const auto found =
      std::find_if(concepts.begin(), concepts.end(), [&](const Concept& one) { return one.label == label; });
  return found == concepts.end() ? nullptr : &*found;
}

struct ConceptsCase {
  std::string_view text;
  std::string_view label;
};

constexpr ConceptsCase kFound[] = {
    {"Der mangler botilbud.", "botilbud"},
    {"Misbrugsbehandlingen virker.", "misbrugsbehandling"},
    {"Borgeren får pædagogisk støtte.", "pædagogisk støtte"},
    {"Komplekse støttebehov kræver tid.", "komplekst støttebehov"},
    {"Vi ser på de tværgående teams.", "tværgående team"},
    {"Højt specialiserede tilbud er dyre.", "højt specialiseret tilbud"},
    {"Det gælder det specialiserede socialområde.", "det specialiserede socialområde"},
    {"Det gælder voksenområdet.", "voksenområdet"},
    {"Vi ønsker håndholdte og skræddersyede løsninger.", "håndholdt løsning"},
    {"Vi ønsker håndholdte og skræddersyede løsninger.", "skræddersyet løsning"},
    {"Vi har både døgndækkede og -åbne pladser.", "døgndækket plads"},
    {"Vi har både døgndækkede og -åbne pladser.", "døgnåben plads"},
    {"Huset giver matrikelfaste og -løse indsatser.", "matrikelfast indsats"},
    {"Huset giver matrikelfaste og -løse indsatser.", "matrikelløs indsats"},
    {"Der er tydelig rolle- og ansvarsfordeling.", "rolle- og ansvarsfordeling"},
    {"Han har læse- og skrivevanskeligheder.", "læsevanskelighed"},
    {"Det kræver sundheds- og socialfaglige kompetencer.", "sundhedsfaglig kompetence"},
    {"De bruger Fælles Sprog om alt.", "Fælles Sprog"},
    {"Vi dokumenterer i Fællessprog 3 hver dag.", "Fællessprog 3"},
    {"En mere sammenhængende indsats er målet.", "sammenhængende indsats"},
    {"Der er nye samarbejdsaftaler.", "samarbejdsaftale"},
    {"Fagprofessionelle kan hjælpe.", "fagprofessionel"},
    {"Relationel koordinering er nyt.", "relationel koordinering"},
    {"Somatiske lidelser overses.", "somatisk lidelse"},
    {"De tilbyder fremskudt rådgivning.", "fremskudt rådgivning"},
    {"Handicaprådet og udsatterådet blev hørt.", "handicapråd"},
    {"Implementering af velfærdsteknologi tager tid.", "velfærdsteknologi"},
    {"Forebyggelse af vold i nære relationer.", "nær relation"},
    {"Det gælder det specialiserede handicapområde3.", "det specialiserede handicapområde"},
    {"Det gælder den mest specialiserede specialundervisning.",
     "den mest specialiserede specialundervisning"},
    {"Høj volumen\n\nEn høj volumen giver robusthed.", "høj volumen"},
    {"De 7 sociale områder er beskrevet.", "de 7 sociale områder"},
    {"Tilbuddene har indført årlige lægetjek.", "lægetjek"},
    {"Der er øget samarbejde om nye botilbud.", "botilbud"},
    {"Den samlede handleplan følges.", "handleplan"},
    {"De skal støtte netværket.", "netværk"},
    {"Den praktiserende læge ringer.", "praktiserende læge"},
    {"Borgeren har en erhvervet hjerneskade.", "erhvervet hjerneskade"},
    {"Efterværnet er blevet bedre.", "efterværn"},
    {"Udadreagerende adfærd fylder.", "udadreagerende adfærd"},
    {"Trygge rammer betyder noget.", "tryg ramme"},
    {"Grønne og blå indsatser findes.", "grøn indsats"},
    {"Nye, digitale hjælpemidler er på vej.", "digitalt hjælpemiddel"},
    {"Frivilliges fællesskaber vokser.", "fællesskab"},
    {"Rusmiddelbehandling til unge er ny.", "rusmiddelbehandling"},
};

TEST(FindConcepts, FindsTermsByWordClassPattern) {
  for (const auto& one : kFound) {
    SCOPED_TRACE(std::string(one.text) + " -> " + std::string(one.label));
    const ReadText text(one.text);
    const auto concepts = concepts_of(text);
    std::string all;
    for (const auto& it : concepts) all += it.label + ", ";
    EXPECT_NE(find(concepts, one.label), nullptr) << "found: " << all;
  }
}

constexpr ConceptsCase kNotFound[] = {
    {"Der er behov for viden.", "behov"},
    {"Der er behov for viden.", "viden"},
    {"Undersøgelsen viser mange ting.", "undersøgelse"},
    {"Borgere med autisme får hjælp.", "borger"},
    {"Borgere med autisme får hjælp.", "borger med autisme"},
    {"Informanterne fortæller om hverdagen.", "informant"},
    {"Mange kommuner har forskellige tilbud.", "forskelligt tilbud"},
    {"Flere indsatser virker.", "flere indsatser"},
    {"Vi så adskillige ændringer.", "adskillig ændring"},
    {"Huset giver matrikelfaste og -løse indsatser.", "matrikelfaste"},
    {"Vi taler kun om det matrikelfaste.", "matrikelfaste"},
    {"De løbende opgaver fylder.", "løbende opgave"},
    {"Hun bliver leder.", "leder"},
    {"De to undersøgte handicapområder er ens.", "de to undersøgte handicapområder"},
    {"Tilbuddene har indført årlige lægetjek.", "årligt lægetjek"},
    {"Der er øget samarbejde om nye botilbud.", "nyt botilbud"},
    {"Den samlede handleplan følges.", "samlet handleplan"},
    {"De er på lige fod med andre.", "lig fod"},
    {"De skal støtte netværket.", "støt netværk"},
    {"Gennemgående peger lederne på tid.", "gennemgående peger"},
    {"Det giver ro.", "giver"},
    {"De praktiserende læger ringer.", "praktiserende læg"},
    {"Tilbud på det sociale område lukker. Tilbud på det sociale område åbner.",
     "tilbud på det sociale område"},
    {"Folk taler om sagen.", "folk"},
    {"Folk taler om sagen.", "sag"},
    {"De får den rette hjælp.", "ret hjælp"},
    {"Unge med angst får støtte.", "målgruppe med angst"},
    {"Rapporten får ros.", "rapport"},
    {"I løbet af foråret åbner huset.", "løb"},
    {"Der går lidt købmand i driften.", "lidt købmand"},
    {"De vil skabe overblik og følge udviklingen.", "følge"},
    {"Tabel padding-left: 0.2cm; padding-top: 0cm Beløb", "padding-left"},
    {"Tabel padding-left: 0.2cm; padding-top: 0cm Beløb", "padding-top"},
    {"Det er den skattepligtiges ejertid.", "skattepligtig ejertid"},
};

TEST(FindConcepts, LeavesOutGeneralWordsPeopleAndLogistics) {
  for (const auto& one : kNotFound) {
    SCOPED_TRACE(std::string(one.text) + " -> " + std::string(one.label));
    const ReadText text(one.text);
    EXPECT_EQ(find(concepts_of(text), one.label), nullptr);
  }
}

TEST(FindConcepts, GivesOccurrencesToTheLongestTerm) {
  const ReadText text(
      "Komplekse støttebehov er svære. Komplekse støttebehov kræver tid. Et støttebehov kan ændre sig.");
  const auto concepts = concepts_of(text);
  const auto* longer = find(concepts, "komplekst støttebehov");
  const auto* shorter = find(concepts, "støttebehov");
  ASSERT_NE(longer, nullptr);
  ASSERT_NE(shorter, nullptr);
  EXPECT_EQ(longer->occurrences.size(), 2U);
  EXPECT_EQ(shorter->occurrences.size(), 1U);
}

TEST(FindConcepts, ListsTheFormsAsTheyStand) {
  const ReadText text("Botilbuddet er nyt. Flere botilbud lukker. Botilbuddene er fulde. Et botilbud åbner.");
  const auto concepts = concepts_of(text);
  const auto* found = find(concepts, "botilbud");
  ASSERT_NE(found, nullptr);
  const std::vector<std::string> expected{"Botilbuddet", "botilbud", "Botilbuddene"};
  EXPECT_EQ(found->variants, expected);
  for (const auto span : found->occurrences) {
    const auto wording = text.wording(span);
    EXPECT_EQ(wording.substr(1, 7), "otilbud");
  }
}

TEST(FindConcepts, RanksWhatHeadingsNameAboveWhatIsMentionedOnce) {
  const ReadText text(
      "Fremskudt sagsbehandling\n\nMed fremskudt sagsbehandling sidder medarbejderen på stedet. Det sker fx "
      "på en "
      "varmestue, og en sygeplejerske kan være med.\n\nFremskudt sagsbehandling er nyt.");
  const auto concepts = concepts_of(text);
  ASSERT_FALSE(concepts.empty());
  EXPECT_EQ(concepts.front().label, "fremskudt sagsbehandling");
  EXPECT_TRUE(std::is_sorted(concepts.begin(), concepts.end(),
                             [](const Concept& a, const Concept& b) { return a.score > b.score; }));
}

TEST(FindConcepts, TakesAPrepositionalTermWhereAHeadingNamesIt) {
  const ReadText text(
      "Samarbejde med civilsamfundet\n\nKommunen ønsker samarbejde med civilsamfundet. Vi så et hus med "
      "haver, og "
      "der var flere huse med haver.");
  const auto concepts = concepts_of(text);
  EXPECT_NE(find(concepts, "samarbejde med civilsamfundet"), nullptr);
  EXPECT_EQ(find(concepts, "hus med have"), nullptr);
}

TEST(FindConcepts, ReadsForeignPairsAndPeopleInTheAdjectivesPlace) {
  const ReadText text("Der findes ingen magic bullet. De fagprofessionelle siger det, og de nye ved det.");
  const auto concepts = concepts_of(text);
  EXPECT_NE(find(concepts, "magic bullet"), nullptr);
  EXPECT_EQ(find(concepts, "bullet"), nullptr);
  EXPECT_NE(find(concepts, "fagprofessionel"), nullptr);
  EXPECT_EQ(find(concepts, "ny"), nullptr);
}

TEST(FindConcepts, TakesNoNounFromAVerbPhrase) {
  const ReadText text("Kommunen har været optaget af sagen om hjemmevejledning.");
  const auto concepts = concepts_of(text);
  EXPECT_EQ(find(concepts, "været optag"), nullptr);
  EXPECT_EQ(find(concepts, "optag"), nullptr);
  EXPECT_NE(find(concepts, "hjemmevejledning"), nullptr);
}

TEST(FindConcepts, RanksWordsOfEverySubjectLow) {
  // Laws on every subject say "betaling" and "afgift"; "efterværn" is of the field. Both occur as often.
  const ReadText text("Efterværn er betaling værd. Efterværn koster betaling.");
  const auto concepts = concepts_of(text);
  ASSERT_NE(find(concepts, "efterværn"), nullptr);
  ASSERT_NE(find(concepts, "betaling"), nullptr);
  EXPECT_GT(find(concepts, "efterværn")->score, find(concepts, "betaling")->score);
}

TEST(GeneralWords, KnowsWhatLawsOfEverySubjectSay) {
  EXPECT_GE(general_word_octave("oplysning"), 8);
  EXPECT_EQ(general_word_octave("støttebehov"), 0);
  EXPECT_EQ(general_word_octave(""), 0);
}

TEST(ExtractFacts, HasNoConceptsOfOtherLanguages) {
  constexpr std::string_view kEnglish =
      "The plan was made by the council and the families, and it was not changed after the meeting. The "
      "support is given to all of the children, and the costs are paid by the council or by the state. ";
  const std::string english(kEnglish);
  EXPECT_TRUE(ReadText(english + english).facts().concepts.empty());
  // A Danish text with an English summary is Danish.
  const std::string danish_text =
      "Planen er lavet af kommunen og familierne, og den blev ikke ændret efter mødet. Støtten gives til "
      "alle "
      "børn, og udgifterne betales af kommunen eller af staten, hvor der er behov for det. ";
  EXPECT_FALSE(ReadText(danish_text + english + danish_text).facts().concepts.empty());
}

// Whose small words are mostly ours.
TEST(ExtractFacts, HasNoConceptsOfTheOtherNordicLanguages) {
  struct Nordic {
    std::string_view code;
    std::string text;
  };
  const Nordic kTexts[] = {{"nb",
                            "Planen ble laget av kommunen og familiene, og den ble ikke endret etter møtet. "
                            "Støtten blir gitt til alle "
                            "barn som har behov for det, og utgiftene blir betalt av kommunen eller av "
                            "staten. Hva som skal til for å "
                            "få hjelp, er noe av det mange spør seg om. Det er også mye å lære av "
                            "samarbeidet mellom tjenestene, uten "
                            "at noen må vente. Etter vedtaket får foreldrene tilbud om å delta, og de kan ta "
                            "med seg noen de kjenner. "},
                           {"nn",
                            "Planen vart laga av kommunen og familiane, og han vart ikkje endra etter møtet. "
                            "Støtta blir gitt til alle "
                            "born som har eit behov, og utgiftene blir betalte av kommunen eller av staten. "
                            "Kva som skal til for å få "
                            "hjelp, er noko av det mange spør seg om. Det er også meir å lære av samarbeidet "
                            "mellom tenestene, utan at "
                            "nokon må vente. Etter vedtaket får foreldra eit tilbod frå kommunen om å vere "
                            "med, og dei kan ta med seg "
                            "ein ven. "},
                           {"sv",
                            "Planen gjordes av kommunen och familjerna, och den ändrades inte efter mötet. "
                            "Stödet ges till alla barn "
                            "som har behov av det, och kostnaderna är kommunens eller statens. Vad som krävs "
                            "för att få hjälp är något "
                            "som många frågar sig. Det finns också mycket att lära av arbetet mellan "
                            "verksamheterna, utan att någon "
                            "behöver vänta. När beslutet är fattat får föräldrarna ett erbjudande om att "
                            "vara med, och de kan ta med "
                            "sig någon från familjen. "}};
  const std::string danish_text =
      "Planen er lavet af kommunen og familierne, og den blev ikke ændret efter mødet. Støtten gives til "
      "alle "
      "børn, der har behov for det, og udgifterne betales af kommunen eller af staten. Det er også meget at "
      "lære af samarbejdet mellem tilbuddene, uden at nogen skal vente. ";
  for (const Nordic& one : kTexts) {
    SCOPED_TRACE(one.code);
    EXPECT_EQ(language_of(one.text).code, one.code);
    EXPECT_TRUE(ReadText(one.text + one.text).facts().concepts.empty());
    // Quoted at length, or named in a list of works.
    const ReadText quoting(danish_text + one.text + danish_text + danish_text);
    EXPECT_FALSE(quoting.facts().concepts.empty());
    EXPECT_EQ(language_of(danish_text + one.text + danish_text + danish_text).code, "da");
  }
  // A few lines are too little to tell.
  EXPECT_FALSE(language_of("Rapporten er skrevet av forskere etter oppdrag.").is_foreign);
}

}  // namespace
}  // namespace vidensgraf
