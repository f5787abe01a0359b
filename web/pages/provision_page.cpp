// "/provisions/{reference}": a section of law, whether it still stands, and what documents say of it.

#include <algorithm>

#include <fmt/format.h>

#include "extraction/registers.h"
#include "query/pages/law_page.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostBeside = 15;
constexpr std::size_t kMostVersions = 12;
constexpr std::string_view kDocumentsOffset = "steder";
constexpr std::string_view kPartsOffset = "dele";

std::string address_of(const LawPage& page, std::string_view version) {
  const Law* const law = Registers::built_in().find_law(page.address.law);
  return law == nullptr ? std::string() : official_address(*law, version);
}

void put_version(TemplateData& data, const LawPage& page, const std::string& version, Language language) {
  data.set("version", version_text(version, language))
      .set_text("official_version", address_of(page, version));
}

void put_law(TemplateData& data, const LawPage& page, Language language) {
  TemplateData::List warnings;
  for (const LawWarning& warning : page.warnings) warnings.emplace_back(warning_text(warning, language));
  // A law as a whole always stands somewhere: that is said of its provisions alone.
  const bool stands =
      !page.address.paragraf.empty() &&
      standing_of(Registers::built_in(), page.address).kind == ProvisionStanding::Kind::Stands;
  data.set("kind", kind_text(page.address.paragraf.empty() ? NodeKind::Law : NodeKind::Provision, language))
      .set("label", page.label)
      .set_text("law_title", page.law.title)
      .set("stands", stands)
      .set_rows("warnings", std::move(warnings));
  if (!page.address.paragraf.empty()) {
    data.set("law_address", provision_address(label_of(ProvisionAddress{page.address.law, {}, 0, 0, {}, 0})));
  }
  TemplateData::List versions;
  TemplateData::List older;
  const auto& known = page.law.versions;
  for (std::size_t i = known.size(); i > 0; --i) {
    TemplateData one;
    put_version(one, page, known[i - 1], language);
    (versions.size() < kMostVersions ? versions : older).push_back(std::move(one));
  }
  if (!known.empty()) {
    const std::string official = address_of(page, known.back());
    data.set_text("official_address", official)
        .set("official", message(language, "law.official", {version_text(known.back(), language)}));
  }
  data.set("older", message(language, "law.older", {std::to_string(older.size())}));
  data.set_rows("versions", std::move(versions)).set_rows("older_versions", std::move(older));
}

// Where the line that begins at `start` ends: at a line break, or before the next "Stk. 2." where a source
// runs them together.
std::size_t line_end(std::string_view text, std::size_t start) {
  constexpr std::string_view kStk = " Stk. ";
  const std::size_t end = std::min(text.find('\n', start), text.size());
  for (std::size_t at = text.find(kStk, start + 1); at < end; at = text.find(kStk, at + 1)) {
    const std::size_t after = text.find_first_not_of("0123456789", at + kStk.size());
    const bool is_number = after != at + kStk.size() && after < end && text[after] == '.';
    if (is_number && std::string_view(".:;)").find(text[at - 1]) != std::string_view::npos) return at;
  }
  return end;
}

void put_quotes(TemplateData& data, const LawPage& page, Language language) {
  TemplateData::List quotes;
  for (const QuotedProvision& quote : page.quotes) {
    TemplateData::List lines;
    std::size_t start = 0;
    while (start < quote.text.size()) {
      const std::size_t end = line_end(quote.text, start);
      lines.emplace_back(quote.text.substr(start, end - start));
      start = end + 1;
    }
    TemplateData one;
    one.set("lines", std::move(lines))
        .set("title", quote.document.title)
        .set_text("about", about_text(quote.document, language))
        .set_text("page", page_text(quote.page, language))
        .set("address", document_address(quote.document.id, quote.source.begin, quote.source.end));
    quotes.push_back(std::move(one));
  }
  data.set_rows("quotes", std::move(quotes));
}

TemplateData::List citations_data(const std::vector<LawCitation>& citations, const LawPage& page,
                                  Language language) {
  TemplateData::List all;
  for (const LawCitation& citation : citations) {
    TemplateData one;
    const std::string label = label_of(citation.address);
    one.set("citation", citation.label).set("documents", places_data(citation.documents, language, label));
    if (citation.has_more) {
      one.set("has_more", message(language, "law.has_more", {std::to_string(citation.document_count)}));
    }
    if (key_of(citation.address) != key_of(page.address))
      one.set("citation_address", provision_address(label));
    all.push_back(std::move(one));
  }
  return all;
}

std::string cited_note(const CitedVersion& cited, Language language) {
  std::string note;
  if (cited.section == SectionStatus::NotYet) note = message(language, "law.not_yet");
  if (cited.section == SectionStatus::TakenOut) note = message(language, "law.not_any_more");
  if (cited.section == SectionStatus::Unknown) note = message(language, "law.in_no_text");
  if (cited.moved_to.empty()) return note;
  if (!note.empty()) note += " · ";
  return note + message(language, cited.moved_before ? "law.had_moved" : "law.moved_later",
                        {cited.moved_to, date_text(cited.moved_on, language)});
}

void put_applied(TemplateData& data, const LawPage& page, Language language) {
  TemplateData::List rows;
  for (const DocumentVersion& version : page.applied) {
    TemplateData row;
    put_version(row, page, version.cited.version, language);
    if (version.cited.version.empty()) row.set("version", message(language, "law.version_unknown"));
    if (version.cited.basis != VersionBasis::Unknown) {
      row.set("basis", message(language, fmt::format("law.basis.{}", name_of(version.cited.basis))));
    }
    row.set("date", version.document.date.empty() ? std::string(message(language, "concept.undated"))
                                                  : date_text(version.document.date, language))
        .set("title", version.document.title)
        .set("address", document_address(version.document.id))
        .set_text("note", cited_note(version.cited, language));
    rows.push_back(std::move(row));
  }
  data.set_rows("applied", std::move(rows));
}

void put_sections(TemplateData& data, const LawPage& page, Language language) {
  TemplateData::List sections;
  const auto add = [&](bool is_there, const char* id, const char* key) {
    if (is_there) sections.push_back(section_data(id, message(language, key)));
  };
  add(!page.quotes.empty(), "ordlyd", "law.text");
  add(true, "henvisninger", "law.cited_by");
  add(!page.above.empty(), "ovenover", "law.above");
  add(!page.applied.empty(), "gaeldende", "law.applied");
  add(!page.links.empty(), "forbindelser", "concept.links");
  add(!page.beside.empty(), "sammen", "law.beside");
  add(!page.law.versions.empty(), "versioner", "law.versions");
  data.set("sections", std::move(sections));
}

}  // namespace

Result<Response> show_provision_page(Context& context) {
  const Language language = context.language;
  LawPageOptions options;
  options.documents.offset = offset_parameter(context.request, kDocumentsOffset);
  options.parts.offset = offset_parameter(context.request, kPartsOffset);
  const auto found = make_law_page(context.index.sources(), context.path_value("reference"), options);
  if (!found && (found.error().code == ErrorCode::NotFound || found.error().code == ErrorCode::Input)) {
    const std::string title = message(language, "law.unknown_title", {context.path_value("reference")});
    return message_page(404, title, message(language, "law.unknown_advice"), context.request, language,
                        context.path_value("reference"));
  }
  if (!found) return fail(found.error());
  Page page;
  page.title = found->label;
  TemplateData data;
  put_law(data, *found, language);
  put_sections(data, *found, language);
  put_quotes(data, *found, language);
  TemplateData::List citations = citations_data(found->citations, *found, language);
  data.set_rows("citations", std::move(citations));
  // How many documents cite the provision itself is not counted: those behind are told by the next address.
  const bool is_own =
      !found->citations.empty() && key_of(found->citations.front().address) == key_of(found->address);
  const bool has_more = is_own && found->citations.front().has_more;
  const std::size_t shown = has_more ? options.documents.limit
                            : is_own ? found->citations.front().documents.size()
                                     : 0;
  const ShownPart documents{options.documents, shown, options.documents.offset + shown, !has_more};
  TemplateData documents_paging;
  put_part_pager(documents_paging, documents, context.request,
                 {kDocumentsOffset, "henvisninger", "law.cited_by"}, language);
  data.set("documents_paging", std::move(documents_paging));
  const std::size_t shown_parts = std::min<std::size_t>(
      options.parts.limit,
      found->part_count > options.parts.offset ? found->part_count - options.parts.offset : 0);
  const ShownPart parts{options.parts, shown_parts, found->part_count, true};
  put_part_pager(data, parts, context.request, {kPartsOffset, "henvisninger", "law.parts"}, language);
  TemplateData::List above = citations_data(found->above, *found, language);
  data.set_rows("above", std::move(above));
  put_applied(data, *found, language);
  data.set("has_links", !found->links.empty()).set("relations", relations_data(found->links, language));
  TemplateData::List beside = beside_data(found->beside, kMostBeside, language);
  data.set_rows("beside", std::move(beside));
  data.set("graph_address", graph_address(found->label)).set("search_address", search_address(found->label));
  return render_page("provision", data, page, context);
}

}  // namespace vidensgraf
