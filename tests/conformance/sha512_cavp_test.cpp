// SPDX-License-Identifier: MIT
// NIST CAVP for SHA-512: short and long messages, and the Monte Carlo chain.
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "hash/sha512.hpp"

namespace {

using nlohmann::json;

std::string digest(std::string_view message) {
    uint8_t out[64];
    pith::hash::Sha512 hash;
    hash.begin();
    hash.update(tests::bytes(message), message.size());
    hash.finish(out);
    return {reinterpret_cast<const char *>(out), 64};
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

TEST(Sha512Cavp, short_messages) {
    check_messages("sha512_cavp_ShortMsg.jsonl", 129);
}

TEST(Sha512Cavp, long_messages) {
    check_messages("sha512_cavp_LongMsg.jsonl", 128);
}

// SHAVS 6.4: each checkpoint hashes the last three digests 1,000 times.
TEST(Sha512Cavp, monte_carlo) {
    const tests::Path path = tests::vectors() / "sha512_cavp_Monte.jsonl";
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
