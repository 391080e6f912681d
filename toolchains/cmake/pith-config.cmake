# SPDX-License-Identifier: MIT
# find_package(pith) reads this file.
include(${CMAKE_CURRENT_LIST_DIR}/pith-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/PithPinKey.cmake)
