// SPDX-License-Identifier: MIT
// All of pith.h on one small document, on any board; the host's other tests go further.
#include <pith/pith.h>

#include "check.hpp"
#include "curve/ed25519.hpp"
#include "document.hpp"

namespace {

const char kGood[] = DOCUMENT_ENVELOPE;

void feed(pith_verifier &v, const char *text, size_t size) {
    pith_feed(&v, text, size);
}

// Runs the document with the first `from` replaced, fed in three pieces without a copy.
pith_verdict run(pith_verifier &v, const char *from, const char *to,
                 const pith_keyring &ring = pith_registry_keyring) {
    const char *const at = strstr(kGood, from);
    EXPECT_TRUE(at != nullptr) << from;
    if (at == nullptr) return PITH_PENDING;
    pith_begin(&v, &ring);
    feed(v, kGood, static_cast<size_t>(at - kGood));
    feed(v, to, strlen(to));
    feed(v, at + strlen(from), strlen(at + strlen(from)));
    pith_end(&v);
    return pith_step(&v, 0);
}

bool is_zero(const pith_claims &claims) {
    const uint8_t *const bytes = reinterpret_cast<const uint8_t *>(&claims);
    for (size_t i = 0; i < sizeof claims; ++i) {
        if (bytes[i] != 0) return false;
    }
    return true;
}

void expect(const char *from, const char *to, pith_verdict want) {
    pith_verifier v;
    EXPECT_EQ(run(v, from, to), want) << from << " -> " << to;
    pith_claims claims;
    memset(&claims, 0xAA, sizeof claims);
    EXPECT_EQ(pith_get_claims(&v, &claims), want);
    EXPECT_EQ(is_zero(claims), want != PITH_GENUINE);
}

bool is(pith_text got, const char *want) {
    return got.size == strlen(want) && memcmp(got.data, want, got.size) == 0;
}

uint32_t steps(uint32_t budget, const pith_keyring &ring = pith_registry_keyring) {
    pith_verifier v;
    pith_begin(&v, &ring);
    feed(v, kGood, sizeof kGood - 1);
    pith_end(&v);
    uint32_t count = 1;
    while (pith_step(&v, budget) == PITH_PENDING) ++count;
    EXPECT_EQ(pith_step(&v, budget), PITH_GENUINE);
    return count;
}

}  // namespace

TEST(Verifier, finds_a_real_document_genuine) {
    pith_verifier v;
    ASSERT_EQ(pith_verify(&v, &pith_registry_keyring, kGood, sizeof kGood - 1), PITH_GENUINE);
    EXPECT_EQ(pith_offset(&v), sizeof kGood - 1);
    pith_claims claims;
    ASSERT_EQ(pith_get_claims(&v, &claims), PITH_GENUINE);
    EXPECT_STREQ(claims.number, DOCUMENT_NUMBER);
    EXPECT_TRUE(claims.key == &pith_registry_key);
    EXPECT_EQ(claims.digest[0], 0x25);
    EXPECT_EQ(claims.digest[31], 0x35);
    EXPECT_TRUE(is(claims.source_kind, "arxiv"));
    EXPECT_TRUE(is(claims.source_id, "1812.11732"));
    EXPECT_EQ(claims.source_version, 1u);
    EXPECT_TRUE(is(claims.submitted_at, "2018-12-31T09:30:54Z"));
    EXPECT_TRUE(is(claims.primary_cat, "cs.LG"));
    EXPECT_EQ(claims.cross_cats, 1u);
    EXPECT_TRUE(is(pith_cross_cat(&claims, 0), "stat.ML"));
    EXPECT_TRUE(pith_cross_cat(&claims, 1).data == nullptr);
    EXPECT_TRUE(pith_cross_cat(nullptr, 0).data == nullptr);
    static const char title[] =
        "Per-Tensor Fixed-Point Quantization of the Back-Propagation Algorithm";
    EXPECT_EQ(pith_title_matches(&claims, title, sizeof title - 1), PITH_MATCH_EQUAL);
}

TEST(Verifier, has_a_verdict_for_every_fault) {
    expect("\"dHzj", "\"eHzj", PITH_FORGED);
    expect("\"version\":1", "\"version\":2", PITH_ALTERED);
    expect("\"canonical_sha256\":\"2", "\"canonical_sha256\":\"3", PITH_ALTERED);
    expect("{\"canonical_record\"", "{\"pith_number\":\"" DOCUMENT_NUMBER "\",\"canonical_record\"",
           PITH_GENUINE);
    expect("{\"canonical_record\"", "{\"pith_number\":\"pith:2018\",\"canonical_record\"",
           PITH_MISNAMED);
    expect("{\"canonical_record\"", "{\"short_pith_number\":\"pith:AAAAAAAA\",\"canonical_record\"",
           PITH_MISNAMED);
    expect("\"pith-v1-2026-05\"", "\"pith-v1-2026-06\"", PITH_UNKNOWN_KEY);
    expect("\"public_key_fingerprint\":\"8", "\"public_key_fingerprint\":\"9", PITH_UNKNOWN_KEY);
    expect("\"algorithm\":\"ed25519\"", "\"algorithm\":\"none\"", PITH_UNSUPPORTED);
    expect("{\"canonical_record\"", "{\"record_type\":\"x\",\"canonical_record\"",
           PITH_UNSUPPORTED);
    expect(",\"receipt\"", ",,\"receipt\"", PITH_MALFORMED);
    expect("\"version\":1", "\"version\":1.0", PITH_UNSUPPORTED);
    expect("\"license\"", "\"license\":\"\",\"license\"", PITH_AMBIGUOUS);
    expect("{\"canonical_record\"", "{\"receipt\":{},\"canonical_record\"", PITH_UNSUPPORTED);
    expect("\"receipt\":", "\"receipts\":", PITH_INCOMPLETE);
    expect("}}", "}", PITH_INCOMPLETE);
    expect(kGood, "{\"a\":[]}", PITH_NOT_A_RECORD);
    expect(kGood, "[]", PITH_NOT_A_RECORD);
    expect(kGood, "", PITH_INCOMPLETE);
    // A marker, number or digest identifies a record, but the rest is missing.
    expect(kGood, "{\"record_type\":\"pith_number_record\"}", PITH_INCOMPLETE);
    expect(kGood, "{\"pith_number\":\"" DOCUMENT_NUMBER "\"}", PITH_INCOMPLETE);
    expect("{\"canonical_record\"", "{\"a\":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]],\"canonical_record\"",
           PITH_TOO_COMPLEX);
    static char large[PITH_SLICE_SIZE];
    memset(large, 'x', sizeof large - 1);
    expect("pith-number-builder", large, PITH_TOO_LARGE);
}

// Values at the root, each slightly wrong: the last digit, another record's value, or the form.
TEST(Verifier, compares_all_stated_values) {
#define BEFORE(member) "{" member ",\"canonical_record\""
    const char *const at = "{\"canonical_record\"";
    expect(at, BEFORE("\"canonical_sha256\":\"" DOCUMENT_DIGEST "\""), PITH_GENUINE);
    expect(at,
           BEFORE("\"canonical_sha256\":"
                  "\"255f4309887062a639421bd96c493c73cfb36d0b998afacd9435e30046879634\""),
           PITH_ALTERED);
    expect(at, BEFORE("\"canonical_sha256\":\"25\""), PITH_MALFORMED);
    expect(at, BEFORE("\"short_pith_number\":\"" DOCUMENT_SHORT "\""), PITH_GENUINE);
    expect(at, BEFORE("\"short_pith_number\":\"pith:EVPU\""), PITH_MISNAMED);
    expect(at, BEFORE("\"pith_number\":\"pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OA\""), PITH_MISNAMED);
    expect(at, BEFORE("\"pith_number\":\"pith:2019:EVPUGCMIOBRKMOKCDPMWYSJ4OP\""), PITH_MISNAMED);
    expect(at, BEFORE("\"record_type\":\"pith_number_record\",\"schema_version\":\"1.0\""),
           PITH_GENUINE);
    expect(at, BEFORE("\"record_type\":\"pith_number_recore\",\"schema_version\":\"1.0\""),
           PITH_UNSUPPORTED);
    expect(at, BEFORE("\"record_type\":\"pith_number_record\",\"schema_version\":\"1.1\""),
           PITH_UNSUPPORTED);
    expect("\"canonical_record\":", "\"canonical_records\":", PITH_INCOMPLETE);
}

// The beginning of a part that is too large decides the verdict.
TEST(Verifier, names_parts_that_are_too_large) {
    static char text[PITH_SLICE_SIZE + 100];
    const char *const at = "{\"canonical_record\":{";
    const struct {
        const char *head, *tail;
        pith_verdict want;
    } cases[] = {
        {"{\"canonical_record\":{\"event_type\":\"", "\",", PITH_UNSUPPORTED},
        {"{\"receipt\":{\"event_type\":\"", "\"},\"canonical_record\":{", PITH_UNSUPPORTED},
        {"{\"receipt\":{\"key_id\":\"", "\"},\"canonical_record\":{", PITH_TOO_LARGE},
        {"{\"canonical_record\":{\"schema_version\":\"", "\",", PITH_TOO_LARGE},
        {"{\"pith_number\":\"", "\",\"canonical_record\":{", PITH_TOO_LARGE}};
    for (const auto &c : cases) {
        memset(text, 'x', sizeof text);
        memcpy(text, c.head, strlen(c.head));
        memcpy(text + PITH_SLICE_SIZE + 60, c.tail, strlen(c.tail) + 1);
        expect(at, text, c.want);
    }
}

// Later bytes do not change the first fault, and the call that finds a fault returns it.
TEST(Verifier, stops_at_the_first_fault) {
    pith_verifier v;
    const struct {
        const char *text;
        pith_verdict want;
        uint32_t offset;
    } cases[] = {{"{\"receipt\":1,,", PITH_UNSUPPORTED, 11},
                 {"{\"pith_number\":\"x\",\"receipt\":1,,", PITH_MISNAMED, 15},
                 {"{\"short_pith_number\":\"x\",\"receipt\":1,,", PITH_MISNAMED, 21},
                 {"{\"record_type\":\"x\",,", PITH_UNSUPPORTED, 15},
                 {"{,\"receipt\":1", PITH_MALFORMED, 1}};
    for (const auto &c : cases) {
        pith_begin(&v, &pith_registry_keyring);
        EXPECT_EQ(pith_feed(&v, c.text, strlen(c.text)), c.want) << c.text;
        EXPECT_EQ(pith_offset(&v), c.offset) << c.text;
        EXPECT_EQ(pith_feed(&v, c.text, strlen(c.text)), c.want) << c.text;
        EXPECT_EQ(pith_end(&v), c.want) << c.text;
        EXPECT_EQ(pith_step(&v, 0), c.want) << c.text;
        EXPECT_EQ(pith_offset(&v), c.offset) << c.text;
    }
    // A digest before the record, and a record after an equal or different one: the second is at
    // fault.
    pith_begin(&v, &pith_registry_keyring);
    static const char stated[] =
        "{\"canonical_sha256\":"
        "\"255f4309887062a639421bd96c493c73cfb36d0b998afacd9435e30046879634\","
        "\"canonical_record\":" DOCUMENT_RECORD ",\"receipt\":1}";
    EXPECT_EQ(pith_feed(&v, stated, sizeof stated - 1), PITH_ALTERED);
    static char copies[] = "{\"current\":{\"canonical_record\":" DOCUMENT_RECORD
                           "},\"canonical_record\":" DOCUMENT_RECORD ",\"receipt\":1}";
    pith_begin(&v, &pith_registry_keyring);
    EXPECT_EQ(pith_feed(&v, copies, sizeof copies - 1), PITH_UNSUPPORTED);
    char *const version = strstr(copies, "\"version\":1");
    ASSERT_TRUE(version != nullptr);
    version[10] = '2';
    pith_begin(&v, &pith_registry_keyring);
    EXPECT_EQ(pith_feed(&v, copies, sizeof copies - 1), PITH_AMBIGUOUS);
    // Numbers and the signature are checked at the end, and the offset points to the value.
    run(v, "{\"canonical_record\"",
        BEFORE("\"pith_number\":\"pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OA\""));
    EXPECT_EQ(pith_offset(&v), 15u);
    run(v, "{\"canonical_record\"", BEFORE("\"short_pith_number\":\"pith:AAAAAAAA\""));
    EXPECT_EQ(pith_offset(&v), 21u);
    run(v, "\"dHzj", "\"eHzj");
    EXPECT_EQ(pith_offset(&v), static_cast<uint32_t>(strstr(kGood, "\"receipt\":") + 10 - kGood));
}

TEST(Verifier, reports_the_offset) {
    pith_verifier v;
    run(v, "{\"canonical_record\"", "{\"a\":,\"canonical_record\"");
    EXPECT_EQ(pith_offset(&v), 5u);
    run(v, "\"version\":1", "\"version\":2");
    EXPECT_EQ(pith_offset(&v), static_cast<uint32_t>(strstr(kGood, "\"receipt\":") + 10 - kGood));
    pith_begin(&v, &pith_registry_keyring);
    EXPECT_EQ(pith_offset(&v), 0u);
    feed(v, kGood, 100);
    EXPECT_EQ(pith_offset(&v), 100u);
}

TEST(Verifier, works_in_bounded_steps) {
    const uint32_t units = steps(1);
    EXPECT_GT(units, 100u);  // at least fifty columns of two tables
    EXPECT_EQ(steps(0), 1u);
    EXPECT_EQ(steps(units), 1u);
    EXPECT_EQ(steps(units - 1), 2u);
    EXPECT_EQ(steps(7), (units + 6) / 7);
}

TEST(Verifier, takes_a_key_without_tables) {
    pith_key key = pith_registry_key;
    pith::curve::Plain::set(key);
    const pith_keyring ring = {&key, 1};
    pith_verifier v;
#ifdef PITH_SMALL_CURVE
    EXPECT_EQ(run(v, "", "", ring), PITH_MISUSE);
    alignas(void *) uint8_t memory[PITH_COMB_SIZE(1)];
    ASSERT_EQ(pith_load_key(&key, memory, sizeof memory), 1u);
    EXPECT_EQ(run(v, "", "", ring), PITH_GENUINE);
#else
    EXPECT_GT(steps(1, ring), steps(1));
#endif
    EXPECT_EQ(run(v, "\"dHzj", "\"eHzj", ring), PITH_FORGED);
    key.bytes[0] ^= 1;
    EXPECT_NE(run(v, "", "", ring), PITH_GENUINE);
}

// y = 1, the neutral element; y = 0, order 4; 2, not on the curve; p + 1, not canonical.
TEST(Verifier, refuses_an_unusable_key_as_misuse) {
    for (int which = 0; which < 4; ++which) {
        pith_key key = {pith_registry_key.id, {}, nullptr};
        key.bytes[0] = which == 0 ? 1 : which == 2 ? 2 : 0;
        if (which == 3) {
            memset(key.bytes, 0xFF, sizeof key.bytes);
            key.bytes[0] = 0xEE;
            key.bytes[31] = 0x7F;
        }
        const pith_keyring ring = {&key, 1};
        pith_verifier v;
        static const char fingerprint[] =
            ",\"public_key_fingerprint\":\"8d4b5ee74e4693bcd1df2446408b0d54\"";
        EXPECT_EQ(run(v, fingerprint, "", ring), PITH_MISUSE) << which;
    }
}

#ifndef PITH_SMALL_CURVE
TEST(Verifier, calls_it_misuse_if_a_loaded_table_was_cleared) {
    pith_key key = pith_registry_key;
    alignas(void *) uint8_t memory[PITH_COMB_SIZE(5)];
    const pith_keyring ring = {&key, 1};
    pith_verifier v;
    ASSERT_EQ(pith_load_key(&key, memory, sizeof memory), 5u);
    EXPECT_EQ(run(v, "", "", ring), PITH_GENUINE);
    // Before the document.
    memset(memory, 0, sizeof memory);
    EXPECT_EQ(run(v, "", "", ring), PITH_MISUSE);
    // While it is read.
    const int fills[] = {0, 0xFF};
    for (const int fill : fills) {
        ASSERT_EQ(pith_load_key(&key, memory, sizeof memory), 5u);
        pith_begin(&v, &ring);
        pith_feed(&v, kGood, sizeof kGood - 1);
        EXPECT_EQ(pith_end(&v), PITH_PENDING);
        memset(memory, fill, sizeof memory);
        EXPECT_EQ(pith_step(&v, 0), PITH_MISUSE);
    }
}
#endif

TEST(Verifier, may_be_moved_between_any_two_calls) {
    pith_verifier a;
    pith_begin(&a, &pith_registry_keyring);
    for (size_t i = 0; i < sizeof kGood - 1; i += 61) {
        pith_verifier b = a;
        memset(&a, 0x55, sizeof a);
        const size_t left = sizeof kGood - 1 - i;
        feed(b, kGood + i, left < 61 ? left : 61);
        a = b;
    }
    pith_verdict verdict = pith_end(&a);
    while (verdict == PITH_PENDING) {
        pith_verifier b = a;
        memset(&a, 0x55, sizeof a);
        verdict = pith_step(&b, 5);
        a = b;
    }
    EXPECT_EQ(verdict, PITH_GENUINE);
    pith_claims claims;
    EXPECT_EQ(pith_get_claims(&a, &claims), PITH_GENUINE);
    EXPECT_STREQ(claims.number, DOCUMENT_NUMBER);
}

// pith_get_claims() checks the decision again. A flipped bit in the first two pointers would cause
// an invalid access, so the loop skips them. A wrong length among the claims can point beyond the
// verifier: the host reserves enough bytes for any length.
#ifdef PITH_ON_TARGET
constexpr size_t kBehind = 1;
#else
constexpr size_t kBehind = 1 << 17;
#endif

TEST(Verifier, checks_again_before_it_gives_claims) {
    static struct {
        pith_verifier verifier;
        unsigned char behind[kBehind];
    } memory;
    pith_verifier &v = memory.verifier;
    ASSERT_EQ(run(v, "{\"canonical_record\"",
                  "{\"pith_number\":\"" DOCUMENT_NUMBER "\",\"canonical_record\""),
              PITH_GENUINE);
    pith_claims claims;
    size_t refused = 0;
    for (size_t bit = 8 * 2 * sizeof(void *); bit < 8 * sizeof v; ++bit) {
        if (bit % 32 == 31) continue;  // verdict codes and enums have 31 bits
        const unsigned char mask = static_cast<unsigned char>(1u << bit % 8);
        v.opaque.bytes[bit / 8] ^= mask;
        if (pith_get_claims(&v, &claims) != PITH_GENUINE) {
            EXPECT_TRUE(is_zero(claims)) << bit;
            ++refused;
        } else {
            EXPECT_EQ(memcmp(claims.number + 9, DOCUMENT_NUMBER + 9, PITH_NUMBER_SIZE - 8), 0)
                << bit;
            EXPECT_EQ(claims.digest[0], 0x25) << bit;
            EXPECT_EQ(claims.digest[31], 0x35) << bit;
        }
        v.opaque.bytes[bit / 8] ^= mask;
    }
    // Refused bits: phase and verdict; the signature's R, the digest and the number; the point, the
    // curve's verdict and its token.
    EXPECT_GE(refused, 31u * (1 + 1 + 8 + 8 + 4 + 8 + 1 + 1));
    EXPECT_EQ(pith_get_claims(&v, &claims), PITH_GENUINE);
}

TEST(Verifier, calls_out_of_order_are_misuse) {
    pith_verifier v;
    pith_claims claims;
    memset(&v, 0, sizeof v);  // before begin
    EXPECT_EQ(pith_feed(&v, "{", 1), PITH_MISUSE);
    memset(&v, 0, sizeof v);
    EXPECT_EQ(pith_step(&v, 1), PITH_MISUSE);
    EXPECT_EQ(pith_get_claims(&v, &claims), PITH_MISUSE);
    memset(&v, 0, sizeof v);
    EXPECT_EQ(pith_end(&v), PITH_MISUSE);
    EXPECT_EQ(pith_get_claims(&v, &claims), PITH_MISUSE);

    EXPECT_EQ(run(v, "", ""), PITH_GENUINE);
    EXPECT_EQ(pith_feed(&v, " ", 1),
              PITH_MISUSE);  // revokes the verdict
    EXPECT_EQ(pith_get_claims(&v, &claims), PITH_MISUSE);
    EXPECT_TRUE(is_zero(claims));

    pith_begin(&v, &pith_registry_keyring);
    feed(v, kGood, sizeof kGood - 1);
    EXPECT_EQ(pith_end(&v), PITH_PENDING);
    EXPECT_EQ(pith_step(&v, 1), PITH_PENDING);
    EXPECT_EQ(pith_get_claims(&v, &claims), PITH_PENDING);
    EXPECT_TRUE(is_zero(claims));
    EXPECT_EQ(pith_feed(&v, " ", 1), PITH_MISUSE);  // the input had ended
    EXPECT_EQ(pith_step(&v, 0), PITH_MISUSE);

    // A second end of the input: before any step, between two steps, after the verdict.
    const uint32_t budgets[] = {UINT32_MAX, 1, 0};
    for (const uint32_t budget : budgets) {
        pith_begin(&v, &pith_registry_keyring);
        feed(v, kGood, sizeof kGood - 1);
        EXPECT_EQ(pith_end(&v), PITH_PENDING);
        if (budget != UINT32_MAX) pith_step(&v, budget);
        EXPECT_EQ(pith_end(&v), PITH_MISUSE);
        EXPECT_EQ(pith_offset(&v), sizeof kGood - 1);
        EXPECT_EQ(pith_step(&v, 0), PITH_MISUSE);
        EXPECT_EQ(pith_get_claims(&v, &claims), PITH_MISUSE);
        EXPECT_TRUE(is_zero(claims));
    }
}

// A step before the end of the input does nothing, and feeding continues.
TEST(Verifier, steps_only_after_the_end_of_the_input) {
    pith_verifier v;
    pith_claims claims;
    pith_begin(&v, &pith_registry_keyring);
    for (size_t i = 0; i < sizeof kGood - 1; ++i) {
        EXPECT_EQ(pith_step(&v, 0), PITH_PENDING) << i;
        EXPECT_EQ(pith_get_claims(&v, &claims), PITH_PENDING) << i;
        EXPECT_EQ(pith_offset(&v), i);
        EXPECT_EQ(pith_feed(&v, kGood + i, 1), PITH_PENDING) << i;
    }
    EXPECT_EQ(pith_step(&v, 0), PITH_PENDING);
    EXPECT_EQ(pith_end(&v), PITH_PENDING);
    EXPECT_EQ(pith_step(&v, 0), PITH_GENUINE);
    // Ending the input finds a truncated document.
    pith_begin(&v, &pith_registry_keyring);
    feed(v, kGood, sizeof kGood - 2);
    EXPECT_EQ(pith_end(&v), PITH_INCOMPLETE);
    EXPECT_EQ(pith_offset(&v), sizeof kGood - 2);
    EXPECT_EQ(pith_step(&v, 0), PITH_INCOMPLETE);
}

TEST(Verifier, null_pointers_are_misuse) {
    pith_verifier v;
    pith_claims claims;
    pith_begin(nullptr, &pith_registry_keyring);
    EXPECT_EQ(pith_feed(nullptr, "{", 1), PITH_MISUSE);
    EXPECT_EQ(pith_end(nullptr), PITH_MISUSE);
    EXPECT_EQ(pith_step(nullptr, 0), PITH_MISUSE);
    EXPECT_EQ(pith_offset(nullptr), 0u);
    EXPECT_EQ(pith_verify(nullptr, &pith_registry_keyring, "{}", 2), PITH_MISUSE);
    EXPECT_EQ(pith_get_claims(nullptr, &claims), PITH_MISUSE);
    EXPECT_TRUE(is_zero(claims));
    EXPECT_EQ(pith_verify(&v, nullptr, kGood, sizeof kGood - 1), PITH_MISUSE);
    EXPECT_EQ(pith_get_claims(&v, nullptr), PITH_MISUSE);
    pith_begin(&v, &pith_registry_keyring);
    EXPECT_EQ(pith_feed(&v, nullptr, 0), PITH_PENDING);
    EXPECT_EQ(pith_feed(&v, nullptr, 1), PITH_MISUSE);
    EXPECT_EQ(run(v, "", "", pith_keyring{nullptr, 1}), PITH_MISUSE);
    EXPECT_EQ(run(v, "", "", pith_keyring{nullptr, 0}), PITH_UNKNOWN_KEY);
}

// Refused even if a copy of the receipt has the same valid signature.
TEST(Verifier, refuses_a_copy_of_a_receipt_by_another_key) {
    static const char copies[] =
        "{\"canonical_record\":" DOCUMENT_RECORD ",\"receipt\":" DOCUMENT_RECEIPT
        ",\"events\":[{\"event_type\":\"record_created\",\"payload\":{\"receipt\":" DOCUMENT_RECEIPT
        "}}]}";
    const char *const last = strstr(strstr(copies, "\"payload\""), "pith-v1-2026-05") + 14;
    pith_key keys[] = {pith_registry_key, pith_registry_key};
    keys[1].id = "pith-v1-2026-06";
    const pith_keyring ring = {keys, 2};
    const pith_verdict wanted[] = {PITH_GENUINE, PITH_AMBIGUOUS};
    for (const pith_verdict want : wanted) {
        pith_verifier v;
        pith_begin(&v, &ring);
        pith_feed(&v, copies, static_cast<size_t>(last - copies));
        pith_feed(&v, want == PITH_GENUINE ? "5" : "6", 1);
        pith_feed(&v, last + 1, sizeof copies - 2 - static_cast<size_t>(last - copies));
        pith_end(&v);
        EXPECT_EQ(pith_step(&v, 0), want);
    }
}

TEST(Verifier, names_its_verdicts) {
    const pith_verdict all[] = {
        PITH_PENDING,      PITH_GENUINE,     PITH_FORGED,      PITH_ALTERED,   PITH_MISNAMED,
        PITH_UNKNOWN_KEY,  PITH_UNSUPPORTED, PITH_MALFORMED,   PITH_AMBIGUOUS, PITH_INCOMPLETE,
        PITH_NOT_A_RECORD, PITH_TOO_LARGE,   PITH_TOO_COMPLEX, PITH_UNSORTED,  PITH_NOT_CHECKED,
        PITH_REFUSED,      PITH_UNTIMED,     PITH_MISUSE};
    const char *const names[] = {
        "pending",     "genuine",   "forged",      "altered",    "misnamed",     "unknown_key",
        "unsupported", "malformed", "ambiguous",   "incomplete", "not_a_record", "too_large",
        "too_complex", "unsorted",  "not_checked", "refused",    "untimed",      "misuse"};
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i) {
        EXPECT_STREQ(pith_verdict_name(all[i]), names[i]);
        // No single fault turns one verdict into another.
        for (size_t j = 0; j < i; ++j) {
            EXPECT_GE(
                __builtin_popcount(static_cast<unsigned>(all[i]) ^ static_cast<unsigned>(all[j])),
                14);
        }
    }
    EXPECT_STREQ(pith_verdict_name(static_cast<pith_verdict>(0x4B3E3751)), "misuse");
}
