// The only file that sees Boost.Beast, which is compiled for half a minute.
//
// One thread runs the event loop: it accepts, reads and writes, and owns all connections, so that none of
// them needs a lock. Whole requests go to a pool of threads, whole answers come back. A connection is waiting
// (for a header), reading a body, being answered, or writing; `waiting` lists those of the first kind, the
// longest first, and the first of them is closed where there is no room for a new one.

#include "web/server.h"

#include <algorithm>
#include <atomic>
#include <list>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include "web/request_target.h"

namespace vidensgraf {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using boost::system::error_code;

constexpr std::string_view kReviewTarget = "/review";
constexpr std::size_t kUsualBody = 65536;

class Connection;

// What all connections share; used by the event loop only, but for the counters and `queued`.
struct Shared {
  ServerOptions options;
  Server::RequestHandler handler;
  std::list<Connection*> waiting{};
  std::unordered_map<std::string, std::size_t> by_address{};
  bool stopping = false;

  std::atomic<std::size_t> queued{0};
  std::atomic<std::uint64_t> open{0};
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> refused{0};
  std::atomic<std::uint64_t> evicted{0};
  std::atomic<std::uint64_t> timed_out{0};
  std::atomic<std::uint64_t> overloaded{0};

  // Last, so that they end first: what still waits in them holds connections, which use the above.
  asio::io_context loop{1};
  asio::thread_pool workers;

  Shared(const ServerOptions& given, Server::RequestHandler handle)
      : options(given), handler(std::move(handle)), workers(given.threads) {}
};

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& byte : lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return lower;
}

Response plain_response(int status) {
  Response response;
  response.status = status;
  response.body = fmt::format("{} {}\n", status, reason_phrase(status));
  response.set_header("X-Content-Type-Options", "nosniff");
  return response;
}

// Which answer, if any, a client gets whose request could not be read.
int status_of(const error_code& error) {
  if (error == http::error::header_limit) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::end_of_stream || error == http::error::partial_message) return 0;
  return error.category() == http::make_error_code(http::error::end_of_stream).category() ? 400 : 0;
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, tcp::socket socket, std::string peer)
      : shared_(shared),
        stream_(std::move(socket)),
        buffer_(shared.options.header_bytes + 4096),
        peer_(std::move(peer)) {
    ++shared_.open;
    ++shared_.by_address[peer_];
  }
  ~Connection() {
    stop_waiting();
    --shared_.open;
    const auto count = shared_.by_address.find(peer_);
    if (--count->second == 0) shared_.by_address.erase(count);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void read_header() {
    if (shared_.stopping) return close();
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.options.header_bytes));
    parser_->body_limit(shared_.options.body_bytes);
    stream_.expires_after(requests_++ == 0 ? shared_.options.header_time : shared_.options.idle_time);
    place_ = shared_.waiting.insert(shared_.waiting.end(), this);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](error_code error, std::size_t) {
                              self->stop_waiting();
                              if (error) return self->refuse(error);
                              self->read_body();
                            });
  }

  /// Ends it without an answer; pending reads are given up.
  void close() {
    stop_waiting();
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.socket().close(ignored);
  }

 private:
  void stop_waiting() {
    if (!place_) return;
    shared_.waiting.erase(*place_);
    place_.reset();
  }

  void read_body() {
    // Both lengths: a proxy may believe the other one, and take the rest for a request of its own.
    const auto& head = parser_->get();
    if (head.count(http::field::transfer_encoding) > 0 && head.count(http::field::content_length) > 0) {
      return write(plain_response(400), false);
    }
    // Only a review sheet is long; whoever sends one is asked for name and role after it was read.
    const std::string_view target(head.target().data(), head.target().size());
    if (target.substr(0, kReviewTarget.size()) != kReviewTarget) {
      const std::size_t usual = std::min(kUsualBody, shared_.options.body_bytes);
      if (parser_->content_length().value_or(0) > usual) return write(plain_response(413), false);
      parser_->body_limit(usual);  // of a body in chunks
    }
    stream_.expires_after(shared_.options.body_time);
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->refuse(error);
      self->hand_over();
    });
  }

  void hand_over() {
    auto message = parser_->release();
    keep_alive_ = message.keep_alive();
    is_head_ = message.method() == http::verb::head;
    auto request = std::make_shared<Request>();
    request->method = std::string(message.method_string());
    request->peer = peer_;
    for (const auto& field : message) {
      const auto value = field.value();
      request->headers.emplace_back(lower_case(field.name_string()), std::string(value.data(), value.size()));
    }
    request->body = std::move(message.body());
    const auto target = message.target();
    auto read = set_target(*request, {target.data(), target.size()});
    if (read && request->header("content-type").starts_with("application/x-www-form-urlencoded")) {
      read = add_form_fields(request->parameters, request->body);
    }
    if (!read) {
      Response response = plain_response(400);
      response.body = read.error().message + "\n";
      return write(response, keep_alive_);
    }
    if (shared_.queued.fetch_add(1) >= shared_.options.max_queued) {
      --shared_.queued;
      ++shared_.overloaded;
      Response response = plain_response(503);
      response.set_header("Retry-After", "1");
      return write(response, keep_alive_);
    }
    stream_.expires_never();
    // Handed back, not copied: the connection must end in the event loop, never in a worker.
    asio::post(shared_.workers, [self = shared_from_this(), request]() mutable {
      auto response = std::make_shared<Response>(self->shared_.handler(*request));
      --self->shared_.queued;
      auto& loop = self->shared_.loop;
      asio::post(loop, [self = std::move(self), response] { self->write(*response, self->keep_alive_); });
    });
  }

  void refuse(const error_code& error) {
    if (error == beast::error::timeout) ++shared_.timed_out;  // which has closed the stream already
    const int status = status_of(error);
    if (status == 0) return close();
    write(plain_response(status), false);
  }

  void write(const Response& response, bool keep_alive) {
    keep_alive = keep_alive && !shared_.stopping && requests_ < shared_.options.max_requests_per_connection;
    answer_.emplace();
    answer_->version(11);
    answer_->result(static_cast<unsigned>(response.status));
    answer_->reason(std::string(reason_phrase(response.status)));
    const bool has_body = response.status != 304 && response.status != 204;
    if (has_body) answer_->set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) answer_->set(name, value);
    answer_->keep_alive(keep_alive);
    if (has_body) answer_->content_length(response.body.size());
    if (has_body && !is_head_) answer_->body() = response.body;
    stream_.expires_after(shared_.options.write_time);
    http::async_write(stream_, *answer_,
                      [self = shared_from_this(), keep_alive](error_code error, std::size_t) {
                        if (error == beast::error::timeout) ++self->shared_.timed_out;
                        if (error) return self->close();
                        if (keep_alive) return self->read_header();
                        self->finish();
                      });
  }

  // Sends the end of the stream and reads what is still under way: closing at once could make the client's
  // system throw away the answer.
  void finish() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds(1));
    drain();
  }
  void drain() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                              self->drained_ += bytes;
                              if (error || self->drained_ > kMaxDrained) return self->close();
                              self->drain();
                            });
  }

  static constexpr std::size_t kMaxDrained = 262144;

  Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::string peer_;
  std::optional<http::request_parser<http::string_body>> parser_{};
  std::optional<http::response<http::string_body>> answer_{};
  std::optional<std::list<Connection*>::iterator> place_{};
  std::size_t requests_ = 0;
  std::size_t drained_ = 0;
  bool keep_alive_ = false;
  bool is_head_ = false;
};

}  // namespace

struct Server::Impl {
  Shared shared;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  std::thread thread{};
  std::uint16_t port = 0;

  Impl(const ServerOptions& options, RequestHandler handler)
      : shared(options, std::move(handler)), acceptor(shared.loop), pause(shared.loop) {}

  void accept() {
    acceptor.async_accept([this](const error_code& error, tcp::socket socket) {
      if (!acceptor.is_open()) return;
      if (error) {  // out of file descriptors, mostly
        pause.expires_after(std::chrono::milliseconds(50));
        pause.async_wait([this](const error_code&) {
          if (acceptor.is_open()) accept();
        });
        return;
      }
      welcome(std::move(socket));
      accept();
    });
  }

  void welcome(tcp::socket socket) {
    error_code error;
    const tcp::endpoint peer = socket.remote_endpoint(error);
    if (error) return;
    ++shared.accepted;
    const std::string address = peer.address().to_string();
    const auto own = shared.by_address.find(address);
    const std::size_t already = own == shared.by_address.end() ? 0 : own->second;
    if (!peer.address().is_loopback() && already >= shared.options.max_connections_per_address) {
      ++shared.refused;
      return;
    }
    if (shared.open >= shared.options.max_connections) {
      if (shared.waiting.empty()) {
        ++shared.refused;
        return;
      }
      ++shared.evicted;
      shared.waiting.front()->close();
    }
    socket.set_option(tcp::no_delay(true), error);
    std::make_shared<Connection>(shared, std::move(socket), address)->read_header();
  }

  void end_when_idle(std::chrono::steady_clock::time_point deadline) {
    if (shared.open == 0 || std::chrono::steady_clock::now() >= deadline) return shared.loop.stop();
    pause.expires_after(std::chrono::milliseconds(10));
    pause.async_wait([this, deadline](const error_code&) { end_when_idle(deadline); });
  }
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, RequestHandler handler) {
  auto impl = std::make_unique<Impl>(options, std::move(handler));
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error)
    return fail(ErrorCode::Input,
                fmt::format("\"{}\" is no address; give one like 127.0.0.1 or ::1.", options.address));
  const tcp::endpoint endpoint(address, options.port);
  impl->acceptor.open(endpoint.protocol(), error);
  if (!error) impl->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) impl->acceptor.bind(endpoint, error);
  if (!error) impl->acceptor.listen(1024, error);
  if (error) {
    return fail(ErrorCode::Io, fmt::format("{} port {} cannot be used: {}.", options.address, options.port,
                                           error.message()));
  }
  impl->port = impl->acceptor.local_endpoint().port();
  impl->accept();
  Impl* const running = impl.get();
  impl->thread = std::thread([running] { running->shared.loop.run(); });
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

void Server::stop() {
  if (!impl_->thread.joinable()) return;
  asio::post(impl_->shared.loop, [this] {
    Impl& impl = *impl_;
    error_code ignored;
    impl.acceptor.close(ignored);
    impl.shared.stopping = true;
    const std::list<Connection*> waiting = impl.shared.waiting;
    for (Connection* const connection : waiting) connection->close();
    impl.end_when_idle(std::chrono::steady_clock::now() + impl.shared.options.stop_time);
  });
  impl_->thread.join();
  impl_->shared.workers.join();
}

std::uint16_t Server::port() const { return impl_->port; }

ConnectionCounts Server::counts() const {
  const Shared& shared = impl_->shared;
  return {shared.open, shared.accepted, shared.refused, shared.evicted, shared.timed_out, shared.overloaded};
}

}  // namespace vidensgraf
