// SPDX-License-Identifier: MIT
// The firmware of with.c without the verifier.
#include <stdint.h>

#define DEVICE (*(volatile int32_t *)0x40004000)  // the next byte of a document; negative: no more

int main(void) {
    uint32_t sum = 0;
    for (int32_t next; (next = DEVICE) >= 0;) sum += (uint8_t)next;
    return sum == 0;
}
