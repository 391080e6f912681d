# SPDX-License-Identifier: MIT
set(BOARD_CORE cortex-m0)
set(BOARD_CLOCK_HZ 16000000)
