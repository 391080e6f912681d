// SPDX-License-Identifier: MIT
// ring apply, ring inspect and ring export: a rotation as a device judges it, and rings as output.
#include "encode.hpp"
#include "errors.hpp"
#include "files.hpp"
#include "ring_commands.hpp"
#include "ring_export.hpp"
#include "ring_file.hpp"
#include "rotation.hpp"
#include "signing_options.hpp"

namespace issue {
namespace {

std::string bound(const char *name, std::uint32_t time) {
    return time == 0 ? "" : std::string("  ") + name + " " + write_time(time);
}

std::string keys_text(const pith_ring &ring) {
    std::string text;
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        const pith_ring_key &key = ring.keys[i];
        text += "  " + std::string(key.id) + "  " + hex(key.bytes, sizeof key.bytes) +
                (key.revoked != 0 ? "  revoked" : "") + bound("not before", key.not_before) +
                bound("not after", key.not_after) + "\n";
    }
    return text;
}

}  // namespace

void ring_apply(int argc, char **argv) {
    const Arguments arguments(argc, argv, {{"time", 0, "TIME"}, {"output", 'o', "FILE"}});
    arguments.require_words(2, 2, "a ring file and a rotation file");
    const std::string name = arguments.words()[1];
    const RingFile current = read_ring_file(arguments.words()[0]);
    const Rotation rotation = read_rotation(read_json(name), name);
    require_successor(current, rotation.next);
    if (!rotation.is_complete()) {
        throw Refusal(name + ": expected two signatures, found one missing: pith-issue ring sign");
    }
    const pith_verdict verdict = rotate(current.ring, rotation, signing_time(arguments));
    if (verdict != PITH_GENUINE) {
        throw Refusal(name + ": expected a rotation that a device accepts, found " +
                      pith_verdict_name(verdict));
    }
    put(arguments.get("output"), ring_text(successor(current, rotation.next)));
}

void ring_inspect(int argc, char **argv) {
    const Arguments arguments(argc, argv, {{"ring", 0, "FILE"}, {"time", 0, "TIME"}});
    arguments.require_words(1, 1, "one ring or rotation file");
    const std::string name = arguments.words()[0];
    const Json value = read_json(name);
    if (!is_rotation(value)) {
        const RingFile file = read_ring(value, name);
        std::string text =
            "ring, version " + std::to_string(file.ring.version) + "\n" + keys_text(file.ring);
        for (const KeyBytes &key : file.retired) {
            text += "  retired: " + hex(key.data(), key.size()) + "\n";
        }
        return put("", text);
    }
    const Rotation rotation = read_rotation(value, name);
    const Digest digest = ring_digest(rotation.next);
    std::string text = "rotation to version " + std::to_string(rotation.next.version) + "\n" +
                       keys_text(rotation.next) + "digest " + hex(digest.data(), digest.size()) +
                       "\n";
    RingFile current;
    if (arguments.has("ring")) current = read_ring_file(arguments.get("ring"));
    for (const Role role : {kOld, kNew}) {
        const Json &signature = rotation.signatures[role];
        text += role == kOld ? "first signature, by the ring in force: "
                             : "second signature, by the next ring: ";
        if (signature.is_null()) {
            text += "missing\n";
            continue;
        }
        const bool is_known = role == kNew || arguments.has("ring");
        text += printable(signature["key_id"].get<std::string>()) + ", " +
                (!is_known ? "not checked without --ring"
                 : is_signed(rotation, role, role == kOld ? current.ring : rotation.next)
                     ? "valid"
                     : "not valid") +
                "\n";
    }
    if (!arguments.has("ring")) return put("", text);
    std::string why;
    pith_verdict verdict = PITH_GENUINE;
    try {
        require_successor(current, rotation.next);
    } catch (const Refusal &error) {
        why = error.what();
    }
    if (rotation.is_complete()) {
        verdict = rotate(current.ring, rotation, signing_time(arguments));
        text += std::string("a device says: ") + pith_verdict_name(verdict) + "\n";
        const pith_verdict timeless = rotate(current.ring, rotation, PITH_TIME_NONE);
        if (timeless != verdict) {
            text +=
                std::string("a device without a clock says: ") + pith_verdict_name(timeless) + "\n";
        }
    }
    put("", text);
    if (!why.empty()) throw Refusal(why);
    if (verdict != PITH_GENUINE) {
        throw Refusal(name + ": expected a rotation that a device accepts, found " +
                      pith_verdict_name(verdict));
    }
}

void ring_export(int argc, char **argv) {
    const Arguments arguments(argc, argv,
                              {{"as", 0, "FORM"},
                               {"name", 0, "NAME"},
                               {"big-endian", 0, nullptr},
                               {"output", 'o', "FILE"}});
    arguments.require_words(1, 1, "one ring file");
    const pith_ring ring = read_ring_file(arguments.words()[0]).ring;
    const std::string form = arguments.get("as");
    const std::string name = arguments.get("name", "first_ring");
    if (form != "c" && arguments.has("name")) throw UsageError("--name is for --as c");
    if (form != "flash" && arguments.has("big-endian")) {
        throw UsageError("--big-endian is for --as flash");
    }
    if (!is_identifier(name)) {
        throw UsageError("--name: expected an identifier of C, found " + name);
    }
    const std::string to = arguments.get("output");
    if (form == "c") return put(to, ring_source(ring, name));
    if (form == "flash") return put(to, ring_image(ring, arguments.has("big-endian")));
    if (form == "policy") return put(to, Json{{"ring", ring_json(ring)}}.dump(1) + "\n");
    throw UsageError("--as: expected c, flash or policy, found " +
                     (form.empty() ? "no --as" : form));
}

}  // namespace issue
