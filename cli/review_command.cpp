// vidensgraf review: what reviewers decide on the graph, brought in, listed and taken back.

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "cli/output_file.h"
#include "cli/review_import.h"
#include "graph/export.h"
#include "graph/review_overlay.h"
#include "indexer/review_job.h"
#include "query/names/review_check.h"
#include "web/review_sheet.h"

namespace vidensgraf {
namespace {

constexpr const char* kHelp = R"(
Decisions are kept in the index beside what the documents say, with who made them and when. They change what pages,
searches and exports show, outlast indexing anew, and can be taken back. A link that is rejected is gone; two concepts
that are merged are one; of several decisions on one question the latest counts.

Examples:
  vidensgraf review sheet --around kompleksitet --out gennemsyn.csv    a sheet for a spreadsheet
  vidensgraf review import gennemsyn.csv --user karen                  the sheet, filled in
  vidensgraf review import /var/lib/vidensgraf-decisions               what was handed in on the page
  vidensgraf review merge "behov for støtte" støttebehov
  vidensgraf review reject støttebehov broader kommune --comment "ikke et overbegreb"
  vidensgraf review list
  vidensgraf review undo 12

Exit code: 0 done, 1 nothing there or some rows were left out, 2 bad usage, 3 index damaged or locked.)";

struct ReviewArguments {
  std::string index;
  std::string user;
  std::string comment;
  std::string name;
  std::string edge;
  std::string other;
  std::vector<std::string> files;
  std::uint64_t number = 0;
  std::string around;
  unsigned depth = 1;
  std::string language = "da";
  std::string out;
  bool all = false;
  bool dry_run = false;
  bool json = false;
};

void print(const ListedDecision& listed) {
  const ReviewDecision& decision = listed.decision;
  const std::string_view state =
      listed.state() == DecisionState::Withdrawn ? "taken back" : name_of(listed.state());
  fmt::print("{:>4}  {}  {}  {} {}", decision.number, decision.time, decision.user,
             name_of(decision.decision), decision.name);
  if (!decision.correction.empty()) fmt::print(" -> {}", decision.correction);
  fmt::print("  [{}]\n", state);
  if (!decision.comment.empty()) fmt::print("      \"{}\"\n", decision.comment);
  if (!decision.stands())
    fmt::print("      taken back by {} {}\n", decision.withdrawn_by, decision.withdrawn_at);
  for (const ReviewRemark& remark : listed.remarks) fmt::print("      NOTE: {}\n", describe(remark));
}

Result<ExitCode> run_list(const ReviewArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  auto listed = list_decisions(index->sources());
  if (!listed) return fail(listed.error());
  std::erase_if(*listed, [&](const ListedDecision& one) {
    if (arguments.number != 0) return one.decision.number != arguments.number;
    return !arguments.all && !one.decision.stands();
  });
  if (arguments.json) {
    fmt::print("{}\n", to_json(*listed));
  } else {
    for (const ListedDecision& one : *listed) print(one);
  }
  if (!listed->empty()) return ExitCode::Done;
  if (arguments.number != 0) {
    fmt::print(stderr, "vidensgraf: There is no decision {} in this index.\n", arguments.number);
  } else {
    fmt::print(stderr, "vidensgraf: {}\n",
               arguments.all ? "There are no decisions in this index."
                             : "No decision is in force in this index; --all also lists those taken back.");
  }
  return ExitCode::Nothing;
}

Result<ReviewChange> change_log(const ReviewArguments& arguments, const Analyzer& analyzer,
                                ReviewInput input) {
  return change_review_log(arguments.index, analyzer, Registers::built_in(), std::move(input));
}

// The node that a name means; nothing, with a message, where it means none.
Result<std::optional<GraphNode>> named_node(const GraphIndex& index, const std::string& name, Decision kind) {
  const auto lookup = look_up_name(index.sources(), name);
  if (!lookup) return fail(lookup.error());
  if (lookup->nodes.empty()) {
    report_unknown_name(*lookup);
    return std::optional<GraphNode>();
  }
  // What is kept apart is one thing so far: which of its nodes is meant, only the name says.
  return std::optional(kind == Decision::Apart ? node_called(*lookup) : lookup->main());
}

// Of "støttebehov" "broader" "kommune" the link, as whichever nodes of these names have it.
Result<std::optional<ReviewTarget>> named_link(const GraphIndex& index, const ReviewArguments& arguments) {
  const auto from = look_up_name(index.sources(), arguments.name);
  const auto to = look_up_name(index.sources(), arguments.other);
  if (!from || !to) return fail(from ? to.error() : from.error());
  for (const NameLookup* const lookup : {&*from, &*to}) {
    if (!lookup->nodes.empty()) continue;
    report_unknown_name(*lookup);
    return std::optional<ReviewTarget>();
  }
  const GraphView stated(index.rows(), Reviews::Ignored);
  const auto type = edge_type_named(arguments.edge);
  for (const NodeId start : from->ids()) {
    for (const NodeId end : to->ids()) {
      if (!type) continue;
      const EdgeKey edge = canonical(EdgeKey{start, *type, end});
      const auto weight = stated.weight_of(edge);
      if (!weight) return fail(weight.error());
      if (*weight) return std::optional(ReviewTarget{edge.from, edge.type, edge.to});
    }
  }
  return fail(ErrorCode::NotFound, fmt::format("There is no link \"{}\" from {} to {} in this index.",
                                               arguments.edge, arguments.name, arguments.other));
}

Result<ExitCode> decide(const ReviewArguments& arguments, Decision kind) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  ReviewDecision decision;
  decision.time = time_now();
  decision.user = arguments.user;
  decision.comment = arguments.comment;
  decision.decision = kind;
  if (!arguments.edge.empty()) {
    const auto link = named_link(*index, arguments);
    if (!link) return fail(link.error());
    if (!*link) return ExitCode::Nothing;
    decision.target = **link;
  } else {
    const auto node = named_node(*index, arguments.name, kind);
    if (!node) return fail(node.error());
    if (!*node) return ExitCode::Nothing;
    decision.target.node = (*node)->id;
    decision.name = (*node)->label;
    decision.correction = arguments.other;
  }
  const auto remarks = check_decision(index->sources(), decision);
  if (!remarks) return fail(remarks.error());
  for (const ReviewRemark& remark : *remarks) {
    if (is_without_effect(remark)) return fail(ErrorCode::Input, describe(remark));
  }
  const auto change = change_log(arguments, index->analyzer(), ReviewInput{{decision}, {}});
  if (!change) return fail(change.error());
  if (change->added.empty()) {
    fmt::print("{} {}: decided already\n", name_of(kind), decision.name);
  } else {
    fmt::print("decision {}: {} {}{}{}\n", change->added.front(), name_of(kind), decision.name,
               decision.correction.empty() ? "" : " -> ", decision.correction);
  }
  return ExitCode::Done;
}

Result<ExitCode> run_undo(const ReviewArguments& arguments) {
  auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  ReviewInput input;
  input.withdrawals.push_back({arguments.number, arguments.user, time_now()});
  const auto change = change_log(arguments, **analyzer, std::move(input));
  if (!change) return fail(change.error());
  if (!change->missing.empty()) {
    return fail(ErrorCode::NotFound, fmt::format("There is no decision {} in this index.", arguments.number));
  }
  fmt::print("decision {}: {}\n", arguments.number,
             change->withdrawn == 0 ? "was taken back already" : "taken back");
  return change->withdrawn == 0 ? ExitCode::Nothing : ExitCode::Done;
}

Result<ExitCode> run_import(const ReviewArguments& arguments) {
  return import_reviews({arguments.index, arguments.user, arguments.files, arguments.dry_run});
}

Result<ExitCode> write_out(const std::string& text, const std::string& path) {
  auto file = OutputFile::open(path);
  if (!file) return fail(file.error());
  static_cast<void>(file->write(text));
  const auto finished = file->finish();
  if (!finished) return fail(finished.error());
  return text.empty() ? ExitCode::Nothing : ExitCode::Done;
}

Result<ExitCode> run_export(const ReviewArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto log = read_decisions(index->rows());
  if (!log) return fail(log.error());
  std::string lines;
  for (const ReviewDecision& decision : *log) lines += to_json_line(decision) + "\n";
  if (log->empty()) fmt::print(stderr, "There are no decisions in this index.\n");
  return write_out(lines, arguments.out);
}

Result<ExitCode> run_sheet(const ReviewArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto lookup = look_up_name(index->sources(), arguments.around);
  if (!lookup) return fail(lookup.error());
  if (lookup->nodes.empty()) {
    report_unknown_name(*lookup);
    return ExitCode::Nothing;
  }
  auto graph = graph_around(index->view(), lookup->ids(), arguments.depth, SubgraphOptions{});
  if (!graph) return fail(graph.error());
  const auto prepared = prepare_export(index->rows(), index->view(), std::move(*graph));
  if (!prepared) return fail(prepared.error());
  return write_out(review_sheet(*prepared, arguments.language == "en" ? Language::English : Language::Danish),
                   arguments.out);
}

template <Decision kKind>
Result<ExitCode> run_decision(const ReviewArguments& arguments) {
  return decide(arguments, kKind);
}

}  // namespace

void add_review_command(CLI::App& app, CommandContext& context) {
  CLI::App* review = app.add_subcommand("review", "Decisions of reviewers on the graph");
  review->require_subcommand(1);
  review->footer(kHelp);
  // Each has arguments of its own: an option takes its default from the environment also where another
  // subcommand was given.
  std::shared_ptr<ReviewArguments> own;
  const auto add = [&](const char* name, const char* about, Result<ExitCode> (*run)(const ReviewArguments&)) {
    own = std::make_shared<ReviewArguments>();
    CLI::App* command = review->add_subcommand(name, about);
    add_index_option(*command, own->index);
    command->callback([arguments = own, run, &context] {
      const auto done = run(*arguments);
      context.exit_code = done ? *done : report(done.error());
    });
    return command;
  };
  const auto add_user = [&](CLI::App* command) {
    const char* const login = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): before any thread
    own->user = login == nullptr ? "" : login;
    // Where nobody has logged in, as in a service, there is no $USER.
    CLI::Option* const user = command->add_option("--user", own->user, "Who decides; $USER if it is set");
    if (own->user.empty()) user->required();
  };
  const auto add_decision = [&](const char* name, const char* about,
                                Result<ExitCode> (*run)(const ReviewArguments&)) {
    CLI::App* command = add(name, about, run);
    command->add_option("name", own->name, "What it is about: a name")->required();
    command->add_option("--comment", own->comment, "Why");
    add_user(command);
    return command;
  };

  CLI::App* command = add("list", "List the decisions, the newest first", run_list);
  command->add_flag("--all", own->all, "Also those that were taken back");
  command->add_flag("--json", own->json, "Print JSON (docs/json.md)");
  command = add("show", "Show one decision", run_list);
  command->add_option("number", own->number, "Its number")->required()->check(whole_number());
  command->add_flag("--json", own->json, "Print JSON (docs/json.md)");

  for (const bool accepts : {true, false}) {
    command = accepts
                  ? add_decision("accept", "A concept, or a link, is right", run_decision<Decision::Accept>)
                  : add_decision("reject", "A concept, or a link, is wrong", run_decision<Decision::Reject>);
    CLI::Option* const edge = command->add_option(
        "edge", own->edge,
        "Type of a link: broader, related, part_of, ... (as \"graph neighbours\" shows them)");
    command->add_option("other", own->other, "The node that the link leads to")->needs(edge);
  }
  command = add_decision("rename", "Give a concept another preferred label", run_decision<Decision::Rename>);
  command->add_option("label", own->other, "The new label")->required();
  command = add_decision("merge", "Make a concept one with another", run_decision<Decision::Merge>);
  command->add_option("into", own->other, "The other, whose name stays")->required();
  command = add_decision("apart", "Keep two concepts apart", run_decision<Decision::Apart>);
  command->add_option("other", own->other, "The other")->required();
  add_decision("note", "Keep a comment on a concept", run_decision<Decision::Note>);

  command = add("undo", "Take a decision back", run_undo);
  command->add_option("number", own->number, "Its number")->required()->check(whole_number());
  add_user(command);

  command =
      add("import", "Bring in decisions: sheets, exported files, what was handed in on the page", run_import);
  command->add_option("file", own->files, "Files, or the folder of `serve --decisions`")->required();
  command->add_flag("--dry-run", own->dry_run, "Only say what would be brought in");
  add_user(command);

  command = add("export", "Write all decisions as JSON lines, to be brought in elsewhere", run_export);
  command->add_option("--out", own->out, "File; standard output if not given");

  command = add("sheet", "Write what lies around a term as a sheet to be filled in", run_sheet);
  command->add_option("--around", own->around, "The term")->required();
  command->add_option("--depth", own->depth, "How many edges far from it")
      ->check(CLI::Range(0, 20))
      ->capture_default_str();
  command->add_option("--language", own->language, "Of the headings: da or en")
      ->check(CLI::IsMember({"da", "en"}))
      ->capture_default_str();
  command->add_option("--out", own->out, "File; standard output if not given");
}

}  // namespace vidensgraf
