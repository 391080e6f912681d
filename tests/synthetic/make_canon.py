#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Generates JSON texts with their canonical bytes by Python, for tests/conformance.

usage: make_canon.py OUTPUT [COUNT [SEED]]

Each case is a line "<bytes of text> <verdict> <bytes of canonical form>", then both byte
strings. The verdict is "ok", "number" or "ambiguous". "number": Python would change a number of
the text, and the canonical form keeps it. "ambiguous": a key is duplicated, and there is no
canonical form."""

import json
import random
import re
import sys

from pith import canonical
from encode import Members, Raw, encode

DEPTH = 16  # PITH_DEPTH

# Keys that UTF-16 units and code points order differently, keys with several encodings, and
# prefixes.
CHARACTERS = (
    [chr(c) for c in range(0x20)]
    + list("aaabbcAZ09 /'\"\\\x7f\x80\x9f\xe9\xdf\u0416\u4e2d\u2028\u2029\ufeff")
    + ["\u07ff", "\u0800", "\ud7ff", "\ue000", "\ufdd0", "\uffff"]
    + ["\U00010000", "\U0001f600", "\U000fffff", "\U0010ffff"]
)
KEYS = ["", "a", "aa", "aaa", "ab", "abc", "b", "a\x00", "a ", "a!", "\x00", '"', "\\", "\uffff",
        "\U00010000", "\ue000", "\ud7ff", "canonical_record", "canonical_sha256", "receipt"]
REWRITTEN = ["-0", "0.0", "1.0", "1.50", "1e5", "1E5", "1e+5", "0e0", "-0.5", "1e400", "-1e-7"]


def text(rng):
    return "".join(rng.choice(CHARACTERS) for _ in range(rng.choice((0, 1, 2, 3, 5, 9, 30))))


def key(rng):
    return rng.choice(KEYS) if rng.random() < 0.6 else text(rng)


def scalar(rng):
    kind = rng.randrange(8)
    if kind < 3:
        return text(rng)
    if kind < 6:
        return rng.choice((0, 1, -1, 21, 999999999, -(2**31), 2**64, 10**40, rng.randrange(1000)))
    return rng.choice((None, True, False))


def value(rng, room):
    """Returns any value nested at most `room` deep."""
    if room == 0 or rng.random() < 0.55:
        return scalar(rng)
    size = rng.choice((0, 1, 2, 3, 5))
    if rng.random() < 0.35:
        return [value(rng, room - 1) for _ in range(size)]
    return {key(rng): value(rng, room - 1) for _ in range(size)}


def deep(rng, room):
    """Returns a value nested `room` deep, with a sibling at every level."""
    made = scalar(rng)
    for _ in range(room):
        if rng.random() < 0.3:
            made = [scalar(rng), made] if rng.random() < 0.5 else [made]
        else:
            made = {key(rng): scalar(rng), key(rng): made}
    return made


def wide(rng):
    """Returns an object with more keys than any arena holds."""
    return {key(rng) + str(i): i for i in range(rng.randint(17, 130))}


def document(rng):
    kind = rng.random()
    if kind < 0.05:
        return deep(rng, DEPTH)
    if kind < 0.06:
        return wide(rng)
    return {key(rng): value(rng, 4) for _ in range(rng.randint(0, 6))}


def objects(node):
    if isinstance(node, dict):
        yield node
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in inner:
        yield from objects(child)


def replaced(node, old, new):
    """Returns the document with the object `old` itself replaced."""
    if node is old:
        return new
    if isinstance(node, dict):
        return {k: replaced(v, old, new) for k, v in node.items()}
    if isinstance(node, list):
        return [replaced(v, old, new) for v in node]
    return node


def doubled(rng, made):
    """Duplicates a key of some object; mostly the two are encoded differently."""
    chosen = rng.choice(list(objects(made)))
    members = Members(chosen.items())
    again = rng.choice(list(chosen)) if chosen else key(rng)
    members.insert(rng.randint(0, len(members)), (again, scalar(rng)))
    if not chosen:
        members.append((again, scalar(rng)))
    return replaced(made, chosen, members)


def misnumbered(rng, made):
    chosen = rng.choice(list(objects(made)))
    fresh = dict(chosen)
    fresh[key(rng)] = Raw(rng.choice(REWRITTEN))
    return replaced(made, chosen, fresh)


STAND_IN = 10**60  # plus an index; no text of these documents has so many digits


def canonical_but_for_numbers(written):
    """Returns Python's canonical form, with each number unchanged."""
    numbers = []

    def keep(number):
        numbers.append(number)
        return STAND_IN + len(numbers) - 1

    made = canonical(json.loads(written, parse_int=keep, parse_float=keep))
    return re.sub(rb"1[0-9]{60}", lambda found: numbers[int(found[0]) - STAND_IN].encode(), made)


def write(out, count, seed):
    rng = random.Random(seed)
    for _ in range(count):
        made, verdict = document(rng), "ok"
        chance = rng.random()
        if chance < 0.04:
            made, verdict = doubled(rng, made), "ambiguous"
        elif chance < 0.08 and made:
            made, verdict = misnumbered(rng, made), "number"
        escapes, spaces = rng.choice(((0, 0), (0.1, 0.1), (0.5, 0), (1, 0.3)))
        written = encode(made, rng, escapes, spaces)
        # Python's reading of the text is the reference, not the value that was encoded.
        want = (b"" if verdict == "ambiguous" else canonical(json.loads(written)) if verdict == "ok"
                else canonical_but_for_numbers(written))
        written = written.encode("utf-8")
        out.write(b"%d %s %d\n" % (len(written), verdict.encode(), len(want)))
        out.write(written + want)


def main(path, count=50000, seed=1):
    with open(path, "wb") as out:
        write(out, count, seed)


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__.split("\n\n")[1])
    main(sys.argv[1], *map(int, sys.argv[2:]))
