# SPDX-License-Identifier: MIT
"""Canonical bytes, digests, names and keys, by Python's json and hashlib. The registry publishes
the same recipe for canonical bytes."""

import base64
import functools
import hashlib
import json
import re

import ed25519


class Key:
    def __init__(self, key_id, secret):
        self.id = key_id
        self.seed = hashlib.sha256(b"pith test world: " + secret).digest()
        self.public = ed25519.public_key(self.seed)
        whole = hashlib.sha256(self.public)
        self.fingerprint = whole.hexdigest()[:32]
        self.base32 = base64.b32encode(whole.digest()).decode()[:26]

    @functools.cache
    def sign(self, digest):
        return base64.b64encode(ed25519.sign(self.seed, digest)).decode()


def verbatim(text):
    """Returns a value that canonical() writes as this text, for numbers that Python would
    rewrite."""
    return "@@%s@@" % text


def canonical(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return re.sub('"@@(.*?)@@"', r"\1", text).encode("utf-8")


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


def place(document, pointer):
    """Returns the offset of the value at a JSON pointer in the canonical text. A # at the end
    selects its key instead."""
    if pointer.endswith("#"):
        return place(document, pointer[:-1]) - len(canonical(pointer[pointer.rindex("/") + 1:-1])) - 1
    at = 0
    for step in pointer.split("/")[1:]:
        at += 1
        if isinstance(document, list):
            at += sum(len(canonical(value)) + 1 for value in document[:int(step)])
            document = document[int(step)]
        else:
            at += sum(len(canonical({k: v})) - 1 for k, v in document.items() if k < step)
            at += len(canonical(step)) + 1
            document = document[step]
    return at
