// "/vocabularies/{id}": the terms of a vocabulary beside what all other documents write about, or beside
// another vocabulary ("other"). "match" leaves those that stand in one way to their counterparts; fifty a
// page ("side").

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "query/pages/word_diff.h"
#include "web/api/answers.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"
#include "web/pages/routes.h"
#include "web/pages/vocabulary_parts.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kTermsOfPage = 50;

// The definitions of both sides that are the most alike, word by word; of one side alone, that.
void put_definitions_beside(TemplateData& data, const AlignedTerm& term, const Counterpart& one,
                            Language language) {
  if (one.definitions.empty()) {
    data.set("defined_here_only", !term.definitions.empty());
    return;
  }
  const std::string& theirs = one.definitions[one.other_definition];
  TemplateData beside;
  beside.set("text", theirs).set("compared", one.likeness.has_value());
  if (one.definitions.size() > 1) {
    beside.set("most_alike",
               message(language, "alignment.most_alike", {std::to_string(one.definitions.size())}));
  }
  if (one.likeness) {
    const std::string& mine = term.definitions[one.own_definition];
    beside.set("is_same", mine == theirs)
        .set("likeness",
             message(language, "alignment.likeness", {std::to_string(std::lround(*one.likeness * 100))}))
        .set("differences", differences_data(word_diff(mine, theirs)));
  }
  data.set("beside", std::move(beside));
}

TemplateData counterpart_data(const VocabularyAlignment& alignment, const AlignedTerm& term,
                              const Counterpart& one, Language language) {
  TemplateData data;
  data.set("match", message(language, fmt::format("alignment.match.{}", name_of(one.match))))
      .set("label", one.term)
      .set("address", counterpart_address(alignment, one))
      .set_text("reason", reason_text(one.reason, language))
      .set("beside", false)
      .set("defined_here_only", false);
  if (one.documents > 0) data.set("documents", count_text("count.documents", one.documents, language));
  put_definitions_beside(data, term, one, language);
  return data;
}

TemplateData term_data(const VocabularyAlignment& alignment, const AlignedTerm& term, Language language) {
  TemplateData::List definitions;
  for (const std::string& text : term.definitions) {
    TemplateData one;
    one.set("text", text);
    definitions.push_back(std::move(one));
  }
  TemplateData::List counterparts;
  for (const Counterpart& one : term.counterparts) {
    counterparts.push_back(counterpart_data(alignment, term, one, language));
  }
  TemplateData data;
  data.set("term", term.term)
      .set("address", document_address(alignment.vocabulary.id, term.place.begin, term.place.end))
      .set("definitions", std::move(definitions))
      .set_rows("counterparts", std::move(counterparts));
  return data;
}

// A page or table of the same vocabulary beside the same, with the terms of `match` alone.
std::string address_of(std::string address, const VocabularyAlignment& alignment, std::string_view match) {
  if (alignment.other) address += "?other=" + url_encoded(alignment.other->id);
  if (!match.empty()) address += (alignment.other ? "&match=" : "?match=") + std::string(match);
  return address;
}

// How many terms stand in each way to their counterparts, as links to these alone.
void put_counts(TemplateData& data, const VocabularyAlignment& alignment, std::string_view shown,
                Language language) {
  std::map<std::string_view, std::size_t> counts;
  for (const AlignedTerm& term : alignment.terms) ++counts[match_of(term)];
  counts[""] = alignment.terms.size();
  TemplateData::List matches;
  const auto add = [&](std::string_view match) {
    TemplateData one;
    one.set("label", message(language, fmt::format("alignment.match.{}", match.empty() ? "all" : match)))
        .set("count", number_text(counts[match], language))
        .set("current", match == shown)
        .set("none", counts[match] == 0)
        .set("address", address_of(vocabulary_address(alignment.vocabulary.id), alignment, match));
    matches.push_back(std::move(one));
  };
  add("");
  for (const std::string_view match : kMatchNames) add(match);
  data.set("matches", std::move(matches));
}

// The other vocabularies that it can stand beside.
Result<void> put_choice(TemplateData& data, const Context& context, const VocabularyAlignment& alignment) {
  const auto list = context.index.vocabularies();
  if (!list) return fail(list.error());
  TemplateData::List options;
  for (const ListedVocabulary& listed : **list) {
    if (listed.info.id == alignment.vocabulary.id) continue;
    TemplateData one;
    one.set("value", listed.info.id)
        .set("label", listed.info.title)
        .set("selected", alignment.other && alignment.other->id == listed.info.id);
    options.push_back(std::move(one));
  }
  data.set_rows("options", std::move(options));
  return {};
}

void put_heads(TemplateData& data, const VocabularyAlignment& alignment, Language language) {
  data.set("title", alignment.vocabulary.title)
      .set_text("about", about_text(alignment.vocabulary, language))
      .set("page_address", vocabulary_address(alignment.vocabulary.id))
      .set("document_address", document_address(alignment.vocabulary.id));
  if (!alignment.other) return;
  TemplateData other;
  other.set("title", alignment.other->title)
      .set("address", vocabulary_address(alignment.other->id))
      .set("other_about", about_text(*alignment.other, language));
  data.set("other", std::move(other));
}

Response unknown_vocabulary(const Context& context) {
  return message_page(404, std::string(message(context.language, "vocabularies.unknown")),
                      message(context.language, "vocabularies.unknown_advice"), context.request,
                      context.language);
}

}  // namespace

std::string_view match_of(const AlignedTerm& term) {
  return term.counterparts.empty() ? "none" : name_of(term.counterparts.front().match);
}

Result<std::string_view> asked_match(const Request& request) {
  const std::string_view asked = request.parameter("match");
  if (asked.empty()) return asked;
  const auto* const known = std::find(kMatchNames.begin(), kMatchNames.end(), asked);
  if (known != kMatchNames.end()) return *known;
  return fail(ErrorCode::Input, fmt::format("\"match\" must be one of {}.", fmt::join(kMatchNames, ", ")));
}

Result<SharedVocabularies::Alignment> asked_alignment(const Context& context) {
  return context.index.alignment(context.path_value("id"), context.request.parameter("other"));
}

std::string counterpart_address(const VocabularyAlignment& alignment, const Counterpart& one) {
  return alignment.other ? document_address(alignment.other->id, one.term_place.begin, one.term_place.end)
                         : concept_address(one.term);
}

Result<Response> show_vocabulary_page(Context& context) {
  const Language language = context.language;
  const Request& request = context.request;
  const auto match = asked_match(request);
  if (!match) return fail(match.error());
  const auto asked = number_parameter(request, "side", 1, 1, 1000000);
  if (!asked) return fail(asked.error());
  const auto found = asked_alignment(context);
  if (!found) {
    const ErrorCode code = found.error().code;
    if (code == ErrorCode::NotFound || code == ErrorCode::Input) return unknown_vocabulary(context);
    return fail(found.error());
  }
  const VocabularyAlignment& alignment = **found;
  std::vector<const AlignedTerm*> terms;
  for (const AlignedTerm& term : alignment.terms) {
    if (match->empty() || match_of(term) == *match) terms.push_back(&term);
  }
  const std::size_t pages = std::max<std::size_t>(1, (terms.size() + kTermsOfPage - 1) / kTermsOfPage);
  if (*asked > pages) return fail(ErrorCode::NotFound, fmt::format("The list has {} pages.", pages));
  const std::size_t first = (*asked - 1) * kTermsOfPage;
  const std::size_t end = std::min(terms.size(), first + kTermsOfPage);
  TemplateData::List rows;
  for (std::size_t i = first; i < end; ++i) rows.push_back(term_data(alignment, *terms[i], language));

  TemplateData data;
  put_heads(data, alignment, language);
  if (auto put = put_choice(data, context, alignment); !put) return fail(put.error());
  put_counts(data, alignment, *match, language);
  data.set("summary", count_text("count.concepts", terms.size(), language)).set_rows("rows", std::move(rows));
  if (!match->empty())
    data.set("chosen", message(language, fmt::format("alignment.match.{}", *match))).set("match", *match);
  if (pages > 1) {
    data.set("shown", message(language, "documents.shown",
                              {number_text(first + 1, language), number_text(end, language)}));
  }
  Page page;
  page.section = "documents";
  page.title = alignment.other ? message(language, "compare.sources",
                                         {alignment.vocabulary.title, alignment.other->title})
                               : alignment.vocabulary.title;
  page.title += fmt::format(" – {}", message(language, "vocabularies.title"));
  put_pager(data, request,
            {"side", *asked, pages, std::string(message(language, "alignment.pages")), "#begreber"},
            language);
  data.set("table_address",
           address_of(vocabulary_address(alignment.vocabulary.id) + "/alignment.csv", alignment, *match));
  return render_page("vocabulary", data, page, context);
}

}  // namespace vidensgraf
