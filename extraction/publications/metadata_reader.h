#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "extraction/dates.h"
#include "extraction/registers.h"

namespace vidensgraf {

// The front matter and the last lines of a document, read for its metadata; for metadata*.cpp only.

constexpr std::uint32_t kFrontBytes = 3500;

[[nodiscard]] inline bool is_front(const Block& block) { return block.source.begin < kFrontBytes; }

/// A field that the text at `where` states.
[[nodiscard]] MetadataField stated_field(std::string value, ByteSpan where);

/// A body's name as a whole line: from the register, or by its shape.
[[nodiscard]] bool is_body_name(std::string_view line, const Registers& registers);

/// Two to four words with capitals, no body: "Nina Thorn Clausen".
[[nodiscard]] bool is_person(std::string_view name, const Registers& registers);

[[nodiscard]] std::size_t count_words(std::string_view text);

/// A person's name with small letters; in capitals throughout it is as likely a heading.
[[nodiscard]] bool is_written_name(std::string_view name, const Registers& registers);

/// "Lise Holm og Per Dam": the bytes of each name where `line` is two names or more and nothing else; else
/// empty. Titles have no capital in each word.
[[nodiscard]] std::vector<ByteSpan> names_of_line(std::string_view line, const Registers& registers);

/// The bytes of `text`, from its beginning, that name a body: the longest name of the register, or the
/// shortest by shape ("Aalborg Universitet"). 0 if there is none.
[[nodiscard]] std::size_t body_at_start(std::string_view text, const Registers& registers);

/// A line of the front matter or of the end, with its place.
struct MetadataLine {
  std::string_view text;
  ByteSpan source;
  BlockIndex block = 0;
};

/// Reads one document; what it was made with must outlive it.
class MetadataReader {
 public:
  MetadataReader(const Document& document, const Registers& registers, std::string_view language)
      : document_(document), registers_(registers), language_(language), data_(document.metadata) {}

  Metadata run();

 private:
  void collect_lines();
  void find_isbn();
  void find_dates();
  void find_announced_dates(const MetadataLine& line);
  void find_date_below(std::size_t index);
  void find_date_at_end(const MetadataLine& line);
  void find_year_behind_body(const MetadataLine& line);
  void find_year_before_body(const MetadataLine& line);
  void find_publisher();
  void read_announced_publisher(std::size_t index, std::string_view lead, std::size_t at);
  void find_body_alone(const MetadataLine& line);
  void offer_copyright_year(const MetadataLine& line, std::size_t at);
  void find_publisher_in_run(const MetadataLine& line);
  void find_byline(const MetadataLine& line);
  void find_names_alone(std::size_t index);
  bool find_titled_author(const MetadataLine& line);
  void find_title();
  void find_set_title();
  void find_act_title();
  void find_subtitle(BlockIndex last, std::uint32_t title_end);
  [[nodiscard]] ByteSpan without_number_line(ByteSpan block) const;
  [[nodiscard]] ByteSpan title_in_lines(ByteSpan block) const;
  [[nodiscard]] bool leads_to(BlockIndex block, std::string_view text) const;
  [[nodiscard]] bool is_label(std::string_view text) const;
  void find_imprints();
  void read_behind_title(const MetadataLine& line, std::string_view title);
  void read_behind_subtitle(const MetadataLine& line, std::size_t begin);
  void read_body_in_title();
  void read_place_and_year(std::size_t index);
  void offer_date(const ScannedDate& date, ByteSpan where, int rank);
  void offer_publisher(std::string_view name, std::uint32_t begin, int rank);

  const Document& document_;
  const Registers& registers_;
  std::string_view language_;
  Metadata data_;
  std::vector<MetadataLine> lines_;
  int date_rank_ = 0;
  int publisher_rank_ = 0;
};

}  // namespace vidensgraf
