// Collects the names of bodies that a document uses, then finds all their occurrences.
//
//   1. Known names: the register's, the shaped ones (organisation_names.cpp), the publisher, corporate
//      authors of citations, acronyms in parentheses behind a name.
//   2. Acronyms that act: "NATKO har defineret", "ifølge VISO", "KFST's tal". One that is spoken of like a
//      thing ("omfanget af HSIT") is none.
//   3. Bodies named by one word at the head of a sentence, where a capital says nothing: by their ending and
//      by what they do ("Alzheimerforeningen har udgivet").
//      A word with a capital inside names a body where it is said to be one ("SocialNord er en forening") or
//      to have made something ("udgivet af SocialNord").
//   4. Names in a row with bodies (organisation_rows.cpp).
//   5. Every place where a known name stands, with or without the genitive, the longest name first.

#include "extraction/names/organisations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "extraction/grammar/word_lists.h"
#include "extraction/names/acronyms.h"
#include "extraction/names/organisation_finder.h"
#include "extraction/names/organisation_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

bool is_actor_verb(std::string_view word) { return listed(WordList::ActorVerb, word); }

/// "NATKO" of "NatKo": a short word with two capitals or more; empty of any other.
std::string upper_case_acronym(std::string_view word) {
  if (word.size() < 3 || word.size() > 9) return {};
  std::size_t capitals = 0;
  std::string out;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    if (static_cast<unsigned char>(c) >= 0x80U) return {};
    out += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 0x20) : c;
  }
  return capitals >= 2 && capitals < word.size() ? out : std::string();
}

bool is_mostly_capitals(std::span<const Token> tokens) {
  const auto capitals = std::count_if(tokens.begin(), tokens.end(),
                                      [](const Token& token) { return has_only_capitals(token.form); });
  return tokens.size() > 4 && static_cast<std::size_t>(capitals) * 10 > tokens.size() * 6;
}

/// What only a body or person does to a thing.
bool is_making(std::string_view word) { return listed(WordList::MadeVerb, word); }

}  // namespace

/// "Capacent": a word that no dictionary has; "Rambøll" is one for its surname, like "Pedersen".
bool is_unknown_name(const Token& token) {
  if (token.kind != TokenKind::Word || token.word == nullptr || !is_capitalised(token.form)) return false;
  return token.word->source == AnalysisSource::Stemmer;
}

void OrganisationFinder::add(std::string_view name) {
  if (!registered_.has(squeeze(name))) names_.add(name, registers_, {});
}

const KnownOrganisationName* OrganisationFinder::first_name(const std::string& word) const {
  const auto known = registered_.beginning_with(word);
  if (!known.empty()) return &known.front();
  const auto own = names_.beginning_with(word);
  return own.empty() ? nullptr : &own.front();
}

void OrganisationFinder::add_shaped() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    if (document_.blocks.size() > sentence.block) {
      const BlockKind kind = document_.blocks[sentence.block].kind;
      if (kind == BlockKind::Boilerplate) continue;
    }
    for (const ShapedName& shaped : find_shaped_names(document_.text, tokens)) {
      std::string name;
      for (std::size_t i = shaped.first; i < shaped.end; ++i) {
        std::string_view form = tokens[i].form;
        if (i + 1 == shaped.end) {
          bool genitive = false;
          const std::string_view base = without_genitive(form, genitive);
          // "Aarhus Kommunes" loses its s, "Landsforeningen Hus" keeps it: a definite or known word decides.
          const bool known = base.ends_with("en") || base.ends_with("et") || base.ends_with("kommune") ||
                             base.ends_with("Kommune") || base.ends_with("er") || has_only_capitals(base) ||
                             base.ends_with("ministeriet") || base.ends_with("forening") ||
                             base.ends_with("forbund") || base.ends_with("center") ||
                             base.ends_with("institut") || base.ends_with("råd") || base.ends_with("nion");
          // "Klinikken i Randers"
          const bool place =
              !has_only_capitals(form) && listed(WordList::Municipality, tokens[i].word->folded);
          if (genitive && known && !place) form = base;
        }
        if (!name.empty() && tokens[i].space_before) name += ' ';
        name += form;
      }
      add(name);
      // "Center for Ordblindhed (CFO)", "... (herefter CFO)".
      std::size_t next = shaped.end;
      if (next + 2 < tokens.size() && tokens[next].form == "(") {
        ++next;
        while (next < tokens.size() && (tokens[next].form == "herefter" || tokens[next].form == "forkortet"))
          ++next;
        const std::string_view brief = next < tokens.size() ? tokens[next].form : std::string_view();
        const auto capitals =
            std::count_if(brief.begin(), brief.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool mixed = capitals >= 3 && brief.size() <= 8;  // "ViOSS"
        if (next + 1 < tokens.size() && (has_only_capitals(brief) || mixed) && tokens[next + 1].form == ")") {
          add(tokens[next].form);
        }
      }
    }
  }
}

void OrganisationFinder::add_cited(const DocumentFacts& so_far) {
  if (so_far.metadata.publisher) add(so_far.metadata.publisher->value);
  for (const Citation& citation : so_far.citations) {
    // A body, not persons: no initials, no "et al.", and more than a surname.
    const std::string& author = citation.author;
    if (author.empty() || author.find(" & ") != std::string::npos ||
        author.find("et al") != std::string::npos || author.find("m.fl") != std::string::npos ||
        author.find(',') != std::string::npos) {
      continue;
    }
    const bool acronym = has_only_capitals(author);
    const bool phrase = author.find(" for ") != std::string::npos || author.find(" af ") != std::string::npos;
    if (acronym || phrase) add(author);
  }
}

/// Acronyms that behave like bodies: two signs of it, one of them an actor's verb or a genitive.
void OrganisationFinder::add_acronyms() {
  struct Signs {
    int actor = 0;
    int source = 0;
  };
  std::map<std::string, Signs> signs;
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::Word) continue;
      bool genitive = false;
      std::string_view base = tokens[i].form;
      if (base.front() >= 'a' && base.front() <= 'z') continue;    // most words
      if (!has_only_capitals(base) && acronym_in(base) != base) {  // "SBi" is one
        base = without_genitive(base, genitive);
        if (!genitive || !has_only_capitals(base)) continue;
      }
      if (base.size() < 3 || base.size() > 9) continue;
      Signs& sign = signs[std::string(base)];
      if (genitive) ++sign.actor;
      if (i + 1 < tokens.size() && tokens[i + 1].word != nullptr) {
        const std::string& verb = tokens[i + 1].word->folded;
        // "ADHD har", "ICS står": any thing does so.
        if (is_actor_verb(verb) && verb != "har" && verb != "står") ++sign.actor;
      }
      if (i > 0 && tokens[i - 1].word != nullptr) {
        const std::string& before = tokens[i - 1].word->folded;
        // "gennemfører DEFACTUM en kortlægning", "udarbejdet af CASA"
        const bool object =
            i + 1 < tokens.size() && (tokens[i + 1].form == "en" || tokens[i + 1].form == "et");
        if (is_actor_verb(before) && object) sign.actor += 2;
        if (before == "af" && i > 1 && tokens[i - 2].word != nullptr && is_making(tokens[i - 2].word->folded))
          sign.actor += 2;
        // "en ny rapport fra REHPA"
        if (before == "fra" && i > 1 && tokens[i - 2].word != nullptr &&
            any(uses_of(*tokens[i - 2].word), WordUse::DocumentNoun))
          sign.actor += 2;
        if (before == "fra" || before == "ifølge" || before == "hos" || before == "bedt") ++sign.source;
      }
    }
  }
  for (const auto& [acronym, sign] : signs) {
    if (sign.actor >= 2 || (sign.actor >= 1 && sign.source >= 1)) add(acronym);
  }
}

/// The number of tokens that `name` takes at `i`; 0 if it does not stand there.
std::size_t OrganisationFinder::match_at(std::span<const Token> tokens, std::size_t i,
                                         const KnownOrganisationName& name) const {
  std::size_t k = i;
  for (std::size_t w = 0; w < name.words.size(); ++w) {
    const std::string_view wanted = name.words[w];
    if (k >= tokens.size()) return 0;
    const std::string_view form = tokens[k].form;
    const bool last = w + 1 == name.words.size();
    bool fits = form == wanted;
    if (!fits && last) {
      bool genitive = false;
      fits = without_genitive(form, genitive) == wanted && genitive;
    }
    if (!fits) return 0;
    if (k > i && tokens[k].source.begin < tokens[k - 1].source.end) return 0;
    ++k;
  }
  return k - i;
}

void OrganisationFinder::note(const KnownOrganisationName& name, ByteSpan where) {
  const auto [place, added] = place_of_label_.emplace(name.label, found_.size());
  if (added) found_.push_back(Organisation{name.label, name.register_id, {}});
  found_[place->second].occurrences.push_back(where);
}

/// "Kilden til problemet" at the head of a sentence, where "værestedet Kilden" is a name.
bool OrganisationFinder::opens_as_common_noun(std::span<const Token> tokens, std::size_t i) const {
  for (std::size_t before = 0; before < i; ++before) {
    if (tokens[before].kind != TokenKind::Punctuation) return false;
  }
  const Token& token = tokens[i];
  if (token.word == nullptr || token.word->source == AnalysisSource::Stemmer) return false;
  if (has_inner_capital(token.form, 3) || has_only_capitals(token.form)) return false;
  const Reading& reading = token.word->best();
  if (reading.word_class != WordClass::Noun || reading.parts.size() > 1) return false;
  if (!registered_.beginning_with(std::string(token.form)).empty()) return false;
  return i + 1 >= tokens.size() || tokens[i + 1].word == nullptr ||
         !is_actor_verb(tokens[i + 1].word->folded);
}

void OrganisationFinder::find_occurrences() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    std::optional<bool> in_capitals;  // once it is asked for
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::Word || !is_capitalised(tokens[i].form)) continue;
      const std::string_view form = tokens[i].form;
      // "VIVE2021": name and year run together.
      const std::size_t digits = form.find_first_of("0123456789");
      if (digits != std::string_view::npos && digits >= 2 && form.size() - digits == 4) {
        const KnownOrganisationName* squeezed = first_name(std::string(form.substr(0, digits)));
        if (squeezed != nullptr && tokens[i].source.size() == form.size()) {
          note(*squeezed,
               {tokens[i].source.begin, tokens[i].source.begin + static_cast<std::uint32_t>(digits)});
        }
        continue;
      }
      const KnownOrganisationName* best = nullptr;
      std::size_t best_size = 0;
      bool genitive = false;
      const std::string_view base = without_genitive(form, genitive);
      for (const std::string_view key : {form, base}) {
        each_name(std::string(key), [&](const KnownOrganisationName& name) {
          const std::size_t size = match_at(tokens, i, name);
          if (size > best_size) {
            best = &name;
            best_size = size;
          }
        });
        if (!genitive) break;
      }
      if (best == nullptr) {  // another writing of an acronym: "NatKo"
        const KnownOrganisationName* other = first_name(upper_case_acronym(base));
        if (other == nullptr || other->words.size() != 1) continue;
        best = other;
        best_size = 1;
      }
      if (best_size == 1 && best->label.size() <= 5) {
        if (!in_capitals) in_capitals = is_mostly_capitals(tokens);
        if (*in_capitals) continue;  // "STAR" in a heading
      }
      if (best_size == 1 && opens_as_common_noun(tokens, i)) continue;
      note(*best, {tokens[i].source.begin, tokens[i + best_size - 1].source.end});
      i += best_size - 1;
    }
  }
}

std::vector<Organisation> OrganisationFinder::run(const DocumentFacts& so_far) {
  add_shaped();
  add_cited(so_far);
  add_acronyms();
  add_openers();
  add_inner_capitals();
  add_commissioned();
  add_units();
  add_places();
  add_rows();
  add_coordinated();
  find_occurrences();
  for (Organisation& one : found_) {
    std::sort(one.occurrences.begin(), one.occurrences.end());
  }
  std::stable_sort(found_.begin(), found_.end(), [](const Organisation& a, const Organisation& b) {
    return a.occurrences.front() < b.occurrences.front();
  });
  return std::move(found_);
}

std::vector<Organisation> find_organisations(const Document& document, const AnalyzedText& text,
                                             const Registers& registers, const DocumentFacts& so_far) {
  return OrganisationFinder(document, text, registers).run(so_far);
}

}  // namespace vidensgraf
