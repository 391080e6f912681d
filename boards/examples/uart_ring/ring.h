// SPDX-License-Identifier: MIT
// A ring buffer from one interrupt to one loop. Each index has one writer, so it needs no lock.
#pragma once

#include <stddef.h>
#include <stdint.h>

// A power of two. README.md has the rule.
#ifndef RING_SIZE
#define RING_SIZE 64u
#endif

typedef struct Ring {
    volatile uint32_t written;  // bytes, modulo 2^32: the interrupt writes it
    volatile uint32_t taken;    // the loop writes it
    volatile uint32_t lost;     // bytes that found the ring full
    volatile uint32_t most;     // bytes in the ring at once
    volatile uint8_t bytes[RING_SIZE];
} Ring;

// For the interrupt: adds a byte, or counts it as lost.
void ring_put(Ring *ring, uint8_t byte);

// For the loop: copies at most `size` bytes and returns their number.
size_t ring_take(Ring *ring, uint8_t *bytes, size_t size);
