// SPDX-License-Identifier: MIT
#ifdef PITH_SMALL_CURVE
#include "curve/small/rounds.hpp"

namespace pith::curve::small {
namespace {

// Encodes three rotations to XOR, in ascending order, as the 6-bit steps between them. A shift by
// n = 6 or 7 is a rotation without the low n bits, which rotate to the top. mix() starts with these
// bits, so that the XOR removes them; the low 2 bits hold 8 - n.
constexpr uint32_t rotations(uint32_t a, uint32_t b, uint32_t c, uint32_t shift = 8) {
    return (8 - shift) | a << 2 | (b - a) << 8 | (c - b) << 14;
}
constexpr uint32_t kRotations[4] = {rotations(28, 34, 39), rotations(14, 18, 41),
                                    rotations(1, 7, 8, 7), rotations(6, 19, 61, 6)};

[[gnu::noinline]] uint64_t mix(uint64_t word, uint32_t by) {
    uint64_t sum = uint64_t{static_cast<uint32_t>(word) * ((by & 3) << 25)} << 32;
    by >>= 2;
    do {
        for (uint32_t n = by & 63; n != 0; --n) word = word >> 1 | word << 63;
        sum ^= word;
        by >>= 6;
    } while (by != 0);
    return sum;
}

// The low 5 bits are an index of the array. A step adds a function of that word, or of three words
// from there, to the sum. kStore writes the sum to that word and clears the sum.
enum Step : uint8_t {
    kBig0 = 0 << 5,
    kBig1 = 1 << 5,
    kSmall0 = 2 << 5,
    kSmall1 = 3 << 5,
    kChoose = 4 << 5,
    kMajority = 5 << 5,
    kAddWord = 6 << 5,
    kStore = 7 << 5,
};

// The sum starts with the round's constant.
constexpr uint8_t kNew = 0, kFree = 17, kWordA = 18, kWordD = 21, kWordE = 22, kWordH = 25;
constexpr uint8_t kRoundProgram[] = {
    kAddWord | kOldest, kAddWord | kWordH,        kBig1 | kWordE,          kChoose | kWordE,
    kStore | kFree,  // T1
    kAddWord | kFree,   kAddWord | kWordD,
    kStore | kWordD,  // the next e
    kAddWord | kFree,   kBig0 | kWordA,           kMajority | kWordA,
    kStore | kFree,  // the next a
    kAddWord | kOldest, kAddWord | (kOldest - 9), kSmall0 | (kOldest - 1), kSmall1 | (kOldest - 14),
    kStore | kNew,
};

}  // namespace

void take(uint64_t *words, const uint8_t *bytes) {
    for (uint32_t i = 0; i < 4; ++i) {
        uint64_t word = 0;
        for (uint32_t j = 0; j < 8; ++j) word = word << 8 | *bytes++;
        *words-- = word;
    }
}

void round(uint64_t *words, uint64_t constant) {
    uint64_t sum = constant;
    for (const uint8_t &step : kRoundProgram) {
        const uint8_t what = step & 0xe0;
        uint64_t *const at = words + step % 32;
        uint64_t term = at[0];
        if (what < kChoose) term = mix(term, kRotations[what / kBig1]);
        if (what == kChoose) term = at[2] ^ (at[0] & (at[1] ^ at[2]));
        if (what == kMajority) term = at[1] ^ ((at[0] ^ at[1]) & (at[1] ^ at[2]));
        sum += term;
        if (what == kStore) {
            *at = sum - term;
            sum = 0;
        }
    }
    for (uint32_t i = kEnd - 1; i-- != 0;) words[i + 1] = words[i];
}

}  // namespace pith::curve::small

#endif
