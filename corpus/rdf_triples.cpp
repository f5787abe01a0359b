#include "corpus/rdf_triples.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <serd/serd.h>

// Turtle (W3C, RDF 1.1 Turtle) as serd reads it, which needs two things done beforehand, by the rules for
// what is a string, a URI and a comment. serd goes down into "[" and "(" by recursion without a limit:
// nesting is counted. And in a string of three quotation marks it overlooks a backslash right after a mark
// (0.30), so that it may see the end elsewhere: marks inside are escaped. Known miss: a URI with a space or a
// control character in it, which other programs let pass, is refused.

namespace vidensgraf {
namespace {

// Appends the string that starts at `at`, in one or three quotation marks of either kind; returns where it
// ends.
std::size_t copy_string(std::string_view text, std::size_t at, std::string& out) {
  const char mark = text[at];
  const std::string three(3, mark);
  const bool is_long = text.substr(at, 3) == three;
  const std::size_t marks = is_long ? 3 : 1;
  out += text.substr(at, marks);
  for (at += marks; at < text.size(); ++at) {
    if (text[at] == '\\') {
      out += text.substr(at, 2);
      ++at;
    } else if (text[at] != mark) {
      out += text[at];
    } else if (!is_long || text.substr(at, 3) == three) {
      out += text.substr(at, marks);
      return at + marks;
    } else {
      out += '\\';
      out += mark;
    }
  }
  return text.size();
}

// The text as serd needs it; nullopt if it is nested deeper than `limit`.
std::optional<std::string> prepare(std::string_view text, std::size_t limit) {
  std::string out;
  out.reserve(text.size());
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    switch (text[at]) {
      case '"':
      case '\'':
        at = copy_string(text, at, out);
        continue;
      case '#':
        end = std::min(text.find('\n', at), text.size());
        break;
      case '<':
        end = std::min(text.find('>', at), text.size());
        break;
      case '\\':  // in a name: "a:b\(c\)"
        end = std::min(at + 2, text.size());
        break;
      case '[':
      case '(':
        if (++depth > limit) return std::nullopt;
        break;
      case ']':
      case ')':
        depth -= depth == 0 ? 0 : 1;
        break;
      default:
        break;
    }
    out += text.substr(at, end - at);
    at = end;
  }
  out += '\n';  // without which serd takes a long text to break off
  return out;
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
        reader_(serd_reader_new(SERD_TURTLE, this, nullptr, on_base, on_prefix, on_triple, nullptr)),
        line_(static_cast<unsigned>(std::count(text.begin(), text.end(), '\n'))) {
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
                fmt::format("The file cannot be understood as Turtle from line {} on.", line_));
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
    if (std::exchange(reader.has_error_, true)) return SERD_SUCCESS;
    reader.line_ = std::min(error->line, reader.line_);
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
        reader.visit_(of, what, TripleObject{true, text_of(object), text_of(language)});
      } else {
        const std::string to = reader.name_of(*object);
        reader.visit_(of, what, TripleObject{false, to, {}});
      }
      return SERD_SUCCESS;
    } catch (...) {  // handed on by `read`
      reader.thrown_ = std::current_exception();
      return SERD_ERR_INTERNAL;
    }
  }

  // The URI in full where its prefix or base is known, else as it is written.
  [[nodiscard]] std::string name_of(const SerdNode& node) const {
    std::string written(text_of(&node));
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
  unsigned line_;  // of the first error; until there is any, the last one
  bool has_error_ = false;
  std::exception_ptr thrown_;
};

}  // namespace

Result<void> read_turtle(std::string_view text, std::size_t max_nesting, const VisitTriple& visit) {
  const auto prepared = prepare(text, max_nesting);
  if (!prepared) {
    return fail(ErrorCode::Limit, fmt::format("The Turtle file is nested more than {} deep.", max_nesting));
  }
  return TurtleReader(*prepared, visit).read();
}

}  // namespace vidensgraf
