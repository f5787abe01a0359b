// "/vocabularies": the vocabularies of the index, each with the way to its terms beside those of others.

#include <utility>

#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {

Result<Response> show_vocabularies_page(Context& context) {
  const Language language = context.language;
  const auto list = context.index.vocabularies();
  if (!list) return fail(list.error());
  TemplateData::List rows;
  for (const ListedVocabulary& listed : **list) {
    TemplateData row;
    row.set("title", listed.info.title)
        .set("address", document_address(listed.info.id))
        .set("alignment_address", vocabulary_address(listed.info.id))
        .set("publisher", listed.info.publisher)
        .set("date", date_text(listed.info.date, language))
        .set("terms", number_text(listed.terms, language))
        .set("other_terms", number_text(listed.other_terms, language))
        .set("defined", number_text(listed.defined, language));
    rows.push_back(std::move(row));
  }
  Page page;
  page.section = "documents";
  page.title = std::string(message(language, "vocabularies.title"));
  TemplateData data;
  data.set("count", count_text("count.vocabularies", (*list)->size(), language))
      .set_rows("rows", std::move(rows));
  return render_page("vocabularies", data, page, context);
}

}  // namespace vidensgraf
