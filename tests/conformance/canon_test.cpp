// SPDX-License-Identifier: MIT
// Canonical bytes against Python's on generated documents (tests/synthetic/make_canon.py).
#include "json/canon.hpp"

#include "canon_cases.hpp"

namespace {

using pith::verdict;
using tests::Case;
using tests::for_each_case;
using tests::is_json;
using tests::wanted;

struct Bytes {
    std::string out;
    void operator()(const uint8_t *data, size_t size) {
        out.append(reinterpret_cast<const char *>(data), size);
    }
};

template <class Offset, size_t kArena>
verdict canonicalize(const std::string &text, Bytes &bytes) {
    // On the heap at its exact size, so that a byte read past the end is an error under ASan.
    const std::vector<uint8_t> exact(text.begin(), text.end());
    return pith::json::canonicalize<Offset, kArena, PITH_DEPTH>(
        exact.data(), static_cast<uint32_t>(exact.size()), bytes);
}

}  // namespace

TEST(Canon, equals_pythons_bytes) {
    const auto counts = for_each_case([](const Case &c) {
        ASSERT_TRUE(is_json(c.text)) << c.text;
        Bytes bytes;
        const verdict got = canonicalize<uint32_t, 64>(c.text, bytes);
        ASSERT_EQ(got, wanted(c.verdict)) << c.verdict << ": " << c.text;
        if (got == PITH_PENDING) {
            ASSERT_EQ(bytes.out, c.canonical) << c.text;
        }
    });
    EXPECT_GE(counts.at("ok"), PITH_CANON_COUNT * 9u / 10);
    EXPECT_GE(counts.at("ambiguous"), PITH_CANON_COUNT * 3u / 100);
    EXPECT_GE(counts.at("malformed"), PITH_CANON_COUNT * 3u / 100);
}

// The smallest arena walks an object once a key. It may run out of fuel, but never differs.
TEST(Canon, does_not_depend_on_the_arena) {
    size_t spent = 0;
    const auto counts = for_each_case([&spent](const Case &c) {
        Bytes bytes;
        const verdict got = canonicalize<uint16_t, PITH_DEPTH>(c.text, bytes);
        if (got == PITH_TOO_COMPLEX || got == PITH_TOO_LARGE) {
            ++spent;
            return;
        }
        ASSERT_EQ(got, wanted(c.verdict)) << c.verdict << ": " << c.text;
        if (got == PITH_PENDING) {
            ASSERT_EQ(bytes.out, c.canonical) << c.text;
        }
    });
    EXPECT_LE(spent, counts.at("ok") / 50);
}

// Canonical bytes are their own canonical form.
TEST(Canon, is_idempotent) {
    for_each_case([](const Case &c) {
        if (c.verdict != "ok") return;
        Bytes bytes;
        const verdict got = canonicalize<uint32_t, 64>(c.canonical, bytes);
        ASSERT_EQ(got, PITH_PENDING);
        ASSERT_EQ(bytes.out, c.canonical);
    });
}
