// SPDX-License-Identifier: MIT
// sign: a signed document from the plain description of a paper.
#include "arguments.hpp"
#include "commands.hpp"
#include "documents.hpp"
#include "encode.hpp"
#include "errors.hpp"
#include "files.hpp"
#include "paper.hpp"
#include "ring_file.hpp"
#include "signing_options.hpp"
#include "trial.hpp"

#include <cstring>

namespace issue {
namespace {

Kind read_kind(const std::string &word, const std::string &type) {
    if (word != "event" && !type.empty()) throw UsageError("--type is for sign event");
    if (word == "record") return Kind::kRecord;
    if (word == "state") return Kind::kState;
    if (word == "bundle") return Kind::kBundle;
    if (word != "event") {
        throw UsageError("sign: expected record, event, state or bundle, found " + word);
    }
    if (type.empty() || type == "record_created") return Kind::kCreated;
    if (type == "graph_snapshot") return Kind::kSnapshot;
    throw UsageError("--type: expected record_created or graph_snapshot, found " + type);
}

// Returns the ring with another key in the place of the signer's, for the rehearsal.
pith_ring with_key(pith_ring ring, const PublicKey &real, const PublicKey &other) {
    const std::uint32_t i = find_key(ring, real.id);
    if (i == PITH_RING_KEYS) {
        throw Refusal("the ring has no key with the id " + real.id);
    }
    if (std::memcmp(ring.keys[i].bytes, real.bytes.data(), real.bytes.size()) != 0) {
        throw Refusal("key " + real.id + ": expected " +
                      hex(ring.keys[i].bytes, sizeof ring.keys[i].bytes) +
                      ", as the ring has it, found " + hex(real.bytes.data(), real.bytes.size()));
    }
    std::memcpy(ring.keys[i].bytes, other.bytes.data(), other.bytes.size());
    return ring;
}

}  // namespace

void sign(int argc, char **argv) {
    const Arguments arguments(argc, argv,
                              {{"key", 'k', "FILE"},
                               {"signer", 0, "COMMAND"},
                               {"public", 0, "FILE"},
                               {"id", 0, "ID"},
                               {"time", 0, "TIME"},
                               {"registry", 0, "NAME"},
                               {"ring", 0, "FILE"},
                               {"type", 0, "TYPE"},
                               {"without-snapshot", 0, nullptr},
                               {"pretty", 0, nullptr},
                               {"output", 'o', "FILE"}});
    arguments.require_words(2, 2, "record, event, state or bundle, and one file");
    Order order;
    order.kind = read_kind(arguments.words()[0], arguments.get("type"));
    order.time = write_time(signing_time(arguments));
    order.has_snapshot = !arguments.has("without-snapshot");
    const Paper paper = read_paper(arguments.words()[1]);
    const auto signer = read_signer(arguments);
    order.registry = arguments.get("registry", signer->key().id);
    const bool is_alone = order.kind == Kind::kSnapshot;

    // First with a key that is thrown away: the real key signs only what a device accepts.
    const auto rehearsal = rehearsal_signer(signer->key().id);
    RingFile file;
    const bool has_ring = arguments.has("ring");
    if (has_ring) file = read_ring_file(arguments.get("ring"));
    const pith_ring other =
        has_ring ? with_key(file.ring, signer->key(), rehearsal->key()) : pith_ring{};
    require_accepted(canonical(make_document(order, paper, *rehearsal)), rehearsal->key(),
                     has_ring ? &other : nullptr, is_alone);

    const Json document = make_document(order, paper, *signer);
    const std::string text = canonical(document);
    require_accepted(text, signer->key(), has_ring ? &file.ring : nullptr, is_alone);
    put(arguments.get("output"), (arguments.has("pretty") ? document.dump(1) : text) + "\n");
}

}  // namespace issue
