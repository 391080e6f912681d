// SPDX-License-Identifier: MIT
// Checks signatures, keys and scalars with every kind of key: without a comb, with a comb in
// memory, and pinned.
#include <string.h>
#include <pith/pinned_key.hpp>

#include "codec/codec.hpp"
#include "conformance/ed25519_equation.hpp"
#include "rows.hpp"

namespace rows {
namespace {

using pith::curve::EquationTest;
using Result = EquationTest::Result;

// Values of a signature's `want`.
enum : uint8_t {
    kInvalid,
    kValid,
    kLength,            // not 64 bytes: refused before any arithmetic
    kBadKey,            // not canonical, or not of order L
    kBadKeyValidAfter,  // a bad key, although other verifiers accept the signature
};

// The largest comb of a loaded key, and the memory left without a comb.
#ifdef PITH_SMALL_CURVE
constexpr unsigned kTeeth = 1, kNoRoom = 0;
#else
constexpr unsigned kTeeth = 5, kNoRoom = 1;
#endif

// Consecutive rows often have the same key.
struct Loaded {
    alignas(pith_comb) uint8_t memory[PITH_COMB_SIZE(kTeeth)];
    pith_key key;
    unsigned teeth;
    bool done;
} loaded;

unsigned load(const pith_key &key) {
    if (!loaded.done || memcmp(loaded.key.bytes, key.bytes, sizeof key.bytes) != 0) {
        loaded.key = key;
        loaded.teeth = pith_load_key(&loaded.key, loaded.memory, sizeof loaded.memory);
        loaded.done = true;
    }
    return loaded.teeth;
}

pith_key take_key(Row &row) {
    pith_key key = {"row", {}, nullptr};
    take(row, key.bytes, sizeof key.bytes);
    return key;
}

}  // namespace

// key: 32 | bytes of the text: 1 | the signature in base64 | message
const char *judge_signature(Row &row) {
    const pith_key key = take_key(row);
    uint8_t text[256], text_size, signature[64];
    take(row, &text_size, 1);
    take(row, text, text_size);
    const size_t size = take_whole(row);
    const uint8_t *const message = whole_body;

    const bool decodes = pith::codec::decode_base64(text, text_size, signature, 64);
    if (decodes == (row.want == kLength)) return "the signature's length";
    if (!decodes) return nullptr;

    const Result want = row.want == kValid     ? Result::kValid
                        : row.want == kInvalid ? Result::kInvalid
                                               : Result::kBadKey;
    if (EquationTest::run(signature, message, size, key) != want) return "the verdict";
    if (load(key) != (want == Result::kBadKey ? 0 : kTeeth)) return "loading the key";
    if (want != Result::kBadKey) {
        if (EquationTest::run(signature, message, size, loaded.key) != want) {
            return "the verdict by the loaded key's comb";
        }
    }
    if (memcmp(key.bytes, pith_registry_key.bytes, sizeof key.bytes) == 0) {
        if (EquationTest::run(signature, message, size, pith_registry_key) != want) {
            return "the verdict by the pinned key's comb";
        }
    }
    return nullptr;
}

// key: 32; `want`: 1 if valid
const char *judge_key(Row &row) {
    const pith_key key = take_key(row);
    const uint8_t no_signature[64] = {};
    // With a valid key the result is that the signature is invalid.
    if (EquationTest::run(no_signature, nullptr, 0, key) !=
        (row.want != 0 ? Result::kInvalid : Result::kBadKey)) {
        return "the verdict";
    }
    if (load(key) != (row.want != 0 ? kTeeth : 0)) return "loading the key";
    pith_key bare = key;
    if (pith_load_key(&bare, nullptr, 0) != row.want * kNoRoom) return "checking the key";
    return nullptr;
}

// scalar: 32; `want`: 1 if it is below L
const char *judge_scalar(Row &row) {
    uint8_t bytes[32];
    take(row, bytes, sizeof bytes);
    pith::curve::Scalar s = {};
    pith::curve::read_words(s.word, bytes, 8);
    return pith::curve::below_order(s) == (row.want != 0) ? nullptr : "S < L";
}

}  // namespace rows
