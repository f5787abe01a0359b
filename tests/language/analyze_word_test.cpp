// What the dictionaries and our rules make of single word forms: lemma, word class and members of the best
// reading.
#include <algorithm>
#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/analyzer.h"
#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

struct AnalyzeWordCase {
  std::string_view form;
  std::string_view lemma;
  WordClass word_class;
  std::string_view parts;
};

constexpr AnalyzeWordCase kAnalyzeWordCases[] = {
    {"tilbuddet", "tilbud", WordClass::Noun, ""},
    {"støttebehovene", "støttebehov", WordClass::Noun, "støtte+behov"},
    {"tilbudsstruktur", "tilbudsstruktur", WordClass::Noun, "tilbud+struktur"},
    {"servicelovens", "servicelov", WordClass::Noun, "service+lov"},
    {"socialområdet", "socialområde", WordClass::Noun, "social+område"},
    {"børnehandicapområdet", "børnehandicapområde", WordClass::Noun, "barn+handicap+område"},
    {"målgruppe", "målgruppe", WordClass::Noun, "mål+gruppe"},
    {"målgruppens", "målgruppe", WordClass::Noun, "mål+gruppe"},
    {"målgruppeområder", "målgruppeområde", WordClass::Noun, "målgruppe+område"},
    {"misbrugsbehandlingen", "misbrugsbehandling", WordClass::Noun, "misbrug+behandling"},
    {"behandlingstilbuddene", "behandlingstilbud", WordClass::Noun, "behandling+tilbud"},
    {"botilbuddets", "botilbud", WordClass::Noun, "bo+tilbud"},
    {"botilbud", "botilbud", WordClass::Noun, "bo+tilbud"},
    {"plejefamiliernes", "plejefamilie", WordClass::Noun, "pleje+familie"},
    {"plejebørn", "plejebarn", WordClass::Noun, "pleje+barn"},
    {"anbringelsesstedernes", "anbringelsessted", WordClass::Noun, "anbringelse+sted"},
    {"udviklingshæmning", "udviklingshæmning", WordClass::Noun, "udvikling+hæmning"},
    {"funktionsnedsættelser", "funktionsnedsættelse", WordClass::Noun, "funktion+nedsættelse"},
    {"sundhedstilstand", "sundhedstilstand", WordClass::Noun, "sundhed+tilstand"},
    {"arbejdspladsen", "arbejdsplads", WordClass::Noun, "arbejde+plads"},
    {"samarbejdsaftalerne", "samarbejdsaftale", WordClass::Noun, "samarbejde+aftale"},
    {"civilsamfundet", "civilsamfund", WordClass::Noun, "civil+samfund"},
    {"civilsamfundsaktørerne", "civilsamfundsaktør", WordClass::Noun, "civil+samfund+aktør"},
    {"handleplaner", "handleplan", WordClass::Noun, "handle+plan"},
    {"sagsbehandleren", "sagsbehandler", WordClass::Noun, "sag+behandler"},
    // Who does something: no compound of "ren" or "viser", and told by the ending where no dictionary helps.
    {"klageren", "klager", WordClass::Noun, ""},
    {"underviserens", "underviser", WordClass::Noun, ""},
    {"aflasteren", "aflaster", WordClass::Noun, ""},
    {"Opstilleren", "opstiller", WordClass::Noun, ""},
    {"konkrete", "konkret", WordClass::Adjective, ""},
    {"aktivitetsparate", "aktivitetsparat", WordClass::Adjective, ""},
    {"tillige", "tillige", WordClass::Adverb, ""},
    {"børnehus", "børnehus", WordClass::Noun, "barn+hus"},
    {"kompetencemål", "kompetencemål", WordClass::Noun, "kompetence+mål"},
    {"kommunalbestyrelsens", "kommunalbestyrelse", WordClass::Noun, "kommunal+bestyrelse"},
    {"socialtilsynene", "socialtilsyn", WordClass::Noun, "social+tilsyn"},
    {"familiebehandlingen", "familiebehandling", WordClass::Noun, "familie+behandling"},
    {"netværksmøderne", "netværksmøde", WordClass::Noun, "netværk+møde"},
    {"ungdomsuddannelser", "ungdomsuddannelse", WordClass::Noun, "ungdom+uddannelse"},
    {"hjemløshed", "hjemløshed", WordClass::Noun, ""},
    {"hjemløshedsindsatser", "hjemløshedsindsats", WordClass::Noun, "hjemløshed+indsats"},
    {"krisecentrene", "krisecenter", WordClass::Noun, "krise+center"},
    {"kvindekrisecentre", "kvindekrisecenter", WordClass::Noun, "kvinde+krisecenter"},
    {"rusmiddelområdet", "rusmiddelområde", WordClass::Noun, "rusmiddel+område"},
    {"psykiatrihospitaler", "psykiatrihospital", WordClass::Noun, "psykiatri+hospital"},
    {"forældrekompetenceundersøgelse", "forældrekompetenceundersøgelse", WordClass::Noun,
     "forælder+kompetence+undersøgelse"},
    {"efterværnstilbud", "efterværnstilbud", WordClass::Noun, "efterværn+tilbud"},
    {"daginstitutionernes", "daginstitution", WordClass::Noun, "dag+institution"},
    {"skolefravær", "skolefravær", WordClass::Noun, "skole+fravær"},
    {"børnehave", "børnehave", WordClass::Noun, "barn+have"},
    {"barnets", "barn", WordClass::Noun, ""},
    {"børnene", "barn", WordClass::Noun, ""},
    {"børnenes", "barn", WordClass::Noun, ""},
    {"forældres", "forælder", WordClass::Noun, ""},
    {"mænd", "mand", WordClass::Noun, ""},
    {"kvinderne", "kvinde", WordClass::Noun, ""},
    {"mennesket", "menneske", WordClass::Noun, ""},
    {"kommuner", "kommune", WordClass::Noun, ""},
    {"kommunernes", "kommune", WordClass::Noun, ""},
    {"borgeren", "borger", WordClass::Noun, ""},
    {"borgere", "borger", WordClass::Noun, ""},
    {"borgernes", "borger", WordClass::Noun, ""},
    {"indsatsen", "indsats", WordClass::Noun, ""},
    {"indsatserne", "indsats", WordClass::Noun, ""},
    {"behovet", "behov", WordClass::Noun, ""},
    {"områdets", "område", WordClass::Noun, ""},
    {"medarbejdere", "medarbejder", WordClass::Noun, ""},
    {"lederne", "leder", WordClass::Noun, ""},
    {"leder", "leder", WordClass::Noun, ""},
    {"pårørende", "pårørende", WordClass::Noun, ""},
    {"unge", "ung", WordClass::Adjective, ""},
    {"voksne", "voksen", WordClass::Adjective, ""},
    {"ældre", "gammel", WordClass::Adjective, ""},
    {"kompleks", "kompleks", WordClass::Adjective, ""},
    {"komplekst", "kompleks", WordClass::Adjective, ""},
    {"komplekse", "kompleks", WordClass::Adjective, ""},
    {"social", "social", WordClass::Adjective, ""},
    {"sociale", "social", WordClass::Adjective, ""},
    {"kommunal", "kommunal", WordClass::Adjective, ""},
    {"kommunalt", "kommunal", WordClass::Adjective, ""},
    {"større", "stor", WordClass::Adjective, ""},
    {"størst", "stor", WordClass::Adjective, ""},
    {"bedre", "god", WordClass::Adjective, ""},
    {"bedste", "god", WordClass::Adjective, ""},
    {"tværfaglige", "tværfaglig", WordClass::Adjective, ""},
    {"sundhedsfaglige", "sundhedsfaglig", WordClass::Adjective, "sundhed+faglig"},
    {"helhedsorienterede", "helhedsorienteret", WordClass::Adjective, "helhed+orientere"},
    {"forebyggende", "forebyggende", WordClass::Adjective, ""},
    {"sammenhængende", "sammenhængende", WordClass::Adjective, ""},
    {"specialiserede", "specialiseret", WordClass::Adjective, ""},
    {"specialiseret", "specialisere", WordClass::Verb, ""},
    {"udsatte", "udsat", WordClass::Adjective, ""},
    {"udsat", "udsætte", WordClass::Verb, ""},
    {"anbragte", "anbragt", WordClass::Adjective, ""},
    {"koordinerede", "koordinere", WordClass::Verb, ""},
    {"beskrevet", "beskrive", WordClass::Verb, ""},
    {"skrevne", "skrevet", WordClass::Adjective, ""},
    {"støtte", "støtte", WordClass::Noun, ""},
    {"støttede", "støtte", WordClass::Verb, ""},
    {"støttes", "støtte", WordClass::Verb, ""},
    {"arbejder", "arbejde", WordClass::Verb, ""},
    {"samarbejder", "samarbejde", WordClass::Verb, ""},
    {"iværksættes", "iværksætte", WordClass::Verb, ""},
    {"understøtter", "understøtte", WordClass::Verb, ""},
    {"visiteres", "visitere", WordClass::Verb, ""},
    {"udbyde", "udbyde", WordClass::Verb, ""},
    {"opkvalificere", "opkvalificere", WordClass::Verb, ""},
    {"bør", "burde", WordClass::Verb, ""},
    {"skal", "skulle", WordClass::Verb, ""},
    {"kunne", "kunne", WordClass::Verb, ""},
    {"har", "have", WordClass::Verb, ""},
    {"er", "være", WordClass::Verb, ""},
    {"går", "gå", WordClass::Verb, ""},
    {"får", "få", WordClass::Verb, ""},
    {"at", "at", WordClass::InfinitiveMarker, ""},
    {"og", "og", WordClass::Conjunction, ""},
    {"eller", "eller", WordClass::Conjunction, ""},
    {"enten", "enten", WordClass::Conjunction, ""},
    {"selvom", "selvom", WordClass::Subjunction, ""},
    {"som", "som", WordClass::Subjunction, ""},
    {"der", "der", WordClass::Subjunction, ""},
    {"den", "den", WordClass::Determiner, ""},
    {"med", "med", WordClass::Preposition, ""},
    {"for", "for", WordClass::Preposition, ""},
    {"ikke", "ikke", WordClass::Adverb, ""},
    {"også", "også", WordClass::Adverb, ""},
    {"meget", "meget", WordClass::Adverb, ""},
    {"hvordan", "hvordan", WordClass::Subjunction, ""},
    {"København", "København", WordClass::ProperNoun, ""},
    {"Københavns", "København", WordClass::ProperNoun, ""},
    {"københavns", "København", WordClass::ProperNoun, ""},
    {"Aarhus", "Aarhus", WordClass::ProperNoun, ""},
    {"Randers", "Randers", WordClass::ProperNoun, ""},
    {"Hvidovres", "Hvidovre", WordClass::ProperNoun, ""},
    {"Danmark", "Danmark", WordClass::ProperNoun, ""},
    {"Lars", "Lars", WordClass::ProperNoun, ""},
    {"Socialstyrelsen", "socialstyrelse", WordClass::Noun, "social+styrelse"},
    {"VIVE", "VIVE", WordClass::ProperNoun, ""},
    {"VIVEs", "VIVE", WordClass::ProperNoun, ""},
    {"VIVE's", "VIVE", WordClass::ProperNoun, ""},
    {"NATKO’s", "NATKO", WordClass::ProperNoun, ""},
    {"NGO'er", "NGO", WordClass::Noun, ""},
    {"HSIT", "HSIT", WordClass::ProperNoun, ""},
    {"SEL", "SEL", WordClass::ProperNoun, ""},
    {"KL", "KL", WordClass::ProperNoun, ""},
    {"fx", "fx", WordClass::Abbreviation, ""},
    {"f.eks.", "f.eks.", WordClass::Abbreviation, ""},
    {"bl.a.", "bl.a.", WordClass::Abbreviation, ""},
    {"jf.", "jf.", WordClass::Abbreviation, ""},
    {"stk.", "stk.", WordClass::Abbreviation, ""},
    {"mv.", "mv.", WordClass::Abbreviation, ""},
    {"Kbh.", "kbh.", WordClass::Abbreviation, ""},
    {"osv.", "osv.", WordClass::Abbreviation, ""},
    {"107-tilbud", "107-tilbud", WordClass::Noun, "107+tilbud"},
    {"§85-støtte", "§85-støtte", WordClass::Noun, "§85+støtte"},
    {"85-støtte", "85-støtte", WordClass::Noun, "85+støtte"},
    {"CTI-forløbene", "cti-forløb", WordClass::Noun, "cti+forløb"},
    {"ACT-teamets", "act-team", WordClass::Noun, "act+team"},
    {"børne-", "barn", WordClass::Noun, ""},
    {"borger-", "borger", WordClass::Noun, ""},
    {"børne-ungeområdet", "børne-ungeområde", WordClass::Noun, "barn+unge+område"},
    {"handicap-politiske", "handicap-politisk", WordClass::Adjective, "handicap+politisk"},
    {"e-mail", "e-mail", WordClass::Noun, ""},
    {"corona-pandemien", "corona-pandemi", WordClass::Noun, "corona+pandemi"},
    {"peer-to-peer", "peer-to-peer", WordClass::Noun, "peer+to+peer"},
    {"www.eksempel.dk", "www.eksempel.dk", WordClass::Unknown, ""},
    {"post@eksempel.dk", "post@eksempel.dk", WordClass::Unknown, ""},
    {"områder3", "område", WordClass::Noun, ""},
    {"asdfghjkl", "asdfghjkl", WordClass::Unknown, ""},
    {"koordinatorskab", "koordinatorskab", WordClass::Noun, "koordinator+skab"},
    {"behovsvurderng", "behovsvurderng", WordClass::Unknown, ""},
    {"STØTTE", "støtte", WordClass::Noun, ""},
    {"BØRN", "BØRN", WordClass::ProperNoun, ""},
    {"tolv", "tolv", WordClass::Numeral, ""},
    {"ét", "en", WordClass::Determiner, ""},
    {"møder", "møde", WordClass::Noun, ""},
    {"familieplejen", "familiepleje", WordClass::Noun, "familie+pleje"},
    {"retssikkerhed", "retssikkerhed", WordClass::Noun, "ret+sikkerhed"},
    {"retsplejelovens", "retsplejelov", WordClass::Noun, "ret+pleje+lov"},
    {"forvaltningsloven", "forvaltningslov", WordClass::Noun, "forvaltning+lov"},
    {"serviceloven", "servicelov", WordClass::Noun, "service+lov"},
    {"sociallovgivningen", "sociallovgivning", WordClass::Noun, "social+lovgivning"},
    {"aktindsigt", "aktindsigt", WordClass::Noun, "akt+indsigt"},
    {"partshøring", "partshøring", WordClass::Noun, "part+høring"},
    {"support", "support", WordClass::Noun, ""},
    {"brugersupport", "brugersupport", WordClass::Noun, "bruger+support"},
    {"fotokopi", "fotokopi", WordClass::Noun, "foto+kopi"},
    {"merudgifter", "merudgift", WordClass::Noun, ""},
    {"aflastningsophold", "aflastningsophold", WordClass::Noun, "aflastning+ophold"},
    {"ledsageordningen", "ledsageordning", WordClass::Noun, "ledsage+ordning"},
    {"kontaktpersonordning", "kontaktpersonordning", WordClass::Noun, "kontaktperson+ordning"},
    {"beskæftigelsesindsatsen", "beskæftigelsesindsats", WordClass::Noun, "beskæftigelse+indsats"},
    {"mentaliseringsbaseret", "mentaliseringsbaseret", WordClass::Adjective, "mentalisering+basere"},
    {"traumebevidst", "traumebevidst", WordClass::Adjective, "traume+bevidst"},
    {"recoveryorienteret", "recoveryorienteret", WordClass::Adjective, "recovery+orienteret"},
    {"rehabiliteringsforløb", "rehabiliteringsforløb", WordClass::Noun, "rehabilitering+forløb"},
    {"evidensbaserede", "evidensbaseret", WordClass::Adjective, "evidens+basere"},
    {"opsporing", "opsporing", WordClass::Noun, ""},
    {"tidlig", "tidlig", WordClass::Adverb, ""},
    {"husly", "husly", WordClass::Noun, ""},
    {"værested", "værested", WordClass::Noun, "være+sted"},
    {"forsorgshjem", "forsorgshjem", WordClass::Noun, "forsorg+hjem"},
    {"boform", "boform", WordClass::Noun, "bo+form"},
    {"boformer", "boform", WordClass::Noun, "bo+form"},
    {"efterværn", "efterværn", WordClass::Noun, ""},
    {"netværksinddragende", "netværksinddragende", WordClass::Adjective, "netværk+inddrage"},
    {"regler", "regel", WordClass::Noun, ""},
    {"visitationsregler", "visitationsregel", WordClass::Noun, "visitation+regel"},
    {"lokaler", "lokale", WordClass::Noun, ""},
    {"kurser", "kursus", WordClass::Noun, ""},
    {"kursen", "kurs", WordClass::Noun, ""},
    {"manglerne", "mangel", WordClass::Noun, ""},
    {"byrder", "byrde", WordClass::Noun, ""},
    {"frihedsstraffe", "frihedsstraf", WordClass::Noun, "frihed+straf"},
};

TEST(AnalyzeWord, FindsLemmaClassAndParts) {
  for (const AnalyzeWordCase& expected : kAnalyzeWordCases) {
    SCOPED_TRACE(expected.form);
    const Reading& best = shared_analyzer().analyze_word(expected.form).best();
    EXPECT_EQ(best.lemma, expected.lemma);
    EXPECT_EQ(best.word_class, expected.word_class);
    EXPECT_EQ(join_parts(best), expected.parts);
  }
  EXPECT_GE(std::size(kAnalyzeWordCases), 150U);
}

TEST(AnalyzeWord, SaysWhoKnewTheWord) {
  EXPECT_EQ(shared_analyzer().analyze_word("støttebehovene").source, AnalysisSource::Transducer);
  EXPECT_EQ(shared_analyzer().analyze_word("tilbuddet").source, AnalysisSource::Hunspell);
  EXPECT_EQ(shared_analyzer().analyze_word("bl.a.").source, AnalysisSource::Rule);
  EXPECT_EQ(shared_analyzer().analyze_word("asdfghjkl").source, AnalysisSource::Stemmer);
}

TEST(AnalyzeWord, StemsWhatNobodyKnows) {
  const WordAnalysis& misspelt = shared_analyzer().analyze_word("udrednignerne");
  EXPECT_EQ(misspelt.source, AnalysisSource::Stemmer);
  EXPECT_EQ(misspelt.best().lemma, misspelt.stem);
}

TEST(AnalyzeWord, ReadsGenderNumberDefinitenessAndCase) {
  const Reading& genitive = shared_analyzer().analyze_word("servicelovens").best();
  EXPECT_TRUE(
      has(genitive.features, Feature::Common | Feature::Singular | Feature::Definite | Feature::Genitive));
  const Reading& plural = shared_analyzer().analyze_word("tilbuddene").best();
  EXPECT_TRUE(has(plural.features, Feature::Plural | Feature::Definite));
  // "tilbud" is singular and plural: the form leaves it open.
  const Reading& open = shared_analyzer().analyze_word("tilbud").best();
  EXPECT_FALSE(has(open.features, Feature::Singular));
  EXPECT_FALSE(has(open.features, Feature::Plural));
}

TEST(AnalyzeWord, KeepsTheVerbOfAParticipleAsAnotherReading) {
  const WordAnalysis& word = shared_analyzer().analyze_word("forebyggende");
  ASSERT_NE(word.reading_as(WordClass::Verb), nullptr);
  EXPECT_EQ(word.reading_as(WordClass::Verb)->lemma, "forebygge");
}

TEST(AnalyzeWord, ListsTheMembersOfMembers) {
  const Reading& best = shared_analyzer().analyze_word("målgruppeområder").best();
  EXPECT_THAT(best.inner_parts, testing::ElementsAre("mål", "gruppe"));
}

TEST(AnalyzeWord, FoldsForSearch) {
  const WordAnalysis& word = shared_analyzer().analyze_word("Støttebehov");
  EXPECT_EQ(word.folded, "støttebehov");
  EXPECT_EQ(word.ascii, "stoettebehov");
  EXPECT_EQ(shared_analyzer().analyze_word("NATKO’s").folded, "natko's");
}

TEST(AnalyzeWord, KnowsStopWords) {
  EXPECT_TRUE(shared_analyzer().analyze_word("Og").is_stop_word);
  EXPECT_FALSE(shared_analyzer().analyze_word("støtte").is_stop_word);
}

TEST(AnalyzeWord, SurvivesWhatIsNoWord) {
  const std::vector<std::string> forms = {
      std::string(""),           std::string("\xff\xfe"), std::string(5000, 'x'),
      std::string("a^b$c/d<e>"), std::string("\0x", 2),   std::string("𝔘𝔫𝔦"),
      std::string("-"),          std::string("---"),      std::string(300, '-') + "a"};
  for (const std::string& form : forms) {
    const WordAnalysis& word = shared_analyzer().analyze_word(form);
    EXPECT_EQ(word.form, form);
    EXPECT_FALSE(word.readings.empty());
  }
}

TEST(AnalyzeWord, GivesTheSameAnalysisAgain) {
  const WordAnalysis& first = shared_analyzer().analyze_word("anbringelsessted");
  EXPECT_EQ(&first, &shared_analyzer().analyze_word("anbringelsessted"));
}

TEST(AnalyzeWord, GivesEveryThreadTheSameAnalysis) {
  const auto analyzer = Analyzer::open().value();  // its own cache: all threads start cold
  std::vector<std::string> forms;
  for (const AnalyzeWordCase& known : kAnalyzeWordCases) forms.emplace_back(known.form);
  for (int i = 0; i < 2000; ++i) forms.push_back("x" + std::to_string(i) + "behov");  // grows the tables
  constexpr std::size_t kThreads = 8;
  std::vector<std::vector<const WordAnalysis*>> found(kThreads);
  std::atomic<std::size_t> ready{0};
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        ++ready;
        while (ready < kThreads) std::this_thread::yield();
        for (std::size_t i = 0; i < forms.size(); ++i) {
          const std::string& form = forms[(i * 7 + t * 131) % forms.size()];
          found[t].push_back(&analyzer->analyze_word(form));
        }
      });
    }
  }
  for (std::size_t t = 0; t < kThreads; ++t) {
    ASSERT_EQ(found[t].size(), forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
      const std::string& form = forms[(i * 7 + t * 131) % forms.size()];
      ASSERT_EQ(found[t][i]->form, form);
      ASSERT_EQ(found[t][i], &analyzer->analyze_word(form));
    }
  }
}

TEST(Analyzer, NamesItsVersion) {
  EXPECT_EQ(shared_analyzer().version(), Analyzer::open().value()->version());
  EXPECT_TRUE(shared_analyzer().version().starts_with("danish-"));
}

}  // namespace
}  // namespace vidensgraf
