// SPDX-License-Identifier: MIT
// The expected signature, and the expected values that name its key.
#include "digests.hpp"
#include "forms.hpp"
#include "record_facts.hpp"
#include "refusal.hpp"
#include "text.hpp"

namespace host {
namespace {

constexpr std::size_t kNames = 8;

const pith::Key *find_key(const pith::Keyring &ring, const std::string &id) {
    for (std::size_t i = 0; i < ring.count; ++i) {
        if (id == ring.keys[i].id) return &ring.keys[i];
    }
    return nullptr;
}

std::string names_of(const pith::Keyring &ring) {
    if (ring.count == 0) return "a trusted key, but there is none";
    std::string names = ring.count == 1 ? "the trusted key " : "a trusted key: ";
    for (std::size_t i = 0; i < ring.count && i < kNames; ++i)
        names += (i == 0 ? "\"" : ", \"") + std::string(ring.keys[i].id) + '"';
    return ring.count > kNames ? names + ", ..." : names;
}

std::string fingerprint_of(const pith::Key &key, Rule rule) {
    const std::string_view bytes(reinterpret_cast<const char *>(key.bytes), sizeof key.bytes);
    switch (rule) {
        case Rule::kPublicKeyHex: return '"' + hex(key.bytes, sizeof key.bytes) + '"';
        case Rule::kPublicKeyBase64: return '"' + base64(bytes) + '"';
        case Rule::kFingerprintBase32: return '"' + base32(sha256(bytes)).substr(0, 26) + '"';
        default: return '"' + hex(sha256(bytes)).substr(0, 32) + '"';
    }
}

// Returns true for a key of the ring that the keyring lacks. `found` is its id as JSON text.
bool is_revoked(const Trust &trust, const std::string &found) {
    const pith_ring *const ring = trust.policy == nullptr ? nullptr : trust.policy->ring;
    for (std::uint32_t i = 0; ring != nullptr && i < ring->count; ++i) {
        if (found == '"' + std::string(ring->keys[i].id) + '"' && ring->keys[i].revoked != 0)
            return true;
    }
    return false;
}

// The place is an object with a key_id, or a member beside it.
void expect_known_key(const Refused &refused) {
    Place &place = refused.place;
    const Known known = look_up(refused.text, place.path);
    const bool is_member = known.row != nullptr && known.row->shape == Shape::kNone;
    Path object = place.path;
    if (is_member) object.pop_back();
    const pith::Key *const key =
        find_key(refused.trust.keyring, string_at(refused.text, inside(object, "key_id")));
    if (key != nullptr && is_member) {
        place.expected = fingerprint_of(*key, known.row->rule);
        return;
    }
    const std::string fingerprint =
        key == nullptr ? "" : fingerprint_of(*key, Rule::kKeyFingerprint);
    if (key != nullptr && go_to(refused, "public_key_fingerprint") && place.found != fingerprint) {
        place.expected = fingerprint + ", of the key \"" + key->id + '"';
        return;
    }
    set_path(place, object);
    if (!go_to(refused, "key_id")) return;
    if (key == nullptr) {
        place.expected = names_of(refused.trust.keyring);
        if (is_revoked(refused.trust, place.found)) place.cause = "the ring revokes this key";
    }
    // Else a signer that is not the key which signed the event.
    Path signature = object;
    if (key == nullptr || signature.empty() || name_of(signature.back()) != "signer") return;
    signature.back() = path_of({"signature"}).back();
    place.expected =
        value_at(refused.text, inside(signature, "key_id")) + ", the key of the signature";
}

// The place is an element of public_keys that was not compared.
void expect_public_key(const Refused &refused) {
    Place &place = refused.place;
    const Path object = place.path;
    place.found = "none";
    place.expected = "the member \"key_id\"";
    if (!go_to(refused, "key_id")) return;
    place.expected = names_of(refused.trust.keyring);
    if (find_key(refused.trust.keyring, string_at(refused.text, place.path)) == nullptr) return;
    set_path(place, object);
    place.expected = "the member \"public_key_hex\" or \"public_key_b64\"";
    place.found = "none";
}

// Returns the digest that the signature at this row should sign.
std::optional<Digest> message_of(Text &text, const Path &signature, Shape shape) {
    if (shape == Shape::kReceipt) {
        const auto record = facts_of_record(text);
        return record ? std::optional(record->digest) : std::nullopt;
    }
    Path body = signature;
    if (!body.empty()) body.pop_back();
    const auto span = text.find(body);
    if (!span) return std::nullopt;
    return shape == Shape::kBundleSignature
               ? digest_of(text, *span, {"bundle_signature"})
               : digest_of(text, *span, {"content_sha256", "event_id", "signature"});
}

void expect_signature(const Refused &refused) {
    Place &place = refused.place;
    if (look_up(refused.text, place.path).shape == Shape::kEvent) go_to(refused, "signature");
    const Path object = place.path;
    const Shape shape = look_up(refused.text, object).shape;
    const auto message = message_of(refused.text, object, shape);
    const std::string id = value_at(refused.text, inside(object, "key_id"));
    if (!go_to(refused, "signature_b64") || !message) return;
    place.expected = "a signature by " + id + " of the SHA-256 " + hex(*message);
}

}  // namespace

void expect_key(const Refused &refused) {
    if (refused.outcome.verdict == pith::Verdict::kNotChecked) return expect_public_key(refused);
    if (refused.outcome.verdict == pith::Verdict::kForged) return expect_signature(refused);
    expect_known_key(refused);
}

}  // namespace host
