// SPDX-License-Identifier: MIT
// Compares the canonicalizer's bytes with Python's, and its strictness with the scanner's. Also
// tests sources that change between reads.
#include <algorithm>
#include <random>

#include "canon_cases.hpp"
#include "canonicalized.hpp"

namespace {

using pith::verdict;
using pith::json::Canonicalizer;
using tests::canonicalize;
using tests::Case;
using tests::for_each_case;
using tests::is_json;
using tests::kBudgets;
using tests::Memory;
using tests::Outcome;
using tests::wanted;

}  // namespace

TEST(Canonicalizer, equals_pythons_bytes) {
    size_t turn = 0;
    const auto counts = for_each_case([&turn](const Case &c) {
        for (const uint32_t budget : {UINT32_MAX, kBudgets[++turn % std::size(kBudgets)]}) {
            const Outcome got = canonicalize(c.text, budget);
            ASSERT_EQ(got.fault, wanted(c.verdict)) << c.verdict << ": " << c.text;
            if (got.fault == PITH_PENDING) {
                ASSERT_EQ(got.out, c.canonical) << c.text;
            }
        }
    });
    EXPECT_GE(counts.at("ok"), PITH_CANON_COUNT * 9u / 10);
    EXPECT_GE(counts.at("number"), PITH_CANON_COUNT * 3u / 100);
    EXPECT_GE(counts.at("ambiguous"), PITH_CANON_COUNT * 3u / 100);
}

// The canonical form of canonical bytes is unchanged.
TEST(Canonicalizer, is_idempotent) {
    for_each_case([](const Case &c) {
        if (c.verdict == "ambiguous") return;
        const Outcome got = canonicalize(c.canonical);
        ASSERT_EQ(got.fault, PITH_PENDING) << c.canonical;
        ASSERT_EQ(got.out, c.canonical);
    });
}

// Leading white space moves the text across the ends of windows.
TEST(Canonicalizer, does_not_depend_on_the_ends_of_windows) {
    size_t cases = 0;
    for_each_case([&cases](const Case &c) {
        if (c.verdict != "ok" || ++cases % 100 != 0) return;
        for (size_t space = 1; space <= PITH_WINDOW; ++space) {
            const Outcome got = canonicalize(std::string(space, ' ') + c.text);
            ASSERT_EQ(got.fault, PITH_PENDING) << c.text;
            ASSERT_EQ(got.out, c.canonical) << c.text;
        }
    });
    EXPECT_GE(cases, PITH_CANON_COUNT * 9u / 10);
}

// A text needs no scan of its own. It is strict JSON if and only if the canonicalizer accepts it
// and the scanner accepts the output.
void expect_as_strict_as_the_scanner(const std::string &text) {
    const Outcome got = canonicalize(text);
    if (got.fault == PITH_AMBIGUOUS) return;  // the scanner does not compare keys
    const bool passes = got.fault == PITH_PENDING && is_json(got.out);
    ASSERT_EQ(passes, is_json(text)) << text << "\n" << got.out;
}

TEST(Canonicalizer, is_as_strict_as_the_scanner_on_short_texts) {
    const std::string symbols[] = {"{",      "}", "[",  "]",       ",",       ":",   "\"a\"",
                                   "\"b\":", "1", "\"", "\\ud83d", "\\udE00", "\\x", " "};
    const size_t count = std::size(symbols);
    for (size_t length = 1; length <= 5; ++length) {
        std::vector<size_t> digits(length, 0);
        for (bool more = true; more;) {
            std::string text;
            for (const size_t digit : digits) text += symbols[digit];
            expect_as_strict_as_the_scanner(text);
            if (testing::Test::HasFatalFailure()) return;
            more = false;
            for (size_t &digit : digits) {
                if (++digit < count) {
                    more = true;
                    break;
                }
                digit = 0;
            }
        }
    }
}

TEST(Canonicalizer, is_as_strict_as_the_scanner_on_damaged_documents) {
    std::mt19937 random(1);
    const std::string spare = "{}[]\",:\\u0a1-. \n\x01\x80\xED\xA0";
    for_each_case([&](const Case &c) {
        std::string text = c.text;
        for (int changes = 0; changes < 2; ++changes) {
            const size_t at = random() % text.size();
            const char byte = spare[random() % spare.size()];
            switch (random() % 3) {
                case 0: text[at] = byte; break;
                case 1: text.insert(at, 1, byte); break;
                default:
                    if (text.size() > 1) text.erase(at, 1);
            }
            expect_as_strict_as_the_scanner(text);
            if (testing::Test::HasFatalFailure()) return;
        }
    });
}

// Sources that change between reads may cause any output. The canonicalizer must end within its
// bounds, which canonicalize() checks, and without an ASan or UBSan error.
struct Flips : Memory {  // inverts every byte from its second read on
    explicit Flips(const std::string &text) : Memory(text), times(text.size()) {}
    void spoil(uint32_t offset, uint8_t *buffer, size_t size) override {
        for (size_t i = 0; i < size; ++i) {
            if (times[offset + i]++ != 0) buffer[i] = static_cast<uint8_t>(~buffer[i]);
        }
    }
    std::vector<unsigned> times;
};

struct Random : Memory {  // replaces one byte in `rarity` by one of `alphabet`
    Random(const std::string &text, const std::string &of, unsigned how_rare, unsigned seed)
        : Memory(text), alphabet(of), rarity(how_rare), random(seed) {}
    void spoil(uint32_t, uint8_t *buffer, size_t size) override {
        for (size_t i = 0; i < size; ++i) {
            if (random() % rarity != 0) continue;
            buffer[i] = static_cast<uint8_t>(alphabet[random() % alphabet.size()]);
        }
    }
    std::string alphabet;
    unsigned rarity;
    std::mt19937 random;
};

TEST(Canonicalizer, survives_a_source_that_changes) {
    std::string any;
    for (int c = 0; c < 256; ++c) any.push_back(static_cast<char>(c));
    const std::string json = "{}[]\"\",,::\\uab01  ";
    unsigned seed = 0;
    std::map<verdict, size_t> ends;
    for_each_case([&](const Case &c) {
        if (++seed % 5 != 0) return;
        const uint32_t budget = kBudgets[seed / 5 % std::size(kBudgets)];
        Flips flips(c.text);
        ++ends[canonicalize(flips, budget).fault];
        for (const unsigned rarity : {1u, 20u, 1000u}) {
            Random noise(c.text, any, rarity, seed);
            ++ends[canonicalize(noise, budget).fault];
            Random words(c.text, json, rarity, seed);
            ++ends[canonicalize(words, budget).fault];
        }
        ASSERT_FALSE(testing::Test::HasFailure()) << c.text;
    });
    // Every outcome occurs, except the end of the fuel, which small documents cannot use up.
    EXPECT_GE(ends[PITH_PENDING], PITH_CANON_COUNT / 500u);
    EXPECT_GE(ends[PITH_MALFORMED], PITH_CANON_COUNT / 50u);
    EXPECT_GE(ends[PITH_AMBIGUOUS], PITH_CANON_COUNT / 5000u);
    EXPECT_GE(ends[PITH_INCOMPLETE], PITH_CANON_COUNT / 500u);
    EXPECT_GE(ends[PITH_TOO_COMPLEX], 1u);
}

TEST(Canonicalizer, ends_worst_cases_by_fuel) {
    std::vector<unsigned> order(50000);
    for (unsigned i = 0; i < order.size(); ++i) order[i] = 100000 + i;
    std::shuffle(order.begin(), order.end(), std::mt19937(2));
    std::string keys;
    for (const unsigned key : order)
        keys += (keys.empty() ? "{\"" : ",\"") + std::to_string(key) + "\":0";
    keys += "}";
    for (const uint32_t budget : {1000u, UINT32_MAX}) {
        EXPECT_EQ(canonicalize(keys, budget).fault, PITH_TOO_COMPLEX);
    }
    // Keys that differ only in the last byte.
    std::string alike;
    for (char key = 'z'; key >= 'a'; --key) {
        alike += (alike.empty() ? "{\"" : ",\"") + std::string(20000, 'k') + key + "\":0";
    }
    EXPECT_EQ(canonicalize(alike + "}", 1000).fault, PITH_PENDING);
    std::string nested(100000, '[');
    EXPECT_EQ(canonicalize(nested).fault, PITH_TOO_COMPLEX);
    // A source whose string never ends.
    Random quotes(std::string(2000, 'a'), "a\\\"", 1, 3);
    canonicalize(quotes, 100);
}

TEST(Canonicalizer, copies_huge_strings_in_runs) {
    std::mt19937 random(4);
    std::string body;
    std::string want;
    while (body.size() < 1000000) {
        const std::string run(random() % 150, 'x');
        body += run + "\\u00e9\\/";
        want += run + "\xC3\xA9/";
    }
    const std::string text = "{\"b\":\"" + body + "\",\"" + body + "\":[\"" + body + "\"]}";
    const Outcome got = canonicalize(text, 1000);
    EXPECT_EQ(got.fault, PITH_PENDING);
    const std::string b = "\"b\":\"" + want + "\"";
    const std::string long_key = "\"" + want + "\":[\"" + want + "\"]";
    EXPECT_EQ(got.out,
              want < "b" ? "{" + long_key + "," + b + "}" : "{" + b + "," + long_key + "}");
}

// Every level has more keys than fit; each key is still sorted.
TEST(Canonicalizer, sorts_wide_objects_within_wide_objects) {
    std::string text = "0";
    std::string want = "0";
    for (int level = 0; level < PITH_DEPTH; ++level) {
        std::string open = "{";
        for (char key = 'z'; key > 'm'; --key) open += std::string("\"") + key + "\":0,";
        text = open + "\"m\":" + text;
        for (char key = 'l'; key >= 'a'; --key) text += std::string(",\"") + key + "\":1";
        text += "}";
        std::string sorted = "{";
        for (char key = 'a'; key < 'm'; ++key) sorted += std::string("\"") + key + "\":1,";
        sorted += "\"m\":" + want;
        for (char key = 'n'; key <= 'z'; ++key) sorted += std::string(",\"") + key + "\":0";
        want = sorted + "}";
    }
    EXPECT_EQ(canonicalize(text).fault, PITH_TOO_COMPLEX);  // each level needs many walks
    const Outcome got =
        canonicalize(text + std::string(1000000, ' '), 100);  // longer, so the fuel suffices
    EXPECT_EQ(got.fault, PITH_PENDING);
    EXPECT_EQ(got.out, want);
}

// The margin between real documents and the fuel.
TEST(Canonicalizer, visits_a_real_document_eight_times_at_most) {
    for (const char *const name :
         {"bundle-1706.02379.json", "bundle-1802.08635.json", "record-1702.00953.json",
          "record-1812.11732.json", "state-1903.01061.json"}) {
        const std::string text = tests::read(tests::project() / "tests/records" / name);
        Memory memory(text);
        const pith_source source = memory.source();
        uint32_t low = 0;
        uint32_t visits = 32 * source.size;  // the least budget that finishes in one step
        while (low + 1 < visits) {
            const uint32_t middle = (low + visits) / 2;
            Canonicalizer canonicalizer;
            canonicalizer.begin(&source);
            const auto sink = [](const uint8_t *, size_t, uint32_t) { return true; };
            ASSERT_EQ(canonicalizer.step(sink, middle), PITH_PENDING);
            (canonicalizer.done() ? visits : low) = middle;
        }
        EXPECT_LE(visits, 8 * source.size) << name;
        memory.reads = memory.read_bytes = 0;
        EXPECT_EQ(canonicalize(memory, UINT32_MAX).fault, PITH_PENDING);
        EXPECT_LE(memory.read_bytes, 10 * text.size()) << name;
        RecordProperty(name, std::to_string(visits) + " visits, " + std::to_string(memory.reads) +
                                 " reads, " + std::to_string(memory.read_bytes) + " bytes");
    }
}
