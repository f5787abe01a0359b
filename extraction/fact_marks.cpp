#include "extraction/fact_marks.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "extraction/fact_names.h"

namespace vidensgraf {
namespace {

std::string joined(const std::vector<int>& numbers, std::string_view before) {
  std::string out;
  for (const int number : numbers) out += fmt::format("{}{}", out.empty() ? before : ", ", number);
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view before) {
  std::string out;
  for (const std::string& word : words) {
    out += out.empty() ? before : ", ";
    out += word;
  }
  return out;
}

// "serviceloven § 85, stk. 1 og 2, nr. 3": the law as its id in the register.
std::string label_of(const LawReference& reference) {
  std::string label = reference.law.empty() ? "(lov ikke fundet)" : reference.law;
  if (!reference.paragraf.empty()) label += fmt::format(" § {}", reference.paragraf);
  if (!reference.paragraf_to.empty()) label += fmt::format("–{}", reference.paragraf_to);
  label += joined(reference.stk, ", stk. ");
  label += joined(reference.nr, ", nr. ");
  label += joined(reference.litra, ", litra ");
  label += joined(reference.pkt, ", pkt. ");
  if (!reference.chapter.empty()) label += ", " + reference.chapter;
  if (!reference.document_number.empty()) {
    label += fmt::format(", {} nr. {}", reference.document_type, reference.document_number);
    if (!reference.document_date.empty()) label += fmt::format(" af {}", reference.document_date);
  }
  return label;
}

std::string label_of(const Citation& citation) {
  std::string label = citation.author.empty() ? citation.title : citation.author;
  if (citation.year != 0) label += fmt::format(" ({})", citation.year);
  if (!citation.pages.empty()) label += fmt::format(", s. {}", citation.pages);
  return label;
}

std::string register_detail(const std::string& id) {
  return id.empty() ? "not in register" : "register: " + id;
}

class Marks {
 public:
  void add(FactKind kind, ByteSpan source, std::string label, std::string detail) {
    if (source.empty()) return;
    marks_.push_back(FactMark{kind, source, std::move(label), rank_, std::move(detail)});
  }

  void add_laws(const DocumentFacts& facts) {
    for (const LawReference& one : facts.law_references) {
      std::string detail = fmt::format("{}, {}", name_of(one.kind), name_of(one.resolution));
      if (!one.compound_head.empty()) detail += fmt::format(", head: {}", one.compound_head);
      add(FactKind::LawReference, one.source, label_of(one), std::move(detail));
    }
  }

  void add_definitions(const DocumentFacts& facts) {
    for (const Definition& one : facts.definitions) {
      std::string detail = fmt::format("{}, pattern: {}", name_of(one.kind), one.pattern);
      if (!one.cited_source.empty()) detail += fmt::format(", source: {}", one.cited_source);
      add(FactKind::Definition, one.source, one.term, std::move(detail));
    }
  }

  void add_names(const DocumentFacts& facts) {
    for (const Abbreviation& one : facts.abbreviations) {
      const std::string label =
          one.long_form.empty() ? one.short_form : one.short_form + " = " + one.long_form;
      add(FactKind::Abbreviation, one.introduction, label, "introduction");
      for (const ByteSpan where : one.occurrences) {
        if (where != one.introduction) add(FactKind::Abbreviation, where, label, "occurrence");
      }
    }
    for (const TargetGroup& one : facts.target_groups) {
      for (const ByteSpan where : one.occurrences)
        add(FactKind::TargetGroup, where, one.label, register_detail(one.register_id));
    }
    for (const Organisation& one : facts.organisations) {
      for (const ByteSpan where : one.occurrences)
        add(FactKind::Organisation, where, one.label, register_detail(one.register_id));
    }
  }

  void add_citations(const DocumentFacts& facts) {
    for (const Citation& one : facts.citations) {
      std::string detail(name_of(one.kind));
      if (one.kind == CitationKind::InText) {
        const auto entry = static_cast<std::size_t>(one.entry);
        detail += one.entry >= 0 && entry < facts.citations.size()
                      ? fmt::format(", entry: {}", label_of(facts.citations[entry]))
                      : ", entry not found";
      }
      add(FactKind::Citation, one.source, label_of(one), std::move(detail));
    }
  }

  void add_concepts(const DocumentFacts& facts) {
    for (const Concept& one : facts.concepts) {
      for (const ByteSpan where : one.occurrences)
        add(FactKind::Concept, where, one.label, fmt::format("score: {:.2f}", one.score));
      ++rank_;
    }
    rank_ = 0;
    for (const Relation& one : facts.relations) {
      add(FactKind::Relation, one.source, fmt::format("{} → {} → {}", one.from, name_of(one.type), one.to),
          fmt::format("pattern: {}", one.pattern));
    }
  }

  std::vector<FactMark> sorted() {
    std::stable_sort(marks_.begin(), marks_.end(), [](const FactMark& a, const FactMark& b) {
      return std::tuple(a.source.begin, b.source.end, a.kind) <
             std::tuple(b.source.begin, a.source.end, b.kind);
    });
    return std::move(marks_);
  }

 private:
  std::vector<FactMark> marks_;
  std::uint32_t rank_ = 0;
};

}  // namespace

const std::array<FactKindName, 8>& fact_kind_names() {
  static constexpr std::array<FactKindName, 8> kNames = {{
      {FactKind::LawReference, "legal_references", "Lovhenvisninger", "Lovhenvisning", "L"},
      {FactKind::Definition, "definitions", "Definitioner", "Definition", "D"},
      {FactKind::Abbreviation, "abbreviations", "Forkortelser", "Forkortelse", "F"},
      {FactKind::TargetGroup, "target_groups", "Målgrupper", "Målgruppe", "M"},
      {FactKind::Citation, "citations", "Kildehenvisninger", "Kildehenvisning", "K"},
      {FactKind::Organisation, "organisations", "Organisationer", "Organisation", "O"},
      {FactKind::Concept, "concepts", "Begreber", "Begreb", "B"},
      {FactKind::Relation, "relations", "Relationer", "Relation", "R"},
  }};
  return kNames;
}

std::vector<FactMark> fact_marks(const DocumentFacts& facts) {
  Marks marks;
  marks.add_laws(facts);
  marks.add_definitions(facts);
  marks.add_names(facts);
  marks.add_citations(facts);
  marks.add_concepts(facts);
  return marks.sorted();
}

}  // namespace vidensgraf
