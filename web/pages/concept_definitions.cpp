#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "query/pages/word_diff.h"
#include "web/pages/concept_parts.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kOptionBytes = 60;

// A number from 1 to `most`, as an index; else `otherwise`.
std::size_t chosen(const Request& request, std::string_view name, std::size_t most, std::size_t otherwise) {
  const std::string_view text = request.parameter(name);
  std::size_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status != std::errc{} || number < 1 || number > most) return otherwise;
  return number - 1;
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)); }

double likeness_of(const std::string& first, const std::string& second) {
  const auto a = compared_words(first);
  const auto b = compared_words(second);
  if (a.empty() && b.empty()) return 1;
  return 2.0 * static_cast<double>(common_words(a, b)) / static_cast<double>(a.size() + b.size());
}

TemplateData::List options(const std::vector<DefinitionWording>& wordings, std::size_t selected) {
  TemplateData::List all;
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    const DocumentInfo& document = wordings[i].places.front().document;
    std::string text = fmt::format("{}: {}", i + 1, shortened_text(document.title, kOptionBytes));
    if (document.date.size() >= 4) text += fmt::format(" ({})", document.date.substr(0, 4));
    TemplateData one;
    one.set("value", i + 1).set("text", text).set("selected", i == selected);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

void put_definitions(TemplateData& data, const Request& request, const DefinitionsPage& page,
                     Language language) {
  const std::vector<DefinitionWording>& wordings = page.wordings;
  TemplateData::List definitions;
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    const DefinitionWording& wording = wordings[i];
    TemplateData one = definition_data(wording, i + 1, language);
    one.set("heading", message(language, "concept.wording", {std::to_string(i + 1)}));
    std::string note;
    if (wording.held_by != DefinitionWording::npos) {
      note = message(language, "concept.held_by", {std::to_string(wording.held_by + 1)});
    } else if (wording.compared_with != DefinitionWording::npos) {
      note = message(language, "concept.likeness_of",
                     {percent(likeness_of(wordings[wording.compared_with].text, wording.text)),
                      std::to_string(wording.compared_with + 1)});
    }
    if (wording.places.size() > 1) {
      const std::string same =
          message(language, "concept.same_wording", {std::to_string(wording.places.size())});
      note = note.empty() ? same : fmt::format("{} · {}", same, note);
    }
    one.set_text("note", note);
    definitions.push_back(std::move(one));
  }
  data.set_rows("definitions", std::move(definitions));

  const bool is_comparable = wordings.size() > 1;
  data.set("comparable", is_comparable);
  if (!is_comparable) return;
  const std::size_t first = chosen(request, "fra", wordings.size(), 0);
  const std::size_t second = chosen(request, "til", wordings.size(), first == 1 ? 0 : 1);
  const std::string& from = wordings[first].text;
  const std::string& to = wordings[second].text;
  data.set("first_options", options(wordings, first))
      .set("second_options", options(wordings, second))
      .set("differences_title",
           message(language, "concept.differences", {std::to_string(first + 1), std::to_string(second + 1)}))
      .set("likeness", message(language, "concept.likeness", {percent(likeness_of(from, to))}))
      .set("differences", differences_data(word_diff(from, to)));
}

void put_timeline(TemplateData& data, const ConceptPage& page, Language language) {
  struct Event {
    std::string date;
    std::string title;
    std::string address;
    std::string what;
  };
  std::vector<Event> events;
  std::map<std::string, bool> defining;
  for (std::size_t i = 0; i < page.definitions.wordings.size(); ++i) {
    for (const StatedDefinition& stated : page.definitions.wordings[i].places) {
      defining[stated.document.id] = true;
      events.push_back(
          {stated.document.date, stated.document.title,
           document_address(stated.document.id, stated.definition.source.begin, stated.definition.source.end),
           message(language, "concept.timeline_defines", {std::to_string(i + 1)})});
    }
  }
  for (const PlacesInDocument& own : page.documents) {
    if (defining.contains(own.document.id) || own.places.empty()) continue;
    const ByteSpan place = own.places.front().source;
    events.push_back(
        {own.document.date, own.document.title, document_address(own.document.id, place.begin, place.end),
         message(language, "concept.timeline_names", {count_text("count.places", own.count, language)})});
  }
  const auto key = [](const Event& event) { return std::tuple(event.date.empty(), event.date, event.title); };
  std::stable_sort(events.begin(), events.end(),
                   [&](const Event& a, const Event& b) { return key(a) < key(b); });
  TemplateData::List timeline;
  for (const Event& event : events) {
    TemplateData one;
    one.set("date", event.date.empty() ? std::string(message(language, "concept.undated"))
                                       : date_text(event.date, language))
        .set("title", event.title)
        .set("address", event.address)
        .set("what", event.what);
    timeline.push_back(std::move(one));
  }
  data.set_rows("timeline", std::move(timeline));
}

}  // namespace vidensgraf
