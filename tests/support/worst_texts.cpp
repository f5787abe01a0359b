#include "tests/support/worst_texts.h"

namespace vidensgraf::testing {

std::string WorstText::of_size(std::size_t bytes) const {
  std::string text = start;
  text.reserve(bytes + unit.size() + finish.size());
  for (std::size_t number = 1; text.size() + finish.size() < bytes; ++number) {
    for (const char c : unit) {
      if (c == '%') {
        text += std::to_string(number);
      } else {
        text += c;
      }
    }
  }
  return text + finish;
}

const std::vector<WorstText>& worst_texts() {
  static const std::vector<WorstText> kTexts = {
      // Signs
      {"open brackets", "En borger ", "(", "\n"},
      {"open brackets apart", "En borger ", "( ", "\n"},
      {"close brackets", "En borger ", ")", "\n"},
      {"nested brackets", "", "(støtte ", ")\n"},
      {"open square brackets", "", "[", "\n"},
      {"double quotes", "", "\"", "\n"},
      {"quotes apart", "", "\" ", "\n"},
      {"open quotes", "", "»støtte ", "\n"},
      {"low quotes", "", "„ord ", "\n"},
      {"single quotes", "", "'", "\n"},
      {"full stops", "", ".", "\n"},
      {"full stops apart", "", ". ", "\n"},
      {"commas", "", ", ", "\n"},
      {"colons", "", ": ", "\n"},
      {"semicolons", "", "a; ", "\n"},
      {"hyphens", "", "-", "\n"},
      {"hyphens apart", "", "- ", "\n"},
      {"slashes", "", "/", "\n"},
      {"ellipses", "", "…", "\n"},
      {"spaces", "a", " ", "b\n"},
      {"line breaks", "a", "\n", "b\n"},
      {"carriage returns", "a", "\r\n", "b\n"},
      {"tabs", "a", "\t", "b\n"},
      {"backslashes", "", "\\", "\n"},
      {"ats", "", "a@", "\n"},
      {"links", "", "https://a.dk/", "\n"},
      {"links apart", "", "www.social%.dk ", "\n"},
      // Law
      {"paragraph signs", "", "§", "\n"},
      {"paragraph signs apart", "", "§ ", "\n"},
      {"list of paragraphs", "§§ ", "1, ", "\n"},
      {"lists of paragraphs", "", "§§ 1, ", "\n"},
      {"paragraphs", "", "§ %, ", "\n"},
      {"stk", "", "stk. 1, ", "\n"},
      {"stk of one paragraph", "serviceloven § 85, ", "stk. %, ", "\n"},
      {"nr", "§ 5, ", "nr. %, ", "\n"},
      {"litra", "§ 5, nr. 1, ", "litra a, ", "\n"},
      {"og of paragraphs", "§§ 1 ", "og 2 ", "\n"},
      {"jf", "", "jf. ", "\n"},
      {"law names", "", "lov om social service ", "\n"},
      {"law name never ends", "", "lov om ", "\n"},
      {"acts", "", "lov nr. % af 1. januar 2020 ", "\n"},
      {"amendments", "", "I lov om ting % foretages følgende ændringer: § 3 ophæves. ", "\n"},
      {"one amendment", "I lov om ting foretages følgende ændringer: ", "§ % affattes »§ %. Støtte«. ", "\n"},
      {"samme lov", "§ 1 i serviceloven. ", "§ % i samme lov. ", "\n"},
      {"unknown laws", "", "§ % i loven om ting nr. %. ", "\n"},
      {"kapitel", "", "kapitel ", "\n"},
      {"paragraph headings", "", "§ %. Kommunen yder hjælp.\n", "\n"},
      // Sources
      {"citations", "", "(Jensen, 2019) ", "\n"},
      {"citations of many", "", "(Jensen & Hansen%, 2019) ", "\n"},
      {"one long citation", "(", "Jensen, 2019; ", ")\n"},
      {"one open citation", "(", "Jensen, 2019; ", "\n"},
      {"footnote marks", "", "[%] ", "\n"},
      {"years", "", "2019 ", "\n"},
      {"names", "", "Jensen, ", "2019\n"},
      {"names with initials", "", "Jensen, A. B., ", "2019\n"},
      {"capital words", "", "Socialstyrelsen ", "\n"},
      {"capital letters", "", "A ", "\n"},
      {"short forms", "", "Sociale Tilbud% (ST) ", "\n"},
      {"open short forms", "", "ST (", "\n"},
      {"names before compounds", "", "Kommunen bruger Lumo% Way%-metoden. ", "\n"},
      {"short forms alone", "", "STU ", "\n"},
      {"short forms differ", "", "STU% ", "\n"},
      {"dates", "", "1. januar 2020 ", "\n"},
      {"isbn", "", "ISBN 978-87-", "\n"},
      // Sentences
      {"one sentence", "Borgeren får ", "støtte og hjælp i hverdagen ", ".\n"},
      {"one sentence of words", "Borgeren ", "ord% ", ".\n"},
      {"og", "", "og ", "\n"},
      {"joined nouns", "", "borgere og ", "\n"},
      {"suspended", "", "a- ", "\n"},
      {"suspended nouns", "", "børne- og ungdoms- ", "tilbud.\n"},
      {"suspended lines", "", "børne-\n", "tilbud.\n"},
      {"word in pieces", "", "a-", "\n"},
      {"pieces with og/eller", "", "borgere med psykiske lidelser og/eller ", "\n"},
      {"target groups", "", "borgere med misbrug ", "\n"},
      {"target groups joined", "", "unge og voksne og ", "med handicap\n"},
      {"relative clauses", "Borgere ", "der har børn som ", "\n"},
      {"prepositions", "indsatsen ", "for borgere i kommunen ", "\n"},
      {"genitives", "", "kommunens ", "\n"},
      {"adjectives", "", "store ", "\n"},
      {"adjectives and nouns", "", "store sociale problemer ", "\n"},
      {"of which", "", "indsatser såsom støtte, ", "\n"},
      {"are parts", "", "tilbud består af støtte, ", "\n"},
      {"defines", "", "Ved støtte% forstås ", "hjælp.\n"},
      {"defines in one", "Ved støtte forstås ", "ved hjælp forstås ", ".\n"},
      {"is a", "", "Støtte er en hjælp der er ", "\n"},
      {"same definition", "", "Ved støtte forstås hjælp til borgeren i hverdagen.\n\n", "\n"},
      {"definitions", "", "Ved støtte% forstås hjælp til borgeren i hverdagen.\n\n", "\n"},
      {"different sentences", "", "Borger% får støtte% af kommunen%. ", "\n"},
      // Words
      {"one word", "", "a", "\n"},
      {"one capital word", "", "A", "\n"},
      {"one compound", "", "støttebehov", "\n"},
      {"one compound s", "", "sagsbehandlings", "\n"},
      {"digits", "", "7", "\n"},
      {"digits and points", "", "7.", "\n"},
      {"decimals", "", "1.234,5 ", "\n"},
      {"different words", "", "ord%ord ", "\n"},
      {"different compounds", "", "støttebehov%s ", "\n"},
      {"long words", "", "sundhedsfagligsocialpædagogiskbehandlingsindsats% ", "\n"},
      {"letters", "", "a ", "\n"},
      {"words of 1000 letters", "",
       [] {
         std::string word;
         for (int i = 0; i < 100; ++i) word += "støttebeh";
         return word + "% ";
       }(),
       "\n"},
      // Lines
      {"letter lines", "", "a\n", "\n"},
      {"letter paragraphs", "", "a\n\n", "\n"},
      {"number lines", "", "%\n", "\n"},
      {"numbered lines", "", "%. Støtte\n", "\n"},
      {"sections", "", "1.1.1 Støtte %\n\nBorgeren får hjælp.\n\n", "\n"},
      {"capital lines", "", "STØTTE\n", "\n"},
      {"short title lines", "", "Støtte til borgere\n", "\n"},
      {"bullets", "", "* ", "\n"},
      {"list items", "", "* støtte til borgere\n", "\n"},
      {"dash list", "", "- støtte%\n", "\n"},
      {"bullet list", "", "• støtte%\n\n", "\n"},
      {"list after colon", "Der er følgende:\n", "- støtte%\n", "\n"},
      {"entries", "", "X: ", "\n"},
      {"glossary", "", "Støtte%: hjælp til borgere\n", "\n"},
      {"glossary apart", "", "Støtte%\nHjælp til borgere i hverdagen.\n\n", "\n"},
      {"glossary with heading", "Ordliste\n\n", "Støtte%: hjælp til borgere\n\n", "\n"},
      {"contents", "Indhold\n\n", "Støtte ........ %\n", "\n"},
      {"references", "Litteratur\n\n", "Jensen, A. (2019). Støtte nr. %. København: SFI.\n\n", "\n"},
      {"references in a row", "Litteratur\n\n", "Jensen, A. (2019). Støtte nr. %. København: SFI.\n", "\n"},
      {"footnotes", "", "% Se Jensen 2019.\n\n", "\n"},
      {"quoted lines", "", "\"Det er godt\"\n\n", "\n"},
      {"table lines", "", "støtte%\t12\t34\n", "\n"},
      {"pipe table", "| a | b |\n|---|---|\n", "| støtte% | 12 |\n", "\n"},
      {"form feeds", "", "Side\f", "\n"},
      {"pages", "", "Socialstyrelsen\n\nTekst om støtte.\n\n%\n\f", "\n"},
      {"hyphens at line ends", "", "sagsbe-\nhandler ", "\n"},
      {"colon lines", "", "Støtte:\n", "\n"},
      {"abbreviation list", "Forkortelser\n\n", "ST%: Sociale Tilbud\n", "\n"},
      {"wide lines", "", "a          b          %\n", "\n"},
      // Scripts
      {"combining marks", "a", "\u0301", "\n"},
      {"combining marks, two kinds", "a", "\u0301\u0327", "\n"},
      {"letters with marks", "", "a\u0301", "\n"},
      {"zero-width joiners", "a", "\u200D", "\n"},
      {"zero-width spaces", "a", "\u200B", "\n"},
      {"soft hyphens", "", "a\u00AD", "\n"},
      {"no-break spaces", "", "a\u00A0", "\n"},
      {"emoji", "", "\U0001F600", "\n"},
      {"emoji families", "", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\n"},
      {"flags", "", "\U0001F1E9", "\n"},
      {"chinese", "", "社会服务", "\n"},
      {"chinese sentences", "", "社会。", "\n"},
      {"thai", "", "สังคม", "\n"},
      {"hangul jamo", "", "\u1112\u1161\u11AB", "\n"},
      {"arabic", "", "خدمة اجتماعية ", "\n"},
      {"right to left marks", "", "a\u202E", "\n"},
      {"control characters", "", "a\x01", "\n"},
  };
  return kTexts;
}

}  // namespace vidensgraf::testing
