// SPDX-License-Identifier: MIT
// QEMU's `virt`: a 16550 UART at 0x10000000. Registers: "PC16550D" data sheet (National, 1995).
#include "board.h"

#include "cycle_counter.h"
#include "semihosting.h"

#define REGISTER(offset) (*(volatile uint8_t *)(0x10000000u + (offset)))

#define UART_DATA REGISTER(0)  // receiver and transmitter; low divisor byte while kDivisor is set
#define UART_IER  REGISTER(1)  // high divisor byte while kDivisor is set
#define UART_FCR  REGISTER(2)
#define UART_LCR  REGISTER(3)
#define UART_LSR  REGISTER(5)

enum {
    kDivisor = 0x80,
    k8N1 = 3,
    kFifoOn = 1,
    kReceived = 1,
    kSendable = 0x20,
    kUartClock = 3686400,  // of the device tree
};

void board_init(void) {
    UART_LCR = kDivisor;
    UART_DATA = kUartClock / 16 / 115200;
    UART_IER = 0;
    UART_LCR = k8N1;
    UART_FCR = kFifoOn;
    cycle_counter_start();
}

size_t board_read(uint8_t *data, size_t size) {
    size_t count = 0;
    while (count < size && (UART_LSR & kReceived)) data[count++] = UART_DATA;
    return count;
}

void board_write(const void *data, size_t size) {
    const uint8_t *bytes = data;
    for (size_t i = 0; i < size; ++i) {
        while (!(UART_LSR & kSendable)) {
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
