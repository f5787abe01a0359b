#include "extraction/grammar/noun_phrases.h"

#include <algorithm>
#include <string_view>

// A noun phrase chunker over tags: (Determiner | Numeral)* (Adverb* Adjective)* Noun, with coordination
// inside ("håndholdte og skræddersyede løsninger", "udviklings- og opmærksomhedsforstyrrelser"). Everything
// that reads noun phrases reads them through here, so that coordination and ellipsis are understood in one
// way only. Cost: linear; coordinations look ahead at most kLongestList members.

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

bool may_begin_phrase(Tag tag) {
  return tag == Tag::Noun || tag == Tag::Adjective || tag == Tag::Determiner || tag == Tag::ProperNoun ||
         tag == Tag::Numeral || tag == Tag::Adverb;
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

// Reads one phrase from left to right.
class PhraseReader {
 public:
  PhraseReader(const TaggedText& text, std::uint32_t from, std::uint32_t end)
      : text_(text), at_(from), end_(end) {}

  std::optional<NounPhrase> read() {
    phrase_.first = at_;
    read_determiners();
    phrase_.core = at_;
    if (!read_modifiers() || !read_suspended_members() || !read_head()) return std::nullopt;
    if (disagrees(text_, phrase_)) return std::nullopt;
    const auto* reading = text_[phrase_.head].reading;
    phrase_.definite = phrase_.definite || (reading != nullptr && reading->word_class == WordClass::Noun &&
                                            has(reading->features, Feature::Definite));
    return phrase_;
  }

 private:
  [[nodiscard]] bool is(std::uint32_t token, Tag tag) const { return token < end_ && text_.is(token, tag); }
  [[nodiscard]] bool is_form(std::uint32_t token, std::string_view form) const {
    return token < end_ && text_.folded(token) == form;
  }

  void read_determiners() {
    while (is(at_, Tag::Determiner) || is(at_, Tag::Numeral)) {
      phrase_.determined = true;
      const auto form = text_.folded(at_);
      phrase_.definite = phrase_.definite || makes_definite(form);
      phrase_.possessed = phrase_.possessed || is_possessive(form);
      const bool number = is(at_, Tag::Numeral);
      ++at_;
      // "det 18. år"
      if (number && at_ + 1 < end_ && is(at_, Tag::Other) && is_form(at_, ".")) ++at_;
    }
    // "et eller flere rusmidler"
    if (phrase_.determined && is(at_, Tag::Coordinator) && is_form(at_ + 1, "flere")) at_ += 2;
  }

  // False where what stands here cannot be part of a phrase.
  bool read_modifiers() {
    bool alternative = false;
    while (at_ < end_) {
      auto first = at_;
      at_ = past_adverbs(first);
      if (at_ >= end_ || !(is(at_, Tag::Adjective) || is_adjective_in_t(text_, at_, end_)))
        return at_ == first;
      if (phrase_.modifier_count == NounPhrase::kMostModifiers || is_owner(text_, at_)) return false;
      while (first < at_ && is_degree(text_.folded(first))) ++first;
      phrase_.modifier_store[phrase_.modifier_count++] = Modifier{first, at_, alternative};
      const bool suspended = text_[at_].suspended;
      ++at_;
      if (suspended && is_form(at_, "-")) ++at_;
      // Another modifier may be coordinated: by "og", or by a comma between adjectives.
      const auto next = past_coordinator_or_comma(at_);
      alternative = next != at_;
      if (alternative && !is(past_adverbs(next), Tag::Adjective)) return true;
      at_ = next;
    }
    return true;
  }

  [[nodiscard]] std::uint32_t past_adverbs(std::uint32_t token) const {
    while (token < end_ && is_adverbial(text_, token, end_)) ++token;
    return token;
  }

  [[nodiscard]] std::uint32_t past_coordinator_or_comma(std::uint32_t token) const {
    const auto next = skip_coordinator(text_, token, end_);
    return next == token && is(token, Tag::Comma) ? token + 1 : next;
  }

  // "læse- og skrive-" before the head. False where nothing completes them.
  bool read_suspended_members() {
    phrase_.noun = at_;
    while (is(at_, Tag::Noun) && text_[at_].suspended) {
      auto next = at_ + 1;
      if (is_form(next, "-")) ++next;
      const auto after = past_coordinator_or_comma(next);
      if (after >= end_ || !is_noun(text_, after)) return false;
      // "en-til- en-støtte", broken at its hyphen: nothing is left out where no list goes on.
      if (after == next) phrase_.noun = after;
      at_ = after;
    }
    return true;
  }

  bool read_head() {
    if (at_ >= end_ || !is_noun(text_, at_)) return false;
    // Proper names and foreign words of several tokens are one head.
    while (is(at_, Tag::ProperNoun) && is(at_ + 1, Tag::ProperNoun) && !text_.is_genitive(at_)) ++at_;
    // "Housing First-tilgangen": a name as the first member of a compound.
    if (at_ + 1 < end_ && is(at_, Tag::ProperNoun) && !text_.is_genitive(at_) &&
        opens_with_name(text_, at_ + 1))
      ++at_;
    phrase_.head = at_;
    phrase_.end = at_ + 1;
    return true;
  }

  const TaggedText& text_;
  std::uint32_t at_;
  std::uint32_t end_;
  NounPhrase phrase_;
};

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
  if (from >= end || !may_begin_phrase(text[from].tag)) return std::nullopt;
  return PhraseReader(text, from, std::min(end - from, kLongestPhrase) + from).read();
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
