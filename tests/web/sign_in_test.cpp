#include "web/sign_in.h"

#include <gtest/gtest.h>

#include "tests/web/sample_site.h"
#include "web/request_target.h"

namespace vidensgraf {
namespace {

SignInOptions behind_proxy() {
  SignInOptions options;
  options.trusted_proxies = {"10.0.0.1", "10.0.0.2"};
  options.user_header = "x-forwarded-user";
  options.role_header = "x-forwarded-groups";
  options.reviewers = {"karen"};
  return options;
}

Request from(const std::string& peer, NamedValues headers) {
  Request request;
  request.peer = peer;
  request.headers = std::move(headers);
  return request;
}

TEST(SignIn, AsksForNothingByDefault) {
  const Visitor visitor = identify(from("192.0.2.1", {{"x-forwarded-for", "1.2.3.4"}}), {});
  EXPECT_FALSE(visitor.is_refused);
  EXPECT_EQ(visitor.client, "192.0.2.1");
  EXPECT_EQ(visitor.role, Role::Reader);
}

TEST(SignIn, BelievesTheHeadersOfTrustedProxiesOnly) {
  const NamedValues headers = {{"x-forwarded-user", "karen"}, {"x-forwarded-for", "192.0.2.7"}};
  const Visitor stranger = identify(from("192.0.2.1", headers), behind_proxy());
  EXPECT_TRUE(stranger.is_refused);
  EXPECT_EQ(stranger.user, "");
  EXPECT_EQ(stranger.client, "192.0.2.1");
  const Visitor karen = identify(from("10.0.0.1", headers), behind_proxy());
  EXPECT_FALSE(karen.is_refused);
  EXPECT_EQ(karen.user, "karen");
  EXPECT_EQ(karen.client, "192.0.2.7");
}

TEST(SignIn, RefusesARequestInWhichTheProxyNamesNobody) {
  EXPECT_TRUE(identify(from("10.0.0.1", {}), behind_proxy()).is_refused);
}

TEST(SignIn, TakesTheLastAddressThatIsNoProxy) {
  const NamedValues headers = {{"x-forwarded-user", "a"},
                               {"x-forwarded-for", "6.6.6.6, 192.0.2.7, 10.0.0.2"}};
  EXPECT_EQ(identify(from("10.0.0.1", headers), behind_proxy()).client, "192.0.2.7");
}

TEST(SignIn, KnowsReviewersByNameAndByRole) {
  const auto role = [](const char* user, const char* groups) {
    return identify(from("10.0.0.1", {{"x-forwarded-user", user}, {"x-forwarded-groups", groups}}),
                    behind_proxy())
        .role;
  };
  EXPECT_EQ(role("karen", ""), Role::Reviewer);
  EXPECT_EQ(role("per", "staff, reviewer"), Role::Reviewer);
  EXPECT_EQ(role("per", "staff,reviewers"), Role::Reader);
}

TEST(SignIn, LetsNobodyInWithoutIt) {
  ApplicationOptions options;
  options.sign_in = behind_proxy();
  Application application(testing::SampleSite::shared().pool(), options);
  const auto status = [&application](std::string_view target, Request request) {
    EXPECT_TRUE(set_target(request, target).has_value());
    return application.handle(request).status;
  };
  EXPECT_EQ(status("/", from("192.0.2.1", {{"x-forwarded-user", "karen"}})), 401);
  EXPECT_EQ(status("/api/v1/status", from("192.0.2.1", {})), 401);
  EXPECT_EQ(status("/metrics", from("192.0.2.1", {})), 401);
  EXPECT_EQ(status("/healthz", from("192.0.2.1", {})), 200);
  EXPECT_EQ(status("/", from("10.0.0.1", {{"x-forwarded-user", "per"}})), 200);
}

TEST(RateLimit, AnswersTooManyRequestsWith429) {
  ApplicationOptions options;
  options.requests_per_second = 0.001;
  options.burst = 2;
  Application application(testing::SampleSite::shared().pool(), options);
  Request request = from("192.0.2.1", {});
  ASSERT_TRUE(set_target(request, "/api/v1/suggest?q=a").has_value());
  EXPECT_EQ(application.handle(request).status, 200);
  EXPECT_EQ(application.handle(request).status, 200);
  const Response refused = application.handle(request);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  request.peer = "192.0.2.2";
  EXPECT_EQ(application.handle(request).status, 200);
}

}  // namespace
}  // namespace vidensgraf
