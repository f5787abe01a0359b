// Stands between a program and the C library (LD_PRELOAD) and numbers the calls that change files below one directory;
// one of them can be made the last thing the program does, or fail.
//
//   FAULT_DIR    the directory (an absolute path); other files are left alone
//   FAULT_LOG    file that gets a line "<number> <call> <path>" for each such call
//   FAULT_AT     number of the call that is hit (from 1); none: only log
//   FAULT_MODE   kill      the process is killed before the call
//                torn      a write is cut in half, then the process is killed
//                enospc    the call fails once: no space left on device
//                full      this and every later call that needs space fails so
//                eio       the call fails once: input/output error
//                nolinks   every hard link fails, as on FAT
//   FAULT_CLOCK  seconds since 1970 that the clock shows, forever
//   FAULT_TRACE  file that gets each call with its bytes, once it has succeeded, for disk_model.cpp to replay: a header
//                as in `record`, the two paths, the bytes. What is written to standard output is recorded, too: it
//                says what the program had promised by then.
//
// Threads are served one at a time, so that numbers are those of the log. The calls are those that RocksDB, Xapian and
// libstdc++ make on Debian 12 (found with strace); a call that is not here is not hit.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { kMaxDescriptors = 4096 };
enum kind { kSpace = 1, kSync = 2, kName = 4 };  // needs space; makes durable; changes names only
enum mode { kLogOnly, kKill, kTorn, kNoSpaceOnce, kFull, kIoError, kNoLinks };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int ready = 0;
static const char* directory = "";
static size_t directory_size = 0;
static long fault_at = 0;
static enum mode mode = kLogOnly;
static int log_descriptor = -1;
static int trace_descriptor = -1;
static long calls = 0;
static char* paths[kMaxDescriptors];  // of open files below the directory

static void prepare(void) {
  if (ready) return;
  ready = 1;
  const char* value = getenv("FAULT_DIR");
  if (value != NULL) directory = value;
  directory_size = strlen(directory);
  value = getenv("FAULT_AT");
  if (value != NULL) fault_at = atol(value);
  value = getenv("FAULT_MODE");
  if (value != NULL) {
    if (strcmp(value, "kill") == 0) mode = kKill;
    if (strcmp(value, "torn") == 0) mode = kTorn;
    if (strcmp(value, "enospc") == 0) mode = kNoSpaceOnce;
    if (strcmp(value, "full") == 0) mode = kFull;
    if (strcmp(value, "eio") == 0) mode = kIoError;
    if (strcmp(value, "nolinks") == 0) mode = kNoLinks;
  }
  value = getenv("FAULT_LOG");
  if (value != NULL) {
    log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, value, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  }
  value = getenv("FAULT_TRACE");
  if (value != NULL) {
    trace_descriptor = (int)syscall(SYS_openat, AT_FDCWD, value, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  }
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static int is_below(const char* path) {
  return directory_size > 0 && path != NULL && strncmp(path, directory, directory_size) == 0;
}

// The absolute path of `path` as seen from `at`, in `buffer`; the path itself where that cannot be told.
static const char* absolute(int at, const char* path, char* buffer) {
  if (path == NULL || path[0] == '/') return path;
  if (at == AT_FDCWD) {
    if (getcwd(buffer, PATH_MAX) == NULL) return path;
  } else {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    const ssize_t size = readlink(link, buffer, PATH_MAX - 1);
    if (size < 0) return path;
    buffer[size] = '\0';
  }
  const size_t used = strlen(buffer);
  snprintf(buffer + used, PATH_MAX - used, "/%s", path);
  return buffer;
}

static uint64_t inode_of(int descriptor) {
  struct stat status;
  return descriptor >= 0 && fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}
static uint64_t inode_at(const char* path) {
  struct stat status;
  return lstat(path, &status) == 0 ? status.st_ino : 0;
}

// Kinds: 'c' file created, 'd' folder made, 'w' bytes written, 't' size set (to `offset`), 'g' grown to it, 's' synced, 'r' renamed,
// 'x' exchanged, 'u' name removed, 'l' name added, 'q' said. Files are known by inode: names may change meanwhile.
static void record(char kind, uint64_t inode, const char* path, const char* to, uint64_t offset, const void* bytes,
                   size_t size) {
  if (trace_descriptor < 0) return;
  struct {
    uint64_t kind, inode, offset, path_size, to_size, size;
  } header = {(uint64_t)kind, inode, offset, path == NULL ? 0 : strlen(path), to == NULL ? 0 : strlen(to), size};
  struct iovec pieces[4] = {{&header, sizeof header},
                            {(void*)path, header.path_size},
                            {(void*)to, header.to_size},
                            {(void*)bytes, size}};
  const ssize_t whole = (ssize_t)(sizeof header + header.path_size + header.to_size + size);
  if (syscall(SYS_writev, trace_descriptor, pieces, 4) != whole) die();
}

// Counts a call. Returns 0 if it is to go on, 1 if it must fail with errno set, 2 if it must be torn.
static int count(const char* call, const char* path, enum kind kind) {
  ++calls;
  if (log_descriptor >= 0) {
    char line[PATH_MAX + 64];
    const int size = snprintf(line, sizeof line, "%ld %s %s\n", calls, call, path);
    if (syscall(SYS_write, log_descriptor, line, size) < 0) die();
  }
  if (mode == kNoLinks && strcmp(call, "link") == 0) {
    errno = EPERM;
    return 1;
  }
  if (fault_at == 0 || calls < fault_at) return 0;
  if (mode == kFull && kind == kSpace) {
    errno = ENOSPC;
    return 1;
  }
  if (calls != fault_at) return 0;
  switch (mode) {
    case kKill:
      die();
      return 0;
    case kTorn:
      return 2;
    case kNoSpaceOnce:
      errno = ENOSPC;
      return 1;
    case kIoError:
      errno = EIO;
      return 1;
    default:
      return 0;
  }
}

static void enter(void) {
  pthread_mutex_lock(&mutex);
  prepare();
}
static void leave(void) {
  const int kept = errno;
  pthread_mutex_unlock(&mutex);
  errno = kept;
}

static const char* path_of(int descriptor) {
  return descriptor >= 0 && descriptor < kMaxDescriptors ? paths[descriptor] : NULL;
}

static int open_file(int at, const char* path, int flags, mode_t permissions) {
  enter();
  char buffer[PATH_MAX];
  const char* full = absolute(at, path, buffer);
  const int below = is_below(full);
  const int exists = !below || syscall(SYS_faccessat, at, path, F_OK) == 0;
  if (below && (flags & O_CREAT) != 0) {
    if ((!exists || (flags & O_TRUNC) != 0) && count("create", full, kSpace) == 1) {
      leave();
      return -1;
    }
  }
  const int descriptor = (int)syscall(SYS_openat, at, path, flags, permissions);
  if (descriptor >= 0 && descriptor < kMaxDescriptors) {
    free(paths[descriptor]);
    paths[descriptor] = below ? strdup(full) : NULL;
  }
  if (descriptor >= 0 && below && !exists) record('c', inode_of(descriptor), full, NULL, 0, NULL, 0);
  if (descriptor >= 0 && below && exists && (flags & O_TRUNC) != 0) {
    record('t', inode_of(descriptor), NULL, NULL, 0, NULL, 0);
  }
  leave();
  return descriptor;
}

#define PERMISSIONS(flags)                         \
  mode_t permissions = 0;                          \
  if (((flags) & (O_CREAT | O_TMPFILE)) != 0) {    \
    va_list arguments;                             \
    va_start(arguments, flags);                    \
    permissions = (mode_t)va_arg(arguments, int);  \
    va_end(arguments);                             \
  }

int open(const char* path, int flags, ...) {
  PERMISSIONS(flags)
  return open_file(AT_FDCWD, path, flags, permissions);
}
int open64(const char* path, int flags, ...) {
  PERMISSIONS(flags)
  return open_file(AT_FDCWD, path, flags, permissions);
}
int openat(int at, const char* path, int flags, ...) {
  PERMISSIONS(flags)
  return open_file(at, path, flags, permissions);
}
int openat64(int at, const char* path, int flags, ...) {
  PERMISSIONS(flags)
  return open_file(at, path, flags, permissions);
}
// What open becomes under _FORTIFY_SOURCE.
int __open_2(const char* path, int flags) { return open_file(AT_FDCWD, path, flags, 0); }
int __open64_2(const char* path, int flags) { return open_file(AT_FDCWD, path, flags, 0); }
int __openat_2(int at, const char* path, int flags) { return open_file(at, path, flags, 0); }
int __openat64_2(int at, const char* path, int flags) { return open_file(at, path, flags, 0); }
int creat(const char* path, mode_t permissions) {
  return open_file(AT_FDCWD, path, O_CREAT | O_TRUNC | O_WRONLY, permissions);
}

int close(int descriptor) {
  enter();
  if (descriptor >= 0 && descriptor < kMaxDescriptors) {
    free(paths[descriptor]);
    paths[descriptor] = NULL;
  }
  const int result = (int)syscall(SYS_close, descriptor);
  leave();
  return result;
}

// One write of all kinds; `offset` -1 stands for the file's own position.
static ssize_t write_bytes(int descriptor, const void* bytes, size_t size, off64_t offset) {
  enter();
  const char* path = path_of(descriptor);
  const int fault = path == NULL ? 0 : count("write", path, kSpace);
  if (fault == 1) {
    leave();
    return -1;
  }
  if (fault == 2) size /= 2;
  const ssize_t written = offset < 0 ? syscall(SYS_write, descriptor, bytes, size)
                                     : syscall(SYS_pwrite64, descriptor, bytes, size, offset);
  if (fault == 2) die();
  if (written > 0 && path != NULL) {
    if (offset < 0) offset = syscall(SYS_lseek, descriptor, 0, SEEK_CUR) - written;
    record('w', inode_of(descriptor), NULL, NULL, (uint64_t)offset, bytes, (size_t)written);
  }
  if (written > 0 && descriptor == STDOUT_FILENO) record('q', 0, NULL, NULL, 0, bytes, (size_t)written);
  leave();
  return written;
}

ssize_t write(int descriptor, const void* bytes, size_t size) { return write_bytes(descriptor, bytes, size, -1); }
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  return write_bytes(descriptor, bytes, size, offset);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  return write_bytes(descriptor, bytes, size, offset);
}
// Callers of writev and pwritev take short writes: the first piece is enough.
ssize_t writev(int descriptor, const struct iovec* pieces, int count_of_pieces) {
  if (count_of_pieces <= 0) return 0;
  return write_bytes(descriptor, pieces[0].iov_base, pieces[0].iov_len, -1);
}

// A call that changes something and returns 0 or -1; `note` records it.
#define SIMPLE_CALL(name, parameters, path, kind, real, note) \
  int name parameters {                                       \
    enter();                                                  \
    char buffer[PATH_MAX];                                    \
    char other[PATH_MAX];                                     \
    (void)buffer;                                             \
    (void)other;                                              \
    const char* full = (path);                                \
    int result = -1;                                          \
    if (!is_below(full)) {                                    \
      result = (int)(real);                                   \
    } else if (count(#name, full, kind) != 1) {               \
      result = (int)(real);                                   \
      if (result == 0) note;                                  \
    }                                                         \
    leave();                                                  \
    return result;                                            \
  }

#define NOTE_SYNC record('s', inode_of(descriptor), NULL, NULL, 0, NULL, 0)
#define NOTE_SIZE record('t', inode_of(descriptor), NULL, NULL, (uint64_t)size, NULL, 0)
#define NOTE_GROWTH \
  if ((how & FALLOC_FL_KEEP_SIZE) == 0) record('g', inode_of(descriptor), NULL, NULL, (uint64_t)(from + size), NULL, 0)
#define NOTE_NAMES(kind, to_at, to) record(kind, 0, full, absolute(to_at, to, other), 0, NULL, 0)
#define NOTE_GONE record('u', 0, full, NULL, 0, NULL, 0)

SIMPLE_CALL(fsync, (int descriptor), path_of(descriptor), kSync, syscall(SYS_fsync, descriptor), NOTE_SYNC)
SIMPLE_CALL(fdatasync, (int descriptor), path_of(descriptor), kSync, syscall(SYS_fdatasync, descriptor), NOTE_SYNC)
// Promises nothing after a power cut.
SIMPLE_CALL(sync_file_range, (int descriptor, off64_t from, off64_t size, unsigned flags), path_of(descriptor), kSync,
            syscall(SYS_sync_file_range, descriptor, from, size, flags), (void)0)
SIMPLE_CALL(ftruncate, (int descriptor, off_t size), path_of(descriptor), kSpace, syscall(SYS_ftruncate, descriptor, size),
            NOTE_SIZE)
SIMPLE_CALL(ftruncate64, (int descriptor, off64_t size), path_of(descriptor), kSpace,
            syscall(SYS_ftruncate, descriptor, size), NOTE_SIZE)
SIMPLE_CALL(fallocate, (int descriptor, int how, off_t from, off_t size), path_of(descriptor), kSpace,
            syscall(SYS_fallocate, descriptor, how, from, size), NOTE_GROWTH)
SIMPLE_CALL(fallocate64, (int descriptor, int how, off64_t from, off64_t size), path_of(descriptor), kSpace,
            syscall(SYS_fallocate, descriptor, how, from, size), NOTE_GROWTH)
SIMPLE_CALL(rename, (const char* from, const char* to), absolute(AT_FDCWD, from, buffer), kName,
            syscall(SYS_rename, from, to), NOTE_NAMES('r', AT_FDCWD, to))
SIMPLE_CALL(renameat, (int at, const char* from, int to_at, const char* to), absolute(at, from, buffer), kName,
            syscall(SYS_renameat, at, from, to_at, to), NOTE_NAMES('r', to_at, to))
SIMPLE_CALL(renameat2, (int at, const char* from, int to_at, const char* to, unsigned flags), absolute(at, from, buffer),
            kName, syscall(SYS_renameat2, at, from, to_at, to, flags),
            NOTE_NAMES((flags & RENAME_EXCHANGE) != 0 ? 'x' : 'r', to_at, to))
SIMPLE_CALL(link, (const char* from, const char* to), absolute(AT_FDCWD, to, buffer), kSpace,
            syscall(SYS_link, from, to), record('l', 0, absolute(AT_FDCWD, from, other), full, 0, NULL, 0))
SIMPLE_CALL(unlink, (const char* path), absolute(AT_FDCWD, path, buffer), kName, syscall(SYS_unlink, path), NOTE_GONE)
SIMPLE_CALL(unlinkat, (int at, const char* path, int flags), absolute(at, path, buffer), kName,
            syscall(SYS_unlinkat, at, path, flags), NOTE_GONE)
SIMPLE_CALL(rmdir, (const char* path), absolute(AT_FDCWD, path, buffer), kName, syscall(SYS_rmdir, path), NOTE_GONE)
SIMPLE_CALL(mkdir, (const char* path, mode_t permissions), absolute(AT_FDCWD, path, buffer), kSpace,
            syscall(SYS_mkdir, path, permissions), record('d', inode_at(full), full, NULL, 0, NULL, 0))

// remove() calls unlink or rmdir inside the C library, where they cannot be seen.
int remove(const char* path) {
  struct stat status;
  if (lstat(path, &status) != 0) return -1;
  return S_ISDIR(status.st_mode) ? rmdir(path) : unlink(path);
}

static int clock_of(struct timespec* now) {
  const char* set = getenv("FAULT_CLOCK");
  if (set == NULL) return 0;
  now->tv_sec = strtol(set, NULL, 10);
  now->tv_nsec = 0;
  return 1;
}

int clock_gettime(clockid_t clock, struct timespec* now) {
  if (clock == CLOCK_REALTIME && clock_of(now)) return 0;
  return (int)syscall(SYS_clock_gettime, clock, now);
}
int gettimeofday(struct timeval* now, void* zone) {
  (void)zone;
  struct timespec exact;
  if (clock_gettime(CLOCK_REALTIME, &exact) != 0) return -1;
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}
time_t time(time_t* seconds) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now) != 0) return (time_t)-1;
  if (seconds != NULL) *seconds = now.tv_sec;
  return now.tv_sec;
}
