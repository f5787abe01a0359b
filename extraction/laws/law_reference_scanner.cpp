// Finds legal references in running text by one pass over its words.
//
// At each § and at each word that can begin a reference (a name of a law, "paragraf", "stk.", "kapitel",
// "LBK", ...) the grammar is tried; what it accepts is skipped, so that the pass is linear:
//
//   law-first  = ( genitive | definite | title | abbreviation [","] ) ( sections | chapters )
//   law-after  = ( sections | chapters ) [","] ( "i" | "efter" | "af" ) law
//   anaphoric  = ( "lovens" | "denne lovs" | "samme lovs" ) sections | sections "i" ( "denne" | "samme" )
//   "lov" bare       = sections | subdivisions
//
// A law named before covers the whole list after it ("servicelovens § 85 og § 107"), a law named after it the
// list before it; each name closes its list. Source: law_reference_forms, section 2; sections and traps in
// law_targets.cpp.
//
// Known misses: "nr. 3" alone; "serviceloven og dens § 85"; pages of a guideline cited as "pkt. 130".

#include "extraction/laws/law_reference_scanner.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extraction/grammar/per_word.h"
#include "extraction/laws/law_scan.h"
#include "extraction/laws/law_scanner.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kSign = "§";

/// Whether the word may be of interest; false for nearly all words, so that they cost one look.
bool may_begin_reference(std::string_view text, std::size_t at, std::size_t end, const Registers& registers) {
  const std::string_view word = text.substr(at, end - at);
  const std::size_t size = word.size();
  if (size < 1 || size > 80) return false;
  // Names of laws in one word end like this; misprints are looked at beside the § only.
  if (size >= 7 && (word.ends_with("oven") || word.ends_with("ovens") || word.ends_with("lovs") ||
                    word.ends_with("lov"))) {
    return true;
  }
  if (size <= 5 && is_upper(code_point_at(text, at).value)) return true;  // SEL, LBK, L, STU-...
  if (text.substr(end).starts_with("-\n") && lower_case(text.substr(end + 2, 3)) == "lov") return true;
  return registers.may_begin_law_name(word);
}

// Whether none of the words inside `form` may be of interest, whatever stands behind it.
bool is_of_no_interest(std::string_view form, const Registers& registers) {
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = code_point_at(form, at);
    const std::size_t end = is_word(c.value) ? word_end(form, at) : at;
    const std::string_view rest = form.substr(at);
    if (is_letter(c.value) && (rest.starts_with("http") || rest.starts_with("www") ||
                               rest.starts_with("ELI") || may_begin_reference(form, at, end, registers)))
      return false;
    at = std::max(end, at + c.size);
  }
  return true;
}

void put_subdivisions(LawReference& reference, const LawTarget& target) {
  reference.stk = target.stk;
  reference.nr = target.nr;
  reference.litra = target.litra;
  reference.pkt = target.pkt;
}

}  // namespace

// Most words are of no interest wherever they stand: that is found out once for each form.
bool LawScanner::is_passed_over(const Token& token) const {
  const bool is_as_written = token.form.data() == text_.data() + token.source.begin;
  if (token.word == nullptr || !is_as_written || token.source.end >= text_.size()) return false;
  // Nothing behind it that could go on with the word, and no § beside which a misprinted name counts.
  const std::string_view behind = text_.substr(token.source.end);
  const bool closes = std::string_view(",.;:)").find(behind.front()) != std::string_view::npos;
  if (!closes && (behind.front() != ' ' || behind.substr(1).starts_with(kSign))) return false;
  enum class Interest : std::uint8_t { Unknown, None, Some };
  thread_local PerWord<Interest> known_words;
  Interest* const known = known_words.find(*token.word);
  if (known == nullptr) return false;
  if (*known == Interest::Unknown)
    *known = is_of_no_interest(token.form, registers_) ? Interest::None : Interest::Some;
  return *known == Interest::None;
}

LawScan LawScanner::run() {
  std::size_t at = 0;
  std::size_t token = 0;
  while (at < text_.size()) {
    while (token < tokens_.size() && tokens_[token].source.begin < at) ++token;
    if (token < tokens_.size() && tokens_[token].source.begin == at && is_passed_over(tokens_[token])) {
      at = tokens_[token].source.end + 1;  // with what closes it
      continue;
    }
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte == 0xC2 && text_.substr(at).starts_with(kSign)) {
      const std::size_t end = at_section_sign(at);
      at = std::max(end, at + kSign.size());
      continue;
    }
    const CodePoint c = code_point_at(text_, at);
    if (!is_word(c.value)) {
      at += c.size;
      continue;
    }
    const std::size_t end = word_end(text_, at);
    const std::size_t after = is_letter(c.value) ? at_word(at, end) : end;
    at = std::max(after, end);
  }
  return LawScan{std::move(found_), depends_on_date_};
}

bool LawScanner::starts_block(std::size_t at) const {
  while (at > 0) {
    const CodePoint c = code_point_before(text_, at);
    if (c.value == U'\n') return true;
    if (!is_space(c.value) && c.value != U'*' && c.value != U'"' && c.value != 0x201D && c.value != 0x201C)
      return false;
    at -= c.size;
  }
  return true;
}

std::size_t LawScanner::add_targets(ByteSpan source, const std::vector<LawTarget>& targets,
                                    const LawSaid& said) {
  ++groups_;
  for (const LawTarget& target : targets) {
    ScannedReference scanned;
    LawReference& reference = scanned.reference;
    reference.source = source;
    reference.core = target.core;
    reference.paragraf = target.paragraf;
    reference.paragraf_to = target.paragraf_to;
    put_subdivisions(reference, target);
    reference.chapter = target.chapter;
    reference.compound_head = target.compound_head;
    reference.kind = !target.chapter.empty()         ? LawReferenceKind::Chapter
                     : !target.compound_head.empty() ? LawReferenceKind::ParagraphCompound
                                                     : LawReferenceKind::ParagraphRef;
    scanned.group = groups_;
    scanned.law_from = said.from;
    scanned.needs_statute = !target.chapter.empty() && said.from != LawFrom::Named;
    reference.law = said.law;
    if (said.from == LawFrom::Named) reference.resolution = LawResolution::Explicit;
    if (said.from == LawFrom::Bare && reference.kind == LawReferenceKind::ParagraphCompound) {
      if (const Law* law = registers_.law_of_compound(target.paragraf, target.compound_head)) {
        reference.law = law->id;
        reference.resolution = LawResolution::DomainDefault;
        scanned.law_from = LawFrom::Convention;
      }
    }
    found_.push_back(std::move(scanned));
  }
  return source.end;
}

/// "Botilbud § 107-111": the field's noun directly before the sign says the same as a compound with it.
void LawScanner::apply_convention_before(std::size_t at, std::size_t first_added) {
  std::size_t word_close = at;
  while (word_close > 0 && text_[word_close - 1] == ' ') --word_close;
  std::size_t begin = word_close;
  while (begin > 0) {
    const CodePoint c = code_point_before(text_, begin);
    if (!is_letter(c.value)) break;
    begin -= c.size;
  }
  if (begin == word_close || word_close == at) return;
  const std::string_view word = text_.substr(begin, word_close - begin);
  for (std::size_t i = first_added; i < found_.size(); ++i) {
    LawReference& reference = found_[i].reference;
    if (reference.kind != LawReferenceKind::ParagraphRef) continue;
    const Law* law = registers_.law_of_compound(reference.paragraf, word);
    if (law == nullptr || !registers_.is_compound_head({}, word)) continue;
    found_[i].convention = law->id;
  }
}

std::size_t LawScanner::at_section_sign(std::size_t at) {
  const LawTargetList list = read_sections(text_, at, registers_, {});
  if (list.targets.empty()) return at;
  const LawTarget& last = list.targets.back();
  if (last.compound_head == "spørgsmål" && law_word_at(text_, skip_space(text_, list.end)) == "nr")
    return list.end;
  LawSaid said = last.compound_head.empty() ? law_after(list.end) : LawSaid{LawFrom::Bare, "", list.end};
  if (said.from == LawFrom::Other && said.end > list.end) {
    // "§ 6 i lov nr. 1654" without a date belongs to an act that nothing tells: no reference.
    const std::string_view between = text_.substr(list.end, said.end - list.end);
    if (between.find("nr") != std::string_view::npos && between.find(" af ") == std::string_view::npos)
      return said.end;
  }
  const std::size_t end = std::max(said.end, list.end);
  const std::size_t first_added = found_.size();
  add_targets({to_offset(at), to_offset(end)}, list.targets, said);
  if (said.from == LawFrom::Bare) apply_convention_before(at, first_added);
  return end;
}

/// "stk. 2" alone, "Stk. 2." at the head of a subsection.
std::size_t LawScanner::at_subdivision(std::size_t at, std::string_view word) {
  LawTarget target;
  const std::size_t end = read_subdivisions(text_, at, target);
  if (end == at) {
    if (word != "pkt") return at;
    const std::size_t number_at = skip_space(text_, at + (text_.substr(at + 3).starts_with(".") ? 4 : 3));
    const ScannedNumber number = scan_number(text_, number_at);
    if (number.end == number_at || number.end - number_at > 2) return at;
    if (text_.substr(number.end).starts_with(".") && is_digit(code_point_at(text_, number.end + 1).value))
      return at;
    target.pkt.push_back(number.value);
    target.core = {to_offset(at), to_offset(number.end)};
  } else {
    if (target.stk.empty()) return at;
    target.core = {to_offset(at), to_offset(end)};
  }
  ScannedReference scanned;
  LawReference& reference = scanned.reference;
  reference.kind = LawReferenceKind::StkRef;
  put_subdivisions(reference, target);
  reference.core = target.core;
  reference.source = target.core;
  scanned.law_from = LawFrom::Bare;
  scanned.needs_statute = target.stk.empty();
  scanned.group = ++groups_;
  // The subsection's own number: "Stk. 3. Kommunen kan ..."
  if (text_[at] == 'S' && target.stk.size() == 1 && target.nr.empty() && target.pkt.empty() &&
      text_.substr(end).starts_with(".")) {
    const std::size_t following = skip_space(text_, end + 1);
    const char32_t c = code_point_at(text_, following).value;
    if (following > end + 1 && (is_upper(c) || is_digit(c) || starts_block(at))) {
      reference.kind = LawReferenceKind::StkHeading;
      reference.source.end = to_offset(end + 1);
      reference.core.end = to_offset(end + 1);
    }
  }
  const std::size_t after = reference.source.end;
  // "stk. 2 i servicelovens § 85" is rare; "stk. 2 i denne lov" does not occur.
  found_.push_back(std::move(scanned));
  return after;
}

std::size_t LawScanner::at_document(const LegalDocument& document, std::size_t at) {
  if (document.type.empty()) return document.end;
  ScannedReference scanned;
  LawReference& reference = scanned.reference;
  reference.kind = document.kind;
  reference.source = {to_offset(at), to_offset(document.end)};
  reference.core = {to_offset(at), to_offset(document.core_end)};
  reference.law = document.law;
  reference.resolution = document.law.empty() ? LawResolution::Unresolved : LawResolution::Explicit;
  reference.document_type = document.type;
  reference.document_number = document.number;
  reference.document_date = document.date;
  scanned.law_from = document.law.empty() ? LawFrom::Other : LawFrom::Named;
  scanned.group = ++groups_;
  found_.push_back(std::move(scanned));
  return document.end;
}

/// "lovens § 5", "samme lovs § 5": sections of a law that is named elsewhere.
std::size_t LawScanner::at_possessive(std::size_t at, std::size_t end, LawFrom from) {
  const std::size_t next = skip_space(text_, end);
  LawTargetList list = read_sections(text_, next, registers_, {});
  if (list.targets.empty()) list = read_chapters(text_, next);
  if (list.targets.empty()) return at;
  return add_targets({to_offset(at), to_offset(list.end)}, list.targets, {from, "", list.end});
}

std::size_t LawScanner::at_word(std::size_t at, std::size_t end) {
  const char first = text_[at];
  if ((first == 'h' && text_.substr(at).starts_with("http")) ||
      (first == 'w' && text_.substr(at).starts_with("www.")) ||
      (first == 'E' && text_.substr(at).starts_with("ELI"))) {
    if (const auto address = read_eli_address(text_, at, registers_)) return at_document(*address, at);
  }
  if (!may_begin_reference(text_, at, end, registers_)) {
    // A misprinted name counts beside a §.
    const std::size_t next = end < text_.size() && text_[end] == ' ' ? end + 1 : end;
    if (end - at >= 9 && text_.substr(next).starts_with(kSign)) {
      if (const auto match = match_misprinted_law(text_, at, registers_)) return at_law(at, *match);
    }
    return end;
  }
  const std::string word = law_word_at(text_, at);
  if (word == "stk" || word == "pkt" ||
      (word.starts_with("stk") && word.size() <= 5 && is_digit(code_point_at(word, 3).value))) {
    return std::max(at_subdivision(at, word), end);
  }
  if (word.starts_with("paragraf") || word == "par") {
    const std::size_t after = at_section_sign(at);
    return std::max(after, end);
  }
  if (word == "lovens" || word == "bekendtgørelsens") {
    return std::max(at_possessive(at, end, word == "lovens" ? LawFrom::ThisLaw : LawFrom::Other), end);
  }
  if (word == "denne" || word == "samme") {
    const std::size_t law_at = skip_space(text_, end);
    if (law_word_at(text_, law_at) == "lovs") {
      return std::max(at_possessive(at, law_at + 4, word == "denne" ? LawFrom::ThisLaw : LawFrom::SameLaw),
                      end);
    }
    return end;
  }
  if (const auto document = read_legal_document(text_, at, registers_)) return at_document(*document, at);
  if (const auto match = match_registered_law(text_, at, registers_)) return at_law(at, *match);
  if (end - at >= 9 && text_.substr(skip_space(text_, end)).starts_with(kSign)) {
    if (const auto match = match_misprinted_law(text_, at, registers_)) return at_law(at, *match);
  }
  if (const auto match = match_unregistered_law(text_, at)) return at_law(at, *match);
  if (word == "kapitel" || word == "kap" || word == "afsnit" || word == "bilag" || word == "artikel" ||
      word == "art" || word == "kapitlerne") {
    const LawTargetList list = read_chapters(text_, at);
    if (list.targets.empty()) return end;
    const LawSaid said = law_after(list.end);
    // A line "Kapitel 2" is the heading of the document's own chapter.
    const auto rest = text_.substr(list.end, text_.find('\n', list.end) - list.end);
    const bool alone = rest.find_first_not_of(" .*\r") == std::string_view::npos;
    if (said.from == LawFrom::Bare && alone && starts_block(at) && is_upper(code_point_at(text_, at).value))
      return end;
    return add_targets({to_offset(at), to_offset(std::max(said.end, list.end))}, list.targets, said);
  }
  return end;
}

LawScan scan_law_references(std::string_view text, const Registers& registers, std::string_view date,
                            std::span<const Token> tokens) {
  return LawScanner(text, registers, date, tokens).run();
}

}  // namespace vidensgraf
