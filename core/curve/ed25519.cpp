// SPDX-License-Identifier: MIT
#ifndef PITH_SMALL_CURVE
#include "ed25519.hpp"

#include <string.h>

#include "hash/compress.hpp"
#include "hash/sha512.hpp"

namespace pith::curve {

// q_ holds in turn: the hashed block, the square root of a point, Euclid's numbers, the product.
// During the inversion of Z, the product's X and Y stay in q_.
static_assert(sizeof(Verification) == PITH_CHECK_SIZE_);

namespace {

// Returns the FNV-1a hash: a change of any single byte changes the result.
[[gnu::noinline]] uint32_t fold(uint32_t token, const uint8_t *bytes, uint32_t size) {
    for (uint32_t i = 0; i < size; ++i) token = (token ^ bytes[i]) * 0x01000193;
    return token;
}
constexpr uint32_t kFoldBasis = 0x811c9dc5;

bool has_comb(const pith_key &key) {
    return key.comb != nullptr && key.comb->key.teeth != 1;
}

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
    flags_ = 0;
    result_ = Result::kPending;
    read_words(given_.r.word, signature, 8);
    read_words(s_.word, signature + 32, 8);
    s_.word[8] = 0;
    given_.h.word[7] = ~uint32_t{0};  // no number below L
    given_.h.word[8] = 0;
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
        if (stage_ < Stage::kDecode) {
            unit(key, budget);
        } else if (Plain::is_linked()) {
            Plain::unit(*this, key, budget);
        } else {
            end(Result::kBadKey);
        }
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
            stage_ = Stage::kScalars;
            if (!has_comb(key)) {
                stage_ = Stage::kDecode;
                token_ -= kShortToken;  // the checked scalars add it again
            }
            return;
        case Stage::kScalars:
            // Its memory may have changed since begin(), and between any two calls.
            if (!has_comb(key) || !is_usable(*key.comb)) return end(Result::kBadKey);
            if (!below_order(s_)) return end(Result::kInvalid);
            begin_scalars(*key.comb);
            stage_ = Stage::kProduct;
            return;
        case Stage::kProduct:
            if (!has_comb(key) || !is_usable(*key.comb)) return end(Result::kBadKey);
            if (!product(*key.comb, budget)) return;
            of_z_.z = q_.z;
            inversion().begin(kP);
            operation_ = Euclid::kSteps;
            stage_ = Stage::kInverse;
            return;
        case Stage::kInverse:
            if (inversion().step(0)) {
                stage_ = Stage::kCompare;
            } else if (--operation_ == 0) {
                end(Result::kInvalid);  // never: see kSteps
            }
            return;
        default: return compare();
    }
}

void Verification::hash() {
    memcpy(state_, hash::kSha512Initial, sizeof state_);
    const uint32_t token = fold(kFoldBasis, block_, 96);
    hash::sha512_compress(state_, block_);
    hash::sha512_write(block_, state_);
    reduce_hash(given_.h, block_);
    // Makes the token wrong if a fault skipped one of the three calls above: a signer could predict
    // h then. Checked last, so no one run of skipped bytes removes a call and this check.
    token_ = token ^ (change(state_) == 0) ^ given_.h.word[7] >> 29;
}

void Verification::begin_scalars(const pith_comb &comb) {
    recode(s_, comb_digits(comb.base));
    recode(given_.h, comb_digits(comb.key));
    const uint32_t steps = comb.base.steps > comb.key.steps ? comb.base.steps : comb.key.steps;
    set_identity(q_);
    column_ = static_cast<uint8_t>(steps - 1);
    operation_ = 1;   // the first column needs no doubling: the sum is still the identity
    token_ -= steps;  // each column adds 1 again
}

// Computes q_ = [s_]B + [h](-A), one operation a unit of budget. Returns true when complete; the
// caller charges the last unit.
bool Verification::product(const pith_comb &comb, uint32_t &budget) {
    const Comb &base = comb.base, &key = comb.key;
    uint32_t column = column_, operation = operation_;
    bool more = true;
    while (more) {
        const uint32_t of_base = column < base.steps ? base.blocks : 0;
        const uint32_t additions = of_base + (column < key.steps ? key.blocks : 0);
        for (;;) {
            const KeepT keep_t = operation < additions ? KeepT::kYes : KeepT::kNo;
            if (operation == 0) {
                double_point(q_, keep_t);
            } else if (operation <= of_base) {
                add_column(q_, base, s_, column + (operation - 1) * base.steps, keep_t);
            } else {
                const uint32_t block = operation - of_base - 1;
                add_column(q_, key, given_.h, column + block * key.steps, keep_t);
            }
            const bool last = operation == additions;
            operation = last ? 0 : operation + 1;
            if (last) {
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

// Returns the inversion of Z. It overwrites Z and T.
Euclid Verification::inversion() {
    return {q_.t, q_.z, of_z_.inverse, of_z_.scratch, column_};
}

void Verification::compare() {
    if (!inversion().finish_inverse(of_z_.z)) return end(Result::kInvalid);  // never
    multiply(q_.x, q_.x, of_z_.inverse);
    multiply(q_.y, q_.y, of_z_.inverse);
    reduce(q_.x);
    reduce(q_.y);
    // Encodes the point (RFC 8032 5.1.2).
    q_.y.word[7] |= q_.x.word[0] << 31;
    static_assert(!is_power_of_2(kComputedOffset - offsetof(Verification, given_)));
    uint32_t differ = 0;
    for (uint32_t i = 0; i < 8; ++i) differ |= q_.y.word[i] ^ given_.r.word[i];
    // x = 0 is the identity here: sums of points of order L never have order 2.
    const bool accept = differ == 0 && !same_words(q_.x, kZero);
    end(accept ? Result::kValid : Result::kInvalid);
}

// Compares bytes from last to first. volatile: the compiler must not merge the two comparisons.
uint32_t Verification::recheck(const uint8_t signature[64], const uint8_t message[32],
                               const pith_key &key) const {
    const volatile uint32_t *computed = q_.y.word;
    uint32_t differ = static_cast<uint32_t>(result_) ^ static_cast<uint32_t>(Result::kValid);
    if (!has_comb(key) && Plain::is_linked()) {
        differ |= Plain::recheck(*this, signature, key);
    } else {
        for (uint32_t i = 32; i-- != 0;) {
            differ |= (computed[i / 4] >> 8 * (i % 4) & 0xFF) ^ signature[i];
        }
    }
    uint32_t token = fold(kFoldBasis, signature, 32);
    token = fold(token, key.bytes, 32);
    return differ | (token_ ^ fold(token, message, 32));
}

}  // namespace pith::curve

#endif
