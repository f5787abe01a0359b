// Xapian as its documentation shows it (TermGenerator, QueryParser, Danish stemmer), beside ours.
//
//   xapian_peer index RECORDS DIRECTORY
//   xapian_peer search DIRECTORY QUERIES any|all [repetitions]
//
// Files and output as in LucenePeer.java.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include <xapian.h>

namespace {

using Clock = std::chrono::steady_clock;

void index_records(const char* records, const char* directory) {
  Xapian::WritableDatabase database(directory, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("danish"));
  std::ifstream file(records);
  for (std::string line; std::getline(file, line);) {
    const std::size_t year = line.find('\t');
    const std::size_t text = line.find('\t', year + 1);
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(line.substr(text + 1));
    document.set_data(line.substr(0, year));
    database.add_document(document);
  }
  database.commit();
}

std::size_t search(Xapian::Enquire& enquire, Xapian::QueryParser& parser, const std::string& words) {
  enquire.set_query(parser.parse_query(words, 0));
  const Xapian::MSet found = enquire.get_mset(0, 10);
  std::size_t bytes = 0;
  for (auto hit = found.begin(); hit != found.end(); ++hit) bytes += hit.get_document().get_data().size();
  return bytes;
}

void search_all(const char* directory, const char* queries, bool all, int repetitions) {
  const Xapian::Database database(directory);
  Xapian::Enquire enquire(database);
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("danish"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR);
  std::vector<std::string> words;
  std::ifstream file(queries);
  for (std::string line; std::getline(file, line);) words.push_back(line.substr(line.find('\t') + 1));
  std::vector<std::vector<double>> times(words.size());
  std::size_t bytes = 0;
  for (int round = -1; round < repetitions; ++round) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto start = Clock::now();
      bytes += search(enquire, parser, words[i]);
      const double time = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
      if (round >= 0) times[i].push_back(time);
    }
  }
  for (std::vector<double>& of_query : times) {
    std::sort(of_query.begin(), of_query.end());
    std::printf("%.4f\n", of_query[of_query.size() / 2]);
  }
  if (bytes == 0) std::fputs("xapian_peer: nothing was found\n", stderr);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string what = argc > 3 ? argv[1] : "";
    if (what == "index") {
      index_records(argv[2], argv[3]);
      return 0;
    }
    if (what == "search" && argc > 4) {
      search_all(argv[2], argv[3], std::string(argv[4]) == "all",
                 argc > 5 ? std::max(1, std::atoi(argv[5])) : 5);
      return 0;
    }
    std::fputs("usage: xapian_peer index RECORDS DIRECTORY | search DIRECTORY QUERIES any|all [N]\n", stderr);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "xapian_peer: %s\n", error.get_msg().c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "xapian_peer: %s\n", error.what());
  }
  return 2;
}
