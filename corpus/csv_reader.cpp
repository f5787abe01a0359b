#include <string>

#include "corpus/block_builder.h"
#include "corpus/csv.h"
#include "corpus/format_readers.h"
#include "corpus/utf8.h"

// CSV: a list of terms or services, a row of a table each line.

namespace vidensgraf {

Result<void> read_csv(std::string_view bytes, const ReadLimits& limits, Document& document) {
  const auto table = parse_csv(bytes);
  if (!table) return fail(table.error());
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
