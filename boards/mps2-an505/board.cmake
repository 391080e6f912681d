# SPDX-License-Identifier: MIT
set(BOARD_CORE cortex-m33)
set(BOARD_CLOCK_HZ 20000000)
set(BOARD_SOURCES ../mps/board.c)
set(BOARD_DEFINITIONS BOARD_UART=0x50200000u) # the secure alias
