# SPDX-License-Identifier: MIT
"""Rings of keys, documents that rotate them, and the list of cases. Each case has the current
ring, the time, and the expected verdict."""

import copy
import hashlib
import random

import ed25519
import pith
from documents import member, put
from encode import encode

A, B, C, D, E = (pith.Key("ring-key-" + c, b"ring " + c.encode()) for c in "abcde")
NOW = 1800000000
CASES = []


def entry(key, not_before=0, not_after=0, revoked=False, **changes):
    made = {"key_id": key.id, "not_after": not_after, "not_before": not_before,
            "public_key_hex": key.public.hex(), "revoked": revoked}
    return {**made, **changes}


def ring(version, *keys):
    return {"keys": list(keys), "version": version}


def message(value):
    return hashlib.sha256(b"pith keyring v1\x00" + pith.canonical(value)).digest()


def signature(key, digest):
    return {"key_id": key.id, "signature_b64": key.sign(digest)}


def update(new, *signers, signed=None):
    digest = message(new if signed is None else signed)
    return {"keyring_type": "pith_keyring", "keyring_version": "1.0", "ring": copy.deepcopy(new),
            "signatures": [signature(key, digest) for key in signers]}


FIRST = ring(1, entry(A), entry(B))
NEXT = ring(2, entry(B), entry(C))
GOOD = update(NEXT, A, C)


def case(name, document, verdict, current=FIRST, time=0, becomes=None):
    text = document if isinstance(document, (str, bytes)) else encode(document, random.Random(0), 0, 0, False)
    text = text.encode("utf-8") if isinstance(text, str) else text
    assert name not in (c["name"] for c in CASES), name
    assert (verdict == "genuine") == (becomes is not None), name
    made = {"name": name, "text": text, "verdict": verdict, "current": current, "time": time}
    if becomes is not None:
        made["next"] = becomes
    CASES.append(made)


def accepted(name, new, *signers, current=FIRST, time=0):
    case("genuine-" + name, update(new, *signers), "genuine", current, time, new)


def changed(path, new, document=GOOD):
    return put(document, path, new)


OBJECTS = ([], ["ring"], ["ring", "keys", 0], ["ring", "keys", 1], ["signatures", 0], ["signatures", 1])


def at(path, document=GOOD):
    return member(document, path)


def title(path):
    return "-".join(map(str, path)) or "root"
