#include <gtest/gtest.h>

#include "document_checks.h"

namespace vidensgraf {
namespace {

TEST(ReadMarkdown, KeepsTheTextAndDropsTheMarks) {
  const Document document = read_text(R"(---
title: "Støtte i hverdagen"
authors:
- Åse Holm
- Bo Lind
date: 2021-03-04
language: da
---
# Støtte i **hverdagen** {#top}

Undertitel
----------

En linje med *kursiv*, `kode`, snake_case og
et [link med [klammer]](https://eksempel.dk/a_(b)) til mere.[^1]
5 * 3 \* 2 <https://eksempel.dk> og <b>fed</b>.

- et punkt
  over to linjer
    - et underpunkt
1. trin et

> Et citat
> over to linjer

| Gruppe | Antal |
|--------|------:|
| Ledere | 4     |

![Et billede](a.png)

<!-- skjult
tekst -->

[^1]: En fodnote med *mere*.

## Kilder

- Holm, Å. (2019). *Støtte*. Odense.
)",
                                      "notat.md");
  EXPECT_EQ(outline(document), R"(heading1 Støtte i hverdagen
heading2 Undertitel
paragraph En linje med kursiv, kode, snake_case og et link med [klammer] til mere. 5 * 3 * 2 https://eksempel.dk og fed.
item1 et punkt over to linjer
item2 et underpunkt
item1 1. trin et
quotation Et citat over to linjer
row Gruppe	Antal
row Ledere	4
paragraph Et billede
note En fodnote med mere.
heading2 Kilder
reference Holm, Å. (2019). Støtte. Odense.
)");
  EXPECT_EQ(document.metadata.title->value, "Støtte i hverdagen");
  EXPECT_EQ(document.metadata.date->value, "2021-03-04");
  EXPECT_EQ(document.metadata.language->value, "da");
  ASSERT_EQ(document.metadata.authors.size(), 2U);
  EXPECT_EQ(document.metadata.authors[1].value, "Bo Lind");
}

TEST(ReadMarkdown, ReadsOneFromHostileMarks) {
  for (const std::string& text :
       {std::string(200000, '['), std::string(200000, '<'), std::string(100000, '>') + " a",
        std::string(200000, '*') + "a", std::string(50000, '|') + "a|", "[a](" + std::string(200000, '('),
        "a\n" + std::string(100000, '-')}) {
    const std::string message = message_for(text, "a.md");
    EXPECT_TRUE(message == "read" || message == "The file holds no text.") << message;
  }
}

}  // namespace
}  // namespace vidensgraf
