// The process that forks the document workers, and what a worker does.
//
// The zygote is forked while the program has one thread, so its copy of every lock is free. It loads what
// readers load lazily (ICU's tables, poppler's, iconv's modules: inside the sandbox iconv could not open
// them, and poppler would give empty text without saying so), and never sees a byte of a document. Workers
// inherit all this by fork, at the cost of copied page tables only.

#include "corpus/worker_zygote.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <iconv.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/document_codec.h"
#include "corpus/reader.h"
#include "corpus/sandbox.h"
#include "corpus/worker_channel.h"

namespace vidensgraf {
namespace {

constexpr int kExitSandboxRefused = 97;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kLastSilenced = 1;  // what a sanitizer says must be seen
#else
constexpr int kLastSilenced = 2;
#endif

// ---- the worker ------------------------------------------------------------------------------------------

struct Reply {
  ReplyKind kind = ReplyKind::Error;
  std::string payload;
};

Reply reply_of(const Result<Document>& document) {
  if (document) return {ReplyKind::Document, encode(*document, CodecText::With)};
  return {ReplyKind::Error, encode_error(document.error())};
}

Reply read_lines(std::string_view lines, std::string_view name, std::uint64_t line_number,
                 const ReadLimits& limits) {
  Reply reply{ReplyKind::JsonDocuments, {}};
  for (; !lines.empty(); ++line_number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Reply one = reply_of(read_jsonl_line(line, name, static_cast<std::size_t>(line_number), limits));
    put_number(reply.payload, line_number);
    put_number(reply.payload, static_cast<std::uint64_t>(one.kind));
    put_number(reply.payload, one.payload.size());
    reply.payload += one.payload;
  }
  return reply;
}

Reply answer(const RequestHeader& request, const std::string& name, const std::string& content,
             const WorkerLimits& limits) {
  try {
    if (request.kind == RequestKind::JsonLines) {
      return read_lines(content, name, request.first_line, limits.read);
    }
    if (request.kind == RequestKind::TextOnly) {
      const auto format = detect_format(content, name);
      if (format && *format != Format::PlainText && *format != Format::Markdown) {
        return {ReplyKind::NotText, {}};
      }
    }
    return reply_of(read_document(content, name, limits.read));
  } catch (const std::bad_alloc&) {
    return {ReplyKind::Error,
            encode_error({ErrorCode::Limit, fmt::format("Reading the file needs more than {} MB of memory.",
                                                        limits.address_space_bytes >> 20U)})};
  } catch (const std::exception& error) {
    return {ReplyKind::Error,
            encode_error({ErrorCode::Input, fmt::format("The file cannot be read: {}.", error.what())})};
  }
}

[[noreturn]] void run_worker(int channel, const Sandbox& sandbox, const WorkerLimits& limits) {
  if (!sandbox.enter({limits.address_space_bytes, limits.cpu_seconds})) ::_exit(kExitSandboxRefused);
  for (;;) {
    RequestHeader request;
    if (receive_all(channel, reinterpret_cast<char*>(&request), sizeof request, nullptr) != Transfer::Done) {
      ::_exit(0);
    }
    std::string name(request.name_bytes, '\0');
    std::string content(static_cast<std::size_t>(request.content_bytes), '\0');
    if (receive_all(channel, name.data(), name.size(), nullptr) != Transfer::Done ||
        receive_all(channel, content.data(), content.size(), nullptr) != Transfer::Done) {
      ::_exit(0);
    }
    const Reply reply = answer(request, name, content, limits);
    const ReplyHeader header{reply.kind, reply.payload.size()};
    if (send_all(channel, bytes_of(header), nullptr) != Transfer::Done ||
        send_all(channel, reply.payload, nullptr) != Transfer::Done) {
      ::_exit(0);
    }
    if (request.kind == RequestKind::AnyDocument) ::_exit(0);
  }
}

// ---- the zygote ------------------------------------------------------------------------------------------

// A PDF of one page with the word "Hej", to make poppler load what it loads at the first page.
constexpr std::string_view kWarmUpPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 38>>stream\nBT /F1 12 Tf 72 720 Td (Hej) Tj ET    \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";

void load_what_readers_need() {
  // Fontconfig, which poppler asks for fonts that a file lacks, writes a cache at its first use and would end
  // the worker by it. Under a root without fonts it finds nothing to write about.
  ::setenv("FONTCONFIG_SYSROOT", "/proc", 1);
  // Opened and never closed: the modules stay loaded.
  for (const auto& [to, from] : {std::pair{"UTF-8", "UTF-16"}, std::pair{"UTF-16", "UTF-8"},
                                 std::pair{"UTF-8", "UTF-16BE"}, std::pair{"UTF-8", "ISO-8859-1"}}) {
    [[maybe_unused]] const iconv_t converter = ::iconv_open(to, from);
  }
  // Results do not matter here; a reader that fails on these will say so with the first real document.
  static_cast<void>(read_document("Første møde på Ærø.\n\nÅben rådgivning.\n", "start.txt"));
  static_cast<void>(
      read_document("<!DOCTYPE html><html><body><h1>Hej</h1><p>Tekst</p></body></html>", "start.html"));
  static_cast<void>(read_document(kWarmUpPdf, "start.pdf"));
  static_cast<void>(read_jsonl_line(R"({"id":"1","title":"Hej","text":"Første møde."})", "start.jsonl", 1));
}

struct Child {
  std::uint64_t worker = 0;
  int report = -1;
};

class Zygote {
 public:
  Zygote(int control, const WorkerLimits& limits) : control_(control), limits_(limits) {}

  [[noreturn]] void run() {
    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_ended, nullptr);
    signals_ = ::signalfd(-1, &child_ended, SFD_CLOEXEC | SFD_NONBLOCK);
    for (;;) {
      std::array<pollfd, 2> ready = {pollfd{control_, POLLIN, 0}, pollfd{signals_, POLLIN, 0}};
      if (::poll(ready.data(), ready.size(), -1) < 0) continue;
      if (ready[1].revents != 0) {
        signalfd_siginfo ignored;
        while (::read(signals_, &ignored, sizeof ignored) > 0) {
        }
        reap();
      }
      if (ready[0].revents != 0 && !obey()) end();
    }
  }

 private:
  // Takes one order; false if the pool is gone.
  bool obey() {
    ZygoteMessage message;
    iovec part{&message, sizeof message};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> ancillary{};
    msghdr envelope{};
    envelope.msg_iov = &part;
    envelope.msg_iovlen = 1;
    envelope.msg_control = ancillary.data();
    envelope.msg_controllen = ancillary.size();
    const ssize_t got = ::recvmsg(control_, &envelope, MSG_CMSG_CLOEXEC);
    if (got < 0) return errno == EINTR;
    if (got != static_cast<ssize_t>(sizeof message)) return false;
    if (message.order == ZygoteOrder::Kill) {
      for (const auto& [pid, child] : children_) {
        if (child.worker == message.worker) ::kill(pid, SIGKILL);
      }
      return true;
    }
    const cmsghdr* header = CMSG_FIRSTHDR(&envelope);
    if (header == nullptr || header->cmsg_len != CMSG_LEN(2 * sizeof(int))) return false;
    std::array<int, 2> descriptors{};
    std::memcpy(descriptors.data(), CMSG_DATA(header), sizeof descriptors);
    start(message.worker, descriptors[0], descriptors[1]);
    return true;
  }

  void start(std::uint64_t worker, int channel, int report) {
    const pid_t zygote = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
      if (::getppid() != zygote) ::_exit(0);
      // Nothing of the zygote's may leak: neither other workers' channels nor the control socket.
      ::close(control_);
      ::close(signals_);
      ::close(report);
      for (const auto& [other, child] : children_) ::close(child.report);
      sigset_t none;
      sigemptyset(&none);
      sigprocmask(SIG_SETMASK, &none, nullptr);
      run_worker(channel, sandbox_, limits_);
    }
    ::close(channel);
    if (pid > 0) {
      children_.emplace(pid, Child{worker, report});
    } else {
      tell(report, kNotStarted);
    }
  }

  void reap() {
    int status = 0;
    for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      const auto child = children_.find(pid);
      if (child == children_.end()) continue;
      tell(child->second.report, status);
      children_.erase(child);
    }
  }

  // The pipe is empty, so four bytes always fit.
  static void tell(int report, int status) {
    [[maybe_unused]] const ssize_t written = ::write(report, &status, sizeof status);
    ::close(report);
  }

  [[noreturn]] void end() {
    for (const auto& [pid, child] : children_) ::kill(pid, SIGKILL);
    ::_exit(0);
  }

  int control_;
  int signals_ = -1;
  WorkerLimits limits_;
  Sandbox sandbox_;
  std::map<pid_t, Child> children_;
};

}  // namespace

void run_zygote(int control, const WorkerLimits& limits) {
  // Ctrl-C on the terminal goes to the foreground group; the pool decides when the zygote ends.
  ::setpgid(0, 0);
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) ::signal(signal, signal == SIGTERM ? SIG_DFL : SIG_IGN);
  // Libraries never print: poppler and others would, on standard error.
  const int nowhere = ::open("/dev/null", O_RDWR);
  if (nowhere >= 0) {
    for (int standard = 0; standard <= kLastSilenced; ++standard) ::dup2(nowhere, standard);
  }
  const int mine = ::dup2(control, 3);
  ::close_range(4, ~0U, 0);
  load_what_readers_need();
  Zygote(mine, limits).run();
}

}  // namespace vidensgraf
