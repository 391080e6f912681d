// SPDX-License-Identifier: MIT
// Runs the self-test of a library with a broken part. The linker (--wrap) replaces the library's
// kernel calls by the functions here, which flip one bit of a chosen result.
#include <gtest/gtest.h>
#include <pith/selftest.h>

#include "curve/comb.hpp"
#include "curve/kernel.hpp"
#include "hash/kernel.hpp"

namespace {

enum Part { kNothing, kSha256, kSha512, kDouble, kComb };

Part broken = kNothing;
uint32_t calls_left = 0;  // calls before the broken one

void spoil(Part part, uint32_t *word) {
    if (broken == part && calls_left-- == 0) *word ^= 1u << 17;
}

}  // namespace

extern "C" {

void __real_pith_sha256_compress(uint32_t *state, uint32_t *block);
void __wrap_pith_sha256_compress(uint32_t *state, uint32_t *block) {
    __real_pith_sha256_compress(state, block);
    spoil(kSha256, state);
}
void __real_pith_sha512_compress(uint32_t *state, uint32_t *block);
void __wrap_pith_sha512_compress(uint32_t *state, uint32_t *block) {
    __real_pith_sha512_compress(state, block);
    spoil(kSha512, state);
}
void __real_pith_point_double(uint32_t *p, uint32_t keep_t, uint32_t times);
void __wrap_pith_point_double(uint32_t *p, uint32_t keep_t, uint32_t times) {
    __real_pith_point_double(p, keep_t, times);
    spoil(kDouble, p);
}
void __real_pith_comb_add(uint32_t *p, const pith::curve::Comb *comb, const uint32_t *k,
                          uint32_t column, uint32_t keep_t);
void __wrap_pith_comb_add(uint32_t *p, const pith::curve::Comb *comb, const uint32_t *k,
                          uint32_t column, uint32_t keep_t) {
    __real_pith_comb_add(p, comb, k, column, keep_t);
    spoil(kComb, p);
}

}  // extern "C"

namespace {

pith_verdict run(Part part, uint32_t calls) {
    broken = part;
    calls_left = calls;
    pith_verifier v;
    const pith_verdict verdict = pith_self_test(&v);
    broken = kNothing;
    return verdict;
}

TEST(SelfTest, passes_with_nothing_broken) {
    EXPECT_EQ(run(kNothing, 0), PITH_GENUINE);
}

TEST(SelfTest, fails_with_a_broken_hash) {
    // Each test hashes one record of seven blocks; two of them also hash one block of SHA-512.
    for (uint32_t call = 0; call < 7; ++call) EXPECT_EQ(run(kSha256, call), PITH_REFUSED) << call;
    EXPECT_EQ(run(kSha512, 0), PITH_REFUSED);
}

TEST(SelfTest, fails_with_a_broken_curve) {
    // The valid signature needs each column of a comb, and the doubling before it.
    const pith::curve::Comb &base = pith_registry_key.comb->base;
    const pith::curve::Comb &key = pith_registry_key.comb->key;
    const uint32_t columns = uint32_t{base.blocks} * base.steps + uint32_t{key.blocks} * key.steps;
    for (uint32_t call = 0; call < columns; ++call) {
        EXPECT_EQ(run(kComb, call), PITH_REFUSED) << call;
    }
    for (uint32_t call = 0; call + 1 < base.steps; ++call) {
        EXPECT_EQ(run(kDouble, call), PITH_REFUSED) << call;
    }
}

}  // namespace
