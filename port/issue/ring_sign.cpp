// SPDX-License-Identifier: MIT
// ring sign: adds one of the two signatures of a rotation.
#include <cstring>

#include "encode.hpp"
#include "errors.hpp"
#include "files.hpp"
#include "ring_commands.hpp"
#include "ring_file.hpp"
#include "rotation.hpp"
#include "signing_options.hpp"

namespace issue {
namespace {

// Returns the id that signs in this role, or any that could.
std::string signer_id(const Rotation &rotation, Role role, const pith_ring &ring,
                      std::uint32_t time) {
    const Json &signature = rotation.signatures[role];
    if (!signature.is_null()) return signature["key_id"];
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        const pith_ring_key &key = ring.keys[i];
        const bool is_now = time >= key.not_before && (key.not_after == 0 || time <= key.not_after);
        const bool is_unbound = key.not_before == 0 && key.not_after == 0;
        if (key.revoked == 0 && (is_unbound || (time != 0 && is_now))) return key.id;
    }
    return ring.keys[0].id;  // the judgement says why it cannot sign
}

bool holds(const pith_ring &ring, const PublicKey &key) {
    const std::uint32_t i = find_key(ring, key.id);
    return i != PITH_RING_KEYS &&
           std::memcmp(ring.keys[i].bytes, key.bytes.data(), key.bytes.size()) == 0;
}

// The first free role that this key can have, or that of --as.
Role choose_role(const Rotation &rotation, const pith_ring &current, const PublicKey &key,
                 const std::string &as) {
    if (as != "" && as != "old" && as != "new") {
        throw UsageError("--as: expected old or new, found " + as);
    }
    const pith_ring *const rings[] = {&current, &rotation.next};
    for (const Role role : {kOld, kNew}) {
        if (as == (role == kOld ? "new" : "old")) continue;
        if (rotation.signatures[role].is_null() && holds(*rings[role], key)) return role;
    }
    throw Refusal("key " + key.id + " (" + fingerprint(key) +
                  "): expected a key of the current ring for the first signature, or of the next "
                  "ring for the second, with this signature still missing; found none of both");
}

}  // namespace

void ring_sign(int argc, char **argv) {
    const Arguments arguments(argc, argv,
                              {{"ring", 0, "FILE"},
                               {"key", 'k', "FILE"},
                               {"signer", 0, "COMMAND"},
                               {"public", 0, "FILE"},
                               {"id", 0, "ID"},
                               {"as", 0, "ROLE"},
                               {"time", 0, "TIME"},
                               {"output", 'o', "FILE"}});
    arguments.require_words(1, 1, "one rotation file");
    if (!arguments.has("ring")) throw UsageError("--ring FILE is needed: the ring in force");
    const std::string name = arguments.words()[0];
    const RingFile current = read_ring_file(arguments.get("ring"));
    Rotation rotation = read_rotation(read_json(name), name);
    const std::uint32_t time = signing_time(arguments);
    const auto signer = read_signer(arguments);
    require_successor(current, rotation.next);
    const Role role = choose_role(rotation, current.ring, signer->key(), arguments.get("as"));
    const pith_ring *const rings[] = {&current.ring, &rotation.next};
    const Role other = role == kOld ? kNew : kOld;
    if (!rotation.signatures[other].is_null() && !is_signed(rotation, other, *rings[other])) {
        throw Refusal(name + ": /signatures/" + std::to_string(other) +
                      ": expected a valid signature, found another: the draft has changed since");
    }
    std::string ids[2];
    ids[role] = signer->key().id;
    ids[other] = signer_id(rotation, other, *rings[other], time);
    require_signable(current.ring, rotation, ids[kOld], ids[kNew], time);

    const Signature signature = signer->sign(ring_digest(rotation.next));
    rotation.signatures[role] = {{"key_id", signer->key().id},
                                 {"signature_b64", base64(signature.data(), signature.size())}};
    if (rotation.is_complete()) {
        const pith_verdict verdict = rotate(current.ring, rotation, time);
        if (verdict != PITH_GENUINE) {
            throw Refusal(std::string("no device would accept this rotation: ") +
                          pith_verdict_name(verdict));
        }
    }
    put(arguments.get("output"), rotation_text(rotation));
}

}  // namespace issue
