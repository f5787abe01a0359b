#pragma once

// What a disk may hold after the power was cut, by the calls that fault_shim.c has recorded.
//
// A write, a new size or a name is safe only once it was synced. A cut takes away any of the rest: of the
// bytes whole pages, or half of one; of the names as many as the kind of disk allows. The idea is that of
// ALICE (Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014).

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace vidensgraf::crash {

/// A call of the recorded program; see `record` in fault_shim.c.
struct DiskCall {
  char kind = 0;
  std::uint64_t inode = 0;
  std::uint64_t offset = 0;
  std::string path;
  std::string to;
  std::string bytes;
};
[[nodiscard]] std::vector<DiskCall> read_trace(const std::filesystem::path& trace);

enum class DiskKind {
  Journal,  ///< Names become safe in the order in which they were made, and with any sync (ext4).
  Strict,  ///< Each name for itself, and only when its folder is synced (all that POSIX promises), or its new
           ///< file.
};

class DiskModel {
 public:
  /// Begins with what stands below `root`, as if all of it were safe. Copies are independent.
  DiskModel(std::filesystem::path root, DiskKind kind);

  /// With `folder_syncs` false, syncing a folder has no effect: what a program does that forgets it.
  void apply(const DiskCall& call, bool folder_syncs = true);

  /// Loses what is not safe, or some of it, or nothing.
  void cut_power(std::mt19937_64& random);

  /// Writes what is left to `target`, a new folder.
  void write_to(const std::filesystem::path& target) const;

 private:
  using NodeNumber = std::size_t;
  static constexpr NodeNumber kNone = SIZE_MAX;

  struct Change {  // of a file's content
    enum class Kind : std::uint8_t { Write, Size, Growth } kind = Kind::Write;
    std::uint64_t offset = 0;
    std::string bytes;
  };
  struct Node {
    bool is_folder = false;
    std::string safe_bytes;
    std::vector<Change> changes;              // not yet safe
    std::map<std::string, NodeNumber> names;  // of a folder: as the program sees it
    std::map<std::string, NodeNumber> safe_names;
  };
  struct Entry {
    NodeNumber folder = kNone;
    std::string name;
    NodeNumber node = kNone;  // kNone: the name goes
  };
  struct Naming {  // entries that change together
    std::vector<Entry> entries;
    NodeNumber created = kNone;
  };

  NodeNumber add_node(bool is_folder, std::uint64_t inode);
  void load(const std::filesystem::path& folder, NodeNumber node);
  [[nodiscard]] Entry find(const std::string& path) const;
  void name(Naming naming);
  void make_safe(const Naming& naming);
  void sync(NodeNumber node, bool folder_syncs);
  void write_node(NodeNumber node, const std::filesystem::path& target) const;
  static void apply_change(std::string& bytes, const Change& change);
  static void apply_part(std::string& bytes, const Change& change, std::mt19937_64& random);

  std::filesystem::path root_;
  DiskKind kind_;
  std::vector<Node> nodes_;
  std::map<std::uint64_t, NodeNumber> by_inode_;
  std::vector<Naming> namings_;  // not yet safe, in order
};

}  // namespace vidensgraf::crash
