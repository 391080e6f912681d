# SPDX-License-Identifier: MIT
"""Values of a document and their canonical bytes (2.10)."""

import functools
import re

MUST = re.compile(r'["\\\x00-\x1f]')
SPELLED = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


class Value:
    """type: object, array, string, number, boolean, null. text: a string's characters, or the
    digits of a number or literal as written. members of an object by unescaped key; items of
    an array."""

    __slots__ = ("type", "at", "text", "members", "items", "label", "signed", "bytes", "doubled")

    def __init__(self, kind, at, text=None, members=None, items=None):
        self.type, self.at, self.text, self.members, self.items = kind, at, text, members, items
        self.label = None  # earned by a comparison of this value
        self.signed = None  # earned by a digest of its bytes: authenticated or hash_only
        self.bytes = None
        self.doubled = ()  # duplicate names in this object

    def get(self, key):
        return self.members.get(key) if self.type == "object" else None

    def children(self):
        if self.type == "object":
            return self.members.values()
        return self.items if self.type == "array" else ()

    def leaf(self):
        return not self.members and not self.items

    def canonical(self):
        """Returns the hashed bytes as text; numbers stay as written."""
        if self.bytes is None:
            if self.type == "object":
                self.bytes = members_text(self.members)
            elif self.type == "array":
                self.bytes = "[" + ",".join([item.canonical() for item in self.items]) + "]"
            elif self.type == "string":
                self.bytes = quoted(self.text)
            else:
                self.bytes = self.text
        return self.bytes


def members_text(members):
    """Python compares str by code point, which is the order of keys."""
    return "{" + ",".join([quoted(k) + ":" + members[k].canonical() for k in sorted(members)]) + "}"


@functools.lru_cache(maxsize=1 << 15)
def quoted(text):
    if MUST.search(text):
        text = MUST.sub(lambda m: SPELLED.get(m[0]) or "\\u%04x" % ord(m[0]), text)
    return '"' + text + '"'
