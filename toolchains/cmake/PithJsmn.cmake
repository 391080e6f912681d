# SPDX-License-Identifier: MIT
# Finds jsmn, one header: in PITH_JSMN_DIR, else on the system (Debian: libjsmn-dev). Nothing is downloaded
# unless PITH_FETCH is on. Copies jsmn.h into the build tree: a cross build must not search the host's include
# folder, which would hide newlib's headers.
option(PITH_FETCH "Download libraries that are not installed, at configure time" OFF)
find_path(PITH_JSMN_DIR jsmn.h PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH
          DOC "Folder that holds jsmn.h")
set(pith_jsmn_dir ${PITH_JSMN_DIR})
if(NOT PITH_JSMN_DIR AND PITH_FETCH)
    include(FetchContent)
    FetchContent_Declare(jsmn GIT_REPOSITORY https://github.com/zserge/jsmn.git GIT_TAG v1.1.0)
    FetchContent_Populate(jsmn)
    set(pith_jsmn_dir ${jsmn_SOURCE_DIR})
elseif(NOT PITH_JSMN_DIR)
    message(FATAL_ERROR "pith needs jsmn.h, which is not installed. Install it (Debian: libjsmn-dev), or name the "
                        "folder that holds it: -DPITH_JSMN_DIR=, or let CMake download it: -DPITH_FETCH=ON.")
elseif(NOT EXISTS "${PITH_JSMN_DIR}/jsmn.h")
    message(FATAL_ERROR "PITH_JSMN_DIR=${PITH_JSMN_DIR}: there is no jsmn.h in that folder.")
endif()
configure_file(${pith_jsmn_dir}/jsmn.h ${PROJECT_BINARY_DIR}/jsmn/jsmn.h COPYONLY)
add_library(pith_jsmn INTERFACE)
target_include_directories(pith_jsmn SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/jsmn)
