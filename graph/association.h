#pragma once

#include <cstdint>

namespace vidensgraf {

/// How often two things occur in stretches of text: together, each of them at all, and the number of
/// stretches. `together` <= `first`, `second` <= `all`.
struct JointCounts {
  std::uint64_t together = 0;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::uint64_t all = 0;
};

/// Normalised pointwise mutual information: -1 never together, 0 as by chance, 1 only together.
/// Source: Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction" (2009).
[[nodiscard]] double normalised_pmi(const JointCounts& counts);

/// The log-likelihood ratio G2 of the 2 x 2 table, 0 as by chance; above 10.8 chance is one in a thousand.
/// It says how sure an association is, not how strong; it does not tell attraction from avoidance.
/// Source: Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence" (1993).
[[nodiscard]] double log_likelihood(const JointCounts& counts);

}  // namespace vidensgraf
