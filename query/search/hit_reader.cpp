// From ranked passages to what is shown of them: metadata, text, headings, marks, snippet.

#include "query/search/hit_reader.h"

#include <algorithm>

#include "graph/graph_update.h"
#include "query/search/passage_ranking.h"

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

}  // namespace

Result<std::optional<DocumentHit>> HitReader::read(const std::vector<FullTextHit>& passages,
                                                   std::size_t shown) {
  DocumentHit hit;
  std::vector<LawReference> references;
  for (std::size_t i = 0; i < std::min(passages.size(), std::max<std::size_t>(shown, 1)); ++i) {
    const auto card = cards_.get(rows_, analyzer_, passages[i].passage);
    if (!card) return fail(card.error());
    if (!*card && i == 0) return std::optional<DocumentHit>();
    if (!*card) continue;
    if (i == 0) {
      hit = (*card)->about;
      hit.score = passages.front().score;
      if (!expanded_.provisions.empty()) {
        auto cited = read_law_references(rows_, (*card)->document);
        if (!cited) return fail(cited.error());
        references = std::move(*cited);
      }
    }
    if (i >= shown) break;
    PassageHit passage = passage_hit(passages[i], **card, references);
    if (explain_) {
      auto parts = explain_passage(full_text_, passages[i], expanded_, cited_);
      if (!parts) return fail(parts.error());
      passage.explain = std::move(*parts);
    }
    hit.passages.push_back(std::move(passage));
  }
  return std::optional<DocumentHit>(std::move(hit));
}

PassageHit HitReader::passage_hit(const FullTextHit& found, const PassageCard& card,
                                  const std::vector<LawReference>& references) {
  PassageHit hit = card.passage;
  const std::uint32_t begin = hit.source.begin;
  hit.score = found.score;
  hit.marks = merged(marks_.find(card.analyzed, begin),
                     marks_of_references(references, expanded_.provisions, hit.source));
  hit.snippet = choose_snippet(hit.text, begin, hit.marks, card.analyzed);
  return hit;
}

}  // namespace vidensgraf
