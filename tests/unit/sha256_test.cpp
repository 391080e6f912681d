// SPDX-License-Identifier: MIT
#include "hash/sha256.hpp"

#include "check.hpp"

namespace {

using pith::hash::Sha256;
using pith::hash::sha256;

bool digest_is(const uint8_t digest[32], const char *hex) {
    for (size_t i = 0; i < 32; ++i) {
        const char *const digits = "0123456789abcdef";
        if (hex[2 * i] != digits[digest[i] >> 4] || hex[2 * i + 1] != digits[digest[i] & 15])
            return false;
    }
    return true;
}

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

}  // namespace

TEST(Sha256, hashes_the_examples_of_fips_180) {
    uint8_t digest[32];
    sha256(bytes(""), 0, digest);
    EXPECT_TRUE(
        digest_is(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    sha256(bytes("abc"), 3, digest);
    EXPECT_TRUE(
        digest_is(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    sha256(bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), 56, digest);
    EXPECT_TRUE(
        digest_is(digest, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
}

// Around the block and padding edges, in every pair of pieces: the digest is the whole's.
TEST(Sha256, is_the_same_in_any_pieces) {
    uint8_t message[200];
    for (size_t i = 0; i < sizeof message; ++i) message[i] = static_cast<uint8_t>(i * 7 + 1);
    const size_t sizes[] = {1, 54, 55, 56, 57, 63, 64, 65, 118, 119, 120, 127, 128, 129, 200};
    for (const size_t size : sizes) {
        uint8_t whole[32];
        sha256(message, size, whole);
        for (size_t cut = 0; cut <= size; ++cut) {
            Sha256 hash;
            hash.begin();
            hash.update(message, cut);
            hash.update(message + cut, size - cut);
            uint8_t digest[32];
            hash.finish(digest);
            EXPECT_EQ(memcmp(digest, whole, 32), 0) << size << " cut at " << cut;
        }
    }
}

TEST(Sha256, begins_afresh_after_finish) {
    Sha256 hash;
    uint8_t digest[32];
    for (int round = 0; round < 2; ++round) {
        hash.begin();
        hash.update(bytes("ab"), 2);
        hash.update(bytes("c"), 1);
        hash.finish(digest);
        EXPECT_TRUE(
            digest_is(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
}
