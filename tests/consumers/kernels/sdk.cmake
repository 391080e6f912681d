# SPDX-License-Identifier: MIT
# The toolchain file of an SDK with its own name of the system, as the Pico SDK's.
include(${CMAKE_CURRENT_LIST_DIR}/arm.cmake)
set(CMAKE_SYSTEM_NAME SDK)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
