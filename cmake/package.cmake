# The Debian package: `cpack -G DEB` in the build folder, after a build of `vidensgraf` (preset release).
# `cmake --install` leaves out what belongs to the system.
install(FILES packaging/vidensgraf.service packaging/vidensgraf-review.service packaging/vidensgraf-review.path
  DESTINATION /usr/lib/systemd/system COMPONENT system EXCLUDE_FROM_ALL)
install(FILES packaging/vidensgraf.default DESTINATION /etc/default RENAME vidensgraf COMPONENT system EXCLUDE_FROM_ALL)
# Debian's policy wants them compressed, and the same bytes each time.
foreach(text vidensgraf.1 changelog)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/packaging/${text})
  execute_process(COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/packaging/${text}
    OUTPUT_FILE ${PROJECT_BINARY_DIR}/${text}.gz COMMAND_ERROR_IS_FATAL ANY)
endforeach()
install(FILES ${PROJECT_BINARY_DIR}/vidensgraf.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/vidensgraf COMPONENT program)
install(FILES packaging/vidensgraf.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME vidensgraf COMPONENT program)
install(FILES packaging/copyright packaging/nginx.conf.example README.md docs/json.md docs/serving.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/vidensgraf COMPONENT program)
install(FILES ${VIDENSGRAF_DKFDS}/LICENSE.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/vidensgraf
  RENAME dkfds-licence.md COMPONENT program)

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL program system)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT "Vidensgraf <vidensgraf@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "search engine and concept graph over Danish documents on social policy")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Reads reports, guidance, standards and laws, and answers where they define a
concept, cite a section of law or link concepts with each other. Every answer
names document, page and place. On the command line, and in a browser.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Dictionaries are data, which no library dependency names.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "apertium-dan-nor, hunspell-da")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  "${PROJECT_SOURCE_DIR}/packaging/postinst;${PROJECT_SOURCE_DIR}/packaging/prerm;${PROJECT_SOURCE_DIR}/packaging/postrm;${PROJECT_SOURCE_DIR}/packaging/conffiles")
include(CPack)
