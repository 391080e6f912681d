// SPDX-License-Identifier: MIT
// The program that a user would write with a JSON library and libsodium: it parses a document,
// writes the canonical bytes of each signed part, hashes them and checks the signatures.
//
// A receipt: canonical_record against its digest, its number and the receipt's signature.
//
// An audit: no duplicate keys; every copy of the record, its digest, number, source, title and
// receipt; aliases; links; lists that a snapshot says are empty; for each event digest, names,
// subject, signer and signature; the state's hash, counts, order, aliases and summaries; public
// keys; the signature of a bundle.
//
// Not checked, other than by this library: members that are unknown, or have a wrong type where no
// check reads them; constants; times; sizes; a policy. No labels, and no offset of a fault.
#pragma once

#include <sodium.h>

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>

namespace peer {

// The one trusted key.
struct Key {
    std::string_view id;
    const std::uint8_t *bytes;
};

using Skip = std::initializer_list<std::string_view>;

// Appends a string's canonical bytes, with quotes.
inline void write_string(std::string_view text, std::string &out) {
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, from, i - from);
        from = i + 1;
        constexpr char kDigits[] = "0123456789abcdef";
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: out += "\\u00", out += kDigits[c >> 4], out += kDigits[c & 15];
        }
    }
    out.append(text, from);
    out += '"';
}

// Json is a JSON library:
//
//     using Value;
//     static bool find(const Value &object, std::string_view key, Value &member);
//     static bool text(const Value &value, std::string_view &text);
//     static bool number(const Value &value, std::uint64_t &number);
//     template <class F> static bool each(const Value &array, F take);  take returns true to go on
//     template <class F> static bool each_member(const Value &object, F take);
//     static bool is_unique(const Value &value);  no duplicate key in it
//     static void write(const Value &value, std::string &out, Skip skip);  canonical, less members
template <class Json>
class Checks {
 public:
    using Value = typename Json::Value;

    explicit Checks(const Key &key) : key_(key) {}

    bool receipt(const Value &root) {
        Value record;
        if (!Json::find(root, "canonical_record", record)) return false;
        digest(record, {}, record_);
        return holds_receipt(root) && is(root, "canonical_sha256", hex(record_)) &&
               is(root, "pith_number", number_of(record));
    }

    bool record(const Value &root) {
        Value list;
        return is(root, "record_type", "pith_number_record") && Json::is_unique(root) &&
               receipt(root) && holds_names(root) && holds_title(root) && holds_snapshot(root) &&
               Json::find(root, "aliases", list) && holds_aliases(list) &&
               Json::find(root, "events", list) && holds_events(list);
    }

    bool bundle(const Value &root) {
        Value record, list, state, sealed;
        if (!is(root, "bundle_type", "pith_open_graph_bundle") || !Json::is_unique(root) ||
            !Json::find(root, "canonical_record", record)) {
            return false;
        }
        digest(record, {}, record_);
        if (!is(root, "canonical_sha256", hex(record_)) ||
            !is(root, "pith_number", number_of(record)) || !holds_names(root) ||
            !Json::find(root, "source_aliases", list) || !holds_aliases(list) ||
            !Json::find(root, "events", list) || !holds_events(list) ||
            !Json::find(root, "state", state) || !holds_state(state, root) ||
            !Json::find(root, "public_keys", list) || !holds_keys(list)) {
            return false;
        }
        Hash whole;
        digest(root, {"bundle_signature"}, whole);
        return Json::find(root, "bundle_signature", sealed) &&
               is(sealed, "bundle_sha256", hex(whole)) && is_signed(sealed, whole);
    }

 private:
    struct Hash {
        std::uint8_t bytes[crypto_hash_sha256_BYTES];
    };

    void digest(const Value &value, Skip skip, Hash &hash) {
        bytes_.clear();
        Json::write(value, bytes_, skip);
        crypto_hash_sha256(hash.bytes, reinterpret_cast<const std::uint8_t *>(bytes_.data()),
                           bytes_.size());
    }

    std::string_view hex(const Hash &hash) {
        sodium_bin2hex(hex_, sizeof hex_, hash.bytes, sizeof hash.bytes);
        return {hex_, 2 * sizeof hash.bytes};
    }

    // Returns "pith:YEAR:NAME", the name in base32.
    std::string_view number_of(const Value &record) {
        Value metadata;
        std::string_view time;
        if (!Json::find(record, "metadata", metadata) || !text(metadata, "submitted_at", time)) {
            return {};
        }
        number_ = "pith:";
        number_ += time.substr(0, 4);
        number_ += ':';
        std::uint32_t bits = 0, count = 0;
        for (std::size_t at = 0; number_.size() < 36;) {
            while (count < 5) bits = bits << 8 | record_.bytes[at++], count += 8;
            count -= 5;
            number_ += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits >> count & 31];
        }
        return number_;
    }

    static bool text(const Value &object, std::string_view key, std::string_view &text) {
        Value member;
        return Json::find(object, key, member) && Json::text(member, text);
    }
    static bool is(const Value &object, std::string_view key, std::string_view wanted) {
        std::string_view found;
        return text(object, key, found) && found == wanted;
    }

    bool is_signed(const Value &holder, const Hash &message) {
        std::string_view encoded;
        std::uint8_t signature[crypto_sign_BYTES];
        std::size_t size = 0;
        return is(holder, "key_id", key_.id) && is(holder, "algorithm", "ed25519") &&
               text(holder, "signature_b64", encoded) &&
               sodium_base642bin(signature, sizeof signature, encoded.data(), encoded.size(),
                                 nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0 &&
               size == sizeof signature &&
               crypto_sign_verify_detached(signature, message.bytes, sizeof message.bytes,
                                           key_.bytes) == 0;
    }

    // Checks the receipt beside a copy of the record.
    bool holds_receipt(const Value &holder) {
        Value receipt;
        return Json::find(holder, "receipt", receipt) &&
               is(receipt, "canonical_sha256", hex(record_)) && is_signed(receipt, record_);
    }

    bool is_record(const Value &holder) {
        Value copy;
        Hash hash;
        if (!Json::find(holder, "canonical_record", copy)) return false;
        digest(copy, {}, hash);
        return std::memcmp(hash.bytes, record_.bytes, sizeof hash.bytes) == 0;
    }

    // Checks the short number, the source and the links.
    bool holds_names(const Value &root) {
        const std::string_view name = std::string_view(number_).substr(10);
        Value record, links;
        std::string_view text;
        return is(root, "short_pith_number", "pith:" + std::string(name.substr(0, 8))) &&
               Json::find(root, "canonical_record", record) && is_equal(root, record, "source") &&
               Json::find(record, "source", source_) && Json::find(root, "links", links) &&
               Json::each_member(links, [&](const Value &link) {
                   return Json::text(link, text) && (text.find(name) != text.npos ||
                                                     text.find(name.substr(0, 8)) != text.npos);
               });
    }

    bool holds_aliases(const Value &list) {
        std::string_view id;
        Value version;
        std::uint64_t number = 0;
        if (!text(source_, "id", id) || !Json::find(source_, "version", version) ||
            !Json::number(version, number)) {
            return false;
        }
        const std::string_view name = std::string_view(number_).substr(10);
        return Json::each(list, [&](const Value &alias) {
            std::string_view kind;
            if (!text(alias, "alias_kind", kind)) return false;
            std::string wanted(id);
            if (kind == "arxiv_version") wanted += 'v' + std::to_string(number);
            if (kind == "doi") wanted.insert(0, "10.48550/arxiv.");
            if (kind == "pith_short_8") wanted = name.substr(0, 8);
            if (kind == "pith_short_12") wanted = name.substr(0, 12);
            if (kind == "pith_short_16") wanted = name.substr(0, 16);
            return is(alias, "alias_value", wanted);
        });
    }

    bool holds_title(const Value &root) {
        Value paper, record, metadata;
        std::string_view title;
        if (!Json::find(root, "paper", paper) || !text(paper, "title", title) ||
            !Json::find(root, "canonical_record", record) ||
            !Json::find(record, "metadata", metadata)) {
            return false;
        }
        bytes_.assign(title);
        for (char &c : bytes_) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 'a' - 'A');
        }
        Hash hash;
        crypto_hash_sha256(hash.bytes, reinterpret_cast<const std::uint8_t *>(bytes_.data()),
                           bytes_.size());
        return is(metadata, "title_canon_sha256", hex(hash));
    }

    // A list with a count of 0 has the hash of an empty list.
    bool holds_snapshot(const Value &holder) {
        constexpr std::string_view kEmpty =
            "258153158e38e3291e3d48162225fcdb2d5a3ed65a07baac614ab91432fd4f57";
        Value snapshot, part, count;
        std::uint64_t number = 0;
        if (!Json::find(holder, "graph_snapshot", snapshot)) return false;
        for (const char *name : {"claims", "author_claims", "references", "formal_canon"}) {
            if (!Json::find(snapshot, name, part) ||
                !Json::find(part, name[0] == 'f' ? "evidence_count" : "count", count) ||
                !Json::number(count, number) ||
                (number == 0 && !is(part, "snapshot_sha256", kEmpty))) {
                return false;
            }
        }
        return true;
    }

    bool holds_events(const Value &list) {
        ids_.clear();
        return Json::each(list, [&](const Value &event) { return holds_event(event); });
    }

    bool holds_event(const Value &event) {
        Hash hash;
        digest(event, {"event_id", "content_sha256", "signature"}, hash);
        Value signature, payload, signer;
        std::string id = "sha256:";
        id += hex(hash);
        if (!is(event, "content_sha256", hex(hash)) || !is(event, "event_id", id) ||
            !is(event, "subject_pith_number", number_) || !Json::find(event, "signer", signer) ||
            !is(signer, "key_id", key_.id) || !Json::find(event, "signature", signature) ||
            !is_signed(signature, hash) || !Json::find(event, "payload", payload)) {
            return false;
        }
        ids_ += id;
        if (is(event, "event_type", "graph_snapshot")) return holds_snapshot(payload);
        std::string_view source;
        return is(event, "event_type", "record_created") && is_record(payload) &&
               is(payload, "canonical_sha256", hex(record_)) && text(source_, "id", source) &&
               is(payload, "source_id", source) && holds_receipt(payload);
    }

    // Each summary has the members of the event with its id.
    bool holds_summary(const Value &summary, const Value &events) {
        std::string_view id;
        bool is_found = false;
        return text(summary, "event_id", id) &&
               Json::each(events,
                          [&](const Value &event) {
                              if (!is(event, "event_id", id)) return true;
                              is_found = true;
                              return is_equal(summary, event, "payload") &&
                                     is_equal(summary, event, "signer") &&
                                     is_equal(summary, event, "target") &&
                                     is_equal(summary, event, "created_at");
                          }) &&
               is_found;
    }

    bool holds_state(const Value &state, const Value &root) {
        Value current, list, count, events;
        Hash hash;
        digest(state, {"state_sha256"}, hash);
        std::uint64_t number = 0;
        if (!is(state, "state_sha256", hex(hash)) || !is(state, "pith_number", number_) ||
            !Json::find(state, "current", current) || !is_record(current) ||
            !is_equal(current, root, "source_aliases") ||
            !Json::find(state, "event_count", count) || !Json::number(count, number) ||
            number * kIdSize != ids_.size() || !Json::find(root, "events", events) ||
            !Json::find(current, "record_created", list) || !holds_summary(list, events) ||
            !Json::find(current, "graph_snapshots", list) ||
            !Json::each(list, [&](const Value &item) { return holds_summary(item, events); }) ||
            !Json::find(state, "applied_event_ids", list)) {
            return false;
        }
        std::string ids;
        return Json::each(list,
                          [&](const Value &id) {
                              std::string_view name;
                              const bool is_text = Json::text(id, name);
                              if (is_text) ids += name;
                              return is_text;
                          }) &&
               ids == ids_;
    }

    bool holds_keys(const Value &list) {
        Hash key;
        std::memcpy(key.bytes, key_.bytes, sizeof key.bytes);
        return Json::each(list, [&](const Value &item) {
            return is(item, "key_id", key_.id) && is(item, "public_key_hex", hex(key));
        });
    }

    // Compares a member of two objects by its canonical bytes.
    bool is_equal(const Value &a, const Value &b, std::string_view key) {
        Value of_a, of_b;
        if (!Json::find(a, key, of_a) || !Json::find(b, key, of_b)) return false;
        bytes_.clear();
        other_.clear();
        Json::write(of_a, bytes_, {});
        Json::write(of_b, other_, {});
        return bytes_ == other_;
    }

    static constexpr std::size_t kIdSize = 71;  // "sha256:" and 64 digits

    const Key &key_;
    Hash record_;
    Value source_;
    std::string bytes_, other_, number_, ids_;
    char hex_[2 * crypto_hash_sha256_BYTES + 1];
};

// A peer checks one document; the bytes behind it can be read and have no meaning (simdjson).
struct Peer {
    using Check = bool (*)(std::string_view text, const Key &key);
    std::string name;
    Check receipt, record, bundle;
};

constexpr std::size_t kPadding = 64;

Peer with_simdjson();
Peer with_nlohmann();

}  // namespace peer
