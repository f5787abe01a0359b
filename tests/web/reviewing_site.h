#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/temporary_directory.h"
#include "tests/web/sample_site.h"
#include "web/request_target.h"
#include "web/review_inbox.h"

namespace vidensgraf::testing {

/// A server with sign-in over the index of samples, where karen is a reviewer.
class ReviewingSite : public ::testing::Test {
 protected:
  ReviewingSite() {
    options_.requests_per_second = 0;
    options_.sign_in.trusted_proxies = {"10.0.0.1"};
    options_.sign_in.user_header = "x-forwarded-user";
    options_.sign_in.reviewers = {"karen"};
    options_.inbox = ReviewInbox::open(directory_.path()).value();
  }

  /// What `user` asks for; with a form: posts.
  [[nodiscard]] static Request request_of(const std::string& user, std::string_view target,
                                          NamedValues form = {}) {
    Request request;
    request.peer = "10.0.0.1";
    request.headers.emplace_back("x-forwarded-user", user);
    EXPECT_TRUE(set_target(request, target).has_value()) << target;
    if (!form.empty()) request.method = "POST";
    for (auto& field : form) request.parameters.push_back(std::move(field));
    return request;
  }

  Response answer(const Request& request) const { return answer(request, SampleSite::shared().pool()); }
  Response answer(const Request& request, IndexPool& pool) const {
    Application application(pool, options_);
    return application.handle(request);
  }

  /// Lines of all files that were handed in.
  [[nodiscard]] std::vector<nlohmann::json> kept() const {
    std::vector<nlohmann::json> lines;
    for (const auto& entry : std::filesystem::directory_iterator(directory_.path())) {
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) lines.push_back(nlohmann::json::parse(line));
    }
    return lines;
  }

  TemporaryDirectory directory_;
  ApplicationOptions options_;
};

}  // namespace vidensgraf::testing
