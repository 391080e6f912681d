// SPDX-License-Identifier: MIT
// Canonical bytes against Python's on generated documents (tests/world/make_canon.py).
#include "json/canon.hpp"

#include <map>
#include <sstream>

#include "files.hpp"
#include "json/scan.hpp"

namespace {

using pith::verdict;

struct Bytes {
    std::string out;
    void operator()(const uint8_t *data, size_t size) {
        out.append(reinterpret_cast<const char *>(data), size);
    }
};

struct Nothing {
    bool punctuation(uint8_t, uint32_t) { return true; }
    bool scalar(uint8_t, uint32_t) { return true; }
    bool open_string(bool, uint32_t) { return true; }
    bool text(const uint8_t *, size_t) { return true; }
    bool close_string() { return true; }
    bool wants_text() const { return false; }
};

bool is_json(const std::string &text) {
    pith::json::Scanner scanner;
    scanner.begin();
    Nothing sink;
    scanner.feed(tests::bytes(text), text.size(), sink);
    return scanner.end() == PITH_PENDING;
}

struct Case {
    std::string text, verdict, canonical;
};

// Calls visit(case) for each; returns how many there were of each verdict.
template <class Visit>
std::map<std::string, size_t> for_each_case(Visit visit) {
    std::ifstream in(PITH_CANON_CASES, std::ios::binary);
    std::map<std::string, size_t> counts;
    size_t text_size, canonical_size;
    Case c;
    while (in >> text_size >> c.verdict >> canonical_size && in.get() == '\n') {
        c.text.resize(text_size);
        c.canonical.resize(canonical_size);
        in.read(c.text.data(), static_cast<std::streamsize>(text_size));
        in.read(c.canonical.data(), static_cast<std::streamsize>(canonical_size));
        ++counts[c.verdict];
        visit(c);
        if (testing::Test::HasFatalFailure()) break;
    }
    return counts;
}

verdict wanted(const std::string &name) {
    return name == "ok" ? PITH_PENDING : name == "ambiguous" ? PITH_AMBIGUOUS : PITH_MALFORMED;
}

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
    EXPECT_GE(counts.at("ok"), 45000u);
    EXPECT_GE(counts.at("ambiguous"), 1500u);
    EXPECT_GE(counts.at("malformed"), 1500u);
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
