// SPDX-License-Identifier: MIT
// Computes the canonical bytes of a whole bundle, as an audit does: discarded, and into SHA-256.
#include "json/canon.hpp"

#include <string.h>

#include "codec/hex.hpp"
#include "hash/sha256.hpp"

namespace {

struct Nothing {
    uint32_t size = 0;
    void operator()(const uint8_t *, size_t count) { size += static_cast<uint32_t>(count); }
};

// Digest of Python's json.dumps(bundle, sort_keys=True, separators=(',', ':'), ensure_ascii=False).
constexpr uint32_t kCanonicalSize = 13529;
constexpr char kCanonicalSha256[] =
    "00b82ef016f732d7b16a1857f935866280b3d12b3271f10241a5755b50a4f247";

}  // namespace

#define BENCH extern "C" [[gnu::noinline, gnu::noclone, gnu::noipa]]

BENCH bool bench_canon(const uint8_t *text, uint32_t size) {
    Nothing sink;
    return pith::json::canonicalize(text, size, sink) == PITH_PENDING &&
           sink.size == kCanonicalSize;
}

BENCH bool bench_canon_hashed(const uint8_t *text, uint32_t size) {
    pith::hash::Sha256 hash;
    uint8_t digest[pith::hash::Sha256::kDigestSize];
    uint8_t expected[sizeof digest];
    hash.begin();
    const bool done = pith::json::canonicalize(text, size, hash) == PITH_PENDING;
    hash.finish(digest);
    const auto *hex = reinterpret_cast<const uint8_t *>(kCanonicalSha256);
    return done && pith::codec::decode_hex(hex, 64, expected, sizeof expected) &&
           memcmp(digest, expected, sizeof digest) == 0;
}
