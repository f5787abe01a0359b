#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace vidensgraf {

/// Adds --separator to a command that writes CSV: a name or the character itself. `separator` is left as it
/// is where the option is not given.
inline void add_separator_option(CLI::App& command, char& separator, const std::string& default_name) {
  command
      .add_option_function<std::string>(
          "--separator",
          [&separator](const std::string& given) {
            if (given == "comma" || given == ",") separator = ',';
            if (given == "semicolon" || given == ";") separator = ';';
            if (given == "tab" || given == "\t") separator = '\t';
          },
          "Of the fields of CSV: comma, semicolon (as Danish Excel wants it) or tab (default: " +
              default_name + ")")
      ->type_name("NAME")
      ->check(CLI::IsMember({"comma", "semicolon", "tab", ",", ";", "\t"}).description(""));
}

}  // namespace vidensgraf
