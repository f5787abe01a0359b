// Settles the law of each scanned reference from its surroundings.
//
// Three things are remembered while going through the references in text order:
//   named    the law last named, where, and under which heading;
//   section  the section last cited, for "stk. 2" alone;
//   statute  the section whose text is quoted: it begins with a heading or paragraph that is mainly a §
//   ("Servicelovens
//            § 13 b", "§ 5. Kommunen skal ..."), and goes on as long as its paragraphs begin with "Stk. n.".
// A reference reaches for the nearest of them within its block, then for the law in the heading of its
// section or of one above it, then for what else its section names.
//
// Known misses: a law that is named only after the reference in another sentence; two laws discussed in turn
// in one block.

#include "extraction/laws/law_references.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "extraction/laws/law_amendments.h"
#include "extraction/laws/law_names.h"
#include "extraction/laws/law_reference_scanner.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kSentenceReach = 160;  // bytes up to a law that is named later in the sentence
constexpr std::uint32_t kReach = 4000;       // bytes that a law's name reaches within one section

struct Place {
  BlockIndex block = kNoBlock;
  BlockIndex heading = kNoBlock;
};

class Resolver {
 public:
  Resolver(const Document& document, std::span<const Token> tokens, const Registers& registers,
           std::string_view date)
      : document_(document),
        registers_(registers),
        scan_(scan_law_references(document.text, registers, date, tokens)),
        scanned_(scan_.references) {}

  FoundLawReferences run(const DocumentFacts& so_far);

 private:
  struct Named {
    std::string law;
    ByteSpan source;
    Place place;
  };
  struct Section {
    std::string law;
    std::string paragraf;
    ByteSpan source;
    Place place;
    bool is_heading = false;
  };

  Place place_of(std::uint32_t offset);
  void find_own_law(const DocumentFacts& so_far);
  void note_introductions();
  const Named* heading_law(BlockIndex heading) const;
  bool keep(const ScannedReference& scanned) const;
  bool opens_statute(const ScannedReference& scanned, const Place& place) const;
  bool statute_goes_on(const Place& place, const ScannedReference& scanned) const;
  void resolve_law(ScannedReference& scanned, const Place& place);
  void resolve_from_later(std::size_t index);
  void resolve_subsection(ScannedReference& scanned, const Place& place);
  void take(LawReference& reference, const std::string& law, ByteSpan antecedent);

  const Document& document_;
  const Registers& registers_;
  LawScan scan_;
  std::vector<ScannedReference>& scanned_;  // of it
  std::string own_law_;                     ///< The document is the text of this law.
  bool is_order_ = false;                   // an order or another law that the register does not have
  std::string own_paragraf_;                ///< ... or of this section of it.
  std::set<std::string> introduced_;        ///< Abbreviations that the text explains: "serviceloven (SEL)".
  std::map<BlockIndex, Named> headings_;    ///< Headings that name one law; of those with two `law` is empty.
  Named named_;
  Named named_before_;  ///< The law named before `named_`, another one.
  Section section_;
  Section statute_;
  BlockIndex cursor_ = 0;
};

Place Resolver::place_of(std::uint32_t offset) {
  // References come in text order: the block is found by going on from the last one.
  const std::vector<Block>& blocks = document_.blocks;
  while (cursor_ + 1 < blocks.size() && blocks[cursor_ + 1].source.begin <= offset) ++cursor_;
  if (blocks.empty() || blocks[cursor_].source.begin > offset) return {};
  const Block& block = blocks[cursor_];
  return {cursor_, block.kind == BlockKind::Heading ? cursor_ : block.heading};
}

void Resolver::find_own_law(const DocumentFacts& so_far) {
  std::string title = so_far.metadata.title ? so_far.metadata.title->value : "";
  if (title.empty() && document_.metadata.title) title = document_.metadata.title->value;
  const std::string lowered = lower_case(title);
  std::size_t at = 0;
  if (lowered.starts_with("bekendtgørelse af ")) at = std::string_view("bekendtgørelse af ").size();
  // What an amending act quotes are sections of other laws, and which of them its text does not say.
  if (lowered.starts_with("lov om ændring af ")) {
    is_order_ = true;
    return;
  }
  const bool is_law = at != 0 || lowered.starts_with("lov om ") || lowered.starts_with("barnets lov");
  if (!is_law) return;
  for (const ScannedReference& scanned : scan_law_references(title, registers_, "").references) {
    if (scanned.law_from != LawFrom::Named) continue;
    if (own_law_.empty()) own_law_ = scanned.reference.law;
    if (!scanned.reference.paragraf.empty()) own_paragraf_ = scanned.reference.paragraf;
  }
  if (own_law_.empty()) is_order_ = true;
}

void Resolver::note_introductions() {
  for (std::size_t i = 1; i < scanned_.size(); ++i) {
    const LawReference& before = scanned_[i - 1].reference;
    const LawReference& reference = scanned_[i].reference;
    if (!scanned_[i].abbreviation || before.law.empty() || before.law != reference.law) continue;
    const std::string_view between =
        std::string_view(document_.text)
            .substr(before.source.end, reference.source.begin - before.source.end);
    if (between.size() <= 30 && between.find('(') != std::string_view::npos) {
      introduced_.insert(std::string(cut(document_.text, reference.core)));
    }
  }
}

bool Resolver::keep(const ScannedReference& scanned) const {
  if (!scanned.abbreviation || scanned.reference.kind != LawReferenceKind::LawMention) return true;
  return introduced_.contains(std::string(cut(document_.text, scanned.reference.core)));
}

/// Whether the block is mainly this section's number: a heading over quoted statute text, or its beginning.
bool Resolver::opens_statute(const ScannedReference& scanned, const Place& place) const {
  const LawReference& reference = scanned.reference;
  if (reference.kind != LawReferenceKind::ParagraphRef || place.block == kNoBlock) return false;
  const Block& block = document_.blocks[place.block];
  if (block.kind == BlockKind::TableOfContents || block.kind == BlockKind::Boilerplate) return false;
  const std::string_view text = document_.text;
  const std::uint32_t before = reference.source.begin - block.source.begin;
  if (before > 12) return false;
  const bool covers = reference.source.size() * 10 >= block.source.size() * 6;
  if (covers) return true;
  if (before > 3 || text.substr(reference.source.begin, 2) != "§") return false;
  const std::size_t end = reference.source.end;
  return text.substr(end, 1) == "." && is_upper(code_point_at(text, skip_space(text, end + 1)).value) &&
         reference.stk.empty();
}

bool Resolver::statute_goes_on(const Place& place, const ScannedReference& scanned) const {
  if (statute_.paragraf.empty() || place.block == kNoBlock || statute_.place.block == kNoBlock) return false;
  if (place.block == statute_.place.block) return true;
  if (place.block == statute_.place.block + 1) return true;
  // Every block after the first begins with "Stk. n.".
  const std::string_view text = document_.text;
  const Block& block = document_.blocks[place.block];
  if (place.block > statute_.place.block + 80) return false;
  (void)scanned;
  std::size_t start = block.source.begin;
  while (start < block.source.end && (text[start] == '*' || text[start] == '"' || text[start] == ' '))
    ++start;
  return text.substr(start).starts_with("Stk. ") || text.substr(start).starts_with("Stk ") ||
         is_digit(code_point_at(text, start).value);
}

void Resolver::take(LawReference& reference, const std::string& law, ByteSpan antecedent) {
  reference.law = law;
  reference.antecedent = antecedent;
  reference.resolution = law.empty() ? LawResolution::Unresolved : LawResolution::Context;
}

void Resolver::resolve_law(ScannedReference& scanned, const Place& place) {
  LawReference& reference = scanned.reference;
  if (scanned.law_from == LawFrom::SameLaw) {
    take(reference, named_.law, named_.source);
    return;
  }
  const bool in_statute = statute_goes_on(place, scanned);
  if (scanned.law_from == LawFrom::ThisLaw) {
    if (in_statute) {
      take(reference, statute_.law, statute_.source);
    } else if (!own_law_.empty()) {
      take(reference, own_law_, {});
    } else {
      take(reference, named_.law, named_.source);
    }
    return;
  }
  const bool same_block = named_.place.block == place.block && place.block != kNoBlock;
  // In an order a bare § is the order's own, however near another law is named.
  const bool own_order = is_order_ && statute_.law.empty();
  if (in_statute && (own_order || !(same_block && reference.source.begin - named_.source.end < 60))) {
    take(reference, statute_.law, statute_.source);
    return;
  }
  if (!own_law_.empty()) {
    take(reference, own_law_, {});
    return;
  }
  const Named* above = same_block ? nullptr : heading_law(place.heading);
  if (above != nullptr) {
    take(reference, above->law, above->source);
    return;
  }
  const bool same_section = named_.place.heading == place.heading;
  if (!named_.law.empty() &&
      (same_block || (same_section && reference.source.begin - named_.source.end < kReach) ||
       place.block == kNoBlock)) {
    take(reference, named_.law, named_.source);
  }
}

/// The law that a heading names, or the nearest one above it that names one; null if none does or it names
/// two.
const Resolver::Named* Resolver::heading_law(BlockIndex heading) const {
  constexpr int kDeepest = 6;
  for (int depth = 0; heading != kNoBlock && heading < document_.blocks.size() && depth < kDeepest; ++depth) {
    const auto found = headings_.find(heading);
    if (found != headings_.end()) return found->second.law.empty() ? nullptr : &found->second;
    heading = document_.blocks[heading].heading;
  }
  return nullptr;
}

/// "Ledsagelse (§ 97) og hjælpemidler (§ 112) efter serviceloven": no law is named before, so the next one in
/// the same sentence is meant, if "i" or "efter" introduces it.
void Resolver::resolve_from_later(std::size_t index) {
  LawReference& reference = scanned_[index].reference;
  const std::string_view text = document_.text;
  for (std::size_t i = index + 1; i < scanned_.size(); ++i) {
    const ScannedReference& later = scanned_[i];
    const std::uint32_t from = reference.source.end;
    if (later.reference.source.begin < from) continue;
    const std::string_view between = text.substr(from, later.reference.source.begin - from);
    if (between.size() > kSentenceReach || between.find(". ") != std::string_view::npos ||
        between.find('\n') != std::string_view::npos)
      return;
    if (later.law_from == LawFrom::Bare) continue;
    if (later.law_from != LawFrom::Named || later.reference.kind != LawReferenceKind::LawMention) return;
    if (!between.ends_with(" efter ") && !between.ends_with(" i ")) return;
    take(reference, later.reference.law, later.reference.source);
    return;
  }
}

void Resolver::resolve_subsection(ScannedReference& scanned, const Place& place) {
  LawReference& reference = scanned.reference;
  if (statute_goes_on(place, scanned)) {
    take(reference, statute_.law, statute_.source);
    reference.paragraf = statute_.paragraf;
    return;
  }
  const bool same_block = section_.place.block == place.block;
  const bool same_section = section_.place.heading == place.heading;
  if (!section_.paragraf.empty() &&
      (same_block || (same_section && reference.source.begin - section_.source.end < kReach))) {
    take(reference, section_.law, section_.source);
    reference.paragraf = section_.paragraf;
    return;
  }
  if (!own_paragraf_.empty()) {
    take(reference, own_law_, {});
    reference.paragraf = own_paragraf_;
  }
}

FoundLawReferences Resolver::run(const DocumentFacts& so_far) {
  is_order_ = so_far.metadata.type && so_far.metadata.type->value == "bekendtgørelse";
  find_own_law(so_far);
  note_introductions();
  std::vector<LawReference> found;
  found.reserve(scanned_.size());
  for (ScannedReference& scanned : scanned_) {
    if (!keep(scanned)) continue;
    LawReference& reference = scanned.reference;
    const Place place = place_of(reference.source.begin);
    const bool subsection =
        reference.kind == LawReferenceKind::StkRef || reference.kind == LawReferenceKind::StkHeading;
    if (scanned.needs_statute && own_law_.empty() && !statute_goes_on(place, scanned) &&
        scanned.law_from != LawFrom::ThisLaw) {
      continue;
    }
    const bool opens = opens_statute(scanned, place);
    if (subsection) {
      resolve_subsection(scanned, place);
      if (reference.kind == LawReferenceKind::StkHeading && !statute_goes_on(place, scanned) &&
          !reference.paragraf.empty()) {
        statute_ = {reference.law, reference.paragraf, reference.antecedent, place, false};
      }
    } else if (scanned.law_from != LawFrom::Named && scanned.law_from != LawFrom::Convention &&
               scanned.law_from != LawFrom::Other) {
      if (opens && !statute_goes_on(place, scanned)) statute_ = {};
      // "§ 2. ..." of an order is a section of the order itself, whatever law it names.
      const bool own = opens && is_order_ && own_law_.empty() && scanned.law_from == LawFrom::Bare;
      if (own) {
        section_ = {"", reference.paragraf, reference.source, place, false};
        statute_ = section_;
        found.push_back(std::move(reference));
        continue;
      }
      resolve_law(scanned, place);
      const bool of_this_order = is_order_ && statute_goes_on(place, scanned);
      if (reference.law.empty() && scanned.law_from == LawFrom::Bare && !of_this_order)
        resolve_from_later(static_cast<std::size_t>(&scanned - scanned_.data()));
      if (reference.law.empty() && !scanned.convention.empty()) {
        reference.law = scanned.convention;
        reference.resolution = LawResolution::DomainDefault;
      }
    }
    if (scanned.law_from == LawFrom::Named && !reference.law.empty() &&
        reference.kind != LawReferenceKind::EliUrl) {
      if (named_.law != reference.law) named_before_ = named_;
      named_ = {reference.law, reference.source, place};
      if (place.block != kNoBlock && place.block == place.heading) {
        const auto [entry, is_first] = headings_.try_emplace(place.block, named_);
        if (!is_first && entry->second.law != reference.law) entry->second.law.clear();
      }
    }
    if (!reference.paragraf.empty() && !subsection && reference.compound_head.empty()) {
      section_ = {reference.law, reference.paragraf, reference.source, place, false};
      if (opens) statute_ = section_;
    }
    if (scanned.needs_statute && reference.law.empty() && reference.chapter.empty()) continue;
    found.push_back(std::move(reference));
  }
  return FoundLawReferences{std::move(found), scan_.depends_on_date};
}

}  // namespace

FoundLawReferences find_law_references(const Document& document, const AnalyzedText& text,
                                       const Registers& registers, const DocumentFacts& so_far) {
  const std::string date = so_far.metadata.date   ? so_far.metadata.date->value
                           : so_far.metadata.year ? so_far.metadata.year->value
                                                  : "";
  auto found = Resolver(document, text.tokens, registers, date).run(so_far);
  resolve_amendments(document.text, found.references);
  return found;
}

}  // namespace vidensgraf
