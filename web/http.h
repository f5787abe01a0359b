#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidensgraf {

/// Names and values in the order in which they came; a name may come several times.
using NamedValues = std::vector<std::pair<std::string, std::string>>;

/// A request as handlers see it: decoded, and valid UTF-8 throughout but for `body`.
struct Request {
  std::string method = "GET";         ///< In capitals. HEAD is answered as GET, and its body left out.
  std::string target = "/";           ///< Path and query as they were sent; for the log.
  std::string path = "/";             ///< Before the "?", as sent.
  std::vector<std::string> segments;  ///< Of the path, each decoded by itself: a "%2F" stays in its segment.
  NamedValues parameters;             ///< Of the query, and of a form that was posted.
  NamedValues headers;                ///< Names in lower case.
  std::string body;
  std::string peer;  ///< Address of the other end of the connection.

  /// The first value of a parameter; empty if it is not there.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
  [[nodiscard]] bool has_parameter(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> parameters_named(std::string_view name) const;
  /// The first value of a header, by its name in lower case; empty if it is not there.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  NamedValues headers;
  std::string body;

  /// Replaces the header if it is there.
  void set_header(std::string_view name, std::string value);
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

[[nodiscard]] Response html_response(std::string body);
[[nodiscard]] Response json_response(std::string body);
/// 303: the browser fetches `location` next.
[[nodiscard]] Response see_other(std::string location);

/// "Not Found"; empty for a number that we never send.
[[nodiscard]] std::string_view reason_phrase(int status);

/// `text` for a path segment or a parameter of an address: all but letters, digits and "-._~" as %XX.
[[nodiscard]] std::string url_encoded(std::string_view text);

/// Where the client reaches us, by the header Host: "https://viden.example"; what is no plain host name is
/// not repeated.
[[nodiscard]] std::string site_address(const Request& request);

}  // namespace vidensgraf
