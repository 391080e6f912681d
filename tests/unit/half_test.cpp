// SPDX-License-Identifier: MIT
// Half-size scalars, for random and for hard hashes, and the equation with them against the combs.
#include "big.hpp"
#include "check.hpp"
#include "conformance/ed25519_equation.hpp"

#ifndef PITH_SMALL_CURVE

namespace {

using namespace pith::curve;
using Halves = EquationTest::Halves;
using Result = Verification::Result;

const pith_key &plain_key() {
    static pith_key key = pith_registry_key;
    Plain::set(key);
    return key;
}

uint32_t bits_of_words(const uint32_t *words) {
    for (uint32_t i = ShortScalars::kWords; i-- != 0;) {
        if (words[i] != 0) return 32 * i + 32 - pith_leading_zeros(words[i]);
    }
    return 0;
}

// Returns whether c h is a, or -a.
bool is_quotient(const Halves &halves, const Scalar &h) {
    uint32_t c[8] = {}, product[16], rest[8];
    for (uint32_t i = 0; i < ShortScalars::kWords; ++i) c[i] = halves.c[i];
    big::multiply(product, c, h.word);
    if (halves.negative) {
        uint64_t sum = 0;
        for (uint32_t i = 0; i < 16; ++i) {
            sum += uint64_t{product[i]} + (i < ShortScalars::kWords ? halves.a[i] : 0);
            product[i] = static_cast<uint32_t>(sum);
            sum >>= 32;
        }
    }
    big::modulo(rest, product, 16, big::kL);
    uint32_t differ = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        differ |= rest[i] ^ (i < ShortScalars::kWords && !halves.negative ? halves.a[i] : 0);
    }
    return differ == 0;
}

// Returns the number of bits of the longer scalar, or 999 if they are wrong or too long.
uint32_t halved_bits(const Scalar &h, bool *needs_order = nullptr) {
    Halves halves;
    if (!EquationTest::halve(halves, h, plain_key()) || !is_quotient(halves, h)) return 999;
    const uint32_t of_a = bits_of_words(halves.a), of_c = bits_of_words(halves.c);
    const uint32_t most = of_a > of_c ? of_a : of_c;
    const bool odd = (halves.c[0] & 1) != 0;
    if (needs_order != nullptr) *needs_order = halves.needs_order;
    if (odd == halves.needs_order || of_c == 0) return 999;
    if (most > (odd ? ShortScalars::kMostBits : 127)) return 999;
    return halves.steps < Euclid::kSteps ? most : 999;
}

// a / c modulo L, c not zero.
Scalar quotient(const uint32_t a[8], const uint32_t c[8]) {
    FieldElement order, x, y, u, w;
    for (uint32_t i = 0; i < 8; ++i) {
        order.word[i] = big::kL[i];
        y.word[i] = c[i];
    }
    uint8_t sign;
    Euclid euclid = {x, y, u, w, sign};
    euclid.begin(order);
    while (!euclid.step(0)) {
    }
    // x = 1 is -u c, or u c.
    uint32_t product[16];
    big::multiply(product, u.word, a);
    Scalar h = {};
    big::modulo(h.word, product, 16, big::kL);
    if (sign == 0 && !big::same(h.word, kZero.word)) {
        uint64_t difference = 0;
        for (uint32_t i = 0; i < 8; ++i) {
            difference = uint64_t{big::kL[i]} - h.word[i] - difference;
            h.word[i] = static_cast<uint32_t>(difference);
            difference = difference >> 63;
        }
    }
    return h;
}

// A number of exactly so many bits.
void fill(uint32_t words[8], uint32_t bits, big::Random &random) {
    for (uint32_t i = 0; i < 8; ++i) {
        words[i] = random.next();
        if (bits < 32 * i + 32) words[i] &= bits <= 32 * i ? 0 : (uint32_t{1} << bits % 32) - 1;
    }
    words[(bits - 1) / 32] |= uint32_t{1} << (bits - 1) % 32;
}

// The hash of which (a, c) is the shortest solution: of all hashes with an even c the hardest.
Scalar hard(uint32_t bits_of_a, uint32_t bits_of_c, big::Random &random) {
    uint32_t a[8], c[8];
    fill(a, bits_of_a, random);
    fill(c, bits_of_c, random);
    a[0] |= 1;
    c[0] &= ~1u;
    if (bits_of_c == 1) c[0] = 2;
    return quotient(a, c);
}

}  // namespace

TEST(Half, halves_random_hashes) {
    big::Random random(11);
    uint32_t sum = 0;
    for (uint32_t i = 0; i < 500; ++i) {
        uint32_t wide[16];
        random.fill(wide, 16);
        Scalar h = {};
        big::modulo(h.word, wide, 16, big::kL);
        const uint32_t bits = halved_bits(h);
        EXPECT_TRUE(bits != 999);
        sum += bits;
    }
    EXPECT_TRUE(sum >= 500 * 125 && sum <= 500 * 127);
}

TEST(Half, halves_powers_of_two_and_their_neighbours) {
    for (uint32_t bit = 0; bit < 252; ++bit) {
        for (uint32_t which = 0; which < 6; ++which) {
            uint32_t a[8] = {}, one[8] = {1};
            a[bit / 32] = uint32_t{1} << bit % 32;
            if (which % 3 == 1) a[0] ^= 1;
            if (which % 3 == 2 && bit != 0) a[0] |= 2;
            // 2^bit or so, and its inverse
            if (a[0] == 0 && bit < 32) continue;
            const Scalar h = which < 3 ? quotient(a, one) : quotient(one, a);
            EXPECT_TRUE(halved_bits(h) != 999) << bit << " " << which;
            const uint32_t minus[8] = {big::kL[0] - 1, big::kL[1], big::kL[2], big::kL[3], 0, 0, 0,
                                       big::kL[7]};
            uint32_t product[16];
            Scalar opposite = {};
            big::multiply(product, h.word, minus);
            big::modulo(opposite.word, product, 16, big::kL);
            EXPECT_TRUE(halved_bits(opposite) != 999) << bit << " " << which;
        }
    }
    EXPECT_TRUE(halved_bits({}) != 999);
}

// Every length of the scalars occurs, and an even c only where an odd one needs too many bits.
TEST(Half, halves_the_hardest_hashes) {
    big::Random random(12);
    uint32_t of_length[ShortScalars::kMostBits + 1] = {}, checked = 0;
    for (uint32_t bits = 1; bits <= 126; ++bits) {
        for (uint32_t i = 0; i < 12; ++i) {
            const uint32_t other = i < 6 ? bits : 1 + random.next() % bits;
            bool needs_order;
            const uint32_t most = halved_bits(
                i % 2 == 0 ? hard(bits, other, random) : hard(other, bits, random), &needs_order);
            EXPECT_TRUE(most != 999) << bits << " " << other;
            if (most <= ShortScalars::kMostBits) ++of_length[most];
            checked += needs_order ? 1 : 0;
            // (a, c) and the next solution span L: if one has few bits, the other has many.
            EXPECT_TRUE(needs_order || bits >= 99) << bits << " " << other;
            EXPECT_TRUE(!needs_order || bits <= 115 || other != bits) << bits;
        }
    }
    EXPECT_TRUE(checked > 98 * 12);
    for (uint32_t bits = 128; bits <= 148; ++bits) EXPECT_TRUE(of_length[bits] != 0) << bits;
}

TEST(Half, digits_give_the_scalars) {
    big::Random random(13);
    uint32_t columns = 0, used = 0;
    for (uint32_t i = 0; i < 400; ++i) {
        // Values below 2^60, added up in 64 bits.
        ShortScalars k = {};
        const uint64_t shape = i < 200 ? ~uint64_t{0} >> 4 : (uint64_t{1} << i % 60) - 1;
        const uint64_t a = (uint64_t{random.next()} << 32 | random.next()) & shape;
        const uint64_t c = (uint64_t{random.next()} << 32 | random.next()) & shape;
        k.a[0] = static_cast<uint32_t>(a);
        k.a[1] = static_cast<uint32_t>(a >> 32);
        k.c[0] = static_cast<uint32_t>(c + 1);
        k.c[1] = static_cast<uint32_t>((c + 1) >> 32);
        set_digits(k);
        uint64_t of_a = 0, of_c = 0;
        uint32_t moved = 0, sum = k.sum;
        for (uint32_t column = ShortScalars::kMostBits + 1; column-- != 0;) {
            const Digits digits = digits_at(k, column, moved);
            EXPECT_EQ(digits.any & ~0x11u, 0u);
            EXPECT_EQ(digits.plus & ~digits.any, 0u);
            of_a = 2 * of_a + ((digits.any & 1) != 0 ? (digits.plus & 1) != 0 ? 1 : ~0ull : 0);
            of_c = 2 * of_c + ((digits.any & 16) != 0 ? (digits.plus & 16) != 0 ? 1 : ~0ull : 0);
            sum = take_digits(sum, digits, column);
            moved = digits.moved;
            if (i < 200 && column < 60) {
                ++columns;
                used += digits.any != 0 ? 1 : 0;
            }
        }
        EXPECT_EQ(of_a, a);
        EXPECT_EQ(of_c, c);
        EXPECT_TRUE(sum + 1 <= 1);
    }
    EXPECT_TRUE(used * 100 > columns * 50 && used * 100 < columns * 55);
}

// Bits that only a fault sets below bit 0 of a scalar move no digit out of the lowest column.
TEST(Half, lowest_column_keeps_its_digits) {
    constexpr uint32_t kScalars[][2] = {{5, 0}, {0, 5}, {5, 5}, {2, 2}};
    for (const auto &scalars : kScalars) {
        const ShortScalars k = {{scalars[0]}, {scalars[1]}, 0};
        const uint32_t any = (scalars[0] != 0 ? 1 : 0) | (scalars[1] != 0 ? 16 : 0);
        const Digits digits = digits_at(k, 0, 0);
        EXPECT_EQ(digits.any, any);
        EXPECT_EQ(digits.moved, 0u);
    }
}

// c - 1 borrows through all words, and from nothing behind them.
TEST(Half, borrows_through_every_word) {
    for (uint32_t word = 0; word <= ShortScalars::kWords; ++word) {
        ShortScalars k = {{}, {}, 0};
        if (word != ShortScalars::kWords) k.c[word] = 1;
        set_digits(k);
        // 4 (2^(32 word) - 1): all of its words have equal bits but for the ends.
        for (uint32_t i = 0; i < ShortScalars::kWords; ++i) {
            const uint32_t want = i < word ? i == 0 ? ~3u : ~0u : i == word && i != 0 ? 3 : 0;
            EXPECT_EQ(k.c[i], want) << word << " " << i;
            EXPECT_EQ(k.a[i], 0u);
        }
        EXPECT_TRUE(k.sum + 1 <= 1) << word;
    }
}

// Without the right digits of both scalars the sum is not zero.
TEST(Half, sum_detects_wrong_digits) {
    ShortScalars k = {{0x89abcdef, 0x01234567, 7}, {0x76543210, 0xfedcba98, 3}, 0};
    set_digits(k);
    const ShortScalars same_a = {{k.a[0], k.a[1], k.a[2]}, {k.a[0], k.a[1], k.a[2]}, k.sum};
    const ShortScalars same_c = {{k.c[0], k.c[1], k.c[2]}, {k.c[0], k.c[1], k.c[2]}, k.sum};
    const ShortScalars exchanged = {{k.c[0], k.c[1], k.c[2]}, {k.a[0], k.a[1], k.a[2]}, k.sum};
    const ShortScalars none = {{}, {}, k.sum};
    const ShortScalars *const all[] = {&same_a, &same_c, &exchanged, &none};
    for (const ShortScalars *wrong : all) {
        uint32_t moved = 0, sum = k.sum;
        for (uint32_t column = ShortScalars::kMostBits + 1; column-- != 0;) {
            const Digits digits = digits_at(*wrong, column, moved);
            sum = take_digits(sum, digits, column);
            moved = digits.moved;
        }
        EXPECT_TRUE(sum + 1 > 1);
    }
}

// The pinned key's combs compute R for random S and the hash; R + (0, -1), of order 2 L, has the
// bytes of p - y and the other sign. For an even c only the check of R's order refuses that.
TEST(Half, equation_agrees_with_the_combs) {
    big::Random random(14);
    uint32_t orders = 0;
    for (uint32_t i = 0; i < 40; ++i) {
        uint8_t signature[64] = {};
        for (uint32_t j = 32; j < 63; ++j) signature[j] = static_cast<uint8_t>(random.next());
        Scalar h = hard(1 + random.next() % 126, 1 + random.next() % 126, random);
        if (i % 4 == 3) h = quotient(h.word, big::kP);
        if (i == 0) h = {};
        Verification v;
        EXPECT_EQ(EquationTest::run_hash(v, signature, h, pith_registry_key), Result::kInvalid);
        const uint32_t *r = static_cast<const uint32_t *>(EquationTest::computed_r(v));
        for (uint32_t j = 0; j < 32; ++j)
            signature[j] = static_cast<uint8_t>(r[j / 4] >> j % 4 * 8);
        EXPECT_EQ(EquationTest::run_hash(v, signature, h, plain_key()), Result::kValid) << i;
        bool needs_order = false;
        EXPECT_TRUE(halved_bits(h, &needs_order) != 999);
        orders += needs_order ? 1 : 0;

        uint8_t mixed[64];
        memcpy(mixed, signature, sizeof mixed);
        uint32_t borrow = 0;
        for (uint32_t j = 0; j < 32; ++j) {
            const uint32_t p = j == 0 ? 0xed : j == 31 ? 0x7f : 0xff;
            const uint32_t y = j == 31 ? signature[j] & 0x7fu : signature[j];
            mixed[j] = static_cast<uint8_t>(p - y - borrow);
            borrow = p < y + borrow ? 1 : 0;
        }
        mixed[31] = static_cast<uint8_t>((mixed[31] & 0x7f) | (~signature[31] & 0x80));
        EXPECT_EQ(EquationTest::run_hash(v, mixed, h, plain_key()), Result::kInvalid) << i;
        signature[32] ^= 1;
        EXPECT_EQ(EquationTest::run_hash(v, signature, h, plain_key()), Result::kInvalid) << i;
    }
    EXPECT_TRUE(orders >= 10);
}

#endif
