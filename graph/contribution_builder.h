#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extraction/registers.h"
#include "graph/contribution.h"
#include "graph/provision.h"

namespace vidensgraf {

/// A node while a contribution is made.
struct NodeDraft {
  NodeKind kind = NodeKind::Concept;
  std::string key;
  // With weights; the heaviest wins, then byte order.
  std::vector<std::pair<std::string, std::size_t>> labels;
  std::vector<std::string> names;  // sorted and made distinct in the end
  std::vector<Evidence> evidence;
};

inline constexpr std::size_t kNodeKinds = static_cast<std::size_t>(NodeKind::Abbreviation) + 1;

/// An edge as it was said; those with one key are joined in the end.
struct EdgeDraft {
  NodeId from{};
  EdgeType type = EdgeType::Broader;
  NodeId to{};
  Evidence why;

  [[nodiscard]] auto key() const { return std::tie(from, type, to); }
};

/// Makes the contribution of one document; for contribution_of() only. Document and facts must outlive it.
class ContributionBuilder {
 public:
  ContributionBuilder(const Document& document, const DocumentFacts& facts)
      : document_(document), facts_(facts), self_(node(NodeKind::Document, document.id)) {}

  Contribution build();

 private:
  // contribution_builder.cpp
  // Node ids are hashes; the key that goes with an id is kept in the draft, so that ids are made in one
  // place.
  NodeId node(NodeKind kind, std::string_view key);
  void label(NodeId id, const std::string& text, std::size_t weight = 1);
  // A label whose name is given otherwise, for so many places; whether it is new.
  bool count_label(NodeId id, const std::string& text, std::size_t places);
  void name(NodeId id, std::string_view text);
  static void name_folded(NodeDraft& draft, std::string folded);
  Evidence evidence(ByteSpan source, std::string extractor, float confidence = 1.0F) const;
  void mention(NodeId id, const std::vector<ByteSpan>& places, const char* extractor);
  void edge(NodeId from, EdgeType type, NodeId to, Evidence why);
  // Makes `text` stand for `id` in this document; the first to claim a name of its kind keeps it.
  void claim(std::string_view text, NodeId id);
  // Both, for a text that is folded once.
  void name_and_claim(NodeId id, std::string folded);
  [[nodiscard]] std::optional<NodeId> resolved_as(NodeKind kind, const std::string& folded) const;
  NodeId resolve(const std::string& text, const Evidence& why);
  Contribution finish();

  void add_document();
  void find_aliases();
  // `folded`: the label, folded; once for all that is done with it.
  NodeId organisation_node(const Organisation& organisation, std::string_view folded);
  NodeId concept_node(const Concept& item, std::string_view folded);
  std::optional<NodeId> node_of_long_form(const std::string& folded);
  void add_organisations();
  void add_concepts();

  // contribution_groups.cpp
  void add_target_groups();
  void add_general_group(const TargetGroup& group, const NodeId& narrower);
  void add_broader_groups();
  NodeId register_group(const RegisteredGroup& group);
  void add_register_chain(const Registers& registers, const RegisteredGroup& lowest, const Evidence& place);
  NodeId target_group_node(const std::string& text, const std::string& register_id);

  void add_abbreviations();
  NodeId provision(const ProvisionAddress& address, const Evidence& why);
  void add_law_references();
  void add_governed_concepts(const LawReference& reference, NodeId provision_id, const Evidence& why);
  void add_publisher();

  // contribution_works.cpp
  void add_definitions();
  void add_alternative_names();
  static bool says_called(std::string_view words);
  static bool names_one(std::string_view name);
  bool is_part_of_subject(ByteSpan name, std::string_view label, std::string_view words) const;
  std::optional<NodeId> named_before(ByteSpan sentence, const Definition& alias);
  void add_citations();
  NodeId cited_work(const Citation& work);
  static std::string fold_spaces(const std::string& text);

  void add_relations();

  const Document& document_;
  const DocumentFacts& facts_;
  std::unordered_map<NodeId, NodeDraft> nodes_;  // they stay where they are
  std::vector<EdgeDraft> edges_;                 // in the order in which they were said
  std::array<std::unordered_map<std::string, NodeId>, kNodeKinds> resolved_;  // by kind and folded name
  std::unordered_map<std::string, std::string> long_form_of_;
  std::unordered_map<std::string, const Organisation*> organisation_by_name_;
  std::unordered_map<std::string, const Concept*> concept_by_name_;
  NodeId self_;
  Contribution::OfId of_id_;
};

}  // namespace vidensgraf
