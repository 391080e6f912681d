# SPDX-License-Identifier: MIT
# pith_kernel: the folder of port/ with the kernels. PITH_KERNEL names the folder; "auto" asks the compiler,
# and takes portable for a machine without a folder.
#
# CMake cannot see the options of an INTERFACE target, which Zephyr and the Pico SDK use, before it generates.
# Such a build sets PITH_KERNEL. A wrong name does not compile: the kernels check their machine.
include(PithTarget)
set(PITH_KERNEL "auto" CACHE STRING "Arithmetic kernels: auto, armv6m, armv7m, armv7em, rv32im, wide64 or portable")
set_property(CACHE PITH_KERNEL PROPERTY STRINGS auto armv6m armv7m armv7em rv32im wide64 portable)

pith_target(pith_machine CXX)
pith_target(pith_c_machine C)
if(NOT pith_c_machine STREQUAL pith_machine OR NOT pith_c_machine_float STREQUAL pith_machine_float)
    message(FATAL_ERROR
        "The C compiler's target is ${pith_c_machine}, ${pith_c_machine_float} float, and the C++ compiler's "
        "is ${pith_machine}, ${pith_machine_float} float. Give both the same -mcpu, -march, -mthumb and "
        "-mfloat-abi: in CMAKE_C_FLAGS and CMAKE_CXX_FLAGS, in a toolchain file, or by add_compile_options().")
endif()
if(NOT PITH_KERNEL STREQUAL "auto")
    set(pith_kernel ${PITH_KERNEL})
elseif(EXISTS ${PROJECT_SOURCE_DIR}/port/${pith_machine}/CMakeLists.txt)
    set(pith_kernel ${pith_machine})
else()
    set(pith_kernel portable)
    if(pith_machine MATCHES "^arm" AND pith_is_bare)
        message(WARNING
            "pith: the compiler's target is no Arm M-profile core, so the portable kernels are built; on a "
            "Cortex-M they take about three times as long. Name the core before add_subdirectory(), or set "
            "PITH_KERNEL: armv6m (M0, M0+, M23), armv7m (M3), armv7em (M4, M7, M33, M55), or portable for "
            "no warning.")
    endif()
endif()
if(NOT EXISTS ${PROJECT_SOURCE_DIR}/port/${pith_kernel}/CMakeLists.txt)
    message(FATAL_ERROR "PITH_KERNEL=${PITH_KERNEL}: there is no port/${pith_kernel}/CMakeLists.txt")
endif()
message(STATUS "Kernels: ${pith_kernel}")
file(GLOB pith_assembly ${PROJECT_SOURCE_DIR}/port/${pith_kernel}/*.S)
if(pith_assembly)
    enable_language(ASM)
endif()
