// SPDX-License-Identifier: MIT
// The document that rotates a keyring, read as its bytes go by. Its form is in README.md.
//
// Every member is known and put into its place at once, so there is no text to read again: what is
// hashed for the signatures is spelled from the very values that will be the ring.
#pragma once

#include <pith/ring.h>
#include <stddef.h>
#include <stdint.h>

#include "hash/sha256.hpp"
#include "json/scan.hpp"
#include "schema/tables.hpp"
#include "schema/walker.hpp"
#include "verdict.hpp"

namespace pith::keys {

struct RingUpdate {
    static constexpr uint32_t kSigners = 2;  // by the ring in force, and by the next one itself

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
    void begin(RingUpdate &update);
    // PITH_PENDING until a fault.
    verdict feed(RingUpdate &update, const uint8_t *data, size_t size);
    // PITH_PENDING: `update` is complete, and each value has its form.
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

    json::Scanner scanner_;
    schema::Walker<kLevels, uint8_t> walker_;
    verdict fault_;
    Holds holds_;         // what text_ is
    bool is_complete_;    // the root has ended with all its members
    uint8_t signatures_;  // so far
    uint8_t size_;        // of text_; above kTextSize: longer than any value known
    uint8_t text_[kTextSize];
};

// Computes the message of both signatures: SHA-256("pith keyring v1" | 0 | canonical bytes of the
// ring). All else that the registry signs is SHA-256 of bytes that begin with a brace, so one
// digest for both is a collision of SHA-256.
void digest_ring(const pith_ring &ring, uint8_t digest[hash::Sha256::kDigestSize]);

}  // namespace pith::keys
