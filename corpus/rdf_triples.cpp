#include "corpus/rdf_triples.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <serd/serd.h>

// Turtle (W3C, RDF 1.1 Turtle) as serd reads it. serd goes down into "[" and "(" by recursion without a
// limit, so that nesting is counted beforehand, by the rules for what is no bracket: comments, strings and
// URIs. Known miss: a URI with a space or a control character in it, which other programs let pass, is
// refused.

namespace vidensgraf {
namespace {

// The byte after the string that starts at `at`, in one or three quotation marks of either kind.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char mark = text[at];
  const std::string_view three = text.substr(at, 3);
  const bool is_long = three.size() == 3 && three[1] == mark && three[2] == mark;
  for (std::size_t i = at + (is_long ? 3 : 1); i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (is_long ? text.substr(i, 3) == three : text[i] == mark) {
      return i + (is_long ? 3 : 1);
    }
  }
  return text.size();
}

bool is_nested_deeper(std::string_view text, std::size_t limit) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    switch (text[at]) {
      case '#':
        at = std::min(text.find('\n', at), text.size());
        continue;
      case '<':
        at = std::min(text.find('>', at), text.size());
        continue;
      case '"':
      case '\'':
        at = after_string(text, at);
        continue;
      case '\\':  // in a name: "a:b\(c\)"
        at += 2;
        continue;
      case '[':
      case '(':
        if (++depth > limit) return true;
        break;
      case ']':
      case ')':
        depth -= depth == 0 ? 0 : 1;
        break;
      default:
        break;
    }
    ++at;
  }
  return false;
}

const std::uint8_t* bytes_of(const char* text) {
  return reinterpret_cast<const std::uint8_t*>(text);  // serd speaks of UTF-8 as uint8_t
}

std::string_view text_of(const SerdNode* node) {
  if (node == nullptr || node->buf == nullptr) return {};
  return {reinterpret_cast<const char*>(node->buf), node->n_bytes};
}

struct FreeReader {
  void operator()(SerdReader* reader) const { serd_reader_free(reader); }
};
struct FreeEnv {
  void operator()(SerdEnv* env) const { serd_env_free(env); }
};

class TurtleReader {
 public:
  TurtleReader(std::string_view text, const VisitTriple& visit)
      : text_(text),
        visit_(visit),
        env_(serd_env_new(nullptr)),
        reader_(serd_reader_new(SERD_TURTLE, this, nullptr, on_base, on_prefix, on_triple, nullptr)) {
    if (reader_ != nullptr) serd_reader_set_error_sink(reader_.get(), on_error, this);
  }

  Result<void> read() {
    if (env_ == nullptr || reader_ == nullptr) throw std::bad_alloc();
    constexpr std::size_t kPage = 4096;
    SerdStatus status = serd_reader_start_source_stream(reader_.get(), take_bytes, has_no_error, this,
                                                        bytes_of("file"), kPage);
    while (status == SERD_SUCCESS) status = serd_reader_read_chunk(reader_.get());
    serd_reader_end_stream(reader_.get());
    if (thrown_ != nullptr) std::rethrow_exception(thrown_);
    // SERD_FAILURE is the end of the text, and what serd puts up with.
    if (status == SERD_FAILURE && text_.empty()) return {};
    return fail(ErrorCode::Input,
                fmt::format("The file cannot be understood as Turtle from line {} on.", std::max(1U, line_)));
  }

 private:
  static TurtleReader& self(void* handle) { return *static_cast<TurtleReader*>(handle); }

  static std::size_t take_bytes(void* buffer, std::size_t, std::size_t count, void* handle) {
    std::string_view& rest = self(handle).text_;
    count = std::min(count, rest.size());
    std::copy_n(rest.data(), count, static_cast<char*>(buffer));
    rest.remove_prefix(count);
    return count;
  }
  static int has_no_error(void*) { return 0; }

  static SerdStatus on_error(void* handle, const SerdError* error) {
    TurtleReader& reader = self(handle);
    if (reader.line_ == 0) reader.line_ = error->line;
    return SERD_SUCCESS;
  }
  static SerdStatus on_base(void* handle, const SerdNode* uri) {
    return serd_env_set_base_uri(self(handle).env_.get(), uri);
  }
  static SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(self(handle).env_.get(), name, uri);
  }

  static SerdStatus on_triple(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                              const SerdNode* predicate, const SerdNode* object, const SerdNode*,
                              const SerdNode* language) {
    TurtleReader& reader = self(handle);
    try {
      // No exception may pass through serd, which is C.
      const std::string of = reader.name_of(*subject);
      const std::string what = reader.name_of(*predicate);
      if (object->type == SERD_LITERAL) {
        reader.visit_(of, what, RdfObject{true, text_of(object), text_of(language)});
      } else {
        const std::string to = reader.name_of(*object);
        reader.visit_(of, what, RdfObject{false, to, {}});
      }
      return SERD_SUCCESS;
    } catch (...) {  // handed on by `read`
      reader.thrown_ = std::current_exception();
      return SERD_ERR_INTERNAL;
    }
  }

  // The URI in full where its prefix or base is known, else as it is written.
  [[nodiscard]] std::string name_of(const SerdNode& node) const {
    const std::string written(text_of(&node));
    if (node.type == SERD_BLANK) return "_:" + written;
    if (node.type == SERD_CURIE) {
      SerdChunk start{};
      SerdChunk rest{};
      if (serd_env_expand(env_.get(), &node, &start, &rest) != SERD_SUCCESS) return written;
      std::string uri(reinterpret_cast<const char*>(start.buf), start.len);
      return uri.append(reinterpret_cast<const char*>(rest.buf), rest.len);
    }
    if (serd_uri_string_has_scheme(node.buf)) return written;
    SerdNode full = serd_env_expand_node(env_.get(), &node);
    std::string uri = full.buf == nullptr ? written : std::string(text_of(&full));
    serd_node_free(&full);
    return uri;
  }

  std::string_view text_;  // what serd has not asked for yet
  const VisitTriple& visit_;
  std::unique_ptr<SerdEnv, FreeEnv> env_;
  std::unique_ptr<SerdReader, FreeReader> reader_;
  unsigned line_ = 0;  // of the first error
  std::exception_ptr thrown_;
};

}  // namespace

Result<void> read_turtle(std::string_view text, std::size_t max_nesting, const VisitTriple& visit) {
  if (is_nested_deeper(text, max_nesting)) {
    return fail(ErrorCode::Limit, fmt::format("The Turtle file is nested more than {} deep.", max_nesting));
  }
  return TurtleReader(text, visit).read();
}

}  // namespace vidensgraf
