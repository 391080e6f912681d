// SPDX-License-Identifier: MIT
// Lets a test body run in two places: with GoogleTest on the host, or with this header on a board
// (PITH_ON_TARGET). The header needs no heap, no standard library and no constructors.
//
// A board program defines check::write(), calls check::run_all(), and keeps the linker section
// `check_cases`. ld keeps the section: its name is a C identifier and its bounds are referenced.
#pragma once

#ifndef PITH_ON_TARGET
#include <gtest/gtest.h>
#else

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace check {

void write(const char *text);  // output; the board program defines it

struct Case {
    const char *suite;
    const char *name;
    void (*body)();
};
extern "C" const Case *const __start_check_cases[], *const __stop_check_cases[];

inline uint32_t failures;

inline void write_number(int64_t value) {
    char text[21];
    size_t at = sizeof text;
    uint64_t rest = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    text[--at] = 0;
    do {
        text[--at] = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) text[--at] = '-';
    write(text + at);
}

// Ignores `<< "text"`: a board reports only file and line.
struct Words {
    template <class T>
    const Words &operator<<(const T &) const {
        return *this;
    }
};
struct Swallow {
    void operator&(const Words &) const {}
};

inline Words fail(const char *file, int line, const char *what) {
    ++failures;
    write("FAIL ");
    write(file);
    write(":");
    write_number(line);
    write(" ");
    write(what);
    write("\n");
    return {};
}

// Runs every case. The last line is "PASS <cases>" or "FAILED <failures>". Returns the failures.
inline uint32_t run_all() {
    uint32_t cases = 0;
    for (const Case *const *at = __start_check_cases; at != __stop_check_cases; ++at, ++cases) {
        const Case *const c = *at;
        const uint32_t before = failures;
        c->body();
        write(failures == before ? "ok   " : "BAD  ");
        write(c->suite);
        write(".");
        write(c->name);
        write("\n");
    }
    write(failures == 0 && cases != 0 ? "PASS " : "FAILED ");
    write_number(failures == 0 ? cases : failures);
    write("\n");
    return cases == 0 ? 1 : failures;
}

}  // namespace check

// The section holds pointers to cases: compilers may align a struct beyond its size.
#define TEST(suite, name)                                                                      \
    static void suite##_##name();                                                              \
    static const check::Case suite##_##name##_case = {#suite, #name, suite##_##name};          \
    [[gnu::used,                                                                               \
      gnu::section("check_cases")]] static const check::Case *const suite##_##name##_pointer = \
        &suite##_##name##_case;                                                                \
    static void suite##_##name()

#define CHECK_EXPECT(condition, what) \
    if (condition) {                  \
    } else                            \
        check::Swallow() & check::fail(__FILE__, __LINE__, what)
#define CHECK_ASSERT(condition, what) \
    if (condition) {                  \
    } else                            \
        return check::Swallow() & check::fail(__FILE__, __LINE__, what)

#define EXPECT_TRUE(a)      CHECK_EXPECT((a), #a)
#define EXPECT_FALSE(a)     CHECK_EXPECT(!(a), "not " #a)
#define EXPECT_EQ(a, b)     CHECK_EXPECT((a) == (b), #a " == " #b)
#define EXPECT_NE(a, b)     CHECK_EXPECT((a) != (b), #a " != " #b)
#define EXPECT_LT(a, b)     CHECK_EXPECT((a) < (b), #a " < " #b)
#define EXPECT_LE(a, b)     CHECK_EXPECT((a) <= (b), #a " <= " #b)
#define EXPECT_GT(a, b)     CHECK_EXPECT((a) > (b), #a " > " #b)
#define EXPECT_GE(a, b)     CHECK_EXPECT((a) >= (b), #a " >= " #b)
#define EXPECT_STREQ(a, b)  CHECK_EXPECT(strcmp((a), (b)) == 0, #a " == " #b)
#define ASSERT_TRUE(a)      CHECK_ASSERT((a), #a)
#define ASSERT_FALSE(a)     CHECK_ASSERT(!(a), "not " #a)
#define ASSERT_EQ(a, b)     CHECK_ASSERT((a) == (b), #a " == " #b)
#define ASSERT_NE(a, b)     CHECK_ASSERT((a) != (b), #a " != " #b)
#define SCOPED_TRACE(words) static_cast<void>(0)

#endif
