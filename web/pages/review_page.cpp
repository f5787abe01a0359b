// "/graph/review.csv": what the page of the graph shows as a sheet to be filled in; for every reader.
// "/review": where reviewers hand it in. It is checked against the index and kept in a folder beside the
// index (web/review_inbox.h) until `vidensgraf review import` brings it into the index. What is there already
// is listed, and can be taken back in the same way. With "around" the page is a desk on which to decide at
// once (web/pages/review_desk.h).

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "query/names/review_check.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/review_desk.h"
#include "web/pages/routes.h"
#include "web/pages/shown_graph.h"
#include "web/problem.h"
#include "web/review_inbox.h"
#include "web/review_sheet.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostListed = 20;
constexpr std::size_t kMostProblems = 50;
constexpr std::size_t kMostLogged = 200;
constexpr std::size_t kDateLetters = 10;  // of "2026-11-22T15:04:05Z"

Response refused(const Context& context, const char* key) {
  const std::string title(message(context.language, "review.title"));
  return message_page(403, title, message(context.language, key), context.request, context.language);
}

// Another site's page may have sent the form with the reviewer's sign-in: a browser then says so.
bool is_from_elsewhere(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  const std::string_view origin = request.header("origin");
  const std::size_t scheme = origin.find("://");
  return !origin.empty() &&
         (scheme == std::string_view::npos || origin.substr(scheme + 3) != request.header("host"));
}

std::string sentence(const ReviewRemark& remark, Language language) {
  std::vector<std::string> values = remark.values;
  if (remark.finding == ReviewFinding::Changed) {  // "documents/places"
    for (std::string& value : values) {
      const std::size_t slash = value.find('/');
      value = message(language, "review.basis", {value.substr(slash + 1), value.substr(0, slash)});
    }
  }
  values.resize(2);
  return message(language, fmt::format("review.remark.{}", name_of(remark.finding)), {values[0], values[1]});
}

// A sheet as it is kept, and what is to be said of it.
struct CheckedSheet {
  std::vector<ReviewDecision> decisions;
  std::vector<std::string> problems;  ///< Of rows that are left out.
  std::vector<std::string> notes;     ///< Of rows that are kept.
};

Result<CheckedSheet> checked_sheet(Context& context) {
  const Language language = context.language;
  const DeskSheet desk = sheet_of_desk(context.request);
  const bool is_of_desk = !desk.names.empty();
  ReadSheet read =
      read_review_sheet(is_of_desk ? std::string_view(desk.text) : context.request.parameter("ark"));
  CheckedSheet checked;
  const auto in_line = [&](std::size_t line, const std::string& text) {
    // Who decided at the desk saw names, no lines; the first row of its sheet is line 2.
    if (is_of_desk && line >= 2 && line - 2 < desk.names.size())
      return fmt::format("{}: {}", desk.names[line - 2], text);
    return message(language, "review.line", {std::to_string(line), text});
  };
  for (const ReviewProblem& problem : read.problems) {
    const std::string key = fmt::format("review.problem.{}", name_of(problem.kind));
    checked.problems.push_back(in_line(problem.line, message(language, key, {problem.value})));
  }
  for (ReviewedRow& row : read.rows) {
    const auto remarks = check_decision(context.index.sources(), row.decision);
    if (!remarks) return fail(remarks.error());
    bool has_effect = true;
    for (const ReviewRemark& remark : *remarks) {
      has_effect = has_effect && !is_without_effect(remark);
      std::vector<std::string>& list = is_without_effect(remark) ? checked.problems : checked.notes;
      list.push_back(in_line(row.line, sentence(remark, language)));
    }
    if (!has_effect) continue;
    row.decision.user = context.user;
    row.decision.time = time_now();
    checked.decisions.push_back(std::move(row.decision));
  }
  return checked;
}

TemplateData decision_data(const ReviewDecision& decision, Language language) {
  TemplateData data;
  data.set("name", decision.name.empty() ? id_of(decision.target) : decision.name)
      .set("decision", message(language, fmt::format("review.decision.{}", name_of(decision.decision))))
      .set("correction", decision.correction)
      .set("has_correction", !decision.correction.empty())
      .set("comment", decision.comment);
  return data;
}

TemplateData::List as_list(std::vector<std::string> texts) {
  TemplateData::List list;
  if (texts.size() > kMostProblems) texts.resize(kMostProblems);
  for (std::string& text : texts) list.emplace_back(std::move(text));
  return list;
}

// The log of the index: what counts, what was taken back, what has changed since.
Result<TemplateData::List> logged(const Context& context) {
  auto listed = list_decisions(context.index.sources(), kMostLogged);
  if (!listed) return fail(listed.error());
  const Language language = context.language;
  TemplateData::List rows;
  for (const ListedDecision& one : *listed) {
    const ReviewDecision& decision = one.decision;
    const std::string state = fmt::format("review.state.{}", name_of(one.state()));
    std::vector<std::string> remarks;
    if (!decision.stands()) {
      remarks.push_back(message(
          language, "review.withdrawn_by",
          {decision.withdrawn_by, date_text(decision.withdrawn_at.substr(0, kDateLetters), language)}));
    }
    for (const ReviewRemark& remark : one.remarks) remarks.push_back(sentence(remark, language));
    TemplateData data = decision_data(decision, language);
    data.set("number", std::to_string(decision.number))
        .set("user", decision.user)
        .set("date", date_text(decision.time.substr(0, kDateLetters), language))
        .set("state", message(language, state))
        .set("can_withdraw", decision.stands())
        .set_rows("remarks", as_list(std::move(remarks)));
    rows.push_back(std::move(data));
  }
  return rows;
}

// "22. november 2026, karen" of the file "20261122T121530Z-karen-1f.jsonl".
std::string handed_in_text(const std::string& name, Language language) {
  const std::size_t time_end = name.find('-');
  const std::size_t user_end = name.rfind('-');
  if (time_end == std::string::npos || time_end < 8 || user_end <= time_end) return name;
  const std::string date = fmt::format("{}-{}-{}", name.substr(0, 4), name.substr(4, 2), name.substr(6, 2));
  return fmt::format("{}, {}", date_text(date, language), name.substr(time_end + 1, user_end - time_end - 1));
}

Result<Response> review_page(const Context& context, TemplateData data) {
  Page page;
  page.title = std::string(message(context.language, "review.title"));
  page.section = "review";
  TemplateData::List handed_in;
  for (const std::string& name : context.inbox->newest(kMostListed)) {
    handed_in.emplace_back(handed_in_text(name, context.language));
  }
  data.set_rows("handed_in", std::move(handed_in));
  auto log = logged(context);
  if (!log) return fail(log.error());
  data.set_rows("log", std::move(*log));
  Response response = render_page("review", data, page, context);
  // Depends on more than the state of the index.
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace

Result<Response> show_review_sheet(Context& context) {
  auto shown = shown_graph(context);
  if (!shown) return fail(shown.error());
  if (shown->graph.nodes.empty()) return fail(ErrorCode::NotFound, "There is no such part of the graph.");
  const auto prepared = prepare_export(context.index.store(), context.index.graph(), std::move(shown->graph));
  if (!prepared) return fail(prepared.error());
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.set_header("Content-Disposition", "attachment; filename=\"gennemsyn.csv\"");
  response.body = review_sheet(*prepared, context.language, site_address(context.request));
  return response;
}

Result<Response> show_review_page(Context& context) {
  if (context.inbox == nullptr) return refused(context, "review.off");
  if (context.role != Role::Reviewer) return refused(context, "review.readers");
  TemplateData data;
  if (auto put = put_review_desk(data, context); !put) return fail(put.error());
  return review_page(context, std::move(data));
}

Result<Response> hand_in_review(Context& context) {
  if (context.inbox == nullptr) return refused(context, "review.off");
  if (context.role != Role::Reviewer) return refused(context, "review.readers");
  if (is_from_elsewhere(context.request)) return refused(context, "review.elsewhere");
  TemplateData data;
  data.set("was_read", true);
  std::string lines;
  if (const std::string_view number = context.request.parameter("withdraw"); !number.empty()) {
    Withdrawal withdrawal{0, context.user, time_now()};
    const auto [end, status] =
        std::from_chars(number.data(), number.data() + number.size(), withdrawal.number);
    const bool is_number = status == std::errc{} && end == number.data() + number.size();
    if (is_number) lines = to_json_line(withdrawal) + "\n";
    data.set("summary", is_number ? message(context.language, "review.withdrawal_kept", {number})
                                  : std::string(message(context.language, "review.nothing")));
  } else {
    auto checked = checked_sheet(context);
    if (!checked) return fail(checked.error());
    TemplateData::List rows;
    for (const ReviewDecision& decision : checked->decisions) {
      rows.push_back(decision_data(decision, context.language));
      lines += to_json_line(decision) + "\n";
    }
    data.set("summary", lines.empty()
                            ? std::string(message(context.language, "review.nothing"))
                            : count_text("review.kept", checked->decisions.size(), context.language))
        .set_rows("problems", as_list(std::move(checked->problems)))
        .set_rows("notes", as_list(std::move(checked->notes)))
        .set_rows("rows", std::move(rows));
  }
  if (const std::string_view next = context.request.parameter("videre"); next.starts_with("around="))
    data.set("continue_address", fmt::format("/review?{}#b-1-open", next));
  if (!lines.empty()) {
    const auto name = context.inbox->put(context.user, lines);
    if (!name) return fail(name.error());
  }
  return review_page(context, std::move(data));
}

}  // namespace vidensgraf
