#include "extraction/publications/document_type.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "extraction/laws/law_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

struct Cue {
  std::string_view word;
  std::string_view type;
};

/// Words of titles, the more special first.
constexpr std::array<Cue, 26> kTitleCues = {{{"litteraturstudie", "litteraturstudie"},
                                             {"litteraturreview", "litteraturstudie"},
                                             {"litteraturgennemgang", "litteraturstudie"},
                                             {"forskningsoversigt", "litteraturstudie"},
                                             {"kvalitetsstandard", "kvalitetsstandard"},
                                             {"nyhedsbrev", "nyhedsbrev"},
                                             {"referat", "referat"},
                                             {"notat", "notat"},
                                             {"begrebsliste", "begrebsliste"},
                                             {"ordliste", "begrebsliste"},
                                             {"vejledning", "vejledning"},
                                             {"håndbog", "vejledning"},
                                             {"retningslinje", "vejledning"},
                                             {"guide", "vejledning"},
                                             {"artikel", "artikel"},
                                             {"årsberetning", "rapport"},
                                             {"årsrapport", "rapport"},
                                             {"rapport", "rapport"},
                                             {"undersøgelse", "rapport"},
                                             {"evaluering", "rapport"},
                                             {"udredning", "rapport"},
                                             {"analyse", "rapport"},
                                             {"kortlægning", "rapport"},
                                             {"forløbsbeskrivelse", "rapport"},
                                             {"redegørelse", "rapport"},
                                             {"statistik", "rapport"}}};

bool starts_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_letter(code_point_before(text, at).value);
}

/// As string_view::find, which stops at each of the phrase's first letters; memmem skips by its length.
std::size_t find_in(std::string_view lowered, std::string_view phrase) {
  const void* const at = ::memmem(lowered.data(), lowered.size(), phrase.data(), phrase.size());
  return at == nullptr ? std::string_view::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) - lowered.data());
}

/// The first of `phrases` in `lowered`; npos if none is there.
template <std::size_t N>
std::size_t find_any(std::string_view lowered, const std::array<std::string_view, N>& phrases,
                     std::string_view& which) {
  for (const std::string_view phrase : phrases) {
    if (const std::size_t at = find_in(lowered, phrase); at != std::string_view::npos) {
      which = phrase;
      return at;
    }
  }
  return std::string_view::npos;
}

/// "Nationale retningslinjer skal ...": a headline about a document of that kind.
bool is_subject_of_verb(std::string_view lowered, std::size_t word) {
  const std::size_t next = std::min(skip_space(lowered, word_end(lowered, word)), lowered.size());
  const std::string_view verb = lowered.substr(next, word_end(lowered, next) - next);
  static constexpr std::array<std::string_view, 9> kVerbs = {"skal", "vil",   "kan",    "giver",  "viser",
                                                             "får",  "peger", "bliver", "styrker"};
  return std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end();
}

TypeGuess from_title(std::string_view title, ByteSpan source) {
  const std::string lowered = lower_case(title);
  if (const std::string_view bill = without_bill_number(lowered);
      bill.starts_with("forslag til lov") || bill.starts_with("forslag til folketingsbeslutning")) {
    return {"lovforslag", source};
  }
  if (lowered.starts_with("lov om ") || lowered.starts_with("bekendtgørelse af ") ||
      lowered == "barnets lov") {
    return {"lov", source};
  }
  // "Bekendtgørelse om ...", "Bekendtgørelse for Grønland om ..."
  if (lowered.starts_with("bekendtgørelse ") || lowered.starts_with("anordning om "))
    return {"bekendtgørelse", source};
  for (const Cue& cue : kTitleCues) {
    const std::size_t at = lowered.find(cue.word);
    // "litteraturstudierapport" ends with its head; a compound that only begins with the word is something
    // else.
    if (at == std::string::npos || is_subject_of_verb(lowered, at)) continue;
    if (starts_word(lowered, at) || lowered.size() == at + cue.word.size() ||
        lowered[at + cue.word.size()] == ' ' || lowered[at + cue.word.size()] == ':') {
      return {std::string(cue.type), source};
    }
  }
  return {};
}

// What kind of document it is, by what it says of itself, the surest first.
class TypeReader {
 public:
  TypeReader(const Document& document, const Metadata& metadata)
      : document_(document),
        metadata_(metadata),
        lowered_(lower_case(std::string_view(document.text).substr(0, kBytesRead))) {}

  [[nodiscard]] TypeGuess run() const {
    for (const auto step : {&TypeReader::on_title_page, &TypeReader::by_act_number, &TypeReader::is_thesis,
                            &TypeReader::offers_publication, &TypeReader::is_record, &TypeReader::by_title,
                            &TypeReader::on_web_page, &TypeReader::is_report}) {
      if (TypeGuess guess = (this->*step)(); !guess.type.empty()) return guess;
    }
    return {};
  }

 private:
  static constexpr std::size_t kBytesRead = 60000;

  [[nodiscard]] bool has_colophon() const { return metadata_.isbn.has_value(); }
  [[nodiscard]] bool is_short() const { return document_.text.size() < 9000; }

  // `type` where the text has one of the phrases; none where it has not.
  template <std::size_t N>
  [[nodiscard]] TypeGuess where_said(const std::array<std::string_view, N>& phrases, std::string_view type,
                                     std::size_t before = std::string_view::npos) const {
    std::string_view which;
    const std::size_t at = find_any(lowered_, phrases, which);
    if (at == std::string_view::npos || at >= before) return {};
    return {std::string(type),
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + which.size())}};
  }

  // The kind of document as a line of its own on the title page: "NOTAT".
  [[nodiscard]] TypeGuess on_title_page() const {
    constexpr std::uint32_t kLongestKind = 10;
    for (const Block& block : document_.blocks) {
      if (block.source.begin > 600) break;
      const ByteSpan span = trimmed(document_.text, block.source);
      if (span.size() > kLongestKind) continue;
      const std::string line = lower_case(cut(document_.text, span));
      for (const std::string_view kind :
           {"notat", "rapport", "referat", "vejledning", "artikel", "nyhedsbrev"}) {
        if (line == kind) return {std::string(kind), block.source};
      }
    }
    return {};
  }

  // "LBK nr 282 af 17/03/2025" as the first line.
  [[nodiscard]] TypeGuess by_act_number() const {
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::Boilerplate) continue;
      const std::string_view line = cut(document_.text, block.source);
      for (const auto& [number, type] : {std::pair<std::string_view, std::string_view>{"LBK nr", "lov"},
                                         {"LOV nr", "lov"},
                                         {"BEK nr", "bekendtgørelse"},
                                         {"VEJ nr", "vejledning"}}) {
        const std::uint32_t end = block.source.begin + static_cast<std::uint32_t>(number.size());
        if (line.starts_with(number)) return {std::string(type), {block.source.begin, end}};
      }
      break;
    }
    return {};
  }

  // "Kandidatafhandling i ..." on the title page; a report about "bachelorprojektet" is none.
  [[nodiscard]] TypeGuess is_thesis() const {
    constexpr std::size_t kTitlePage = 1500;
    const std::string_view page = std::string_view(document_.text).substr(0, kTitlePage);
    const std::string_view lowered_page = std::string_view(lowered_).substr(0, kTitlePage);
    for (const std::string_view kind :
         {"kandidatafhandling", "kandidatspeciale", "specialeafhandling", "bachelorprojekt", "bacheloropgave",
          "masterprojekt", "masterafhandling", "ph.d.-afhandling"}) {
      const std::size_t at = find_in(lowered_page, kind);
      if (at == std::string::npos || !starts_word(page, at) ||
          is_letter(code_point_at(page, at + kind.size()).value) || !is_upper(code_point_at(page, at).value))
        continue;
      return {"afhandling", {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + kind.size())}};
    }
    return {};
  }

  // A record of a publication: its author, publisher, pages and number as fields, or body and year run
  // together below the title.
  [[nodiscard]] TypeGuess is_record() const {
    if (!is_short()) return {};
    const auto& [publisher, date] = std::pair(metadata_.publisher, metadata_.date);
    if (publisher && date && !publisher->source.empty() && publisher->source.end == date->source.begin)
      return {"webside_publikationsomtale", publisher->source};
    static constexpr std::array<std::string_view, 12> kFields = {
        "forlag:",    "\npeer reviewed:", "\nforfatter(e):",     "\nforfattere:",
        "\nudgiver:", "\nudgivelsesår:",  "\nudgivelsesdato:",   "\nsidetal:",
        "\nisbn:",    "\nsprog:",         "\npublikationstype:", "\nantal sider:"};
    constexpr int kFewest = 4;
    const int fields =
        static_cast<int>(std::count_if(kFields.begin(), kFields.end(), [this](std::string_view field) {
          return lowered_.find(field) != std::string::npos;
        }));
    return fields >= kFewest ? TypeGuess{"webside_publikationsomtale", {}} : TypeGuess{};
  }

  // A page about a publication offers it; short, and without a number of its own.
  [[nodiscard]] TypeGuess offers_publication() const {
    static constexpr std::array<std::string_view, 8> kOffers = {
        "hent udgivelsen",        "hent publikationen", "hent rapporten",   "download rapporten",
        "download publikationen", "læs rapporten",      "bestil rapporten", "læs hele rapporten"};
    return is_short() && !has_colophon() ? where_said(kOffers, "webside_publikationsomtale") : TypeGuess{};
  }

  [[nodiscard]] TypeGuess by_title() const {
    if (metadata_.title) {
      TypeGuess guess = from_title(metadata_.title->value, metadata_.title->source);
      // A short page about a report has its title.
      const bool sure = guess.type != "rapport" || !is_short() || has_colophon();
      if (!guess.type.empty() && sure) return guess;
    }
    return metadata_.subtitle ? from_title(metadata_.subtitle->value, metadata_.subtitle->source)
                              : TypeGuess{};
  }

  [[nodiscard]] bool is_about_theme() const {
    static constexpr std::array<std::string_view, 3> kTheme = {"dette tema", "i temaet", "temaet "};
    std::string_view which;
    return find_any(lowered_, kTheme, which) != std::string_view::npos;
  }

  [[nodiscard]] TypeGuess on_web_page() const {
    static constexpr std::array<std::string_view, 3> kTrail = {"forside »", "forside >", "du er her:"};
    static constexpr std::array<std::string_view, 7> kPage = {
        "senest opdateret", "sidst opdateret", "del siden",    "gå til toppen",
        "udskriv siden",    "læs mere om ",    "pressetelefon"};
    static constexpr std::array<std::string_view, 5> kSkip = {
        "gå til indhold", "gå direkte til indhold", "gå til hovedindhold", "spring til ", "skip til "};
    TypeGuess guess;
    if (!has_colophon()) {
      guess = where_said(kTrail, "webside_temaforside", 300);
      if (guess.type.empty()) guess = where_said(kSkip, "webside", 200);
      if (guess.type.empty() && document_.text.size() < 30000)
        guess = where_said(kPage, "webside_temaafsnit");
    }
    const bool page = !guess.type.empty() || document_.format == Format::Html;
    if (page && (guess.type.empty() || !is_about_theme())) guess.type = "webside";
    return guess;
  }

  [[nodiscard]] TypeGuess is_report() const {
    if (has_colophon()) return {"rapport", metadata_.isbn->source};
    static constexpr std::array<std::string_view, 4> kReport = {"denne rapport", "rapporten ",
                                                                "publikationen er udgivet", "undersøgelsen "};
    const bool has_contents =
        std::any_of(document_.blocks.begin(), document_.blocks.end(),
                    [](const Block& block) { return block.kind == BlockKind::TableOfContents; });
    if (has_contents) return where_said(kReport, "rapport");
    // A long text that calls itself one near its beginning.
    static constexpr std::array<std::string_view, 4> kOwnName = {
        "denne rapport", "nærværende rapport", "følgende rapport", "rapporten er udarbejdet"};
    constexpr std::size_t kPreface = 6000;
    return is_short() ? TypeGuess{} : where_said(kOwnName, "rapport", kPreface);
  }

  const Document& document_;
  const Metadata& metadata_;
  const std::string lowered_;
};

}  // namespace

std::string_view without_bill_number(std::string_view lowered) {
  if (!lowered.starts_with("l ") && !lowered.starts_with("b ")) return lowered;
  const ScannedNumber number = scan_number(lowered, 2);
  return number.end > 2 ? lowered.substr(std::min(skip_space(lowered, number.end), lowered.size())) : lowered;
}

TypeGuess type_of_document(const Document& document, const Metadata& metadata) {
  return TypeReader(document, metadata).run();
}

}  // namespace vidensgraf
