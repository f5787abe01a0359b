#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/vocabulary.h"

// A code system of HL7 FHIR (R4, 4.8: resource CodeSystem, in JSON). KL publishes Fælles Faglige Begreber and
// Fælles Sprog III so: concepts within concepts, each with a code, a display name and a definition.
//
// Nesting and the property "parent" (or "child") say what is broader; where the system's hierarchyMeaning is
// that concepts are only grouped or classified, the one above is what a concept belongs to. The name in
// Danish is the term: the display name, unless the system is stated to be in another language and a
// designation is in Danish. Two concepts may share a name (codes tell them apart): each is an entry.
// Known misses: properties of the system's own making; synonyms given as codes.

namespace vidensgraf {
namespace {

using nlohmann::json;

constexpr std::size_t kDeepestJson = 128;  // two levels for one of concepts

// Counted beforehand: the parser's own callback for it takes time by the square of a list's length.
bool is_nested_deeper(std::string_view text, std::size_t limit) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (quoted && byte == '\\') {
      ++at;
    } else if (byte == '"') {
      quoted = !quoted;
    } else if (!quoted && (byte == '[' || byte == '{')) {
      if (++depth > limit) return true;
    } else if (!quoted && (byte == ']' || byte == '}')) {
      depth -= depth == 0 ? 0 : 1;
    }
  }
  return false;
}

std::string text_field(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The objects of the list `name`; FHIR has no other lists that are of use here.
std::vector<const json*> objects(const json& object, const char* name) {
  std::vector<const json*> found;
  const auto list = object.find(name);
  if (list == object.end() || !list->is_array()) return found;
  for (const json& item : *list) {
    if (item.is_object()) found.push_back(&item);
  }
  return found;
}

class CodeSystemReader {
 public:
  explicit CodeSystemReader(const json& system) : language_(text_field(system, "language")) {
    const std::string meaning = text_field(system, "hierarchyMeaning");
    above_ =
        meaning == "grouped-by" || meaning == "classified-with" ? TermField::Subject : TermField::Broader;
    describe(system);
    add_concepts(system, {});
    for (const auto& [child, parent] : parents_) {
      const auto entry = by_code_.find(child);
      const auto broader = by_code_.find(parent);
      if (entry == by_code_.end() || broader == by_code_.end() || child == parent) continue;
      vocabulary_.entries[entry->second].values.emplace_back(above_,
                                                             vocabulary_.entries[broader->second].term);
    }
  }

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  void describe(const json& system) {
    Metadata& metadata = vocabulary_.metadata;
    metadata.title = container_field(text_field(system, "title"));
    if (!metadata.title) metadata.title = container_field(text_field(system, "name"));
    metadata.subtitle = version_field(text_field(system, "version"));
    metadata.publisher = container_field(text_field(system, "publisher"));
    metadata.date = container_field(leading_iso_date(text_field(system, "date")));
    metadata.language = container_field(language_code(language_));
    if (const std::string url = text_field(system, "url"); url.starts_with("http"))
      metadata.url = container_field(url);
    vocabulary_.description = text_field(system, "description");
  }

  // `above` is the code of the concept whose concepts these are; empty at the top. Recursion is as deep as
  // the JSON.
  void add_concepts(const json& object, const std::string& above) {
    for (const json* item : objects(object, "concept")) {
      const std::string code = text_field(*item, "code");
      if (!above.empty()) parents_.emplace_back(code, above);
      by_code_.emplace(code, vocabulary_.entries.size());
      vocabulary_.entries.push_back(entry_of(*item, code));
      add_concepts(*item, code);
    }
  }

  VocabularyEntry entry_of(const json& item, const std::string& code) {
    VocabularyEntry entry;
    std::vector<TextInLanguage> names;
    // The display name goes before the designations, unless it is known not to be Danish.
    if (std::string name = text_field(item, "display"); !name.empty())
      names.push_back(TextInLanguage{std::move(name), language_.empty() ? "da" : language_});
    for (const json* designation : objects(item, "designation")) {
      std::string name = text_field(*designation, "value");
      std::string language = text_field(*designation, "language");
      if (language.empty()) language = language_;
      if (!name.empty()) names.push_back(TextInLanguage{std::move(name), std::move(language)});
    }
    if (names.empty()) names.push_back(TextInLanguage{code, {}});
    add_terms(names, {}, {}, entry);
    entry.values.emplace_back(TermField::Definition, text_field(item, "definition"));
    entry.values.emplace_back(TermField::Identifier, code);
    for (const json* property : objects(item, "property")) add_property(*property, code, entry);
    return entry;
  }

  // Properties that FHIR defines for all systems (4.8.11, "Defined Concept Properties").
  void add_property(const json& property, const std::string& code, VocabularyEntry& entry) {
    const std::string name = text_field(property, "code");
    const std::string value_code = text_field(property, "valueCode");
    const auto is_true = property.find("valueBoolean");
    if (name == "parent") {
      parents_.emplace_back(code, value_code);
    } else if (name == "child") {
      parents_.emplace_back(value_code, code);
    } else if (name == "comment") {
      entry.values.emplace_back(TermField::Comment, text_field(property, "valueString"));
    } else if ((name == "inactive" && is_true != property.end() && *is_true == true) ||
               (name == "status" && (value_code == "retired" || value_code == "deprecated"))) {
      entry.values.emplace_back(TermField::Status, kOutOfUse);
    }
  }

  Vocabulary vocabulary_;
  std::string language_;
  TermField above_ = TermField::Broader;
  std::map<std::string, std::size_t> by_code_;
  std::vector<std::pair<std::string, std::string>> parents_;  // codes: concept, the one above it
};

}  // namespace

Result<void> read_code_system(std::string_view bytes, const ReadLimits& limits, Document& document) {
  const auto text = decode_text(bytes);
  if (!text) return fail(text.error());
  if (is_nested_deeper(*text, kDeepestJson))
    return fail(ErrorCode::Limit, fmt::format("The JSON file is nested more than {} deep.", kDeepestJson));
  const json system = json::parse(*text, nullptr, false);
  if (system.is_discarded() || !system.is_object())
    return fail(ErrorCode::Input, "The file is not valid JSON.");
  return write_vocabulary(CodeSystemReader(system).vocabulary(), limits, document);
}

}  // namespace vidensgraf
