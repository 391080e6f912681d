// SPDX-License-Identifier: MIT
// The documents of make.py and the keys that signed them; and the five real ones.
#pragma once

#include <gtest/gtest.h>
#include <pith/pith.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "files.hpp"

namespace tests {

inline constexpr const char *kRecords[] = {"bundle-1706.02379", "bundle-1802.08635",
                                           "record-1702.00953", "record-1812.11732",
                                           "state-1903.01061"};

inline std::string read_record(const std::string &name) {
    return read(Path(PITH_TEST_PROJECT) / "tests" / "records" / (name + ".json"));
}

class Cases : public testing::Test {
 protected:
    static void SetUpTestSuite() {
        index = nlohmann::json::parse(read(PITH_AUDIT_CASES));
        keys.clear();
        for (const nlohmann::json &key : index["keys"]) {
            pith_key made{key["id"].get_ref<const std::string &>().c_str(), {}, nullptr};
            const std::string bytes = unhex(key["hex"].get<std::string>());
            ASSERT_EQ(bytes.size(), sizeof made.bytes);
            std::copy(bytes.begin(), bytes.end(), made.bytes);
            keys.push_back(made);
        }
        ring = {keys.data(), keys.size()};
    }
    static std::string text(const std::string &name) {
        for (const nlohmann::json &row : index["cases"]) {
            if (row["name"] == name) return row["text"];
        }
        ADD_FAILURE() << name;
        return {};
    }

    static inline nlohmann::json index;
    static inline std::vector<pith_key> keys;
    static inline pith_keyring ring;
};

}  // namespace tests
