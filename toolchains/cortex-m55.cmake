# SPDX-License-Identifier: MIT
# Cortex-M55 with the GNU tools of the Arm embedded ABI.
set(PITH_CORE_FLAGS "-mcpu=cortex-m55")
include(${CMAKE_CURRENT_LIST_DIR}/arm-none-eabi.cmake)
