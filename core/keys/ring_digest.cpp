// SPDX-License-Identifier: MIT
// Canonical bytes of a ring, spelled from its values. Ids have no character that JSON escapes, so
// each value has one spelling: equal bytes are equal rings.
#include "keys/ring_update.hpp"

namespace pith::keys {
namespace {

constexpr uint8_t kDomain[] = "pith keyring v1";  // with its zero byte

class Speller {
 public:
    Speller() {
        hash_.begin();
        hash_.update(kDomain, sizeof kDomain);
    }

    void put(uint8_t c) { hash_.update(&c, 1); }
    void put(const char *text) {
        for (; *text != '\0'; ++text) put(static_cast<uint8_t>(*text));
    }
    void put_number(uint32_t number) {
        uint8_t digits[10];
        size_t at = sizeof digits;
        do {
            digits[--at] = static_cast<uint8_t>('0' + number % 10);
            number /= 10;
        } while (number != 0);
        hash_.update(digits + at, sizeof digits - at);
    }
    void put_hex(const uint8_t *bytes, size_t size) {
        for (size_t i = 0; i < 2 * size; ++i) {
            put("0123456789abcdef"[bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15]);
        }
    }
    void put(char c) { put(static_cast<uint8_t>(c)); }
    void finish(uint8_t *digest) { hash_.finish(digest); }

 private:
    hash::Sha256 hash_;
};

}  // namespace

void digest_ring(const pith_ring &ring, uint8_t digest[hash::Sha256::kDigestSize]) {
    Speller out;
    out.put("{\"keys\":[");
    for (uint32_t i = 0; i < ring.count; ++i) {
        const pith_ring_key &key = ring.keys[i];
        out.put(i == 0 ? "{\"key_id\":\"" : ",{\"key_id\":\"");
        out.put(key.id);
        out.put("\",\"not_after\":");
        out.put_number(key.not_after);
        out.put(",\"not_before\":");
        out.put_number(key.not_before);
        out.put(",\"public_key_hex\":\"");
        out.put_hex(key.bytes, sizeof key.bytes);
        out.put(key.revoked != 0 ? "\",\"revoked\":true}" : "\",\"revoked\":false}");
    }
    out.put("],\"version\":");
    out.put_number(ring.version);
    out.put("}");
    out.finish(digest);
}

}  // namespace pith::keys
