#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes documents to audit, in canonical order, each with its verdict and, if it is refused, the
one check that must do it. Whatever is changed, every seal around it is made anew, so that no other
check can notice.

usage: make.py FILE LARGE"""

import base64
import copy
import hashlib
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "world")]
import findings  # noqa: E402
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


def aliases(record=None):
    record = record or RECORD
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


def number_record(changes=(), record=RECORD):
    made = pith.number_record(record, KEY)
    made["aliases"] = aliases(record)
    made["graph_snapshot"] = snapshot_payload()["graph_snapshot"]
    made["graph_snapshot"]["source"] = copy.deepcopy(record["source"])
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
# Behind what is known, so that nothing of it is taken for more of the same; and a receipt that just fills the slice.
case("envelope with members of its own", dict(pith.envelope(RECORD, KEY), zebra={"receipt": {}, "id": [{}, 1]}, zoo=[{"x": ["y"]}]))
FREE = 640 - len(pith.canonical(pith.receipt(RECORD, KEY)))  # bytes of the slice
NOTE = pith.receipt(RECORD, KEY)["signed_at"]
case("envelope with a receipt of a slice", put(pith.envelope(RECORD, KEY), ("receipt", "signed_at"), NOTE + "x" * FREE))
case("envelope with a receipt of more", put(pith.envelope(RECORD, KEY), ("receipt", "signed_at"), NOTE + "x" * FREE + "x"),
     "too_large", "receipt", alone=False)
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
case("source of a snapshot event", bundle([A, resealed(B, ("payload", "graph_snapshot", "source", "id"), "2401.01235")]),
     "altered", "source")
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
# In a bundle a summary is compared with its event, and nothing of it is read.
case("summary with a stranger's signer", bundle(state_changes=[(("current", "graph_snapshots", 0, "signer"), pith.signer(STRANGER))]),
     "altered", "state_summaries")
case("summary with a signer of no shape", bundle(state_changes=[(("current", "graph_snapshots", 0, "signer"), {"x": 1})]),
     "altered", "state_summaries")
case("state's record", bundle(state_changes=[(("current", "canonical_record"), OTHER_RECORD)]), "ambiguous", "record")
case("state's number", state([A, B], [(("pith_number",), pith.number(OTHER_RECORD))]), "misnamed", "pith_number")
case("state's aliases", bundle(state_changes=[(("current", "source_aliases", 0, "created_at"), "2026-05-18T00:30:45Z")]),
     "altered", "state_aliases")
case("state with two corrections", bundle(state_changes=[(("current", "corrections"), [1, 2])]), "not_checked", "other_events")
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

# ---- what is not even of its form
LONG = "x" * 700  # more than a slice
case("record too large", number_record([(("canonical_record", "metadata", "license"), LONG)]), "too_large", "record")
case("record's title hash is none", number_record([(("canonical_record", "metadata", "title_canon_sha256"), "no")]), "malformed", "record")
case("record digest is none", number_record([(("canonical_sha256",), "no")]), "malformed", "record_digest")
case("receipt too large", number_record([(("receipt", "signed_at"), LONG)]), "too_large", "receipt")
case("receipt of another shape", number_record([(("receipt", "note"), "x")]), "unsupported", "receipt")
case("receipt's digest is none", number_record([(("receipt", "canonical_sha256"), "no")]), "malformed", "receipt")
case("receipt's digest differs", number_record([(("receipt", "canonical_sha256"), WRONG)]), "altered", "record_digest")
case("receipt's signature is none", number_record([(("receipt", "signature_b64"), "no")]), "malformed", "receipt")
case("source too large", number_record([(("source", "id"), LONG)]), "too_large", "source")
case("source of another shape", number_record([(("source", "note"), "x")]), "unsupported", "source")
case("source of another length", number_record([(("source", "id"), "2401.012345")]), "altered", "source")
case("source of another kind", number_record([(("source", "kind"), "arxix")]), "altered", "source")
for version in (0, -2, 1.5, True, 20, 22, 1000000002):
    case("source version %s" % version, number_record([(("source", "version"), version)]), "altered", "source")
case("created with another kind", resealed(A, ("payload", "source_kind"), "arxix"), "altered", "source")
case("created with another version", resealed(A, ("payload", "source_version"), 3), "altered", "source")
case("alias too long", number_record([(("aliases", 0, "alias_value"), LONG)]), "too_large", "aliases")
case("alias too long behind the record", bundle(changes=[(("source_aliases", 0, "alias_value"), LONG)]), "altered", "aliases", alone=False)
case("alias twice", number_record([(("aliases",), aliases() + aliases()[:1])]))
case("aliases of a foreign kind around known ones", number_record([(("aliases",), [dict(aliases()[0], alias_kind="isbn")] + aliases())]),
     "not_checked", "aliases")
case("title too long", number_record([(("paper", "title"), LONG)]), "not_checked", "title")
case("title in other letters", number_record([(("paper", "title"), TITLE.upper())]))
case("title with a letter beyond z", number_record([(("paper", "title"), TITLE.replace("e", "{"))]), "altered", "title")
case("title with a letter before A", number_record([(("paper", "title"), TITLE.replace("V", "@"))]), "altered", "title")
case("snapshot of an empty list is none", number_record([(("graph_snapshot", "claims", "snapshot_sha256"), "no")]), "altered", "snapshots")
case("marker too long", number_record([(("schema_version",), LONG)]), "unsupported", "kind")
case("marker is a number", number_record([(("schema_version",), 1)]), "unsupported", "kind")
case("marker missing", number_record([(("schema_version",), None)]), "incomplete", "kind")
case("state marker missing", number_record([(("record_type",), None), (("schema_version",), None)]))
case("number without its form", number_record([(("pith_number",), "pith:2024")]), "misnamed", "pith_number")
case("short number without its form", number_record([(("short_pith_number",), "AAAAAAAA")]), "misnamed", "short_pith_number")
case("payload is a text", resealed(A, ("payload",), "x"), "incomplete", "record_created")
case("receipt is a list", number_record([(("receipt",), [])]), "unsupported", "kind")
case("a bundle's signature at its end", {k: bundle()[k] for k in ("built_at", "bundle_signature")}, "incomplete", "kind")
case("two buckets filled", bundle(state_changes=[(("current", "citation_signatures"), [1, 2]), (("current", "corrections"), [1])]),
     "not_checked", "other_events")
case("receipt is a text", number_record([(("receipt",), "x")]), "unsupported", "kind")

# ---- versions: the one text that spells each
for version in (9, 10, 90, 123456789, 987654321):
    case("version %d" % version, number_record(record=pith.record(version=version)))
# What would be the record's, were a mark or a letter a digit, or numbers 32 bits alone.
for version, other in ((82, 1.2), (75343, True), (2, 4294967298), (20, 4294967316)):
    case("version %s for %d" % (other, version), number_record([(("source", "version"), other)], pith.record(version=version)),
         "altered", "source")
    case("created with version %s for %d" % (other, version), resealed(pith.event(pith.record(version=version), KEY), ("payload", "source_version"), other),
         "altered", "source")
# 192 bytes of texts, the last before the version that is read a digit; and one more.
FULL = "x" * 102
case("created with texts that fill the claims", pith.event(pith.record(cross_cats_sorted=[FULL + "0"]), KEY))
case("created with texts too long for the claims", pith.event(pith.record(cross_cats_sorted=[FULL + "00"]), KEY), "too_large", "record",
     alone=False)


# ---- aliases behind the record, and in an order of their own
def aliased(new, **more):
    return bundle(changes=[(("source_aliases",), new)], state_changes=[(("current", "source_aliases"), new)], **more)


for i, alias in enumerate(aliases()):
    case("bundle's alias " + alias["alias_kind"], aliased(put(aliases(), (i, "alias_value"), alias["alias_value"][:-1] + "7")), "altered", "aliases")
    case("alias %s alone" % alias["alias_kind"], number_record([(("aliases",), [dict(alias, alias_value=alias["alias_value"][:-1] + "7")])]),
         "altered", "aliases")
ISBN = [dict(aliases()[0], alias_kind="isbn", alias_value=value) for value in ("1", "2")]
case("bundle's aliases of another kind", aliased(ISBN + aliases()), "not_checked", "aliases")
case("aliases of another kind, two values", number_record([(("aliases",), ISBN + aliases())]), "not_checked", "aliases")
case("aliases backwards", number_record([(("aliases",), aliases()[::-1])]))
case("aliases of a version of nine digits", number_record(record=pith.record(version=908070605)))
case("bundle without record or events, an alias twice", bundle(changes=[
    (("canonical_record",), None), (("events",), []), (("source_aliases",), aliases() + aliases(OTHER_RECORD)[:1])]),
     "altered", "state_summaries", alone=False)

# ---- titles, and events in a number record
ODD_TITLE = "aAzZ [@`{\x7f\x7e] of Z"
ODD_RECORD = pith.record(title_canon_sha256=pith.sha(ODD_TITLE))
TITLES = (("paper", "title"), ("graph_snapshot", "paper", "title"))
case("title of each neighbour of a letter", number_record([(path, ODD_TITLE) for path in TITLES], ODD_RECORD))
case("title of the first character outside ASCII", number_record([(TITLES[0], TITLE + "\u0080")]), "not_checked", "title")
case("record with an event", number_record([(("events",), [A])]))
case("record with events, the title of one outside ASCII", number_record([(("events",), [A, snapshot("Poincar\u00e9")])]))
case("title outside ASCII behind an event", number_record([(("events",), [A]), (TITLES[0], "Poincar\u00e9")]), "not_checked", "title")
case("list with entries, of another hash", number_record([
    (("graph_snapshot", "claims", "count"), 1), (("graph_snapshot", "claims", "snapshot_sha256"), WRONG)]))
# Behind a right one, whose bytes may still be about.
case("a second list's hash ends in no digit", number_record([(("graph_snapshot", "formal_canon", "snapshot_sha256"), EMPTY[:-1] + "g")]),
     "altered", "snapshots")
NAME = pith.number(RECORD)
for what, wrong in (("form", "pith;" + NAME[5:]), ("last character", NAME[:-1] + "1"), ("colon", NAME[:9] + ";" + NAME[10:])):
    case("number wrong in its " + what, number_record([(("pith_number",), wrong)]), "misnamed", "pith_number")
    case("state's number wrong in its " + what, bundle(state_changes=[(("pith_number",), wrong)]), "misnamed", "pith_number")
    case("a second subject wrong in its " + what, bundle([A, resealed(B, ("subject_pith_number",), wrong)], made_state=state([A, B])),
         "misnamed", "event_subject", alone=False)
for what, wrong in (("form", "pith;" + NAME[10:18]), ("last character", "pith:" + NAME[10:17] + "1")):
    case("short number wrong in its " + what, number_record([(("short_pith_number",), wrong)]), "misnamed", "short_pith_number")

# ---- nothing to compare with: the record is missing
case("record without record", number_record([(("canonical_record",), None)]), "incomplete", "kind")
case("bundle without record", bundle(changes=[(("canonical_record",), None)]), "incomplete", "kind")
case("bundle without record or events", bundle(changes=[(("canonical_record",), None), (("events",), [])]), "altered", "state_summaries", alone=False)
case("state without record", state([A, B], [(("current", "canonical_record"), None)]), "incomplete", "kind")
case("state's payload without record", state([A, B], [(("current", "canonical_record"), None),
                                                      (("current", "record_created", "payload", "canonical_record"), None)]),
     "incomplete", "kind")
case("created without record", resealed(A, ("payload", "canonical_record"), None), "incomplete", "kind")
case("only a marker", {"record_type": "pith_number_record", "schema_version": "1.0"}, "incomplete", "kind")
case("only an alias", {"aliases": aliases(), "a": 1}, "incomplete", "kind")
case("bundle without built_at", bundle(changes=[(("built_at",), None)]), "incomplete", "kind")
case("bundle without receipt", bundle([B], changes=[(("events",), [B])], made_state=state([A, B])), "altered", "state_summaries", alone=False)
case("bundle without aliases", bundle(changes=[(("source_aliases",), None)]), "altered", "state_aliases")
case("state without created", state([A, B], [(("current", "record_created"), None)]), "incomplete", "state_summaries")
case("state without a counter", state([A, B], [(("event_count",), None)]), "incomplete", "kind")

# ---- forms of events
case("content hash is none", put(A, ("content_sha256",), "no"), "malformed", "event_digest")
case("event id is short", put(A, ("event_id",), A["event_id"][:-1]), "malformed", "event_id")
case("event id of another hash", put(A, ("event_id",), "sha512:" + WRONG), "malformed", "event_id")
case("event id is no hash", put(A, ("event_id",), "sha256:" + "x" * 64), "malformed", "event_id")
case("summary id is none", state([A, B], [(("current", "graph_snapshots", 0, "event_id"), "no")]), "malformed", "state_summaries")
case("applied id is none", state([A, B], [(("applied_event_ids", 0), "no")]), "malformed", "state_order")
case("applied id is a number", state([A, B], [(("applied_event_ids", 0), 1)]), "unsupported", "kind")
case("state hash is none", put(state([A, B]), ("state_sha256",), "no"), "malformed", "state_digest")
case("event signature too large", put(A, ("signature", "signed_at"), LONG), "too_large", "event_signature")
case("event signature is none", put(A, ("signature", "signature_b64"), "no"), "malformed", "event_signature")
case("event signature's fingerprint is none", put(A, ("signature", "public_key_fingerprint"), "no"), "malformed", "event_signature")
case("event signature's fingerprint differs", put(A, ("signature", "public_key_fingerprint"), OTHER.fingerprint),
     "unknown_key", "event_signature")
case("event signature of another shape", put(A, ("signature", "note"), "x"), "unsupported", "event_signature")
case("event signature of another message", put(A, ("signature", "signed_message"), "bundle_sha256_bytes"), "unsupported", "event_signature")
case("event signer too large", resealed(B, ("signer", "signer_id"), LONG), "too_large", "event_signer")
case("summary signer is another key", bundle([A, resealed(B, ("signer",), pith.signer(OTHER))], made_state=state([A, B])),
     "unknown_key", "event_signer")
case("subject is no number", resealed(snapshot(), ("subject_pith_number",), "pith:2024"), "misnamed", "event_subject")
case("bundle signature too large", put(bundle(), ("bundle_signature", "signed_at"), LONG), "too_large", "bundle_signature")
case("bundle signature of another shape", put(bundle(), ("bundle_signature", "note"), "x"), "unsupported", "bundle_signature")
case("bundle hash is none", put(bundle(), ("bundle_signature", "bundle_sha256"), "no"), "malformed", "bundle_signature")
case("bundle signature's fingerprint is none", put(bundle(), ("bundle_signature", "public_key_fingerprint"), "no"),
     "malformed", "bundle_signature")
case("bundle event of a stranger's fingerprint", put(bundle(), ("bundle_signature", "public_key_fingerprint"), OTHER.fingerprint),
     "unknown_key", "bundle_signature")
for time in ("1969-12-31T23:59:59Z", "2106-01-01T00:00:00Z", "2026-00-18T00:30:44Z", "2026-13-18T00:30:44Z", "2026-05-00T00:30:44Z",
             "2026-05-32T00:30:44Z", "2026-05-18T24:30:44Z", "2026-05-18T00:60:44Z", "2026-05-18T00:30:60Z", "2026-05-18 00:30:44Z",
             "2026-05-18T00:30:44", "202a-05-18T00:30:44Z", "2026-05-18T00:30:4/Z", "2026-05-18T00:30:4:Z"):
    case("event at " + time, resealed(B, ("created_at",), time), "malformed", "event")
for time in ("1970-01-01T00:00:01Z", "2105-12-31T23:59:59Z", "2024-02-29T12:34:56Z", "2025-01-31T00:00:00Z", "2000-03-01T00:59:59Z"):
    case("event at " + time, resealed(B, ("created_at",), time))
for count in (-1, 1.5, True, 1000000000):
    case("state counts %s" % count, state([A, B], [(("event_count",), count)]), "malformed", "state_counts")
case("state counts valid ones wrong alone", state([A, B], [(("valid_event_count",), 1)]), "altered", "state_counts")
case("state counts equivocations", bundle(state_changes=[(("equivocation_count",), 1)]), "not_checked", "equivocations")
case("state has an equivocation", bundle(state_changes=[(("equivocations",), ["x"])]), "not_checked", "equivocations")
case("bucket of no list", bundle(state_changes=[(("current", "corrections"), {})]), "not_checked", "other_events")
case("title outside ASCII under no signature", state([A, snapshot("Poincar\u00e9")]), "not_checked", "title")
case("timestamp proofs are none", bundle(changes=[(("timestamp_proofs",), "x")]), "unsupported", "kind")

# ---- forms of keys
PUBLIC = bundle()["public_keys"][0]
# The head of the whole digest in base32, two bits more than the name says: so in the real documents.
BASE32 = base64.b32encode(hashlib.sha256(KEY.public).digest()).decode()[:26]
OTHER32 = base64.b32encode(hashlib.sha256(OTHER.public).digest()).decode()[:26]
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def public_keys(**members):
    made = {k: v for k, v in dict(PUBLIC, **members).items() if v is not None}
    return bundle(changes=[(("public_keys",), [made])])


case("public key alone", public_keys(fingerprint_sha256_hex=None))
case("public key by base64", public_keys(public_key_hex=None, public_key_b64=base64.b64encode(KEY.public).decode()))
case("public key in both", public_keys(public_key_b64=base64.b64encode(KEY.public).decode()))
case("public key differs in one", public_keys(public_key_b64=base64.b64encode(OTHER.public).decode()), "unknown_key", "public_keys")
case("public key is no hex", public_keys(public_key_hex="no"), "unknown_key", "public_keys")
case("public key missing", public_keys(public_key_hex=None), "not_checked", "public_keys")
case("public key with base32", public_keys(fingerprint_sha256_b32_first128bits=BASE32))
case("public key with another base32", public_keys(fingerprint_sha256_b32_first128bits=OTHER32), "unknown_key", "public_keys")
case("public key with a short base32", public_keys(fingerprint_sha256_b32_first128bits=BASE32[:25]), "unknown_key", "public_keys")
case("public key with no base32", public_keys(fingerprint_sha256_b32_first128bits="1" * 26), "unknown_key", "public_keys")
for bit in (1, 2, 4):
    case("base32 with bit %d of its end changed" % bit, public_keys(
        fingerprint_sha256_b32_first128bits=BASE32[:25] + ALPHABET[ALPHABET.index(BASE32[25]) ^ bit]), "unknown_key", "public_keys")
case("fingerprints that contradict", public_keys(fingerprint_sha256_b32_first128bits=BASE32, fingerprint_sha256_hex=OTHER.fingerprint),
     "unknown_key", "public_keys")
case("fingerprint is none", public_keys(fingerprint_sha256_hex="no"), "unknown_key", "public_keys")
case("two public keys", bundle(changes=[(("public_keys",), [
    PUBLIC, {"key_id": OTHER.id, "public_key_hex": OTHER.public.hex()}])]))
case("a foreign public key after one", bundle(changes=[(("public_keys",), [
    PUBLIC, {"key_id": "stranger-1", "public_key_hex": STRANGER.public.hex()}])]), "not_checked", "public_keys")
case("a link without the number", bundle(changes=[(("links", "a"), pith.number(RECORD)[10:-1])]), "altered", "links")
case("a link that begins with the number", bundle(changes=[(("links", "a"), pith.number(RECORD)[10:])]))

# ---- what a value before must not lend to the next, and what stands at an end
NAME = pith.number(RECORD)[10:]
BASE64 = base64.b64encode(KEY.public).decode()
LATER = resealed(A, ("created_at",), "2026-05-18T00:30:50Z")


def two_keys(first, **second):
    made = {k: v for k, v in dict(first, **second).items() if v is not None}
    return bundle(changes=[(("public_keys",), [first, made])])


case("a link that goes on behind the number", bundle(changes=[(("links", "a"), NAME + "/x")]))
case("a link with another last character", bundle(changes=[(("links", "a"), NAME[:-1] + ("B" if NAME[-1] == "A" else "A"))]),
     "altered", "links")
case("a link cut short behind a whole one", bundle(changes=[(("links",), {"a": NAME, "b": NAME[:-1]})]), "altered", "links")
case("base32 with one more character", public_keys(fingerprint_sha256_b32_first128bits=BASE32 + "A"), "unknown_key", "public_keys")
case("base32 cut short behind a whole one", two_keys(dict(PUBLIC, fingerprint_sha256_b32_first128bits=BASE32),
                                                     fingerprint_sha256_b32_first128bits=BASE32[:25] + "1"), "unknown_key", "public_keys")
case("fingerprint that is none behind a whole one", two_keys(PUBLIC, fingerprint_sha256_hex="no"), "unknown_key", "public_keys")
case("base32 of another key of the ring", bundle(changes=[(("public_keys",), [
    {"key_id": OTHER.id, "public_key_hex": OTHER.public.hex(), "fingerprint_sha256_b32_first128bits": OTHER32}])]))
case("public key by base64 without its end", public_keys(public_key_hex=None, public_key_b64=BASE64[:-1] + "A"), "unknown_key", "public_keys")
case("public key without a name behind one", two_keys(PUBLIC, key_id=None, fingerprint_sha256_hex=None), "not_checked", "public_keys")
case("another public key without a name behind one", two_keys(PUBLIC, key_id=None, public_key_hex=OTHER.public.hex()),
     "not_checked", "public_keys")
for marker in ("bundle_type", "bundle_version", "merge_version"):
    case("bundle without " + marker, bundle(changes=[((marker,), None)]), "incomplete", "kind")
case("record without aliases", number_record([(("aliases",), None)]))
case("record without a short number", number_record([(("short_pith_number",), None)]))
case("event id with another colon", put(A, ("event_id",), A["event_id"].replace(":", ";")), "malformed", "event_id")
case("created without receipt behind a whole one", bundle([A, resealed(LATER, ("payload", "receipt"), None), B]), "incomplete", "record_created")
case("created without record in a bundle", bundle([resealed(A, ("payload", "canonical_record"), None), B]), "incomplete", "record_created")
case("event without its type behind one", bundle([A, resealed(resealed(B, ("event_type",), None), ("payload", "source_id"), "2401.01235")],
                                                 made_state=state([A, B])), "unsupported", "event", alone=False)
for member, form in (("receipt", "receipt"), ("canonical_record", "record")):
    case("state alone, created without " + form, state([resealed(A, ("payload", member), None), B]), "incomplete", "record_created")
case("state alone, created with another record", state([resealed(A, ("payload", "canonical_record"), OTHER_RECORD), B]),
     "ambiguous", "record_created")
case("summary of another record_created", bundle(state_changes=[(("current", "record_created"), pith.summary(LATER))]),
     "altered", "state_summaries")
for count in (10, 100000000, 999999999):
    case("state counts %d" % count, state([A, B], [(("event_count",), count)]), "altered", "state_counts")
case("state in a bundle counts no number", bundle(state_changes=[(("valid_event_count",), -1)]), "malformed", "state_counts")


# What stands in memory before a value is the end of the claims: here they fill their room (PITH_CLAIM_TEXT_SIZE).
def filled(last, first=""):
    """A record whose claims end with a character, and whose name begins with one."""
    for n in range(1000):
        made = pith.record(license="%03d" % n, cross_cats_sorted=["cs.AR", "x" + last])
        meta, source = made["metadata"], made["source"]
        texts = [source["id"], source["kind"], meta["submitted_at"], meta["license"], meta["primary_cat"], *meta["cross_cats_sorted"]]
        meta["license"] += "x" * (192 - sum(1 + len(text) for text in texts))
        if pith.number(made)[10:].startswith(first):
            return made
    raise ValueError


def about(record, make):
    global RECORD
    kept, RECORD = RECORD, record
    made = make()
    RECORD = kept
    return made


CUT = filled("A", "A")
case("a link that lacks the first character", about(CUT, lambda: bundle(changes=[(("links", "a"), pith.number(CUT)[11:])])), "altered", "links")
case("state counts 10 behind a 0", about(filled("0"), lambda: state([created(), snapshot()], [(("event_count",), 10)])),
     "altered", "state_counts")
# Too large and of another shape as well: that it is not whole comes first.
case("event signature too large for its shape", put(A, ("signature", "a"), LONG), "too_large", "event_signature", alone=False)
case("event signer too large for its shape", resealed(B, ("signer", "a"), LONG), "too_large", "event_signer")
case("bundle signature too large for its shape", put(bundle(), ("bundle_signature", "a"), LONG), "too_large", "bundle_signature", alone=False)

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
for scalar in ("1", '"x"', "true", "null", " 1 ", "[]", "[{}]"):
    case("no object but " + scalar, scalar, "not_a_record", "kind")
case("an array", "[]", "not_a_record", "kind")
case("a key too long", '{"%s":1}' % ("k" * 200), "too_complex", "syntax")
case("keys too long together", '{"%s":{"%s":1}}' % ("k" * 100, "k" * 100), "too_complex", "syntax")


def large():
    """Bundles of a megabyte, in many events and in one string."""
    yield bundle([A] + [snapshot(at="2026-05-%02dT00:%02d:44Z" % (18 + i // 60, i % 60), headline="\u00e9\n\"" * 550)
                        for i in range(150)])
    yield bundle([A, snapshot(headline="x" * 1000000)])


# Its order cannot be told: an event that is not known may have been among those that are.
OPEN_TWICE = state([A, B], [(("applied_event_ids",), [B["event_id"], A["event_id"]]), (("current", "corrections"), [1])])


def unspelled():
    """Short numbers whose last character is none, of records of every byte that it would have ended: whoever asked only
    whether what was read is the record's would take one of them, whatever stands where nothing was read."""
    records, tried = {}, 0
    while len(records) < 256:
        record, tried = pith.record(license=str(tried)), tried + 1
        records.setdefault(pith.digest(record)[4], record)
    for record in records.values():
        yield {"canonical_record": record, "short_pith_number": pith.short(pith.number(record))[:-1] + "1"}


# Refused for a form without which nothing could go on, or which a further check sees too.
NOT_ALONE = {
    "receipt of a stranger", "event of a stranger", "snapshot of a stranger", "event with one more member",
    "created for another record", "state with one more member", "bundle of a stranger", "bundle unsigned",
    "record too large", "record's title hash is none", "receipt too large", "receipt of another shape",
    "receipt's digest is none", "receipt's signature is none", "a bundle's signature at its end",
    "created without record", "only an alias", "state without a counter", "applied id is a number",
    "event signature too large", "event signature is none", "event signature of another shape",
    "event signature of another message", "summary signer is another key", "bundle signature too large",
    "bundle signature of another shape", "bundle hash is none", "bundle signature's fingerprint is none",
    "bundle event of a stranger's fingerprint", "receipt as event", "receipt as bundle", "event as record",
    "event as bundle", "bundle as record", "bundle as event", "cut short", "no document", "an empty object",
    "no object but 1", 'no object but "x"', "no object but true", "no object but null", "no object but  1 ",
    "no object but []", "no object but [{}]", "an array", "a key too long", "keys too long together"}


def main(path, large_path):
    assert NOT_ALONE <= {c["name"] for c in CASES}
    for made in CASES:
        made["alone"] = made["alone"] and made["name"] not in NOT_ALONE
        findings.tell(made)
    keys = [{"id": k.id, "hex": k.public.hex()} for k in (KEY, OTHER)]
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"keys": keys, "cases": CASES, "open_twice": pith.canonical(OPEN_TWICE).decode(),
                   "unspelled": [pith.canonical(document).decode() for document in unspelled()]}, out)
    with open(large_path, "w", encoding="utf-8") as out:
        json.dump([pith.canonical(document).decode() for document in large()], out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.split("\n\n")[1])
    main(*sys.argv[1:])
