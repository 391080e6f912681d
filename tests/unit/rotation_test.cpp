// SPDX-License-Identifier: MIT
// The calls of ring.h, in and out of order. tests/synthetic/rings.py tests the documents, and its
// first case is the document here.
#include <pith/ring.h>
#include <string.h>

#include "check.hpp"
#include "hex.hpp"
#include "keys/keyring.hpp"
#include "keys/ring_update.hpp"

namespace {

// clang-format off
constexpr char kDocument[] =
    "{\"keyring_type\":\"pith_keyring\",\"keyring_version\":\"1.0\",\"ring\":{\"keys\":[{"
    "\"key_id\":\"ring-key-b\",\"not_after\":0,\"not_before\":0,\"public_key_hex\":\"678"
    "a390d77b118b83257add7bd4beba697b629d6b72d246dcbd70e49fdf9831f\",\"revoked\""
    ":false},{\"key_id\":\"ring-key-c\",\"not_after\":0,\"not_before\":0,\"public_key_"
    "hex\":\"116bf8d110f25963aa9869a2c3b18df49136e968b62bb1202ecb7059943a5f48\","
    "\"revoked\":false}],\"version\":2},\"signatures\":[{\"key_id\":\"ring-key-a\",\"sig"
    "nature_b64\":\"nLk36pV1xr1/Gl849/eMmnKlNODtvANgvwPcCkVB6WF9mBaUnBIcnEDf0zU"
    "frZv658intLbtYreRa+6L7rUWBQ==\"},{\"key_id\":\"ring-key-c\",\"signature_b64\":\""
    "A6O5VozTHwBm00cpl4exNTinnX6SxaiQYUCtQZBOJX15N8K26cD6Csi+D8atbuDmA7knQ5Kl"
    "i0HyxnB6FeYoAg==\"}]}";
// clang-format on
constexpr size_t kSize = sizeof kDocument - 1;

constexpr Hex<32> kA("6cb4bf49eea515502321a79c5c69f413e13e980f7ea14896bf7217100cf0d5c9");
constexpr Hex<32> kB("678a390d77b118b83257add7bd4beba697b629d6b72d246dcbd70e49fdf9831f");
constexpr Hex<32> kC("116bf8d110f25963aa9869a2c3b18df49136e968b62bb1202ecb7059943a5f48");

pith_ring ring, next;
pith_rotation rotation;

void set_key(pith_ring_key &key, const char *id, const Hex<32> &bytes) {
    memset(&key, 0, sizeof key);
    memcpy(key.id, id, strlen(id));
    memcpy(key.bytes, bytes.bytes, sizeof key.bytes);
}

// The ring before the rotation.
void set_ring() {
    memset(&ring, 0, sizeof ring);
    ring.version = 1;
    ring.count = 2;
    set_key(ring.keys[0], "ring-key-a", kA);
    set_key(ring.keys[1], "ring-key-b", kB);
    memset(&next, 0x5A, sizeof next);
}

bool is_zero(const pith_ring &value) {
    const unsigned char *bytes = reinterpret_cast<const unsigned char *>(&value);
    for (size_t i = 0; i < sizeof value; ++i) {
        if (bytes[i] != 0) return false;
    }
    return true;
}

pith_verdict rotate() {
    return pith_rotate(&rotation, &ring, PITH_TIME_NONE, kDocument, kSize, &next);
}

pith_validity valid(const char *id, const Hex<32> &bytes, uint32_t time) {
    pith_key key = {id, {}, nullptr};
    memcpy(key.bytes, bytes.bytes, sizeof key.bytes);
    return pith_ring_key_valid(&ring, &key, time);
}

}  // namespace

TEST(Rotation, gives_the_next_ring_and_keeps_the_old_one) {
    set_ring();
    const pith_ring before = ring;
    ASSERT_EQ(rotate(), PITH_GENUINE);
    EXPECT_EQ(memcmp(&ring, &before, sizeof ring), 0);
    EXPECT_EQ(next.version, 2u);
    EXPECT_EQ(next.count, 2u);
    EXPECT_STREQ(next.keys[0].id, "ring-key-b");
    EXPECT_STREQ(next.keys[1].id, "ring-key-c");
    EXPECT_EQ(memcmp(next.keys[0].bytes, kB.bytes, 32), 0);
    EXPECT_EQ(memcmp(next.keys[1].bytes, kC.bytes, 32), 0);
    EXPECT_EQ(next.keys[1].not_before | next.keys[1].not_after | next.keys[1].revoked, 0u);
    // The same document does not fit the new ring.
    ring = next;
    EXPECT_EQ(rotate(), PITH_UNSUPPORTED);
    EXPECT_TRUE(is_zero(next));
}

TEST(Rotation, gives_nothing_before_the_last_step) {
    set_ring();
    pith_rotation_begin(&rotation, &ring, PITH_TIME_NONE);
    EXPECT_EQ(pith_rotation_feed(&rotation, kDocument, kSize), PITH_PENDING);
    EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_PENDING);
    EXPECT_TRUE(is_zero(next));
    // A step before the end of the input does nothing.
    EXPECT_EQ(pith_rotation_step(&rotation, 0), PITH_PENDING);
    EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_PENDING);
    EXPECT_EQ(pith_rotation_feed(&rotation, " ", 1), PITH_PENDING);
    EXPECT_EQ(pith_rotation_end(&rotation), PITH_PENDING);
    uint32_t steps = 0;
    while (pith_rotation_step(&rotation, 64) == PITH_PENDING) {
        ++steps;
        EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_PENDING);
        EXPECT_TRUE(is_zero(next));
        ASSERT_TRUE(steps < 1000);
    }
    // Three keys without a comb and two signatures take many steps of 64 units.
    EXPECT_GT(steps, 10u);
    EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_GENUINE);
    EXPECT_EQ(pith_rotation_step(&rotation, 1), PITH_GENUINE);
    EXPECT_EQ(next.version, 2u);
    // Feeding more bytes after the end revokes the result.
    EXPECT_EQ(pith_rotation_feed(&rotation, "", 0), PITH_MISUSE);
    EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_MISUSE);
    EXPECT_TRUE(is_zero(next));
}

TEST(Rotation, refuses_calls_out_of_order) {
    set_ring();
    memset(&rotation, 0, sizeof rotation);
    EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_PENDING);
    EXPECT_TRUE(is_zero(next));
    EXPECT_EQ(pith_rotation_step(&rotation, 0), PITH_MISUSE);
    memset(&rotation, 0, sizeof rotation);
    EXPECT_EQ(pith_rotation_end(&rotation), PITH_MISUSE);
    pith_rotation_begin(&rotation, &ring, PITH_TIME_NONE);
    EXPECT_EQ(pith_rotation_feed(&rotation, nullptr, 1), PITH_MISUSE);
    EXPECT_EQ(pith_rotation_feed(&rotation, kDocument, kSize), PITH_MISUSE);
    pith_rotation_begin(&rotation, &ring, PITH_TIME_NONE);
    pith_rotation_feed(&rotation, kDocument, kSize);
    pith_rotation_end(&rotation);
    EXPECT_EQ(pith_rotation_feed(&rotation, " ", 1), PITH_MISUSE);
    EXPECT_EQ(pith_rotation_step(&rotation, 0), PITH_MISUSE);
    const uint32_t budgets[] = {UINT32_MAX, 1, 0};
    for (const uint32_t budget : budgets) {  // a second end at any time
        pith_rotation_begin(&rotation, &ring, PITH_TIME_NONE);
        pith_rotation_feed(&rotation, kDocument, kSize);
        EXPECT_EQ(pith_rotation_end(&rotation), PITH_PENDING);
        if (budget != UINT32_MAX) pith_rotation_step(&rotation, budget);
        EXPECT_EQ(pith_rotation_end(&rotation), PITH_MISUSE);
        EXPECT_EQ(pith_rotation_step(&rotation, 0), PITH_MISUSE);
        EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_MISUSE);
        EXPECT_TRUE(is_zero(next));
    }
    pith_rotation_begin(nullptr, &ring, PITH_TIME_NONE);
    EXPECT_EQ(pith_rotation_feed(nullptr, "", 0), PITH_MISUSE);
    EXPECT_EQ(pith_rotation_end(nullptr), PITH_MISUSE);
    EXPECT_EQ(pith_rotation_step(nullptr, 0), PITH_MISUSE);
    EXPECT_EQ(pith_rotation_get(&rotation, nullptr), PITH_MISUSE);
    memset(&next, 0x5A, sizeof next);
    EXPECT_EQ(pith_rotation_get(nullptr, &next), PITH_MISUSE);
    EXPECT_TRUE(is_zero(next));
}

// The reader keeps its first fault in later calls.
TEST(Rotation, reads_nothing_after_a_fault) {
    using pith::keys::RingReader;
    static pith::keys::RingUpdate update;
    const struct {
        const char *text;
        pith_verdict fed, ended;
    } cases[] = {{"[]", PITH_UNSUPPORTED, PITH_UNSUPPORTED},
                 {"{\"keyring_type\":\"pith_key\"}", PITH_UNSUPPORTED, PITH_UNSUPPORTED},
                 {"{\"ring\":{},\"ring\":{}}", PITH_UNSUPPORTED, PITH_UNSUPPORTED},
                 {"{\"ring\":[]}", PITH_UNSUPPORTED, PITH_UNSUPPORTED},
                 {"{\"ring\":1}", PITH_UNSUPPORTED, PITH_UNSUPPORTED},
                 {"{x", PITH_MALFORMED, PITH_MALFORMED},
                 {"{\"ring\":{", PITH_PENDING, PITH_INCOMPLETE},
                 {"1", PITH_PENDING, PITH_UNSUPPORTED},
                 {"\"text\"", PITH_UNSUPPORTED, PITH_UNSUPPORTED}};
    for (const auto &c : cases) {
        RingReader reader;
        reader.begin(update);
        const uint8_t *const text = reinterpret_cast<const uint8_t *>(c.text);
        EXPECT_EQ(reader.feed(update, text, strlen(c.text)), c.fed) << c.text;
        EXPECT_EQ(reader.end(), c.ended) << c.text;
        EXPECT_EQ(reader.end(), c.ended) << c.text;
    }
}

TEST(Rotation, never_writes_the_old_ring) {
    set_ring();
    const pith_ring before = ring;
    EXPECT_EQ(pith_rotate(&rotation, &ring, PITH_TIME_NONE, kDocument, kSize, &ring), PITH_MISUSE);
    EXPECT_EQ(memcmp(&ring, &before, sizeof ring), 0);
    EXPECT_EQ(pith_rotate(&rotation, &ring, PITH_TIME_NONE, kDocument, 9, &ring), PITH_MISUSE);
    EXPECT_EQ(memcmp(&ring, &before, sizeof ring), 0);
}

TEST(Rotation, requires_a_valid_ring) {
    set_ring();
    EXPECT_EQ(pith_rotate(&rotation, nullptr, PITH_TIME_NONE, kDocument, kSize, &next),
              PITH_MISUSE);
    EXPECT_TRUE(is_zero(next));
    ring.count = 0;
    EXPECT_EQ(rotate(), PITH_MISUSE);
    ring.count = PITH_RING_KEYS + 1;
    EXPECT_EQ(rotate(), PITH_MISUSE);
    ring.count = 2;
    memset(ring.keys[1].id, 'k', sizeof ring.keys[1].id);  // no terminating zero
    EXPECT_EQ(rotate(), PITH_MISUSE);
    ring.keys[1].id[PITH_KEY_ID_SIZE] = 0;
    EXPECT_EQ(rotate(), PITH_GENUINE);
    ring.keys[1].id[0] = 0;
    EXPECT_EQ(rotate(), PITH_MISUSE);
}

TEST(Ring, keys_are_valid_within_their_bounds) {
    set_ring();
    EXPECT_EQ(valid("ring-key-a", kA, 0), PITH_KEY_VALID);
    EXPECT_EQ(valid("ring-key-a", kA, 1), PITH_KEY_VALID);
    EXPECT_EQ(valid("ring-key-a", kB, 1), PITH_KEY_INVALID);
    EXPECT_EQ(valid("ring-key-c", kC, 1), PITH_KEY_INVALID);
    pith_ring_key &key = ring.keys[0];
    key.not_before = 100;
    EXPECT_EQ(valid("ring-key-a", kA, PITH_TIME_NONE), PITH_KEY_CANNOT_TELL);
    EXPECT_EQ(valid("ring-key-a", kA, 99), PITH_KEY_INVALID);
    EXPECT_EQ(valid("ring-key-a", kA, 100), PITH_KEY_VALID);
    EXPECT_EQ(valid("ring-key-a", kA, UINT32_MAX), PITH_KEY_VALID);
    key.not_after = 200;
    EXPECT_EQ(valid("ring-key-a", kA, 200), PITH_KEY_VALID);
    EXPECT_EQ(valid("ring-key-a", kA, 201), PITH_KEY_INVALID);
    key.not_before = 0;
    EXPECT_EQ(valid("ring-key-a", kA, PITH_TIME_NONE), PITH_KEY_CANNOT_TELL);
    EXPECT_EQ(valid("ring-key-a", kA, 1), PITH_KEY_VALID);
    key.revoked = 1;
    EXPECT_EQ(valid("ring-key-a", kA, 1), PITH_KEY_INVALID);
    EXPECT_EQ(valid("ring-key-a", kA, PITH_TIME_NONE), PITH_KEY_INVALID);
    key.not_after = 0;
    EXPECT_EQ(valid("ring-key-a", kA, PITH_TIME_NONE), PITH_KEY_INVALID);
    EXPECT_EQ(valid(nullptr, kA, 1), PITH_KEY_INVALID);
    EXPECT_EQ(pith_ring_key_valid(&ring, nullptr, 1), PITH_KEY_INVALID);
    EXPECT_EQ(pith_ring_key_valid(nullptr, &pith_registry_key, 1), PITH_KEY_INVALID);
    ring.count = PITH_RING_KEYS + 1;
    EXPECT_EQ(valid("ring-key-b", kB, 1), PITH_KEY_INVALID);
}

// The ring with keys after it, so that an access beyond the ring would find a key.
struct Surrounded {
    pith_ring ring;
    pith_ring_key beyond[2];
};

TEST(Ring, is_read_within_its_bounds) {
    static Surrounded all;
    memset(&all, 0, sizeof all);
    all.ring.count = PITH_RING_KEYS;
    char id[] = "key-0";
    for (uint32_t i = 0; i < PITH_RING_KEYS + 2; ++i) {
        id[4] = static_cast<char>('0' + i);
        set_key(i < PITH_RING_KEYS ? all.ring.keys[i] : all.beyond[i - PITH_RING_KEYS], id, kA);
        if (i < PITH_RING_KEYS) all.ring.keys[i].bytes[31] = static_cast<uint8_t>(i);
    }
    pith_key keys[PITH_RING_KEYS];
    memset(keys, 0x5A, sizeof keys);
    pith_keyring keyring;
    pith_ring_keyring(&all.ring, keys, &keyring);
    EXPECT_EQ(keyring.count, size_t{PITH_RING_KEYS});
    EXPECT_TRUE(keys[0].comb == nullptr);
    const auto ask = [](const char *name, const uint8_t *bytes) {
        pith_key key = {name, {}, reinterpret_cast<const pith_comb *>(uintptr_t{0x5A5A5A5A})};
        memcpy(key.bytes, bytes, sizeof key.bytes);
        return pith_ring_key_valid(&all.ring, &key, 1);
    };
    for (uint32_t i = 0; i < PITH_RING_KEYS; ++i) {
        id[4] = static_cast<char>('0' + i);
        Hex<32> bytes = kA;
        bytes.bytes[31] = static_cast<uint8_t>(i);
        EXPECT_EQ(ask(id, bytes.bytes), PITH_KEY_VALID);
        // The first character of the name, the last byte of the key, and the whole name matter.
        bytes.bytes[31] ^= 0x80;
        EXPECT_EQ(ask(id, bytes.bytes), PITH_KEY_INVALID);
        bytes.bytes[31] ^= 0x80;
        id[0] = 'K';
        EXPECT_EQ(ask(id, bytes.bytes), PITH_KEY_INVALID);
        id[0] = 'k';
        EXPECT_EQ(ask("other", bytes.bytes), PITH_KEY_INVALID);
    }
    // The keys after the ring do not belong to it, neither by name nor by bytes.
    EXPECT_EQ(ask("key-8", kA.bytes), PITH_KEY_INVALID);
    EXPECT_EQ(ask("other", kA.bytes), PITH_KEY_INVALID);
    all.ring.count = PITH_RING_KEYS + 1;
    pith_ring_keyring(&all.ring, keys, &keyring);
    EXPECT_EQ(keyring.count, 0u);
    all.ring.count = PITH_RING_KEYS;
    for (uint32_t i = 0; i < PITH_RING_KEYS; ++i) {
        const pith_ring_key kept = all.ring.keys[i];
        all.ring.keys[i].id[0] = 0;
        pith_ring_keyring(&all.ring, keys, &keyring);
        EXPECT_EQ(keyring.count, 0u) << i;
        // No terminating zero: the next byte is 0 but belongs to another member.
        memset(all.ring.keys[i].id, 'k', sizeof all.ring.keys[i].id);
        memset(all.ring.keys[i].bytes, 0, sizeof all.ring.keys[i].bytes);
        pith_ring_keyring(&all.ring, keys, &keyring);
        EXPECT_EQ(keyring.count, 0u) << i;
        all.ring.keys[i] = kept;
    }
}

// Any two keys with equal ids or bytes are duplicates. Keys after the last do not count.
TEST(Ring, has_duplicates_at_any_index) {
    for (uint32_t i = 0; i < 4; ++i) {
        for (uint32_t j = 0; j < 4; ++j) {
            for (int by_id = 0; by_id < 2; ++by_id) {
                pith_ring &four = ring;
                memset(&four, 0, sizeof four);
                four.count = 3;
                char id[] = "key-0";
                for (uint32_t k = 0; k < 4; ++k) {
                    id[4] = static_cast<char>('0' + k);
                    set_key(four.keys[k], id, kA);
                    four.keys[k].bytes[31] = static_cast<uint8_t>(k);
                }
                if (by_id != 0) {
                    memcpy(four.keys[i].id, four.keys[j].id, sizeof id);
                } else {
                    four.keys[i].bytes[31] = static_cast<uint8_t>(j);
                }
                EXPECT_EQ(pith::keys::has_duplicates(four), i != j && i < 3 && j < 3);
            }
        }
    }
    pith_ring &two = ring;
    memset(&two, 0, sizeof two);
    two.count = 2;
    set_key(two.keys[0], "key-0", kA);
    set_key(two.keys[1], "key-1", kB);
    set_key(two.keys[2], "key-2", kC);
    EXPECT_EQ(pith::keys::find_key(two, "key-1"), 1u);
    EXPECT_EQ(pith::keys::find_key(two, "key-2"), uint32_t{PITH_RING_KEYS});
}

// A revoked key stays revoked at any index of either ring. Keys after the last do not count.
TEST(Rotation, never_restores_a_revoked_key) {
    set_ring();
    set_key(ring.keys[0], "ring-key-b", kB);
    set_key(ring.keys[1], "ring-key-a", kA);
    EXPECT_EQ(rotate(), PITH_GENUINE);
    ring.keys[0].revoked = 1;
    EXPECT_EQ(rotate(), PITH_UNSUPPORTED);
    set_key(ring.keys[0], "ring-key-c", kC);
    ring.keys[0].revoked = 1;
    EXPECT_EQ(rotate(), PITH_UNSUPPORTED);
    set_ring();
    ring.count = 1;
    ring.keys[1].revoked = 1;  // after the last key
    EXPECT_EQ(rotate(), PITH_GENUINE);
    ring.count = 2;
    // equal to an unused key of the next ring
    memset(ring.keys[1].bytes, 0, sizeof ring.keys[1].bytes);
    EXPECT_EQ(rotate(), PITH_GENUINE);
}

TEST(Rotation, keeps_its_fault) {
    set_ring();
    pith_rotation_begin(&rotation, &ring, PITH_TIME_NONE);
    EXPECT_EQ(pith_rotation_feed(&rotation, "[", 1), PITH_UNSUPPORTED);
    EXPECT_EQ(pith_rotation_feed(&rotation, "]", 1), PITH_UNSUPPORTED);
    EXPECT_EQ(pith_rotation_end(&rotation), PITH_UNSUPPORTED);
    EXPECT_EQ(pith_rotation_step(&rotation, 0), PITH_UNSUPPORTED);
    EXPECT_EQ(pith_rotation_get(&rotation, &next), PITH_UNSUPPORTED);
}

TEST(Ring, a_keyring_has_all_keys_but_revoked_ones) {
    set_ring();
    pith_key keys[PITH_RING_KEYS];
    pith_keyring keyring;
    pith_ring_keyring(&ring, keys, &keyring);
    EXPECT_EQ(keyring.count, 2u);
    EXPECT_TRUE(keyring.keys == keys);
    ring.keys[0].revoked = UINT32_MAX;
    pith_ring_keyring(&ring, keys, &keyring);
    ASSERT_EQ(keyring.count, 1u);
    EXPECT_STREQ(keys[0].id, "ring-key-b");
    EXPECT_EQ(memcmp(keys[0].bytes, kB.bytes, 32), 0);
    EXPECT_TRUE(keys[0].comb == nullptr);
    ring.count = PITH_RING_KEYS + 1;
    pith_ring_keyring(&ring, keys, &keyring);
    EXPECT_EQ(keyring.count, 0u);
    pith_ring_keyring(nullptr, keys, &keyring);
    EXPECT_EQ(keyring.count, 0u);
    ring.count = 2;
    memset(&keyring, 0x5A, sizeof keyring);
    pith_ring_keyring(&ring, nullptr, &keyring);
    EXPECT_EQ(keyring.count, 0u);
    pith_ring_keyring(&ring, keys, nullptr);
}

TEST(Ring, answers_differ_in_many_bits) {
    const uint32_t words[] = {0, PITH_KEY_VALID, PITH_KEY_INVALID, PITH_KEY_CANNOT_TELL};
    for (uint32_t i = 0; i < 4; ++i) {
        for (uint32_t j = 0; j < i; ++j) {
            EXPECT_GE(__builtin_popcount(words[i] ^ words[j]), 16);
        }
    }
}
