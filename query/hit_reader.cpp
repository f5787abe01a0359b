// From ranked passages to what is shown of them: metadata, text, headings, marks, snippet.

#include "query/hit_reader.h"

#include <algorithm>

#include "graph/graph_update.h"
#include "language/display_text.h"
#include "query/passage_ranking.h"

namespace vidensgraf {
namespace {

// References that the query names, in the words of the document, as extraction saw them.
std::vector<Mark> marks_of_references(const std::vector<LawReference>& references,
                                      const std::vector<AskedProvision>& asked, ByteSpan inside) {
  std::vector<Mark> marks;
  for (const LawReference& reference : references) {
    if (!inside.contains(reference.source)) continue;
    const bool wanted = std::any_of(asked.begin(), asked.end(), [&](const AskedProvision& provision) {
      const bool law = provision.law.empty() || reference.law.empty() || provision.law == reference.law;
      if (provision.paragraf.empty()) return !reference.law.empty() && provision.law == reference.law;
      return law && provision.paragraf == reference.paragraf;
    });
    if (wanted && (marks.empty() || marks.back().source.end <= reference.source.begin)) {
      marks.push_back(Mark{reference.source, MatchReason::Law});
    }
  }
  return marks;
}

// Both lists in text order; where they overlap the reference wins, being longer.
std::vector<Mark> merged(const std::vector<Mark>& words, std::vector<Mark> references) {
  for (const Mark& word : words) {
    const bool covered = std::any_of(references.begin(), references.end(),
                                     [&](const Mark& mark) { return mark.source.overlaps(word.source); });
    if (!covered) references.push_back(word);
  }
  std::sort(references.begin(), references.end(),
            [](const Mark& a, const Mark& b) { return a.source.begin < b.source.begin; });
  return references;
}

std::string value_of(const std::optional<MetadataField>& field) {
  return field ? field->value : std::string();
}

}  // namespace

Result<std::optional<DocumentHit>> HitReader::read(const std::vector<FullTextHit>& passages,
                                                   std::size_t shown) {
  const auto first = read_passage(rows_, passages.front().passage);
  if (!first) return fail(first.error());
  if (!*first) return std::optional<DocumentHit>();
  const auto record = read_document_record(rows_, (*first)->document);
  if (!record) return fail(record.error());
  if (!*record) return std::optional<DocumentHit>();
  const Document& document = (*record)->document;

  DocumentHit hit;
  hit.id = document.id;
  hit.score = passages.front().score;
  hit.title = document.metadata.title ? document.metadata.title->value : document.id;
  hit.publisher = value_of(document.metadata.publisher);
  hit.year = value_of(document.metadata.year);
  hit.type = value_of(document.metadata.type);
  hit.url = value_of(document.metadata.url);

  std::vector<LawReference> references;
  if (!expanded_.provisions.empty()) {
    auto contribution = read_contribution(rows_, (*record)->number);
    if (!contribution) return fail(contribution.error());
    references = std::move(contribution->law_references);
  }
  for (std::size_t i = 0; i < std::min(passages.size(), shown); ++i) {
    auto passage = passage_hit(passages[i], **record, references);
    if (!passage) return fail(passage.error());
    if (*passage && explain_) {
      auto parts = explain_passage(full_text_, passages[i], expanded_, cited_);
      if (!parts) return fail(parts.error());
      (*passage)->explain = std::move(*parts);
    }
    if (*passage) hit.passages.push_back(std::move(**passage));
  }
  return std::optional<DocumentHit>(std::move(hit));
}

Result<std::optional<PassageHit>> HitReader::passage_hit(const FullTextHit& found,
                                                         const DocumentRecord& record,
                                                         const std::vector<LawReference>& references) {
  const auto stored = read_passage(rows_, found.passage);
  if (!stored) return fail(stored.error());
  if (!*stored) return std::optional<PassageHit>();
  const Passage& passage = (*stored)->passage;
  PassageHit hit;
  hit.passage = found.passage;
  hit.source = passage.source;
  hit.page = passage.page;
  hit.score = found.score;
  auto text = read_text(rows_, record.number, passage.source);
  if (!text) return fail(text.error());
  hit.text = std::move(*text);
  for (const BlockIndex heading : section_path(record.document, passage.first_block)) {
    const auto label = read_text(rows_, record.number, record.document.blocks[heading].source);
    if (!label) return fail(label.error());
    hit.section.push_back(display_text(*label, analyzer_));
  }
  const AnalyzedText analyzed = analyzer_.analyze(hit.text);
  hit.marks = merged(marks_.find(analyzed, passage.source.begin),
                     marks_of_references(references, expanded_.provisions, passage.source));
  hit.breaks = breaks_in_words(hit.text, passage.source.begin, analyzed);
  hit.snippet = choose_snippet(hit.text, passage.source.begin, hit.marks, analyzed);
  return std::optional<PassageHit>(std::move(hit));
}

}  // namespace vidensgraf
