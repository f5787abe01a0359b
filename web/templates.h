#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "web/messages.h"

namespace vidensgraf {

/// What a template is filled with: a text, a truth value, a list, or named values. Texts are UTF-8 and are
/// escaped by the template, but for `{{{name}}}`.
class TemplateData {
 public:
  using List = std::vector<TemplateData>;
  using Object = std::map<std::string, TemplateData, std::less<>>;

  TemplateData() : value_(Object()) {}
  TemplateData(std::string text) : value_(std::move(text)) {}         // NOLINT(google-explicit-constructor)
  TemplateData(std::string_view text) : value_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  TemplateData(const char* text) : value_(std::string(text)) {}       // NOLINT(google-explicit-constructor)
  TemplateData(List list) : value_(std::move(list)) {}                // NOLINT(google-explicit-constructor)
  /// Numbers as digits; bool as a truth value for sections.
  template <class Number>
  requires std::is_arithmetic_v<Number> TemplateData(Number number) {  // NOLINT(google-explicit-constructor)
    if constexpr (std::is_same_v<Number, bool>) {
      value_ = number;
    } else {
      value_ = std::to_string(number);
    }
  }

  /// Sets a named value; returns itself, so that calls can follow each other.
  TemplateData& set(std::string name, TemplateData value) {
    std::get<Object>(value_).insert_or_assign(std::move(name), std::move(value));
    return *this;
  }
  /// Sets `name` to the list and "has_" + `name` to whether it holds anything.
  TemplateData& set_rows(const std::string& name, List rows) {
    set("has_" + name, !rows.empty());
    return set(name, std::move(rows));
  }
  /// Sets it only where there is a text: `{{#name}}` then shows nothing without one.
  TemplateData& set_text(std::string name, std::string_view text) {
    return text.empty() ? *this : set(std::move(name), TemplateData(text));
  }

  [[nodiscard]] const std::variant<std::string, bool, List, Object>& value() const { return value_; }

 private:
  std::variant<std::string, bool, List, Object> value_;
};

/// Fills web/templates/<name>.mustache. In templates `{{t.key}}` is the message for "key" in `language`,
/// `{{{danish}}}` the attribute of Danish words in a page of another language, `{{>part}}` another template.
/// Thread-safe.
[[nodiscard]] std::string render(std::string_view name, const TemplateData& data, Language language);

/// Names of all templates, and what they hold; for tests.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> all_templates();

}  // namespace vidensgraf
