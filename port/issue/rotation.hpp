// SPDX-License-Identifier: MIT
// The step from ring N to ring N + 1: a draft, its two signatures, and the device's verdict.
#pragma once

#include <pith/ring.h>
#include <string>

#include "ring_file.hpp"
#include "signer.hpp"

namespace issue {

// The place of a signature.
enum Role { kOld = 0, kNew = 1 };  // by a key of ring N, by a key of ring N + 1

struct Rotation {
    pith_ring next{};
    Json signatures[2];  // {key_id, signature_b64}, or null while it is missing

    bool is_complete() const { return !signatures[kOld].is_null() && !signatures[kNew].is_null(); }
};

Rotation read_rotation(const Json &value, const std::string &name);
bool is_rotation(const Json &value);
std::string rotation_text(const Rotation &rotation);

// Throws Refusal with the reason unless `next` may follow. Beyond the device's rules, a key that
// was revoked once never comes back.
void require_successor(const RingFile &current, const pith_ring &next);

// Throws Refusal unless a device would accept the rotation if these keys signed. A key that has not
// signed yet is named by its id; its signature is then left out of the judgement.
void require_signable(const pith_ring &current, const Rotation &rotation, const std::string &old_id,
                      const std::string &new_id, std::uint32_t time);

// Returns the verdict of the core on a complete rotation.
pith_verdict rotate(const pith_ring &current, const Rotation &rotation, std::uint32_t time);

// Returns true if the signature is there, by a key of `ring`, and valid.
bool is_signed(const Rotation &rotation, Role role, const pith_ring &ring);

// Returns ring N + 1 with the keys that must never come back.
RingFile successor(const RingFile &current, const pith_ring &next);

}  // namespace issue
