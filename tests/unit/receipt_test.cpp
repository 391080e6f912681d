// SPDX-License-Identifier: MIT
#include "record/signature.hpp"

#include "check.hpp"
#include "document.hpp"
#include "schema/schema.hpp"

namespace {

using pith::verdict;
using pith::record::Receipt;

struct Read {
    const pith_key *key = nullptr;
    uint8_t signature[64] = {};
    uint8_t digest[32] = {};
    bool has_fingerprint = false;
    verdict result;

    // The real receipt with the first `from` replaced.
    explicit Read(const char *from = "", const char *to = "",
                  const pith_keyring &ring = pith_registry_keyring) {
        static const char receipt[] = DOCUMENT_RECEIPT;
        char text[720];
        size_t size = 0;
        const auto add = [&](const char *part, size_t count) {
            memcpy(text + size, part, count);
            size += count;
        };
        const char *const at = strstr(receipt, from);
        EXPECT_TRUE(at != nullptr) << from;
        if (at == nullptr) return;
        add(receipt, static_cast<size_t>(at - receipt));
        add(to, strlen(to));
        add(at + strlen(from), strlen(at + strlen(from)));
        Receipt found;
        result = found.read(pith::schema::kParts, reinterpret_cast<const uint8_t *>(text),
                            static_cast<uint16_t>(size));
        if (result != PITH_PENDING) return;
        has_fingerprint = found.fields[Receipt::position("public_key_fingerprint")].start != 0;
        result = found.find_key(ring, key);
        if (!found.signature(signature) || !found.digest(digest)) result = PITH_MALFORMED;
    }
};

void expect(const char *from, const char *to, verdict want) {
    EXPECT_EQ(Read(from, to).result, want) << from << " -> " << to;
}

}  // namespace

TEST(Receipt, gives_key_signature_digest_and_fingerprint) {
    const Read read;
    ASSERT_EQ(read.result, PITH_PENDING);
    EXPECT_TRUE(read.key == &pith_registry_key);
    EXPECT_EQ(read.signature[0], 0x74);
    EXPECT_EQ(read.signature[63], 0x02);
    EXPECT_EQ(read.digest[0], 0x25);
    EXPECT_EQ(read.digest[31], 0x35);
    EXPECT_TRUE(read.has_fingerprint);
}

TEST(Receipt, may_lack_optional_members) {
    const Read read(",\"public_key_fingerprint\":\"8d4b5ee74e4693bcd1df2446408b0d54\"");
    EXPECT_EQ(read.result, PITH_PENDING);
    EXPECT_FALSE(read.has_fingerprint);
    expect("\"signature_status\":\"signed_v1\",", "", PITH_PENDING);
    expect("\"receipt_version\":\"0.3\",", "", PITH_PENDING);
    expect("\"algorithm\":\"ed25519\",", "", PITH_UNSUPPORTED);
    expect("\"kind\":\"pith_receipt\",", "", PITH_UNSUPPORTED);
    expect("\"key_id\":\"pith-v1-2026-05\",", "", PITH_UNSUPPORTED);
    expect("\"signed_message\":\"canonical_sha256_bytes\",", "", PITH_UNSUPPORTED);
}

TEST(Receipt, requires_its_constants) {
    expect("pith_receipt", "pith_Receipt", PITH_UNSUPPORTED);
    expect("\"ed25519\"", "\"ed25519ctx\"", PITH_UNSUPPORTED);
    expect("\"ed25519\"", "\"ed2551\"", PITH_UNSUPPORTED);
    expect("canonical_sha256_bytes", "bundle_sha256_bytes", PITH_UNSUPPORTED);
    expect("signed_v1", "signed_v2", PITH_UNSUPPORTED);
    expect("\"0.3\"", "\"0.4\"", PITH_UNSUPPORTED);
    expect("\"0.3\"", "0.3", PITH_UNSUPPORTED);
    expect("\"kind\"", "\"sort\"", PITH_UNSUPPORTED);
    expect("\"kind\"", "\"kind\":\"pith_receipt\",\"kind\"", PITH_AMBIGUOUS);
    expect("\"kind\"", "\"x\":{},\"kind\"", PITH_UNSUPPORTED);
    expect("\"kind\"", "\"x\":1,\"kind\"", PITH_UNSUPPORTED);
    expect("\"kind\"", "\"x\":\"canonical_sha256_bytes\",\"kind\"", PITH_UNSUPPORTED);
}

TEST(Receipt, names_a_key_of_the_ring) {
    expect("pith-v1-2026-05", "pith-v1-2026-0", PITH_UNKNOWN_KEY);
    expect("pith-v1-2026-05", "pith-v1-2026-055", PITH_UNKNOWN_KEY);
    expect("pith-v1-2026-05", "", PITH_UNKNOWN_KEY);
    expect("8d4b5e", "8d4b5f", PITH_UNKNOWN_KEY);
    expect("b0d54\"", "b0d55\"", PITH_UNKNOWN_KEY);
    EXPECT_EQ(Read("", "", pith_keyring{nullptr, 0}).result, PITH_UNKNOWN_KEY);
}

TEST(Receipt, requires_canonical_encodings) {
    expect("\"dHzj", "\"Hzj", PITH_MALFORMED);
    expect("==\"", "\"", PITH_MALFORMED);
    expect("Ag==\"", "Ah==\"", PITH_MALFORMED);
    expect("\"255f43", "\"255F43", PITH_MALFORMED);
    expect("\"8d4b5e", "\"8d4b5e00", PITH_MALFORMED);
}
