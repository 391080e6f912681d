// SPDX-License-Identifier: MIT
#include "audit/path.hpp"

#include "check.hpp"

namespace {

using pith::verdict;
using pith::audit::Path;
using pith::schema::Rule;
using pith::schema::Shape;

void open(Path &path) {
    path.open(true, Shape::kNone, Rule::kNone);
}

// Feeds the key in two runs, as the scanner may do.
bool add(Path &path, const char *text, size_t size) {
    const uint8_t *const bytes = reinterpret_cast<const uint8_t *>(text);
    path.begin_key();
    const size_t head = size / 2;
    return path.add_to_key(bytes, head) && path.add_to_key(bytes + head, size - head);
}

verdict key(Path &path, const char *text) {
    EXPECT_TRUE(add(path, text, strlen(text)));
    return path.end_key();
}

bool is(const Path &path, const char *want) {
    return path.key_size() == strlen(want) && memcmp(path.key(), want, strlen(want)) == 0;
}

}  // namespace

TEST(Path, requires_keys_in_the_order_of_code_points) {
    Path path;
    path.begin();
    open(path);
    EXPECT_EQ(key(path, ""), PITH_PENDING);
    EXPECT_EQ(key(path, ""), PITH_AMBIGUOUS);
    EXPECT_EQ(key(path, "A"), PITH_PENDING);
    EXPECT_EQ(key(path, "a"), PITH_PENDING);
    EXPECT_EQ(key(path, "a"), PITH_AMBIGUOUS);
    EXPECT_EQ(key(path, "Z"), PITH_UNSORTED);
    EXPECT_EQ(key(path, "aa"), PITH_PENDING);
    EXPECT_EQ(key(path, "a"), PITH_UNSORTED);
    EXPECT_EQ(key(path, "ab"), PITH_PENDING);
    // Escapes are compared decoded: \\n is 0x0A, below all of these.
    EXPECT_EQ(key(path, "a\\n"), PITH_UNSORTED);
    EXPECT_EQ(key(path, "\xEF\xBF\xBF"), PITH_PENDING);      // U+FFFF
    EXPECT_EQ(key(path, "\xF0\x90\x80\x80"), PITH_PENDING);  // U+10000
    EXPECT_EQ(key(path, "\xEF\xBF\xBF"), PITH_UNSORTED);
    EXPECT_TRUE(is(path, "\xF0\x90\x80\x80"));
}

// Earlier bytes of the memory, here z, do not become part of a key.
TEST(Path, begins_in_any_memory) {
    static struct {
        unsigned char before[64];
        Path path;
        unsigned char behind[64];
    } all;
    for (int turn = 0; turn < 2; ++turn) {
        memset(static_cast<void *>(&all), 'z', sizeof all);
        all.path.begin();
        for (int round = 0; round < 2; ++round) {
            all.path.open(true, Shape::kEvent, Rule::kEvent);
            EXPECT_TRUE(all.path.walker().shape() == Shape::kEvent);
            EXPECT_TRUE(all.path.rule() == Rule::kEvent);
            EXPECT_TRUE(all.path.in_object());
            EXPECT_EQ(key(all.path, "abz"), PITH_PENDING);
            EXPECT_EQ(key(all.path, "ab"), PITH_UNSORTED);
            EXPECT_EQ(key(all.path, "abzz"), PITH_PENDING);
            EXPECT_EQ(key(all.path, "abz"), PITH_UNSORTED);
            static char text[PITH_PATH_SIZE];
            memset(text, 'k', sizeof text);
            EXPECT_TRUE(add(all.path, text, PITH_PATH_SIZE - 4));
            EXPECT_FALSE(add(all.path, text, PITH_PATH_SIZE - 3));
            all.path.close();
        }
    }
}

// Each object has its own order. The outer key is kept while inner keys change.
TEST(Path, keeps_the_keys_of_outer_objects) {
    Path path;
    path.begin();
    EXPECT_EQ(path.depth(), 0);
    for (int turn = 0; turn < 2; ++turn) {
        open(path);
        EXPECT_EQ(path.depth(), 1);
        EXPECT_TRUE(path.is_empty());
        EXPECT_EQ(key(path, "outer"), PITH_PENDING);
        EXPECT_FALSE(path.is_empty());
        open(path);
        EXPECT_EQ(key(path, "inner"), PITH_PENDING);
        EXPECT_EQ(key(path, "later"), PITH_PENDING);
        EXPECT_TRUE(is(path, "later"));
        open(path);
        EXPECT_EQ(key(path, "inner"), PITH_PENDING);
        path.close();
        EXPECT_TRUE(is(path, "later"));
        EXPECT_EQ(key(path, "later"), PITH_AMBIGUOUS);
        path.close();
        EXPECT_TRUE(is(path, "outer"));
        EXPECT_EQ(key(path, "outer"), PITH_AMBIGUOUS);
        EXPECT_EQ(key(path, "p"), PITH_PENDING);
        path.close();
        EXPECT_EQ(path.depth(), 0);
    }
}

TEST(Path, limits_the_bytes_of_its_keys) {
    static char text[PITH_PATH_SIZE + 1];
    memset(text, 'k', sizeof text);
    Path path;
    path.begin();
    open(path);
    EXPECT_FALSE(add(path, text, PITH_PATH_SIZE + 1));
    EXPECT_TRUE(add(path, text, PITH_PATH_SIZE));
    EXPECT_EQ(path.end_key(), PITH_PENDING);
    // Room is needed for the old and the new key until they are compared.
    EXPECT_FALSE(add(path, text, 1));

    path.begin();
    open(path);
    EXPECT_TRUE(add(path, text, 100));
    EXPECT_EQ(path.end_key(), PITH_PENDING);
    open(path);
    EXPECT_FALSE(add(path, text, PITH_PATH_SIZE - 99));
    EXPECT_TRUE(add(path, text, PITH_PATH_SIZE - 100));
    EXPECT_EQ(path.end_key(), PITH_PENDING);
    path.close();
    EXPECT_TRUE(add(path, text, PITH_PATH_SIZE - 100));
}
