// SPDX-License-Identifier: MIT
// One test for each case: rule_4_1.prev_event_object is a case of audit-rules 4.1. tests/synthetic
// gives the documents and the expected results.
#include "audit.hpp"

namespace {

using nlohmann::json;
using tests::Audit;
using tests::Case;
using tests::Cases;

bool is_label(pith_label label, const std::string &wanted) {
    const std::string name = pith_label_name(label);
    return wanted == name || (wanted == "authenticated or bound" && tests::is_trusted(label));
}

class Rule : public testing::Test {
 public:
    explicit Rule(const Case &c) : case_(c) {}

    void TestBody() override {
        const Audit got = judged();
        const std::string verdict = pith_verdict_name(got.verdict);
        if (case_.want("audit") == "any but genuine") {
            EXPECT_NE(got.verdict, PITH_GENUINE);
        } else {
            EXPECT_EQ(verdict, case_.want("audit")) << told(got);
        }
        if (got.verdict == PITH_GENUINE) return genuine(got);
        EXPECT_EQ(got.number, "");
        EXPECT_EQ(got.time, 0u);
        EXPECT_EQ(got.kind, PITH_KIND_NONE);
        if (const std::string check = case_.want("check"); !check.empty()) {
            std::string faults;
            for (const std::string &fault : got.faults()) {
                faults += (faults.empty() ? "" : " ") + fault;
            }
            EXPECT_EQ(faults, check) << told(got);
        }
        if (case_.has("at")) {
            const json &at = case_.expected["at"];
            EXPECT_TRUE(at == got.offset ||
                        (at.is_array() && std::count(at.begin(), at.end(), got.offset)))
                << told(got) << ", not at " << at;
        }
        if (case_.has("required")) {
            EXPECT_NE(got.refusal.find(case_.want("required")), std::string::npos) << got.refusal;
        }
    }

 private:
    // Audits in one pass and over a source, which must agree; only over a source if the order is
    // not canonical.
    Audit judged() const {
        const Audit source = tests::audit_source(case_.text, Cases::get().ring);
        if (case_.want("family") == "one pass") return source;  // not in canonical order
        const Audit fed = tests::audit(case_.text, Cases::get().ring);
        const size_t split = case_.text.size() % 2 == 0 ? 1 : 13;
        EXPECT_EQ(tests::audit(case_.text, Cases::get().ring, split), fed);
        if (case_.want("audit") == "unsorted") return fed;
        EXPECT_EQ(source.verdict, fed.verdict) << told(source);
        return fed;
    }

    void genuine(const Audit &got) const {
        EXPECT_EQ(got.faults(), std::vector<std::string>());
        EXPECT_EQ(got.time, case_.expected.value("time", got.time));
        EXPECT_EQ(got.number, case_.expected.value("number", got.number));
        EXPECT_EQ(pith_kind_name(got.kind), case_.expected.value("kind", pith_kind_name(got.kind)));
        std::vector<std::string> checks;
        for (const auto &[check, verdict] : got.findings) checks.push_back(check);
        EXPECT_EQ(checks, case_.expected.value("checks", checks));
        for (const json &check : case_.expected.value("without_checks", json::array())) {
            EXPECT_EQ(got.findings.count(check), 0u) << check;
        }
        if (!case_.has("labels")) return;
        const auto leaves = tests::leaves_of(json::parse(case_.text));
        ASSERT_EQ(leaves.size(), got.labels.size());
        for (const auto &[pointer, label] : case_.expected["labels"].items()) {
            size_t i = 0;
            while (i < leaves.size() && leaves[i].first != pointer) ++i;
            ASSERT_LT(i, leaves.size()) << pointer;
            EXPECT_TRUE(is_label(got.labels[i], label))
                << pointer << ": " << pith_label_name(got.labels[i]) << ", not " << label;
        }
    }

    std::string told(const Audit &got) const {
        std::string out = "at " + std::to_string(got.offset) + ":";
        for (const std::string &check : got.faults()) out += " " + check;
        const size_t from = std::min<size_t>(got.offset, case_.text.size());
        return out + " before " + case_.text.substr(from, 60);
    }

    const Case &case_;
};

// The audit refuses whatever one pass refuses. One pass accepts whatever the audit accepts, if the
// document has a record and a receipt.
void agree() {
    for (const Case &c : Cases::get().cases) {
        const std::string one = c.want("one"), audit = c.want("audit");
        EXPECT_TRUE(audit != "genuine" || one == "genuine" || one == "incomplete") << c.test;
    }
}

class Agreement : public testing::Test {
    void TestBody() override { agree(); }
};

// Registers the cases before main().
const bool kRegistered = [] {
    for (const Case &c : Cases::get().cases) {
        const size_t dot = c.test.find('.');
        testing::RegisterTest(c.test.substr(0, dot).c_str(), c.test.substr(dot + 1).c_str(),
                              nullptr, nullptr, __FILE__, __LINE__,
                              [&c]() -> Rule * { return new Rule(c); });
    }
    testing::RegisterTest("rule_3_of_all", "expectations_agree", nullptr, nullptr, __FILE__,
                          __LINE__, []() -> Agreement * { return new Agreement; });
    return true;
}();

}  // namespace
