#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "extraction/grammar/general_words.h"
#include "extraction/grammar/word_lists.h"
#include "extraction/names/organisation_names.h"
#include "extraction/relations/relation_adverbials.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_provision_finder.h"

// What a provision governs, from where it is named:
//
//   X (servicelovens § 85), X, § 85, X (§ 108/ABL § 105)     right behind X
//   efter § 85 om X; § 85 omhandler X, giver ret til X       the provision's own subject
//   "§ 85 Socialpædagogisk bistand"                          a heading or an item of a list
//   pårørende til personer med X, jf. § 82                   the people, not X
//
// What stands before a cue ("X efter § 85") and behind it ("efter § 85 kan kommunen tilbyde X") is read in
// relation_provision_cues.cpp. Known misses: provisions governing what a whole section is about.

namespace vidensgraf {

void ProvisionFinder::read(const LawReference& reference, std::size_t place, std::size_t row) {
  place_ = place;
  row_ = row;
  provision_ = reference.law + "#" + reference.paragraf;
  reference_ = reference.source;
  if (reference.kind == LawReferenceKind::ParagraphCompound) {
    // "servicelovens § 107-botilbud": its own last member is what the provision governs.
    if (const auto* whole = reader_.mentions().concept_ending(reference.source.end))
      governed(whole->label->substr(std::min(whole->label->find("§"), whole->label->size())), "§ N-X");
    return;
  }
  auto first = token_at(reference.source.begin);
  // "efter barnets lov § 32 og serviceloven § 107": what stands before the first of them
  constexpr int kMostJoined = 4;
  for (int joined = 0; joined < kMostJoined && first > reader_.begin() + 1; ++joined) {
    if (!text_.is(first - 1, Tag::Coordinator)) break;
    const auto before = reader_.provision_ending(first - 1);
    if (before == first - 1) break;
    first = before;
  }
  const auto after = token_at(reference.source.end);
  if (own_subject(after)) return;
  // "bostøtte (servicelovens § 85)"
  if (const auto open = open_bracket(first); open != first) {
    const auto core = token_at(reference.core.begin);
    for (auto at = open + 2; at < core; ++at) {
      if (reader_.form(at).starts_with("jf")) return;  // "(§ 83, jf. § 91)": what § 83 refers to
    }
    if (const auto* before = reader_.phrase_ending(open)) governs_all(*before, "X (§)");
    return;
  }
  if (beside(first, after)) return;
  auto cue = first;
  bool found = false;
  constexpr int kFarthest = 5;
  for (int steps = 0; cue > reader_.begin() && steps < kFarthest && !found; ++steps) {
    --cue;
    if (text_.is(cue, Tag::Stop)) return;
    if ((text_.folded(cue) == "hjemmel" || text_.folded(cue) == "grundlag") && authority(cue)) return;
    // "botilbud under § 107"; "hjemlen til X findes i" is no cue but what is said to be there
    found = (text_.used_as(cue, WordUse::LawCue) && text_.folded(cue) != "hjemlen") ||
            text_.folded(cue) == "under";
  }
  // "jf. dog § 20": what does not hold there.
  if (found && reader_.form(cue + 1) == "dog") return;
  if (found && cue <= reader_.begin() + 2 && opens(cue)) return fronted(after);
  // "Kommunen kan efter § 76 tilbyde X": between the modal verb and its infinitive.
  if (found && cue > reader_.begin() && text_.used_as(cue - 1, WordUse::ModalVerb)) {
    auto object = after;
    while (reader_.is(object, Tag::Adverb) || reader_.is(object, Tag::Comma)) ++object;
    if (reader_.is(object, Tag::Verb)) {
      while (reader_.is(object, Tag::Verb)) ++object;
      return things(object);
    }
  }
  // "Kommunen bevilger efter § 76 X"
  if (found && cue > reader_.begin() && text_.used_as(cue - 1, WordUse::DeliverVerb) &&
      text_.is(cue - 1, Tag::Verb) && text_.folded(cue - 1).ends_with("r") &&
      noun_phrase_at(text_, after, reader_.end()))
    return things(after);
  if (found && given_before_relative(cue)) return;
  if (found && behind(cue)) return;
  if (held_in(first)) return;
  ruled(first);
}

void ProvisionFinder::governed(const std::string& what, std::string_view pattern) {
  if (!is_general(what)) reader_.add(what, RelationType::GovernedBy, provision_, reader_.source(), pattern);
}

// "afgørelser efter § 5": laws speak of decisions everywhere; which ones is not said.
bool ProvisionFinder::is_general(const std::string& what) {
  constexpr int kEverywhere = 11;  // in one law text of seven
  return general_word_octave(what) >= kEverywhere && !any(uses_of(what), WordUse::OfferNoun);
}

std::uint32_t ProvisionFinder::token_at(std::uint32_t byte) const {
  auto at = reader_.begin();
  while (at < reader_.end() && text_.token(at).source.begin < byte) ++at;
  return at;
}

// "A og B, som kommunen skal yde efter § 83": what the relative clause gives.
bool ProvisionFinder::given_before_relative(std::uint32_t cue) {
  if (cue == reader_.begin() || !text_.is(cue - 1, Tag::Verb) ||
      !text_.used_as(cue - 1, WordUse::DeliverVerb) || text_.folded(cue - 1).ends_with("s"))
    return false;
  constexpr std::uint32_t kFarthestRelative = 14;
  for (auto at = cue - 1; at > reader_.begin() + 1 && cue - at < kFarthestRelative; --at) {
    if (text_.is(at - 1, Tag::Stop) || text_.is(at - 1, Tag::Subjunction)) return false;
    if (text_.folded(at - 1) != "som" || !text_.is(at - 2, Tag::Comma)) continue;
    auto end = at - 2;
    bool given = false;
    while (const auto* what = reader_.phrase_ending(end)) {
      given = governs(*what, "X, som N giver efter §") || given;
      if (what->first <= reader_.begin() + 1 || !text_.is(what->first - 1, Tag::Coordinator)) break;
      end = what->first - 1;
    }
    return given;
  }
  return false;
}

// The bracket in which the provision stands with nothing but other provisions before it: "(§ 108/ABL § 105)".
// `first` where it stands in none.
std::uint32_t ProvisionFinder::open_bracket(std::uint32_t first) const {
  constexpr std::uint32_t kLongest = 16;
  for (auto at = first; at > reader_.begin() && first - at < kLongest; --at) {
    if (text_.is(at - 1, Tag::Open)) return at - 1;
    const auto form = text_.token(at - 1).form;
    const auto word = reader_.form(at - 1);
    const bool joins = text_.is(at - 1, Tag::Slash) || text_.is(at - 1, Tag::Comma) ||
                       text_.is(at - 1, Tag::Coordinator) || word.starts_with("jf") || word == "samt";
    const bool numbers = word.starts_with("§") || text_.token(at - 1).kind == TokenKind::Number ||
                         form.size() == 1 || word == "stk." || word == "nr.";
    const bool law = word.ends_with("loven") || word.ends_with("lovens") || has_only_capitals(form);
    if (!joins && !numbers && !law) return first;
  }
  return first;
}

// "en børnefaglig undersøgelse": what is done with people, by an adjective of its own.
bool ProvisionFinder::is_examination(const NounPhrase& phrase) const {
  return phrase.modifier_count > 0 && text_.folded(phrase.head).starts_with("undersøgelse") &&
         !text_.used_as(phrase.modifiers().back().adjective, WordUse::GenericAdjective);
}

// The people that the phrase is about, or the concept.
bool ProvisionFinder::governs(const NounPhrase& phrase, std::string_view pattern) {
  const auto source = text_.token(phrase.head).source;
  const auto* group = reader_.mentions().group_around(source);
  // "en borger, der modtager X efter § 85" is no name of those that § 85 is about.
  if (group != nullptr && group->span.end <= reference_.begin && !given_within(*group, phrase)) {
    // "støtte til G efter § 90" says of support what § 90 is about, though not by a name, and not of G.
    const auto* service = given_to(*group);
    if (service != nullptr || !is_given(*group))
      governed(service != nullptr ? *service : *group->label, pattern);
    return true;
  }
  const auto* label =
      text_.used_as(phrase.head, WordUse::DocumentNoun) && !is_examination(phrase)
          ? nullptr
          : reader_.concept_of(phrase);  // "en børnefaglig undersøgelse" is one, "undersøgelsen" this text
  // "ledsagelse til voksne efter § 97": people of whom no more is said
  if (label == nullptr && group == nullptr && reader_.is_people(phrase)) label = given_before(phrase.first);
  if (label != nullptr) governed(*label, pattern);
  return label != nullptr;
}

// "merudgifter til G efter § 41": what G are given, of which the provision speaks.
const std::string* ProvisionFinder::given_to(const Mention& group) const {
  return given_before(token_at(group.span.begin));
}

// "støtte til G": something is given to them.
bool ProvisionFinder::is_given(const Mention& group) const {
  const auto at = token_at(group.span.begin);
  if (at <= reader_.begin() + 1 || text_.folded(at - 1) != "til") return false;
  const auto* what = reader_.phrase_ending(at - 1);
  return what != nullptr && text_.used_as(what->head, WordUse::OfferNoun);
}

const std::string* ProvisionFinder::given_before(std::uint32_t at) const {
  while (at > reader_.begin() && text_.is(at - 1, Tag::Determiner)) --at;
  if (at <= reader_.begin() + 1 || text_.folded(at - 1) != "til") return nullptr;
  // "personlig hjælp (hjemmehjælp) til ældre": what the bracket calls it
  const auto end = text_.is(at - 2, Tag::Close) ? at - 2 : at - 1;
  const auto* what = reader_.phrase_ending(end);
  if (what == nullptr || reader_.is_people(*what) || text_.used_as(what->head, WordUse::GenericNoun))
    return nullptr;
  return reader_.concept_of(*what);
}

// "borgere, der bevilges X": in its relative clause a verb gives the group the phrase.
bool ProvisionFinder::given_within(const Mention& group, const NounPhrase& phrase) const {
  if (phrase.first <= reader_.begin() || text_.token(phrase.first).source.begin <= group.span.begin)
    return false;
  const auto verb = phrase.first - 1;
  // "borgere, der har boet i et botilbud, jf. § 107": what is offered where they are.
  if (text_.folded(verb) == "i" || text_.folded(verb) == "på") return is_offer(reader_, phrase);
  return text_.used_as(verb, WordUse::DeliverVerb | WordUse::ReceiveVerb) && text_.is(verb, Tag::Verb);
}

// "§ 85 om X", "§ 85 handler om X", "§ 99 giver hjemmel til X"
bool ProvisionFinder::own_subject(std::uint32_t after) {
  auto at = after;
  // "I § 85 er der regler om X", "I § 85 findes regler om X"
  if (reader_.form(reader_.begin()) == "i" && reader_.is(at, Tag::Verb)) {
    auto rules = at + 1;
    while (reader_.form(rules) == "der" || reader_.is(rules, Tag::Adverb) || reader_.is(rules, Tag::Verb) ||
           reader_.is(rules, Tag::Determiner))
      ++rules;
    if (reader_.used_as(rules, WordUse::RuleNoun) && reader_.form(rules + 1) == "om") {
      for (const auto& member : reader_.objects(rules + 2)) {
        if (!reader_.is_people(member.phrase)) governed(reader_.term_of(member), "§ om X");
      }
      return true;
    }
  }
  while (reader_.is(at, Tag::Adverb)) ++at;
  if (reader_.is(at, Tag::Verb)) {
    const auto word = reader_.form(at);
    const bool concerns = reader_.used_as(at, WordUse::TreatVerb);
    const bool gives = word == "giver" || word == "indeholder" || word == "fastsætter" || word == "hjemler";
    // "§ 98 forpligter kommunen til at tilbyde X"
    const bool obliges = word == "forpligter" || word == "pålægger";
    if (obliges) {
      if (text_.token(reader_.begin()).source.begin != reference_.begin) return false;  // "uanset § 6"
      constexpr std::uint32_t kFarthest = 8;
      auto marker = at;
      while (marker < reader_.end() && marker - at < kFarthest && !text_.is(marker, Tag::InfinitiveMarker))
        ++marker;
      if (!reader_.is(marker, Tag::InfinitiveMarker)) return false;
      at = past_infinitive(marker) - 1;
    } else if (word == "handler" || word == "drejer") {
      while (at < reader_.end() && reader_.form(at) != "om" && !reader_.is(at, Tag::Stop)) ++at;
    } else if (!concerns && !gives) {
      return false;
    }
    ++at;
    if (gives) {
      // "giver kommunen hjemmel til X", "indeholder regler om X": past the general noun, which has to be
      // there.
      const auto noun =
          std::find_if(reader_.phrases().begin(), reader_.phrases().end(), [&](const NounPhrase& one) {
            return one.first >= at && text_.used_as(one.head, WordUse::ClaimNoun | WordUse::RuleNoun);
          });
      if (noun == reader_.phrases().end() || noun->first > at + 3 || !reader_.is(noun->end, Tag::Preposition))
        return false;
      at = past_infinitive(noun->end + 1);
    }
  } else if (reader_.form(at) == "om") {
    ++at;
  } else {
    return false;
  }
  bool found = false;
  for (const auto& member : reader_.objects(at)) {
    if (reader_.is_people(member.phrase)) continue;
    const auto label = !member.whole || reader_.concept_of(member.phrase) != nullptr ? reader_.term_of(member)
                                                                                     : std::string();
    found = found || !label.empty();
    governed(label, "§ om X");
  }
  return found;
}

// "at tilbyde"
std::uint32_t ProvisionFinder::past_infinitive(std::uint32_t at) const {
  if (!reader_.is(at, Tag::InfinitiveMarker)) return at;
  ++at;
  while (reader_.is(at, Tag::Verb) || reader_.is(at, Tag::Adverb)) ++at;
  return at;
}

// "Midlertidigt botilbud, § 107", "§ 107 Midlertidigt botilbud", "§ 107 – Midlertidigt botilbud" as a
// heading or an item of a list.
bool ProvisionFinder::beside(std::uint32_t first, std::uint32_t after) {
  const auto kind = text_.block_kind(text_.sentences()[reader_.number()]);
  // "Servicelovens § 108: Længerevarende botilbud" on a line of its own
  const bool line = kind == BlockKind::Paragraph && first == reader_.begin() &&
                    (reader_.is(after, Tag::Colon) || reader_.is(after, Tag::Dash));
  if (kind != BlockKind::Heading && kind != BlockKind::ListItem && !line) return false;
  const auto is_mark = [&](std::uint32_t at) {
    return reader_.is(at, Tag::Comma) || reader_.is(at, Tag::Dash) || reader_.is(at, Tag::Colon) ||
           reader_.is(at, Tag::Stop);
  };
  if (first > reader_.begin() + 1) {
    const auto end = is_mark(first - 1) ? first - 1 : first;
    const auto* before = reader_.phrase_ending(end);
    const bool opens_item = before != nullptr && before->first <= reader_.begin() + 1;
    return opens_item && after + 1 >= reader_.end() && governs(*before, "X, §");
  }
  const auto at = is_mark(after) ? after + 1 : after;
  const auto what = noun_phrase_at(text_, at, reader_.end());
  if (!what || what->end + 1 < reader_.end()) return false;
  return governs(*what, "§ X");
}

namespace {

// The first and the last section of "§§ 107-110", both 0 where there is no range of plain numbers.
std::pair<int, int> range_of(const LawReference& reference) {
  const auto number = [](const std::string& text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : 0;
  };
  const int last = reference.paragraf_to.empty() ? 0 : number(reference.paragraf_to);
  const int first = last > 0 ? number(reference.paragraf) : 0;
  return first > 0 ? std::pair(first, last) : std::pair(0, 0);
}

}  // namespace

void find_provisions(RelationReader& reader) {
  std::vector<const LawReference*> references;
  for (const auto& reference : reader.facts().law_references) {
    const bool stated =
        reference.resolution == LawResolution::Explicit || reference.resolution == LawResolution::Context;
    const bool compound = reference.kind == LawReferenceKind::ParagraphCompound && stated;
    const bool provision = reference.kind == LawReferenceKind::ParagraphRef || compound;
    if (provision && !reference.law.empty() && !reference.paragraf.empty()) references.push_back(&reference);
  }
  std::sort(references.begin(), references.end(), [](const LawReference* a, const LawReference* b) {
    return a->source != b->source ? a->source < b->source : a->core < b->core;
  });
  const auto& sentences = reader.text().sentences();
  std::uint32_t number = 0;
  ProvisionFinder finder(reader);
  std::size_t place = 0;
  std::size_t row = 0;
  for (std::size_t i = 0; i < references.size(); ++i) {
    const auto* reference = references[i];
    const bool same = i > 0 && references[i - 1]->source == reference->source;
    place = same ? place + 1 : 0;
    if (!same) {
      row = 1;
      while (i + row < references.size() && references[i + row]->source == reference->source) ++row;
    }
    while (number < sentences.size() && sentences[number].source.end <= reference->source.begin) ++number;
    if (number >= sentences.size()) return;
    if (sentences[number].source.begin > reference->source.begin) continue;
    reader.enter(number);
    const auto [first, last] = range_of(*reference);
    finder.read(*reference, place, last > first ? 0 : row);
    // "§§ 107-110": each of them; a longer range is a chapter, of which the first stands for all
    constexpr int kLongestRange = 4;
    for (auto section = first + 1; section <= last && last - first <= kLongestRange; ++section) {
      auto within = *reference;
      within.paragraf = std::to_string(section);
      finder.read(within, 0, 0);
    }
  }
}

}  // namespace vidensgraf
