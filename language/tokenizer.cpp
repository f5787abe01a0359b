// One pass over the bytes. A word is a run of Latin letters and digits; whether it goes on behind another
// character is decided at the byte where it would end:
//
//   hyphen        inside a word ("107-tilbud"; not between digits), and behind one that is continued
//                 elsewhere ("borger- og")
//   apostrophe    inside a word ("NATKO's", "50'erne")
//   point         where that makes an abbreviation of stopwords/ ("f.eks.", the longest there is), an initial
//                 ("J. P.") or a number ("1.200", "4.1.2")
//   comma         between digits ("2,5")
//   break mark    anywhere inside: soft hyphens and what stands for them
//   :// www. @    make the whole run up to white space an address
//
// Thai, Chinese and others write no blanks between words: ICU's dictionaries cut runs of other scripts'
// letters. All else is cut here, four times as fast as by ICU.

#include "language/tokenizer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "language/character_class.h"
#include "language/folding.h"
#include "language/utf8.h"
#include "language/word_lists.h"

namespace vidensgraf {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, ByteSpan range, std::vector<RawToken>& tokens)
      : text_(text.substr(0, range.end)), at_(range.begin), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      const std::size_t start = at_;
      switch (next_class()) {
        case CharClass::Space:
          note_space(start);
          break;
        case CharClass::BreakMark:
        case CharClass::Invisible:
          break;
        case CharClass::Letter:
        case CharClass::Mark:
          if (!scan_address(start)) scan_word(start, false);
          break;
        case CharClass::Digit:
          if (!scan_address(start)) scan_number(start);
          break;
        case CharClass::Foreign:
          scan_foreign(start);
          break;
        case CharClass::Punctuation:
          scan_punctuation(start);
          break;
        case CharClass::Symbol:
          while (text_.substr(start, 2) == "§" && text_.substr(at_, 2) == "§") at_ += 2;
          emit(start, TokenKind::Symbol);
          break;
      }
    }
  }

 private:
  struct Char {
    CharClass kind = CharClass::Space;
    std::size_t end = 0;
  };

  [[nodiscard]] Char char_at(std::size_t at) const {
    if (at >= text_.size()) return {CharClass::Space, at};
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {class_of_ascii(byte), at + 1};
    std::size_t end = at;
    const char32_t c = utf8::next(text_, end);
    return {c == utf8::kInvalid ? CharClass::Symbol : class_beyond_ascii(c), end};
  }

  CharClass next_class() {
    const Char c = char_at(at_);
    at_ = c.end;
    return c.kind;
  }

  [[nodiscard]] bool is_beyond_ascii(std::size_t at) const {
    return at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80;
  }

  [[nodiscard]] bool is(std::size_t at, CharClass kind) const {
    return at < text_.size() && char_at(at).kind == kind;
  }
  [[nodiscard]] bool is_letter(std::size_t at) const { return is(at, CharClass::Letter); }
  [[nodiscard]] bool is_digit(std::size_t at) const { return is(at, CharClass::Digit); }
  [[nodiscard]] bool is_space_or_end(std::size_t at) const {
    return at >= text_.size() || is(at, CharClass::Space);
  }

  void note_space(std::size_t start) {
    space_ = true;
    if (text_[start] == '\n' || text_.substr(start, 3) == "\u2028" || text_.substr(start, 3) == "\u2029" ||
        text_[start] == '\f') {
      ++line_breaks_;
    }
  }

  void emit(std::size_t start, TokenKind kind) {
    RawToken token;
    token.source = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_)};
    token.kind = kind;
    token.space_before = space_;
    token.line_break_before = line_breaks_ > 0;
    token.paragraph_break_before = line_breaks_ > 1;
    token.has_break_mark = break_mark_;
    tokens_.push_back(token);
    space_ = false;
    break_mark_ = false;
    line_breaks_ = 0;
  }

  // The end of the hyphen at `at`, or `at` if there is none: "-", U+2010 and U+2011.
  [[nodiscard]] std::size_t after_hyphen(std::size_t at) const {
    if (at < text_.size() && text_[at] == '-') return at + 1;
    if (!is_beyond_ascii(at)) return at;
    const std::string_view three = text_.substr(at, 3);
    return three == "\u2010" || three == "\u2011" ? at + 3 : at;
  }

  [[nodiscard]] std::size_t after_apostrophe(std::size_t at) const {
    if (at < text_.size() && text_[at] == '\'') return at + 1;
    return is_beyond_ascii(at) && text_.substr(at, 3) == "’" ? at + 3 : at;
  }

  // Where the word goes on behind the break marks at `at`, maybe on the next line; 0 if it does not.
  [[nodiscard]] std::size_t behind_break_marks(std::size_t at) const {
    while (at < text_.size() && char_at(at).kind == CharClass::BreakMark) at = char_at(at).end;
    std::size_t next = at;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\r')) ++next;
    if (next < text_.size() && text_[next] == '\n') {
      at = next + 1;
      while (at < text_.size() && text_[at] == ' ') ++at;
    }
    return is_letter(at) ? at : 0;
  }

  static bool is_letter_or_digit_of_ascii(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  // Letters, digits, marks and break marks from at_ on.
  void skip_word_characters() {
    for (;;) {
      while (at_ < text_.size() && is_letter_or_digit_of_ascii(text_[at_])) ++at_;  // most of them
      if (at_ >= text_.size()) return;
      const Char c = char_at(at_);
      if (c.kind == CharClass::BreakMark) {
        const std::size_t next = behind_break_marks(at_);
        if (next == 0) return;
        break_mark_ = true;
        at_ = next;
      } else if (c.kind == CharClass::Letter || c.kind == CharClass::Digit || c.kind == CharClass::Mark) {
        at_ = c.end;
      } else {
        return;
      }
    }
  }

  void scan_word(std::size_t start, bool digits_before) {
    for (;;) {
      const bool after_digit = at_ > start && text_[at_ - 1] >= '0' && text_[at_ - 1] <= '9';
      if (!digits_before || !after_digit || is_letter(at_)) skip_word_characters();
      digits_before = false;
      if (at_ >= text_.size()) break;
      const std::size_t hyphen = after_hyphen(at_);
      if (hyphen != at_) {
        const bool digit_before = text_[at_ - 1] >= '0' && text_[at_ - 1] <= '9';
        if (is_letter(hyphen) || (is_digit(hyphen) && !digit_before)) {
          at_ = char_at(hyphen).end;
          continue;
        }
        // "borger- og familiesager", "sundheds-\nfaglig"
        if (!digit_before && (is_space_or_end(hyphen) || text_[hyphen] == '/' || text_[hyphen] == ','))
          at_ = hyphen;
        break;
      }
      const std::size_t apostrophe = after_apostrophe(at_);
      if (apostrophe != at_ && is_letter(apostrophe)) {
        at_ = char_at(apostrophe).end;
        continue;
      }
      break;
    }
    if (at_ < text_.size() && text_[at_] == '.') take_point(start);
    emit(start, TokenKind::Word);
  }

  // At a point after a word: takes the longest abbreviation that starts at `start`.
  void take_point(std::size_t start) {
    constexpr std::size_t kLongest = 24;
    std::size_t end = at_;
    std::size_t points[6];
    std::size_t count = 0;
    while (end < text_.size() && end - start < kLongest && count < std::size(points)) {
      const Char c = char_at(end);
      if (text_[end] == '.') {
        points[count++] = c.end;
      } else if (c.kind != CharClass::Letter) {
        break;
      }
      end = c.end;
    }
    while (count > 0) {
      const std::size_t candidate = points[--count];
      // No abbreviation where a letter follows right behind its only point.
      if (count > 0 || !is_letter(candidate)) {
        if (word_lists().abbreviations.contains(fold(text_.substr(start, candidate - start)))) {
          at_ = candidate;
          return;
        }
      }
    }
    // An initial: one capital, a point, and another capital after it.
    const Char first = char_at(start);
    if (first.end == at_ && is_capital(start)) {
      std::size_t next = at_ + 1;
      while (next < text_.size() && text_[next] == ' ') ++next;
      if (next < text_.size() && is_capital(next)) at_ += 1;
    }
  }

  [[nodiscard]] bool is_capital(std::size_t at) const {
    const Char c = char_at(at);
    if (c.kind != CharClass::Letter) return false;
    const std::string_view letter = text_.substr(at, c.end - at);
    return fold(letter) != letter;
  }

  void skip_digits() {
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
  }

  void scan_number(std::size_t start) {
    skip_digits();
    // 1.200  4.1.2  2,5  04-12-2021  4/12/2021
    if (take_date(start)) return emit(start, TokenKind::Number);
    while (at_ + 1 < text_.size() && (text_[at_] == '.' || text_[at_] == ',') && is_digit(at_ + 1)) {
      ++at_;
      skip_digits();
    }
    if (is_letter(at_)) {
      const Char letter = char_at(at_);
      const std::size_t after = letter.end;
      const bool single = letter.kind == CharClass::Letter && !is_letter(after) && !is_digit(after) &&
                          after_hyphen(after) == after && after_apostrophe(after) == after;
      if (single) {  // "85a", "13b"
        at_ = after;
        return emit(start, TokenKind::Number);
      }
      return scan_word(start, true);
    }
    const std::size_t hyphen = after_hyphen(at_);
    if (hyphen != at_ && is_letter(hyphen)) {  // "107-tilbud"
      at_ = char_at(hyphen).end;
      return scan_word(start, true);
    }
    const std::size_t apostrophe = after_apostrophe(at_);
    if (apostrophe != at_ && is_letter(apostrophe)) {  // "50'erne"
      at_ = char_at(apostrophe).end;
      return scan_word(start, true);
    }
    emit(start, TokenKind::Number);
  }

  // dd-mm-yyyy, d.m.yyyy, d/m/yyyy and yyyy-mm-dd; at_ is after the first group.
  bool take_date(std::size_t start) {
    if (at_ >= text_.size()) return false;
    const char separator = text_[at_];
    if (separator != '-' && separator != '/' && separator != '.') return false;
    std::size_t lengths[3] = {at_ - start, 0, 0};
    std::size_t at = at_;
    for (int group = 1; group < 3; ++group) {
      if (at >= text_.size() || text_[at] != separator) return false;
      const std::size_t from = ++at;
      while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') ++at;
      lengths[group] = at - from;
    }
    const bool day_first =
        lengths[0] <= 2 && lengths[0] > 0 && lengths[1] <= 2 && lengths[1] > 0 && lengths[2] == 4;
    const bool year_first = lengths[0] == 4 && lengths[1] == 2 && lengths[2] == 2;
    if ((!day_first && !year_first) || (at < text_.size() && text_[at] == separator && is_digit(at + 1)))
      return false;
    at_ = at;
    return true;
  }

  // Web and mail addresses up to white space, without closing punctuation.
  bool scan_address(std::size_t start) {
    // Cheap refusal: a run without a point, '@', "www." or "://" is no address.
    std::size_t end = start;
    while (end < text_.size() && is_plain_address_character(text_[end])) ++end;
    if (end == text_.size() || (text_[end] != '.' && text_[end] != ':' && text_[end] != '@')) return false;
    end = start;
    bool address = false;
    for (; end < text_.size(); ++end) {
      const char c = text_[end];
      if (c == '@' && end > start && end + 1 < text_.size() && is_letter(end + 1)) address = true;
      if (c == ':' && text_.substr(end, 3) == "://") address = true;
      if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '(' || c == '|')
        break;
      if (!address && end == start + 3 &&
          (text_.substr(start, 4) == "www." || text_.substr(start, 4) == "WWW.")) {
        address = true;
      }
      if (!address && !is_address_character(c)) break;
    }
    if (!address) return scan_domain(start);
    while (end > start && std::string_view(".,;:!?)]}'*").find(text_[end - 1]) != std::string_view::npos)
      --end;
    // Closing quotation marks are of several bytes; an address is ASCII before them.
    for (std::size_t at = start; at < end; ++at) {
      if (text_.substr(at, 3) == "”" || text_.substr(at, 2) == "»" || text_.substr(at, 3) == "’" ||
          text_.substr(at, 2) == "\u00A0") {
        end = at;
        break;
      }
    }
    if (end <= start) return false;
    at_ = end;
    emit(start, TokenKind::Word);
    return true;
  }

  static bool is_plain_address_character(char c) {
    static constexpr std::array<bool, 256> kPlain = [] {
      std::array<bool, 256> plain{};
      for (unsigned char byte = 'a'; byte <= 'z'; ++byte) plain[byte] = plain[byte - 0x20U] = true;
      for (unsigned char byte = '0'; byte <= '9'; ++byte) plain[byte] = true;
      for (const unsigned char byte : {'-', '_', '+'}) plain[byte] = true;
      return plain;
    }();
    return kPlain[static_cast<unsigned char>(c)];
  }

  static bool is_address_character(char c) {
    return is_plain_address_character(c) || c == '.' || c == ':' || c == '@';
  }

  // "socialstyrelsen.dk/temaer"
  bool scan_domain(std::size_t start) {
    std::size_t end = start;
    std::size_t point = 0;
    while (end < text_.size() && (is_address_character(text_[end])) && text_[end] != ':') {
      if (text_[end] == '.' && end + 1 < text_.size() && is_letter(end + 1)) point = end;
      ++end;
    }
    if (point == 0) return false;
    constexpr std::string_view kTopLevel[] = {"dk", "com", "org", "net", "eu", "se", "no", "info"};
    std::size_t after = point + 1;
    while (after < text_.size() && is_letter(after)) after = char_at(after).end;
    const std::string_view domain = text_.substr(point + 1, after - point - 1);
    if (std::find(std::begin(kTopLevel), std::end(kTopLevel), domain) == std::end(kTopLevel)) return false;
    at_ = after;
    if (at_ < text_.size() && text_[at_] == '/') {
      while (!is_space_or_end(at_)) at_ = char_at(at_).end;
      while (std::string_view(".,;:!?)]}").find(text_[at_ - 1]) != std::string_view::npos) --at_;
    }
    emit(start, TokenKind::Word);
    return true;
  }

  void scan_punctuation(std::size_t start) {
    if (text_[start] == '.') {
      while (at_ < text_.size() && text_[at_] == '.') ++at_;  // "..."
    }
    emit(start, TokenKind::Punctuation);
  }

  // A run of letters of other scripts, cut by ICU.
  void scan_foreign(std::size_t start) {
    while (is(at_, CharClass::Foreign) || is(at_, CharClass::Mark)) at_ = char_at(at_).end;
    const std::size_t run_end = at_;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    UText utext = UTEXT_INITIALIZER;
    const std::string_view run = text_.substr(start, run_end - start);
    utext_openUTF8(&utext, run.data(), static_cast<std::int64_t>(run.size()), &status);
    if (U_SUCCESS(status) != 0) breaks->setText(&utext, status);
    if (U_FAILURE(status) != 0) return emit(start, TokenKind::Word);
    std::size_t from = start;
    for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
      at_ = start + static_cast<std::size_t>(end);
      emit(from, TokenKind::Word);
      from = at_;
    }
    utext_close(&utext);
    at_ = run_end;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<RawToken>& tokens_;
  bool space_ = false;
  bool break_mark_ = false;
  unsigned line_breaks_ = 0;
};

}  // namespace

void tokenize(std::string_view text, ByteSpan range, std::vector<RawToken>& tokens) {
  Scanner(text, range, tokens).run();
}

}  // namespace vidensgraf
