// SPDX-License-Identifier: MIT
// Expected digests: Python's hashlib over json.dumps(sort_keys=True) of the covered members.
#include "audit/digests.hpp"

#include "check.hpp"
#include "codec/codec.hpp"

namespace {

using pith::audit::Digests;
using pith::audit::Earned;

void key(Digests &digests, uint8_t depth, const char *name, bool is_excluded = false) {
    digests.key(depth, is_excluded, reinterpret_cast<const uint8_t *>(name), strlen(name));
}

void put(Digests &digests, const char *text) {
    digests.put(reinterpret_cast<const uint8_t *>(text), strlen(text));
}

bool finishes(Digests &digests, uint8_t depth, const char *want_hex) {
    uint8_t got[32], want[32];
    digests.finish(depth, got);
    return pith::codec::decode_hex(reinterpret_cast<const uint8_t *>(want_hex), 64, want, 32) &&
           memcmp(got, want, sizeof want) == 0;
}

struct Begun : Digests {
    Begun() {
        memset(static_cast<void *>(this), 0xEE, sizeof *this);
        begin();
    }
    pith_label plain() const { return label(Earned::nothing()); }
};

}  // namespace

// {"a":{"k":["x",{"y":0}],"m":{}},"s":"left out","z":3}, with s excluded.
TEST(Digests, leave_excluded_members_out) {
    Begun digests;
    digests.open(1, true);
    key(digests, 1, "a");
    digests.put('{');
    key(digests, 2, "k");
    digests.put('[');
    put(digests, "\"x\"");
    digests.comma(3);
    digests.put('{');
    key(digests, 4, "y");
    digests.put('0');
    digests.close(4, '}');
    digests.close(3, ']');
    digests.comma(2);
    key(digests, 2, "m");
    digests.put('{');
    digests.close(3, '}');
    digests.close(2, '}');
    digests.comma(1);
    EXPECT_EQ(digests.plain(), PITH_AUTHENTICATED);
    key(digests, 1, "s", true);
    EXPECT_EQ(digests.plain(), PITH_UNAUTHENTICATED);
    put(digests, "\"left out\"");
    digests.comma(1);
    key(digests, 1, "z");
    EXPECT_EQ(digests.plain(), PITH_AUTHENTICATED);
    digests.put('3');
    digests.close(1, '}');
    EXPECT_TRUE(
        finishes(digests, 1, "9cdfb3599d41eef507b9dc88f43561861785a2fdaf65bffe26dab824bea20584"));
    EXPECT_EQ(digests.plain(), PITH_UNAUTHENTICATED);
}

// {"s":{"r":{"e":1,"n":2}}}: a bundle holds a state, which holds a summary. The summary excludes e
// and adds a member m.
TEST(Digests, are_three_at_most) {
    Begun digests;
    digests.open(1, true);
    key(digests, 1, "s");
    digests.put('{');
    digests.open(2, false);
    key(digests, 2, "r");
    digests.put('{');
    digests.open(3, false);
    key(digests, 3, "e", true);
    digests.put('1');
    EXPECT_EQ(digests.plain(), PITH_AUTHENTICATED);  // the bundle's digest covers e
    digests.comma(3);
    digests.put_member(3, "m", 1);
    digests.put_text(3, "null");
    key(digests, 3, "n");
    digests.put('2');
    digests.close(3, '}');
    // {"m":null,"n":2}
    EXPECT_TRUE(
        finishes(digests, 3, "f08242b8773a9d90495639ffc70bc4bcb38ce7f3e948a03963bb142dd60c5aa6"));
    digests.close(2, '}');
    // {"r":{"e":1,"n":2}}
    EXPECT_TRUE(
        finishes(digests, 2, "0ad0b353efc7a2a72db5c0c878679489a9e50130fe04e761f362386a05907c14"));
    digests.close(1, '}');
    EXPECT_TRUE(
        finishes(digests, 1, "dd8027a14e0ddd6509e5ae44d57f2ba11fefadfd6d05027446dcdd99717edfc8"));
}

TEST(Digests, label_a_value_by_what_covers_it) {
    pith::audit::Findings findings;
    findings.begin();
    const Earned bound = findings.judge(PITH_CHECK_TITLE, true, PITH_ALTERED, 0);
    const Earned authenticated = findings.promise_record();
    Begun digests;
    EXPECT_EQ(digests.plain(), PITH_UNAUTHENTICATED);
    EXPECT_EQ(digests.label(bound), PITH_BOUND);
    EXPECT_EQ(digests.label(authenticated), PITH_AUTHENTICATED);
    digests.open(1, false);
    key(digests, 1, "a");
    EXPECT_EQ(digests.plain(), PITH_HASH_ONLY);
    EXPECT_EQ(digests.label(bound), PITH_BOUND);
    EXPECT_EQ(digests.label(authenticated), PITH_AUTHENTICATED);
    // Any signed level authenticates the value, at any depth.
    digests.open(2, true);
    key(digests, 2, "b");
    EXPECT_EQ(digests.plain(), PITH_AUTHENTICATED);
    EXPECT_EQ(digests.label(bound), PITH_AUTHENTICATED);
    digests.set_signed(2, false);
    EXPECT_EQ(digests.plain(), PITH_HASH_ONLY);
    digests.set_signed(1, true);
    EXPECT_EQ(digests.plain(), PITH_AUTHENTICATED);
    digests.abandon(1);
    EXPECT_EQ(digests.plain(), PITH_HASH_ONLY);
    digests.abandon(2);
    EXPECT_EQ(digests.plain(), PITH_UNAUTHENTICATED);
}

// {"z":3}: the comma inside an excluded list is excluded too.
TEST(Digests, leave_out_all_of_an_excluded_member) {
    Begun digests;
    digests.open(1, false);
    key(digests, 1, "s", true);
    digests.put('[');
    digests.put('1');
    digests.comma(2);
    digests.put('2');
    digests.close(2, ']');
    digests.comma(1);
    key(digests, 1, "z");
    digests.put('3');
    digests.close(1, '}');
    EXPECT_TRUE(
        finishes(digests, 1, "59068e3769f66a9341b13678cc54dd69d9bbc848608d0228a1e506d729e5f7a0"));
}

// A refused document may use a level that was not opened. The sanitizers check the access.
TEST(Digests, ignore_levels_that_were_not_opened) {
    Begun digests;
    digests.open(1, true);
    digests.abandon(9);
    digests.set_signed(9, false);
    EXPECT_EQ(digests.plain(), PITH_AUTHENTICATED);
}

// {"a":1}: the excluded member is the last one, but the closing bracket is covered.
TEST(Digests, end_after_an_excluded_member) {
    Begun digests;
    digests.open(1, false);
    key(digests, 1, "a");
    digests.put('1');
    digests.comma(1);
    key(digests, 1, "s", true);
    digests.put('2');
    digests.close(1, '}');
    EXPECT_TRUE(
        finishes(digests, 1, "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"));
}
