// SPDX-License-Identifier: MIT
// STM32VLDISCOVERY: STM32F100RB at 24 MHz, USART1 on PA9 and PA10. Registers: RM0041.
#include "board.h"

#include "cycle_counter.h"
#include "semihosting.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define RCC_CR      REGISTER(0x40021000u)
#define RCC_CFGR    REGISTER(0x40021004u)
#define RCC_APB2ENR REGISTER(0x40021018u)
#define GPIOA_CRH   REGISTER(0x40010804u)
#define USART1_SR   REGISTER(0x40013800u)
#define USART1_DR   REGISTER(0x40013804u)
#define USART1_BRR  REGISTER(0x40013808u)
#define USART1_CR1  REGISTER(0x4001380Cu)

enum {
    kPllOn = 1 << 24,
    kPllReady = 1 << 25,
    kPllTimes6 = 4 << 18,
    kSwitchToPll = 2,
    kEnableGpioA = 1 << 2,
    kEnableUsart1 = 1 << 14,
    kReceived = 1 << 5,
    kSendable = 1 << 7,
    kUsartOn = 1 << 13 | 1 << 3 | 1 << 2,  // UE, TE, RE
};

// 8 MHz / 2 * 6 from the internal oscillator; at 24 MHz flash needs no wait state. The wait is
// bounded because an emulator's PLL never becomes ready.
static void start_clock(void) {
    RCC_CFGR = kPllTimes6;
    RCC_CR |= kPllOn;
    for (int i = 0; i < 10000; ++i) {
        if (RCC_CR & kPllReady) {
            RCC_CFGR |= kSwitchToPll;
            return;
        }
    }
}

void board_init(void) {
    start_clock();
    RCC_APB2ENR |= kEnableGpioA | kEnableUsart1;
    GPIOA_CRH = (GPIOA_CRH & ~0xFF0u) | 0x4B0u;  // PA10 floating input, PA9 alternate push-pull
    USART1_BRR = BOARD_CLOCK_HZ / 115200;
    USART1_CR1 = kUsartOn;
    cycle_counter_start();
}

size_t board_read(uint8_t *data, size_t size) {
    size_t count = 0;
    while (count < size && (USART1_SR & kReceived)) data[count++] = (uint8_t)USART1_DR;
    return count;
}

void board_write(const void *data, size_t size) {
    const uint8_t *bytes = data;
    for (size_t i = 0; i < size; ++i) {
        while (!(USART1_SR & kSendable)) {
        }
        USART1_DR = bytes[i];
    }
}

uint32_t board_cycles(void) {
    return cycle_counter_read();
}

void board_done(int code) {
    semihosting_exit(code);
}
