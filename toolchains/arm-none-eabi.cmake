# SPDX-License-Identifier: MIT
# The common part of all Cortex-M toolchain files, which set PITH_CORE_FLAGS and include this file.
# -DPITH_ARM_PREFIX=/somewhere/bin/arm-none-eabi- chooses a GNU toolchain outside PATH.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(PITH_ARM_PREFIX "arm-none-eabi-" CACHE STRING "Prefix of the cross tools")

# CMake tests the compiler with a library: a program needs a board's linker script.
# Those test builds have their own cache, so the prefix must be passed to them.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES PITH_ARM_PREFIX)

set(CMAKE_C_COMPILER ${PITH_ARM_PREFIX}gcc)
set(CMAKE_CXX_COMPILER ${PITH_ARM_PREFIX}g++)
set(CMAKE_ASM_COMPILER ${PITH_ARM_PREFIX}gcc)
set(CMAKE_OBJCOPY ${PITH_ARM_PREFIX}objcopy CACHE STRING "")
set(CMAKE_OBJDUMP ${PITH_ARM_PREFIX}objdump CACHE STRING "")
set(CMAKE_NM ${PITH_ARM_PREFIX}nm CACHE STRING "")
set(CMAKE_SIZE ${PITH_ARM_PREFIX}size CACHE STRING "")

# Soft-float calls, as the verifier uses no floating point, unless the user's flags name another ABI. The
# user's flags, from -DCMAKE_<LANG>_FLAGS or the environment, add to the core's and do not replace them.
set(PITH_COMMON_FLAGS "${PITH_CORE_FLAGS} -mthumb")
if(NOT "$CACHE{CMAKE_C_FLAGS} $CACHE{CMAKE_CXX_FLAGS} $ENV{CFLAGS} $ENV{CXXFLAGS}" MATCHES "-mfloat-abi=(soft|hard)")
    string(APPEND PITH_COMMON_FLAGS " -mfloat-abi=soft")
endif()
foreach(language C CXX ASM)
    set(CMAKE_${language}_FLAGS_INIT "${PITH_COMMON_FLAGS}")
    if(DEFINED CACHE{CMAKE_${language}_FLAGS} AND NOT "$CACHE{CMAKE_${language}_FLAGS}" MATCHES "-m(cpu|arch)=")
        set(CMAKE_${language}_FLAGS "${PITH_COMMON_FLAGS} $CACHE{CMAKE_${language}_FLAGS}" CACHE STRING "" FORCE)
    endif()
endforeach()
set(CMAKE_EXE_LINKER_FLAGS_INIT "--specs=nano.specs -nostartfiles -Wl,--gc-sections")

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
