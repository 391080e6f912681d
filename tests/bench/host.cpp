// SPDX-License-Identifier: MIT
// bench_host RECORD : times one Ed25519 verification by pith, libsodium and OpenSSL on this
// machine. They take turns, so that other load affects all equally. Prints the median of many
// turns.
#include <openssl/evp.h>
#include <openssl/opensslv.h>
#include <pith/pith.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "codec/codec.hpp"
#include "curve/ed25519.hpp"

namespace {

constexpr size_t kTurns = 1001;

struct Signed {
    std::array<uint8_t, 64> signature;
    std::array<uint8_t, 32> digest;
};

[[noreturn]] void fail(const std::string &what) {
    std::fprintf(stderr, "bench_host: %s\n", what.c_str());
    std::exit(1);
}

// Returns the first `size` characters of the first member `key`.
const uint8_t *member(const std::string &text, const std::string &key, size_t size) {
    const std::string start = "\"" + key + "\":\"";
    const size_t at = text.find(start);
    if (at == std::string::npos || at + start.size() + size > text.size())
        fail("the record has no " + key);
    return reinterpret_cast<const uint8_t *>(text.data()) + at + start.size();
}

Signed read(const char *name) {
    std::ifstream in(name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.empty()) fail(std::string("cannot read ") + name);
    Signed out;
    if (!pith::codec::decode_hex(member(text, "canonical_sha256", 64), 64, out.digest.data(), 32) ||
        !pith::codec::decode_base64(member(text, "signature_b64", 88), 88, out.signature.data(),
                                    64))
        fail("the record's receipt is malformed");
    return out;
}

bool ours(const Signed &in, const pith_key &key) {
    pith::curve::Verification verification;
    verification.begin(in.signature.data(), in.digest.data(), key);
    return verification.step(key, 0) == pith::curve::Verification::Result::kValid;
}

bool sodium(const Signed &in) {
    return crypto_sign_verify_detached(in.signature.data(), in.digest.data(), in.digest.size(),
                                       pith_registry_key.bytes) == 0;
}

bool openssl(const Signed &in, EVP_PKEY *key, EVP_MD_CTX *context) {
    EVP_MD_CTX_reset(context);
    return EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, key) == 1 &&
           EVP_DigestVerify(context, in.signature.data(), in.signature.size(), in.digest.data(),
                            in.digest.size()) == 1;
}

struct Times {
    std::string name;
    std::vector<double> microseconds;

    template <class Check>
    void turn(Check check) {
        const auto start = std::chrono::steady_clock::now();
        const bool valid = check();
        const auto end = std::chrono::steady_clock::now();
        if (!valid) fail(name + " refuses the signature");
        microseconds.push_back(std::chrono::duration<double, std::micro>(end - start).count());
    }
    double median() {
        const auto middle = microseconds.begin() + kTurns / 2;
        std::nth_element(microseconds.begin(), middle, microseconds.end());
        return *middle;
    }
};

}  // namespace

int main(int argc, char **argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_host RECORD\n");
        return 2;
    }
    const Signed in = read(argv[1]);
    if (sodium_init() < 0) fail("libsodium does not start");
    alignas(pith_comb) static unsigned char comb[PITH_COMB_SIZE(5)];
    pith_key loaded = pith_registry_key;
    if (pith_load_key(&loaded, comb, sizeof comb) != 5) fail("the key is not loaded");
    pith_key bare = pith_registry_key;
    bare.comb = nullptr;
    EVP_PKEY *key =
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, pith_registry_key.bytes, 32);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (key == nullptr || context == nullptr) fail("OpenSSL does not take the key");

    Times times[] = {{"pith, key pinned", {}},
                     {"pith, key loaded before", {}},
                     {"pith, key without a table", {}},
                     {std::string("libsodium ") + SODIUM_VERSION_STRING, {}},
                     {std::string("OpenSSL ") + OPENSSL_VERSION_STR, {}}};
    for (size_t turn = 0; turn < kTurns; ++turn) {
        times[0].turn([&] { return ours(in, pith_registry_key); });
        times[1].turn([&] { return ours(in, loaded); });
        times[2].turn([&] { return ours(in, bare); });
        times[3].turn([&] { return sodium(in); });
        times[4].turn([&] { return openssl(in, key, context); });
    }
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    const double unit = times[0].median();
    for (Times &one : times)
        std::printf("%-26s %8.1f us  %5.2f times ours\n", one.name.c_str(), one.median(),
                    one.median() / unit);
    return 0;
}
