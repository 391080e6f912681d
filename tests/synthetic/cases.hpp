// SPDX-License-Identifier: MIT
// The cases that tests/synthetic/make.py wrote to PITH_SYNTHETIC, and the keys that signed them.
#pragma once

#include <pith/pith.h>

#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "files.hpp"
#include "loaded_key.hpp"

namespace tests {

struct Case {
    std::string name, rule, test;  // test: "rule_4_1.prev_event_object"
    std::string text;
    nlohmann::json expected;

    std::string want(const char *member) const { return expected.value(member, std::string()); }
    bool has(const char *member) const { return expected.contains(member); }
};

inline constexpr const char *kRecords[] = {"bundle-1706.02379", "bundle-1802.08635",
                                           "record-1702.00953", "record-1812.11732",
                                           "state-1903.01061"};

inline std::string read_document(const char *folder, const std::string &name) {
    return read(project() / "tests" / folder / (name + ".json"));
}

// Reads the manifest once in a program.
class Cases {
 public:
    static const Cases &get() {
        static const Cases made;
        return made;
    }

    // Returns the text of a case by its name.
    const std::string &text(const std::string &name) const {
        for (const Case &c : cases) {
            if (c.name == name) return c.text;
        }
        ADD_FAILURE() << "no case " << name;
        return cases.front().text;
    }

    std::vector<Case> cases;
    pith_keyring ring{};
    std::vector<pith_key> keys;

 private:
    Cases() {
        const Path folder = PITH_SYNTHETIC;
        const std::string documents = read(folder / "documents.bin");
        const nlohmann::json manifest = nlohmann::json::parse(read(folder / "manifest.json"));
        for (const nlohmann::json &key : manifest["keys"]) {
            ids_.push_back(key["id"]);
            pith_key made{ids_.back().c_str(), {}, nullptr};
            const std::string bytes = unhex(key["hex"].get<std::string>());
            std::copy(bytes.begin(), bytes.end(), made.bytes);
            keys.push_back(loaded_.emplace_back(made).key);
        }
        ring = {keys.data(), keys.size()};
        for (const nlohmann::json &row : manifest["cases"]) {
            cases.push_back({row["name"], row["rule"], row["test"],
                             documents.substr(row["from"], row["size"]), row});
        }
    }

    std::deque<std::string> ids_;
    std::deque<LoadedKey> loaded_;
};

}  // namespace tests
