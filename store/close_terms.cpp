#include "store/close_terms.h"

#include "store/full_text_schema.h"
#include "store/passage_positions.h"

namespace vidensgraf {

CloseTerms::CloseTerms(const FullTextQuery& query)
    : window_(query.window), in_order_(query.op == FullTextQuery::Op::Phrase) {
  for (const FullTextQuery& child : query.children) marks_.push_back(mark_of_term(child.term));
  positions_.resize(marks_.size());
}

void CloseTerms::init(const Xapian::Database& database) {
  passages_ = database.get_doccount();
  value_ = database.valuestream_begin(value_slot::kPositions);
  started_ = false;
}

bool CloseTerms::matches_here() {
  const std::string value = *value_;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    read_positions(value, marks_[i], positions_[i]);
    if (positions_[i].empty()) return false;
  }
  return stand_close(positions_, window_, in_order_);
}

void CloseTerms::find_match() {
  while (!at_end() && !matches_here()) ++value_;
}

void CloseTerms::next(double /*min_weight*/) {
  if (started_ && !at_end()) ++value_;
  started_ = true;
  find_match();
}

void CloseTerms::skip_to(Xapian::docid docid, double /*min_weight*/) {
  started_ = true;
  if (!at_end() && value_.get_docid() < docid) value_.skip_to(docid);
  find_match();
}

bool CloseTerms::check(Xapian::docid docid, double /*min_weight*/) {
  started_ = true;
  if (!at_end() && value_.get_docid() < docid) value_.skip_to(docid);
  if (!at_end() && value_.get_docid() == docid) return matches_here();
  find_match();  // a passage without positions: the next one that has some is as good an answer
  return true;
}

bool stand_close_in(const std::string& positions, const FullTextQuery& query) {
  std::vector<std::vector<std::uint32_t>> of_terms(query.children.size());
  for (std::size_t i = 0; i < of_terms.size(); ++i) {
    read_positions(positions, mark_of_term(query.children[i].term), of_terms[i]);
  }
  return stand_close(of_terms, query.window, query.op == FullTextQuery::Op::Phrase);
}

bool stand_close_in(const Xapian::Database& database, Xapian::docid docid, const FullTextQuery& query) {
  Xapian::ValueIterator value = database.valuestream_begin(value_slot::kPositions);
  if (value != Xapian::ValueIterator()) value.skip_to(docid);
  if (value == Xapian::ValueIterator() || value.get_docid() != docid) return false;
  return stand_close_in(*value, query);
}

}  // namespace vidensgraf
