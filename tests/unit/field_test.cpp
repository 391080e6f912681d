// SPDX-License-Identifier: MIT
#include "curve/field.hpp"

#include "big.hpp"
#include "check.hpp"
#include "curve/power.hpp"

namespace {

using namespace pith::curve;

// Values around zero, p, 2p and 2^256, and words of equal bits.
constexpr FieldElement kEdges[] = {
    {{0}},
    {{1}},
    {{2}},
    {{19}},
    {{37}},
    {{38}},
    {{0xffffffff}},
    {{0, 1}},
    {{0, 0, 0, 0, 0, 0, 0, 0x80000000}},
    {{0xffffffec, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},  // p - 1
    {{0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},  // p
    {{0xffffffee, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},
    {{0xffffffff, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},
    {{0x00000012, 0, 0, 0, 0, 0, 0, 0x80000000}},
    {{0x00000013, 0, 0, 0, 0, 0, 0, 0x80000000}},              // 2^255 + 19
    {{0xffffffd9, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},  // 2p - 1
    {{0xffffffda, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},  // 2p
    {{0xffffffdb, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},
    {{0xffffffff, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},
    {{0, ~0u, 0, ~0u, 0, ~0u, 0, ~0u}},
    {{~0u, 0, ~0u, 0, ~0u, 0, ~0u, 0}},
};

bool is_modulo_p(FieldElement result, const uint32_t *number, uint32_t count) {
    uint32_t want[8], got[8];
    big::modulo(want, number, count, big::kP);
    big::modulo(got, result.word, 8, big::kP);
    return big::same(want, got);
}

bool product_is_right(const FieldElement &a, const FieldElement &b) {
    uint32_t want[16];
    big::multiply(want, a.word, b.word);
    FieldElement r, over_a = a, over_b = b;
    multiply(r, a, b);
    multiply(over_a, over_a, b);
    multiply(over_b, a, over_b);
    return is_modulo_p(r, want, 16) && same_words(r, over_a) && same_words(r, over_b);
}

bool square_is_right(const FieldElement &a) {
    uint32_t want[16];
    big::multiply(want, a.word, a.word);
    FieldElement r, over_a = a, twice_a = a;
    square(r, a);
    square(over_a, over_a);
    multiply(twice_a, twice_a, twice_a);
    return is_modulo_p(r, want, 16) && same_words(r, over_a) && equal(r, twice_a);
}

bool sums_are_right(const FieldElement &a, const FieldElement &b) {
    uint32_t sum[9] = {}, difference[9] = {};
    uint64_t carry = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        carry += uint64_t{a.word[i]} + b.word[i];
        sum[i] = static_cast<uint32_t>(carry);
        carry >>= 32;
    }
    sum[8] = static_cast<uint32_t>(carry);
    // a - b + 4p
    uint64_t borrow = 0;
    carry = 0;
    for (uint32_t i = 0; i < 9; ++i) {
        carry += uint64_t{i < 8 ? a.word[i] : 0} + (i < 8 ? uint64_t{big::kP[i]} * 4 : 0);
        const uint64_t part = (carry & 0xffffffff) - (i < 8 ? b.word[i] : 0) - borrow;
        difference[i] = static_cast<uint32_t>(part);
        borrow = part >> 63;
        carry >>= 32;
    }
    FieldElement r, left = a, right = b, low = b, high = a;
    add(r, a, b);
    add(left, left, b);
    bool right_so_far = is_modulo_p(r, sum, 9) && same_words(r, left);
    subtract(r, a, b);
    subtract(right, a, right);
    right_so_far = right_so_far && is_modulo_p(r, difference, 9) && same_words(r, right);
    difference_sum(low, high);
    return right_so_far && is_modulo_p(low, difference, 9) && is_modulo_p(high, sum, 9);
}

}  // namespace

TEST(Field, multiplies_edges) {
    for (const FieldElement &a : kEdges) {
        for (const FieldElement &b : kEdges) EXPECT_TRUE(product_is_right(a, b));
        EXPECT_TRUE(square_is_right(a));
    }
}

// The compiler multiplies with these functions, on every machine.
TEST(Field, multiplies_edges_in_portable_code) {
    for (const FieldElement &a : kEdges) {
        FieldElement r;
        uint32_t memory[16], want[16];
        for (const FieldElement &b : kEdges) {
            big::multiply(want, a.word, b.word);
            portable::multiply(r.word, a.word, b.word, memory);
            EXPECT_TRUE(is_modulo_p(r, want, 16));
        }
        FieldElement often = a;
        for (uint32_t times = 1; times <= 3; ++times) {
            big::multiply(want, often.word, often.word);
            portable::square(r.word, a.word, times, memory);
            EXPECT_TRUE(is_modulo_p(r, want, 16)) << times;
            often = r;
        }
    }
}

TEST(Field, adds_and_subtracts_edges) {
    for (const FieldElement &a : kEdges) {
        for (const FieldElement &b : kEdges) EXPECT_TRUE(sums_are_right(a, b));
    }
}

TEST(Field, agrees_with_plain_arithmetic_on_random_operands) {
    big::Random random(1);
    for (int i = 0; i < 100; ++i) {
        FieldElement a, b;
        random.fill(a.word, 8);
        random.fill(b.word, 8);
        EXPECT_TRUE(product_is_right(a, b));
        EXPECT_TRUE(square_is_right(a));
        EXPECT_TRUE(sums_are_right(a, b));
    }
}

// Folding gives F = low + 38 high of the 512-bit product. F's low words plus 38 times its ninth
// word can pass 2^256 again. Random operands do so once in 2^27, so these operands were computed.
TEST(Field, carries_twice) {
    struct Case {
        FieldElement a, b;
        uint32_t product;
    };
    constexpr Case kCases[] = {
        {{{0x106427d9, 0x67eccf5c, 0x73f00d71, 0x879bf707, 0x7166447f, 0xe817955f, 0xeb692eb0,
           0xf949522d}},
         {{0x8edb5542, 0xac6212cf, 0x53d1134d, 0xd7bd5137, 0x282ac02e, 0xa5f753e4, 0xefba6207,
           0x0d773867}},
         38},
        {{{0x8cb7fb1b, 0xd65d846c, 0x8204f1ba, 0xe6ecbe12, 0xb578d789, 0x10f924ba, 0x32275f00,
           0xf5df495d}},
         {{0xbfbe5bf9, 0xaa6627d4, 0xeefacba7, 0x6cf63ea8, 0x5b36001b, 0x61bb70a5, 0x668e923b,
           0x4f45e2bb}},
         39},
        {{{0x40fd59af, 0x81b1172d, 0xf82841e9, 0x9c46792e, 0x0fa02279, 0xef250b4a, 0xbb8a526e,
           0xa5bce038}},
         {{0xf8c35c77, 0xacad194a, 0x923f103f, 0x59784fd5, 0xb988ba9b, 0x4f17560f, 0x6433d410,
           0x0ccb22a5}},
         57},
        {{{0x83c3ac6b, 0xff3e1e95, 0x83fd6f6a, 0xbd3e87da, 0xe21bc48f, 0xa41487d8, 0x819eb05b,
           0x9ea85327}},
         {{0x8164e227, 0x912c5f32, 0x990a5bc4, 0xab14bbe2, 0xc4010e03, 0xf78fd492, 0xf1ac7330,
           0xf4905398}},
         75},
        {{{0x76ecc97f, 0xe41e293e, 0xa7b24a1c, 0x93820e2b, 0x5f6cb1bb, 0x45d3460a, 0x7e9312e1,
           0xc782001b}},
         {{0xae6c7c58, 0x21611c02, 0x78cf0c30, 0x04017646, 0x253faf5f, 0x5c099581, 0xac47a29e,
           0xafe1fbbf}},
         76},
        {{{0x5ae1089f, 0xa0f8d90d, 0x55aefabc, 0x4fd7b10b, 0xdb791919, 0xca92441c, 0x7425a29d,
           0xd3393dd2}},
         {{0x64b58934, 0x87007680, 0x6e130e5c, 0xe19e4df2, 0x16d3f374, 0x7adfad81, 0x85822ead,
           0xbd87e25d}},
         500},
        {{{0x327acef9, 0xf2be658a, 0x0ebf2661, 0x64d5ee33, 0xaf150bfe, 0x7b51fe16, 0x219b4814,
           0xf91ca6ef}},
         {{0xfacf491b, 0x31c4d6ac, 0x553da949, 0x12b1e1ab, 0xf638ec98, 0x84acf19a, 0x907d1cb0,
           0xf9ef178c}},
         1405},
        {{{0xffffffda, 0xffffffff, 0xffffffff, 0xffffffff, 0xfffffffe, 0xffffffff, 0xffffffff,
           0xffffffff}},
         {{0xffffffda, 0xffffffff, 0xffffffff, 0xffffffff, 0xfffffffe, 0xffffffff, 0xffffffff,
           0xffffffff}},
         38},
        {{{0xd9dc3153, 0x1c1b7fbe, 0x792cddf9, 0x9a512ec2, 0x8d94f992, 0x64309ce0, 0x4fc6bb33,
           0x47fb8c74}},
         {{0xd9dc3153, 0x1c1b7fbe, 0x792cddf9, 0x9a512ec2, 0x8d94f992, 0x64309ce0, 0x4fc6bb33,
           0x47fb8c74}},
         41},
        {{{0xc7d6845c, 0x41909b12, 0xd95d9c67, 0xe1359fc5, 0x3db83d9f, 0xbda900b3, 0x19ece7e5,
           0x5a3453eb}},
         {{0xc7d6845c, 0x41909b12, 0xd95d9c67, 0xe1359fc5, 0x3db83d9f, 0xbda900b3, 0x19ece7e5,
           0x5a3453eb}},
         42},
        {{{0x186f362b, 0xf061e5ba, 0xae19ff2a, 0xff220e19, 0x77f7bcbd, 0x3e0adcd5, 0xa174aa2d,
           0xfcd1cea3}},
         {{0x186f362b, 0xf061e5ba, 0xae19ff2a, 0xff220e19, 0x77f7bcbd, 0x3e0adcd5, 0xa174aa2d,
           0xfcd1cea3}},
         45},
        {{{0x71b03c9d, 0x41975499, 0x3ff393b0, 0x99e4f23a, 0x9a5e3dc6, 0x0b4e7519, 0x69f1f2b1,
           0x6218388f}},
         {{0x71b03c9d, 0x41975499, 0x3ff393b0, 0x99e4f23a, 0x9a5e3dc6, 0x0b4e7519, 0x69f1f2b1,
           0x6218388f}},
         47},
        {{{0x28321b0e, 0xa483efb9, 0xf4abb44b, 0x18fdc576, 0x33e995e4, 0xc1ba957a, 0xb26bae7e,
           0x7b15a637}},
         {{0x28321b0e, 0xa483efb9, 0xf4abb44b, 0x18fdc576, 0x33e995e4, 0xc1ba957a, 0xb26bae7e,
           0x7b15a637}},
         48},
        {{{0xffffffd3, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
           0xffffffff}},
         {{0xffffffd3, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
           0xffffffff}},
         49},
        {{{0xe29df4ce, 0xd4ed129e, 0xc27f29d9, 0x7f57e57f, 0xacfbe06e, 0x93de06bc, 0xdd3c9177,
           0x61c40d70}},
         {{0xe29df4ce, 0xd4ed129e, 0xc27f29d9, 0x7f57e57f, 0xacfbe06e, 0x93de06bc, 0xdd3c9177,
           0x61c40d70}},
         56},
    };
    for (const Case &c : kCases) {
        const FieldElement want = {{c.product}};
        FieldElement r;
        multiply(r, c.a, c.b);
        EXPECT_TRUE(equal(r, want));
        multiply(r, c.b, c.a);
        EXPECT_TRUE(equal(r, want));
        if (same_words(c.a, c.b)) {
            square(r, c.a);
            EXPECT_TRUE(equal(r, want));
        }
        // Checks the case: folding by hand leaves a carry after the first round.
        uint32_t product[16], low[8];
        big::multiply(product, c.a.word, c.b.word);
        uint64_t sum = 0;
        for (uint32_t i = 0; i < 8; ++i) {
            sum += uint64_t{38} * product[i + 8] + product[i];
            low[i] = static_cast<uint32_t>(sum);
            sum >>= 32;
        }
        sum *= 38;
        for (uint32_t i = 0; i < 8; ++i) sum = (sum + low[i]) >> 32;
        EXPECT_EQ(sum, 1u);
    }
}

// A factor has at most three or four words. The other folding order of armv7em or armv7m then
// carries out of word 3 or 4. In half of the cases the carry passes all words above.
TEST(Field, carries_out_of_the_words_folded_last) {
    struct Case {
        FieldElement a, b;
    };
    constexpr Case kCases[] = {
        {{{0x10848f70, 0x44c01000, 0xaafe0295, 0xa708f4eb, 0xdfeb7b09, 0x8ba8b94a, 0x50a9cb91,
           0xe49114c4}},
         {{0xff767c45}}},
        {{{0x37222ccc, 0x0fc697e4, 0xced6ab88, 0xb6366d48, 0x17c2d543, 0x3b0bfa75, 0x175da316,
           0xef783597}},
         {{0xb0c11fdf, 0xf1446bea, 0xf76d4330}}},
        {{{0xf04171e4, 0xd121a7e3, 0x675e4927, 0x406a4089, 0x0379a89f, 0x07bb690e, 0xaacaed48,
           0xe9d6a002}},
         {{0xf6233255}}},
        {{{0x501ac51c, 0x3150c4db, 0x2207672f, 0x70406761, 0x12d9883d, 0xb26e618c, 0x49daeae9,
           0xe6aa679d}},
         {{0xe6a16a3b, 0x2827688d, 0xfcfb10f6}}},
        {{{0xf5c9a121, 0x2ab45fd0, 0x05c9ad1d, 0x29f6458d, 0x6b41c041, 0x2abd2305, 0x4f272d6b,
           0xf5fc4e8d}},
         {{0x7687a66f, 0x9cfbac6e, 0x5f915ef0, 0xf462ebfc}}},
        {{{0x4e6b957b, 0xf35e857e, 0x939583bf, 0xdd1c74ad, 0xebbd4545, 0x489edcb1, 0xd8ad4456,
           0xf4ad74dd}},
         {{0x76b67451, 0xe5f6db1d, 0x9acd8acd, 0xf4b044d7}}},
        // In the last two cases the sum wraps, and the added 38 carries up to those words again.
        {{{0x7de14a8a, 0x805d3971, 0x916e2a8d, 0xbbf4f21c, 0x5563673f, 0xf1c857ae, 0x9cc396fa,
           0x26f8b5d1}},
         {{0x73cf256d, 0xdda1494c, 0xff4d3e27}}},
        {{{0x56d57d17, 0xc9ec800c, 0xadd6fc64, 0x6c7b829e, 0x72b7709d, 0xe996b438, 0x271f4159,
           0x288821b1}},
         {{0xdb5b5fab, 0xec99108d, 0xc7fde805, 0xf734d7c1}}},
    };
    for (const Case &c : kCases) {
        EXPECT_TRUE(product_is_right(c.a, c.b));
        EXPECT_TRUE(product_is_right(c.b, c.a));
        uint32_t product[16];
        big::multiply(product, c.a.word, c.b.word);
        const uint32_t count = c.b.word[3] == 0 ? 3 : 4;
        uint64_t sum = 0;
        for (uint32_t i = 0; i < count; ++i) {
            sum = (sum >> 32) + uint64_t{38} * product[i + 8] + product[i];
        }
        EXPECT_TRUE((sum >> 32) + product[count] > 0xffffffff);
    }
}

// armv7m adds the carry out of the middle words, -1 to 2, to the highest four words. Here it is 1
// or -1, and it passes three of them.
TEST(Field, carries_into_the_highest_words) {
    struct Case {
        FieldElement a, b;
    };
    constexpr Case kCases[] = {
        {{{0xd58d8805, 0x30bad0ab, 0x02d341d6, 0, ~0u, ~0u, ~0u, ~0u}},
         {{0xb5492d93, 0xacaf9b66, ~0u, ~0u, 0, 0, 0, 3}}},
        {{{0xb4b06b1d, 0x652a4bde, 0x00c37e10, 0, ~0u, ~0u, ~0u, ~0u}},
         {{0xdf1370d4, 0xc367320c, ~0u, ~0u, 0, 0, 0, 0x80000001}}},
        {{{0xf17fd374, 0x3fc1ea36, 0xa6233255, 0x100d4641, ~0u, ~0u, ~0u, 0xffff}},
         {{0xe6a16a3b, 0x2827688d, 0x1cfb10f6, 0x105f2dd9, 0, 0, 0, 0x10000}}},
        {{{0x7814e8a2, 0xde527100, 0x3f1f65a8, 0x10617959, ~0u, ~0u, ~0u, 0xffff}},
         {{0x8b33e968, 0x1a1afe87, 0x92edcf45, 0x103fd423, 0, 0, 0, 0x10000}}},
    };
    for (const Case &c : kCases) {
        EXPECT_TRUE(product_is_right(c.a, c.b));
        EXPECT_TRUE(product_is_right(c.b, c.a));
    }
}

// Rare carries of armv7m: before doubling, the low half carries out of word 7, because the product
// of both halves is -1 modulo 2^128; and word 7 of the square, all ones, carries when the even
// words above it are folded.
TEST(Field, squares_with_a_carry_out_of_word_7) {
    constexpr FieldElement kCases[] = {
        {{0x2057f0f3, 0xcfe50f33, 0x567fcdfd, 0x9a2735ad, 0x650b57c5, 0x8fa935a1, 0x0dbcb806,
          0xf459d866}},
        {{0x16e18bbb, 0x33369e81, 0x6da55105, 0xb1bbd941, 0x79007e8d, 0xe064a648, 0x77cf3d80,
          0x0d24992a}},
        {{0xe16d2c6d, 0x65ecdff4, 0x7c3102ab, 0x08fdabfc, 0xc7251181, 0xf4d2d75f, 0xd432943b,
          0x46e25729}},
        {{0x9bc11325, 0xc3d98c1a, 0x19cf2909, 0x144aceb9, 0x93367bae, 0x2bb3dfbf, 0x4ad0b436,
          0x615302e0}},
    };
    for (const FieldElement &a : kCases) EXPECT_TRUE(square_is_right(a));
}

// Only word 0 carries, and the carry stops before the end.
TEST(Field, squares_where_a_carry_stops_half_way) {
    constexpr FieldElement kCases[] = {
        {{0x6c8fc5a1, 0xf88cbd2d, 0xc9c7926a, 0xeacc98ba, 0xb061c7ce, 0x952a09fa, 0x3e5545aa,
          0x8dc480f2}},
        {{0xe9001731, 0x1cebf1fc, 0xa48ffb5f, 0xea1b6066, 0xd9ad27f9, 0xe662adb4, 0x3844a3f6,
          0x8f6b61bd}},
    };
    for (const FieldElement &a : kCases) {
        EXPECT_TRUE(square_is_right(a));
        EXPECT_TRUE(product_is_right(a, a));
    }
}

TEST(Field, squares_many_times_in_a_row) {
    big::Random random(2);
    for (uint32_t times = 1; times < 6; ++times) {
        FieldElement a, want, r;
        random.fill(a.word, 8);
        want = a;
        for (uint32_t i = 0; i < times; ++i) multiply(want, want, want);
        square_times(r, a, times);
        EXPECT_TRUE(equal(r, want));
        square_times(a, a, times);
        EXPECT_TRUE(same_words(a, r));
    }
}

TEST(Field, has_one_reduced_form) {
    for (const FieldElement &edge : kEdges) {
        uint32_t want[8];
        big::modulo(want, edge.word, 8, big::kP);
        FieldElement a = edge;
        reduce(a);
        EXPECT_TRUE(big::same(a.word, want));
        FieldElement two[2] = {edge, kOne};  // shows a carry out of the first element
        reduce(two[0]);
        EXPECT_TRUE(same_words(two[1], kOne));
        EXPECT_EQ(is_zero(edge), big::same(want, kZero.word));
        EXPECT_TRUE(equal(edge, a));
        EXPECT_FALSE(equal(edge, {{a.word[0] ^ 1, a.word[1], a.word[2], a.word[3], a.word[4],
                                   a.word[5], a.word[6], a.word[7]}}));
    }
    FieldElement a = {{0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}};
    EXPECT_FALSE(same_words(a, kZero));
}

TEST(Field, raises_to_the_power_of_the_square_root) {
    struct Case {
        FieldElement x, power, inverse;
    };
    constexpr Case kCases[] = {
        {{{0x00000002, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
           0x00000000}},
         {{0xa507504f, 0x62770d93, 0x5697f23c, 0x97a18c03, 0x9efdebd3, 0x95a6804c, 0x27e0ef85,
           0x55c19240}},
         {{0xfffffff7, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
           0x3fffffff}}},
        {{{0x00000003, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
           0x00000000}},
         {{0x91fbd311, 0xb24a56b0, 0xc0f1b0f9, 0xa89584e0, 0x7bac88d7, 0x1a85c8e0, 0x5bcc5c20,
           0x0b13877b}},
         {{0x55555549, 0x55555555, 0x55555555, 0x55555555, 0x55555555, 0x55555555, 0x55555555,
           0x55555555}}},
        {{{0xffffffec, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
           0x7fffffff}},
         {{0xffffffec, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
           0x7fffffff}},
         {{0xffffffec, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
           0x7fffffff}}},
        {{{0xd5d574e4, 0xf735a858, 0x5fca6aa4, 0x67ea4e1e, 0x8e177e43, 0xc2850cf2, 0x79ae142b,
           0x06ac9cfb}},
         {{0x939d9684, 0xb4a0d0b3, 0xcc9e8018, 0x37b3d836, 0xc92ff383, 0x4bc1f9d5, 0xf34a8b44,
           0x545b1f45}},
         {{0x9428f3dc, 0x51a960de, 0xdf854069, 0x88ad2506, 0x374967ff, 0x738acd80, 0x71ec3284,
           0x20b72b76}}},
    };
    for (const Case &c : kCases) {
        EXPECT_TRUE(equal(power_of(c.x), c.power));
        EXPECT_TRUE(equal(inverse_of(c.x), c.inverse));
    }
    EXPECT_TRUE(is_zero(inverse_of(kZero)));
    EXPECT_TRUE(equal(inverse_of(kOne), kOne));
    // The compiler computes the same value as the device.
    constexpr FieldElement kInverse = inverse_of(kCases[3].x);
    EXPECT_TRUE(equal(kInverse, kCases[3].inverse));
}

// 251 squarings in 13 runs.
TEST(Field, raises_to_a_power_in_the_announced_number_of_steps) {
    constexpr uint32_t kMost[] = {250, 8};
    for (const uint32_t most : kMost) {
        FieldElement value, saved;
        Power power;
        power.begin(value, saved, kOne);
        uint32_t steps = 1;
        while (steps < 100 && !power.step(value, saved, kOne, most)) ++steps;
        EXPECT_EQ(steps, most == 8 ? 39u : 13u);
    }
}

TEST(Field, counts_leading_zeros) {
    for (uint32_t zeros = 0; zeros < 32; ++zeros) {
        EXPECT_EQ(pith_leading_zeros(0x80000000u >> zeros), zeros);
        EXPECT_EQ(pith_leading_zeros(0xffffffffu >> zeros), zeros);
    }
}

TEST(Field, reads_words_at_any_address) {
    uint8_t bytes[40];
    for (uint8_t i = 0; i < 40; ++i) bytes[i] = i;
    for (uint8_t at = 0; at < 4; ++at) {
        uint32_t words[8];
        read_words(words, bytes + at, 8);
        EXPECT_EQ(words[0], 0x03020100u + 0x01010101u * at);
        EXPECT_EQ(words[7], 0x1f1e1d1cu + 0x01010101u * at);
    }
}
