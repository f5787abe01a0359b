#include "query/search/match_reason.h"

namespace vidensgraf {

std::string_view name_of(MatchReason reason) {
  switch (reason) {
    case MatchReason::Word:
      return "word";
    case MatchReason::Inflection:
      return "inflection";
    case MatchReason::CompoundPart:
      return "compound_part";
    case MatchReason::Synonym:
      return "synonym";
    case MatchReason::Concept:
      return "concept";
    case MatchReason::Spelling:
      return "spelling";
    case MatchReason::Law:
      return "law";
  }
  return "";
}

}  // namespace vidensgraf
