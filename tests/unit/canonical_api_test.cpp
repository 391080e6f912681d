// SPDX-License-Identifier: MIT
// The C interface of canonical.h: every budget, failing writes and reads, faults and offsets.
#include <pith/canonical.h>

#include "check.hpp"

namespace {

pith_canonical form;

struct Writer {
    char out[200];
    size_t size;
    uint32_t left;    // successful writes that remain
    uint32_t origin;  // offset of the last write
};
Writer writer;

int write(void *context, const void *bytes, size_t size) {
    Writer &to = *static_cast<Writer *>(context);
    EXPECT_GE(size, 1u);
    EXPECT_LE(size, size_t{PITH_WINDOW});
    EXPECT_EQ(pith_canonical_done(&form), 0);
    to.origin = pith_canonical_offset(&form);
    if (to.left == 0) return 1;
    --to.left;
    const char *const from = static_cast<const char *>(bytes);
    for (size_t i = 0; i < size && to.size + 1 < sizeof to.out; ++i) to.out[to.size++] = from[i];
    to.out[to.size] = 0;
    return 0;
}

uint32_t length(const char *text) {
    return static_cast<uint32_t>(strlen(text));
}

pith_verdict run(const pith_source &source, uint32_t budget, uint32_t writes = UINT32_MAX) {
    memset(static_cast<void *>(&form), 0xA5, sizeof form);
    pith_canonical_begin(&form, &source);
    writer.size = 0;
    writer.out[0] = 0;
    writer.left = writes;
    pith_verdict fault = PITH_PENDING;
    uint32_t steps = 0;
    while (fault == PITH_PENDING && !pith_canonical_done(&form)) {
        fault = pith_canonical_step(&form, budget, write, &writer);
        EXPECT_TRUE(++steps <= 32 * source.size + 4097);
    }
    EXPECT_TRUE(budget != 0 || steps == 1);
    return fault;
}

const uint32_t kBudgets[] = {0, 1, 2, 7, 100, UINT32_MAX};

void expect_bytes(const char *text, const char *want) {
    const pith_source source = pith_mapped(text, length(text));
    for (const uint32_t budget : kBudgets) {
        EXPECT_EQ(run(source, budget), PITH_PENDING) << text;
        EXPECT_EQ(pith_canonical_done(&form), 1) << text;
        EXPECT_STREQ(writer.out, want);
        EXPECT_EQ(pith_canonical_offset(&form), source.size) << text;
        // A further step writes nothing and does not turn the end into a fault.
        EXPECT_EQ(pith_canonical_step(&form, budget, write, &writer), PITH_PENDING);
        EXPECT_STREQ(writer.out, want);
        EXPECT_EQ(pith_canonical_step(&form, budget, nullptr, nullptr), PITH_PENDING);
        EXPECT_EQ(pith_canonical_done(&form), 1);
    }
}

void expect_fault(const char *text, pith_verdict want, const char *before) {
    const pith_source source = pith_mapped(text, length(text));
    for (const uint32_t budget : kBudgets) {
        EXPECT_EQ(run(source, budget), want) << text;
        EXPECT_EQ(pith_canonical_done(&form), 0) << text;
        EXPECT_EQ(pith_canonical_offset(&form), length(before)) << text;
        const size_t written = writer.size;
        EXPECT_EQ(pith_canonical_step(&form, budget, write, &writer), want);
        EXPECT_EQ(pith_canonical_step(&form, budget, nullptr, nullptr), want);
        EXPECT_EQ(writer.size, written);
        EXPECT_EQ(pith_canonical_offset(&form), length(before)) << text;
    }
}

}  // namespace

TEST(CanonicalApi, writes_the_canonical_form_by_any_budget) {
    expect_bytes(" { \"b\" : [ 1 , true ] ,\n\"a\" : { \"d\" : \"\\u00e9\\/\" , \"c\" : -0.50 } } ",
                 "{\"a\":{\"c\":-0.50,\"d\":\"\xC3\xA9/\"},\"b\":[1,true]}");
    expect_bytes(" null ", "null");
    expect_bytes("1E5", "1E5");
    expect_bytes("\"\\\"\"", "\"\\\"\"");
}

TEST(CanonicalApi, refuses_what_is_not_strict_json) {
    // Faults that the scanner finds in the canonical form.
    expect_fault(" { \"a\" : 01 } ", PITH_MALFORMED, " { \"a\" : 0");
    expect_fault(" { \"b\" : 1 , \"a\" : tru } ", PITH_MALFORMED, " { \"b\" : 1 , \"a\" : tru");
    expect_fault(" { \"a\" : \"\\u0041x\x01y\" } ", PITH_MALFORMED, " { \"a\" : \"\\u0041x");
    expect_fault(" { \"a\" : \"\\u0041-\\u0042\xFFy\" } ", PITH_MALFORMED,
                 " { \"a\" : \"\\u0041-\\u0042");
    expect_fault(" tru", PITH_INCOMPLETE, " tru");
    expect_fault("-", PITH_INCOMPLETE, "-");
    expect_fault(" tru ", PITH_INCOMPLETE, " tru ");
    // Faults that the canonicalizer finds.
    expect_fault(" { \"b\" : 1 , \"a\" ; 2 } ", PITH_MALFORMED, " { \"b\" : 1 , \"a\" ");
    expect_fault(" { \"b\" : 1 , \"\\u0062\" : 2 } ", PITH_AMBIGUOUS, " { \"b\" : 1 , ");
    expect_fault(" { \"b\" : 1 ", PITH_INCOMPLETE, " { \"b\" : 1 ");
    expect_fault("[[[[[[[[[[[[[[[[[", PITH_TOO_COMPLEX, "[[[[[[[[[[[[[[[[");
    expect_fault("1 2", PITH_MALFORMED, "1 ");
    expect_fault("", PITH_INCOMPLETE, "");
}

TEST(CanonicalApi, writes_no_byte_that_the_scanner_refuses) {
    const char *const text = "[1,\"ab\x01\"]";
    EXPECT_EQ(run(pith_mapped(text, length(text)), 0), PITH_MALFORMED);
    EXPECT_EQ(writer.size, 3u);
    EXPECT_STREQ(writer.out, "[1,");
}

// The pieces are { "a" : 1 , "b" : 2 }.
TEST(CanonicalApi, stops_at_a_write_that_fails) {
    const char *const text = "{ \"b\" : 2 , \"a\" : 1 }";
    const uint32_t origins[] = {0, 12, 16, 18, 2, 2, 6, 8, 20};
    const pith_source source = pith_mapped(text, length(text));
    const uint32_t budgets[] = {0, 1, 100};
    for (const uint32_t budget : budgets) {
        uint32_t writes = 0;
        for (const uint32_t origin : origins) {
            if (budget == 1) break;  // small budgets split strings into several pieces
            EXPECT_EQ(run(source, budget, writes++), PITH_REFUSED);
            EXPECT_EQ(writer.origin, origin);
            EXPECT_EQ(pith_canonical_offset(&form), origin);
            EXPECT_EQ(pith_canonical_done(&form), 0);
            EXPECT_EQ(writer.left, 0u);
            writer.left = 100;
            EXPECT_EQ(pith_canonical_step(&form, budget, write, &writer), PITH_REFUSED);
            EXPECT_EQ(writer.left, 100u);
        }
        if (budget != 1) {
            EXPECT_EQ(run(source, budget, writes), PITH_PENDING);
        }
        EXPECT_EQ(run(source, budget, 0), PITH_REFUSED);
        EXPECT_EQ(writer.size, 0u);
    }
}

TEST(CanonicalApi, stops_at_a_read_that_fails) {
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
        const pith_verdict fault = run(source, 0);
        if (fault == PITH_PENDING) {
            EXPECT_GE(reads, 2u);
            EXPECT_STREQ(writer.out, "{\"a\":{\"c\":\"0123456789\",\"d\":\"\"},\"b\":[1,2,3]}");
            return;
        }
        EXPECT_EQ(fault, PITH_INCOMPLETE);
        EXPECT_EQ(pith_canonical_offset(&form), asked);
    }
}

TEST(CanonicalApi, reports_misuse) {
    const pith_source source = pith_mapped("[1]", 3);
    writer.left = UINT32_MAX;
    // Before begin.
    memset(static_cast<void *>(&form), 0, sizeof form);
    EXPECT_EQ(pith_canonical_done(&form), 0);
    EXPECT_EQ(pith_canonical_offset(&form), 0u);
    EXPECT_EQ(pith_canonical_step(&form, 0, write, &writer), PITH_MISUSE);
    // Null pointers.
    EXPECT_EQ(pith_canonical_step(nullptr, 0, write, &writer), PITH_MISUSE);
    EXPECT_EQ(pith_canonical_done(nullptr), 0);
    EXPECT_EQ(pith_canonical_offset(nullptr), 0u);
    pith_canonical_begin(nullptr, &source);
    pith_canonical_begin(&form, nullptr);
    EXPECT_EQ(pith_canonical_step(&form, 0, write, &writer), PITH_MISUSE);
    pith_source unreadable = source;
    unreadable.read = nullptr;
    pith_canonical_begin(&form, &unreadable);
    EXPECT_EQ(pith_canonical_step(&form, 0, write, &writer), PITH_MISUSE);
    // A missing write function in the middle of a document is final.
    writer.left = UINT32_MAX;
    pith_canonical_begin(&form, &source);
    EXPECT_EQ(pith_canonical_step(&form, 1, write, &writer), PITH_PENDING);
    EXPECT_EQ(pith_canonical_step(&form, 1, nullptr, nullptr), PITH_MISUSE);
    EXPECT_EQ(pith_canonical_step(&form, 1, write, &writer), PITH_MISUSE);
    EXPECT_EQ(pith_canonical_done(&form), 0);
    // After a new begin.
    EXPECT_EQ(run(source, 0), PITH_PENDING);
    EXPECT_STREQ(writer.out, "[1]");
}

// The state holds no pointer into itself, so a copy continues.
TEST(CanonicalApi, continues_as_a_copy) {
    const char *const text = "{\"b\":[1,2],\"a\":\"x\\ty\"}";
    const pith_source source = pith_mapped(text, length(text));
    for (uint32_t at = 0; at < 60; ++at) {
        pith_canonical_begin(&form, &source);
        writer.size = 0;
        writer.left = UINT32_MAX;
        for (uint32_t i = 0; i < at; ++i) pith_canonical_step(&form, 1, write, &writer);
        const pith_canonical copy = form;
        memset(static_cast<void *>(&form), 0xFF, sizeof form);
        form = copy;
        EXPECT_EQ(pith_canonical_step(&form, 0, write, &writer), PITH_PENDING);
        EXPECT_STREQ(writer.out, "{\"a\":\"x\\ty\",\"b\":[1,2]}");
    }
}
