// SPDX-License-Identifier: MIT
// Integers modulo p = 2^255 - 19 in minimal flash: two loops over words do every operation, and a
// program in flash gives their order.
//
// A core multiplies two words in one instruction: words have 32 bits, or 16 on ARMv6-M
// (PITH_SMALL_CURVE).
#pragma once

#include <stdint.h>

#include "../field.hpp"

namespace pith::curve::small {

template <uint32_t bits>
struct Words;
template <>
struct Words<32> {
    using Word = uint32_t;
    using Wide = uint64_t;
    using SignedWide = int64_t;
};
template <>
struct Words<16> {
    using Word = uint16_t;
    using Wide = uint32_t;
    using SignedWide = int32_t;
};

inline constexpr uint32_t kBits = PITH_SMALL_CURVE;
inline constexpr uint32_t kSize = 256 / kBits;
using Word = Words<kBits>::Word;
using Wide = Words<kBits>::Wide;
using SignedWide = Words<kBits>::SignedWide;

// Little-endian, any value below 2^256.
struct Element {
    Word word[kSize];
};

constexpr Element element(const FieldElement &a) {
    FieldElement canonical = a;
    reduce(canonical);
    Element e = {};
    for (uint32_t i = 0; i < kSize; ++i) {
        e.word[i] = static_cast<Word>(canonical.word[i * kBits / 32] >> (i * kBits % 32));
    }
    return e;
}

// Copies or clears `count` words, not 0. In some C libraries memcpy() and memset() are very large.
void copy(Word *to, const Word *from, uint32_t count);
void clear(Word *to, uint32_t count);

}  // namespace pith::curve::small

// r += m b, `count` words each, not 0; returns the carry out. port/ defines this function, which
// takes four fifths of the time.
extern "C" pith::curve::small::Word pith_small_row(pith::curve::small::Word *r,
                                                   const pith::curve::small::Word *b,
                                                   pith::curve::small::Word m, uint32_t count);

namespace pith::curve::small {

// r = (r ^ mask) + carry; returns the carry out, which may be -1. |carry| < 2^15, mask 0 or ~0.
int32_t ripple(Element &r, int32_t carry, Word mask);

// t = a b. a and b have `count` words, t has twice as many.
void product(Word *t, const Word *a, const Word *b, uint32_t count);

// Reduces a to its canonical value below p.
void canonicalize(Element &a);

// Runs operations `first` to `last` - 1 of the program (program.hpp).
void run(Element *slots, uint32_t first, uint32_t last);

}  // namespace pith::curve::small
