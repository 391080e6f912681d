// SPDX-License-Identifier: MIT
#include "ring.h"

_Static_assert(RING_SIZE != 0 && (RING_SIZE & (RING_SIZE - 1)) == 0, "a power of two");

void ring_put(Ring *ring, uint8_t byte) {
    const uint32_t filled = ring->written - ring->taken;
    if (filled == RING_SIZE) {
        ring->lost = ring->lost + 1;
        return;
    }
    ring->bytes[ring->written % RING_SIZE] = byte;
    ring->written = ring->written + 1;  // after the byte: both are volatile
    if (filled + 1 > ring->most) ring->most = filled + 1;
}

size_t ring_take(Ring *ring, uint8_t *bytes, size_t size) {
    size_t count = 0;
    while (count < size && ring->taken != ring->written) {
        bytes[count++] = ring->bytes[ring->taken % RING_SIZE];
        ring->taken = ring->taken + 1;
    }
    return count;
}
