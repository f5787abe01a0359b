#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/adjective_form.h"
#include "extraction/grammar/term_form.h"
#include "extraction/target_groups/target_group_reader.h"

// The label of a target group: indefinite plural, restrictions as they stand, and of coordinations the single
// groups: every head with every member of the coordinated restrictions.
//
// Known misses: definite nouns inside a restriction stay definite.

namespace vidensgraf {
namespace {

struct PluralForm {
  std::string_view lemma;
  std::string_view plural;
};

// Indefinite plurals of heads that texts also use in other forms.
constexpr auto kPlurals = std::to_array<PluralForm>({
    {"borger", "borgere"},
    {"voksen", "voksne"},
    {"voksne", "voksne"},
    {"barn", "børn"},
    {"ung", "unge"},
    {"unge", "unge"},
    {"menneske", "mennesker"},
    {"person", "personer"},
    {"familie", "familier"},
    {"målgruppe", "målgrupper"},
    {"bruger", "brugere"},
    {"modtager", "modtagere"},
    {"kvinde", "kvinder"},
    {"mand", "mænd"},
    {"forælder", "forældre"},
    {"mor", "mødre"},
    {"moder", "mødre"},
    {"fader", "fædre"},
    {"datter", "døtre"},
    {"søster", "søstre"},
    {"offer", "ofre"},
    {"ægtefælle", "ægtefæller"},
    {"far", "fædre"},
    {"patient", "patienter"},
    {"klient", "klienter"},
    {"beboer", "beboere"},
    {"individ", "individer"},
    {"pige", "piger"},
    {"dreng", "drenge"},
    {"hjemløs", "hjemløse"},
    {"handicappet", "handicappede"},
    {"ældre", "ældre"},
    {"misbruger", "misbrugere"},
    {"stofmisbruger", "stofmisbrugere"},
    {"flygtning", "flygtninge"},
    {"alkoholmisbruger", "alkoholmisbrugere"},
    {"delmålgruppe", "delmålgrupper"},
    {"børnefamilie", "børnefamilier"},
    {"borgermålgruppe", "borgermålgrupper"},
    {"veteran", "veteraner"},
    {"elev", "elever"},
    {"lejer", "lejere"},
    {"pensionist", "pensionister"},
    {"indvandrer", "indvandrere"},
    {"ansøger", "ansøgere"},
    {"forsørger", "forsørgere"},
    {"lønmodtager", "lønmodtagere"},
});

}  // namespace

std::string group_plural(const TaggedText& text, std::uint32_t token) {
  const auto form = text.folded(token);
  const auto* reading = text[token].reading;
  const std::string_view lemma = reading != nullptr ? std::string_view(reading->lemma) : form;
  for (const auto& entry : kPlurals) {
    if (entry.lemma == lemma || entry.lemma == form) return std::string(entry.plural);
  }
  // "tilskudsmodtager", "samlever": who does a thing; kin and "offer" stand in the table
  const bool one = reading != nullptr && reading->word_class == WordClass::Noun && reading->lemma == form &&
                   has(reading->features, Feature::Singular) && !has(reading->features, Feature::Plural) &&
                   !has(reading->features, Feature::Neuter);
  if (one && form.ends_with("er")) return std::string(form) + "e";
  return std::string(text.is_genitive(token) && form.ends_with("s") ? form.substr(0, form.size() - 1) : form);
}

// The adjectives before a head, in the plural as the label is: "ung mand" -> "unge mænd".
std::string TargetGroupReader::classifier(std::uint32_t first, std::uint32_t head) const {
  const auto adjective = head - 1;
  if (!is_single(head) || is_definite(head)) return label_wording(text_, first, head);
  const auto last = plural_adjective(text_.folded(adjective), text_[adjective].reading);
  return (first < adjective ? label_wording(text_, first, adjective) + " " : std::string()) + last;
}

ReadGroup TargetGroupReader::made(std::uint32_t first, const std::vector<std::uint32_t>& heads,
                                  const std::vector<GroupRestriction>& restrictions) const {
  ReadGroup group;
  group.first = first;
  group.end = restrictions.empty() ? heads.back() + 1 : restrictions.back().end;
  std::string before;  // "socialt udsatte "
  if (first < heads.front()) before = classifier(first, heads.front());
  // "15 – 17-årige", "15–17-årige": written in one way, "15-17-årige".
  const auto dash = heads.front() - 1;
  if (first + 1 < heads.front() && text_.is(dash, Tag::Dash) &&
      text_.folded(heads.front()).ends_with("-årige")) {
    before = first + 1 < dash ? label_wording(text_, first, dash - 1) + " " : std::string();
    before += std::string(text_.folded(dash - 1)) + "-";
  } else if (!before.empty() && text_.token(heads.front()).space_before) {
    before += ' ';
  }
  std::vector<std::string> names;
  names.reserve(heads.size());
  for (const auto head : heads)
    names.push_back((head == heads.front() ? before : std::string()) + group_plural(text_, head));
  group.label = names.front();
  for (std::size_t i = 1; i < heads.size(); ++i) {
    if (text_.token(heads[i - 1] + 1).space_before) group.label += ' ';
    group.label += label_wording(text_, heads[i - 1] + 1, heads[i]) + " " + names[i];
  }
  // Of people in general a condition alone says who they are; "børn med autisme" are fewer than that.
  const auto* reading = text_[heads.front()].reading;
  const std::string_view lemma = reading != nullptr ? std::string_view(reading->lemma) : std::string_view();
  if (heads.size() == 1 &&
      (lemma == "borger" || lemma == "person" || lemma == "menneske" || lemma == "individ")) {
    if (restrictions.empty() && !before.empty()) group.condition = before.substr(0, before.size() - 1);
    if (before.empty() && restrictions.size() == 1 && restrictions.front().members.size() == 1 &&
        (restrictions.front().opening == "med" || restrictions.front().opening == "i"))
      group.condition = restrictions.front().members.front().first;
  }
  if (restrictions.empty()) {
    for (const auto head : heads) {
      if (heads.size() > 1) group.components.push_back(before + group_plural(text_, head));
    }
    return group;
  }
  const auto after = heads.back() + 1;
  if (text_.token(after).space_before) group.label += ' ';
  group.label += label_wording(text_, after, group.end);
  // Components: every head with every member of the last coordinated restriction.
  const bool coordinated = std::any_of(restrictions.begin(), restrictions.end(),
                                       [](const GroupRestriction& one) { return one.members.size() > 1; });
  if (names.size() < 2 && !coordinated) return group;
  for (const auto& name : names) {
    std::vector<std::string> made{name};
    for (const auto& restriction : restrictions) {
      std::vector<std::string> longer;
      for (const auto& start : made) {
        for (const auto& member : restriction.members) {
          const bool clause = restriction.opening == "," || restriction.opening.empty();
          longer.push_back(clause ? start + restriction.opening + " " + member.first
                                  : start + " " + restriction.opening + " " + member.first);
        }
      }
      made = std::move(longer);
      if (made.size() > 12) made.resize(12);
    }
    group.components.insert(group.components.end(), made.begin(), made.end());
  }
  return group;
}

}  // namespace vidensgraf
