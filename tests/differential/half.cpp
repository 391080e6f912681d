// SPDX-License-Identifier: MIT
// Compares the verdict of a key without a comb with the equation R = [S]B - [h]A, which libsodium
// evaluates. The hash h is chosen, so it can be hard: half-size scalars depend on it.
//
//     half count=N seed=N share=K/N
//
// A and R are points of the group of order 8 L, with all 64 pairs of small parts, or encodings that
// are not canonical. Accepted must be exactly: A of order L, S < L, R the canonical encoding of the
// equation's point, R not the identity.
#include <sodium.h>

#include <cstring>
#include <map>
#include <memory>

#include "campaign.hpp"
#include "conformance/ed25519_equation.hpp"
#include "signature_trials.hpp"

namespace {

using namespace pith::curve;
using Result = Verification::Result;
using tests::Bytes32;

class Source {
 public:
    explicit Source(uint64_t seed) : random_(seed) {}
    uint64_t below(uint64_t end) { return random_() % end; }
    // A scalar below L of at most so many bits.
    Bytes32 scalar(uint64_t bits) {
        uint8_t wide[64] = {};
        for (uint64_t i = 0; i < bits; ++i) {
            if (below(2) != 0) wide[i / 8] = static_cast<uint8_t>(wide[i / 8] | 1u << i % 8);
        }
        Bytes32 out;
        crypto_core_ed25519_scalar_reduce(out.data(), wide);
        return out;
    }

 private:
    std::mt19937_64 random_;
};

Bytes32 power_of_two(uint64_t bit) {
    Bytes32 out{};
    out[bit / 8] = static_cast<uint8_t>(1u << bit % 8);
    return out;
}

Bytes32 negated(const Bytes32 &a) {
    Bytes32 out;
    crypto_core_ed25519_scalar_negate(out.data(), a.data());
    return out;
}

// a / c modulo L.
Bytes32 quotient(const Bytes32 &a, Bytes32 c) {
    Bytes32 out, inverse;
    if (crypto_core_ed25519_scalar_invert(inverse.data(), c.data()) != 0) return a;
    crypto_core_ed25519_scalar_mul(out.data(), a.data(), inverse.data());
    return out;
}

enum Kind { kAny, kShort, kPower, kInversePower, kNear, kFraction, kEven, kLongStep, kKinds };
constexpr const char *kNames[kKinds] = {"any",  "short",    "power",     "inverse_power",
                                        "near", "fraction", "even_part", "long_step"};

// Hashes of every kind that makes half of Euclid's algorithm long or its results uneven.
Bytes32 hash_of(Kind kind, Source &random) {
    Bytes32 h{};
    switch (kind) {
        case kShort: h = random.scalar(random.below(253)); break;
        case kPower: h = power_of_two(random.below(252)); break;
        case kInversePower: h = quotient(power_of_two(0), power_of_two(random.below(252))); break;
        case kNear:  // 0, 1, 2 ... and near a power of 2
            h = random.scalar(3);
            if (random.below(2) == 0) {
                crypto_core_ed25519_scalar_add(h.data(), h.data(),
                                               power_of_two(random.below(252)).data());
            }
            break;
        case kFraction:
            h = quotient(random.scalar(1 + random.below(130)),
                         random.scalar(1 + random.below(130)));
            break;
        case kEven: {  // with an even c as the only short one
            Bytes32 c = random.scalar(1 + random.below(127));
            c[0] &= 0xFE;
            Bytes32 a = random.scalar(1 + random.below(127));
            a[0] |= 1;
            h = quotient(a, c);
            break;
        }
        case kLongStep: {  // L / h near a short number
            const Bytes32 divisor = random.scalar(1 + random.below(200));
            h = quotient(random.scalar(20), divisor);
            break;
        }
        default: h = random.scalar(400); break;
    }
    if (random.below(2) == 0) h = negated(h);
    return h;
}

// a + times times b
void add_times(Bytes32 &a, const Bytes32 &b, uint64_t times) {
    while (times-- != 0) {
        Bytes32 sum;
        crypto_core_ed25519_add(sum.data(), a.data(), b.data());
        a = sum;
    }
}

Bytes32 times_base(const Bytes32 &k) {
    Bytes32 out{1};  // libsodium refuses to return the identity
    if (crypto_scalarmult_ed25519_base_noclamp(out.data(), k.data()) != 0) out = {1};
    return out;
}

// h modulo 8, for the small part of [h]A.
uint64_t small_of(const Bytes32 &h) {
    return h[0] % 8;
}

const Bytes32 kOrder8 = tests::small_point(6);

std::string input_of(const Bytes32 &key, const uint8_t *signature, const Bytes32 &h) {
    std::string out(reinterpret_cast<const char *>(key.data()), 32);
    out.append(reinterpret_cast<const char *>(signature), 64);
    return out.append(reinterpret_cast<const char *>(h.data()), 32);
}

}  // namespace

int main(int count, char **words) {
    const tests::Options options(count, words);
    const uint64_t signatures = options.number("count", 10000);
    if (sodium_init() < 0) return 2;
    Source random(options.number("seed", 20260601) * 1000 + options.share());
    std::map<std::string, uint64_t> counts;
    auto memory = std::make_unique<uint64_t[]>(PITH_COMB_SIZE(1) / 8 + 1);
    uint64_t pairs = 0;

    for (uint64_t i = options.share(); i < signatures; i += options.shares()) {
        // A, with a small part in half of the turns
        const Bytes32 a = random.scalar(400);
        const uint64_t of_key = random.below(2) == 0 ? 0 : random.below(8);
        Bytes32 key_bytes = times_base(a);
        add_times(key_bytes, kOrder8, of_key);
        bool may_be_installed = of_key == 0;

        const Kind kind = static_cast<Kind>(random.below(kKinds));
        const Bytes32 h = hash_of(kind, random);
        Bytes32 s = random.scalar(random.below(10) == 0 ? random.below(253) : 400);
        bool is_below = true;

        // E = [S - h a]B - [h mod 8] small part of A
        Bytes32 k, r;
        crypto_core_ed25519_scalar_mul(k.data(), h.data(), a.data());
        crypto_core_ed25519_scalar_sub(k.data(), s.data(), k.data());
        Bytes32 expected = times_base(k);
        add_times(expected, kOrder8, (8 - small_of(h) * of_key % 8) % 8);

        // R, with a small part, or wrong in another way
        const uint64_t of_r = random.below(2) == 0 ? 0 : random.below(8);
        r = expected;
        add_times(r, kOrder8, of_r);
        pairs |= uint64_t{1} << (8 * of_key + of_r);
        switch (random.below(12)) {
            case 0: r[random.below(32)] ^= static_cast<uint8_t>(1u << random.below(8)); break;
            case 1: s[random.below(32)] ^= static_cast<uint8_t>(1u << random.below(8)); break;
            case 2: {  // S + L
                uint32_t carry = 0;
                for (size_t j = 0; j < 32; ++j) {
                    carry += s[j] + uint32_t{tests::kOrder[j]};
                    s[j] = static_cast<uint8_t>(carry);
                    carry >>= 8;
                }
                is_below = false;
                break;
            }
            case 3: r = tests::small_point(random.below(std::size(tests::kSmall))); break;
            case 4:
                key_bytes = tests::small_point(random.below(std::size(tests::kSmall)));
                may_be_installed = false;
                break;
            case 5: {  // R is the identity: S = h a
                crypto_core_ed25519_scalar_mul(s.data(), h.data(), a.data());
                r = {1};
                if (random.below(4) == 0)
                    r = tests::small_point(random.below(std::size(tests::kSmall)));
                break;
            }
            default: break;
        }
        // The equation again if S has changed.
        if (is_below) {
            Bytes32 reduced;
            uint8_t wide[64] = {};
            memcpy(wide, s.data(), 32);
            crypto_core_ed25519_scalar_reduce(reduced.data(), wide);
            is_below = reduced == s;
            crypto_core_ed25519_scalar_mul(k.data(), h.data(), a.data());
            crypto_core_ed25519_scalar_sub(k.data(), reduced.data(), k.data());
            expected = times_base(k);
            add_times(expected, kOrder8, (8 - small_of(h) * of_key % 8) % 8);
        }
        const bool is_identity = r == Bytes32{1};
        const bool wants = is_below && r == expected && !is_identity;

        uint8_t signature[64];
        memcpy(signature, r.data(), 32);
        memcpy(signature + 32, s.data(), 32);
        Scalar hash = {};
        read_words(hash.word, h.data(), 8);
        pith_key key{"key", {}, nullptr};
        memcpy(key.bytes, key_bytes.data(), 32);
        const bool is_checked = random.below(2) == 0;
        if (is_checked) {
            const unsigned teeth = pith_load_key(&key, memory.get(), PITH_COMB_SIZE(1));
            HOLDS(teeth == (may_be_installed ? 1u : 0u), input_of(key_bytes, signature, h));
        } else {
            Plain::set(key);
        }
        Verification v;
        const Result got = EquationTest::run_hash(v, signature, hash, key);
        HOLDS(got == (!may_be_installed ? Result::kBadKey
                      : wants           ? Result::kValid
                                        : Result::kInvalid),
              input_of(key_bytes, signature, h));
        EquationTest::Halves halves;
        pith_key bare = key;
        Plain::set(bare);
        HOLDS(EquationTest::halve(halves, hash, bare), input_of(key_bytes, signature, h));
        ++counts["signatures"];
        ++counts[std::string("hash_") + kNames[kind]];
        if (may_be_installed && wants) ++counts["valid"];
        if (!may_be_installed) ++counts["bad_key"];
        if (halves.needs_order) ++counts["even_c"];
        if (is_checked) ++counts["checked"];
        if (of_key != 0 || of_r != 0) ++counts["with_a_small_part"];
    }
    for (uint64_t i = 0; i < 64; ++i) {
        if ((pairs >> i & 1) != 0) ++counts["pairs_of_small_parts_of_each_job"];
    }
    std::string line;
    for (const auto &[name, number] : counts)
        line += (line.empty() ? "{\"" : ", \"") + name + "\": " + std::to_string(number);
    std::printf("%s}\n", line.c_str());
    return 0;
}
