#include "tests/web/sample_site.h"

#include <atomic>
#include <memory>
#include <utility>

#include <gtest/gtest.h>

#include "corpus/document_worker.h"
#include "extraction/registers.h"
#include "indexer/indexer.h"
#include "tests/language/shared_analyzer.h"
#include "web/request_target.h"

namespace vidensgraf::testing {
namespace {

std::shared_ptr<const Analyzer> analyzer() {
  // The one that is shared lives as long as the program.
  return {std::shared_ptr<const Analyzer>(), &shared_analyzer()};
}

// Started before there are threads: under sanitizers a process that is forked beside them may hang.
std::unique_ptr<DocumentWorkerPool> workers;
// They end before the program does: they have threads that use what is gone then.
std::unique_ptr<SampleSite> shared_site;
std::unique_ptr<SampleSite> site_with_vocabularies;

class SiteEnvironment : public ::testing::Environment {
  void SetUp() override {
    auto started = DocumentWorkerPool::start();
    ASSERT_TRUE(started.has_value()) << started.error().message;
    workers = std::move(*started);
  }
  void TearDown() override {
    shared_site.reset();
    site_with_vocabularies.reset();
    workers.reset();
  }
};
[[maybe_unused]] const auto* const kSiteEnvironment =
    ::testing::AddGlobalTestEnvironment(new SiteEnvironment);  // owned by GoogleTest

}  // namespace

SampleSite& SampleSite::shared() {
  if (!shared_site) shared_site.reset(new SampleSite(false));
  return *shared_site;
}

SampleSite& SampleSite::with_vocabularies() {
  if (!site_with_vocabularies) site_with_vocabularies.reset(new SampleSite(true));
  return *site_with_vocabularies;
}

SampleSite::SampleSite(bool has_vocabularies) {
  add_to_index(index(), VIDENSGRAF_SOURCE_DIR "/corpus/samples");
  if (has_vocabularies) add_to_index(index(), VIDENSGRAF_SOURCE_DIR "/corpus/sample_vocabularies");
  pool_ = IndexPool::open(index(), 2, analyzer()).value();
  ApplicationOptions options;
  options.requests_per_second = 0;
  application_ = std::make_unique<Application>(*pool_, options);
}

void SampleSite::add_to_index(const std::filesystem::path& index, const std::string& path) {
  IndexOptions options;
  options.directory = index;
  options.paths = {path};
  options.jobs = 2;
  const std::atomic<bool> stop{false};
  const auto done = update_index(options, *workers, shared_analyzer(), Registers::built_in(), stop,
                                 [](const IndexProgress&) {});
  ASSERT_TRUE(done.has_value()) << done.error().message;
}

Response SampleSite::get(std::string_view target, const NamedValues& headers) {
  Request request;
  request.headers = headers;
  request.peer = "127.0.0.1";
  const auto read = set_target(request, target);
  EXPECT_TRUE(read.has_value()) << target;
  return application_->handle(request);
}

nlohmann::json SampleSite::json(std::string_view target) {
  const Response response = get(target);
  EXPECT_EQ(response.status, 200) << target << "\n" << response.body;
  return nlohmann::json::parse(response.body, nullptr, false);
}

std::string page_at(std::string_view target) { return SampleSite::shared().get(target).body; }

}  // namespace vidensgraf::testing
