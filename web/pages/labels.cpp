#include "web/pages/labels.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "corpus/vocabulary.h"
#include "query/parsing/query_field.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

std::string_view relation_key(EdgeType type, bool outgoing) {
  switch (type) {
    case EdgeType::Broader:
      return outgoing ? "edge.broader" : "edge.narrower";
    case EdgeType::Related:
      return "edge.related";
    case EdgeType::PartOf:
      return outgoing ? "edge.part_of" : "edge.has_part";
    case EdgeType::Defines:
      return outgoing ? "edge.defines" : "edge.defined_in";
    case EdgeType::AbbreviationOf:
      return outgoing ? "edge.abbreviation_of" : "edge.abbreviated";
    case EdgeType::GovernedBy:
      return outgoing ? "edge.governed_by" : "edge.governs";
    case EdgeType::HasTargetGroup:
      return outgoing ? "edge.has_target_group" : "edge.target_group_of";
    case EdgeType::Mentions:
      return outgoing ? "edge.mentions" : "edge.mentioned_in";
    case EdgeType::Cites:
      return outgoing ? "edge.cites" : "edge.cited_by";
    case EdgeType::PublishedBy:
      return outgoing ? "edge.published_by" : "edge.published";
    case EdgeType::ExactMatch:
      return "edge.exact_match";
    case EdgeType::CloseMatch:
      return "edge.close_match";
  }
  return "edge.related";
}

// Without the marks that turn the direction of text: in what is copied they would turn what people write
// around it. On pages the styles keep each within its element.
std::string without_direction_marks(std::string text) {
  for (const std::string_view mark : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                                      "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.erase(at, mark.size());
    }
  }
  return text;
}

int number_in(std::string_view digits) {
  int number = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return status == std::errc{} && end == digits.data() + digits.size() ? number : 0;
}

}  // namespace

std::string_view relation_text(EdgeType type, bool outgoing, Language language) {
  return message(language, relation_key(type, outgoing));
}

std::string_view kind_text(NodeKind kind, Language language) {
  const std::string key = fmt::format("kind.{}", name_of(kind));
  return has_message(key) ? message(language, key) : name_of(kind);
}

std::string type_text(std::string_view type, Language language) {
  const std::string key = fmt::format("type.{}", type);
  if (has_message(key)) return std::string(message(language, key));
  std::string text(type);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string date_text(std::string_view iso, Language language) {
  if (iso.size() < 7 || iso[4] != '-') return std::string(iso);
  const int month = number_in(iso.substr(5, 2));
  if (month < 1 || month > 12) return std::string(iso);
  const std::string_view name = message(language, fmt::format("month.{}", month));
  const int day = iso.size() == 10 ? number_in(iso.substr(8)) : 0;
  if (day == 0) return fmt::format("{} {}", name, iso.substr(0, 4));
  return fmt::format("{}{} {} {}", day, language == Language::Danish ? "." : "", name, iso.substr(0, 4));
}

std::string version_text(std::string_view version, Language language) {
  const std::size_t space = version.rfind(' ');
  if (space == std::string_view::npos) return std::string(version);
  return std::string(version.substr(0, space + 1)) + date_text(version.substr(space + 1), language);
}

std::string page_text(std::uint32_t page, Language language) {
  return page == 0 ? std::string() : message(language, "place.page", {std::to_string(page)});
}

std::string number_text(std::uint64_t number, Language language) {
  std::string text = std::to_string(number);
  for (std::size_t end = text.size(); end > 3; end -= 3) {
    text.insert(end - 3, language == Language::Danish ? "." : ",");
  }
  return text;
}

std::string count_text(std::string_view key, std::uint64_t count, Language language) {
  const std::string whole = fmt::format("{}.{}", key, count == 1 ? "one" : "many");
  return message(language, whole, {number_text(count, language)});
}

std::string vocabularies_text(const DocumentList& documents, Language language) {
  const std::uint64_t count = documents.count_of_type(kVocabularyType);
  return count == 0 ? std::string() : count_text("count.vocabularies", count, language);
}

std::string places_text(std::uint64_t places, std::uint64_t documents, Language language) {
  return message(
      language, "place.in",
      {count_text("count.places", places, language), count_text("count.documents", documents, language)});
}

std::string about_text(const DocumentInfo& document, Language language) {
  std::string text;
  for (const std::string& part :
       {document.publisher, date_text(document.date, language), type_text(document.type, language)}) {
    if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
  }
  return text;
}

std::string citation_text(const DocumentInfo& document, std::uint32_t page, Language language) {
  const std::string date = date_text(document.date, language);
  const std::string dated = date.empty() ? std::string() : fmt::format(" ({})", date);
  std::string text = document.publisher.empty()
                         ? document.title + dated
                         : fmt::format("{}{}: {}", document.publisher, dated, document.title);
  if (page > 0) text += ", " + page_text(page, language);
  return without_direction_marks(std::move(text));
}

std::string quotation_text(std::string_view text, std::string_view source, Language language) {
  return without_direction_marks(message(language, "cite.quotation", {text, source}));
}

std::string official_address(const Law& law, std::string_view version) {
  for (const LawVersion& known : law.versions) {
    if (fmt::format("{} nr {} af {}", known.type, known.number, known.date) == version) return known.eli;
  }
  return {};
}

std::string reason_text(const Reason& reason, Language language) {
  if (reason.empty()) return {};
  std::string text(message(language, fmt::format("reason.{}", name_of(reason.code))));
  if (!reason.document.empty()) text += " " + message(language, "reason.in_document", {reason.document});
  if (!reason.about.empty()) text += ": " + reason.about;
  return text;
}

std::string problem_text(const QueryProblem& problem, Language language) {
  const std::string text = message(language, fmt::format("problem.{}", name_of(problem.code)),
                                   {problem.value, query_field_names()});
  // The byte is not shown, which means nothing to people: the sentence quotes the text to look for.
  return message(language, "problem.sentence", {text});
}

std::string warning_text(const LawWarning& warning, Language language) {
  std::vector<std::string> values = warning.values;
  values.resize(4);
  for (std::string& value : values) value = date_text(value, language);
  const std::string key = fmt::format("law.warning.{}", name_of(warning.kind));
  return message(language, key, {values[0], values[1], values[2], values[3]});
}

std::string_view mark_text(MatchReason why, Language language) {
  return message(language, fmt::format("mark.{}", name_of(why)));
}

std::string node_address(const GraphNode& node) {
  switch (node.kind) {
    case NodeKind::Provision:
    case NodeKind::Law:
      return provision_address(node.label);
    case NodeKind::Document:
      return document_address(node.key);
    default:
      return concept_address(node.label);
  }
}

std::string shortened_text(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  const std::size_t space = text.rfind(' ', bytes);
  std::size_t end = space == std::string_view::npos || space < bytes / 2 ? bytes : space;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + " …";
}

}  // namespace vidensgraf
