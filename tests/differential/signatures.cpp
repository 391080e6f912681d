// SPDX-License-Identifier: MIT
// Compares the curve's verdict with libsodium's and OpenSSL's. Signatures are valid, or broken in
// every known way; keys are of every kind.
//
//     signatures count=N seed=N share=K/N
//
// If both accept or both refuse with a valid key, core must agree. If they differ (small orders, S
// >= L, non-canonical encodings), core must refuse. Core also refuses keys whose order is not L;
// the others sometimes accept them (RFC 8032 allows both).
#include <openssl/evp.h>
#include <sodium.h>
#include <pith/pinned_key.hpp>

#include <cstring>
#include <map>
#include <memory>

#include "campaign.hpp"
#include "curve/ed25519.hpp"
#include "signature_trials.hpp"

namespace {

using pith::curve::Verification;
using Result = Verification::Result;
using tests::Trial;
using tests::Trials;
using tests::Way;

// The secret of the pinned key: seed bytes 1, 6, 11, ...
constexpr const char *kPinned = "f6a84f875abe82b613215b020778cdf64b613bbaa81e52338be1b916ae3277d0";
constexpr pith::pinned_key<4> kByCompiler("4 teeth, by the compiler", kPinned);

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

// The keys of a device: pinned, or loaded at run time with a comb of 2 to 5 teeth, or without a
// comb and checked before or at each use.
class Device {
 public:
    // Checks the result of pith_load_key() and returns the key.
    const pith_key &load(const Trial &t, unsigned teeth) {
        key_ = {"key", {}, nullptr};
        memcpy(key_.bytes, t.key, 32);
        if (teeth == 0) return key_;  // not loaded: checked when used
        const unsigned got = pith_load_key(&key_, memory_.get(), PITH_COMB_SIZE(teeth));
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
        // Makes a new key after every sixteen signatures; every fourth key is the pinned key.
        const bool is_pinned = turn / 16 % 4 == 0;
        const auto teeth = static_cast<unsigned>(turn / 16 % 7 == 6 ? 0 : 1 + turn / 16 % 5);
        if (turn % 16 == 0) {
            uint8_t seed[32];
            trials.fill(seed, 32);
            trials.use_key(is_pinned ? pinned_seed : seed);
            loaded = nullptr;
        }
        const Way way =
            trials.below(4) == 0 ? tests::kSound : static_cast<Way>(trials.below(tests::kWays));
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
        HOLDS(way != tests::kSound || wants, input_of(t));
        ++counts["signatures"];
        ++counts[std::string("of_") + tests::kNames[way]];
        if (wants) ++counts["valid"];
        if (by_sodium != by_openssl) ++counts["they_disagree"];
        if (by_sodium && by_openssl && !wants) ++counts["both_accept_a_key_of_another_order"];
        ++counts[key == &kByCompiler.key     ? "pinned"
                 : key->comb == nullptr      ? "no_comb"
                 : key->comb->key.teeth == 1 ? "checked"
                                             : "loaded"];
    }
    std::string line;
    for (const auto &[name, number] : counts)
        line += (line.empty() ? "{\"" : ", \"") + name + "\": " + std::to_string(number);
    std::printf("%s}\n", line.c_str());
    return 0;
}
