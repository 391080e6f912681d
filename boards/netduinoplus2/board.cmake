# SPDX-License-Identifier: MIT
set(BOARD_CORE cortex-m4)
set(BOARD_CLOCK_HZ 168000000)
