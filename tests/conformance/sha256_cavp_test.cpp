// SPDX-License-Identifier: MIT
// NIST CAVP for SHA-256: short and long messages, and the Monte Carlo chain.
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "hash/sha256.hpp"

namespace {

using nlohmann::json;

std::string digest(std::string_view message) {
    uint8_t out[32];
    pith::hash::sha256(tests::bytes(message), message.size(), out);
    return {reinterpret_cast<const char *>(out), 32};
}

void check_messages(const char *name, size_t at_least) {
    const tests::Path path = tests::vectors() / name;
    PITH_SKIP_WITHOUT(path);
    std::istringstream lines(tests::read(path));
    size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const json row = json::parse(line);
        const std::string message = tests::unhex(row["msg"].get<std::string>());
        ASSERT_EQ(message.size(), row["len"].get<size_t>());
        EXPECT_EQ(tests::hex(digest(message)), row["md"].get<std::string>());
    }
    EXPECT_GE(count, at_least);
}

}  // namespace

TEST(Sha256Cavp, short_messages) {
    check_messages("sha256_cavp_ShortMsg.jsonl", 65);
}

TEST(Sha256Cavp, long_messages) {
    check_messages("sha256_cavp_LongMsg.jsonl", 64);
}

// SHAVS 6.4: each checkpoint hashes the last three digests 1,000 times.
TEST(Sha256Cavp, monte_carlo) {
    const tests::Path path = tests::vectors() / "sha256_cavp_Monte.jsonl";
    PITH_SKIP_WITHOUT(path);
    const json row = json::parse(tests::read(path));
    ASSERT_EQ(row["md"].size(), 100u);
    std::string seed = tests::unhex(row["seed"].get<std::string>());
    for (const json &want : row["md"]) {
        std::string a = seed, b = seed, c = seed;
        for (int i = 0; i < 1000; ++i) {
            std::string next = digest(a + b + c);
            a = b;
            b = c;
            c = next;
        }
        seed = c;
        ASSERT_EQ(tests::hex(seed), want.get<std::string>());
    }
}
