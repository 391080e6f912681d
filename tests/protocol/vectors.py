#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the test vectors of PROTOCOL.md, built only with hashlib, json and an own Ed25519.

usage: vectors.py [--check]

--check compares the output with the section in PROTOCOL.md: 0 if equal, 1 if stale."""

import base64
import hashlib
import json
import pathlib
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tests" / "synthetic"))
import ed25519  # noqa: E402

BEGIN, END = "<!-- vectors:begin -->\n", "<!-- vectors:end -->\n"
SEED = b"\x11" * 32
PUBLIC = ed25519.public_key(SEED)
KEY_ID = "test-key"
FINGERPRINT = hashlib.sha256(PUBLIC).hexdigest()[:32]
TITLE = "A Small Record"
SIGNED_AT = "2026-06-02T23:05:23.000000Z"
CREATED_AT = "2026-05-18T00:30:44Z"
BUILT_AT = "2026-06-02T23:05:23Z"


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).digest()


def digest(value):
    return sha256(canonical(value))


def sign(message):
    signature = ed25519.sign(SEED, message)
    assert ed25519.verify(PUBLIC, message, signature)
    return base64.b64encode(signature).decode()


def make_record():
    return {
        "metadata": {
            "abstract_canon_sha256": sha256(b"a small abstract").hex(),
            "cross_cats_sorted": ["math.NT"],
            "license": "",
            "primary_cat": "cs.CR",
            "submitted_at": "2024-01-02T03:04:05Z",
            "title_canon_sha256": sha256(TITLE.lower().encode()).hex(),
        },
        "schema_version": "1.0",
        "source": {"id": "2401.01234", "kind": "arxiv", "version": 2},
    }


RECORD = make_record()
DIGEST = digest(RECORD)
NAME = base64.b32encode(DIGEST).decode()[:26]
NUMBER = "pith:%s:%s" % (RECORD["metadata"]["submitted_at"][:4], NAME)
SHORT = "pith:" + NAME[:8]
SIGNER = {"key_id": KEY_ID, "public_key_fingerprint": FINGERPRINT, "signer_id": "test-registry",
          "signer_type": "pith_registry"}


def signature(message, kind):
    return {"algorithm": "ed25519", "key_id": KEY_ID, "public_key_fingerprint": FINGERPRINT,
            "signature_b64": sign(message), "signature_status": "signed_v1", "signed_at": SIGNED_AT,
            "signed_message": kind}


def make_receipt():
    made = signature(DIGEST, "canonical_sha256_bytes")
    made.update(canonical_sha256=DIGEST.hex(), kind="pith_receipt", receipt_version="0.3")
    return made


def event_body(event_type, target, payload):
    return {"created_at": CREATED_AT, "event_type": event_type, "payload": payload, "prev_event": None,
            "schema_version": "1.0", "signer": SIGNER, "subject_pith_number": NUMBER, "supersedes": [],
            "target": target}


def make_event(body):
    message = digest(body)
    return dict(body, content_sha256=message.hex(), event_id="sha256:" + message.hex(),
                signature=signature(message, "open_graph_event_sha256_bytes"))


def aliases():
    source = RECORD["source"]
    values = {"arxiv": source["id"], "arxiv_version": "%sv%d" % (source["id"], source["version"]),
              "doi": "10.48550/arxiv." + source["id"], "pith_short_8": NAME[:8],
              "pith_short_12": NAME[:12], "pith_short_16": NAME[:16]}
    return [{"alias_kind": kind, "alias_value": value} for kind, value in values.items()]


def summary(event):
    return {name: event[name] for name in ("created_at", "event_id", "payload", "signer", "target")}


def make_state(created, snapshot):
    ids = [created["event_id"], snapshot["event_id"]]
    return {
        "applied_event_ids": ids,
        "current": {"canonical_record": RECORD, "graph_snapshots": [summary(snapshot)],
                    "record_created": summary(created), "source_aliases": aliases()},
        "equivocation_count": 0, "equivocations": [], "event_count": 2, "invalid_event_count": 0,
        "invalid_events": [], "merge_version": "pith-open-graph-merge-v1", "pith_number": NUMBER,
        "state_type": "pith_open_graph_state", "state_version": "1.0", "valid_event_count": 2,
    }


def make_bundle(events, state):
    key = {"algorithm": "ed25519",
           "fingerprint_sha256_b32_first128bits": base64.b32encode(sha256(PUBLIC)).decode()[:26],
           "fingerprint_sha256_hex": FINGERPRINT, "format": "raw", "key_id": KEY_ID,
           "public_key_b64": base64.b64encode(PUBLIC).decode(), "public_key_hex": PUBLIC.hex()}
    return {
        "built_at": BUILT_AT, "bundle_type": "pith_open_graph_bundle", "bundle_version": "1.0",
        "canonical_record": RECORD, "canonical_sha256": DIGEST.hex(), "events": events,
        "links": {"resolver": "urn:example:" + NAME}, "merge_version": "pith-open-graph-merge-v1",
        "pith_number": NUMBER, "public_keys": [key], "short_pith_number": SHORT,
        "source": RECORD["source"], "source_aliases": aliases(), "state": state,
        "timestamp_proofs": [],
    }


def block(text):
    return "```\n%s\n```\n" % text


def members(value):
    """Returns readable JSON: the canonical members, one on each line."""
    rows = ["%s: %s" % (json.dumps(name), canonical(value[name]).decode()) for name in sorted(value)]
    return "{" + ",\n ".join(rows) + "}"


def section():
    out = []

    def rule(text):
        out.append("**12.%d** %s\n" % (sum(line.startswith("**") for line in out) + 1, text))

    def show(text):
        out.append(block(text))

    def table(*rows):
        out.append("| value | |\n|---|---|\n" + "".join("| %s | `%s` |\n" % row for row in rows))

    rule("The test key. Its id is `%s`. The private seed is 32 bytes 0x11. It is public and must never be trusted." % KEY_ID)
    table(("public key", PUBLIC.hex()), ("`public_key_fingerprint`", FINGERPRINT),
          ("`fingerprint_sha256_b32_first128bits`", base64.b32encode(sha256(PUBLIC)).decode()[:26]))
    assert PUBLIC.hex() == "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737"

    text = r'{"b": "\u0041\/\u00e9\u001F\u007f\n", "a\u0062": [1, -2, {}], "\ud83d\ude00": null, "\uffff": ""}'
    rule("Canonical bytes of a value with escapes. Input, canonical bytes in hex, and digest:")
    show(text)
    show(canonical(json.loads(text)).hex())
    show(digest(json.loads(text)).hex())

    rule("Digest of the empty list, `%s`:" % canonical({"payload": []}).decode())
    show(digest({"payload": []}).hex())

    rule("The record. Its canonical bytes, %d in number:" % len(canonical(RECORD)))
    show(canonical(RECORD).decode())
    rule("Values derived from the record. The title is `%s`. The abstract is `A small abstract`." % TITLE)
    table(("`canonical_sha256`", DIGEST.hex()), ("`pith_number`", NUMBER), ("`short_pith_number`", SHORT),
          ("alias `arxiv_version`", aliases()[1]["alias_value"]), ("alias `doi`", aliases()[2]["alias_value"]),
          ("alias `pith_short_16`", NAME[:16]))

    receipt = make_receipt()
    rule("The receipt. The signature is over the 32 bytes of `canonical_sha256`:")
    show(members(receipt))
    envelope = {"canonical_record": RECORD, "receipt": receipt}
    rule("The envelope `{\"canonical_record\": ..., \"receipt\": ...}` of 12.4 and 12.6 is `genuine`. Digest of its canonical bytes:")
    show(digest(envelope).hex())

    created_body = event_body("record_created", "record", {
        "attestation_state": "computed", "canonical_record": RECORD, "canonical_sha256": DIGEST.hex(),
        "receipt": receipt, "source_id": RECORD["source"]["id"], "source_kind": RECORD["source"]["kind"],
        "source_version": RECORD["source"]["version"]})
    created = make_event(created_body)
    rule("A record_created event. The signed bytes are the canonical event without three members, %d bytes:"
         % len(canonical(created_body)))
    show(canonical(created_body).decode())
    rule("Their digest gives three more members. The whole event:")
    show(members(created))

    empty = digest({"payload": []}).hex()
    snapshot_body = event_body("graph_snapshot", "graph", {
        "graph_snapshot": {"claims": {"count": 0, "items": [], "snapshot_sha256": empty},
                           "paper": {"title": TITLE}, "source": RECORD["source"]},
        "verdict_id": None})
    snapshot = make_event(snapshot_body)
    rule("A graph_snapshot event. The signed bytes, %d in number:" % len(canonical(snapshot_body)))
    show(canonical(snapshot_body).decode())
    rule("Their digest gives three more members. The whole event:")
    show(members(snapshot))

    rule("The number record `{record_type, schema_version, pith_number, canonical_sha256, canonical_record, receipt}`:")
    record = {"canonical_record": RECORD, "canonical_sha256": DIGEST.hex(), "pith_number": NUMBER,
              "receipt": receipt, "record_type": "pith_number_record", "schema_version": "1.0"}
    show(members(record))

    state = make_state(created, snapshot)
    body = canonical(state)
    state["state_sha256"] = sha256(body).hex()
    rule("The state of both events. `current` has its four required members and no buckets. "
         "`source_aliases` are the six kinds of 5.14 in its order, without `created_at`. "
         "The members beside `current`:")
    show(members({name: value for name, value in state.items() if name != "current"}))
    rule("The canonical state without `state_sha256` has %d bytes. Digests of parts:" % len(body))
    table(*[("`%s`" % name, digest(state["current"][name]).hex()) for name in sorted(state["current"])],
          ("`current`", digest(state["current"]).hex()), ("`state_sha256`", state["state_sha256"]))

    bundle = make_bundle([created, snapshot], state)
    body = canonical(bundle)
    message = sha256(body)
    bundle["bundle_signature"] = dict(signature(message, "bundle_sha256_bytes"), bundle_sha256=message.hex())
    rule("The bundle. Members beside `canonical_record`, `events`, `source`, `source_aliases`, `state`, all given above:")
    hidden = ("canonical_record", "events", "source", "source_aliases", "state")
    show(members({name: value for name, value in bundle.items() if name not in hidden}))
    rule("The canonical bundle without `bundle_signature` has %d bytes. Digests:" % len(body))
    table(("`events`", digest(bundle["events"]).hex()), ("`state`, with `state_sha256`", digest(state).hex()),
          ("`bundle_sha256`", message.hex()), ("whole bundle", digest(bundle).hex()))

    ring = {"keys": [{"key_id": KEY_ID, "not_after": 0, "not_before": 0, "public_key_hex": PUBLIC.hex(),
                      "revoked": False}], "version": 2}
    message = sha256(b"pith keyring v1\x00" + canonical(ring))
    rule("A rotation. Ring 1 holds the test key. Ring 2 holds it again, and it gives both signatures:")
    one = {"key_id": KEY_ID, "signature_b64": sign(message)}
    show(members({"keyring_type": "pith_keyring", "keyring_version": "1.0", "ring": ring, "signatures": [one, one]}))
    rule("The signed digest of that rotation:")
    show(message.hex())
    rule("Every document of this section is `genuine` with a ring of the test key, under the default policy. "
         "The exception is the lone graph_snapshot event, which is `refused` (10.9).")
    return "\n".join(out)


def main():
    text = section()
    if sys.argv[1:] == []:
        print(text, end="")
        return 0
    if sys.argv[1:] != ["--check"]:
        print(__doc__, file=sys.stderr)
        return 2
    page = (PROJECT / "PROTOCOL.md").read_text(encoding="utf-8")
    found = page.partition(BEGIN)[2].partition(END)
    if not found[1] or found[0] != text:
        print("PROTOCOL.md: section 12 is stale; put the output of tests/protocol/vectors.py between its marks",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
