# SPDX-License-Identifier: MIT
# pith_pin_key(TARGET NAME c_name ID key_id HEX public_key [TEETH 5] [BLOCKS 1])
#
# Pins an Ed25519 public key for firmware in C or C++: the compiler decodes and checks the key, computes
# its comb tables, and links the result into TARGET, which then can use
#
#     #include <c_name.h>
#     static const pith_keyring ring = {&c_name, 1};
#
# TEETH, 2 to 8, trades flash for time: the tables of B and of the key have 96 << TEETH bytes together,
# twice that with BLOCKS 2. A key that is not canonical or not of order L fails the build. Needs a C++17
# compiler, as the library does; the project itself may be in C.

# Limits for one constant: gcc counts operations, clang steps. A cache variable, because any folder can
# call the function, also a folder above this project.
set(PITH_CONSTEXPR_OPTIONS
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fconstexpr-ops-limit=1000000000>
    $<$<COMPILE_LANG_AND_ID:CXX,Clang,AppleClang,ARMClang>:-fconstexpr-steps=1000000000>
    CACHE INTERNAL "What a compiler needs to compute the tables of pinned keys")
set(PITH_PIN_KEY_DIR ${CMAKE_CURRENT_LIST_DIR}/pinned_key CACHE INTERNAL "The folder that compiles a pinned key")

function(pith_pin_key target)
    cmake_parse_arguments(arg "" "NAME;ID;HEX;TEETH;BLOCKS" "" ${ARGN})
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "pith_pin_key: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT TARGET ${target})
        message(FATAL_ERROR "pith_pin_key: ${target} is not a target")
    endif()
    if(NOT DEFINED arg_TEETH)
        set(arg_TEETH 5)
    endif()
    if(NOT DEFINED arg_BLOCKS)
        set(arg_BLOCKS 1)
    endif()
    if(NOT arg_NAME MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
        message(FATAL_ERROR "pith_pin_key: NAME must be a C identifier, not \"${arg_NAME}\"")
    endif()
    string(LENGTH "${arg_ID}" id_size)
    if(id_size LESS 1 OR id_size GREATER 64 OR arg_ID MATCHES "[^ -~]|[\"\\]")
        message(FATAL_ERROR "pith_pin_key: ID must be 1 to 64 plain ASCII characters")
    endif()
    string(LENGTH "${arg_HEX}" hex_size)
    if(NOT hex_size EQUAL 64 OR arg_HEX MATCHES "[^0-9a-fA-F]")
        message(FATAL_ERROR "pith_pin_key: HEX must be the 64 hex digits of a public key")
    endif()
    if(NOT arg_TEETH MATCHES "^[2-8]$" OR NOT arg_BLOCKS MATCHES "^[12]$")
        message(FATAL_ERROR "pith_pin_key: TEETH is 2 to 8 and BLOCKS 1 or 2")
    endif()

    set(folder ${CMAKE_CURRENT_BINARY_DIR}/pith_keys/${arg_NAME})
    file(CONFIGURE OUTPUT ${folder}/${arg_NAME}.h @ONLY CONTENT
"/* Made by pith_pin_key(). */
#pragma once
#include <pith/pith.h>
#ifdef __cplusplus
extern \"C\"
#else
extern
#endif
const pith_key @arg_NAME@;
")
    file(CONFIGURE OUTPUT ${folder}/${arg_NAME}.cpp @ONLY CONTENT
"// Made by pith_pin_key().
#include \"@arg_NAME@.h\"
#include <pith/pinned_key.hpp>
static constexpr pith::pinned_comb<@arg_TEETH@, @arg_BLOCKS@> kComb(\"@arg_HEX@\");
extern \"C\" constexpr pith_key @arg_NAME@ = pith::make_key(\"@arg_ID@\", \"@arg_HEX@\", &kComb.comb);
")
    add_subdirectory(${PITH_PIN_KEY_DIR} ${folder}/build)
    get_target_property(linker ${target} LINKER_LANGUAGE)
    if(NOT CMAKE_CXX_COMPILER_LOADED AND NOT linker)
        # In a folder without C++ CMake would link an object of C++ by an empty command.
        set_target_properties(${target} PROPERTIES LINKER_LANGUAGE C)
    endif()
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:pith_key_${arg_NAME}>)
    target_include_directories(${target} PRIVATE ${folder})
endfunction()
