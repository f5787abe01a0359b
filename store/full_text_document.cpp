#include "store/full_text_document.h"

#include <cassert>
#include <cstdlib>
#include <string>
#include <vector>

#include "store/full_text_schema.h"
#include "store/passage_positions.h"
#include "store/removed_passages.h"

namespace vidensgraf {
namespace {

// As Xapian keeps them.
void add_positions(Xapian::Document& document, const std::vector<Posting>& postings,
                   const std::string& value) {
  for (const TermPlace& place : decode_positions(value, postings)) {
    document.add_posting(postings[place.term].term, place.position, 0);
  }
}

}  // namespace

Xapian::Document xapian_document(const PassagePostings& passage, FullTextKind kind) {
  Xapian::Document document;
  for (const Posting& posting : passage.postings) {
    const bool fits = !posting.term.empty() && posting.term.size() <= kMaxTermBytes;
    assert(fits && "the caller refuses long terms");
    if (!fits) continue;
    if (posting.wdf == 0) {
      document.add_boolean_term(posting.term);
    } else {
      document.add_term(posting.term, posting.wdf);
    }
  }
  for (const auto& [slot, value] : passage.values) {
    document.add_value(slot, value);
    if (kind == FullTextKind::Served && slot == value_slot::kPositions) {
      add_positions(document, passage.postings, value);
    }
  }
  return document;
}

int flags_of(FullTextKind kind) { return kind == FullTextKind::Own ? Xapian::DB_NO_TERMLIST : 0; }

void remove_passages(Xapian::WritableDatabase& database, const std::vector<PassageId>& removed,
                     FullTextKind kind) {
  if (kind == FullTextKind::Own) return note_removed(database, removed);
  for (const PassageId passage : removed) {
    try {
      database.delete_document(docid_of(passage));
    } catch (const Xapian::DocNotFoundError&) {
      continue;  // applied before, or added and removed within one replay
    }
  }
}

void write_stamp(Xapian::WritableDatabase& database, const FullTextStamp& stamp) {
  database.set_metadata(std::string(metadata_key::kStoreId), stamp.store_id);
  database.set_metadata(std::string(metadata_key::kSequence), std::to_string(stamp.sequence));
  database.set_metadata(std::string(metadata_key::kSchemaVersion), std::to_string(kFullTextSchemaVersion));
}

// Xapian gathers the terms of so many passages in maps before it puts them into its tables, also within a
// transaction, and reads the number from the environment when a database is opened. Its own 10,000 outgrow
// the processor's cache: a batch of 5,000 passages took 25 s of processor time where 1,000 at a time take 15
// and 500 take 13, which would touch the blocks of a large index more often.
void gather_fewer_passages() {
  constexpr const char* kPassagesGathered = "1000";
  ::setenv("XAPIAN_FLUSH_THRESHOLD", kPassagesGathered, 0);
}

}  // namespace vidensgraf
