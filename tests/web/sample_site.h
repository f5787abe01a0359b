#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "tests/temporary_directory.h"
#include "web/application.h"
#include "web/index_pool.h"

namespace vidensgraf::testing {

/// An index of corpus/samples and an application over it; made once for all tests of the program.
class SampleSite {
 public:
  [[nodiscard]] static SampleSite& shared();
  /// Another one, with corpus/sample_vocabularies.
  [[nodiscard]] static SampleSite& with_vocabularies();

  [[nodiscard]] Application& application() { return *application_; }
  [[nodiscard]] IndexPool& pool() { return *pool_; }
  [[nodiscard]] std::filesystem::path index() const { return directory_ / "index"; }

  /// The answer to GET `target`, with further headers (names in lower case).
  [[nodiscard]] Response get(std::string_view target, const NamedValues& headers = {});
  /// The same as JSON; null where it is none.
  [[nodiscard]] nlohmann::json json(std::string_view target);

  /// Brings the index up to date with a file or folder, as `vidensgraf index` does.
  static void add_to_index(const std::filesystem::path& index, const std::string& path);

 private:
  explicit SampleSite(bool has_vocabularies);

  TemporaryDirectory directory_;
  std::unique_ptr<IndexPool> pool_;
  std::unique_ptr<Application> application_;
};

/// The page at `target` of the shared site, as HTML.
[[nodiscard]] std::string page_at(std::string_view target);

}  // namespace vidensgraf::testing
