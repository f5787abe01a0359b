#pragma once

#include <CLI/CLI.hpp>

namespace vidensgraf {

/// Says on standard error where to begin: for those who type the name of the program and nothing else.
void print_first_steps();

/// Says on standard error which commands there are when the first word is none of them, and which may have
/// been meant; CLI11 only says that one is required. \return False where the first word names a command, or
/// there is none.
[[nodiscard]] bool names_no_command(CLI::App& app, int argc, char** argv);

/// Says on standard error, in one sentence, why the command line cannot be read, and where its use is
/// explained.
void report_usage(const CLI::App& app, const CLI::ParseError& error);

}  // namespace vidensgraf
