// SPDX-License-Identifier: MIT
#include "json/canon.hpp"

#include "check.hpp"

namespace {

using pith::verdict;
using pith::json::FueledText;

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

char long_text[400 * 8 + 2];  // one for all cases: RAM is small

const uint8_t *bytes_of(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

// Only the first `size` bytes are the text's: what stands behind them must not matter.
FueledText fueled(const char *text, uint32_t size) {
    return FueledText(bytes_of(text), size);
}

uint32_t fuel_of(FueledText text) {
    uint32_t fuel = 0;
    for (; !text.empty(); ++fuel) text.peek(0);
    return fuel;
}

void leave(FueledText &text, uint32_t fuel) {
    for (uint32_t all = fuel_of(text); all > fuel; --all) text.peek(0);
}

// Where it ends, and how many bytes it visits.
using Skip = uint32_t (FueledText::*)(uint32_t);
void expect_skip(Skip skip, const char *all, uint32_t size, uint32_t from, uint32_t end,
                 uint32_t visits) {
    FueledText text = fueled(all, size);
    const uint32_t fuel = fuel_of(text);
    EXPECT_EQ((text.*skip)(from), end) << all;
    EXPECT_EQ(fuel - fuel_of(text), visits) << all;
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
    char *const text = long_text;
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

TEST(Canon, has_fuel_for_32_visits_a_byte) {
    static const char text[200] = "x";
    EXPECT_EQ(fuel_of(fueled(text, 1)), 32u + 4096u);
    EXPECT_EQ(fuel_of(fueled(text, 200)), 32u * 200u + 4096u);
    // The first size for which that is more than a word counts: it would be 0.
    EXPECT_FALSE(fueled(text, 134217600).empty());
}

TEST(Canon, passes_over_space_for_a_visit_each) {
    const Skip skip = &FueledText::skip_space;
    expect_skip(skip, " \r\n\t\r x", 7, 0, 6, 6);
    expect_skip(skip, "x ", 2, 0, 0, 0);
    expect_skip(skip, "    ", 2, 0, 2, 2);
    expect_skip(skip, "    ", 2, 2, 2, 0);
    expect_skip(skip, "\x01 ", 2, 0, 0, 0);
    expect_skip(skip, " \x0E ", 3, 0, 1, 1);
    FueledText spent = fueled("    ", 4);
    leave(spent, 1);
    EXPECT_EQ(spent.skip_space(0), 0u);
    EXPECT_TRUE(spent.empty());
}

TEST(Canon, passes_over_characters_for_a_visit_each) {
    const Skip raw = &FueledText::skip_raw;
    expect_skip(raw, "abcd\"", 5, 0, 4, 4);
    expect_skip(raw, "abcd\\", 5, 1, 4, 3);
    expect_skip(raw, "\xC4\x80x\"", 4, 0, 3, 3);
    expect_skip(raw, "\xC4\x81x\"", 4, 0, 3, 3);
    expect_skip(raw, "abcdefghijklmnopqrstuvwxyz\"", 4, 0, 4, 4);
    expect_skip(raw, "abcd\x80\x80\x80\x80\"", 4, 0, 4, 4);
    expect_skip(raw, "abcd\x80\x80\x80\x80\"", 4, 4, 4, 0);
    expect_skip(raw, "abcdefghijklmnopqrstuvwxyz\"", 4, 5, 5, 0);
    FueledText little = fueled("0123456789ab\"", 13);
    leave(little, 5);
    EXPECT_EQ(little.skip_raw(10), 12u);
    EXPECT_EQ(fuel_of(little), 3u);
    EXPECT_EQ(little.skip_raw(8), 12u);
    EXPECT_TRUE(little.empty());
    expect_skip(&FueledText::skip_string, "\"a\\\"\xC4\x80\"x", 8, 0, 7, 1 + 1 + 2 + 1);
    expect_skip(&FueledText::skip_key, "\"a\" : 1", 7, 0, 6, 1 + 1 + 1 + 1);
    FueledText text = fueled("\\u00e9x", 7);
    const uint32_t fuel = fuel_of(text);
    uint32_t position = 0;
    EXPECT_EQ(text.read_code_point(position), 0xE9u);
    EXPECT_EQ(position, 6u);
    EXPECT_EQ(fuel - fuel_of(text), 1u);
}

// The byte that ends a number is visited, but not the end of the text.
TEST(Canon, passes_over_scalars_and_values) {
    const Skip scalar = &FueledText::skip_scalar;
    expect_skip(scalar, "123", 2, 0, 2, 2);
    expect_skip(scalar, "-1.5e+9E0,", 10, 0, 9, 10);
    expect_skip(scalar, "9:", 2, 0, 1, 2);
    expect_skip(scalar, "az{", 3, 0, 2, 3);
    const Skip value = &FueledText::skip_value;
    expect_skip(value, "123,", 4, 0, 3, 1 + 4);
    expect_skip(value, "\"a]\",", 5, 0, 4, 1 + 3);
    expect_skip(value, "[\"]\"],", 6, 0, 5, 1 + 1 + 2 + 1);
    expect_skip(value, "{\"}\":[{},1]},", 13, 0, 12, 1 + 1 + 2 + 8);
    expect_skip(value, "]]", 2, 0, 1, 1);
}

TEST(Canon, compares_keys_while_there_is_fuel) {
    static const char keys[] = "\"ab\"\"aa\"\"ab\"";
    FueledText text = fueled(keys, 12);
    const uint32_t fuel = fuel_of(text);
    EXPECT_GT(text.compare_keys(0, 4), 0);
    EXPECT_LT(text.compare_keys(4, 0), 0);
    EXPECT_EQ(text.compare_keys(0, 8), 0);
    EXPECT_EQ(fuel - fuel_of(text), 4u + 4u + 6u);
    leave(text, 3);
    EXPECT_LT(text.compare_keys(0, 4), 0);  // it ends at the second of two bytes
    EXPECT_TRUE(text.empty());
    EXPECT_LT(text.compare_keys(0, 4), 0);
}

TEST(Canon, sees_integers_by_their_digits_alone) {
    EXPECT_FALSE(fueled("1:", 2).is_canonical_integer(0, 2));
    EXPECT_FALSE(fueled("1/", 2).is_canonical_integer(0, 2));
    EXPECT_TRUE(fueled("19", 2).is_canonical_integer(0, 2));
    expect_fault("[9.0]", PITH_MALFORMED);
    expect_fault("[9e0]", PITH_MALFORMED);
    expect_fault("[0.5]", PITH_MALFORMED);
}

TEST(Canon, goes_on_behind_each_container) {
    expect_bytes("[[1],2,[[],3],4]", "[[1],2,[[],3],4]");
    expect_bytes("[{\"a\":1},2,{},3]", "[{\"a\":1},2,{},3]");
    expect_bytes("\r[\r1\r,\r2\r]\r", "[1,2]");
}

// Nothing more is written, nor looked at, whatever follows.
TEST(Canon, ends_at_a_fault) {
    Bytes bytes, deep;
    EXPECT_EQ(canonicalize<32>("{\"a\":1,\"a\":2}", bytes), PITH_AMBIGUOUS);
    EXPECT_STREQ(bytes.out, "{");
    EXPECT_EQ(canonicalize<32>("[[[[[1]]]]]", deep), PITH_TOO_COMPLEX);
    EXPECT_STREQ(deep.out, "[[[[");
    expect_fault("{\"a\":1,\"a\":1", PITH_AMBIGUOUS);
    expect_fault("[[[{\"a\":[1],\"b\":2}]]]", PITH_TOO_COMPLEX);
    expect_fault("[[[[{\"a\":1}]]]]", PITH_TOO_COMPLEX);
}

// Where there is room for one key, as many are as many walks, and this is what they cost:
TEST(Canon, walks_an_object_once_a_key_and_no_more) {
    constexpr uint32_t kKeys = 27;
    char text[1 + 7 * kKeys + 3];
    memset(text, ' ', sizeof text);
    char *to = text;
    *to++ = '{';
    for (uint32_t i = 0; i < kKeys; ++i) {
        const char member[] = {'"', 'a', static_cast<char>('a' + i), '"', ':', '1', ','};
        memcpy(to, member, sizeof member);
        to += sizeof member;
    }
    to[-1] = '}';
    uint32_t visits = 1;
    for (uint32_t walk = 0; walk < kKeys; ++walk) {
        // For each member whether it is one, the key and its quote, the value twice and its end,
        // the comma; and what is no member.
        visits += kKeys * (1 + 3 + 3 + 1) + 1;
        if (walk != 0) visits += (kKeys - 1) * 4;  // two bytes of each key and of the last one
        visits += (kKeys - walk - 1) * 4;          // and of each beyond that and of the least yet
        visits += 3 + 3 + 3;                       // the key written, passed over, and the value
    }
    // White space behind it is not visited: it is there for its fuel.
    const uint32_t size = 1 + 7 * kKeys;
    const uint32_t spaces = (visits - 4096) / 32 + 1 - size;
    ASSERT_EQ(spaces, 2u);
    Bytes bytes;
    EXPECT_EQ((pith::json::canonicalize<uint16_t, 4, 4>(bytes_of(text), size + spaces - 1, bytes)),
              PITH_TOO_COMPLEX);
    EXPECT_EQ((pith::json::canonicalize<uint16_t, 4, 4>(bytes_of(text), size + spaces, bytes)),
              PITH_PENDING);
}

// Room for three keys, and the middle one of the last three stands twice. Nothing is visited once
// that is found: not the third of them, nor the bracket.
TEST(Canon, visits_nothing_behind_a_key_that_stands_twice) {
    constexpr uint32_t kPrefix = 20;
    constexpr uint32_t kKeys = 30;
    constexpr uint32_t kMembers = kKeys + 1;
    uint32_t size = 0;
    long_text[size++] = '{';
    for (uint32_t i = 0; i < kMembers; ++i) {
        long_text[size++] = '"';
        memset(long_text + size, 'k', kPrefix);
        size += kPrefix;
        const char rest[] = {static_cast<char>('a' + (i < kKeys ? i : kKeys - 2)), '"', ':', '1',
                             ','};
        memcpy(long_text + size, rest, sizeof rest);
        size += sizeof rest;
    }
    long_text[size - 1] = '}';
    memset(long_text + size, ' ', sizeof long_text - size);
    constexpr uint32_t kKey = kPrefix + 2;             // with its quote
    constexpr uint32_t kCompared = 2 * (kPrefix + 1);  // two keys that differ
    uint32_t visits = 1;
    for (uint32_t written = 0; written < kKeys; written += 3) {
        visits += kMembers * (1 + kKey + 3 + 1) + 1;
        if (written != 0) visits += (kMembers - 1) * kCompared;
        // The first key finds none in the arena, the next two ask one each, and all others two.
        visits += (1 + 1 + 2 * (kMembers - written - 3)) * kCompared;
        visits += 3 * (2 * kKey + 3);
    }
    // In the last walk the last key asks but one, and finds it to the quote; and neither what
    // follows is seen nor are three keys written.
    visits -= 2 * kCompared - (kCompared + 2);
    visits -= 1 + 1 + 3 * (2 * kKey + 3);
    const uint32_t with_fuel = (visits - 4096) / 32 + 1;
    ASSERT_TRUE(with_fuel > size && with_fuel <= sizeof long_text);
    Bytes bytes;
    EXPECT_EQ((pith::json::canonicalize<uint16_t, 6, 4>(bytes_of(long_text), with_fuel - 1, bytes)),
              PITH_TOO_COMPLEX);
    EXPECT_EQ((pith::json::canonicalize<uint16_t, 6, 4>(bytes_of(long_text), with_fuel, bytes)),
              PITH_AMBIGUOUS);
}

// The deepest object has all that is left of the arena, and its greatest keys are passed over.
TEST(Canon, writes_nothing_behind_its_arena) {
    static const char text[] = "[[[{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7}]]]";
    using Four = pith::json::Canonicalizer<uint32_t, 4, 4, Bytes>;
    using Five = pith::json::Canonicalizer<uint32_t, 5, 4, Bytes>;
    using Full =
        pith::json::Canonicalizer<uint32_t, sizeof(Four) == sizeof(Five) ? 5 : 4, 4, Bytes>;
    Bytes bytes;
    struct {
        Full canonicalizer;
        uint32_t behind;
    } memory = {{bytes_of(text), sizeof text - 1, bytes}, 0x12345678};
    EXPECT_EQ(memory.canonicalizer.run(), PITH_PENDING);
    EXPECT_STREQ(bytes.out, text);
    EXPECT_EQ(memory.behind, 0x12345678u);
}
