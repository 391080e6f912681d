// SPDX-License-Identifier: MIT
// Each check is needed: without it, and with all the others, exactly the documents pass that it
// alone refuses. The auditor of this program has its check `left_out` (see without.cmake).
#include "audit.hpp"
#include "cases.hpp"

namespace tests {
pith_check left_out = PITH_CHECKS;
}

namespace {

class Without : public tests::Cases {
 protected:
    void TearDown() override { tests::left_out = PITH_CHECKS; }
};

pith_check find_check(const std::string &name) {
    uint32_t check = 0;
    while (check < PITH_CHECKS && name != pith_check_name(static_cast<pith_check>(check))) ++check;
    return static_cast<pith_check>(check);
}

}  // namespace

TEST_F(Without, a_check_exactly_its_documents_pass) {
    size_t passed = 0;
    for (const nlohmann::json &row : index["cases"]) {
        if (!row["check"].is_string() || !row["alone"].get<bool>()) continue;
        const std::string name = row["name"];
        const pith_check needed = find_check(row["check"]);
        ASSERT_LT(needed, PITH_CHECKS) << name;
        for (uint32_t other = 0; other < PITH_CHECKS; ++other) {
            tests::left_out = static_cast<pith_check>(other);
            const tests::Audit got = tests::audit(row["text"], ring);
            if (other == needed) {
                EXPECT_EQ(pith_verdict_name(got.verdict), std::string("genuine"))
                    << name << " at " << got.offset;
                ++passed;
            } else {
                EXPECT_EQ(pith_verdict_name(got.verdict), row["verdict"].get<std::string>())
                    << name << " without " << pith_check_name(tests::left_out);
            }
        }
    }
    EXPECT_GT(passed, 200u);
}
