// Reading a passage with its document and headings takes a dozen look-ups in RocksDB, and analysing it to
// find the words that a query matched as long again: together 0.1 ms a hit, more than ranking takes. None of
// it depends on the query, and passages that are shown once are shown again.

#include "query/search/passage_cards.h"

#include <algorithm>
#include <utility>

#include "language/display_text.h"
#include "query/pages/page_rows.h"

namespace vidensgraf {
namespace {

std::string value_of(const std::optional<MetadataField>& field) {
  return field ? field->value : std::string();
}

// "§ 15 a" where `text` begins with "§ 15 a."; empty if it does not.
std::string opening_paragraf(std::string_view text) {
  constexpr std::string_view kSign = "§ ";
  if (!text.starts_with(kSign)) return {};
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  std::size_t end = kSign.size();
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == kSign.size()) return {};
  if (end + 1 < text.size() && text[end] == ' ' && is_letter(text[end + 1])) end += 2;
  return end < text.size() && text[end] == '.' ? std::string(text.substr(0, end)) : std::string();
}

// Whether the document is one section of a law, as collections of law divide it: no other stands in it.
Result<std::string> own_paragraf(const Rows& rows, const Document& document, DocumentNumber number) {
  constexpr std::uint32_t kLongestSection = 65'536;
  if (document.blocks.empty() || document.blocks.back().source.end > kLongestSection) return std::string();
  std::string paragraf;
  for (const Block& block : document.blocks) {
    const bool is_first = block.source == document.blocks.front().source;
    constexpr std::uint32_t kLongestMarker = 16;
    const ByteSpan opening{block.source.begin,
                           std::min(block.source.end, block.source.begin + kLongestMarker)};
    const auto text = read_text(rows, number, opening);
    if (!text) return fail(text.error());
    std::string found = opening_paragraf(*text);
    if (found.empty() == is_first) return std::string();
    if (is_first) paragraf = std::move(found);
  }
  return paragraf;
}

bool can_match(const Token& token) {
  if (token.kind == TokenKind::Number) return true;
  return token.kind == TokenKind::Word && token.word != nullptr && !token.word->is_stop_word;
}

Result<std::shared_ptr<PassageCard>> read_card(const Rows& stored_rows, const Analyzer& analyzer,
                                               PassageId id) {
  const PageRows rows(stored_rows);  // headings lie in the text of the passage, and under the same number
  const auto stored = read_passage(rows, id);
  if (!stored) return fail(stored.error());
  if (!*stored) return std::shared_ptr<PassageCard>();
  const auto record = read_document_record(rows, (*stored)->document);
  if (!record) return fail(record.error());
  if (!*record) return std::shared_ptr<PassageCard>();
  const Document& document = (*record)->document;
  const Passage& passage = (*stored)->passage;

  auto card = std::make_shared<PassageCard>();
  card->document = (*record)->number;
  card->about.id = document.id;
  card->about.title = document.metadata.title ? document.metadata.title->value : document.id;
  card->about.publisher = value_of(document.metadata.publisher);
  card->about.year = value_of(document.metadata.year);
  card->about.type = value_of(document.metadata.type);
  card->about.url = value_of(document.metadata.url);

  auto paragraf = own_paragraf(rows, document, card->document);
  if (!paragraf) return fail(paragraf.error());
  card->about.paragraf = std::move(*paragraf);

  PassageHit& hit = card->passage;
  hit.passage = id;
  hit.source = passage.source;
  hit.page = passage.page;
  auto text = read_text(rows, card->document, passage.source);
  if (!text) return fail(text.error());
  hit.text = std::move(*text);
  for (const BlockIndex heading : section_path(document, passage.first_block)) {
    const auto label = read_text(rows, card->document, document.blocks[heading].source);
    if (!label) return fail(label.error());
    hit.section.push_back(display_text(*label, analyzer));
  }
  AnalyzedText analyzed = analyzer.analyze(hit.text);  // borrows from the card's text, which stays in place
  hit.breaks = breaks_in_words(hit.text, passage.source.begin, analyzed);
  std::erase_if(analyzed.tokens, [](const Token& token) { return !can_match(token); });
  analyzed.tokens.shrink_to_fit();
  for (Sentence& sentence : analyzed.sentences) sentence.first_token = sentence.end_token = 0;
  card->analyzed = std::move(analyzed);
  return card;
}

std::size_t bytes_of(const PassageCard& card) {
  std::size_t bytes = sizeof(PassageCard) + 256 + card.passage.text.size() + card.about.title.size();
  for (const std::string& label : card.passage.section) bytes += sizeof(label) + label.size();
  return bytes + card.analyzed.tokens.size() * sizeof(Token) +
         card.analyzed.sentences.size() * sizeof(Sentence);
}

}  // namespace

Result<std::shared_ptr<const PassageCard>> PassageCards::get(const Rows& rows, const Analyzer& analyzer,
                                                             PassageId passage) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = entries_.find(passage); known != entries_.end()) {
      used_.splice(used_.begin(), used_, known->second.used);
      return known->second.card;
    }
  }
  auto read = read_card(rows, analyzer, passage);
  if (!read) return fail(read.error());
  std::shared_ptr<const PassageCard> card = std::move(*read);
  if (!card) return card;
  const std::lock_guard lock(mutex_);
  const auto [entry, fresh] = entries_.try_emplace(passage);
  if (!fresh) return entry->second.card;
  used_.push_front(passage);
  entry->second = Entry{card, bytes_of(*card), used_.begin()};
  bytes_ += entry->second.bytes;
  while (bytes_ > max_bytes_ && used_.size() > 1) {
    const auto oldest = entries_.find(used_.back());
    bytes_ -= oldest->second.bytes;
    entries_.erase(oldest);
    used_.pop_back();
  }
  return card;
}

}  // namespace vidensgraf
