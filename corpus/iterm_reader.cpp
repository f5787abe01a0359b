#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "corpus/archive.h"
#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/office_package.h"
#include "corpus/vocabulary.h"

// A vocabulary as i-Term (DANTERM) exports it in XML, the program that the agency's begrebsbase is kept in:
//
//   iterm > article > subject > code                             what it belongs to
//                     concept > language code="da" > gendef      the definition, with links to other concepts
//                                                    gendefref, gendefrefloc  its source, and where in it
//                                                    comment
//                                                    term > value             the first one is preferred
//
// A link is written [[form]] or [[form||term of the concept]]; the form is what stands in the text, the term
// another concept that is related. Source: exports that are public; the format has no public specification.
// Known misses: terms' own sources, grammar, and diagrams; which concepts are broader, as links do not say.

namespace vidensgraf {
namespace {

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    if (child.type() == pugi::node_element) text += text_of(child);
  }
  return text;
}

// A text with its links written as what shows of them; their terms are added to `linked`.
std::string without_links(std::string_view text, std::vector<std::string>& linked) {
  std::string plain;
  while (true) {
    const std::size_t open = text.find("[[");
    const std::size_t close = open == std::string_view::npos ? open : text.find("]]", open);
    if (close == std::string_view::npos) break;
    const std::string_view link = text.substr(open + 2, close - open - 2);
    const std::size_t bar = link.find("||");
    plain += text.substr(0, open);
    plain += link.substr(0, bar);
    linked.emplace_back(bar == std::string_view::npos ? link : link.substr(bar + 2));
    text.remove_prefix(close + 2);
  }
  return plain += text;
}

VocabularyEntry entry_of(const pugi::xml_node& article, const pugi::xml_node& item) {
  std::vector<TextInLanguage> preferred;
  std::vector<TextInLanguage> accepted;
  std::map<TermField, std::vector<TextInLanguage>> texts;
  std::vector<std::string> linked;
  for (const pugi::xml_node part : item.children()) {
    if (local_name(part) != "language") continue;
    const std::string language = part.attribute("code").value();
    bool has_term = false;
    std::string source;
    for (const pugi::xml_node child : part.children()) {
      const std::string_view name = local_name(child);
      std::string text = without_links(text_of(name == "term" ? child_of(child, "value") : child), linked);
      if (text.empty()) continue;
      if (name == "term") {
        auto& terms = std::exchange(has_term, true) ? accepted : preferred;
        terms.push_back(TextInLanguage{std::move(text), language});
      } else if (name == "gendef") {
        texts[TermField::Definition].push_back(TextInLanguage{std::move(text), language});
      } else if (name == "comment") {
        texts[TermField::Comment].push_back(TextInLanguage{std::move(text), language});
      } else if (name == "gendefref" || name == "gendefrefloc") {
        if (!source.empty()) source += ", ";
        source += text;
      }
    }
    if (!source.empty()) texts[TermField::Source].push_back(TextInLanguage{std::move(source), language});
  }
  VocabularyEntry entry;
  add_terms(preferred, accepted, {}, entry);
  for (auto& [field, found] : texts) {
    for (TextInLanguage& text : in_best_language(std::move(found)))
      entry.values.emplace_back(field, std::move(text.text));
  }
  for (std::string& term : linked) entry.values.emplace_back(TermField::Related, std::move(term));
  for (const pugi::xml_node subject : article.children()) {
    if (local_name(subject) != "subject") continue;
    const pugi::xml_node code = child_of(subject, "code");
    entry.values.emplace_back(TermField::Subject,
                              code ? text_of(code) : std::string(subject.attribute("code").value()));
  }
  entry.values.emplace_back(TermField::Identifier, item.attribute("id").value());
  return entry;
}

}  // namespace

Result<void> read_iterm(std::string_view bytes, const ReadLimits& limits, Document& document) {
  const auto text = decode_text(bytes);
  if (!text) return fail(text.error());
  if (auto checked = check_xml(*text, "iterm", limits); !checked) return fail(checked.error());
  pugi::xml_document tree;
  const auto parsed = tree.load_buffer(text->data(), text->size(),
                                       pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!parsed) {
    const std::string_view read = std::string_view(*text).substr(0, static_cast<std::size_t>(parsed.offset));
    return fail(ErrorCode::Input, fmt::format("The i-Term file is damaged on line {}.",
                                              1 + std::count(read.begin(), read.end(), '\n')));
  }
  Vocabulary vocabulary;
  for (const pugi::xml_node article : tree.document_element().children()) {
    if (local_name(article) != "article") continue;
    for (const pugi::xml_node item : article.children()) {
      if (local_name(item) == "concept") vocabulary.entries.push_back(entry_of(article, item));
    }
  }
  return write_vocabulary(vocabulary, limits, document);
}

}  // namespace vidensgraf
