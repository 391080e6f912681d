// SPDX-License-Identifier: MIT
// Prints the instructions of the longest pith_feed() of 64 bytes, over real documents and each
// split of them into such pieces. For QEMU with -icount shift=0: an instruction takes a nanosecond.
#include "board.h"
#include "text.h"

extern const uint8_t record[], record_end[], other_record[], other_record_end[], bundle[],
    bundle_end[], state[], state_end[];

enum { kPiece = 64 };

static pith_verifier verifier;

static uint32_t longest_feed(const uint8_t *document, const uint8_t *end) {
    uint32_t longest = 0;
    for (uint32_t first = 1; first <= kPiece; ++first) {
        pith_begin(&verifier, &pith_registry_keyring);
        uint32_t size = first;
        for (const uint8_t *at = document; at < end; at += size, size = kPiece) {
            if (size > (uint32_t)(end - at)) size = (uint32_t)(end - at);
            const uint32_t start = board_cycles();
            pith_feed(&verifier, at, size);
            const uint32_t cycles = board_cycles() - start;
            if (cycles > longest) longest = cycles;
        }
    }
    return longest;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

int main(void) {
    board_init();
    uint32_t longest = longest_feed(record, record_end);
    longest = larger(longest, longest_feed(other_record, other_record_end));
    longest = larger(longest, longest_feed(bundle, bundle_end));
    longest = larger(longest, longest_feed(state, state_end));
    say_number("instructions", (uint32_t)((uint64_t)longest * 1000000000u / BOARD_CLOCK_HZ));
    board_done(0);
}
