#include "graph/fact_codec.h"

#include <cstddef>
#include <vector>

#include "corpus/byte_span.h"

namespace vidensgraf {
namespace {

void put_span(std::string& out, ByteSpan span) {
  append_varint(out, span.begin);
  append_varint(out, span.end);
}

ByteSpan get_span(RowReader& reader) {
  ByteSpan span;
  span.begin = reader.varint32();
  span.end = reader.varint32();
  if (span.end < span.begin) reader.reject();
  return span;
}

void put_numbers(std::string& out, const std::vector<int>& numbers) {
  append_varint(out, numbers.size());
  for (const int number : numbers) append_varint(out, static_cast<std::uint32_t>(number));
}

std::vector<int> get_numbers(RowReader& reader) {
  std::vector<int> numbers;
  const std::size_t count = reader.count();
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    numbers.push_back(static_cast<int>(reader.varint32()));
  }
  return numbers;
}

// What stands behind the texts of a law reference.
void skip_lists(RowReader& reader) {
  constexpr int kListsOfNumbers = 3;
  for (int list = 0; list < kListsOfNumbers; ++list) reader.skip_varints(reader.count());
  const std::size_t litra = reader.count();
  for (std::size_t index = 0; index < litra && reader.ok(); ++index) static_cast<void>(reader.string());
}

}  // namespace

void put_definition(std::string& out, const Definition& definition) {
  append_u8(out, static_cast<std::uint8_t>(definition.kind));
  append_string(out, definition.term);
  put_span(out, definition.surface_term);
  put_span(out, definition.source);
  put_span(out, definition.core);
  append_string(out, definition.pattern);
  append_string(out, definition.cited_source);
  append_f64be(out, definition.confidence);
}

Definition get_definition(RowReader& reader) {
  Definition definition;
  definition.kind = get_enum(reader, DefinitionKind::Definition, DefinitionKind::Characterisation);
  definition.term = reader.string();
  definition.surface_term = get_span(reader);
  definition.source = get_span(reader);
  definition.core = get_span(reader);
  definition.pattern = reader.string();
  definition.cited_source = reader.string();
  definition.confidence = reader.f64be();
  return definition;
}

void put_law_reference(std::string& out, const LawReference& reference) {
  append_u8(out, static_cast<std::uint8_t>(reference.kind));
  append_u8(out, static_cast<std::uint8_t>(reference.resolution));
  put_span(out, reference.source);
  put_span(out, reference.core);
  put_span(out, reference.antecedent);
  for (const std::string* text : {&reference.law, &reference.paragraf, &reference.paragraf_to,
                                  &reference.chapter, &reference.compound_head, &reference.document_type,
                                  &reference.document_number, &reference.document_date}) {
    append_string(out, *text);
  }
  put_numbers(out, reference.stk);
  put_numbers(out, reference.nr);
  put_numbers(out, reference.pkt);
  append_varint(out, reference.litra.size());
  for (const std::string& litra : reference.litra) append_string(out, litra);
}

std::optional<LawReference> get_law_reference(RowReader& reader, const WantsReference& wants) {
  const auto kind = get_enum(reader, LawReferenceKind::ParagraphRef, LawReferenceKind::Chapter);
  const auto resolution = get_enum(reader, LawResolution::Explicit, LawResolution::Unresolved);
  RowReader spans = reader;
  constexpr std::size_t kSpanNumbers = 6;
  reader.skip_varints(kSpanNumbers);
  const std::string_view law = reader.string();
  const std::string_view paragraf = reader.string();
  const std::string_view paragraf_to = reader.string();
  const std::string_view chapter = reader.string();
  const std::string_view compound_head = reader.string();
  const std::string_view document_type = reader.string();
  const std::string_view document_number = reader.string();
  const std::string_view document_date = reader.string();
  if (wants && !wants(ReferenceHead{law, paragraf, document_number})) {
    skip_lists(reader);
    return std::nullopt;
  }
  std::optional<LawReference> read(std::in_place);
  LawReference& reference = *read;
  reference.kind = kind;
  reference.resolution = resolution;
  for (ByteSpan* span : {&reference.source, &reference.core, &reference.antecedent}) *span = get_span(spans);
  if (!spans.ok()) reader.reject();
  reference.law = law;
  reference.paragraf = paragraf;
  reference.paragraf_to = paragraf_to;
  reference.chapter = chapter;
  reference.compound_head = compound_head;
  reference.document_type = document_type;
  reference.document_number = document_number;
  reference.document_date = document_date;
  reference.stk = get_numbers(reader);
  reference.nr = get_numbers(reader);
  reference.pkt = get_numbers(reader);
  const std::size_t litra = reader.count();
  for (std::size_t index = 0; index < litra && reader.ok(); ++index) {
    reference.litra.emplace_back(reader.string());
  }
  return read;
}

}  // namespace vidensgraf
