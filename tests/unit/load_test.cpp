// SPDX-License-Identifier: MIT
// A key loaded at run time gets the same table as a pinned key.
#include <string.h>
#include <pith/pinned_key.hpp>

#include "check.hpp"

namespace {

constexpr char kHex[] = "b2d552b68890857171a78b36a5dccf368a953413288c353f7c9d9d6f94b709b3";

// Keys with the other sign.
constexpr char kOtherHex[] = "b2d552b68890857171a78b36a5dccf368a953413288c353f7c9d9d6f94b70933";

template <uint32_t teeth>
constexpr pith::pinned_key<teeth> kPinned{"k", kHex};
constexpr pith::pinned_key<2> kOther{"k", kOtherHex};

alignas(void *) unsigned char memory[PITH_COMB_SIZE(5) + 1];

pith_key unloaded(const pith_key &from = kPinned<2>.key) {
    pith_key key = from;
    key.comb = nullptr;
    return key;
}

#ifdef PITH_SMALL_CURVE
constexpr unsigned kTeeth = 1;  // the reported number of teeth
#else
constexpr unsigned kTeeth = 5;
#endif

template <uint32_t teeth>
void expect_the_compilers_table(const pith_key &pinned = kPinned<teeth>.key) {
    pith_key key = unloaded(pinned);
    memset(memory, 0, sizeof memory);
    ASSERT_EQ(pith_load_key(&key, memory, PITH_COMB_SIZE(teeth)), teeth < kTeeth ? teeth : kTeeth);
    ASSERT_NE(key.comb, nullptr);
#ifdef PITH_SMALL_CURVE
    EXPECT_EQ(memcmp(key.comb, pinned.comb, sizeof(pith_comb)), 0);
#else
    const pith::curve::Comb &ours = key.comb->key;
    const pith::curve::Comb &wanted = pinned.comb->key;
    EXPECT_EQ(ours.teeth, wanted.teeth);
    EXPECT_EQ(ours.blocks, wanted.blocks);
    EXPECT_EQ(ours.steps, wanted.steps);
    EXPECT_EQ(memcmp(ours.entries, wanted.entries, 96u << (teeth - 1)), 0);
    const pith::curve::Comb &base = pith::curve::kBaseComb;
    EXPECT_EQ(key.comb->base.entries, base.entries);
    EXPECT_EQ(key.comb->base.teeth, base.teeth);
    EXPECT_EQ(key.comb->base.blocks, base.blocks);
    EXPECT_EQ(key.comb->base.steps, base.steps);
#endif
}

}  // namespace

TEST(LoadKey, builds_the_table_of_the_compiler) {
    expect_the_compilers_table<2>();
    expect_the_compilers_table<3>();
    expect_the_compilers_table<4>();
    expect_the_compilers_table<5>();
    expect_the_compilers_table<2>(kOther.key);
}

TEST(LoadKey, takes_as_many_teeth_as_there_is_room_for) {
    // Without room the key is valid, but PITH_SMALL_CURVE cannot use a key without a comb.
    const unsigned no_room = kTeeth == 1 ? 0 : 1;
    for (unsigned teeth = 1; teeth <= kTeeth; ++teeth) {
        pith_key key = unloaded();
        EXPECT_EQ(pith_load_key(&key, memory, PITH_COMB_SIZE(teeth) - 1),
                  teeth == 1 ? no_room : teeth - 1);
        EXPECT_EQ(key.comb == nullptr, teeth == 1);
    }
    pith_key key = unloaded();
    EXPECT_EQ(pith_load_key(&key, nullptr, sizeof memory), no_room);
    EXPECT_EQ(pith_load_key(&key, memory + 1, sizeof memory - 1), no_room);  // not aligned
    EXPECT_EQ(key.comb, nullptr);
    // The stated size fits six teeth, but only the bytes for five are written.
    EXPECT_EQ(pith_load_key(&key, memory, PITH_COMB_SIZE(6)), kTeeth);
}

TEST(LoadKey, writes_nothing_after_its_memory) {
    memory[PITH_COMB_SIZE(5)] = 0xA5;
    pith_key key = unloaded();
    EXPECT_EQ(pith_load_key(&key, memory, PITH_COMB_SIZE(5)), kTeeth);
    EXPECT_EQ(memory[PITH_COMB_SIZE(5)], 0xA5);
}

TEST(LoadKey, loads_nothing_into_nothing) {
    EXPECT_EQ(pith_load_key(nullptr, memory, sizeof memory), 0u);
}

TEST(LoadKey, refuses_keys_not_of_order_l) {
    // Not on the curve; the identity; order 2; order 4; y not below p; A plus order 2. The last is
    // the point (-x, -y): bytes of p - y, sign flipped.
    constexpr pith::curve::KeyBytes kRefused[] = {
        pith::curve::key_bytes("0200000000000000000000000000000000000000000000000000000000000000"),
        pith::curve::key_bytes("0100000000000000000000000000000000000000000000000000000000000000"),
        pith::curve::key_bytes("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        pith::curve::key_bytes("0000000000000000000000000000000000000000000000000000000000000000"),
        pith::curve::key_bytes("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        pith::curve::key_bytes("3b2aad49776f7a8e8e5874c95a2330c9756acbecd773cac0836262906b48f64c"),
        // Not on the curve, but the computed value passes the check of the order as a root.
        pith::curve::key_bytes("1f00000000000000000000000000000000000000000000000000000000000000"),
    };
    for (const pith::curve::KeyBytes &bytes : kRefused) {
        pith_key key = kPinned<2>.key;  // a comb for another key
        memcpy(key.bytes, bytes.byte, sizeof key.bytes);
        EXPECT_EQ(pith_load_key(&key, memory, sizeof memory), 0u);
        EXPECT_EQ(key.comb, nullptr);
        EXPECT_EQ(pith_load_key(&key, nullptr, 0), 0u);
    }
}

// p + 18 is the last value below 2^255. A valid key is loaded first, so an x remains if the refusal
// writes none.
TEST(LoadKey, refuses_each_y_with_a_second_encoding) {
    pith_key key = unloaded();
    EXPECT_EQ(pith_load_key(&key, memory, sizeof memory), kTeeth);
    memset(key.bytes, 0xFF, sizeof key.bytes);
    for (unsigned least = 0xED; least <= 0xFF; ++least) {
        key.bytes[0] = static_cast<uint8_t>(least);
        key.bytes[31] = 0x7F;
        EXPECT_EQ(pith_load_key(&key, memory, sizeof memory), 0u) << least;
        key.bytes[31] = 0xFF;
        EXPECT_EQ(pith_load_key(&key, memory, sizeof memory), 0u) << least;
    }
}
