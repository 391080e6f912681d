// SPDX-License-Identifier: MIT
#include "json/scan.hpp"

#include "check.hpp"

namespace {

using pith::verdict;
using pith::json::Scanner;

// Records the scanner's output: punctuation and scalars unchanged, and each string body in quotes
// after k (key) or s.
struct Trace {
    char out[160];
    size_t size = 0;
    bool text_wanted = true;
    size_t stop_after = SIZE_MAX;  // calls

    bool put(char c) {
        if (size + 1 < sizeof out) out[size++] = c;
        out[size] = 0;
        return true;
    }
    bool go_on() { return stop_after == SIZE_MAX || --stop_after != 0; }
    bool punctuation(uint8_t c, uint32_t) { return put(static_cast<char>(c)) && go_on(); }
    bool scalar(uint8_t c, uint32_t) { return put(static_cast<char>(c)) && go_on(); }
    bool open_string(bool is_key, uint32_t) {
        put(is_key ? 'k' : 's');
        return put('\'') && go_on();
    }
    bool text(const uint8_t *run, size_t length) {
        EXPECT_NE(length, 0u);
        for (size_t i = 0; i < length; ++i) put(static_cast<char>(run[i]));
        return go_on();
    }
    bool close_string() { return put('\'') && go_on(); }
    bool wants_text() const { return text_wanted; }
};

struct Outcome {
    verdict why;
    uint32_t offset;
};

Outcome scan(const char *text, size_t size, size_t chunk, Trace &trace) {
    Scanner scanner;
    scanner.begin();
    const uint8_t *data = reinterpret_cast<const uint8_t *>(text);
    for (size_t at = 0; at < size && scanner.fault() == PITH_PENDING;) {
        const size_t left = size - at;
        at += scanner.feed(data + at, left < chunk ? left : chunk, trace);
    }
    const verdict why = scanner.end();
    return {why, scanner.offset()};
}

Outcome scan(const char *text) {
    Trace trace;
    const Outcome whole = scan(text, strlen(text), SIZE_MAX, trace);
    Trace bytewise;
    const Outcome split = scan(text, strlen(text), 1, bytewise);
    EXPECT_EQ(whole.why, split.why) << text;
    EXPECT_EQ(whole.offset, split.offset) << text;
    return whole;
}

void expect_fault(const char *text, verdict why, uint32_t offset) {
    const Outcome got = scan(text);
    EXPECT_EQ(got.why, why) << text;
    EXPECT_EQ(got.offset, offset) << text;
}

void expect_trace(const char *text, const char *want) {
    for (size_t chunk = 1; chunk < 5; ++chunk) {
        Trace trace;
        EXPECT_EQ(scan(text, strlen(text), chunk, trace).why, PITH_PENDING) << text;
        EXPECT_STREQ(trace.out, want);
    }
}

}  // namespace

TEST(Scan, copies_structure_without_white_space) {
    expect_trace(" { \"a\" : [ 1 , true , null ] , \"b\" : { } }\r\n\t ",
                 "{k'a':[1,true,null],k'b':{}}");
    expect_trace("-0.5e+10", "-0.5e+10");
    expect_trace("[-90,-12.9E-9,0,false,[ true]]", "[-90,-12.9E-9,0,false,[true]]");
    expect_trace("[]", "[]");
    expect_trace("{\"a\":\"b\"}", "{k'a':s'b'}");
}

TEST(Scan, encodes_escapes_canonically) {
    expect_trace("\"\\u0041\\/\\u00e9\\u20AC\\ud83d\\ude00\"",
                 "s'A/\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80'");
    expect_trace("\"\\u0022\\u005c\\u0008\\u000A\\u001F\\u0000\\u007f\"",
                 "s'\\\"\\\\\\b\\n\\u001f\\u0000\x7F'");
    expect_trace("\"\\\"\\\\\\b\\f\\n\\r\\t\"", "s'\\\"\\\\\\b\\f\\n\\r\\t'");
}

TEST(Scan, copies_characters_beyond_ascii) {
    expect_trace(
        "\"a\xC3\xA9\xE2\x82\xAC"
        "b\xF0\x9F\x98\x80\"",
        "s'a\xC3\xA9\xE2\x82\xAC"
        "b\xF0\x9F\x98\x80'");
}

// Without a stop by the sink, one call takes the whole text.
TEST(Scan, returns_only_at_the_end) {
    static const char text[] =
        " {\"a\\u0041\\n\\/\xC3\xA9\" : [ \"\\ud83d\\ude00\\u00e9\", -1.5e+3, 0, true ] , "
        "\"b\":{}} ";
    for (int wanted = 0; wanted < 2; ++wanted) {
        Scanner scanner;
        scanner.begin();
        Trace trace;
        trace.text_wanted = wanted != 0;
        EXPECT_EQ(scanner.feed(reinterpret_cast<const uint8_t *>(text), sizeof text - 1, trace),
                  sizeof text - 1);
        EXPECT_EQ(scanner.end(), PITH_PENDING);
    }
}

TEST(Scan, reports_the_offset_of_the_first_fault) {
    expect_fault("[1 2]", PITH_MALFORMED, 3);
    expect_fault("{\"a\" \"b\"}", PITH_MALFORMED, 5);
    expect_fault("{\"a\":1,}", PITH_MALFORMED, 7);
    expect_fault("{\"a\"::1}", PITH_MALFORMED, 5);
    expect_fault("{\"a\"}", PITH_MALFORMED, 4);
    expect_fault("{} {}", PITH_MALFORMED, 3);
    expect_fault("[nul]", PITH_MALFORMED, 4);
    expect_fault("[falze]", PITH_MALFORMED, 4);
    expect_fault("[falsee]", PITH_MALFORMED, 6);
    expect_fault("[gull]", PITH_MALFORMED, 1);
    expect_fault("[01]", PITH_MALFORMED, 2);
    expect_fault("[-]", PITH_MALFORMED, 2);
    expect_fault("[-01]", PITH_MALFORMED, 3);
    expect_fault("[-.5]", PITH_MALFORMED, 2);
    expect_fault("[[]-1]", PITH_MALFORMED, 3);
    expect_fault("[1.]", PITH_MALFORMED, 3);
    expect_fault("[1e]", PITH_MALFORMED, 3);
    expect_fault("[1.e5]", PITH_MALFORMED, 3);
    expect_fault("[1e.5]", PITH_MALFORMED, 3);
    expect_fault("[1F5]", PITH_MALFORMED, 2);
    expect_fault("[1.5+1]", PITH_MALFORMED, 4);
    expect_fault("[1e1+1]", PITH_MALFORMED, 4);
    expect_fault("[1e+-1]", PITH_MALFORMED, 4);
    expect_fault("[+1]", PITH_MALFORMED, 1);
    expect_fault("[1\"a\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\t\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\x\"]", PITH_MALFORMED, 3);
    expect_fault("[\"\\u00g0\"]", PITH_MALFORMED, 6);
    expect_fault("[}", PITH_MALFORMED, 1);
    expect_fault("{]", PITH_MALFORMED, 1);
    expect_fault("{1:2}", PITH_MALFORMED, 1);
    expect_fault("[,1]", PITH_MALFORMED, 1);
    expect_fault("\xEF\xBB\xBF{}", PITH_MALFORMED, 0);
}

TEST(Scan, requires_utf8_of_rfc_3629) {
    // The first and last of every row of the table in RFC 3629 section 4.
    EXPECT_EQ(scan("\"\xC2\x80\xDF\xBF\"").why, PITH_PENDING);
    EXPECT_EQ(scan("\"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\"").why, PITH_PENDING);
    EXPECT_EQ(scan("\"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"").why, PITH_PENDING);
    expect_fault("\"\xC1\xBF\"", PITH_MALFORMED, 1);          // overlong
    expect_fault("\"\xE0\x9F\xBF\"", PITH_MALFORMED, 2);      // overlong
    expect_fault("\"\xED\xA0\x80\"", PITH_MALFORMED, 2);      // a surrogate
    expect_fault("\"\xF0\x8F\xBF\xBF\"", PITH_MALFORMED, 2);  // overlong
    expect_fault("\"\xF4\x90\x80\x80\"", PITH_MALFORMED, 2);  // past U+10FFFF
    expect_fault("\"\xF5\x80\x80\x80\"", PITH_MALFORMED, 1);
    expect_fault("\"\x80\"", PITH_MALFORMED, 1);
    expect_fault("\"\xE2\x82\"", PITH_MALFORMED, 3);
    // The bounds of every other byte, in a text's first character and behind it.
    EXPECT_EQ(scan("\"\xC2\xBF\"").why, PITH_PENDING);
    expect_fault("\"\xC2\x7F\"", PITH_MALFORMED, 2);
    expect_fault("\"\xC2\xC0\"", PITH_MALFORMED, 2);
    expect_fault("\"\xE2\x82\x7F\"", PITH_MALFORMED, 3);
    expect_fault("\"\xE2\x82\xC0\"", PITH_MALFORMED, 3);
    // The bounds for a refused second byte must not affect later characters.
    EXPECT_EQ(scan("\"\xE0\xA0\x80\xC3\x80\xF4\x8F\xBF\xBF\xC3\xBF\"").why, PITH_PENDING);
}

TEST(Scan, refuses_lone_surrogates) {
    expect_fault("\"\\ud800\"", PITH_MALFORMED, 7);
    expect_fault("\"\\udc00\"", PITH_MALFORMED, 6);
    expect_fault("\"\\ud800x\"", PITH_MALFORMED, 7);
    expect_fault("\"\\ud800\\n\"", PITH_MALFORMED, 8);
    expect_fault("\"\\ud800\\ud800\"", PITH_MALFORMED, 12);
    expect_fault("\"\\ud800\\u0041\"", PITH_MALFORMED, 12);
    EXPECT_EQ(scan("\"\\uD800\\uDC00\\uDBFF\\uDFFF\"").why, PITH_PENDING);
}

TEST(Scan, requires_one_complete_text) {
    expect_fault("", PITH_INCOMPLETE, 0);
    expect_fault(" \n", PITH_INCOMPLETE, 2);
    expect_fault("{\"a\":1", PITH_INCOMPLETE, 6);
    expect_fault("\"abc", PITH_INCOMPLETE, 4);
    expect_fault("tru", PITH_INCOMPLETE, 3);
    expect_fault("-", PITH_INCOMPLETE, 1);
    expect_fault("1.", PITH_INCOMPLETE, 2);
    EXPECT_EQ(scan("0").why, PITH_PENDING);
    EXPECT_EQ(scan("10").why, PITH_PENDING);
    EXPECT_EQ(scan("null ").why, PITH_PENDING);
    // A zero byte does not end the text.
    Trace trace;
    EXPECT_EQ(scan("{\"a\":1}\0", 8, 8, trace).why, PITH_MALFORMED);
}

TEST(Scan, nests_exactly_as_deep_as_allowed) {
    char text[2 * (PITH_DEPTH + 1) + 1];
    for (size_t depth = 1; depth <= PITH_DEPTH + 1; ++depth) {
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        text[2 * depth] = 0;
        if (depth <= PITH_DEPTH) {
            EXPECT_EQ(scan(text).why, PITH_PENDING);
        } else {
            expect_fault(text, PITH_TOO_COMPLEX, PITH_DEPTH);
        }
    }
}

TEST(Scan, matches_brackets_at_every_depth) {
    EXPECT_EQ(scan("[{\"a\":[{\"b\":[[{}]]}]}]").why, PITH_PENDING);
    expect_fault("[{\"a\":[{\"b\":[[}]]}]}]", PITH_MALFORMED, 14);
    expect_fault("[{\"a\":[{\"b\":[[{}}]}]}]", PITH_MALFORMED, 16);
    expect_fault("[{\"a\":[1]]", PITH_MALFORMED, 9);
}

TEST(Scan, checks_unwanted_strings) {
    Trace trace;
    trace.text_wanted = false;
    EXPECT_EQ(scan("{\"a\":\"b\\u0041\xC3\xA9\"}", 17, 3, trace).why, PITH_PENDING);
    EXPECT_STREQ(trace.out, "{k'':s''}");
    Trace bad;
    bad.text_wanted = false;
    EXPECT_EQ(scan("\"\xC3(\"", 4, 4, bad).why, PITH_MALFORMED);
    Trace lone;
    lone.text_wanted = false;
    EXPECT_EQ(scan("\"\\udc00\"", 8, 8, lone).why, PITH_MALFORMED);
}

TEST(Scan, continues_where_a_sink_stopped_it) {
    static const char text[] = "{\"ab\":[1,\"x\\ty\"],\"c\":true}";
    Trace whole;
    scan(text, sizeof text - 1, SIZE_MAX, whole);
    for (size_t stop = 1; stop < 20; ++stop) {
        Scanner scanner;
        scanner.begin();
        Trace trace;
        trace.stop_after = stop;
        const uint8_t *data = reinterpret_cast<const uint8_t *>(text);
        const size_t used = scanner.feed(data, sizeof text - 1, trace);
        EXPECT_EQ(used, scanner.offset());
        EXPECT_LT(used, sizeof text - 1);
        trace.stop_after = SIZE_MAX;
        EXPECT_EQ(scanner.feed(data + used, sizeof text - 1 - used, trace), sizeof text - 1 - used);
        EXPECT_EQ(scanner.end(), PITH_PENDING);
        EXPECT_STREQ(trace.out, whole.out);
    }
}

TEST(Scan, takes_nothing_after_a_fault) {
    Scanner scanner;
    scanner.begin();
    Trace trace;
    const uint8_t bad[] = {'[', ']', ']'};
    EXPECT_EQ(scanner.feed(bad, 3, trace), 2u);
    EXPECT_EQ(scanner.feed(bad, 3, trace), 0u);
    EXPECT_EQ(scanner.fault(), PITH_MALFORMED);
    EXPECT_EQ(scanner.end(), PITH_MALFORMED);
    EXPECT_EQ(scanner.offset(), 2u);
    // Bytes that would continue the faulty text are not taken, and the sink is not called.
    scanner.begin();
    Trace cut;
    EXPECT_EQ(scanner.feed(reinterpret_cast<const uint8_t *>("\"a\n"), 3, cut), 2u);
    EXPECT_EQ(scanner.feed(reinterpret_cast<const uint8_t *>("b\""), 2, cut), 0u);
    EXPECT_STREQ(cut.out, "s'a");
    EXPECT_EQ(scanner.offset(), 2u);
    scanner.begin();
    EXPECT_EQ(scanner.feed(bad, 2, trace), 2u);
    EXPECT_EQ(scanner.end(), PITH_PENDING);
}

// Offsets have 32 bits. The test sets the offset, because it cannot feed four gigabytes.
TEST(Scan, counts_to_its_last_offset) {
    const uint8_t blanks[] = {' ', ' ', ' ', ' '};
    for (uint32_t left = 0; left <= sizeof blanks; ++left) {
        const uint32_t start = UINT32_MAX - left;
        Scanner scanner;
        scanner.begin();
        memcpy(static_cast<void *>(&scanner), &start, sizeof start);
        ASSERT_EQ(scanner.offset(), start);
        Trace trace;
        EXPECT_EQ(scanner.feed(blanks, sizeof blanks, trace), left);
        EXPECT_EQ(scanner.offset(), UINT32_MAX);
        EXPECT_EQ(scanner.fault(), left == 0 ? PITH_TOO_LARGE : PITH_PENDING);
        EXPECT_EQ(scanner.feed(blanks, 0, trace), 0u);
        EXPECT_EQ(scanner.fault(), left == 0 ? PITH_TOO_LARGE : PITH_PENDING);
        EXPECT_EQ(scanner.feed(blanks, 1, trace), 0u);
        EXPECT_EQ(scanner.fault(), PITH_TOO_LARGE);
    }
}
