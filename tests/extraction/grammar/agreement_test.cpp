// What agrees with what: adjectives of a noun that has no singular, adjectives that stand for people before a
// noun they do not agree with. Sentences of our own.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kAgreement[] = {
    {"Vi har brugt regionale data.", "regionale data"},
    {"Vi har brugt offentlige registerdata.", "offentlige registerdata | registerdata"},
    {"Vi har brugt kommunale botilbud.", "botilbud | kommunalt botilbud"},
    // Who gets it, and what they get.
    {"Kommunen giver den unge bostøtte.", "bostøtte"},
    {"Kommunen giver den unge vejledning om boligstøtte.", "boligstøtte | vejledning"},
    {"Foreningen yder hjemløse og fattige gratis fodpleje.", "fodpleje | forening"},
};

TEST(Agreement, OfAdjectivesAndTheirNouns) { expect_stated(kAgreement, sorted_concepts_stated); }

}  // namespace
}  // namespace vidensgraf
