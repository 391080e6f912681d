// SPDX-License-Identifier: MIT
#include "codec/codec.hpp"

#include "check.hpp"

namespace {

constexpr uint32_t kUnset = 77;

bool reads(bool (*read)(const uint8_t *, size_t, uint32_t &), const char *text, uint32_t want) {
    uint32_t value = kUnset;
    return read(reinterpret_cast<const uint8_t *>(text), strlen(text), value) && value == want;
}

}  // namespace

TEST(Decimal, reads_one_form) {
    using pith::codec::read_decimal;
    EXPECT_TRUE(reads(read_decimal, "0", 0));
    EXPECT_TRUE(reads(read_decimal, "9", 9));
    EXPECT_TRUE(reads(read_decimal, "1234567890", 1234567890));
    EXPECT_TRUE(reads(read_decimal, "4294967295", UINT32_MAX));
    static constexpr const char *kOthers[] = {
        "",   "00", "01", "-1", "+1", " 1",         "1 ",
        "1a", "/",  ":",  "1/", "1:", "4294967296", "18446744073709551617"};
    for (const char *text : kOthers) {
        uint32_t value = kUnset;
        EXPECT_FALSE(read_decimal(reinterpret_cast<const uint8_t *>(text), strlen(text), value))
            << text;
        EXPECT_EQ(value, kUnset) << text;
    }
}

TEST(Decimal, reads_digits_of_a_fixed_size) {
    using pith::codec::read_digits;
    EXPECT_TRUE(reads(read_digits, "", 0));
    EXPECT_TRUE(reads(read_digits, "00", 0));
    EXPECT_TRUE(reads(read_digits, "0099", 99));
    EXPECT_TRUE(reads(read_digits, "00004294967295", UINT32_MAX));
    EXPECT_FALSE(reads(read_digits, "00004294967296", 0));
    EXPECT_FALSE(reads(read_digits, "0x", 0));
}

TEST(Decimal, writes_what_it_reads) {
    const struct {
        uint32_t value;
        const char *text;
    } rows[] = {{0, "0"}, {9, "9"}, {10, "10"}, {203, "203"}, {UINT32_MAX, "4294967295"}};
    for (const auto &row : rows) {
        uint8_t out[pith::codec::kDecimalSize];
        const size_t size = pith::codec::write_decimal(row.value, out);
        ASSERT_EQ(size, strlen(row.text));
        EXPECT_EQ(memcmp(out + sizeof out - size, row.text, size), 0) << row.text;
    }
}
