#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace vidensgraf {

/// How the numbers of a spreadsheet show. Private to the XLSX reader.
class NumberFormats {
 public:
  /// \param style_sheet  The element styleSheet; may be empty.
  /// \param from_1904    Days are counted from 1904, as old programs for the Mac did.
  NumberFormats(const pugi::xml_node& style_sheet, bool from_1904);

  /// The number in a cell of style `style` (attribute s) as text: a date as "2023-04-12", a time as "13:30",
  /// a share as "12.5 %", others as they are stored.
  [[nodiscard]] std::string show(std::string_view stored, std::size_t style) const;

 private:
  enum class Kind : std::uint8_t { Number, Date, Time, DateAndTime, Percent };
  [[nodiscard]] static Kind kind_of_code(std::string_view code);
  [[nodiscard]] static Kind built_in(unsigned id);

  std::vector<Kind> kinds_;  // by style
  bool from_1904_;
};

}  // namespace vidensgraf
