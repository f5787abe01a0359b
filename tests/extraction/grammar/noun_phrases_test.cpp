// Tags, noun phrases and term forms. A phrase is written "det:mod+mod noun", its term form behind "=".

#include "extraction/grammar/noun_phrases.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/grammar/term_form.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

std::string phrases_of(std::string_view bytes) {
  const ReadText text(bytes);
  return in_one_line(text.phrases.all(), [&](const NounPhrase& phrase) {
    return folded_wording(text.tagged, phrase.first, phrase.end);
  });
}

constexpr StatedCase kPhrases[] = {
    {"Den kommunale forvaltning støtter borgerne.", "den kommunale forvaltning | borgerne"},
    {"De har højt specialiserede tilbud.", "højt specialiserede tilbud"},
    {"Vi søger håndholdte og skræddersyede løsninger.", "håndholdte og skræddersyede løsninger"},
    {"Det kræver sundheds- og socialfaglige kompetencer.", "sundheds- og socialfaglige kompetencer"},
    {"Der er en klar rolle- og ansvarsfordeling.", "en klar rolle- og ansvarsfordeling"},
    {"Planen skal styrke deres netværk.", "planen | deres netværk"},
    {"Kommunen vil støtte de unge.", "kommunen | de unge"},
    {"Den støtte virker.", "den støtte"},
    {"Det styrker samarbejdet.", "samarbejdet"},
    {"Hun arbejder med tre små børn.", "tre små børn"},
    {"Det er den skattepligtiges indtægt.", "den skattepligtiges | indtægt"},
    {"Vi følger lediges brug af portalen.", "lediges | brug | portalen"},
    {"Rådet skal give den unge valgmuligheder.", "rådet | den unge | valgmuligheder"},
    {"Rådet taler med den unge mor.", "rådet | den unge mor"},
    {"Ansøgeren skal skriftligt have besked.", "ansøgeren | besked"},
    {"Der skal være en stor have.", "en stor have"},
};

TEST(NounPhrases, AreCutOutOfTheSentence) { expect_stated(kPhrases, phrases_of); }

struct TermCase {
  std::string_view text;
  std::string_view label;
  std::string_view key;
};

// The first phrase of the text as a list of concepts would print it.
constexpr TermCase kTerms[] = {
    {"komplekse støttebehov", "komplekst støttebehov", "kompleks støttebehov"},
    {"de komplekse sociale problemer", "komplekst socialt problem", "kompleks social problem"},
    {"højt specialiserede tilbud", "højt specialiseret tilbud", "højt specialiseret tilbud"},
    {"højst specialiserede tilbud", "højst specialiseret tilbud", "højt specialiseret tilbud"},
    {"tværfaglige teams", "tværfagligt team", "tværfaglig team"},
    {"somatiske problemstillinger", "somatisk problemstilling", "somatisk problemstilling"},
    {"fysiske væresteder", "fysisk værested", "fysisk værested"},
    {"friske forslag", "friskt forslag", "frisk forslag"},
    {"fælles handleplaner", "fælles handleplan", "fælles handleplan"},
    {"sammenhængende indsatser", "sammenhængende indsats", "sammenhængende indsats"},
    {"skræddersyede løsninger", "skræddersyet løsning", "skræddersyet løsning"},
    {"det sociale område", "det sociale område", "det sociale område"},
    {"det mest specialiserede socialområde", "det mest specialiserede socialområde",
     "det mest specialiserede socialområde"},
    {"rolle- og ansvarsfordelingen", "rolle- og ansvarsfordeling", "rolle- og ansvarsfordeling"},
    {"fagprofessionelle", "fagprofessionel", "fagprofessionel"},
    {"gendanneligt væv", "gendanneligt væv", "gendannelig væv"},
    {"lejede lokaler", "lejet lokale", "lejet lokale"},
    {"faglige regler", "faglig regel", "faglig regel"},
    // The gender of the last member, or of the article.
    {"de lokale arbejdsmarkeder", "lokalt arbejdsmarked", "lokal arbejdsmarked"},
    {"det komplekse emnefelt", "komplekst emnefelt", "kompleks emnefelt"},
    {"konkrete tiltag", "konkret tiltag", "konkret tiltag"},
};

TEST(TermForm, IsIndefiniteSingularWithAgreement) {
  for (const auto& one : kTerms) {
    SCOPED_TRACE(one.text);
    const ReadText text("Vi ser på " + std::string(one.text) + ".");
    ASSERT_FALSE(text.phrases.all().empty());
    const auto form = term_form(text.tagged, danish(), text.phrases.all().front());
    EXPECT_EQ(form.label, one.label);
    EXPECT_EQ(form.key, one.key);
  }
}

TEST(CoordinatedPhrases, CountACommaOnlyInAListThatEndsInACoordinator) {
  const ReadText list("Der er misbrug, hjemløshed og gæld.");
  const auto& first = list.phrases.all().front();
  const auto end = list.tagged.sentences().front().end_token;
  EXPECT_EQ(coordinated_phrases(list.tagged, first, end).size(), 3U);

  const ReadText apposition("Der er misbrug, hjemløshed findes ikke.");
  EXPECT_EQ(coordinated_phrases(apposition.tagged, apposition.phrases.all().front(),
                                apposition.tagged.sentences().front().end_token)
                .size(),
            1U);
}

TEST(CompleteSuspended, TakesTheLastMemberOfTheFullCompound) {
  const ReadText text("Her er læse- og skrivevanskeligheder.");
  const auto& phrase = text.phrases.all().front();
  EXPECT_EQ(complete_suspended(text.tagged, phrase.noun, phrase.head), "læsevanskeligheder");
}

}  // namespace
}  // namespace vidensgraf
