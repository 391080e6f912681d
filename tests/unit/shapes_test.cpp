// SPDX-License-Identifier: MIT
#include "record/shapes.hpp"

#include "check.hpp"

namespace {

using pith::verdict;
using pith::json::Token;
using pith::record::Field;
using pith::record::kTop;
using pith::record::Member;

enum { kA, kElement, kB, kC, kD, kCount, kBehind = kCount + 2 };

// What stands behind the first five is of no shape.
constexpr Member kShape[kBehind] = {
    {kTop, Token::kArray, "a"},     {kA, Token::kString},           {kTop, Token::kObject, "b"},
    {kB, Token::kString, "c"},      {kTop, Token::kPrimitive, "d"}, {kTop, Token::kString, "e"},
    {kTop, Token::kPrimitive, "f"},
};

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

verdict read(const char *slice, Field *fields, const Member *shape, size_t count) {
    return pith::record::read_shape(shape, count, bytes(slice),
                                    static_cast<uint16_t>(strlen(slice)), fields);
}

void expect(const char *slice, verdict want) {
    Field fields[kBehind];
    EXPECT_EQ(read(slice, fields, kShape, kCount), want) << slice;
}

// Found, and digested as those bytes.
void expect_digest(const char *slice, const char *canonical, const Member *shape = kShape,
                   size_t count = kCount) {
    Field fields[kCount];
    ASSERT_EQ(read(slice, fields, shape, count), PITH_PENDING) << slice;
    uint8_t got[32], want[32];
    pith::record::digest_shape(shape, count, bytes(slice), fields, got);
    pith::hash::Sha256 hash;
    hash.begin();
    hash.update(bytes(canonical), strlen(canonical));
    hash.finish(want);
    EXPECT_EQ(memcmp(got, want, sizeof want), 0) << slice;
}

}  // namespace

TEST(Shapes, tell_where_the_text_of_each_member_is) {
    static const char slice[] = "{\"d\":-1,\"b\":{\"c\":\"\"},\"a\":[\"x\",\"\",\"yz\"]}";
    Field fields[kBehind];
    memset(fields, 0xEE, sizeof fields);
    ASSERT_EQ(read(slice, fields, kShape, kCount), PITH_PENDING);
    EXPECT_EQ(fields[kD].start, 5);
    EXPECT_EQ(fields[kD].size, 2);
    EXPECT_EQ(fields[kC].start, 18);
    EXPECT_EQ(fields[kC].size, 0);
    EXPECT_EQ(fields[kElement].start, 27);
    EXPECT_EQ(fields[kElement].size, strlen("x\",\"\",\"yz"));
    // A container has no text.
    EXPECT_EQ(fields[kA].start | fields[kA].size | fields[kB].start | fields[kB].size, 0);
    EXPECT_EQ(fields[kCount].start, 0xEEEE);
}

TEST(Shapes, are_digested_in_their_order) {
    const char *const canonical = "{\"a\":[\"x\",\"yz\"],\"b\":{\"c\":\"v\"},\"d\":12}";
    expect_digest("{\"d\":12,\"b\":{\"c\":\"v\"},\"a\":[\"x\",\"yz\"]}", canonical);
    expect_digest(canonical, canonical);
    expect_digest("{\"d\":0,\"a\":[],\"b\":{\"c\":\"\"}}", "{\"a\":[],\"b\":{\"c\":\"\"},\"d\":0}");
    expect_digest("{\"d\":true,\"a\":[\"\"],\"b\":{\"c\":\"\\n\"}}",
                  "{\"a\":[\"\"],\"b\":{\"c\":\"\\n\"},\"d\":true}");
}

TEST(Shapes, are_closed) {
    expect("{\"a\":[],\"b\":{\"c\":\"\"},\"d\":1}", PITH_PENDING);
    expect("{\"a\":[],\"b\":{\"c\":\"\"}}", PITH_UNSUPPORTED);
    expect("{\"b\":{\"c\":\"\"},\"d\":1}", PITH_UNSUPPORTED);
    expect("{\"a\":[],\"b\":{},\"d\":1}", PITH_UNSUPPORTED);
    expect("{\"a\":[],\"b\":{\"c\":\"\"},\"d\":1,\"d\":1}", PITH_AMBIGUOUS);
    expect("{\"a\":[],\"b\":{\"c\":\"\"},\"c\":\"\",\"d\":1}", PITH_UNSUPPORTED);
    expect("{\"a\":[],\"b\":{\"d\":1}}", PITH_UNSUPPORTED);
    expect("{\"a\":[1]}", PITH_UNSUPPORTED);
    expect("{\"a\":[[\"\"]]}", PITH_UNSUPPORTED);
    // Those behind the last are none of it, and are not asked.
    expect("{\"a\":[],\"b\":{\"c\":\"\"},\"d\":1,\"e\":\"\"}", PITH_UNSUPPORTED);
    expect("{\"e\":\"cut", PITH_UNSUPPORTED);
    expect("{\"f\":1", PITH_UNSUPPORTED);
    // The head of what would have the shape.
    expect("{\"d\":1,\"a\":[\"cut", PITH_TOO_LARGE);
    expect("{\"a\":[],\"b\":{\"c\":\"\"},\"d\":1", PITH_TOO_LARGE);
}

TEST(Shapes, end_in_containers_and_hold_constants) {
    static constexpr Member shape[] = {{kTop, Token::kObject, "o"},
                                       {0, Token::kArray, "p"},
                                       {1, Token::kString},
                                       {0, Token::kString, "r"},
                                       {0, Token::kString, "s", true, "known"}};
    static_assert(pith::record::is_canonical(shape));
    const char *const canonical = "{\"o\":{\"p\":[\"q\"],\"r\":\"known\",\"s\":\"known\"}}";
    expect_digest("{\"o\":{\"s\":\"known\",\"p\":[\"q\"],\"r\":\"known\"}}", canonical, shape, 5);
    Field fields[5];
    EXPECT_EQ(read("{\"o\":{\"p\":[],\"r\":\"\",\"s\":\"knowm\"}}", fields, shape, 5),
              PITH_UNSUPPORTED);
    EXPECT_EQ(read("{\"o\":{\"p\":[],\"r\":\"\",\"s\":\"\"}}", fields, shape, 5), PITH_UNSUPPORTED);
}

TEST(Shapes, of_which_nothing_is_needed_are_objects_all_the_same) {
    static constexpr Member shape[] = {{kTop, Token::kObject, "a", false},
                                       {0, Token::kObject, "b", false},
                                       {1, Token::kObject, "c", false},
                                       {kTop, Token::kPrimitive, "d", false}};
    const struct {
        const char *slice;
        verdict want;
    } cases[] = {{"{}", PITH_PENDING},
                 {"{\"a\":{\"b\":{}},\"d\":1}", PITH_PENDING},
                 {"[]", PITH_UNSUPPORTED},
                 {"[{}]", PITH_UNSUPPORTED},
                 {"\"a\"", PITH_UNSUPPORTED},
                 // Deeper than a slice nests.
                 {"{\"a\":{\"b\":{\"c\":{}}}}", PITH_UNSUPPORTED},
                 {"{\"a\":{\"b\":{", PITH_TOO_LARGE}};
    for (const auto &c : cases) {
        Field fields[4];
        EXPECT_EQ(read(c.slice, fields, shape, 4), c.want) << c.slice;
    }
}

TEST(Shapes, have_elements_wherever_their_array_stands) {
    static constexpr Member shape[] = {{1, Token::kPrimitive},
                                       {kTop, Token::kArray, "a"},
                                       {kTop, Token::kArray, "b"},
                                       {kTop, Token::kString, "behind"},
                                       {kTop, Token::kPrimitive, "further"}};
    Field fields[5];
    EXPECT_EQ(read("{\"b\":[],\"a\":[1,23]}", fields, shape, 3), PITH_PENDING);
    EXPECT_EQ(fields[0].start, 13);
    EXPECT_EQ(fields[0].size, 4);
    EXPECT_EQ(read("{\"a\":[\"1\"],\"b\":[]}", fields, shape, 3), PITH_UNSUPPORTED);
    // An array that knows no element has none.
    EXPECT_EQ(read("{\"a\":[],\"b\":[1]}", fields, shape, 3), PITH_UNSUPPORTED);
    EXPECT_EQ(read("{\"a\":[],\"b\":[\"\"]}", fields, shape, 3), PITH_UNSUPPORTED);
}

// The object itself stands in nothing, also where the memory behind a shape, at index kTop, holds
// an array.
TEST(Shapes, stand_in_no_array_themselves) {
#define FOUR(member) member, member, member, member
#define BEHIND       Member(0, Token::kArray, "z")
    static constexpr Member shape[kTop + 1] = {{kTop, Token::kPrimitive, "a"},
                                               {kTop, Token::kString, "b"},
                                               FOUR(FOUR(FOUR(BEHIND))),
                                               FOUR(FOUR(FOUR(BEHIND))),
                                               FOUR(FOUR(FOUR(BEHIND))),
                                               FOUR(FOUR(BEHIND)),
                                               FOUR(FOUR(BEHIND)),
                                               FOUR(FOUR(BEHIND)),
                                               FOUR(BEHIND),
                                               FOUR(BEHIND),
                                               FOUR(BEHIND),
                                               BEHIND,
                                               BEHIND};
    static_assert(shape[kTop].kind == Token::kArray);
    Field fields[2];
    EXPECT_EQ(read("{\"b\":\"x\",\"a\":1}", fields, shape, 2), PITH_PENDING);
    EXPECT_EQ(read("{\"a\":1,\"b\":\"x\"}", fields, shape, 2), PITH_PENDING);
    EXPECT_EQ(fields[1].start, 12);
}
