#include <algorithm>

#include "extraction/grammar/word_lists.h"
#include "extraction/names/organisation_shapes.h"

// Names beside what kind of body they are: municipalities and regions ("Aarhus Kommune", "Region
// Syddanmark"), and places where people live, come or get help, whose name stands behind their kind
// ("botilbuddet Møllehaven", "foreningen Center for X").

namespace vidensgraf {
namespace {

/// "botilbuddet", "krisecentret"; "tilbuddet" alone is none.
bool is_place(std::string_view word) {
  if (word == "tilbuddet" || word == "tilbuddene") return false;
  return listed(WordList::PlaceEnding, word) || ends_as_listed(WordList::PlaceEnding, word);
}

}  // namespace

ShapedName NameShapes::place_at(std::size_t i) const {
  const std::string_view word = base(i);
  // "Ribe Amt"
  const bool county = word == "amt" && capital(i);
  if ((word == "kommune" || county) && i > 0 && capital(i - 1) && joined(i, true)) {
    const bool written_large = capital(i);
    std::size_t first = i - 1;
    while (first > 0 && i - first < kLongestBodyName && capital(first - 1) && joined(first, false) &&
           !first_in_sentence(first - 1))
      --first;
    if (first_in_sentence(first)) {
      const WordClass kind = tokens_[first].word->best().word_class;
      const bool names_none = kind == WordClass::Determiner || kind == WordClass::Pronoun ||
                              kind == WordClass::Numeral || kind == WordClass::Preposition ||
                              kind == WordClass::Adverb || kind == WordClass::Conjunction ||
                              kind == WordClass::Subjunction || lowered_[first] == "som" ||
                              (kind == WordClass::Adjective && !written_large);
      if (names_none) {
        ++first;
        if (first == i) return {};
      }
    }
    return {first, i + 1};
  }
  // "Region Syddanmark", "Beskæftigelsesregion Nordjylland"
  if (word.ends_with("region") && capital(i) && lowered_[i] == word && capital(i + 1) &&
      joined(i + 1, true)) {
    return {i, i + 2};
  }
  return {};
}

/// "Retten i Glostrup", "Retten på Frederiksberg"
ShapedName NameShapes::court_at(std::size_t i) const {
  if (lowered_[i] != "retten" || i + 2 >= tokens_.size() || !capital(i + 2)) return {};
  const bool place = (lowered_[i + 1] == "i" || lowered_[i + 1] == "på") && joined(i + 2, true);
  return place ? ShapedName{i, i + 3} : ShapedName{};
}

/// "Jammerbugt og Brønderslev Kommuner", "Ishøj, Vallensbæk og Greve kommuner": the names before the plural,
/// of municipalities only ("Ifølge Jensen og Faxe Kommuner", "Danmarks og Norges kommuner").
ShapedName NameShapes::municipalities_at(std::size_t i) const {
  if (base(i) != "kommuner" || i < 3 || !joined(i, true)) return {};
  const auto is_one = [this](std::size_t at) {
    return capital(at) &&
           (listed(WordList::Municipality, lowered_[at]) || listed(WordList::Municipality, base(at)));
  };
  if (!is_one(i - 1)) return {};
  std::size_t first = i - 1;
  std::size_t names = 1;
  while (first >= 2 && i - first < kLongestBodyName) {
    const bool joins =
        lowered_[first - 1] == "og" || lowered_[first - 1] == "samt" || tokens_[first - 1].form == ",";
    if (!joins || !is_one(first - 2)) break;
    first -= 2;
    ++names;
  }
  return names > 1 ? ShapedName{first, i + 1} : ShapedName{};
}

/// "Folketingets Social- og Ældreudvalg": where the name begins with whose it is, a body; `i` if nobody's
/// ("Lars Udvalg", "Kommunens Økonomiudvalg").
std::size_t NameShapes::owner_before(std::size_t i) const {
  const std::size_t first = start_of_coordination(i);
  if (first == 0 || !capital(first - 1) || !joined(first, false)) return i;
  const std::string_view owner = base(first - 1);
  constexpr std::string_view kKind = "udvalg";
  const bool compound = base(i).size() > kKind.size();
  const bool body =
      listed(WordList::OwnerBody, owner) || (is_body(first - 1) && !listed(WordList::NoBody, owner));
  return compound && body && tokens_[first - 1].form.ends_with("s") ? first - 1 : i;
}

/// A head of names, or inside a sentence a compound of one: "Kontaktudvalget til", "Videncenter om".
bool NameShapes::is_headed_by(std::size_t i) const {
  const std::string_view word = base(i);
  return listed(WordList::BodyHead, word) || (!first_in_sentence(i) && ends_like_body(word) &&
                                              !listed(WordList::NoBody, word) && !word.ends_with("området"));
}

/// "botilbuddet Møllehaven", "værestederne Kilden og Hjørnet": the name behind the kind of place.
ShapedName NameShapes::housed_at(std::size_t i) const {
  if (i == 0 || !capital(i)) return {};
  // "i Specialbørnehaven Troldpilen": the kind is part of a name that writes it large.
  const bool large =
      capital(i - 1) && joined(i, false) && !first_in_sentence(i - 1) && is_place(lowered_[i - 1]);
  if (large) return {i - 1, i + 1};
  if (has_only_capitals(tokens_[i].form)) return {};
  std::size_t kind = i;
  // "... A og B", "... A, B og C": each behind the first.
  for (std::size_t names = 0; names < 6 && kind > 0; ++names) {
    --kind;
    while (kind > 0 && i - kind < kLongestBodyName && capital(kind) && joined(kind + 1, true)) --kind;
    const bool joins = lowered_[kind] == "og" || tokens_[kind].form == ",";
    if (!joins) break;
  }
  if (!is_word(kind) || !is_place(lowered_[kind])) return {};
  const bool several = lowered_[kind].ends_with("ne");
  const bool directly = kind + 1 == i;
  // "foreningerne og Anne": whoever is beside the kind; a name stands directly behind it first.
  if (!directly && (!several || capital(i - 1) || !capital(kind + 1) || !joined(kind + 1, true))) return {};
  // "Institutionen Mandag holder lukket": a time is no name.
  if (directly && first_in_sentence(kind) && any(uses_of(*tokens_[i].word), WordUse::GenericNoun)) return {};
  std::size_t end = i + 1;
  while (end < tokens_.size() && end - i < 4 && joined(end, false)) {
    const bool partners = lowered_[end] == "&" && capital(end + 1);  // "konsulentfirmaet Ernst & Young"
    if (!capital(end) && !partners) break;
    end += partners ? 2 : 1;
  }
  // "organisationen Læger uden Grænser" goes on.
  if (end + 1 < tokens_.size() && lowered_[end] == "uden" && capital(end + 1)) return {};
  return {i, end};
}

}  // namespace vidensgraf
