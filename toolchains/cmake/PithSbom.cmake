# SPDX-License-Identifier: MIT
# `cmake --build build --target sbom` writes build/sbom.json, the bill of materials of this build.
find_package(Python3 COMPONENTS Interpreter QUIET)
if(Python3_FOUND)
    set(arguments --version ${PROJECT_VERSION} --jsmn ${PROJECT_BINARY_DIR}/jsmn/jsmn.h
        --jsmn-source ${pith_jsmn_dir}/jsmn.h)
    if(jsmn_SOURCE_DIR)
        list(APPEND arguments --jsmn-version 1.1.0)  # the tag that PithJsmn fetches
    endif()
    if(TARGET pith-verify)
        get_directory_property(version DIRECTORY ${PROJECT_SOURCE_DIR}/port/host DEFINITION nlohmann_json_VERSION)
        if(NOT version)
            set(version 3.11.2)  # the tag that port/host fetches
        endif()
        list(APPEND arguments --program $<TARGET_FILE:pith-verify> --nlohmann-version ${version})
    endif()
    if(TARGET pith-issue)
        list(APPEND arguments --program $<TARGET_FILE:pith-issue>)
    endif()
    add_custom_target(sbom COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/../sbom.py ${arguments}
                      ${PROJECT_BINARY_DIR}/sbom.json VERBATIM)
    foreach(program pith-verify pith-issue)
        if(TARGET ${program})
            add_dependencies(sbom ${program})
        endif()
    endforeach()
endif()
