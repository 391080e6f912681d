// SPDX-License-Identifier: MIT
// ring new and ring rotate: a ring without signatures.
#include <algorithm>
#include <cstring>

#include "errors.hpp"
#include "files.hpp"
#include "ring_commands.hpp"
#include "ring_file.hpp"
#include "rotation.hpp"
#include "signing_options.hpp"

namespace issue {
namespace {

const std::vector<OptionRule> kBounds = {
    {"not-before", 0, "ID=TIME", true}, {"not-after", 0, "ID=TIME", true}, {"output", 'o', "FILE"}};

std::vector<OptionRule> with_bounds(std::vector<OptionRule> rules) {
    rules.insert(rules.end(), kBounds.begin(), kBounds.end());
    return rules;
}

pith_ring_key &key_of(pith_ring &ring, const std::string &id, const std::string &option) {
    const std::uint32_t i = find_key(ring, id);
    if (i != PITH_RING_KEYS) return ring.keys[i];
    std::string ids;
    for (std::uint32_t k = 0; k < ring.count; ++k) {
        ids += (k == 0 ? "" : ", ") + std::string(ring.keys[k].id);
    }
    throw UsageError(option + " " + id + ": expected the id of a key in the ring (" + ids +
                     "), found no such key");
}

// Reads "ID=TIME" for both bounds; an id may contain =.
void set_bounds(pith_ring &ring, const Arguments &arguments) {
    for (const char *name : {"not-before", "not-after"}) {
        const std::string option = std::string("--") + name;
        for (const std::string &word : arguments.all(name)) {
            const std::size_t equals = word.rfind('=');
            if (equals == std::string::npos) {
                throw UsageError(option + ": expected ID=TIME, found " + word);
            }
            pith_ring_key &key = key_of(ring, word.substr(0, equals), option);
            const std::string text = word.substr(equals + 1);
            const std::uint32_t time = text == "none" ? 0 : time_of(text, option);
            (std::strcmp(name, "not-before") == 0 ? key.not_before : key.not_after) = time;
        }
    }
}

}  // namespace

void ring_new(int argc, char **argv) {
    const Arguments arguments(argc, argv, with_bounds({}));
    arguments.require_words(1, PITH_RING_KEYS, "1 to 4 public key files");
    RingFile file;
    file.ring.version = 1;
    for (const std::string &name : arguments.words()) {
        add_key(file.ring, read_public_key(name, ""));
    }
    set_bounds(file.ring, arguments);
    require_ring(file.ring);
    put(arguments.get("output"), ring_text(file));
}

void ring_rotate(int argc, char **argv) {
    const Arguments arguments(
        argc, argv,
        with_bounds(
            {{"add", 0, "FILE", true}, {"revoke", 0, "ID", true}, {"remove", 0, "ID", true}}));
    arguments.require_words(1, 1, "one ring file");
    const RingFile current = read_ring_file(arguments.words()[0]);
    Rotation rotation;
    rotation.next = current.ring;
    rotation.next.version += 1;
    for (const std::string &id : arguments.all("revoke")) {
        key_of(rotation.next, id, "--revoke").revoked = UINT32_MAX;
    }
    const auto revoked = arguments.all("revoke");
    for (const std::string &id : arguments.all("remove")) {
        if (std::find(revoked.begin(), revoked.end(), id) != revoked.end()) {
            throw UsageError("--revoke and --remove " + id +
                             ": revoke it now and remove it in a later rotation, so that every "
                             "holder of a ring file learns that it was revoked");
        }
        pith_ring_key *const key = &key_of(rotation.next, id, "--remove");
        pith_ring_key *const end = rotation.next.keys + rotation.next.count;
        std::move(key + 1, end, key);
        *(end - 1) = {};
        rotation.next.count -= 1;
    }
    for (const std::string &name : arguments.all("add")) {
        add_key(rotation.next, read_public_key(name, ""));
    }
    set_bounds(rotation.next, arguments);
    require_successor(current, rotation.next);
    put(arguments.get("output"), rotation_text(rotation));
}

}  // namespace issue
