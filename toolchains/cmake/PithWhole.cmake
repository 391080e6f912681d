# SPDX-License-Identifier: MIT
# pith_link_whole(TARGET) links a program with core, optimised across all files of core. An audit on x86-64 takes
# a sixth less time (tests/bench/host). The library stays as it is: intermediate code suits one version of one
# compiler. Instrumented builds need one object for each file.
include(CheckIPOSupported)
set(pith_whole ${PROJECT_IS_TOP_LEVEL})
if(NOT CMAKE_BUILD_TYPE MATCHES "^(Rel|MinSize)" OR CMAKE_CXX_FLAGS MATCHES "-fsanitize|-fprofile|--coverage")
    set(pith_whole OFF)
endif()
option(PITH_LTO "Optimise the programs of this machine across files" ${pith_whole})

function(pith_link_whole target)
    if(PITH_LTO AND NOT DEFINED PITH_LTO_WORKS)
        check_ipo_supported(RESULT works OUTPUT why LANGUAGES CXX)
        if(NOT works)
            message(STATUS "The programs are not optimised across files: the compiler or linker cannot")
        endif()
        set(PITH_LTO_WORKS ${works} CACHE INTERNAL "The compiler and the linker optimise across files")
    endif()
    if(NOT PITH_LTO OR NOT PITH_LTO_WORKS)
        target_link_libraries(${target} PRIVATE pith::pith)
        return()
    endif()
    if(NOT TARGET pith_whole)
        get_target_property(sources pith SOURCES)
        add_library(pith_whole STATIC EXCLUDE_FROM_ALL ${sources})
        target_compile_features(pith_whole PRIVATE cxx_std_17)
        target_compile_options(pith_whole PRIVATE $<TARGET_PROPERTY:pith,COMPILE_OPTIONS>)
        target_compile_definitions(pith_whole PRIVATE $<TARGET_PROPERTY:pith,COMPILE_DEFINITIONS>
                                   INTERFACE $<TARGET_PROPERTY:pith,INTERFACE_COMPILE_DEFINITIONS>)
        target_include_directories(pith_whole PRIVATE $<TARGET_PROPERTY:pith,INCLUDE_DIRECTORIES>
                                   INTERFACE $<TARGET_PROPERTY:pith,INTERFACE_INCLUDE_DIRECTORIES>)
        set_target_properties(pith_whole PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON
                              INTERPROCEDURAL_OPTIMIZATION ON)
        target_include_directories(pith_whole SYSTEM PRIVATE $<TARGET_PROPERTY:pith_jsmn,INTERFACE_INCLUDE_DIRECTORIES>)
    endif()
    target_link_libraries(${target} PRIVATE pith_whole)
    set_property(TARGET ${target} PROPERTY INTERPROCEDURAL_OPTIMIZATION ON)
endfunction()
