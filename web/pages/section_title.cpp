#include "web/pages/section_title.h"

#include <string_view>

#include <fmt/format.h>

#include "web/pages/labels.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kTitleBytes = 80;
constexpr std::string_view kConsolidated = "Bekendtgørelse af ";  // the text of an act with all its changes

// "selskabsloven" of "... om aktie- og anpartsselskaber (selskabsloven)"; empty where there is none.
std::string_view popular_name(std::string_view title) {
  const std::size_t open = title.rfind('(');
  if (open == std::string_view::npos || !title.ends_with(')')) return {};
  const std::string_view name = title.substr(open + 1, title.size() - open - 2);
  const bool is_name = name.ends_with("loven") || name.ends_with("bekendtgørelsen");
  return is_name && name.find(' ') == std::string_view::npos ? name : std::string_view();
}

const Law* law_titled(const Registers& registers, std::string_view title, std::string_view date) {
  if (title.starts_with(kConsolidated)) title.remove_prefix(kConsolidated.size());
  if (const std::string_view name = popular_name(title); !name.empty()) {
    title = title.substr(0, title.rfind('('));
    while (title.ends_with(' ')) title.remove_suffix(1);
  }
  const auto laws = registers.laws_named(title);
  return laws.size() == 1 ? &registers.law_at(*laws.front(), date) : nullptr;
}

}  // namespace

SectionTitle section_title(const DocumentHit& hit, const Registers& registers) {
  if (const Law* const law = law_titled(registers, hit.title, hit.year); law != nullptr) {
    return {fmt::format("{} {}", law->label, hit.paragraf), hit.title};
  }
  if (const std::string_view name = popular_name(hit.title); !name.empty()) {
    return {fmt::format("{} {}", name, hit.paragraf), hit.title};
  }
  const std::string shortened = shortened_text(hit.title, kTitleBytes);
  return {fmt::format("{} – {}", hit.paragraf, shortened),
          shortened == hit.title ? std::string() : hit.title};
}

}  // namespace vidensgraf
