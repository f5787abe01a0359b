#include "language/stemmer.h"

#include <cstdlib>
#include <mutex>

#include <libstemmer.h>

namespace vidensgraf {

struct Stemmer::Impl {
  std::mutex mutex;
  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer{sb_stemmer_new("danish", "UTF_8"),
                                                                    &sb_stemmer_delete};
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {
  if (impl_->stemmer == nullptr) std::abort();  // every libstemmer has Danish: only memory can be missing
}
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(std::string_view folded) const {
  const std::lock_guard lock(impl_->mutex);
  const sb_symbol* stem =
      sb_stemmer_stem(impl_->stemmer.get(), reinterpret_cast<const sb_symbol*>(folded.data()),
                      static_cast<int>(folded.size()));
  if (stem == nullptr) return std::string(folded);
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(impl_->stemmer.get()))};
}

}  // namespace vidensgraf
