// SPDX-License-Identifier: MIT
// Host tests only: verifies one document in any split, and returns everything that a caller sees.
#pragma once

#include <pith/pith.h>
#include <string.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

struct Outcome {
    pith_verdict verdict;
    uint32_t offset;
    std::string claims;  // all claims as text; empty: the struct was zero
    bool operator==(const Outcome &) const = default;
};

inline std::ostream &operator<<(std::ostream &out, const Outcome &o) {
    return out << pith_verdict_name(o.verdict) << " at " << o.offset << " " << o.claims;
}

inline std::string text_of(pith_text text) {
    return text.data == nullptr ? std::string() : std::string(text.data, text.size);
}

inline std::string spell(const pith_claims &c) {
    const pith_claims zero{};
    if (memcmp(&c, &zero, sizeof c) == 0) return {};
    std::string out = std::string(c.number) + "|";
    const auto add_hash = [&out](const uint8_t *hash) {
        if (hash != nullptr) out.append(reinterpret_cast<const char *>(hash), 32);
        out += "|";
    };
    add_hash(c.digest);
    out += std::string(c.key == nullptr ? "no key" : c.key->id) + "|";
    for (const pith_text &text :
         {c.source_kind, c.source_id, c.submitted_at, c.license, c.primary_cat})
        out += text_of(text) + "|";
    out += std::to_string(c.source_version) + "|";
    for (uint32_t i = 0; i < c.cross_cats; ++i) out += text_of(pith_cross_cat(&c, i)) + "|";
    add_hash(c.title_sha256);
    add_hash(c.abstract_sha256);
    return out;
}

inline Outcome outcome_of(const pith_verifier &v, pith_verdict verdict) {
    pith_claims claims;
    memset(&claims, 0xAA, sizeof claims);
    const pith_verdict again = pith_get_claims(&v, &claims);
    // A verifier with two different verdicts has no outcome.
    return {again == verdict ? verdict : PITH_MISUSE, pith_offset(&v), spell(claims)};
}

// Feeds `text` in pieces; next_size(bytes left) gives each size. Each piece is copied to the heap
// at its exact size, so ASan finds a read outside. With `move`, the verifier moves between calls
// and its old memory is overwritten.
template <class NextSize>
Outcome judge(std::string_view text, const pith_keyring &ring, NextSize next_size,
              uint32_t budget = 0, bool move = false) {
    auto v = std::make_unique<pith_verifier>();
    const auto moved = [&v, move] {
        if (!move) return;
        auto fresh = std::make_unique<pith_verifier>(*v);
        memset(v.get(), 0x5A, sizeof *v);
        v = std::move(fresh);
    };
    memset(v.get(), 0xA5, sizeof *v);
    pith_begin(v.get(), &ring);
    pith_verdict verdict = PITH_PENDING;
    while (!text.empty() && verdict == PITH_PENDING) {
        moved();
        const size_t size = std::min<size_t>(text.size(), next_size(text.size()));
        const std::vector<char> piece(text.begin(), text.begin() + static_cast<ptrdiff_t>(size));
        verdict = pith_feed(v.get(), piece.data(), size);
        text.remove_prefix(size);
    }
    moved();
    if (verdict == PITH_PENDING) verdict = pith_end(v.get());
    while (verdict == PITH_PENDING) {
        moved();
        verdict = pith_step(v.get(), budget);
    }
    moved();
    return outcome_of(*v, verdict);
}

inline Outcome judge(std::string_view text, const pith_keyring &ring) {
    return judge(text, ring, [](size_t left) { return left; });
}

inline Outcome judge_bytewise(std::string_view text, const pith_keyring &ring) {
    return judge(text, ring, [](size_t) { return size_t{1}; });
}

// Uses pieces of 0 to 40 bytes, sometimes more, small steps, and a verifier that moves.
inline Outcome judge_at_random(std::string_view text, const pith_keyring &ring,
                               std::mt19937 &random) {
    const auto budget = static_cast<uint32_t>(random() % 7);
    return judge(
        text, ring,
        [&random](size_t) -> size_t {
            return random() % 16 == 0 ? random() % 3000 : random() % 41;
        },
        budget, true);
}

}  // namespace tests
