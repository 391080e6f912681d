# SPDX-License-Identifier: MIT
"""The most expensive documents for an audit: {name: bytes}, each of about `size` bytes."""
import json
import pathlib
import random

RECORDS = pathlib.Path(__file__).resolve().parents[2] / "tests/records"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def word(number, width):
    """Returns the number in base 62. Words of one width sort like their numbers."""
    text = ""
    for _ in range(width):
        text = LETTERS[number % 62] + text
        number //= 62
    return text


def words(count, width):
    """Returns ascending words whose neighbours differ early, so that comparisons are short."""
    return [word(i * (62**width // count), width) for i in range(count)]


def members(keys, value="1"):
    return "{" + ",".join('"%s":%s' % (key, value) for key in keys) + "}"


def repeated(part, size):
    return '{"a":[' + ",".join([part] * max(1, size // (len(part) + 1))) + "]}"


def tree(depth, width):
    return members(words(width, 1), tree(depth - 1, width)) if depth else "1"


def orders(name, keys):
    """Yields one object for each order of its keys."""
    yield name + ", ascending", members(keys)
    yield name + ", descending", members(reversed(keys))
    yield name + ", random", members(random.Random(1).sample(keys, len(keys)))


def many_keys(size):
    """More keys than the arena holds: the canonicalizer reads the object many times, until the fuel ends."""
    yield from orders("short keys", words(size // 8, 3))
    yield from orders("700 keys", words(700, 2))
    yield from orders("keys in a row", ["%05d" % i for i in range(size // 10)])
    yield from orders("equal prefixes", ["p" * 60 + word(i, 3) for i in range(size // 69)])
    yield from orders("escaped prefixes", ["\\n" * 6 + word(i, 3) for i in range(size // 21)])
    yield from orders("keys in two bytes", [chr(0x80 + i) for i in range(min(size // 7, 0x700))])
    yield from orders("keys in surrogates", ["\\ud83d\\ude00" + word(i, 3) for i in range(size // 20)])
    keys = words(size // 8, 3)
    for block in (32, 128):
        yield "falling %d at a time" % block, members(
            key for at in range(0, len(keys), block) for key in reversed(keys[at:at + block]))
    for count in (64, 65, 512):
        for name, text in orders("objects of %d keys" % count, words(count, 2)):
            yield name, repeated(text, size)


def much_to_write(size):
    """Read once, in the largest number of small pieces."""
    for name, part in (("empty arrays", "[]"), ("empty objects", "{}"), ("empty strings", '""'), ("digits", "1"),
                       ("spaced digits", " 1 "), ("objects of one member", '{"":1}')):
        yield name, repeated(part, size)
        # The same under two hashes, followed by keys that use the rest of the fuel.
        yield name + " in an event", in_an_event(repeated(part, size))
        both = '{"a":%s,"b":%s}' % (repeated(part, size // 2), members(reversed(words(size // 16, 3))))
        yield name + ", then keys", both
        if part == "[]":  # the most, so also under three hashes
            yield name + ", then keys, in a summary", in_a_summary(both)
    yield "deep", '{"a":' * 15 + '"' + "x" * size + '"' + "}" * 15
    yield "deep and wide", repeated(tree(6, 4), size)
    yield "deep and narrow", repeated(tree(13, 1), size)
    yield "too deep", '{"a":' + "[" * size
    yield "a huge string", '{"a":"%s"}' % ("x" * size)
    yield "escapes", '{"a":"%s"}' % ("\\n" * (size // 2))
    yield "long escapes", '{"a":"%s"}' % ("\\u0041" * (size // 6))
    yield "white space", '{"a":%s1}' % (" " * size)


def bundle():
    return json.loads((RECORDS / "bundle-1706.02379.json").read_bytes())


def in_an_event(text):
    document = bundle()
    document["events"][0].update(event_type="other", payload="@")
    return json.dumps(document).replace('"@"', text)


def in_a_summary(text):
    document = bundle()
    document["state"]["current"]["graph_snapshots"][0]["payload"] = "@"
    return json.dumps(document).replace('"@"', text)


def signatures(size):
    """Repeats one event, each time with a valid signature."""
    document = bundle()
    event = document["events"][1]
    document["events"] += [event] * (size // len(json.dumps(event)))
    yield "one event often", json.dumps(document, separators=(",", ":"))


def documents(size):
    return {name: text.encode() for make in (many_keys, much_to_write, signatures) for name, text in make(size)}
