// SPDX-License-Identifier: MIT
#include "hash/sha512.hpp"

#include "check.hpp"
#include "hash/constants.hpp"
#include "hashing.hpp"

namespace {

using hashing::bytes;
using hashing::digest_is;
using hashing::fill;
using pith::hash::Sha512;

// The hash's memory as plain data, so a test can set any message length.
struct Image {
    uint32_t state[16];
    uint32_t size[2];
    uint8_t block[128];
};
static_assert(sizeof(Image) == sizeof(Sha512));

// Sets the length as after so many bytes of whole blocks that returned to the initial state.
void go_to(Sha512 &hash, uint64_t size) {
    Image image;
    hash.begin();
    memcpy(&image, &hash, sizeof image);
    image.size[0] = static_cast<uint32_t>(size);
    image.size[1] = static_cast<uint32_t>(size >> 32);
    memcpy(static_cast<void *>(&hash), &image, sizeof image);
}

void sha512(const uint8_t *message, size_t size, uint8_t digest[64]) {
    Sha512 hash;
    hash.begin();
    hash.update(message, size);
    hash.finish(digest);
}

constexpr const char *kAbc =
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";

}  // namespace

TEST(Sha512, hashes_the_examples_of_fips_180) {
    uint8_t digest[64];
    sha512(bytes(""), 0, digest);
    EXPECT_TRUE(digest_is(digest,
                          "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                          "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"));
    sha512(bytes("abc"), 3, digest);
    EXPECT_TRUE(digest_is(digest, kAbc));
    const char *const long_one =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";
    sha512(bytes(long_one), 112, digest);
    EXPECT_TRUE(digest_is(digest,
                          "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
                          "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"));
}

// Messages around the block and padding limits, cut anywhere, have the whole's digest.
TEST(Sha512, is_the_same_in_any_pieces) {
    uint8_t message[260];
    fill(message, sizeof message);
    const size_t sizes[] = {1, 110, 111, 112, 113, 127, 128, 129, 239, 240, 255, 256, 257};
    for (const size_t size : sizes) {
        uint8_t whole[64];
        sha512(message, size, whole);
        for (size_t cut = 0; cut <= size; cut += cut < 8 || cut > size - 8 ? 1 : 13) {
            Sha512 hash;
            hash.begin();
            hash.update(message, cut);
            hash.update(nullptr, 0);
            hash.update(message + cut, size - cut);
            uint8_t digest[64];
            hash.finish(digest);
            EXPECT_EQ(memcmp(digest, whole, 64), 0);
        }
    }
}

TEST(Sha512, begins_anew_after_finish) {
    Sha512 hash;
    uint8_t digest[64];
    for (int round = 0; round < 2; ++round) {
        hash.begin();
        hash.update(bytes("ab"), 2);
        hash.update(bytes("c"), 1);
        hash.finish(digest);
        EXPECT_TRUE(digest_is(digest, kAbc));
    }
}

// By Python's hashlib: the digest of the digests of messages of each size.
TEST(Sha512, pads_each_size_right) {
    uint8_t message[260], digest[64];
    fill(message, sizeof message);
    Sha512 all;
    memset(static_cast<void *>(&all), 0xA5, sizeof all);
    all.begin();
    for (size_t size = 0; size < sizeof message; ++size) {
        sha512(message, size, digest);
        all.update(digest, sizeof digest);
    }
    all.finish(digest);
    EXPECT_TRUE(digest_is(digest,
                          "e27cf0495101e0ace3ff4d26747fb6b7b0f8c53565772dbbe8a545ca818dfc46"
                          "9d7e92e96c0ee69acb505b0650a117a77372893608a794ac590fc3bff48e862d"));
}

// The size passes 32 bits in bytes, and 32 and 64 in bits. Python's arithmetic gives the values; it
// agrees with hashlib on short messages.
TEST(Sha512, encodes_the_length_of_long_messages) {
    struct Case {
        uint64_t size;
        size_t more;
        const char *digest;
    };
    constexpr Case kCases[] = {
        {0x123456789ABCDE00, 39,
         "dcfccf56a365eab3c79385f2d1c1fe36365f66219531866d64ad969e93e8a88a"
         "683be7523e041afac2f8ed0c7a5d926c3ab74d8da64d56b99f10804d67d6ae2b"},
        {0xFEDCBA9876543280, 120,
         "0f2f5e9fe2b2adece747ee1c2bf0ba113e7643f6cbeb545dac4f1d7d69018daf"
         "8fdd97f0ce04aaf804f7d1792927fcbb633eca1c7cab58cdf7d751c901766070"},
        {0x00000000FFFFFF80, 200,
         "1e699f8b2ee4e4ea40ab1dc23a7a9f7c401d78cc59219e455b69e5d55a8605d2"
         "a55c5744b2dfbe87308b834e003279407531d67dad6830f7f6a30a9562d9e6dc"},
        {0x0000008000000000, 3,
         "44ae003d1b718acf83c0cb9be60cb209f804fe043cd0016e2360f808a00a8396"
         "b2188b5ad5fcb14c93d43dbc9a8d016de7490503e1f474a424b203287d32b0a3"},
        {0xE00000017FFFFF80, 130,
         "c59a365028447d7155eeeb4bc8a7927821acd25456992b762dcfce57eb91397a"
         "35dfe708d4e57ee02836b57bce66b475eb9af39b4c4257826ea13e32e606f3ab"},
    };
    for (const Case &c : kCases) {
        uint8_t message[200], digest[64];
        fill(message, sizeof message);
        Sha512 hash;
        go_to(hash, c.size);
        hash.update(message, c.more);
        hash.finish(digest);
        EXPECT_TRUE(digest_is(digest, c.digest)) << c.size;
    }
}

TEST(Sha512, writes_nothing_beside_itself) {
    hashing::expect_nothing_beside<Sha512, 128, 64>();
}

// FIPS 180-4 4.2.3: 64 bits of the fraction of the cube roots of the first 80 primes. With the
// root's integer part, k is the largest c with c^3 <= prime * 2^192.
TEST(Sha512, has_the_cube_roots_of_primes_for_constants) {
    uint32_t prime = 1;
    for (uint32_t i = 0; i < 80; ++i) {
        bool found = false;
        while (!found) {
            ++prime;
            found = true;
            for (uint32_t d = 2; d * d <= prime; ++d) found = found && prime % d != 0;
        }
        uint32_t whole = 1;
        while ((whole + 1) * (whole + 1) * (whole + 1) <= prime) ++whole;
        // Computes c^3 in 32-bit words, for c and for c + 1.
        for (uint32_t more = 0; more < 2; ++more) {
            const uint64_t k = pith::hash::kRound[i];
            uint32_t c[3] = {static_cast<uint32_t>(k), static_cast<uint32_t>(k >> 32), whole};
            for (uint32_t j = 0, carry = more; j < 3; ++j) {
                const uint64_t sum = uint64_t{c[j]} + carry;
                c[j] = static_cast<uint32_t>(sum);
                carry = static_cast<uint32_t>(sum >> 32);
            }
            uint32_t cube[9] = {1};
            for (int times = 0; times < 3; ++times) {
                uint32_t product[9] = {};
                for (uint32_t a = 0; a < 9; ++a) {
                    uint64_t carry = 0;
                    for (uint32_t b = 0; a + b < 9; ++b) {
                        carry += product[a + b];
                        if (b < 3) carry += uint64_t{cube[a]} * c[b];
                        product[a + b] = static_cast<uint32_t>(carry);
                        carry >>= 32;
                    }
                }
                memcpy(cube, product, sizeof cube);
            }
            // prime * 2^192 has the words 0 0 0 0 0 0 prime.
            const bool at_most = cube[7] == 0 && cube[8] == 0 && cube[6] < prime;
            EXPECT_EQ(at_most, more == 0);
        }
    }
}
