// SPDX-License-Identifier: MIT
#include "json/canon.hpp"

#include "check.hpp"

namespace {

using pith::verdict;

struct Bytes {
    char out[300];
    size_t size = 0;
    void operator()(const uint8_t *data, size_t count) {
        for (size_t i = 0; i < count && size + 1 < sizeof out; ++i) {
            out[size++] = static_cast<char>(data[i]);
        }
        out[size] = 0;
    }
};

template <size_t kArena>
verdict canonicalize(const char *text, Bytes &bytes) {
    bytes.out[0] = 0;
    return pith::json::canonicalize<uint16_t, kArena, 4>(
        reinterpret_cast<const uint8_t *>(text), static_cast<uint32_t>(strlen(text)), bytes);
}

void expect_bytes(const char *text, const char *want) {
    Bytes large;
    EXPECT_EQ(canonicalize<32>(text, large), PITH_PENDING) << text;
    EXPECT_STREQ(large.out, want);
    Bytes small;
    EXPECT_EQ(canonicalize<4>(text, small), PITH_PENDING) << text;
    EXPECT_STREQ(small.out, want);
}

void expect_fault(const char *text, verdict want) {
    Bytes large;
    EXPECT_EQ(canonicalize<32>(text, large), want) << text;
    Bytes small;
    EXPECT_EQ(canonicalize<4>(text, small), want) << text;
}

}  // namespace

TEST(Canon, sorts_keys_and_drops_white_space) {
    expect_bytes("{}", "{}");
    expect_bytes(" { \"b\" : [ 1 , { \"d\" : 2 , \"c\" : [ ] } ] ,\n\"a\"\t: { } } ",
                 "{\"a\":{},\"b\":[1,{\"c\":[],\"d\":2}]}");
    expect_bytes("[3,2,1]", "[3,2,1]");
    expect_bytes("{\"ab\":1,\"a\":2,\"\":3,\"abc\":4,\"B\":5}",
                 "{\"\":3,\"B\":5,\"a\":2,\"ab\":1,\"abc\":4}");
}

TEST(Canon, sorts_more_keys_than_the_arena_holds) {
    expect_bytes("{\"i\":9,\"h\":8,\"g\":7,\"f\":6,\"e\":5,\"d\":4,\"c\":3,\"b\":2,\"a\":1}",
                 "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9}");
    expect_bytes("{\"b\":{\"z\":1,\"y\":{\"x\":1,\"w\":2}},\"a\":{\"v\":1,\"u\":2,\"t\":3}}",
                 "{\"a\":{\"t\":3,\"u\":2,\"v\":1},\"b\":{\"y\":{\"w\":2,\"x\":1},\"z\":1}}");
}

// The order of code points, not of UTF-16 units nor of the spelling.
TEST(Canon, compares_keys_unescaped) {
    expect_bytes("{\"\\ud800\\udc00\":1,\"\\uffff\":2,\"\\u0061\":3,\"Z\":4}",
                 "{\"Z\":4,\"a\":3,\"\xEF\xBF\xBF\":2,\"\xF0\x90\x80\x80\":1}");
    expect_bytes("{\"\\\"\":1,\"!\":2,\"#\":3,\"\\n\":4}",
                 "{\"\\n\":4,\"!\":2,\"\\\"\":1,\"#\":3}");
    expect_bytes("{\"a\\u0000\":1,\"a\":2,\"a\\u0001\":3}",
                 "{\"a\":2,\"a\\u0000\":1,\"a\\u0001\":3}");
}

TEST(Canon, spells_strings_one_way) {
    expect_bytes("[\"\\/\\u002F/\\u00E9\xC3\xA9\\u001F\\t\\u0009\\u007f\"]",
                 "[\"///\xC3\xA9\xC3\xA9\\u001f\\t\\t\x7F\"]");
}

TEST(Canon, passes_integers_and_refuses_what_python_rewrites) {
    expect_bytes("[0,-1,10,123456789012345678901234567890]",
                 "[0,-1,10,123456789012345678901234567890]");
    const char *const numbers[] = {"[-0]",    "[1.0]", "[1.50]", "[1e5]",
                                   "[1E400]", "[0.0]", "[-0.0]", "[0e1]"};
    for (const char *const text : numbers) expect_fault(text, PITH_MALFORMED);
    expect_bytes("[true,false,null]", "[true,false,null]");
}

TEST(Canon, refuses_a_key_that_stands_twice) {
    expect_fault("{\"a\":1,\"a\":1}", PITH_AMBIGUOUS);
    expect_fault("{\"a\":1,\"b\":2,\"\\u0061\":3}", PITH_AMBIGUOUS);
    expect_fault("[{\"b\":{\"\":1,\"\":2}}]", PITH_AMBIGUOUS);
    expect_fault("{\"f\":6,\"e\":5,\"d\":4,\"c\":3,\"b\":2,\"a\":1,\"f\":7}", PITH_AMBIGUOUS);
    expect_fault("{\"a\":6,\"e\":5,\"d\":4,\"c\":3,\"b\":2,\"f\":1,\"a\":7}", PITH_AMBIGUOUS);
    expect_fault("{\"c\":1,\"d\":5,\"c\":4,\"e\":3,\"b\":2,\"f\":1,\"a\":7}", PITH_AMBIGUOUS);
    expect_bytes("{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":{\"a\":{\"a\":1}}}");
}

// The scanner lets no such text pass. Should one come all the same, it ends at its end: these are
// read at their exact size, under ASan.
TEST(Canon, stays_within_a_text_that_is_cut_short) {
    static const char text[] =
        " { \"b\\u0041\" : [ 1 , -20 , { \"d\" : true , \"c\\n\" : [ ] } ] ,\n\"b\\u0042\"\t: "
        "\"x\\ty\xC3\xA9\" }";
    for (uint32_t size = 0; size < sizeof text - 1; ++size) {
        static uint8_t cut[sizeof text];
        uint8_t *const begin = cut + sizeof cut - size;
        memcpy(begin, text, size);
        Bytes large;
        const verdict got = pith::json::canonicalize<uint16_t, 32, 4>(begin, size, large);
        EXPECT_TRUE(got != PITH_PENDING || large.size == 0) << size;
        Bytes small;
        EXPECT_EQ((pith::json::canonicalize<uint16_t, 4, 4>(begin, size, small)), got) << size;
    }
}

// Nor such, which no scanner lets pass.
TEST(Canon, stays_within_a_text_that_is_none) {
    const char *const texts[] = {
        "{\"a\":}",          "[}",  "{]",    "{\"a\":]}", "[{\"a\":1}}", "}", "]", "{\"a\" 1}",
        "{\"a\",\"b\":[1}}", "[\"", "[\"\\", "{\"\\u00",  "[,",          ":"};
    for (const char *const text : texts) {
        const uint32_t size = static_cast<uint32_t>(strlen(text));
        static uint8_t cut[32];
        uint8_t *const begin = cut + sizeof cut - size;
        memcpy(begin, text, size);
        Bytes large, small;
        const verdict got = pith::json::canonicalize<uint16_t, 32, 4>(begin, size, large);
        EXPECT_EQ((pith::json::canonicalize<uint16_t, 4, 4>(begin, size, small)), got) << text;
    }
    expect_fault("-", PITH_MALFORMED);
    expect_fault("[-]", PITH_MALFORMED);
}

// 32 visits of each byte of 2^27 are more than a word counts.
TEST(Canon, has_fuel_for_texts_of_any_size) {
    struct Spaces {
        uint8_t bytes[5000];
        constexpr Spaces() : bytes{} {
            for (uint8_t &byte : bytes) byte = ' ';
            bytes[sizeof bytes - 1] = '1';
        }
    };
    static constexpr Spaces text;  // in flash: a board has no room for it
    pith::json::FueledText large(text.bytes, uint32_t{1} << 27);
    EXPECT_EQ(large.skip_space(0), sizeof text.bytes - 1);
    EXPECT_FALSE(large.empty());
    pith::json::FueledText small(text.bytes, 1);
    EXPECT_EQ(small.skip_space(0), 1u);
}

TEST(Canon, refuses_a_text_beyond_its_offsets) {
    static uint8_t text[257];
    memset(text, ' ', sizeof text);
    text[0] = '1';
    Bytes bytes;
    EXPECT_EQ((pith::json::canonicalize<uint8_t, 4, 4>(text, 255, bytes)), PITH_PENDING);
    EXPECT_EQ((pith::json::canonicalize<uint8_t, 4, 4>(text, 256, bytes)), PITH_TOO_LARGE);
    EXPECT_EQ((pith::json::canonicalize<uint8_t, 4, 4>(text, 257, bytes)), PITH_TOO_LARGE);
}

TEST(Canon, gives_up_on_depth_and_on_cost) {
    expect_bytes("[[[[]]]]", "[[[[]]]]");
    expect_fault("[[[[[]]]]]", PITH_TOO_COMPLEX);
    // 400 keys in an arena with room for one: a walk each.
    static char text[400 * 8 + 2];
    size_t size = 0;
    text[size++] = '{';
    for (int i = 0; i < 400; ++i) {
        const char key[] = {'"',
                            static_cast<char>('0' + i / 100),
                            static_cast<char>('0' + i / 10 % 10),
                            static_cast<char>('0' + i % 10),
                            '"',
                            ':',
                            '1',
                            ','};
        memcpy(text + size, key, sizeof key);
        size += sizeof key;
    }
    text[size - 1] = '}';
    Bytes bytes;
    EXPECT_EQ((pith::json::canonicalize<uint16_t, 4, 4>(reinterpret_cast<const uint8_t *>(text),
                                                        static_cast<uint32_t>(size), bytes)),
              PITH_TOO_COMPLEX);
}
