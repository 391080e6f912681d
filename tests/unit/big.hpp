// SPDX-License-Identifier: MIT
// Simple, slow long arithmetic, the reference for field and scalar.
#pragma once

#include <stdint.h>

namespace big {

inline constexpr uint32_t kP[8] = {0xffffffed, 0xffffffff, 0xffffffff, 0xffffffff,
                                   0xffffffff, 0xffffffff, 0xffffffff, 0x7fffffff};
inline constexpr uint32_t kL[8] = {0x5cf5d3ed, 0x5812631a, 0xa2f79cd6, 0x14def9de,
                                   0,          0,          0,          0x10000000};

// r = the number in `count` words modulo m, computed bit by bit. m is above 2^252.
inline void modulo(uint32_t r[8], const uint32_t *number, uint32_t count, const uint32_t m[8]) {
    uint32_t rest[9] = {};
    for (uint32_t bit = 32 * count; bit-- != 0;) {
        for (uint32_t i = 8; i != 0; --i) rest[i] = rest[i] << 1 | rest[i - 1] >> 31;
        rest[0] = rest[0] << 1 | (number[bit / 32] >> (bit % 32) & 1);
        uint32_t less[9];
        uint64_t borrow = 0;
        for (uint32_t i = 0; i < 9; ++i) {
            const uint64_t difference = uint64_t{rest[i]} - (i < 8 ? m[i] : 0) - borrow;
            less[i] = static_cast<uint32_t>(difference);
            borrow = difference >> 63;
        }
        if (borrow == 0) {
            for (uint32_t i = 0; i < 9; ++i) rest[i] = less[i];
        }
    }
    for (uint32_t i = 0; i < 8; ++i) r[i] = rest[i];
}

inline void multiply(uint32_t r[16], const uint32_t a[8], const uint32_t b[8]) {
    for (uint32_t i = 0; i < 16; ++i) r[i] = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        for (uint32_t j = 0; j < 8; ++j) {
            uint64_t carry = uint64_t{a[i]} * b[j];
            for (uint32_t k = i + j; k < 16; ++k) {
                carry += r[k];
                r[k] = static_cast<uint32_t>(carry);
                carry >>= 32;
            }
        }
    }
}

inline bool same(const uint32_t *a, const uint32_t *b, uint32_t count = 8) {
    for (uint32_t i = 0; i < count; ++i) {
        if (a[i] != b[i]) return false;
    }
    return true;
}

// Pseudorandom numbers, the same in every run (xorshift, Marsaglia 2003).
class Random {
 public:
    explicit Random(uint32_t seed) : state_(seed) {}
    uint32_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 17;
        state_ ^= state_ << 5;
        return state_;
    }
    void fill(uint32_t *words, uint32_t count) {
        for (uint32_t i = 0; i < count; ++i) words[i] = next();
    }

 private:
    uint32_t state_;
};

}  // namespace big
