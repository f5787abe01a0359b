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

#include "extraction/law_reference_scanner.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extraction/law_documents.h"
#include "extraction/law_names.h"
#include "extraction/law_targets.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kSign = "§";

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

std::string word_at(std::string_view text, std::size_t at) {
  return lower_case(text.substr(at, std::min<std::size_t>(word_end(text, at) - at, 60)));
}

/// What was said about the law of a list of provisions, and where that ends.
struct LawSaid {
  LawFrom from = LawFrom::Bare;
  std::string law;
  std::size_t end = 0;
};

class Scanner {
 public:
  Scanner(std::string_view text, const Registers& registers, std::string_view date)
      : text_(text), registers_(registers), date_(date) {}

  std::vector<ScannedReference> run();

 private:
  std::size_t at_section_sign(std::size_t at);
  std::size_t at_word(std::size_t at, std::size_t end);
  std::size_t at_law(std::size_t at, const LawNameMatch& match);
  std::size_t at_subdivision(std::size_t at, std::string_view word);
  std::size_t at_document(const LegalDocument& document, std::size_t at);
  std::size_t at_possessive(std::size_t at, std::size_t end, LawFrom from);
  std::size_t at_abbreviation_code(std::size_t at, const LawNameMatch& match);

  LawSaid law_after(std::size_t at) const;
  std::string law_id(const LawNameMatch& match, std::string_view paragraf = {}) const;
  std::size_t add_targets(ByteSpan source, const std::vector<LawTarget>& targets, const LawSaid& said);
  void add_mention(ByteSpan source, ByteSpan core, const LawNameMatch& match);
  bool starts_block(std::size_t at) const;

  std::string_view text_;
  const Registers& registers_;
  std::string_view date_;
  std::vector<ScannedReference> found_;
  std::uint32_t groups_ = 0;
};

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

std::vector<ScannedReference> Scanner::run() {
  std::size_t at = 0;
  while (at < text_.size()) {
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
  return std::move(found_);
}

bool Scanner::starts_block(std::size_t at) const {
  while (at > 0) {
    const CodePoint c = code_point_before(text_, at);
    if (c.value == U'\n') return true;
    if (!is_space(c.value) && c.value != U'*' && c.value != U'"' && c.value != 0x201D && c.value != 0x201C)
      return false;
    at -= c.size;
  }
  return true;
}

std::string Scanner::law_id(const LawNameMatch& match, std::string_view paragraf) const {
  if (match.name == nullptr) return {};
  const Law* usual = &registers_.law_at(registers_.laws()[match.name->law], date_);
  if (!paragraf.empty() && registers_.has_inventory(usual->id) &&
      registers_.find_section(usual->id, paragraf) == nullptr) {
    // Another act of the same name may have the section.
    for (const Law* other : registers_.laws_named(match.name->text)) {
      if (&registers_.law_at(*other, date_) == other &&
          registers_.find_section(other->id, paragraf) != nullptr) {
        return other->id;
      }
    }
  }
  return usual->id;
}

/// What stands after a list: ", i lov om ...", "efter serviceloven", "i denne lov", "i lov nr. 1654".
LawSaid Scanner::law_after(std::size_t at) const {
  LawSaid said;
  said.end = at;
  std::size_t next = skip_space(text_, at);
  bool comma = false;
  if (text_.substr(next).starts_with(",")) {
    comma = true;
    next = skip_space(text_, next + 1);
  }
  const std::string lead = word_at(text_, next);
  const bool in_parenthesis = text_.substr(next).starts_with("(");
  std::size_t name_at = next;
  if (lead == "i" || lead == "efter" || lead == "af") {
    name_at = skip_space(text_, next + lead.size());
  } else if (in_parenthesis) {
    name_at = next + 1;
  }
  const std::string word = word_at(text_, name_at);
  const bool led = name_at != next;
  if (led && !in_parenthesis) {
    if (word == "denne" || word == "samme") {
      const std::size_t law_at = skip_space(text_, name_at + word.size());
      const std::string noun = word_at(text_, law_at);
      if (noun == "lov") return {word == "denne" ? LawFrom::ThisLaw : LawFrom::SameLaw, "", law_at + 3};
      if (noun == "bekendtgørelse") return {LawFrom::Other, "", law_at + noun.size()};
    }
    if (const auto document = read_legal_document(text_, name_at, registers_);
        document && document->kind == LawReferenceKind::ActNumber && document->type != "PM") {
      LawSaid act{LawFrom::Other, "", document->end};
      if (!document->law.empty()) {
        act.from = LawFrom::Named;
        act.law = document->law;
      }
      return act;
    }
    if (word == "bekendtgørelse" || word == "bekendtgørelsen" || word == "vejledningen" ||
        word == "forordning") {
      // "i bekendtgørelse af lov om ..." is a law after all.
      const std::size_t of = skip_space(text_, name_at + word.size());
      if (word_at(text_, of) == "af") {
        const std::size_t law_at = skip_space(text_, of + 2);
        if (const auto match = match_registered_law(text_, law_at, registers_)) {
          return {LawFrom::Named, law_id(*match), match->end};
        }
      }
      return {LawFrom::Other, "", at};
    }
  }
  if (const auto match = match_registered_law(text_, name_at, registers_)) {
    if (match->genitive || (match->name->weak && led && !in_parenthesis)) return said;
    if (!led && (comma || !match->name->abbreviation)) return said;
    if (in_parenthesis && !text_.substr(match->end).starts_with(")")) return said;
    return {LawFrom::Named, law_id(*match), in_parenthesis ? match->end + 1 : match->end};
  }
  if (led && !in_parenthesis && lead == "i") {
    if (const auto match = match_unregistered_law(text_, name_at)) {
      if (!match->genitive) return {LawFrom::Other, "", match->end};
    }
    if (word == "loven") return {LawFrom::ThisLaw, "", name_at + 5};
  }
  return said;
}

std::size_t Scanner::add_targets(ByteSpan source, const std::vector<LawTarget>& targets,
                                 const LawSaid& said) {
  ++groups_;
  for (const LawTarget& target : targets) {
    ScannedReference scanned;
    LawReference& reference = scanned.reference;
    reference.source = source;
    reference.core = target.core;
    reference.paragraf = target.paragraf;
    reference.paragraf_to = target.paragraf_to;
    reference.stk = target.stk;
    reference.nr = target.nr;
    reference.litra = target.litra;
    reference.pkt = target.pkt;
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

std::size_t Scanner::at_section_sign(std::size_t at) {
  const LawTargetList list = read_sections(text_, at, registers_, {});
  if (list.targets.empty()) return at;
  const LawTarget& last = list.targets.back();
  if (last.compound_head == "spørgsmål" && word_at(text_, skip_space(text_, list.end)) == "nr")
    return list.end;
  LawSaid said = last.compound_head.empty() ? law_after(list.end) : LawSaid{LawFrom::Bare, "", list.end};
  if (said.from == LawFrom::Other && said.end > list.end) {
    // "§ 6 i lov nr. 1654" without a date belongs to an act that nothing tells: no reference.
    const std::string_view between = text_.substr(list.end, said.end - list.end);
    if (between.find("nr") != std::string_view::npos && between.find(" af ") == std::string_view::npos)
      return said.end;
  }
  const std::size_t end = std::max(said.end, list.end);
  add_targets({offset(at), offset(end)}, list.targets, said);
  return end;
}

void Scanner::add_mention(ByteSpan source, ByteSpan core, const LawNameMatch& match) {
  ScannedReference scanned;
  scanned.reference.kind = LawReferenceKind::LawMention;
  scanned.reference.source = source;
  scanned.reference.core = core;
  scanned.reference.law = law_id(match);
  scanned.reference.resolution =
      scanned.reference.law.empty() ? LawResolution::Unresolved : LawResolution::Explicit;
  scanned.law_from = scanned.reference.law.empty() ? LawFrom::Other : LawFrom::Named;
  scanned.abbreviation = match.name != nullptr && match.name->abbreviation;
  scanned.weak = match.name != nullptr && match.name->weak;
  scanned.group = ++groups_;
  found_.push_back(std::move(scanned));
}

/// "SEL-52-3.7", "SEL-44-": a code of law, section, stk. and nr.
std::size_t Scanner::at_abbreviation_code(std::size_t at, const LawNameMatch& match) {
  std::size_t next = match.end + 1;
  const ScannedNumber section = scan_number(text_, next);
  if (section.end == next || section.end - next > 3) return at;
  LawTarget target;
  target.paragraf = text_.substr(next, section.end - next);
  std::size_t end = section.end;
  if (text_.substr(end).starts_with("-")) {
    next = end + 1;
    if (is_lower(code_point_at(text_, next).value) && !is_word(code_point_at(text_, next + 1).value)) {
      target.paragraf += text_[next];
      end = next + 1;
      next = text_.substr(end).starts_with(".") ? end + 1 : end;
    }
    const ScannedNumber stk = scan_number(text_, next);
    if (stk.end != next) {
      target.stk.push_back(stk.value);
      end = stk.end;
      if (text_.substr(end).starts_with(".")) {
        const ScannedNumber nr = scan_number(text_, end + 1);
        if (nr.end != end + 1) {
          target.nr.push_back(nr.value);
          end = nr.end;
        }
      }
    }
  }
  if (is_letter(code_point_at(text_, end).value)) return at;
  target.core = {offset(match.end + 1), offset(end)};
  return add_targets({offset(at), offset(end)}, {target},
                     {LawFrom::Named, law_id(match, target.paragraf), end});
}

std::size_t Scanner::at_law(std::size_t at, const LawNameMatch& match) {
  // "Bekendtgørelse af lov om ...": the words before the title belong to the surface.
  std::size_t start = at;
  const std::size_t back = at >= 80 ? at - 80 : 0;
  const std::string before = lower_case(text_.substr(back, at - back));
  const std::string squeezed = squeeze(before + "|");
  if (match.name == nullptr || match.name->title) {
    constexpr std::string_view kOf = "bekendtgørelse af |";
    if (squeezed.ends_with(kOf)) {
      const std::size_t found = text_.substr(back, at - back).rfind("ekendtg");
      if (found != std::string_view::npos && found > 0) start = back + found - 1;
    }
  }
  std::size_t end = match.end;
  if (match.name != nullptr && match.name->abbreviation && text_.substr(end).starts_with(".") &&
      !text_.substr(at, 1).empty() && is_lower(code_point_at(text_, at).value)) {
    ++end;  // "strfl."
  }
  if (match.name != nullptr && match.name->abbreviation && text_.substr(end).starts_with("-") &&
      is_digit(code_point_at(text_, end + 1).value)) {
    const std::size_t after = at_abbreviation_code(at, match);
    if (after != at) return after;
  }
  std::size_t next = skip_space(text_, end);
  if (text_.substr(next).starts_with(",")) {
    const std::size_t after_comma = skip_space(text_, next + 1);
    if (skip_section_sign(text_, after_comma) != after_comma ||
        read_chapters(text_, after_comma).end != after_comma) {
      next = after_comma;
    }
  }
  const std::string usual = law_id(match);
  // "lov om social service (SEL) § 85", "lov om social service (serviceloven), § 85"
  if (text_.substr(next).starts_with("(") && match.name != nullptr) {
    const auto alias = match_registered_law(text_, next + 1, registers_);
    if (alias && alias->name->law == match.name->law && text_.substr(alias->end).starts_with(")")) {
      std::size_t after = skip_space(text_, alias->end + 1);
      if (text_.substr(after).starts_with(",")) after = skip_space(text_, after + 1);
      if (skip_section_sign(text_, after) != after) next = after;
    }
  }
  LawTargetList list;
  if (skip_section_sign(text_, next) != next) {
    list = read_sections(text_, next, registers_, usual);
  } else if (is_letter(code_point_at(text_, next).value)) {
    list = read_chapters(text_, next);
    if (match.name != nullptr && match.name->abbreviation && match.name->weak) list.targets.clear();
  } else if (match.name != nullptr && !match.name->weak && next > end && !usual.empty() &&
             is_digit(code_point_at(text_, next).value)) {
    // A § lost in copying: "servicelovens 107" is one if the law has that section.
    list = read_sections(text_, next, registers_, usual, true);
    if (!list.targets.empty()) {
      const LawTarget& first = list.targets.front();
      const bool known = registers_.find_section(law_id(match, first.paragraf), first.paragraf) != nullptr ||
                         (match.name->title && first.core.end > next && !is_digit(first.paragraf.back()));
      if (!known || is_unit_at(text_, skip_space(text_, list.end)) ||
          first.core.end - first.core.begin > 40) {
        list.targets.clear();
      }
    }
  }
  if (list.targets.empty()) {
    add_mention({offset(start), offset(end)}, {offset(at), offset(end)}, match);
    return end;
  }
  LawSaid said{match.name == nullptr ? LawFrom::Other : LawFrom::Named,
               law_id(match, list.targets.front().paragraf), list.end};
  return add_targets({offset(start), offset(list.end)}, list.targets, said);
}

/// "stk. 2" alone, "Stk. 2." at the head of a subsection.
std::size_t Scanner::at_subdivision(std::size_t at, std::string_view word) {
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
    target.core = {offset(at), offset(number.end)};
  } else {
    if (target.stk.empty()) return at;
    target.core = {offset(at), offset(end)};
  }
  ScannedReference scanned;
  LawReference& reference = scanned.reference;
  reference.kind = LawReferenceKind::StkRef;
  reference.stk = target.stk;
  reference.nr = target.nr;
  reference.litra = target.litra;
  reference.pkt = target.pkt;
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
      reference.source.end = offset(end + 1);
      reference.core.end = offset(end + 1);
    }
  }
  const std::size_t after = reference.source.end;
  // "stk. 2 i servicelovens § 85" is rare; "stk. 2 i denne lov" does not occur.
  found_.push_back(std::move(scanned));
  return after;
}

std::size_t Scanner::at_document(const LegalDocument& document, std::size_t at) {
  if (document.type.empty()) return document.end;
  ScannedReference scanned;
  LawReference& reference = scanned.reference;
  reference.kind = document.kind;
  reference.source = {offset(at), offset(document.end)};
  reference.core = {offset(at), offset(document.core_end)};
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
std::size_t Scanner::at_possessive(std::size_t at, std::size_t end, LawFrom from) {
  const std::size_t next = skip_space(text_, end);
  LawTargetList list = read_sections(text_, next, registers_, {});
  if (list.targets.empty()) list = read_chapters(text_, next);
  if (list.targets.empty()) return at;
  return add_targets({offset(at), offset(list.end)}, list.targets, {from, "", list.end});
}

std::size_t Scanner::at_word(std::size_t at, std::size_t end) {
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
  const std::string word = word_at(text_, at);
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
    if (word_at(text_, law_at) == "lovs") {
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
    return add_targets({offset(at), offset(std::max(said.end, list.end))}, list.targets, said);
  }
  return end;
}

}  // namespace

std::vector<ScannedReference> scan_law_references(std::string_view text, const Registers& registers,
                                                  std::string_view date) {
  return Scanner(text, registers, date).run();
}

}  // namespace vidensgraf
