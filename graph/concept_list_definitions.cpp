#include "graph/concept_list_definitions.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "extraction/text_scan.h"
#include "graph/defining_phrase.h"
#include "graph/names.h"

namespace vidensgraf {
namespace {

/// A wording, and who states it.
struct Wording {
  DefiningPhrase phrase;
  std::string folded;     ///< `phrase.text`, as names are compared.
  bool is_alias = false;  ///< It gives another name, and no meaning: "..., også kaldet X".
  bool is_accepted = false;
  std::vector<const StatedDefinition*> stated;
};

std::string page_of(const StatedDefinition& stated) {
  return stated.page == 0 ? std::string() : fmt::format(", s. {}", stated.page);
}

// "Begreber i voksenindsatsen, 2021, s. 3, efter Hansen, 2019"
std::string short_citation(const StatedDefinition& stated) {
  std::string text = stated.document.title;
  if (!stated.document.date.empty()) text += ", " + stated.document.date.substr(0, 4);
  text += page_of(stated);
  if (!stated.definition.cited_source.empty()) text += ", efter " + stated.definition.cited_source;
  return squeeze(text);
}

std::string as_comment(const Wording& wording) {
  std::vector<std::string> sources;
  for (const StatedDefinition* const stated : wording.stated) add_once(sources, short_citation(*stated));
  std::string text = fmt::format("{} ({}): {}", wording.is_alias ? "Andet navn" : "Anden definition",
                                 fmt::join(sources, "; "), wording.phrase.text);
  if (!wording.phrase.more.empty()) {
    text += text.ends_with('.') ? " " : ". ";
    text += wording.phrase.more;
  }
  return text;
}

std::vector<Wording> wordings_of(const ExportedGraph& exported, const std::set<std::size_t>& stated,
                                 const Analyzer& analyzer) {
  std::vector<Wording> wordings;
  for (const std::size_t index : stated) {
    const StatedDefinition& one = exported.definitions[index];
    DefiningPhrase phrase = defining_phrase(one, analyzer);
    std::string folded = fold_name(phrase.text);
    const bool is_alias = one.definition.kind == DefinitionKind::Alias;
    auto known = std::find_if(wordings.begin(), wordings.end(), [&](const Wording& other) {
      return other.folded == folded && other.phrase.more == phrase.more && other.is_alias == is_alias;
    });
    if (known == wordings.end()) {
      known = wordings.emplace(known);
      known->phrase = std::move(phrase);
      known->folded = std::move(folded);
      known->is_alias = is_alias;
    }
    known->stated.push_back(&one);
    const ReviewTarget link{node_id(NodeKind::Document, one.document.id), EdgeType::Defines, one.defined};
    known->is_accepted = known->is_accepted || exported.accepted.count(link) != 0;
  }
  return wordings;
}

}  // namespace

void add_once(std::vector<std::string>& values, std::string value) {
  if (value.empty() || std::find(values.begin(), values.end(), value) != values.end()) return;
  values.push_back(std::move(value));
}

std::string citation_of(const DocumentInfo& document) {
  std::string text = document.title;
  for (const std::string& part : {document.publisher, document.date}) {
    if (!part.empty()) text += ", " + part;
  }
  return squeeze(text);
}

ListedDefinitions listed_definitions(const ExportedGraph& exported, const std::set<std::size_t>& stated,
                                     const Analyzer& analyzer) {
  ListedDefinitions result;
  std::vector<Wording> wordings = wordings_of(exported, stated, analyzer);
  // True before false: accepted before not, a phrase before a sentence, and of equal ones the first.
  const auto first =
      std::max_element(wordings.begin(), wordings.end(), [](const Wording& a, const Wording& b) {
        const auto rank = [](const Wording& one) {
          return std::tuple(!one.is_alias, one.is_accepted, one.phrase.is_phrase);
        };
        return rank(a) < rank(b);
      });
  const bool is_defined = first != wordings.end() && !first->is_alias;
  if (is_defined) {
    result.definition = first->phrase.text;
    for (const StatedDefinition* const one : first->stated) {
      add_once(result.sources, citation_of(one->document) + page_of(*one));
      add_once(result.sources, one->document.url);
      add_once(result.sources, squeeze(one->definition.cited_source));
    }
    if (!first->phrase.more.empty()) result.comments.push_back("Til definitionen: " + first->phrase.more);
  }
  for (auto wording = wordings.begin(); wording != wordings.end(); ++wording) {
    if (!is_defined || wording != first) result.comments.push_back(as_comment(*wording));
  }
  return result;
}

}  // namespace vidensgraf
