#include <gtest/gtest.h>

#include "document_checks.h"

namespace vidensgraf {
namespace {

TEST(ReadHtml, KeepsTheMainContentOnly) {
  const Document document = read_text(R"(<!doctype html>
<html lang="da-DK"><head><title>Støttebehov | Rådet</title>
<meta name="author" content="Åse Holm"><meta property="article:published_time" content="2021-12-04T10:00:00Z">
<meta name="dcterms.publisher" content="Rådet"><link rel="canonical" href="https://eksempel.dk/a">
<style>p { color: red }</style><script>var x = "<p>nej</p>";</script></head>
<body><header>Sidehoved</header><nav><ul><li>Menu</li></ul></nav>
<div class="cookie-banner">Vi bruger cookies</div>
<main><div class="breadcrumb">Forside / Støtte</div>
<h1>Støttebehov</h1>
<p>Et støttebehov er   et
behov for <em>hjælp</em>.</p>
<ul><li>praktisk<ul><li>i hjemmet</li></ul></li><li>personlig</li></ul>
<h2>Paragraffer</h2>
<table><caption>Oversigt</caption><tr><th>Indsats</th><th>Hjemmel</th></tr><tr><td>Støtte</td><td>SEL &sect; 85</td></tr></table>
<blockquote><p>Det virker.</p></blockquote>
<figure><img src="a.png" alt="x"><figcaption>Figur 1</figcaption></figure>
løs tekst<br>ny linje<br><br>nyt afsnit
<aside>Se også</aside><button>Del</button>
</main><footer>Kontakt</footer></body></html>)",
                                      "side.html");
  EXPECT_EQ(outline(document), R"(heading1 Støttebehov
paragraph Et støttebehov er et behov for hjælp.
item1 praktisk
item2 i hjemmet
item1 personlig
heading2 Paragraffer
caption Oversigt
row Indsats	Hjemmel
row Støtte	SEL § 85
quotation Det virker.
caption Figur 1
paragraph løs tekst ny linje
paragraph nyt afsnit
)");
  EXPECT_EQ(document.metadata.title->value, "Støttebehov");
  EXPECT_EQ(document.metadata.publisher->value, "Rådet");
  EXPECT_EQ(document.metadata.date->value, "2021-12-04");
  EXPECT_EQ(document.metadata.language->value, "da");
  EXPECT_EQ(document.metadata.url->value, "https://eksempel.dk/a");
  ASSERT_EQ(document.metadata.authors.size(), 1U);
}

TEST(ReadHtml, TakesTheBodyWhereNothingIsMarkedAsMain) {
  EXPECT_EQ(outline(read_text("<html><body><h2>Mål</h2>Løs tekst<p>Afsnit<p>Næste", "a.html")),
            "heading2 Mål\nparagraph Løs tekst\nparagraph Afsnit\nparagraph Næste\n");
}

TEST(ReadHtml, RefusesDeepNestingInLinearTime) {
  std::string deep, svg, flat;
  for (int i = 0; i < 100000; ++i) {
    deep += "<div>";
    svg += "<td>";
    flat += "<p>a<li>b<br>";
  }
  EXPECT_EQ(message_for("<html>" + deep, "a.html"), "The HTML is nested more than 1000 elements deep.");
  EXPECT_EQ(message_for("<html><svg>" + svg, "a.html"), "The HTML is nested more than 1000 elements deep.");
  EXPECT_EQ(message_for("<html>" + flat, "a.html"), "read");
}

TEST(ReadHtml, SaysSoWhereThereIsNoText) {
  EXPECT_EQ(message_for("<html><body><script>app()</script></body></html>", "a.html"),
            "The file holds no text.");
}

}  // namespace
}  // namespace vidensgraf
