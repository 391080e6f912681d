// SPDX-License-Identifier: MIT
// Hashes the canonical bytes of a ring, written from its values. Ids have no character that JSON
// escapes, so equal bytes are equal rings.
#include "codec/codec.hpp"
#include "keys/ring_update.hpp"

namespace pith::keys {
namespace {

constexpr uint8_t kDomain[] = "pith keyring v1";  // with its zero byte

class Writer {
 public:
    Writer() {
        hash_.begin();
        hash_.update(kDomain, sizeof kDomain);
    }

    void put(uint8_t c) { hash_.update(&c, 1); }
    void put(const char *text) {
        for (; *text != '\0'; ++text) put(static_cast<uint8_t>(*text));
    }
    void put_number(uint32_t number) {
        uint8_t digits[codec::kDecimalSize];
        const size_t size = codec::write_decimal(number, digits);
        hash_.update(digits + sizeof digits - size, size);
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
    Writer out;
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
