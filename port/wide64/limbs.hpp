// SPDX-License-Identifier: MIT
// Field elements as four limbs of 64 bits, of any value below 2^256. Memory keeps the eight words
// of curve/field.hpp: two words, low word first, are one limb, on machines of any byte order.
//
// Carries are rare where the comments say so. All values are public, so time may depend on them.
#pragma once

#include <stdint.h>

#ifndef __SIZEOF_INT128__
#error "port/wide64 needs a compiler with a 128-bit integer; see PITH_KERNEL"
#endif

namespace pith::curve::wide {

using Limb = uint64_t;
__extension__ using Wide = unsigned __int128;

struct Limbs {
    Limb at[4];
};

inline Limbs load(const uint32_t *word) {
    Limbs a;
    for (int i = 0; i < 4; ++i) a.at[i] = word[2 * i] | Limb{word[2 * i + 1]} << 32;
    return a;
}

inline void store(uint32_t *word, const Limbs &a) {
    for (int i = 0; i < 4; ++i) {
        word[2 * i] = static_cast<uint32_t>(a.at[i]);
        word[2 * i + 1] = static_cast<uint32_t>(a.at[i] >> 32);
    }
}

// carry | returned limb = a + b + carry, carry at most 1.
inline Limb add_carry(Limb a, Limb b, Limb &carry) {
    const Wide sum = Wide{a} + b + carry;
    carry = static_cast<Limb>(sum >> 64);
    return static_cast<Limb>(sum);
}

// returned limb - borrow 2^64 = a - b - borrow, borrow at most 1.
inline Limb take_borrow(Limb a, Limb b, Limb &borrow) {
    const Wide difference = Wide{a} - b - borrow;
    borrow = static_cast<Limb>(difference >> 64) & 1;
    return static_cast<Limb>(difference);
}

// carry | returned limb = a * b + r + carry: at most (2^64 - 1)^2 + 2 (2^64 - 1) = 2^128 - 1.
inline Limb multiply_add(Limb a, Limb b, Limb r, Limb &carry) {
    const Wide sum = Wide{a} * b + r + carry;
    carry = static_cast<Limb>(sum >> 64);
    return static_cast<Limb>(sum);
}

// r += carry 2^256, which is 38 carry modulo 2^256 - 38. carry is at most 38.
inline void fold(Limbs &r, Limb carry) {
    Limb over = 0;
    r.at[0] = add_carry(r.at[0], 38 * carry, over);
    for (int i = 1; i < 4; ++i) r.at[i] = add_carry(r.at[i], 0, over);
    // A random operand needs this with probability 2^-250. r has then wrapped past 2^256 and is
    // below 38 carry, so this sum has no carry.
    r.at[0] += 38 * over;
}

// The arithmetic in C++, for any 64-bit machine. A result may alias an operand.
struct Plain {
    static void add(Limbs &r, const Limbs &a, const Limbs &b) {
        Limb carry = 0;
        for (int i = 0; i < 4; ++i) r.at[i] = add_carry(a.at[i], b.at[i], carry);
        fold(r, carry);
    }

    static void subtract(Limbs &r, const Limbs &a, const Limbs &b) {
        Limb borrow = 0;
        for (int i = 0; i < 4; ++i) r.at[i] = take_borrow(a.at[i], b.at[i], borrow);
        // -2^256 is -38. After a second borrow r is at least 2^256 - 38, so a third never follows.
        const Limb take = 38 * borrow;
        borrow = 0;
        r.at[0] = take_borrow(r.at[0], take, borrow);
        for (int i = 1; i < 4; ++i) r.at[i] = take_borrow(r.at[i], 0, borrow);
        r.at[0] -= 38 * borrow;
    }

    static void multiply(Limbs &r, const Limbs &a, const Limbs &b) {
        Limb p[8];
        Limb carry = 0;
        for (int j = 0; j < 4; ++j) p[j] = multiply_add(a.at[0], b.at[j], 0, carry);
        p[4] = carry;
        for (int i = 1; i < 4; ++i) {
            carry = 0;
            for (int j = 0; j < 4; ++j) p[i + j] = multiply_add(a.at[i], b.at[j], p[i + j], carry);
            p[i + 4] = carry;
        }
        reduce(r, p);
    }

    // Six products of different limbs, doubled, and four squares.
    static void square(Limbs &r, const Limbs &a) {
        Limb p[8];
        Limb carry = 0;
        for (int j = 1; j < 4; ++j) p[j] = multiply_add(a.at[0], a.at[j], 0, carry);
        p[4] = carry;
        carry = 0;
        p[3] = multiply_add(a.at[1], a.at[2], p[3], carry);
        p[4] = multiply_add(a.at[1], a.at[3], p[4], carry);
        p[5] = carry;
        carry = 0;
        p[5] = multiply_add(a.at[2], a.at[3], p[5], carry);
        p[6] = carry;
        p[7] = p[6] >> 63;
        for (int i = 6; i > 1; --i) p[i] = p[i] << 1 | p[i - 1] >> 63;
        p[1] <<= 1;
        p[0] = 0;
        carry = 0;
        for (int i = 0; i < 4; ++i) {
            const Wide own = Wide{a.at[i]} * a.at[i];
            p[2 * i] = add_carry(p[2 * i], static_cast<Limb>(own), carry);
            p[2 * i + 1] = add_carry(p[2 * i + 1], static_cast<Limb>(own >> 64), carry);
        }
        reduce(r, p);
    }

 private:
    // r = p modulo 2^256 - 38.
    static void reduce(Limbs &r, const Limb p[8]) {
        Limb carry = 0;
        for (int i = 0; i < 4; ++i) r.at[i] = multiply_add(38, p[i + 4], p[i], carry);
        fold(r, carry);  // at most 38
    }
};

}  // namespace pith::curve::wide
