#include <string>

#include "corpus/block_builder.h"
#include "corpus/csv.h"
#include "corpus/format_readers.h"
#include "corpus/term_table.h"
#include "corpus/utf8.h"

// CSV: a list of terms or services, a row of a table each line. A begrebsliste is read as a vocabulary
// (corpus/term_table.h).

namespace vidensgraf {

Result<void> read_csv(std::string_view bytes, const ReadLimits& limits, Document& document) {
  const auto table = parse_csv(bytes);
  if (!table) return fail(table.error());
  Vocabulary vocabulary;
  if (add_term_table(table->rows, vocabulary)) return write_vocabulary(vocabulary, limits, document);
  // A line above the header may have more of another separator: "Modelnavn;Ord om børn, unge og voksne".
  for (const char separator : {';', '\t', ','}) {
    if (separator == table->separator) continue;
    const auto other = parse_csv(bytes, separator);
    if (other && add_term_table(other->rows, vocabulary))
      return write_vocabulary(vocabulary, limits, document);
  }
  BlockBuilder builder(limits);
  for (const std::vector<std::string>& row : table->rows) {
    std::string cells;
    for (const std::string& field : row) {
      if (&field != &row.front()) cells += '\t';
      cells += squeeze(field);
    }
    builder.add(BlockKind::TableRow, cells);
  }
  return builder.finish(document);
}

}  // namespace vidensgraf
