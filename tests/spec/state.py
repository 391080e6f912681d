# SPDX-License-Identifier: MIT
"""Section 6: a state, alone or in its bundle, and the bundle around it."""

import base64

import text
from events import (check_events, check_many, check_open_ends, check_payload, check_signer, check_target, items)
from forms import (BASE32, EVENT_ID, HEX32, HEX64, digest_without, fingerprint, fingerprint_b32)
from record import (check_aliases, check_names, check_source, compared, hexadecimal, read, signature, string, time)
from tables import BUCKETS


def check_state(audit, state, bundle=None):
    """Checks a state. `bundle`: the root around it, if any."""
    check_state_digest(audit, state, bundle is None)
    check_names(audit, state)
    current = state.get("current")
    current = current if current is not None and current.type == "object" else None
    events = [(string(e.get("event_type")), e) for e in items(bundle.get("events"))] if bundle else []
    if current is not None:
        summaries = check_current(audit, current, bundle, events)
        events = events if bundle else summaries
    check_counts(audit, state, bundle, current)
    check_order(audit, state, events, bundle is not None)


def check_state_digest(audit, state, alone):
    """6.21, 6.22."""
    stated = hexadecimal(audit, state.get("state_sha256"), "state_digest")
    if alone and any(not text.INTEGER.match(n.text) for n in numbers(state)):
        audit.open("state_digest")
    elif stated is not None and stated != digest_without(state, "state_sha256").hex():
        audit.fault("state_digest", "altered")
    if alone:
        for name, member in state.members.items():
            if name != "state_sha256":
                audit.hashed(member)


def numbers(value):
    if value.type == "number":
        yield value
    for child in value.children():
        yield from numbers(child)


def check_current(audit, current, bundle, events):
    """Returns the summaries with the event types that their places give."""
    check_aliases(audit, current.get("source_aliases"))
    if bundle is not None:  # 6.27
        mine, its = current.get("source_aliases"), bundle.get("source_aliases")
        if mine is not None and its is not None and mine.canonical() != its.canonical():
            audit.fault("state_aliases", "altered")
    for name in BUCKETS:  # 6.29
        bucket = current.get(name)
        if bucket is not None and bucket.type == "array" and bucket.items:
            audit.open("other_events")
    created = current.get("record_created")
    made = [("record_created", created)] if created is not None and created.type == "object" else []
    made += [("graph_snapshot", s) for s in items(current.get("graph_snapshots"))]
    for kind, summary in made:
        check_summary(audit, summary, kind)
    ids = [string(s.get("event_id")) for _, s in made]
    if bundle is None:
        check_many(audit, [kind for kind, _ in made], ids)
    else:  # 6.25
        its = {k: [string(e.get("event_id")) for kind, e in events if kind == k] for k in ("record_created", "graph_snapshot")}
        mine = {k: [string(s.get("event_id")) for kind, s in made if kind == k] for k in its}
        if mine["graph_snapshot"] != its["graph_snapshot"]:
            audit.fault("state_summaries", "altered")
        if mine["record_created"] and mine["record_created"] != its["record_created"][:1]:
            audit.fault("state_summaries", "altered")
    return made


def check_summary(audit, summary, kind):
    """6.24, 6.26."""
    stated = hexadecimal(audit, summary.get("event_id"), "state_summaries", EVENT_ID)
    if stated is not None and audit.derived is not None and audit.derived.number is not None:
        members = {name: value.canonical() for name, value in summary.members.items() if name != "event_id"}
        members.update(event_type=text.quoted(kind), prev_event="null", schema_version='"1.0"',
                       subject_pith_number=text.quoted(audit.derived.number), supersedes="[]")
        body = "{" + ",".join(text.quoted(k) + ":" + members[k] for k in sorted(members)) + "}"
        if stated != "sha256:" + audit.sha256(body):
            audit.fault("state_summaries", "altered")
    check_target(audit, summary.get("target"), kind, "state_summaries")
    time(audit, summary.get("created_at"))
    check_signer(audit, summary.get("signer"))
    payload = summary.get("payload")
    if payload is not None and payload.type == "object":
        check_payload(audit, payload, kind)


def check_counts(audit, state, bundle, current):
    """6.16, 6.28."""
    if bundle is not None:
        counted = length(bundle.get("events"))
    else:
        counted = (current is not None and "record_created" in current.members) + length(current and current.get("graph_snapshots"))
    for name in ("event_count", "valid_event_count"):
        counter = state.get(name)
        if counter is not None and counter.type == "number" and text.COUNT.match(counter.text):
            if counter.text != str(counted):
                audit.fault("state_counts", "altered")
    for name in ("invalid_event_count", "equivocation_count"):
        counter = state.get(name)
        if counter is not None and counter.type == "number" and text.COUNT.match(counter.text) and counter.text != "0":
            audit.open("equivocations")
    for name in ("equivocations", "invalid_events"):
        if length(state.get(name)):
            audit.open("equivocations")


def length(array):
    return len(array.items) if array is not None and array.type == "array" else 0


def check_order(audit, state, events, bundled):
    """6.17 to 6.20. `events`: (type, event or summary) in their order."""
    applied = state.get("applied_event_ids")
    if applied is None or applied.type != "array":
        return
    ids = [hexadecimal(audit, item, "state_order", EVENT_ID) for item in applied.items]
    listed = [string(e.get("event_id")) for _, e in events]
    first = [string(e.get("event_id")) for kind, e in events if kind == "record_created"]
    others = [e for kind, e in events if kind != "record_created"]
    times = [string(e.get("created_at")) or "" for e in others]
    sorted_first = first + [string(e.get("event_id")) for e in others]
    if bundled and ids == listed:
        return
    plain = len(first) == 1 and all(kind == "graph_snapshot" for kind, _ in events if kind != "record_created")
    if ids == sorted_first and plain and (not bundled or times == sorted(times)):
        return
    if sorted(map(str, ids)) == sorted(map(str, listed)):
        audit.open("state_order")
    else:
        audit.fault("state_order", "altered")


def check_bundle(audit, bundle):
    check_names(audit, bundle)
    time(audit, bundle.get("built_at"))
    if bundle.get("source") is not None:
        check_source(audit, bundle.get("source"))
    check_aliases(audit, bundle.get("source_aliases"))
    events = items(bundle.get("events"))
    check_events(audit, events)
    if not any(string(e.get("event_type")) == "record_created" for e in events):
        audit.missing("record_created", "incomplete")  # 6.9
    state = bundle.get("state")
    if state is not None and state.type == "object":
        check_state(audit, state, bundle)
    if length(bundle.get("timestamp_proofs")):
        audit.open("other_events")
    for key in items(bundle.get("public_keys")):
        check_public_key(audit, key)
    check_links(audit, bundle.get("links"))
    sealed = bundle.get("bundle_signature")
    if sealed is not None and sealed.type == "object":
        digest = digest_without(bundle, "bundle_signature")
        if hexadecimal(audit, sealed.get("bundle_sha256"), "bundle_digest") is not None:
            audit.equal(sealed.get("bundle_sha256"), digest.hex(), "bundle_digest", "altered")
        if signature(audit, sealed, "bundle_signature", digest, "bundle_signature"):
            for name, member in bundle.members.items():
                if name != "bundle_signature":
                    audit.sign(member)


def check_links(audit, links):
    """4.6.1."""
    for link in links.members.values() if links is not None and links.type == "object" else ():
        said = read(audit, link, "links")
        if said is None:
            audit.fault("links", "unsupported")
        elif audit.derived is not None and audit.derived.name not in said:
            audit.fault("links", "altered")


def check_public_key(audit, key):
    """5.16."""
    check = "public_keys"
    public = audit.ring.get(read(audit, key.get("key_id"), check))
    short = hexadecimal(audit, key.get("fingerprint_sha256_hex"), check, HEX32)
    long = hexadecimal(audit, key.get("fingerprint_sha256_b32_first128bits"), check, BASE32)
    if public is None:
        audit.open(check)
        return
    texts = [string(key.get(name)) for name in ("public_key_hex", "public_key_b64")]
    if "public_key_hex" not in key.members and "public_key_b64" not in key.members:
        audit.open(check)
    wanted = (public.hex(), base64.b64encode(public).decode(), fingerprint(public), fingerprint_b32(public))
    for said, right in zip(texts + [short, long], wanted):
        if said is not None and said != right:
            audit.fault(check, "unknown_key")
    for name in ("public_key_hex", "public_key_b64"):
        read(audit, key.get(name), check)
