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

// Plain data. Where it stands in the document is one byte, for each place has one place around it.
class RingReader {
 public:
    void begin(RingUpdate &update);
    // PITH_PENDING while nothing is wrong.
    verdict feed(RingUpdate &update, const uint8_t *data, size_t size);
    // PITH_PENDING: `update` is complete, each value of its form.
    verdict end();

    enum Place : uint8_t { kNowhere, kRoot, kRing, kKeys, kKey, kSignatures, kSignature };

 private:
    struct Sink;
    enum class Holds : uint8_t { kNothing, kKey, kString, kScalar };

    bool refuse(verdict why);
    bool open(RingUpdate &update, uint8_t bracket);
    bool close(RingUpdate &update);
    bool find();
    void append(const uint8_t *run, size_t size);
    verdict take(RingUpdate &update) const;
    verdict take_id(char *id) const;
    verdict take_number(uint32_t &number) const;
    bool is(const char *word) const;

    static constexpr size_t kTextSize = 88;  // base64 of a signature

    json::Scanner scanner_;
    verdict fault_;
    uint16_t seen_;   // bit i: member i of the container at hand, or of one around it
    Place place_;     // the container at hand
    uint8_t member_;  // whose value comes next
    Holds holds_;     // what text_ is
    uint8_t count_;   // elements of the array at hand
    uint8_t size_;    // of text_; above kTextSize: longer than anything known
    uint8_t text_[kTextSize];
};

// What both signatures are over: SHA-256("pith keyring v1" | 0 | canonical bytes of the ring). The
// registry signs SHA-256 of canonical bytes, and those begin with a brace; these begin with another
// byte, so one digest for both is a collision of SHA-256.
void digest_ring(const pith_ring &ring, uint8_t digest[hash::Sha256::kDigestSize]);

}  // namespace pith::keys
