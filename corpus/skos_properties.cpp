#include "corpus/skos_properties.h"

#include <array>
#include <map>
#include <string>

// Sources: W3C, SKOS Reference and its extension for labels (SKOS-XL); ISO 25964's extension; DCMI Metadata
// Terms; and the properties that Digitaliseringsstyrelsen names for models (mdl, cv, vann, frbr).

namespace vidensgraf {
namespace {

using Property = SkosProperty;

constexpr std::string_view kSkosXl = "http://www.w3.org/2008/05/skos-xl#";
constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view kOwl = "http://www.w3.org/2002/07/owl#";
constexpr std::string_view kTerms = "http://purl.org/dc/terms/";
constexpr std::string_view kElements = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view kThesaurus = "http://purl.org/iso25964/skos-thes#";
constexpr std::string_view kModelling = "https://data.gov.dk/model/core/modelling#";
constexpr std::string_view kCoreVocabulary = "http://data.europa.eu/m8g/";

struct KnownProperty {
  std::string_view space, name;
  Property property;
};

constexpr std::array kProperties = {
    KnownProperty{kRdf, "type", Property::Type},
    KnownProperty{kSkosSpace, "prefLabel", Property::PrefLabel},
    KnownProperty{kSkosXl, "prefLabel", Property::PrefLabel},
    KnownProperty{kSkosSpace, "altLabel", Property::AltLabel},
    KnownProperty{kSkosXl, "altLabel", Property::AltLabel},
    KnownProperty{kSkosSpace, "hiddenLabel", Property::HiddenLabel},
    KnownProperty{kSkosXl, "hiddenLabel", Property::HiddenLabel},
    KnownProperty{kModelling, "deprecatedLabel", Property::HiddenLabel},
    KnownProperty{kRdfs, "label", Property::Label},
    KnownProperty{"http://xmlns.com/foaf/0.1/", "name", Property::Label},
    KnownProperty{kTerms, "title", Property::Title},
    KnownProperty{kElements, "title", Property::Title},
    KnownProperty{kRdf, "value", Property::Text},
    KnownProperty{kSkosXl, "literalForm", Property::Text},
    KnownProperty{kSkosSpace, "definition", Property::Definition},
    KnownProperty{kSkosSpace, "example", Property::Example},
    KnownProperty{kSkosSpace, "note", Property::Comment},
    KnownProperty{kSkosSpace, "scopeNote", Property::Comment},
    KnownProperty{kRdfs, "comment", Property::Comment},
    KnownProperty{kTerms, "description", Property::Description},
    KnownProperty{kElements, "description", Property::Description},
    KnownProperty{kModelling, "applicationNote", Property::ApplicationNote},
    KnownProperty{"http://purl.org/vocab/vann/", "usageNote", Property::ApplicationNote},
    KnownProperty{kSkosSpace, "broader", Property::Broader},
    KnownProperty{kSkosSpace, "broadMatch", Property::Broader},
    KnownProperty{kThesaurus, "broaderGeneric", Property::Broader},
    KnownProperty{kThesaurus, "broaderPartitive", Property::Broader},
    KnownProperty{kThesaurus, "broaderInstantial", Property::Broader},
    KnownProperty{kSkosSpace, "narrower", Property::Narrower},
    KnownProperty{kSkosSpace, "narrowMatch", Property::Narrower},
    KnownProperty{kThesaurus, "narrowerGeneric", Property::Narrower},
    KnownProperty{kThesaurus, "narrowerPartitive", Property::Narrower},
    KnownProperty{kThesaurus, "narrowerInstantial", Property::Narrower},
    KnownProperty{kSkosSpace, "related", Property::Related},
    KnownProperty{kSkosSpace, "relatedMatch", Property::Related},
    KnownProperty{kSkosSpace, "exactMatch", Property::ExactMatch},
    KnownProperty{kSkosSpace, "closeMatch", Property::CloseMatch},
    KnownProperty{kSkosSpace, "notation", Property::Notation},
    KnownProperty{kTerms, "identifier", Property::Notation},
    KnownProperty{kTerms, "source", Property::Source},
    KnownProperty{kElements, "source", Property::Source},
    KnownProperty{kTerms, "bibliographicCitation", Property::Citation},
    KnownProperty{kCoreVocabulary, "hasLegalResource", Property::LegalSource},
    KnownProperty{kTerms, "subject", Property::Subject},
    KnownProperty{kElements, "subject", Property::Subject},
    KnownProperty{kOwl, "deprecated", Property::Deprecated},
    KnownProperty{kSkosSpace, "inScheme", Property::InScheme},
    KnownProperty{kSkosSpace, "topConceptOf", Property::InScheme},
    KnownProperty{kRdfs, "isDefinedBy", Property::InScheme},
    KnownProperty{kSkosSpace, "member", Property::Member},
    KnownProperty{kTerms, "publisher", Property::Publisher},
    KnownProperty{kElements, "publisher", Property::Publisher},
    KnownProperty{"http://purl.org/vocab/frbr/core#", "responsibleEntity", Property::Publisher},
    KnownProperty{kTerms, "creator", Property::Creator},
    KnownProperty{kElements, "creator", Property::Creator},
    KnownProperty{kTerms, "modified", Property::Modified},
    KnownProperty{kTerms, "issued", Property::Issued},
    KnownProperty{kTerms, "created", Property::Issued},
    KnownProperty{kTerms, "date", Property::Issued},
    KnownProperty{kElements, "date", Property::Issued},
    KnownProperty{kOwl, "versionInfo", Property::Version},
    KnownProperty{kTerms, "license", Property::Licence},
    KnownProperty{kTerms, "rights", Property::Licence},
    KnownProperty{kTerms, "language", Property::Language},
    KnownProperty{kElements, "language", Property::Language}};

}  // namespace

std::optional<SkosProperty> skos_property_of(std::string_view uri) {
  static const auto kByUri = [] {
    std::map<std::string, Property, std::less<>> by_uri;
    for (const KnownProperty& known : kProperties)
      by_uri.emplace(std::string(known.space) + std::string(known.name), known.property);
    return by_uri;
  }();
  const auto found = kByUri.find(uri);
  return found == kByUri.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace vidensgraf
