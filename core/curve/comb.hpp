// SPDX-License-Identifier: MIT
// Multiplies a point known in advance by a scalar, with a signed comb (Lim and Lee 1994; signed
// digits: Hedabou, Pinel, Beneteau 2005).
//
// A recoded scalar has n digits, in `teeth` rows of `columns` digits. Each table entry is the sum
// of +-2^(columns * row) P over the rows of one column, with +1 in the top row. For a top row of -1
// the entry of the opposite signs is subtracted. The product takes one doubling and one addition a
// column, from the highest column down. With `blocks` = 2 the upper half of the columns has its own
// table, and both halves share the doublings.
#pragma once

#include <stddef.h>

#include "decode.hpp"
#include "scalar.hpp"

// The shape of the registry key's table and of B's (PITH_PRESET). These are the defaults of
// `balanced` and `fast`; PITH_PRESET=max is 8 teeth in 2 blocks.
#ifndef PITH_TEETH
#define PITH_TEETH 5
#endif
#ifndef PITH_BLOCKS
#define PITH_BLOCKS 1
#endif

namespace pith::curve {

// Enough digits for 253 bits and never exactly 253: recode() needs 254, and 253 = 11 * 23.
constexpr uint32_t comb_steps(uint32_t teeth, uint32_t blocks) {
    return (253 + teeth * blocks - 1) / (teeth * blocks);
}

struct Comb {
    const HalfNiels *entries;  // blocks times 2^(teeth - 1); null: no table
    uint8_t teeth;             // 2 to 8
    uint8_t blocks;            // 1 or 2
    uint8_t steps;             // comb_steps(); columns = blocks * steps, digits = teeth * columns
};

constexpr uint32_t comb_digits(const Comb &comb) {
    return uint32_t{comb.teeth} * comb.blocks * comb.steps;
}

// Returns false if the memory of the comb was overwritten, for example cleared after
// pith_load_key(): such a comb would lead out of the arrays. The number of digits is the smallest
// multiple of teeth * blocks above 253.
[[gnu::noinline]] constexpr bool is_comb(const Comb &comb) {
    const uint32_t rows = uint32_t{comb.teeth} * comb.blocks;
    return comb.entries != nullptr && comb.teeth >= 2 && comb.teeth <= 8 && comb.blocks >= 1 &&
           comb.blocks <= 2 && rows * comb.steps - 254 < rows;
}

// Kernels read this layout to choose a column's entry.
static_assert(offsetof(Comb, entries) == 0 && offsetof(Comb, teeth) == sizeof(void *) &&
              offsetof(Comb, blocks) == sizeof(void *) + 1 &&
              offsetof(Comb, steps) == sizeof(void *) + 2);

namespace portable {

struct Choice {
    const HalfNiels *entry;
    bool negative;
};

constexpr Choice choose_entry(const Comb &comb, const uint32_t *k, uint32_t column) {
    // Collects the digits of the column, from the top row down; the top row's digit is the highest.
    const uint32_t columns = uint32_t{comb.blocks} * comb.steps;
    uint32_t digits = 0;
    for (uint32_t at = column + (comb.teeth - 1u) * columns; at < 288; at -= columns) {
        const uint32_t word = k[at / 32];
        // A rotation by `at` needs no separate at % 32.
        digits = digits << 1 | ((word >> (at % 32) | word << (-at % 32)) & 1);
    }
    const uint32_t size = uint32_t{1} << (comb.teeth - 1);
    const bool negative = digits < size;
    // Block 1 is the upper half of the columns.
    const HalfNiels *entries = column < comb.steps ? comb.entries : comb.entries + size;
    return {&entries[(negative ? ~digits : digits) & (size - 1)], negative};
}

}  // namespace portable

// Adds the entry of a column to p, or subtracts it if the column's top digit is negative.
constexpr void add_column(Point &p, const Comb &comb, const Scalar &k, uint32_t column,
                          KeepT keep_t) {
    if (__builtin_is_constant_evaluated()) {
        const portable::Choice choice = portable::choose_entry(comb, k.word, column);
        add_point(p, *choice.entry, choice.negative, keep_t);
    } else {
        pith_comb_add(p.x.word, &comb, k.word, column, keep_t == KeepT::kYes);
    }
}

// Converts `count` points to half-Niels form with one inverse (Montgomery 1987). Overwrites their
// T with the product of all earlier Z.
constexpr void normalize(HalfNiels *out, Point *points, uint32_t count) {
    FieldElement all = kOne;
    for (uint32_t i = 0; i < count; ++i) {
        points[i].t = all;
        multiply(all, all, points[i].z);
    }
    FieldElement rest = inverse_of(all);
    for (uint32_t i = count; i-- != 0;) {
        Point &p = points[i];
        FieldElement inverse = {};
        multiply(inverse, rest, p.t);
        multiply(rest, rest, p.z);
        multiply(p.x, p.x, inverse);
        multiply(p.y, p.y, inverse);
        set_half_niels(out[i], p.x, p.y);
    }
}

// The table of a point, computed at compile time.
template <uint32_t teeth, uint32_t blocks>
struct CombTable {
    static_assert(teeth >= 2 && teeth <= 8 && blocks >= 1 && blocks <= 2,
                  "a comb has 2 to 8 teeth, in 1 or 2 blocks");
    static constexpr uint32_t kSize = 1u << (teeth - 1);
    static constexpr uint32_t kSteps = comb_steps(teeth, blocks);

    HalfNiels entries[blocks * kSize];

    // Bounded by gcc's limit for one constant: 2^25 operations, about 12,000 products.
    constexpr CombTable(const FieldElement &x, const FieldElement &y) : entries{} {
        // tooth[row * blocks + block] = 2^(kSteps * (row * blocks + block)) P
        Point work[blocks * kSize > teeth * blocks ? blocks * kSize : teeth * blocks] = {};
        HalfNiels tooth[teeth * blocks] = {};
        set_identity(work[0]);
        set_half_niels(tooth[0], x, y);
        add_point(work[0], tooth[0], false, KeepT::kYes);
        for (uint32_t i = 1; i < teeth * blocks; ++i) {
            work[i] = work[i - 1];
            for (uint32_t j = 0; j < kSteps; ++j) double_point(work[i], KeepT::kYes);
        }
        normalize(tooth, work, teeth * blocks);
        // Entry 0 is the top tooth minus all others. Each + sign adds its tooth twice.
        for (uint32_t block = 0; block < blocks; ++block) {
            Point *sum = work + block * kSize;
            set_identity(sum[0]);
            for (uint32_t row = 0; row < teeth; ++row) {
                add_point(sum[0], tooth[row * blocks + block], row != teeth - 1, KeepT::kYes);
            }
            for (uint32_t row = 0; row < teeth - 1; ++row) {
                for (uint32_t i = 1u << row; i < 2u << row; ++i) {
                    sum[i] = sum[i - (1u << row)];
                    add_point(sum[i], tooth[row * blocks + block], false, KeepT::kYes);
                    add_point(sum[i], tooth[row * blocks + block], false, KeepT::kYes);
                }
            }
        }
        normalize(entries, work, blocks * kSize);
    }
};

// The base point B (RFC 8032 5.1).
inline constexpr FieldElement kBaseX = {{0x8f25d51a, 0xc9562d60, 0x9525a7b2, 0x692cc760, 0xfdd6dc5c,
                                         0xc0a4e231, 0xcd6e53fe, 0x216936d3}};
inline constexpr FieldElement kBaseY = {{0x66666658, 0x66666666, 0x66666666, 0x66666666, 0x66666666,
                                         0x66666666, 0x66666666, 0x66666666}};

// B's table, shared by all pinned keys of the same shape.
template <uint32_t teeth, uint32_t blocks>
inline constexpr CombTable<teeth, blocks> kBaseTable{kBaseX, kBaseY};

template <uint32_t teeth, uint32_t blocks>
constexpr Comb comb_over(const HalfNiels *entries) {
    return {entries, teeth, blocks, static_cast<uint8_t>(comb_steps(teeth, blocks))};
}

}  // namespace pith::curve

// The comb of B for keys without a comb.
namespace pith::curve {
extern const Comb kBaseComb;
}

#ifdef PITH_SMALL_CURVE
#include "small/comb.hpp"
#else
// pith_key::comb points to this: combs of B and of -A.
struct pith_comb {
    pith::curve::Comb base, key;
};

namespace pith::curve {
constexpr bool is_usable(const pith_comb &comb) {
    return is_comb(comb.base) && is_comb(comb.key);
}

// True for a key without a table, whose point pith_load_key() has checked: the one entry is -A.
constexpr bool is_checked_point(const pith_comb &comb) {
    return comb.key.teeth == 1 && comb.key.blocks == 1 && comb.key.steps == comb_steps(1, 1) &&
           comb.key.entries != nullptr;
}
}  // namespace pith::curve
#endif
