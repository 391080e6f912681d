// SPDX-License-Identifier: MIT
// The benchmarks: one C function each, never inlined, so that a simulator finds entry and exit by
// the symbol. Each works on real data, and main() checks each result.
#include <pith/pith.h>
#include <string.h>

#include "codec/codec.hpp"
#include "curve/ed25519.hpp"
#include "hash/sha256.hpp"
#include "json/scan.hpp"
#include "verify/capture.hpp"

extern "C" {
extern const uint8_t bench_record_data[], bench_bundle_data[], bench_other_record_data[],
    bench_other_bundle_data[], bench_state_data[];
extern const uint32_t bench_record_size, bench_bundle_size, bench_other_record_size,
    bench_other_bundle_size, bench_state_size;
bool bench_audit_record();
bool bench_audit_bundle();
bool bench_audit_all();
bool bench_audit_sorted();
bool bench_audit_steps();

pith_verifier bench_verifier;
pith::curve::Verification bench_verification;  // a part of the verifier, measured alone
pith::json::Scanner bench_scanner;             // the same
pith::verify::Capture bench_capture;
}

namespace {

constexpr size_t kHashedSize = 446;  // bytes of the record's text, as for the peers

uint8_t signature[64];
uint8_t digest[32];
uint8_t hashed_digest[32];
pith_key bare_key, checked_key, loaded_key;
alignas(pith_comb) unsigned char point_memory[PITH_COMB_SIZE(1)];
alignas(pith_comb) unsigned char comb_memory[PITH_COMB_SIZE(5)];

// Returns the value of the first member `key`, a string without escapes.
const uint8_t *string_member(const char *key) {
    const size_t size = strlen(key);
    for (const uint8_t *at = bench_record_data; at < bench_record_data + bench_record_size - size;
         ++at)
        if (memcmp(at, key, size) == 0) return at + size + strlen("\":\"");
    return bench_record_data;
}

bool prepare() {
    bare_key = checked_key = loaded_key = pith_registry_key;
#ifndef PITH_SMALL_CURVE
    pith::curve::Plain::set(bare_key);
#endif
    if (pith_load_key(&checked_key, point_memory, sizeof point_memory) != 1) return false;
    const auto *expected = reinterpret_cast<const uint8_t *>(BENCH_SHA256);  // defined by CMake
    return pith::codec::decode_hex(expected, 64, hashed_digest, 32) &&
           pith::codec::decode_hex(string_member("canonical_sha256"), 64, digest, 32) &&
           pith::codec::decode_base64(string_member("signature_b64"), 88, signature, 64);
}

bool verifies(const pith_key &key) {
    bench_verification.begin(signature, digest, key);
    return bench_verification.step(key, 0) == pith::curve::Verification::Result::kValid;
}

}  // namespace

#define BENCH extern "C" [[gnu::noinline, gnu::noclone, gnu::noipa]]

BENCH bool bench_receipt() {
    return pith_verify(&bench_verifier, &pith_registry_keyring, bench_record_data,
                       bench_record_size) == PITH_GENUINE;
}

BENCH bool bench_bundle() {
    return pith_verify(&bench_verifier, &pith_registry_keyring, bench_bundle_data,
                       bench_bundle_size) == PITH_GENUINE;
}

static bool scan(const uint8_t *data, uint32_t size) {
    bench_scanner.begin();
    bench_capture.begin();
    uint32_t captured = 0;
    for (size_t at = 0; at < size;) {
        at += bench_scanner.feed(data + at, size - at, bench_capture);
        if (bench_scanner.fault() != PITH_PENDING || bench_capture.fault() != PITH_PENDING)
            return false;
        if (bench_capture.ready() != nullptr) {
            ++captured;
            bench_capture.release();
        }
    }
    return bench_scanner.end() == PITH_PENDING && captured >= 2;
}

BENCH bool bench_scan() {
    return scan(bench_record_data, bench_record_size) &&
           scan(bench_other_record_data, bench_other_record_size) &&
           scan(bench_bundle_data, bench_bundle_size) &&
           scan(bench_other_bundle_data, bench_other_bundle_size) &&
           scan(bench_state_data, bench_state_size);
}

BENCH bool bench_ed25519() {
    return verifies(pith_registry_key);
}

BENCH bool bench_ed25519_key() {
#ifdef PITH_SMALL_CURVE  // has no other way
    return pith_load_key(&bare_key, comb_memory, sizeof comb_memory) != 0 && verifies(bare_key);
#else
    return verifies(bare_key);
#endif
}

BENCH bool bench_ed25519_checked() {
    return verifies(checked_key);
}

BENCH bool bench_ed25519_loaded() {
    return pith_load_key(&loaded_key, comb_memory, sizeof comb_memory) != 0 && verifies(loaded_key);
}

BENCH bool bench_sha256() {
    uint8_t result[32];
    pith::hash::sha256(bench_record_data, kHashedSize, result);
    return memcmp(result, hashed_digest, sizeof result) == 0;
}

// Ends the input, then runs the smallest steps. The longest call must fit into a timer tick.
BENCH pith_verdict bench_step(bool is_end) {
    return is_end ? pith_end(&bench_verifier) : pith_step(&bench_verifier, 1);
}

static bool steps(const pith_key &key) {
    const pith_keyring ring = {&key, 1};
    pith_begin(&bench_verifier, &ring);
    pith_feed(&bench_verifier, bench_record_data, bench_record_size);
    pith_verdict verdict = bench_step(true);
    while (verdict == PITH_PENDING) verdict = bench_step(false);
    return verdict == PITH_GENUINE;
}

// The exit code is the number of the first benchmark that failed.
int main() {
    if (!prepare()) return 1;
    if (!bench_receipt()) return 2;
    if (!bench_bundle()) return 3;
    if (!bench_scan()) return 4;
    if (!bench_ed25519()) return 5;
    if (!bench_ed25519_key()) return 6;
    if (!bench_ed25519_checked()) return 7;
    if (!bench_ed25519_loaded()) return 8;
    if (!bench_sha256()) return 9;
    if (!steps(pith_registry_key) || !steps(bare_key)) return 10;
    if (!bench_audit_record()) return 11;
    if (!bench_audit_bundle()) return 12;
    if (!bench_audit_all()) return 13;
    if (!bench_audit_sorted()) return 14;
    return bench_audit_steps() ? 0 : 15;
}
