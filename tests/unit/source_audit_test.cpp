// SPDX-License-Identifier: MIT
// The audit over a source: the offset of a fault, and the work of each step. tests/audit tests the
// documents.
#include <pith/audit.h>

#include "check.hpp"
#include "curve/comb.hpp"
#include "document.hpp"

namespace {

pith_source_audit s;

// White space changes every offset between the document and its canonical form.
constexpr char kDocument[] =
    " { \"receipt\" : " DOCUMENT_RECEIPT " ,\n\t\"canonical_record\" : " DOCUMENT_RECORD " } \n ";
constexpr uint32_t kSize = sizeof kDocument - 1;

struct Outcome {
    pith_verdict verdict;
    uint32_t offset;
};

Outcome audit(const char *text, uint32_t budget) {
    const pith_source source = pith_mapped(text, static_cast<uint32_t>(strlen(text)));
    pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, &source);
    pith_verdict verdict = PITH_PENDING;
    for (uint32_t turn = 0; verdict == PITH_PENDING && turn < 10000; ++turn) {
        verdict = pith_source_audit_step(&s, budget);
    }
    return {verdict, pith_audit_offset(&s.audit)};
}

// The fault comes after `before`.
void expect_fault(const char *text, pith_verdict want, const char *before) {
    const uint32_t budgets[] = {0, 1, 7};
    for (const uint32_t budget : budgets) {
        const Outcome got = audit(text, budget);
        EXPECT_EQ(got.verdict, want) << text;
        EXPECT_EQ(got.offset, strlen(before)) << text;
    }
}

}  // namespace

TEST(SourceAudit, takes_a_document_in_any_order) {
    const uint32_t budgets[] = {0, 1, 7};
    for (const uint32_t budget : budgets) {
        const Outcome got = audit(kDocument, budget);
        EXPECT_EQ(got.verdict, PITH_GENUINE) << budget;
        EXPECT_EQ(got.offset, kSize) << budget;
    }
}

TEST(SourceAudit, reports_the_offset_of_a_finding) {
    ASSERT_EQ(audit(kDocument, 0).verdict, PITH_GENUINE);
    const uint32_t record = static_cast<uint32_t>(strstr(kDocument, "{\"source") - kDocument);
    const uint32_t receipt = static_cast<uint32_t>(strstr(kDocument, "{\"kind") - kDocument);
    pith_finding finding;
    uint32_t found = 0;
    for (size_t i = 0; pith_audit_finding(&s.audit, i, &finding) != 0; ++i) {
        if (finding.check == PITH_CHECK_RECORD) {
            EXPECT_EQ(finding.offset, record);
            ++found;
        }
        if (finding.check == PITH_CHECK_RECEIPT) {
            EXPECT_EQ(finding.offset, receipt);
            ++found;
        }
    }
    EXPECT_EQ(found, 2u);
}

TEST(SourceAudit, reports_the_offset_of_a_fault) {
    // Faults found by the audit: a string, number or array where an object is required.
    expect_fault(" { \"receipt\" : \"x\" } ", PITH_UNSUPPORTED, " { \"receipt\" : ");
    expect_fault(" { \"receipt\" : 5 } ", PITH_UNSUPPORTED, " { \"receipt\" : ");
    expect_fault(" { \"receipt\" : 55 } ", PITH_UNSUPPORTED, " { \"receipt\" : ");
    expect_fault(" { \"receipt\" : [ ] } ", PITH_UNSUPPORTED, " { \"receipt\" : ");
    expect_fault(" { \"z\" : 1 , \"receipt\" : 5 } ", PITH_UNSUPPORTED,
                 " { \"z\" : 1 , \"receipt\" : ");
    expect_fault("  [ 1 ] ]", PITH_MALFORMED, "  [ 1 ] ");
    // Faults in numbers and literals, which the canonicalizer copies. A truncated literal is
    // reported at its end, in any order of members.
    expect_fault(" { \"a\" : 01 } ", PITH_MALFORMED, " { \"a\" : 0");
    expect_fault(" { \"a\" : [ 1 , -x ] } ", PITH_MALFORMED, " { \"a\" : [ 1 , -");
    expect_fault(" { \"a\" : tru , \"b\" : 1 } ", PITH_MALFORMED, " { \"a\" : tru");
    expect_fault(" { \"b\" : 1 , \"a\" : tru } ", PITH_MALFORMED, " { \"b\" : 1 , \"a\" : tru");
    expect_fault(" { \"a\" : - , \"b\" : 1 } ", PITH_MALFORMED, " { \"a\" : -");
    expect_fault(" { \"b\" : 1 , \"a\" : - } ", PITH_MALFORMED, " { \"b\" : 1 , \"a\" : -");
    // Faults in characters, within a run, after escapes that become shorter in canonical form.
    expect_fault(" { \"a\" : \"\\u0041x\x01y\" } ", PITH_MALFORMED, " { \"a\" : \"\\u0041x");
    expect_fault(" { \"a\" : \"\\u0041,\x01y\" } ", PITH_MALFORMED, " { \"a\" : \"\\u0041,");
    expect_fault(" { \"a\" : \"\\u0041,x\x01y\" } ", PITH_MALFORMED, " { \"a\" : \"\\u0041,x");
    expect_fault(" { \"a\" : \"\\u0041-\\u0042\xFFy\" } ", PITH_MALFORMED,
                 " { \"a\" : \"\\u0041-\\u0042");
    // Faults found by the canonicalizer.
    expect_fault(" { \"b\" : 1 , \"a\" ; 2 } ", PITH_MALFORMED, " { \"b\" : 1 , \"a\" ");
    expect_fault(" { \"b\" : 1 , \"b\" : 2 } ", PITH_AMBIGUOUS, " { \"b\" : 1 , ");
    expect_fault(" { \"b\" : 1 ", PITH_INCOMPLETE, " { \"b\" : 1 ");
    expect_fault("", PITH_INCOMPLETE, "");
}

// Before the end, the offset stays within the bytes already read.
TEST(SourceAudit, reports_its_current_offset) {
    const pith_source source = pith_mapped(kDocument, kSize);
    pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, &source);
    // The end of the record, which is audited first. Its digest and shape are checked there.
    const uint32_t record = static_cast<uint32_t>(strstr(kDocument, "} } \n") - kDocument) + 1;
    bool is_met = false;
    for (uint32_t turn = 0; turn < 10000; ++turn) {
        if (pith_source_audit_step(&s, 1) != PITH_PENDING) break;
        EXPECT_LE(pith_audit_offset(&s.audit), kSize);
        is_met = is_met || pith_audit_offset(&s.audit) == record;
    }
    EXPECT_TRUE(is_met);
    EXPECT_EQ(pith_source_audit_step(&s, 1), PITH_GENUINE);
}

// The signature takes more steps than any other check. The offset stays while it is checked, for as
// many steps as in the sorted pass.
TEST(SourceAudit, uses_its_budget_exactly) {
    // Counts the verifier's units in the audit's memory, for a board has no RAM for both.
    pith_verifier *const v = static_cast<pith_verifier *>(static_cast<void *>(&s));
    pith_begin(v, &pith_registry_keyring);
    pith_feed(v, kDocument, kSize);
    pith_end(v);
    uint32_t units = 1;
    while (pith_step(v, 1) == PITH_PENDING && units < 10000) ++units;
#ifndef PITH_SMALL_CURVE
    // Each step has one addition for each block of both combs, and a doubling before all but one.
    const pith::curve::Comb &comb = pith_registry_key.comb->key;
    EXPECT_GE(units, (2u * comb.blocks + 1) * comb.steps - 1);
#endif
    ++units;  // the receipt itself

    const uint32_t budgets[] = {1, 2, 7};
    for (const uint32_t budget : budgets) {
        const pith_source source = pith_mapped(kDocument, kSize);
        pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, &source);
        uint32_t place = 0;
        uint32_t steps = 0;
        uint32_t longest = 0;
        pith_verdict verdict = PITH_PENDING;
        for (uint32_t turn = 0; verdict == PITH_PENDING && turn < 10000; ++turn) {
            verdict = pith_source_audit_step(&s, budget);
            steps = pith_audit_offset(&s.audit) == place ? steps + 1 : 0;
            place = pith_audit_offset(&s.audit);
            if (steps > longest) longest = steps;
        }
        EXPECT_EQ(verdict, PITH_GENUINE);
        EXPECT_GE(longest + 1, units / budget) << budget;
        EXPECT_LE(longest, units / budget + 1) << budget;
        if (budget == 1) {
            EXPECT_EQ(longest, units);
        }
    }
}

TEST(SourceAudit, misuse_without_a_source) {
    const pith_source blind = {nullptr, nullptr, kSize};
    const pith_source *const none[] = {nullptr, &blind};
    for (const pith_source *const source : none) {
        pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, source);
        EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_MISUSE);
        EXPECT_EQ(pith_source_audit_step(&s, 1), PITH_MISUSE);
    }
}

TEST(SourceAudit, refuses_a_too_long_source_at_once) {
    pith_policy policy = pith_default_policy;
    const pith_source source = pith_mapped(kDocument, kSize);
    policy.maximum_size = kSize;
    pith_source_audit_begin(&s, &pith_registry_keyring, &policy, &source);
    EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_GENUINE);
    policy.maximum_size = kSize - 1;
    pith_source_audit_begin(&s, &pith_registry_keyring, &policy, &source);
    EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_REFUSED);
    EXPECT_EQ(pith_audit_offset(&s.audit), 0u);
    pith_finding finding;
    ASSERT_EQ(pith_audit_finding(&s.audit, 0, &finding), 1);
    EXPECT_EQ(finding.check, PITH_CHECK_POLICY);
    EXPECT_EQ(finding.verdict, PITH_REFUSED);
    EXPECT_EQ(finding.offset, 0u);
}
