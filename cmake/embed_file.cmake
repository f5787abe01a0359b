# vidensgraf_embed_file(TARGET NAME FILE): makes FILE's bytes part of TARGET, readable as
#     std::string_view vidensgraf::embedded::NAME();
# declared in the generated header "embedded/NAME.h". Registers and word lists travel inside the program this way:
# nothing has to be found at run time, and a result depends on nothing but the program and its input.
function(vidensgraf_embed_file target name file)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded_files)
  file(WRITE ${folder}/embedded/${name}.h.new
    "#pragma once\n#include <string_view>\nnamespace vidensgraf::embedded {\nstd::string_view ${name}();\n}\n")
  file(WRITE ${folder}/${name}.cpp.new
"#include \"embedded/${name}.h\"
asm(\".pushsection .rodata\\n\"
    \".globl vidensgraf_${name}_begin\\nvidensgraf_${name}_begin:\\n\"
    \".incbin \\\"${file}\\\"\\n\"
    \".globl vidensgraf_${name}_end\\nvidensgraf_${name}_end:\\n.byte 0\\n.popsection\\n\");
extern \"C\" const char vidensgraf_${name}_begin[];
extern \"C\" const char vidensgraf_${name}_end[];
namespace vidensgraf::embedded {
std::string_view ${name}() {
  return {vidensgraf_${name}_begin, static_cast<std::size_t>(vidensgraf_${name}_end - vidensgraf_${name}_begin)};
}
}
")
  file(COPY_FILE ${folder}/embedded/${name}.h.new ${folder}/embedded/${name}.h ONLY_IF_DIFFERENT)
  file(COPY_FILE ${folder}/${name}.cpp.new ${folder}/${name}.cpp ONLY_IF_DIFFERENT)
  set_source_files_properties(${folder}/${name}.cpp PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${folder}/${name}.cpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()

# vidensgraf_embed_files(TARGET NAME BASE FILE...): makes several files part of TARGET, readable as
#     std::span<const vidensgraf::EmbeddedFile> vidensgraf::embedded::NAME();
# in the order given; `path` is each FILE relative to BASE. Declared in the generated header "embedded/NAME.h".
function(vidensgraf_embed_files target name base)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded_files)
  set(symbols "")
  set(entries "")
  set(bytes "")
  set(count 0)
  foreach(file IN LISTS ARGN)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${base} OUTPUT_VARIABLE path)
    set(symbol vidensgraf_${name}_${count})
    string(APPEND bytes
"    \".globl ${symbol}_begin\\n${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n\"
    \".globl ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n\"
")
    string(APPEND symbols "extern \"C\" const char ${symbol}_begin[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND entries
      "      {\"${path}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  file(WRITE ${folder}/embedded/${name}.h.new
"#pragma once
#include <span>
#include <string_view>
#ifndef VIDENSGRAF_EMBEDDED_FILE
#define VIDENSGRAF_EMBEDDED_FILE
namespace vidensgraf {
struct EmbeddedFile {
  std::string_view path;
  std::string_view content;
};
}
#endif
namespace vidensgraf::embedded {
std::span<const EmbeddedFile> ${name}();
}
")
  file(WRITE ${folder}/${name}.cpp.new
"#include \"embedded/${name}.h\"
asm(\".pushsection .rodata\\n\"
${bytes}    \".popsection\\n\");
${symbols}
namespace vidensgraf::embedded {
std::span<const EmbeddedFile> ${name}() {
  static const EmbeddedFile files[] = {
${entries}  };
  return files;
}
}
")
  file(COPY_FILE ${folder}/embedded/${name}.h.new ${folder}/embedded/${name}.h ONLY_IF_DIFFERENT)
  file(COPY_FILE ${folder}/${name}.cpp.new ${folder}/${name}.cpp ONLY_IF_DIFFERENT)
  set_source_files_properties(${folder}/${name}.cpp PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE ${folder}/${name}.cpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
