# SPDX-License-Identifier: MIT
"""What an audit must say of some documents of make.py beside its verdict: every finding and where it stands, labels of
values; and of each genuine one its time."""

import calendar
import json
import time

import pith

# ---- where findings stand: the first value that a check was made of (a number: an offset)
GRAPH = "payload/graph_snapshot/"
FINDINGS = {
    "bundle": {
        "syntax": 0, "kind": "bundle_type", "record": "canonical_record", "record_digest": "canonical_sha256",
        "pith_number": "pith_number", "short_pith_number": "short_pith_number", "aliases": "source_aliases/0/alias_value",
        "source": "events/0/payload/source_id", "title": "events/1/" + GRAPH + "paper/title",
        "receipt": "events/0/payload/receipt", "event": "events/0/schema_version", "event_digest": "events/0",
        "event_id": "events/0", "event_subject": "events/0/subject_pith_number", "event_signer": "events/0/signer",
        "event_signature": "events/0", "record_created": "events/0/payload/canonical_record",
        "state_digest": "state/valid_event_count", "state_counts": "state/valid_event_count",
        "state_order": "state/valid_event_count", "state_summaries": "state/current/graph_snapshots/0",
        "state_aliases": "state/current/source_aliases/5/created_at", "snapshots": "events/1/" + GRAPH + "claims/snapshot_sha256",
        "public_keys": "public_keys/0/public_key_hex", "bundle_digest": "bundle_signature", "bundle_signature": "bundle_signature",
        "links": "links/resolver", "other_events": "state/current/author_attestations", "supersedes": "events/0/supersedes",
        "equivocations": "state/equivocations", "policy": 0},
    "state": {
        "syntax": 0, "kind": "merge_version", "record": "current/canonical_record",
        "record_digest": "current/record_created/payload/canonical_sha256", "pith_number": "pith_number",
        "aliases": "current/source_aliases/0/alias_value", "source": "current/graph_snapshots/0/" + GRAPH + "source",
        "title": "current/graph_snapshots/0/" + GRAPH + "paper/title", "receipt": "current/record_created/payload/receipt",
        "event_signer": "current/graph_snapshots/0/signer",
        "record_created": "current/record_created/payload/canonical_record", "state_digest": "valid_event_count",
        "state_counts": "valid_event_count", "state_order": "valid_event_count", "state_summaries": "current/graph_snapshots/0",
        "snapshots": "current/graph_snapshots/0/" + GRAPH + "claims/snapshot_sha256",
        "other_events": "current/author_attestations", "equivocations": "equivocations", "policy": 0},
    "record": {
        "syntax": 0, "kind": "record_type", "record": "canonical_record", "record_digest": "canonical_sha256",
        "pith_number": "pith_number", "short_pith_number": "short_pith_number", "aliases": "aliases/0/alias_value",
        "source": "graph_snapshot/source", "title": "graph_snapshot/paper/title", "receipt": "receipt",
        "snapshots": "graph_snapshot/claims/snapshot_sha256", "policy": 0},
    "envelope": {"syntax": 0, "kind": "receipt", "record": "canonical_record", "record_digest": "receipt", "receipt": "receipt", "policy": 0},
    # An event alone stands where its first key does.
    "event record_created": {
        "syntax": 0, "kind": "target", "record": "payload/canonical_record", "record_digest": "payload/canonical_sha256",
        "source": "payload/source_id", "receipt": "payload/receipt", "event": "schema_version", "event_digest": 1, "event_id": 1,
        "event_subject": "subject_pith_number", "event_signer": "signer", "event_signature": 1, "record_created": 1,
        "supersedes": "supersedes", "policy": 0},
    # Of what is refused: nothing behind the fault.
    "event without target": {
        "snapshots": GRAPH + "claims/snapshot_sha256", "event": -1, "event_subject": "subject_pith_number", "event_signer": "signer",
        "supersedes": "supersedes"},
}

FINDINGS["state in a bundle counts no number"] = {
    check: at for check, at in FINDINGS["bundle"].items()
    if check not in ("syntax", "state_digest", "state_order", "bundle_digest", "bundle_signature", "policy")}

# Where a verdict that is not genuine stands.
FAULTS = {
    "created twice": "events/2", "bundle digest": "bundle_signature", "bundle forged": "bundle_signature",
    "event subject in a bundle": "events/1/subject_pith_number", "summary of another record_created": "state/current/record_created",
    "summary of no event of the bundle": "state/valid_event_count", "a link cut short behind a whole one": "links/b",
    "base32 cut short behind a whole one": "public_keys/1/fingerprint_sha256_b32_first128bits",
    "state alone, created without receipt": "current/record_created", "created without receipt behind a whole one": "events/1",
    # In a number record aliases wait for the record: all of them are told at the first.
    "alias doi": "aliases/0/alias_value",
}

LABELS = {
    "bundle": {"/built_at": "authenticated", "/bundle_signature/signed_at": "unauthenticated",
               "/bundle_signature/bundle_sha256": "bound", "/state/current/source_aliases/0/created_at": "authenticated"},
    "state": {"/current/source_aliases/0/created_at": "hash_only", "/current/source_aliases/0/alias_value": "bound",
              "/current/graph_snapshots/0/created_at": "hash_only", "/current/record_created/target": "hash_only",
              "/current/canonical_record/source/id": "authenticated", "/event_count": "hash_only", "/pith_number": "bound"},
    "event graph_snapshot": {"/created_at": "authenticated", "/payload/verdict_id": "authenticated", "/event_id": "bound",
                             "/signature/signed_at": "unauthenticated"},
    "record": {"/aliases/0/created_at": "unauthenticated", "/paper/title": "bound", "/receipt/signed_at": "unauthenticated"},
}


def place(document, pointer):
    """The offset of a value in the canonical text of a document."""
    if isinstance(pointer, int):
        return pointer if pointer >= 0 else len(pith.canonical(document)) + pointer
    at = 0
    for step in pointer.split("/"):
        at += 1
        if isinstance(document, list):
            at += sum(len(pith.canonical(value)) + 1 for value in document[:int(step)])
            document = document[int(step)]
        else:
            at += sum(len(pith.canonical({k: v})) - 1 for k, v in document.items() if k < step)
            at += len(pith.canonical(step)) + 1
            document = document[step]
    return at


def seconds(document):
    """Of the time under a document's signature, 0 if there is none."""
    text = document["built_at"] if "bundle_type" in document else document["created_at"] if "content_sha256" in document else None
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ")) if text else 0


def tell(case):
    name, text = case["name"], case["text"]
    if name in FINDINGS:
        case["findings"] = {check: place(json.loads(text), at) for check, at in FINDINGS[name].items()}
    if name in FAULTS:
        case["fault"] = place(json.loads(text), FAULTS[name])
    if name in LABELS:
        case["labels"] = LABELS[name]
    if case["verdict"] == "genuine":
        case["time"] = seconds(json.loads(text))
