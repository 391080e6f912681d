// SPDX-License-Identifier: MIT
// Netduino Plus 2: STM32F405RG at 168 MHz, USART1 on PB6 and PB7. Registers: RM0090.
#include "board.h"

#include "cycle_counter.h"
#include "semihosting.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define RCC_CR      REGISTER(0x40023800u)
#define RCC_PLLCFGR REGISTER(0x40023804u)
#define RCC_CFGR    REGISTER(0x40023808u)
#define RCC_AHB1ENR REGISTER(0x40023830u)
#define RCC_APB2ENR REGISTER(0x40023844u)
#define FLASH_ACR   REGISTER(0x40023C00u)
#define GPIOB_MODER REGISTER(0x40020400u)
#define GPIOB_AFRL  REGISTER(0x40020420u)
#define USART1_SR   REGISTER(0x40011000u)
#define USART1_DR   REGISTER(0x40011004u)
#define USART1_BRR  REGISTER(0x40011008u)
#define USART1_CR1  REGISTER(0x4001100Cu)

enum {
    kPllOn = 1 << 24,
    kPllReady = 1 << 25,
    kPll168MHz = 7 << 24 | 336 << 6 | 16,  // Q, N, M; P = 2: 16 MHz / 16 * 336 / 2
    kApb1By4Apb2By2 = 5 << 10 | 4 << 13,   // their limits are 42 and 84 MHz
    kSwitchToPll = 2,
    kFlashFor168MHz = 1 << 10 | 1 << 9 | 1 << 8 | 5,  // both caches, prefetch, 5 wait states
    kEnableGpioB = 1 << 1,
    kEnableUsart1 = 1 << 4,
    kReceived = 1 << 5,
    kSendable = 1 << 7,
    kUsartOn = 1 << 13 | 1 << 3 | 1 << 2,  // UE, TE, RE
};

// Uses the internal oscillator. 168 MHz needs regulator scale 1, the reset value. The wait is
// bounded because an emulator's PLL never becomes ready.
static void start_clock(void) {
    FLASH_ACR = kFlashFor168MHz;
    RCC_PLLCFGR = kPll168MHz;
    RCC_CFGR = kApb1By4Apb2By2;
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
    RCC_AHB1ENR |= kEnableGpioB;
    RCC_APB2ENR |= kEnableUsart1;
    GPIOB_AFRL = (GPIOB_AFRL & ~0xFF000000u) | 0x77000000u;  // PB7 and PB6: function 7, USART1
    GPIOB_MODER = (GPIOB_MODER & ~0xF000u) | 0xA000u;        // alternate function
    USART1_BRR = BOARD_CLOCK_HZ / 2 / 115200;                // APB2 runs at half the core's clock
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
