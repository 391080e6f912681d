// SPDX-License-Identifier: MIT
#include "inverse.hpp"

namespace pith::curve {
namespace {

constexpr Field kP = {{0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}};

// x' = a x - b y and y' = d y - c x: what some steps of Euclid do, and undo no divisor for.
struct Matrix {
    uint32_t a, b, c, d;
};

uint32_t leading_zeros(uint32_t word) {
    uint32_t count = 0;
    for (uint32_t half = 16; half != 0; half /= 2) {
        if (word >> (32 - half) == 0) {
            word <<= half;
            count += half;
        }
    }
    return count;
}

// 32 bits of a below the `zeros` highest of word `top`.
uint32_t leading_word(const Field &a, uint32_t top, uint32_t zeros) {
    uint32_t word = a.word[top] << zeros;
    if (zeros != 0 && top != 0) word |= a.word[top - 1] >> (32 - zeros);
    return word;
}

// Euclid on the leading words p and q of x and y, until one is below `limit`. With words of 32
// bits and a limit of 2^16, a .. d are at most 2^16: a cofactor is at most the larger word at the
// beginning divided by the remainder before its own (Knuth 4.5.2).
[[gnu::noinline]] void divide(Matrix &m, uint32_t p, uint32_t q, uint32_t limit) {
    uint32_t a = 1, b = 0, c = 0, d = 1;
    // Bounded: q falls by half, at least, in two divisions.
    while (q >= limit) {
        uint32_t t = p / q;
        p -= t * q;
        a += t * c;
        b += t * d;
        if (p < limit) break;
        t = q / p;
        q -= t * p;
        c += t * a;
        d += t * b;
    }
    m = {a, b, c, d};
}

uint64_t next(uint64_t acc) {
    return static_cast<uint64_t>(static_cast<int64_t>(acc) >> 32);
}

// (x, y) = m (x, y), on so many words; a carry in `high` that is negative belongs to a negative
// sum.
struct High {
    uint64_t x, y;
};

[[gnu::noinline]] High apply(const Matrix &m, Field &x, Field &y, uint32_t words) {
    // -b y is b (2^n - 1 - y) + b - b 2^n: no borrows. A cofactor that matters is at most 2^31 - 1
    // even where numbers of one word run to their end, so that both products and a carry fit.
    const uint32_t a = m.a, b = m.b, c = m.c, d = m.d;
    uint64_t of_x = b, of_y = c;
    for (uint32_t i = 0; i < words; ++i) {
        const uint32_t p = x.word[i], q = y.word[i];
        of_x += uint64_t{a} * p;
        of_x += uint64_t{b} * ~q;
        of_y += uint64_t{d} * q;
        of_y += uint64_t{c} * ~p;
        x.word[i] = static_cast<uint32_t>(of_x);
        y.word[i] = static_cast<uint32_t>(of_y);
        of_x >>= 32;
        of_y >>= 32;
    }
    return {of_x - b, of_y - c};
}

[[gnu::noinline]] void negate(Field &a, uint32_t words) {
    uint64_t acc = 0;
    for (uint32_t i = 0; i < words; ++i) {
        acc -= a.word[i];
        a.word[i] = static_cast<uint32_t>(acc);
        acc = next(acc);
    }
}

// a += 2^256 carry, carry signed and below 2^57. As portable::fold: the first round leaves a carry
// of -1, 0 or 1, and the second none.
[[gnu::noinline]] void fold_signed(Field &a, uint64_t carry) {
    for (uint32_t round = 0; round < 2; ++round) {
        carry *= 38;
        for (uint32_t i = 0; i < 8 && carry != 0; ++i) {
            carry += a.word[i];
            a.word[i] = static_cast<uint32_t>(carry);
            carry = next(carry);
        }
    }
}

bool is_negative(uint64_t high) {
    return high >> 63 != 0;
}

uint32_t top_word(const Field &a) {
    uint32_t top = 7;
    while (top != 0 && a.word[top] == 0) --top;
    return top;
}

// x -= factor y, u -= factor w, for a factor of 16 bits or so and a place: where y is shorter than
// x by 16 bits or more, `p` being the leading word of x. The products are below 2^256, thus exact.
[[gnu::noinline]] void divide_once(Euclid &e, uint32_t p, uint32_t bits_of_x) {
    const uint32_t top = top_word(e.y);
    const uint32_t zeros = leading_zeros(e.y.word[top]);
    const uint32_t shift = bits_of_x - (32 * top + 32 - zeros) - 16;
    const uint64_t factor = uint64_t{p / ((leading_word(e.y, top, zeros) >> 16) + 1)}
                            << (shift % 32);
    Field product;
    for (uint32_t i = 0; i < 2; ++i) {
        product = kZero;
        product.word[shift / 32] = static_cast<uint32_t>(factor);
        if (shift < 224) product.word[shift / 32 + 1] = static_cast<uint32_t>(factor >> 32);
        multiply(product, product, i == 0 ? e.y : e.w);
        Field &r = i == 0 ? e.x : e.u;
        subtract(r, r, product);
    }
}

// One step by the leading words p and q, whose words are `top`. False where they say nothing, for y
// is too short or the other way round. A frame of its own: no product is called from here.
[[gnu::noinline]] bool reduce_by_matrix(Euclid &e, uint32_t p, uint32_t q, uint32_t top) {
    Matrix m;
    divide(m, p, q, top == 0 ? 1 : 0x10000);
    if ((m.b | m.c) == 0) return false;
    // What was cut off for p and q is below 1, so a x - b y may come out as -2^16 of the last bit
    // of p: then x takes the other sign, and u with it.
    const High integer = apply(m, e.x, e.y, top + 1);
    const High residue = apply(m, e.u, e.w, 8);
    fold_signed(e.u, residue.x);
    fold_signed(e.w, residue.y);
    if (is_negative(integer.x)) {
        negate(e.x, top + 1);
        subtract(e.u, kZero, e.u);
    }
    if (is_negative(integer.y)) {
        negate(e.y, top + 1);
        subtract(e.w, kZero, e.w);
    }
    return true;
}

void exchange(Field &a, Field &b) {
    for (uint32_t i = 0; i < 8; ++i) {
        const uint32_t word = a.word[i];
        a.word[i] = b.word[i];
        b.word[i] = word;
    }
}

}  // namespace

void Euclid::begin() {
    reduce(y);
    x = kP;
    u = kZero;
    w = kOne;
}

bool Euclid::step() {
    uint32_t top = 7;
    while (top != 0 && (x.word[top] | y.word[top]) == 0) --top;
    // Leading words are taken from the same bits of both.
    const uint32_t zeros = top == 0 ? 0 : leading_zeros(x.word[top] | y.word[top]);
    uint32_t p = leading_word(x, top, zeros);
    uint32_t q = leading_word(y, top, zeros);
    if (top == 0) {
        if (p == 0) u = w;
        if (p == 0 || q == 0) return true;
    }
    if (reduce_by_matrix(*this, p, q, top)) return false;
    if (p < q) {
        exchange(x, y);
        exchange(u, w);
        p = q;
    }
    if (same_words(y, kZero)) return true;  // z was zero
    divide_once(*this, p, 32 * top + 32 - zeros);
    return false;
}

}  // namespace pith::curve
