// SPDX-License-Identifier: MIT
// Compares the scanner with JSONTestSuite, and with another parser on every short text.
#include "json/scan.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "files.hpp"

namespace {

using pith::verdict;

struct Nothing {
    bool punctuation(uint8_t, uint32_t) { return true; }
    bool scalar(uint8_t, uint32_t) { return true; }
    bool open_string(bool, uint32_t) { return true; }
    bool text(const uint8_t *, size_t) { return true; }
    bool close_string() { return true; }
    bool wants_text() const { return wanted; }
    bool wanted = false;
};

struct Outcome {
    verdict why;
    uint32_t offset;
    bool operator==(const Outcome &) const = default;
};

std::ostream &operator<<(std::ostream &out, const Outcome &o) {
    return out << std::hex << "verdict 0x" << o.why << std::dec << " at " << o.offset;
}

Outcome scan(std::string_view text, size_t chunk = SIZE_MAX, bool wanted = false) {
    pith::json::Scanner scanner;
    scanner.begin();
    Nothing sink{wanted};
    for (size_t at = 0; at < text.size() && scanner.fault() == PITH_PENDING;)
        at += scanner.feed(tests::bytes(text) + at, std::min(chunk, text.size() - at), sink);
    const verdict why = scanner.end();
    return {why, scanner.offset()};
}

std::vector<tests::Path> suite() {
    std::vector<tests::Path> files;
    const tests::Path folder = tests::vectors() / "jsontestsuite" / "test_parsing";
    if (std::filesystem::exists(folder))
        for (const auto &entry : std::filesystem::directory_iterator(folder))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// PITH_DEPTH limits only this project, so the other parser may accept deeper nesting.
bool other_accepts(std::string_view text) {
    return nlohmann::json::accept(text);
}

// Checks every string of up to `length` symbols, between `head` and `tail`.
// tests/differential/enumerate compares longer ones with a parser of its own.
void check_every(const std::vector<std::string> &symbols, size_t length, const std::string &head,
                 const std::string &tail) {
    size_t accepted = 0;
    std::vector<size_t> digits;
    for (;;) {
        std::string text = head;
        for (const size_t d : digits) text += symbols[d];
        text += tail;
        const bool got = scan(text).why == PITH_PENDING;
        ASSERT_EQ(got, other_accepts(text)) << text;
        accepted += got ? 1u : 0u;
        size_t at = 0;  // counts up, with growing length
        while (at < digits.size() && ++digits[at] == symbols.size()) digits[at++] = 0;
        if (at == digits.size()) {
            if (digits.size() == length) break;
            digits.push_back(0);
        }
    }
    EXPECT_GT(accepted, 0u);  // otherwise the comparison shows nothing
}

}  // namespace

TEST(JsonTestSuite, every_verdict_is_right) {
    const std::vector<tests::Path> files = suite();
    if (files.empty()) GTEST_SKIP() << "no jsontestsuite in " << tests::vectors();
    size_t accepts = 0, refusals = 0;
    for (const tests::Path &file : files) {
        const std::string text = tests::read(file);
        const Outcome got = scan(text);
        if (file.filename().string()[0] == 'y') {
            EXPECT_EQ(got.why, PITH_PENDING) << file.filename();
            ++accepts;
        } else if (file.filename().string()[0] == 'n') {
            EXPECT_NE(got.why, PITH_PENDING) << file.filename();
            ++refusals;
        }
    }
    EXPECT_GE(accepts, 95u);
    EXPECT_GE(refusals, 188u);
}

// The offset is that of the first byte after which no text can be JSON.
TEST(JsonTestSuite, the_offset_is_the_first_faults_in_any_split) {
    const std::vector<tests::Path> files = suite();
    if (files.empty()) GTEST_SKIP() << "no jsontestsuite in " << tests::vectors();
    for (const tests::Path &file : files) {
        const std::string text = tests::read(file);
        const Outcome got = scan(text);
        for (const size_t chunk : {1u, 2u, 3u, 7u})
            EXPECT_EQ(scan(text, chunk), got) << file.filename() << " in pieces of " << chunk;
        EXPECT_EQ(scan(text, SIZE_MAX, true), got) << file.filename();
        ASSERT_LE(got.offset, text.size()) << file.filename();
        if (got.why == PITH_PENDING || got.why == PITH_INCOMPLETE) {
            EXPECT_EQ(got.offset, text.size()) << file.filename();
            continue;
        }
        const std::string before = text.substr(0, got.offset);
        const verdict so_far = scan(before).why;
        EXPECT_TRUE(so_far == PITH_INCOMPLETE || so_far == PITH_PENDING) << file.filename();
        EXPECT_EQ(scan(before + text[got.offset]), got) << file.filename();
    }
}

// The i_ files: RFC 8259 leaves them open; this project decides them.
TEST(JsonTestSuite, texts_left_open_by_the_rfc_are_decided) {
    const std::vector<tests::Path> files = suite();
    if (files.empty()) GTEST_SKIP() << "no jsontestsuite in " << tests::vectors();
    size_t open = 0;
    for (const tests::Path &file : files) {
        const std::string name = file.filename().string();
        if (name[0] != 'i') continue;
        ++open;
        const verdict got = scan(tests::read(file)).why;
        if (name.starts_with("i_number")) {
            EXPECT_EQ(got, PITH_PENDING) << name;  // only a signed part limits its numbers
        } else if (name.starts_with("i_structure_500")) {
            EXPECT_EQ(got, PITH_TOO_COMPLEX) << name;
        } else {
            EXPECT_EQ(got, PITH_MALFORMED) << name;  // surrogates, invalid UTF-8, a byte order mark
        }
    }
    EXPECT_EQ(open, 35u);
}

TEST(JsonAgainstAnother, every_short_text) {
    check_every(
        {"{", "}", "[", "]", ":", ",", "\"", "0", "1", "-", ".", "e", "+", "true", "null", " "}, 4,
        "", "");
}

TEST(JsonAgainstAnother, every_short_number) {
    // Only the digits 0 and 1, and at most five symbols, because the other parser refuses 1e400.
    check_every({"0", "1", "-", "+", ".", "e", "E"}, 5, "[", "]");
}

TEST(JsonAgainstAnother, every_short_string) {
    check_every(
        {"\\", "\"", "u", "n", "/", "0", "a", "\x7F", "\x1F", "\\u00", "\\ud8", "\\uDc", "x"}, 3,
        "[\"", "\"]");
    check_every({"\\uD800", "\\uDBFF", "\\udc00", "\\uDFFF", "\\u0000", "\\ud7ff", "\\uE000", "a",
                 "\\\\", "\\"},
                3, "[\"", "\"]");
}

// All pairs of first bytes, then the limits of the others. Zero is left out, because the other
// parser ends at zero.
TEST(JsonAgainstAnother, every_utf8_head) {
    std::vector<std::string> edges;
    for (const int c : {0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xF4})
        edges.emplace_back(1, static_cast<char>(c));
    for (int first = 0x20; first < 256; ++first) {
        for (int second = 1; second < 256; ++second) {
            const std::string head = {'"', static_cast<char>(first), static_cast<char>(second)};
            std::vector<std::string> texts = {head + "\""};
            // Third bytes only after heads that may go on.
            const bool goes_on = first >= 0xE0 && second >= 0x80 && second < 0xC0;
            for (size_t i = 0; goes_on && i < edges.size(); ++i) {
                texts.push_back(head + edges[i] + "\"");
                texts.push_back(head + edges[i] + "\x80\"");
            }
            for (const std::string &text : texts) {
                ASSERT_EQ(scan(text).why == PITH_PENDING, other_accepts(text)) << tests::hex(text);
            }
        }
    }
}
