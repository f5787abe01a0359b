// From a document to its token layer, one run of text at a time. A run is a block, or several that continue
// each other; boilerplate between them is put after the sentence that it interrupts. All forms of a document
// that the cache lacks are analysed in one batch: the transducer is called once, not once per word.
#include "language/analyzer.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iterator>
#include <mutex>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "language/sentences.h"
#include "language/tokenizer.h"
#include "language/word_analyzer.h"
#include "language/word_cache.h"
#include "language/word_repair.h"

namespace vidensgraf {
namespace {

// Raise it when tokens, lemmas, parts, folding, or what extraction derives from them change.
constexpr int kAnalysisVersion = 16;

std::string version_of_dictionaries() {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  std::vector<std::string> paths = SpellingDictionary::dictionary_paths();
  paths.push_back(Transducer::dictionary_path());
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    for (const char byte : bytes) {
      hash ^= static_cast<unsigned char>(byte);
      hash *= 0x100000001b3U;
    }
  }
  return fmt::format("danish-{}-{:016x}", kAnalysisVersion, hash);
}

// Tokens and sentence ends of one run of text.
struct Run {
  std::vector<RepairedToken> tokens;
  std::vector<std::size_t> sentence_ends;
  std::vector<BlockIndex> interruptions;  // boilerplate blocks inside it
};

std::size_t token_count(const std::vector<Run>& runs) {
  std::size_t count = 0;
  for (const Run& run : runs) count += run.tokens.size();
  return count;
}

}  // namespace

struct Analyzer::Impl {
  std::unique_ptr<WordAnalyzer> words;
  mutable WordCache cache;
  std::string version;
  mutable std::mutex titles_mutex;
  mutable std::array<std::shared_ptr<const AnalyzedCopy>, 16> titles;  // by hash

  [[nodiscard]] const WordAnalysis& analyze_word(std::string_view form) const {
    if (const WordAnalysis* known = cache.find(form)) return *known;
    const std::vector<std::string> forms = {std::string(form)};
    return cache.insert(std::move(words->analyze(forms).front()));
  }

  [[nodiscard]] bool knows(const std::string& form) const {
    const AnalysisSource source = analyze_word(form).source;
    return source == AnalysisSource::Transducer || source == AnalysisSource::Hunspell;
  }

  [[nodiscard]] Run make_run(std::string_view text, std::span<const RawToken> raw) const {
    Run run;
    run.tokens = repair_words(text, raw, [this](const std::string& form) { return knows(form); });
    run.sentence_ends = find_sentence_ends(text, run.tokens);
    return run;
  }

  // Finds the words of the runs, or adds them to the cache.
  void look_up(std::string_view text, std::vector<Run>& runs) const {
    std::vector<RepairedToken*> tokens;
    std::vector<std::string_view> forms;
    const std::size_t most = token_count(runs);
    tokens.reserve(most);
    forms.reserve(most);
    for (Run& run : runs) {
      for (RepairedToken& token : run.tokens) {
        if (token.raw.kind != TokenKind::Word) continue;
        tokens.push_back(&token);
        forms.push_back(token.form.empty() ? cut(text, token.raw.source) : std::string_view(token.form));
      }
    }
    std::vector<const WordAnalysis*> known(forms.size());
    cache.find(forms, known);
    std::unordered_set<std::string_view> seen;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      tokens[i]->word = known[i];
      if (known[i] == nullptr && seen.insert(forms[i]).second) missing.emplace_back(forms[i]);
    }
    if (missing.empty()) return;
    for (auto& word : words->analyze(missing)) cache.insert(std::move(word));
  }

  [[nodiscard]] Token finish(std::string_view text, const RepairedToken& repaired) const {
    Token token;
    token.source = repaired.raw.source;
    token.kind = repaired.raw.kind;
    token.space_before = repaired.raw.space_before;
    token.form = cut(text, token.source);
    if (token.kind == TokenKind::Word) {
      token.word = repaired.word;
      if (token.word == nullptr) {
        token.word = &analyze_word(repaired.form.empty() ? token.form : std::string_view(repaired.form));
      }
      if (!repaired.form.empty()) token.form = token.word->form;
    }
    return token;
  }

  void append_sentence(std::string_view text, std::span<const RepairedToken> tokens, BlockIndex block,
                       AnalyzedText& result) const {
    Sentence sentence;
    sentence.first_token = static_cast<std::uint32_t>(result.tokens.size());
    for (const RepairedToken& token : tokens) result.tokens.push_back(finish(text, token));
    sentence.end_token = static_cast<std::uint32_t>(result.tokens.size());
    sentence.block = block;
    sentence.source = {tokens.front().raw.source.begin, tokens.back().raw.source.end};
    result.sentences.push_back(sentence);
  }

  [[nodiscard]] AnalyzedText analyze(const Document& document) const;
};

AnalyzedText Analyzer::Impl::analyze(const Document& document) const {
  const std::string_view text = document.text;
  std::vector<Run> runs;
  std::vector<Run> boilerplate(document.blocks.size());  // by block; empty elsewhere
  std::vector<RawToken> raw;
  std::vector<BlockIndex> interruptions;
  bool open = false;  // the run so far goes on in the next block
  const auto close = [this, text, &runs, &raw, &interruptions, &open] {
    if (!raw.empty() || !interruptions.empty()) {
      runs.push_back(make_run(text, raw));
      runs.back().interruptions = std::move(interruptions);
    }
    raw.clear();
    interruptions = {};
    open = false;
  };
  for (BlockIndex index = 0; index < document.blocks.size(); ++index) {
    const Block& block = document.blocks[index];
    if (open && (block.kind == BlockKind::Boilerplate || block.kind == BlockKind::Footnote)) {
      interruptions.push_back(index);
      std::vector<RawToken> tokens;
      tokenize(text, block.source, tokens);
      boilerplate[index] = make_run(text, tokens);
      continue;
    }
    if (!open) close();
    const std::size_t first = raw.size();
    tokenize(text, block.source, raw);
    if (first > 0 && first < raw.size()) {
      raw[first].space_before = true;
      raw[first].line_break_before = true;
    }
    open = block.continues;
    if (!open) close();
  }
  close();

  look_up(text, runs);
  look_up(text, boilerplate);
  AnalyzedText result;
  result.tokens.reserve(token_count(runs) + token_count(boilerplate));
  for (const Run& run : runs) {
    std::size_t first = 0;
    std::size_t interruption = 0;
    const auto put_interruptions_before = [&](std::uint32_t offset) {
      while (interruption < run.interruptions.size() &&
             document.blocks[run.interruptions[interruption]].source.begin < offset) {
        const BlockIndex index = run.interruptions[interruption++];
        std::size_t from = 0;
        for (const std::size_t end : boilerplate[index].sentence_ends) {
          append_sentence(text, std::span(boilerplate[index].tokens).subspan(from, end - from), index,
                          result);
          from = end;
        }
      }
    };
    for (const std::size_t end : run.sentence_ends) {
      const std::uint32_t begin = run.tokens[first].raw.source.begin;
      put_interruptions_before(begin);
      append_sentence(text, std::span(run.tokens).subspan(first, end - first), block_at(document, begin),
                      result);
      first = end;
    }
    put_interruptions_before(UINT32_MAX);
  }
  return result;
}

Analyzer::Analyzer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Analyzer::~Analyzer() = default;

Result<std::shared_ptr<const Analyzer>> Analyzer::open() {
  auto words = WordAnalyzer::open();
  if (!words) return fail(words.error());
  auto impl = std::make_unique<Impl>();
  impl->words = std::move(*words);
  impl->version = version_of_dictionaries();
  return std::shared_ptr<const Analyzer>(new Analyzer(std::move(impl)));
}

const WordAnalysis& Analyzer::analyze_word(std::string_view form) const { return impl_->analyze_word(form); }

AnalyzedText Analyzer::analyze(const Document& document) const { return impl_->analyze(document); }

AnalyzedText Analyzer::analyze(std::string_view text) const {
  std::vector<RawToken> raw;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, raw);
  std::vector<Run> runs;
  runs.push_back(impl_->make_run(text, raw));
  impl_->look_up(text, runs);
  AnalyzedText result;
  std::size_t first = 0;
  for (const std::size_t end : runs.front().sentence_ends) {
    impl_->append_sentence(text, std::span(runs.front().tokens).subspan(first, end - first), 0, result);
    first = end;
  }
  return result;
}

std::shared_ptr<const AnalyzedCopy> Analyzer::analyze_title(std::string_view text) const {
  auto& kept = impl_->titles.at(std::hash<std::string_view>{}(text) % impl_->titles.size());
  {
    const std::lock_guard lock(impl_->titles_mutex);
    if (kept != nullptr && kept->text == text) return kept;
  }
  auto copy = std::make_shared<AnalyzedCopy>();
  copy->text = text;
  copy->analyzed = analyze(copy->text);
  const std::lock_guard lock(impl_->titles_mutex);
  kept = copy;
  return copy;
}

std::size_t Analyzer::word_count() const { return impl_->cache.size(); }

std::string_view Analyzer::version() const { return impl_->version; }

}  // namespace vidensgraf
