#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "corpus/result.h"
#include "store/shard_servers.h"

namespace vidensgraf {

/// Exit codes of the command, part of its contract.
enum class ExitCode : int {
  Done = 0,
  Nothing = 1,   ///< Nothing found, a check failed, or some files were skipped.
  BadInput = 2,  ///< Bad usage or input.
  Damaged = 3,   ///< The index is damaged or locked.
};

/// What all subcommands share. `exit_code` is set by the one that ran.
struct CommandContext {
  ExitCode exit_code = ExitCode::Done;
};

/// Prints "vidensgraf: <message>" on standard error and gives the exit code that belongs to the error.
ExitCode report(const Error& error);

/// What stands on the command line as several words, as one text.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// Accepts the number of something counted from 1.
[[nodiscard]] CLI::Validator whole_number();

/// Lets an option be given several times, with one value each: a word that follows is not its own.
CLI::Option* repeated(CLI::Option* option);

/// Adds `--index DIR` with its default: $VIDENSGRAF_INDEX, then ./vidensgraf-index.
void add_index_option(CLI::App& command, std::string& directory);

/// The servers of a merged index as they are given on the command line.
struct ShardOptions {
  std::vector<std::string> addresses;
  std::uint32_t time_limit_ms = 2000;
  [[nodiscard]] ShardServers of_shards() const;
};

/// Adds `--shard HOST:PORT` and `--shard-time MS`.
void add_shard_options(CLI::App& command, ShardOptions& options);

// One function for each subcommand, in cli/<name>_command.cpp: adds it to `app`; when it runs it sets
// `context.exit_code`.
void add_compact_command(CLI::App& app, CommandContext& context);
void add_complete_command(CLI::App& app, CommandContext& context);
void add_concept_command(CLI::App& app, CommandContext& context);
void add_definitions_command(CLI::App& app, CommandContext& context);
void add_document_command(CLI::App& app, CommandContext& context);
void add_graph_command(CLI::App& app, CommandContext& context);
void add_index_command(CLI::App& app, CommandContext& context);
void add_law_command(CLI::App& app, CommandContext& context);
void add_merge_command(CLI::App& app, CommandContext& context);
void add_remove_command(CLI::App& app, CommandContext& context);
void add_review_command(CLI::App& app, CommandContext& context);
void add_saved_command(CLI::App& app, CommandContext& context);
void add_search_command(CLI::App& app, CommandContext& context);
void add_serve_command(CLI::App& app, CommandContext& context);
void add_verify_command(CLI::App& app, CommandContext& context);
void add_vocabulary_command(CLI::App& app, CommandContext& context);
void add_status_command(CLI::App& app, CommandContext& context);
void add_extract_command(CLI::App& app, CommandContext& context);

}  // namespace vidensgraf
