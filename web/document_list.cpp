// Orders are made once, when the list is loaded: a request then walks one of them and keeps what it wants.

#include "web/document_list.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/names.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

std::string value_of(const std::optional<MetadataField>& field) {
  return field ? field->value : std::string();
}

// Byte order of these is alphabetical order in Danish: letters behind "z" become the characters behind it, as
// in the Danish variant of ISO 646. Numbers, with how many digits they have in front, by their value: § 9
// before § 10. Quotation marks in front of the name do not count.
std::string sort_key(std::string_view name) {
  static constexpr std::pair<std::string_view, char> kLast[] = {
      {"æ", '{'}, {"ä", '{'}, {"ø", '|'}, {"ö", '|'}, {"å", '}'}};
  const std::string folded = fold_name(name);
  std::string_view rest = folded;
  for (const std::string_view mark : {"\"", "»", "«", "“", "'"}) {
    if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
  }
  std::string key;
  while (!rest.empty()) {
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits > 0) {
      key += static_cast<char>('0' + std::min<std::size_t>(digits, 9));
      key += rest.substr(0, digits);
      rest.remove_prefix(digits);
      continue;
    }
    const auto* const found = std::find_if(std::begin(kLast), std::end(kLast), [&](const auto& letter) {
      return rest.starts_with(letter.first);
    });
    key += found == std::end(kLast) ? rest.front() : found->second;
    rest.remove_prefix(found == std::end(kLast) ? 1 : found->first.size());
  }
  return key;
}

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

using Counts = std::map<std::string, std::uint64_t>;

std::vector<DocumentList::Value> values_of(const Counts& counts) {
  std::vector<std::pair<std::string, DocumentList::Value>> keyed;
  for (const auto& [value, documents] : counts) {
    if (!value.empty()) keyed.emplace_back(sort_key(value), DocumentList::Value{value, documents});
  }
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.value) < std::tie(b.first, b.second.value);
  });
  std::vector<DocumentList::Value> values;
  values.reserve(keyed.size());
  for (auto& [key, value] : keyed) values.push_back(std::move(value));
  return values;
}

}  // namespace

ListedDocument listed(const Document& document) {
  const Metadata& metadata = document.metadata;
  ListedDocument one;
  one.id = document.id;
  one.title = metadata.title ? metadata.title->value : document.id;
  one.publisher = value_of(metadata.publisher);
  one.date = metadata.date ? metadata.date->value : value_of(metadata.year);
  one.type = value_of(metadata.type);
  return one;
}

Result<DocumentList> DocumentList::load(const Rows& rows, std::size_t most_kept) {
  DocumentList list;
  const auto counted = for_each_document_id(rows, [&](std::string_view, DocumentNumber) {
    ++list.size_;
    return true;
  });
  if (!counted) return fail(counted.error());
  if (list.size_ > most_kept) return list;
  const auto read = for_each_document(rows, [&](const DocumentRecord& record) {
    list.documents_.push_back(listed(record.document));
    return true;
  });
  if (!read) return fail(read.error());

  const std::vector<ListedDocument>& all = list.documents_;
  std::vector<std::string> titles;
  std::vector<std::string> publishers;
  Counts types;
  Counts publisher_counts;
  Counts years;
  for (const ListedDocument& one : all) {
    titles.push_back(sort_key(one.title));
    publishers.push_back(sort_key(one.publisher));
    list.searched_.push_back(fold_name(one.title + " " + one.publisher + " " + one.id));
    ++types[one.type];
    ++publisher_counts[one.publisher];
    ++years[std::string(one.year())];
  }
  list.types_ = values_of(types);
  list.publishers_ = values_of(publisher_counts);
  list.years_ = values_of(years);
  std::reverse(list.years_.begin(), list.years_.end());

  const auto put_in_order = [&](Order order, const auto& is_before) {
    std::vector<std::uint32_t>& own = list.orders_[static_cast<std::size_t>(order)];
    own = list.orders_[static_cast<std::size_t>(Order::Title)];
    std::stable_sort(own.begin(), own.end(), is_before);
  };
  auto& by_title = list.orders_[static_cast<std::size_t>(Order::Title)];
  by_title.resize(all.size());
  std::iota(by_title.begin(), by_title.end(), 0U);
  put_in_order(Order::Title, [&](std::uint32_t a, std::uint32_t b) { return titles[a] < titles[b]; });
  put_in_order(Order::Newest, [&](std::uint32_t a, std::uint32_t b) { return all[a].date > all[b].date; });
  put_in_order(Order::Oldest, [&](std::uint32_t a, std::uint32_t b) {
    return all[b].date.empty() ? !all[a].date.empty() : !all[a].date.empty() && all[a].date < all[b].date;
  });
  put_in_order(Order::Publisher, [&](std::uint32_t a, std::uint32_t b) {
    return publishers[b].empty() ? !publishers[a].empty()
                                 : !publishers[a].empty() && publishers[a] < publishers[b];
  });
  return list;
}

std::uint64_t DocumentList::count_of_type(std::string_view type) const {
  const auto known =
      std::find_if(types_.begin(), types_.end(), [&](const Value& one) { return one.value == type; });
  return known == types_.end() ? 0 : known->documents;
}

std::vector<const ListedDocument*> DocumentList::find(const Wanted& wanted, Order order) const {
  const std::vector<std::string> words = words_of(fold_name(wanted.text));
  const auto is_wanted = [&](std::uint32_t index) {
    const ListedDocument& one = documents_[index];
    return (wanted.type.empty() || one.type == wanted.type) &&
           (wanted.publisher.empty() || one.publisher == wanted.publisher) &&
           (wanted.year.empty() || one.year() == wanted.year) &&
           std::all_of(words.begin(), words.end(), [&](const std::string& word) {
             return searched_[index].find(word) != std::string::npos;
           });
  };
  std::vector<const ListedDocument*> found;
  for (const std::uint32_t index : orders_[static_cast<std::size_t>(order)]) {
    if (is_wanted(index)) found.push_back(&documents_[index]);
  }
  return found;
}

}  // namespace vidensgraf
