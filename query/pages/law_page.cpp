// A provision's page is put together from the nodes at and below it: who cites § 85, stk. 1 cites § 85 too.
// Of what is cited everywhere a part is shown; `LawPageOptions` says which, and counts say how much there is.
// The words of the provision come from documents that quote it or that are the law itself: a block that opens
// with the reference, and the blocks that go on with "Stk. 2." and so on.
//
// Known misses: a quotation that is introduced in running text ("efter § 85 skal kommunen ...") is a
// citation, not the provision's words; tables of statute text are not put together again.

#include "query/pages/law_page.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "graph/graph_update.h"
#include "graph/names.h"
#include "language/display_text.h"
#include "query/pages/law_address.h"
#include "query/pages/page_rows.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kPlacesShown = 5;    // of each document
constexpr std::size_t kPartDocuments = 2;  // of each part of the provision
constexpr std::size_t kPartPlaces = 2;     // of each of them
constexpr std::size_t kAboveDocuments = 5;
constexpr std::size_t kCitingRead = 24;  // documents whose references are read
constexpr std::size_t kVersionsShown = 30;
constexpr std::size_t kLinksShown = 20;
constexpr std::size_t kNodesLinked = 10;  // of the provision and its parts
constexpr std::size_t kBesideShown = 15;
constexpr std::size_t kQuotesShown = 5;
constexpr std::uint32_t kContextBytes = 90;
constexpr std::size_t kMaxQuoteBlocks = 12;
constexpr std::size_t kMaxQuoteBytes = 6000;
constexpr std::uint32_t kMarkupBytes = 6;  // "**§ 5.**"

NodeId node_of(const ProvisionAddress& address) {
  return node_id(address.paragraf.empty() ? NodeKind::Law : NodeKind::Provision, key_of(address));
}

class LawPageMaker {
 public:
  LawPageMaker(const GraphSources& sources, const LawPageOptions& options)
      : sources_(sources),
        reader_(sources.rows, sources.view, sources.analyzer),
        cited_(sources.rows, sources.view, sources.registers) {
    page_.options = options;
  }

  // What the registers know of it.
  Result<LawPage> look_up(std::string_view query) {
    if (const auto named = name(query); !named) return fail(named.error());
    return std::move(page_);
  }

  Result<LawPage> make(std::string_view query) {
    if (const auto named = name(query); !named) return fail(named.error());
    const auto steps = {&LawPageMaker::add_citations, &LawPageMaker::add_above,
                        &LawPageMaker::add_contributions, &LawPageMaker::add_applied,
                        &LawPageMaker::add_links};
    for (const auto step : steps) {
      const Result<void> done = (this->*step)();
      if (!done) return fail(done.error());
    }
    return std::move(page_);
  }

 private:
  Result<void> name(std::string_view query) {
    page_.asked = query;
    const auto address = find_provision_address(sources_, query);
    if (!address) return fail(address.error());
    page_.address = *address;
    add_law();
    page_.label = page_.law.short_name;
    if (!page_.address.paragraf.empty()) page_.label += ' ' + short_label_of(page_.address);
    add_warnings();
    return {};
  }

  void add_law() {
    page_.law.id = page_.address.law;
    page_.law.short_name = label_of(ProvisionAddress{page_.address.law, {}, 0, 0, {}, 0});
    const Law* const law = sources_.registers.find_law(page_.address.law);
    if (law == nullptr) return;
    page_.law.title = law->title;
    // A page leads to others by its name: it must not be that of the law which bears the name today.
    const bool is_former = &sources_.registers.law_at(*law, {}) != law;
    if (!law->short_name.empty() && !is_former) page_.law.short_name = law->short_name;
    page_.law.in_force = law->in_force;
    page_.law.replaced_on = law->replaced_on;
    if (const Law* const next = sources_.registers.find_law(law->replaced_by)) {
      page_.law.replaced_by = next->short_name;
    }
    for (const LawVersion& version : law->versions) {
      page_.law.versions.push_back(fmt::format("{} nr {} af {}", version.type, version.number, version.date));
    }
  }

  void add_warnings() {
    using Kind = LawWarning::Kind;
    const auto warn = [this](Kind kind, std::vector<std::string> values, std::string sentence) {
      page_.warnings.push_back(LawWarning{kind, std::move(values), std::move(sentence)});
    };
    if (!page_.law.replaced_by.empty()) {
      warn(Kind::Replaced, {page_.law.short_name, page_.law.replaced_by, page_.law.replaced_on},
           fmt::format("{} was replaced by {}{}.", page_.law.short_name, page_.law.replaced_by,
                       page_.law.replaced_on.empty() ? std::string() : " on " + page_.law.replaced_on));
    }
    const std::string& paragraf = page_.address.paragraf;
    if (paragraf.empty()) return;
    const std::string label = short_label_of(ProvisionAddress{page_.law.id, paragraf, 0, 0, {}, 0});
    const LawSection* const section = sources_.registers.find_section(page_.law.id, paragraf);
    if (section == nullptr) {
      if (sources_.registers.has_inventory(page_.law.id)) {
        warn(Kind::Unknown, {label, page_.law.short_name},
             fmt::format("{} has no {} in any of the texts that the register was made from.",
                         page_.law.short_name, label));
      }
    } else if (!section->in_latest) {
      warn(Kind::TakenOut, {label, page_.law.short_name, section->last},
           fmt::format("{} does not stand in the latest text of {} any more{}.", label, page_.law.short_name,
                       section->last.empty() ? std::string()
                                             : fmt::format(" (last seen in that of {})", section->last)));
    }
    const LawSectionMove* const move = sources_.registers.find_move(page_.law.id, paragraf);
    if (move == nullptr) return;
    warn(Kind::Moved, {label, page_.law.short_name, target_of(*move, sources_.registers), move->date},
         fmt::format("The matter of {} of {} has stood in {} since {} (by comparison of the texts).", label,
                     page_.law.short_name, target_of(*move, sources_.registers), move->date));
  }

  // Adds what documents say of one provision; nothing where none names it.
  Result<void> add_citation(const GraphNode& node, const ProvisionAddress& address, ListPart part,
                            std::size_t places, std::vector<LawCitation>& citations) {
    // Texts of the provision itself stand first and are left out: on the first page others fill their places.
    constexpr std::size_t kQuotingRead = 40;
    const std::size_t most = part.limit + 1 + (part.offset == 0 ? kQuotingRead : 0);
    LawCitation citation;
    std::vector<DocumentEvidence> shown;
    std::size_t seen = 0;
    const auto take = [&](DocumentEvidence&& document) {
      citation.has_more = ++seen > part.limit;
      if (citation.has_more && part.offset > 0) return false;
      if (citing_.size() < kCitingRead) citing_.insert(document.number);
      // The number above the provision's own words cites nothing.
      std::erase_if(document.places,
                    [](const Evidence& place) { return place.extractor == kQuotedProvision; });
      if (!document.places.empty() && shown.size() < part.limit) shown.push_back(std::move(document));
      return !citation.has_more || shown.size() < part.limit || citing_.size() < kCitingRead;
    };
    const auto visited = sources_.view.visit_evidence_of(node.id, most, part.offset, take);
    if (!visited) return fail(visited.error());
    if (shown.empty() && !citation.has_more) return {};
    auto documents = reader_.read(shown, places, kContextBytes);
    if (!documents) return fail(documents.error());
    citation.address = address;
    citation.label = address.paragraf.empty() ? page_.law.short_name : short_label_of(address);
    citation.document_count = node.documents;
    citation.documents = std::move(*documents);
    citations.push_back(std::move(citation));
    return {};
  }

  Result<void> add_citations() {
    const NodeId own = node_of(page_.address);
    const auto node = sources_.view.node(own);
    if (!node) return fail(node.error());
    if (!*node) return {};
    nodes_.push_back(own);
    page_.document_count = (*node)->documents;
    auto added = add_citation(**node, page_.address, page_.options.documents, kPlacesShown, page_.citations);
    if (!added) return added;
    // The list begins with a provision itself, but not with a law.
    const std::size_t itself = page_.address.paragraf.empty() ? 0 : 1;
    const ListPart part = page_.options.parts;
    const auto listed =
        sources_.view.provisions_within(ordered_name(page_.address), part.limit, part.offset + itself);
    if (!listed) return fail(listed.error());
    page_.part_count = listed->total - std::min<std::uint64_t>(listed->total, itself);
    for (const NodeId id : listed->nodes) {
      const auto inside = sources_.view.node(id);
      if (!inside) return fail(inside.error());
      if (!*inside) continue;
      const auto address = parse_provision_key((*inside)->key);
      if (!address) continue;
      nodes_.push_back(id);
      auto done = add_citation(**inside, *address, ListPart{kPartDocuments}, kPartPlaces, page_.citations);
      if (!done) return done;
    }
    return {};
  }

  Result<void> add_above() {
    auto parent = parent_of(page_.address);
    while (parent && !parent->paragraf.empty()) {
      const auto node = sources_.view.node(node_of(*parent));
      if (!node) return fail(node.error());
      if (*node) {
        auto added = add_citation(**node, *parent, ListPart{kAboveDocuments}, kPlacesShown, page_.above);
        if (!added) return added;
      }
      parent = parent_of(*parent);
    }
    return {};
  }

  // What only the references themselves tell: quoted words, versions named.
  Result<void> add_contributions() {
    std::map<std::string, std::vector<DocumentEvidence>> versions;  // by number and year
    std::map<std::string, std::string> names;                       // the fullest form of each
    const std::string& paragraf = page_.address.paragraf;
    const auto wants = [&](const ReferenceHead& head) {
      if (CitedVersionReader::names_text(head)) return true;
      return !paragraf.empty() && head.paragraf == paragraf && head.law == page_.law.id;
    };
    for (const DocumentNumber number : citing_) {
      const auto references = read_law_references(sources_.rows, number, wants);
      if (!references) return fail(references.error());
      if (auto added = cited_.add(number, *references); !added) return added;
      for (const LawReference& reference : *references) {
        if (reference.law != page_.law.id) continue;
        if (auto added = add_quote(number, reference); !added) return added;
        if (reference.document_number.empty()) continue;
        // "LBK nr 1287 af 28/08/2020" and the address ".../eli/lta/2020/1287" name one text.
        const std::string year = reference.document_date.substr(0, 4);
        const std::string number_and_year = reference.document_number + "/" + year;
        std::string& version = names[number_and_year];
        std::string name = fmt::format("{} nr {}", reference.document_type, reference.document_number);
        if (!reference.document_date.empty()) name += " af " + reference.document_date;
        if (name.size() > version.size()) version = std::move(name);
        auto& documents = versions[number_and_year];
        if (documents.empty() || documents.back().number != number) {
          documents.push_back(DocumentEvidence{{}, number, {}});
        }
        documents.back().places.push_back(Evidence{reference.source, 0, "law reference: act number", 1.0F});
      }
    }
    for (auto& [version, evidence] : versions) {
      if (page_.versions.size() == kVersionsShown) break;
      for (DocumentEvidence& document : evidence) {
        if (auto paged = add_pages(document); !paged) return paged;
      }
      auto documents = reader_.read(evidence, kPlacesShown, 0);
      if (!documents) return fail(documents.error());
      page_.versions.push_back(StatedVersion{names[version], std::move(*documents)});
    }
    return {};
  }

  Result<void> add_applied() {
    auto applied = versions_by_document(cited_, page_.address, citing_);
    if (!applied) return fail(applied.error());
    page_.applied = std::move(*applied);
    return {};
  }

  Result<void> add_pages(DocumentEvidence& evidence) const {
    const auto record = sources_.view.record(evidence.number);
    if (!record) return fail(record.error());
    if (*record == nullptr) return {};
    for (Evidence& place : evidence.places) place.page = page_at((*record)->document, place.source.begin);
    return {};
  }

  Result<void> add_quote(DocumentNumber number, const LawReference& reference) {
    if (page_.address.paragraf.empty() || page_.quotes.size() == kQuotesShown) return {};
    if (reference.paragraf != page_.address.paragraf || !reference.paragraf_to.empty()) return {};
    const auto record = sources_.view.record(number);
    if (!record) return fail(record.error());
    if (*record == nullptr) return {};
    const Document& document = (*record)->document;
    const BlockIndex first = block_at(document, reference.core.begin);
    if (first == kNoBlock || !can_be_quoted(document.blocks[first].kind)) return {};
    const ByteSpan opening = document.blocks[first].source;
    if (opening.begin != reference.core.begin && opening.begin != reference.source.begin) return {};
    const auto is_of_it = [&](const QuotedProvision& quote) {
      return quote.document.id == document.id && quote.source.contains(reference.core);
    };
    if (std::any_of(page_.quotes.begin(), page_.quotes.end(), is_of_it)) return {};

    // How statute text opens: "§ 85. Kommunen skal ..."; "Stk. 2. ..."; or the number alone, as a heading,
    // with blocks below that count on. A sentence that begins with "Servicelovens § 85 giver ..." is none of
    // these.
    const bool alone = opening.size() <= reference.source.size() + kMarkupBytes;
    const bool counts =
        reference.kind == LawReferenceKind::StkHeading || opening.begin == reference.core.begin;
    if (!alone && !counts) return {};
    QuotedProvision quote;
    quote.page = document.blocks[first].page;
    quote.source = opening;
    std::size_t counted_blocks = 0;
    for (BlockIndex index = first; index < document.blocks.size() && index - first < kMaxQuoteBlocks;
         ++index) {
      const auto text = read_text(sources_.rows, number, document.blocks[index].source);
      if (!text) return fail(text.error());
      if (index == first && !alone && reference.kind != LawReferenceKind::StkHeading) {
        const std::string_view rest = std::string_view(*text).substr(reference.core.end - opening.begin);
        if (rest.empty() || rest.front() != '.') return {};
      }
      const std::string& line = line_of(*text);
      const bool counts_on = goes_on(line);
      if (index != first && !counts_on && !(alone && index == first + 1)) break;
      if (quote.text.size() + line.size() > kMaxQuoteBytes) break;
      if (!quote.text.empty()) quote.text += '\n';
      quote.text += line;
      quote.source.end = document.blocks[index].source.end;
      if (index != first && counts_on) ++counted_blocks;
    }
    if (alone && counted_blocks == 0) return {};
    quote.document = info_of(**record);
    page_.quotes.push_back(std::move(quote));
    return {};
  }

  // Most words of a provision stand in one consolidation of its law after the other.
  const std::string& line_of(const std::string& text) {
    const auto [known, is_new] = lines_.try_emplace(text);
    if (is_new) known->second = display_text(text, sources_.analyzer);
    return known->second;
  }

  static bool can_be_quoted(BlockKind kind) {
    return kind != BlockKind::TableOfContents && kind != BlockKind::Boilerplate &&
           kind != BlockKind::ReferenceEntry;
  }

  static bool goes_on(std::string_view line) {
    if (line.rfind("Stk.", 0) == 0 || line.rfind("stk.", 0) == 0) return true;
    const std::size_t mark = line.find_first_of(".)");
    if (mark == std::string_view::npos || mark == 0 || mark > 3) return false;
    return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(mark), [](char byte) {
      return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
    });
  }

  Result<void> add_links() {
    if (nodes_.size() > kNodesLinked) nodes_.resize(kNodesLinked);
    LinkLimits limits;
    limits.links = kLinksShown;
    auto list =
        read_links(sources_, nodes_, EdgeFilter::relations().without(EdgeType::PartOf), limits, cited_);
    if (!list) return fail(list.error());
    page_.links = std::move(list->links);
    page_.link_count = list->total;
    page_.is_link_count_exact = list->is_total_exact;
    auto company = cooccurring(sources_.rows, sources_.view, nodes_, kBesideShown);
    if (!company) return fail(company.error());
    page_.beside = std::move(company->beside);
    page_.beside_documents = company->documents;
    return {};
  }

  const GraphSources& sources_;
  PlaceReader reader_;
  CitedVersionReader cited_;
  LawPage page_;
  std::vector<NodeId> nodes_;
  std::set<DocumentNumber> citing_;
  std::unordered_map<std::string, std::string> lines_;  // as shown, by the text of their block
};

}  // namespace

std::string_view name_of(LawWarning::Kind kind) {
  switch (kind) {
    case LawWarning::Kind::Replaced:
      return "replaced";
    case LawWarning::Kind::Unknown:
      return "unknown";
    case LawWarning::Kind::TakenOut:
      return "taken_out";
    case LawWarning::Kind::Moved:
      return "moved";
  }
  return {};
}

Result<LawPage> look_up_provision(const GraphSources& sources, std::string_view query) {
  return LawPageMaker(sources, {}).look_up(query);
}

Result<LawPage> make_law_page(const GraphSources& asked, std::string_view query,
                              const LawPageOptions& options) {
  const PageRows rows(asked.rows);
  const GraphView view(rows);
  const GraphSources sources{rows, view, asked.analyzer, asked.registers};
  return LawPageMaker(sources, options).make(query);
}

}  // namespace vidensgraf
