// SPDX-License-Identifier: MIT
// Documents in any order, from a source. Verdict, findings and labels equal those of the canonical
// order. Offsets are those of the document itself.
#include <cstring>

#include "audit.hpp"

namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using tests::Audit;

// Returns the same value with reversed members and white space.
void spell_backwards(const json &value, std::string &out) {
    if (value.is_object()) {
        out += "{ ";
        for (auto member = value.rbegin(); member != value.rend(); ++member) {
            out += (out.back() == ' ' ? "" : " ,\n") + json(member.key()).dump() + "\t: ";
            spell_backwards(member.value(), out);
        }
        out += "}";
    } else if (value.is_array()) {
        out += "[";
        for (const json &element : value) {
            if (&element != &value.front()) out += ", ";
            spell_backwards(element, out);
        }
        out += "]";
    } else {
        out += value.dump(-1, ' ', true);  // \u escapes
    }
}

std::string backwards(const std::string &text) {
    std::string out;
    spell_backwards(json::parse(text), out);
    return out;
}

}  // namespace

TEST(Source, real_documents_are_genuine_in_their_order) {
    for (const char *name : tests::kRecords) {
        const std::string raw = tests::read_document("records", name);
        const Audit sorted = tests::audit(json::parse(raw).dump(), pith_registry_keyring);
        const Audit got = tests::audit_source(raw, pith_registry_keyring);
        EXPECT_EQ(got.verdict, PITH_GENUINE) << name << " at " << got.offset;
        EXPECT_EQ(got.findings, sorted.findings) << name;
        EXPECT_EQ(got.labels, sorted.labels) << name;
        EXPECT_EQ(got.kind, sorted.kind) << name;
        EXPECT_EQ(got.time, sorted.time) << name;
        EXPECT_EQ(got.number, sorted.number) << name;
        EXPECT_EQ(got.offset, raw.size()) << name;
        for (const uint32_t budget : {1u, 7u}) {
            EXPECT_EQ(tests::audit_source(raw, pith_registry_keyring, budget), got) << name;
        }
    }
}

// A finding has the offset of its value in the source.
TEST(Source, offsets_are_those_of_the_source) {
    for (const char *name : tests::kRecords) {
        const std::string raw = tests::read_document("records", name);
        const Audit got = tests::audit_source(raw, pith_registry_keyring);
        for (const auto &[check, key] : {std::pair{"pith_number", "\"pith_number\""},
                                         std::pair{"short_pith_number", "\"short_pith_number\""},
                                         std::pair{"record", "\"canonical_record\""}}) {
            if (got.places.count(check) == 0) continue;
            const size_t colon = raw.rfind(':', got.places.at(check));
            EXPECT_EQ(raw.substr(colon - strlen(key), strlen(key)), key) << name;
        }
    }
}

TEST(Source, each_document_is_judged_as_in_canonical_order) {
    size_t compared = 0;
    for (const tests::Case &c : tests::Cases::get().cases) {
        const Audit sorted = tests::audit(c.text, tests::Cases::get().ring);
        // A parser would repair the others. nlohmann's writer recurses, which overflows ASan's
        // stack.
        if (c.want("check") == "syntax" || sorted.verdict == PITH_UNSORTED) continue;
        if (sorted.verdict == PITH_TOO_COMPLEX) continue;
        if (!json::accept(c.text) || json::parse(c.text).dump() != c.text) continue;
        const Audit got = tests::audit_source(backwards(c.text), tests::Cases::get().ring);
        EXPECT_EQ(got.verdict, sorted.verdict) << c.test << " at " << got.offset;
        EXPECT_EQ(got.labels, sorted.labels) << c.test;
        EXPECT_TRUE(got.verdict != PITH_GENUINE || got.findings == sorted.findings) << c.test;
        ++compared;
    }
    EXPECT_GT(compared, 700u);
}

TEST(Source, a_failed_read_ends_the_audit) {
    const std::string raw = tests::read_document("records", tests::kRecords[0]);
    for (const uint32_t bad : {0u, 1u, 700u, static_cast<uint32_t>(raw.size()) - 1}) {
        struct Disk {
            const std::string &bytes;
            uint32_t bad;
        } disk{raw, bad};
        const pith_source source = {[](void *context, uint32_t offset, void *buffer, size_t size) {
                                        const Disk &from = *static_cast<const Disk *>(context);
                                        std::memcpy(buffer, from.bytes.data() + offset, size);
                                        return offset <= from.bad && from.bad < offset + size ? -1
                                                                                              : 0;
                                    },
                                    &disk, static_cast<uint32_t>(raw.size())};
        const Audit got = tests::audit_source(source, pith_registry_keyring);
        EXPECT_EQ(got.verdict, PITH_INCOMPLETE) << bad;
        EXPECT_LE(got.offset, bad);
        EXPECT_GT(got.offset + PITH_WINDOW, bad);
    }
}

TEST(Source, misuse_without_begin_or_source) {
    pith_source_audit s{};
    EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_MISUSE);
    EXPECT_EQ(pith_source_audit_step(nullptr, 0), PITH_MISUSE);
    pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, nullptr);
    EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_MISUSE);
    const pith_source blind{nullptr, nullptr, 2};
    pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, &blind);
    EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_MISUSE);
    const pith_source source = pith_mapped("{}", 2);
    pith_source_audit_begin(&s, nullptr, &pith_default_policy, &source);
    EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_MISUSE);
    pith_source_audit_begin(&s, &pith_registry_keyring, nullptr, &source);
    EXPECT_EQ(pith_source_audit_step(&s, 0), PITH_MISUSE);
    pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, &source);
    pith_audit_feed(&s.audit, "{}", 2);  // the source feeds this audit, not the caller
    pith_audit_end(&s.audit);
    EXPECT_NE(pith_source_audit_step(&s, 0), PITH_GENUINE);
}

// A document that is too long is refused before the first read.
TEST(Source, too_long_for_the_policy_is_not_read) {
    const pith_source source = {[](void *, uint32_t, void *, size_t) -> int {
                                    ADD_FAILURE() << "read";
                                    return -1;
                                },
                                nullptr, 1000};
    pith_policy policy = pith_default_policy;
    policy.maximum_size = 999;
    EXPECT_EQ(tests::audit_source(source, pith_registry_keyring, 1, policy).verdict, PITH_REFUSED);
}
