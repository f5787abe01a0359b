// What the pages say and where their links lead, over an index of corpus/samples. How they look and work in a
// browser is tested in browser/.

#include <gmock/gmock.h>

#include "extraction/registers.h"
#include "tests/web/sample_site.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/section_title.h"
#include "web/request_target.h"

namespace vidensgraf {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::page_at;
using testing::SampleSite;
using ::testing::StartsWith;

SampleSite& site() { return SampleSite::shared(); }

TEST(Pages, WriteDatesAsPeopleDo) {
  EXPECT_EQ(date_text("2021-12-04", Language::Danish), "4. december 2021");
  EXPECT_EQ(date_text("2021-12-04", Language::English), "4 December 2021");
  EXPECT_EQ(date_text("2021-03", Language::Danish), "marts 2021");
  EXPECT_EQ(date_text("2021", Language::Danish), "2021");
  EXPECT_EQ(date_text("2021-13-40", Language::Danish), "2021-13-40");
  EXPECT_EQ(date_text("", Language::Danish), "");
  EXPECT_EQ(number_text(999, Language::Danish), "999");
  EXPECT_EQ(number_text(1234567, Language::Danish), "1.234.567");
  EXPECT_EQ(number_text(40172, Language::English), "40,172");
}

TEST(Pages, WriteVersionsOfLawsAsPeopleDo) {
  EXPECT_EQ(version_text("LBK nr 67 af 2024-01-22", Language::Danish), "LBK nr 67 af 22. januar 2024");
  EXPECT_EQ(version_text("LOV", Language::Danish), "LOV");
}

TEST(Pages, HeadSectionsOfLawWithTheSection) {
  DocumentHit hit;
  hit.paragraf = "§ 85";
  const auto heading = [&hit](std::string title) {
    hit.title = std::move(title);
    const SectionTitle headed = section_title(hit, Registers::built_in());
    return headed.heading + (headed.full_title.empty() ? "" : " | " + headed.full_title);
  };
  EXPECT_EQ(heading("Bekendtgørelse af lov om social service"),
            "serviceloven § 85 | Bekendtgørelse af lov om social service");
  EXPECT_EQ(heading("Bekendtgørelse om udgang (udgangsbekendtgørelsen)"),
            "udgangsbekendtgørelsen § 85 | Bekendtgørelse om udgang (udgangsbekendtgørelsen)");
  EXPECT_EQ(heading("Bekendtgørelse om affald"), "§ 85 – Bekendtgørelse om affald");
  EXPECT_EQ(heading("Bekendtgørelse om prøver (nye regler)"), "§ 85 – Bekendtgørelse om prøver (nye regler)");
  const std::string longer =
      "Bekendtgørelse om tilskud til projekter om etablering af konstruerede minivådområder";
  EXPECT_EQ(heading(longer + " på mark og eng"),
            "§ 85 – Bekendtgørelse om tilskud til projekter om etablering af konstruerede … | " + longer +
                " på mark og eng");
}

TEST(Pages, ListConceptsByTheAlphabet) {
  const std::string all = page_at("/concepts?lang=da");
  EXPECT_THAT(all, AllOf(HasSubstr("href=\"/concepts?begynder=s\""), HasSubstr("Mest nævnte")));
  EXPECT_THAT(all, Not(HasSubstr("begynder=q\""))) << "no name begins so";
  EXPECT_THAT(page_at("/concepts?begynder=socialt%20udsatte&lang=da"),
              HasSubstr("<span>socialt udsatte</span> <em>se</em> <a href=\"/concepts/Socialt%20problem\">"));
  // A beginning may be as long as a name.
  EXPECT_THAT(page_at("/concepts?begynder=voksne%20med%20b%C3%A5de%20psykiske%20vanskeligheder%20og&lang=da"),
              AllOf(HasSubstr(">voksne med både psykiske vanskeligheder og et misbrug</a>"),
                    HasSubstr("<h2 class=\"h4\" id=\"navne\">1 begreb</h2>")));
  EXPECT_THAT(page_at("/concepts?begynder=%3Cscript%3E%22&lang=da"),
              AllOf(HasSubstr("value=\"&lt;script&gt;&quot;\""), HasSubstr("Ingen begreber begynder sådan")));
}

TEST(Pages, CutLongTextsBetweenWordsAndCharacters) {
  EXPECT_EQ(shortened_text("kort", 10), "kort");
  EXPECT_EQ(shortened_text("et to tre fire", 8), "et to …");
  EXPECT_EQ(shortened_text("ææææææ", 5), "ææ …");
}

TEST(Pages, CompareTheTwoDefinitionsThatTheAddressChooses) {
  const Response page = site().get("/concepts/sammenh%C3%A6ngende%20indsats?fra=2&til=3");
  EXPECT_THAT(page.body, HasSubstr("Forskelle fra definition 2 til definition 3"));
  EXPECT_THAT(page.body, HasSubstr("<del>"));
  EXPECT_THAT(page.body, HasSubstr("<ins>"));
  // Numbers that no definition has fall back to the first two.
  EXPECT_THAT(site().get("/concepts/sammenh%C3%A6ngende%20indsats?fra=0&til=99").body,
              HasSubstr("Forskelle fra definition 1 til definition 2"));
}

TEST(Pages, SayWhichFieldsThereAre) {
  EXPECT_THAT(site().get("/?q=forfatter:Hansen").body, HasSubstr("»forfatter:« er ikke et felt"));
  EXPECT_THAT(site().get("/?q=forfatter:Hansen&lang=en").body,
              HasSubstr("the fields are titel, begreb, lov, målgruppe, udgiver, år, type, dokument"));
  const nlohmann::json problem = site().json("/api/v1/search?q=forfatter:Hansen").at("problems").at(0);
  EXPECT_EQ(problem.at("code"), "unknown_field");
  EXPECT_EQ(problem.at("value"), "forfatter");
}

TEST(Pages, SayWhatIsStillMissingToCompare) {
  EXPECT_THAT(site().get("/compare").body, HasSubstr("Vælg to begreber"));
  EXPECT_THAT(site().get("/compare?kind=documents").body, HasSubstr("Vælg to dokumenter"));
  const std::string half = site().get("/compare?a=st%C3%B8ttebehov&b=").body;
  EXPECT_THAT(half,
              AllOf(HasSubstr("Skriv også et begreb i det andet felt."), HasSubstr("value=\"støttebehov\"")));
}

TEST(Pages, ShowHowQueriesMayBeWritten) {
  for (const char* address : {"/?lang=da", "/?q=kvantekromodynamik&lang=da"}) {
    SCOPED_TRACE(address);
    EXPECT_THAT(site().get(address).body,
                AllOf(HasSubstr("Sådan kan du søge"), HasSubstr("(botilbud ELLER bosted) OG misbrug")));
  }
  EXPECT_THAT(site().get("/?q=botilbud").body, Not(HasSubstr("Sådan kan du søge")));
}

TEST(Pages, WarnBesideTheHitsOfAProvisionThatIsNotThere) {
  const std::string page = site().get("/?q=SEL%20%C2%A7%209999&lang=da").body;
  EXPECT_THAT(page, HasSubstr("§ 9999 findes ikke i nogen tekst af serviceloven"));
  EXPECT_THAT(page, HasSubstr("href=\"/provisions/serviceloven%20%C2%A7%209999\""));
  EXPECT_THAT(site().get("/?q=servicelovens%20%C2%A7%2050&lang=da").body, HasSubstr("§ 50 er flyttet"));
  EXPECT_THAT(site().get("/?q=SEL%20%C2%A7%2085&lang=da").body, Not(HasSubstr("vg-warning")));
}

TEST(Pages, OfferToSearchForWhatIsNotThere) {
  const Response law = site().get("/provisions/fugleloven%20%C2%A7%203");
  EXPECT_EQ(law.status, 404);
  EXPECT_THAT(law.body, AllOf(HasSubstr("href=\"/?q=fugleloven%20%C2%A7%203\""),
                              HasSubstr("value=\"fugleloven § 3\"")));
  EXPECT_THAT(site().get("/documents/nej").body, HasSubstr("href=\"/?q=nej\""));
}

TEST(Pages, LeadOnFromAddressesThatWereCutShort) {
  EXPECT_EQ(site().get("/documents/").header("Location"), "/documents");
  EXPECT_EQ(site().get("/concepts/").header("Location"), "/concepts");
  for (const char* address : {"/provisions", "/provisions/"}) {
    const Response answer = site().get(address);
    EXPECT_EQ(answer.status, 303) << address;
    EXPECT_EQ(answer.header("Location"), "/") << address;
  }
}

TEST(Pages, SayThatAQueryIsTooLongForAnAddress) {
  const Response page = site().get("/?lang=da&q=" + std::string(5000, 'a'));
  EXPECT_EQ(page.status, 414);
  EXPECT_THAT(page.body, HasSubstr("Det er for langt at søge efter"));
}

TEST(Pages, ShowWhatIsDefinedInTheSamePlace) {
  const std::string body = site().get("/concepts/bost%C3%B8tte?lang=da").body;
  const std::size_t begin = body.find("<h2 id=\"samme-sted\">Defineret samme sted");
  ASSERT_NE(begin, std::string::npos);
  const std::string section = body.substr(begin, body.find("</section>", begin) - begin);
  EXPECT_THAT(section, HasSubstr(">botilbud</a>"));
  EXPECT_THAT(section, HasSubstr(">faglig udredning</a>"));
  EXPECT_THAT(section, Not(HasSubstr(">bostøtte</a>")));
}

TEST(Pages, WarnOfAProvisionThatMovedOrNeverWas) {
  EXPECT_THAT(site().get("/provisions/SEL%20%C2%A7%2052").body, HasSubstr("er flyttet"));
  EXPECT_THAT(site().get("/provisions/SEL%20%C2%A7%20999").body, HasSubstr("Tjek henvisningen"));
  EXPECT_THAT(site().get("/provisions/SEL%20%C2%A7%2085").body, Not(HasSubstr("vg-warning\" role")));
}

TEST(Pages, ShowThePlaceThatALinkLeadsTo) {
  const Response page = site().get("/documents/begreber-2024?start=1220&end=1243");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("id=\"place\""));
  EXPECT_EQ(site().get("/documents/begreber-2024?start=5&end=3").status, 400);
  EXPECT_EQ(site().get("/documents/begreber-2024?start=0&end=99999999").status, 400);
  // Bytes within a character or a word are no reason to fail.
  EXPECT_EQ(site().get("/documents/begreber-2024?start=1225&end=1226").status, 200);
  EXPECT_EQ(site().get("/documents/none").status, 404);
}

TEST(Pages, LeadToTwiceAsMuchOfTheGraphAgainAndAgain) {
  for (const int nodes : {2, 4}) {
    const auto address = "/graph?around=st%C3%B8ttebehov&nodes=" + std::to_string(nodes);
    EXPECT_THAT(site().get(address).body,
                HasSubstr("/graph?around=st%C3%B8ttebehov&amp;nodes=" + std::to_string(2 * nodes) + "\""));
  }
}

TEST(Pages, DrawTheGraphWithLinks) {
  const Response page = site().get("/graph?around=st%C3%B8ttebehov");
  EXPECT_THAT(page.body, HasSubstr("<a class=\"vg-node\" href=\"/concepts/komplekst%20st%C3%B8ttebehov\""));
  EXPECT_THAT(page.body, HasSubstr("href=\"#kant-1\""));
  EXPECT_THAT(page.body, Not(HasSubstr("<?xml")));
  EXPECT_EQ(site().get("/graph?around=hestekastanje").status, 404);
  EXPECT_EQ(site().get("/graph?around=st%C3%B8ttebehov&depth=9").status, 400);
  const Response narrowed = site().get("/graph?around=st%C3%B8ttebehov&edge=broader");
  EXPECT_THAT(narrowed.body, Not(HasSubstr("/documents/begreber-2024\" aria-label")));
}

TEST(Pages, ExportWhatIsShown) {
  const Response drawing = site().get("/graph.svg?around=st%C3%B8ttebehov");
  EXPECT_EQ(drawing.content_type, "image/svg+xml");
  const Response turtle = site().get("/graph/export/turtle?around=st%C3%B8ttebehov&edge=broader");
  EXPECT_THAT(turtle.body, HasSubstr("komplekst støttebehov"));
  EXPECT_EQ(site().get("/graph/export/docx?around=st%C3%B8ttebehov").status, 404);
  const Response list = site().get("/graph/export/begrebsliste-xlsx?around=st%C3%B8ttebehov");
  EXPECT_THAT(list.body, ::testing::StartsWith("PK"));
  EXPECT_EQ(list.header("Content-Disposition"), "attachment; filename=\"begrebsliste.xlsx\"");
  // As Danish Excel opens it by a click.
  EXPECT_THAT(site().get("/graph/export/begrebsliste?around=st%C3%B8ttebehov").body,
              HasSubstr("Foretrukken term;Accepteret term;"));
}

TEST(Pages, WriteHitsAsATable) {
  const Response table = site().get("/search.csv?q=st%C3%B8ttebehov");
  EXPECT_THAT(table.content_type, HasSubstr("text/csv"));
  EXPECT_THAT(table.body, StartsWith("\xEF\xBB\xBFnr;dokument;titel;"));
  EXPECT_THAT(table.body, HasSubstr("/documents/begreber-2024?start="));
}

TEST(Pages, LeadToTheRestOfThePlacesInADocument) {
  const Response page = site().get("/documents/begreber-2024?navn=st%C3%B8ttebehov");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("er markeret."));
  EXPECT_THAT(page.body, HasSubstr("class=\"vg-fact vg-concept\" href=\"/concepts/st%C3%B8ttebehov\""));
  EXPECT_THAT(page.body, Not(HasSubstr("<a class=\"vg-fact vg-definition")));
  // What the document does not name leaves the usual marks.
  EXPECT_THAT(site().get("/documents/begreber-2024?navn=hest").body,
              HasSubstr("<a class=\"vg-fact vg-definition"));
}

TEST(Pages, NameTheLanguageOfDanishWordsInEnglishPages) {
  EXPECT_THAT(site().get("/concepts/st%C3%B8ttebehov?lang=en").body, HasSubstr("<h1 lang=\"da\">"));
  EXPECT_THAT(site().get("/concepts/st%C3%B8ttebehov?lang=da").body, HasSubstr("<h1>"));
}

TEST(Pages, CompareConceptsThatOnlyOneSideDefines) {
  const Response page = site().get("/compare?a=st%C3%B8ttebehov&b=psykisk%20vanskelighed&lang=da");
  EXPECT_THAT(page.body, HasSubstr("Borgerens behov for hjælp"));
  EXPECT_THAT(page.body, HasSubstr("Ingen dokumenter i samlingen definerer"));
}

TEST(Pages, CompareConceptsAndDocuments) {
  EXPECT_THAT(site().get("/compare?kind=documents&a=begreber-2024&b=begreber-i-voksenindsatsen").body,
              HasSubstr("støttebehov"));
  EXPECT_THAT(site().get("/compare?a=st%C3%B8ttebehov&b=hestekastanje").body, HasSubstr("hestekastanje"));
  const Response unknown = site().get("/compare?kind=documents&a=begreber-2024&b=none");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_THAT(unknown.body,
              AllOf(HasSubstr("Intet dokument hedder »none«"), HasSubstr("<form class=\"vg-panel\"")));
}

TEST(Pages, PageThroughLongLists) {
  Request request;
  ASSERT_TRUE(set_target(request, "/documents?side=7&x=a%26b").has_value());
  TemplateData data;
  put_pager(data, request, {"side", 7, 12, "Dokumenter"}, Language::Danish);
  const std::string html = render("pager", data, Language::Danish);
  EXPECT_THAT(html, HasSubstr("href=\"/documents?x=a%26b&amp;side=6\" rel=\"prev\""));
  EXPECT_THAT(html, HasSubstr("href=\"/documents?x=a%26b&amp;side=8\" rel=\"next\""));
  EXPECT_THAT(html, HasSubstr("side 12 af 12"));
  EXPECT_THAT(html, Not(HasSubstr("side 3 af 12")));
  EXPECT_THAT(html, HasSubstr("aria-current=\"page\"><span class=\"sr-only\">side 7 af 12"));
  TemplateData single;
  put_pager(single, request, {"side", 1, 1, "Dokumenter"}, Language::Danish);
  EXPECT_THAT(render("pager", single, Language::Danish), Not(HasSubstr("nav")));
  EXPECT_EQ(site().get("/documents?side=1").status, 200);
  EXPECT_EQ(site().get("/documents?side=2").status, 404);
  EXPECT_EQ(site().get("/documents?side=hest").status, 400);
  EXPECT_EQ(site().get("/documents?sort=hest").status, 400);
  EXPECT_THAT(site().get("/documents?lang=da&tekst=begreber&sort=nyeste").body,
              HasSubstr("2 af 21 dokumenter"));
  EXPECT_THAT(site().get("/documents?lang=da&type=hest").body, HasSubstr("Ingen dokumenter passer"));
}

TEST(Pages, SayWhatCouldNotBeReadInTheLanguageOfThePage) {
  const Response danish = site().get("/?q=%28st%C3%B8tte");
  EXPECT_THAT(danish.body, HasSubstr("en parentes bliver ikke lukket"));
  EXPECT_THAT(site().get("/?q=%28st%C3%B8tte&lang=en").body, HasSubstr("a parenthesis is never closed"));
  EXPECT_THAT(site().get("/concepts/komplekst%20st%C3%B8ttebehov").body,
              HasSubstr("bøjet form af de samme ord"));
}

TEST(Pages, ChooseConceptsAmongFacetsAndOrderByYear) {
  const Response all = site().get("/?q=st%C3%B8ttebehov");
  EXPECT_THAT(all.body, HasSubstr("name=\"concept\" value=\"koordinerende sagsbehandler\""));
  EXPECT_THAT(all.body, HasSubstr("aria-current=\"true\">mest relevante først"));
  const Response newest =
      site().get("/?q=st%C3%B8ttebehov&sort=nyeste&concept=koordinerende%20sagsbehandler");
  EXPECT_THAT(newest.body, HasSubstr("aria-current=\"true\">nyeste først"));
  EXPECT_THAT(newest.body, HasSubstr("<input type=\"hidden\" name=\"sort\" value=\"nyeste\">"));
  EXPECT_EQ(site().get("/?q=x&sort=hest").status, 400);
}

TEST(Pages, ShowAllHitsPageByPage) {
  const Response first = site().get("/?q=st%C3%B8tte&n=4&sort=nyeste");
  EXPECT_THAT(first.body, HasSubstr("n=4&amp;sort=nyeste&amp;side=2#resultater\" rel=\"next\""));
  EXPECT_THAT(first.body, HasSubstr("<ol class=\"vg-hits\" start=\"1\">"));
  const Response second = site().get("/?q=st%C3%B8tte&n=4&sort=nyeste&side=2");
  EXPECT_THAT(second.body, HasSubstr("<ol class=\"vg-hits\" start=\"5\">"));
  EXPECT_THAT(second.body, HasSubstr("rel=\"prev\""));
  // Another order, another facet and the table begin with the first hit.
  EXPECT_THAT(second.body, Not(HasSubstr("side=2&amp;sort")));
  EXPECT_THAT(second.body, HasSubstr("\"/search.csv?q=st%C3%B8tte&amp;n=4&amp;sort=nyeste\""));
  EXPECT_EQ(site().get("/?q=st%C3%B8tte&side=99").status, 404);
  EXPECT_EQ(site().get("/?q=st%C3%B8tte&side=0").status, 400);
  EXPECT_EQ(site().get("/?q=st%C3%B8tte&n=10&side=101").status, 400);
}

TEST(Pages, NameTypesOfDocumentsInTheirLanguage) {
  EXPECT_THAT(site().get("/documents/kvalitetsstandard-botilbud?lang=en").body,
              HasSubstr("quality standard"));
  EXPECT_THAT(site().get("/documents/kvalitetsstandard-botilbud?lang=da").body,
              HasSubstr("kvalitetsstandard"));
}

TEST(Pages, SearchOneDocument) {
  EXPECT_THAT(site().get("/documents/begreber-2024").body,
              HasSubstr("<input type=\"hidden\" name=\"document\" value=\"begreber-2024\">"));
  const Response found = site().get("/?document=begreber-2024&q=indsats");
  EXPECT_THAT(found.body, HasSubstr("1 dokument med "));
  EXPECT_THAT(found.body, HasSubstr("Kun i »Begreber i voksenindsatsen, 2. udgave«"));
  EXPECT_THAT(found.body, HasSubstr("<a href=\"/?q=indsats\">Kun i")) << "which takes it away";
  EXPECT_THAT(found.body, HasSubstr("\"/search.csv?document=begreber-2024&amp;q=indsats\""));
  // Every value would hold for the one document; what was chosen can still be taken away.
  EXPECT_THAT(found.body, Not(HasSubstr("vg-facets")));
  const Response chosen = site().get("/?document=begreber-2024&q=indsats&type=rapport");
  EXPECT_THAT(chosen.body, HasSubstr("name=\"type\" value=\"rapport\" checked"));
  EXPECT_THAT(chosen.body, Not(HasSubstr("name=\"concept\"")));
  EXPECT_THAT(site().get("/?document=nothing&q=indsats").body, HasSubstr("Kun i »nothing«"));
}

TEST(Pages, TablesAreReadByDanishSpreadsheets) {
  const Response graph = site().get("/graph/export/csv?around=komplekst%20st%C3%B8ttebehov");
  EXPECT_THAT(graph.body, ::testing::StartsWith("\xEF\xBB\xBF"
                                                "begreb;slags;andre navne;"));
  EXPECT_THAT(graph.body, HasSubstr("\r\nkomplekst støttebehov;begreb;"));
  const Response english = site().get("/graph/export/csv?around=st%C3%B8ttebehov&lang=en");
  EXPECT_THAT(english.body, HasSubstr("\r\nstøttebehov;concept;"));
  // Addresses lead back to where the table was taken, from wherever it is opened.
  const NamedValues proxied{{"host", "viden.example"}, {"x-forwarded-proto", "https"}};
  const NamedValues local{{"host", "127.0.0.1:8080"}};
  for (const char* table : {"/graph/review.csv?around=st%C3%B8ttebehov", "/search.csv?q=st%C3%B8ttebehov"}) {
    EXPECT_THAT(site().get(table, proxied).body, HasSubstr(";https://viden.example/")) << table;
    EXPECT_THAT(site().get(table, local).body, HasSubstr(";http://127.0.0.1:8080/")) << table;
  }
}

TEST(Pages, MarkCitationsAndStatedLinks) {
  const Response page = site().get("/documents/interviewundersoegelse-hverdag?vis=cited_work&vis=relation");
  EXPECT_THAT(page.body, HasSubstr("class=\"vg-fact vg-cited_work\" href=\"/documents/"));
  EXPECT_THAT(page.body, HasSubstr("id=\"henvist\""));
  // What only registers say is no statement of the document.
  EXPECT_THAT(page.body, Not(HasSubstr("del af")));
}

}  // namespace
}  // namespace vidensgraf
