# SPDX-License-Identifier: MIT
set(BOARD_CORE cortex-m55)
set(BOARD_CLOCK_HZ 32000000)
set(BOARD_SOURCES ../mps/board.c)
set(BOARD_DEFINITIONS BOARD_UART=0x59303000u) # the secure alias
