#include "store/shard_servers.h"

#include <fstream>

#include "store/index_directory.h"

namespace vidensgraf {

std::vector<std::string> read_server_file(const std::filesystem::path& directory) {
  std::ifstream file(index_directory::servers(directory));
  std::vector<std::string> addresses;
  for (std::string line; std::getline(file, line);) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos || line[begin] == '#') continue;
    addresses.push_back(line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1));
  }
  return addresses;
}

}  // namespace vidensgraf
