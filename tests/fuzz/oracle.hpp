// SPDX-License-Identifier: MIT
// Checks a genuine document with nlohmann/json and libsodium.
#pragma once

#include <ctime>

#include "../outcome.hpp"
#include "sealing.hpp"

namespace tests {

// Counts genuine documents. A search without any has failed.
class Reached {
 public:
    void note(bool is_genuine) {
        ++all_;
        if (is_genuine) ++genuine_;
    }
    ~Reached() {
        std::fprintf(stderr, "genuine: %zu of %zu\n", genuine_, all_);
        if (all_ >= 1000 && genuine_ < all_ / 200) std::abort();
    }

 private:
    size_t all_ = 0, genuine_ = 0;
};

// The claims equal every record of the document, and libsodium accepts the receipt.
inline void expect_claims(const Registry &registry, json &document, const pith_claims &claims) {
    const std::string digest(reinterpret_cast<const char *>(claims.digest), 32);
    size_t records = 0, receipts = 0;
    // A digest or a receipt beside a state's copy of the record is not read.
    const auto has_digests = [&document](const json &holder) {
        return object_at(&document, "current") != &holder &&
               object_at(object_at(&document, "state"), "current") != &holder;
    };
    Registry::for_each_holder(document, [&](const json &holder) {
        if (has_digests(holder) && holder.contains("canonical_sha256"))
            HOLDS(text_at(&holder, "canonical_sha256") == hex(digest));
        const json *const receipt = object_at(&holder, "receipt");
        if (has_digests(holder) && receipt != nullptr) {
            ++receipts;
            HOLDS(text_at(receipt, "canonical_sha256") == hex(digest));
            HOLDS(text_at(receipt, "key_id") == claims.key->id);
            HOLDS(registry.is_signed(digest, text_at(receipt, "signature_b64")));
        }
        if (!holder.contains("canonical_record")) return;
        ++records;
        const json &record = holder["canonical_record"];
        HOLDS(sha256(canonical(record)) == digest);
        HOLDS(claims.number == number_of(record));
        const json *const source = object_at(&record, "source");
        const json *const metadata = object_at(&record, "metadata");
        HOLDS(source != nullptr && metadata != nullptr);
        HOLDS(text_of(claims.source_kind) == text_at(source, "kind"));
        HOLDS(text_of(claims.source_id) == text_at(source, "id"));
        HOLDS(claims.source_version == (*source)["version"]);
        HOLDS(text_of(claims.submitted_at) == text_at(metadata, "submitted_at"));
        HOLDS(text_of(claims.license) == text_at(metadata, "license"));
        HOLDS(text_of(claims.primary_cat) == text_at(metadata, "primary_cat"));
        const json &cats = metadata->at("cross_cats_sorted");
        HOLDS(claims.cross_cats == cats.size());
        for (uint32_t i = 0; i < claims.cross_cats; ++i)
            HOLDS(text_of(pith_cross_cat(&claims, i)) == cats[i]);
        const auto is_hash = [metadata](const uint8_t *hash, const char *key) {
            return hex({reinterpret_cast<const char *>(hash), 32}) == text_at(metadata, key);
        };
        HOLDS(is_hash(claims.title_sha256, "title_canon_sha256"));
        HOLDS(is_hash(claims.abstract_sha256, "abstract_canon_sha256"));
    });
    HOLDS(records != 0 && receipts != 0);
    if (document.contains("pith_number")) HOLDS(document["pith_number"] == claims.number);
    if (document.contains("short_pith_number")) {
        HOLDS(text_at(&document, "short_pith_number") ==
              "pith:" + std::string(claims.number).substr(10, 8));
    }
}

inline void expect_event(const Registry &registry, const json &event) {
    const std::string digest =
        sha256(canonical(without(event, {"event_id", "content_sha256", "signature"})));
    HOLDS(text_at(&event, "content_sha256") == hex(digest));
    HOLDS(text_at(&event, "event_id") == "sha256:" + hex(digest));
    HOLDS(registry.is_signed(digest, text_at(object_at(&event, "signature"), "signature_b64")));
}

// Checks the audit's results: events, the state's hash, values derived from the events, the bundle.
inline void expect_audited(const Registry &registry, const json &document) {
    if (document.contains("event_type")) expect_event(registry, document);
    const json *const inner = object_at(&document, "state");
    for (const json *const state : {inner, &document}) {
        if (state == nullptr || !state->contains("state_type")) continue;
        HOLDS(text_at(state, "state_sha256") ==
              hex(sha256(canonical(without(*state, {"state_sha256"})))));
    }
    if (!document.contains("bundle_type")) return;
    HOLDS(inner != nullptr);
    const json &events = document.at("events");
    json ids = json::array();
    for (const json &event : events) {
        expect_event(registry, event);
        ids.push_back(event["event_id"]);
    }
    HOLDS(inner->at("applied_event_ids") == ids);
    HOLDS(inner->at("event_count") == ids.size());
    const std::string digest = sha256(canonical(without(document, {"bundle_signature"})));
    const json *const signature = object_at(&document, "bundle_signature");
    HOLDS(text_at(signature, "bundle_sha256") == hex(digest));
    HOLDS(registry.is_signed(digest, text_at(signature, "signature_b64")));
}

// Returns the seconds since 1970 of "2026-06-02T23:05:23Z", by the C library.
inline uint32_t seconds_of(const std::string &text) {
    tm parts{};
    const char *const end = strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
    HOLDS(end != nullptr);
    return static_cast<uint32_t>(timegm(&parts));
}

}  // namespace tests
