// SPDX-License-Identifier: MIT
// Raspberry Pi Pico: RP2040 at the 12 MHz of its crystal, UART0 on GPIO0 and GPIO1. Registers:
// RP2040 datasheet.
#include "board.h"

#include "cycle_counter.h"
#include "semihosting.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define CLK_REF_CTRL     REGISTER(0x40008030u)
#define CLK_REF_SELECTED REGISTER(0x40008038u)
#define CLK_PERI_CTRL    REGISTER(0x40008048u)
#define RESETS_RESET     REGISTER(0x4000C000u)
#define RESETS_DONE      REGISTER(0x4000C008u)
#define GPIO0_CTRL       REGISTER(0x40014004u)
#define GPIO1_CTRL       REGISTER(0x4001400Cu)
#define XOSC_CTRL        REGISTER(0x40024000u)
#define XOSC_STATUS      REGISTER(0x40024004u)
#define XOSC_STARTUP     REGISTER(0x4002400Cu)
#define UART0_DR         REGISTER(0x40034000u)
#define UART0_FR         REGISTER(0x40034018u)
#define UART0_IBRD       REGISTER(0x40034024u)
#define UART0_FBRD       REGISTER(0x40034028u)
#define UART0_LCR_H      REGISTER(0x4003402Cu)
#define UART0_CR         REGISTER(0x40034030u)

enum {
    kXoscOn = 0xFAB << 12 | 0xAA0,      // enable, 1 to 15 MHz
    kXoscDelay = 47,                    // 1 ms in units of 256 cycles
    kRefIsXosc = 2,                     // clk_sys is clk_ref from reset
    kPeriIsXosc = 1 << 11 | 4 << 5,     // enable, source
    kUsed = 1 << 22 | 1 << 8 | 1 << 5,  // UART0, PADS_BANK0, IO_BANK0
    kPinIsUart = 2,
    kRxEmpty = 1 << 4,
    kTxFull = 1 << 5,
    k8N1Fifo = 3 << 5 | 1 << 4,
    kUartOn = 1 << 9 | 1 << 8 | 1,           // RXE, TXE, UARTEN
    kDivisor = BOARD_CLOCK_HZ * 4 / 115200,  // in 64ths: clock / (16 * rate) * 64
};

void board_init(void) {
    XOSC_STARTUP = kXoscDelay;
    XOSC_CTRL = kXoscOn;
    while (!(XOSC_STATUS >> 31)) {
    }
    CLK_REF_CTRL = kRefIsXosc;
    while (!(CLK_REF_SELECTED & 1 << kRefIsXosc)) {
    }
    CLK_PERI_CTRL = kPeriIsXosc;
    RESETS_RESET &= ~(uint32_t)kUsed;
    while ((RESETS_DONE & kUsed) != kUsed) {
    }
    GPIO0_CTRL = kPinIsUart;
    GPIO1_CTRL = kPinIsUart;
    UART0_IBRD = kDivisor / 64;
    UART0_FBRD = kDivisor % 64;
    UART0_LCR_H = k8N1Fifo;
    UART0_CR = kUartOn;
    cycle_counter_start();
}

size_t board_read(uint8_t *data, size_t size) {
    size_t count = 0;
    while (count < size && !(UART0_FR & kRxEmpty)) data[count++] = (uint8_t)UART0_DR;
    return count;
}

void board_write(const void *data, size_t size) {
    const uint8_t *bytes = data;
    for (size_t i = 0; i < size; ++i) {
        while (UART0_FR & kTxFull) {
        }
        UART0_DR = bytes[i];
    }
}

uint32_t board_cycles(void) {
    return cycle_counter_read();
}

void board_done(int code) {
    semihosting_exit(code);
}
