# SPDX-License-Identifier: MIT
"""Trees for mutation. They hold duplicate keys, the encoding of numbers and the escapes of
strings, unlike JSON values. An object is an Obj of [key, value] pairs, an array a list, a
string a str. A number, a literal or a string with its own encoding is a Raw."""

import functools
import hashlib
import json
import re

MUST = re.compile(r'["\\\x00-\x1f]')
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
GAPS = ("", "", " ", "\n", "\t", "\r\n", "  ")


class Raw(str):
    """A value as its exact text. canonical: its canonical form, if different."""

    canonical = None


def spelled(text, canonical):
    made = Raw(text)
    made.canonical = canonical
    return made


class Obj(list):
    """Pairs [key, value]. A key is a str, or a Raw with its quotes."""

    def get(self, key):
        for name, value in self:
            if name == key:
                return value
        return None

    def set(self, key, value):
        for pair in self:
            if pair[0] == key:
                pair[1] = value
                return
        self.append([key, value])


def _constant(text):
    return Raw(text)


def parse(text):
    """Parses documents made here or real ones, for which Python's json is exact enough."""
    value = json.loads(text, object_pairs_hook=lambda pairs: Obj([k, v] for k, v in pairs),
                       parse_int=Raw, parse_float=Raw, parse_constant=_constant)
    return _literals(value)


def _literals(value):
    if isinstance(value, Obj):
        for pair in value:
            pair[1] = _literals(pair[1])
    elif isinstance(value, list):
        value[:] = [_literals(item) for item in value]
    elif value is None:
        return Raw("null")
    elif isinstance(value, bool):
        return Raw("true" if value else "false")
    return value


def of(value):
    """Returns the tree of a Python value."""
    return parse(json.dumps(value, ensure_ascii=False))


def copy(value):
    if type(value) is Obj:
        return Obj([[k, copy(v)] for k, v in value])
    if type(value) is list:
        return [copy(item) for item in value]
    return value


@functools.lru_cache(maxsize=1 << 15)
def quoted(text):
    if MUST.search(text):
        text = MUST.sub(lambda m: SHORT.get(m[0]) or "\\u%04x" % ord(m[0]), text)
    return '"' + text + '"'


def key_text(key):
    """Returns a key unescaped."""
    if type(key) is Raw:
        return json.loads(key.canonical or key)
    return key


def canonical(value, without=()):
    """Returns the text that is hashed. The last of duplicate keys counts, as in Python."""
    if type(value) is Obj:
        members = {key_text(k): v for k, v in value}
        return "{" + ",".join([quoted(k) + ":" + canonical(members[k])
                               for k in sorted(members) if k not in without]) + "}"
    if type(value) is list:
        return "[" + ",".join([canonical(item) for item in value]) + "]"
    if type(value) is Raw:
        return value.canonical or str(value)
    return quoted(value)


def digest(value, without=()):
    return hashlib.sha256(canonical(value, without).encode("utf-8", "replace")).digest()


def plain(value):
    """Returns the tree's text in its own order, without white space."""
    if type(value) is Obj:
        return "{" + ",".join([(k if type(k) is Raw else quoted(k)) + ":" + plain(v) for k, v in value]) + "}"
    if type(value) is list:
        return "[" + ",".join([plain(item) for item in value]) + "]"
    return str(value) if type(value) is Raw else quoted(value)


def ordered(value):
    """Returns the tree with every object's members in canonical order."""
    if type(value) is Obj:
        return Obj(sorted(([k, ordered(v)] for k, v in value), key=lambda pair: key_text(pair[0])))
    return [ordered(item) for item in value] if type(value) is list else value


def shuffled(value, rng):
    if type(value) is Obj:
        made = [[k, shuffled(v, rng)] for k, v in value]
        rng.shuffle(made)
        return Obj(made)
    return [shuffled(item, rng) for item in value] if type(value) is list else value


def spaced(value, rng):
    """Returns the text with white space at any allowed place."""
    gap = rng.choice
    if type(value) is Obj:
        inner = ",".join([gap(GAPS) + (k if type(k) is Raw else quoted(k)) + gap(GAPS) + ":" + spaced(v, rng)
                          for k, v in value])
        return gap(GAPS) + "{" + (inner or gap(GAPS)) + "}" + gap(GAPS)
    if type(value) is list:
        return gap(GAPS) + "[" + (",".join([spaced(i, rng) for i in value]) or gap(GAPS)) + "]" + gap(GAPS)
    return gap(GAPS) + (str(value) if type(value) is Raw else quoted(value)) + gap(GAPS)


def escape(text, rng, share=0.3):
    """Returns the same string with some characters escaped."""
    made = []
    for c in text:
        if c in SHORT or c < " ":
            made.append(SHORT.get(c) or "\\u%04X" % ord(c))
        elif rng.random() >= share:
            made.append(c)
        elif c == "/":
            made.append("\\/")
        elif ord(c) < 0x10000:
            made.append("\\u%04x" % ord(c) if rng.random() < 0.5 else "\\u%04X" % ord(c))
        else:
            code = ord(c) - 0x10000
            made.append("\\u%04x\\u%04x" % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF)))
    return spelled('"' + "".join(made) + '"', quoted(text))
