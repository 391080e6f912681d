# SPDX-License-Identifier: MIT
"""Builds complete Pith documents of every kind, signed by test keys. Each has every member that
its kind requires."""

import copy

from canonical import Key, canonical, digest, number, place, sha, short, verbatim, without  # noqa: F401
from parts import TITLE, aliases, public_key, receipt, record, signature, signer  # noqa: F401

EMPTY = digest({"payload": []}).hex()
BUCKETS = ("author_attestations", "timestamp_anchors", "storage_attestations", "citation_signatures",
           "replication_records", "corrections", "mirror_hints")


def envelope(rec, key):
    return {"canonical_record": copy.deepcopy(rec), "receipt": receipt(rec, key)}


def number_record(rec, key):
    return {
        "record_type": "pith_number_record",
        "pith_number": number(rec),
        "short_pith_number": short(number(rec)),
        "schema_version": "1.0",
        "canonical_sha256": digest(rec).hex(),
        "source": copy.deepcopy(rec["source"]),
        "paper": {"title": TITLE, "cross_cats": ["cs.AR"]},
        "canonical_record": copy.deepcopy(rec),
        "receipt": receipt(rec, key),
        "events": [],
        "links": {"html": "https://example.org/pith/" + number(rec)[10:]},
        "created_at": "2026-05-17T23:57:11.251883+00:00",
    }


def event(rec, key, kind="record_created", target="record", payload=None, at="2026-05-18T00:30:44Z"):
    if payload is None:
        payload = {
            "canonical_record": copy.deepcopy(rec),
            "canonical_sha256": digest(rec).hex(),
            "receipt": receipt(rec, key),
            "source_kind": rec["source"]["kind"],
            "source_id": rec["source"]["id"],
            "source_version": rec["source"]["version"],
            "attestation_state": "computed",
        }
    body = {
        "event_type": kind,
        "subject_pith_number": number(rec),
        "target": target,
        "payload": payload,
        "signer": signer(key),
        "created_at": at,
        "supersedes": [],
        "prev_event": None,
        "schema_version": "1.0",
    }
    return sealed(body, key)


def sealed(body, key):
    """Returns the event with the three members that seal it."""
    body = without(body, "event_id", "content_sha256", "signature")
    message = digest(body)
    body["signature"] = signature(message, key, "open_graph_event_sha256_bytes")
    body["content_sha256"] = message.hex()
    body["event_id"] = "sha256:" + message.hex()
    return body


def snapshot(rec, title=TITLE, headline=""):
    """Returns the payload of a graph_snapshot event."""
    empty = {"count": 0, "snapshot_sha256": EMPTY}
    return {"graph_snapshot": {
        "paper": {"title": title, "headline": headline}, "claims": dict(empty, items=[]),
        "author_claims": dict(empty), "references": dict(empty, sample=[]),
        "formal_canon": {"evidence_count": 0, "snapshot_sha256": EMPTY},
        "verdict": {"created_at": None, "id": None, "pipeline_version": None, "model_set": {}},
        "source": copy.deepcopy(rec["source"])}, "verdict_id": None}


def events(rec, key):
    return [event(rec, key), event(rec, key, "graph_snapshot", "graph", snapshot(rec))]


def summary(made):
    return {k: made[k] for k in ("event_id", "target", "created_at", "signer", "payload")}


def state_body(rec, made):
    """Returns a state without its hash."""
    current = {"canonical_record": rec, "source_aliases": aliases(rec), **{b: [] for b in BUCKETS}}
    current["graph_snapshots"] = [summary(e) for e in made if e["event_type"] == "graph_snapshot"]
    current["record_created"] = summary(next(e for e in made if e["event_type"] == "record_created"))
    return copy.deepcopy({
        "state_type": "pith_open_graph_state",
        "state_version": "1.0",
        "pith_number": number(rec),
        "merge_version": "pith-open-graph-merge-v1",
        "event_count": len(made),
        "valid_event_count": len(made),
        "invalid_event_count": 0,
        "equivocation_count": 0,
        "current": current,
        "equivocations": [],
        "invalid_events": [],
        "applied_event_ids": [e["event_id"] for e in made],
    })


def hashed(state):
    state = without(state, "state_sha256")
    return dict(state, state_sha256=digest(state).hex())


def state(rec, made):
    return hashed(state_body(rec, made))


def bundle(rec, key, made=None):
    made = made or events(rec, key)
    return sealed_bundle(copy.deepcopy({
        "bundle_type": "pith_open_graph_bundle",
        "bundle_version": "1.0",
        "pith_number": number(rec),
        "short_pith_number": short(number(rec)),
        "canonical_record": rec,
        "canonical_sha256": digest(rec).hex(),
        "source": rec["source"],
        "source_aliases": aliases(rec),
        "events": made,
        "timestamp_proofs": [],
        "mirror_hints": [],
        "public_keys": [public_key(key)],
        "links": {"resolver": "https://example.org/pith/" + number(rec)[10:]},
        "merge_version": "pith-open-graph-merge-v1",
        "built_at": "2026-06-02T23:05:23Z",
        "state": state(rec, made),
    }), key)


def sealed_bundle(body, key):
    body = without(body, "bundle_signature")
    message = digest(body)
    body["bundle_signature"] = signature(message, key, "bundle_sha256_bytes")
    body["bundle_signature"]["bundle_sha256"] = message.hex()
    return body
