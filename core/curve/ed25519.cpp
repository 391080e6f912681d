// SPDX-License-Identifier: MIT
#include "ed25519.hpp"

#include <string.h>

#include "hash/compress.hpp"
#include "hash/sha512.hpp"
#include "subgroup.hpp"

namespace pith::curve {

// What does not live at the same time shares q_: the hashed block; then the square root of a key;
// then the product; then, beside its X and Y, the inversion of Z.
static_assert(sizeof(Verification) <= 400);

namespace {

constexpr uint32_t kSquaringsAUnit = 8;

// FNV-1a: no single byte changes without its result.
[[gnu::noinline]] uint32_t fold(uint32_t token, const uint8_t *bytes, uint32_t size) {
    for (uint32_t i = 0; i < size; ++i) token = (token ^ bytes[i]) * 0x01000193;
    return token;
}
constexpr uint32_t kFoldBasis = 0x811c9dc5;

// What SHA-512 has made of its initial state. A function by itself: where it is used, the address
// of that state must be in no register that a wrong bit could put in the place of another.
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
    // R | A | message of 96 bytes and SHA-512's padding fill one block.
    memcpy(block_, signature, 32);
    memcpy(block_ + 32, key.bytes, 32);
    memcpy(block_ + 64, message, 32);
    memset(block_ + 96, 0, 32);
    block_[96] = 0x80;
    block_[126] = (96 * 8) >> 8;
}

Verification::Result Verification::step(const pith_key &key, uint32_t budget) {
    // A budget of 0 wraps and is 2^32.
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

// One unit, or several of the product; all but the last are taken off the budget here.
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
            if (!below_order(s_)) return end(Result::kInvalid);
            begin_scalars(key.comb);
            stage_ = Stage::kProduct;
            return;
        case Stage::kProduct:
            if (!product(key.comb != nullptr ? key.comb->base : kBaseComb,
                         key.comb != nullptr ? &key.comb->key : nullptr, budget)) {
                return;
            }
            inversion().begin();
            stage_ = Stage::kInverse;
            return;
        case Stage::kInverse:
            if (inversion().step()) stage_ = Stage::kCompare;
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
    // Wrong where one of the three above was passed over: who signs may know what h is then. Looked
    // at last, so that no run of skipped bytes takes both.
    token_ = token ^ (change(state_) == 0) ^ h_.word[7] >> 29;
}

// Of a power, in q_: x is what it comes to, y what it saves, z its base. t is the key's y.
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
    // The other x is the x of -A.
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
    // The first column needs no doubling, for nothing is there yet.
    begin_product(comb->base.steps > comb->key.steps ? comb->base.steps : comb->key.steps, 1);
}

void Verification::begin_product(uint32_t steps, uint32_t operation) {
    set_identity(q_);
    column_ = static_cast<uint8_t>(steps - 1);
    operation_ = static_cast<uint8_t>(operation);
    carry_ = 0;
    token_ -= steps;  // each of which gives one back
}

// q_ = [s_]B + [h_](-A), by the key's comb or, without one, by signed digits of h: as many
// operations as the budget has. True after the last, which leaves one of the budget.
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

// 1 / Z: in place of Z, T and the key, none of which is wanted any more.
Euclid Verification::inversion() {
    return {q_.t, q_.z, minus_a_.half_sum, minus_a_.half_difference, column_};
}

void Verification::compare() {
    const FieldElement &inverse = minus_a_.half_sum;
    multiply(q_.x, q_.x, inverse);
    multiply(q_.y, q_.y, inverse);
    reduce(q_.x);
    reduce(q_.y);
    // Encoded as RFC 8032 5.1.2 says.
    q_.y.word[7] |= q_.x.word[0] << 31;
    static_assert(!is_power_of_2(kComputedOffset - offsetof(Verification, r_)));
    uint32_t differ = 0;
    for (uint32_t i = 0; i < 8; ++i) differ |= q_.y.word[i] ^ r_.word[i];
    // x = 0 is the identity here (order 2 is not reached from points of order L).
    const bool accept = differ == 0 && !same_words(q_.x, kZero);
    end(accept ? Result::kValid : Result::kInvalid);
}

// Bytes, from the last to the first. volatile: or a compiler that sees both may keep one.
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
