#pragma once

#include <string>

namespace vidensgraf {

// Files that are to be gone when a signal ends the program (SIGINT, SIGTERM, SIGHUP), unless something else
// was told to happen then. At most 16; of more, the last ones would stay.

void remove_on_signal(const std::string& path);
void keep_on_signal(const std::string& path);

/// No signal ends the program between the two: for what must be done whole.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
};

}  // namespace vidensgraf
