// SPDX-License-Identifier: MIT
// The key is the test key of PROTOCOL.md 12.1, with the fingerprints given there.
#include "audit/bundle.hpp"

#include "check.hpp"
#include "codec/codec.hpp"

namespace {

using pith::audit::Findings;
using pith::audit::PublicKey;
using pith::schema::Rule;

#define KEY_HEX "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737"

// A null text leaves the member out.
struct Members {
    const char *base32 = "CC5GQLEK2E2RHFY6RNLIQGVLRP";
    const char *fingerprint = "10ba682c8ad13513971e8b56881aab8b";
    const char *id = "test-key";
    const char *base64 = "0EqyMnQrtKs6E2i9RhXk5tAiSrcaAWuvhSCjMsl3hzc=";
    const char *hex = KEY_HEX;
};

// Returns the verdict of the finding.
pith_verdict judge(const Members &members) {
    static pith_key keys[2] = {pith_registry_key, {"test-key", {}, nullptr}};
    pith::codec::decode_hex(reinterpret_cast<const uint8_t *>(KEY_HEX), 64, keys[1].bytes, 32);
    const pith_keyring ring = {keys, 2};
    const struct {
        Rule rule;
        const char *text;
    } texts[] = {{Rule::kFingerprintBase32, members.base32},
                 {Rule::kFingerprintHex, members.fingerprint},
                 {Rule::kPublicKeyId, members.id},
                 {Rule::kPublicKeyBase64, members.base64},
                 {Rule::kPublicKeyHex, members.hex}};
    Findings findings;
    findings.begin();
    PublicKey key;
    memset(static_cast<void *>(&key), 0xEE, sizeof key);
    key.open(3);
    for (const auto &each : texts) {
        if (each.text == nullptr) continue;
        uint8_t text[PITH_SLICE_SIZE];
        const size_t size = strlen(each.text);
        memcpy(text, each.text, size);
        key.take({text, static_cast<uint16_t>(size), 4, each.rule, PITH_CHECK_PUBLIC_KEYS, nullptr,
                  findings},
                 ring);
    }
    if (!findings.has_fault()) key.close(findings);
    pith_finding finding;
    EXPECT_TRUE(findings.get(0, finding));
    EXPECT_EQ(finding.check, PITH_CHECK_PUBLIC_KEYS);
    EXPECT_EQ(finding.offset, findings.has_fault() ? 4u : 3u);
    return finding.verdict;
}

pith_verdict judge(const char *Members::*member, const char *text) {
    Members members;
    members.*member = text;
    return judge(members);
}

}  // namespace

TEST(PublicKey, equals_the_key_that_it_names) {
    EXPECT_EQ(judge({}), PITH_GENUINE);
    EXPECT_EQ(judge(&Members::base64, "0EqyMnQrtKs6E2i9RhXk5tAiSrcaAWuvhSCjMsl3hzY="),
              PITH_UNKNOWN_KEY);
    EXPECT_EQ(judge(&Members::base64, "0EqyMnQrtKs6E2i9RhXk5tAiSrcaAWuvhSCjMsl3hzc"),
              PITH_UNKNOWN_KEY);
    EXPECT_EQ(judge(&Members::hex, "d04ab2"), PITH_UNKNOWN_KEY);
    EXPECT_EQ(judge(&Members::hex, ""), PITH_UNKNOWN_KEY);
    EXPECT_EQ(judge(&Members::fingerprint, "10ba682c8ad13513971e8b56881aab8c"), PITH_UNKNOWN_KEY);
    // Fingerprints that differ only in bits 128 and 129.
    EXPECT_EQ(judge(&Members::base32, "CC5GQLEK2E2RHFY6RNLIQGVLRO"), PITH_UNKNOWN_KEY);
    EXPECT_EQ(judge(&Members::base32, "CD5GQLEK2E2RHFY6RNLIQGVLRP"), PITH_UNKNOWN_KEY);
    // Another key of the ring.
    EXPECT_EQ(judge(&Members::fingerprint, "8d4b5ee74e4693bcd1df2446408b0d54"), PITH_UNKNOWN_KEY);
    EXPECT_EQ(judge(&Members::id, pith_registry_key.id), PITH_UNKNOWN_KEY);
}

TEST(PublicKey, requires_valid_fingerprints) {
    EXPECT_EQ(judge(&Members::fingerprint, "10BA682c8ad13513971e8b56881aab8b"), PITH_MALFORMED);
    EXPECT_EQ(judge(&Members::fingerprint, "10ba"), PITH_MALFORMED);
    EXPECT_EQ(judge(&Members::base32, "CC5GQLEK2E2RHFY6RNLIQGVLR"), PITH_MALFORMED);
    EXPECT_EQ(judge(&Members::base32, "cc5gqlek2e2rhfy6rnliqgvlrp"), PITH_MALFORMED);
}

// PROTOCOL.md 5.16: a key that is not in the ring is not compared.
TEST(PublicKey, is_not_checked_if_the_ring_lacks_it) {
    EXPECT_EQ(judge(&Members::id, nullptr), PITH_NOT_CHECKED);
    EXPECT_EQ(judge(&Members::id, "test-kex"), PITH_NOT_CHECKED);
    EXPECT_EQ(judge({nullptr, nullptr, "foreign", "?", ""}), PITH_NOT_CHECKED);
    EXPECT_EQ(judge({"AAAAAAAAAAAAAAAAAAAAAAAAAA", "00000000000000000000000000000000", "foreign",
                     nullptr, nullptr}),
              PITH_NOT_CHECKED);
    EXPECT_EQ(judge({nullptr, "0", "foreign", nullptr, nullptr}), PITH_MALFORMED);
    EXPECT_EQ(judge({nullptr, nullptr, nullptr, nullptr, nullptr}), PITH_NOT_CHECKED);
}

TEST(PublicKey, needs_its_bytes_in_one_encoding) {
    EXPECT_EQ(judge({nullptr, nullptr, "test-key", nullptr, nullptr}), PITH_NOT_CHECKED);
    EXPECT_EQ(judge({nullptr, nullptr, "test-key", nullptr, KEY_HEX}), PITH_GENUINE);
    EXPECT_EQ(judge(&Members::hex, nullptr), PITH_GENUINE);
    Members other;
    other.base64 = nullptr;
    other.base32 = nullptr;
    EXPECT_EQ(judge(other), PITH_GENUINE);
}

// The registry's key and its fingerprint. An empty ring does not contain the key.
TEST(PublicKey, is_looked_up_among_all_keys) {
    for (size_t count = 0; count <= 1; ++count) {
        const pith_keyring ring = {&pith_registry_key, count};
        Findings findings;
        findings.begin();
        PublicKey key;
        key.open(3);
        uint8_t text[PITH_SLICE_SIZE];
        memcpy(text, "8d4b5ee74e4693bcd1df2446408b0d54", 32);
        key.take({text, 32, 4, Rule::kFingerprintHex, PITH_CHECK_PUBLIC_KEYS, nullptr, findings},
                 ring);
        uint8_t id[PITH_KEY_ID_SIZE];
        const size_t size = strlen(pith_registry_key.id);
        memcpy(id, pith_registry_key.id, size);
        // The id is looked up in a different ring than the fingerprint.
        key.take({id, static_cast<uint16_t>(size), 5, Rule::kPublicKeyId, PITH_CHECK_PUBLIC_KEYS,
                  nullptr, findings},
                 {&pith_registry_key, 1});
        EXPECT_EQ(findings.fault(), count == 1 ? PITH_PENDING : PITH_UNKNOWN_KEY);
    }
}
