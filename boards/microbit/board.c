// SPDX-License-Identifier: MIT
// micro:bit v1: nRF51822 at 16 MHz, UART to the USB interface chip on P0.24 and P0.25. TIMER0
// counts cycles because the chip has no SysTick. Registers: nRF51 Series Reference Manual.
#include "board.h"

#include "semihosting.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define CLOCK_HFCLKSTART REGISTER(0x40000000u)
#define UART_STARTRX     REGISTER(0x40002000u)
#define UART_STARTTX     REGISTER(0x40002008u)
#define UART_RXDRDY      REGISTER(0x40002108u)
#define UART_TXDRDY      REGISTER(0x4000211Cu)
#define UART_ENABLE      REGISTER(0x40002500u)
#define UART_PSELTXD     REGISTER(0x4000250Cu)
#define UART_PSELRXD     REGISTER(0x40002514u)
#define UART_RXD         REGISTER(0x40002518u)
#define UART_TXD         REGISTER(0x4000251Cu)
#define UART_BAUDRATE    REGISTER(0x40002524u)
#define TIMER0_START     REGISTER(0x40008000u)
#define TIMER0_CAPTURE0  REGISTER(0x40008040u)
#define TIMER0_BITMODE   REGISTER(0x40008508u)
#define TIMER0_PRESCALER REGISTER(0x40008510u)
#define TIMER0_CC0       REGISTER(0x40008540u)
#define GPIO_OUTSET      REGISTER(0x50000508u)
#define GPIO_DIRSET      REGISTER(0x50000518u)

enum { kTxPin = 24, kRxPin = 25, kBaud115200 = 0x01D7E000, kUartOn = 4, k32Bits = 3 };

void board_init(void) {
    CLOCK_HFCLKSTART = 1;  // starts the crystal; until then the internal oscillator runs
    GPIO_OUTSET = 1u << kTxPin;
    GPIO_DIRSET = 1u << kTxPin;  // the receive pin is an input from reset
    UART_PSELTXD = kTxPin;
    UART_PSELRXD = kRxPin;
    UART_BAUDRATE = kBaud115200;
    UART_ENABLE = kUartOn;
    UART_STARTTX = 1;
    UART_STARTRX = 1;
    TIMER0_BITMODE = k32Bits;
    TIMER0_PRESCALER = 0;  // 16 MHz, as the core
    TIMER0_START = 1;
}

size_t board_read(uint8_t *data, size_t size) {
    size_t count = 0;
    while (count < size && UART_RXDRDY) {
        UART_RXDRDY = 0;  // clear before reading RXD, which may set it for the next byte
        data[count++] = (uint8_t)UART_RXD;
    }
    return count;
}

void board_write(const void *data, size_t size) {
    const uint8_t *bytes = data;
    for (size_t i = 0; i < size; ++i) {
        UART_TXDRDY = 0;
        UART_TXD = bytes[i];
        while (!UART_TXDRDY) {
        }
    }
}

uint32_t board_cycles(void) {
    TIMER0_CAPTURE0 = 1;
    return TIMER0_CC0;
}

void board_done(int code) {
    semihosting_exit(code);
}
