// SPDX-License-Identifier: MIT
// Signatures of Wycheproof, speccheck, CCTV, BoringSSL, RFC 8032 and djb, and modified ones of the
// registry. Each verdict is `expect.strict` if the key may be installed. Small curves take sixty
// times as long, so one row in eight runs there; the variable PITH_EVERY_ROW runs all.
#include <pith/pinned_key.hpp>

#include <map>
#include <nlohmann/json.hpp>

#include "ed25519_equation.hpp"
#include "files.hpp"

namespace {

using nlohmann::json;
using pith::curve::EquationTest;
using Result = EquationTest::Result;

Result run(const std::string &signature, const std::string &message, const pith_key &key) {
    return EquationTest::run(tests::bytes(signature), tests::bytes(message), message.size(), key);
}

#ifdef PITH_SMALL_CURVE
const size_t kStep = std::getenv("PITH_EVERY_ROW") ? 1 : 8;
#else
constexpr size_t kStep = 1;
#endif

template <class Each>
size_t for_each_row(const tests::Path &path, Each each) {
    std::istringstream lines(tests::read(path));
    size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        if (count % kStep == 0) each(json::parse(line));
    }
    return count;
}

pith_key key_of(const std::string &bytes) {
    pith_key key = {"vector", {}, nullptr};
    memcpy(key.bytes, bytes.data(), 32);
    return key;
}

// The vectors state these facts about their keys.
bool may_be_installed(const json &row) {
    return row["facts"]["A_canon"] == true && row["facts"]["A_ord"] == "L";
}

struct Count {
    size_t rows = 0, installable = 0, accepted = 0, mixed = 0, lengths = 0;
};

void check_file(const char *name, Count &count) {
    const tests::Path path = tests::vectors() / name;
    PITH_SKIP_WITHOUT(path);
    count.rows += for_each_row(path, [&](const json &row) {
        SCOPED_TRACE(row["id"].get<std::string>());
        const std::string bytes = tests::unhex(row["pk"].get<std::string>());
        const std::string signature = tests::unhex(row["sig"].get<std::string>());
        const std::string message = tests::unhex(row["msg"].get<std::string>());
        const bool strict = row["expect"]["strict"];
        // The caller checks lengths (base64 of 88 characters); no such row may be acceptable.
        if (bytes.size() != 32 || signature.size() != 64) {
            EXPECT_FALSE(strict);
            ++count.lengths;
            return;
        }
        const pith_key key = key_of(bytes);
        const Result result = run(signature, message, key);
        if (may_be_installed(row)) {
            ++count.installable;
            count.accepted += strict ? 1 : 0;
            EXPECT_EQ(result, strict ? Result::kValid : Result::kInvalid);
        } else {
            // Also for rows that are strict otherwise: their keys have a small part.
            EXPECT_EQ(result, Result::kBadKey);
            count.mixed += strict ? 1 : 0;
        }
        if (memcmp(bytes.data(), pith_registry_key.bytes, 32) == 0) {
            EXPECT_EQ(run(signature, message, pith_registry_key), result);
        }
    });
}

}  // namespace

TEST(Ed25519Vectors, verdicts_are_strict) {
    Count count;
    for (const char *const name :
         {"ed25519_wycheproof.jsonl", "ed25519_speccheck.jsonl", "ed25519_cctv.jsonl",
          "ed25519_boringssl.jsonl", "ed25519_rfc8032.jsonl", "ed25519_djb1024.jsonl",
          "ed25519_pith_negative.jsonl"}) {
        check_file(name, count);
        if (IsSkipped()) return;
    }
    // 3,451 rows: the minimum numbers show a reader that drops rows.
    EXPECT_GE(count.rows, 3451u);
    EXPECT_GE(count.installable, 2000u / kStep);
    EXPECT_GE(count.accepted, 1000u / kStep);
    if (kStep == 1) {
        EXPECT_EQ(count.mixed, 43u);
    }
    RecordProperty("rows", static_cast<int>(count.rows));
}

TEST(Ed25519Vectors, keys_are_accepted_or_refused) {
    const tests::Path path = tests::vectors() / "ed25519_points.jsonl";
    PITH_SKIP_WITHOUT(path);
    size_t good = 0;
    const size_t rows = for_each_row(path, [&](const json &row) {
        const std::string encoding = row["enc"];
        const std::string bytes = tests::unhex(encoding);
        SCOPED_TRACE(encoding);
        // With a zero signature, a valid key gives an invalid signature.
        const Result result = run(std::string(64, '\0'), "", key_of(bytes));
        const bool install_ok = row["install_ok"];
        EXPECT_EQ(result, install_ok ? Result::kInvalid : Result::kBadKey);
        good += install_ok ? 1 : 0;
        // The functions that check pinned keys at compile time must agree.
        pith::curve::FieldElement x, y;
        EXPECT_EQ(
            pith::curve::decode_point(x, y, tests::bytes(bytes)) && pith::curve::has_order_l(x, y),
            install_ok);
    });
    EXPECT_GE(rows, 309u);
    EXPECT_GE(good, 1u);
}

// 222 of 256 one-bit errors in L pass every public suite of signatures; these vectors find all.
TEST(Ed25519Vectors, scalars_are_compared_with_the_order) {
    const tests::Path path = tests::vectors() / "scalar_canonical.jsonl";
    PITH_SKIP_WITHOUT(path);
    const size_t rows = for_each_row(path, [&](const json &row) {
        const std::string bytes = tests::unhex(row["s"].get<std::string>());
        pith::curve::Scalar s = {};
        pith::curve::read_words(s.word, tests::bytes(bytes), 8);
        EXPECT_EQ(pith::curve::below_order(s), row["lt_L"].get<bool>()) << tests::hex(bytes);
#ifdef PITH_SMALL_CURVE
        EXPECT_EQ(EquationTest::takes_scalar(tests::bytes(bytes)), row["lt_L"].get<bool>());
#endif
    });
    EXPECT_GE(rows, 1039u);
}
