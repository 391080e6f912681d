#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes documents to audit, in canonical order, each with its verdict and, if it is refused, the
one check that must do it. Whatever is changed, every seal around it is made anew, so that no other
check can notice.

usage: make.py FILE LARGE"""

import copy
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "world"))
import pith  # noqa: E402

KEY = pith.Key("test-key-1", b"1")
OTHER = pith.Key("test-key-2", b"2")  # also pinned
STRANGER = pith.Key("stranger-1", b"3")  # pinned nowhere
RECORD = pith.record()
TITLE = "Verifying Documents on a Shoestring"
BUCKETS = ("author_attestations", "timestamp_anchors", "storage_attestations", "citation_signatures",
           "replication_records", "corrections", "mirror_hints")
EMPTY = pith.digest({"payload": []}).hex()

CASES = []


def case(name, document, verdict="genuine", check=None, alone=True):
    """alone: no other check would refuse it."""
    text = document if isinstance(document, str) else pith.canonical(document).decode()
    assert name not in (c["name"] for c in CASES), name
    CASES.append({"name": name, "text": text, "verdict": verdict, "check": check, "alone": alone})


def put(value, path, new):
    made = copy.deepcopy(value)
    at = made
    for step in path[:-1]:
        at = at[step]
    if new is None:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return made


# ---- parts, each sealed anew after the change


def snapshot_payload(title=TITLE, headline=""):
    return {"graph_snapshot": {
        "paper": {"title": title, "headline": headline},
        "claims": {"count": 0, "items": [], "snapshot_sha256": EMPTY},
        "formal_canon": {"evidence_count": 0, "snapshot_sha256": EMPTY},
        "source": copy.deepcopy(RECORD["source"])}, "verdict_id": None}


def created(key=KEY):
    return pith.event(RECORD, key)


def snapshot(title=TITLE, at="2026-05-18T00:30:44Z", key=KEY, kind="graph_snapshot", headline=""):
    made = pith.event(RECORD, key, kind, "graph", snapshot_payload(title, headline))
    return pith.sealed(dict(made, created_at=at), key)


def resealed(event, path, new, key=KEY):
    """An event with a change in its body, sealed anew."""
    return pith.sealed(put(event, path, new), key)


def aliases(record=RECORD):
    name = pith.number(record)[10:]
    source = record["source"]
    values = {"arxiv": source["id"], "arxiv_version": "%sv%d" % (source["id"], source["version"]),
              "doi": "10.48550/arxiv." + source["id"], "pith_short_8": name[:8],
              "pith_short_12": name[:12], "pith_short_16": name[:16]}
    return [{"alias_kind": k, "alias_value": v, "created_at": "2026-05-18T00:30:44Z"}
            for k, v in values.items()]


def state(events, changes=()):
    created_one = next(e for e in events if e["event_type"] == "record_created")
    made = {
        "state_type": "pith_open_graph_state", "state_version": "1.0",
        "pith_number": pith.number(RECORD), "merge_version": "pith-open-graph-merge-v1",
        "event_count": len(events), "valid_event_count": len(events), "invalid_event_count": 0,
        "equivocation_count": 0, "equivocations": [], "invalid_events": [],
        "applied_event_ids": [e["event_id"] for e in events],
        "current": {
            "canonical_record": RECORD, "source_aliases": aliases(),
            "graph_snapshots": [pith.summary(e) for e in events if e["event_type"] == "graph_snapshot"],
            "record_created": pith.summary(created_one), **{b: [] for b in BUCKETS}}}
    for path, new in changes:
        made = put(made, path, new)
    made["state_sha256"] = pith.digest(made).hex()
    return made


def bundle(events=None, state_changes=(), changes=(), key=KEY, made_state=None):
    events = events or [created(), snapshot()]
    number = pith.number(RECORD)
    made = {
        "bundle_type": "pith_open_graph_bundle", "bundle_version": "1.0",
        "pith_number": number, "short_pith_number": pith.short(number),
        "canonical_record": RECORD, "canonical_sha256": pith.digest(RECORD).hex(),
        "source": RECORD["source"], "source_aliases": aliases(), "events": events,
        "timestamp_proofs": [], "mirror_hints": [],
        "public_keys": [{"key_id": key.id, "algorithm": "ed25519", "public_key_hex": key.public.hex(),
                         "fingerprint_sha256_hex": key.fingerprint}],
        "merge_version": "pith-open-graph-merge-v1", "built_at": "2026-06-02T23:05:23Z",
        "links": {"resolver": "https://example.org/pith/" + number[10:]},
        "state": made_state or state(events, state_changes)}
    made = copy.deepcopy(made)
    for path, new in changes:
        made = put(made, path, new)
    return pith.sealed_bundle(made, key)


def number_record(changes=()):
    made = pith.number_record(RECORD, KEY)
    made["aliases"] = aliases()
    made["graph_snapshot"] = snapshot_payload()["graph_snapshot"]
    for path, new in changes:
        made = put(made, path, new)
    return made


A, B = created(), snapshot()
OTHER_RECORD = pith.record(id="2401.99999")

# ---- genuine
case("bundle", bundle())
case("bundle of one event", bundle([A]))
case("bundle of forty events", bundle([A] + [snapshot(at="2026-05-18T00:%02d:44Z" % m) for m in range(31, 60)]))
case("bundle by another key of the ring", bundle(key=OTHER))
case("state", state([A, B]))
case("record", number_record())
case("envelope", pith.envelope(RECORD, KEY))
case("event record_created", A)
case("event graph_snapshot", B)
case("title outside ASCII under a signature", bundle([A, snapshot("Poincar\u00e9")]))
case("list with entries", number_record([(("graph_snapshot", "claims", "count"), 1)]))

# ---- record and what is derived from it
WRONG = "0" * 64
case("record digest", number_record([(("canonical_sha256",), WRONG)]), "altered", "record_digest")
case("number", number_record([(("pith_number",), pith.number(OTHER_RECORD))]), "misnamed", "pith_number")
case("short number", number_record([(("short_pith_number",), "pith:AAAAAAAA")]), "misnamed", "short_pith_number")
case("source", number_record([(("source", "version"), 3)]), "altered", "source")
case("source of the snapshot", number_record([(("graph_snapshot", "source", "id"), "2401.01235")]), "altered", "source")
for i, alias in enumerate(aliases()):
    case("alias " + alias["alias_kind"], number_record([(("aliases", i, "alias_value"), alias["alias_value"][:-1] + "7")]),
         "altered", "aliases")
case("alias of another kind", number_record([(("aliases", 0, "alias_kind"), "isbn")]), "not_checked", "aliases")
case("alias twice, two values", number_record([(("aliases",), aliases() + aliases(OTHER_RECORD)[:1])]), "ambiguous", "aliases")
case("title", number_record([(("paper", "title"), TITLE + "!")]), "altered", "title")
case("title of the snapshot", number_record([(("graph_snapshot", "paper", "title"), "Another")]), "altered", "title")
case("title outside ASCII", number_record([(("paper", "title"), "Poincar\u00e9")]), "not_checked", "title")
case("snapshot of an empty list", number_record([(("graph_snapshot", "claims", "snapshot_sha256"), WRONG)]), "altered", "snapshots")
case("receipt forged", number_record([(("receipt", "signature_b64"), KEY.sign(b"\0" * 32))]), "forged", "receipt")
case("receipt of a stranger", number_record([(("receipt",), pith.receipt(RECORD, STRANGER))]), "unknown_key", "receipt")
case("receipt missing", number_record([(("receipt",), None)]), "incomplete", "kind")
case("record version", number_record([(("schema_version",), "2.0")]), "unsupported", "kind")
case("two markers", number_record([(("state_type",), "pith_open_graph_state")]), "unsupported", "kind")

# ---- events
case("event altered", put(A, ("created_at",), "2026-05-18T00:30:45Z"), "altered", "event_digest", alone=False)
case("event digest", put(A, ("content_sha256",), WRONG), "altered", "event_digest")
case("event id", put(A, ("event_id",), "sha256:" + WRONG), "altered", "event_id")
case("event forged", put(A, ("signature", "signature_b64"), KEY.sign(b"\0" * 32)), "forged", "event_signature")
case("event of a stranger", created(STRANGER), "unknown_key", "receipt")
case("snapshot of a stranger", snapshot(key=STRANGER), "unknown_key", "event_signature")
case("event signer is another key", resealed(B, ("signer",), pith.signer(OTHER)), "unknown_key", "event_signer")
case("event signer type", resealed(B, ("signer", "signer_type"), "author"), "unsupported", "event_signer")
case("event with one more member", resealed(B, ("note",), "x"), "unsupported", "event")
case("event without target", resealed(B, ("target",), None), "unsupported", "event")
case("event schema", resealed(B, ("schema_version",), "2.0"), "unsupported", "event")
case("event subject", resealed(A, ("subject_pith_number",), pith.number(OTHER_RECORD)), "misnamed", "event_subject")
case("event subject is no number", resealed(B, ("subject_pith_number",), "2401.01234"), "misnamed", "event_subject")
case("event subject in a bundle", bundle([A, resealed(B, ("subject_pith_number",), pith.number(OTHER_RECORD))], made_state=state([A, B])),
     "misnamed", "event_subject", alone=False)
case("event supersedes", resealed(B, ("supersedes",), ["sha256:" + WRONG]), "not_checked", "supersedes")
case("event after another", resealed(B, ("prev_event",), "sha256:" + WRONG), "not_checked", "supersedes")
for bucket in BUCKETS:
    kind = bucket[:-1]
    case("event %s alone" % kind, snapshot(kind=kind), "not_checked", "other_events")
case("created without receipt", resealed(A, ("payload", "receipt"), None), "incomplete", "record_created")
case("created with another source", resealed(A, ("payload", "source_id"), "2401.01235"), "altered", "source")
case("created for another record", bundle([resealed(resealed(pith.event(OTHER_RECORD, KEY), ("subject_pith_number",),
                                                             pith.number(RECORD)), ("payload", "receipt"), pith.receipt(OTHER_RECORD, KEY)), B],
                                          made_state=state([A, B])), "ambiguous", "record_created")
case("created twice", bundle([A, B, resealed(A, ("created_at",), "2026-05-18T00:30:50Z")]), "not_checked", "record_created")

# ---- state
case("state hash", put(state([A, B]), ("state_sha256",), WRONG), "altered", "state_digest")
case("state counts more events", state([A, B], [(("event_count",), 3)]), "altered", "state_counts")
case("state counts fewer valid", bundle(state_changes=[(("valid_event_count",), 1)]), "altered", "state_counts")
case("state counts invalid", bundle(state_changes=[(("invalid_event_count",), 1)]), "not_checked", "equivocations")
case("state has an invalid event", bundle(state_changes=[(("invalid_events",), ["x"])]), "not_checked", "equivocations")
case("state applied another", bundle(state_changes=[(("applied_event_ids", 1), "sha256:" + WRONG)]), "altered", "state_order")
case("state applied in another order", bundle(state_changes=[(("applied_event_ids",), [B["event_id"], A["event_id"]])]),
     "not_checked", "state_order")
case("state alone applied another", state([A, B], [(("applied_event_ids", 1), "sha256:" + WRONG)]), "altered", "state_order")
case("summary altered", state([A, B], [(("current", "graph_snapshots", 0, "created_at"), "2026-05-18T00:30:45Z")]),
     "altered", "state_summaries", alone=False)
case("summary of the record altered", bundle(state_changes=[(("current", "record_created", "payload", "attestation_state"), "x")]),
     "altered", "state_summaries")
case("summary missing", bundle(state_changes=[(("current", "graph_snapshots"), [])]), "altered", "state_summaries")
case("summary of no event of the bundle", bundle(state_changes=[(("current", "graph_snapshots", 0), pith.summary(snapshot(at="2026-05-18T00:30:59Z")))]),
     "altered", "state_summaries")
case("state's record", bundle(state_changes=[(("current", "canonical_record"), OTHER_RECORD)]), "ambiguous", "record")
case("state's number", state([A, B], [(("pith_number",), pith.number(OTHER_RECORD))]), "misnamed", "pith_number")
case("state's aliases", bundle(state_changes=[(("current", "source_aliases", 0, "created_at"), "2026-05-18T00:30:45Z")]),
     "altered", "state_aliases")
for bucket in BUCKETS:
    case("state with " + bucket, bundle(state_changes=[(("current", bucket), [1])]), "not_checked", "other_events")
case("state with an unknown bucket", bundle(state_changes=[(("current", "retractions"), [1])]), "not_checked", "other_events")
case("state with one more member", bundle(state_changes=[(("note",), 1)]), "unsupported", "kind")
case("merge version", bundle(state_changes=[(("merge_version",), "pith-open-graph-merge-v2")]), "unsupported", "kind")

# ---- bundle
case("bundle altered", put(bundle(), ("built_at",), "2026-06-02T23:05:24Z"), "altered", "bundle_digest", alone=False)
case("bundle digest", put(bundle(), ("bundle_signature", "bundle_sha256"), WRONG), "altered", "bundle_digest")
case("bundle forged", put(bundle(), ("bundle_signature", "signature_b64"), KEY.sign(b"\0" * 32)), "forged", "bundle_signature")
case("bundle of a stranger", put(bundle(), ("bundle_signature",), pith.sealed_bundle(bundle(), STRANGER)["bundle_signature"]),
     "unknown_key", "bundle_signature")
case("bundle unsigned", put(bundle(), ("bundle_signature",), None), "incomplete", "kind")
case("bundle without state", bundle(changes=[(("state",), None)]), "incomplete", "kind")
case("bundle without created", bundle([A, B], changes=[(("events",), [B])]), "altered", "state_summaries", alone=False)
case("bundle's link", bundle(changes=[(("links", "resolver"), "https://example.org/pith/AAAA")]), "altered", "links")
case("public key differs", bundle(changes=[(("public_keys", 0, "public_key_hex"), STRANGER.public.hex())]), "unknown_key", "public_keys")
case("public key is foreign", bundle(changes=[(("public_keys", 0, "key_id"), "stranger-1")]), "not_checked", "public_keys")
case("fingerprint differs", bundle(changes=[(("public_keys", 0, "fingerprint_sha256_hex"), STRANGER.fingerprint)]),
     "unknown_key", "public_keys")
case("timestamp proofs", bundle(changes=[(("timestamp_proofs",), [1])]), "not_checked", "other_events")
case("built_at is no time", bundle(changes=[(("built_at",), "yesterday")]), "malformed", "kind")

# ---- one key signs raw digests of every type: none passes as another
RAW = {"receipt": (pith.digest(RECORD), A["payload"]["receipt"]["signature_b64"]),
       "event": (bytes.fromhex(A["content_sha256"]), A["signature"]["signature_b64"]),
       "bundle": (bytes.fromhex(bundle()["bundle_signature"]["bundle_sha256"]), bundle()["bundle_signature"]["signature_b64"])}
BODY = {"receipt": RECORD, "event": pith.without(A, "event_id", "content_sha256", "signature"),
        "bundle": pith.without(bundle(), "bundle_signature")}
for kind, (message, signature) in RAW.items():
    if kind != "receipt":
        receipt = dict(pith.receipt(RECORD, KEY), canonical_sha256=message.hex(), signature_b64=signature)
        case(kind + " as record", {"canonical_record": BODY[kind], "receipt": receipt},
             "too_large", "record")
    if kind != "event":
        sealed = dict(BODY[kind], content_sha256=message.hex(), event_id="sha256:" + message.hex(),
                      signature=dict(A["signature"], signature_b64=signature))
        verdict = ("unsupported", "event") if kind == "receipt" else ("incomplete", "kind")
        case(kind + " as event", sealed, *verdict)
    if kind != "bundle":
        sealed = dict(BODY[kind], bundle_signature=dict(bundle()["bundle_signature"], bundle_sha256=message.hex(),
                                                        signature_b64=signature))
        case(kind + " as bundle", sealed, "incomplete" if kind == "receipt" else "unsupported", "kind")

# ---- order and syntax
TEXT = pith.canonical(number_record()).decode()
case("a key out of order", TEXT[:-1] + ',"aaa":1}', "unsorted", "syntax")
case("a key twice", TEXT[:-1] + ',"source":1}', "ambiguous", "syntax")
case("cut short", TEXT[:-1], "incomplete", "syntax")
case("no document", '{"a":1}', "not_a_record", "kind")
case("an empty object", "{}", "not_a_record", "kind")


def large():
    """Bundles of a megabyte, in many events and in one string."""
    yield bundle([A] + [snapshot(at="2026-05-%02dT00:%02d:44Z" % (18 + i // 60, i % 60), headline="\u00e9\n\"" * 550)
                        for i in range(150)])
    yield bundle([A, snapshot(headline="x" * 1000000)])


def main(path, large_path):
    keys = [{"id": k.id, "hex": k.public.hex()} for k in (KEY, OTHER)]
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"keys": keys, "cases": CASES}, out)
    with open(large_path, "w", encoding="utf-8") as out:
        json.dump([pith.canonical(document).decode() for document in large()], out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.split("\n\n")[1])
    main(*sys.argv[1:])
