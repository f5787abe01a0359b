#include "extraction/noun_phrases.h"

#include <string_view>

// A noun phrase chunker over tags: (Determiner | Numeral)* (Adverb* Adjective)* Noun, with coordination
// inside
// ("håndholdte og skræddersyede løsninger", "udviklings- og opmærksomhedsforstyrrelser"). Everything that
// reads noun phrases reads them through here, so that coordination and ellipsis are understood in one way
// only. Cost: linear; coordinations look ahead at most kLongestList members.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kLongestList = 12;

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool is_participle(const TaggedText& text, std::uint32_t token) {
  const auto* reading = text[token].reading;
  return reading != nullptr && has(reading->features, Feature::PastParticiple);
}

// "en mere sammenhængende indsats" is no other thing than "en sammenhængende indsats".
bool is_degree(std::string_view form) {
  return form == "mere" || form == "mindre" || form == "meget" || form == "så" || form == "ret" ||
         form == "særligt" || form == "ofte" || form == "endnu" || form == "lidt" || form == "ganske";
}
// "den skattepligtiges ejertid": somebody's.
bool is_owner(const TaggedText& text, std::uint32_t token) {
  const auto* reading = text[token].reading;
  return text.folded(token).ends_with("es") && reading != nullptr && !reading->lemma.ends_with("s");
}
// Adverbs made from adjectives: "socialt"; not "fortsat", "blot".
bool ends_in_t(const TaggedText& text, std::uint32_t token) {
  const auto form = text.folded(token);
  return ends_with(form, "t") && form.size() > 4 && form != "fortsat" && form != "andet";
}

// "højt specialiserede", "socialt udsatte", "psykisk syge": an adjective that modifies the next adjective.
bool is_adverbial(const TaggedText& text, std::uint32_t token, std::uint32_t end) {
  if (token + 1 >= end || !text.is(token + 1, Tag::Adjective) || text[token].suspended) return false;
  if (text.is(token, Tag::Adverb))
    return is_degree(text.folded(token)) || text.folded(token) == "mest" || ends_in_t(text, token);
  if (!text.is(token, Tag::Adjective)) return false;
  const auto form = text.folded(token);
  const auto next = text.folded(token + 1);
  if (ends_with(form, "t")) return is_participle(text, token + 1) || !ends_with(next, "t");
  // "vores egen specialiserede genoptræning"
  if (text.used_as(token, WordUse::GenericAdjective)) return false;
  // Without an ending before one with an ending: "psykisk syge".
  return !ends_with(form, "e") && ends_with(next, "e");
}

// "et samtidigt misbrug", "og samtidigt misbrug": the neuter adjective, which looks like the adverb, between
// a determiner, coordinator or preposition and a noun.
bool is_adjective_in_t(const TaggedText& text, std::uint32_t token, std::uint32_t end) {
  if (!text.is(token, Tag::Adverb) || token + 1 >= end || token == 0 || !text.is(token + 1, Tag::Noun) ||
      !ends_in_t(text, token))
    return false;
  // "et særligt behov"
  if (is_degree(text.folded(token))) return text.folded(token) == "særligt" && text.folded(token - 1) == "et";
  const auto* word = text.token(token).word;
  if (word == nullptr || word->reading_as(WordClass::Adjective) == nullptr) return false;
  return text.is(token - 1, Tag::Determiner) || text.is(token - 1, Tag::Coordinator) ||
         text.is(token - 1, Tag::Preposition);
}

bool is_possessive(std::string_view form) {
  return form == "deres" || form == "sin" || form == "sit" || form == "sine" || form == "dens" ||
         form == "dets" || form == "vores" || form == "jeres" || form == "hans" || form == "hendes" ||
         form == "min" || form == "mit" || form == "mine" || form == "din" || form == "dit" || form == "dine";
}

bool makes_definite(std::string_view form) {
  return form == "den" || form == "det" || form == "de" || form == "denne" || form == "dette" ||
         form == "disse" || is_possessive(form);
}

// In tokens. No phrase is as long; a table of numbers, every one of which could begin one, is.
constexpr std::uint32_t kLongestPhrase = 64;

// "First-tilgangen": a noun whose first member is written as a name.
bool opens_with_name(const TaggedText& text, std::uint32_t token) {
  const auto form = text.token(token).form;
  const auto hyphen = form.find('-');
  return text.is(token, Tag::Noun) && hyphen != std::string_view::npos && hyphen > 1 &&
         hyphen + 1 < form.size() && form != text.folded(token) &&
         text.folded(token).substr(hyphen) == form.substr(hyphen);
}

bool is_noun(const TaggedText& text, std::uint32_t token) {
  return text.is(token, Tag::Noun) || text.is(token, Tag::ProperNoun);
}

// "syge og tilskadekomne nødvendig behandling": the first adjectives are in the plural, the last one and the
// noun are not, so those stand for people.
bool disagrees(const TaggedText& text, const NounPhrase& phrase) {
  if (phrase.determined || phrase.definite || phrase.modifier_count < 2) return false;
  const auto* noun = text[phrase.head].reading;
  if (noun == nullptr || !has(noun->features, Feature::Singular) || has(noun->features, Feature::Plural) ||
      has(noun->features, Feature::Definite))
    return false;
  const auto is_inflected = [&text](std::uint32_t adjective) {
    const auto* reading = text[adjective].reading;
    return reading != nullptr && text.folded(adjective).ends_with("e") && !reading->lemma.ends_with("e") &&
           !text[adjective].suspended;
  };
  return is_inflected(phrase.modifiers().front().adjective) &&
         !is_inflected(phrase.modifiers().back().adjective);
}

std::uint64_t pair_key(const TaggedText& text, std::uint32_t adjective, std::uint32_t noun) {
  const auto lemma = [&](std::uint32_t token) {
    const auto* reading = text[token].reading;
    return reading != nullptr ? std::string_view(reading->lemma) : text.folded(token);
  };
  const std::hash<std::string_view> hash;
  return hash(lemma(adjective)) * 0x9E3779B97F4A7C15ULL + hash(lemma(noun));
}

}  // namespace

std::uint32_t skip_coordinator(const TaggedText& text, std::uint32_t from, std::uint32_t end) {
  auto at = from;
  if (at < end && text.is(at, Tag::Comma)) ++at;
  if (at >= end || !text.is(at, Tag::Coordinator)) {
    // "indsatser/tilbud"
    if (from + 1 < end && text.is(from, Tag::Slash) && is_noun(text, from + 1)) return from + 1;
    return from;
  }
  ++at;
  while (at + 1 < end && text.is(at, Tag::Slash) && text.is(at + 1, Tag::Coordinator)) at += 2;
  return at;
}

std::optional<NounPhrase> noun_phrase_at(const TaggedText& text, std::uint32_t from, std::uint32_t end) {
  if (end - from > kLongestPhrase) end = from + kLongestPhrase;
  NounPhrase phrase;
  phrase.first = from;
  auto at = from;
  while (at < end && (text.is(at, Tag::Determiner) || text.is(at, Tag::Numeral))) {
    phrase.determined = true;
    const auto form = text.folded(at);
    phrase.definite = phrase.definite || makes_definite(form);
    phrase.possessed = phrase.possessed || is_possessive(form);
    const bool number = text.is(at, Tag::Numeral);
    ++at;
    if (number && at + 1 < end && text.is(at, Tag::Other) && text.folded(at) == ".") ++at;  // "det 18. år"
  }
  // "et eller flere rusmidler"
  if (phrase.determined && at + 1 < end && text.is(at, Tag::Coordinator) && text.folded(at + 1) == "flere")
    at += 2;
  phrase.core = at;
  bool alternative = false;
  while (at < end) {
    auto first = at;
    while (at < end && is_adverbial(text, at, end)) ++at;
    if (at >= end || !(text.is(at, Tag::Adjective) || is_adjective_in_t(text, at, end))) {
      if (at != first) return std::nullopt;
      break;
    }
    if (phrase.modifier_count == NounPhrase::kMostModifiers || is_owner(text, at)) return std::nullopt;
    while (first < at && is_degree(text.folded(first))) ++first;
    phrase.modifier_store[phrase.modifier_count++] = Modifier{first, at, alternative};
    const bool suspended = text[at].suspended;
    ++at;
    if (suspended && at < end && text.folded(at) == "-") ++at;
    // Another modifier may be coordinated: by "og", or by a comma between adjectives.
    auto next = skip_coordinator(text, at, end);
    if (next == at && at < end && text.is(at, Tag::Comma)) next = at + 1;
    alternative = false;
    if (next != at) {
      auto adjective = next;
      while (adjective < end && is_adverbial(text, adjective, end)) ++adjective;
      if (adjective < end && text.is(adjective, Tag::Adjective)) {
        at = next;
        alternative = true;
      } else {
        break;
      }
    }
  }
  // The head, with suspended members before it.
  phrase.noun = at;
  while (at < end && text.is(at, Tag::Noun) && text[at].suspended) {
    auto next = at + 1;
    if (next < end && text.folded(next) == "-") ++next;
    auto after = skip_coordinator(text, next, end);
    if (after == next && next < end && text.is(next, Tag::Comma)) after = next + 1;
    if (after >= end || !is_noun(text, after)) return std::nullopt;
    // "en-til- en-støtte", broken at its hyphen: nothing is left out where no list goes on.
    if (after == next) phrase.noun = after;
    at = after;
  }
  if (at >= end || !is_noun(text, at)) return std::nullopt;
  // Proper names and foreign words of several tokens are one head.
  while (at + 1 < end && text.is(at, Tag::ProperNoun) && text.is(at + 1, Tag::ProperNoun) &&
         !text.is_genitive(at))
    ++at;
  // "Housing First-tilgangen": a name as the first member of a compound.
  if (at + 1 < end && text.is(at, Tag::ProperNoun) && !text.is_genitive(at) && opens_with_name(text, at + 1))
    ++at;
  phrase.head = at;
  phrase.end = at + 1;
  if (disagrees(text, phrase)) return std::nullopt;
  const auto* reading = text[at].reading;
  phrase.definite = phrase.definite || (reading != nullptr && reading->word_class == WordClass::Noun &&
                                        has(reading->features, Feature::Definite));
  return phrase;
}

std::vector<NounPhrase> coordinated_phrases(const TaggedText& text, const NounPhrase& first,
                                            std::uint32_t end) {
  std::vector<NounPhrase> members{first};
  std::size_t confirmed = 1;  // members up to the last coordinator; commas alone prove nothing
  while (members.size() < kLongestList) {
    const auto at = members.back().end;
    auto next = skip_coordinator(text, at, end);
    const bool by_coordinator = next != at;
    if (!by_coordinator && at < end && text.is(at, Tag::Comma)) next = at + 1;
    if (next == at) break;
    const auto phrase = noun_phrase_at(text, next, end);
    if (!phrase) break;
    members.push_back(*phrase);
    if (by_coordinator) confirmed = members.size();
  }
  members.resize(confirmed);
  return members;
}

NounPhrases::NounPhrases(const TaggedText& text) {
  starts_.reserve(text.sentences().size() + 1);
  for (const auto& sentence : text.sentences()) {
    starts_.push_back(static_cast<std::uint32_t>(phrases_.size()));
    bool genitive_before = false;
    for (auto at = sentence.first_token; at < sentence.end_token;) {
      auto phrase = noun_phrase_at(text, at, sentence.end_token);
      if (!phrase) {
        genitive_before = false;
        ++at;
        continue;
      }
      if (genitive_before) phrase->definite = phrase->possessed = true;
      if (phrase->modifier_count > 0) {
        const auto nearest = phrase->modifiers().back().adjective;
        joined_.insert(pair_key(text, nearest, phrase->head));
      }
      genitive_before = text.is_genitive(phrase->head);
      at = phrase->end;
      phrases_.push_back(*phrase);
    }
  }
  starts_.push_back(static_cast<std::uint32_t>(phrases_.size()));
}

bool NounPhrases::joins(const TaggedText& text, std::uint32_t adjective, std::uint32_t noun) const {
  return joined_.contains(pair_key(text, adjective, noun));
}

}  // namespace vidensgraf
