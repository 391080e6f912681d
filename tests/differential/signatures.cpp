// SPDX-License-Identifier: MIT
// Signatures, sound and spoilt in every known way, by keys of every kind: the curve's verdict
// against libsodium's and OpenSSL's.
//
//     signatures count=N seed=N share=K/N
//
// Where both agree on a key that may be installed, the verdict is theirs. Where they do not, as on
// small orders, on S of L or more or on spellings, it is no; so it is for keys whose order is not
// L, which they accept at times (RFC 8032 leaves it open).
#include <openssl/evp.h>
#include <sodium.h>
#include <pith/pinned_key.hpp>

#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "campaign.hpp"
#include "curve/ed25519.hpp"

namespace {

using pith::curve::Verification;
using Result = Verification::Result;
using Bytes32 = std::array<uint8_t, 32>;

// Secret of the pinned key: seed bytes 1, 6, 11, ...
constexpr const char *kPinned = "f6a84f875abe82b613215b020778cdf64b613bbaa81e52338be1b916ae3277d0";
constexpr pith::pinned_key<4> kByCompiler("4 teeth, by the compiler", kPinned);

// The encodings of the eight points whose order divides 8, then the other spellings of those that
// have one: y + p, and a sign for x = 0 (RFC 8032 5.1.3 refuses both).
constexpr const char *kSmall[] = {
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
constexpr size_t kSmallPoints = 8;

// L, little endian (RFC 8032 5.1).
constexpr uint8_t kOrder[32] = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                                0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
                                0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

Bytes32 small_point(size_t index) {
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
    kSmallR,       // a point of small order, or another spelling of one
    kMixedR,       // R + T
    kNegatedR,     //
    kNegatedS,     // L - S
    kSwapped,      // S | R
    kSmallKey,     // small order, or another spelling
    kMixedKey,     // A + T, signed as that key would
    kEquationR,    // R made to fit: R = S B - h A for a random S, but h is of another R
    kForgedSmall,  // a key of small order with S B = R: valid without an order check
    kWays
};
constexpr const char *kNames[kWays] = {
    "sound",     "flip_r",    "flip_s",    "flip_message", "flip_key",    "add_order", "edge_of_s",
    "random",    "random_r",  "random_s",  "small_r",      "mixed_r",     "negated_r", "negated_s",
    "swapped_r", "small_key", "mixed_key", "equation_r",   "small_forged"};

struct Trial {
    uint8_t key[32], message[32], signature[64];
    bool may_be_installed;  // by construction, or as libsodium says of a flipped key
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
                // R = 0 and S = h a would hold: the sum without a nonce.
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
    // Some point of order 2, 4 or 8 is added.
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

bool openssl_accepts(const Trial &t) {
    EVP_PKEY *const key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, t.key, 32);
    if (key == nullptr) return false;
    EVP_MD_CTX *const context = EVP_MD_CTX_new();
    const bool accepts = EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, key) == 1 &&
                         EVP_DigestVerify(context, t.signature, 64, t.message, 32) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return accepts;
}

Result verify(const Trial &t, const pith_key &key, uint32_t budget) {
    Verification v;
    v.begin(t.signature, t.message, key);
    Result result = Result::kPending;
    while (result == Result::kPending) result = v.step(key, budget);
    return result;
}

std::string input_of(const Trial &t) {
    std::string out(reinterpret_cast<const char *>(t.key), 32);
    out.append(reinterpret_cast<const char *>(t.message), 32);
    return out.append(reinterpret_cast<const char *>(t.signature), 64);
}

// Keys as a device may have them: pinned; met at run time, with a comb of 2 to 5 teeth or none.
class Device {
 public:
    // What pith_load_key() must say of the key, and the key as it is then used.
    const pith_key &load(const Trial &t, unsigned teeth) {
        key_ = {"key", {}, nullptr};
        memcpy(key_.bytes, t.key, 32);
        if (teeth == 0) return key_;  // not loaded: checked at its use
        const size_t size = teeth == 1 ? 0 : PITH_COMB_SIZE(teeth);
        const unsigned got = pith_load_key(&key_, memory_.get(), size);
        HOLDS(got == (t.may_be_installed ? teeth : 0u), input_of(t));
        return key_;
    }

 private:
    pith_key key_{};
    std::unique_ptr<uint64_t[]> memory_ = std::make_unique<uint64_t[]>(PITH_COMB_SIZE(5) / 8 + 1);
};

}  // namespace

int main(int count, char **words) {
    const tests::Options options(count, words);
    const uint64_t signatures = options.number("count", 10000);
    if (sodium_init() < 0) return 2;
    Trials trials(options.number("seed", 20260501) * 1000 + options.share());
    Device device;
    std::map<std::string, uint64_t> counts;
    uint8_t pinned_seed[32];
    for (uint32_t i = 0; i < 32; ++i) pinned_seed[i] = static_cast<uint8_t>(5 * i + 1);

    const pith_key *loaded = nullptr;
    for (uint64_t i = options.share(); i < signatures; i += options.shares()) {
        const uint64_t turn = i / options.shares();
        // A fresh key every sixteen signatures; every fourth of them is the pinned one.
        const bool is_pinned = turn / 16 % 4 == 0;
        const auto teeth = static_cast<unsigned>(turn / 16 % 7 == 6 ? 0 : 1 + turn / 16 % 5);
        if (turn % 16 == 0) {
            uint8_t seed[32];
            trials.fill(seed, 32);
            trials.use_key(is_pinned ? pinned_seed : seed);
            loaded = nullptr;
        }
        const Way way = trials.below(4) == 0 ? kSound : static_cast<Way>(trials.below(kWays));
        const Trial t = trials.make(way);
        const bool is_own_key = memcmp(t.key, trials.open(), 32) == 0;
        const pith_key *key = &kByCompiler.key;
        if (!is_pinned || !is_own_key) {
            if (loaded == nullptr || !is_own_key) loaded = nullptr;
            key = loaded != nullptr ? loaded : &device.load(t, teeth);
            loaded = is_own_key ? key : nullptr;
        }
        const bool by_sodium = crypto_sign_verify_detached(t.signature, t.message, 32, t.key) == 0;
        const bool by_openssl = openssl_accepts(t);
        const auto budget = static_cast<uint32_t>(trials.below(4) == 0 ? 1 + trials.below(50) : 0);
        const Result got = verify(t, *key, budget);
        const bool wants = t.may_be_installed && by_sodium && by_openssl;
        HOLDS(got == (wants                ? Result::kValid
                      : t.may_be_installed ? Result::kInvalid
                                           : Result::kBadKey),
              input_of(t));
        HOLDS(way != kSound || wants, input_of(t));
        ++counts["signatures"];
        ++counts[std::string("of_") + kNames[way]];
        if (wants) ++counts["valid"];
        if (by_sodium != by_openssl) ++counts["they_disagree"];
        if (by_sodium && by_openssl && !wants) ++counts["both_accept_a_key_of_another_order"];
        ++counts[key == &kByCompiler.key ? "pinned" : key->comb != nullptr ? "loaded" : "no_comb"];
    }
    std::string line;
    for (const auto &[name, number] : counts)
        line += (line.empty() ? "{\"" : ", \"") + name + "\": " + std::to_string(number);
    std::printf("%s}\n", line.c_str());
    return 0;
}
