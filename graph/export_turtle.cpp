// SKOS in Turtle. What is said stands in skos.h; serd writes it and is used nowhere else.

#include <cstring>
#include <memory>

#include <serd/serd.h>

#include "graph/export_formats.h"
#include "graph/skos.h"

namespace vidensgraf {
namespace {

struct FreeEnv {
  void operator()(SerdEnv* env) const { serd_env_free(env); }
};
struct FreeWriter {
  void operator()(SerdWriter* writer) const { serd_writer_free(writer); }
};

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());  // serd speaks of UTF-8 as uint8_t
}

std::size_t append(const void* buffer, std::size_t size, void* stream) {
  *static_cast<ExportText*>(stream) += std::string_view(static_cast<const char*>(buffer), size);
  return size;
}

// `text` must be null-terminated and outlive the node.
SerdNode node(SerdType type, const std::string& text) { return serd_node_from_string(type, bytes_of(text)); }

SerdType type_of_name(const std::string& name) {
  const bool full = name.rfind("urn:", 0) == 0 || name.rfind("http", 0) == 0;
  return full ? SERD_URI : SERD_CURIE;
}

class TurtleWriter {
 public:
  explicit TurtleWriter(SerdWriter* writer) : writer_(writer) {}

  bool write(const RdfStatement& statement) {
    const SerdNode subject = node(SERD_URI, statement.subject);
    const SerdNode predicate = node(SERD_CURIE, statement.predicate);
    if (statement.object.kind != RdfObject::Kind::Definition) {
      return write(0, subject, predicate, statement.object);
    }
    const std::string name = "definition" + std::to_string(++definitions_);
    const SerdNode blank = node(SERD_BLANK, name);
    if (serd_writer_write_statement(writer_, SERD_ANON_O_BEGIN, nullptr, &subject, &predicate, &blank,
                                    nullptr, nullptr) != SERD_SUCCESS) {
      return false;
    }
    for (const RdfStatement& part : statement.object.parts) {
      if (!write(SERD_ANON_CONT, blank, node(SERD_CURIE, part.predicate), part.object)) return false;
    }
    return serd_writer_end_anon(writer_, &blank) == SERD_SUCCESS;
  }

 private:
  bool write(SerdStatementFlags flags, const SerdNode& subject, const SerdNode& predicate,
             const RdfObject& object) {
    static const std::string kInteger = "xsd:nonNegativeInteger";
    static const std::string kDanish = "da";
    const SerdNode datatype = node(SERD_CURIE, kInteger);
    const SerdNode language = node(SERD_LITERAL, kDanish);
    const bool is_uri = object.kind == RdfObject::Kind::Uri;
    const SerdNode value = node(is_uri ? type_of_name(object.text) : SERD_LITERAL, object.text);
    return serd_writer_write_statement(writer_, flags, nullptr, &subject, &predicate, &value,
                                       object.kind == RdfObject::Kind::Number ? &datatype : nullptr,
                                       object.kind == RdfObject::Kind::Danish ? &language : nullptr) ==
           SERD_SUCCESS;
  }

  SerdWriter* writer_;
  std::size_t definitions_ = 0;
};

}  // namespace

Result<void> to_turtle(const ExportedGraph& graph, const ExportSink& sink) {
  ExportText turtle("graph.ttl", sink);
  const std::unique_ptr<SerdEnv, FreeEnv> env(serd_env_new(nullptr));
  bool ok = env != nullptr;
  {
    const std::unique_ptr<SerdWriter, FreeWriter> writer(
        serd_writer_new(SERD_TURTLE, static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED),
                        env.get(), nullptr, append, &turtle));
    ok = ok && writer != nullptr;
    for (const RdfPrefix& prefix : rdf_prefixes()) {
      const std::string name(prefix.name);
      const std::string uri(prefix.uri);
      const SerdNode name_node = node(SERD_LITERAL, name);
      const SerdNode uri_node = node(SERD_URI, uri);
      ok = ok && serd_env_set_prefix(env.get(), &name_node, &uri_node) == SERD_SUCCESS &&
           serd_writer_set_prefix(writer.get(), &name_node, &uri_node) == SERD_SUCCESS;
    }
    TurtleWriter statements(writer.get());
    visit_skos_statements(graph, [&](const std::vector<RdfStatement>& of_one) {
      for (const RdfStatement& statement : of_one) ok = ok && statements.write(statement);
    });
    ok = ok && serd_writer_finish(writer.get()) == SERD_SUCCESS;
  }
  if (!ok) return fail(ErrorCode::Internal, "The RDF writer (serd) refused a statement.");
  return {};
}

}  // namespace vidensgraf
