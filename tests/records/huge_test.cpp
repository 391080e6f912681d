// SPDX-License-Identifier: MIT
// Documents of about 4 GiB, the limit of 32-bit offsets.
#include "files.hpp"
#include "json/scan.hpp"
#include "outcome.hpp"

namespace {

constexpr uint64_t kMost = UINT32_MAX;

// Feeds the real record after a member that makes the document `size` bytes long.
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
    pith_end(&v);
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

// At the limit the scanner accepts no more bytes, and reports a fault only if more come.
TEST(Huge, nothing_more_is_not_too_large) {
    struct {
        bool punctuation(uint8_t, uint32_t) { return true; }
        bool scalar(uint8_t, uint32_t) { return true; }
        bool open_string(bool, uint32_t) { return true; }
        bool text(const uint8_t *, size_t) { return true; }
        bool close_string() { return true; }
        bool wants_text() const { return false; }
    } nothing;
    const std::string filler(1 << 24, 'x');
    pith::json::Scanner scanner;
    scanner.begin();
    scanner.feed(tests::bytes("\""), 1, nothing);
    for (uint64_t left = kMost - 1; left != 0;) {
        const size_t count = left < filler.size() ? static_cast<size_t>(left) : filler.size();
        left -= scanner.feed(tests::bytes(filler), count, nothing);
    }
    EXPECT_EQ(scanner.offset(), kMost);
    EXPECT_EQ(scanner.feed(tests::bytes(""), 0, nothing), 0u);
    EXPECT_EQ(scanner.fault(), PITH_PENDING);
    EXPECT_EQ(scanner.feed(tests::bytes("\""), 1, nothing), 0u);
    EXPECT_EQ(scanner.fault(), PITH_TOO_LARGE);
    EXPECT_EQ(scanner.offset(), kMost);
}

// One piece crosses the limit, where a 32-bit sum would wrap.
TEST(Huge, crosses_the_edge_within_a_piece) {
    const tests::Outcome got = judge_padded(kMost + 100000000);
    EXPECT_EQ(got.verdict, PITH_TOO_LARGE);
    EXPECT_EQ(got.offset, kMost);
}
