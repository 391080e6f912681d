# SPDX-License-Identifier: MIT
"""The list of cases, and documents with one change. Everything around a change is hashed and
signed again, so no other check can find the change."""

import copy
import json
import random

import pith
from encode import encode

KEY = pith.Key("test-key-1", b"1")
OTHER = pith.Key("test-key-2", b"2")  # also pinned
ODD = pith.Key('odd"key\\/\t\u00e9', b"4")  # also pinned: an id that JSON escapes
STRANGER = pith.Key("stranger-1", b"3")  # not pinned
KEYS = (KEY, OTHER, ODD)
RECORD = pith.record()
OTHER_RECORD = pith.record(id="2401.99999")
NUMBER = pith.number(RECORD)
TITLE, BUCKETS = pith.TITLE, pith.BUCKETS
WRONG = "0" * 64
LONG = "x" * 700  # more than the buffer of a part
DROP = object()
ANY = "any but genuine"  # for documents with several faults

CASES = []
_rule = None


def rule(section):
    """Names the rule of the following cases: a section of audit-rules."""
    global _rule
    _rule = section


def case(name, document, one, audit=None, check=None, at=None, record=None, key=KEY, **more):
    """Adds a document (value or text) and its verdicts: of one pass (None: not checked) and of
    the audit (None: the same). `check` must refuse the document. It
    names further checks that stay open, in alphabetical order. `at` is the pointer or offset
    of the refused value, or a tuple of two allowed ones."""
    if not isinstance(document, (str, bytes)):
        at = pith.place(document, at) if isinstance(at, str) else [pith.place(document, p) for p in at] if isinstance(at, tuple) else at
        document = pith.canonical(document)
    text = document.encode("utf-8") if isinstance(document, str) else document
    assert name not in (c["name"] for c in CASES), name
    made = {"name": name, "rule": _rule, "text": text, "one": one, "audit": audit or one, "check": check, **more}
    if record is not None:
        made["record"], made["number"] = record, pith.number(record)
        made["digest"], made["key"] = pith.digest(record).hex(), key.id
    if at is not None:
        made["at"] = at
    CASES.append(made)


SEEN_BY_ONE_PASS = ("syntax", "record", "record_digest", "pith_number", "short_pith_number", "receipt")


def _objects(document):
    """Yields the objects in which one pass looks for a record and a receipt."""
    yield document
    yield document.get("payload")
    yield document.get("current")
    for event in document.get("events", []) if isinstance(document.get("events"), list) else []:
        yield event.get("payload") if isinstance(event, dict) else None
    for current in (document.get("current"), document.get("state", {}).get("current") if isinstance(document.get("state"), dict) else None):
        if isinstance(current, dict):
            yield current
            created = current.get("record_created")
            yield created.get("payload") if isinstance(created, dict) else None


def is_whole(document):
    held = [made for made in _objects(document) if isinstance(made, dict)]
    return all(any(name in made for made in held) for name in ("canonical_record", "receipt"))


def accepted(name, document, **more):
    case(name, document, "genuine" if is_whole(document) else "incomplete", "genuine", **more)


def refused(name, document, verdict, check=None, at=None, one=None, **more):
    """Adds a refused case. If one pass does not read the value, its verdict is genuine, or
    incomplete without record and receipt."""
    if one is None:
        one = verdict if check in SEEN_BY_ONE_PASS else "genuine" if is_whole(document) else "incomplete"
    case(name, document, one, verdict, check, at, **more)


def compact(value):
    return encode(value, random.Random(0), escapes=0, spaces=0, shuffle=False)


def member(value, path):
    for step in path:
        value = value[step]
    return value


def put(value, path, new):
    """Returns a copy with one member set; DROP removes the member. A path is a list of steps, or
    a JSON pointer."""
    if isinstance(path, str):
        path = [int(step) if step.isdigit() else step for step in path.split("/")[1:]]
    made = copy.deepcopy(value)
    at = member(made, path[:-1])
    if new is DROP:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return made


def changed(value, changes):
    for path, new in changes.items():
        value = put(value, path, new)
    return value


def number_record(changes=(), record=RECORD, key=KEY):
    made = pith.number_record(record, key)
    made["aliases"] = pith.aliases(record)
    made["graph_snapshot"] = pith.snapshot(record)["graph_snapshot"]
    return changed(made, dict(changes))


def event(changes=(), record=RECORD, key=KEY):
    """Returns a record_created event, sealed after the changes."""
    return pith.sealed(changed(pith.event(record, key), dict(changes)), key)


def snapshot(changes=(), key=KEY, record=RECORD):
    return pith.sealed(changed(pith.events(record, key)[1], dict(changes)), key)


A, B = event(), snapshot()
LATER = "2026-05-18T00:30:50Z"
C = snapshot({"/created_at": LATER, "/event_type": "note", "/payload": {}})


def state(changes=(), events=(A, B), record=RECORD):
    return pith.hashed(changed(pith.state_body(record, list(events)), dict(changes)))


def bundle(changes=(), events=None, state=None, key=KEY, record=RECORD, of=None):
    """Returns a bundle. `of`: the events of the state, if they differ from the bundle's.
    `state`: changes in the state."""
    events = events or [event(record=record), snapshot(record=record)]
    made = pith.bundle(record, key, of or events)
    made["events"] = events
    made["state"] = pith.hashed(changed(made["state"], dict(state or {})))
    return pith.sealed_bundle(changed(made, dict(changes)), key)


def in_bundle(changed_event):
    """Returns a bundle that holds this event, with the state derived from it."""
    created = changed_event["event_type"] == "record_created"
    return bundle(events=[changed_event, B] if created else [A, changed_event])


def text_of(name):
    return json.loads(next(c["text"] for c in CASES if c["name"] == name))
