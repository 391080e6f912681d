// SPDX-License-Identifier: MIT
#ifdef PITH_SMALL_CURVE
#include "curve/small/field.hpp"

#include "curve/small/program.hpp"

namespace pith::curve::small {

[[gnu::noinline]] void copy(Word *to, const Word *from, uint32_t count) {
    do *to++ = *from++;
    while (--count != 0);
}

[[gnu::noinline]] void clear(Word *to, uint32_t count) {
    do *to++ = 0;
    while (--count != 0);
}

[[gnu::noinline]] int32_t ripple(Element &r, int32_t carry, Word mask) {
    SignedWide sum = carry;
    for (Word &word : r.word) {
        sum += static_cast<Word>(word ^ mask);
        word = static_cast<Word>(sum);
        sum >>= kBits;
    }
    return static_cast<int32_t>(sum);
}

[[gnu::noinline]] void product(Word *t, const Word *a, const Word *b, uint32_t count) {
    clear(t, count);
    for (uint32_t i = count; i != 0; --i, ++t) {
        const Word m = *a++;
        t[count] = m != 0 ? pith_small_row(t, b, m, count) : m;  // many words of a root are zero
    }
}

namespace {

// Runs one operation. Modulo p, 2^256 is 38, so the upper half of a product is multiplied by 38.
// With ~a = 2^256 - 1 - a: a - b = ~(~a + b), minus 2^256 if the sum has a carry.
void operate(Element *slots, uint32_t operation) {
    const Element &a = slots[operation >> 4 & 15];
    const Element &b = slots[operation >> 8 & 15];
    Element t[2];
    Word *const low = t[0].word;
    Word mask = 0;
    int32_t carry;
    if ((operation & kNoMultiply) == 0) {
        product(low, a.word, b.word, kSize);
        carry = static_cast<int32_t>(pith_small_row(low, t[1].word, 38, kSize));
    } else {
        copy(low, a.word, kSize);
        if ((operation & kSubtract) == kSubtract) {
            mask = static_cast<Word>(~mask);
            ripple(t[0], 0, mask);
        }
        carry = static_cast<int32_t>(pith_small_row(low, b.word, 1, kSize));
        if (mask != 0) carry = -carry;
    }
    // A carry is at most 38 and is multiplied by 38. A second carry is 1 or -1; the rest is then
    // below 38^2 or above 2^256 - 38^2, so no third carry follows.
    do {
        carry = ripple(t[0], 38 * carry, mask);
        mask = 0;
    } while (carry != 0);
    copy(slots[operation & 15].word, low, kSize);
}

}  // namespace

// Each 2^255 in a becomes 19, which leaves a < 2^255 + 19. The first turn also adds 19, which sets
// the top bit if a >= p. The second turn clears the top bit and keeps the 19, or subtracts 19.
void canonicalize(Element &a) {
    Word &top = a.word[kSize - 1];
    int32_t more = 19;
    do {
        const int32_t passed = static_cast<int32_t>(top >> (kBits - 1));
        top = static_cast<Word>(top << 1) >> 1;
        ripple(a, 19 * passed + more, 0);
        more = -more;
    } while (more < 0);
}

void run(Element *slots, uint32_t first, uint32_t last) {
    do operate(slots, kProgram[first]);
    while (++first != last);
}

}  // namespace pith::curve::small

#endif
