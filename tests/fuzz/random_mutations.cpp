// Runs a fuzz target without libFuzzer: texts of the field, mutated with a fixed seed, so that every build
// tries the same inputs. Blind to coverage, hence weaker than libFuzzer, but it needs no clang and runs with
// the other tests.
//
//   <target>_mutations RUNS [SEED] [FILE...]      the files' bytes join the texts that are mutated
//
// The input at hand when the program dies is left in the file named by VIDENSGRAF_FUZZ_CRASH, if that is set.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

const std::vector<std::string> kTexts = {
    "Ved støttebehov forstås borgerens behov for hjælp i hverdagen (Jensen & Hansen, 2019, s. 12).\n",
    "Efter servicelovens §§ 83, 85 og 107, stk. 1, nr. 2, litra a, jf. lov nr. 1287 af 28. august 2020, kan "
    "kommunen yde støtte.\n",
    "# Målgruppe\n\n* borgere med psykiske lidelser og/eller misbrug\n* unge- og voksne\n\n1.1 Indhold ..... "
    "3\n",
    "Socialstyrelsen (SST) udgav i 2021 rapporten ”Veje til bolig”. Aarhus Kommune skriver: »Det virker«.\n",
    "<html><head><title>Støtte</title></head><body><h1>Å</h1><p>En <b>borger</b>.<table><tr><td>1</table>",
    "{\"id\":\"a\",\"title\":\"Støtte\",\"text\":\"Første linje.\",\"date\":\"2020-01-01\"}",
    "støtte OG (bolig ELLER \"social service\") -unge år:2019..2022 lov:SEL § 85 titel:rapport* IKKE x",
    "Ordliste\n\nBorger: en person\nBørne-\nog ungeområdet; sagsbe-\nhandler\tA\t12\f\n[1] Se "
    "http://a.dk/b-c\n",
};
const std::vector<std::string> kPieces = {"(",        ")",          "§ ",
                                          "§§ ",      "stk. ",      "nr. ",
                                          ", ",       " og ",       "-\n",
                                          "\n\n",     "\"",         "»",
                                          ": ",       "* ",         "\xC3",
                                          "\xE2\x82", "\u00AD",     "\u0301",
                                          "\u200B",   "\U0001F600", "2019",
                                          "jf. ",     "\t",         "\f",
                                          "#",        "|",          "<p>",
                                          "</",       "&#x",        "{",
                                          "\\",       "\xFF",       std::string(1, '\0')};

std::string g_input;
const char* g_crash_file = nullptr;

void keep_input() {
  if (g_crash_file == nullptr) return;
  if (std::FILE* file = std::fopen(g_crash_file, "wb")) {
    std::fwrite(g_input.data(), 1, g_input.size(), file);
    std::fclose(file);
  }
}

class Mutator {
 public:
  Mutator(std::uint32_t seed, std::vector<std::string> texts) : random_(seed), texts_(std::move(texts)) {}

  std::string next() {
    std::string text = any(texts_);
    for (std::size_t changes = 1 + below(12); changes > 0; --changes) change(text);
    if (text.size() > 6000) text.resize(6000);
    if (below(8) == 0 && texts_.size() < 400) texts_.push_back(text);
    return text;
  }

 private:
  std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
  const std::string& any(const std::vector<std::string>& list) { return list[below(list.size())]; }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(below(40), text.size() - at);
    switch (below(7)) {
      case 0:
        text.insert(at, any(kPieces));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 3: {
        const std::string copy = text.substr(at, length);
        text.insert(below(text.size() + 1), copy);
        break;
      }
      case 4: {
        const std::string& other = any(texts_);
        const std::size_t from = below(other.size() + 1);
        text.insert(at, other.substr(from, below(200)));
        break;
      }
      case 5: {
        const std::string piece = any(kPieces);
        for (std::size_t times = below(30); times > 0; --times) text.insert(at, piece);
        break;
      }
      default:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
    }
  }

  std::mt19937 random_;
  std::vector<std::string> texts_;
};

}  // namespace

int main(int argc, char** argv) {
  const unsigned long runs = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000;
  const unsigned long seed = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1;
  g_crash_file = std::getenv("VIDENSGRAF_FUZZ_CRASH");
  std::vector<std::string> texts = kTexts;
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  Mutator mutator(static_cast<std::uint32_t>(seed), std::move(texts));
  for (unsigned long run = 0; run < runs; ++run) {
    g_input = mutator.next();
    keep_input();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(g_input.data()), g_input.size());
  }
  std::printf("%lu inputs\n", runs);
  return 0;
}
