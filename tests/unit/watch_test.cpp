// SPDX-License-Identifier: MIT
// Follows a pointer through single values; tests/audit/values_test.cpp does so in whole documents.
#include "audit/report.hpp"

#include "check.hpp"

namespace {

using pith::audit::Watch;

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

struct Wanted {
    explicit Wanted(const char *pointer, uint32_t capacity = 16) {
        memset(memory, '#', sizeof memory);
        value.pointer = pointer;
        value.data = memory;
        value.capacity = capacity;
        value.index = 7;  // left over from an audit before
        value.cursor = 3;
        Watch(value).begin();
    }
    void key(uint8_t depth, const char *name) {
        Watch(value).key(depth, bytes(name), strlen(name));
    }
    void element(uint8_t depth) { Watch(value).element(depth); }
    // Feeds a scalar in canonical encoding.
    void leaf(uint8_t depth, const char *text, uint8_t type = '1') {
        Watch(value).text(depth, bytes(text), strlen(text));
        Watch(value).end_leaf(depth, type, PITH_BOUND);
    }
    bool is_found() const { return value.type != PITH_TYPE_NONE; }
    bool holds(const char *text) const {
        return is_found() && value.label == PITH_BOUND && value.size == strlen(text) &&
               memcmp(memory, text, value.size) == 0 && memory[value.size] == '#';
    }

    char memory[24];
    pith_value value{};
};

// Returns whether the pointer's first segment matches this canonical key.
bool names(const char *pointer, const char *name) {
    Wanted wanted(pointer);
    wanted.key(1, name);
    wanted.leaf(1, "1");
    return wanted.is_found();
}

// Returns whether the pointer matches the element of this index.
bool counts(const char *pointer, uint32_t index) {
    Wanted wanted(pointer);
    wanted.value.index = index;  // the elements already passed
    wanted.element(1);
    wanted.leaf(1, "1");
    return wanted.is_found();
}

}  // namespace

TEST(Watch, finds_a_member) {
    Wanted wanted("/b/c");
    wanted.key(1, "a");
    wanted.leaf(1, "1");
    wanted.key(1, "b");
    wanted.key(2, "b");
    wanted.leaf(2, "2");
    wanted.key(2, "c");
    wanted.leaf(2, "3");
    EXPECT_TRUE(wanted.holds("3"));
    wanted.key(2, "d");
    wanted.leaf(2, "4");
    EXPECT_TRUE(wanted.holds("3"));
}

// {"a":1,"ab":2}
TEST(Watch, passes_a_key_that_is_its_head) {
    Wanted wanted("/ab");
    wanted.key(1, "a");
    wanted.leaf(1, "1");
    wanted.key(1, "ab");
    wanted.leaf(1, "2");
    EXPECT_TRUE(wanted.holds("2"));
}

TEST(Watch, counts_elements_from_zero_in_each_array) {
    Wanted first("/0");
    first.element(1);
    first.leaf(1, "a");
    first.element(1);
    first.leaf(1, "b");
    EXPECT_TRUE(first.holds("a"));
    Wanted named("/a/1");  // {"a":[1,2]}
    named.key(1, "a");
    named.element(2);
    named.leaf(2, "1");
    named.element(2);
    named.leaf(2, "2");
    EXPECT_TRUE(named.holds("2"));
    // [[1,2],[3,4]]: the first of the second.
    Wanted inner("/1/0");
    const char *const texts[] = {"1", "2", "3", "4"};
    for (uint32_t i = 0; i < 4; ++i) {
        if (i % 2 == 0) inner.element(1);
        inner.element(2);
        inner.leaf(2, texts[i]);
    }
    EXPECT_TRUE(inner.holds("3"));
}

// RFC 6901 section 4: an index is 0, or digits that do not begin with 0.
TEST(Watch, reads_an_index) {
    EXPECT_TRUE(counts("/0", 0));
    EXPECT_TRUE(counts("/9", 9));
    EXPECT_TRUE(counts("/10", 10));
    EXPECT_TRUE(counts("/207", 207));
    EXPECT_TRUE(counts("/123456789", 123456789));
    EXPECT_FALSE(counts("/10", 0));
    EXPECT_FALSE(counts("/10", 1));
    EXPECT_FALSE(counts("/:", 10));
    EXPECT_FALSE(counts("/1:", 20));
    EXPECT_FALSE(counts("/01", 1));
    EXPECT_FALSE(counts("/00", 0));
    EXPECT_FALSE(counts("/-1", 0));
    EXPECT_FALSE(counts("/-", 0));
    EXPECT_FALSE(counts("/", 0));
    EXPECT_FALSE(counts("/1a", 1));
    EXPECT_TRUE(counts("/1234567890", 1234567890));
    EXPECT_FALSE(counts("/4294967296", 0));  // 2^32
}

TEST(Watch, compares_keys_unescaped) {
    EXPECT_TRUE(names("/a", "a"));
    EXPECT_TRUE(names("/", ""));
    EXPECT_TRUE(names("/a~1b", "a/b"));
    EXPECT_TRUE(names("/a~0b", "a~b"));
    EXPECT_TRUE(names("/~01", "~1"));
    EXPECT_TRUE(names("/\n\"\\", "\\n\\\"\\\\"));
    EXPECT_TRUE(names("/\x01\x7F", "\\u0001\x7F"));
    EXPECT_TRUE(
        names("/\xC2\x80\xE2\x82\xAC\xF0\x9F\x98\x80", "\xC2\x80\xE2\x82\xAC\xF0\x9F\x98\x80"));
    EXPECT_FALSE(names("/a/b", "a/b"));
    EXPECT_FALSE(names("/ab", "a"));
    EXPECT_FALSE(names("/a", "ab"));
    EXPECT_FALSE(names("/a", "A"));
    EXPECT_FALSE(names("/\xC2\x80", "\xC2\x81"));
}

TEST(Watch, finds_nothing_by_an_invalid_pointer) {
    const char *const none[] = {"", "a", "a/b"};
    for (const char *const pointer : none) {
        Wanted wanted(pointer);
        for (uint8_t depth = 0; depth <= PITH_DEPTH; ++depth) wanted.leaf(depth, "{}", '{');
        EXPECT_FALSE(wanted.is_found()) << pointer;
        EXPECT_FALSE(names(pointer, "a")) << pointer;
    }
}

// After its container ends, a pointer matches nothing: not in it, nor in later values.
TEST(Watch, matches_no_value_twice) {
    for (int others = 0; others < 2; ++others) {  // {"a":{"x":1},"aa":2,"b":5}
        Wanted next("/a/b");
        next.key(1, "a");
        next.key(2, "x");
        next.leaf(2, "1");
        if (others != 0) next.key(1, "aa");
        if (others != 0) next.leaf(1, "2");
        next.key(1, "b");
        next.leaf(1, "5");
        EXPECT_FALSE(next.is_found()) << others;
    }
    Wanted deeper("/a\0b");  // {"a":{"b":1}}
    deeper.key(1, "a");
    deeper.key(2, "b");
    deeper.leaf(2, "1");
    EXPECT_FALSE(deeper.is_found());
    Wanted array("/a/1");  // {"a":[0],"b":[2,3]}
    array.key(1, "a");
    array.element(2);
    array.leaf(2, "0");
    array.key(1, "b");
    for (uint32_t i = 0; i < 2; ++i) {
        array.element(2);
        array.leaf(2, "2");
    }
    EXPECT_FALSE(array.is_found());
}

TEST(Watch, copies_nothing_after_its_end) {
    Wanted wanted("/a");
    wanted.key(1, "a");
    wanted.leaf(1, "1");
    for (uint8_t depth = 0; depth <= PITH_DEPTH; ++depth) wanted.leaf(depth, "x", 'n');
    EXPECT_TRUE(wanted.holds("1"));
    EXPECT_EQ(wanted.value.type, PITH_TYPE_NUMBER);
}

TEST(Watch, distinguishes_types) {
    const struct {
        uint8_t first;
        pith_type type;
    } rows[] = {{'"', PITH_TYPE_STRING}, {'0', PITH_TYPE_NUMBER},  {'-', PITH_TYPE_NUMBER},
                {'9', PITH_TYPE_NUMBER}, {'t', PITH_TYPE_BOOLEAN}, {'f', PITH_TYPE_BOOLEAN},
                {'n', PITH_TYPE_NULL},   {'[', PITH_TYPE_ARRAY},   {'{', PITH_TYPE_OBJECT}};
    for (const auto &row : rows) {
        Wanted wanted("/a");
        wanted.key(1, "a");
        wanted.leaf(1, "", row.first);
        EXPECT_EQ(wanted.value.type, row.type) << row.first;
    }
}

// The buffer must hold the canonical encoding; a value that fits exactly is unescaped too.
TEST(Watch, unescapes_what_fits) {
    const char *const spelled = "a\\n\\u001f\xC2\x80";
    Wanted exact("/a", 11);
    exact.key(1, "a");
    exact.leaf(1, spelled, '"');
    EXPECT_EQ(exact.value.size, 5u);
    EXPECT_EQ(memcmp(exact.memory, "a\n\x1F\xC2\x80", 5), 0);
    Wanted larger("/a", 12);
    larger.key(1, "a");
    larger.leaf(1, spelled, '"');
    EXPECT_EQ(larger.value.size, 5u);
    Wanted smaller("/a", 10);
    smaller.key(1, "a");
    smaller.leaf(1, spelled, '"');
    EXPECT_EQ(smaller.value.size, 11u);
    EXPECT_EQ(smaller.memory[10], '#');
}

// Clears exactly the copied bytes, and copies nothing afterwards.
TEST(Watch, forgets_what_it_copied) {
    const uint32_t capacities[] = {4, 10, 16};
    for (const uint32_t capacity : capacities) {
        Wanted wanted("/a", capacity);
        wanted.key(1, "a");
        wanted.leaf(1, "0123456789");
        Watch(wanted.value).forget();
        const uint32_t copied = capacity < 10 ? capacity : 10;
        for (uint32_t i = 0; i < sizeof wanted.memory; ++i) {
            EXPECT_EQ(wanted.memory[i], i < copied ? 0 : '#') << capacity;
        }
        EXPECT_FALSE(wanted.is_found());
        EXPECT_EQ(wanted.value.label, PITH_LABEL_NONE);
        EXPECT_EQ(wanted.value.size, 0u);
        wanted.key(1, "a");
        wanted.leaf(1, "1");
        EXPECT_FALSE(wanted.is_found());
        EXPECT_EQ(wanted.value.size, 0u);
    }
    pith_value label_only{};
    label_only.pointer = "/a";
    Watch(label_only).begin();
    Watch(label_only).key(1, bytes("a"), 1);
    Watch(label_only).text(1, bytes("1"), 1);
    Watch(label_only).end_leaf(1, '1', PITH_BOUND);
    EXPECT_EQ(label_only.label, PITH_BOUND);
    EXPECT_EQ(label_only.size, 1u);
    Watch(label_only).forget();
    EXPECT_EQ(label_only.label, PITH_LABEL_NONE);
}

TEST(Watch, refuses_a_too_long_index) {
    EXPECT_TRUE(counts("/1234567890", 1234567890));
    EXPECT_FALSE(counts("/12345678901", 1234567890));
    EXPECT_FALSE(counts("/12345678901", 12345678901 & 0xFFFFFFFF));
}

// settle() labels only the values that ended before the kind of the document was known.
TEST(Watch, keeps_the_label_of_a_value) {
    Wanted labelled("/a"), waiting("/a"), missing("/b");
    Wanted *const all[] = {&labelled, &waiting, &missing};
    for (Wanted *wanted : all) wanted->key(1, "a");
    labelled.leaf(1, "1");
    Watch(waiting.value).end_leaf(1, '1', PITH_LABEL_NONE);
    for (Wanted *wanted : all) Watch(wanted->value).settle(PITH_UNAUTHENTICATED);
    EXPECT_EQ(labelled.value.label, PITH_BOUND);
    EXPECT_EQ(waiting.value.label, PITH_UNAUTHENTICATED);
    EXPECT_EQ(missing.value.label, PITH_LABEL_NONE);
}
