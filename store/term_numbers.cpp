#include "store/term_numbers.h"

#include <algorithm>
#include <bit>

#include <xxhash.h>

namespace vidensgraf {
namespace {

constexpr std::uint32_t kFree = UINT32_MAX;
constexpr std::size_t kBlockBytes = std::size_t{256} << 10U;

}  // namespace

std::size_t TermNumbers::memory_bytes() const {
  return slots_.capacity() * sizeof(Slot) + terms_.capacity() * sizeof(std::string_view) +
         kept_.size() * kBlockBytes;
}

const std::vector<std::uint32_t>& TermNumbers::numbers_of(const std::vector<std::string_view>& terms) {
  reserve(terms_.size() + terms.size());
  hashes_.clear();
  for (const std::string_view term : terms) {
    hashes_.push_back(XXH3_64bits(term.data(), term.size()));
    __builtin_prefetch(&slots_[begin_of(hashes_.back())]);
  }
  // The first slot looked at is the term's in most cases: its text is fetched in advance.
  for (const std::uint64_t hash : hashes_) {
    const std::uint32_t number = slots_[begin_of(hash)].number;
    if (number != kFree) __builtin_prefetch(&terms_[number]);
  }
  numbers_.clear();
  for (std::size_t i = 0; i < terms.size(); ++i) numbers_.push_back(find_or_add(hashes_[i], terms[i]));
  return numbers_;
}

std::uint32_t TermNumbers::find_or_add(std::uint64_t hash, std::string_view term) {
  const auto rest = static_cast<std::uint32_t>(hash >> 32U);
  std::size_t place = begin_of(hash);
  for (; slots_[place].number != kFree; place = (place + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[place];
    if (slot.hash == rest && terms_[slot.number] == term) return slot.number;
  }
  const auto number = static_cast<std::uint32_t>(terms_.size());
  slots_[place] = Slot{rest, number};
  terms_.push_back(keep(term));
  return number;
}

void TermNumbers::reserve(std::size_t terms) {
  constexpr std::size_t kFewest = 1024;
  if (2 * terms <= slots_.size()) return;
  slots_.assign(std::bit_ceil(std::max(kFewest, 2 * terms)), Slot{0, kFree});
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    const std::uint64_t hash = XXH3_64bits(terms_[number].data(), terms_[number].size());
    std::size_t place = begin_of(hash);
    while (slots_[place].number != kFree) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = Slot{static_cast<std::uint32_t>(hash >> 32U), number};
  }
}

std::string_view TermNumbers::keep(std::string_view term) {
  if (kept_.empty() || kept_.back().capacity() - kept_.back().size() < term.size()) {
    kept_.emplace_back().reserve(std::max(kBlockBytes, term.size()));
  }
  std::string& block = kept_.back();
  const std::size_t begin = block.size();
  block += term;  // stays where it is
  return std::string_view(block).substr(begin);
}

}  // namespace vidensgraf
