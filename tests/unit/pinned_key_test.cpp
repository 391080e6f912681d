// SPDX-License-Identifier: MIT
// Pins keys at run time as the compiler does: the table must be equal, and each refusal has a
// message. tests/pin shows that the compiler reports these messages.
#include <pith/pinned_key.hpp>

#include "check.hpp"

namespace {

int not_a_key, not_hex, not_an_id;

constexpr char kHex[] = "b2d552b68890857171a78b36a5dccf368a953413288c353f7c9d9d6f94b709b3";
constexpr pith::pinned_key<2> kCompiled("pith", kHex);

// Written at run time, so the compiler cannot evaluate the result.
char text[66];

const char *hex(const char *from = kHex) {
    memset(text, 0, sizeof text);
    memcpy(text, from, strlen(from));
    return text;
}

void forget() {
    not_a_key = not_hex = not_an_id = 0;
}

}  // namespace

namespace pith::curve {

void key_is_not_canonical_or_not_of_order_L() {
    ++not_a_key;
}
void key_is_not_64_hex_digits() {
    ++not_hex;
}
void key_id_is_empty_or_too_long() {
    ++not_an_id;
}

}  // namespace pith::curve

TEST(PinnedKey, is_the_same_at_run_time) {
    forget();
    const pith::pinned_comb<2> made(hex());
    const pith::curve::Comb &want = kCompiled.key.comb->key;
    EXPECT_EQ(made.comb.key.teeth, want.teeth);
    EXPECT_EQ(made.comb.key.blocks, want.blocks);
    EXPECT_EQ(made.comb.key.steps, want.steps);
    EXPECT_EQ(memcmp(made.comb.key.entries, want.entries, 2 * sizeof *want.entries), 0);
    EXPECT_TRUE(made.comb.base.entries == kCompiled.key.comb->base.entries);

    const pith_key key = pith::make_key("pith", hex(), &made.comb);
    EXPECT_EQ(memcmp(key.bytes, kCompiled.key.bytes, sizeof key.bytes), 0);
    EXPECT_EQ(memcmp(key.bytes, pith_registry_key.bytes, sizeof key.bytes), 0);
    EXPECT_STREQ(key.id, "pith");
    EXPECT_TRUE(key.comb == &made.comb);
    EXPECT_EQ(not_a_key + not_hex + not_an_id, 0);
}

TEST(PinnedKey, requires_64_hex_digits) {
    using pith::curve::key_bytes;
    const pith::curve::KeyBytes bytes = key_bytes(hex());
    EXPECT_EQ(bytes.byte[0], 0xB2);
    EXPECT_EQ(bytes.byte[31], 0xB3);
    // Upper case is accepted.
    for (char *at = text; *at != 0; ++at) {
        if (*at >= 'a') *at = static_cast<char>(*at - 'a' + 'A');
    }
    EXPECT_EQ(memcmp(key_bytes(text).byte, bytes.byte, sizeof bytes.byte), 0);
    forget();
    // The characters next to the digits and letters: first, in the middle, and last.
    const char neighbours[] = {'/', ':', '@', 'G', '`', 'g', ' ', '\x7F', '\x80'};
    const size_t places[] = {0, 31, 63};
    for (const char c : neighbours) {
        for (const size_t at : places) {
            hex();
            text[at] = c;
            not_hex = 0;
            key_bytes(text);
            EXPECT_EQ(not_hex, 1) << c << " at " << at;
        }
    }
    const char digits[] = {'0', '9', 'A', 'F', 'a', 'f'};
    for (const char c : digits) {
        hex();
        text[5] = c;
        not_hex = 0;
        key_bytes(text);
        EXPECT_EQ(not_hex, 0) << c;
    }
    hex();
    text[64] = '0';
    not_hex = 0;
    key_bytes(text);
    EXPECT_EQ(not_hex, 1);
}

TEST(PinnedKey, requires_a_point_of_order_l) {
    using namespace pith::curve;
    forget();
    const Affine minus = minus_key(key_bytes(hex()));
    EXPECT_EQ(not_a_key, 0);
    FieldElement x, y;
    EXPECT_TRUE(decode_point(x, y, pith_registry_key.bytes));
    EXPECT_TRUE(equal(y, minus.y));
    add(x, x, minus.x);
    EXPECT_TRUE(is_zero(x));
    // Not on the curve (in the second case the computed value passes the check of the order); above
    // p; order 4; order 2 L.
    const char *const bad[] = {"0200000000000000000000000000000000000000000000000000000000000000",
                               "1f00000000000000000000000000000000000000000000000000000000000000",
                               "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                               "0000000000000000000000000000000000000000000000000000000000000000",
                               "3b2aad49776f7a8e8e5874c95a2330c9756acbecd773cac0836262906b48f64c"};
    for (const char *const key : bad) {
        forget();
        minus_key(key_bytes(hex(key)));
        EXPECT_EQ(not_a_key, 1) << key;
    }
}

TEST(PinnedKey, requires_an_id_of_bounded_size) {
    static char id[PITH_KEY_ID_SIZE + 2];
    for (size_t size = 0; size < sizeof id; ++size) {
        memset(id, 0, sizeof id);
        memset(id, 'k', size);
        forget();
        pith::make_key(id, hex(), nullptr);
        EXPECT_EQ(not_an_id, size == 0 || size > PITH_KEY_ID_SIZE ? 1 : 0) << size;
    }
}
