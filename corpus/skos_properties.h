#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace vidensgraf {

/// What a file says of concepts and vocabularies. One for several properties of RDF where they say the same.
/// Private to corpus/.
enum class SkosProperty : std::uint8_t {
  Type,
  PrefLabel,
  AltLabel,
  HiddenLabel,
  Label,
  Title,
  Text,
  Definition,
  Example,
  Comment,
  Description,
  ApplicationNote,
  Broader,
  Narrower,
  Related,
  ExactMatch,
  CloseMatch,
  Notation,
  Source,
  Citation,
  LegalSource,
  Subject,
  Deprecated,
  InScheme,
  Member,
  Publisher,
  Creator,
  Modified,
  Issued,
  Version,
  Licence,
  Language
};

inline constexpr std::string_view kSkosSpace = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kOntology = "http://www.w3.org/2002/07/owl#Ontology";

/// The property of that URI; nullopt for those that the reader passes over.
[[nodiscard]] std::optional<SkosProperty> skos_property_of(std::string_view uri);

}  // namespace vidensgraf
