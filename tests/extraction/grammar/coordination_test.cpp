// Coordination and ellipsis, and quotations, on sentences of our own.

#include "extraction/grammar/coordination.h"

#include "extraction/grammar/quotations.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

// The conjuncts that begin at the sentence's first token that starts one, as labels.
std::string conjuncts_in(std::string_view bytes, ListEnd list_end) {
  const ReadText text(bytes);
  const auto& sentence = text.tagged.sentences().front();
  return in_one_line(conjuncts_at(text.tagged, sentence.first_token, sentence.end_token, list_end),
                     [&](const auto& one) { return conjunct_form(text.tagged, danish(), one).label; });
}

struct CoordinationCase {
  std::string_view text;
  std::string_view conjuncts;
};

constexpr CoordinationCase kConjuncts[] = {
    {"Misbrug, hjemløshed og vold fylder.", "misbrug | hjemløshed | vold"},
    {"Misbrug samt hjemløshed fylder.", "misbrug | hjemløshed"},
    {"Misbrug og/eller hjemløshed fylder.", "misbrug | hjemløshed"},
    {"Misbrug fylder.", "misbrug"},
    {"Misbrug, som fylder, og vold.", "misbrug"},
    {"Både misbrug og vold fylder.", "misbrug | vold"},
    {"Patient- og brugerforeninger hjælper.", "patientforening | brugerforening"},
    {"Bade-, sove- og toiletrum er nye.", "baderum | soverum | toiletrum"},
    {"Netværkstilbud og -aktiviteter findes.", "netværkstilbud | netværksaktivitet"},
    {"Håndholdte og skræddersyede løsninger findes.", "håndholdt løsning | skræddersyet løsning"},
    {"Matrikelfaste og -løse indsatser findes.", "matrikelfast indsats | matrikelløs indsats"},
    {"Status, typer af viden, erfaringer og metoder findes.", "status | type | erfaring | metode"},
    {"Angst (uro), stress og ensomhed fylder.", "angst | stress | ensomhed"},
    {"Angst, stress mv.", "angst | stress"},
};

TEST(Conjuncts, CompletesWhatIsGivenInPart) {
  for (const auto& one : kConjuncts) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(conjuncts_in(one.text, ListEnd::Coordinator), one.conjuncts);
  }
}

TEST(Conjuncts, EndsAnOpenListWithoutACoordinator) {
  EXPECT_EQ(conjuncts_in("Angst, stress.", ListEnd::Coordinator), "angst");
  EXPECT_EQ(conjuncts_in("Angst, stress.", ListEnd::Open), "angst | stress");
}

TEST(QuotedSentences, RunsFromTheMarkThatOpensAParagraphToTheOneThatCloses) {
  const ReadText text(
      "Huset er nyt.\n\n\"Vi er meget glade for huset. Det er stort, og der er plads til alle.\"\n\nHuset "
      "er rødt.");
  const auto quoted = quoted_sentences(text.tagged);
  ASSERT_EQ(quoted.size(), 4U);
  EXPECT_EQ(quoted, (std::vector<bool>{false, true, true, false}));
}

TEST(QuotedSentences, TakesATermInQuotationMarksForNone) {
  const ReadText text("\"Recovery\" betyder, at borgeren kommer sig over en psykisk sygdom.");
  const auto quoted = quoted_sentences(text.tagged);
  EXPECT_EQ(quoted, std::vector<bool>{false});
}

}  // namespace
}  // namespace vidensgraf
