// How a worker process is locked down before it sees the first byte of an untrusted document.
//
//   resource limits   memory, processor time, no core file, no file written, few descriptors
//   no_new_privs      no program started later could gain rights (and seccomp asks for it)
//   Landlock          of the file system, only the data of poppler and of ICU can be read
//   seccomp           only the system calls that reading needs. Starting programs, networking, opening for
//                     writing and reaching other processes end the worker (SIGSYS); whatever else is not on
//                     the list fails with EPERM, so that a new libc asking for something harmless does no
//                     harm.
//
// Where the kernel has no Landlock (before 5.13, or switched off), seccomp cannot tell one path from another:
// then no file can be opened at all. Only PDFs with Chinese, Japanese or Korean fonts need one.
//
// Sources: seccomp(2), landlock(7); libseccomp's seccomp_rule_add(3).

#include "corpus/sandbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vidensgraf {
namespace {

// Sanitizers reserve terabytes of address space for their shadow memory.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitAddressSpace = false;
#else
constexpr bool kLimitAddressSpace = true;
#endif

constexpr std::array kAllowed = {
    // memory
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // the channel, and files that were opened by path below
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64), SCMP_SYS(lseek),
    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(fcntl), SCMP_SYS(getdents64),
    SCMP_SYS(recvfrom), SCMP_SYS(sendto),
    // time, signals of its own, threads' locks, the end
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    // who am I; tgkill is missing on purpose: abort() then ends in a forbidden instruction, just as dead
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(uname)};

constexpr std::array kDeadly = {SCMP_SYS(execve),
                                SCMP_SYS(execveat),
                                SCMP_SYS(fork),
                                SCMP_SYS(vfork),
                                SCMP_SYS(clone),
                                SCMP_SYS(clone3),
                                SCMP_SYS(socket),
                                SCMP_SYS(socketpair),
                                SCMP_SYS(connect),
                                SCMP_SYS(bind),
                                SCMP_SYS(ptrace),
                                SCMP_SYS(process_vm_readv),
                                SCMP_SYS(process_vm_writev),
                                SCMP_SYS(kill),
                                SCMP_SYS(tkill),
                                SCMP_SYS(creat),
                                SCMP_SYS(unlink),
                                SCMP_SYS(unlinkat),
                                SCMP_SYS(rename),
                                SCMP_SYS(renameat2),
                                SCMP_SYS(mount),
                                SCMP_SYS(bpf),
                                SCMP_SYS(io_uring_setup),
                                SCMP_SYS(userfaultfd)};

scmp_filter_ctx make_filter(bool may_open_files) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return nullptr;
  bool ok = true;
  for (const int call : kAllowed) ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  for (const int call : kDeadly) {
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0) == 0;
  }
  // Memory may be made writable, never executable.
  ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                              SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
  // Each way of opening for writing, one rule for each bit: any of them ends the process.
  constexpr std::array kWriting = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
  for (const int bit : kWriting) {
    const auto mask = static_cast<scmp_datum_t>(bit);
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(openat), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, mask, mask)) == 0;
  }
  if (may_open_files) {
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0)) == 0;
  }
  if (ok) return filter;
  seccomp_release(filter);
  return nullptr;
}

// Rights over files as of Landlock's first version; the library's header may know only some of the later
// ones.
constexpr std::uint64_t kAllFileRights = 0x1fff;

int make_ruleset() {
  const auto version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return -1;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kAllFileRights;
  const auto ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset < 0) return -1;
  for (const char* folder : {"/usr/share/poppler", "/usr/share/fonts", "/usr/share/icu"}) {
    const int parent = ::open(folder, O_PATH | O_CLOEXEC);
    if (parent < 0) continue;  // not installed: nothing to allow
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = parent;
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(parent);
  }
  return ruleset;
}

// No higher than the process is allowed already.
bool set_limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  rlimit given{};
  if (::getrlimit(resource, &given) != 0) return false;
  const rlimit limit{std::min(soft, given.rlim_max), std::min(hard, given.rlim_max)};
  return ::setrlimit(resource, &limit) == 0;
}

}  // namespace

Sandbox::Sandbox() : ruleset_(make_ruleset()) { filter_ = make_filter(has_landlock()); }

Sandbox::~Sandbox() {
  if (filter_ != nullptr) seccomp_release(filter_);
  if (ruleset_ >= 0) ::close(ruleset_);
}

bool Sandbox::enter(const SandboxLimits& limits) const {
  if (filter_ == nullptr) return false;
  bool ok = true;
  if (kLimitAddressSpace) {
    ok = set_limit(RLIMIT_AS, limits.address_space_bytes, limits.address_space_bytes);
  }
  // At the soft limit comes SIGXCPU, which tells the cause; at the hard one SIGKILL.
  ok = ok && set_limit(RLIMIT_CPU, limits.cpu_seconds, rlim_t{limits.cpu_seconds} + 1);
  ok = ok && set_limit(RLIMIT_FSIZE, 0, 0);
  ok = ok && set_limit(RLIMIT_NOFILE, 32, 32);
  ok = ok && set_limit(RLIMIT_CORE, 0, 0);
  ok = ok && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
  ok = ok && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  if (ok && ruleset_ >= 0) ok = ::syscall(SYS_landlock_restrict_self, ruleset_, 0) == 0;
  return ok && seccomp_load(filter_) == 0;
}

}  // namespace vidensgraf
