// SPDX-License-Identifier: MIT
// The units of a key without a comb: it is decoded and checked, then R is decoded, and the equation
// takes half-size scalars (half.hpp).
#ifndef PITH_SMALL_CURVE
#include "ed25519.hpp"
#include "subgroup.hpp"

namespace pith::curve {
namespace {

constexpr uint32_t kSquaringsAUnit = 25;
// With this many bits in the smaller number, a and c have at most 127.
constexpr uint32_t kHalfBits = 126;
// Bits of flags_. The first two are Digits::moved.
enum : uint8_t {
    kMoved = 0x11,
    kSign = 2,       // a = -c h
    kOfR = 4,        // R is decoded, not A
    kNeedsOrder = 8  // R's, for c is even
};

// The coordinates of half-Niels form.
[[gnu::noinline]] void set_affine(FieldElement &x, FieldElement &y, const HalfNiels &q) {
    subtract(x, q.half_sum, q.half_difference);
    add(y, q.half_sum, q.half_difference);
}

// Sets sums = P + R and P - R, for P = (-1)^negative p and R = r, in the memory of a point. With
// e = x1 y2, f = x2 y1, g = y1 y2, i = x1 x2 and t = d e f:
// P + R = ((e + f) / (1 + t), (g + i) / (1 - t)), P - R = ((e - f) / (1 - t), (g - i) / (1 + t)).
[[gnu::noinline]] void set_sums(Sums &sums, const HalfNiels &p, bool negative, const HalfNiels &r,
                                Point &memory) {
    FieldElement &e = memory.x, &f = memory.y, &g = memory.z, &i = memory.t;
    HalfNiels &sum = sums.sum, &difference = sums.difference;
    FieldElement &x1 = sum.half_sum, &y1 = sum.half_difference;
    FieldElement &x2 = difference.half_sum, &y2 = difference.half_difference;
    set_affine(x1, y1, p);
    if (negative) subtract(x1, kZero, x1);
    set_affine(x2, y2, r);
    multiply(e, x1, y2);
    multiply(f, x2, y1);
    multiply(g, y1, y2);
    multiply(i, x1, x2);
    multiply(sums.z, e, f);
    multiply(sums.z, sums.z, kD);
    FieldElement &less = x1, &more = y1;
    subtract(less, kOne, sums.z);
    add(more, kOne, sums.z);
    multiply(sums.z, less, more);
    add(sums.z, sums.z, sums.z);
    difference_sum(f, e);  // e - f, e + f
    difference_sum(i, g);  // g - i, g + i
    multiply(sum.product, e, g);
    multiply(difference.product, f, i);
    multiply(sum.product, sum.product, kD);
    multiply(difference.product, difference.product, kD);
    add(sum.product, sum.product, sum.product);
    add(difference.product, difference.product, difference.product);
    multiply(e, e, less);
    multiply(f, f, more);
    multiply(g, g, more);
    multiply(i, i, less);
    difference_sum(e, g);
    difference_sum(f, i);
    sum.half_sum = g;
    sum.half_difference = e;
    difference.half_sum = i;
    difference.half_difference = f;
}

// Bits that differ between a decoded point -P and the encoding of P.
[[gnu::noinline]] uint32_t differs(const HalfNiels &minus, const uint8_t bytes[32]) {
    FieldElement x, y;
    set_affine(x, y, minus);
    subtract(x, kZero, x);
    reduce(x);
    reduce(y);
    y.word[7] |= x.word[0] << 31;
    const volatile uint32_t *words = y.word;
    uint32_t differ = same_words(x, kZero) ? 1 : 0;
    for (uint32_t i = 32; i-- != 0;) differ |= (words[i / 4] >> 8 * (i % 4) & 0xFF) ^ bytes[i];
    return differ;
}

}  // namespace

void Plain::set(pith_key &key) {
    key.comb = nullptr;
}

// One unit, or several of the product; subtracts all but the last from the budget.
void Plain::unit(Verification &v, const pith_key &key, uint32_t &budget) {
    using Stage = Verification::Stage;
    using Result = Verification::Result;
    Point &q = v.q_;
    const bool of_r = (v.flags_ & kOfR) != 0;
    bool is_right = true;
    switch (v.stage_) {
        case Stage::kDecode:
            if (!of_r && key.comb != nullptr) {
                is_right = is_checked_point(*key.comb);
                if (is_right) v.minus_[0] = *key.comb->key.entries;
                v.stage_ = Stage::kHalve;
            } else {
                is_right = begin_point(v, key);
                v.stage_ = Stage::kDecodePower;
            }
            break;
        case Stage::kDecodePower:
        case Stage::kHalfPower:
        case Stage::kOrderPower:
            if (v.power_.step(q.x, q.y, q.z, kSquaringsAUnit)) {
                v.stage_ = static_cast<Stage>(static_cast<uint8_t>(v.stage_) + 1);
            }
            return;
        case Stage::kDecoded:
            is_right = end_point(v, key);
            v.stage_ = of_r && (v.flags_ & kNeedsOrder) == 0 ? Stage::kSums : Stage::kCheckOrder;
            break;
        case Stage::kCheckOrder:
            half_base(q.z, q.t);
            begin_power(v);
            v.stage_ = Stage::kHalfPower;
            return;
        case Stage::kHalfEnd:
            is_right = end_half(v);
            v.stage_ = Stage::kOrderPower;
            break;
        case Stage::kOrderEnd:
            is_right = order_finish(q.x, q.z);
            v.stage_ = of_r ? Stage::kSums : Stage::kHalve;
            break;
        case Stage::kHalve:
            if (!below_order(v.s_)) return v.end(Result::kInvalid);
            begin_euclid(v);
            v.stage_ = Stage::kEuclid;
            return;
        case Stage::kEuclid: return step_euclid(v);
        case Stage::kShort:
            if (!shorten(v)) return v.end(Result::kInvalid);  // never
            v.stage_ = Stage::kDecode;
            return;
        case Stage::kSums:
            set_sums(v.sums_, v.minus_[0], (v.flags_ & kSign) != 0, v.minus_[1], q);
            begin_product(v);
            v.stage_ = Stage::kShortProduct;
            return;
        case Stage::kShortProduct:
            if (product(v, budget)) v.stage_ = Stage::kPlainCompare;
            return;
        case Stage::kPlainCompare: return v.end(is_r(v) ? Result::kValid : Result::kInvalid);
        default: return v.end(Result::kInvalid);  // no stage of this key
    }
    // Before the key is known to be right, nothing is said about the signature.
    if (!is_right) v.end(of_r ? Result::kInvalid : Result::kBadKey);
}

// Starts a power in q_: x is the value, y the saved value, z the base. t is the point's y.
void Plain::begin_power(Verification &v) {
    v.power_.begin(v.q_.x, v.q_.y, v.q_.z);
}

bool Plain::begin_point(Verification &v, const pith_key &key) {
    Point &q = v.q_;
    if ((v.flags_ & kOfR) != 0) {
        q.t = v.given_.r;
    } else {
        read_words(q.t.word, key.bytes, 8);
    }
    if (!take_y(q.t)) return false;
    root_base(q.z, q.x, q.t);
    begin_power(v);
    return true;
}

bool Plain::end_point(Verification &v, const pith_key &key) {
    Point &q = v.q_;
    const bool of_r = (v.flags_ & kOfR) != 0;
    const uint32_t parity = of_r ? v.given_.r.word[7] >> 31 : uint32_t{key.bytes[31]} >> 7;
    // The opposite parity gives the x of -A and -R.
    if (!root_finish(q.z, q.x, q.t, 1 - parity)) return false;
    set_half_niels(v.minus_[of_r], q.z, q.t);
    return true;
}

bool Plain::end_half(Verification &v) {
    Point &q = v.q_;
    const HalfNiels &minus = v.minus_[(v.flags_ & kOfR) != 0];
    if (!half_finish(q.y, q.x, q.z)) return false;
    subtract(q.x, minus.half_sum, minus.half_difference);
    order_base(q.z, q.x, q.t, q.y);
    begin_power(v);
    return true;
}

// Euclid's numbers take the memory of the product.
Euclid Plain::euclid(Verification &v) {
    return {v.q_.x, v.q_.y, v.q_.z, v.q_.t, v.operation_};
}

void Plain::begin_euclid(Verification &v) {
    FieldElement order;
    for (uint32_t i = 0; i < 8; ++i) {
        order.word[i] = kOrder.word[i];
        v.q_.y.word[i] = v.given_.h.word[i];
    }
    v.column_ = Euclid::kSteps;
    euclid(v).begin(order);
}

void Plain::step_euclid(Verification &v) {
    if (euclid(v).step(kHalfBits)) {
        v.stage_ = Verification::Stage::kShort;
    } else if (--v.column_ == 0) {
        v.end(Verification::Result::kInvalid);  // never: see Euclid::kSteps
    }
}

// Takes a and c from Euclid's numbers and checks them; makes the digits of c S, a and c - 1.
// Returns false if a is not c h, which no correct machine finds.
bool Plain::shorten(Verification &v) {
    const FieldElement *a = &v.q_.y, *c = &v.q_.t;
    bool negative = v.operation_ != 0;
    uint8_t flags = kOfR;
    if ((c->word[0] & 1) == 0) {
        if (bits_of(v.q_.x) <= ShortScalars::kMostBits &&
            bits_of(v.q_.z) <= ShortScalars::kMostBits) {
            a = &v.q_.x;
            c = &v.q_.z;
            negative = !negative;
        } else {
            flags |= kNeedsOrder;
        }
    }
    if (negative) flags |= kSign;
    v.flags_ = flags;
    ShortScalars &k = v.short_;
    for (uint32_t i = 0; i < ShortScalars::kWords; ++i) {
        k.a[i] = a->word[i];
        k.c[i] = c->word[i];
    }
    Scalar &product = v.shortening_.product;
    multiply_short(product, k.c, v.given_.h, v.shortening_.wide);
    // c h = a, or c h + a = L.
    uint32_t differ = 0;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        const uint32_t word = i < ShortScalars::kWords ? k.a[i] : 0;
        sum += uint64_t{product.word[i]} + (negative ? word : 0);
        differ |= static_cast<uint32_t>(sum) ^ (negative ? kOrder.word[i] : word);
        sum >>= 32;
    }
    v.token_ += Verification::kShortToken + differ;
    if (differ != 0) return false;
    multiply_short(product, k.c, v.s_, v.shortening_.wide);
    v.s_ = product;
    recode(v.s_, comb_digits(kBaseComb));
    set_digits(k);
    return true;
}

void Plain::begin_product(Verification &v) {
    set_identity(v.q_);
    // Passes over columns without a digit, but not over those of the comb. The first column needs
    // no doubling.
    v.operation_ = 1;
    uint32_t column = ShortScalars::kMostBits;
    uint32_t moved = 0;
    for (; column >= kBaseComb.steps; --column) {
        const Digits digits = digits_at(v.short_, column, moved);
        if (digits.any != 0) break;
        moved = digits.moved;
    }
    v.flags_ = static_cast<uint8_t>(v.flags_ | moved);
    v.column_ = static_cast<uint8_t>(column);
}

// Adds the digits of a and c - 1 in one column.
void Plain::add_digits(Verification &v, const Digits &digits, KeepT keep_t) {
    const HalfNiels *point = &v.minus_[1];
    bool negative = (digits.plus & 16) == 0;
    if ((digits.any & 1) != 0) {
        negative = (digits.plus & 1) == 0;
        if ((digits.any & 16) != 0) {
            multiply(v.q_.z, v.q_.z, v.sums_.z);
            const bool same = (digits.plus & 1) == digits.plus >> 4;
            point = same ? &v.sums_.sum : &v.sums_.difference;
        } else {
            negative ^= (v.flags_ & kSign) != 0;
            point = &v.minus_[0];
        }
    }
    add_point(v.q_, *point, negative, keep_t);
}

// Computes q_ = [c S]B - [a]A - [c - 1]R, one operation a unit of budget. Returns true when
// complete; the caller charges the last unit.
bool Plain::product(Verification &v, uint32_t &budget) {
    const Comb &base = kBaseComb;
    uint32_t column = v.column_, operation = v.operation_, moved = v.flags_ & kMoved;
    bool more = true;
    while (more) {
        const Digits digits = digits_at(v.short_, column, moved);
        const uint32_t of_points = digits.any != 0 ? 1 : 0;
        const uint32_t additions = of_points + (column < base.steps ? base.blocks : 0);
        for (;;) {
            const KeepT keep_t = operation < additions ? KeepT::kYes : KeepT::kNo;
            if (operation == 0) {
                double_point(v.q_, keep_t);
            } else if (operation <= of_points) {
                add_digits(v, digits, keep_t);
            } else {
                const uint32_t block = operation - of_points - 1;
                add_column(v.q_, base, v.s_, column + block * base.steps, keep_t);
            }
            const bool last = operation == additions;
            operation = last ? 0 : operation + 1;
            if (last) {
                if (digits.any != 0) v.short_.sum = take_digits(v.short_.sum, digits, column);
                moved = digits.moved;
                if (column-- == 0) return true;
            }
            more = budget != 1;
            if (!more) break;
            --budget;
            if (last) break;
        }
    }
    v.flags_ = static_cast<uint8_t>((v.flags_ & kSign) | moved);
    v.column_ = static_cast<uint8_t>(column);
    v.operation_ = static_cast<uint8_t>(operation);
    return false;
}

// Compares Q with R, in the memory of the sums. Zero for all coordinates, which a fault may leave,
// would equal every point.
bool Plain::is_r(Verification &v) {
    FieldElement &x = v.sums_.sum.half_sum, &y = v.sums_.sum.half_difference;
    set_affine(x, y, v.minus_[1]);
    multiply(x, x, v.q_.z);
    multiply(y, y, v.q_.z);
    add(x, x, v.q_.x);
    subtract(y, y, v.q_.y);
    return is_zero(x) && is_zero(y) && !is_zero(v.q_.z);
}

uint32_t Plain::recheck(const Verification &v, const uint8_t signature[64], const pith_key &key) {
    uint32_t differ = differs(v.minus_[1], signature) | differs(v.minus_[0], key.bytes);
    differ |= (v.short_.sum + 1) >> 1;  // 0 or ~0
    FieldElement x, y;
    set_affine(x, y, v.minus_[1]);
    multiply(x, x, v.q_.z);
    subtract(x, kZero, x);
    read_words(y.word, signature, 8);
    y.word[7] &= 0x7fffffff;
    multiply(y, y, v.q_.z);
    subtract(x, x, v.q_.x);
    subtract(y, y, v.q_.y);
    reduce(x);
    reduce(y);
    for (uint32_t i = 8; i-- != 0;) differ |= x.word[i] | y.word[i];
    y = v.q_.z;
    reduce(y);
    return differ | (same_words(y, kZero) ? 1 : 0);
}

}  // namespace pith::curve

#endif
