# SPDX-License-Identifier: MIT
# Finds jsmn, one header, on the system (Debian: libjsmn-dev; override with -DJSMN_INCLUDE_DIR=), or
# fetches a tag of its repository. Copies jsmn.h into the build tree: a cross build must not search the
# host's include folder, which would hide newlib's headers.
find_path(JSMN_INCLUDE_DIR jsmn.h
          PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH
          DOC "Folder that holds jsmn.h")
if(NOT JSMN_INCLUDE_DIR)
    include(FetchContent)
    FetchContent_Declare(jsmn GIT_REPOSITORY https://github.com/zserge/jsmn.git GIT_TAG v1.1.0)
    FetchContent_Populate(jsmn)
    set(JSMN_INCLUDE_DIR ${jsmn_SOURCE_DIR})
endif()
configure_file(${JSMN_INCLUDE_DIR}/jsmn.h ${PROJECT_BINARY_DIR}/jsmn/jsmn.h COPYONLY)
add_library(pith_jsmn INTERFACE)
target_include_directories(pith_jsmn SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/jsmn)
