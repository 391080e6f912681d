// SPDX-License-Identifier: MIT
#ifdef PITH_SMALL_CURVE
#include "curve/small/ed25519.hpp"

#include "curve/small/rounds.hpp"

namespace pith::curve {

using namespace small;

namespace {

constexpr uint32_t kOperationsAUnit = 2;
static_assert((kAddEnd - kAddAffine) % kOperationsAUnit == 0);
static_assert((kAddEnd - kAddExtended) % kOperationsAUnit == 0);

// y^2 - x^2 = 1 + d x^2 y^2.
constexpr bool is_on_curve(const FieldElement &x, const FieldElement &y) {
    FieldElement xx = {}, yy = {}, left = {}, right = {};
    square(xx, x);
    square(yy, y);
    subtract(left, yy, xx);
    multiply(right, xx, yy);
    multiply(right, right, kD);
    add(right, right, kOne);
    return equal(left, right);
}
static_assert(is_on_curve(kBaseX, kBaseY));

constexpr AffinePoint kBase = {element(kBaseX), element(kBaseY)};

// Reads little-endian bytes into one element, or into two consecutive ones.
[[gnu::noinline]] void read(Element &e, const uint8_t *bytes, uint32_t count) {
    Word *to = e.word;
    do {
        *to = static_cast<Word>(*to >> 8 | Word{*bytes++} << (kBits - 8));
        if (--count % (kBits / 8) == 0) ++to;
    } while (count != 0);
}

}  // namespace

void Verification::begin(const uint8_t signature[64], const uint8_t message[32],
                         const pith_key &key) {
    left_ = kBegin;
    prime_ = 1;
    bit_ = 0;
    operation_ = kAddEnd;
    result_ = key.comb != nullptr ? Result::kPending : Result::kBadKey;
    clear(slots_->word, kSlots * kSize);
    read(slots_[kR], signature, 64);
    read(slots_[kMessage], message, 32);
    // R | A | message has 96 bytes and fits into one block with SHA-512's padding.
    take(words_ + kOldest, signature);
    take(words_ + kOldest - 4, key.bytes);
    take(words_ + kOldest - 8, message);
    words_[kOldest - 12] = uint64_t{0x80} << 56;
    words_[kOldest - 15] = 96 * 8;
}

Verification::Result Verification::step(const pith_key &key, uint32_t budget) {
    // A budget of 0 wraps to 2^32.
    while (result_ == Result::kPending) {
        unit(key);
        if (--budget == 0) break;
    }
    return result_;
}

void Verification::unit(const pith_key &key) {
    if (left_ > kScalars) return digest();
    if (operation_ != kAddEnd) {
        operation_ = static_cast<uint8_t>(operation_ + kOperationsAUnit);
        return run(slots_, operation_ - kOperationsAUnit, operation_);
    }
    const uint32_t left = --left_;
    if (left >= kProduct) {
        // For each bit: P = 2P; P -= A if h has the bit; P += B if S has it; an empty unit.
        const Word *addend = slots_->word;
        uint32_t count = 4 * kSize;
        uint8_t first = kAddExtended;
        const uint32_t which = left % 4;
        if (which != 3) {
            const uint32_t bit = (left - kProduct) / 4;
            if (which == 0 || (slots_[kR + which].word[bit / kBits] >> bit % kBits & 1) == 0)
                return;
            addend = reinterpret_cast<const Word *>(which == 1 ? &kBase : &key.comb->minus_key);
            count = 2 * kSize;
            first = kAddAffine;
        }
        copy(slots_[kQx].word, addend, count);
        operation_ = first;
    } else if (left >= kInverse) {
        // 1 / Z = Z^(p-2) (RFC 8032 5.1.1). Two of the 255 bits of p - 2 = 2^255 - 21 are zero.
        const uint32_t bit = left - kInverse;
        run(slots_, kSquare, bit == 2 || bit == 4 ? kSquareEnd : kSquareMultiplyEnd);
    } else {
        compare();
    }
}

void Verification::compare() {
    run(slots_, kToAffine, kToAffineEnd);
    Element &x = slots_[kX];
    Element &y = slots_[kY];
    canonicalize(x);
    canonicalize(y);
    // Encodes the point (RFC 8032 5.1.2).
    y.word[kSize - 1] = static_cast<Word>(y.word[kSize - 1] | x.word[0] << (kBits - 1));
    uint32_t differ = 0, any = 0;
    for (uint32_t i = 0; i < kSize; ++i) {
        differ |= y.word[i] ^ slots_[kR].word[i];
        any |= x.word[i];
    }
    // x = 0 is the identity here: sums of points of order L never have order 2.
    result_ = differ == 0 && any != 0 ? Result::kValid : Result::kInvalid;
}

// Compares bytes from last to first. volatile: the compiler must not merge the two comparisons.
uint32_t Verification::recheck(const uint8_t signature[64], const uint8_t message[32],
                               const pith_key &) const {
    const volatile Word *computed = slots_[kY].word;
    uint32_t differ = static_cast<uint32_t>(result_) ^ static_cast<uint32_t>(Result::kValid);
    for (uint32_t i = 32; i-- != 0;) {
        const uint32_t at = i * 8 / kBits, shift = i * 8 % kBits;
        differ |= (uint32_t{computed[at]} >> shift & 0xFF) ^ signature[i];
        differ |= (uint32_t{slots_[kMessage].word[at]} >> shift & 0xFF) ^ message[i];
    }
    return differ;
}

}  // namespace pith::curve

#endif
