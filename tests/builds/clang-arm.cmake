# SPDX-License-Identifier: MIT
# Compiles for a Cortex-M with clang and links with the GNU tools, their C library, libgcc and linker
# scripts. -DPITH_CORE=cortex-m0 chooses the core.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES PITH_CORE)
set(PITH_CORE_FLAGS -mcpu=${PITH_CORE})
include(${CMAKE_CURRENT_LIST_DIR}/../../toolchains/arm-none-eabi.cmake)
execute_process(COMMAND ${PITH_ARM_PREFIX}gcc -print-sysroot OUTPUT_VARIABLE sysroot OUTPUT_STRIP_TRAILING_WHITESPACE)
foreach(folder "${sysroot}/include" /usr/include/newlib /usr/lib/arm-none-eabi/include)
    if(EXISTS "${folder}/string.h")
        set(headers "${folder}")
        break()
    endif()
endforeach()
set(CMAKE_C_COMPILER clang)
set(CMAKE_CXX_COMPILER clang++)
set(clang_flags "--target=thumb-none-eabi ${PITH_COMMON_FLAGS} -fshort-enums -isystem ${headers}")
set(CMAKE_C_FLAGS_INIT "${clang_flags}")
set(CMAKE_CXX_FLAGS_INIT "${clang_flags}")
# The linker does not know clang's flags. A freestanding main() of C++ has a name like other functions.
set(link "${PITH_ARM_PREFIX}g++ ${PITH_COMMON_FLAGS} <LINK_FLAGS> <OBJECTS> -o <TARGET> <LINK_LIBRARIES> -Wl,--defsym=main=_Z4mainv")
foreach(language C CXX ASM)
    set(CMAKE_${language}_LINK_EXECUTABLE "${link}")
endforeach()
