#pragma once

// Internal to store/: what both ways into the Xapian index share. Calls throw Xapian's exceptions.

#include <vector>

#include <xapian.h>

#include "store/full_text_writer.h"
#include "store/rows.h"

namespace vidensgraf {

[[nodiscard]] inline Xapian::docid docid_of(PassageId passage) { return static_cast<Xapian::docid>(passage); }

[[nodiscard]] Xapian::Document xapian_document(const PassagePostings& passage,
                                               FullTextKind kind = FullTextKind::Own);

/// To be added to the flags with which a database is opened for writing.
[[nodiscard]] int flags_of(FullTextKind kind);

/// Those that are not there are passed over.
void remove_passages(Xapian::WritableDatabase& database, const std::vector<PassageId>& removed,
                     FullTextKind kind);

void write_stamp(Xapian::WritableDatabase& database, const FullTextStamp& stamp);

/// Makes Xapian put what it gathers into its tables more often; see the definition. To be called before a
/// database is opened for writing, first while the program has one thread.
void gather_fewer_passages();

}  // namespace vidensgraf
