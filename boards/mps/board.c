// SPDX-License-Identifier: MIT
// Arm's MPS2 and MPS3 FPGA images: UART0 of the CMSDK at the address BOARD_UART of board.cmake, and
// SysTick. Registers: Cortex-M System Design Kit (DDI 0479), "APB UART".
#include "board.h"

#include "cycle_counter.h"
#include "semihosting.h"

#define REGISTER(offset) (*(volatile uint32_t *)(BOARD_UART + (offset)))

#define UART_DATA    REGISTER(0x00)
#define UART_STATE   REGISTER(0x04)
#define UART_CTRL    REGISTER(0x08)
#define UART_BAUDDIV REGISTER(0x10)

enum { kTxFull = 1, kRxFull = 2, kTxEnable = 1, kRxEnable = 2 };

void board_init(void) {
    UART_BAUDDIV = BOARD_CLOCK_HZ / 115200;
    UART_CTRL = kTxEnable | kRxEnable;
    cycle_counter_start();
}

size_t board_read(uint8_t *data, size_t size) {
    size_t count = 0;
    while (count < size && (UART_STATE & kRxFull)) data[count++] = (uint8_t)UART_DATA;
    return count;
}

void board_write(const void *data, size_t size) {
    const uint8_t *bytes = data;
    for (size_t i = 0; i < size; ++i) {
        while (UART_STATE & kTxFull) {
        }
        UART_DATA = bytes[i];
    }
}

uint32_t board_cycles(void) {
    return cycle_counter_read();
}

void board_done(int code) {
    semihosting_exit(code);
}
