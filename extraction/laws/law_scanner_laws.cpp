// The law beside a list of provisions: named before it ("servicelovens § 85"), after it ("§ 85 i lov om
// social service"), as a code ("SEL-85-2"), or alone, which is a mention. A law named before covers the whole
// list after it, a law named after it the list before it; each name closes its list.
//
// Source: law_reference_forms, section 2. Known misses: "serviceloven og dens § 85".

#include <utility>

#include "extraction/laws/law_scan.h"
#include "extraction/laws/law_scanner.h"
#include "extraction/text_scan.h"

namespace vidensgraf {

std::string LawScanner::law_id(const LawNameMatch& match, std::string_view paragraf) {
  if (match.name == nullptr) return {};
  const auto law_now = [this](const Law& named) {
    depends_on_date_ = depends_on_date_ || registers_.depends_on_date(named);
    return &registers_.law_at(named, date_);
  };
  const Law* usual = law_now(registers_.laws()[match.name->law]);
  if (!paragraf.empty() && registers_.has_inventory(usual->id) &&
      registers_.find_section(usual->id, paragraf) == nullptr) {
    // Another act of the same name may have the section.
    for (const Law* other : registers_.laws_named(match.name->text)) {
      if (law_now(*other) == other && registers_.find_section(other->id, paragraf) != nullptr) {
        return other->id;
      }
    }
  }
  return usual->id;
}

/// What stands after a list: ", i lov om ...", "efter serviceloven", "i denne lov", "i lov nr. 1654".
LawSaid LawScanner::law_after(std::size_t at) {
  LawSaid said;
  said.end = at;
  std::size_t next = skip_space(text_, at);
  bool comma = false;
  if (text_.substr(next).starts_with(",")) {
    comma = true;
    next = skip_space(text_, next + 1);
  }
  const std::string lead = law_word_at(text_, next);
  const bool in_parenthesis = text_.substr(next).starts_with("(");
  std::size_t name_at = next;
  if (lead == "i" || lead == "efter" || lead == "af") {
    name_at = skip_space(text_, next + lead.size());
  } else if (in_parenthesis) {
    name_at = next + 1;
  }
  const std::string word = law_word_at(text_, name_at);
  const bool led = name_at != next;
  if (led && !in_parenthesis) {
    if (word == "denne" || word == "samme") {
      const std::size_t law_at = skip_space(text_, name_at + word.size());
      const std::string noun = law_word_at(text_, law_at);
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
      if (law_word_at(text_, of) == "af") {
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

/// "SEL-52-3.7", "SEL-44-": a code of law, section, stk. and nr.
std::size_t LawScanner::at_abbreviation_code(std::size_t at, const LawNameMatch& match) {
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
  target.core = {to_offset(match.end + 1), to_offset(end)};
  return add_targets({to_offset(at), to_offset(end)}, {target},
                     {LawFrom::Named, law_id(match, target.paragraf), end});
}

std::size_t LawScanner::at_law(std::size_t at, const LawNameMatch& match) {
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
    add_mention({to_offset(start), to_offset(end)}, {to_offset(at), to_offset(end)}, match);
    return end;
  }
  LawSaid said{match.name == nullptr ? LawFrom::Other : LawFrom::Named,
               law_id(match, list.targets.front().paragraf), list.end};
  return add_targets({to_offset(start), to_offset(list.end)}, list.targets, said);
}

void LawScanner::add_mention(ByteSpan source, ByteSpan core, const LawNameMatch& match) {
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

}  // namespace vidensgraf
