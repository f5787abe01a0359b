// "stottebehov" for "støttebehov": which words of the index are meant is a matter of its vocabulary, not of
// each passage. As terms of the passages these spellings were a fifth of all postings. They stand in Xapian's
// table of synonyms instead, which grows as slowly as the vocabulary: what is typed -> E<form>, L<lemma>.
//
// Words that vanish from the passages stay there; whoever asks looks up how many passages a term has anyhow.

#include "store/letter_aliases.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct DanishLetter {
  std::string_view letter;
  std::array<std::string_view, 2> typed;  // as two letters, as one
};
constexpr std::array<DanishLetter, 3> kDanishLetters = {
    {{"æ", {"ae", "a"}}, {"ø", {"oe", "o"}}, {"å", {"aa", "a"}}}};

std::string without_danish_letters(std::string_view text, std::size_t style) {
  std::string typed;
  typed.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto* const found =
        std::find_if(kDanishLetters.begin(), kDanishLetters.end(),
                     [&](const DanishLetter& danish) { return text.substr(at, 2) == danish.letter; });
    if (found == kDanishLetters.end()) {
      typed += text[at];
    } else {
      typed += found->typed.at(style);
      ++at;
    }
  }
  return typed;
}

std::string without_marks(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::string decomposed;
  icu::StringByteSink<std::string> sink(&decomposed);
  if (U_FAILURE(status) == 0) {
    nfd->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                       nullptr, status);
  }
  if (U_FAILURE(status) != 0) return text;  // no ICU data: impossible with Debian's, which is linked in
  std::string bare;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(decomposed.data());
  const auto size = static_cast<std::int32_t>(decomposed.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c >= 0 && u_charType(c) == U_NON_SPACING_MARK) continue;
    bare.append(decomposed, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
  }
  return bare;
}

bool is_of_words(std::string_view term) {
  return term.starts_with(term_prefix::kExact) || term.starts_with(term_prefix::kLemma);
}

}  // namespace

std::vector<std::string> ascii_forms(std::string_view text) {
  std::vector<std::string> forms;
  if (is_ascii(text)) return forms;
  for (std::size_t style = 0; style < 2; ++style) {
    std::string form = without_danish_letters(text, style);
    if (!is_ascii(form)) form = without_marks(form);
    if (form != text && std::find(forms.begin(), forms.end(), form) == forms.end()) {
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

void LetterAliases::gather(const std::vector<Posting>& postings) {
  for (const Posting& posting : postings) gather(posting.term);
}

void LetterAliases::gather(std::string_view term) {
  if (!is_of_words(term) || is_ascii(term) || !seen_.emplace(term).second) return;
  for (std::string& typed : ascii_forms(term.substr(1))) {
    // Nothing but marks leaves nothing; letters that fall apart into two may outgrow a key.
    if (!typed.empty() && typed.size() <= kMaxTermBytes) aliases_.emplace_back(std::move(typed), term);
  }
}

const std::vector<std::pair<std::string, std::string>>& LetterAliases::sorted() {
  std::sort(aliases_.begin(), aliases_.end());
  return aliases_;
}

void LetterAliases::write_to(Xapian::WritableDatabase& database) {
  static_cast<void>(sorted());
  const bool is_empty = database.synonym_keys_begin() == database.synonym_keys_end();
  for (auto same = aliases_.begin(); same != aliases_.end();) {
    const std::string typed = same->first;
    std::set<std::string> known;
    if (!is_empty) known.insert(database.synonyms_begin(typed), database.synonyms_end(typed));
    for (; same != aliases_.end() && same->first == typed; ++same) {
      if (!known.contains(same->second)) database.add_synonym(typed, same->second);
    }
  }
  aliases_.clear();
}

std::vector<std::string> terms_typed_as(const Xapian::Database& database, std::string_view typed) {
  const std::string key(typed);
  if (key.empty()) return {};
  return {database.synonyms_begin(key), database.synonyms_end(key)};
}

}  // namespace vidensgraf
