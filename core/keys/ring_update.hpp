// SPDX-License-Identifier: MIT
// Reads the document that rotates a keyring as its bytes go by. README.md has its form.
//
// Each value is stored at once. The signed digest is computed from these values, which become the
// ring.
#pragma once

#include <pith/ring.h>
#include <stddef.h>
#include <stdint.h>

#include "hash/sha256.hpp"
#include "json/scan.hpp"
#include "schema/schema.hpp"
#include "schema/walker.hpp"
#include "verdict.hpp"

namespace pith::keys {

struct RingUpdate {
    static constexpr uint32_t kSigners = 2;  // a key of the current ring, a key of the next

    struct Signature {
        char key_id[PITH_KEY_ID_SIZE + 1];
        uint8_t bytes[64];
    };

    pith_ring ring;
    Signature signatures[kSigners];
};

// Plain data.
class RingReader {
 public:
    // The longest document without white space: the members around the keys, the keys, the ids of
    // two signatures.
    static constexpr size_t kLongest =
        351 + PITH_RING_KEYS * (161 + PITH_KEY_ID_SIZE) + RingUpdate::kSigners * PITH_KEY_ID_SIZE;
    static_assert(PITH_RING_UPDATE_SIZE >= kLongest,
                  "PITH_RING_UPDATE_SIZE: PITH_RING_KEYS keys with the longest ids must fit");

    void begin(RingUpdate &update);
    // Returns PITH_PENDING until a fault.
    verdict feed(RingUpdate &update, const uint8_t *data, size_t size);
    // Returns PITH_PENDING if `update` is complete.
    verdict end();

 private:
    struct Sink;
    enum class Holds : uint8_t { kNothing, kKey, kString, kScalar };

    bool refuse(verdict why);
    bool open(RingUpdate &update, uint8_t bracket);
    bool close(RingUpdate &update);
    void append(const uint8_t *run, size_t size);
    verdict take(RingUpdate &update) const;
    verdict take_id(char *id) const;
    verdict take_number(uint32_t &number) const;
    bool is(const char *word) const;

    static constexpr size_t kLevels = 4;     // {ring: {keys: [{}]}}
    static constexpr size_t kTextSize = 88;  // base64 of a signature
    static_assert(PITH_KEY_ID_SIZE <= kTextSize, "PITH_KEY_ID_SIZE is 15 to 88: ids are in text_");

    json::Scanner scanner_;
    schema::Walker<kLevels, uint8_t> walker_;
    verdict fault_;
    Holds holds_;         // in text_
    bool is_complete_;    // the root ended with all its members
    uint8_t signatures_;  // so far
    uint8_t size_;        // of text_; above kTextSize: longer than any known value
    uint8_t text_[kTextSize];
};

// Computes the message of both signatures: SHA-256("pith keyring v1" | 0 | canonical bytes of the
// ring). README.md tells why no other signature can have this message.
void digest_ring(const pith_ring &ring, uint8_t digest[hash::Sha256::kDigestSize]);

}  // namespace pith::keys
