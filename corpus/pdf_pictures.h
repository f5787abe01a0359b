#pragma once

#include <string_view>

#include "corpus/pdf_layout.h"

namespace poppler {
class page;
}

namespace vidensgraf {

/// Tells pages that show something besides words from blank ones. Private to the PDF reader.
class PdfPictures {
 public:
  /// \param pdf  The file. Borrowed for the call only.
  explicit PdfPictures(std::string_view pdf);

  /// Whether pictures or drawings cover a part of the page that one would see: a scan, a figure, letters
  /// that the file gives no text of. Lines and logos at the margin do not. Once much time has gone into
  /// looking, pages are no longer looked at and count as pictures.
  [[nodiscard]] bool are_on(const poppler::page& page, const PdfPage& words);

 private:
  bool too_large_ = false;  // an image of the file takes too much memory and time
  double seconds_ = 0;
};

}  // namespace vidensgraf
