# SPDX-License-Identifier: Apache-2.0
# Packages by CPack: `cpack -G DEB` and `cpack -G TGZ` in the build folder.
#
#   libhjemmel1     the shared library
#   libhjemmel-dev  headers, the static C++ library, CMake and pkg-config files, examples, wrappers
#   hjemmel         the command, the rules and the documents
#   the tarball     all of it, and beside the library those that it needs
#
# Each carries the licences of what it contains.

# What lies beside the library in the tarball, and what is inside of what is built, be it by headers.
set(beside_packages libhowardhinnant-date-dev libpcre2-dev libpugixml-dev libyaml-cpp-dev)
set(inside_packages libboost-dev libhowardhinnant-date-dev libintelrdfpmath-dev libpugixml-dev
  libyaml-cpp-dev rapidjson-dev)

# `install_licences(COMPONENT FOLDER PACKAGES...)`: ours, and those of these Debian packages.
function(install_licences component folder)
  set(licences "${CMAKE_INSTALL_DATADIR}/doc/${folder}/licences")
  install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${licences}" COMPONENT ${component})
  foreach(package IN LISTS ARGN)
    install(FILES "/usr/share/doc/${package}/copyright" DESTINATION "${licences}"
      RENAME "${package}.txt" COMPONENT ${component} OPTIONAL)
  endforeach()
endfunction()

install_licences(runtime libhjemmel1 ${inside_packages})
install_licences(development libhjemmel-dev ${inside_packages})
install_licences(command hjemmel ${inside_packages} libcli11-dev)
install_licences(bundled hjemmel-bundled ${beside_packages})
install(DIRECTORY "${PROJECT_SOURCE_DIR}/rules" DESTINATION "${CMAKE_INSTALL_DATADIR}/hjemmel"
  COMPONENT command)

# What one reads: documents beside the command, examples and wrappers to start from beside the headers.
# Both folders are laid out as the source is, the other's part by symbolic links, so that every link
# from page to page leads somewhere.
set(documents "${CMAKE_INSTALL_DATADIR}/doc")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs" DESTINATION "${documents}/hjemmel"
  COMPONENT command)
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
  "${PROJECT_SOURCE_DIR}/HACKING.md" "${PROJECT_SOURCE_DIR}/LICENSE"
  DESTINATION "${documents}/hjemmel" COMPONENT command)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/examples" "${PROJECT_SOURCE_DIR}/bindings"
  DESTINATION "${documents}/libhjemmel-dev" COMPONENT development
  PATTERN "tests" EXCLUDE PATTERN "run" EXCLUDE PATTERN "run.sh" EXCLUDE PATTERN "__pycache__" EXCLUDE
  PATTERN ".gitignore" EXCLUDE)

# `install_link(COMPONENT LINK PATH)`: both below the prefix.
function(install_link component link path)
  cmake_path(GET link PARENT_PATH folder)
  cmake_path(GET link FILENAME name)
  file(RELATIVE_PATH target "/${folder}" "/${path}")
  set(links "${PROJECT_BINARY_DIR}/links/${folder}")
  file(MAKE_DIRECTORY "${links}")
  file(CREATE_LINK "${target}" "${links}/${name}" SYMBOLIC)
  install(FILES "${links}/${name}" DESTINATION "${folder}" COMPONENT ${component})
endfunction()

set(rules "${CMAKE_INSTALL_DATADIR}/hjemmel/rules")
install_link(command "${documents}/hjemmel/examples" "${documents}/libhjemmel-dev/examples")
install_link(command "${documents}/hjemmel/bindings" "${documents}/libhjemmel-dev/bindings")
install_link(command "${documents}/hjemmel/include" "${CMAKE_INSTALL_INCLUDEDIR}")
install_link(command "${documents}/hjemmel/rules" "${rules}")
install_link(command "${CMAKE_INSTALL_DATADIR}/hjemmel/docs" "${documents}/hjemmel/docs")
install_link(development "${documents}/libhjemmel-dev/docs" "${documents}/hjemmel/docs")
install_link(development "${documents}/libhjemmel-dev/include" "${CMAKE_INSTALL_INCLUDEDIR}")
install_link(development "${documents}/libhjemmel-dev/rules" "${rules}")

# What other packages that are linked with the library depend on, by function and by name.
set(debian "${PROJECT_BINARY_DIR}/debian")
file(STRINGS "${PROJECT_SOURCE_DIR}/tests/abi/symbols.tsv" functions REGEX "^hjemmel_")
set(symbols "libhjemmel.so.1 libhjemmel1 #MINVER#\n HJEMMEL_1@HJEMMEL_1 0.2.0\n")
list(SORT functions)
foreach(line IN LISTS functions)
  string(REGEX MATCHALL "[^\t]+" fields "${line}")
  list(GET fields 0 function)
  list(GET fields 1 node)
  list(GET fields 2 since)
  if(since VERSION_LESS 0.2) # before there was a package
    set(since 0.2)
  endif()
  string(APPEND symbols " ${function}@${node} ${since}.0\n")
endforeach()
file(CONFIGURE OUTPUT "${debian}/symbols" CONTENT "${symbols}" @ONLY)
file(CONFIGURE OUTPUT "${debian}/shlibs" @ONLY
  CONTENT "libhjemmel 1 libhjemmel1 (>= ${PROJECT_VERSION})\n")
file(CONFIGURE OUTPUT "${debian}/triggers" @ONLY CONTENT "activate-noawait ldconfig\n")

# The libraries that the shared library and the command need, beside it: only in the tarball.
if(TARGET hjemmel_command)
  set(bundled_for "EXECUTABLES \"$<TARGET_FILE:hjemmel_command>\"")
endif()
install(CODE "
  file(GET_RUNTIME_DEPENDENCIES LIBRARIES \"$<TARGET_FILE:hjemmel_c>\" ${bundled_for}
    RESOLVED_DEPENDENCIES_VAR needed
    POST_INCLUDE_REGEXES yaml-cpp date-tz pcre2 pugixml POST_EXCLUDE_REGEXES \".*\")
  foreach(library IN LISTS needed)
    file(INSTALL \"\${library}\" DESTINATION
      \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}\" FOLLOW_SYMLINK_CHAIN)
  endforeach()" COMPONENT bundled EXCLUDE_FROM_ALL)

set(CPACK_PACKAGE_NAME hjemmel)
set(CPACK_PACKAGE_VENDOR hjemmel)
set(CPACK_PACKAGE_CONTACT "hjemmel <hjemmel@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_LIST_DIR}/cpack.cmake")
set(CPACK_PACKAGE_FILE_NAME "hjemmel-${PROJECT_VERSION}-linux-x86_64")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libhjemmel1)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA
  "${debian}/symbols" "${debian}/shlibs" "${debian}/triggers")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libhjemmel-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libhjemmel1 (= ${PROJECT_VERSION}), libboost-dev, \
libhowardhinnant-date-dev, libintelrdfpmath-dev, libpcre2-dev, libpugixml-dev, libyaml-cpp-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS hjemmel)
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME hjemmel)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SUGGESTS libhjemmel-dev)
include(CPack)
