#include "extraction/definition_patterns.h"

#include <algorithm>
#include <optional>
#include <string_view>

// Definition patterns over tags and lemmas, one function each. A sentence is scanned once for a trigger (a
// verb or noun of the word lists); the trigger's function then looks for the term where that pattern has it:
//
//   subject before the verb    X defineres som / forstås som / er kendetegnet ved / henviser til / dækker
//   over / er en Y, der after a preposition        ved X forstås, med X menes, i X ligger after a noun
//   betegnelsen X anvendes som, begrebet X dækker over after the verb             (herefter benævnt X), også
//   kaldet X; vi definerer X som; inddeles i X og Y before a colon             glossary lines
//
// After Hearst 1992 (lexico-syntactic patterns) and the wordings listed for Danish guidance in field.md, 4.5.
// Known misses: terms that are verbs or whole clauses, definitions over several sentences without a trigger
// in the first.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kLongestSubject = 14;

class Matcher {
 public:
  Matcher(const TaggedText& text, std::uint32_t begin, std::uint32_t end, DefinitionZone zone)
      : text_(text), begin_(begin), end_(end), zone_(zone) {}

  DefinitionMatch run() {
    begin_ = without_marker(begin_);
    if (begin_ + 3 > end_) return {};
    if (auto match = glossary_line()) return match;
    if (auto match = preposition_first()) return match;
    for (auto at = begin_; at < end_; ++at) {
      if (!any(text_[at].uses, kTriggers)) continue;
      if (auto match = at_trigger(at)) return match;
    }
    return {};
  }

 private:
  static constexpr auto kTriggers =
      WordUse::DefineVerb | WordUse::UnderstandVerb | WordUse::CharacteriseVerb | WordUse::ReferVerb |
      WordUse::CoverVerb | WordUse::DenoteVerb | WordUse::ConcernVerb | WordUse::NameVerb |
      WordUse::DivideVerb | WordUse::DesignationNoun | WordUse::BeVerb | WordUse::FurtherCue;

  DefinitionMatch at_trigger(std::uint32_t at) {
    const auto uses = text_[at].uses;
    if (any(uses, WordUse::FurtherCue | WordUse::NameVerb)) {
      if (auto match = alias(at)) return match;
    }
    if (any(uses, WordUse::DesignationNoun)) {
      if (auto match = designation(at)) return match;
    }
    if (any(uses, WordUse::DefineVerb)) return define(at);
    if (any(uses, WordUse::UnderstandVerb)) return understand(at);
    if (any(uses, WordUse::CharacteriseVerb)) return characterise(at);
    if (any(uses, WordUse::ReferVerb)) return refer(at);
    if (any(uses, WordUse::CoverVerb)) return cover(at);
    if (any(uses, WordUse::DenoteVerb)) return denote(at);
    if (any(uses, WordUse::ConcernVerb)) return concern(at);
    if (any(uses, WordUse::DivideVerb)) return divide(at);
    if (any(uses, WordUse::BeVerb)) {
      if (auto match = copula(at)) return match;
      return apposition(at);
    }
    return {};
  }

  // ---- Terms

  // Past "1.", "•", "-", "**" and quotation marks at the head of a line.
  [[nodiscard]] std::uint32_t without_marker(std::uint32_t at) const {
    while (at < end_ && (text_.token(at).kind != TokenKind::Word) && !text_.is(at, Tag::Open)) {
      // A number that is part of a phrase ("35 målgrupper") is followed by a word.
      if (text_.is(at, Tag::Numeral) && at + 1 < end_ && text_.token(at + 1).kind == TokenKind::Word) break;
      ++at;
    }
    return at;
  }

  [[nodiscard]] bool is_quote_or_star(std::uint32_t at) const {
    return text_.token(at).kind != TokenKind::Word && text_.is(at, Tag::Other);
  }

  // The clause in which token `at` stands begins after the last "at" or colon before it.
  [[nodiscard]] std::uint32_t clause_start(std::uint32_t at) const {
    auto start = begin_;
    for (auto i = begin_; i < at; ++i) {
      if (text_.is(i, Tag::Colon) || (text_.is(i, Tag::Subjunction) && text_.folded(i) == "at"))
        start = i + 1;
    }
    return start;
  }

  // The subject [clause start, verb): noun phrases joined by prepositions and coordinators, nothing else.
  [[nodiscard]] std::optional<DefinedTerm> subject_before(std::uint32_t verb) const {
    auto at = clause_start(verb);
    while (at < verb && is_quote_or_star(at)) ++at;
    if (at < verb && text_.is(at, Tag::Adverb)) return std::nullopt;
    if (verb <= at || verb - at > kLongestSubject) return std::nullopt;
    const auto phrase = noun_phrase_at(text_, at, verb);
    if (!phrase) return std::nullopt;
    auto term = DefinedTerm{phrase->core, verb, *phrase, 0, 0};
    // "Begrebet X henviser til": the term is what the noun announces.
    if (text_.used_as(phrase->head, WordUse::DesignationNoun)) {
      auto inner = phrase->end;
      while (inner < verb && is_quote_or_star(inner)) ++inner;
      const auto named = noun_phrase_at(text_, inner, verb);
      if (!named) return std::nullopt;
      term = DefinedTerm{named->core, verb, *named, 0, 0};
      at = named->end;
    } else {
      if (text_.is(phrase->first, Tag::Determiner)) {
        const auto form = text_.folded(phrase->first);
        if (form == "denne" || form == "dette" || form == "disse" || phrase->possessed) return std::nullopt;
      }
      at = phrase->end;
    }
    int open = 0;
    for (auto i = at; i < verb; ++i) {
      switch (text_[i].tag) {
        case Tag::Open:
          if (open == 0 && term.end == verb) term.end = i;  // "X (Y)" : X is the term
          ++open;
          continue;
        case Tag::Close:
          --open;
          continue;
        case Tag::Verb:
        case Tag::Relative:
        case Tag::Subjunction:
        case Tag::Pronoun:
        case Tag::InfinitiveMarker:
        case Tag::Stop:
        case Tag::Comma:
          if (open == 0) return std::nullopt;
          continue;
        default:
          continue;
      }
    }
    while (term.end > term.first + 1 &&
           (text_.is(term.end - 1, Tag::Adverb) || is_quote_or_star(term.end - 1) ||
            text_.is(term.end - 1, Tag::Dash))) {
      --term.end;
    }
    return term;
  }

  // The term that starts at `at`: a noun phrase with its prepositional phrases and coordinations, up to
  // `stop`.
  [[nodiscard]] std::optional<DefinedTerm> term_at(std::uint32_t at, std::uint32_t stop) const {
    while (at < stop && is_quote_or_star(at)) ++at;
    const auto phrase = noun_phrase_at(text_, at, stop);
    if (!phrase) return std::nullopt;
    auto end = phrase->end;
    while (end < stop) {
      auto next = skip_coordinator(text_, end, stop);
      if (next < stop && text_.is(next, Tag::Preposition)) ++next;
      if (next == end) break;
      const auto more = noun_phrase_at(text_, next, stop);
      if (!more || more->possessed) break;
      end = more->end;
    }
    return DefinedTerm{phrase->core, end, *phrase, 0, 0};
  }

  [[nodiscard]] bool is_about_the_document(const DefinedTerm& term) const {
    const auto head = term.phrase.head;
    if (text_.used_as(head, WordUse::DocumentNoun | WordUse::StudyNoun)) return true;
    return false;
  }
  [[nodiscard]] bool is_generic(const DefinedTerm& term) const {
    return term.phrase.modifier_count == 0 && term.end == term.phrase.end &&
           text_.used_as(term.phrase.head, WordUse::GenericNoun | WordUse::DocumentNoun);
  }
  // Indefinite, or a single definite noun that may name a thing the text has just introduced.
  [[nodiscard]] bool may_be_defined(const DefinedTerm& term) const {
    // "Den anden handler om", "De fleste er": a word that points back, read as a noun.
    if (term.phrase.modifier_count == 0 && text_.used_as(term.phrase.head, WordUse::GenericAdjective) &&
        (term.phrase.determined || term.phrase.core == begin_))
      return false;
    return !is_about_the_document(term) && !is_generic(term) && !term.phrase.possessed;
  }

  static DefinitionMatch found(const DefinedTerm& term, std::string pattern,
                               DefinitionKind kind = DefinitionKind::Definition, double confidence = 1.0) {
    DefinitionMatch match;
    match.kind = kind;
    match.terms.push_back(term);
    match.pattern = std::move(pattern);
    match.confidence = confidence;
    return match;
  }

  // The first token with this form among the `reach` after `at`; `end_` if none. Stops at the end of the
  // clause.
  [[nodiscard]] std::uint32_t form_after(std::uint32_t at, std::string_view form, std::uint32_t reach) const {
    const auto limit = std::min(end_, at + 1 + reach);
    for (auto i = at + 1; i < limit; ++i) {
      if (text_.folded(i) == form) return i;
      if (text_.is(i, Tag::Stop)) break;
    }
    return end_;
  }
  [[nodiscard]] bool is_form(std::uint32_t at, std::string_view form) const {
    return at < end_ && text_.folded(at) == form;
  }
  [[nodiscard]] bool is_passive(std::uint32_t at) const { return text_.folded(at).ends_with("s"); }
  // The auxiliary before a participle at `at`: "er", "bliver", with adverbs between; `at` if there is none.
  [[nodiscard]] std::uint32_t auxiliary_before(std::uint32_t at) const {
    auto i = at;
    while (i > begin_ && at - i < 4) {
      --i;
      if (text_.used_as(i, WordUse::BeVerb)) return i;
      if (!text_.is(i, Tag::Adverb)) break;
    }
    return at;
  }

  // ---- Patterns

  // "X: ..." in a glossary; "**X:** ..." and "X: Forstås som ..." anywhere; "X: En X er ..." where the line
  // repeats it.
  DefinitionMatch glossary_line() const {
    auto colon = begin_;
    const auto limit = std::min(end_, begin_ + 10);
    while (colon < limit && !text_.is(colon, Tag::Colon)) {
      const auto tag = text_[colon].tag;
      const bool verb = tag == Tag::Verb && !text_.used_as(colon, WordUse::GroupNoun);  // "Socialt udsatte:"
      if (verb || tag == Tag::Relative || tag == Tag::Subjunction || tag == Tag::Stop) return {};
      ++colon;
    }
    if (colon >= limit || colon + 4 > end_) return {};
    auto phrase = noun_phrase_at(text_, begin_, colon);
    if (!phrase) phrase = bare_adjective(begin_, colon);  // "Socialt udsatte: ..."
    if (!phrase) return {};
    auto last = phrase->end;  // "Voksenudredningsmetoden (VUM):" defines the first
    while (last < colon && !text_.is(last, Tag::Open)) ++last;
    while (last > phrase->end && is_quote_or_star(last - 1)) --last;
    const auto term = DefinedTerm{phrase->core, last, *phrase, 0, 0};
    auto content = colon + 1;
    while (content < end_ && is_quote_or_star(content)) ++content;
    if (content >= end_) return {};
    if (zone_ == DefinitionZone::Glossary) return found(term, "X: ...");
    if (zone_ == DefinitionZone::GlossarySubsection && is_phrase(content)) return found(term, "X: ...");
    if (zone_ == DefinitionZone::Criteria && is_bold(colon))
      return found(term, "**X:** ...", DefinitionKind::Criterion);
    if (text_.used_as(content, WordUse::UnderstandVerb | WordUse::DefineVerb) && is_passive(content)) {
      return found(term, "X: forstås som");
    }
    return {};
  }

  // Whether what stands at `at` is a phrase, as glossaries have it ("En plan, der ..."), and no sentence
  // ("SEL er ...").
  [[nodiscard]] bool is_phrase(std::uint32_t at) const {
    for (; at < end_; ++at) {
      const auto tag = text_[at].tag;
      if (tag == Tag::Comma || tag == Tag::Relative || tag == Tag::InfinitiveMarker || tag == Tag::Stop)
        return true;
      if (tag == Tag::Verb || tag == Tag::Subjunction) return false;
    }
    return true;
  }

  // Markdown's bold marks around the headword, "**X:**" or "**X**:".
  [[nodiscard]] bool is_bold(std::uint32_t colon) const {
    const auto& bytes = text_.document().text;
    const auto end = text_.token(colon).source.end;
    const auto begin = text_.token(colon).source.begin;
    return bytes.compare(end, 2, "**") == 0 || (begin >= 2 && bytes.compare(begin - 2, 2, "**") == 0);
  }

  // "Ved X forstås ...", "Med X menes ...", "I X ligger, at ..."
  DefinitionMatch preposition_first() const {
    const auto start = text_.folded(begin_);
    const bool in = start == "i";
    if (!in && start != "ved" && start != "med") return {};
    const auto limit = std::min(end_, begin_ + kLongestSubject);
    for (auto at = begin_ + 1; at < limit; ++at) {
      if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Stop)) break;
      const bool understand = !in && text_.used_as(at, WordUse::UnderstandVerb) && is_passive(at);
      const bool lies = in && text_.folded(at) == "ligger" && is_form(at + 1, ",") && is_form(at + 2, "at");
      if (!understand && !lies) continue;
      auto first = begin_ + 1;
      while (first < at && is_quote_or_star(first)) ++first;
      auto phrase = noun_phrase_at(text_, first, at);
      if (!phrase) phrase = bare_adjective(first, at);
      if (!phrase) return {};
      auto term = DefinedTerm{phrase->core, at, *phrase, 0, 0};
      if (text_.used_as(phrase->head, WordUse::DesignationNoun)) {
        if (const auto named = term_at(phrase->end, at)) term = *named;
      }
      while (term.end > term.first + 1 && is_quote_or_star(term.end - 1)) --term.end;
      return found(term, lies ? "i X ligger, at" : start == "ved" ? "ved X forstås" : "med X menes");
    }
    return {};
  }

  // "det matrikelfaste": an adjective used as a noun.
  [[nodiscard]] std::optional<NounPhrase> bare_adjective(std::uint32_t first, std::uint32_t stop) const {
    NounPhrase phrase;
    phrase.first = first;
    auto at = first;
    while (at < stop && (text_.is(at, Tag::Determiner) || text_.is(at, Tag::Pronoun))) ++at;
    phrase.core = at;
    if (at + 2 == stop && (text_.is(at, Tag::Adjective) || text_.is(at, Tag::Adverb)))
      ++at;  // "socialt udsatte"
    if (at + 1 != stop) return std::nullopt;
    const bool people = text_.used_as(at, WordUse::GroupNoun);
    if (!people && !text_.is(at, Tag::Adjective) && !text_.is(at, Tag::Verb)) return std::nullopt;
    phrase.noun = phrase.head = at;
    phrase.end = stop;
    return phrase;
  }

  DefinitionMatch define(std::uint32_t at) const {
    const auto form = text_.folded(at);
    if (form == "defineres") {
      const auto as = form_after(at, "som", 12);
      const auto by = form_after(at, "ved", 3);
      if (as == end_ && by == end_) return {};
      if (const auto term = subject_before(at)) return found(*term, "X defineres som");
      // "Her defineres X som"
      if (const auto term = term_at(at + 1, std::min(as, by))) return found(*term, "defineres X som");
      return {};
    }
    if (form == "definerer" || form == "definere") {
      const auto as = form_after(at, "som", 12);
      if (as == end_) return {};
      if (const auto term = term_at(at + 1, as); term && term->end == as)
        return found(*term, "definerer X som");
      return {};
    }
    if (form == "defineret") {
      const auto as = form_after(at, "som", 6);
      const auto by = form_after(at, "ved", 3);
      if (as == end_ && by == end_) return {};
      const auto auxiliary = auxiliary_before(at);
      if (auxiliary == at) return {};
      if (const auto term = subject_before(auxiliary)) return found(*term, "X er defineret som");
    }
    return {};
  }

  DefinitionMatch understand(std::uint32_t at) const {
    const auto form = text_.folded(at);
    if (form == "forstår" || form == "forstå") return understand_by(at);
    if (form != "forstås" && form != "forstået") return {};
    const auto as = form_after(at, "som", 5);
    auto verb = at;
    if (at > begin_ && text_.used_as(at - 1, WordUse::ModalVerb)) verb = at - 1;
    if (form == "forstået") verb = auxiliary_before(at);
    if (as != end_) {
      if (const auto term = subject_before(verb); term && may_be_defined(*term))
        return found(*term, "X forstås som");
    }
    // "... forstås ved X, at": the term behind.
    if (is_form(at + 1, "ved")) {
      if (const auto term = term_at(at + 2, end_); term && !is_generic(*term))
        return found(*term, "forstås ved X");
    }
    return {};
  }

  DefinitionMatch characterise(std::uint32_t at) const {
    const bool passive = is_passive(at);
    if (form_after(at, "ved", 4) == end_ && !(passive && form_after(at, "som", 2) != end_)) return {};
    const auto verb = passive ? at : auxiliary_before(at);
    if (!passive && verb == at) return {};
    if (const auto term = subject_before(verb); term && may_be_defined(*term))
      return found(*term, "X er kendetegnet ved");
    return {};
  }

  DefinitionMatch refer(std::uint32_t at) const {
    const auto form = text_.folded(at);
    if (form != "henviser" && form != "refererer") return {};
    if (form_after(at, "til", 3) == end_) return {};
    const auto term = subject_before(at);
    // "Kommunen henviser til": people and bodies refer, terms that are defined are indefinite or announced.
    if (!term || !may_be_defined(*term) || names_an_actor(*term)) return {};
    return found(*term, "X henviser til");
  }

  [[nodiscard]] bool names_an_actor(const DefinedTerm& term) const {
    const bool announced = term.first > begin_ && text_.used_as(begin_, WordUse::DesignationNoun);
    return !announced &&
           (term.phrase.definite || text_.is(term.phrase.head, Tag::ProperNoun) ||
            text_.used_as(term.phrase.head, WordUse::GroupHead) ||
            (term.phrase.modifier_count == 0 && text_.used_as(term.phrase.head, WordUse::GenericNoun)));
  }

  DefinitionMatch cover(std::uint32_t at) const {
    const auto form = text_.folded(at);
    if (form != "dækker") return {};
    const bool over = form_after(at, "over", 3) != end_;
    const auto term = subject_before(at);
    if (!term || !may_be_defined(*term)) return {};
    if (over) return found(*term, "X dækker over");
    const bool kinds = is_form(at + 1, "en") && is_form(at + 2, "række");
    const bool both = is_form(at + 1, "både") || is_form(at + 1, "flere");
    if (kinds || both) return found(*term, "X dækker", DefinitionKind::Definition, 0.7);
    return {};
  }

  DefinitionMatch denote(std::uint32_t at) const {
    const auto form = text_.folded(at);
    if (form != "betegner" && form != "betyder") return {};
    const auto term = subject_before(at);
    if (!term || !may_be_defined(*term)) return {};
    const bool announced = text_.used_as(begin_, WordUse::DesignationNoun);
    if (form == "betyder" && !announced) return {};
    if (!announced && names_an_actor(*term)) return {};
    return found(*term, "X betegner");
  }

  // "Forforløbet handler om, at ..."
  DefinitionMatch concern(std::uint32_t at) const {
    if (text_.folded(at) != "handler") return {};
    const auto about = form_after(at, "om", 3);
    if (about == end_) return {};
    const bool clause = is_form(about + 1, "at") || (is_form(about + 1, ",") && is_form(about + 2, "at"));
    if (!clause) return {};
    const auto term = subject_before(at);
    if (!term || !may_be_defined(*term)) return {};
    return found(*term, "X handler om, at");
  }

  // "X er en/et Y, der ...", "X er en betegnelse for ..."
  DefinitionMatch copula(std::uint32_t at) const {
    if (text_.folded(at) != "er") return {};
    auto predicate = at + 1;
    while (predicate < end_ && text_.is(predicate, Tag::Adverb) && !is_form(predicate, "ikke")) {
      // "X er også Y, der" adds to what is known of X.
      if (is_form(predicate, "også") || is_form(predicate, "stadig") || is_form(predicate, "fortsat"))
        return {};
      ++predicate;
    }
    const auto genus = noun_phrase_at(text_, predicate, end_);
    if (!genus) return {};
    if (text_.used_as(genus->head, WordUse::DesignationNoun) && is_form(genus->end, "for")) {
      const auto term = subject_before(at);
      return term ? found(*term, "X er en betegnelse for") : DefinitionMatch{};
    }
    const auto article = text_.folded(genus->first);
    const bool indefinite = article == "en" || article == "et";
    if (!indefinite && (genus->determined || genus->definite)) return {};
    auto relative = genus->end;
    // "en indsats på tværs, der ...": one prepositional phrase may stand between.
    if (relative < end_ && text_.is(relative, Tag::Preposition)) {
      if (const auto inner = noun_phrase_at(text_, relative + 1, end_)) relative = inner->end;
    }
    const bool clause =
        relative + 1 < end_ && text_.is(relative, Tag::Comma) && text_.is(relative + 1, Tag::Relative);
    if (!clause) return {};
    if (text_.used_as(genus->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return {};
    for (const auto& modifier : genus->modifiers()) {
      // "er målrettet borgere, der": an aim and no kind.
      if (text_.used_as(modifier.adjective, WordUse::TargetCue)) return {};
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective) && !sets_apart(modifier.adjective))
        return {};
    }
    const auto term = subject_before(at);
    if (!term || !may_be_defined(*term)) return {};
    if (!indefinite && term->phrase.definite) return {};
    if (term->phrase.definite && term->phrase.determined) return {};
    return found(*term, "X er en Y, der");
  }

  // "en anden metode, der", "en særlig boform, hvor": one kind beside others.
  [[nodiscard]] bool sets_apart(std::uint32_t adjective) const {
    const auto form = text_.folded(adjective);
    return form == "anden" || form == "andet" || form == "særlig" || form == "særligt" || form == "bestemt" ||
           form == "ny" || form == "nyt" || form == "tredje";
  }

  // "X, der er den Y, der ..." beside a main clause about something else.
  DefinitionMatch apposition(std::uint32_t at) const {
    if (text_.folded(at) != "er" || at < begin_ + 3) return {};
    if (!text_.is(at - 1, Tag::Relative) || !text_.is(at - 2, Tag::Comma)) return {};
    const auto genus = noun_phrase_at(text_, at + 1, end_);
    if (!genus || !genus->determined || genus->possessed || genus->end + 1 >= end_) return {};
    const auto article = text_.folded(genus->first);
    if (article != "en" && article != "et" && article != "den" && article != "det") return {};
    const auto inner = text_.is(genus->end, Tag::Preposition) ? noun_phrase_at(text_, genus->end + 1, end_)
                                                              : std::optional<NounPhrase>(genus);
    if (!inner || inner->end + 1 >= end_) return {};
    if (!text_.is(inner->end, Tag::Comma) || !text_.is(inner->end + 1, Tag::Relative)) return {};
    if (text_.used_as(genus->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun | WordUse::GroupHead))
      return {};
    for (const auto& modifier : genus->modifiers()) {
      if (text_.used_as(modifier.adjective, WordUse::GenericAdjective)) return {};
    }
    // The term ends right before the comma.
    for (auto first = begin_; first + 2 < at; ++first) {
      const auto phrase = noun_phrase_at(text_, first, at - 2);
      if (!phrase) continue;
      if (phrase->end != at - 2) {
        first = phrase->end - 1;
        continue;
      }
      const DefinedTerm term{phrase->core, phrase->end, *phrase, 0, 0};
      const bool name = text_.token(phrase->head).form != text_.folded(phrase->head);
      if (!may_be_defined(term) || (phrase->definite && !name) ||
          text_.used_as(phrase->head, WordUse::GroupHead | WordUse::GroupNoun))
        return {};
      return found(term, "X, der er den Y, der");
    }
    return {};
  }

  // "Vi forstår ved X en Y, der", "Tilsynet forstår ved en X en Y, hvor"
  DefinitionMatch understand_by(std::uint32_t at) const {
    const auto by = form_after(at, "ved", 2);
    if (by == end_ || at == begin_) return {};
    const auto phrase = noun_phrase_at(text_, by + 1, end_);
    if (!phrase) return {};
    const DefinedTerm term{phrase->core, phrase->end, *phrase, 0, 0};
    if (!may_be_defined(term)) return {};
    auto rest = phrase->end;
    while (rest < end_ && (is_quote_or_star(rest) || text_.is(rest, Tag::Comma))) ++rest;
    const bool clause = is_form(rest, "at");
    if (!clause && !noun_phrase_at(text_, rest, end_)) return {};
    return found(term, "forstår ved X");
  }

  // "betegnelsen X anvendes som", "i rapporten bruges begrebet X om", "begrebet X, der dækker over"
  DefinitionMatch designation(std::uint32_t at) const {
    const auto* reading = text_[at].reading;
    if (!text_.is(at, Tag::Noun) || reading == nullptr || !has(reading->features, Feature::Definite))
      return {};
    // What follows the term says what it is used for.
    bool used = false;
    for (auto i = begin_; i < at; ++i) used = used || text_.used_as(i, WordUse::UseVerb);
    auto term = term_at(at + 1, end_);
    if (!term) return {};
    // "bruges begrebet X om Y": "om Y" is no part of the term.
    if (used) {
      for (auto i = term->phrase.end; i < term->end; ++i) {
        if (text_.folded(i) == "om" || text_.folded(i) == "for") term->end = i;
      }
    }
    auto after = term->end;
    while (after < end_ && is_quote_or_star(after)) ++after;
    if (used && (is_form(after, "som") || is_form(after, "om") || is_form(after, "for") ||
                 form_after(after, "som", 3) != end_)) {
      return found(*term, "betegnelsen X anvendes som");
    }
    const auto limit = std::min(end_, after + 5);
    for (auto i = after; i < limit; ++i) {
      if (!text_.is(i, Tag::Verb)) continue;
      if (text_.used_as(i, WordUse::UseVerb) &&
          (form_after(i, "som", 4) != end_ || form_after(i, "om", 4) != end_)) {
        return found(*term, "betegnelsen X anvendes som");
      }
      if (text_.used_as(
              i, WordUse::CoverVerb | WordUse::ReferVerb | WordUse::DenoteVerb | WordUse::ContainVerb)) {
        return found(*term, "begrebet X dækker over");
      }
    }
    return {};
  }

  // "..., også kaldet X", "(herefter benævnt X)", "(herefter X)", "... kaldes også X"
  DefinitionMatch alias(std::uint32_t at) const {
    const auto form = text_.folded(at);
    auto name = at + 1;
    if (text_.used_as(at, WordUse::FurtherCue)) {
      if (form == "også" && is_form(name, "kendt") && is_form(name + 1, "som")) {
        name += 2;
      } else if (form == "også" && at > begin_ && is_passive(at - 1) &&
                 text_.used_as(at - 1, WordUse::NameVerb)) {
        // "kaldes også X"
      } else if (name < end_ && text_.used_as(name, WordUse::NameVerb) && text_.folded(name).ends_with("t")) {
        ++name;
        if (is_form(name, "som")) ++name;
      } else if (!(form == "herefter" && at > begin_ && text_.is(at - 1, Tag::Open))) {
        return {};
      }
    } else {
      // "kaldet X" as an apposition, "det følgende kaldet X"
      if (!form.ends_with("t") || at == begin_) return {};
      const bool apposition =
          text_.is(at - 1, Tag::Comma) || text_.is(at - 1, Tag::Open) || is_form(at - 1, "følgende");
      if (!apposition || form == "betegnet" || form == "omtalt") return {};
    }
    const auto term = term_at(name, end_);
    if (!term || term->phrase.possessed || is_generic(*term)) return {};
    auto one = *term;
    one.end = one.phrase.end;
    auto match = found(one, "også kaldet X", DefinitionKind::Alias);
    // "... eller blot Y"
    auto next = skip_coordinator(text_, one.end, end_);
    if (next != one.end && is_form(next, "blot")) {
      if (const auto second = noun_phrase_at(text_, next + 1, end_)) {
        match.terms.push_back(DefinedTerm{second->core, second->end, *second, 0, 0});
      }
    }
    return match;
  }

  // "inddeles i X og Y, fx ..." where the parts are explained too.
  DefinitionMatch divide(std::uint32_t at) const {
    const auto form = text_.folded(at);
    if (form != "inddeles" && form != "opdeles" && form != "inddelt" && form != "opdelt") return {};
    if (!is_form(at + 1, "i")) return {};
    const auto first = noun_phrase_at(text_, at + 2, end_);
    if (!first || first->determined || is_generic(DefinedTerm{first->core, first->end, *first, 0, 0}))
      return {};
    DefinitionMatch match;
    match.pattern = "inddeles i X og Y";
    auto end = first->end;
    // "kompleksitet i dybden og i bredden": the noun is shared by two prepositional phrases.
    if (end + 1 < end_ && text_.is(end, Tag::Preposition)) {
      const auto inner = noun_phrase_at(text_, end + 1, end_);
      if (!inner) return {};
      match.terms.push_back(DefinedTerm{first->core, inner->end, *first, 0, 0});
      const auto next = skip_coordinator(text_, inner->end, end_);
      if (next == inner->end || next + 1 >= end_) return {};
      const auto second_first = text_.is(next, Tag::Preposition) ? next + 1 : next;
      const auto second = noun_phrase_at(text_, second_first, end_);
      if (!second) return {};
      match.terms.push_back(
          DefinedTerm{next, second->end, *first, first->core, second_first == next ? end + 1 : end});
      end = second->end;
    } else {
      const auto members = coordinated_phrases(text_, *first, end_);
      if (members.size() < 2) return {};
      for (const auto& member : members)
        match.terms.push_back(DefinedTerm{member.core, member.end, member, 0, 0});
      end = members.back().end;
    }
    bool explained = false;
    for (auto i = end; i < end_; ++i) {
      explained = explained || text_.is(i, Tag::Open) || text_.used_as(i, WordUse::ListCue) ||
                  text_.folded(i) == "hvor";
    }
    return explained ? match : DefinitionMatch{};
  }

  const TaggedText& text_;
  std::uint32_t begin_;
  std::uint32_t end_;
  DefinitionZone zone_;
};

}  // namespace

DefinitionMatch match_definition(const TaggedText& text, std::uint32_t begin, std::uint32_t end,
                                 DefinitionZone zone) {
  return Matcher(text, begin, end, zone).run();
}

}  // namespace vidensgraf
