// A provision is found where extraction saw a reference to it. "§ 85" of no law that is named finds every
// § 85; references whose law stayed unknown count a little for each law's.

#include "query/search/provision_expansion.h"

#include <string>
#include <utility>

#include "query/search/full_text_terms.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;
using Kind = QueryNode::Kind;

}  // namespace

FullTextQuery ProvisionExpander::ranked(const AskedProvision& provision) {
  asked.push_back(provision);
  if (provision.paragraf.empty())
    return words_.term(index_term(term_prefix::kLaw, provision.law), options_.provision);
  std::vector<FullTextQuery> places;
  constexpr double kWholeParagraf = 0.6;  // of the weight where a stk. was asked for, which then has the rest
  const double whole = provision.stk.empty() ? 1.0 : kWholeParagraf;
  places.push_back(
      words_.term(provision_term(provision.law, provision.paragraf), whole * options_.provision));
  for (const int stk : provision.stk) {
    places.push_back(words_.term(provision_term(provision.law, provision.paragraf, stk),
                                 (1 - whole) * options_.provision));
  }
  if (!provision.law.empty()) {
    places.push_back(words_.term(provision_term(kUnresolvedLaw, provision.paragraf), options_.bare_paragraf));
  }
  return combine(Op::Or, std::move(places));
}

FullTextQuery ProvisionExpander::reference(const QueryNode& node) {
  std::vector<FullTextQuery> provisions;
  bool whole_law = false;
  for (const AskedProvision& provision : node.provisions) {
    provisions.push_back(ranked(provision));
    whole_law = whole_law || provision.paragraf.empty();
  }
  FullTextQuery query = combine(Op::Or, std::move(provisions));
  // The name of a law is also a word; and a provision that nobody refers to may still be in the text.
  if (!whole_law && query.op != Op::Nothing) return query;
  std::vector<FullTextQuery> named;
  for (const QueryWord& word : words_.words_of(node.text, node.source.begin)) {
    if (!word.is_stop_word) named.push_back(words_.word(word));
  }
  return combine(Op::Or, {std::move(query), combine(Op::Or, std::move(named))});
}

FullTextQuery ProvisionExpander::field(const QueryNode& value) {
  if (value.kind != Kind::Law) return words_.label(term_prefix::kLaw, value.text);
  std::vector<FullTextQuery> provisions;
  for (const AskedProvision& provision : value.provisions) {
    asked.push_back(provision);
    provisions.push_back(provision.paragraf.empty()
                             ? words_.term(index_term(term_prefix::kLaw, provision.law), 1.0)
                             : words_.term(provision_term(provision.law, provision.paragraf,
                                                          provision.stk.empty() ? 0 : provision.stk.front()),
                                           1.0));
  }
  return combine(Op::Or, std::move(provisions));
}

}  // namespace vidensgraf
