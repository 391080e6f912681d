// SPDX-License-Identifier: MIT
#include "audit/findings.hpp"

#include "check.hpp"

namespace {

using pith::audit::Earned;
using pith::audit::Findings;

// Returns the finding at an index; the first by default.
bool is(const Findings &findings, size_t index, pith_check check, pith_verdict verdict,
        uint32_t offset) {
    pith_finding got;
    return findings.get(index, got) && got.check == check && got.verdict == verdict &&
           got.offset == offset;
}

struct Begun : Findings {
    Begun() {
        memset(static_cast<void *>(this), 0xEE, sizeof *this);
        begin();
    }
};

}  // namespace

TEST(Findings, trust_a_value_only_where_a_check_holds) {
    Begun findings;
    EXPECT_FALSE(Earned::nothing().is_bound() || Earned::nothing().is_authenticated());
    const Earned held = findings.judge(PITH_CHECK_TITLE, true, PITH_ALTERED, 5);
    EXPECT_TRUE(held.is_bound());
    EXPECT_FALSE(held.is_authenticated());
    EXPECT_TRUE(findings.judge_by_record(PITH_CHECK_SOURCE, true, PITH_ALTERED, 6).is_bound());
    EXPECT_FALSE(findings.has_fault() || findings.has_suspect() || findings.is_owed());
    EXPECT_FALSE(findings.judge_by_record(PITH_CHECK_SOURCE, false, PITH_ALTERED, 7).is_bound());
    EXPECT_FALSE(findings.judge(PITH_CHECK_TITLE, false, PITH_ALTERED, 8).is_bound());
    EXPECT_EQ(findings.fault(), PITH_ALTERED);
    EXPECT_EQ(findings.fault_place(), 8u);
}

TEST(Findings, has_one_finding_for_a_check) {
    Begun findings;
    pith_finding finding;
    EXPECT_FALSE(findings.get(0, finding));
    findings.pass(PITH_CHECK_TIME, 30);
    findings.pass(PITH_CHECK_SYNTAX, 20);
    findings.pass(PITH_CHECK_TIME, 40);
    EXPECT_TRUE(is(findings, 0, PITH_CHECK_SYNTAX, PITH_GENUINE, 20));
    EXPECT_TRUE(is(findings, 1, PITH_CHECK_TIME, PITH_GENUINE, 30));
    EXPECT_FALSE(findings.get(2, finding));
    // The first open place is kept until the first fault replaces it.
    findings.leave_open(PITH_CHECK_TIME, 50);
    findings.leave_open(PITH_CHECK_TIME, 60);
    findings.pass(PITH_CHECK_TIME, 70);
    EXPECT_TRUE(is(findings, 1, PITH_CHECK_TIME, PITH_NOT_CHECKED, 50));
    EXPECT_EQ(findings.place(PITH_CHECK_TIME), 50u);
    EXPECT_EQ(findings.open(), 1u << PITH_CHECK_TIME);
    EXPECT_EQ(findings.made(), 1u << PITH_CHECK_TIME | 1u << PITH_CHECK_SYNTAX);
    EXPECT_FALSE(findings.has_fault());
    findings.fail(PITH_CHECK_TIME, PITH_UNSUPPORTED, 80);
    EXPECT_TRUE(is(findings, 1, PITH_CHECK_TIME, PITH_UNSUPPORTED, 80));
}

TEST(Findings, keep_the_first_fault) {
    Begun findings;
    findings.fail(PITH_CHECK_TIME, PITH_MALFORMED, 3);
    findings.fail(PITH_CHECK_TIME, PITH_UNSUPPORTED, 4);
    findings.judge(PITH_CHECK_TITLE, false, PITH_ALTERED, 5);
    findings.judge_by_record(PITH_CHECK_SOURCE, false, PITH_ALTERED, 6);
    findings.settle();
    EXPECT_EQ(findings.fault(), PITH_MALFORMED);
    EXPECT_EQ(findings.fault_place(), 3u);
    EXPECT_TRUE(is(findings, 0, PITH_CHECK_TIME, PITH_MALFORMED, 3));
    pith_finding finding;
    EXPECT_FALSE(findings.get(1, finding));
}

// A promise gives a label at once. The audit owes the promised check until it is made.
TEST(Findings, promised_checks_are_owed) {
    Begun findings;
    EXPECT_TRUE(findings.promise(PITH_CHECK_ALIASES).is_bound());
    const Earned record = findings.promise_record();
    EXPECT_TRUE(record.is_authenticated());
    EXPECT_FALSE(record.is_bound());
    EXPECT_EQ(findings.made(), 0u);
    EXPECT_TRUE(findings.is_owed());
    findings.judge(PITH_CHECK_ALIASES, true, PITH_ALTERED, 1);
    findings.keep(PITH_CHECK_RECEIPT);
    findings.keep(PITH_CHECK_RECORD);
    EXPECT_TRUE(findings.is_owed());
    findings.keep(PITH_CHECK_ALIASES);
    EXPECT_FALSE(findings.is_owed());
}

TEST(Findings, a_promised_record_is_owed) {
    Begun findings;
    findings.promise_record();
    findings.keep(PITH_CHECK_RECEIPT);
    EXPECT_TRUE(findings.is_owed());
    findings.keep(PITH_CHECK_RECORD);
    EXPECT_FALSE(findings.is_owed());
}

// A difference from the record is reported only when the record is authentic.
TEST(Findings, differences_wait_for_an_authentic_record) {
    Begun findings;
    findings.settle();
    EXPECT_FALSE(findings.has_fault());
    findings.judge_by_record(PITH_CHECK_ALIASES, false, PITH_ALTERED, 11);
    findings.judge_by_record(PITH_CHECK_NUMBER, false, PITH_MISNAMED, 12);
    EXPECT_TRUE(findings.has_suspect());
    EXPECT_FALSE(findings.has_fault());
    pith_finding finding;
    EXPECT_FALSE(findings.get(0, finding));
    findings.settle();
    EXPECT_EQ(findings.fault(), PITH_ALTERED);
    EXPECT_TRUE(is(findings, 0, PITH_CHECK_ALIASES, PITH_ALTERED, 11));
}
