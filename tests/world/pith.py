# SPDX-License-Identifier: MIT
"""Pith documents made from nothing, signed by keys of this test world. Python's own json and hashlib
are the oracle: the registry prints the same recipe for canonical bytes."""

import base64
import copy
import hashlib
import json

import ed25519


class Key:
    def __init__(self, key_id, secret):
        self.id = key_id
        self.seed = hashlib.sha256(b"pith test world: " + secret).digest()
        self.public = ed25519.public_key(self.seed)
        self.fingerprint = hashlib.sha256(self.public).hexdigest()[:32]

    def sign(self, digest):
        return base64.b64encode(ed25519.sign(self.seed, digest)).decode()


def canonical(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def digest(value):
    return hashlib.sha256(canonical(value)).digest()


def without(value, *keys):
    return {k: v for k, v in value.items() if k not in keys}


def number(record):
    name = base64.b32encode(digest(record)).decode()[:26]
    return "pith:%s:%s" % (record["metadata"]["submitted_at"][:4], name)


def short(full):
    return "pith:" + full[10:18]


def sha(text):
    return hashlib.sha256(text.lower().encode()).hexdigest()


def record(**changes):
    """A canonical_record; changes name a member of metadata or source."""
    made = {
        "source": {"id": "2401.01234", "kind": "arxiv", "version": 2},
        "metadata": {
            "license": "http://creativecommons.org/licenses/by/4.0/",
            "primary_cat": "cs.CR",
            "submitted_at": "2024-01-02T03:04:05Z",
            "cross_cats_sorted": ["cs.AR", "math.NT"],
            "title_canon_sha256": sha("Verifying Documents on a Shoestring"),
            "abstract_canon_sha256": sha("We verify, and little else."),
        },
        "schema_version": "1.0",
    }
    for name, value in changes.items():
        made["source" if name in made["source"] else "metadata"][name] = value
    return made


def receipt(signed, key):
    return {
        "kind": "pith_receipt",
        "key_id": key.id,
        "algorithm": "ed25519",
        "signed_at": "2026-05-17T23:57:11.252256Z",
        "signature_b64": key.sign(digest(signed)),
        "signed_message": "canonical_sha256_bytes",
        "builder_version": "pith-number-builder-2026-05-17-v1",
        "receipt_version": "0.3",
        "canonical_sha256": digest(signed).hex(),
        "last_reissued_at": "2026-05-17T23:57:11.251807Z",
        "signature_status": "signed_v1",
        "first_computed_at": "2026-05-17T23:57:11.251807Z",
        "public_key_fingerprint": key.fingerprint,
    }


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
        "paper": {"title": "Verifying Documents on a Shoestring", "cross_cats": ["cs.AR"]},
        "canonical_record": copy.deepcopy(rec),
        "receipt": receipt(rec, key),
        "events": [],
        "links": {"html": "https://example.org/pith/" + number(rec)[10:]},
        "created_at": "2026-05-17T23:57:11.251883+00:00",
    }


def signer(key):
    return {
        "signer_id": "pith.science",
        "signer_type": "pith_registry",
        "key_id": key.id,
        "public_key_fingerprint": key.fingerprint,
    }


def signature(message, key, name):
    return {
        "signature_status": "signed_v1",
        "algorithm": "ed25519",
        "key_id": key.id,
        "public_key_fingerprint": key.fingerprint,
        "signature_b64": key.sign(message),
        "signed_message": name,
        "signed_at": "2026-06-02T23:05:23.718240Z",
    }


def event(rec, key, kind="record_created", target="record", payload=None):
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
        "created_at": "2026-05-18T00:30:44Z",
        "supersedes": [],
        "prev_event": None,
        "schema_version": "1.0",
    }
    return sealed(body, key)


def sealed(body, key):
    """The event with the three members that seal it."""
    body = without(body, "event_id", "content_sha256", "signature")
    message = digest(body)
    body["signature"] = signature(message, key, "open_graph_event_sha256_bytes")
    body["content_sha256"] = message.hex()
    body["event_id"] = "sha256:" + message.hex()
    return body


def events(rec, key):
    graph = {"graph_snapshot": {"claims": {"count": 0, "items": []}}, "verdict_id": None}
    return [event(rec, key), event(rec, key, "graph_snapshot", "graph", graph)]


def summary(made):
    return {k: made[k] for k in ("event_id", "target", "created_at", "signer", "payload")}


def state(rec, made):
    current = {"canonical_record": copy.deepcopy(rec), "source_aliases": []}
    current["graph_snapshots"] = [summary(e) for e in made[1:]]
    for bucket in ("author_attestations", "timestamp_anchors", "corrections", "mirror_hints"):
        current[bucket] = []
    current["record_created"] = summary(made[0])
    body = {
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
    }
    body["state_sha256"] = digest(body).hex()
    return copy.deepcopy(body)


def bundle(rec, key):
    made = events(rec, key)
    body = {
        "bundle_type": "pith_open_graph_bundle",
        "bundle_version": "1.0",
        "pith_number": number(rec),
        "short_pith_number": short(number(rec)),
        "canonical_record": copy.deepcopy(rec),
        "canonical_sha256": digest(rec).hex(),
        "source": copy.deepcopy(rec["source"]),
        "source_aliases": [],
        "events": copy.deepcopy(made),
        "timestamp_proofs": [],
        "mirror_hints": [],
        "public_keys": [
            {"key_id": key.id, "algorithm": "ed25519", "public_key_hex": key.public.hex()}
        ],
        "merge_version": "pith-open-graph-merge-v1",
        "built_at": "2026-06-02T23:05:23Z",
        "state": state(rec, made),
    }
    return sealed_bundle(body, key)


def sealed_bundle(body, key):
    body = without(body, "bundle_signature")
    message = digest(body)
    body["bundle_signature"] = signature(message, key, "bundle_sha256_bytes")
    body["bundle_signature"]["bundle_sha256"] = message.hex()
    return body
