// SPDX-License-Identifier: MIT
// Runs the rotations of rings.py. Checks each verdict and, if genuine, the new ring.
#include <pith/ring.h>
#include <string.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <random>

#include "files.hpp"

namespace {

using nlohmann::json;

struct Case {
    std::string name, text;
    pith_verdict verdict;
    pith_ring current, next;
    uint32_t time;
};

pith_ring ring_of(const json &value) {
    pith_ring ring{};
    ring.version = value["version"];
    for (const json &from : value["keys"]) {
        pith_ring_key &key = ring.keys[ring.count++];
        const std::string id = from["key_id"];
        const std::string bytes = tests::unhex(from["public_key_hex"].get<std::string>());
        memcpy(key.id, id.c_str(), id.size());
        memcpy(key.bytes, bytes.data(), sizeof key.bytes);
        key.not_before = from["not_before"];
        key.not_after = from["not_after"];
        key.revoked = from["revoked"].get<bool>();
    }
    return ring;
}

std::string spell(const pith_ring &ring) {
    std::string out = std::to_string(ring.version) + ":" + std::to_string(ring.count);
    for (const pith_ring_key &key : ring.keys) {
        out += "|" + std::string(key.id) + " " +
               tests::hex({reinterpret_cast<const char *>(key.bytes), sizeof key.bytes}) + " " +
               std::to_string(key.not_before) + " " + std::to_string(key.not_after) +
               (key.revoked != 0 ? " revoked" : "");
    }
    return out;
}

pith_verdict verdict_of(const std::string &name) {
    for (const pith_verdict verdict :
         {PITH_GENUINE, PITH_FORGED, PITH_UNKNOWN_KEY, PITH_UNSUPPORTED, PITH_MALFORMED,
          PITH_AMBIGUOUS, PITH_INCOMPLETE, PITH_TOO_LARGE, PITH_MISUSE}) {
        if (name == pith_verdict_name(verdict)) return verdict;
    }
    ADD_FAILURE() << name;
    return PITH_PENDING;
}

class Rings : public testing::Test {
 protected:
    static void SetUpTestSuite() {
        const tests::Path folder = PITH_RINGS;
        for (const json &row : json::parse(tests::read(folder / "index.json"))) {
            cases.push_back({row["name"], tests::read(folder / row["file"].get<std::string>()),
                             verdict_of(row["verdict"]), ring_of(row["current"]),
                             row.contains("next") ? ring_of(row["next"]) : pith_ring{},
                             row["time"]});
        }
        ASSERT_GT(cases.size(), 350u);
    }

    static inline std::vector<Case> cases;
};

// Runs a case in pieces on the heap at their exact size. The rotation moves between calls.
template <class NextSize>
pith_verdict rotate(const Case &c, NextSize next_size, uint32_t budget, pith_ring &next) {
    auto r = std::make_unique<pith_rotation>();
    memset(r.get(), 0xA5, sizeof *r);
    memset(&next, 0x5A, sizeof next);
    const auto moved = [&r] {
        auto fresh = std::make_unique<pith_rotation>(*r);
        memset(r.get(), 0x5A, sizeof *r);
        r = std::move(fresh);
    };
    pith_rotation_begin(r.get(), &c.current, c.time);
    pith_verdict verdict = PITH_PENDING;
    for (std::string_view text = c.text; !text.empty() && verdict == PITH_PENDING; moved()) {
        const size_t size = std::min<size_t>(text.size(), next_size());
        const std::vector<char> piece(text.begin(), text.begin() + static_cast<ptrdiff_t>(size));
        verdict = pith_rotation_feed(r.get(), piece.data(), size);
        text.remove_prefix(size);
    }
    if (verdict == PITH_PENDING) verdict = pith_rotation_end(r.get());
    moved();
    for (; verdict == PITH_PENDING; moved()) verdict = pith_rotation_step(r.get(), budget);
    EXPECT_EQ(pith_rotation_get(r.get(), &next), verdict) << c.name;
    return verdict;
}

}  // namespace

TEST_F(Rings, every_rotation_gets_its_verdict_and_ring) {
    for (const Case &c : cases) {
        pith_rotation r;
        pith_ring next;
        memset(&next, 0x5A, sizeof next);
        const pith_verdict got =
            pith_rotate(&r, &c.current, c.time, c.text.data(), c.text.size(), &next);
        EXPECT_STREQ(pith_verdict_name(got), pith_verdict_name(c.verdict)) << c.name;
        EXPECT_EQ(spell(next), spell(c.next)) << c.name;
    }
}

TEST_F(Rings, no_split_changes_anything) {
    std::mt19937 random(5);
    for (const Case &c : cases) {
        pith_ring next;
        EXPECT_EQ(rotate(
                      c, [] { return 1; }, 0, next),
                  c.verdict)
            << c.name;
        EXPECT_EQ(spell(next), spell(c.next)) << c.name;
        const auto budget = static_cast<uint32_t>(1 + random() % 7);
        EXPECT_EQ(rotate(
                      c, [&random] { return random() % 90; }, budget, next),
                  c.verdict)
            << c.name;
        EXPECT_EQ(spell(next), spell(c.next)) << c.name;
    }
}

TEST_F(Rings, every_cut_is_incomplete) {
    const Case &good = cases.front();
    ASSERT_EQ(good.verdict, PITH_GENUINE);
    for (size_t size = 0; size < good.text.size(); ++size) {
        pith_rotation r;
        pith_ring next;
        EXPECT_EQ(pith_rotate(&r, &good.current, 0, good.text.data(), size, &next), PITH_INCOMPLETE)
            << size;
        EXPECT_EQ(spell(next), spell({}));
    }
}

TEST_F(Rings, every_flipped_bit_is_refused) {
    const Case &good = cases.front();
    for (size_t i = 0; i < good.text.size(); ++i) {
        std::string text = good.text;
        text[i] = static_cast<char>(text[i] ^ 1 << i % 8);
        pith_rotation r;
        pith_ring next;
        EXPECT_NE(pith_rotate(&r, &good.current, 0, text.data(), text.size(), &next), PITH_GENUINE)
            << i;
        EXPECT_EQ(spell(next), spell({})) << i;
    }
}

// A genuine rotation does not fit its own result: its version is not the next one.
TEST_F(Rings, a_rotation_fits_one_ring_only) {
    size_t genuine = 0;
    for (const Case &c : cases) {
        if (c.verdict != PITH_GENUINE) continue;
        ++genuine;
        pith_rotation r;
        pith_ring next;
        EXPECT_EQ(pith_rotate(&r, &c.next, c.time, c.text.data(), c.text.size(), &next),
                  PITH_UNSUPPORTED)
            << c.name;
    }
    EXPECT_GT(genuine, 20u);
}
