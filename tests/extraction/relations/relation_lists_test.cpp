// Kinds from lists, on sentences of our own: all relations of each, in text order.

#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kCueLists[] = {
    {"Huset har fritidsaktiviteter, fx svømning og madlavning.",
     "svømning broader fritidsaktivitet | madlavning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter, f.eks. svømning.", "svømning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter, eksempelvis svømning.", "svømning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter såsom svømning, bordtennis og madlavning.",
     "svømning broader fritidsaktivitet | bordtennis broader fritidsaktivitet | madlavning broader "
     "fritidsaktivitet"},
    {"Huset har fritidsaktiviteter som for eksempel svømning.", "svømning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter, blandt andet svømning.", "svømning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter, bl.a. svømning og madlavning.",
     "svømning broader fritidsaktivitet | madlavning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter (fx svømning).", "svømning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter, herunder svømning.", "svømning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter i form af svømning og madlavning.",
     "svømning broader fritidsaktivitet | madlavning broader fritidsaktivitet"},
    {"Huset har fritidsaktiviteter, fx svømning, madlavning mv.",
     "svømning broader fritidsaktivitet | madlavning broader fritidsaktivitet"},
    {"Byen har botilbud af midlertidig karakter, fx krisecentre.", "krisecenter broader botilbud"},
    {"Byen har væresteder, hvor alle kan komme, fx varmestuer og caféer.",
     "varmestue broader værested | café broader værested"},
    {"Kommunen støtter fællesskaber med fokus på natur, for eksempel havefællesskaber.",
     "havefællesskab broader fællesskab"},
    {"De bruger hjælpemidler, fx bade- og toiletstole.",
     "badestol broader hjælpemiddel | toiletstol broader hjælpemiddel"},
    {"Der er netværkstilbud og -aktiviteter af uformel karakter i form af varmestuer.",
     "varmestue broader netværkstilbud"},
};

TEST(FindLists, ReadsWhatFollowsACue) { expect_relations(kCueLists); }

constexpr RelationCase kOtherLists[] = {
    {"Huset har svømning, madlavning og andre fritidsaktiviteter.",
     "madlavning broader fritidsaktivitet | svømning broader fritidsaktivitet"},
    {"Krisecentre og lignende botilbud lukker.", "krisecenter broader botilbud"},
    {"Krisecentre, plejehjem og øvrige botilbud lukker.",
     "plejehjem broader botilbud | krisecenter broader botilbud"},
    {"Huset har fritidsaktiviteter som svømning og madlavning.",
     "svømning broader fritidsaktivitet | madlavning broader fritidsaktivitet"},
    {"Personalet har lært Rolig Dialog og Trygt Møde som metoder.",
     "Trygt Møde broader metode | Rolig Dialog broader metode"},
    {"De møder borgerne i botilbud. Det kan fx være krisecentre.", "krisecenter broader botilbud"},
    {"De møder borgerne i botilbud, hvor de bor. Det kan for eksempel være krisecentre og plejehjem.",
     "krisecenter broader botilbud | plejehjem broader botilbud"},
};

TEST(FindLists, ReadsOtherLists) { expect_relations(kOtherLists); }

constexpr std::string_view kNoLists[] = {
    "Huset er åbent, fx om lørdagen.",
    "Han kommer bl.a. for at spise.",
    "Der er hjælp til ledere, fx teamledere og afdelingsledere.",
    "Kommunen har medarbejdere, fx socialrådgivere og pædagoger.",
    "Kommunen bruger netværksmøder som redskab.",
    "Lederne ser krisecentre og herberger som vigtige.",
    "Borgerne betragter varmestuer som et værested.",
    "De botilbud som kommunen driver er fulde.",
    "Nogle børn og andre voksne deltager.",
    "Der er uformelle fællesskaber, fx frivillige fællesskaber.",
    "Støtten gives på andre måder, fx over telefonen.",
    "De taler om botilbud. Det kan være svært.",
    "De besøger krisecentret. Det kan fx være om aftenen.",
    "Mødet holdes i form af en samtale.",
};

TEST(FindLists, LeavesWhatNamesNoKinds) { expect_none(kNoLists); }

constexpr RelationCase kKinds[] = {
    {"Et krisecenter er et botilbud.", "krisecenter broader botilbud"},
    {"Netværksmødet er en form for familiesamtale.", "netværksmøde broader familiesamtale"},
    {"De besøger krisecentre. En varmestue er et værested.", "varmestue broader værested"},
    {"Der findes to typer botilbud: krisecentre og plejehjem.",
     "krisecenter broader botilbud | plejehjem broader botilbud"},
    {"Kommunen driver følgende botilbud:\n\n  • Krisecentre\n  • Plejehjem\n",
     "krisecenter broader botilbud | plejehjem broader botilbud"},
    {"Kommunen driver tre botilbud: krisecentre, plejehjem og varmestuer.",
     "krisecenter broader botilbud | plejehjem broader botilbud | varmestue broader botilbud"},
};

TEST(FindKinds, ReadsSingleStatements) { expect_relations(kKinds); }

constexpr std::string_view kNoKinds[] = {
    "Et krisecenter er en udfordring.",
    "Krisecentret er ikke et botilbud.",
    "Krisecentret er et godt botilbud.",
    "Krisecentret er lukket: Botilbud og herberger er fulde.",
    "Undersøgelsen er en rapport.",
    "Borgeren er en kvinde.",
    "Der er tre ting: Det koster, det tager tid, og det er svært.",
};

TEST(FindKinds, LeavesEvaluationsAndDenials) { expect_none(kNoKinds); }

}  // namespace
}  // namespace vidensgraf
