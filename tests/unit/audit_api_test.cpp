// SPDX-License-Identifier: MIT
// The calls of audit.h: wrong order and null pointers. tests/audit tests the documents.
#include <pith/audit.h>

#include "check.hpp"
#include "document.hpp"

namespace {

// The document in canonical order.
constexpr char kDocument[] =
    "{\"canonical_record\":" DOCUMENT_SORTED_RECORD
    ",\"receipt\":{"
    "\"algorithm\":\"ed25519\",\"builder_version\":\"pith-number-builder-2026-05-17-v1\","
    "\"canonical_sha256\":\"" DOCUMENT_DIGEST
    "\",\"first_computed_at\":\"2026-05-17T23:57:11.251807Z\",\"key_id\":\"pith-v1-2026-05\","
    "\"kind\":\"pith_receipt\",\"last_reissued_at\":\"2026-05-17T23:57:11.251807Z\","
    "\"public_key_fingerprint\":\"8d4b5ee74e4693bcd1df2446408b0d54\",\"receipt_version\":\"0.3\","
    "\"signature_b64\":\"dHzj1me/jpquXQPuNwnkr6EOYLbjJUtIWFGXa5xyCXC27xA+mL+73tjbrY4LFDJyQypwYIiqw"
    "+1BT/ZbYuwzAg==\",\"signature_status\":\"signed_v1\",\"signed_at\":"
    "\"2026-05-17T23:57:11.252256Z\",\"signed_message\":\"canonical_sha256_bytes\"}}";
constexpr size_t kSize = sizeof kDocument - 1;

pith_audit a;

// Changes one byte of the signature's R. A board has RAM for only one copy.
const char *forge() {
    static char forged[sizeof kDocument];
    memcpy(forged, kDocument, sizeof kDocument);
    forged[strstr(kDocument, "\"dHzj") - kDocument + 1] = 'e';
    return forged;
}

pith_verdict verify(const void *data, size_t size,
                    const pith_keyring *ring = &pith_registry_keyring,
                    const pith_policy *policy = &pith_default_policy) {
    return pith_audit_verify(&a, ring, policy, data, size);
}

// Feeds all bytes and steps whenever the audit requires it.
void feed(const char *data, size_t size) {
    for (uint32_t turn = 0; size != 0 && turn < 10000; ++turn) {
        const size_t taken = pith_audit_feed(&a, data, size);
        data += taken;
        size -= taken;
        if (size != 0 && pith_audit_step(&a, 1) != PITH_PENDING) return;
    }
}

bool is_zero(const pith_claims &claims) {
    const uint8_t *const bytes = reinterpret_cast<const uint8_t *>(&claims);
    for (size_t i = 0; i < sizeof claims; ++i) {
        if (bytes[i] != 0) return false;
    }
    return true;
}

}  // namespace

TEST(AuditApi, verifies_a_document_in_one_call) {
    ASSERT_EQ(verify(kDocument, kSize), PITH_GENUINE);
    EXPECT_EQ(pith_audit_offset(&a), kSize);
    EXPECT_EQ(pith_audit_kind(&a), PITH_KIND_ENVELOPE);
    EXPECT_EQ(pith_audit_time(&a), 0u);
    pith_claims claims;
    ASSERT_EQ(pith_audit_claims(&a, &claims), PITH_GENUINE);
    EXPECT_STREQ(claims.number, DOCUMENT_NUMBER);
    EXPECT_TRUE(claims.key == &pith_registry_key);
    EXPECT_EQ(claims.source_version, 1u);
    EXPECT_EQ(claims.digest[0], 0x25);
    EXPECT_EQ(claims.digest[31], 0x35);
    // Findings are in the order of their checks, and the list ends.
    pith_finding finding;
    size_t count = 0;
    int last = -1;
    while (pith_audit_finding(&a, count, &finding) != 0) {
        EXPECT_GT(static_cast<int>(finding.check), last);
        EXPECT_EQ(finding.verdict, PITH_GENUINE);
        last = static_cast<int>(finding.check);
        ++count;
    }
    EXPECT_EQ(count, 6u);  // syntax, kind, record, its digest, receipt, policy
    EXPECT_EQ(pith_audit_finding(&a, count + 1, &finding), 0);
}

// A finding points to the first value of its check, or to its fault.
TEST(AuditApi, reports_the_offset_of_each_finding) {
    ASSERT_EQ(verify(kDocument, kSize), PITH_GENUINE);
    const uint32_t record = static_cast<uint32_t>(strstr(kDocument, "{\"metadata") - kDocument);
    const uint32_t receipt = static_cast<uint32_t>(strstr(kDocument, "{\"algorithm") - kDocument);
    const struct {
        pith_check check;
        uint32_t offset;
    } want[] = {{PITH_CHECK_RECORD, record},
                {PITH_CHECK_RECORD_DIGEST, receipt},
                {PITH_CHECK_RECEIPT, receipt},
                {PITH_CHECK_SYNTAX, 0}};
    for (const auto &w : want) {
        bool is_found = false;
        pith_finding finding;
        for (size_t i = 0; pith_audit_finding(&a, i, &finding) != 0; ++i) {
            if (finding.check != w.check) continue;
            is_found = true;
            EXPECT_EQ(finding.offset, w.offset);
        }
        EXPECT_TRUE(is_found);
    }
    EXPECT_EQ(verify(forge(), kSize), PITH_FORGED);
    EXPECT_EQ(pith_audit_offset(&a), receipt);
    pith_finding finding;
    for (size_t i = 0; pith_audit_finding(&a, i, &finding) != 0; ++i) {
        EXPECT_EQ(finding.verdict,
                  finding.check == PITH_CHECK_RECEIPT ? PITH_FORGED : PITH_GENUINE);
        if (finding.check == PITH_CHECK_RECEIPT) {
            EXPECT_EQ(finding.offset, receipt);
        }
    }
    EXPECT_EQ(verify("{\"a\":,}", 7), PITH_MALFORMED);
    ASSERT_EQ(pith_audit_finding(&a, 0, &finding), 1);
    EXPECT_EQ(finding.check, PITH_CHECK_SYNTAX);
    EXPECT_EQ(finding.offset, 5u);
    EXPECT_EQ(pith_audit_finding(&a, 1, &finding), 0);
}

TEST(AuditApi, reports_the_offset_of_a_fault) {
    EXPECT_EQ(verify(kDocument, kSize - 1), PITH_INCOMPLETE);
    EXPECT_EQ(pith_audit_offset(&a), kSize - 1);
    pith_finding finding;
    ASSERT_EQ(pith_audit_finding(&a, 0, &finding), 1);
    EXPECT_EQ(finding.check, PITH_CHECK_SYNTAX);
    EXPECT_EQ(finding.verdict, PITH_INCOMPLETE);
    EXPECT_EQ(verify("{\"a\":,}", 7), PITH_MALFORMED);
    EXPECT_EQ(pith_audit_offset(&a), 5u);
    EXPECT_EQ(verify("{\"b\":1,\"a\":2}", 13), PITH_UNSORTED);
    EXPECT_EQ(pith_audit_offset(&a), 7u);
    EXPECT_EQ(verify("[{}]", 4), PITH_NOT_A_RECORD);
    // A fault behind the root is reported before the type of the root.
    EXPECT_EQ(verify("[{}]}", 5), PITH_MALFORMED);
    EXPECT_EQ(pith_audit_offset(&a), 4u);
    EXPECT_EQ(verify("{\"x\":1}}", 8), PITH_MALFORMED);
    EXPECT_EQ(pith_audit_offset(&a), 7u);
    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    EXPECT_EQ(pith_audit_feed(&a, kDocument, 100), 100u);
    EXPECT_EQ(pith_audit_offset(&a), 100u);
}

TEST(AuditApi, null_pointers_are_misuse) {
    pith_claims claims;
    pith_finding finding;
    pith_audit_begin(nullptr, &pith_registry_keyring, &pith_default_policy);
    pith_audit_on_leaf(nullptr, nullptr, nullptr);
    pith_audit_end(nullptr);
    EXPECT_EQ(pith_audit_feed(nullptr, "{", 1), 0u);
    EXPECT_EQ(pith_audit_step(nullptr, 0), PITH_MISUSE);
    EXPECT_EQ(pith_audit_offset(nullptr), 0u);
    EXPECT_EQ(pith_audit_finding(nullptr, 0, &finding), 0);
    EXPECT_EQ(pith_audit_kind(nullptr), PITH_KIND_NONE);
    EXPECT_EQ(pith_audit_time(nullptr), 0u);
    memset(&claims, 0xAA, sizeof claims);
    EXPECT_EQ(pith_audit_claims(nullptr, &claims), PITH_MISUSE);
    EXPECT_TRUE(is_zero(claims));
    EXPECT_EQ(pith_audit_verify(nullptr, &pith_registry_keyring, &pith_default_policy, "{}", 2),
              PITH_MISUSE);

    EXPECT_EQ(verify(kDocument, kSize), PITH_GENUINE);
    EXPECT_EQ(pith_audit_claims(&a, nullptr), PITH_MISUSE);
    EXPECT_EQ(pith_audit_finding(&a, 0, nullptr), 0);
    EXPECT_EQ(verify(kDocument, kSize, nullptr), PITH_MISUSE);
    EXPECT_EQ(verify(kDocument, kSize, &pith_registry_keyring, nullptr), PITH_MISUSE);
    const pith_keyring broken = {nullptr, 1};
    EXPECT_EQ(verify(kDocument, kSize, &broken), PITH_MISUSE);
    const pith_keyring empty = {nullptr, 0};
    EXPECT_EQ(verify(kDocument, kSize, &empty), PITH_UNKNOWN_KEY);
    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    EXPECT_EQ(pith_audit_feed(&a, nullptr, 0), 0u);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_PENDING);
    EXPECT_EQ(pith_audit_feed(&a, nullptr, 1), 0u);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
}

TEST(AuditApi, calls_out_of_order_are_misuse) {
    pith_claims claims;
    memset(&a, 0, sizeof a);  // has not begun
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
    memset(&a, 0, sizeof a);
    EXPECT_EQ(pith_audit_feed(&a, kDocument, kSize), 0u);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
    memset(&a, 0, sizeof a);
    pith_audit_end(&a);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
    memset(&a, 0, sizeof a);
    EXPECT_NE(pith_audit_claims(&a, &claims), PITH_GENUINE);
    EXPECT_TRUE(is_zero(claims));

    // Feeding more bytes or ending twice revokes a genuine verdict.
    EXPECT_EQ(verify(kDocument, kSize), PITH_GENUINE);
    EXPECT_EQ(pith_audit_feed(&a, " ", 1), 0u);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
    EXPECT_EQ(pith_audit_claims(&a, &claims), PITH_MISUSE);
    EXPECT_TRUE(is_zero(claims));
    EXPECT_EQ(verify(kDocument, kSize), PITH_GENUINE);
    pith_audit_end(&a);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
}

// While a signature is checked, no bytes are taken, no claims are given, and the end is deferred.
TEST(AuditApi, waits_for_its_signature) {
    pith_claims claims;
    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    feed(kDocument, kSize - 1);  // all but the last brace
    EXPECT_EQ(pith_audit_feed(&a, "}", 1), 0u);
    EXPECT_EQ(pith_audit_claims(&a, &claims), PITH_PENDING);
    EXPECT_TRUE(is_zero(claims));
    uint32_t steps = 0;
    while (pith_audit_feed(&a, "}", 1) == 0 && steps < 10000) {
        ++steps;
        EXPECT_EQ(pith_audit_step(&a, 1), PITH_PENDING);
    }
    EXPECT_GT(steps, 100u);
    EXPECT_EQ(pith_audit_step(&a, 1), PITH_PENDING);
    pith_audit_end(&a);
    EXPECT_EQ(pith_audit_claims(&a, &claims), PITH_PENDING);
    EXPECT_EQ(pith_audit_step(&a, 1), PITH_PENDING);  // the root, then the policy
    EXPECT_EQ(pith_audit_step(&a, 1), PITH_GENUINE);
    EXPECT_EQ(pith_audit_step(&a, 1), PITH_GENUINE);
}

// Repeated or other calls do not change a fault.
TEST(AuditApi, keeps_a_fault_for_its_verdict) {
    const char *const forged = forge();
    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    feed(forged, kSize);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_FORGED);
    const uint32_t offset = pith_audit_offset(&a);
    EXPECT_EQ(pith_audit_feed(&a, "}", 1), 0u);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_FORGED);
    pith_audit_end(&a);
    for (uint32_t budget = 0; budget < 3; ++budget) {
        EXPECT_EQ(pith_audit_step(&a, budget), PITH_FORGED);
        EXPECT_EQ(pith_audit_offset(&a), offset);
        EXPECT_EQ(pith_audit_kind(&a), PITH_KIND_NONE);
    }
}

// Each step uses exactly its budget. The record's digest, its shape and the receipt cost one unit
// each; the signature costs as many units as in the verifier.
TEST(AuditApi, uses_its_budget_exactly) {
    // The verifier uses the audit's memory, for a board has no RAM for both.
    pith_verifier *const v = static_cast<pith_verifier *>(static_cast<void *>(&a));
    pith_begin(v, &pith_registry_keyring);
    pith_feed(v, kDocument, kSize);
    pith_end(v);
    uint32_t units = 1;
    while (pith_step(v, 1) == PITH_PENDING && units < 10000) ++units;
    EXPECT_GE(units, 79u);  // of the largest tables: 32 columns of two additions, and 15 doublings

    const uint32_t budgets[] = {1, 2, 7, 50};
    for (const uint32_t budget : budgets) {
        pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
        uint32_t steps = 0;
        for (size_t at = 0; at < kSize && steps < 10000;) {
            const size_t taken = pith_audit_feed(&a, kDocument + at, kSize - at);
            at += taken;
            if (at == kSize) break;
            EXPECT_EQ(pith_audit_step(&a, budget), PITH_PENDING);
            ++steps;
        }
        EXPECT_EQ(steps, (2 + budget - 1) / budget + (1 + units + budget - 1) / budget);
        pith_audit_end(&a);
        if (budget == 1) {
            EXPECT_EQ(pith_audit_step(&a, budget), PITH_PENDING);
        }
        EXPECT_EQ(pith_audit_step(&a, budget), PITH_GENUINE);
    }
}

// The receipt lacks the fingerprint member, which would show that the key differs. The key is
// invalid: y = 1, the neutral element. So the result is misuse, not a fault of the document.
TEST(AuditApi, refuses_an_invalid_key) {
    static const char fingerprint[] =
        "\"public_key_fingerprint\":\"8d4b5ee74e4693bcd1df2446408b0d54\",";
    const char *const at = strstr(kDocument, fingerprint);
    ASSERT_TRUE(at != nullptr);
    pith_key key = {pith_registry_key.id, {1}, nullptr};
    const pith_keyring ring = {&key, 1};
    pith_audit_begin(&a, &ring, &pith_default_policy);
    feed(kDocument, static_cast<size_t>(at - kDocument));
    const char *const rest = at + sizeof fingerprint - 1;
    feed(rest, strlen(rest));
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
}

TEST(AuditApi, refuses_by_policy) {
    pith_policy policy = pith_default_policy;
    policy.time = static_cast<pith_time_rule>(1);
    EXPECT_EQ(verify(kDocument, kSize, &pith_registry_keyring, &policy), PITH_REFUSED);
    policy.time = PITH_TIME_DENY;
    EXPECT_EQ(verify(kDocument, kSize, &pith_registry_keyring, &policy), PITH_REFUSED);
    policy = pith_default_policy;
    policy.maximum_size = kSize - 1;
    EXPECT_EQ(verify(kDocument, kSize, &pith_registry_keyring, &policy), PITH_REFUSED);
    policy.maximum_size = kSize;
    EXPECT_EQ(verify(kDocument, kSize, &pith_registry_keyring, &policy), PITH_GENUINE);
    policy.required = 1u << PITH_CHECK_RECEIPT;
    EXPECT_EQ(verify(kDocument, kSize, &pith_registry_keyring, &policy), PITH_GENUINE);
    policy.required = 1u << PITH_CHECK_TITLE;
    EXPECT_EQ(verify(kDocument, kSize, &pith_registry_keyring, &policy), PITH_REFUSED);
}

TEST(AuditApi, watches_only_values_given_in_time) {
    static char data[8];
    pith_value watched[] = {
        {"/canonical_record/source/kind", data, sizeof data, 0, 0, 0, PITH_LABEL_NONE, 0, 0},
        {"/canonical_record/source/kind", nullptr, 0, 0, 0, 0, PITH_LABEL_NONE, 0, 0},
        {"/canonical_record/source/kind", data, 0, 0, 0, 0, PITH_LABEL_NONE, 0, 0},
        {"/canonical_record/source/kind", nullptr, 8, 0, 0, 0, PITH_LABEL_NONE, 0, 0},
        {nullptr, data, sizeof data, 0, 0, 0, PITH_LABEL_NONE, 0, 0},
        {"/canonical_record/metadata/cross_cats_sorted/x", data, sizeof data, 0, 0, 0,
         PITH_LABEL_NONE, 0, 0}};
    const auto run = [](pith_value *values, size_t count) {
        pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
        pith_audit_watch(&a, values, count);
        for (size_t at = 0; at < kSize;) {
            const size_t taken = pith_audit_feed(&a, kDocument + at, kSize - at);
            if (pith_audit_step(&a, 0) != PITH_PENDING) break;
            at += taken;
        }
        if (pith_audit_step(&a, 0) == PITH_PENDING) pith_audit_end(&a);
        return pith_audit_step(&a, 0);
    };
    pith_text text;
    for (size_t i = 0; i < sizeof watched / sizeof *watched; ++i) {
        ASSERT_EQ(run(&watched[i], 1), PITH_GENUINE) << i;
        const pith_verdict want[] = {PITH_GENUINE,    PITH_GENUINE,    PITH_TOO_LARGE,
                                     PITH_INCOMPLETE, PITH_INCOMPLETE, PITH_INCOMPLETE};
        EXPECT_EQ(pith_audit_value(&a, &watched[i], &text), want[i]) << i;
        EXPECT_EQ(text.data != nullptr, i == 0);
        EXPECT_EQ(pith_audit_value(&a, &watched[(i + 1) % 6], &text), PITH_MISUSE);
        EXPECT_TRUE(text.data == nullptr);
        // Feeding more bytes revokes the value.
        pith_audit_feed(&a, " ", 1);
        EXPECT_EQ(pith_audit_value(&a, &watched[i], &text), PITH_MISUSE);
    }
    ASSERT_EQ(run(watched, 2), PITH_GENUINE);
    EXPECT_EQ(pith_audit_value(&a, &watched[0], &text), PITH_GENUINE);
    EXPECT_EQ(pith_audit_value(&a, &watched[1], &text), PITH_GENUINE);
    EXPECT_EQ(pith_audit_value(&a, &watched[2], &text), PITH_MISUSE);

    // Each watched value has its own type and text, and loses both when feeding continues.
    char second[8];
    memset(second, '#', sizeof second);
    watched[1] = {"/canonical_record/metadata/cross_cats_sorted/0",
                  second,
                  sizeof second,
                  0,
                  0,
                  0,
                  PITH_LABEL_NONE,
                  0,
                  0};
    ASSERT_EQ(run(watched, 2), PITH_GENUINE);
    ASSERT_EQ(pith_audit_value(&a, &watched[0], &text), PITH_GENUINE);
    EXPECT_EQ(text.size, 5u);
    EXPECT_EQ(memcmp(text.data, "arxiv", 5), 0);
    ASSERT_EQ(pith_audit_value(&a, &watched[1], &text), PITH_GENUINE);
    EXPECT_EQ(text.size, 7u);
    EXPECT_EQ(memcmp(text.data, "stat.ML", 7), 0);
    pith_audit_feed(&a, " ", 1);
    for (size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(watched[i].type, PITH_TYPE_NONE);
        EXPECT_EQ(watched[i].data[0], '\0');
    }
    EXPECT_EQ(second[7], '#');

    EXPECT_EQ(run(nullptr, 0), PITH_GENUINE);
    EXPECT_EQ(pith_audit_value(&a, &watched[0], nullptr), PITH_MISUSE);
    EXPECT_EQ(run(nullptr, 1), PITH_MISUSE);

    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    EXPECT_EQ(pith_audit_value(&a, &watched[0], &text), PITH_PENDING);
    pith_audit_feed(&a, "{", 1);
    pith_audit_watch(&a, watched, 1);  // too late
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
    memset(&a, 0, sizeof a);
    pith_audit_watch(&a, watched, 1);  // too early
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
    pith_audit_watch(nullptr, watched, 1);
    text = {data, sizeof data};
    EXPECT_EQ(pith_audit_value(nullptr, &watched[0], &text), PITH_MISUSE);
    EXPECT_TRUE(text.data == nullptr);
    EXPECT_EQ(text.size, 0u);
    text = {data, sizeof data};
    EXPECT_EQ(pith_audit_value(&a, nullptr, &text), PITH_MISUSE);
    EXPECT_TRUE(text.data == nullptr);
    EXPECT_EQ(text.size, 0u);
    pith_source_audit_begin(nullptr, &pith_registry_keyring, &pith_default_policy, nullptr);
    EXPECT_EQ(pith_source_audit_step(nullptr, 1), PITH_MISUSE);
}

// The first character gives the type. Each watched value gets its own text.
TEST(AuditApi, gives_type_and_text_of_a_watched_value) {
    static constexpr char kMore[] = ",\"z\":[[],{},null,false,-12,\"-\"]}";
    const struct {
        const char *pointer;
        const char *text;
        pith_type type;
    } want[] = {{"/z/0", "[]", PITH_TYPE_ARRAY},   {"/z/1", "{}", PITH_TYPE_OBJECT},
                {"/z/2", "null", PITH_TYPE_NULL},  {"/z/3", "false", PITH_TYPE_BOOLEAN},
                {"/z/4", "-12", PITH_TYPE_NUMBER}, {"/z/5", "-", PITH_TYPE_STRING},
                {"/z", "", PITH_TYPE_NONE}};
    constexpr size_t kCount = sizeof want / sizeof *want;
    char memory[kCount][8];
    pith_value values[kCount] = {};
    for (size_t i = 0; i < kCount; ++i) {
        values[i].pointer = want[i].pointer;
        values[i].data = memory[i];
        values[i].capacity = sizeof memory[i];
    }
    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    pith_audit_watch(&a, values, kCount);
    feed(kDocument, kSize - 1);
    feed(kMore, sizeof kMore - 1);
    pith_audit_end(&a);
    ASSERT_EQ(pith_audit_step(&a, 0), PITH_GENUINE);
    for (size_t i = 0; i < kCount; ++i) {
        EXPECT_EQ(values[i].type, want[i].type) << i;
        ASSERT_EQ(values[i].size, strlen(want[i].text)) << i;
        EXPECT_EQ(memcmp(memory[i], want[i].text, values[i].size), 0) << i;
        pith_text text;
        EXPECT_EQ(pith_audit_value(&a, &values[i], &text),
                  i + 1 < kCount ? PITH_NOT_CHECKED : PITH_INCOMPLETE);
        EXPECT_TRUE(text.data == nullptr);
    }
}

TEST(AuditApi, has_a_name_for_everything) {
    EXPECT_STREQ(pith_check_name(PITH_CHECK_SYNTAX), "syntax");
    EXPECT_STREQ(pith_check_name(PITH_CHECK_POLICY), "policy");
    EXPECT_STREQ(pith_check_name(PITH_CHECKS), "none");
    for (int i = 0; i < PITH_CHECKS; ++i) {
        for (int j = 0; j < i; ++j) {
            EXPECT_NE(strcmp(pith_check_name(static_cast<pith_check>(i)),
                             pith_check_name(static_cast<pith_check>(j))),
                      0);
        }
    }
    EXPECT_STREQ(pith_rule_name(PITH_RULE_STORE), "store");
    EXPECT_STREQ(pith_rule_name(static_cast<pith_rule>(PITH_RULE_STORE + 1)), "none");
    EXPECT_EQ(pith_audit_refusal(nullptr).rule, PITH_RULE_NONE);
    EXPECT_EQ(pith_audit_refusal(nullptr).check, PITH_CHECKS);
    EXPECT_STREQ(pith_label_name(PITH_AUTHENTICATED), "authenticated");
    EXPECT_STREQ(pith_label_name(PITH_BOUND), "bound");
    EXPECT_STREQ(pith_label_name(PITH_HASH_ONLY), "hash_only");
    EXPECT_STREQ(pith_label_name(PITH_UNAUTHENTICATED), "unauthenticated");
    EXPECT_STREQ(pith_kind_name(PITH_KIND_ENVELOPE), "envelope");
    EXPECT_STREQ(pith_kind_name(PITH_KIND_RECORD), "record");
    EXPECT_STREQ(pith_kind_name(PITH_KIND_BUNDLE), "bundle");
    EXPECT_STREQ(pith_kind_name(PITH_KIND_STATE), "state");
    EXPECT_STREQ(pith_kind_name(PITH_KIND_EVENT), "event");
    EXPECT_STREQ(pith_kind_name(PITH_KIND_NONE), "none");
}
