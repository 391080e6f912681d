// SPDX-License-Identifier: MIT
// Reads the document of a rotation alone: the values taken, and the verdict for each fault.
#include "keys/ring_update.hpp"

#include "check.hpp"
#include "hex.hpp"

namespace {

using pith::verdict;
using pith::keys::RingReader;
using pith::keys::RingUpdate;

// The bytes of keys and signatures count up from 0 in the first, and down from 255 in the second.
#define FIRST_BYTES  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define SECOND_BYTES "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1e0"
#define FIRST_SIGNATURE                            \
    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g" \
    "ISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw=="
#define SECOND_SIGNATURE                           \
    "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eDf" \
    "3t3c29rZ2NfW1dTT0tHQz87NzMvKycjHxsXEw8LBwA=="
#define FIRST_KEY                                                     \
    "{\"key_id\":\"one\",\"not_after\":4294967295,\"not_before\":17," \
    "\"public_key_hex\":\"" FIRST_BYTES "\",\"revoked\":false}"
#define SECOND_KEY                                                   \
    "{\"key_id\":\"two\",\"not_after\":0,\"not_before\":4294967290," \
    "\"public_key_hex\":\"" SECOND_BYTES "\",\"revoked\":true}"
// An empty interval: valid from 2 until 1.
#define NEVER_KEY                                         \
    "{\"key_id\":\"x\",\"not_after\":1,\"not_before\":2," \
    "\"public_key_hex\":\"" FIRST_BYTES "\",\"revoked\":false}"
constexpr char kDocument[] =
    "{\"keyring_type\":\"pith_keyring\",\"keyring_version\":\"1.0\","
    "\"ring\":{\"keys\":[" FIRST_KEY "," SECOND_KEY
    "],\"version\":777},"
    "\"signatures\":[{\"key_id\":\"uno\",\"signature_b64\":\"" FIRST_SIGNATURE
    "\"},"
    "{\"key_id\":\"due\",\"signature_b64\":\"" SECOND_SIGNATURE "\"}]}";
constexpr size_t kSize = sizeof kDocument - 1;

// The reader must not write the bytes after it.
struct {
    RingReader reader;
    uint8_t behind[64];
} memory;
RingUpdate update;

void begin(uint8_t was = 0x5A) {
    memset(static_cast<void *>(&memory), was, sizeof memory);
    memset(&update, was, sizeof update);
    memset(memory.behind, 0x5A, sizeof memory.behind);
    memory.reader.begin(update);
}

verdict feed(const char *text, size_t size, size_t chunk) {
    const uint8_t *const data = reinterpret_cast<const uint8_t *>(text);
    verdict fault = PITH_PENDING;
    for (size_t i = 0; i < size && fault == PITH_PENDING; i += chunk) {
        fault = memory.reader.feed(update, data + i, size - i < chunk ? size - i : chunk);
    }
    for (const uint8_t byte : memory.behind) EXPECT_EQ(byte, 0x5A) << text;
    return fault;
}

verdict feed(const char *text, size_t chunk = SIZE_MAX) {
    return feed(text, strlen(text), chunk);
}

// The document with the first `from` replaced.
verdict read(const char *from, const char *to, size_t chunk) {
    const char *const at = strstr(kDocument, from);
    EXPECT_TRUE(at != nullptr) << from;
    if (at == nullptr) return PITH_MISUSE;
    begin();
    verdict fault = feed(kDocument, static_cast<size_t>(at - kDocument), chunk);
    if (fault == PITH_PENDING) fault = feed(to, chunk);
    if (fault == PITH_PENDING) fault = feed(at + strlen(from), chunk);
    return fault == PITH_PENDING ? memory.reader.end() : fault;
}

void expect(const char *from, const char *to, verdict want) {
    for (size_t chunk = 1; chunk < 1000; chunk += 331) {
        EXPECT_EQ(read(from, to, chunk), want) << from << " -> " << to;
    }
}

}  // namespace

TEST(RingUpdate, is_taken_from_its_document) {
    for (size_t chunk = 1; chunk < kSize; chunk += 97) {
        for (unsigned was = 0; was < 256; was += 51) {
            begin(static_cast<uint8_t>(was));
            ASSERT_EQ(feed(kDocument, chunk), PITH_PENDING);
            ASSERT_EQ(memory.reader.end(), PITH_PENDING);
            EXPECT_EQ(update.ring.version, 777u);
            EXPECT_EQ(update.ring.count, 2u);
            const pith_ring_key &one = update.ring.keys[0], &two = update.ring.keys[1];
            EXPECT_STREQ(one.id, "one");
            EXPECT_STREQ(two.id, "two");
            EXPECT_EQ(one.not_before, 17u);
            EXPECT_EQ(one.not_after, UINT32_MAX);
            EXPECT_EQ(two.not_before, 4294967290u);
            EXPECT_EQ(two.not_after, 0u);
            EXPECT_EQ(one.revoked, 0u);
            EXPECT_EQ(two.revoked, UINT32_MAX);
            EXPECT_STREQ(update.signatures[0].key_id, "uno");
            EXPECT_STREQ(update.signatures[1].key_id, "due");
            for (uint8_t i = 0; i < 64; ++i) {
                EXPECT_EQ(one.bytes[i / 2], i / 2);
                EXPECT_EQ(two.bytes[i / 2], 255 - i / 2);
                EXPECT_EQ(update.signatures[0].bytes[i], i);
                EXPECT_EQ(update.signatures[1].bytes[i], 255 - i);
            }
            // Unused keys stay zero.
            EXPECT_EQ(update.ring.keys[2].id[0], 0);
            EXPECT_EQ(update.ring.keys[3].bytes[31], 0);
        }
    }
}

// Python's digest of "pith keyring v1", a zero byte, and json.dumps() of the ring with sorted keys.
TEST(RingUpdate, digest_covers_the_canonical_bytes) {
    constexpr Hex<32> kDigest("dd2d85d5f310b6252abebf40397f7e77ae91b4e646a6534219b047b1d837d896");
    begin();
    ASSERT_EQ(feed(kDocument), PITH_PENDING);
    uint8_t digest[32];
    pith::keys::digest_ring(update.ring, digest);
    EXPECT_EQ(memcmp(digest, kDigest.bytes, sizeof digest), 0);
}

TEST(RingUpdate, requires_exactly_its_members) {
    const char *const members[] = {"\"keyring_type\":\"pith_keyring\",",
                                   "\"keyring_version\":\"1.0\",",
                                   ",\"version\":777",
                                   "\"key_id\":\"one\",",
                                   "\"key_id\":\"two\",",
                                   "\"not_after\":0,",
                                   "\"not_before\":17,",
                                   "\"public_key_hex\":\"" SECOND_BYTES "\",",
                                   ",\"revoked\":true",
                                   "\"key_id\":\"uno\",",
                                   ",\"signature_b64\":\"" SECOND_SIGNATURE "\""};
    for (size_t i = 0; i < sizeof members / sizeof *members; ++i) {
        expect(members[i], "", PITH_UNSUPPORTED);
    }
    expect("{\"key", "{\"x\":1,\"key", PITH_UNSUPPORTED);
    expect("{\"key", "{\"version\":777,\"key", PITH_UNSUPPORTED);
    expect("\"version\":777", "\"version\":777,\"version\":777", PITH_AMBIGUOUS);
    expect("\"not_after\":0", "\"not_after\":0,\"not_after\":0", PITH_AMBIGUOUS);
    expect("pith_keyring", "pith_keyrings", PITH_UNSUPPORTED);
    expect("\"1.0\"", "\"1.1\"", PITH_UNSUPPORTED);
    expect("\"1.0\"", "1.0", PITH_UNSUPPORTED);
    expect("777", "\"777\"", PITH_UNSUPPORTED);
    expect("[" FIRST_KEY "," SECOND_KEY "]", "{}", PITH_UNSUPPORTED);
    expect("[" FIRST_KEY "," SECOND_KEY "]", "0", PITH_UNSUPPORTED);
}

TEST(RingUpdate, limits_keys_and_requires_two_signatures) {
    expect("," SECOND_KEY, "", PITH_PENDING);
    EXPECT_EQ(update.ring.count, 1u);
    expect(SECOND_KEY, SECOND_KEY "," FIRST_KEY, PITH_PENDING);
    EXPECT_EQ(update.ring.count, 3u);
    EXPECT_EQ(update.ring.keys[2].not_before, 17u);
    expect(SECOND_KEY, SECOND_KEY "," FIRST_KEY "," SECOND_KEY, PITH_PENDING);
    EXPECT_EQ(update.ring.count, 4u);
    EXPECT_STREQ(update.ring.keys[3].id, "two");
    expect(SECOND_KEY, SECOND_KEY "," FIRST_KEY "," SECOND_KEY ",{}", PITH_TOO_LARGE);
    expect("\"signatures\":[", "\"signatures\":[", PITH_PENDING);
    expect("{\"key_id\":\"uno\",\"signature_b64\":\"" FIRST_SIGNATURE "\"},", "", PITH_UNSUPPORTED);
    expect("\"}]}", "\"},{}]}", PITH_TOO_LARGE);
    // An array of objects holds nothing else, not even a value that such an object could have.
    expect("false}", "false},false", PITH_UNSUPPORTED);
    expect("true}", "true},true", PITH_UNSUPPORTED);
    expect("," SECOND_KEY, ",\"two\"", PITH_UNSUPPORTED);
    expect("," SECOND_KEY, ",[]", PITH_UNSUPPORTED);
    expect("\"},", "\"},\"" FIRST_SIGNATURE "\",", PITH_UNSUPPORTED);
    expect("\"}]}", "\"},\"" FIRST_SIGNATURE "\"]}", PITH_UNSUPPORTED);
}

TEST(RingUpdate, requires_canonical_numbers) {
    const struct {
        const char *text;
        verdict want;
        uint32_t value;
    } cases[] = {{"0", PITH_PENDING, 0},
                 {"9", PITH_PENDING, 9},
                 {"10", PITH_PENDING, 10},
                 {"1000000000", PITH_PENDING, 1000000000},
                 {"4294967295", PITH_PENDING, UINT32_MAX},
                 {"4294967296", PITH_MALFORMED, 0},
                 {"9999999999", PITH_MALFORMED, 0},
                 {"10000000000", PITH_MALFORMED, 0},
                 {"18446744073709551619", PITH_MALFORMED, 0},  // 2^64 + 3
                 {"00", PITH_MALFORMED, 0},
                 {"01", PITH_MALFORMED, 0},
                 {"-0", PITH_MALFORMED, 0},
                 {"-1", PITH_MALFORMED, 0},
                 {"0.5", PITH_MALFORMED, 0},
                 {"1.0", PITH_MALFORMED, 0},
                 {"1e1", PITH_MALFORMED, 0},
                 {"1E+1", PITH_MALFORMED, 0},
                 {"true", PITH_UNSUPPORTED, 0},
                 {"null", PITH_UNSUPPORTED, 0}};
    for (const auto &c : cases) {
        expect("777", c.text, c.want);
        EXPECT_TRUE(c.want != PITH_PENDING || update.ring.version == c.value) << c.text;
    }
    expect("false", "true", PITH_PENDING);
    EXPECT_EQ(update.ring.keys[0].revoked, UINT32_MAX);
    expect("true", "false", PITH_PENDING);
    EXPECT_EQ(update.ring.keys[1].revoked, 0u);
    expect("true", "null", PITH_UNSUPPORTED);
    expect("false", "0", PITH_UNSUPPORTED);
}

TEST(RingUpdate, requires_ordered_bounds) {
    expect("4294967295", "17", PITH_PENDING);
    expect("4294967295", "16", PITH_MALFORMED);
    expect("4294967295", "1", PITH_MALFORMED);
    expect("4294967295", "0", PITH_PENDING);
    expect("\"not_after\":0", "\"not_after\":4294967290", PITH_PENDING);
    expect("\"not_after\":0", "\"not_after\":4294967289", PITH_MALFORMED);
    expect("\"not_after\":0", "\"not_after\":1", PITH_MALFORMED);
    // A key that is not the last, at an index without a signature.
    expect(SECOND_KEY, SECOND_KEY "," NEVER_KEY "," SECOND_KEY, PITH_MALFORMED);
}

TEST(RingUpdate, requires_ids_of_plain_characters) {
    const struct {
        const char *text;
        verdict want;
    } cases[] = {{"1", PITH_PENDING},         {"!", PITH_PENDING},       {"~", PITH_PENDING},
                 {"#[]^", PITH_PENDING},      {"\\u0041", PITH_PENDING}, {"", PITH_MALFORMED},
                 {" ", PITH_MALFORMED},       {"a b", PITH_MALFORMED},   {"\x7F", PITH_MALFORMED},
                 {"\\\\", PITH_MALFORMED},    {"\\\"", PITH_MALFORMED},  {"\\n", PITH_MALFORMED},
                 {"\xC3\xA9", PITH_MALFORMED}};
    for (const auto &c : cases) {
        expect("two", c.text, c.want);
        expect("uno", c.text, c.want);
    }
    expect("two", "\\u0041", PITH_PENDING);
    EXPECT_STREQ(update.ring.keys[1].id, "A");
    char id[PITH_KEY_ID_SIZE + 2];
    memset(id, 'i', sizeof id);
    id[PITH_KEY_ID_SIZE + 1] = 0;
    expect("one", id, PITH_TOO_LARGE);
    expect("due", id, PITH_TOO_LARGE);
    id[PITH_KEY_ID_SIZE] = 0;
    expect("one", id, PITH_PENDING);
    EXPECT_STREQ(update.ring.keys[0].id, id);
    expect("due", id, PITH_PENDING);
    EXPECT_STREQ(update.signatures[1].key_id, id);
}

TEST(RingUpdate, requires_canonical_encodings) {
    expect("000102", "0001", PITH_MALFORMED);
    expect("000102", "00010203", PITH_MALFORMED);
    expect("0a0b", "0A0b", PITH_MALFORMED);
    expect("fffe", "ffg0", PITH_MALFORMED);
    expect("AAEC", "AAE", PITH_MALFORMED);
    expect("AAEC", "AAECAAEC", PITH_MALFORMED);
    expect("Pw==", "Px==", PITH_MALFORMED);
    expect("Pw==", "PwAA", PITH_MALFORMED);
    expect("wA==", "wA=", PITH_MALFORMED);
    expect("Pw==", "Pw===", PITH_MALFORMED);
    expect("Pw==", "Pw==x=", PITH_MALFORMED);
}

// No piece size makes the reader write after its end; feed() checks that.
TEST(RingUpdate, refuses_longer_texts) {
    char text[121];
    memset(text, 'k', sizeof text);
    text[120] = 0;
    for (size_t chunk = 1; chunk <= 120; ++chunk) {
        begin();
        EXPECT_EQ(feed("{\""), PITH_PENDING);
        EXPECT_EQ(feed(text, chunk), PITH_PENDING);
        EXPECT_EQ(feed("\""), PITH_UNSUPPORTED);
    }
    expect("two", text, PITH_TOO_LARGE);
    expect("pith_keyring", text, PITH_UNSUPPORTED);
    memset(text, '0', 120);
    expect("0001", text, PITH_MALFORMED);
    expect("AAEC", text, PITH_MALFORMED);
    memset(text, '1', 120);
    expect("777", text, PITH_MALFORMED);
}

// The first fault and the size are checked as soon as they occur.
TEST(RingUpdate, keeps_to_its_first_fault) {
    expect("17,", "4294967296,\"x\":1,", PITH_MALFORMED);
    expect("777}", "4294967296,\"version\":", PITH_MALFORMED);
    expect("\"1.0\"", "\"1.0\",\"keyring_version\":{}", PITH_AMBIGUOUS);
    expect("true", "null,\"revoked\":true", PITH_UNSUPPORTED);
    begin(0);
    EXPECT_EQ(feed("\"pith_keyring\""), PITH_UNSUPPORTED);
    begin(3);
    EXPECT_EQ(feed("{"), PITH_PENDING);
    begin();
    EXPECT_EQ(feed("{\"ring\":{\"keys\":{}"), PITH_UNSUPPORTED);
}

TEST(RingUpdate, limits_its_size) {
    static_assert(kSize < PITH_RING_UPDATE_SIZE);
    for (size_t chunk = 1; chunk < 3000; chunk += 999) {
        begin();
        for (size_t i = kSize; i < PITH_RING_UPDATE_SIZE; ++i) {
            ASSERT_EQ(feed(" "), PITH_PENDING);
        }
        EXPECT_EQ(feed(kDocument, chunk), PITH_PENDING);
        EXPECT_EQ(memory.reader.end(), PITH_PENDING);
        EXPECT_EQ(feed(" "), PITH_TOO_LARGE);
        EXPECT_EQ(memory.reader.end(), PITH_TOO_LARGE);
        // A fault before the limit, in a piece that crosses it.
        begin();
        for (size_t i = 4; i < PITH_RING_UPDATE_SIZE; ++i) ASSERT_EQ(feed(" "), PITH_PENDING);
        EXPECT_EQ(feed("[]     ", chunk), PITH_UNSUPPORTED);
        begin();
        for (size_t i = 4; i < PITH_RING_UPDATE_SIZE; ++i) ASSERT_EQ(feed(" "), PITH_PENDING);
        EXPECT_EQ(feed("    []", chunk), PITH_TOO_LARGE);
    }
}
