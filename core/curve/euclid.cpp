// SPDX-License-Identifier: MIT
#include "euclid.hpp"

namespace pith::curve {
namespace {

// Several steps of Euclid: x' = a x - b y and y' = d y - c x, which keep the common divisors.
struct Matrix {
    uint32_t a, b, c, d;
};

// Returns the 32 bits of a that follow the `zeros` highest bits of word `top`.
uint32_t leading_word(const FieldElement &a, uint32_t top, uint32_t zeros) {
    uint32_t word = a.word[top] << zeros;
    if (zeros != 0 && top != 0) word |= a.word[top - 1] >> (32 - zeros);
    return word;
}

// Runs Euclid on the leading words p and q of x and y, until one is below `limit`. For 32-bit words
// and a limit of 2^16 or more, a .. d are at most 2^16: a cofactor is at most the larger initial
// word divided by the remainder before its own (Knuth 4.5.2).
[[gnu::noinline]] void divide(Matrix &m, uint32_t p, uint32_t q, uint32_t limit) {
    uint32_t a = 1, b = 0, c = 0, d = 1;
    // Bounded: two divisions at least halve q.
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

uint32_t top_word(const FieldElement &a, const FieldElement &b) {
    uint32_t top = 7;
    while (top != 0 && (a.word[top] | b.word[top]) == 0) --top;
    return top;
}

// True for a negative result.
struct Negative {
    bool x, y;
};

// (x, y) = (a x - b y, d y - c x) on the low `words` words.
[[gnu::noinline]] Negative apply(const Matrix &m, FieldElement &x, FieldElement &y,
                                 uint32_t words) {
    // -b y = b (2^n - 1 - y) + b - b 2^n needs no borrows. Cofactors that matter are at most
    // 2^31 - 1, also in the last step on one word: the sum of both products and a carry fits.
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
    return {of_x < b, of_y < c};
}

// (u, w) = (a u + b w, d w + c u) on the low `words` words. No carry leaves them.
[[gnu::noinline]] void apply_sum(const Matrix &m, FieldElement &u, FieldElement &w,
                                 uint32_t words) {
    const uint32_t a = m.a, b = m.b, c = m.c, d = m.d;
    uint64_t of_u = 0, of_w = 0;
    for (uint32_t i = 0; i < words; ++i) {
        const uint32_t p = u.word[i], q = w.word[i];
        of_u += uint64_t{a} * p;
        of_u += uint64_t{b} * q;
        of_w += uint64_t{d} * q;
        of_w += uint64_t{c} * p;
        u.word[i] = static_cast<uint32_t>(of_u);
        w.word[i] = static_cast<uint32_t>(of_w);
        of_u >>= 32;
        of_w >>= 32;
    }
}

// x += y, where x is negative and the sum is not. Updates the cofactors: u -= w.
[[gnu::noinline]] void give_back(FieldElement &x, const FieldElement &y, FieldElement &u,
                                 const FieldElement &w, uint32_t words) {
    uint64_t sum = 0;
    for (uint32_t i = 0; i < words; ++i) {
        sum += uint64_t{x.word[i]} + y.word[i];
        x.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    subtract(u, u, w);
}

void exchange(FieldElement &a, FieldElement &b) {
    for (uint32_t i = 0; i < 8; ++i) {
        const uint32_t word = a.word[i];
        a.word[i] = b.word[i];
        b.word[i] = word;
    }
}

[[gnu::noinline]] void exchange(Euclid &e) {
    exchange(e.x, e.y);
    exchange(e.u, e.w);
    e.sign ^= 1;
}

// x -= factor y, u += factor w, for a shifted factor of about 16 bits. y is at least 16 bits
// shorter than x; `p` is the leading word of x. Both products are below the modulus, thus exact.
[[gnu::noinline]] void divide_once(Euclid &e, uint32_t p, uint32_t bits_of_x) {
    const uint32_t top = top_word(e.y, e.y);
    const uint32_t zeros = pith_leading_zeros(e.y.word[top]);
    const uint32_t shift = bits_of_x - (32 * top + 32 - zeros) - 16;
    const uint64_t factor = uint64_t{p / ((leading_word(e.y, top, zeros) >> 16) + 1)}
                            << (shift % 32);
    FieldElement product;
    for (uint32_t i = 0; i < 2; ++i) {
        product = kZero;
        product.word[shift / 32] = static_cast<uint32_t>(factor);
        if (shift < 224) product.word[shift / 32 + 1] = static_cast<uint32_t>(factor >> 32);
        multiply(product, product, i == 0 ? e.y : e.w);
        if (i == 0) {
            subtract(e.x, e.x, product);
        } else {
            add(e.u, e.u, product);
        }
    }
}

// Does one step with the leading words p and q of word `top`. Returns false if y is too short or
// x < y. Not inlined: its frame would add to those of the products, which it does not call.
[[gnu::noinline]] bool reduce_by_matrix(Euclid &e, uint32_t p, uint32_t q, uint32_t top,
                                        uint32_t limit) {
    Matrix m;
    divide(m, p, q, limit);
    if ((m.b | m.c) == 0) return false;
    const Negative negative = apply(m, e.x, e.y, top + 1);
    const uint32_t top_of_u = top_word(e.u, e.w);
    apply_sum(m, e.u, e.w, top_of_u < 6 ? top_of_u + 2 : 8);
    // p and q lost a fraction below 1. So a last remainder below the last cofactor may become
    // negative. The remainder before is at least `limit`; adding it once makes the sum positive.
    if (negative.x) {
        give_back(e.x, e.y, e.u, e.w, top + 1);
        // p = q and the only division had no remainder: x was the smaller number.
        if (m.b == 1 && m.c == 0) exchange(e);
    }
    if (negative.y) give_back(e.y, e.x, e.w, e.u, top + 1);
    return true;
}

}  // namespace

uint32_t bits_of(const FieldElement &a) {
    const uint32_t top = top_word(a, a);
    return a.word[top] == 0 ? 0 : 32 * top + 32 - pith_leading_zeros(a.word[top]);
}

void Euclid::begin(const FieldElement &modulus) {
    reduce(y);
    x = modulus;
    u = kZero;
    w = kOne;
    sign = 0;
}

bool Euclid::step(uint32_t bits) {
    const uint32_t top = top_word(x, y);
    // Both leading words come from the same bit positions.
    const uint32_t zeros = top == 0 ? 0 : pith_leading_zeros(x.word[top] | y.word[top]);
    uint32_t p = leading_word(x, top, zeros);
    const uint32_t q = leading_word(y, top, zeros);
    if (bits_of(p < q ? x : y) <= bits) {
        if (p < q) exchange(*this);
        return true;
    }
    const uint32_t all = 32 * top + 32 - zeros;
    uint32_t limit = top == 0 ? 1 : 0x10000;
    if (bits != 0) {
        // Ends where a number has reached `bits`. A limit of 2^17 or more keeps the other number
        // above 3/4 of the limit, for its cofactor is at most 2^15. If a number is below the limit
        // already, one division reduces the other.
        limit = all < bits + 15 ? uint32_t{1} << (32 + bits - all) : 0x20000;
        const uint32_t low = p < q ? p : q;
        if (low < limit && low >= 0x10000) limit = low;
    }
    if (reduce_by_matrix(*this, p, q, top, limit)) return false;
    if (p < q) {
        exchange(*this);
        p = q;
    }
    divide_once(*this, p, all);
    return false;
}

bool Euclid::finish_inverse(const FieldElement &z) {
    if (sign == 0) subtract(u, kZero, u);
    multiply(y, u, z);
    reduce(y);
    return same_words(y, kOne);
}

}  // namespace pith::curve
