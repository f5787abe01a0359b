#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/reason.h"

namespace vidensgraf {

/// A key under which the same concept or target group may be kept, and why it is the same.
struct ConceptForm {
  std::string key;
  ReasonCode reason = ReasonCode::None;
  bool is_sure = true;  ///< False: the same words, but they may mean something else.
};

/// What a concept, or a group that no register has, is called in one word, or without hyphens, where its key
/// is not so: the more usual form of the same words. Follows from the words alone.
///
///   behov for støtte             støttebehov               compound of the same words
///   kompleks behov for støtte    kompleks støttebehov
///   borger-sag                   borgersag                 differs in hyphens only
///   hjælp i hjem                 hjemhjælp                 not sure: "i", "på", "med", "hos" say where, how
///   borger sag                   borgersag                 not sure: "kompleks sag" is no "komplekssag"
///
/// \param key  Its key: lemmas joined by a space, lower case, UTF-8.
/// \return     Keys, of which the index may have none, one or (linking "s" or "e") several.
[[nodiscard]] std::vector<ConceptForm> joined_forms(std::string_view key);

/// The reverse: every key of which `key` may be a joined form. Long for a long word (some 10 for each
/// letter), since where its members meet is not asked.
[[nodiscard]] std::vector<ConceptForm> split_forms(std::string_view key);

}  // namespace vidensgraf
