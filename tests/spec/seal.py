# SPDX-License-Identifier: MIT
"""Seals a mutated tree again, with the test key or only without a key, so the mutation passes
the digests."""

import base64
import json
import re

import trees
from sodium import TEST
from trees import Obj

COMMON = ("event_id", "target", "created_at", "signer", "payload")
HEX64 = re.compile("[0-9a-f]{64}\\Z")
ALL = ("derive", "receipt", "event", "sync", "aliases", "state", "bundle")


def objects(value):
    if type(value) is Obj:
        yield value
        for _, member in value:
            yield from objects(member)
    elif type(value) is list:
        for item in value:
            yield from objects(item)


def text_of(value):
    """Returns the text of a string; None for another value."""
    if type(value) is str:
        return value
    if type(value) is trees.Raw and value.startswith('"'):
        try:
            return json.loads(value)
        except ValueError:
            return None
    return None


def sign(holder, digest, name):
    if type(holder) is Obj:
        holder.set("signature_b64", base64.b64encode(TEST.raw(digest)).decode())
        if name is not None:
            holder.set(name, digest.hex())


def sign_again(root, rng, story):
    """Replaces the signature of one receipt by another valid one."""
    found = [h for h in objects(root) if h.get("key_id") is not None and h.get("canonical_sha256") is not None]
    receipt = rng.choice(found) if found else Obj()
    digest = text_of(receipt.get("canonical_sha256")) or ""
    if HEX64.match(digest):
        receipt.set("signature_b64", base64.b64encode(TEST.other(bytes.fromhex(digest))).decode())
        story.append("a receipt is signed once more")


def derive(root, record):
    """Makes this the record of the whole document, with all values derived from it."""
    inner, record = set(map(id, objects(record))), trees.copy(record)
    name = base64.b32encode(trees.digest(record)).decode()[:26]
    meta, source = record.get("metadata"), record.get("source")
    time = text_of(meta.get("submitted_at")) if type(meta) is Obj else None
    number = "pith:%s:%s" % ((time or "2017")[:4], name)
    values = {"pith_number": number, "subject_pith_number": number, "short_pith_number": "pith:" + name[:8],
              "canonical_record": record, "resolver": "https://p/" + name}
    short = {"pith_short_8": 8, "pith_short_12": 12, "pith_short_16": 16}
    arxiv = text_of(source.get("id")) if type(source) is Obj else None
    version = source.get("version") if type(source) is Obj else None
    for holder in [h for h in objects(root) if id(h) not in inner]:
        kind = text_of(holder.get("alias_kind"))
        for pair in holder:
            if pair[0] in values and id(pair[1]) not in inner:
                pair[1] = trees.copy(values[pair[0]])
            elif pair[0] == "source" and type(pair[1]) is Obj and source is not None:
                pair[1] = trees.copy(source)
            elif pair[0] == "source_id" and arxiv is not None:
                pair[1] = arxiv
            elif pair[0] == "source_version" and version is not None:
                pair[1] = trees.copy(version)
            elif pair[0] == "alias_value" and kind is not None:
                if kind in short:
                    pair[1] = name[:short[kind]]
                elif arxiv is not None and kind in ("arxiv", "arxiv_version", "doi"):
                    pair[1] = {"arxiv": arxiv, "doi": "10.48550/arxiv." + arxiv}.get(
                        kind, arxiv + "v" + trees.plain(version if version is not None else ""))


def receipts(root):
    for holder in objects(root):
        record, receipt = holder.get("canonical_record"), holder.get("receipt")
        if record is not None and type(receipt) is Obj:
            digest = trees.digest(record)
            sign(receipt, digest, "canonical_sha256")
            if holder.get("canonical_sha256") is not None:
                holder.set("canonical_sha256", digest.hex())
    if type(root) is Obj and root.get("canonical_record") is not None and root.get("canonical_sha256") is not None:
        root.set("canonical_sha256", trees.digest(root.get("canonical_record")).hex())


def seal_event(event, ids):
    digest = trees.digest(event, ("event_id", "content_sha256", "signature"))
    old, new = event.get("event_id"), "sha256:" + digest.hex()
    if type(old) is str:
        ids[old] = new
    if event.get("event_id") is not None:
        event.set("event_id", new)
    if event.get("content_sha256") is not None:
        event.set("content_sha256", digest.hex())
    sign(event.get("signature"), digest, None)


def list_of(value, key):
    member = value.get(key) if type(value) is Obj else None
    return [item for item in member if type(item) is Obj] if type(member) is list else []


def seal_summary(summary, kind, number, ids):
    """Returns the hash of the summary's event, with the members common to all events added
    again."""
    event = trees.copy(summary)
    for key, value in (("event_type", kind), ("prev_event", trees.Raw("null")), ("schema_version", "1.0"),
                       ("subject_pith_number", number), ("supersedes", [])):
        event.set(key, value)
    new = "sha256:" + trees.digest(event, ("event_id",)).hex()
    old = summary.get("event_id")
    if type(old) is str:
        ids[old] = new
    if old is not None:
        summary.set("event_id", new)


def summaries(state):
    current = state.get("current")
    if type(current) is not Obj:
        return
    created = current.get("record_created")
    if type(created) is Obj:
        yield created, "record_created"
    for item in list_of(current, "graph_snapshots"):
        yield item, "graph_snapshot"


def sync(events, state, ids):
    """Makes each summary that of the event with the same id."""
    by_id = {event.get("event_id"): event for event in events if type(event.get("event_id")) is str}
    for summary, _ in summaries(state):
        event = by_id.get(ids.get(summary.get("event_id") if type(summary.get("event_id")) is str else ""))
        if event is not None:
            summary[:] = [[k, trees.copy(v)] for k, v in event if k in COMMON]


def seal(root, parts, record=None):
    if type(root) is not Obj:
        return
    if record is not None and "derive" in parts:
        derive(root, record)
    if "receipt" in parts:
        receipts(root)
    ids = {}
    events = list_of(root, "events") + ([root] if root.get("event_type") is not None else [])
    if "event" in parts:
        for event in events:
            seal_event(event, ids)
    state = root.get("state") if type(root.get("state")) is Obj else root
    if "sync" in parts and state is not root:
        sync(events, state, ids)
    elif "sync" in parts and "event" in parts:
        for summary, kind in summaries(state):
            seal_summary(summary, kind, state.get("pith_number") or "", ids)
    if "sync" in parts and type(state.get("applied_event_ids")) is list:
        state.set("applied_event_ids", [ids.get(i, i) if type(i) is str else i for i in state.get("applied_event_ids")])
    current = state.get("current")
    if "aliases" in parts and state is not root and type(current) is Obj and current.get("source_aliases") is not None:
        if root.get("source_aliases") is not None:
            current.set("source_aliases", trees.copy(root.get("source_aliases")))
    if "state" in parts and state.get("state_sha256") is not None:
        state.set("state_sha256", trees.digest(state, ("state_sha256",)).hex())
    if "bundle" in parts and type(root.get("bundle_signature")) is Obj:
        sign(root.get("bundle_signature"), trees.digest(root, ("bundle_signature",)), "bundle_sha256")
