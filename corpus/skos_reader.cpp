#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/rdf_triples.h"
#include "corpus/skos_properties.h"
#include "corpus/utf8.h"
#include "corpus/vocabulary.h"

// A vocabulary in SKOS (W3C, SKOS Reference, 2009), written in Turtle: what Skosmos and other thesaurus
// programs export, the concept models of data.gov.dk, and our own graph.
//
// The triples are kept as a graph of the properties in skos_properties.h; all others are passed over. An
// entry is what is typed skos:Concept or has a skos:prefLabel (and is no scheme, collection or body), in the
// order of the file. Where a value is no text but a node, its text is its rdf:value, as SKOS advises for
// notes that say where they come from, or its literal form (SKOS-XL); the node's sources are sources of the
// entry. broader and narrower are each other's inverse and both written as what is broader. A match within
// the file (our own graph has such) is another term for the concept if it is exact (perhaps the same, since
// an entry of its own prefers that term), else a related one. The file's head is the concept scheme that most
// entries are in.
//
// Text of several languages: `in_best_language` and `add_terms` in vocabulary.h. Known misses: notes on the
// making of an entry (editorialNote, changeNote, historyNote); broadMatch and narrowMatch to a vocabulary
// that is not in the file, which would be neither a name nor the same concept; order within a collection.

namespace vidensgraf {
namespace {

using Property = SkosProperty;

struct Resource;

struct Value {
  Property property;
  TextInLanguage literal;  ///< Where `resource` is null.
  Resource* resource = nullptr;
};

struct Resource {
  std::string uri;  ///< "_:b1" for a blank node.
  bool is_concept = false, is_scheme = false, is_collection = false, is_body = false;
  std::vector<Value> values;
  VocabularyEntry entry;  ///< Of what is a concept: the term first, the rest when all terms are known.
  std::string language;   ///< Of its term.
  std::size_t uses = 0;   ///< Of a scheme: the entries that are in it.
  std::optional<std::string> name;  ///< Of what is no entry: found once, for each of many members asks.

  [[nodiscard]] bool is_blank() const { return uri.starts_with("_:"); }
};

class SkosReader {
 public:
  void take(std::string_view subject, std::string_view predicate, const TripleObject& object) {
    const auto property = skos_property_of(predicate);
    if (!property) return;
    Resource& of = resource_of(subject);
    if (of.values.empty()) in_order_.push_back(&of);
    if (object.is_literal) {
      of.values.push_back(
          Value{*property, TextInLanguage{std::string(object.text), std::string(object.language)}, nullptr});
      of.is_concept = of.is_concept || *property == Property::PrefLabel;
      return;
    }
    Resource& to = resource_of(object.text);
    of.values.push_back(Value{*property, {}, &to});
    if (*property == Property::Type) set_type(of, object.text);
    if (*property == Property::InScheme) ++to.uses;
    of.is_concept = of.is_concept || *property == Property::PrefLabel;  // of SKOS-XL
  }

  [[nodiscard]] Vocabulary finish() {
    Vocabulary vocabulary;
    std::map<std::string, std::size_t> languages;
    for (Resource* resource : in_order_) {
      resource->is_concept =
          resource->is_concept && !resource->is_scheme && !resource->is_collection && !resource->is_body;
      if (!resource->is_concept) continue;
      name_entry(*resource);
      ++languages[resource->language];
    }
    for (Resource* resource : in_order_) {
      if (resource->is_concept) describe_entry(*resource);
    }
    for (Resource* resource : in_order_) link_entries(*resource);
    for (Resource* resource : in_order_) {
      if (resource->is_concept) vocabulary.entries.push_back(std::move(resource->entry));
    }
    describe_scheme(vocabulary);
    if (!vocabulary.metadata.language && !languages.empty()) {
      const auto most = std::max_element(languages.begin(), languages.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      vocabulary.metadata.language = container_field(language_code(most->first));
    }
    return vocabulary;
  }

 private:
  Resource& resource_of(std::string_view uri) {
    const auto found = by_uri_.find(uri);
    if (found != by_uri_.end()) return *found->second;
    Resource& resource = resources_.emplace_back();
    resource.uri = std::string(uri);
    by_uri_.emplace(resource.uri, &resource);
    return resource;
  }

  static void set_type(Resource& resource, std::string_view type) {
    if (type == kOntology) resource.is_scheme = true;
    if (type.starts_with("http://xmlns.com/foaf/0.1/") || type.starts_with("http://www.w3.org/ns/org#"))
      resource.is_body = true;
    if (!type.starts_with(kSkosSpace)) return;
    type.remove_prefix(kSkosSpace.size());
    resource.is_concept = resource.is_concept || type == "Concept";
    resource.is_scheme = resource.is_scheme || type == "ConceptScheme";
    resource.is_collection = resource.is_collection || type == "Collection" || type == "OrderedCollection";
  }

  // The texts of `resource`'s values of `property`, in all languages.
  static std::vector<TextInLanguage> texts(const Resource& resource, Property property) {
    std::vector<TextInLanguage> found;
    for (const Value& value : resource.values) {
      if (value.property != property) continue;
      if (value.resource == nullptr) {
        found.push_back(value.literal);
        continue;
      }
      for (const Value& part : value.resource->values) {
        if (part.property == Property::Text && part.resource == nullptr) found.push_back(part.literal);
      }
    }
    return found;
  }

  // What a resource is called; empty if the file does not say.
  static const std::string& name_of(Resource& resource) {
    if (!resource.entry.term.empty()) return resource.entry.term;
    if (resource.name) return *resource.name;
    resource.name.emplace();
    for (const Property property :
         {Property::Title, Property::PrefLabel, Property::Label, Property::Text, Property::Citation}) {
      const auto names = in_best_language(texts(resource, property));
      if (names.empty()) continue;
      resource.name = names.front().text;
      break;
    }
    return *resource.name;
  }

  // What a value refers to: its text, a name, or a URI.
  static std::string reference(const Value& value) {
    if (value.resource == nullptr) return value.literal.text;
    std::string name = name_of(*value.resource);
    return name.empty() && !value.resource->is_blank() ? value.resource->uri : name;
  }

  static void name_entry(Resource& resource) {
    std::vector<TextInLanguage> preferred = texts(resource, Property::PrefLabel);
    if (preferred.empty()) preferred = texts(resource, Property::Label);
    resource.language = add_terms(preferred, texts(resource, Property::AltLabel),
                                  texts(resource, Property::HiddenLabel), resource.entry);
  }

  static void describe_entry(Resource& resource) {
    auto& values = resource.entry.values;
    constexpr std::array kTexts = {std::pair{Property::Definition, TermField::Definition},
                                   std::pair{Property::Example, TermField::Example},
                                   std::pair{Property::Comment, TermField::Comment},
                                   std::pair{Property::Description, TermField::Comment},
                                   std::pair{Property::ApplicationNote, TermField::ApplicationNote}};
    for (const auto& [property, field] : kTexts) {
      for (TextInLanguage& text : in_best_language(texts(resource, property)))
        values.emplace_back(field, std::move(text.text));
    }
    if (!resource.is_blank()) values.emplace_back(TermField::Identifier, resource.uri);
    for (const Value& value : resource.values) {
      switch (value.property) {
        case Property::Definition:
          if (value.resource != nullptr) add_sources(*value.resource, values);
          break;
        case Property::ExactMatch:
        case Property::CloseMatch:
          if (value.resource == nullptr || !value.resource->is_concept)
            values.emplace_back(TermField::ClosestMatch,
                                value.resource != nullptr ? value.resource->uri : value.literal.text);
          break;
        case Property::Source:
        case Property::Citation:
          values.emplace_back(TermField::Source, reference(value));
          break;
        case Property::LegalSource:
          values.emplace_back(TermField::LegalSource, reference(value));
          break;
        case Property::Subject:
          values.emplace_back(TermField::Subject, reference(value));
          break;
        case Property::Notation:
          if (value.resource == nullptr) values.emplace_back(TermField::Identifier, value.literal.text);
          break;
        case Property::Deprecated:
          if (value.literal.text == "true" || value.literal.text == "1")
            values.emplace_back(TermField::Status, kOutOfUse);
          break;
        default:
          break;
      }
    }
  }

  static void add_sources(const Resource& note, std::vector<std::pair<TermField, std::string>>& values) {
    for (const Value& value : note.values) {
      if (value.property == Property::Source || value.property == Property::Citation)
        values.emplace_back(TermField::Source, reference(value));
    }
  }

  // What is said of two concepts, or of a collection and its members, is written where the entry is.
  static void link_entries(Resource& from) {
    for (const Value& value : from.values) {
      if (value.resource == nullptr || value.resource == &from) continue;
      Resource& to = *value.resource;
      switch (value.property) {
        case Property::Broader:
          from.entry.values.emplace_back(TermField::Broader, name_of(to));
          break;
        case Property::Narrower:
          if (to.is_concept) to.entry.values.emplace_back(TermField::Broader, name_of(from));
          break;
        case Property::ExactMatch:
          if (to.is_concept) from.entry.values.emplace_back(TermField::AcceptedTerm, name_of(to));
          break;
        case Property::CloseMatch:
          if (to.is_concept) from.entry.values.emplace_back(TermField::Related, name_of(to));
          break;
        case Property::Related:
          from.entry.values.emplace_back(TermField::Related, name_of(to));
          break;
        case Property::Member:
          if (to.is_concept) to.entry.values.emplace_back(TermField::Subject, name_of(from));
          break;
        default:
          break;
      }
    }
  }

  void describe_scheme(Vocabulary& vocabulary) {
    Resource* scheme = nullptr;
    for (Resource& resource : resources_) {
      const bool is_head = resource.is_scheme || (!resource.values.empty() && resource.uses != 0);
      if (is_head && !resource.is_concept && (scheme == nullptr || resource.uses > scheme->uses))
        scheme = &resource;
    }
    if (scheme == nullptr) return;
    Metadata& metadata = vocabulary.metadata;
    metadata.title = container_field(name_of(*scheme));
    for (const Property property : {Property::Description, Property::Comment, Property::Definition}) {
      for (const TextInLanguage& text : in_best_language(texts(*scheme, property))) {
        if (vocabulary.description.empty()) vocabulary.description = text.text;
      }
    }
    const auto first = [scheme](Property property) {
      for (const Value& value : scheme->values) {
        if (value.property == property) return reference(value);
      }
      return std::string();
    };
    metadata.publisher = body_field(*scheme, Property::Publisher);
    if (!metadata.publisher) metadata.publisher = body_field(*scheme, Property::Creator);
    metadata.date = container_field(leading_iso_date(first(Property::Modified)));
    if (!metadata.date) metadata.date = container_field(leading_iso_date(first(Property::Issued)));
    metadata.subtitle = version_field(first(Property::Version));
    metadata.licence = container_field(first(Property::Licence));
    metadata.language = container_field(language_of(first(Property::Language)));
    if (scheme->uri.starts_with("http")) metadata.url = container_field(scheme->uri);
  }

  // A body by its name: the URI of one tells nobody who it is.
  static std::optional<MetadataField> body_field(const Resource& scheme, Property property) {
    std::vector<TextInLanguage> names;
    for (const Value& value : scheme.values) {
      if (value.property != property) continue;
      if (value.resource == nullptr) names.push_back(value.literal);
      if (value.resource != nullptr) names.push_back(TextInLanguage{name_of(*value.resource), {}});
    }
    names = in_best_language(std::move(names));
    return names.empty() ? std::nullopt : container_field(names.front().text);
  }

  // "da", "da-DK"; the European list of languages has ".../language/DAN", ISO 639's ".../iso639-1/da".
  static std::string language_of(std::string_view stated) {
    if (const std::size_t slash = stated.rfind('/'); slash != std::string_view::npos)
      stated.remove_prefix(slash + 1);
    if (stated == "DAN" || stated == "dan") return "da";
    if (stated == "ENG" || stated == "eng") return "en";
    return language_code(stated);
  }

  std::deque<Resource> resources_;
  std::unordered_map<std::string_view, Resource*> by_uri_;
  std::vector<Resource*> in_order_;  // those of which something is said
};

}  // namespace

Result<void> read_skos(std::string_view bytes, const ReadLimits& limits, Document& document) {
  const auto text = decode_text(bytes);
  if (!text) return fail(text.error());
  SkosReader reader;
  const auto read =
      read_turtle(*text, limits.max_nesting,
                  [&reader](std::string_view subject, std::string_view predicate,
                            const TripleObject& object) { reader.take(subject, predicate, object); });
  if (!read) return fail(read.error());
  const Vocabulary vocabulary = reader.finish();
  if (vocabulary.entries.empty()) {
    return fail(ErrorCode::Input, "The Turtle file holds no vocabulary: nothing in it is a skos:Concept.");
  }
  return write_vocabulary(vocabulary, limits, document);
}

}  // namespace vidensgraf
