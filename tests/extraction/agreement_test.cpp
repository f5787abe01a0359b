// What agrees with what: adjectives of a noun that has no singular, adjectives that stand for people before a
// noun they do not agree with. Sentences of our own.

#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/read_text.h"

namespace vidensgraf {
namespace {

// The labels of the concepts that `bytes` speak of, in alphabetical order, separated by " | ".
std::string sorted_labels(std::string_view bytes) {
  const ReadText text(bytes);
  std::set<std::string> labels;
  for (const auto& one : text.facts().concepts) labels.insert(one.label);
  std::string joined;
  for (const auto& label : labels) joined += (joined.empty() ? "" : " | ") + label;
  return joined;
}

struct LabelCase {
  std::string_view text;
  std::string_view labels;
};

constexpr LabelCase kAgreement[] = {
    {"Vi har brugt regionale data.", "regionale data"},
    {"Vi har brugt offentlige registerdata.", "offentlige registerdata | registerdata"},
    {"Vi har brugt kommunale botilbud.", "botilbud | kommunalt botilbud"},
    // Who gets it, and what they get.
    {"Kommunen giver den unge bostøtte.", "bostøtte"},
    {"Kommunen giver den unge vejledning om boligstøtte.", "boligstøtte | vejledning"},
    {"Foreningen yder hjemløse og fattige gratis fodpleje.", "fodpleje | forening"},
};

TEST(Agreement, OfAdjectivesAndTheirNouns) {
  for (const auto& one : kAgreement) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(sorted_labels(one.text), one.labels);
  }
}

}  // namespace
}  // namespace vidensgraf
