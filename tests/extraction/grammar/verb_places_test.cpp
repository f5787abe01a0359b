// Verbs that look like nouns or adjectives: the verbs of a sentence. Beside them nouns and adjectives in the
// places where such verbs stand.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

std::string verbs_of(std::string_view bytes) {
  const ReadText text(bytes);
  std::string joined;
  for (const auto& sentence : text.tagged.sentences()) {
    for (auto at = sentence.first_token; at < sentence.end_token; ++at) {
      if (!text.tagged.is(at, Tag::Verb)) continue;
      if (!joined.empty()) joined += ' ';
      joined += text.tagged.folded(at);
    }
  }
  return joined;
}

constexpr StatedCase kParticiples[] = {
    // What was done.
    {"Beboere, der har fået bevilget socialpædagogisk støtte, får besøg.", "har fået bevilget får"},
    {"Hun er blevet tilbudt midlertidigt ophold.", "er blevet tilbudt"},
    {"Der er truffet afgørelse om botræning.", "er truffet"},
    {"Er der fremsat krav om mægling, svares der.", "er fremsat svares"},
    {"Er beboeren tilkendt førtidspension, betales mindre.", "er tilkendt betales"},
    {"Retten til at få udbetalt fleksydelse bortfalder.", "udbetalt bortfalder"},
    {"Ansøgeren skal have bestået juridisk eksamen.", "skal have bestået"},
    {"Der er voldt skade på miljøet eller fremkaldt fare.", "er voldt fremkaldt"},
    {"Der er taget forbehold for regn.", "er taget"},
    {"Naboen er underlagt tavshedspligt.", "er underlagt"},
    // What something is like.
    {"Hun har nedsat lungefunktion.", "har"},
    {"Der er begrundet mistanke om misbrug.", "er"},
    {"Klubben har et afsluttet modul.", "har"},
    {"Med erhvervet hjerneskade følger træthed.", "følger"},
    {"Vi har en kendt eller formodet årsag.", "har"},
};

TEST(VerbPlaces, ParticiplesBehindAnAuxiliaryAreVerbs) { expect_stated(kParticiples, verbs_of); }

constexpr StatedCase kFiniteVerbs[] = {
    {"Nogle bor alene, andre bor i kollektiv.", "bor bor"},
    {"De pågældende bor til leje.", "bor"},
    {"En beboer, der er fyldt 55 år og bor i et kollektiv, betaler husleje.", "er fyldt bor betaler"},
    {"Bor begge forældre i lejligheden, deles lejen.", "bor deles"},
    {"Naboer, som ikke længere ejer huset, klager.", "ejer klager"},
    {"I øvrigt finder reglerne om depositum anvendelse.", "finder"},
    {"Medlemmet fratræder, dør eller udtræder.", "fratræder dør udtræder"},
    {"Butikker, som fremstiller, forhandler eller eksporterer glas, straffes med bøde.",
     "fremstiller forhandler eksporterer straffes"},
    {"Herefter dækkes udgifter til flytning.", "dækkes"},
    {"Hertil kommer hjemløse.", "kommer"},
    {"Samtidig stiller kompleksitet krav.", "stiller"},
    {"Støtten gives til personer, der 1) har et handicap, 2) bor på et kollegium.", "gives har bor"},
    {"Lejere, der har betalt depositum, handler om grunden.", "har betalt handler"},
    {"De leverer forløb til kommunen.", "leverer"},
    {"Personer, der opbruger retten, får brev.", "opbruger får"},
    {"Skolen udbyder sprog.", "udbyder"},
    {"Hun skal kende reglerne, herunder have kendskab til huset.", "skal kende have"},
    // The same forms as nouns.
    {"Prøver og klager behandles.", "behandles"},
    {"Hver ejer, forhandler eller udlejer får et brev.", "får"},
    {"Kurset giver adgang til prøver, klager og rådgivning.", "giver"},
    {"En ny forhandler og en udlejer mødes.", "mødes"},
    {"De skolers elever kommer.", "kommer"},
    {"Reformen i 2012 medførte adskillige ændringer.", "medførte"},
    {"Den unge har udgifter forbundet med flytningen.", "har forbundet"},
    {"Klubber drevet af foreninger får tilskud.", "drevet får"},
    {"Kommunerne vil typisk have behov for vejledning.", "vil have"},
    {"Den hjemvendte modtager kontanthjælp.", "modtager"},
    {"Bostedet skal løbende tage stilling til planen.", "skal tage"},
    {"Herunder vises tre eksempler.", "vises"},
    {"Kommunen videregiver oplysningerne.", "videregiver"},
    // What is a noun or an adjective all the same.
    {"Fagforeningens forbund er stort.", "er"},
    {"Prisen er høj og meget konkret.", "er"},
    {"Herunder støtte og ledsagelse til mødre.", ""},
    {"Hun hører om skolens prøver og klager.", "hører"},
    {"Reglerne gælder for ejer og udlejer.", "gælder"},
};

TEST(VerbPlaces, FiniteVerbsAreToldFromNouns) { expect_stated(kFiniteVerbs, verbs_of); }

constexpr StatedCase kConcepts[] = {
    {"Beboere, der har fået bevilget socialpædagogisk støtte, bor her.", "socialpædagogisk støtte"},
    {"Hun har nedsat lungefunktion.", "lungefunktion | nedsat lungefunktion"},
    {"Beboerens konkrete drømme blev hørt.", "drøm"},
    {"Støtten ydes som et kontant beløb eller et kontant drypstipendium.",
     "drypstipendium | kontant beløb | kontant drypstipendium"},
    {"Det kræver tillige drypstipendier.", "drypstipendium"},
};

TEST(VerbPlaces, AreNoPartOfAConcept) { expect_stated(kConcepts, sorted_concepts_stated); }

}  // namespace
}  // namespace vidensgraf
