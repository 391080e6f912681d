// SPDX-License-Identifier: MIT
// The registry of the test documents (tests/synthetic/pith.py) in C++. Signs a changed document
// again, so a search passes digests and signatures. Uses only nlohmann/json and libsodium, because
// core's results are compared with this code.
#pragma once

#include <pith/pith.h>
#include <sodium.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "fuzz.hpp"

namespace tests {

using nlohmann::json;

// Writes sorted keys without white space. Invalid UTF-8 becomes U+FFFD, as in the document.
inline std::string canonical(const json &value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

inline std::string sha256(std::string_view text) {
    std::string out(32, 0);
    crypto_hash_sha256(reinterpret_cast<unsigned char *>(out.data()), bytes(text), text.size());
    return out;
}

inline std::string hex(std::string_view data) {
    std::string out;
    for (const char c : data) {
        out += "0123456789abcdef"[static_cast<uint8_t>(c) >> 4];
        out += "0123456789abcdef"[static_cast<uint8_t>(c) & 15];
    }
    return out;
}

inline std::string base32(std::string_view data, size_t size) {
    std::string out;
    for (size_t bit = 0; out.size() < size; bit += 5) {
        unsigned value = 0;
        for (size_t i = bit; i < bit + 5; ++i)
            value = value << 1 | (static_cast<uint8_t>(data[i / 8]) >> (7 - i % 8) & 1);
        out += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[value];
    }
    return out;
}

// Returns the member of an object if it has that type, else a null pointer.
inline json *object_at(json *value, const char *key) {
    if (value == nullptr || !value->is_object()) return nullptr;
    const auto found = value->find(key);
    return found != value->end() && found->is_object() ? &*found : nullptr;
}
inline const json *object_at(const json *value, const char *key) {
    return object_at(const_cast<json *>(value), key);
}
inline std::string text_at(const json *value, const char *key) {
    if (value == nullptr || !value->is_object()) return {};
    const auto found = value->find(key);
    return found != value->end() && found->is_string() ? found->get<std::string>() : std::string();
}

inline json without(json value, std::initializer_list<const char *> keys) {
    for (const char *key : keys) value.erase(key);
    return value;
}

inline std::string number_of(const json &record) {
    const std::string year = text_at(object_at(&record, "metadata"), "submitted_at").substr(0, 4);
    return "pith:" + year + ":" + base32(sha256(canonical(record)), 26);
}

// The parts to compute again.
enum Seal : unsigned {
    kCopies = 1,    // every other record becomes the first
    kReceipts = 2,  // digests and receipts of records
    kNumbers = 4,
    kEvents = 8,
    kSummaries = 16,  // everything derived from the events, in a bundle's state
    kStateHash = 32,
    kBundle = 64,
    kAllSeals = 127,
};

class Registry {
 public:
    Registry() {
        if (sodium_init() < 0) std::abort();
        const std::string seed = sha256("pith test world: 1");
        crypto_sign_seed_keypair(key_.bytes, secret_, bytes(seed));
        HOLDS(pith_load_key(&key_, comb_, sizeof comb_) == 5);
    }
    Registry(const Registry &) = delete;

    const pith_keyring &ring() const { return ring_; }

    std::string sign(std::string_view digest) const {
        unsigned char signature[64];
        crypto_sign_detached(signature, nullptr, bytes(digest), digest.size(), secret_);
        char text[89];
        sodium_bin2base64(text, sizeof text, signature, 64, sodium_base64_VARIANT_ORIGINAL);
        return text;
    }
    bool is_signed(std::string_view digest, const std::string &signature_b64) const {
        unsigned char signature[64];
        size_t size = 0;
        return sodium_base642bin(signature, sizeof signature, signature_b64.data(),
                                 signature_b64.size(), nullptr, &size, nullptr,
                                 sodium_base64_VARIANT_ORIGINAL) == 0 &&
               size == 64 &&
               crypto_sign_verify_detached(signature, bytes(digest), digest.size(), key_.bytes) ==
                   0;
    }

    // Calls visit(object) for every object that may have a record, a digest or a receipt.
    template <class Visit>
    static void for_each_holder(json &document, Visit visit) {
        const auto go = [&visit](json *holder) {
            if (holder != nullptr) visit(*holder);
        };
        go(&document);
        go(object_at(&document, "payload"));
        const auto events = document.find("events");
        if (events != document.end() && events->is_array()) {
            for (json &event : *events) go(object_at(&event, "payload"));
        }
        for (json *const state : {&document, object_at(&document, "state")}) {
            json *const current = object_at(state, "current");
            go(current);
            go(object_at(object_at(current, "record_created"), "payload"));
        }
    }

    void seal(json &document, unsigned seals) const {
        if (!document.is_object()) return;
        json record;
        for_each_holder(document, [&](json &holder) {
            const auto found = holder.find("canonical_record");
            if (found == holder.end()) return;
            if (record.is_null()) record = *found;
            if ((seals & kCopies) != 0) *found = record;
            if ((seals & kReceipts) != 0) seal_record(holder, *found);
        });
        if ((seals & kNumbers) != 0 && !record.is_null()) seal_numbers(document, record);
        if ((seals & kEvents) != 0) seal_events(document, record);
        json *const state = object_at(&document, "state");
        if ((seals & kSummaries) != 0 && state != nullptr) summarize(*state, document);
        for (json *const each : {state, &document}) {
            if ((seals & kStateHash) == 0 || each == nullptr || !each->contains("state_sha256"))
                continue;
            (*each)["state_sha256"] = hex(sha256(canonical(without(*each, {"state_sha256"}))));
        }
        json *const signature = object_at(&document, "bundle_signature");
        if ((seals & kBundle) != 0 && signature != nullptr) {
            const std::string digest = sha256(canonical(without(document, {"bundle_signature"})));
            (*signature)["bundle_sha256"] = hex(digest);
            (*signature)["signature_b64"] = sign(digest);
        }
    }

 private:
    void seal_record(json &holder, const json &record) const {
        const std::string digest = sha256(canonical(record));
        if (holder.contains("canonical_sha256")) holder["canonical_sha256"] = hex(digest);
        if (json *const receipt = object_at(&holder, "receipt"); receipt != nullptr) {
            (*receipt)["canonical_sha256"] = hex(digest);
            (*receipt)["signature_b64"] = sign(digest);
        }
    }
    static void seal_numbers(json &document, const json &record) {
        const std::string number = number_of(record);
        for (json *const holder : {&document, object_at(&document, "state")}) {
            if (holder == nullptr) continue;
            if (holder->contains("pith_number")) (*holder)["pith_number"] = number;
            if (holder->contains("short_pith_number"))
                (*holder)["short_pith_number"] = "pith:" + number.substr(10, 8);
        }
    }
    void seal_events(json &document, const json &record) const {
        if (document.contains("event_id")) seal_event(document, record);
        const auto events = document.find("events");
        if (events == document.end() || !events->is_array()) return;
        for (json &event : *events) seal_event(event, record);
    }
    void seal_event(json &event, const json &record) const {
        json *const signature = object_at(&event, "signature");
        if (signature == nullptr) return;
        if (!record.is_null() && event.contains("subject_pith_number"))
            event["subject_pith_number"] = number_of(record);
        const std::string digest =
            sha256(canonical(without(event, {"event_id", "content_sha256", "signature"})));
        (*signature)["signature_b64"] = sign(digest);
        event["content_sha256"] = hex(digest);
        event["event_id"] = "sha256:" + hex(digest);
    }
    static json summary(const json &event) {
        json made = json::object();
        for (const char *key : {"event_id", "target", "created_at", "signer", "payload"}) {
            if (event.contains(key)) made[key] = event[key];
        }
        return made;
    }
    static void summarize(json &state, const json &document) {
        json *const current = object_at(&state, "current");
        const auto events = document.find("events");
        if (current == nullptr || events == document.end() || !events->is_array()) return;
        json ids = json::array(), snapshots = json::array();
        for (const json &event : *events) {
            ids.push_back(text_at(&event, "event_id"));
            const std::string type = text_at(&event, "event_type");
            if (type == "record_created") (*current)["record_created"] = summary(event);
            if (type == "graph_snapshot") snapshots.push_back(summary(event));
        }
        (*current)["graph_snapshots"] = snapshots;
        state["applied_event_ids"] = ids;
        state["event_count"] = state["valid_event_count"] = ids.size();
    }

    pith_key key_{"test-key-1", {}, nullptr};
    pith_keyring ring_{&key_, 1};
    unsigned char secret_[64];
    alignas(8) unsigned char comb_[PITH_COMB_SIZE(5)];
};

}  // namespace tests
