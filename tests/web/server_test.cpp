// The server over real sockets, with a handler that only echoes.

#include "web/server.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/eventually.h"

namespace vidensgraf {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A plain TCP connection to the server.
class Client {
 public:
  explicit Client(const Server& server) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{60, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// False where the server has closed.
  bool send(std::string_view bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// All that comes until the server closes.
  [[nodiscard]] std::string read_all() const {
    std::string all;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::recv(socket_, buffer, sizeof(buffer), 0)) > 0;) {
      all.append(buffer, static_cast<std::size_t>(got));
    }
    return all;
  }
  /// What comes until `end` has come.
  [[nodiscard]] std::string read_until(std::string_view end) const {
    std::string all;
    char byte = 0;
    while (!all.ends_with(end) && ::recv(socket_, &byte, 1, 0) == 1) all += byte;
    return all;
  }

 private:
  int socket_;
};

Response echo(const Request& request) {
  Response response;
  response.body = request.method + " " + std::string(request.parameter("q")) + "|" + request.body;
  return response;
}

std::unique_ptr<Server> start(ServerOptions options = {}, Server::RequestHandler handler = echo) {
  options.port = 0;
  auto server = Server::start(options, std::move(handler));
  EXPECT_TRUE(server.has_value());
  return std::move(*server);
}

std::string answer_to(const Server& server, std::string_view request) {
  const Client client(server);
  client.send(request);
  return client.read_all();
}

constexpr std::string_view kQuestion = "GET /?q=%C3%A6 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

TEST(Server, AnswersRequestsOnOneConnectionInTurn) {
  const auto server = start();
  const Client client(*server);
  for (int i = 0; i < 3; ++i) {
    client.send("GET /?q=a HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(client.read_until("GET a|"), StartsWith("HTTP/1.1 200 OK\r\n"));
  }
  client.send("POST /?q=b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
  EXPECT_THAT(client.read_until("POST b|abc"), HasSubstr("Content-Length: 10\r\n"));
}

TEST(Server, SaysSoWhenItClosesAfterManyRequests) {
  ServerOptions options;
  options.max_requests_per_connection = 2;
  const auto server = start(options);
  const Client client(*server);
  client.send("GET /?q=a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(client.read_until("GET a|"), ::testing::Not(HasSubstr("Connection: close")));
  client.send("GET /?q=a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(client.read_all(), HasSubstr("Connection: close"));
}

TEST(Server, SendsOnlyTheHeaderForHead) {
  const auto server = start();
  const std::string answer =
      answer_to(*server, "HEAD /?q=a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("Content-Length: 7\r\n"));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << answer;
}

TEST(Server, RefusesWhatIsMalformedOrTooLarge) {
  const auto server = start();
  struct Case {
    std::string request;
    const char* status;
  };
  const std::string head = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (const Case& test : {
           Case{"nonsense\r\n\r\n", "HTTP/1.1 400"},
           Case{"GET /%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 400"},
           Case{"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 400"},
           Case{head + "X: " + std::string(20000, 'a') + "\r\n\r\n", "HTTP/1.1 431"},
           Case{"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 600000\r\n\r\n", "HTTP/1.1 413"},
           Case{"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 400"},
           Case{"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: "
                "chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 400"},
       }) {
    SCOPED_TRACE(test.request.substr(0, 60));
    EXPECT_THAT(answer_to(*server, test.request), StartsWith(test.status));
  }
  EXPECT_THAT(answer_to(*server, kQuestion), HasSubstr("GET æ|"));
}

TEST(Server, ClosesOnAClientThatIsSlowHoweverOftenItSendsAByte) {
  ServerOptions options;
  options.header_time = milliseconds(300);
  const auto server = start(options);
  const Client client(*server);
  client.send("GET / HTTP/1.1\r\n");
  EXPECT_TRUE(testing::eventually([&client] { return !client.send("X"); }));
  EXPECT_EQ(server->counts().timed_out, 1U);
}

TEST(Server, MakesRoomForNewOnesWhereAllConnectionsWait) {
  ServerOptions options;
  options.max_connections = 20;
  options.header_time = std::chrono::seconds(60);
  const auto server = start(options);
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<Client>(*server));
    slow.back()->send("GET / HTTP/1.1\r\n");
  }
  EXPECT_THAT(answer_to(*server, kQuestion), HasSubstr("GET æ|"));
  EXPECT_LE(server->counts().open, 21U);
  EXPECT_GE(server->counts().evicted, 170U);
}

TEST(Server, TurnsRequestsAwayWhenTheQueueIsFull) {
  ServerOptions options;
  options.threads = 2;
  options.max_queued = 2;
  std::atomic<int> running{0};
  std::atomic<bool> release{false};
  const auto server = start(options, [&running, &release](const Request& request) {
    ++running;
    while (!release) std::this_thread::sleep_for(milliseconds(5));
    return echo(request);
  });
  const Client first(*server);
  const Client second(*server);
  first.send(kQuestion);
  second.send(kQuestion);
  EXPECT_TRUE(testing::eventually([&running] { return running == 2; }));
  const std::string answer = answer_to(*server, kQuestion);
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 503"));
  EXPECT_THAT(answer, HasSubstr("Retry-After: 1"));
  release = true;
  EXPECT_THAT(first.read_all(), HasSubstr("GET æ|"));
  EXPECT_THAT(second.read_all(), HasSubstr("GET æ|"));
}

TEST(Server, LetsARunningRequestEndWhenItIsStopped) {
  ServerOptions options;
  options.header_time = std::chrono::minutes(10);
  std::atomic<bool> running{false};
  auto server = start(options, [&running](const Request& request) {
    running = true;
    std::this_thread::sleep_for(milliseconds(300));
    return echo(request);
  });
  const Client client(*server);
  const Client idle(*server);
  client.send("GET /?q=a HTTP/1.1\r\nHost: x\r\n\r\n");
  while (!running) std::this_thread::sleep_for(milliseconds(5));
  const auto begun = steady_clock::now();
  server->stop();
  EXPECT_LT(steady_clock::now() - begun, std::chrono::seconds(60));  // not as long as the idle one may wait
  EXPECT_THAT(client.read_all(), HasSubstr("GET a|"));
  EXPECT_EQ(idle.read_all(), "");
}

TEST(Server, SaysWhichAddressCannotBeUsed) {
  const auto first = start();
  ServerOptions options;
  options.port = first->port();
  const auto second = Server::start(options, echo);
  ASSERT_FALSE(second.has_value());
  EXPECT_THAT(second.error().message, HasSubstr(std::to_string(first->port())));
  options.address = "not an address";
  EXPECT_FALSE(Server::start(options, echo).has_value());
}

}  // namespace
}  // namespace vidensgraf
