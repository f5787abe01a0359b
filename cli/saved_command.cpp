// vidensgraf saved add|list|run|remove: searches that are kept, and what is new since the last look.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search/saved_searches.h"
#include "query/search/search_json.h"

namespace vidensgraf {
namespace {

constexpr const char* kHelp = R"(
A saved search remembers which documents it found, and says at each run which are new, changed or gone since the
last one. Saved searches are yours: they stand in $XDG_DATA_HOME/vidensgraf/saved-searches.json (else
~/.local/share/...), never in the index.

Examples:
  vidensgraf saved add botilbud 'botilbud OG (misbrug ELLER alkohol)' --facet type=rapport
  vidensgraf saved run                what is new in any of them
  vidensgraf saved run botilbud --keep    look, and be told the same again next time
  vidensgraf saved list
  vidensgraf saved remove botilbud

Exit code of run: 0 something is new, changed or gone, 1 nothing is, 2 bad usage, 3 index damaged.)";

struct SavedArguments {
  std::string index;
  std::string name;
  std::vector<std::string> words;
  std::vector<std::string> filters;
  std::vector<std::string> chosen;
  std::size_t limit = 10;
  bool keep = false;
  bool json = false;
};

Result<SavedSearches> open_searches() {
  auto path = SavedSearches::default_path();
  if (!path) return fail(path.error());
  return SavedSearches::open(std::move(*path));
}

Result<std::pair<std::string, std::string>> split_choice(const std::string& text, const char* option) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return fail(ErrorCode::Input,
                fmt::format("{} {}: a choice is NAME=VALUE, e.g. type=rapport", option, text));
  }
  return std::make_pair(text.substr(0, equals), text.substr(equals + 1));
}

Result<ExitCode> run_add(const SavedArguments& arguments) {
  SavedSearch search;
  search.name = arguments.name;
  search.query = fmt::format("{}", fmt::join(arguments.words, " "));
  for (const std::string& text : arguments.filters) {
    auto filter = split_choice(text, "--filter");
    if (!filter) return fail(filter.error());
    search.filters.push_back(std::move(*filter));
  }
  for (const std::string& text : arguments.chosen) {
    const auto choice = split_choice(text, "--facet");
    if (!choice) return fail(choice.error());
    const auto kind = facet_kind_named(choice->first);
    if (!kind) return fail(ErrorCode::Input, fmt::format("There is no facet \"{}\".", choice->first));
    search.selections.push_back(FacetSelection{*kind, {choice->second}});
  }
  std::error_code error;
  search.index = std::filesystem::absolute(arguments.index, error).lexically_normal().string();
  auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  auto searcher = Searcher::open(search.index, std::move(*analyzer), Registers::built_in());
  if (!searcher) return fail(searcher.error());
  auto searches = open_searches();
  if (!searches) return fail(searches.error());
  if (searches->find(search.name) != nullptr) {
    return fail(ErrorCode::Input,
                fmt::format("There is a saved search \"{}\" already; remove it first.", search.name));
  }
  const auto news = look_again(**searcher, search, 0);
  if (!news) return fail(news.error());
  fmt::print("{}: {} document{} now, at commit {}\n", search.name, news->total, news->total == 1 ? "" : "s",
             search.commit);
  searches->put(std::move(search));
  const auto saved = searches->save();
  if (!saved) return fail(saved.error());
  return ExitCode::Done;
}

Result<ExitCode> run_list(const SavedArguments& /*arguments*/) {
  const auto searches = open_searches();
  if (!searches) return fail(searches.error());
  for (const SavedSearch& search : searches->all()) {
    fmt::print("{}: {}\n", search.name, search.query);
    for (const auto& [field, value] : search.filters) fmt::print("  filter {}={}\n", field, value);
    for (const FacetSelection& selection : search.selections) {
      fmt::print("  facet {}={}\n", name_of(selection.kind), fmt::join(selection.values, " or "));
    }
    fmt::print("  {} documents on {}, commit {} of {}\n", search.seen.size(), search.looked_at, search.commit,
               search.index);
  }
  return searches->all().empty() ? ExitCode::Nothing : ExitCode::Done;
}

void print_ids(const char* what, const std::vector<std::string>& ids) {
  constexpr std::size_t kShown = 20;
  if (ids.empty()) return;
  const std::vector<std::string> shown(
      ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, ids.size())));
  fmt::print("  {} {}: {}{}\n", ids.size(), what, fmt::join(shown, ", "), ids.size() > kShown ? ", ..." : "");
}

void print_news(const SavedSearch& search, const SearchNews& news) {
  fmt::print("{}: {}\n", search.name, search.query);
  fmt::print("  {} document{} now, since {} (commit {}) {}\n", news.total, news.total == 1 ? "" : "s",
             news.since, news.since_commit,
             news.added.empty() && news.changed.empty() && news.gone.empty() ? "nothing new" : "that is");
  if (news.rebuilt) fmt::print("  the index was built anew: which documents changed is not known\n");
  print_ids("new", news.added);
  print_ids("changed", news.changed);
  print_ids("gone", news.gone);
  for (const DocumentHit& hit : news.hits.hits) {
    fmt::print("\n{:3}. {} ({})\n", hit.rank, hit.title, hit.id);
    const PassageHit& passage = hit.passages.front();
    fmt::print("       {}\n", render_snippet(passage.text, passage.source.begin, passage.snippet,
                                             passage.marks, passage.breaks));
  }
}

Result<ExitCode> run_searches(const SavedArguments& arguments) {
  auto searches = open_searches();
  if (!searches) return fail(searches.error());
  std::vector<SavedSearch> wanted;
  for (const SavedSearch& search : searches->all()) {
    if (arguments.name.empty() || search.name == arguments.name) wanted.push_back(search);
  }
  if (wanted.empty()) {
    return fail(ErrorCode::NotFound,
                arguments.name.empty()
                    ? "No search is saved yet; \"vidensgraf saved add NAME WORDS\" saves one."
                    : fmt::format("There is no saved search \"{}\".", arguments.name));
  }
  auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  bool any = false;
  std::optional<Error> failed;  // one index that is gone must not hide the news of the others
  std::string opened;
  std::unique_ptr<Searcher> searcher;
  for (SavedSearch& search : wanted) {
    if (searcher == nullptr || opened != search.index) {
      auto next = Searcher::open(search.index, *analyzer, Registers::built_in());
      searcher = next ? std::move(*next) : nullptr;
      opened = search.index;
      if (!next) failed = next.error();
    }
    if (searcher == nullptr) {
      fmt::print(stderr, "vidensgraf: {}: {}\n", search.name, failed->message);
      continue;
    }
    const auto news = look_again(*searcher, search, arguments.limit);
    if (!news) {
      failed = news.error();
      fmt::print(stderr, "vidensgraf: {}: {}\n", search.name, failed->message);
      continue;
    }
    any = any || !news->added.empty() || !news->changed.empty() || !news->gone.empty();
    if (arguments.json) {
      fmt::print("{}\n", news_to_json(search, *news));
    } else {
      print_news(search, *news);
    }
    if (!arguments.keep) searches->put(search);
  }
  const auto saved = arguments.keep ? Result<void>() : searches->save();
  if (!saved) return fail(saved.error());
  if (failed) return ExitCode::BadInput;
  return any ? ExitCode::Done : ExitCode::Nothing;
}

Result<ExitCode> run_remove(const SavedArguments& arguments) {
  auto searches = open_searches();
  if (!searches) return fail(searches.error());
  if (!searches->remove(arguments.name)) {
    return fail(ErrorCode::NotFound, fmt::format("There is no saved search \"{}\".", arguments.name));
  }
  const auto saved = searches->save();
  if (!saved) return fail(saved.error());
  return ExitCode::Done;
}

}  // namespace

void add_saved_command(CLI::App& app, CommandContext& context) {
  CLI::App* saved = app.add_subcommand("saved", "Keep searches, and see what is new since");
  saved->require_subcommand(1);
  saved->footer(kHelp);
  auto arguments = std::make_shared<SavedArguments>();
  const auto add = [&](const char* name, const char* about, Result<ExitCode> (*run)(const SavedArguments&)) {
    CLI::App* command = saved->add_subcommand(name, about);
    command->callback([arguments, run, &context] {
      const auto done = run(*arguments);
      context.exit_code = done ? *done : report(done.error());
    });
    return command;
  };
  CLI::App* command = add("add", "Save a search under a name, and what it finds now", run_add);
  command->add_option("name", arguments->name, "Its name")->required();
  command->add_option("query", arguments->words, "The query; several words are joined");
  add_index_option(*command, arguments->index);
  repeated(command->add_option("--filter", arguments->filters, "FIELD=VALUE, as for search"));
  repeated(command->add_option("--facet", arguments->chosen, "FACET=VALUE, as for search"));

  add("list", "List the saved searches", run_list);

  command = add("run", "Say what is new, changed and gone since the last run", run_searches);
  command->add_option("name", arguments->name, "Only this one");
  command->add_option("--limit", arguments->limit, "New documents shown with their passage")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str();
  command->add_flag("--keep", arguments->keep, "Do not take what is shown as seen");
  command->add_flag("--json", arguments->json, "Print JSON, one object a line (docs/json.md)");

  add("remove", "Forget a saved search", run_remove)
      ->add_option("name", arguments->name, "Its name")
      ->required();
}

}  // namespace vidensgraf
