# SPDX-License-Identifier: MIT
set(BOARD_CORE cortex-m3)
set(BOARD_CLOCK_HZ 24000000)
