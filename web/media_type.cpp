#include "web/media_type.h"

namespace vidensgraf {

const char* media_type_of(ExportFormat format) {
  switch (format) {
    case ExportFormat::GraphMl:
      return "application/graphml+xml";
    case ExportFormat::Gexf:
      return "application/gexf+xml";
    case ExportFormat::Dot:
      return "text/vnd.graphviz; charset=utf-8";
    case ExportFormat::Svg:
      return "image/svg+xml";
    case ExportFormat::Cytoscape:
      return "application/json";
    case ExportFormat::Csv:
    case ExportFormat::ConceptList:
      return "text/csv; charset=utf-8";
    case ExportFormat::Turtle:
      return "text/turtle; charset=utf-8";
    case ExportFormat::JsonLd:
      return "application/ld+json";
    case ExportFormat::ConceptWorkbook:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
  return "application/octet-stream";
}

}  // namespace vidensgraf
