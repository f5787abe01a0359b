#include "graph/provision.h"

#include <algorithm>
#include <charconv>

#include "extraction/registers.h"

namespace vidensgraf {
namespace {

// Longer ranges ("§§ 1-400") are a way to name the whole law, not its provisions.
constexpr int kMaxRange = 100;

std::optional<int> to_number(std::string_view text) {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stopped != end || value <= 0) return std::nullopt;
  return value;
}

// "13b" -> "13 b": the space that Danish law writes.
std::string spaced(std::string_view paragraf) {
  std::string result(paragraf);
  const auto digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const auto letter = std::find_if_not(result.begin(), result.end(), digit);
  if (letter != result.begin() && letter != result.end() && *letter != ' ') result.insert(letter, ' ');
  return result;
}

std::vector<std::string> paragraphs_of(const LawReference& reference) {
  std::vector<std::string> paragraphs{reference.paragraf};
  if (reference.paragraf_to.empty()) return paragraphs;
  const auto first = to_number(reference.paragraf);
  const auto last = to_number(reference.paragraf_to);
  if (first && last && *last > *first && *last - *first <= kMaxRange) {
    for (int number = *first + 1; number < *last; ++number) paragraphs.push_back(std::to_string(number));
  }
  paragraphs.push_back(reference.paragraf_to);
  return paragraphs;
}

// Replaces the last address by one for each value ("stk. 1 og 2, nr. 3": nr. 3 belongs to stk. 2), so the
// earlier ones stay as they are.
template <class Value>
void refine(std::vector<ProvisionAddress>& addresses, const std::vector<Value>& values,
            Value ProvisionAddress::*member) {
  if (values.empty()) return;
  const ProvisionAddress last = addresses.back();
  addresses.pop_back();
  for (const Value& value : values) {
    ProvisionAddress address = last;
    address.*member = value;
    addresses.push_back(std::move(address));
  }
}

}  // namespace

std::string key_of(const ProvisionAddress& address) {
  std::string key = address.law;
  if (address.paragraf.empty()) return key;
  key += '#' + address.paragraf;
  if (address.stk != 0) key += ",stk " + std::to_string(address.stk);
  if (address.nr != 0) key += ",nr " + std::to_string(address.nr);
  if (!address.litra.empty()) key += ",litra " + address.litra;
  if (address.pkt != 0) key += ",pkt " + std::to_string(address.pkt);
  return key;
}

std::optional<ProvisionAddress> parse_provision_key(std::string_view key) {
  const std::size_t hash = key.find('#');
  ProvisionAddress address;
  address.law = key.substr(0, hash);
  if (address.law.empty()) return std::nullopt;
  if (hash == std::string_view::npos) return address;
  std::string_view rest = key.substr(hash + 1);
  std::size_t comma = rest.find(',');
  address.paragraf = rest.substr(0, comma);
  if (address.paragraf.empty()) return std::nullopt;
  while (comma != std::string_view::npos) {
    rest.remove_prefix(comma + 1);
    comma = rest.find(',');
    const std::string_view part = rest.substr(0, comma);
    const std::size_t space = part.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const std::string_view name = part.substr(0, space);
    const std::string_view value = part.substr(space + 1);
    if (name == "litra") {
      address.litra = value;
      continue;
    }
    const auto number = to_number(value);
    if (!number) return std::nullopt;
    if (name == "stk") {
      address.stk = *number;
    } else if (name == "nr") {
      address.nr = *number;
    } else if (name == "pkt") {
      address.pkt = *number;
    } else {
      return std::nullopt;
    }
  }
  return address;
}

std::string ordered_name(const ProvisionAddress& address) {
  if (address.paragraf.empty()) return address.law + '#';
  constexpr std::size_t kParagrafDigits = 5;
  constexpr std::size_t kPartDigits = 3;
  const auto padded = [](std::string_view digits, std::size_t width) {
    return std::string(width - std::min(width, digits.size()), '0').append(digits);
  };
  const std::size_t letters =
      std::min(address.paragraf.find_first_not_of("0123456789"), address.paragraf.size());
  const std::string_view paragraf = address.paragraf;
  std::string name = address.law + '#' + padded(paragraf.substr(0, letters), kParagrafDigits);
  name += paragraf.substr(letters);
  const auto add = [&](char level, int number) {
    if (number != 0) name.append(1, ',').append(1, level) += padded(std::to_string(number), kPartDigits);
  };
  // "l" < "n" < "p" < "s" never stand beside each other but as the parts of one provision.
  add('s', address.stk);
  add('n', address.nr);
  if (!address.litra.empty()) name += ",l" + address.litra;
  add('p', address.pkt);
  return name;
}

std::string short_label_of(const ProvisionAddress& address) {
  if (address.paragraf.empty()) return {};
  std::string label = "§ " + spaced(address.paragraf);
  if (address.stk != 0) label += ", stk. " + std::to_string(address.stk);
  if (address.nr != 0) label += ", nr. " + std::to_string(address.nr);
  if (!address.litra.empty()) label += ", litra " + address.litra;
  if (address.pkt != 0) label += ", " + std::to_string(address.pkt) + ". pkt.";
  return label;
}

std::string label_of(const ProvisionAddress& address) {
  const Law* const law = Registers::built_in().find_law(address.law);
  std::string label = law != nullptr ? law->label : address.law;
  if (!address.paragraf.empty()) label += ' ' + short_label_of(address);
  return label;
}

std::optional<ProvisionAddress> parent_of(const ProvisionAddress& address) {
  ProvisionAddress parent = address;
  if (address.pkt != 0) {
    parent.pkt = 0;
  } else if (!address.litra.empty()) {
    parent.litra.clear();
  } else if (address.nr != 0) {
    parent.nr = 0;
  } else if (address.stk != 0) {
    parent.stk = 0;
  } else if (!address.paragraf.empty()) {
    parent.paragraf.clear();
  } else {
    return std::nullopt;
  }
  return parent;
}

std::vector<ProvisionAddress> addresses_of(const LawReference& reference) {
  std::vector<ProvisionAddress> addresses;
  if (reference.law.empty()) return addresses;
  for (const std::string& paragraf : paragraphs_of(reference)) {
    ProvisionAddress address;
    address.law = reference.law;
    address.paragraf = paragraf;
    addresses.push_back(std::move(address));
  }
  if (reference.paragraf.empty())
    return addresses;  // a stk. whose paragraf is unknown: the law is all we know
  refine(addresses, reference.stk, &ProvisionAddress::stk);
  refine(addresses, reference.nr, &ProvisionAddress::nr);
  refine(addresses, reference.litra, &ProvisionAddress::litra);
  refine(addresses, reference.pkt, &ProvisionAddress::pkt);
  return addresses;
}

}  // namespace vidensgraf
