// SPDX-License-Identifier: MIT
// tests/selftest shows that a broken build fails the self-test.
#include <pith/selftest.h>

#include "check.hpp"

namespace {

TEST(SelfTest, passes) {
    pith_verifier v;
    EXPECT_EQ(pith_self_test(&v), PITH_GENUINE);
}

// The last test is an invalid signature, so the memory holds no claims afterwards.
TEST(SelfTest, ends_with_its_last_test) {
    pith_verifier v;
    ASSERT_EQ(pith_self_test(&v), PITH_GENUINE);
    EXPECT_EQ(pith_step(&v, 0), PITH_FORGED);
    pith_claims claims;
    EXPECT_EQ(pith_get_claims(&v, &claims), PITH_FORGED);
    EXPECT_EQ(claims.number[0], '\0');
}

TEST(SelfTest, requires_one_accept_and_two_refusals) {
    const pith_verdict kWant[PITH_SELF_TESTS] = {PITH_GENUINE, PITH_ALTERED, PITH_FORGED};
    pith_verifier v;
    for (uint32_t test = 0; test < PITH_SELF_TESTS; ++test) {
        pith_self_test_begin(&v, test);
        EXPECT_EQ(pith_step(&v, 0), kWant[test]);
        pith_claims claims;
        EXPECT_EQ(pith_get_claims(&v, &claims), kWant[test]);
        EXPECT_EQ(claims.number[0] != '\0', test == 0);
    }
}

TEST(SelfTest, runs_in_steps) {
    pith_verifier v;
    for (uint32_t test = 0; test < PITH_SELF_TESTS; ++test) {
        pith_self_test_begin(&v, test);
        uint32_t steps = 1;
        while (pith_self_test_step(&v, test, 1) == PITH_PENDING) ++steps;
        EXPECT_EQ(pith_self_test_step(&v, test, 1), PITH_GENUINE);
        // The altered record is refused before any curve arithmetic.
        EXPECT_EQ(steps > 50, test != 1);
    }
}

TEST(SelfTest, accepts_only_its_own_verdict) {
    pith_verifier v;
    for (uint32_t test = 0; test < PITH_SELF_TESTS; ++test) {
        for (uint32_t other = 0; other < PITH_SELF_TESTS + 2; ++other) {
            pith_self_test_begin(&v, test);
            EXPECT_EQ(pith_self_test_step(&v, other, 0),
                      other == test ? PITH_GENUINE : PITH_REFUSED);
        }
    }
    pith_self_test_begin(&v, PITH_SELF_TESTS);
    EXPECT_EQ(pith_self_test_step(&v, PITH_SELF_TESTS, 0), PITH_REFUSED);
    EXPECT_EQ(pith_self_test(nullptr), PITH_REFUSED);
}

}  // namespace
