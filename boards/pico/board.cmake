# SPDX-License-Identifier: MIT
set(BOARD_CORE cortex-m0plus)
set(BOARD_CLOCK_HZ 12000000)
set(BOARD_BOOT boot.S)
set(BOARD_EMULATOR node BOARDS/pico/emulate.mjs IMAGE)
set(BOARD_IS_SLOW ON) # tests/target runs fewer unit tests
