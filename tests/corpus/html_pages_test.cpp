#include <gtest/gtest.h>

#include "document_checks.h"

// Pages as the content systems of municipalities, Word and LibreOffice make them.

namespace vidensgraf {
namespace {

TEST(ReadHtml, ReadsWhatButtonsUnfold) {
  EXPECT_EQ(
      outline(read_text(R"(<html><body><main><h1>Støtte</h1>
<ul class="accordion"><li><h2><button aria-expanded="false" aria-controls="a1">Hvem kan få støtte?</button></h2>
<div id="a1" aria-hidden="true"><p>Voksne borgere.</p><p hidden>Intern note</p></div></li></ul>
<button data-toggle="collapse" data-target="#p1">Praktisk hjælp</button><div id="p1" style="display: none"><p>Rengøring.</p></div>
<button aria-controls="p2">Vis mere</button><div id="p2" hidden><p>Indkøb.</p></div>
<div role="tablist"><button role="tab" aria-controls="t1">Pris</button><button role="tab" aria-controls="t2">Klage</button></div>
<div id="t1"><p>Gratis.</p></div><div id="t2" hidden><p>Inden fire uger.</p></div>
<details><summary>Loven</summary><p>Servicelovens § 85.</p></details>
<div style="DISPLAY:none">Skabelon</div><button aria-controls="findes-ikke">Del</button></main></body></html>)",
                        "a.html")),
      "heading1 Støtte\nheading2 Hvem kan få støtte?\nparagraph Voksne borgere.\nheading3 Praktisk hjælp\n"
      "paragraph Rengøring.\nparagraph Indkøb.\nheading3 Pris\nparagraph Gratis.\nheading3 Klage\n"
      "paragraph Inden fire uger.\nheading3 Loven\nparagraph Servicelovens § 85.\n");
}

TEST(ReadHtml, KeepsWhatThePageStandsIn) {
  EXPECT_EQ(outline(read_text(R"(<html><head><title>Klitmark Kommune - Hjemmepleje</title></head><body>
<div class="page has-sidebar no-cookie"><div class="sidebar"><p>Menu</p></div><h1>Hjemmepleje</h1><p>Hjælp i hjemmet.</p></div>
</body></html>)",
                              "a.html")),
            "heading1 Hjemmepleje\nparagraph Hjælp i hjemmet.\n");
}

TEST(ReadHtml, TakesAListOfTermsForATable) {
  EXPECT_EQ(outline(read_text(R"(<html><body><h1>Ordliste</h1><dl><dt>Bostøtte</dt><dd>Hjælp i eget hjem.</dd>
<div><dt>Handleplan</dt><dd><p>En plan.</p></dd></div></dl></body></html>)",
                              "a.html")),
            "heading1 Ordliste\nrow Bostøtte\tHjælp i eget hjem.\nrow Handleplan\tEn plan.\n");
}

TEST(ReadHtml, PutsTheCellsOfARowTogetherInTheirOrder) {
  EXPECT_EQ(outline(read_text(R"(<html><body><table><tr><th>Begreb<th>Definition</tr>
<tr><td>Aflastning<td><p>Et ophold.</p><p>Det er kort.</p></tr><tr><td>Ledsagelse<td>15 timer<br>om måneden<span hidden>x</span></tr></table>
<table><tr><td><h2>Layout</h2><p>Venstre.</p></td><td><ul><li>Højre</ul></td></tr></table></body></html>)",
                              "a.html")),
            "row Begreb\tDefinition\nrow Aflastning\tEt ophold.~~Det er kort.\nrow Ledsagelse\t15 timer om "
            "måneden\n"
            "heading2 Layout\nparagraph Venstre.\nitem1 Højre\n");
}

TEST(ReadHtml, PartsLinesThatAreBoldOrOpenWithABullet) {
  EXPECT_EQ(
      outline(
          read_text(R"(<html><body><div><b>Støtte til pårørende</b><br>Kommunen rådgiver<br>pårørende.<br><br>
Tilbuddet er til:<br>- ægtefæller<br>- voksne børn<br><strong>Klage</strong><br>Inden fire uger.<br><b>Husk:</b> skriv.</div></body></html>)",
                    "a.html")),
      "heading1 Støtte til pårørende\nparagraph Kommunen rådgiver pårørende.\nparagraph Tilbuddet er til:\n"
      "item1 - ægtefæller\nitem1 - voksne børn\nheading2 Klage\nparagraph Inden fire uger. Husk: skriv.\n");
}

TEST(ReadHtml, ReadsPagesThatWordAndLibreOfficeSaved) {
  EXPECT_EQ(
      outline(read_text(
          R"(<html><body><p class=MsoNormal>Støtte<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a> gives<sup><a href="#n2">2</a></sup>.</p>
<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp; </span></span>borgere</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> Se loven.</p></div></div>
<div id="sdfootnote2"><p><a class="sdfootnotesym" href="#r">2</a>Se bilaget.</p></div><div title="footer"><p>3</p></div></body></html>)",
          "a.htm")),
      "paragraph Støtte gives.\nitem1 · borgere\nnote Se loven.\nnote Se bilaget.\n");
}

}  // namespace
}  // namespace vidensgraf
