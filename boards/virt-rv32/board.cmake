# SPDX-License-Identifier: MIT
set(BOARD_CORE rv32imac)
set(BOARD_CLOCK_HZ 1000000000) # QEMU's mcycle counts one for each instruction, of one nanosecond
set(BOARD_EMULATOR qemu-system-riscv32 -M virt -bios none -device loader,cpu-num=0,file=IMAGE)
