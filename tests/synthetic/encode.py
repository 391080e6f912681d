# SPDX-License-Identifier: MIT
"""Encodes a value as JSON in one of many ways: members in any order, white space at any allowed
place, characters escaped or not. All ways have the same canonical form."""

import re

_SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n",
          "\r": "\\r", "\t": "\\t"}
_NEEDED = re.compile('["\\\\\x00-\x1f]')


class Members(list):
    """An object as (key, value) pairs, so it may contain duplicates."""


class Raw(str):
    """A value as its exact text."""


def _hex(unit, rng):
    return "\\u" + "".join(rng.choice((c.lower(), c.upper())) for c in "%04x" % unit)


def character(c, rng, escapes):
    """Encodes one character of a string. `escapes` is the share of characters escaped without
    need."""
    needed = c in '"\\' or c < " "
    if not needed and rng.random() >= escapes:
        return c
    if c in _SHORT and rng.random() < 0.5:
        return _SHORT[c]
    code = ord(c)
    if code < 0x10000:
        return _hex(code, rng)
    code -= 0x10000
    return _hex(0xD800 + (code >> 10), rng) + _hex(0xDC00 + (code & 0x3FF), rng)


def string(text, rng, escapes):
    if escapes == 0 and not _NEEDED.search(text):
        return '"%s"' % text  # a document has thousands of such strings
    return '"' + "".join(character(c, rng, escapes) for c in text) + '"'


def encode(value, rng, escapes=0.1, spaces=0.1, shuffle=True):
    def gap():
        if rng.random() >= spaces:
            return ""
        return "".join(rng.choice(" \t\n\r") for _ in range(rng.randint(1, 4)))

    def text(v):
        if isinstance(v, Raw):
            body = str(v)
        elif isinstance(v, (dict, Members)):
            members = list(v.items()) if isinstance(v, dict) else list(v)
            if shuffle:
                rng.shuffle(members)
            inner = ",".join(
                gap() + string(k, rng, escapes) + gap() + ":" + text(m) for k, m in members)
            body = "{" + (inner or gap()) + "}"
        elif isinstance(v, list):
            body = "[" + (",".join(text(m) for m in v) or gap()) + "]"
        elif isinstance(v, str):
            body = string(v, rng, escapes)
        elif v is None or isinstance(v, bool):
            body = {None: "null", True: "true", False: "false"}[v]
        else:
            body = str(v)
        return gap() + body + gap()

    return text(value)
