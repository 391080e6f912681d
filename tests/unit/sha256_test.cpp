// SPDX-License-Identifier: MIT
#include "hash/sha256.hpp"

#include "check.hpp"
#include "hashing.hpp"

namespace {

using hashing::bytes;
using hashing::digest_is;
using hashing::fill;
using pith::hash::Sha256;
using pith::hash::sha256;

// The hash's memory as plain data, so a test can set any message length.
struct Image {
    uint32_t state[8];
    uint32_t length;
    uint8_t block[64];
};
static_assert(sizeof(Image) == sizeof(Sha256));

// Sets the length as after `length` bytes of whole blocks that returned to the initial state.
void go_to(Sha256 &hash, uint32_t length) {
    Image image;
    hash.begin();
    memcpy(&image, &hash, sizeof image);
    image.length = length;
    memcpy(static_cast<void *>(&hash), &image, sizeof image);
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

// Messages around the block and padding limits, in every two pieces, have the whole's digest.
TEST(Sha256, is_the_same_in_any_pieces) {
    uint8_t message[200];
    fill(message, sizeof message);
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

TEST(Sha256, begins_anew_after_finish) {
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

// By Python's hashlib: the digest of the digests of messages of each size.
TEST(Sha256, pads_each_size_right) {
    uint8_t message[200], digest[32];
    fill(message, sizeof message);
    Sha256 all;
    all.begin();
    for (size_t size = 0; size < sizeof message; ++size) {
        sha256(message, size, digest);
        all.update(digest, sizeof digest);
    }
    all.finish(digest);
    EXPECT_TRUE(
        digest_is(digest, "c35f81543da6e2384825e12b996f63d2d2a652971625973989db4ef4660e027b"));
}

// 2^29 bytes have more than 32 bits of length. Python's arithmetic gives the values; it agrees with
// hashlib on short messages.
TEST(Sha256, encodes_the_length_of_long_messages) {
    struct Case {
        uint32_t length;
        size_t more;
        const char *digest;
    };
    constexpr Case kCases[] = {
        {0xF1234540, 39, "bbfd5d06d006c69a36f751d66724d2ff89907012d1d84c7b0ee643be23ba25b7"},
        {0xEDCBA980, 59, "a8dbea3262273a85b8043788adcd94717542a25eab99089dba68cd305a7f052e"},
        {0x20000000, 0, "0631d34041c92e76b584f8922943526982f9053a1b7895aeae06f641df905370"},
    };
    for (const Case &c : kCases) {
        uint8_t message[64], digest[32];
        fill(message, sizeof message);
        Sha256 hash;
        go_to(hash, c.length);
        hash.update(message, c.more);
        hash.finish(digest);
        EXPECT_TRUE(digest_is(digest, c.digest)) << c.length;
    }
}

TEST(Sha256, writes_nothing_beside_itself) {
    hashing::expect_nothing_beside<Sha256, 64, 32>();
}
