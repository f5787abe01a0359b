// Sentences of a grid by the grammar of Danish (class of head, kind of restriction, place in the sentence;
// form of term, verb, genus; form of name), definitions and bodies with what they state, and decoys that
// state nothing. Written down before the program was asked; sentences it did not read in full at once are
// among them.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/read_text.h"

namespace vidensgraf {
namespace {

struct TermGridCase {
  std::string_view text;
  std::string_view wanted;  // separated by " | "; empty: none
};

void add_term_to_row(std::string& joined, std::string_view one) {
  if (!joined.empty()) joined += " | ";
  joined += one;
}

constexpr TermGridCase kGridTerms[] = {
    {"Hjemløshed defineres i kortlægningen som en situation, hvor et menneske hverken ejer eller lejer en "
     "bolig.",
     "hjemløshed"},
    {"Langtidsledigheden defineres ved, at den ledige har været uden arbejde i mindst 80 procent af det "
     "seneste år.",
     "langtidsledighed"},
    {"Ved »brugerinddragelse« forstås her, at borgeren har reel indflydelse på tilrettelæggelsen af hjælpen.",
     "brugerinddragelse"},
    {"Ved forebyggende foranstaltninger forstås hjælp, der sættes ind, før et problem har vokset sig stort.",
     "forebyggende foranstaltning"},
    {"Med rehabilitering forstår vi en tidsafgrænset proces, hvor borgeren genvinder eller bevarer sin "
     "funktionsevne.",
     "rehabilitering"},
    {"Vi forstår recovery som en personlig og social proces, hvor den enkelte finder mening med tilværelsen.",
     "recovery"},
    {"Betegnelsen inkluderende fællesskaber dækker over skolemiljøer, hvor alle elever har adgang til at "
     "deltage.",
     "inkluderende fællesskab"},
    {"Begrebet tidlig indsats dækker både indsatser tidligt i livet og indsatser tidligt i et problems "
     "udvikling.",
     "tidlig indsats"},
    {"Social mobilitet og social arv henviser til, i hvor høj grad børns livschancer afhænger af forældrenes "
     "baggrund.",
     "social mobilitet | social arv"},
    {"Forberedende grunduddannelse (FGU) er en uddannelse, der gør unge under 25 år parate til at tage en "
     "erhvervsuddannelse eller få et job.",
     "forberedende grunduddannelse"},
    {"Et bostøtteforløb er et forløb, hvor borgeren får støtte i eget hjem til at strukturere sin hverdag.",
     "bostøtteforløb"},
    {"En støttekontaktperson er en medarbejder, som opsøger borgere uden for de etablerede tilbud.",
     "støttekontaktperson"},
    {"Borgerstyret personlig assistance, også kaldet BPA, har siden 2009 afløst den tidligere "
     "hjælperordning.",
     "BPA"},
    {"Barnets faste voksne på stedet, den såkaldte primærpædagog, deltager i alle møder med skolen.",
     "primærpædagog"},
    {"Ydelser, som kommunen kan give uden en forudgående undersøgelse, kaldes åbne tilbud.", "åbent tilbud"},
    {"Ordet sagsflow betegner den vej, en sag følger fra første henvendelse til endelig afgørelse.",
     "sagsflow"},
    {"Gadeplansarbejde er kendetegnet ved, at medarbejderen møder de unge dér, hvor de i forvejen opholder "
     "sig.",
     "gadeplansarbejde"},
    {"Lavtærskeltilbud er karakteriseret ved fri adgang, ingen visitation og få krav til den, der kommer.",
     "lavtærskeltilbud"},
    {"Mentalisering handler om at kunne se sig selv udefra og andre indefra.", "mentalisering"},
    {"Begrebet sårbarhed anvendes i rapporten om unge, der er i risiko for at få varige psykiske problemer.",
     "sårbarhed"},
    {"I notatet bruges betegnelsen aktivitetsparat om kontanthjælpsmodtagere, der endnu ikke kan tage et "
     "arbejde.",
     "aktivitetsparat"},
    {"Termen peerstøtte refererer til støtte ydet af en person, der selv har levet med psykisk sygdom.",
     "peerstøtte"},
    {"Ved en sammenhængende borgerplan forstås en plan, som:\n• samler kommunens mål for borgeren\n• er "
     "skrevet sammen med borgeren\n• følges op mindst hvert halve år",
     "sammenhængende borgerplan"},
    {"Opsøgende arbejde er en arbejdsform, hvor hjælpen kommer til borgeren. Den bruges især på gaden og i "
     "boligområder.",
     "opsøgende arbejde"},
    {"Empowerment defineres som en proces, der øger menneskers kontrol over eget liv (Andersen, 2012).",
     "Empowerment"},
    {"En erhvervet hjerneskade er ifølge retningslinjen en skade, der er opstået senere end 28 dage efter "
     "fødslen.",
     "erhvervet hjerneskade"},
    {"Samarbejdet mellem skole, forvaltning og familie kalder vi i denne rapport trekantssamarbejdet.",
     "trekantssamarbejde"},
    {"Vi bruger begrebet overgang om perioden fra den unge fylder 16 år, til et voksentilbud er på plads.",
     "overgang"},
    {"Åben Dialog er en tilgang, hvor borgerens netværk inviteres med til alle møder fra første dag.",
     "åben dialog"},
    {"Når vi taler om frivillighed, mener vi en ulønnet indsats, som udføres for andre end ens egen familie.",
     "frivillighed"},
    {"En udslusningsbolig er en midlertidig bolig med støtte, der skal lette vejen fra institution til eget "
     "hjem.",
     "udslusningsbolig"},
    {"Housing First er en metode, hvor borgeren først får en bolig og derefter støtte til at blive boende.",
     "Housing First"},
    {"Almene familieboliger er lejeboliger, der opføres med offentlig støtte og udlejes til kostbestemt "
     "husleje.",
     "almen familiebolig"},
    {"Pleje i hjemmet defineres som hjælp til personlige opgaver, der udføres mindst en gang om ugen.",
     "pleje i hjemmet"},
    {"Jobrotation er en ordning, hvor ledige vikarierer for ansatte, der er på uddannelse.", "jobrotation"},
    {"Vi forstår medborgerskab som ret og mulighed for at tage del i samfundets fællesskaber.",
     "medborgerskab"},
    {"Samskabelse er kendetegnet ved, at borgere og professionelle udvikler løsninger i fællesskab.",
     "samskabelse"},
    {"Begrebet livskvalitet henviser i studiet til den tilfredshed, personen selv giver udtryk for.",
     "livskvalitet"},
    {"Tværsektorielt samarbejde og koordinering dækker over alle de aftaler, der rækker ud over den enkelte "
     "forvaltning.",
     "tværsektorielt samarbejde og koordinering"},
    {"Plejevederlag er efter loven den ydelse, som gives til den, der passer en døende i hjemmet.",
     "plejevederlag"},
    {"Sager om flere søskende, såkaldte søskendesager, behandles samlet.", "søskendesag"},
    {"Denne kombination af støtte og bolig kalder vi i det følgende for skærmet bofællesskab.",
     "skærmet bofællesskab"},
    {"Det første møde, der kaldes forventningssamtalen, holdes inden for to uger.", "forventningssamtale"},
    {"Bisidder – en person, som borgeren vælger at have med til møder med kommunen.", "bisidder"},
    {"Nattevagtordningen er det beredskab, som træder til, når dagtilbuddene har lukket.",
     "nattevagtordning"},
    {"En familierådslagning er i den danske model et møde, hvor slægten selv lægger en plan.",
     "familierådslagning"},
    {"I undersøgelsen bruges ordet indsatstrappe om de trin, kommunen går op ad, når støtten øges.",
     "indsatstrappe"},
    {"Den gængse definition på social isolation er, at en person har kontakt med andre mindre end en gang om "
     "ugen.",
     "social isolation"},
    {"Vi forstår tidlig opsporing som den opgave at få øje på mistrivsel, før den udvikler sig.",
     "tidlig opsporing"},
    {"En indikator er i denne vejledning et målbart tegn, der viser, om indsatsen virker.", "indikator"},
    {"Ved et akutbotilbud forstås en bolig, som kan tages i brug samme døgn.", "akutbotilbud"},
    {"Kontinuitet henviser til, at borgeren møder den samme medarbejder gennem hele forløbet.",
     "kontinuitet"},
    {"Gældssanering er karakteriseret ved, at en del af gælden slettes efter fem år.", "gældssanering"},
    {"Rapporten bruger betegnelsen støttebobler om de netværk, som beboerne selv danner.", "støtteboble"},
    {"Faldudredning – en undersøgelse, hvor årsagen til gentagne fald bliver kortlagt.", "faldudredning"},
    {"Tillid er en hjørnesten i arbejdet, og uden den når medarbejderne sjældent ret langt.", ""},
    {"Frivilligt socialt arbejde er et vigtigt supplement til det offentlige, der ofte overses i debatten.",
     ""},
    {"Personalemanglen er en udfordring, der vokser, når flere medarbejdere nærmer sig pensionsalderen.", ""},
    {"Målene var ikke klart defineret fra begyndelsen, og det gjorde det svært at måle fremgang.", ""},
    {"Resultatet skal forstås på baggrund af, at kun fire kommuner deltog i hele perioden.", ""},
    {"Den lange ventetid betyder, at flere borgere opgiver at klage over afgørelsen.", ""},
    {"Borgeren blev kaldt til samtale to gange, men mødte ikke op nogen af gangene.", ""},
    {"I de nye teams kan medarbejderne trække på hinandens viden, når en sag er vanskelig.", ""},
    {"Et eksempel er en kommune, der har samlet alle sine boligrådgivere i ét hus.", ""},
    {"Fælles ledelse er en af de faktorer, der ifølge kommunerne har haft størst betydning for resultatet.",
     ""},
    {"Det er en løsning, som flere af de adspurgte kommuner allerede har valgt.", ""},
    {"Konklusion: Der er brug for mere viden om, hvordan aftalerne virker over tid.", ""},
    {"Samarbejdet – som begyndte i 2016 – er siden udvidet til også at omfatte sundhedsplejen.", ""},
};

TEST(TermGrid, ReadsDefinitions) {
  for (const auto& one : kGridTerms) {
    SCOPED_TRACE(one.text);
    const ReadText text(one.text);
    std::string joined;
    for (const auto& definition : text.facts().definitions) add_term_to_row(joined, definition.term);
    EXPECT_EQ(joined, one.wanted);
  }
}

constexpr TermGridCase kGridBodies[] = {
    {"Ankestyrelsen gennemgik 90 sager og fandt fejl i hver tredje afgørelse.", "Ankestyrelsen"},
    {"Rigsrevisionens beretning fra 2020 kritiserer ministeriets opfølgning på aftalen.", "Rigsrevisionen"},
    {"Beskæftigelsesministeriet og Børne- og Undervisningsministeriet har i fællesskab afsat midler til "
     "forsøget.",
     "Beskæftigelsesministeriet | Børne- og Undervisningsministeriet"},
    {"Ministeriet for Børn, Ligestilling, Integration og Sociale Forhold offentliggjorde strategien i "
     "foråret 2014.",
     "Ministeriet for Børn, Ligestilling, Integration og Sociale Forhold"},
    {"Opgaven lå tidligere i Social- og Indenrigsministeriet, nu Social-, Bolig- og Ældreministeriet.",
     "Social- og Indenrigsministeriet | Social-, Bolig- og Ældreministeriet"},
    {"Center for Frivilligt Socialt Arbejde, tidligere Kontaktudvalget til det Frivillige Sociale Arbejde, "
     "bistår foreningerne med rådgivning.",
     "Center for Frivilligt Socialt Arbejde | Kontaktudvalget til det Frivillige Sociale Arbejde"},
    {"Styrelsen for Arbejdsmarked og Rekruttering (indtil 2014 Arbejdsmarkedsstyrelsen) udsendte "
     "vejledningen.",
     "Styrelsen for Arbejdsmarked og Rekruttering | Arbejdsmarkedsstyrelsen"},
    {"Thisted Kommune har i samarbejde med Jammerbugt og Brønderslev Kommuner oprettet et fælles akuttilbud.",
     "Thisted Kommune | Jammerbugt og Brønderslev Kommuner"},
    {"I Ishøj, Vallensbæk og Greve Kommuner deltager sundhedsplejen fast i skolernes trivselsmøder.",
     "Ishøj, Vallensbæk og Greve Kommuner"},
    {"Silkeborg Kommunes socialafdeling har omlagt støtten, så den i højere grad gives i grupper.",
     "Silkeborg Kommune"},
    {"Forskere fra Roskilde Universitet og Syddansk Universitet har fulgt forsøget i tre år.",
     "Roskilde Universitet | Syddansk Universitet"},
    {"Institut for Sociologi og Socialt Arbejde ved Aalborg Universitet stod for de kvalitative interviews.",
     "Institut for Sociologi og Socialt Arbejde | Aalborg Universitet"},
    {"Statens Institut for Folkesundhed har sammen med Center for Sundhed og Samfund på Københavns "
     "Universitet analyseret data.",
     "Statens Institut for Folkesundhed | Center for Sundhed og Samfund | Københavns Universitet"},
    {"Professionshøjskolen Absalon og VIA University College udbyder diplommodulet to gange om året.",
     "Professionshøjskolen Absalon | VIA University College"},
    {"Dansk Handicap Forbund og Danske Handicaporganisationer efterlyser bedre adgang til hjælpemidler.",
     "Dansk Handicap Forbund | Danske Handicaporganisationer"},
    {"Foreningen Mødrehjælpen og Foreningen Grønlandske Børn driver tilbuddet sammen med otte frivillige.",
     "Foreningen Mødrehjælpen | Foreningen Grønlandske Børn"},
    {"Kirkens Korshær, Blå Kors og Frelsens Hær har i mange år drevet varmestuer i de større byer.",
     "Kirkens Korshær | Blå Kors | Frelsens Hær"},
    {"Landsforeningen for førtidspensionister mødtes med ministeren for at drøfte satsreguleringen.",
     "Landsforeningen for førtidspensionister"},
    {"KL og Danske Regioner er enige om, at ansvaret for genoptræning skal placeres ét sted.",
     "KL | Danske Regioner"},
    {"Tallene er indsamlet af VIVE og STAR og suppleret med registerdata fra Danmarks Statistik.",
     "VIVE | STAR | Danmarks Statistik"},
    {"Rådet for Socialt Udsatte og Det Centrale Handicapråd anbefaler en fælles handleplan.",
     "Rådet for Socialt Udsatte | Det Centrale Handicapråd"},
    {"Børnerådet, Ældre Sagen og Det Nationale Integrationsråd deltog i konferencen.",
     "Børnerådet | Ældre Sagen | Det Nationale Integrationsråd"},
    {"Folketingets Social- og Ældreudvalg stillede i marts spørgsmål om ventetiden på misbrugsbehandling.",
     "Folketingets Social- og Ældreudvalg"},
    {"Børneudvalget i Svendborg Kommune behandlede sagen på et ekstraordinært møde.", "Svendborg Kommune"},
    {"Beskæftigelsesankenævnet og Patientklagenævnet blev nedlagt, da reformen trådte i kraft.",
     "Beskæftigelsesankenævnet | Patientklagenævnet"},
    {"Projektet er støttet af TrygFonden, Det Obelske Familiefond og A.P. Møller Fonden.",
     "TrygFonden | Det Obelske Familiefond | A.P. Møller Fonden"},
    {"Evalueringen er udarbejdet af Rambøll Management Consulting A/S og Oxford Research.",
     "Rambøll Management Consulting A/S | Oxford Research"},
    {"Konsulenthuset Marselisborg og analysefirmaet Epinion har interviewet 40 ledere.",
     "Marselisborg | Epinion"},
    {"Jobcenter Esbjerg og Jobcentret i Varde henviser hvert år omkring 300 ledige til forløbet.",
     "Jobcenter Esbjerg | Jobcentret i Varde"},
    {"Tidlige Indsatser, en enhed i Socialtilsyn Midt, fører tilsyn med plejefamilier i 19 kommuner.",
     "Socialtilsyn Midt"},
    {"Socialstyrelsen i Sverige og National Institute for Health and Care Excellence anbefaler samme "
     "fremgangsmåde.",
     "Socialstyrelsen | National Institute for Health and Care Excellence"},
    {"OECD, WHO og Nordisk Ministerråd har alle peget på behovet for tidlig opsporing.",
     "OECD | WHO | Nordisk Ministerråd"},
    {"Europa-Kommissionen og FN's Handicapkomité har kritiseret den danske praksis.",
     "Europa-Kommissionen | FN's Handicapkomité"},
    {"Højesteret og Vestre Landsret nåede frem til forskellige resultater i de to sager.",
     "Højesteret | Vestre Landsret"},
    {"Rigspolitiet og Kriminalforsorgen skal fremover dele oplysninger om løsladte, der mangler bolig.",
     "Rigspolitiet | Kriminalforsorgen"},
    {"Borgerne kan finde oplysninger om ledige pladser på Tilbudsportalen og på borger.dk.",
     "Tilbudsportalen"},
    {"Vejledningen er godkendt af Sundhedsstyrelsen og sendt i høring hos Lægeforeningen og Dansk "
     "Sygeplejeråd.",
     "Sundhedsstyrelsen | Lægeforeningen | Dansk Sygeplejeråd"},
    {"Fonden, der hører under Erhvervsstyrelsen, uddeler midler to gange om året.", "Erhvervsstyrelsen"},
    {"Tilbuddet drives af Reden International i tæt samarbejde med Center mod Menneskehandel.",
     "Reden International | Center mod Menneskehandel"},
    {"Følgegruppen bestod af repræsentanter for Ældresagen, Danske Patienter, Hjernesagen og Kommunernes "
     "Landsforening.",
     "Ældresagen | Danske Patienter | Hjernesagen | Kommunernes Landsforening"},
    {"Lejre, Roskilde og Solrød Kommuner har indgået en aftale med Region Sjælland.",
     "Lejre, Roskilde og Solrød Kommuner | Region Sjælland"},
    {"Notatet er skrevet af Social- og Sundhedsforvaltningen i samråd med Handicaprådet.",
     "Social- og Sundhedsforvaltningen | Handicaprådet"},
    {"Folketingets Beskæftigelsesudvalg og Ligestillingsministeren drøftede sagen i december.",
     "Folketingets Beskæftigelsesudvalg"},
    {"Sagen blev indbragt for Østre Landsret, efter at Familieretshuset havde afvist klagen.",
     "Østre Landsret | Familieretshuset"},
    {"Afdelingen for Selvmordsforebyggelse på Hvidovre Hospital modtager årligt 900 henvisninger.",
     "Afdelingen for Selvmordsforebyggelse | Hvidovre Hospital"},
    {"Arbejdsgruppen havde deltagere fra Foreningen af Kommunale Chefer og Det Centrale Misbrugsråd.",
     "Foreningen af Kommunale Chefer | Det Centrale Misbrugsråd"},
    {"Ifølge Center for Ungdomsstudier, Landsforeningen Autisme og KL er ventetiden faldet.",
     "Center for Ungdomsstudier | Landsforeningen Autisme | KL"},
    {"European Agency for Special Needs and Inclusive Education har sammenlignet 31 lande.",
     "European Agency for Special Needs and Inclusive Education"},
    {"Den tidligere Velfærdsstyrelse, nu Styrelsen for Borgerservice, stod for udbetalingen.",
     "Styrelsen for Borgerservice"},
    {"Bikubenfonden, Roskilde Festival-gruppen og Realdania støtter boligprojektet.",
     "Bikubenfonden | Realdania"},
    {"Kommunerne Odense, Assens og Nyborg har valgt en anden model end resten af Fyn.", ""},
    {"Regionerne Nordjylland og Midtjylland driver i dag færre sociale tilbud end ved kommunalreformen.", ""},
    {"Regionsrådet og kommunalbestyrelsen skal hvert fjerde år indgå en sundhedsaftale.", ""},
    {"Socialdirektøren og Leder af Myndighed deltog sammen med Borgmesteren i mødet.", ""},
    {"Serviceloven og Barnets Lov regulerer tilsammen støtten, jf. Socialministerens svar.", ""},
    {"Projekt Hånden På Hjertet og Familieiværksætterne er metoder, som kommunerne selv tilpasser.", ""},
    {"På Nørrebro og i Gellerup har beboerne startet egne netværk, og i Vollsmose følger flere efter.", ""},
    {"ICDP, Signs of Safety og Cool Kids er eksempler på programmer med dokumenteret effekt.", ""},
    {"Professor Lene Krogh og socialrådgiver Ib Mathiesen har bidraget med kommentarer.", ""},
    {"Det er VIGTIGT, at både FORÆLDRE og skole bliver hørt, inden planen ligger fast.", ""},
    {"Skolen, jobcentret og kommunens psykologer mødes hver måned med regionens psykiatri.", ""},
    {"Ledelse Og Styring I Kommunerne", ""},
};

TEST(TermGrid, ReadsBodies) {
  for (const auto& one : kGridBodies) {
    SCOPED_TRACE(one.text);
    const ReadText text(one.text);
    std::string joined;
    for (const auto& body : text.facts().organisations) add_term_to_row(joined, body.label);
    EXPECT_EQ(joined, one.wanted);
  }
}

}  // namespace
}  // namespace vidensgraf
