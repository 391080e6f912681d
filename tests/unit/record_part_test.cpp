// SPDX-License-Identifier: MIT
#include "audit/record_part.hpp"

#include "check.hpp"
#include "document.hpp"
#include "whole.hpp"

namespace {

using namespace pith::audit;
using pith::schema::Rule;

struct Audit {
    Findings findings;
    RecordPart record;
    uint8_t signature[64];
    Audit() {
        memset(static_cast<void *>(&record), 0xEE, sizeof record);
        findings.begin();
        record.begin();
    }
    template <size_t kSize>
    Value value_of(uint8_t (&text)[kSize], uint32_t place, pith_check check) {
        return {text,    static_cast<uint16_t>(kSize - 1), place, Rule::kNone, check, nullptr,
                findings};
    }
    void read_record() {
        uint8_t text[] = DOCUMENT_SORTED_RECORD;
        const Whole whole = whole_of<pith::record::Record>(text, sizeof text - 1);
        Value value = value_of(text, 1, PITH_CHECK_RECORD);
        value.whole = &whole;
        EXPECT_TRUE(record.take(value, PITH_CHECK_RECORD));
        record.read(value);
    }
    // Takes the receipt with one character changed.
    bool take_receipt(uint32_t place, const char *at = nullptr, char to = 0) {
        uint8_t text[] = DOCUMENT_RECEIPT;
        if (at != nullptr) {
            *strstr(reinterpret_cast<char *>(text), at) = to;
        }
        const Whole whole = whole_of<pith::record::Receipt>(text, sizeof text - 1);
        Value value = value_of(text, place, PITH_CHECK_RECEIPT);
        value.whole = &whole;
        return record.take_receipt(value, pith_registry_keyring, signature);
    }
};

}  // namespace

TEST(RecordPart, has_one_signature) {
    Audit audit;
    audit.read_record();
    EXPECT_TRUE(audit.take_receipt(2));
    EXPECT_TRUE(audit.take_receipt(3));
    EXPECT_FALSE(audit.findings.has_fault());
    EXPECT_FALSE(audit.take_receipt(4, "dHzj1me", 'e'));
    EXPECT_EQ(audit.findings.fault(), PITH_AMBIGUOUS);
    EXPECT_EQ(audit.findings.fault_place(), 4u);
}

TEST(RecordPart, has_no_receipt_without_a_record) {
    Audit audit;
    EXPECT_FALSE(audit.take_receipt(2));
    EXPECT_EQ(audit.findings.fault(), PITH_INCOMPLETE);
    EXPECT_FALSE(audit.record.is_genuine());
}

TEST(RecordPart, is_not_genuine_by_a_forged_receipt) {
    Audit audit;
    audit.read_record();
    EXPECT_TRUE(audit.take_receipt(2));
    audit.record.end_receipt(false, PITH_FORGED, audit.findings);
    EXPECT_EQ(audit.findings.fault(), PITH_FORGED);
    EXPECT_EQ(audit.findings.fault_place(), 2u);
    EXPECT_FALSE(audit.record.is_genuine());
}

// Without a record there is nothing to compare, so values earn no label and cause no fault.
TEST(RecordPart, is_not_compared_before_it_is_read) {
    Audit audit;
    uint8_t text[] = DOCUMENT_DIGEST;
    Value value = audit.value_of(text, 5, PITH_CHECK_RECORD_DIGEST);
    static constexpr Rule kParts[] = {Rule::kSourceId, Rule::kSourceKind, Rule::kSourceVersion};
    for (const Rule rule : kParts) {
        value.rule = rule;
        EXPECT_FALSE(audit.record.check_source_part(value).is_bound());
    }
    EXPECT_FALSE(audit.record.check_digest(value).is_bound());
    EXPECT_FALSE(audit.record.check_link(value).is_bound());
    EXPECT_FALSE(audit.record.check_short_number(value).is_bound());
    EXPECT_FALSE(audit.record.check_number(value).is_bound());
    EXPECT_FALSE(audit.findings.has_fault() || audit.findings.has_suspect());
    EXPECT_EQ(audit.findings.made(), 0u);
}
