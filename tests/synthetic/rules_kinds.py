# SPDX-License-Identifier: MIT
"""audit-rules 2: kinds, required members, closed objects, payloads, types."""

import pith
from documents import (A, B, BUCKETS, DROP, KEY, RECORD, WRONG, accepted, bundle, case, event, in_bundle, is_whole, member, number_record, put,
                       refused, rule, snapshot, state)

ENVELOPE = pith.envelope(RECORD, KEY)
RECORD_MARKERS = {"record_type": "pith_number_record", "schema_version": "1.0"}
STATE_MARKERS = {"state_type": "pith_open_graph_state", "state_version": "1.0"}

rule("2.1")
for name, document, kind in (("bundle", bundle(), "bundle"), ("state", state(), "state"), ("event record_created", A, "event"),
                             ("number record", number_record(), "record"), ("envelope", ENVELOPE, "envelope")):
    case("kind " + name, document, "genuine", record=RECORD, kind=kind)
accepted("bundle of one event", bundle(events=[A]))
for name, markers in (("two markers", {**RECORD_MARKERS, **STATE_MARKERS}), ("event marker on a record", {**RECORD_MARKERS, "event_type": "record_created"}),
                      ("marker of another value", {"record_type": "pith_letter", "schema_version": "1.0"}),
                      ("marker of no text", {"record_type": 1, "schema_version": "1.0"})):
    refused(name, dict(ENVELOPE, **markers), "unsupported", "kind", one="unsupported")
refused("event marker of no text", event({"/event_type": 1}), "unsupported", one="unsupported")
for path, document in (("/schema_version", number_record()), ("/bundle_version", bundle()), ("/state_version", state()),
                       ("/merge_version", state()), ("/canonical_record/schema_version", ENVELOPE)):
    for value in ("2.0", "1.00", "x" * 700):
        made = put(document, path, value)
        if "bundle_type" in made:
            made = pith.sealed_bundle(made, KEY)
        if "state_type" in made:
            made = pith.hashed(made)
        verdict = "too_large" if len(value) > 640 else "unsupported"
        one = "genuine" if path == "/merge_version" else verdict
        name = "%s %s" % (path[1:], value[:5])
        if path.count("/") == 2:
            made = pith.envelope(made["canonical_record"], KEY)
            refused(name, made, verdict, "record")
        else:
            refused(name, made, verdict, "kind", path, one=one)
case("envelope with a schema_version", dict(ENVELOPE, schema_version="1.0"), "genuine", record=RECORD, kind="envelope")

# An unknown name decides nothing, in any order. A name of another kind's table is refused.
rule("2.2")
for member_name in ("authors", "zebra", "", "bundle_typ", "canonical_record_"):
    value = {"receipt": {}, "id": [{}, 1]}
    case("unknown %r in an envelope" % member_name, dict(ENVELOPE, **{member_name: value}), "genuine", record=RECORD, kind="envelope")
    accepted("unknown %r in a record" % member_name, dict(number_record(), **{member_name: value}))
    accepted("unknown %r in a bundle" % member_name, bundle({"/" + member_name: value}))
for name, value in (("built_at", "2026-06-02T23:05:23Z"), ("bundle_signature", {}), ("timestamp_proofs", []), ("public_keys", []),
                    ("mirror_hints", []), ("source_aliases", []), ("merge_version", "pith-open-graph-merge-v1"), ("state", {}),
                    ("current", {}), ("event_count", 0), ("applied_event_ids", []), ("payload", {}), ("prev_event", None),
                    ("supersedes", []), ("target", "record"), ("state_sha256", WRONG), ("event_id", "sha256:" + WRONG)):
    refused(name + " in a record", dict(number_record(), **{name: value}), "unsupported", "kind", ("/" + name, "/%s#" % name))
for name, value in (("aliases", []), ("paper", {"title": pith.TITLE}), ("graph_snapshot", {}), ("signer", {})):
    # Before the marker is read, aliases may belong to a record; then the fault is at the next
    # member.
    refused(name + " in a bundle", bundle({"/" + name: value}), "unsupported", "kind", None if name == "aliases" else ("/" + name, "/%s#" % name))

rule("2.3")
# Aliases of a bundle without its record are compared with nothing, and kept nowhere.
BARE = {"built_at": "2026-06-02T23:05:23Z", "bundle_type": "pith_open_graph_bundle", "bundle_version": "1.0"}
for name, outer, inner in (("equal aliases", [{"alias_kind": "arxiv", "alias_value": "A"}], [{"alias_kind": "arxiv", "alias_value": "A"}]),
                           ("aliases in the state", [], [{"alias_kind": "pith_short_12", "alias_value": "A"}])):
    refused(name + " of a bundle without a record", dict(BARE, padding="x" * 40, source_aliases=outer,
                                                         state={"applied_event_ids": [], "current": {"source_aliases": inner}}),
            "incomplete" if outer else "altered", one="incomplete")
REQUIRED = {"record": (number_record(), "record_type schema_version pith_number canonical_sha256 canonical_record receipt"),
    "envelope": (ENVELOPE, "canonical_record receipt"),
    "bundle": (bundle(), "bundle_type bundle_version merge_version built_at pith_number short_pith_number canonical_sha256 "
               "canonical_record source source_aliases events state public_keys links bundle_signature"),
    "state": (state(), " ".join(state())), "event": (A, " ".join(A))}
for kind, (document, names) in REQUIRED.items():
    for name in names.split():
        made = pith.without(document, name)
        if kind == "bundle" and name != "bundle_signature":
            made = pith.sealed_bundle(made, KEY)
        elif kind == "state" and name != "state_sha256":
            made = pith.hashed(made)
        elif kind == "event" and name not in ("content_sha256", "event_id", "signature"):
            made = pith.without(pith.sealed(made, KEY), name)
        # Without its marker a document is an envelope with members of another kind, or without a
        # receipt.
        several = name.endswith("_type") or (kind, name) in (("record", "schema_version"), ("bundle", "events"), ("bundle", "source_aliases"), ("state", "current"), ("event", "payload"))
        verdict = "any but genuine" if several and (kind, name) != ("record", "record_type") else "incomplete"
        if (kind, name) == ("record", "record_type"):
            accepted("record without record_type", made)  # an envelope
        else:
            # For one pass, a version without its marker belongs to another kind.
            one = ("unsupported" if name in ("bundle_type", "state_type") else None if name.endswith("_version")
                   else "genuine" if is_whole(made) else "incomplete")
            case("%s without %s" % (kind, name), made, one, verdict)
CURRENT = state()["current"]
for name in ("canonical_record", "source_aliases", "graph_snapshots", "record_created"):
    refused("current without " + name, pith.hashed(put(state(), "/current/" + name, DROP)), "incomplete")
for name in BUCKETS:
    accepted("current without " + name, pith.hashed(put(state(), "/current/" + name, DROP)))
accepted("bundle without timestamp_proofs", pith.sealed_bundle(pith.without(bundle(), "timestamp_proofs"), KEY))
for name in ("short_pith_number", "source", "aliases", "paper", "graph_snapshot", "events", "links", "created_at"):
    accepted("record without " + name, pith.without(number_record(), name))
accepted("bundle without mirror_hints", bundle({"/mirror_hints": DROP}))
for name in pith.summary(A):
    refused("summary without " + name, pith.hashed(put(state(), "/current/record_created/" + name, DROP)), "incomplete")
refused("bundle without record_created", bundle(events=[B], of=[A, B]), "any but genuine")

rule("2.4")
CLOSED = {"state": (state, ""), "current": (state, "/current"), "summary": (state, "/current/record_created"),
          "signer": (event, "/signer"), "event": (event, ""), "record": (None, "/canonical_record"),
          "receipt": (number_record, "/receipt"), "source": (number_record, "/source"), "source of a snapshot": (number_record, "/graph_snapshot/source")}
for name, (make, at) in CLOSED.items():
    if make is None:
        refused("one more in a record", pith.envelope(dict(RECORD, note="x"), KEY), "unsupported", "record")
    else:
        refused("one more in a " + name, make({at + "/note": "x"}), "unsupported", one="unsupported" if name == "receipt" else None)
for name, document, at in (("event signature", A, "/signature"), ("bundle signature", bundle(), "/bundle_signature")):
    refused("one more in an " + name, put(document, at + "/note", "x"), "unsupported")
    for less in member(document, at.split("/")[1:]):
        refused("%s without %s" % (name, less), put(document, at + "/" + less, DROP), "unsupported")
for less in ("id", "kind", "version"):
    refused("source without " + less, number_record({"/source/" + less: DROP}), "unsupported", "source")
for less in A["signer"]:
    refused("signer without " + less, event({"/signer/" + less: DROP}), "unsupported", "event_signer")
OPEN = {"payload": (event, "/payload"), "snapshot payload": (lambda c: in_bundle(snapshot(c)), "/payload"), "links": (bundle, "/links"),
        "public key": (bundle, "/public_keys/0"), "alias": (number_record, "/aliases/0"), "list": (number_record, "/graph_snapshot/claims"),
        "snapshot": (number_record, "/graph_snapshot"), "paper": (number_record, "/paper")}
for name, (make, at) in OPEN.items():
    accepted("one more in an open " + name, make({at + "/note": pith.number(RECORD)[10:]}))

rule("2.5")
for member_name, value in (("source_id", "2401.01234"), ("attestation_state", "computed"), ("receipt", A["payload"]["receipt"]),
                           ("canonical_record", RECORD), ("canonical_sha256", A["payload"]["canonical_sha256"])):
    refused(member_name + " in a snapshot's payload", in_bundle(snapshot({"/payload/" + member_name: value})), "unsupported")
    refused(member_name + " in a snapshot's payload, lone state", state(events=(A, snapshot({"/payload/" + member_name: value}))), "unsupported")
for member_name, value in (("graph_snapshot", pith.snapshot(RECORD)["graph_snapshot"]), ("verdict_id", None)):
    refused(member_name + " in a record_created payload", event({"/payload/" + member_name: value}), "unsupported")
    refused(member_name + " in a record_created payload, lone state", state(events=(event({"/payload/" + member_name: value}), B)), "unsupported")
for target in ("graph", "x", ""):
    refused("target %r of record_created" % target, event({"/target": target}), "unsupported", at="/target")
refused("target record of a snapshot", in_bundle(snapshot({"/target": "record"})), "unsupported", at="/events/1/target")
for name in ("source_id", "source_kind", "source_version", "attestation_state", "canonical_sha256"):
    accepted("record_created without " + name, event({"/payload/" + name: DROP}))
for name in ("canonical_record", "receipt"):
    for where, document in (("event", event({"/payload/" + name: DROP})), ("bundle", bundle(events=[event({"/payload/" + name: DROP}), B])),
                            ("state", state(events=(event({"/payload/" + name: DROP}), B)))):
        refused("record_created without %s, %s" % (name, where), document, "incomplete")
refused("snapshot without graph_snapshot", in_bundle(snapshot({"/payload/graph_snapshot": DROP})), "incomplete")
accepted("snapshot without verdict_id", in_bundle(snapshot({"/payload/verdict_id": DROP})))
for name, value in (("canonical_record", "x"), ("canonical_sha256", 1), ("receipt", [])):
    other = pith.sealed(dict(B, event_type="note", target="x", payload={name: value}), KEY)
    refused("payload of another type, %s of no such type" % name, number_record({"/events": [other]}), "unsupported", "event other_events",
            "/events/0/payload/" + name, one="unsupported")
