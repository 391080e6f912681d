// SPDX-License-Identifier: MIT
// A firmware with one part of the verifier, which PART names.
#include <pith/audit.h>

#include "curve/ed25519.hpp"
#include "hash/sha256.hpp"
#include "json/scan.hpp"
#include "verify/capture.hpp"

#define DEVICE (*(volatile int32_t *)0x40004000)  // a byte of the input; negative: no more

namespace {

[[maybe_unused]] void read(uint8_t *data, size_t size) {
    for (size_t i = 0; i < size; ++i) data[i] = static_cast<uint8_t>(DEVICE);
}

[[maybe_unused]] bool verifies(const pith_key &key) {
    static pith::curve::Verification verification;
    uint8_t signature[64];
    uint8_t message[32];
    read(signature, sizeof signature);
    read(message, sizeof message);
    verification.begin(signature, message, key);
    return verification.step(key, 0) == pith::curve::Verification::Result::kValid;
}

[[maybe_unused]] bool ed25519() {
    return verifies(pith_registry_key);
}

// Loads a key with room for so many teeth.
template <unsigned teeth>
bool ed25519_by_loaded() {
    alignas(pith_comb) static unsigned char memory[PITH_COMB_SIZE(teeth)];
    pith_key key = {"", {}, nullptr};
    read(key.bytes, sizeof key.bytes);
    return pith_load_key(&key, memory, sizeof memory) != 0 && verifies(key);
}

[[maybe_unused]] bool ed25519_checked() {
    return ed25519_by_loaded<1>();
}

[[maybe_unused]] bool ed25519_loaded() {
    return ed25519_by_loaded<5>();
}

[[maybe_unused]] bool ed25519_key() {
#ifdef PITH_SMALL_CURVE  // has no other way
    return ed25519_checked();
#else
    pith_key key = {"", {}, nullptr};
    pith::curve::Plain::set(key);
    read(key.bytes, sizeof key.bytes);
    return verifies(key);
#endif
}

[[maybe_unused]] bool scan() {
    static pith::json::Scanner scanner;
    static pith::verify::Capture capture;
    scanner.begin();
    capture.begin();
    for (int32_t next; (next = DEVICE) >= 0;) {
        const uint8_t byte = static_cast<uint8_t>(next);
        scanner.feed(&byte, 1, capture);
        if (capture.ready() != nullptr) capture.release();
    }
    return scanner.end() == PITH_PENDING && capture.fault() == PITH_PENDING;
}

[[maybe_unused]] bool audit() {
    static pith_source_audit s;
    const auto *document = reinterpret_cast<const void *>(0x00200000);
    const pith_source source = pith_mapped(document, static_cast<uint32_t>(DEVICE));
    pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, &source);
    while (pith_source_audit_step(&s, 4) == PITH_PENDING) {
    }
    pith_claims claims;
    return pith_audit_claims(&s.audit, &claims) == PITH_GENUINE;
}

[[maybe_unused]] bool audit_sorted() {
    static pith_audit a;
    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    for (int32_t next; (next = DEVICE) >= 0;) {
        const uint8_t byte = static_cast<uint8_t>(next);
        while (pith_audit_feed(&a, &byte, 1) == 0 && pith_audit_step(&a, 4) == PITH_PENDING) {
        }
    }
    pith_audit_end(&a);
    while (pith_audit_step(&a, 4) == PITH_PENDING) {
    }
    pith_claims claims;
    return pith_audit_claims(&a, &claims) == PITH_GENUINE;
}

[[maybe_unused]] bool sha256() {
    uint8_t data[64];
    uint8_t digest[32];
    read(data, sizeof data);
    pith::hash::sha256(data, sizeof data, digest);
    return digest[0] != 0;
}

}  // namespace

int main() {
    return PART() ? 0 : 1;
}
