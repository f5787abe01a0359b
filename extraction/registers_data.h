#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extraction/registers.h"

namespace vidensgraf {

// The registers in memory, made by read_registers(); for registers*.cpp only.

/// The key under which names are looked up: lower case, white space as one space.
[[nodiscard]] std::string name_key(std::string_view name);

/// A hash of a word that ignores the case of ASCII and Danish letters (the case bit of their last byte).
[[nodiscard]] std::size_t word_hash(std::string_view word);

struct RegisteredCompound {
  std::vector<std::string> sections;
  std::vector<std::string> heads;
  std::string law;
};

/// A law as the register's file has it; defined where it is read.
struct LawEntry;

struct Registers::Impl {
  std::vector<Law> laws;
  std::unordered_map<std::string, std::uint32_t> law_by_id;
  std::unordered_map<std::string, std::vector<std::uint32_t>> laws_by_name;
  std::unordered_map<std::string, std::vector<LawName>> names_by_first_word;
  std::vector<std::pair<std::string_view, const LawName*>> names_of_one_word;  ///< No abbreviations.
  std::map<std::pair<int, int>, std::vector<std::pair<std::string, std::uint32_t>>> acts;  // (number, year)
  std::unordered_map<std::string, std::vector<LawSection>> sections;
  std::vector<LawSectionMove> moves;
  std::vector<RegisteredCompound> compounds;
  std::vector<RegisteredOrganisation> organisations;
  std::unordered_map<std::string, std::size_t> organisation_by_name;
  std::vector<RegisteredGroup> groups;
  std::unordered_map<std::string, std::size_t> group_by_id;
  std::unordered_map<std::string, std::size_t> group_by_label;

  std::vector<bool> first_words =
      std::vector<bool>(1U << 16U);  ///< Hashes of words that can begin a reference.

  void add_law_name(LawName name);
  void add_first_words();
  void add_law(const LawEntry& entry);
  [[nodiscard]] std::string label_of_law(const Law& law, std::uint32_t index,
                                         const std::vector<std::string>& names) const;
  void read_laws();
  void read_sections();
  void read_moves();
  void read_compounds();
  void read_organisations();
  void read_target_groups();
};

}  // namespace vidensgraf
