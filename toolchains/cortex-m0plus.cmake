# SPDX-License-Identifier: MIT
# Cortex-M0+ with the GNU tools of the Arm embedded ABI.
set(PITH_CORE_FLAGS "-mcpu=cortex-m0plus")
include(${CMAKE_CURRENT_LIST_DIR}/arm-none-eabi.cmake)
