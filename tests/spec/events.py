# SPDX-License-Identifier: MIT
"""Section 6: events, and the values common to events and summaries."""

from forms import EMPTY_LIST, EVENT_ID, digest_without
from record import (captured, check_aliases, check_digest, check_names, check_payload_source, check_source,
                    check_title, compared, hexadecimal, named_key, read, signature, string, time)

SEALS = ("event_id", "content_sha256", "signature")
TARGETS = {"record_created": "record", "graph_snapshot": "graph"}


def items(value):
    """Returns the objects of an array; walk() reports elements of another type."""
    return [i for i in value.items if i.type == "object"] if value is not None and value.type == "array" else []


def check_event(audit, event, alone=False):
    """Checks 6.2 to 6.14 of one event; walk() checks its shape."""
    kind = read(audit, event.get("event_type"), "event")
    digest = digest_without(event, *SEALS)
    if hexadecimal(audit, event.get("content_sha256"), "event_digest") is not None:
        audit.equal(event.get("content_sha256"), digest.hex(), "event_digest", "altered")
    if hexadecimal(audit, event.get("event_id"), "event_id", EVENT_ID) is not None:
        audit.equal(event.get("event_id"), "sha256:" + digest.hex(), "event_id", "altered")
    sealed, signer = event.get("signature"), event.get("signer")
    if sealed is not None and sealed.type == "object":
        if signature(audit, sealed, "event_signature", digest, "event_signature"):
            for name, member in event.members.items():
                if name not in SEALS:
                    audit.sign(member)
    check_signer(audit, signer)
    if sealed is not None and signer is not None and None not in (string(sealed.get("key_id")), string(signer.get("key_id"))):
        if sealed.get("key_id").text != signer.get("key_id").text:  # 6.5
            audit.fault("event_signer", "unknown_key")
    check_subject(audit, event, alone)
    check_target(audit, event.get("target"), kind, "event")
    time(audit, event.get("created_at"))
    check_open_ends(audit, event)
    if kind is not None and kind not in TARGETS:
        audit.open("other_events")  # 6.12
    payload = event.get("payload")
    if payload is not None and payload.type == "object":
        check_payload(audit, payload, kind)
        one = [name for name in ("canonical_record", "receipt") if name in payload.members]
        if alone and kind not in TARGETS and len(one) == 1:
            audit.fault("record_created", "incomplete")  # 6.14


def check_signer(audit, signer):
    if signer is not None and signer.type == "object":
        captured(audit, signer, "signer", "event_signer")
        named_key(audit, signer, "event_signer")


def check_subject(audit, event, alone):
    subject = event.get("subject_pith_number")
    read(audit, subject, "event_subject")
    if string(subject) is None:
        return
    if audit.derived is not None:
        compared(audit, subject, audit.derived.number, "event_subject", "misnamed")
    elif alone:
        audit.open("event_subject")  # 6.8


def check_target(audit, target, kind, check):
    """6.6."""
    if kind is not None and kind not in TARGETS:
        return
    wanted = TARGETS.get(kind)
    if read(audit, target, check) is not None and wanted is not None and target.text != wanted:
        audit.fault(check, "unsupported")


def check_open_ends(audit, event):
    """6.13."""
    before, ended = event.get("prev_event"), event.get("supersedes")
    if before is not None and before.type != "null":
        audit.open("supersedes")
    if ended is not None and (ended.type != "array" or ended.items):
        audit.open("supersedes")


def check_payload(audit, payload, kind):
    """Checks the payload of an event or summary, except its record and receipts."""
    if kind != "graph_snapshot":
        check_digest(audit, payload)
    if kind == "record_created":
        check_payload_source(audit, payload)
    elif kind == "graph_snapshot":
        snapshot = payload.get("graph_snapshot")
        if snapshot is not None and snapshot.type == "object":
            check_snapshot(audit, snapshot)


def check_snapshot(audit, snapshot):
    paper, source = snapshot.get("paper"), snapshot.get("source")
    if paper is not None:
        check_title(audit, paper)
    if source is not None:
        check_source(audit, source)
    for name in ("author_claims", "claims", "references"):
        check_list(audit, snapshot.get(name), "count")
    check_list(audit, snapshot.get("formal_canon"), "evidence_count")


def check_list(audit, value, counter):
    """5.15: the digest is known only for an empty list."""
    if value is None or value.type != "object":
        return
    count = value.get(counter)
    if count is None or count.type != "number" or count.text != "0":
        return
    for name in ("items", "sample") if counter == "count" else ():
        shown = value.get(name)
        if shown is not None and shown.type == "array" and shown.items:
            audit.fault("snapshots", "altered")
    stated = read(audit, value.get("snapshot_sha256"), "snapshots")
    if stated is not None and stated != EMPTY_LIST:
        audit.fault("snapshots", "altered")


def check_events(audit, events):
    """Checks 6.12, and all events of a bundle or number record."""
    kinds = [string(e.get("event_type")) for e in events]
    ids = [string(e.get("event_id")) for e in events]
    check_many(audit, kinds, ids)
    for event in events:
        check_event(audit, event)


def check_many(audit, kinds, ids):
    known = [i for i in ids if i is not None]
    if kinds.count("record_created") > 1 or kinds.count("graph_snapshot") > 1 or len(known) != len(set(known)):
        audit.open("other_events")


def check_number_record(audit, root):
    """Checks a number record or an envelope."""
    check_names(audit, root)
    source, paper, snapshot = root.get("source"), root.get("paper"), root.get("graph_snapshot")
    if source is not None:
        check_source(audit, source)
    if paper is not None:
        check_title(audit, paper)
    if snapshot is not None and snapshot.type == "object":
        check_snapshot(audit, snapshot)
    check_aliases(audit, root.get("aliases"))
    check_events(audit, items(root.get("events")))
