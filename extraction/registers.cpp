#include "extraction/registers.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extraction/registers_data.h"
#include "extraction/text_scan.h"

// Look-ups in the registers. Each list has one map from a key to an index in it, made while reading
// (registers_reading.cpp).

namespace vidensgraf {
namespace {

/// Missing parts of a date count as its end: "2020" is not before "2020-01-01".
bool is_before(std::string_view date, std::string_view other) {
  std::string padded(date);
  if (padded.size() < 7) padded += "-12";
  if (padded.size() < 10) padded += "-31";
  return padded < other;
}

/// Whether one letter lost, added or changed (in bytes: a Danish letter changed to another also counts) makes
/// `a` `b`.
bool within_one_edit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const std::size_t skip = a.size() == b.size() ? 1 : 0;
  return a.substr(std::min(a.size(), same + skip)) == b.substr(std::min(b.size(), same + 1));
}

/// The entry of `list` that `keys` has under `key`; null if there is none.
template <class Entry, class Index>
const Entry* entry_of(const std::vector<Entry>& list, const std::unordered_map<std::string, Index>& keys,
                      const std::string& key) {
  const auto found = keys.find(key);
  return found == keys.end() ? nullptr : &list[found->second];
}

}  // namespace

Registers::Registers(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Registers::~Registers() = default;

const Registers& Registers::built_in() {
  static const Registers kRegisters = [] {
    auto impl = std::make_unique<Impl>();
    impl->read_laws();
    impl->add_first_words();
    impl->read_sections();
    impl->read_moves();
    impl->read_compounds();
    impl->read_organisations();
    impl->read_target_groups();
    return Registers(std::move(impl));
  }();
  return kRegisters;
}

std::span<const Law> Registers::laws() const { return impl_->laws; }

const Law* Registers::find_law(std::string_view id) const {
  return entry_of(impl_->laws, impl_->law_by_id, std::string(id));
}

std::vector<const Law*> Registers::laws_named(std::string_view name) const {
  std::vector<const Law*> laws;
  const auto found = impl_->laws_by_name.find(name_key(name));
  if (found == impl_->laws_by_name.end()) return laws;
  for (const std::uint32_t index : found->second) laws.push_back(&impl_->laws[index]);
  return laws;
}

std::span<const LawName> Registers::law_names_from(std::string_view word) const {
  const auto found = impl_->names_by_first_word.find(std::string(word));
  if (found == impl_->names_by_first_word.end()) return {};
  return found->second;
}

bool Registers::may_begin_law_name(std::string_view word) const {
  return impl_->first_words[word_hash(word)];
}

const LawName* Registers::law_name_like(std::string_view word) const {
  const LawName* found = nullptr;
  for (const auto& [key, name] : impl_->names_of_one_word) {
    if (!within_one_edit(key, word)) continue;
    if (found != nullptr && found->law != name->law) return nullptr;
    if (found == nullptr) found = name;
  }
  return found;
}

const Law* Registers::law_of_act(std::string_view type, int number, int year) const {
  const auto found = impl_->acts.find({number, year});
  if (found == impl_->acts.end()) return nullptr;
  for (const auto& [act_type, law] : found->second) {
    if (type.empty() || type == act_type) return &impl_->laws[law];
  }
  return nullptr;
}

const Law& Registers::law_at(const Law& law, std::string_view date) const {
  const auto share_a_name = [&](const Law& a, const Law& b) {
    return lower_case(a.short_name) == lower_case(b.short_name) || a.title == b.title;
  };
  if (date.empty()) {
    const Law* newer = law.replaced_on.empty() ? nullptr : find_law(law.replaced_by);
    return newer != nullptr && share_a_name(law, *newer) ? *newer : law;
  }
  for (const Law& other : impl_->laws) {
    if (other.replaced_by == law.id && is_before(date, other.replaced_on) && share_a_name(law, other)) {
      return other;
    }
  }
  if (!law.replaced_on.empty() && !is_before(date, law.replaced_on)) {
    const Law* newer = find_law(law.replaced_by);
    if (newer != nullptr && share_a_name(law, *newer)) return *newer;
  }
  return law;
}

bool Registers::depends_on_date(const Law& law) const {
  return !law.replaced_on.empty() ||
         std::any_of(impl_->laws.begin(), impl_->laws.end(),
                     [&law](const Law& other) { return other.replaced_by == law.id; });
}

std::span<const LawSection> Registers::sections(std::string_view law) const {
  const auto found = impl_->sections.find(std::string(law));
  if (found == impl_->sections.end()) return {};
  return found->second;
}

const LawSection* Registers::find_section(std::string_view law, std::string_view paragraf) const {
  const std::span<const LawSection> list = sections(law);
  const auto found =
      std::lower_bound(list.begin(), list.end(), paragraf,
                       [](const LawSection& one, std::string_view wanted) { return one.paragraf < wanted; });
  return found != list.end() && found->paragraf == paragraf ? &*found : nullptr;
}

bool Registers::has_inventory(std::string_view law) const { return !sections(law).empty(); }

std::span<const LawSectionMove> Registers::moves() const { return impl_->moves; }

const LawSectionMove* Registers::find_move(std::string_view from_law, std::string_view paragraf) const {
  for (const LawSectionMove& move : impl_->moves) {
    if (move.from_paragraf == paragraf && move.from_law == from_law) return &move;
  }
  return nullptr;
}

const Law* Registers::law_of_compound(std::string_view paragraf, std::string_view head) const {
  const std::string lowered = lower_case(head);
  const RegisteredCompound* any = nullptr;
  for (const RegisteredCompound& compound : impl_->compounds) {
    if (std::find(compound.sections.begin(), compound.sections.end(), paragraf) == compound.sections.end()) {
      continue;
    }
    if (compound.heads.empty()) any = &compound;
    for (const std::string& beginning : compound.heads) {
      // "botilbud" and "alkoholbehandling" mean the same as their last member.
      if (lowered.find(beginning) != std::string::npos) return find_law(compound.law);
    }
  }
  return any == nullptr ? nullptr : find_law(any->law);
}

bool Registers::is_compound_head(std::string_view paragraf, std::string_view word) const {
  const std::string lowered = lower_case(word);
  for (const RegisteredCompound& compound : impl_->compounds) {
    if (!paragraf.empty() &&
        std::find(compound.sections.begin(), compound.sections.end(), paragraf) == compound.sections.end()) {
      continue;
    }
    for (const std::string& beginning : compound.heads) {
      // Of any section: also as the last member, "botilbud".
      if (lowered.starts_with(beginning) ||
          (paragraf.empty() && lowered.find(beginning) != std::string::npos))
        return true;
    }
  }
  return false;
}

std::span<const RegisteredOrganisation> Registers::organisations() const { return impl_->organisations; }

const RegisteredOrganisation* Registers::organisation_named(std::string_view name) const {
  return entry_of(impl_->organisations, impl_->organisation_by_name, name_key(name));
}

std::span<const RegisteredGroup> Registers::target_groups() const { return impl_->groups; }

const RegisteredGroup* Registers::find_target_group(std::string_view id) const {
  return entry_of(impl_->groups, impl_->group_by_id, std::string(id));
}

const RegisteredGroup* Registers::target_group_named(std::string_view label) const {
  return entry_of(impl_->groups, impl_->group_by_label, name_key(label));
}

}  // namespace vidensgraf
