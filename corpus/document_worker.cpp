// The caller's side of the document workers: who gets which worker, how long it may take, what its end means.

#include "corpus/document_worker.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <mutex>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/document_codec.h"
#include "corpus/read_file.h"
#include "corpus/worker_channel.h"
#include "corpus/worker_zygote.h"

namespace vidensgraf {
namespace {

// A worker that reads one text after another is replaced now and then, so that neither leaks nor the
// processor time of its predecessors' documents add up.
constexpr unsigned kDocumentsOfOneWorker = 500;
constexpr std::size_t kBytesOfOneWorker = std::size_t{16} << 20U;

constexpr auto kTimeToDie = std::chrono::seconds(10);

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }

  void reset() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_ = -1;
};

struct Worker {
  std::uint64_t number = 0;
  Descriptor channel;
  Descriptor report;  // how it ended, written by the zygote
  unsigned documents = 0;
  std::size_t bytes = 0;
};

struct Reply {
  ReplyKind kind = ReplyKind::Error;
  std::string payload;
};

bool starts_like_complex_format(std::string_view bytes) {
  return bytes.starts_with("%PDF") || bytes.starts_with("PK") || bytes.starts_with("<");
}

// A guess that only saves a round trip: the worker looks again, and refuses what is not text.
bool looks_like_text(std::string_view bytes, std::string_view name) {
  return (name.ends_with(".txt") || name.ends_with(".md")) && !starts_like_complex_format(bytes);
}

tl::unexpected<Error> no_process(const char* what) {
  return fail(ErrorCode::Internal, fmt::format("No process for reading documents can be started ({}: {}).",
                                               what, std::strerror(errno)));
}

}  // namespace

struct DocumentWorkerPool::Impl {
  WorkerLimits limits;
  Descriptor control;
  pid_t zygote = -1;
  std::mutex mutex;
  std::uint64_t last_number = 0;     // under mutex
  std::vector<Worker> text_workers;  // idle ones; under mutex

  [[nodiscard]] Result<Worker> start_worker();
  [[nodiscard]] bool send(const ZygoteMessage& message, const std::array<int, 2>* descriptors);
  [[nodiscard]] Result<Reply> ask(Worker& worker, const RequestHeader& request, std::string_view name,
                                  std::string_view content);
  [[nodiscard]] Error reason_of_death(Worker& worker, bool timed_out);
  [[nodiscard]] Result<Reply> ask_text_worker(RequestHeader request, std::string_view name,
                                              std::string_view content);
  [[nodiscard]] Result<Reply> ask_new_worker(RequestHeader request, std::string_view name,
                                             std::string_view content);
};

bool DocumentWorkerPool::Impl::send(const ZygoteMessage& message, const std::array<int, 2>* descriptors) {
  ZygoteMessage copy = message;
  iovec part{&copy, sizeof copy};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> ancillary{};
  msghdr envelope{};
  envelope.msg_iov = &part;
  envelope.msg_iovlen = 1;
  if (descriptors != nullptr) {
    envelope.msg_control = ancillary.data();
    envelope.msg_controllen = ancillary.size();
    cmsghdr* header = CMSG_FIRSTHDR(&envelope);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(2 * sizeof(int));
    std::memcpy(CMSG_DATA(header), descriptors->data(), 2 * sizeof(int));
  }
  for (;;) {
    if (::sendmsg(control.get(), &envelope, MSG_NOSIGNAL) >= 0) return true;
    if (errno != EINTR) return false;
  }
}

Result<Worker> DocumentWorkerPool::Impl::start_worker() {
  std::array<int, 2> channel{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel.data()) != 0)
    return no_process("socketpair");
  Worker worker;
  worker.channel = Descriptor(channel[0]);
  const Descriptor worker_end(channel[1]);
  std::array<int, 2> report{};
  if (::pipe2(report.data(), O_CLOEXEC) != 0) return no_process("pipe");
  worker.report = Descriptor(report[0]);
  const Descriptor zygote_end(report[1]);
  {
    const std::lock_guard lock(mutex);
    worker.number = ++last_number;
  }
  const std::array<int, 2> descriptors = {worker_end.get(), zygote_end.get()};
  if (!send({ZygoteOrder::Start, worker.number}, &descriptors)) return no_process("zygote");
  return worker;
}

Result<Reply> DocumentWorkerPool::Impl::ask(Worker& worker, const RequestHeader& request,
                                            std::string_view name, std::string_view content) {
  const Deadline deadline = std::chrono::steady_clock::now() + std::chrono::seconds(limits.wall_seconds);
  const int channel = worker.channel.get();
  // Text may grow by decoding, blocks come on top: what no honest worker exceeds.
  const std::size_t most_payload = 4 * limits.read.max_text_bytes + (std::size_t{64} << 20U);

  Transfer transfer = send_all(channel, bytes_of(request), &deadline);
  if (transfer == Transfer::Done) transfer = send_all(channel, name, &deadline);
  if (transfer == Transfer::Done) transfer = send_all(channel, content, &deadline);
  ReplyHeader header;
  if (transfer == Transfer::Done) {
    transfer = receive_all(channel, reinterpret_cast<char*>(&header), sizeof header, &deadline);
  }
  if (transfer == Transfer::Done && header.payload_bytes > most_payload) {
    return fail(ErrorCode::Limit, "The file gives more text than is accepted from one document.");
  }
  Reply reply;
  if (transfer == Transfer::Done) {
    reply.kind = header.kind;
    reply.payload.resize(static_cast<std::size_t>(header.payload_bytes));
    transfer = receive_all(channel, reply.payload.data(), reply.payload.size(), &deadline);
  }
  worker.documents += 1;
  worker.bytes += content.size();
  if (transfer == Transfer::Done) return reply;
  return fail(reason_of_death(worker, transfer == Transfer::TimedOut));
}

Error DocumentWorkerPool::Impl::reason_of_death(Worker& worker, bool timed_out) {
  const auto limit = [](std::string message) { return Error{ErrorCode::Limit, std::move(message), {}}; };
  // Killed in every case: a worker that closed its channel may still be running.
  if (!timed_out) {
    pollfd ended{worker.report.get(), POLLIN, 0};
    ::poll(&ended, 1, 200);
  }
  static_cast<void>(send({ZygoteOrder::Kill, worker.number}, nullptr));
  if (timed_out)
    return limit(fmt::format("Reading the file took more than {} seconds.", limits.wall_seconds));

  int status = 0;
  const Deadline deadline = std::chrono::steady_clock::now() + kTimeToDie;
  pollfd ended{worker.report.get(), POLLIN, 0};
  while (::poll(&ended, 1, 100) <= 0) {
    if (std::chrono::steady_clock::now() > deadline) break;
  }
  if (::read(worker.report.get(), &status, sizeof status) != static_cast<ssize_t>(sizeof status)) {
    return {ErrorCode::Internal, "The process that starts the readers of documents has ended.", {}};
  }
  if (status == kNotStarted)
    return {ErrorCode::Internal, "No process for reading documents can be started.", {}};
  if (WIFSIGNALED(status)) {
    switch (WTERMSIG(status)) {
      case SIGXCPU:
        return limit(
            fmt::format("Reading the file took more than {} seconds of processor time.", limits.cpu_seconds));
      case SIGSYS:
        return {ErrorCode::Input, "Reading the file was stopped because it tried something forbidden.", {}};
      default:
        return {ErrorCode::Input,
                fmt::format("The file is damaged in a way that crashed its reader (signal {}).",
                            WTERMSIG(status)),
                {}};
    }
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
    return {ErrorCode::Internal,
            fmt::format("The process for reading documents could not be locked down (status {}).",
                        WEXITSTATUS(status)),
            {}};
  }
  return {ErrorCode::Input, "The reader of the file ended without an answer.", {}};
}

Result<Reply> DocumentWorkerPool::Impl::ask_new_worker(RequestHeader request, std::string_view name,
                                                       std::string_view content) {
  auto worker = start_worker();
  if (!worker) return fail(worker.error());
  return ask(*worker, request, name, content);
}

Result<Reply> DocumentWorkerPool::Impl::ask_text_worker(RequestHeader request, std::string_view name,
                                                        std::string_view content) {
  std::optional<Worker> worker;
  {
    const std::lock_guard lock(mutex);
    if (!text_workers.empty()) {
      worker = std::move(text_workers.back());
      text_workers.pop_back();
    }
  }
  if (!worker) {
    auto started = start_worker();
    if (!started) return fail(started.error());
    worker = std::move(*started);
  }
  const bool is_new = worker->documents == 0;
  auto reply = ask(*worker, request, name, content);
  // It may have died of what its earlier documents left behind: this one gets a chance of its own.
  if (!reply && !is_new) return ask_new_worker(request, name, content);
  if (reply && worker->documents < kDocumentsOfOneWorker && worker->bytes < kBytesOfOneWorker) {
    const std::lock_guard lock(mutex);
    text_workers.push_back(std::move(*worker));
  }
  return reply;
}

Result<std::unique_ptr<DocumentWorkerPool>> DocumentWorkerPool::start(const WorkerLimits& limits) {
  std::array<int, 2> control{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, control.data()) != 0) {
    return no_process("socketpair");
  }
  auto impl = std::make_unique<Impl>();
  impl->limits = limits;
  impl->control = Descriptor(control[0]);
  const Descriptor zygote_end(control[1]);
  const pid_t pid = ::fork();
  if (pid < 0) return no_process("fork");
  if (pid == 0) {
    impl->control.reset();
    run_zygote(zygote_end.get(), limits);
  }
  impl->zygote = pid;
  return std::unique_ptr<DocumentWorkerPool>(new DocumentWorkerPool(std::move(impl)));
}

DocumentWorkerPool::DocumentWorkerPool(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

DocumentWorkerPool::~DocumentWorkerPool() {
  impl_->text_workers.clear();
  // The zygote sees its control socket close, and kills what is left. It is told by a signal as well: a
  // second pool's zygote may hold a copy of the socket.
  impl_->control.reset();
  ::kill(impl_->zygote, SIGTERM);
  while (::waitpid(impl_->zygote, nullptr, 0) < 0 && errno == EINTR) {
  }
}

const WorkerLimits& DocumentWorkerPool::limits() const { return impl_->limits; }

Result<void> DocumentWorkerPool::check() {
  const auto document = read("x", "x.txt");
  return document ? Result<void>() : fail(document.error());
}

Result<Document> DocumentWorkerPool::read(const std::string& path) {
  const auto bytes = read_file(path, impl_->limits.read.max_input_bytes);
  if (!bytes) return fail(bytes.error());
  return read(*bytes, path);
}

Result<Document> DocumentWorkerPool::read(std::string_view bytes, const std::string& name) {
  if (bytes.size() > impl_->limits.read.max_input_bytes) {
    return fail(ErrorCode::Limit,
                fmt::format("The file is {} MB long; at most {} MB are read.", bytes.size() >> 20U,
                            impl_->limits.read.max_input_bytes >> 20U));
  }
  RequestHeader request;
  request.name_bytes = static_cast<std::uint32_t>(name.size());
  request.content_bytes = bytes.size();
  Result<Reply> reply = Reply{ReplyKind::NotText, {}};
  if (looks_like_text(bytes, name)) {
    request.kind = RequestKind::TextOnly;
    reply = impl_->ask_text_worker(request, name, bytes);
  }
  if (reply && reply->kind == ReplyKind::NotText) {
    request.kind = RequestKind::AnyDocument;
    reply = impl_->ask_new_worker(request, name, bytes);
  }
  if (!reply) return fail(reply.error());
  if (reply->kind == ReplyKind::Document) return decode_document(reply->payload);
  return fail(decode_error(reply->payload));
}

namespace {

// Takes the next line's answer off the payload; nothing if it is broken.
std::optional<JsonLine> take_line(std::string_view& payload) {
  std::uint64_t number = 0;
  std::uint64_t kind = 0;
  std::uint64_t size_bytes = 0;
  if (!take_number(payload, number) || !take_number(payload, kind) || !take_number(payload, size_bytes) ||
      size_bytes > payload.size()) {
    return std::nullopt;
  }
  const std::string_view bytes = payload.substr(0, static_cast<std::size_t>(size_bytes));
  payload.remove_prefix(bytes.size());
  JsonLine line;
  line.number = static_cast<std::size_t>(number);
  if (kind == static_cast<std::uint64_t>(ReplyKind::Document)) {
    line.document = decode_document(bytes);
  } else {
    line.document = fail(decode_error(bytes));
  }
  return line;
}

}  // namespace

std::vector<JsonLine> DocumentWorkerPool::read_json_lines(std::string_view lines, const std::string& name,
                                                          std::size_t first_line) {
  RequestHeader request;
  request.kind = RequestKind::JsonLines;
  request.name_bytes = static_cast<std::uint32_t>(name.size());
  request.content_bytes = lines.size();
  request.first_line = first_line;
  std::vector<JsonLine> result;
  Result<Reply> reply = impl_->ask_text_worker(request, name, lines);
  if (reply) {
    std::string_view payload = reply->payload;
    while (!payload.empty()) {
      auto line = take_line(payload);
      if (!line) break;
      result.push_back(std::move(*line));
    }
    if (payload.empty()) return result;
    result.clear();
    reply = fail(ErrorCode::Internal, "The process that read the file gave a broken answer.");
  }
  // The chunk failed as a whole. Halved until the line that did it stands alone.
  const std::size_t middle = lines.find('\n', lines.size() / 2);
  const std::size_t cut_at = middle != std::string_view::npos && middle + 1 < lines.size()
                                 ? middle
                                 : lines.substr(0, lines.size() / 2).rfind('\n');
  if (cut_at == std::string_view::npos) {
    JsonLine line;
    line.number = first_line;
    line.document = fail(reply.error());
    result.push_back(std::move(line));
    return result;
  }
  const std::string_view head = lines.substr(0, cut_at + 1);
  const auto lines_in_head = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n'));
  result = read_json_lines(head, name, first_line);
  for (JsonLine& line : read_json_lines(lines.substr(cut_at + 1), name, first_line + lines_in_head)) {
    result.push_back(std::move(line));
  }
  return result;
}

}  // namespace vidensgraf
