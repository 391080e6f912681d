# SPDX-License-Identifier: MIT
# pith_target(result LANGUAGE) asks the compiler of LANGUAGE, C or CXX, for the machine that it compiles for.
# Sets ${result} to one of
#
#   armv6m, armv7m, armv7em   Arm M-profile: without Thumb-2, with it, with the DSP extension too (UMAAL)
#   arm                       another Arm with 32 bits
#   rv32im                    RISC-V with 32 bits, the M extension, and 32 registers (not RV32E)
#   wide64                    a 64-bit machine with a 128-bit integer
#   other                     any other machine
#
# and ${result}_float to hard, if floating-point arguments are in registers of the FPU, else to soft. The
# answer includes CMAKE_<LANGUAGE>_FLAGS and the directory's compile options, not the options of a target.
function(pith_target result language)
    # The directory's options: those for another language are dropped, SHELL: groups are split.
    get_directory_property(options COMPILE_OPTIONS)
    set(plain)
    foreach(option IN LISTS options)
        if(option MATCHES "^\\$<\\$<COMPILE_LANGUAGE:([A-Z,]+)>:(.*)>$")
            set(languages ${CMAKE_MATCH_1})
            set(option "${CMAKE_MATCH_2}")
            string(REPLACE "," ";" languages ${languages})
            if(NOT language IN_LIST languages)
                continue()
            endif()
        endif()
        if(option MATCHES "^SHELL:(.*)$")
            separate_arguments(option UNIX_COMMAND "${CMAKE_MATCH_1}")
        endif()
        if(NOT option MATCHES "\\$<")
            list(APPEND plain ${option})
        endif()
    endforeach()

    # The probe never compiles: its #error lines are the answer.
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/pith_target)
    set(extension_C c)
    set(extension_CXX cpp)
    set(source ${folder}/probe.${extension_${language}})
    file(WRITE ${source} [=[
#if defined(__riscv_mul) && __riscv_xlen == 32 && !defined(__riscv_32e)
#error "pith target=rv32im"
#elif defined(__SIZEOF_INT128__) && __SIZEOF_POINTER__ == 8
#error "pith target=wide64"
#elif !defined(__arm__)
#error "pith target=other"
#elif !defined(__ARM_ARCH_PROFILE) || __ARM_ARCH_PROFILE != 'M'
#error "pith target=arm"
#elif __ARM_ARCH_ISA_THUMB < 2
#error "pith target=armv6m"
#elif defined(__ARM_FEATURE_DSP)
#error "pith target=armv7em"
#else
#error "pith target=armv7m"
#endif
#ifdef __ARM_PCS_VFP
#error "pith float=hard"
#else
#error "pith float=soft"
#endif
]=])
    try_compile(PITH_TARGET_PROBE ${folder} SOURCES ${source} COMPILE_DEFINITIONS ${plain} OUTPUT_VARIABLE output)
    unset(PITH_TARGET_PROBE CACHE)
    foreach(part target float)
        if(NOT output MATCHES "pith ${part}=([a-z0-9]+)")
            message(FATAL_ERROR "The ${language} compiler does not name its target. It printed:\n${output}")
        endif()
        set(${part} ${CMAKE_MATCH_1})
    endforeach()
    set(${result} ${target} PARENT_SCOPE)
    set(${result}_float ${float} PARENT_SCOPE)
endfunction()
