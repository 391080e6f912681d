// SPDX-License-Identifier: MIT
// The output of the canonicalizer, and its faults.
#include "json/canonicalizer.hpp"

#include "canonicalizing.hpp"
#include "check.hpp"

using namespace canonicalizing;

TEST(Canonicalizer, sorts_keys_and_drops_white_space) {
    expect_bytes("{}", "{}");
    expect_bytes(" { \"b\" : [ 1 , { \"d\" : 2 , \"c\" : [ ] } ] ,\n\"a\"\t: { } } \r\n",
                 "{\"a\":{},\"b\":[1,{\"c\":[],\"d\":2}]}");
    expect_bytes("[3,2,1]", "[3,2,1]");
    expect_bytes("{\"ab\":1,\"a\":2,\"\":3,\"abc\":4,\"B\":5}",
                 "{\"\":3,\"B\":5,\"a\":2,\"ab\":1,\"abc\":4}");
    expect_bytes("{\"b\":{\"z\":1,\"y\":{\"x\":1,\"w\":2}},\"a\":{\"v\":1,\"u\":2,\"t\":3}}",
                 "{\"a\":{\"t\":3,\"u\":2,\"v\":1},\"b\":{\"y\":{\"w\":2,\"x\":1},\"z\":1}}");
}

TEST(Canonicalizer, compares_keys_unescaped) {
    expect_bytes("{\"\\ud800\\udc00\":1,\"\\uffff\":2,\"\\u0061\":3,\"Z\":4}",
                 "{\"Z\":4,\"a\":3,\"\xEF\xBF\xBF\":2,\"\xF0\x90\x80\x80\":1}");
    expect_bytes("{\"\\\"\":1,\"!\":2,\"#\":3,\"\\n\":4}",
                 "{\"\\n\":4,\"!\":2,\"\\\"\":1,\"#\":3}");
    expect_bytes("{\"a\\u0000\":1,\"a\":2,\"a\\u0001\":3}",
                 "{\"a\":2,\"a\\u0000\":1,\"a\\u0001\":3}");
}

TEST(Canonicalizer, encodes_strings_one_way_and_copies_numbers) {
    expect_bytes("[\"\\/\\u002F/\\u00E9\xC3\xA9\\u001F\\t\\u0009\\u007f\"]",
                 "[\"///\xC3\xA9\xC3\xA9\\u001f\\t\\t\x7F\"]");
    expect_bytes("[0,-1, 1.50,1E5,true,false,null]", "[0,-1,1.50,1E5,true,false,null]");
    expect_bytes(" 12 ", "12");
    expect_bytes("\"\\u0041\"", "\"A\"");
}

// Objects with 100 keys at the root, in a member and in an array: each is located differently.
TEST(Canonicalizer, sorts_more_keys_than_the_arena_holds) {
    static const char *const heads[] = {"", "[1,", " {\"\\u006b\": "};
    static const char *const tails[] = {"", ",2]", ",\"l\":3}"};
    static const char *const starts[] = {"", "[1,", "{\"k\":"};
    for (int place = 0; place < 3; ++place) {
        static char text[800], want[800];
        size_t size = 0;
        size_t wanted = 0;
        memcpy(text, heads[place], strlen(heads[place]));
        size += strlen(heads[place]);
        memcpy(want, starts[place], strlen(starts[place]));
        wanted += strlen(starts[place]);
        text[size++] = '{';
        want[wanted++] = '{';
        for (int i = 0; i < 100; ++i) {
            // 37 and 100 have no common factor, so each key occurs once
            const int key = i * 37 % 100;
            const char member[] = {'"',
                                   static_cast<char>('0' + key / 10),
                                   static_cast<char>('0' + key % 10),
                                   '"',
                                   ':',
                                   '1',
                                   ','};
            memcpy(text + size, member, sizeof member);
            size += sizeof member;
            const char sorted[] = {'"',
                                   static_cast<char>('0' + i / 10),
                                   static_cast<char>('0' + i % 10),
                                   '"',
                                   ':',
                                   '1',
                                   ','};
            memcpy(want + wanted, sorted, sizeof sorted);
            wanted += sizeof sorted;
        }
        text[size - 1] = want[wanted - 1] = '}';
        memcpy(text + size, tails[place], strlen(tails[place]) + 1);
        memcpy(want + wanted, tails[place], strlen(tails[place]) + 1);
        wanted += strlen(tails[place]);
        size += strlen(tails[place]);
        size_t out = 0;
        bool is_wanted = true;
        auto sink = [&](const uint8_t *data, size_t count, uint32_t) {
            is_wanted = is_wanted && count <= wanted - out && memcmp(data, want + out, count) == 0;
            if (is_wanted) out += count;
            return true;
        };
        const pith_source source = pith_mapped(text, static_cast<uint32_t>(size));
        const Outcome end = canonicalize(source, 7, sink);
        EXPECT_TRUE(end.is_done);
        EXPECT_TRUE(is_wanted) << place;
        EXPECT_EQ(out, wanted);
    }
}

TEST(Canonicalizer, refuses_a_duplicate_key) {
    expect_fault("{\"a\":1,\"a\":1}", PITH_AMBIGUOUS, 7);
    expect_fault("{\"a\":1,\"b\":2,\"\\u0061\":3}", PITH_AMBIGUOUS, 13);
    expect_fault("[{\"b\":{\"\":1,\"\":2}}]", PITH_AMBIGUOUS, 12);
    expect_bytes("{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":{\"a\":{\"a\":1}}}");
}

TEST(Canonicalizer, refuses_invalid_json) {
    expect_fault("", PITH_INCOMPLETE, 0);
    expect_fault("{\"a\":1", PITH_INCOMPLETE, 6);
    expect_fault("{\"a\":1 \"b\":2}", PITH_MALFORMED, 7);
    expect_fault("{\"a\":1,}", PITH_MALFORMED, 7);
    expect_fault("{\"a\" 1}", PITH_MALFORMED, 5);
    expect_fault("[1,]", PITH_MALFORMED, 3);
    expect_fault("[1 2]", PITH_MALFORMED, 3);
    expect_fault("{\"a\":[}}", PITH_MALFORMED, 6);
    expect_fault("[\"\\x\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\u12g4\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\ud800\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\udc00\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\ud800\\u0041\"]", PITH_MALFORMED, 2);
    expect_fault("[] []", PITH_MALFORMED, 3);
}

TEST(Canonicalizer, limits_the_depth) {
    expect_bytes("[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]", "[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]");
    expect_fault("[[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]]", PITH_TOO_COMPLEX, 16);
    expect_fault("{\"\":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}", PITH_TOO_COMPLEX, 19);
    expect_fault("{\"a\":{\"b\":{\"c\":[[[[[[[[[[[[[{\"d\":1}]]]]]]]]]]]]]}}}", PITH_TOO_COMPLEX,
                 28);
    expect_bytes("{\"a\":{\"b\":{\"c\":[[[[[[[[[[[[{\"e\":2,\"d\":1}]]]]]]]]]]]]}}}",
                 "{\"a\":{\"b\":{\"c\":[[[[[[[[[[[[{\"d\":1,\"e\":2}]]]]]]]]]]]]}}}");
}

// Each piece has its origin, and a sink can stop after it. A bracket is its own piece.
TEST(Canonicalizer, stops_after_any_piece) {
    const char *const text = " {\"b\" : [1, {}], \"a\":\"x\\u0041y\"}";
    const char *const want = "{\"a\":\"xAy\",\"b\":[1,{}]}";
    const pith_source source = pith_mapped(text, length(text));
    for (const uint32_t budget : kBudgets) {
        canonicalizer.begin(&source);
        char out[40] = "";
        size_t size = 0;
        uint32_t calls = 0;
        auto sink = [&](const uint8_t *data, size_t count, uint32_t origin) {
            ++calls;
            if (count > sizeof out - 1 - size) return false;
            // Pieces equal the text at their origin, except commas between members and escapes.
            if (text[origin] != '\\' && !(*data == ',' && text[origin] == '"')) {
                EXPECT_EQ(memcmp(data, text + origin, count), 0);
            }
            if (strchr("{}[],", *data) != nullptr) {
                EXPECT_EQ(count, 1u);
            }
            memcpy(out + size, data, count);
            size += count;
            return false;
        };
        for (int i = 0; i < 4000 && !canonicalizer.done(); ++i) {
            calls = 0;
            ASSERT_EQ(canonicalizer.step(sink, budget), PITH_PENDING);
            EXPECT_LE(calls, 1u);
        }
        EXPECT_TRUE(canonicalizer.done());
        EXPECT_STREQ(out, want);
    }
}

// An escape is read as a whole, so an escape cut by a window is read again. The window ends at each
// place of the escapes, and each read fails once.
TEST(Canonicalizer, ends_when_a_read_fails_within_an_escape) {
    static char text[3 * PITH_WINDOW + 60];
    static char want[3 * PITH_WINDOW + 60];
    static uint32_t left;
    static uint32_t asked;
    const auto add = [](char *to, const char *part) {
        memcpy(to + strlen(to), part, strlen(part) + 1);
    };
    for (uint32_t pad = PITH_WINDOW - 14; pad < PITH_WINDOW; ++pad) {
        static char key[PITH_WINDOW + 1];
        memset(key, 'k', pad);
        key[pad] = 0;
        text[0] = want[0] = 0;
        const char *const parts[] = {"{\"",       key, "\\u0041\":\"", key,
                                     "\\ty\",\"", key, "\\u0042\":1}"};
        for (const char *const part : parts) add(text, part);
        const char *const sorted[] = {"{\"", key, "A\":\"", key, "\\ty\",\"", key, "B\":1}"};
        for (const char *const part : sorted) add(want, part);
        pith_source source = pith_mapped(text, length(text));
        source.read = [](void *, uint32_t offset, void *buffer, size_t size) {
            if (left-- == 0) {
                asked = offset;
                return -1;
            }
            memcpy(buffer, text + offset, size);
            return 0;
        };
        Outcome got = {PITH_PENDING, 0, false};
        for (uint32_t reads = 0; !got.is_done; ++reads) {
            ASSERT_TRUE(reads < 100);
            left = reads;
            Bytes bytes;
            got = canonicalize(source, UINT32_MAX, bytes);
            if (got.is_done) {
                EXPECT_STREQ(bytes.out, want);
            } else {
                EXPECT_EQ(got.fault, PITH_INCOMPLETE);
                EXPECT_EQ(got.offset, asked);
            }
        }
    }
}

// Any failing read ends the canonicalizer.
TEST(Canonicalizer, ends_when_a_read_fails) {
    static const char text[] = "{\"b\":[1,2,3],\"a\":{\"d\":\"\",\"c\":\"0123456789\"}}";
    static uint32_t left;
    static uint32_t asked;
    pith_source source = pith_mapped(text, sizeof text - 1);
    source.read = [](void *, uint32_t offset, void *buffer, size_t size) {
        asked = offset;
        if (left-- == 0) return -1;
        memcpy(buffer, text + offset, size);
        return 0;
    };
    for (uint32_t reads = 0;; ++reads) {
        ASSERT_TRUE(reads < 100);
        left = reads;
        Bytes bytes;
        const Outcome got = canonicalize(source, UINT32_MAX, bytes);
        if (got.is_done) {
            EXPECT_GE(reads, 2u);
            EXPECT_STREQ(bytes.out, "{\"a\":{\"c\":\"0123456789\",\"d\":\"\"},\"b\":[1,2,3]}");
            return;
        }
        EXPECT_EQ(got.fault, PITH_INCOMPLETE);
        EXPECT_EQ(got.offset, asked);
    }
}

// Each significant byte is read again when written, and may have changed.
TEST(Canonicalizer, refuses_a_source_that_changes) {
    char text[] =
        "                                                             "
        "{\"b\":1,\"a\":2}";
    const pith_source source = counted(text, length(text));
    Bytes bytes;
    EXPECT_TRUE(canonicalize(source, UINT32_MAX, bytes).is_done);
    EXPECT_STREQ(bytes.out, "{\"a\":2,\"b\":1}");
    reading.liar = 62;  // the first key is read again here
    reading.lie = 'x';
    for (reading.place = 62; reading.place <= 66; ++reading.place) {
        if (reading.place == 63 || reading.place == 64) continue;  // a different key
        const Outcome got = canonicalize(source, UINT32_MAX, swallow);
        if (reading.place == 66) {
            EXPECT_TRUE(got.is_done);  // a different literal
        } else {
            EXPECT_EQ(got.fault, PITH_MALFORMED);
            EXPECT_EQ(got.offset, reading.place);
        }
    }
}

// Begins after an abandoned document at any position.
TEST(Canonicalizer, begins_anew) {
    static const char *const heads[] = {"       {", "     [[{"};
    static const char *const tails[] = {"", "]]"};
    static const char *const texts[] = {"{\"a\":1}", "[[{\"a\":1}]]"};
    for (uint32_t place = 0; place < 2; ++place) {
        bool ended = false;
        for (uint32_t left = 0; !ended; ++left) {
            ASSERT_TRUE(left < 200);
            const pith_source source = make_wide(heads[place], kRoom + 5, tails[place]);
            wide.left = left;
            ended = canonicalize(source, UINT32_MAX, swallow).is_done;
            const pith_source next = pith_mapped(texts[place], length(texts[place]));
            EXPECT_EQ(step_once(next, 21 + 8 * place + 1), PITH_PENDING);
            EXPECT_TRUE(canonicalizer.done()) << left;
        }
    }
}
