// Every collected form of a Danish law reference (../shared/reference/law_reference_forms.jsonl) through the
// scanner.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extraction/laws/law_reference_scanner.h"

namespace vidensgraf {
namespace {

using nlohmann::json;

std::string shared_folder() {
  const char* set = std::getenv("VIDENSGRAF_SHARED");
  return set != nullptr ? set : std::string(VIDENSGRAF_SOURCE_DIR) + "/../shared";
}

/// One line for each combination of stk, nr, litra and pkt, so that lists and single entries compare equal.
void add_lines(std::set<std::string>& lines, const std::string& head, const std::vector<std::string>& stk,
               const std::vector<std::string>& nr, const std::vector<std::string>& litra,
               const std::vector<std::string>& pkt) {
  const std::vector<std::string> none = {""};
  for (const std::string& a : stk.empty() ? none : stk) {
    for (const std::string& b : nr.empty() ? none : nr) {
      for (const std::string& c : litra.empty() ? none : litra) {
        for (const std::string& d : pkt.empty() ? none : pkt) {
          lines.insert(head + " stk " + a + " nr " + b + " litra " + c + " pkt " + d);
        }
      }
    }
  }
}

std::vector<std::string> strings(const std::vector<int>& numbers) {
  std::vector<std::string> out;
  for (const int number : numbers) out.push_back(number == -1 ? "last" : std::to_string(number));
  return out;
}

std::string text_of(const json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// A field and its `_to` twin as the list between them.
std::vector<std::string> listed(const json& ref, const std::string& field) {
  if (!ref.contains(field)) return {};
  const std::string from = text_of(ref.at(field));
  if (!ref.contains(field + "_to")) return {from};
  const std::string to = text_of(ref.at(field + "_to"));
  std::vector<std::string> out;
  if (field == "litra") {
    for (char c = from[0]; c <= to[0]; ++c) out.emplace_back(1, c);
  } else {
    for (int n = std::stoi(from); n <= std::stoi(to); ++n) out.push_back(std::to_string(n));
  }
  return out;
}

std::string spaced(const std::string& number) {  // "17b" -> "17 b"
  std::string out = number;
  if (out.size() > 1 && std::isalpha(static_cast<unsigned char>(out.back())) != 0 &&
      std::isdigit(static_cast<unsigned char>(out[out.size() - 2])) != 0) {
    out.insert(out.size() - 1, " ");
  }
  return out;
}

std::set<std::string> expected_lines(const json& row) {
  std::set<std::string> lines;
  for (const json& ref : row.value("refs", json::array())) {
    std::string chapter;
    for (const char* kind : {"kapitel", "afsnit", "bilag", "artikel"}) {
      if (!ref.contains(kind)) continue;
      chapter = std::string(kind) + " " + spaced(text_of(ref.at(kind)));
      if (ref.contains(std::string(kind) + "_to"))
        chapter += "-" + text_of(ref.at(std::string(kind) + "_to"));
    }
    std::string law = ref.contains("law") ? text_of(ref.at("law")) : "";
    if (law == "lab-2003") law = "lab";
    const std::string head = law + " § " + (ref.contains("paragraf") ? text_of(ref.at("paragraf")) : "") +
                             " - " + (ref.contains("paragraf_to") ? text_of(ref.at("paragraf_to")) : "") +
                             " " + chapter;
    add_lines(lines, head, listed(ref, "stk"), listed(ref, "nr"), listed(ref, "litra"), listed(ref, "pkt"));
  }
  if (row.contains("document")) {
    const json& document = row.at("document");
    std::string line = "document " + text_of(document.at("doctype")) + " ";
    line += document.contains("number") ? text_of(document.at("number")) : text_of(document.at("series"));
    line += " " + (document.contains("date")   ? text_of(document.at("date"))
                   : document.contains("year") ? text_of(document.at("year"))
                                               : "");
    lines.insert(line + " " + (document.contains("law") ? text_of(document.at("law")) : ""));
  }
  return lines;
}

std::set<std::string> found_lines(const std::string& text) {
  std::set<std::string> lines;
  for (const ScannedReference& scanned : scan_law_references(text, Registers::built_in(), "").references) {
    const LawReference& ref = scanned.reference;
    EXPECT_TRUE(ref.source.contains(ref.core)) << text;
    EXPECT_LE(ref.source.end, text.size()) << text;
    if (!ref.document_type.empty()) {
      lines.insert("document " + ref.document_type + " " + ref.document_number + " " + ref.document_date +
                   " " + ref.law);
      continue;
    }
    if (ref.kind == LawReferenceKind::LawMention) {
      if (!scanned.abbreviation) lines.insert("mention " + ref.law);
      continue;
    }
    // A noun of the field before the sign ("Botilbud § 107") names the law where nothing else does.
    const std::string law = ref.law.empty() ? scanned.convention : ref.law;
    add_lines(lines, law + " § " + ref.paragraf + " - " + ref.paragraf_to + " " + ref.chapter,
              strings(ref.stk), strings(ref.nr), ref.litra, strings(ref.pkt));
  }
  return lines;
}

/// Whether `found` is `expected` but for laws that `expected` leaves open.
bool without_laws(const std::set<std::string>& expected, const std::set<std::string>& found) {
  return expected.size() == found.size() &&
         std::all_of(expected.begin(), expected.end(), [&](const std::string& wanted) {
           return std::any_of(found.begin(), found.end(), [&](const std::string& one) {
             const bool section = wanted.starts_with(" § ") && one.ends_with(wanted);
             const bool act =
                 wanted.starts_with("document ") && wanted.ends_with(" ") && one.starts_with(wanted);
             return one == wanted || section || act;
           });
         });
}

TEST(LawReferenceForms, AreParsedAsCollected) {
  std::ifstream file(shared_folder() + "/reference/law_reference_forms.jsonl");
  if (!file) GTEST_SKIP() << "the collected forms are not at " << shared_folder();
  int rows = 0;
  int right = 0;
  std::string misses;
  for (std::string line; std::getline(file, line);) {
    const json row = json::parse(line);
    const auto text = row.at("text").get<std::string>();
    const std::set<std::string> expected = expected_lines(row);
    const std::set<std::string> found = found_lines(text);
    ++rows;
    // A law that follows by convention or from an act's number is more than the row states, not less.
    if (expected == found || without_laws(expected, found)) {
      ++right;
      continue;
    }
    misses += row.at("id").get<std::string>() + "  " + text + "\n";
    for (const std::string& one : expected) misses += "    expected " + one + "\n";
    for (const std::string& one : found) misses += "    found    " + one + "\n";
  }
  RecordProperty("rows", rows);
  RecordProperty("right", right);
  // Two rows, "nr. 1-3" and "litra a", are fragments that only their surroundings make references.
  EXPECT_GE(right, rows - 2) << right << " of " << rows << " right\n" << misses;
  if (right != rows) std::printf("%d of %d right\n%s", right, rows, misses.c_str());
}

}  // namespace
}  // namespace vidensgraf
