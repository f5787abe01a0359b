#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_anaphora.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_offers.h"

// Service standards and catalogues describe one offer below a heading that names it, in paragraphs with
// labels:
//
//   Krisebolig                    a heading with one noun phrase
//   Målgruppe                     the label as a heading, or before a colon, or as a cell of a table
//   Kvinder udsat for vold.       the group: the first thing below, or each item of a list
//   Lovgrundlag: § 109            the provisions that are named there
//
// So a label is read with the heading above it (relation_anaphora finds what that names). Known misses:
// headings that are names only; labels in other words ("Til dig, der").

namespace vidensgraf {
namespace {

enum class Label { None, Audience, Law };

class HeadingFinder {
 public:
  explicit HeadingFinder(RelationReader& reader) : reader_(reader), text_(reader.text()), offers_(reader) {
    for (const auto& one : reader.facts().law_references) {
      if (one.kind == LawReferenceKind::ParagraphRef && !one.law.empty() && !one.paragraf.empty())
        provisions_.push_back(&one);
    }
    std::sort(provisions_.begin(), provisions_.end(),
              [](const LawReference* a, const LawReference* b) { return a->source < b->source; });
  }

  void run() {
    const auto& sentences = text_.sentences();
    for (std::uint32_t number = 1; number < sentences.size(); ++number) {
      const auto kind = text_.block_kind(sentences[number]);
      if (kind == BlockKind::TableOfContents || kind == BlockKind::Boilerplate ||
          kind == BlockKind::ReferenceEntry)
        continue;
      reader_.enter(number);
      std::uint32_t content = 0;
      const auto label = label_at(content);
      if (label == Label::None) continue;
      const auto* offer = offer_of_heading(reader_, number);
      if (offer == nullptr) continue;
      if (content < reader_.end())
        told(label, *offer, content);
      else
        below(label, *offer, number);
    }
  }

 private:
  // "Målgruppe", "Målgruppen er:", "Hvem kan deltage?", "Juridisk grundlag": what the sentence is a label of;
  // `content` is the token behind the label.
  [[nodiscard]] Label label_at(std::uint32_t& content) const {
    const auto first = reader_.begin();
    auto at = first;
    auto label = Label::None;
    const auto word = reader_.form(at);
    if (word == "hvem" && reader_.form(reader_.end() - 1) == "?" && reader_.is(at + 1, Tag::Verb)) {
      content = reader_.end();
      return Label::Audience;
    }
    if (word == "juridisk" || word == "primær" || word == "lovmæssigt") ++at;
    static constexpr auto kLaw = std::to_array<std::string_view>(
        {"lovgrundlag", "lovgrundlaget", "grundlag", "hjemmel", "lovhjemmel", "retsgrundlag", "lovgivning"});
    const auto noun = reader_.form(at);
    if (noun.starts_with("målgruppe"))
      label = Label::Audience;
    else if (std::find(kLaw.begin(), kLaw.end(), noun) != kLaw.end() && (noun != "grundlag" || at > first))
      label = Label::Law;
    if (label == Label::None) return label;
    ++at;
    if (reader_.form(at) == "er" || reader_.form(at) == "omfatter") ++at;
    // "Målgruppe", "Målgruppe:", "Målgruppe | G"; a sentence about one goes on with a word
    if (at < reader_.end() && text_.token(at).kind == TokenKind::Word) return Label::None;
    while (at < reader_.end() && text_.token(at).kind != TokenKind::Word &&
           !text_.token(at).form.starts_with("§"))
      ++at;
    content = at;
    return label;
  }

  // What the sentence tells from token `at` on; whether it told anything.
  bool told(Label label, const std::string& offer, std::uint32_t at) {
    if (label == Label::Law) return ruled(offer);
    const auto* group = offers_.group_from(offers_.past_weight(at));
    if (group == nullptr) return false;
    offers_.meant_for(offer, *group, reader_.source(), "X / Målgruppe: G");
    return true;
  }

  bool ruled(const std::string& offer) {
    auto at = std::lower_bound(
        provisions_.begin(), provisions_.end(), reader_.source().begin,
        [](const LawReference* one, std::uint32_t begin) { return one->source.begin < begin; });
    bool found = false;
    constexpr int kMost = 4;
    for (int i = 0; i < kMost && at != provisions_.end(); ++i, ++at) {
      if ((*at)->source.end > reader_.source().end) break;
      reader_.add(offer, RelationType::GovernedBy, (*at)->law + "#" + (*at)->paragraf, reader_.source(),
                  "X / Lovgrundlag: §");
      found = true;
    }
    return found;
  }

  // The first sentence below the label, and the items of a list there.
  void below(Label label, const std::string& offer, std::uint32_t number) {
    const auto& sentences = text_.sentences();
    constexpr std::uint32_t kMostItems = 12;
    bool list = false;
    for (auto next = number + 1; next < sentences.size() && next - number <= kMostItems; ++next) {
      const auto kind = text_.block_kind(sentences[next]);
      if (kind == BlockKind::Heading || (list && kind != BlockKind::ListItem)) return;
      reader_.enter(next);
      list = kind == BlockKind::ListItem;
      auto at = reader_.begin();
      while (at < reader_.end() && text_.token(at).kind != TokenKind::Word) ++at;
      told(label, offer, at);
      if (!list && reader_.form(reader_.end() - 1) != ":") return;
    }
  }

  RelationReader& reader_;
  const TaggedText& text_;
  Offers offers_;
  std::vector<const LawReference*> provisions_;
};

}  // namespace

void find_under_headings(RelationReader& reader) { HeadingFinder(reader).run(); }

}  // namespace vidensgraf
