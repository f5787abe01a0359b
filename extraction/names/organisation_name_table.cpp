#include "extraction/names/organisation_name_table.h"

#include <array>
#include <utility>

#include "extraction/names/organisation_names.h"
#include "extraction/text_scan.h"

// The register's bodies under all their names, former ones included, and bodies that no register lists but
// reports name often. Known misses: bodies whose names are ordinary words ("Hjem til Alle").

namespace vidensgraf {
namespace {

constexpr auto kBodies = std::to_array<std::string_view>(
    {"Folketinget", "Rigspolitiet", "Kriminalforsorgen", "Danske Regioner", "Europarådet", "Højesteret",
     "Rigsrevisionen", "WHO",
     // Associations and funds of the field whose names have no head that tells what they are.
     "Kirkens Korshær", "Røde Kors", "Blå Kors", "Frelsens Hær", "Red Barnet", "Børns Vilkår", "Mødrehjælpen",
     "Ældre Sagen", "Bedre Psykiatri", "Dansk Folkehjælp", "Realdania", "Headspace", "Muskelsvindfonden",
     "Hjernesagen", "Kræftens Bekæmpelse", "Joannahuset", "Reden International", "Gadejuristen", "Danner",
     "Lev Uden Vold", "Hus Forbi", "Socialt Udviklingscenter SUS", "FOA", "BUPL", "OECD",
     // Who evaluates and counts for them.
     "Rambøll", "Rambøll Management", "Rambøll Management Consulting", "Epinion", "Deloitte", "PwC", "Pwc",
     "KPMG", "BDO", "COWI", "NIRAS", "Niras", "Oxford Research", "Als Research",
     "Danmarks Evalueringsinstitut", "EVA", "SDU", "DEFACTUM"});

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  const std::string one = squeeze(name);
  for (std::size_t at = 0; at <= one.size();) {
    const std::size_t end = std::min(one.find(' ', at), one.size());
    if (end > at) words.push_back(one.substr(at, end - at));
    // "Social-, Bolig- og Ældreministeriet": the comma is a token of its own.
    if (end > at + 1 && words.back().back() == ',') {
      words.back().pop_back();
      words.emplace_back(",");
    }
    // "A/S": three tokens
    if (const std::size_t slash = words.empty() ? std::string::npos : words.back().find('/');
        slash != std::string::npos && slash > 0 && slash + 1 < words.back().size()) {
      const std::string whole = words.back();
      words.back() = whole.substr(0, slash);
      words.emplace_back("/");
      words.push_back(whole.substr(slash + 1));
    }
    // "A.P. Møller": each initial is a token
    const auto opens_with_initial = [](std::string_view word) {
      return word.size() > 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] == '.' && word[2] >= 'A' &&
             word[2] <= 'Z';
    };
    while (!words.empty() && opens_with_initial(words.back())) {
      const std::string rest = words.back().substr(2);
      words.back().resize(2);
      words.push_back(rest);
    }
    at = end + 1;
  }
  return words;
}

OrganisationNameTable registered_names(const Registers& registers) {
  OrganisationNameTable table;
  for (const RegisteredOrganisation& body : registers.organisations()) {
    for (const OrganisationName& name : body.names) {
      // A name in two letters has other meanings, KL apart: it is introduced or not meant.
      if (name.name.size() < 3 && name.name != "KL") continue;
      if (is_capitalised(name.name)) table.add(name.name, registers, body.id);
    }
    for (const std::string& abbreviation : body.abbreviations) {
      if (abbreviation.size() >= 3) table.add(abbreviation, registers, body.id);
    }
  }
  for (const std::string_view body : kBodies) table.add(body, registers, {});
  return table;
}

}  // namespace

void OrganisationNameTable::add(std::string_view name, const Registers& registers,
                                std::string_view register_id) {
  KnownOrganisationName known;
  known.label = squeeze(name);
  if (known.label.size() < 2 || !labels_.insert(known.label).second) return;
  known.words = words_of(known.label);
  known.register_id = register_id;
  if (known.register_id.empty()) {
    if (const RegisteredOrganisation* body = registers.organisation_named(known.label))
      known.register_id = body->id;
  }
  names_[known.words.front()].push_back(std::move(known));
}

std::span<const KnownOrganisationName> OrganisationNameTable::beginning_with(const std::string& word) const {
  const auto found = names_.find(word);
  return found == names_.end() ? std::span<const KnownOrganisationName>()
                               : std::span<const KnownOrganisationName>(found->second);
}

const OrganisationNameTable& registered_organisation_names(const Registers& registers) {
  // There is one object of registers in a program (Registers::built_in), so one table is enough.
  static const OrganisationNameTable kNames = registered_names(registers);
  return kNames;
}

}  // namespace vidensgraf
