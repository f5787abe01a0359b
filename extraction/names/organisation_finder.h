#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extraction/facts.h"
#include "extraction/names/organisation_name_table.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// Collects names and finds their occurrences; for find_organisations() only. Document, text and registers
/// must outlive it.
class OrganisationFinder {
 public:
  OrganisationFinder(const Document& document, const AnalyzedText& text, const Registers& registers)
      : document_(document),
        text_(text),
        registers_(registers),
        registered_(registered_organisation_names(registers)) {}

  std::vector<Organisation> run(const DocumentFacts& so_far);

 private:
  void add(std::string_view name);
  template <class Use>
  void each_name(const std::string& word, Use use) const;
  const KnownOrganisationName* first_name(const std::string& word) const;
  void add_shaped();
  void add_cited(const DocumentFacts& so_far);
  void add_acronyms();
  void add_openers();
  void add_inner_capitals();
  void add_commissioned();
  void add_units();
  void add_places();
  void add_coordinated();
  void add_rows();
  /// Tokens [first, end) of a row of names.
  struct RowItem {
    std::size_t first = 0;
    std::size_t end = 0;
    bool known = false;
  };
  static bool fits_row(std::span<const Token> tokens, const RowItem& item);
  void take_row(std::span<const Token> tokens, std::vector<RowItem>& row);
  static bool may_be_name(std::span<const Token> tokens, std::size_t first, std::size_t end);
  std::size_t known_at(std::span<const Token> tokens, std::size_t i) const;
  [[nodiscard]] bool opens_as_common_noun(std::span<const Token> tokens, std::size_t i) const;
  void find_occurrences();
  std::size_t match_at(std::span<const Token> tokens, std::size_t i, const KnownOrganisationName& name) const;
  void note(const KnownOrganisationName& name, ByteSpan where);

  const Document& document_;
  const AnalyzedText& text_;
  const Registers& registers_;
  const OrganisationNameTable& registered_;
  OrganisationNameTable names_;  ///< What the document adds.
  std::vector<Organisation> found_;
  std::unordered_map<std::string, std::size_t> place_of_label_;
};

/// Names that may stand where a word begins so: first those of the register, then the document's own.
template <class Use>
void OrganisationFinder::each_name(const std::string& word, Use use) const {
  for (const KnownOrganisationName& name : registered_.beginning_with(word)) use(name);
  for (const KnownOrganisationName& name : names_.beginning_with(word)) use(name);
}

}  // namespace vidensgraf
