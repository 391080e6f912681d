// SPDX-License-Identifier: MIT
// Documents of about 4 GiB, the length at which offsets end.
#include "files.hpp"
#include "judge.hpp"

namespace {

constexpr uint64_t kMost = UINT32_MAX;

// The real record with a member before it that makes the document `size` bytes long.
tests::Outcome judge_padded(uint64_t size) {
    const std::string record =
        tests::read(tests::project() / "tests" / "records" / "record-1812.11732.json");
    const std::string head = "{\"padding\":\"", tail = "\"," + record.substr(1);
    const std::string filler(1 << 24, 'x');
    uint64_t left = size - head.size() - tail.size();
    pith_verifier v;
    pith_begin(&v, &pith_registry_keyring);
    pith_feed(&v, head.data(), head.size());
    while (left != 0) {
        const size_t count = left < filler.size() ? static_cast<size_t>(left) : filler.size();
        pith_feed(&v, filler.data(), count);
        left -= count;
    }
    pith_feed(&v, tail.data(), tail.size());
    pith_feed(&v, nullptr, 0);  // nothing more, at whatever length
    return tests::outcome_of(v, pith_step(&v, 0));
}

}  // namespace

TEST(Huge, of_4_gib_less_one_byte_is_genuine) {
    const tests::Outcome got = judge_padded(kMost);
    EXPECT_EQ(got.verdict, PITH_GENUINE);
    EXPECT_EQ(got.offset, kMost);
}

TEST(Huge, of_4_gib_is_too_large) {
    const tests::Outcome got = judge_padded(kMost + 1);
    EXPECT_EQ(got.verdict, PITH_TOO_LARGE);
    EXPECT_EQ(got.offset, kMost);
    EXPECT_EQ(got.claims, "");
}

// In one piece that crosses the edge, where a 32-bit sum would wrap.
TEST(Huge, crosses_the_edge_within_a_piece) {
    const tests::Outcome got = judge_padded(kMost + 100000000);
    EXPECT_EQ(got.verdict, PITH_TOO_LARGE);
    EXPECT_EQ(got.offset, kMost);
}
