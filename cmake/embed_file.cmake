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
