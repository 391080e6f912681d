# SPDX-License-Identifier: MIT
# jsmn is one header. It comes from the system (Debian: libjsmn-dev; override with
# -DJSMN_INCLUDE_DIR=), else from its repository at a tag, and is copied into the build tree, because
# the host's include folder must not be searched in a cross build (it would hide newlib's headers).
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
