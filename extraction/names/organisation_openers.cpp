#include <algorithm>
#include <span>
#include <string_view>

#include "extraction/grammar/word_lists.h"
#include "extraction/names/organisation_finder.h"
#include "extraction/names/organisation_names.h"
#include "extraction/text_scan.h"

// Bodies named by one word where its capital says nothing by itself: at the head of a sentence, by what they
// do or stand beside; with a capital inside, by what is said of them.

namespace vidensgraf {
namespace {

/// "Alzheimerforeningen", "Demensalliancen": a definite compound that names one body; not "Boligforeningen".
bool names_one_body(std::string_view lowered) {
  if (!ends_as_listed(WordList::NamedBodyEnding, lowered)) return false;
  for (const std::string_view ending :
       {"foreningen", "forbundet", "alliancen", "hjælpen", "telefonen", "fonden"}) {
    if (!lowered.ends_with(ending) || lowered.size() < ending.size() + 4) continue;
    return !listed(WordList::LocalBody, lowered.substr(0, lowered.size() - ending.size()));
  }
  return false;
}

/// A name, or a compound that only seems one ("Epinion"); not "Jobcenter", "Kommunen".
bool is_no_common_noun(const Token& token) {
  if (token.word == nullptr) return false;
  const Reading& reading = token.word->best();
  return reading.word_class == WordClass::ProperNoun || reading.word_class != WordClass::Noun ||
         token.word->source == AnalysisSource::Stemmer;
}

/// "Justitia er Danmarks eneste juridiske tænketank, der ...": a name that no dictionary has as a noun, said
/// to be a body of the country.
bool is_only_one(std::span<const Token> tokens, std::size_t i) {
  constexpr std::size_t kFarthest = 8;
  if (i + 4 >= tokens.size() || tokens[i + 1].form != "er" || tokens[i + 2].form != "Danmarks") return false;
  if (!is_no_common_noun(tokens[i]) || tokens[i].form.size() < 4) return false;
  if (i > 0 && is_capitalised(tokens[i - 1].form)) return false;  // "Jens Hansen"
  for (std::size_t k = i + 3; k < std::min(tokens.size(), i + kFarthest); ++k) {
    if (tokens[k].kind == TokenKind::Punctuation) return false;
    if (tokens[k].word != nullptr && (listed(WordList::BodyKind, tokens[k].word->folded) ||
                                      ends_as_listed(WordList::BodyKind, tokens[k].word->folded)))
      return true;
  }
  return false;
}

}  // namespace

bool has_inner_capital(std::string_view word, std::size_t shortest) {
  if (word.size() < shortest || !is_capitalised(word)) return false;
  bool small = false;
  bool inner = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (!is_letter(c.value)) return false;
    inner = inner || (small && is_upper(c.value));
    small = is_lower(c.value);
    at += c.size;
  }
  return inner;
}

/// A name at the head of a sentence that acts: "Alzheimerforeningen har", "Hjerneskadeforeningen og Ældre
/// Sagen".
void OrganisationFinder::add_openers() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    std::size_t i = 0;
    while (i < tokens.size() && tokens[i].kind == TokenKind::Punctuation) ++i;
    if (i + 2 >= tokens.size() || tokens[i].word == nullptr || !is_capitalised(tokens[i].form)) continue;
    const Token& next = tokens[i + 1];
    // "Beskæftigelsesankenævnet og Patientklagenævnet": beside one that keeps its capital inside the
    // sentence.
    const auto is_inner = [](const Token& token) {
      return token.word != nullptr && is_capitalised(token.form) && ends_like_body(token.word->folded) &&
             !listed(WordList::NoBody, token.word->folded);
    };
    const bool unit =
        tokens[i + 2].word != nullptr && ends_as_listed(WordList::UnitEnding, tokens[i + 2].word->folded);
    if (next.form == "og" && is_inner(tokens[i]) && is_inner(tokens[i + 2]) && !unit) add(tokens[i].form);
    // "Socialudvalget besluttede": what only a body does
    if (is_inner(tokens[i]) && tokens[i].word->best().parts.size() > 1 && next.word != nullptr &&
        listed(WordList::DecideVerb, next.word->folded))
      add(tokens[i].form);
    if (!names_one_body(tokens[i].word->folded)) continue;
    const bool acts = next.word != nullptr && listed(WordList::ActorVerb, next.word->folded);
    const bool in_row = (next.form == "og" || next.form == ",") && is_capitalised(tokens[i + 2].form);
    if (acts || in_row) add(tokens[i].form);
  }
}

/// "Retssikkerhedsenheden i Ankestyrelsen": a unit by one word, in a body that is known.
void OrganisationFinder::add_units() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
      if (tokens[i].word == nullptr || !is_capitalised(tokens[i].form) || tokens[i + 1].form != "i") continue;
      const std::string_view unit = tokens[i].word->folded;
      const std::size_t body = known_at(tokens, i + 2);
      // "Voksenenheden i Ballerup Kommune": one of its many
      const bool local = body != 0 && (tokens[i + 2].form == "Region" ||
                                       tokens[i + 1 + body].word->folded.starts_with("kommune"));
      if (ends_as_listed(WordList::UnitEnding, unit) && body != 0 && !local) add(tokens[i].form);
    }
  }
}

/// "medarbejderne i Sociolancen", "visitation til Skovbo": a place of help by its name alone, in which people
/// live or work. Behind "i" only in the definite form, since towns stand there too.
void OrganisationFinder::add_places() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    for (std::size_t i = 2; i < tokens.size(); ++i) {
      const Token& name = tokens[i];
      const std::string_view where = tokens[i - 1].form;
      const bool at_place = where == "i" || where == "på" || where == "hos";
      if (!at_place && where != "til") continue;
      if (name.kind != TokenKind::Word || name.word == nullptr || !is_capitalised(name.form)) continue;
      if (tokens[i - 2].word == nullptr || name.form.size() < 5 || has_only_capitals(name.form)) continue;
      if (i + 1 < tokens.size() && (is_capitalised(tokens[i + 1].form) || tokens[i + 1].form == "&"))
        continue;
      const std::string_view who = tokens[i - 2].word->folded;
      if (!listed(at_place ? WordList::PlacePeople : WordList::Admission, who)) continue;
      bool genitive = false;
      const std::string_view base = without_genitive(name.form, genitive);
      const std::string_view lowered = name.word->folded;
      if (listed(WordList::Municipality, lowered) || listed(WordList::NoBody, lowered)) continue;
      const bool known = name.word->best().word_class == WordClass::ProperNoun &&
                         name.word->source != AnalysisSource::Stemmer;
      const bool definite = base.ends_with("en") || base.ends_with("et") || base.ends_with("ne");
      if (!known && (where != "i" || definite)) add(genitive && definite ? base : name.form);
    }
  }
}

/// "Nu har Capacent på vegne af Undervisningsministeriet evalueret": who acts for a body is one.
void OrganisationFinder::add_commissioned() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    for (std::size_t i = 1; i + 4 < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::Word || !is_capitalised(tokens[i].form)) continue;
      if (is_capitalised(tokens[i - 1].form)) continue;  // "Jens Hansen"
      const bool for_body = tokens[i + 1].form == "på" && tokens[i + 2].form == "vegne" &&
                            tokens[i + 3].form == "af" && known_at(tokens, i + 4) != 0;
      if (for_body && known_at(tokens, i) == 0) add(tokens[i].form);
    }
  }
}

/// "SocialNord er en konsulentvirksomhed", "udarbejdet af SocialNord", "evalueret af Capacent".
void OrganisationFinder::add_inner_capitals() {
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::Word || !is_capitalised(tokens[i].form)) continue;
      bool body = i > 1 && tokens[i - 1].form == "af" && tokens[i - 2].word != nullptr &&
                  listed(WordList::MadeVerb, tokens[i - 2].word->folded);
      if (!has_inner_capital(tokens[i].form)) {
        if (is_only_one(tokens, i)) add(tokens[i].form);
        // One word is a body; two are a person.
        const bool alone = i + 1 >= tokens.size() || (!is_capitalised(tokens[i + 1].form) &&
                                                      tokens[i + 1].form != "&" && tokens[i + 1].form != "-");
        constexpr std::size_t kShortest = 4;
        // A surname of the dictionaries is a body where it is said for whom: "udført af Rambøll for
        // kommunen".
        const bool ordered =
            i + 1 < tokens.size() && (tokens[i + 1].form == "for" || tokens[i + 1].form == "på");
        const bool name = is_unknown_name(tokens[i]) || (ordered && is_no_common_noun(tokens[i]));
        if (body && alone && tokens[i].form.size() >= kShortest && !tokens[i].form.ends_with("s") && name)
          add(tokens[i].form);
        continue;
      }
      if (!body && i + 3 < tokens.size() && tokens[i + 1].form == "er" &&
          (tokens[i + 2].form == "en" || tokens[i + 2].form == "et")) {
        constexpr std::size_t kFarthest = 8;
        for (std::size_t k = i + 3; k < std::min(tokens.size(), i + kFarthest) && !body; ++k) {
          if (tokens[k].kind == TokenKind::Punctuation && tokens[k].form != "-") break;
          body = tokens[k].word != nullptr && (listed(WordList::BodyKind, tokens[k].word->folded) ||
                                               ends_as_listed(WordList::BodyKind, tokens[k].word->folded));
        }
      }
      if (body) add(tokens[i].form);
    }
  }
}

}  // namespace vidensgraf
