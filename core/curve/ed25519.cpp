// SPDX-License-Identifier: MIT
#ifndef PITH_SMALL_CURVE
#include "ed25519.hpp"

#include <string.h>

#include "hash/compress.hpp"
#include "hash/sha512.hpp"
#include "subgroup.hpp"

namespace pith::curve {

// q_ holds in turn: the hashed block, the square root of a key, the product. During the inversion
// of Z, the product's X and Y stay in q_.
static_assert(sizeof(Verification) <= 400);

namespace {

constexpr uint32_t kSquaringsAUnit = 8;

// Returns the FNV-1a hash: a change of any single byte changes the result.
[[gnu::noinline]] uint32_t fold(uint32_t token, const uint8_t *bytes, uint32_t size) {
    for (uint32_t i = 0; i < size; ++i) token = (token ^ bytes[i]) * 0x01000193;
    return token;
}
constexpr uint32_t kFoldBasis = 0x811c9dc5;

// Returns 0 if `state` is SHA-512's initial state, otherwise the differing bits. Not inlined: the
// caller must hold the initial state's address in no register, as one wrong bit could select it.
[[gnu::noinline]] uint32_t change(const uint32_t state[16]) {
    uint32_t differ = 0;
    for (uint32_t i = 0; i < 16; ++i) differ |= state[i] ^ hash::kSha512Initial[i];
    return differ;
}

}  // namespace

void Verification::begin(const uint8_t signature[64], const uint8_t message[32],
                         const pith_key &key) {
    stage_ = Stage::kHash;
    result_ = Result::kPending;
    read_words(r_.word, signature, 8);
    read_words(s_.word, signature + 32, 8);
    s_.word[8] = 0;
    h_.word[7] = ~uint32_t{0};  // no number below L
    h_.word[8] = 0;
    token_ = 0;
    // R | A | message has 96 bytes and fits into one block with SHA-512's padding.
    memcpy(block_, signature, 32);
    memcpy(block_ + 32, key.bytes, 32);
    memcpy(block_ + 64, message, 32);
    memset(block_ + 96, 0, 32);
    block_[96] = 0x80;
    block_[126] = (96 * 8) >> 8;
}

Verification::Result Verification::step(const pith_key &key, uint32_t budget) {
    // A budget of 0 wraps to 2^32.
    while (stage_ != Stage::kDone) {
        unit(key, budget);
        if (--budget == 0) break;
    }
    return result_;
}

void Verification::end(Result result) {
    result_ = result;
    stage_ = Stage::kDone;
}

// Does one unit, or several units of the product. Subtracts all but the last from the budget.
void Verification::unit(const pith_key &key, uint32_t &budget) {
    switch (stage_) {
        case Stage::kHash:
            hash();
            stage_ = key.comb != nullptr ? Stage::kScalars : Stage::kKeyBegin;
            return;
        case Stage::kKeyBegin:
            if (!begin_key(key.bytes)) return end(Result::kBadKey);
            stage_ = Stage::kKeyPower;
            return;
        case Stage::kKeyPower:
        case Stage::kHalfPower:
        case Stage::kOrderPower:
            if (power_.step(q_.x, q_.y, q_.z, kSquaringsAUnit)) {
                stage_ = static_cast<Stage>(static_cast<uint8_t>(stage_) + 1);
            }
            return;
        case Stage::kKeyEnd:
            if (!end_key(key.bytes)) return end(Result::kBadKey);
            stage_ = Stage::kKeyOrder;
            return;
        case Stage::kKeyOrder:
            half_base(q_.z, q_.t);
            begin_power();
            stage_ = Stage::kHalfPower;
            return;
        case Stage::kHalfEnd:
            if (!end_half()) return end(Result::kBadKey);
            stage_ = Stage::kOrderPower;
            return;
        case Stage::kOrderEnd:
            if (!order_finish(q_.x, q_.z)) return end(Result::kBadKey);
            stage_ = Stage::kScalars;
            return;
        case Stage::kScalars:
            // Its memory may have changed since begin(), and between any two calls.
            if (key.comb != nullptr && !is_usable(*key.comb)) return end(Result::kBadKey);
            if (!below_order(s_)) return end(Result::kInvalid);
            begin_scalars(key.comb);
            stage_ = Stage::kProduct;
            return;
        case Stage::kProduct:
            if (key.comb != nullptr && !is_usable(*key.comb)) return end(Result::kBadKey);
            if (!product(key.comb != nullptr ? key.comb->base : kBaseComb,
                         key.comb != nullptr ? &key.comb->key : nullptr, budget)) {
                return;
            }
            minus_a_.product = q_.z;
            inversion().begin();
            operation_ = Euclid::kSteps;
            stage_ = Stage::kInverse;
            return;
        case Stage::kInverse:
            if (inversion().step()) {
                stage_ = Stage::kCompare;
            } else if (--operation_ == 0) {
                end(Result::kInvalid);  // never: see kSteps
            }
            return;
        case Stage::kCompare: return compare();
        case Stage::kDone: return;
    }
}

void Verification::hash() {
    memcpy(state_, hash::kSha512Initial, sizeof state_);
    const uint32_t token = fold(kFoldBasis, block_, 96);
    hash::sha512_compress(state_, block_);
    hash::sha512_write(block_, state_);
    reduce_hash(h_, block_);
    // Makes the token wrong if a fault skipped one of the three calls above: a signer could predict
    // h then. Checked last, so no one run of skipped bytes removes a call and this check.
    token_ = token ^ (change(state_) == 0) ^ h_.word[7] >> 29;
}

// Starts a power in q_: x is the value, y the saved value, z the base. t is the key's y.
void Verification::begin_power() {
    power_.begin(q_.x, q_.y, q_.z);
}

bool Verification::begin_key(const uint8_t bytes[32]) {
    if (!decode_y(q_.t, bytes)) return false;
    root_base(q_.z, q_.x, q_.t);
    begin_power();
    return true;
}

bool Verification::end_key(const uint8_t bytes[32]) {
    // The opposite parity gives the x of -A.
    if (!root_finish(q_.z, q_.x, q_.t, 1u - (bytes[31] >> 7))) return false;
    set_half_niels(minus_a_, q_.z, q_.t);
    return true;
}

bool Verification::end_half() {
    if (!half_finish(q_.y, q_.x, q_.z)) return false;
    subtract(q_.x, minus_a_.half_sum, minus_a_.half_difference);
    order_base(q_.z, q_.x, q_.t, q_.y);
    begin_power();
    return true;
}

void Verification::begin_scalars(const pith_comb *comb) {
    recode(s_, comb_digits(comb != nullptr ? comb->base : kBaseComb));
    if (comb == nullptr) return begin_product(kSignedDigits, 0);
    recode(h_, comb_digits(comb->key));
    // The first column needs no doubling: the sum is still the identity.
    begin_product(comb->base.steps > comb->key.steps ? comb->base.steps : comb->key.steps, 1);
}

void Verification::begin_product(uint32_t steps, uint32_t operation) {
    set_identity(q_);
    column_ = static_cast<uint8_t>(steps - 1);
    operation_ = static_cast<uint8_t>(operation);
    carry_ = 0;
    token_ -= steps;  // each column adds 1 again
}

// Computes q_ = [s_]B + [h_](-A), one operation a unit of budget: with the key's comb, or else with
// signed digits of h. Returns true when complete; the caller charges the last unit.
bool Verification::product(const Comb &base, const Comb *key, uint32_t &budget) {
    uint32_t column = column_, operation = operation_;
    bool more = true;
    while (more) {
        const uint32_t of_base = column < base.steps ? base.blocks : 0;
        int32_t digit = 0;
        uint32_t additions = of_base;
        if (key == nullptr) {
            digit = signed_digit(h_, column, carry_);
            additions += digit != 0 ? 1 : 0;
        } else if (column < key->steps) {
            additions += key->blocks;
        }
        for (;;) {
            const KeepT keep_t = operation < additions ? KeepT::kYes : KeepT::kNo;
            if (operation == 0) {
                double_point(q_, keep_t);
            } else if (operation <= of_base) {
                add_column(q_, base, s_, column + (operation - 1) * base.steps, keep_t);
            } else if (key != nullptr) {
                add_column(q_, *key, h_, column + (operation - of_base - 1) * key->steps, keep_t);
            } else {
                add_point(q_, minus_a_, digit < 0, keep_t);
            }
            const bool last = operation == additions;
            operation = last ? 0 : operation + 1;
            if (last) {
                if (key == nullptr) {
                    carry_ = static_cast<uint8_t>(signed_carry(h_, column, carry_));
                }
                token_ += 1;
                if (column-- == 0) return true;
            }
            more = budget != 1;
            if (!more) break;
            --budget;
            if (last) break;
        }
    }
    column_ = static_cast<uint8_t>(column);
    operation_ = static_cast<uint8_t>(operation);
    return false;
}

// Returns the inversion of Z. It overwrites Z, T and the key, which are no longer needed. Before,
// the key's third element takes a copy of Z.
Euclid Verification::inversion() {
    return {q_.t, q_.z, minus_a_.half_sum, minus_a_.half_difference, column_};
}

void Verification::compare() {
    const FieldElement &inverse = minus_a_.half_sum;
    if (!inversion().finish(minus_a_.product)) return end(Result::kInvalid);  // never
    multiply(q_.x, q_.x, inverse);
    multiply(q_.y, q_.y, inverse);
    reduce(q_.x);
    reduce(q_.y);
    // Encodes the point (RFC 8032 5.1.2).
    q_.y.word[7] |= q_.x.word[0] << 31;
    static_assert(!is_power_of_2(kComputedOffset - offsetof(Verification, r_)));
    uint32_t differ = 0;
    for (uint32_t i = 0; i < 8; ++i) differ |= q_.y.word[i] ^ r_.word[i];
    // x = 0 is the identity here: sums of points of order L never have order 2.
    const bool accept = differ == 0 && !same_words(q_.x, kZero);
    end(accept ? Result::kValid : Result::kInvalid);
}

// Compares bytes from last to first. volatile: the compiler must not merge the two comparisons.
uint32_t Verification::recheck(const uint8_t signature[64], const uint8_t message[32],
                               const pith_key &key) const {
    const volatile uint32_t *computed = q_.y.word;
    uint32_t differ = static_cast<uint32_t>(result_) ^ static_cast<uint32_t>(Result::kValid);
    for (uint32_t i = 32; i-- != 0;) {
        differ |= (computed[i / 4] >> 8 * (i % 4) & 0xFF) ^ signature[i];
    }
    uint32_t token = fold(kFoldBasis, signature, 32);
    token = fold(token, key.bytes, 32);
    return differ | (token_ ^ fold(token, message, 32));
}

}  // namespace pith::curve

#endif
