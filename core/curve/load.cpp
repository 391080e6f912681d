// SPDX-License-Identifier: MIT
// A key met at run time: checked once, and given a comb in the caller's memory, so that each
// verification after it costs what a pinned key's does.
//
// The comb is built where it will stand, entry by entry, with one point on the stack:
//
//     memory:  pith_comb | 2^(teeth - 1) entries | teeth
//
// A slot of 96 bytes first holds a point's X, Y and Z, then its half-Niels form. Turning one into
// the other takes all inverses at the cost of one (Montgomery 1987), and that takes a field element
// a slot, for which teeth and entries serve each other: 2^(teeth - 1) - 1 elements of the entries
// fit into the 3 * teeth of the teeth for up to 5 of them.
//
// The comb is made of exact multiples of A, whatever A's order, and L is odd, so that its digits
// are exact too: [L]A = 0 is checked with the comb itself, in a fifth of the time that it takes
// without.
#include <pith/pith.h>

#include "comb.hpp"
#include "inverse.hpp"

namespace pith::curve {
namespace {

constexpr uint32_t kMaxTeeth = 5;

static_assert((1u << (kMaxTeeth - 1)) - 1 <= 3 * kMaxTeeth);
static_assert(sizeof(HalfNiels) == 3 * sizeof(Field));

void store(HalfNiels &slot, const Point &p) {
    slot.half_sum = p.x;
    slot.half_difference = p.y;
    slot.product = p.z;
}

// (X : Y : Z) = (XZ : YZ : ZZ), whose T is XY.
void restore(Point &p, const HalfNiels &slot) {
    multiply(p.x, slot.half_sum, slot.product);
    multiply(p.y, slot.half_difference, slot.product);
    square(p.z, slot.product);
    multiply(p.t, slot.half_sum, slot.half_difference);
}

// r = 1 / r, r not zero.
[[gnu::noinline]] void invert(Field &r) {
    Field x, u, w;
    Euclid euclid{x, r, u, w};
    euclid.begin();
    for (uint32_t i = 0; i < Euclid::kSteps; ++i) {
        if (euclid.step()) break;
    }
    r = u;
}

// Slots of X, Y, Z to half-Niels form. before[i - 1] is the product of all Z ahead of slot i.
[[gnu::noinline]] void normalize_slots(HalfNiels *slots, uint32_t count, Field *before) {
    Field rest = slots[0].product;
    for (uint32_t i = 1; i < count; ++i) {
        before[i - 1] = rest;
        multiply(rest, rest, slots[i].product);
    }
    invert(rest);
    for (uint32_t i = count; i-- != 0;) {
        HalfNiels &slot = slots[i];
        Field inverse = rest;
        if (i != 0) multiply(inverse, rest, before[i - 1]);
        multiply(rest, rest, slot.product);
        multiply(slot.half_sum, slot.half_sum, inverse);
        multiply(slot.half_difference, slot.half_difference, inverse);
        set_half_niels(slot, slot.half_sum, slot.half_difference);
    }
}

// Slot i of the teeth: 2^(steps * i) times the point in slot 0.
[[gnu::noinline]] void fill_teeth(HalfNiels *tooth, uint32_t teeth, uint32_t steps) {
    Point p;
    set_identity(p);
    add_point(p, tooth[0], false, KeepT::kNo);
    store(tooth[0], p);
    for (uint32_t i = 1; i < teeth; ++i) {
        for (uint32_t j = 0; j < steps; ++j) double_point(p, KeepT::kNo);
        store(tooth[i], p);
    }
}

// Entry 0 is the top tooth less all others; each sign that is + adds its tooth twice.
[[gnu::noinline]] void fill_entries(HalfNiels *entries, const HalfNiels *tooth, uint32_t teeth) {
    Point p;
    set_identity(p);
    for (uint32_t row = 0; row < teeth; ++row) {
        add_point(p, tooth[row], row != teeth - 1, KeepT::kYes);
    }
    store(entries[0], p);
    for (uint32_t row = 0; row < teeth - 1; ++row) {
        for (uint32_t i = 1u << row; i < 2u << row; ++i) {
            restore(p, entries[i - (1u << row)]);
            add_point(p, tooth[row], false, KeepT::kYes);
            add_point(p, tooth[row], false, KeepT::kNo);
            store(entries[i], p);
        }
    }
}

[[gnu::noinline]] bool comb_has_order_l(const Comb &comb) {
    Scalar digits = kOrder;
    recode(digits, comb_digits(comb));
    Point p;
    set_identity(p);
    for (uint32_t column = comb.steps; column-- != 0;) {
        double_point(p, KeepT::kYes);
        add_column(p, comb, digits, column, KeepT::kNo);
    }
    return is_identity(p);
}

// The coordinates of -A.
[[gnu::noinline]] bool decode_minus(Field &x, Field &y, const uint8_t bytes[32]) {
    if (!decode_y(y, bytes)) return false;
    Field base, power;
    root_base(base, power, y);
    power = power_of(base);
    return root_finish(x, power, y, 1u - (bytes[31] >> 7));
}

static_assert(PITH_COMB_SIZE(2) == sizeof(pith_comb) + 4 * sizeof(HalfNiels));
static_assert(PITH_COMB_SIZE(5) == sizeof(pith_comb) + 21 * sizeof(HalfNiels));

// Builds the comb of (x, y) and checks its order with it.
bool build(pith_comb &comb, uint32_t teeth, const Field &x, const Field &y) {
    HalfNiels *entries = reinterpret_cast<HalfNiels *>(&comb + 1);
    const uint32_t count = 1u << (teeth - 1);
    HalfNiels *tooth = entries + count;
    comb.base = kBaseComb;
    comb.key.entries = entries;
    comb.key.teeth = static_cast<uint8_t>(teeth);
    comb.key.blocks = 1;
    comb.key.steps = static_cast<uint8_t>(comb_steps(teeth, 1));

    set_half_niels(tooth[0], x, y);
    fill_teeth(tooth, teeth, comb.key.steps);
    normalize_slots(tooth, teeth, reinterpret_cast<Field *>(entries));
    fill_entries(entries, tooth, teeth);
    normalize_slots(entries, count, reinterpret_cast<Field *>(tooth));
    return comb_has_order_l(comb.key);
}

}  // namespace
}  // namespace pith::curve

unsigned pith_load_key(pith_key *key, void *memory, size_t size) {
    using namespace pith::curve;
    if (key == nullptr) return 0;
    key->comb = nullptr;
    Field x, y;
    if (!decode_minus(x, y, key->bytes)) return 0;

    const bool usable =
        memory != nullptr && reinterpret_cast<uintptr_t>(memory) % alignof(pith_comb) == 0;
    uint32_t teeth = usable ? kMaxTeeth : 1;
    while (teeth > 1 && PITH_COMB_SIZE(teeth) > size) --teeth;
    if (teeth == 1) return has_order_l(x, y) ? 1 : 0;

    pith_comb *comb = static_cast<pith_comb *>(memory);
    if (!build(*comb, teeth, x, y)) return 0;
    key->comb = comb;
    return teeth;
}
