// "/documents/{id}": the text to read, with its outline and with facts marked by kind ("vis", several).
// "?navn=.." marks one thing alone, by any of its names. "?start=..&end=..#place" leads to a stretch of it,
// "?del=2" to a part of a very long text. What it cites, and who cites it, stands beside.

#include "query/pages/document_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "corpus/unread_pages.h"
#include "corpus/vocabulary.h"
#include "query/names/name_lookup.h"
#include "web/api/answers.h"
#include "web/pages/document_citing.h"
#include "web/pages/document_parts.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostConcepts = 60;
constexpr std::size_t kConceptsAtOnce = 12;  // the others open on demand
constexpr std::array<std::string_view, 9> kKinds = {"definition", "provision",    "law",
                                                    "concept",    "target_group", "organisation",
                                                    "cited_work", "relation",     "abbreviation"};

// The kinds of facts that are marked: those asked for; at first those that are few and weigh much.
std::vector<std::string> shown_kinds(const Request& request) {
  if (request.has_parameter("vis")) return request.parameters_named("vis");
  return {"definition", "provision", "law", "target_group"};
}

bool holds(const std::vector<std::string>& kinds, std::string_view kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

void put_head(TemplateData& data, const DocumentPage& page, Language language) {
  const Metadata& metadata = page.record.document.metadata;
  TemplateData::List fields;
  for (const NamedField& field : fields_of(metadata)) {
    if (field.name == "title" || field.name == "language") continue;
    const bool has_date = metadata.date.has_value();
    if (field.name == "year" && has_date) continue;
    std::string value = field.field->value;
    if (field.name == "date") value = date_text(value, language);
    if (field.name == "type") value = type_text(value, language);
    TemplateData one;
    one.set("name", message(language, fmt::format("document.{}", field.name))).set("value", value);
    // Only addresses that a browser opens as pages.
    if (field.name == "url" && (value.starts_with("https://") || value.starts_with("http://"))) {
      one.set("link", value);
    }
    if (field.field->origin == FieldOrigin::Text && !field.field->source.empty()) {
      one.set("place",
              document_address(page.record.document.id, field.field->source.begin, field.field->source.end));
    }
    fields.push_back(std::move(one));
  }
  data.set("fields", std::move(fields));
}

// Which pages have no text here, and why: who searches would take them for empty.
void put_unread_pages(TemplateData& data, const DocumentPage& page, Language language) {
  const Document& document = page.record.document;
  TemplateData::List unread;
  for (const UnreadReason reason :
       {UnreadReason::OnlyPictures, UnreadReason::UnknownLetters, UnreadReason::Damaged}) {
    const std::size_t count = unread_page_count(document, reason);
    if (count == 0) continue;
    TemplateData one;
    one.set("text",
            message(language, fmt::format("document.{}.{}", name_of(reason), count == 1 ? "one" : "many"),
                    {number_text(count, language), number_text(page.pages, language),
                     unread_page_numbers(document, reason)}));
    unread.push_back(std::move(one));
  }
  data.set("unread", std::move(unread));
}

// The way from a vocabulary to its terms beside those of others.
Result<void> put_alignment(TemplateData& data, const Context& context, const DocumentPage& page) {
  const Document& document = page.record.document;
  if (!document.metadata.type || document.metadata.type->value != kVocabularyType) return {};
  const auto list = context.index.vocabularies();
  if (!list) return fail(list.error());
  const bool has_entries = std::any_of((*list)->begin(), (*list)->end(), [&](const ListedVocabulary& one) {
    return one.info.id == document.id;
  });
  if (has_entries) data.set("alignment_address", vocabulary_address(document.id));
  return {};
}

// Which part of the text is shown: "del", else the one with the place; from 0.
Result<std::size_t> asked_part(const Request& request, const std::vector<std::uint32_t>& begins,
                               std::uint32_t place) {
  if (request.has_parameter("del")) {
    const auto part = number_parameter(request, "del", 1, 1, begins.size());
    if (!part) return fail(part.error());
    return *part - 1;
  }
  return static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), place) - begins.begin()) - 1;
}

void put_outline(TemplateData& data, const Request& request, const DocumentPage& page,
                 const std::vector<std::uint32_t>& begins, std::size_t shown, Language language) {
  TemplateData::List outline;
  for (const OutlineEntry& entry : page.outline) {
    const auto after = std::upper_bound(begins.begin(), begins.end(), entry.source.begin);
    const auto part = static_cast<std::size_t>(after - begins.begin());
    std::string address = fmt::format("#b{}", entry.source.begin);
    if (part != shown + 1) address.insert(0, address_with(request, "del", std::to_string(part)));
    TemplateData one;
    one.set("address", address)
        .set("text", shortened_text(entry.text, 90))
        .set("level", std::clamp<int>(entry.level, 1, 4))
        .set_text("page", page_text(entry.page, language));
    outline.push_back(std::move(one));
  }
  data.set_rows("outline", std::move(outline));
}

void put_choices(TemplateData& data, const std::vector<DocumentMark>& marks,
                 const std::vector<std::string>& shown, Language language) {
  std::map<std::string_view, std::size_t> counts;
  for (const DocumentMark& mark : marks) ++counts[mark.kind];
  TemplateData::List choices;
  for (const std::string_view kind : kKinds) {
    if (counts[kind] == 0) continue;
    TemplateData one;
    one.set("kind", kind)
        .set("label", message(language, fmt::format("kinds.{}", kind)))
        .set("count", number_text(counts[kind], language))
        .set("selected", holds(shown, kind));
    choices.push_back(std::move(one));
  }
  data.set_rows("choices", std::move(choices));
}

// Leaves the places of what the name that is asked for ("navn") means, however the document calls it and
// reviewers renamed it; false where none is asked for, or the document lacks it.
Result<bool> keep_one_name(TemplateData& data, const Context& context, const DocumentPage& page,
                           std::vector<DocumentMark>& marks) {
  const std::string name(context.request.parameter("navn"));
  if (name.empty()) return false;
  const auto lookup = look_up_name(context.index.sources(), name);
  if (!lookup) return fail(lookup.error());
  const auto reviews = context.index.graph().reviews();
  if (!reviews) return fail(reviews.error());
  std::set<NodeId> meant;
  for (const NodeId id : lookup->ids()) {
    const std::vector<NodeId> members = (*reviews)->members_of(id);
    meant.insert(members.begin(), members.end());
  }
  const auto is_other = [&](const DocumentMark& mark) {
    const auto kind = node_kind_named(mark.kind);
    return mark.key.empty() || !kind || !meant.contains(node_id(*kind, mark.key));
  };
  const auto others = static_cast<std::size_t>(std::count_if(marks.begin(), marks.end(), is_other));
  if (others == marks.size()) return false;
  std::erase_if(marks, is_other);
  data.set("only", message(context.language, "document.only",
                           {count_text("count.places", marks.size(), context.language), name}))
      .set("all_address", document_address(page.record.document.id));
  return true;
}

void put_concepts(TemplateData& data, const DocumentPage& page, Language language) {
  std::vector<const ContributedNode*> concepts;
  for (const ContributedNode& node : page.contribution.nodes) {
    if (node.kind == NodeKind::Concept) concepts.push_back(&node);
  }
  std::stable_sort(concepts.begin(), concepts.end(), [](const ContributedNode* a, const ContributedNode* b) {
    return a->evidence.size() > b->evidence.size();
  });
  if (concepts.size() > kMostConcepts) concepts.resize(kMostConcepts);
  TemplateData::List all;
  TemplateData::List others;
  for (const ContributedNode* node : concepts) {
    TemplateData one;
    one.set("label", node->label)
        .set("address", concept_address(node->label))
        .set("count", number_text(node->evidence.size(), language));
    (all.size() < kConceptsAtOnce ? all : others).push_back(std::move(one));
  }
  data.set("more_concepts", message(language, "layout.show_more", {std::to_string(others.size())}));
  data.set_rows("concepts", std::move(all)).set_rows("other_concepts", std::move(others));
}

}  // namespace

Result<Response> show_document_page(Context& context) {
  const Language language = context.language;
  const auto& index = context.index;
  const auto page_data = make_document_page(index.store(), index.analyzer(), context.path_value("id"));
  if (!page_data && page_data.error().code == ErrorCode::NotFound) {
    const std::string title = message(language, "document.unknown", {context.path_value("id")});
    return message_page(404, title, message(language, "document.unknown_advice"), context.request, language,
                        context.path_value("id"));
  }
  if (!page_data) return fail(page_data.error());
  const DocumentRecord& record = page_data->record;
  const std::size_t size = record.text_bytes;
  const auto start = number_parameter(context.request, "start", 0, 0, size);
  if (!start) return fail(start.error());
  const auto end = number_parameter(context.request, "end", *start, *start, size);
  if (!end) return fail(end.error());
  const ByteSpan place{static_cast<std::uint32_t>(*start), static_cast<std::uint32_t>(*end)};
  const std::vector<std::uint32_t> begins = parts_of(*page_data);
  const auto part = asked_part(context.request, begins, place.begin);
  if (!part) return fail(part.error());
  ShownText shown;
  shown.place = place;
  shown.part = {begins[*part], *part + 1 < begins.size() ? begins[*part + 1] : record.text_bytes};
  const auto text = read_text(index.store(), record.number, shown.part);
  if (!text) return fail(text.error());
  const auto citing = read_citing(index.sources(), *page_data);
  if (!citing) return fail(citing.error());

  const std::string title =
      record.document.metadata.title ? record.document.metadata.title->value : record.document.id;
  const std::vector<std::string> kinds = shown_kinds(context.request);
  std::vector<DocumentMark> marks = marks_of(*page_data);
  TemplateData data;
  put_choices(data, marks, kinds, language);
  const auto is_of_one = keep_one_name(data, context, *page_data, marks);
  if (!is_of_one) return fail(is_of_one.error());
  if (!*is_of_one) std::erase_if(marks, [&](const DocumentMark& mark) { return !holds(kinds, mark.kind); });
  shown.marks = &marks;
  shown.cited_addresses = cited_addresses(*citing);
  put_head(data, *page_data, language);
  put_unread_pages(data, *page_data, language);
  put_outline(data, context.request, *page_data, begins, *part, language);
  put_concepts(data, *page_data, language);
  put_citing(data, *citing, *page_data, language);
  if (auto put = put_alignment(data, context, *page_data); !put) return fail(put.error());
  put_pager(data, context.request,
            {"del", *part + 1, begins.size(), std::string(message(language, "document.parts")), "#tekst"},
            language);
  data.set("title", title)
      .set("id", record.document.id)
      .set("has_place", !place.empty())
      .set("start", *start)
      .set("end", *end)
      .set("text", document_text(*page_data, *text, shown, index.analyzer(), language))
      .set("compare_address", "/compare?kind=documents&a=" + url_encoded(record.document.id));
  if (begins.size() > 1) {
    data.set("part",
             message(language, "document.part", {std::to_string(*part + 1), std::to_string(begins.size())}))
        .set("part_number", *part + 1);
  }
  Page page;
  page.title = title;
  page.section = "documents";
  return render_page("document", data, page, context);
}

}  // namespace vidensgraf
