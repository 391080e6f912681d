# SPDX-License-Identifier: MIT
"""The common part of the cases of the one pass. Their documents keep their order of members."""

import base64

import pith
from documents import ANY, KEY, case, compact, put
from encode import Members, Raw

OPTIONAL = ("signature_status", "receipt_version", "public_key_fingerprint", "signed_at", "first_computed_at", "last_reissued_at", "builder_version")
DOCUMENTS = {"record": pith.number_record, "bundle": pith.bundle, "state": lambda rec, key: pith.state(rec, pith.events(rec, key)),
    "event": pith.event, "envelope": pith.envelope}
RECEIPT_AT = {"record": ["receipt"], "bundle": ["events", 0, "payload", "receipt"], "state": ["current", "record_created", "payload", "receipt"],
    "event": ["payload", "receipt"], "envelope": ["receipt"]}


def one(name, document, verdict, record=None, at=None, key=KEY, audit=None):
    """Adds a case of the one pass. Without `audit`, the audit's verdict is the same; a change
    under several seals is several faults for the audit."""
    sealed = isinstance(document, dict) and any(m in document for m in ("bundle_type", "state_type", "event_type"))
    if audit is None and sealed and verdict != "genuine":
        audit = ANY
    text = document if isinstance(document, (str, bytes)) else compact(document)
    case(name, text, verdict, audit, at=at, record=record, key=key, family="one pass")


def with_room(value, key="receipt"):
    """Returns a copy whose receipt has only required members, so a case's additions fit the
    buffer."""
    return put(value, [key], pith.without(value[key], *OPTIONAL[1:]))


def doubled(value, path, again, key=None, first=False):
    """Returns a copy in which the member occurs again, after the others or before them."""
    if len(path) > 1:
        return put(value, path[:1], doubled(value[path[0]], path[1:], again, key, first))
    members = Members(value.items())
    members.insert(0 if first else len(members), (key or path[0], again))
    return members


def flipped(signature_b64, byte, bit):
    raw = bytearray(base64.b64decode(signature_b64))
    raw[byte] ^= 1 << bit
    return base64.b64encode(bytes(raw)).decode()


def nested(depth):
    return Raw("[" * depth + "]" * depth)
