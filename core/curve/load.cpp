// SPDX-License-Identifier: MIT
// Loads a key at run time: checks it once and builds its comb in the caller's memory. Each later
// verification then costs the same as with a pinned key.
//
// The comb is built in place, with one point on the stack:
//
//     memory:  pith_comb | 2^(teeth - 1) entries | 96 bytes for each of the teeth
//
// Between two entries one digit changes its sign (Gray 1953), so each entry costs one addition of
// a tooth's double. These operands keep their Z, which costs one product an addition: only the
// entries need an inverse, and all share one (Montgomery 1987). Operands are at the end of the
// memory, the lowest row's last. With 5 teeth, the highest row's operand overlaps the last entry;
// it is used once, before that entry is written. The products of the inverse overwrite the
// operands: for up to 5 teeth, 2^(teeth - 1) - 1 elements fit into 3 * teeth.
#ifndef PITH_SMALL_CURVE
#include <pith/pith.h>

#include "comb.hpp"
#include "ed25519.hpp"
#include "subgroup.hpp"

namespace pith::curve {
namespace {

constexpr uint32_t kMaxTeeth = 5;

static_assert((1u << (kMaxTeeth - 1)) - 1 <= 3 * kMaxTeeth);
static_assert(sizeof(HalfNiels) == 3 * sizeof(FieldElement));

// A point as an operand with its own Z: (Y+X, Y-X, 2dT, 2Z), which is twice HalfNiels for Z = 1.
struct Operand {
    HalfNiels sums;
    FieldElement z;
};

void set_operand(Operand &q, const Point &p) {
    add(q.sums.half_sum, p.y, p.x);
    subtract(q.sums.half_difference, p.y, p.x);
    multiply(q.sums.product, p.t, kD);
    add(q.sums.product, q.sums.product, q.sums.product);
    add(q.z, p.z, p.z);
}

void add_operand(Point &p, const Operand &q, bool negative) {
    multiply(p.z, p.z, q.z);
    add_point(p, q.sums, negative, KeepT::kYes);
}

void store(HalfNiels &slot, const Point &p) {
    slot.half_sum = p.x;
    slot.half_difference = p.y;
    slot.product = p.z;
}

// r = 1 / (a b). Returns false if a b is zero.
[[gnu::noinline]] bool invert(FieldElement &r, const FieldElement &a, const FieldElement &b) {
    FieldElement x, u, w;
    uint8_t sign;
    Euclid euclid{x, r, u, w, sign};
    multiply(r, a, b);
    euclid.begin(kP);
    for (uint32_t i = 0; i < Euclid::kSteps; ++i) {
        if (euclid.step(0)) break;
    }
    multiply(x, a, b);
    const bool is_inverse = euclid.finish_inverse(x);
    r = u;
    return is_inverse;
}

// Converts slots of X, Y, Z to half-Niels form. before[i - 1] is the product of all Z below slot i.
// Returns false if a Z is zero.
[[gnu::noinline]] bool normalize_slots(HalfNiels *slots, uint32_t count, FieldElement *before) {
    before[0] = slots[0].product;
    for (uint32_t i = 1; i < count - 1; ++i) multiply(before[i], before[i - 1], slots[i].product);
    FieldElement rest;
    if (!invert(rest, before[count - 2], slots[count - 1].product)) return false;
    for (uint32_t i = count; i-- != 0;) {
        HalfNiels &slot = slots[i];
        FieldElement inverse = rest;
        if (i != 0) multiply(inverse, rest, before[i - 1]);
        multiply(rest, rest, slot.product);
        multiply(slot.half_sum, slot.half_sum, inverse);
        multiply(slot.half_difference, slot.half_difference, inverse);
        set_half_niels(slot, slot.half_sum, slot.half_difference);
    }
    return true;
}

// Sets sum = the top tooth minus all others, and doubles[-1 - row] = twice the tooth of that row.
[[gnu::noinline]] void fill_doubles(Operand *doubles, Point &sum, Point &tooth, Operand &operand,
                                    const Comb &comb) {
    set_identity(sum);
    for (uint32_t row = 0;; ++row) {
        const bool top = row + 1 == comb.teeth;
        set_operand(operand, tooth);
        add_operand(sum, operand, !top);
        if (top) return;
        double_point(tooth, KeepT::kYes);
        set_operand(doubles[-1 - static_cast<int32_t>(row)], tooth);
        double_times(tooth, KeepT::kNo, comb.steps - 2u);
        double_point(tooth, KeepT::kYes);
    }
}

// Fills the table. Entry 0 is the top tooth minus all others; each + sign adds its tooth twice.
[[gnu::noinline]] void fill_entries(HalfNiels *entries, Operand *doubles, const FieldElement &x,
                                    const FieldElement &y, const Comb &comb) {
    // The memory of the entries first holds a tooth and its operand.
    Point &tooth = *reinterpret_cast<Point *>(entries);
    tooth.x = x;
    tooth.y = y;
    tooth.z = kOne;
    multiply(tooth.t, x, y);
    Point sum;
    fill_doubles(doubles, sum, tooth, *reinterpret_cast<Operand *>(&tooth + 1), comb);
    store(entries[0], sum);
    for (uint32_t i = 1; i >> (comb.teeth - 1) == 0; ++i) {
        const uint32_t signs = i ^ i >> 1;
        uint32_t row = 0;
        while ((i >> row & 1) == 0) ++row;
        add_operand(sum, doubles[-1 - static_cast<int32_t>(row)], (signs >> row & 1) == 0);
        store(entries[signs], sum);
    }
}

// Decodes the coordinates of -A.
[[gnu::noinline]] bool decode_minus(FieldElement &x, FieldElement &y, const uint8_t bytes[32]) {
    if (!decode_y(y, bytes)) return false;
    FieldElement base, power;
    root_base(base, power, y);
    power = power_of(base);
    return root_finish(x, power, y, 1u - (bytes[31] >> 7));
}

static_assert(PITH_COMB_SIZE(1) >= sizeof(pith_comb) + sizeof(HalfNiels));
static_assert(PITH_COMB_SIZE(2) == sizeof(pith_comb) + 4 * sizeof(HalfNiels));
static_assert(PITH_COMB_SIZE(5) == sizeof(pith_comb) + 21 * sizeof(HalfNiels));

// Builds the comb of (x, y), or with 1 tooth only keeps the point. Returns false if an inverse is
// wrong, which no correct machine finds.
bool build(pith_comb &comb, uint32_t teeth, const FieldElement &x, const FieldElement &y) {
    HalfNiels *entries = reinterpret_cast<HalfNiels *>(&comb + 1);
    const uint32_t count = 1u << (teeth - 1);
    HalfNiels *rest = entries + count;
    comb.base = kBaseComb;
    comb.key.entries = entries;
    comb.key.teeth = static_cast<uint8_t>(teeth);
    comb.key.blocks = 1;
    comb.key.steps = static_cast<uint8_t>(comb_steps(teeth, 1));
    if (teeth == 1) {
        set_half_niels(*entries, x, y);
        return true;
    }
    fill_entries(entries, reinterpret_cast<Operand *>(rest + teeth), x, y, comb.key);
    return normalize_slots(entries, count, reinterpret_cast<FieldElement *>(rest));
}

}  // namespace
}  // namespace pith::curve

unsigned pith_load_key(pith_key *key, void *memory, size_t size) {
    using namespace pith::curve;
    if (key == nullptr) return 0;
    Plain::set(*key);
    FieldElement x, y;
    if (!decode_minus(x, y, key->bytes) || !has_order_l(x, y)) return 0;
    if (memory == nullptr || reinterpret_cast<uintptr_t>(memory) % alignof(pith_comb) != 0 ||
        size < PITH_COMB_SIZE(1)) {
        return 1;
    }
    uint32_t teeth = kMaxTeeth;
    while (PITH_COMB_SIZE(teeth) > size) --teeth;
    pith_comb *comb = static_cast<pith_comb *>(memory);
    if (!build(*comb, teeth, x, y)) return 0;
    key->comb = comb;
    return teeth;
}

#endif
