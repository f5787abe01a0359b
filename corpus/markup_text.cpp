#include "corpus/markup_text.h"

namespace vidensgraf {

void append_markup_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') {
          out += "\uFFFD";
        } else if (const auto last = text.substr(at, 3); last == "\xEF\xBF\xBE" || last == "\xEF\xBF\xBF") {
          out += "\uFFFD";
          at += 2;
        } else {
          out += byte;
        }
    }
  }
}

std::string markup_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_markup_escaped(out, text);
  return out;
}

}  // namespace vidensgraf
