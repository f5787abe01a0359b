# vidensgraf_join_sources(target): lets the compiler read the target's sources in groups of up to twelve, which takes a
# third of the time (joined_sources.py says which can go together). For builds that only test or look: the asan preset
# and the test programs of ci. The library and the program of ci are built file by file, as dev and release are, so
# that a file which forgets an include is found.
option(VIDENSGRAF_JOIN "Join at all, where the next two ask for it" ON)
option(VIDENSGRAF_JOIN_LIBRARY "Compile the library's sources in groups" OFF)
option(VIDENSGRAF_JOIN_TESTS "Compile the tests' sources in groups" OFF)

if(VIDENSGRAF_JOIN_LIBRARY OR VIDENSGRAF_JOIN_TESTS)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()

function(vidensgraf_join_sources target)
  if(NOT VIDENSGRAF_JOIN)
    return()
  endif()
  get_target_property(folder ${target} SOURCE_DIR)
  get_target_property(names ${target} SOURCES)
  list(FILTER names INCLUDE REGEX "^[a-z_0-9]+(/[a-z_0-9]+)*\\.cpp$")
  list(TRANSFORM names PREPEND ${folder}/)
  execute_process(COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/cmake/joined_sources.py ${PROJECT_SOURCE_DIR} 12 ${names}
    OUTPUT_VARIABLE lines OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE ";" " " lines "${lines}")
  string(REPLACE "\n" ";" lines "${lines}")
  set(number 0)
  foreach(line ${lines})
    math(EXPR number "${number} + 1")
    string(REPLACE " " ";" group "${line}")
    list(LENGTH group size)
    if(size GREATER 1)
      set_source_files_properties(${group} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP part${number})
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # In a joined file every type looks as if it came by #include, and a private one inside it like a mistake.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()
