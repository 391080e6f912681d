// SPDX-License-Identifier: MIT
// SHA-512 of R | A | message without a table. The initial state is the fractional parts of the
// square roots of the first 8 primes; the round constants are those of the cube roots of the first
// 80 (FIPS 180-4 5.3.5, 4.2.3). The multiplication of the field also finds these roots.
#ifdef PITH_SMALL_CURVE
#include "curve/small/ed25519.hpp"

#include "curve/scalar.hpp"
#include "curve/small/rounds.hpp"

namespace pith::curve {

using namespace small;

namespace {

// The root must not overlap the words of the hash.
static_assert(34 * sizeof(uint64_t) <= kTwoD * sizeof(Element));

// A root * 2^64, its square and its cube are below 2^67, 2^134 and 2^201, so none needs reduction.
constexpr uint32_t kRootBits = 67;
constexpr uint32_t kRootWords = (67 + kBits - 1) / kBits, kSquareWords = (134 + kBits - 1) / kBits;
constexpr Slot kRoot = kTwoD;
constexpr uint32_t kBitsAUnit = 4;

constexpr FieldElement two_d() {
    FieldElement d = kD;
    add(d, d, d);
    return d;
}

// 2^256 - L.
constexpr FieldElement minus_order() {
    FieldElement order = {}, minus = {};
    for (uint32_t i = 0; i < 8; ++i) order.word[i] = kOrder.word[i];
    uint64_t sum = 1;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += static_cast<uint32_t>(~order.word[i]);
        minus.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    return minus;
}

constexpr Element words(const FieldElement &a) {
    Element e = {};
    for (uint32_t i = 0; i < kSize; ++i) {
        e.word[i] = static_cast<Word>(a.word[i * kBits / 32] >> (i * kBits % 32));
    }
    return e;
}

// d = -121665 / 121666 (RFC 8032 5.1).
constexpr bool is_d(const FieldElement &d) {
    FieldElement product = {};
    multiply(product, d, {{121666}});
    add(product, product, {{121665}});
    return is_zero(product);
}
static_assert(is_d(kD));

constexpr Element kConstants[2] = {element(two_d()), words(minus_order())};
constexpr const Element &kMinusOrder = kConstants[1];

uint32_t next_prime(uint32_t prime) {
    uint32_t square, multiple;
    do {                           // at most 409
        if (++prime > 3) ++prime;  // odd
        uint32_t divisor = 1;
        do {
            ++divisor;
            square = divisor * divisor;
            multiple = square;
            while (multiple < prime) multiple += divisor;
        } while (multiple != prime && square < prime);
    } while (multiple == prime);
    return prime;
}

}  // namespace

void Verification::digest() {
    if (left_ <= kHash) return reduce(--left_ - kScalars);
    if (bit_ == 0) return next_root();
    Element &root = slots_[kRoot];
    Word square[2 * kRootWords], cube[2 * kSquareWords];
    do {
        --bit_;
        Word &word = root.word[bit_ / kBits];
        const uint32_t bit = uint32_t{1} << bit_ % kBits;
        word = static_cast<Word>(word ^ bit);
        product(square, root.word, root.word, kRootWords);
        const Word *whole = square + 128 / kBits;
        if (left_ <= kInitialState) {
            product(cube, root.word, square, kSquareWords);
            whole = cube + 192 / kBits;
        }
        if (*whole >= prime_) word = static_cast<Word>(word ^ bit);
    } while (bit_ % kBitsAUnit != 0);
}

// Uses the finished root and begins the next one.
void Verification::next_root() {
    Element &root = slots_[kRoot];
    uint64_t fraction = 0;
    for (uint32_t i = 64 / kBits; i-- != 0;) fraction = fraction << kBits | root.word[i];
    const uint32_t of_state = left_-- - kInitialState;
    if (of_state - 1 < 9) {
        // Words of the state come in order; a zero comes first and is overwritten.
        words_[kEnd - of_state] = fraction;
        words_[kEnd + 8 - of_state] = fraction;
        if (of_state == 1) prime_ = 1;
    } else {
        round(words_, fraction);
    }
    prime_ = static_cast<uint16_t>(next_prime(prime_));
    bit_ = kRootBits;
    clear(root.word, kSize);
}

// Adds one word of the digest to h, from the last word down. h becomes the digest modulo L (RFC
// 8032 5.1.7), but is only below 2^254.
void Verification::reduce(uint32_t index) {
    Element &h = slots_[kH];
    uint64_t word = words_[kState + index] + words_[kEnd + index];
    for (uint32_t bytes = 8; bytes != 0; --bytes) {
        // h' = 256 h + byte - (q - 1) L, with q = floor(h / 2^244) < 2^10 for h < 2^254. That is
        // (256 h + byte - q 2^252) + L - q (L - 2^252), where the first term is below
        // 2^252 + 256 and the last below 2^135. So 0 < h' < 2^254.
        const uint32_t q = h.word[kSize - 1] >> (kBits - 12);
        pith_small_row(h.word, h.word, 255, kSize);
        ripple(h, static_cast<uint8_t>(word), 0);
        if (q != 0) pith_small_row(h.word, kMinusOrder.word, static_cast<Word>(q - 1), kSize);
        word >>= 8;
    }
    if (index == 0) begin_product();
}

// Sets P to the identity, and 1 and 2d. The result is kInvalid unless S < L.
void Verification::begin_product() {
    clear(slots_->word, kTwoD * kSize);
    copy(slots_[kTwoD].word, kConstants->word, 2 * kSize);
    slots_[kY].word[0] = slots_[kZ].word[0] = slots_[kUnit].word[0] = 1;
    // kBeside holds 2^256 - L, copied with 2d; it is free from here on.
    if (pith_small_row(slots_[kBeside].word, slots_[kS].word, 1, kSize) != 0)
        result_ = Result::kInvalid;
}

}  // namespace pith::curve

#endif
