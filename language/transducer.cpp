// Most forms are looked up by packed_transducer.h, the rest ("m.v.", "og/eller") by lttoolbox, which reads a
// character stream and writes "^form/lemma<tag>.../lemma<tag>+lemma<tag>$". Forms are handed over in one
// stream with NUL between them ("null flush"): a blank would let the dictionary read two forms as one
// multiword expression, and one call per form would set up the stream thousands of times.
#include "language/transducer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include <lttoolbox/fst_processor.h>
#include <lttoolbox/input_file.h>
#include <unicode/ustdio.h>

#include "corpus/result.h"
#include "language/folding.h"
#include "language/packed_transducer.h"

namespace vidensgraf {

struct Transducer::Impl {
  std::optional<PackedTransducer> packed;
  std::mutex mutex;
  FSTProcessor processor;
};

namespace {

// The transducer's own compounding cost grows with length; no Danish word of our field is longer.
constexpr std::size_t kMaxFormBytes = 100;

constexpr std::string_view kStreamCharacters = "^$/\\@<>{}[]+#~*|";

// lttoolbox throws in the middle of the stream on invalid UTF-8, so it never gets any.
bool is_single_word(std::string_view form) {
  return !form.empty() && form.size() <= kMaxFormBytes &&
         form.find_first_of(std::string_view("\0 \t\n\r\f\v", 7)) == std::string_view::npos &&
         is_valid_utf8(form);
}

void append_escaped(std::string& stream, std::string_view form) {
  for (const char c : form) {
    if (kStreamCharacters.find(c) != std::string_view::npos) stream += '\\';
    stream += c;
  }
}

// "social<n><ut><cmp>+område<n><nt>" -> two members. '\' escapes the next character.
TransducerAnalysis parse_analysis(std::string_view text) {
  TransducerAnalysis members(1);
  bool in_tags = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {
      members.back().lemma += text[++i];
    } else if (c == '<') {
      in_tags = true;
      members.back().tags += c;
    } else if (c == '>') {
      in_tags = false;
      members.back().tags += c;
    } else if (in_tags) {
      members.back().tags += c;
    } else if (c == '+') {
      members.emplace_back();
    } else {
      members.back().lemma += c;
    }
  }
  return members;
}

// One unit "^form/a/b$" that covers the whole output, or nothing: a form that the transducer cut into several
// units is not a word it knows.
std::vector<TransducerAnalysis> parse_unit(std::string_view output) {
  std::vector<TransducerAnalysis> analyses;
  if (output.size() < 3 || output.front() != '^' || output.back() != '$') return analyses;
  output = output.substr(1, output.size() - 2);
  std::vector<std::string_view> fields;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= output.size(); ++i) {
    if (i < output.size() && output[i] == '\\') {
      ++i;
    } else if (i < output.size() && (output[i] == '^' || output[i] == '$')) {
      return analyses;
    } else if (i >= output.size() || output[i] == '/') {
      fields.push_back(output.substr(start, std::min(i, output.size()) - start));
      start = i + 1;
    }
  }
  for (std::size_t k = 1; k < fields.size(); ++k) {
    if (fields[k].empty() || fields[k].front() == '*') continue;
    analyses.push_back(parse_analysis(fields[k]));
  }
  return analyses;
}

std::string read_all(std::FILE* file) {
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file)) {
    bytes.append(buffer.data(), size);
  }
  return bytes;
}

}  // namespace

std::string Transducer::dictionary_path() {
  return "/usr/share/apertium/apertium-dan-nor/dan-nob.automorf.bin";
}

Transducer::Transducer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Transducer::Transducer(Transducer&&) noexcept = default;
Transducer& Transducer::operator=(Transducer&&) noexcept = default;
Transducer::~Transducer() = default;

Result<Transducer> Transducer::open() {
  const std::string path = dictionary_path();
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return fail(ErrorCode::Internal,
                "The Danish dictionary " + path + " is missing; the package apertium-dan-nor has it.");
  }
  auto impl = std::make_unique<Impl>();
  try {
    impl->packed = PackedTransducer::read(read_all(file));
    std::rewind(file);
    impl->processor.load(file);
    impl->processor.setDictionaryCaseMode(true);
    impl->processor.initDecomposition();
  } catch (const std::exception& e) {
    (void)std::fclose(file);
    return fail(ErrorCode::Internal, "The Danish dictionary " + path + " cannot be read: " + e.what() + ".");
  }
  (void)std::fclose(file);
  return Transducer(std::move(impl));
}

std::vector<std::vector<TransducerAnalysis>> Transducer::analyze(std::span<const std::string> forms) const {
  std::vector<std::vector<TransducerAnalysis>> result(forms.size());
  std::vector<std::string> rest;
  std::vector<std::size_t> places;  // of `rest` in `forms`
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!is_single_word(forms[i])) continue;
    const auto analyses = impl_->packed ? impl_->packed->analyze(forms[i]) : std::nullopt;
    if (!analyses) {
      rest.push_back(forms[i]);
      places.push_back(i);
      continue;
    }
    for (const std::string& analysis : *analyses) {
      if (!analysis.empty() && analysis.front() != '*') result[i].push_back(parse_analysis(analysis));
    }
  }
  if (rest.empty()) return result;
  auto analyses = analyze_by_lttoolbox(rest);
  for (std::size_t i = 0; i < rest.size(); ++i) result[places[i]] = std::move(analyses[i]);
  return result;
}

std::vector<std::vector<TransducerAnalysis>> Transducer::analyze_by_lttoolbox(
    std::span<const std::string> forms) const {
  std::vector<std::vector<TransducerAnalysis>> result(forms.size());
  std::string stream;
  std::vector<std::size_t> asked;  // forms that went into the stream
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!is_single_word(forms[i])) continue;
    append_escaped(stream, forms[i]);
    stream += '\0';
    asked.push_back(i);
  }
  if (asked.empty()) return result;

  std::string output;
  {
    const std::lock_guard lock(impl_->mutex);
    std::FILE* source = fmemopen(stream.data(), stream.size(), "rb");
    char* buffer = nullptr;
    std::size_t size = 0;
    std::FILE* sink = open_memstream(&buffer, &size);
    if (source == nullptr || sink == nullptr) std::abort();  // out of memory
    {
      InputFile input;  // closes `source`
      input.wrap(source);
      UFILE* unicode_sink = u_finit(sink, "en_US_POSIX", "UTF-8");
      impl_->processor.setNullFlush(true);  // lttoolbox takes it back at every call
      impl_->processor.analysis(input, unicode_sink);
      u_fclose(unicode_sink);
    }
    (void)std::fclose(sink);
    output.assign(buffer, size);
    std::free(buffer);
  }
  std::size_t start = 0;
  for (const std::size_t i : asked) {
    const std::size_t end = output.find('\0', start);
    if (end == std::string::npos) break;
    result[i] = parse_unit(std::string_view(output).substr(start, end - start));
    start = end + 1;
  }
  return result;
}

}  // namespace vidensgraf
