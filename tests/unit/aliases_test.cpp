// SPDX-License-Identifier: MIT
#include "audit/aliases.hpp"

#include "check.hpp"
#include "document.hpp"
#include "whole.hpp"

namespace {

using pith::audit::Aliases;
using pith::audit::Earned;
using pith::audit::Findings;
using pith::audit::RecordPart;
using pith::audit::Value;

struct Text {
    uint8_t bytes[PITH_SLICE_SIZE];
    Value value;
    Text(const char *text, Findings &findings, uint32_t place = 0,
         pith_check check = PITH_CHECK_ALIASES)
        : value{bytes,   static_cast<uint16_t>(strlen(text)),
                place,   pith::schema::Rule::kNone,
                check,   nullptr,
                findings} {
        memcpy(bytes, text, strlen(text));
    }
};

struct Audit {
    Findings findings;
    RecordPart record;
    Aliases aliases;
    Aliases::Waiting waiting;
    Audit() {
        findings.begin();
        record.begin();
        aliases.begin();
    }
    void read_record(bool is_of_arxiv = true) {
        Text text(DOCUMENT_SORTED_RECORD, findings, 0, PITH_CHECK_RECORD);
        if (!is_of_arxiv) text.bytes[text.value.size - strlen("v\",\"version\":1}}")] = 'x';
        const pith::audit::Whole whole =
            whole_of<pith::record::Record>(text.bytes, text.value.size);
        text.value.whole = &whole;
        EXPECT_TRUE(record.take(text.value, PITH_CHECK_RECORD));
        record.read(text.value);
        EXPECT_FALSE(findings.has_fault());
    }
    bool is_bound(const char *kind, const char *value, uint32_t place = 0) {
        const Text its_kind(kind, findings);
        const bool is_known = aliases.take_kind(its_kind.value).is_bound();
        const Text text(value, findings, place);
        const bool is = aliases.take_value(text.value, record, waiting).is_bound();
        EXPECT_TRUE(is_known || !is) << kind;
        return is;
    }
    bool settle_one() { return aliases.settle(record, waiting, findings); }
    bool is_open() const { return findings.is_owed() || findings.has_suspect(); }
};

// The aliases of the record in document.hpp, PROTOCOL.md 5.14.
constexpr struct {
    const char *kind, *value;
} kDerived[] = {{"arxiv", "1812.11732"},
                {"arxiv_version", "1812.11732v1"},
                {"doi", "10.48550/arxiv.1812.11732"},
                {"pith_short_8", "EVPUGCMI"},
                {"pith_short_12", "EVPUGCMIOBRK"},
                {"pith_short_16", "EVPUGCMIOBRKMOKC"}};

}  // namespace

TEST(Aliases, are_derived_from_the_record) {
    Audit audit;
    audit.read_record();
    for (const auto &alias : kDerived) {
        EXPECT_TRUE(audit.is_bound(alias.kind, alias.value)) << alias.kind;
        EXPECT_FALSE(audit.is_open()) << alias.kind;
        for (const auto &other : kDerived) {
            if (other.kind == alias.kind) continue;
            Audit mixed;
            mixed.read_record();
            EXPECT_FALSE(mixed.is_bound(alias.kind, other.value, 9)) << alias.kind;
            EXPECT_FALSE(mixed.findings.has_fault());
            mixed.findings.settle();
            EXPECT_EQ(mixed.findings.fault(), PITH_ALTERED);
            EXPECT_EQ(mixed.findings.fault_place(), 9u);
        }
    }
}

TEST(Aliases, ignore_an_unknown_kind) {
    static constexpr const char *kKinds[] = {"", "arxi", "arxivs", "ARXIV", "pith_short_10"};
    for (const char *kind : kKinds) {
        Audit audit;
        audit.read_record();
        EXPECT_FALSE(audit.is_bound(kind, "EVPUGCMI")) << kind;
        EXPECT_FALSE(audit.is_bound(kind, "x")) << kind;
        EXPECT_FALSE(audit.is_open() || audit.findings.has_fault()) << kind;
        EXPECT_EQ(audit.findings.made(), 1u << PITH_CHECK_RECORD) << kind;
    }
}

// In a number record the aliases come before the record.
TEST(Aliases, wait_for_the_record) {
    for (size_t wrong = 0; wrong <= 6; ++wrong) {
        Audit audit;
        for (uint32_t i = 0; i < 6; ++i) {
            const char *const value = i == wrong ? "x" : kDerived[i].value;
            EXPECT_TRUE(audit.is_bound(kDerived[i].kind, value, 100 + i));
            EXPECT_TRUE(audit.is_bound(kDerived[i].kind, value));  // a repeated equal alias
        }
        EXPECT_TRUE(audit.findings.is_owed());
        EXPECT_EQ(audit.findings.fault(), PITH_PENDING);
        audit.read_record();
        for (uint32_t i = 0; i < 6; ++i) {
            EXPECT_TRUE(audit.aliases.settle(audit.record, audit.waiting, audit.findings));
            EXPECT_TRUE(audit.findings.is_owed());
        }
        EXPECT_FALSE(audit.aliases.settle(audit.record, audit.waiting, audit.findings));
        EXPECT_FALSE(audit.findings.is_owed());
        EXPECT_EQ(audit.findings.fault(), wrong == 6 ? PITH_PENDING : PITH_ALTERED);
        if (wrong != 6) {
            EXPECT_EQ(audit.findings.fault_place(), 100 + wrong);
        }
    }
}

TEST(Aliases, conflict_is_altered_at_once) {
    Audit audit;
    EXPECT_TRUE(audit.is_bound("doi", "a", 1));
    EXPECT_FALSE(audit.is_bound("doi", "b", 2));
    EXPECT_EQ(audit.findings.fault(), PITH_ALTERED);
    EXPECT_EQ(audit.findings.fault_place(), 2u);
}

// Each alias is stored separately, so their order does not matter.
TEST(Aliases, wait_in_any_order) {
    Audit audit;
    for (uint32_t i = 6; i-- > 0;) {
        EXPECT_TRUE(audit.is_bound(kDerived[i].kind, kDerived[i].value, 100 + i));
    }
    audit.read_record();
    while (audit.aliases.settle(audit.record, audit.waiting, audit.findings)) continue;
    EXPECT_FALSE(audit.findings.has_fault() || audit.findings.is_owed());
}

// PROTOCOL.md 5.14: an alias of arXiv is unsupported if the source is not arXiv. The short numbers
// are those of such a record, by Python.
TEST(Aliases, of_arxiv_need_a_source_of_arxiv) {
    static constexpr const char *kShort[] = {"WTPK3EZY", "WTPK3EZYU7PZ", "WTPK3EZYU7PZP4XK"};
    for (uint32_t i = 0; i < 6; ++i) {
        const char *const kind = kDerived[i].kind;
        const char *const value = i < 3 ? kDerived[i].value : kShort[i - 3];
        Audit behind;
        behind.read_record(false);
        EXPECT_EQ(behind.is_bound(kind, value, 7), i >= 3) << kind;
        behind.findings.settle();
        Audit before;
        EXPECT_TRUE(before.is_bound(kind, value, 7)) << kind;
        before.read_record(false);
        EXPECT_TRUE(before.settle_one());
        const Audit *const audits[] = {&behind, &before};
        for (const Audit *audit : audits) {
            EXPECT_EQ(audit->findings.fault(), i < 3 ? PITH_UNSUPPORTED : PITH_PENDING) << kind;
            EXPECT_EQ(audit->findings.fault_place(), i < 3 ? 7u : 0u) << kind;
        }
    }
}
