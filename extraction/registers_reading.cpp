// Reads the embedded registers into plain structs and hash maps. The files are ours, made by
// scripts/build-registers: an error in them is a bug, found by the tests, and not reported at run time.

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "embedded/law_compounds_json.h"
#include "embedded/law_section_moves_json.h"
#include "embedded/law_sections_json.h"
#include "embedded/laws_json.h"
#include "embedded/organisations_json.h"
#include "embedded/target_groups_json.h"
#include "extraction/registers_data.h"
#include "extraction/text_scan.h"
#include "language/folding.h"

namespace vidensgraf {
namespace {

using nlohmann::json;

std::string text_of(const json& entry, const char* field) {
  const auto found = entry.find(field);
  return found == entry.end() ? std::string() : found->get<std::string>();
}

std::vector<std::string> texts_of(const json& entry, const char* field) {
  const auto found = entry.find(field);
  return found == entry.end() ? std::vector<std::string>() : found->get<std::vector<std::string>>();
}

RegisterConfidence confidence_of(std::string_view mark) {
  if (mark == "v") return RegisterConfidence::Verified;
  return mark == "d" ? RegisterConfidence::Derived : RegisterConfidence::Knowledge;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

/// Articles inside titles come and go ("lov om aktiv beskæftigelsesindsats"): matching does without them.
std::string without_articles(std::string_view key) {
  std::string out;
  for (const std::string& word : split(key, ' ')) {
    if (!out.empty() && (word == "en" || word == "et" || word == "den" || word == "det" || word == "de"))
      continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string first_word(std::string_view lowered) { return std::string(lowered.substr(0, lowered.find(' '))); }

}  // namespace

std::string name_key(std::string_view name) { return squeeze(lower_case(name)); }

/// A hash of a word that ignores the case of ASCII and Danish letters (the case bit of their last byte).
std::size_t word_hash(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ (static_cast<unsigned char>(c) | 0x20U)) * 16777619U;
  return (hash ^ (hash >> 16U)) & 0xFFFFU;
}

void Registers::Impl::add_law_name(LawName name) {
  const std::string key = name_key(name.text);
  std::vector<std::uint32_t>& same = laws_by_name[key];
  if (std::find(same.begin(), same.end(), name.law) != same.end()) return;
  same.push_back(name.law);
  name.key = without_articles(key);
  names_by_first_word[first_word(key)].push_back(std::move(name));
}

// An id is the usual name of its law in plain letters ("aeldreloven", "lab"): that name as the law writes it.
// Of laws that had a name before others, or have it beside them, the id ends in what tells them apart
// ("lab-2003"), and so does the label.
std::string Registers::Impl::label_of_law(const Law& law, std::uint32_t index,
                                          const std::vector<std::string>& names) const {
  const std::string_view id = law.id;
  const std::size_t ending = std::min(id.rfind('-'), id.size());
  const auto spelled = [&names](std::string_view plain) -> const std::string* {
    for (const std::string& name : names) {
      std::string letters = to_ascii(fold(name));
      std::replace(letters.begin(), letters.end(), ' ', '-');
      letters.erase(
          std::unique(letters.begin(), letters.end(), [](char a, char b) { return a == '-' && b == '-'; }),
          letters.end());
      if (letters == plain) return &name;
    }
    return nullptr;
  };
  if (const std::string* const name = spelled(id)) return *name;
  if (laws_by_name.at(name_key(law.short_name)).front() == index) return law.short_name;
  const std::string* const older = spelled(id.substr(0, ending));
  std::string label = older != nullptr ? *older : law.short_name;
  return ending < id.size() ? label.append(1, ' ').append(id.substr(ending + 1)) : label;
}

struct LawEntry {
  const json& fields;
};

void Registers::Impl::add_law(const LawEntry& law_entry) {
  const json& entry = law_entry.fields;
  Law law;
  law.id = text_of(entry, "id");
  const std::string subject = text_of(entry, "subject");
  law.title = subject.empty() ? text_of(entry, "title") : "Lov om " + subject;
  law.kind = text_of(entry, "kind");
  law.area = text_of(entry, "area");
  law.in_force = text_of(entry, "in_force");
  law.replaced_by = text_of(entry, "replaced_by");
  law.replaced_on = text_of(entry, "replaced_on");
  law.confidence = confidence_of(text_of(entry, "confidence"));
  law.short_name = law.title;
  const auto index = static_cast<std::uint32_t>(laws.size());

  const auto names = entry.find("names");
  if (names != entry.end() && !names->empty()) law.short_name = names->at(0).at(0).get<std::string>();
  for (const std::string& version : texts_of(entry, "versions")) {
    const std::vector<std::string> part = split(version, ' ');
    LawVersion one{part.at(0), std::atoi(part.at(1).c_str()), part.at(2), ""};
    const std::string year = one.date.substr(0, 4);
    if (one.type != "BKI") one.eli = "https://www.retsinformation.dk/eli/lta/" + year + "/" + part.at(1);
    acts[{one.number, std::atoi(year.c_str())}].emplace_back(one.type, index);
    law.versions.push_back(std::move(one));
  }

  law_by_id.emplace(law.id, index);
  const auto add = [&](std::string text, bool title) {
    const std::string lowered = lower_case(text);
    const bool genitive = lowered.ends_with("lovens") || lowered.ends_with("lovs") ||
                          lowered.ends_with("forordningens") || lowered.ends_with("konventionens");
    add_law_name(LawName{{}, std::move(text), index, false, genitive, title, false});
  };
  std::vector<std::string> titles = texts_of(entry, "former_titles");
  titles.push_back(law.title);
  for (const std::string& title : titles) {
    add(title, true);
    for (const std::string_view ending : {" m.v.", " m.m.", ", m.v."}) {
      if (title.ends_with(ending)) add(title.substr(0, title.size() - ending.size()), true);
    }
  }
  if (names != entry.end()) {
    for (const json& name : *names) {
      const auto text = name.at(0).get<std::string>();
      add(text, false);
      add(text + "s", false);
      if (text.ends_with("konvention")) {
        add(text + "en", false);
        add(text + "ens", false);
      }
    }
  }
  for (const std::string& form : texts_of(entry, "forms")) {
    const std::string lowered = lower_case(form);
    add(form, lowered.starts_with("lov om ") || lowered.starts_with("loven om "));
  }
  if (!subject.empty()) {
    // "Lov om statens uddannelsesstøtte (SU-loven)" is cited without what stands in brackets.
    const std::string plain =
        subject.substr(0, subject.ends_with(')') ? subject.rfind(" (") : subject.size());
    for (const std::string_view law_on : {"lov om ", "loven om "}) add(std::string(law_on) + plain, true);
  }
  const auto shorts = entry.find("abbreviations");
  if (shorts != entry.end()) {
    for (const json& one : *shorts) {
      add_law_name(LawName{{}, one.at(0).get<std::string>(), index, true, false, false, one.size() > 2});
    }
  }
  std::vector<std::string> usual{law.short_name};
  for (const char* const field : {"names", "abbreviations"}) {
    for (const json& name : entry.value(field, json::array())) usual.push_back(name.at(0).get<std::string>());
  }
  law.label = label_of_law(law, index, usual);
  laws.push_back(std::move(law));
}

void Registers::Impl::read_laws() {
  const json data = json::parse(embedded::laws_json());
  for (const json& entry : data.at("laws")) add_law({entry});
  for (auto& [word, names] : names_by_first_word) {
    std::stable_sort(names.begin(), names.end(),
                     [](const LawName& a, const LawName& b) { return a.key.size() > b.key.size(); });
    for (const LawName& name : names) {
      if (name.key == word && !name.abbreviation) names_of_one_word.emplace_back(name.key, &name);
    }
  }
}

void Registers::Impl::add_first_words() {
  for (const auto& [word, names] : names_by_first_word) {
    first_words[word_hash(std::string_view(word).substr(0, word.find_last_not_of('-') + 1))] = true;
  }
  for (const std::string_view word : {"stk",
                                      "pkt",
                                      "paragraf",
                                      "paragraffen",
                                      "paragrafferne",
                                      "paragraffer",
                                      "par",
                                      "lovens",
                                      "bekendtgørelsens",
                                      "denne",
                                      "samme",
                                      "kapitel",
                                      "kap",
                                      "kapitlerne",
                                      "afsnit",
                                      "bilag",
                                      "artikel",
                                      "art",
                                      "lov",
                                      "loven",
                                      "lovs",
                                      "lovbekendtgørelse",
                                      "lovbekendtgørelsen",
                                      "bekendtgørelse",
                                      "bekendtgørelsen",
                                      "vejledning",
                                      "vejledningen",
                                      "delvejledning",
                                      "cirkulære",
                                      "cirkulæreskrivelse",
                                      "skrivelse",
                                      "nr",
                                      "principmeddelelse",
                                      "principmeddelelsen",
                                      "principafgørelse",
                                      "principafgørelsen"}) {
    first_words[word_hash(word)] = true;
  }
}

void Registers::Impl::read_sections() {
  const json data = json::parse(embedded::law_sections_json());
  for (const json& entry : data.at("laws")) {
    const std::string first_read = text_of(entry, "first_read");
    const std::string latest = text_of(entry, "latest");
    std::vector<LawSection>& list = sections[text_of(entry, "law")];
    for (const std::string& line : texts_of(entry, "sections")) {
      std::vector<std::string> part = split(line, '|');
      part.resize(4);
      LawSection section{part[0], part[1], part[2], part[3], false, part[3].empty()};
      if (section.first.empty()) {
        section.first = first_read;
        section.first_is_latest_possible = true;
      } else if (section.first.starts_with("<=")) {
        section.first.erase(0, 2);
        section.first_is_latest_possible = true;
      }
      if (section.last.empty()) section.last = latest;
      list.push_back(std::move(section));
    }
    std::sort(list.begin(), list.end(),
              [](const LawSection& a, const LawSection& b) { return a.paragraf < b.paragraf; });
  }
}

void Registers::Impl::read_moves() {
  const json data = json::parse(embedded::law_section_moves_json());
  for (const json& entry : data.at("moves")) {
    moves.push_back(LawSectionMove{text_of(data, "from_law"), entry.at(0).get<std::string>(),
                                   text_of(data, "to_law"), entry.at(2).get<std::vector<std::string>>(),
                                   text_of(data, "date"), confidence_of(entry.at(1).get<std::string>())});
  }
}

void Registers::Impl::read_compounds() {
  const json data = json::parse(embedded::law_compounds_json());
  for (const json& entry : data.at("compounds")) {
    compounds.push_back(
        RegisteredCompound{texts_of(entry, "sections"), texts_of(entry, "heads"), text_of(entry, "law")});
  }
}

void Registers::Impl::read_organisations() {
  const json data = json::parse(embedded::organisations_json());
  for (const json& entry : data.at("organisations")) {
    RegisteredOrganisation body;
    body.id = text_of(entry, "id");
    body.name = text_of(entry, "name");
    body.kind = text_of(entry, "kind");
    body.parent = text_of(entry, "parent");
    body.abbreviations = texts_of(entry, "abbreviations");
    body.successors = texts_of(entry, "successors");
    body.confidence = confidence_of(text_of(entry, "confidence"));
    const std::size_t index = organisations.size();
    for (const json& name : entry.at("names")) {
      body.names.push_back(OrganisationName{name.at(0).get<std::string>(), name.at(1).get<std::string>(),
                                            name.at(2).get<std::string>()});
      organisation_by_name.emplace(name_key(body.names.back().name), index);
    }
    for (const std::string& text : body.abbreviations) organisation_by_name.emplace(name_key(text), index);
    organisations.push_back(std::move(body));
  }
}

void Registers::Impl::read_target_groups() {
  const json data = json::parse(embedded::target_groups_json());
  for (const json& entry : data.at("groups")) {
    RegisteredGroup group;
    group.id = text_of(entry, "id");
    group.scheme = group.id.substr(0, group.id.find('/'));
    group.name = text_of(entry, "name");
    group.forms = texts_of(entry, "forms");
    group.broader = text_of(entry, "broader");
    group.narrower = texts_of(entry, "narrower");
    group.matches = texts_of(entry, "matches");
    group.law = text_of(entry, "law");
    group.paragraf = text_of(entry, "paragraf");
    group.confidence = confidence_of(text_of(entry, "confidence"));
    const std::size_t index = groups.size();
    group_by_id.emplace(group.id, index);
    group_by_label.emplace(name_key(group.name), index);
    for (const std::string& form : group.forms) group_by_label.emplace(name_key(form), index);
    groups.push_back(std::move(group));
  }
}

}  // namespace vidensgraf
