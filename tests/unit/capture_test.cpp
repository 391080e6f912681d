// SPDX-License-Identifier: MIT
#include "verify/capture.hpp"

#include "check.hpp"
#include "json/scan.hpp"

namespace {

using pith::verdict;
using pith::json::Scanner;
using pith::schema::Rule;
using pith::verify::Capture;

struct Seen {
    verdict fault;
    uint32_t offset;  // the offset of the fault
    size_t count;     // the number of captured values
    Rule rule;        // the rule of the last value
    uint32_t start;
    char text[100];
};

Rule ready(const Capture &capture) {
    return capture.ready() == nullptr ? Rule::kNone : capture.ready()->rule;
}

Seen run(const char *text, size_t chunk) {
    Scanner scanner;
    Capture capture;
    scanner.begin();
    capture.begin();
    Seen seen = {PITH_PENDING, 0, 0, Rule::kNone, 0, ""};
    const uint8_t *data = reinterpret_cast<const uint8_t *>(text);
    size_t left = strlen(text);
    while (left != 0) {
        const size_t used = scanner.feed(data, left < chunk ? left : chunk, capture);
        data += used;
        left -= used;
        if (scanner.fault() != PITH_PENDING) {
            seen.fault = scanner.fault();
            seen.offset = scanner.offset();
            return seen;
        }
        if (capture.fault() != PITH_PENDING) {
            seen.fault = capture.fault();
            seen.offset = capture.start();
            return seen;
        }
        if (ready(capture) == Rule::kNone) continue;
        ++seen.count;
        seen.rule = ready(capture);
        seen.start = capture.start();
        const size_t size =
            capture.size() < sizeof seen.text ? capture.size() : sizeof seen.text - 1;
        memcpy(seen.text, capture.slice(), size);
        seen.text[size] = 0;
        capture.release();
    }
    return seen;
}

void expect_captured(const char *text, size_t count, Rule rule, const char *want, uint32_t start) {
    for (size_t chunk = 1; chunk < 100; chunk += 33) {
        const Seen seen = run(text, chunk);
        EXPECT_EQ(seen.fault, PITH_PENDING) << text;
        EXPECT_EQ(seen.count, count) << text;
        EXPECT_TRUE(seen.rule == rule) << text;
        EXPECT_STREQ(seen.text, want) << text;
        EXPECT_EQ(seen.start, start) << text;
    }
}

// Counts how often the scanner stops in a text fed in one piece.
size_t count_stops(const char *text) {
    Scanner scanner;
    Capture capture;
    scanner.begin();
    capture.begin();
    const uint8_t *data = reinterpret_cast<const uint8_t *>(text);
    size_t stops = 0;
    for (size_t left = strlen(text); left != 0; ++stops) {
        const size_t used = scanner.feed(data, left, capture);
        EXPECT_EQ(scanner.fault(), PITH_PENDING) << text;
        EXPECT_EQ(capture.fault(), PITH_PENDING) << text;
        data += used;
        left -= used;
        if (ready(capture) != Rule::kNone) capture.release();
    }
    return stops;
}

void expect_nothing(const char *text) {
    expect_captured(text, 0, Rule::kNone, "", 0);
}

void expect_fault(const char *text, verdict fault, uint32_t offset) {
    for (size_t chunk = 1; chunk < 100; chunk += 33) {
        const Seen seen = run(text, chunk);
        EXPECT_EQ(seen.fault, fault) << text;
        EXPECT_EQ(seen.offset, offset) << text;
    }
}

char body[PITH_SLICE_SIZE + 1];

}  // namespace

TEST(Capture, copies_an_object_in_canonical_form) {
    expect_captured("{ \"canonical_record\" : { \"b\" : [ 1 , \"\\u0041 \\/\" ] , \"a\" : null } }",
                    1, Rule::kRecord, "{\"b\":[1,\"A /\"],\"a\":null}", 23);
    expect_captured("{\"receipt\":{}}", 1, Rule::kReceipt, "{}", 11);
}

TEST(Capture, copies_strings_without_quotes) {
    expect_captured("{\"pith_number\":\"a\\u0062\"}", 1, Rule::kNumber, "ab", 15);
    expect_captured("{\"short_pith_number\":\"\"}", 1, Rule::kShortNumber, "", 21);
    expect_captured("{\"x\":1,\"event_type\":\"e\"}", 1, Rule::kEventType, "e", 20);
}

TEST(Capture, follows_every_known_path) {
    expect_captured("{\"events\":[{},{\"payload\":{\"receipt\":{\"n\":1}}}]}", 1, Rule::kReceipt,
                    "{\"n\":1}", 36);
    expect_captured("{\"payload\":{\"canonical_sha256\":\"d\"}}", 1, Rule::kRecordDigest, "d", 31);
    expect_captured("{\"current\":{\"canonical_record\":{}}}", 1, Rule::kRecord, "{}", 31);
    expect_captured("{\"current\":{\"record_created\":{\"payload\":{\"canonical_record\":{}}}}}", 1,
                    Rule::kRecord, "{}", 60);
    expect_captured("{\"state\":{\"current\":{\"record_created\":{\"payload\":{\"receipt\":{}}}}}}",
                    1, Rule::kReceipt, "{}", 60);
    expect_captured(
        "{\"receipt\":{},\"events\":[[],0,{\"payload\":{\"receipt\":{}}},{\"payload\":{"
        "\"receipt\":{}}}],\"canonical_sha256\":\"z\"}",
        4, Rule::kRecordDigest, "z", 103);
}

// A path ends with the value of its key, whatever its type.
TEST(Capture, follows_no_path_twice) {
    expect_captured(
        "{\"events\":[{\"payload\":{\"receipt\":{}}},{\"payload\":{\"receipt\":{\"n\":1}}}]}", 2,
        Rule::kReceipt, "{\"n\":1}", 60);
    expect_captured("{\"events\":[{\"payload\":{\"receipt\":{}}},{\"receipt\":{\"n\":1}}]}", 1,
                    Rule::kReceipt, "{}", 33);
    expect_nothing("{\"events\":[{\"payload\":1},{\"receipt\":{}}]}");
    expect_nothing("{\"events\":[{\"payload\":\"x\"},{\"receipt\":{}}]}");
    expect_nothing("{\"events\":[{\"payload\":[]},{\"receipt\":{}}]}");
    expect_nothing("{\"events\":[{\"payload\":{}},{\"receipt\":{}}]}");
}

TEST(Capture, stops_the_scanner_at_whole_values_alone) {
    EXPECT_EQ(count_stops("{}"), 1u);
    EXPECT_EQ(count_stops("{\"a\":[1,\"x\",{\"b\":null}],\"c\":\"\\u0041\",\"d\":\"\"}"), 1u);
    EXPECT_EQ(count_stops("{\"state\":12,\"current\":\"x\",\"events\":[[],1],\"payload\":{}}"), 1u);
    EXPECT_EQ(count_stops("{\"pith_number\":\"x\",\"a\":1}"), 2u);
    EXPECT_EQ(count_stops("{\"receipt\":{\"a\":[\"x\",1]},\"canonical_sha256\":\"\"}"), 3u);
}

// Earlier bytes of the memory do not become part of a value.
TEST(Capture, begins_in_any_memory) {
    for (unsigned was = 0; was < 256; was += 17) {
        Scanner scanner;
        Capture capture;
        memset(static_cast<void *>(&capture), static_cast<int>(was), sizeof capture);
        scanner.begin();
        capture.begin();
        const auto feed = [&](const char *text) {
            const size_t size = strlen(text);
            EXPECT_EQ(scanner.feed(reinterpret_cast<const uint8_t *>(text), size, capture), size);
        };
        EXPECT_EQ(capture.fault(), PITH_PENDING);
        EXPECT_TRUE(ready(capture) == Rule::kNone);
        EXPECT_EQ(capture.size(), 0);
        EXPECT_EQ(capture.start(), 0u);
        feed("{\"receipt\":");
        EXPECT_TRUE(ready(capture) == Rule::kNone);
        EXPECT_EQ(capture.size(), 0);  // the key's bytes are gone
        feed("{\"a\":{}}");
        EXPECT_TRUE(ready(capture) == Rule::kReceipt);
        EXPECT_EQ(capture.size(), 8);
        EXPECT_EQ(capture.start(), 11u);
        capture.release();
        EXPECT_TRUE(ready(capture) == Rule::kNone);
        EXPECT_EQ(capture.size(), 0);
        feed(",\"pith_number\":\"\"");
        EXPECT_TRUE(ready(capture) == Rule::kNumber);
        EXPECT_EQ(capture.size(), 0);
    }
}

TEST(Capture, matches_keys_by_their_characters) {
    expect_captured("{\"r\\u0065ceipt\":{}}", 1, Rule::kReceipt, "{}", 16);
    expect_nothing(
        "{\"receipt \":{},\"Receipt\":{},\"receip\":{},\"receipts\":{},\"receipt\\u0000\":{}}");
    expect_nothing("{\"\":{},\"\\u0000\":1}");
}

TEST(Capture, follows_no_other_path) {
    expect_nothing("{\"a\":{\"receipt\":{},\"canonical_record\":{}}}");
    expect_nothing("{\"a\":[{\"receipt\":{}}]}");
    expect_nothing("{\"a\":{\"payload\":{\"receipt\":{}}}}");
    expect_nothing("{\"a\":[{\"payload\":{\"receipt\":{}}}]}");
    expect_nothing("{\"events\":{\"0\":{\"payload\":{\"receipt\":{}}}}}");
    expect_nothing("{\"events\":[[{\"payload\":{\"receipt\":{}}}]]}");
    expect_nothing("{\"events\":[{\"payload\":[{\"receipt\":{}}]}]}");
    expect_nothing("{\"events\":[{\"receipt\":{}}]}");
    expect_nothing("{\"payload\":{\"pith_number\":\"x\"}}");
    expect_nothing("{\"state\":{\"canonical_record\":{}}}");
    expect_nothing("{\"state\":\"x\",\"payload\":[],\"current\":1,\"events\":null}");
    expect_nothing("{\"current\":{\"record_created\":{\"receipt\":{}}}}");
}

TEST(Capture, continues_after_a_path_ended) {
    expect_captured(
        "{\"current\":{\"x\":{\"receipt\":{}}},\"events\":[{\"a\":[{}]}],\"receipt\":{\"y\":2}}", 1,
        Rule::kReceipt, "{\"y\":2}", 64);
}

TEST(Capture, refuses_a_duplicate_member) {
    expect_fault("{\"receipt\":{},\"receipt\":{}}", PITH_AMBIGUOUS, 14);
    expect_fault("{\"receipt\":{},\"\\u0072eceipt\":{}}", PITH_AMBIGUOUS, 14);
    expect_fault("{\"events\":[],\"events\":1}", PITH_AMBIGUOUS, 13);
    expect_fault("{\"pith_number\":\"\",\"a\":1,\"pith_number\":\"\"}", PITH_AMBIGUOUS, 24);
    expect_fault("{\"events\":[{\"payload\":1,\"payload\":2}]}", PITH_AMBIGUOUS, 24);
    // The same name in a sibling object is no duplicate.
    expect_captured("{\"events\":[{\"payload\":{}},{\"payload\":{\"receipt\":{}}}]}", 1,
                    Rule::kReceipt, "{}", 48);
}

TEST(Capture, refuses_every_duplicate_root_member) {
    const char *const keys[] = {"canonical_record",
                                "receipt",
                                "canonical_sha256",
                                "pith_number",
                                "short_pith_number",
                                "record_type",
                                "schema_version",
                                "bundle_type",
                                "bundle_version",
                                "state_type",
                                "state_version",
                                "event_type",
                                "events",
                                "state",
                                "current",
                                "payload"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; ++i) {
        const char *const value = i < 2 ? "{}" : i < 12 ? "\"\"" : "0";
        char text[80];
        size_t size = 0;
        const auto put = [&](const char *part) {
            memcpy(text + size, part, strlen(part) + 1);
            size += strlen(part);
        };
        for (int twice = 0; twice < 2; ++twice) {
            put(twice == 0 ? "{\"" : ",\"");
            put(keys[i]);
            put("\":");
            put(value);
        }
        put("}");
        EXPECT_EQ(run(text, sizeof text).fault, PITH_AMBIGUOUS) << text;
    }
}

TEST(Capture, refuses_a_value_of_another_type) {
    expect_fault("{\"receipt\":[]}", PITH_UNSUPPORTED, 11);
    expect_fault("{\"receipt\":\"\"}", PITH_UNSUPPORTED, 11);
    expect_fault("{\"receipt\":null}", PITH_UNSUPPORTED, 11);
    expect_fault("{\"pith_number\":{}}", PITH_UNSUPPORTED, 15);
    expect_fault("{\"pith_number\":[]}", PITH_UNSUPPORTED, 15);
    expect_fault("{\"pith_number\":-1}", PITH_UNSUPPORTED, 15);
    // The type of the root is judged at the end.
    expect_nothing("[{\"receipt\":1}]");
    expect_nothing(" \"x\"");
    expect_nothing("7");
}

// {"": "xx...x"} fills the slice exactly, or exceeds it by some bytes. The first byte too many is
// an ASCII character, the second byte of a character, or an escape.
TEST(Capture, refuses_a_value_that_does_not_fit) {
    const char *const tails[] = {"xxxxxx", "xxxx\xC3\xA9", "\\u0041", "xxxxxx\\n"};
    for (const char *const tail : tails) {
        for (size_t over = 0; over < 8; ++over) {
            for (size_t chunk = 1; chunk < 700; chunk += 349) {
                Scanner scanner;
                Capture capture;
                scanner.begin();
                capture.begin();
                const auto feed = [&](const char *text, size_t size) {
                    const uint8_t *data = reinterpret_cast<const uint8_t *>(text);
                    for (size_t left = size; left != 0 && capture.fault() == PITH_PENDING;) {
                        const size_t used =
                            scanner.feed(data, left < chunk ? left : chunk, capture);
                        data += used;
                        left -= used;
                    }
                };
                feed("{\"receipt\":{\"\":\"", 16);
                memset(body, 'x', sizeof body);
                // An escape \\u0041 becomes one byte; a tail without it keeps its bytes.
                const size_t left = tail[0] == '\\' ? 1 : strlen(tail);
                feed(body, PITH_SLICE_SIZE - 7 + over - left);
                feed(tail, strlen(tail));
                feed("\"}", 2);
                if (over == 0) {
                    EXPECT_TRUE(ready(capture) == Rule::kReceipt) << tail;
                    EXPECT_EQ(capture.size(), PITH_SLICE_SIZE);
                } else {
                    EXPECT_EQ(capture.fault(), PITH_TOO_LARGE) << tail;
                    EXPECT_EQ(capture.start(), 11u);
                }
            }
        }
    }
}

// The key is "receipt" 92 times: any prefix of a known key's length is that key.
TEST(Capture, skips_a_key_longer_than_its_buffer) {
    Scanner scanner;
    Capture capture;
    scanner.begin();
    capture.begin();
    const auto feed = [&](const char *text) {
        const size_t size = strlen(text);
        EXPECT_EQ(scanner.feed(reinterpret_cast<const uint8_t *>(text), size, capture), size);
    };
    feed("{\"");
    static_assert(91 * 7 <= PITH_SLICE_SIZE && 92 * 7 > PITH_SLICE_SIZE);
    for (int i = 0; i < 92; ++i) feed("receipt");
    feed("\":{},\"receipt\":{\"a\":0}");
    EXPECT_EQ(capture.fault(), PITH_PENDING);
    EXPECT_TRUE(ready(capture) == Rule::kReceipt);
    EXPECT_EQ(capture.size(), 7u);
}

// The key after it in the text is not taken for a known key either.
TEST(Capture, skips_a_long_key_that_begins_as_a_known_key) {
    const struct {
        const char *head, *tail;
    } keys[] = {{"", ""}, {"receipt", ""}, {"", "receipt"}, {"r", "eceipt"}, {"receipt", "x"}};
    for (const auto &key : keys) {
        Scanner scanner;
        struct {
            Capture capture;
            uint8_t behind[16];
        } memory;
        memset(memory.behind, 'b', sizeof memory.behind);
        Capture &capture = memory.capture;
        scanner.begin();
        capture.begin();
        const auto feed = [&](const char *text, size_t size) {
            EXPECT_EQ(scanner.feed(reinterpret_cast<const uint8_t *>(text), size, capture), size);
        };
        feed("{\"", 2);
        feed(key.head, strlen(key.head));
        memset(body, 'x', sizeof body);
        const bool in_one = key.tail[0] == 0;
        if (in_one) body[sizeof body - 1] = '"';
        feed(body, sizeof body);
        feed(key.tail, strlen(key.tail));
        if (!in_one) feed("\"", 1);
        feed(":{},\"receipt\":{\"a\":0}", 21);
        EXPECT_EQ(capture.fault(), PITH_PENDING);
        EXPECT_TRUE(ready(capture) == Rule::kReceipt);
        EXPECT_EQ(capture.size(), 7);
        for (const uint8_t byte : memory.behind) EXPECT_EQ(byte, 'b');
    }
}

// The slice holds a string without its quotes.
TEST(Capture, takes_a_string_that_fills_its_buffer) {
    for (size_t over = 0; over < 2; ++over) {
        for (size_t chunk = 1; chunk < 1400; chunk += 699) {
            Scanner scanner;
            Capture capture;
            scanner.begin();
            capture.begin();
            memset(body, 'x', sizeof body);
            const auto feed = [&](const char *text, size_t size) {
                const uint8_t *data = reinterpret_cast<const uint8_t *>(text);
                for (size_t left = size; left != 0 && capture.fault() == PITH_PENDING;) {
                    const size_t used = scanner.feed(data, left < chunk ? left : chunk, capture);
                    data += used;
                    left -= used;
                }
            };
            feed("{\"pith_number\":\"", 16);
            feed(body, PITH_SLICE_SIZE + over);
            feed("\"", 1);
            EXPECT_EQ(capture.fault(), over == 0 ? PITH_PENDING : PITH_TOO_LARGE);
            EXPECT_TRUE(ready(capture) == Rule::kNumber);
            EXPECT_TRUE(over != 0 || capture.size() == PITH_SLICE_SIZE);
            EXPECT_EQ(capture.start(), 15u);
        }
    }
}

// {"": "xx...x" fills the slice: the fault is at the next byte, not later.
TEST(Capture, stops_at_the_byte_that_does_not_fit) {
    const char *const tails[] = {",\"a\":1}}", "}}", " ,\"\":{}}}"};
    for (const char *const tail : tails) {
        Scanner scanner;
        Capture capture;
        scanner.begin();
        capture.begin();
        memset(body, 'x', sizeof body);
        const auto feed = [&](const char *text, size_t size) {
            return scanner.feed(reinterpret_cast<const uint8_t *>(text), size, capture);
        };
        EXPECT_EQ(feed("{\"receipt\":{\"\":\"", 16), 16u);
        EXPECT_EQ(feed(body, PITH_SLICE_SIZE - 6), PITH_SLICE_SIZE - 6u);
        EXPECT_EQ(feed("\"", 1), 1u);
        EXPECT_EQ(capture.fault(), PITH_PENDING);
        EXPECT_EQ(capture.size(), PITH_SLICE_SIZE);
        EXPECT_EQ(feed(tail, strlen(tail)), tail[0] == ' ' ? 2u : 1u);
        EXPECT_EQ(capture.fault(), PITH_TOO_LARGE);
        EXPECT_EQ(capture.start(), 11u);
        EXPECT_TRUE(ready(capture) == Rule::kReceipt);
    }
}
