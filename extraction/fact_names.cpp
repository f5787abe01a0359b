#include "extraction/fact_names.h"

namespace vidensgraf {

std::string_view name_of(LawReferenceKind kind) {
  switch (kind) {
    case LawReferenceKind::ParagraphRef:
      return "paragraph_ref";
    case LawReferenceKind::ParagraphCompound:
      return "paragraph_compound";
    case LawReferenceKind::StkRef:
      return "stk_ref";
    case LawReferenceKind::StkHeading:
      return "stk_heading";
    case LawReferenceKind::LawMention:
      return "law_mention";
    case LawReferenceKind::ActNumber:
      return "act_number";
    case LawReferenceKind::EliUrl:
      return "eli_url";
    case LawReferenceKind::Bill:
      return "bill";
    case LawReferenceKind::Chapter:
      return "chapter";
  }
  return "";
}

std::string_view name_of(LawResolution resolution) {
  switch (resolution) {
    case LawResolution::Explicit:
      return "explicit";
    case LawResolution::Context:
      return "context";
    case LawResolution::DomainDefault:
      return "domain_default";
    case LawResolution::Unresolved:
      return "unresolved";
  }
  return "";
}

std::string_view name_of(DefinitionKind kind) {
  switch (kind) {
    case DefinitionKind::Definition:
      return "definition";
    case DefinitionKind::Alias:
      return "alias";
    case DefinitionKind::Criterion:
      return "criterion";
    case DefinitionKind::Role:
      return "role";
    case DefinitionKind::Characterisation:
      return "characterisation";
  }
  return "";
}

std::string_view name_of(CitationKind kind) {
  switch (kind) {
    case CitationKind::InText:
      return "in_text";
    case CitationKind::ReferenceEntry:
      return "reference_entry";
    case CitationKind::TitleMention:
      return "title_mention";
    case CitationKind::FootnoteUrl:
      return "footnote_url";
  }
  return "";
}

std::string_view name_of(RelationType type) {
  switch (type) {
    case RelationType::Broader:
      return "broader";
    case RelationType::Narrower:
      return "narrower";
    case RelationType::PartOf:
      return "part_of";
    case RelationType::Related:
      return "related";
    case RelationType::GovernedBy:
      return "governed_by";
    case RelationType::AbbreviationOf:
      return "abbreviation_of";
    case RelationType::HasTargetGroup:
      return "has_target_group";
    case RelationType::ExactMatch:
      return "exact_match";
    case RelationType::CloseMatch:
      return "close_match";
  }
  return "";
}

}  // namespace vidensgraf
