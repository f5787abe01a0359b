#include "cli/usage.h"

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "query/search/suggestion.h"

namespace vidensgraf {
namespace {

// The command that was being read when it went wrong: "vidensgraf graph path".
const CLI::App* innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().back();
  return at;
}

std::string full_name(const CLI::App& command) {
  const CLI::App* const parent = command.get_parent();
  return parent == nullptr ? "vidensgraf" : full_name(*parent) + " " + command.get_name();
}

std::string names_of_commands(const CLI::App& app) {
  std::string names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names += (names.empty() ? "" : ", ") + command->get_name();
  }
  return names;
}

// What CLI11 says, as a sentence that stands after a colon.
std::string sentence(const CLI::App& command, const CLI::ParseError& error) {
  constexpr std::string_view kRequired = " is required";
  constexpr std::string_view kConversion = "Could not convert: ";
  std::string said = error.what();
  if (said == "A subcommand is required") {
    return fmt::format("one of its commands must follow: {}", names_of_commands(command));
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::vector<std::string> words = command.remaining();
    const std::string word = words.empty() ? "" : words.front();
    // A long option is a misspelt one; "-unge" is more likely meant as a word of a query.
    const bool is_word = word.size() > 1 && word[0] == '-' && word[1] != '-';
    return fmt::format("\"{}\" is not expected here{}", word,
                       is_word ? "; words that begin with \"-\" stand after \" -- \", or in quotation marks "
                                 "behind another word"
                               : "");
  }
  if (said.ends_with(kRequired) && said.front() != '-') {
    return fmt::format("\"{}\" is missing", said.substr(0, said.size() - kRequired.size()));
  }
  if (const std::size_t equals = said.find(" = "); said.starts_with(kConversion) && equals != said.npos) {
    return fmt::format("{} cannot be {}", said.substr(kConversion.size(), equals - kConversion.size()),
                       said.substr(equals + 3));
  }
  return said;
}

}  // namespace

void print_first_steps() {
  fmt::print(stderr, R"(Vidensgraf: search engine and concept graph over Danish social-policy documents

To begin:
  vidensgraf index FOLDER     reads the documents of a folder: PDF, DOCX, ODT, PPTX, XLSX, HTML, text
  vidensgraf search WORDS     finds the passages that answer
  vidensgraf serve            opens all of it in a browser, at http://127.0.0.1:8080

vidensgraf --help lists the commands; vidensgraf COMMAND --help explains each with examples.
)");
}

bool names_no_command(CLI::App& app, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  const std::string_view typed = argv[1];
  constexpr unsigned kMisprints = 2;
  std::string nearest;
  unsigned least = kMisprints + 1;
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_name() == typed) return false;
    const auto distance = edit_distance(typed, command->get_name(), kMisprints);
    if (!distance || *distance >= least) continue;
    least = *distance;
    nearest = command->get_name();
  }
  if (!nearest.empty()) nearest = fmt::format(" Did you mean \"{}\"?", nearest);
  fmt::print(stderr, "vidensgraf: There is no command \"{}\".{} The commands are: {}.\n", typed, nearest,
             names_of_commands(app));
  return true;
}

void report_usage(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* const command = innermost(app);
  const std::string name = full_name(*command);
  fmt::print(stderr, "{}: {}.\n{} --help explains it.\n", name, sentence(*command, error), name);
}

}  // namespace vidensgraf
