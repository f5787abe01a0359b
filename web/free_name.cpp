#include "web/free_name.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace vidensgraf {
namespace {

Naming outcome_of(int returned) {
  if (returned == 0) return Naming::Done;
  return errno == EEXIST ? Naming::Taken : Naming::Failed;
}

// Where a name cannot be given on condition that it is free: whoever makes the hidden file of that name first
// has the right to it. One that a crash left behind only means that its name is not used.
Naming name_by_reservation(const std::filesystem::path& file, const std::filesystem::path& wanted) {
  const std::filesystem::path reservation = wanted.parent_path() / ("." + wanted.filename().string());
  const int made = ::open(reservation.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
  if (made < 0) return outcome_of(-1);
  ::close(made);
  Naming named = Naming::Taken;
  if (::access(wanted.c_str(), F_OK) != 0) named = outcome_of(::rename(file.c_str(), wanted.c_str()));
  ::unlink(reservation.c_str());
  return named;
}

}  // namespace

Naming name_if_free(const std::filesystem::path& file, const std::filesystem::path& wanted) {
  Naming named = outcome_of(::renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, wanted.c_str(), RENAME_NOREPLACE));
  if (named != Naming::Failed || (errno != EINVAL && errno != ENOSYS)) return named;
  named = outcome_of(::link(file.c_str(), wanted.c_str()));  // on NFS, which refuses the former
  return named != Naming::Failed ? named : name_by_reservation(file, wanted);
}

}  // namespace vidensgraf
