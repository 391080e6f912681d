# SPDX-License-Identifier: MIT
# 32-bit RISC-V with the GNU tools and picolibc.
# -DPITH_RISCV_PREFIX=/somewhere/bin/riscv32-unknown-elf- chooses a GNU toolchain outside PATH.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR riscv32)
set(PITH_RISCV_PREFIX "riscv64-unknown-elf-" CACHE STRING "Prefix of the cross tools")

# CMake tests the compiler with a library: a program needs a board's linker script.
# Those test builds have their own cache, so the prefix must be passed to them.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES PITH_RISCV_PREFIX)

set(CMAKE_C_COMPILER ${PITH_RISCV_PREFIX}gcc)
set(CMAKE_CXX_COMPILER ${PITH_RISCV_PREFIX}g++)
set(CMAKE_ASM_COMPILER ${PITH_RISCV_PREFIX}gcc)
set(CMAKE_OBJCOPY ${PITH_RISCV_PREFIX}objcopy CACHE STRING "")
set(CMAKE_OBJDUMP ${PITH_RISCV_PREFIX}objdump CACHE STRING "")
set(CMAKE_NM ${PITH_RISCV_PREFIX}nm CACHE STRING "")
set(CMAKE_SIZE ${PITH_RISCV_PREFIX}size CACHE STRING "")

# ISA 2.2 has the CSR instructions in rv32i. From 20191213 on they need _zicsr, and Debian's multilib
# has no such name.
set(PITH_COMMON_FLAGS "-march=rv32imac -misa-spec=2.2 -mabi=ilp32 --specs=picolibc.specs")
set(CMAKE_C_FLAGS_INIT "${PITH_COMMON_FLAGS}")
set(CMAKE_CXX_FLAGS_INIT "${PITH_COMMON_FLAGS}")
set(CMAKE_ASM_FLAGS_INIT "${PITH_COMMON_FLAGS}")
# Debian has no C++ library for this target, which g++ would link.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostartfiles -nodefaultlibs -Wl,--gc-sections")
set(CMAKE_C_STANDARD_LIBRARIES_INIT "-Wl,--start-group -lc -lgcc -Wl,--end-group")
set(CMAKE_CXX_STANDARD_LIBRARIES_INIT "${CMAKE_C_STANDARD_LIBRARIES_INIT}")

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
