#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"

// The facts of a sentence as one readable line, for tables of sentences and what they state.

namespace vidensgraf {

inline std::string joined_numbers(const std::vector<int>& numbers) {
  std::string out;
  for (const int number : numbers) {
    if (!out.empty()) out += ',';
    out += std::to_string(number);
  }
  return out;
}

/// "serviceloven 85 stk 1,2 nr 3 litra a pkt 1", "? 85-tilbud", "BEK 1022 2022-09-12", "serviceloven"; "?"
/// where the law is not resolved.
inline std::string in_words(const LawReference& reference) {
  if (!reference.document_type.empty() && reference.paragraf.empty()) {
    return reference.document_type + " " + reference.document_number +
           (reference.document_date.empty() ? "" : " " + reference.document_date);
  }
  std::string out = reference.law.empty() ? "?" : reference.law;
  if (!reference.paragraf.empty()) out += " " + reference.paragraf;
  if (!reference.paragraf_to.empty()) out += ".." + reference.paragraf_to;
  if (!reference.compound_head.empty()) out += "-" + reference.compound_head;
  if (!reference.chapter.empty()) out += " " + reference.chapter;
  if (!reference.stk.empty()) out += " stk " + joined_numbers(reference.stk);
  if (!reference.nr.empty()) out += " nr " + joined_numbers(reference.nr);
  for (const std::string& letter : reference.litra) out += " litra " + letter;
  if (!reference.pkt.empty()) out += " pkt " + joined_numbers(reference.pkt);
  return out;
}

inline std::string law_references_in_words(const DocumentFacts& facts) {
  std::string out;
  for (const LawReference& one : facts.law_references) out += (out.empty() ? "" : "; ") + in_words(one);
  return out;
}

/// "label (register id)", the id only where there is one.
inline std::string target_groups_in_words(const DocumentFacts& facts) {
  std::string out;
  for (const TargetGroup& one : facts.target_groups) {
    out += (out.empty() ? "" : "; ") + one.label;
    if (!one.register_id.empty()) out += " (" + one.register_id + ")";
  }
  return out;
}

inline std::string organisations_in_words(const DocumentFacts& facts) {
  std::string out;
  for (const Organisation& one : facts.organisations) {
    out += (out.empty() ? "" : "; ") + one.label;
    if (!one.register_id.empty()) out += " (" + one.register_id + ")";
  }
  return out;
}

/// "KRAP = Kognitiv, ..."; "PTSD" alone where the text does not spell it out.
inline std::string abbreviations_in_words(const DocumentFacts& facts) {
  std::string out;
  for (const Abbreviation& one : facts.abbreviations) {
    out += (out.empty() ? "" : "; ") + one.short_form;
    if (!one.long_form.empty()) out += " = " + one.long_form;
  }
  return out;
}

/// "Hansen et al. 2018 s. 4", "entry: Hansen, P. 2018"; "-> n" where it points to the citation of that
/// number.
inline std::string citations_in_words(const DocumentFacts& facts) {
  std::string out;
  for (const Citation& one : facts.citations) {
    if (!out.empty()) out += "; ";
    if (one.kind == CitationKind::ReferenceEntry) out += "entry: ";
    out += one.author + " " + std::to_string(one.year);
    if (!one.pages.empty()) out += " s. " + one.pages;
    if (one.entry >= 0) out += " -> " + std::to_string(one.entry);
  }
  return out;
}

}  // namespace vidensgraf
