// SPDX-License-Identifier: MIT
// Generates signatures of random keys with libsodium, valid and broken in every known way.
#pragma once

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <random>

namespace tests {

using Bytes32 = std::array<uint8_t, 32>;

// Encodes the eight points whose order divides 8, then their non-canonical encodings. These are y +
// p, and a sign for x = 0 (RFC 8032 5.1.3 refuses both).
inline constexpr const char *kSmall[] = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};
inline constexpr size_t kSmallPoints = 8;

// L, little endian (RFC 8032 5.1).
inline constexpr uint8_t kOrder[32] = {
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

inline Bytes32 small_point(size_t index) {
    Bytes32 out{};
    sodium_hex2bin(out.data(), 32, kSmall[index], 64, nullptr, nullptr, nullptr);
    return out;
}

enum Way {
    kSound,
    kFlipR,
    kFlipS,
    kFlipMessage,
    kFlipKey,
    kAddOrder,     // S + k L
    kEdgeOfS,      // S at 0, L - 1, L, 2^252, 2^256 - 1
    kRandom,       // all 64 bytes
    kRandomR,      //
    kRandomS,      //
    kSmallR,       // a point of small order, maybe non-canonical
    kMixedR,       // R + T
    kNegatedR,     //
    kNegatedS,     // L - S
    kSwapped,      // S | R
    kSmallKey,     // small order, maybe non-canonical
    kMixedKey,     // A + T, with its signature
    kEquationR,    // R = S B - h A for a random S, but h belongs to another R
    kForgedSmall,  // a key of small order with S B = R: valid without an order check
    kWays
};
inline constexpr const char *kNames[kWays] = {
    "sound",     "flip_r",    "flip_s",    "flip_message", "flip_key",    "add_order", "edge_of_s",
    "random",    "random_r",  "random_s",  "small_r",      "mixed_r",     "negated_r", "negated_s",
    "swapped_r", "small_key", "mixed_key", "equation_r",   "small_forged"};

struct Trial {
    uint8_t key[32], message[32], signature[64];
    bool may_be_installed;  // known by construction, or from libsodium for a flipped key
};

class Trials {
 public:
    explicit Trials(uint64_t seed) : random_(seed) {}

    uint64_t below(uint64_t end) { return random_() % end; }
    void fill(uint8_t *bytes, size_t size) {
        for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(random_());
    }

    void use_key(const uint8_t seed[32]) {
        crypto_sign_seed_keypair(open_, secret_, seed);
        crypto_sign_ed25519_sk_to_curve25519(scalar_, secret_);  // the clamped scalar
    }
    const uint8_t *open() const { return open_; }

    Trial make(Way way) {
        Trial t{};
        fill(t.message, 32);
        memcpy(t.key, open_, 32);
        t.may_be_installed = true;
        crypto_sign_detached(t.signature, nullptr, t.message, 32, secret_);
        uint8_t *const r = t.signature, *const s = t.signature + 32;
        switch (way) {
            case kFlipR: flip(r); break;
            case kFlipS: flip(s); break;
            case kFlipMessage: flip(t.message); break;
            case kFlipKey:
                flip(t.key);
                t.may_be_installed = crypto_core_ed25519_is_valid_point(t.key) == 1;
                break;
            case kAddOrder:
                for (uint64_t times = 1 + below(15); times != 0; --times) sodium_add(s, kOrder, 32);
                break;
            case kEdgeOfS: edge(s); break;
            case kRandom: fill(r, 64); break;
            case kRandomR: fill(r, 32); break;
            case kRandomS:
                fill(s, 32);
                s[31] &= 0x0F;
                break;
            case kSmallR: {
                memcpy(r, small_point(below(std::size(kSmall))).data(), 32);
                // R = 0 and S = h a would satisfy the equation without a nonce.
                if (below(2) == 0) respond(s, r, t.key, t.message, nullptr);
                break;
            }
            case kMixedR: add_small(r); break;
            case kNegatedR: r[31] ^= 0x80; break;
            case kNegatedS: crypto_core_ed25519_scalar_negate(s, s); break;
            case kSwapped: std::swap_ranges(r, r + 32, s); break;
            case kSmallKey:
                memcpy(t.key, small_point(below(std::size(kSmall))).data(), 32);
                t.may_be_installed = false;
                break;
            case kMixedKey: {
                add_small(t.key);
                t.may_be_installed = false;
                uint8_t nonce[32];
                crypto_core_ed25519_scalar_random(nonce);
                crypto_scalarmult_ed25519_base_noclamp(r, nonce);
                respond(s, r, t.key, t.message, nonce);
                break;
            }
            case kEquationR: equation(t); break;
            case kForgedSmall:
                memcpy(t.key, small_point(below(std::size(kSmall))).data(), 32);
                t.may_be_installed = false;
                fill(s, 32);
                s[31] &= 0x0F;
                crypto_scalarmult_ed25519_base_noclamp(r, s);
                break;
            default: break;
        }
        return t;
    }

 private:
    void flip(uint8_t bytes[32]) { bytes[below(32)] ^= static_cast<uint8_t>(1u << below(8)); }
    void edge(uint8_t s[32]) {
        memset(s, 0, 32);
        const uint64_t which = below(6);
        if (which == 1 || which == 2) memcpy(s, kOrder, 32);
        if (which == 1) --s[0];
        if (which == 3) s[31] = 0x10;
        if (which == 4) memset(s, 0xFF, 32);
        if (which == 5) s[0] = 1;
    }
    // Adds a point of order 2, 4 or 8.
    void add_small(uint8_t point[32]) {
        const Bytes32 small = small_point(1 + below(kSmallPoints - 1));
        uint8_t sum[32];
        if (crypto_core_ed25519_add(sum, point, small.data()) == 0) memcpy(point, sum, 32);
    }
    static void challenge(uint8_t h[32], const uint8_t r[32], const uint8_t key[32],
                          const uint8_t message[32]) {
        uint8_t text[96], wide[64];
        memcpy(text, r, 32);
        memcpy(text + 32, key, 32);
        memcpy(text + 64, message, 32);
        crypto_hash_sha512(wide, text, 96);
        crypto_core_ed25519_scalar_reduce(h, wide);
    }
    // S = nonce + h a (RFC 8032 5.1.6).
    void respond(uint8_t s[32], const uint8_t r[32], const uint8_t key[32],
                 const uint8_t message[32], const uint8_t *nonce) {
        uint8_t h[32];
        challenge(h, r, key, message);
        uint8_t wide[64] = {}, a[32];
        memcpy(wide, scalar_, 32);
        crypto_core_ed25519_scalar_reduce(a, wide);
        crypto_core_ed25519_scalar_mul(s, h, a);
        if (nonce != nullptr) crypto_core_ed25519_scalar_add(s, s, nonce);
    }
    void equation(Trial &t) {
        uint8_t h[32], ha[32], sb[32];
        fill(t.signature + 32, 31);
        t.signature[63] = 0;
        challenge(h, t.signature, t.key, t.message);
        if (crypto_scalarmult_ed25519_noclamp(ha, h, t.key) != 0) return;
        if (crypto_scalarmult_ed25519_base_noclamp(sb, t.signature + 32) != 0) return;
        crypto_core_ed25519_sub(t.signature, sb, ha);
    }
    static void sodium_add(uint8_t *a, const uint8_t *b, size_t size) { ::sodium_add(a, b, size); }

    std::mt19937_64 random_;
    uint8_t open_[32], secret_[64], scalar_[32];
};

}  // namespace tests
