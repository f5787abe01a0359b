#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "corpus/result.h"
#include "web/http.h"
#include "web/metrics.h"

namespace vidensgraf {

/// Bounds on what clients can make the server hold or wait for.
struct ServerOptions {
  std::string address = "127.0.0.1";  ///< Loopback: whoever wants to be reached says so.
  std::uint16_t port = 8080;          ///< 0: any free one.
  std::size_t threads = 2;            ///< That answer; one more reads and writes.
  std::size_t max_connections = 1000;
  std::size_t max_connections_per_address = 64;  ///< Not counted for loopback, where a proxy may sit.
  std::size_t max_queued = 128;                  ///< Requests that wait for a thread; further ones get 503.
  std::size_t max_requests_per_connection = 1000;
  std::size_t header_bytes = 16384;
  std::size_t body_bytes = 524288;              ///< A filled-in review sheet, percent-encoded.
  std::chrono::milliseconds header_time{5000};  ///< From the first wait to the end of the header.
  std::chrono::milliseconds idle_time{15000};   ///< The same for later requests on a connection.
  std::chrono::milliseconds body_time{5000};
  std::chrono::milliseconds write_time{30000};  ///< For the client to take the whole answer.
  std::chrono::milliseconds stop_time{10000};   ///< For requests that run when the server is stopped.
};

/// An HTTP/1.1 server: reads requests within the bounds, has them answered by threads, writes the answers.
///
/// All times are absolute: a client that sends a byte now and then gains nothing. Where all connections are
/// taken, the one that has waited longest without a request makes room for a new one. No TLS: for more than
/// one machine a proxy stands in front.
class Server {
 public:
  /// \param handler  Called from several threads at a time; must not throw.
  using RequestHandler = std::function<Response(const Request& request)>;

  /// Binds and begins to listen. Error Io where the address cannot be had.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(const ServerOptions& options,
                                                             RequestHandler handler);
  /// As `stop`.
  ~Server();

  /// Takes no more connections, closes those that wait, and lets running requests end. Returns when all is
  /// closed.
  void stop();

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] ConnectionCounts counts() const;

  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
