#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/facts.h"

namespace vidensgraf {

/// A place in a law: the law itself, a paragraf, or something below it.
///
/// Key: "<law>#<paragraf>[,stk N][,nr N][,litra a][,pkt N]"; a law's key is its register id alone.
struct ProvisionAddress {
  std::string law;       ///< Register id: "serviceloven".
  std::string paragraf;  ///< "13b"; empty for the law as a whole.
  int stk = 0;           ///< 0: none. Likewise below.
  int nr = 0;
  std::string litra;
  int pkt = 0;
};

[[nodiscard]] std::string key_of(const ProvisionAddress& address);

/// The reverse of `key_of`; nothing if `key` is none.
[[nodiscard]] std::optional<ProvisionAddress> parse_provision_key(std::string_view key);

/// The key in a form whose byte order is the order of the law: "serviceloven#00013b,s002,n001". What lies in
/// a provision has its name and a comma as a prefix; all of a law's have "serviceloven#".
[[nodiscard]] std::string ordered_name(const ProvisionAddress& address);

/// "serviceloven § 13 b, stk. 2, nr. 1": the law by its label in the register.
[[nodiscard]] std::string label_of(const ProvisionAddress& address);

/// "§ 13 b, stk. 2, nr. 1": without the law.
[[nodiscard]] std::string short_label_of(const ProvisionAddress& address);

/// The next one up: nr -> stk -> paragraf -> law; nothing above a law.
[[nodiscard]] std::optional<ProvisionAddress> parent_of(const ProvisionAddress& address);

/// Every place that a reference points to: one for each stk, nr, litra or pkt it lists, and one for each
/// number of a range ("§§ 52-58": 52, 53, ... 58; numbers with a letter in between are not known here).
/// Empty if the law is unresolved.
[[nodiscard]] std::vector<ProvisionAddress> addresses_of(const LawReference& reference);

}  // namespace vidensgraf
