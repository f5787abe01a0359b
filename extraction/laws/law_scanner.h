#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/laws/law_documents.h"
#include "extraction/laws/law_names.h"
#include "extraction/laws/law_reference_scanner.h"
#include "extraction/laws/law_targets.h"

namespace vidensgraf {

/// What was said about the law of a list of provisions, and where that ends.
struct LawSaid {
  LawFrom from = LawFrom::Bare;
  std::string law;
  std::size_t end = 0;
};

/// One pass over a text; for scan_law_references() only. What it was made with must outlive it.
class LawScanner {
 public:
  LawScanner(std::string_view text, const Registers& registers, std::string_view date,
             std::span<const Token> tokens)
      : text_(text), registers_(registers), date_(date), tokens_(tokens) {}

  LawScan run();

 private:
  bool is_passed_over(const Token& token) const;
  std::size_t at_section_sign(std::size_t at);
  void apply_convention_before(std::size_t at, std::size_t first_added);
  std::size_t at_word(std::size_t at, std::size_t end);
  std::size_t at_law(std::size_t at, const LawNameMatch& match);
  std::size_t at_subdivision(std::size_t at, std::string_view word);
  std::size_t at_document(const LegalDocument& document, std::size_t at);
  std::size_t at_possessive(std::size_t at, std::size_t end, LawFrom from);
  std::size_t at_abbreviation_code(std::size_t at, const LawNameMatch& match);

  LawSaid law_after(std::size_t at);
  std::string law_id(const LawNameMatch& match, std::string_view paragraf = {});
  std::size_t add_targets(ByteSpan source, const std::vector<LawTarget>& targets, const LawSaid& said);
  void add_mention(ByteSpan source, ByteSpan core, const LawNameMatch& match);
  bool starts_block(std::size_t at) const;

  std::string_view text_;
  const Registers& registers_;
  std::string_view date_;
  std::span<const Token> tokens_;
  std::vector<ScannedReference> found_;
  bool depends_on_date_ = false;
  std::uint32_t groups_ = 0;
};

}  // namespace vidensgraf
