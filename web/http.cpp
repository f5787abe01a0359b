#include "web/http.h"

#include <algorithm>

namespace vidensgraf {
namespace {

std::string_view first_named(const NamedValues& values, std::string_view name) {
  const auto found =
      std::find_if(values.begin(), values.end(), [&](const auto& entry) { return entry.first == name; });
  return found == values.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::string_view Request::parameter(std::string_view name) const { return first_named(parameters, name); }

bool Request::has_parameter(std::string_view name) const {
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const auto& entry) { return entry.first == name; });
}

std::vector<std::string> Request::parameters_named(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [own, value] : parameters) {
    if (own == name) values.push_back(value);
  }
  return values;
}

std::string_view Request::header(std::string_view name) const { return first_named(headers, name); }

void Response::set_header(std::string_view name, std::string value) {
  for (auto& [own, old] : headers) {
    if (own != name) continue;
    old = std::move(value);
    return;
  }
  headers.emplace_back(std::string(name), std::move(value));
}

std::string_view Response::header(std::string_view name) const { return first_named(headers, name); }

Response html_response(std::string body) {
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(body);
  return response;
}

Response json_response(std::string body) {
  Response response;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

Response see_other(std::string location) {
  Response response;
  response.status = 303;
  response.set_header("Location", std::move(location));
  return response;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return {};
  }
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' ||
                       byte == '~';
    if (plain) {
      encoded += byte;
    } else {
      encoded += '%';
      encoded += kDigits[value >> 4U];
      encoded += kDigits[value & 15U];
    }
  }
  return encoded;
}

std::string site_address(const Request& request) {
  const std::string_view host = request.header("host");
  const bool is_plain = !host.empty() && std::all_of(host.begin(), host.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '.' || byte == '-' || byte == ':' || byte == '[' || byte == ']';
  });
  const bool is_secure = request.header("x-forwarded-proto") == "https";
  return std::string(is_secure ? "https://" : "http://") + std::string(is_plain ? host : "localhost");
}

}  // namespace vidensgraf
