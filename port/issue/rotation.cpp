// SPDX-License-Identifier: MIT
#include "rotation.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "encode.hpp"
#include "errors.hpp"

namespace issue {
namespace {

KeyBytes bytes_of(const pith_ring_key &key) {
    KeyBytes bytes;
    std::memcpy(bytes.data(), key.bytes, bytes.size());
    return bytes;
}

bool has_valid(const pith_ring &ring, const KeyBytes &bytes) {
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        if (bytes_of(ring.keys[i]) == bytes && ring.keys[i].revoked == 0) return true;
    }
    return false;
}

bool has_key(const pith_ring &ring, const KeyBytes &bytes) {
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        if (bytes_of(ring.keys[i]) == bytes) return true;
    }
    return false;
}

Json unsigned_by(const std::string &id) {
    const Signature none{};
    return {{"key_id", id}, {"signature_b64", base64(none.data(), none.size())}};
}

Json document_of(const Rotation &rotation) {
    return {{"keyring_type", "pith_keyring"},
            {"keyring_version", "1.0"},
            {"ring", ring_json(rotation.next)},
            {"signatures", Json::array({rotation.signatures[kOld], rotation.signatures[kNew]})}};
}

void require_signer(const pith_ring &ring, const std::string &id, std::uint32_t time,
                    const char *which) {
    const std::uint32_t i = find_key(ring, id);
    if (i == PITH_RING_KEYS) {
        throw Refusal(std::string("key ") + id + ": expected a key of " + which +
                      ", found no such id there");
    }
    const pith_ring_key &key = ring.keys[i];
    if (key.revoked != 0) {
        throw Refusal(std::string("key ") + id + ": expected a valid key of " + which +
                      ", found it revoked there");
    }
    if (key.not_before == 0 && key.not_after == 0) return;
    if (time == PITH_TIME_NONE) {
        throw Refusal("key " + id +
                      ": expected a key without bounds, because the device knows no "
                      "time, found bounds in " +
                      which);
    }
    if (time < key.not_before || (key.not_after != 0 && time > key.not_after)) {
        throw Refusal("key " + id + ": expected a key of " + which + " that is valid at " +
                      write_time(time) + ", found " +
                      (time < key.not_before ? "not_before " + write_time(key.not_before)
                                             : "not_after " + write_time(key.not_after)));
    }
}

}  // namespace

bool is_rotation(const Json &value) {
    return value.is_object() && value.contains("keyring_type");
}

Rotation read_rotation(const Json &value, const std::string &name) {
    const bool is_shape = is_rotation(value) && value["keyring_type"] == "pith_keyring" &&
                          value.value("keyring_version", Json()) == "1.0" && value.size() == 4 &&
                          value.contains("ring") && value.contains("signatures") &&
                          value["signatures"].is_array() && value["signatures"].size() == 2;
    if (!is_shape) {
        throw Trouble(name +
                      ": expected a rotation {keyring_type, keyring_version, ring, "
                      "signatures: two, null while missing}, found another document");
    }
    Rotation rotation;
    const RingFile next = read_ring(value["ring"], name + ": /ring");
    if (!next.retired.empty()) throw Trouble(name + ": /ring/retired: expected no such member");
    rotation.next = next.ring;
    for (const Role role : {kOld, kNew}) {
        const Json &signature = value["signatures"][role];
        const bool is_one = signature.is_object() && signature.size() == 2 &&
                            signature.value("key_id", Json()).is_string() &&
                            signature.value("signature_b64", Json()).is_string();
        if (!is_one && !signature.is_null()) {
            throw Trouble(name + ": /signatures/" + std::to_string(role) +
                          ": expected {key_id, signature_b64} or null, found " + shown(signature));
        }
        rotation.signatures[role] = signature;
    }
    return rotation;
}

std::string rotation_text(const Rotation &rotation) {
    return canonical(document_of(rotation)) + "\n";
}

void require_successor(const RingFile &current, const pith_ring &next) {
    if (current.ring.version == UINT32_MAX || next.version != current.ring.version + 1) {
        throw Refusal("version: expected " +
                      std::to_string(std::uint64_t{current.ring.version} + 1) +
                      ", the one after the current ring, found " + std::to_string(next.version));
    }
    require_ring(next);
    for (std::uint32_t i = 0; i < current.ring.count; ++i) {
        const pith_ring_key &key = current.ring.keys[i];
        if (key.revoked != 0 && has_valid(next, bytes_of(key))) {
            throw Refusal(std::string("key ") + key.id +
                          ": revoked in the current ring: expected it revoked or absent in the "
                          "next, found it valid");
        }
    }
    for (const KeyBytes &key : current.retired) {
        if (has_key(next, key)) {
            throw Refusal("key " + hex(key.data(), key.size()) +
                          ": revoked in an earlier ring: expected that it never comes back, found "
                          "it in the next ring");
        }
    }
}

pith_verdict rotate(const pith_ring &current, const Rotation &rotation, std::uint32_t time) {
    const std::string document = canonical(document_of(rotation));
    static pith_rotation work;
    pith_ring next;
    return pith_rotate(&work, &current, time, document.data(), document.size(), &next);
}

void require_signable(const pith_ring &current, const Rotation &rotation, const std::string &old_id,
                      const std::string &new_id, std::uint32_t time) {
    require_signer(current, old_id, time, "the current ring");
    require_signer(rotation.next, new_id, time, "the next ring");
    // Invalid signatures: a device that finds nothing else wrong says `forged`.
    Rotation trial = rotation;
    trial.signatures[kOld] = unsigned_by(old_id);
    trial.signatures[kNew] = unsigned_by(new_id);
    const pith_verdict verdict = rotate(current, trial, time);
    if (verdict == PITH_FORGED) return;
    throw Refusal(std::string("no device would accept this rotation: ") +
                  pith_verdict_name(verdict));
}

bool is_signed(const Rotation &rotation, Role role, const pith_ring &ring) {
    const Json &signature = rotation.signatures[role];
    if (signature.is_null()) return false;
    const std::uint32_t i = find_key(ring, signature["key_id"]);
    const auto bytes = from_base64(signature["signature_b64"].get<std::string>());
    if (i == PITH_RING_KEYS || !bytes || bytes->size() != sizeof(Signature)) return false;
    const Digest digest = ring_digest(rotation.next);
    return crypto_sign_verify_detached(reinterpret_cast<const unsigned char *>(bytes->data()),
                                       digest.data(), digest.size(), ring.keys[i].bytes) == 0;
}

RingFile successor(const RingFile &current, const pith_ring &next) {
    RingFile made{next, current.retired};
    for (std::uint32_t i = 0; i < current.ring.count; ++i) {
        const KeyBytes bytes = bytes_of(current.ring.keys[i]);
        if (current.ring.keys[i].revoked != 0 && !has_key(next, bytes)) {
            made.retired.push_back(bytes);
        }
    }
    return made;
}

}  // namespace issue
