// SPDX-License-Identifier: MIT
#include "documents.hpp"

#include <vector>

namespace issue {
namespace {

// Makes the parts of one document; they share the time and the signer.
class Maker {
 public:
    Maker(const Order &order, const Paper &paper, const Signer &signer)
        : order_(order), paper_(paper), signer_(signer) {}

    Json record() const {
        Json made = named();
        made["record_type"] = "pith_number_record";
        made["schema_version"] = "1.0";
        made["receipt"] = receipt();
        made["aliases"] = aliases();
        if (!paper_.title.empty()) made["paper"] = {{"title", paper_.title}};
        if (!paper_.links.empty()) made["links"] = paper_.links;
        return made;
    }

    Json created() const {
        const Json &source = paper_.record["source"];
        return event("record_created", "record",
                     {{"attestation_state", "computed"},
                      {"canonical_record", paper_.record},
                      {"canonical_sha256", digest_text()},
                      {"receipt", receipt()},
                      {"source_id", source["id"]},
                      {"source_kind", source["kind"]},
                      {"source_version", source["version"]}});
    }

    Json snapshot() const {
        Json graph = paper_.graph;
        graph["source"] = paper_.record["source"];
        if (!paper_.title.empty()) graph["paper"] = {{"title", paper_.title}};
        return event("graph_snapshot", "graph",
                     {{"graph_snapshot", graph}, {"verdict_id", nullptr}});
    }

    std::vector<Json> events() const {
        std::vector<Json> made = {created()};
        if (order_.has_snapshot) made.push_back(snapshot());
        return made;
    }

    Json state(const std::vector<Json> &events) const {
        Json ids = Json::array(), snapshots = Json::array();
        for (const Json &event : events) {
            ids.push_back(event["event_id"]);
            if (event["event_type"] == "graph_snapshot") snapshots.push_back(summary(event));
        }
        Json made = {{"state_type", "pith_open_graph_state"},
                     {"state_version", "1.0"},
                     {"merge_version", "pith-open-graph-merge-v1"},
                     {"pith_number", paper_.number},
                     {"event_count", events.size()},
                     {"valid_event_count", events.size()},
                     {"invalid_event_count", 0},
                     {"equivocation_count", 0},
                     {"equivocations", Json::array()},
                     {"invalid_events", Json::array()},
                     {"applied_event_ids", ids},
                     {"current",
                      {{"canonical_record", paper_.record},
                       {"source_aliases", aliases()},
                       {"graph_snapshots", snapshots},
                       {"record_created", summary(events[0])}}}};
        made["state_sha256"] = text_of(digest_of(made));
        return made;
    }

    Json bundle() const {
        const std::vector<Json> made_events = events();
        Json made = named();
        made["bundle_type"] = "pith_open_graph_bundle";
        made["bundle_version"] = "1.0";
        made["merge_version"] = "pith-open-graph-merge-v1";
        made["built_at"] = order_.time;
        made["source"] = paper_.record["source"];
        made["source_aliases"] = aliases();
        made["events"] = made_events;
        made["state"] = state(made_events);
        made["public_keys"] = Json::array({public_key()});
        made["links"] = paper_.links;
        const Digest digest = digest_of(made);
        made["bundle_signature"] = signature(digest, "bundle_sha256_bytes");
        made["bundle_signature"]["bundle_sha256"] = text_of(digest);
        return made;
    }

 private:
    static std::string text_of(const Digest &digest) { return hex(digest.data(), digest.size()); }
    std::string digest_text() const { return text_of(paper_.digest); }

    // The members that a record and a bundle share.
    Json named() const {
        return {{"pith_number", paper_.number},
                {"short_pith_number", "pith:" + paper_.letters.substr(0, 8)},
                {"canonical_sha256", digest_text()},
                {"canonical_record", paper_.record}};
    }

    Json signature(const Digest &digest, const char *message) const {
        const Signature made = signer_.sign(digest);
        return {{"algorithm", "ed25519"},
                {"key_id", signer_.key().id},
                {"public_key_fingerprint", fingerprint(signer_.key())},
                {"signature_b64", base64(made.data(), made.size())},
                {"signature_status", "signed_v1"},
                {"signed_at", order_.time},
                {"signed_message", message}};
    }

    Json receipt() const {
        Json made = signature(paper_.digest, "canonical_sha256_bytes");
        made["kind"] = "pith_receipt";
        made["receipt_version"] = "0.3";
        made["canonical_sha256"] = digest_text();
        return made;
    }

    Json event(const char *type, const char *target, const Json &payload) const {
        Json made = {{"event_type", type},
                     {"subject_pith_number", paper_.number},
                     {"target", target},
                     {"payload", payload},
                     {"signer",
                      {{"signer_id", order_.registry},
                       {"signer_type", "pith_registry"},
                       {"key_id", signer_.key().id},
                       {"public_key_fingerprint", fingerprint(signer_.key())}}},
                     {"created_at", order_.time},
                     {"supersedes", Json::array()},
                     {"prev_event", nullptr},
                     {"schema_version", "1.0"}};
        const Digest digest = digest_of(made);
        made["signature"] = signature(digest, "open_graph_event_sha256_bytes");
        made["content_sha256"] = text_of(digest);
        made["event_id"] = "sha256:" + text_of(digest);
        return made;
    }

    static Json summary(const Json &event) {
        Json made;
        for (const char *name : {"event_id", "target", "created_at", "signer", "payload"}) {
            made[name] = event[name];
        }
        return made;
    }

    // PROTOCOL.md 5.14.
    Json aliases() const {
        const Json &source = paper_.record["source"];
        Json made = Json::array();
        const auto add = [&](const char *kind, const std::string &value) {
            made.push_back({{"alias_kind", kind}, {"alias_value", value}});
        };
        if (source["kind"] == "arxiv") {
            const std::string id = source["id"];
            add("arxiv", id);
            add("arxiv_version", id + "v" + source["version"].dump());
            add("doi", "10.48550/arxiv." + id);
        }
        add("pith_short_8", paper_.letters.substr(0, 8));
        add("pith_short_12", paper_.letters.substr(0, 12));
        add("pith_short_16", paper_.letters.substr(0, 16));
        return made;
    }

    Json public_key() const {
        const PublicKey &key = signer_.key();
        return {{"key_id", key.id},
                {"algorithm", "ed25519"},
                {"format", "raw"},
                {"public_key_hex", hex(key.bytes.data(), key.bytes.size())},
                {"public_key_b64", base64(key.bytes.data(), key.bytes.size())},
                {"fingerprint_sha256_hex", fingerprint(key)},
                {"fingerprint_sha256_b32_first128bits", fingerprint_base32(key)}};
    }

    const Order &order_;
    const Paper &paper_;
    const Signer &signer_;
};

}  // namespace

Json make_document(const Order &order, const Paper &paper, const Signer &signer) {
    const Maker maker(order, paper, signer);
    switch (order.kind) {
        case Kind::kRecord: return maker.record();
        case Kind::kCreated: return maker.created();
        case Kind::kSnapshot: return maker.snapshot();
        case Kind::kState: return maker.state(maker.events());
        case Kind::kBundle: break;
    }
    return maker.bundle();
}

}  // namespace issue
