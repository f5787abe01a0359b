// Every format is read back by a program that is not ours: the tests fail, not skip, where one is missing.

#include "graph/export.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <igraph/igraph.h>

#include "corpus/csv.h"
#include "corpus/reader.h"
#include "corpus/vocabulary.h"
#include "graph/graph_update.h"
#include "random_contributions.h"
#include "tests/support/sample_graph.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

using ::testing::HasSubstr;

// Files, and what other programs say about them.
class FilesForOthers {
 public:
  std::string write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = folder_ / name;
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }
  // Standard output of a command; a failing command fails the test.
  std::string output_of(const std::string& command) const {
    const std::string out = (folder_ / "out").string();
    const int code =
        std::system((command + " > '" + out + "' 2>&1").c_str());  // NOLINT(cert-env33-c): a test
    std::ifstream stream(out, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    EXPECT_EQ(code, 0) << command << "\n" << text;
    return text;
  }

 private:
  testing::TemporaryDirectory folder_;
};

ExportedGraph sample_export() {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  auto graph = prepare_export(rows, view, whole_graph(view, {}).value());
  EXPECT_TRUE(graph.has_value()) << graph.error().message;
  return graph.value_or(ExportedGraph{});
}

std::vector<ExportedFile> files_of(ExportFormat format) {
  auto files = export_graph(sample_export(), format);
  EXPECT_TRUE(files.has_value()) << files.error().message;
  return files.value_or(std::vector<ExportedFile>{});
}

std::string exported(ExportFormat format) { return files_of(format).at(0).content; }

TEST(ExportGraphMl, IsReadByIgraph) {
  const ExportedGraph graph = sample_export();
  const FilesForOthers folder;
  const std::string path = folder.write("graph.graphml", exported(ExportFormat::GraphMl));
  igraph_set_attribute_table(&igraph_cattribute_table);
  std::FILE* const file = std::fopen(path.c_str(), "r");
  ASSERT_NE(file, nullptr);
  igraph_t read;
  ASSERT_EQ(igraph_read_graph_graphml(&read, file, 0), IGRAPH_SUCCESS);
  std::fclose(file);
  EXPECT_EQ(igraph_vcount(&read), static_cast<igraph_integer_t>(graph.graph.nodes.size()));
  EXPECT_EQ(igraph_ecount(&read), static_cast<igraph_integer_t>(graph.graph.edges.size()));
  for (std::size_t index = 0; index < graph.graph.nodes.size(); ++index) {
    const auto vertex = static_cast<igraph_integer_t>(index);
    EXPECT_EQ(VAS(&read, "label", vertex), graph.graph.nodes[index].label);
    EXPECT_EQ(VAS(&read, "kind", vertex), name_of(graph.graph.nodes[index].kind));
    EXPECT_EQ(VAN(&read, "mentions", vertex), static_cast<double>(graph.graph.nodes[index].mentions));
  }
  for (std::size_t index = 0; index < graph.graph.edges.size(); ++index) {
    const auto edge = static_cast<igraph_integer_t>(index);
    EXPECT_EQ(EAS(&read, "type", edge), name_of(graph.graph.edges[index].type));
    EXPECT_EQ(EAN(&read, "weight", edge), static_cast<double>(graph.graph.edges[index].weight.evidence));
    // The publisher is stated by the file, not by a place in the text.
    const bool by_file = graph.graph.edges[index].type == EdgeType::PublishedBy;
    EXPECT_THAT(EAS(&read, "evidence", edge), HasSubstr(by_file ? ":0:0-0" : ":3:"));
  }
  igraph_destroy(&read);
}

TEST(ExportGraphMl, IsWellFormed) {
  const FilesForOthers folder;
  folder.output_of("xmllint --noout '" + folder.write("graph.graphml", exported(ExportFormat::GraphMl)) +
                   "'");
}

TEST(ExportGexf, IsWellFormedAndHoldsEveryNode) {
  const FilesForOthers folder;
  const std::string path = folder.write("graph.gexf", exported(ExportFormat::Gexf));
  EXPECT_EQ(
      std::stoul(folder.output_of("xmllint --xpath 'count(//*[local-name()=\"node\"])' '" + path + "'")),
      sample_export().graph.nodes.size());
}

TEST(ExportDot, IsReadByDot) {
  const FilesForOthers folder;
  const std::string canonical =
      folder.output_of("dot -Tcanon '" + folder.write("graph.dot", exported(ExportFormat::Dot)) + "'");
  EXPECT_THAT(canonical, HasSubstr("støttebehov"));
  EXPECT_THAT(canonical, HasSubstr("er en slags"));
}

TEST(ExportSvg, IsWellFormedAndNamesTheConcepts) {
  const FilesForOthers folder;
  const std::string svg = exported(ExportFormat::Svg);
  folder.output_of("xmllint --noout --nonet '" + folder.write("graph.svg", svg) + "'");
  EXPECT_THAT(svg, HasSubstr("<svg"));
  EXPECT_THAT(svg, HasSubstr("støttebehov"));
  EXPECT_THAT(svg, HasSubstr("&lt;plan&gt;"));
}

TEST(ExportSvg, DrawsAHubWithItsNeighboursOnBothSides) {
  constexpr std::size_t kNeighbours = 40;
  ExportedGraph star;
  for (std::size_t i = 0; i <= kNeighbours; ++i) {
    GraphNode node;
    node.id = node_id(NodeKind::Concept, "begreb " + std::to_string(i));
    node.label = "begreb " + std::to_string(i);
    star.graph.nodes.push_back(node);
    Subgraph::Edge edge;
    edge.type = EdgeType::PartOf;
    edge.from = 0;
    edge.to = i;
    if (i > 0) star.graph.edges.push_back(edge);
  }
  const auto files = export_graph(star, ExportFormat::Svg);
  ASSERT_TRUE(files.has_value()) << files.error().message;
  const std::string& svg = files->front().content;
  // "<text text-anchor="middle" x="316.5" y="-20" ...>begreb 7</text>"
  const auto place_of = [&svg](const std::string& label) {
    const std::size_t at = svg.rfind(" x=\"", svg.find(">" + label + "<"));
    return std::stod(svg.substr(at + 4));
  };
  std::size_t left = 0;
  for (std::size_t i = 1; i <= kNeighbours; ++i) {
    if (place_of("begreb " + std::to_string(i)) < place_of("begreb 0")) ++left;
  }
  EXPECT_EQ(left, kNeighbours / 2);
  EXPECT_LT(std::stod(svg.substr(svg.find("height=\"") + 8)), 800);
  // Arrows end where they did: the file for programs has all edges from the hub.
  const std::string dot = export_graph(star, ExportFormat::Dot).value().front().content;
  EXPECT_EQ(dot.find("dir=\"back\""), std::string::npos);
}

// A hub with so many neighbours.
ExportedGraph star_of(std::size_t neighbours) {
  ExportedGraph star;
  for (std::size_t i = 0; i <= neighbours; ++i) {
    GraphNode node;
    node.id = node_id(NodeKind::Concept, "begreb " + std::to_string(i));
    node.label = "begreb " + std::to_string(i);
    star.graph.nodes.push_back(node);
    Subgraph::Edge edge;
    edge.type = i % 2 == 0 ? EdgeType::PartOf : EdgeType::Related;
    edge.to = i;
    if (i > 0) star.graph.edges.push_back(edge);
  }
  return star;
}

std::size_t count_of(std::string_view words, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
    ++count;
  return count;
}

// Words on the lines of a large drawing would stand over each other.
TEST(ExportSvg, SaysInTheLegendWhatTheLinesOfLargeDrawingsMean) {
  const std::string large = export_graph(star_of(90), ExportFormat::Svg).value().front().content;
  EXPECT_EQ(count_of("er del af</text>", large), 1U);
  EXPECT_EQ(count_of("hænger sammen med</text>", large), 1U);
  EXPECT_THAT(large, HasSubstr("Streger:"));
  EXPECT_THAT(large, HasSubstr("stroke-dasharray"));
  EXPECT_EQ(count_of("class=\"edge ", large), 90U);
  const std::string small = export_graph(star_of(9), ExportFormat::Svg).value().front().content;
  EXPECT_EQ(count_of("er del af</text>", small), 4U);
  EXPECT_EQ(small.find("Streger"), std::string::npos);
}

TEST(ExportSvg, SaysWhatANodeRestsOnInWordsThatAgree) {
  ExportedGraph one = star_of(1);
  one.graph.nodes[0].mentions = one.graph.nodes[0].documents = 1;
  GraphNode& law = one.graph.nodes[1];
  law.kind = NodeKind::Law;
  law.label = "serviceloven";
  law.documents = 3;  // of which two cite a section only
  law.mentions = 1;
  const std::string svg = export_graph(one, ExportFormat::Svg).value().front().content;
  EXPECT_THAT(svg, HasSubstr("begreb 0 (begreb): 1 sted i 1 dokument\""));
  EXPECT_THAT(svg, HasSubstr("serviceloven (lov): 3 dokumenter\""));
}

TEST(ExportSvg, RefusesWhatNobodyCouldRead) {
  ExportedGraph large;
  large.graph.nodes.resize(5000);
  const auto files = export_graph(large, ExportFormat::Svg);
  ASSERT_FALSE(files.has_value());
  EXPECT_EQ(files.error().code, ErrorCode::Limit);
}

TEST(ExportCytoscape, IsReadByPython) {
  const ExportedGraph graph = sample_export();
  const FilesForOthers folder;
  const std::string path = folder.write("graph.json", exported(ExportFormat::Cytoscape));
  const std::string script = folder.write("read.py", R"(import json, sys
elements = json.load(open(sys.argv[1], encoding="utf-8"))["elements"]
ids = {node["data"]["id"] for node in elements["nodes"]}
assert all(edge["data"]["source"] in ids and edge["data"]["target"] in ids for edge in elements["edges"])
assert all(place["end"] > place["start"] or edge["data"]["type"] == "published_by"
           for edge in elements["edges"] for place in edge["data"]["evidence"])
print(len(elements["nodes"]), len(elements["edges"]))
)");
  EXPECT_EQ(folder.output_of("python3 '" + script + "' '" + path + "'"),
            std::to_string(graph.graph.nodes.size()) + " " + std::to_string(graph.graph.edges.size()) + "\n");
}

TEST(ExportCsv, HasTheSeparatorAndTheMarkThatAreAskedFor) {
  ExportOptions options;
  options.separator = ';';
  options.byte_order_mark = true;
  const auto files = export_graph(sample_export(), ExportFormat::Csv, options).value();
  ASSERT_EQ(files.size(), 4U);
  for (const ExportedFile& file : files) {
    EXPECT_TRUE(file.content.starts_with(kByteOrderMark)) << file.name;
    const auto table = parse_csv(file.content);
    ASSERT_TRUE(table.has_value()) << file.name;
    EXPECT_EQ(table->separator, ';') << file.name;
    const std::size_t columns = table->rows.front().size();
    EXPECT_GT(columns, 5U) << file.name;
    for (const auto& row : table->rows) EXPECT_EQ(row.size(), columns) << file.name;
  }
  EXPECT_EQ(parse_csv(files_of(ExportFormat::Csv).front().content)->separator, ',');
}

TEST(ExportCsv, IsReadByPython) {
  const FilesForOthers folder;
  const auto files = files_of(ExportFormat::Csv);
  for (const ExportedFile& file : files) folder.write(file.name, file.content);
  const std::string script = folder.write("read.py", R"(import csv, os, sys
folder = os.path.dirname(sys.argv[0])
def rows(name):
    return list(csv.DictReader(open(os.path.join(folder, name), encoding="utf-8-sig", newline=""), strict=True))
nodes, edges, evidence, concepts = (rows(n + ".csv") for n in ("nodes", "edges", "evidence", "concepts"))
ids = {node["id"] for node in nodes}
assert all(edge["from"] in ids and edge["to"] in ids for edge in edges)
assert sum(int(edge["weight"]) for edge in edges) == len(evidence)
for row in concepts:
    if row["concept"] == "støttebehov":
        print(row["date"], row["document"], row["page"], row["cited_source"], row["definition"], row["title"], sep="|")
)");
  EXPECT_EQ(folder.output_of("python3 '" + script + "'"),
            "2019|rapport|3||Ved støttebehov forstår vi behov for støtte i hverdagen.|'=Rapport, med komma\n"
            "2021-05|vejledning|3|Hansen, 2019|Et støttebehov er et behov for hjælp, \"stort\" eller lille.|"
            "Vejledning om støttebehov\n");
}

TEST(ExportTurtle, IsReadByRapper) {
  const FilesForOthers folder;
  const std::string path = folder.write("graph.ttl", exported(ExportFormat::Turtle));
  const std::string triples = folder.output_of("rapper -q -i turtle -o ntriples '" + path + "'");
  const std::string need = "<urn:vidensgraf:concept:st%C3%B8ttebehov> ";
  const std::string skos = "<http://www.w3.org/2004/02/skos/core#";
  EXPECT_THAT(triples,
              HasSubstr(need + "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> " + skos + "Concept>"));
  EXPECT_THAT(triples, HasSubstr(need + skos + "prefLabel> \"st\\u00F8ttebehov\"@da"));
  EXPECT_THAT(triples,
              HasSubstr("<urn:vidensgraf:concept:kompleks%20st%C3%B8ttebehov> " + skos + "broader> " + need));
  EXPECT_THAT(triples,
              HasSubstr(need + skos + "narrower> <urn:vidensgraf:concept:kompleks%20st%C3%B8ttebehov>"));
  EXPECT_THAT(triples,
              HasSubstr("\"Ved st\\u00F8ttebehov forst\\u00E5r vi behov for st\\u00F8tte i hverdagen.\"@da"));
  EXPECT_THAT(triples, HasSubstr("<http://purl.org/dc/terms/source> <urn:vidensgraf:document:rapport>"));
  EXPECT_THAT(triples, HasSubstr(skos + "altLabel> \"BSN\"@da"));
  EXPECT_THAT(triples, HasSubstr("<http://purl.org/dc/terms/bibliographicCitation> \"Hansen, 2019\"@da"));
}

TEST(ExportTurtle, ComesBackAsAVocabulary) {
  const auto document = read_document(exported(ExportFormat::Turtle), "graf.ttl");
  ASSERT_TRUE(document.has_value()) << document.error().message;
  EXPECT_EQ(document->metadata.title->value, "Vidensgraf: begreber");
  EXPECT_EQ(document->metadata.type->value, kVocabularyType);
  EXPECT_THAT(document->text,
              HasSubstr("\nstøttebehov\n\nDefinition:\n\nVed støttebehov forstår vi behov for "
                        "støtte i hverdagen.\n\nEt støttebehov er"));
  EXPECT_THAT(document->text, HasSubstr("Kilde:\n\n=Rapport, med komma\n"));
  EXPECT_THAT(document->text, HasSubstr("Overbegreb:\n\nstøttebehov\n"));
}

TEST(ExportJsonLd, SaysWhatTheTurtleSays) {
  const FilesForOthers folder;
  const std::string path = folder.write("graph.jsonld", exported(ExportFormat::JsonLd));
  const std::string script = folder.write("read.py", R"(import json, sys
data = json.load(open(sys.argv[1], encoding="utf-8"))
assert data["@context"]["skos"] == "http://www.w3.org/2004/02/skos/core#"
by_id = {item["@id"]: item for item in data["@graph"]}
need = by_id["urn:vidensgraf:concept:st%C3%B8ttebehov"]
assert need["skos:prefLabel"] == [{"@value": "støttebehov", "@language": "da"}], need
assert len(need["skos:definition"]) == 2
print(need["skos:definition"][0]["dcterms:source"][0]["@id"])
)");
  EXPECT_EQ(folder.output_of("python3 '" + script + "' '" + path + "'"), "urn:vidensgraf:document:rapport\n");
}

constexpr ExportFormat kAllFormats[] = {ExportFormat::GraphMl, ExportFormat::Gexf,      ExportFormat::Dot,
                                        ExportFormat::Svg,     ExportFormat::Cytoscape, ExportFormat::Csv,
                                        ExportFormat::Turtle,  ExportFormat::JsonLd};

std::string all_bytes(const Rows& rows) {
  const GraphView view(rows);
  SubgraphOptions options;
  options.edges = EdgeFilter::everything();
  const ExportedGraph graph = prepare_export(rows, view, whole_graph(view, options).value()).value();
  std::string bytes;
  for (const ExportFormat format : kAllFormats) {
    const auto files = export_graph(graph, format);
    EXPECT_TRUE(files.has_value());
    for (const ExportedFile& file : files.value_or(std::vector<ExportedFile>{}))
      bytes += file.name + file.content;
  }
  return bytes;
}

TEST(Export, GivesTheSameBytesWhateverTheOrderOfDocuments) {
  testing::MemoryRows forward;
  testing::add_document(forward, 1, testing::sample_guide());
  testing::add_document(forward, 2, testing::sample_report());
  testing::MemoryRows backward;
  testing::add_document(backward, 7, testing::sample_report());
  testing::add_document(backward, 9, testing::sample_guide());
  EXPECT_EQ(all_bytes(forward), all_bytes(backward));
  EXPECT_EQ(all_bytes(forward), all_bytes(forward));
}

// Exports of random graphs after random changes equal those of a fresh build with other document numbers.
TEST(Export, EqualsAFreshBuildAfterAnySequenceOfChanges) {
  for (std::uint32_t seed = 1; seed <= 15; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto contribution = [](const std::string& id, std::uint32_t content) {
      Contribution made = testing::random_contribution(content, id);
      made.definitions.clear();  // their wording would be read from documents that do not exist here
      made.edges.erase(
          std::remove_if(made.edges.begin(), made.edges.end(),
                         [](const ContributedEdge& edge) { return edge.type == EdgeType::Defines; }),
          made.edges.end());
      return made;
    };
    struct Present {
      std::uint32_t number = 0;
      std::uint32_t content = 0;
    };
    std::map<std::string, Present> present;
    testing::MemoryRows rows;
    std::uint32_t next_number = 1;
    for (int step = 0; step < 25; ++step) {
      GraphUpdate update(rows);
      const std::string id = "doc" + std::to_string(random() % 6);
      const auto found = present.find(id);
      if (found != present.end()) {
        update.remove(DocumentNumber{found->second.number}, contribution(id, found->second.content));
        present.erase(found);
      }
      if (random() % 3 != 0) {
        const Present added{next_number++, static_cast<std::uint32_t>(random())};
        update.add(DocumentNumber{added.number}, contribution(id, added.content));
        present.emplace(id, added);
      }
      Batch batch;
      ASSERT_TRUE(update.write_to(batch).has_value());
      rows.apply(batch);
    }
    testing::MemoryRows fresh;
    GraphUpdate build(fresh);
    std::uint32_t number = 100;
    for (auto item = present.rbegin(); item != present.rend(); ++item) {
      build.add(DocumentNumber{number++}, contribution(item->first, item->second.content));
    }
    Batch batch;
    ASSERT_TRUE(build.write_to(batch).has_value());
    fresh.apply(batch);

    const auto graph_bytes = [](const Rows& state) {
      const GraphView view(state);
      SubgraphOptions options;
      options.edges = EdgeFilter::everything();
      ExportedGraph graph;
      graph.graph = whole_graph(view, options).value();
      std::string bytes;
      for (const ExportFormat format : {ExportFormat::GraphMl, ExportFormat::Cytoscape, ExportFormat::Csv,
                                        ExportFormat::Turtle, ExportFormat::Dot}) {
        const auto files = export_graph(graph, format).value();
        for (const ExportedFile& file : files) bytes += file.content;
      }
      return bytes;
    };
    EXPECT_EQ(graph_bytes(rows), graph_bytes(fresh));
  }
}

}  // namespace
}  // namespace vidensgraf
