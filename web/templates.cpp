// The only file that sees the template library, which is compiled for about ten seconds.

#include "web/templates.h"

#include <array>
#include <memory>
#include <unordered_map>

#include <kainjow/mustache.hpp>

#include "embedded/page_templates.h"

namespace vidensgraf {
namespace {

namespace mustache = kainjow::mustache;
using Data = mustache::data;

constexpr const char* kDanish = "danish";
constexpr std::string_view kEnding = ".mustache";

Data converted(const TemplateData& data) {
  struct Converter {
    Data operator()(const std::string& text) const { return Data(text); }
    Data operator()(bool truth) const { return Data(truth); }
    Data operator()(const TemplateData::List& list) const {
      Data all(Data::type::list);
      for (const TemplateData& item : list) all.push_back(converted(item));
      return all;
    }
    Data operator()(const TemplateData::Object& object) const {
      Data all(Data::type::object);
      for (const auto& [name, value] : object) all.set(name, converted(value));
      return all;
    }
  };
  return std::visit(Converter(), data.value());
}

// The names t.<key> of one language; kDanish is the attribute of what documents say in Danish (WCAG 3.1.2).
std::unordered_map<std::string, Data> translations(Language language) {
  std::unordered_map<std::string, Data> all;
  for (const std::string_view key : message_keys()) {
    all.emplace("t." + std::string(key), Data(std::string(message(language, key))));
  }
  all.emplace(kDanish, Data(language == Language::Danish ? std::string() : std::string(" lang=\"da\"")));
  return all;
}

const std::unordered_map<std::string, Data>& translations_of(Language language) {
  static const auto* const kAll = new std::array<std::unordered_map<std::string, Data>, 2>{
      translations(Language::Danish), translations(Language::English)};
  return kAll->at(static_cast<std::size_t>(language));
}

// The text of a template with the parts that it names (`{{>part}}`) in their places: the library would parse
// a part again each time that it is shown, once for each link of a concept. No part holds itself.
std::string whole_template(std::string_view name) {
  constexpr std::string_view kPartBegin = "{{>";
  constexpr std::string_view kPartEnd = "}}";
  std::string text;
  for (const auto& [own, content] : all_templates()) {
    if (own == name) text = content;
  }
  for (std::size_t at = text.find(kPartBegin); at != std::string::npos; at = text.find(kPartBegin, at)) {
    const std::size_t end = text.find(kPartEnd, at);
    if (end == std::string::npos) break;
    std::string part =
        whole_template(std::string_view(text).substr(at + kPartBegin.size(), end - at - kPartBegin.size()));
    text.replace(at, end + kPartEnd.size() - at, part);
    at += part.size();
  }
  return text;
}

// Looks names up in the data, and beside it in the messages.
class PageContext : public mustache::context<std::string> {
 public:
  PageContext(const Data* data, Language language)
      : mustache::context<std::string>(data), texts_(translations_of(language)) {}

  const Data* get(const std::string& name) const override {
    if (!name.starts_with("t.") && name != kDanish) return mustache::context<std::string>::get(name);
    const auto found = texts_.find(name);
    return found == texts_.end() ? nullptr : &found->second;
  }

 private:
  const std::unordered_map<std::string, Data>& texts_;
};

}  // namespace

std::string render(std::string_view name, const TemplateData& data, Language language) {
  // Rendering changes a parsed template's state, so each thread parses its own.
  thread_local std::unordered_map<std::string, std::unique_ptr<mustache::mustache>> parsed;
  std::unique_ptr<mustache::mustache>& entry = parsed[std::string(name)];
  if (!entry) entry = std::make_unique<mustache::mustache>(whole_template(name));
  const Data values = converted(data);
  PageContext context(&values, language);
  return entry->render(context);
}

std::vector<std::pair<std::string_view, std::string_view>> all_templates() {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  for (const EmbeddedFile& file : embedded::page_templates()) {
    all.emplace_back(file.path.substr(0, file.path.size() - kEnding.size()), file.content);
  }
  return all;
}

}  // namespace vidensgraf
