#include "tests/crash/disk_model.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <sys/stat.h>

namespace vidensgraf::crash {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPageBytes = 4096;
constexpr std::size_t kSectorBytes = 512;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::uint64_t inode_of(const fs::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

}  // namespace

std::vector<DiskCall> read_trace(const fs::path& trace) {
  const std::string bytes = content_of(trace);
  std::vector<DiskCall> calls;
  std::array<std::uint64_t, 6> header{};  // kind, inode, offset, and the sizes of what follows
  for (std::size_t at = 0; at + sizeof header <= bytes.size();) {
    std::memcpy(header.data(), bytes.data() + at, sizeof header);
    at += sizeof header;
    const auto take = [&](std::uint64_t size) {
      std::string piece = bytes.substr(at, size);
      at += size;
      return piece;
    };
    DiskCall call;
    call.kind = static_cast<char>(header[0]);
    call.inode = header[1];
    call.offset = header[2];
    call.path = take(header[3]);
    call.to = take(header[4]);
    call.bytes = take(header[5]);
    calls.push_back(std::move(call));
  }
  return calls;
}

DiskModel::DiskModel(fs::path root, DiskKind kind) : root_(std::move(root)), kind_(kind) {
  load(root_, add_node(true, inode_of(root_)));
}

DiskModel::NodeNumber DiskModel::add_node(bool is_folder, std::uint64_t inode) {
  Node node;
  node.is_folder = is_folder;
  nodes_.push_back(std::move(node));
  by_inode_[inode] = nodes_.size() - 1;
  return nodes_.size() - 1;
}

void DiskModel::load(const fs::path& folder, NodeNumber node) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const std::uint64_t inode = inode_of(entry.path());
    const auto known = by_inode_.find(inode);  // by another name: a hard link
    NodeNumber child = known != by_inode_.end() ? known->second : kNone;
    if (child == kNone) {
      child = add_node(entry.is_directory(), inode);
      if (entry.is_directory()) {
        load(entry.path(), child);
      } else {
        nodes_[child].safe_bytes = content_of(entry.path());
      }
    }
    nodes_[node].names[name] = child;
    nodes_[node].safe_names[name] = child;
  }
}

// Where `path` stands, as the program sees it; `node` is kNone if there is no such name, `folder` if there
// cannot be.
DiskModel::Entry DiskModel::find(const std::string& path) const {
  Entry entry;
  NodeNumber node = 0;
  for (const fs::path& part : fs::path(path).lexically_relative(root_)) {
    if (node == kNone || !nodes_[node].is_folder) return Entry{};
    entry.folder = node;
    entry.name = part.string();
    const auto found = nodes_[node].names.find(entry.name);
    node = found == nodes_[node].names.end() ? kNone : found->second;
  }
  entry.node = node;
  return entry;
}

void DiskModel::name(Naming naming) {
  for (const Entry& entry : naming.entries) {
    if (entry.folder == kNone) return;
  }
  for (const Entry& entry : naming.entries) {
    if (entry.node == kNone) {
      nodes_[entry.folder].names.erase(entry.name);
    } else {
      nodes_[entry.folder].names[entry.name] = entry.node;
    }
  }
  namings_.push_back(std::move(naming));
}

void DiskModel::make_safe(const Naming& naming) {
  for (const Entry& entry : naming.entries) {
    if (entry.node == kNone) {
      nodes_[entry.folder].safe_names.erase(entry.name);
    } else {
      nodes_[entry.folder].safe_names[entry.name] = entry.node;
    }
  }
}

void DiskModel::sync(NodeNumber node, bool folder_syncs) {
  if (nodes_[node].is_folder && !folder_syncs) return;
  for (const Change& change : nodes_[node].changes) apply_change(nodes_[node].safe_bytes, change);
  nodes_[node].changes.clear();
  std::vector<Naming> left;
  for (Naming& naming : namings_) {
    const bool now =
        kind_ == DiskKind::Journal || naming.created == node || naming.entries.back().folder == node;
    if (now) {
      make_safe(naming);
    } else {
      left.push_back(std::move(naming));
    }
  }
  namings_ = std::move(left);
}

void DiskModel::apply(const DiskCall& call, bool folder_syncs) {
  switch (call.kind) {
    case 'c':
    case 'd': {
      Entry entry = find(call.path);
      entry.node = add_node(call.kind == 'd', call.inode);
      const NodeNumber created = entry.node;
      name(Naming{{std::move(entry)}, created});
      return;
    }
    case 'r':
    case 'x': {
      Entry from = find(call.path);
      Entry to = find(call.to);
      if (from.node == kNone) return;  // opened in a way that is not recorded: RocksDB's own log
      std::swap(from.node, to.node);
      if (call.kind == 'r') from.node = kNone;
      name(Naming{{std::move(from), std::move(to)}, kNone});
      return;
    }
    case 'u': {
      Entry entry = find(call.path);
      entry.node = kNone;
      name(Naming{{std::move(entry)}, kNone});
      return;
    }
    case 'l': {
      Entry entry = find(call.to);
      entry.node = find(call.path).node;
      if (entry.node != kNone) name(Naming{{std::move(entry)}, kNone});
      return;
    }
    default:
      break;
  }
  const auto found = by_inode_.find(call.inode);
  if (found == by_inode_.end()) return;
  if (call.kind == 's') {
    sync(found->second, folder_syncs);
  } else if (call.kind == 'w') {
    nodes_[found->second].changes.push_back(Change{Change::Kind::Write, call.offset, call.bytes});
  } else if (call.kind == 't' || call.kind == 'g') {
    const auto kind = call.kind == 't' ? Change::Kind::Size : Change::Kind::Growth;
    nodes_[found->second].changes.push_back(Change{kind, call.offset, {}});
  }
}

void DiskModel::apply_change(std::string& bytes, const Change& change) {
  if (change.kind == Change::Kind::Write) {
    bytes.resize(std::max(bytes.size(), change.offset + change.bytes.size()));
    bytes.replace(change.offset, change.bytes.size(), change.bytes);
  } else if (change.kind == Change::Kind::Size || bytes.size() < change.offset) {
    bytes.resize(change.offset);
  }
}

// Some pages of a write; a page is at times torn at a sector.
void DiskModel::apply_part(std::string& bytes, const Change& change, std::mt19937_64& random) {
  if (random() % 4 == 0) return;
  if (change.kind != Change::Kind::Write) {
    apply_change(bytes, change);
    return;
  }
  const std::uint64_t end = change.offset + change.bytes.size();
  for (std::uint64_t at = change.offset; at < end;) {
    const std::uint64_t page_end = std::min((at / kPageBytes + 1) * kPageBytes, end);
    std::string page = change.bytes.substr(at - change.offset, page_end - at);
    if (random() % 10 == 0) page.resize(page.size() / kSectorBytes / 2 * kSectorBytes);
    if (random() % 5 < 3) apply_change(bytes, Change{Change::Kind::Write, at, std::move(page)});
    at = page_end;
  }
}

void DiskModel::cut_power(std::mt19937_64& random) {
  enum class Kept { Nothing, All, Some };
  const auto choose = [&random] {
    const std::uint64_t number = random() % 4;
    return number == 0 ? Kept::Nothing : number == 1 ? Kept::All : Kept::Some;
  };
  const Kept names = choose();
  const std::size_t first_lost = namings_.empty() ? 0 : random() % (namings_.size() + 1);
  for (std::size_t i = 0; i < namings_.size(); ++i) {
    const bool lucky = kind_ == DiskKind::Journal ? i < first_lost : random() % 2 == 0;
    if (names == Kept::All || (names == Kept::Some && lucky)) make_safe(namings_[i]);
  }
  namings_.clear();
  const Kept content = choose();
  for (Node& node : nodes_) {
    for (const Change& change : node.changes) {
      if (content == Kept::All) apply_change(node.safe_bytes, change);
      if (content == Kept::Some) apply_part(node.safe_bytes, change, random);
    }
    node.changes.clear();
  }
}

void DiskModel::write_to(const fs::path& target) const { write_node(0, target); }

void DiskModel::write_node(NodeNumber node, const fs::path& target) const {
  if (!nodes_[node].is_folder) {
    std::ofstream(target, std::ios::binary) << nodes_[node].safe_bytes;
    return;
  }
  fs::create_directory(target);
  for (const auto& [name, child] : nodes_[node].safe_names) write_node(child, target / name);
}

}  // namespace vidensgraf::crash
