#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The texts for what is not JSON: the member, what JSON allows, what is there, and the mistake behind it. A person has
judged each."""
import gzip

import cli
from cli import RECORDS, Case, run

RECORD = next(path for path in RECORDS if "record-1702" in path.name).read_bytes()


# (name, document, the end of its line after "(byte N)")
TEXTS = [
    ("truncated", b'{"a": [1, {"b": "cde', " at /a/1/b, expected the closing quote, found the end"),
    ("truncated in a key", b'{"a": 1, "b', ", expected the closing quote, found the end"),
    ("truncated after a value", b'{"a": [1', " at /a/0, expected the rest of the value, found the end"),
    ("truncated after a key", b'{"a"', " at /a, expected : and a value, found the end"),
    ("empty", b" ", ", expected a JSON document in UTF-8, found the end"),
    ("trailing comma in an object", b'{"a": {"b": 1,}}', " at /a, expected a key, found }: a trailing comma"),
    ("trailing comma in an array", b'{"a": [1,]}', " at /a, expected a value, found ]: a trailing comma"),
    ("a missing comma", b'{"a": [1 2]}', " at /a/0, expected , or ], found 2"),
    ("another bracket", b'{"a": [1}}', " at /a, expected , or ], found }"),
    ("one bracket too many", b'{"a": 1}}', ", expected the end, found }: one bracket too many"),
    ("single quotes", b"{'a': 1}", ", expected a key or }, found 'a': strings have double quotes, not single quotes"),
    ("a second document", b'{"a": 1}\n{"a": 1}\n', ", expected the end, found an object: a second value; a file has one document (for one a line: --lines)"),
    ("a mark of the byte order", b"\xef\xbb\xbf" + RECORD, ", expected a JSON document in UTF-8, found the bytes ef bb bf: the file begins with a byte order mark (BOM); remove it"),
    ("UTF-16", '{"a": 1}'.encode("utf-16"), ", expected a JSON document in UTF-8, found the bytes ff fe 7b: the file is UTF-16; convert it to UTF-8"),
    ("gzip", gzip.compress(RECORD, mtime=0), ", expected a JSON document in UTF-8, found the bytes 1f 8b 08: the file is compressed by gzip; decompress it"),
    ("Latin-1", b'{"a/b": ["x", "caf\xe9"]}', " at /a~1b/1, expected UTF-8, found the byte e9: a byte that is not UTF-8, perhaps of Latin-1"),
    ("C1 in Latin-1", b'{"a": [tr\x9b31mue]}', " at /a/0, expected the rest of the value, found \\x9b31mue: a byte outside of a string that is no JSON"),
    ("a comment", b'{"a": 1, // why\n"b": 2}', ", expected a key, found //: JSON has no comments"),
    ("NaN", b'{"a": {"b": NaN}}', " at /a/b, expected a value, found NaN: JSON has no such number"),
    ("-0", b'{"a": {"b": -0}}', " at /a/b, expected 0, without a sign, found -0"),
    ("a line in a string", b'{"a": "b\nc"}', " at /a, expected an escape such as \\n, found \\x0a: a control character in a string must be escaped"),
    ("a duplicate key", b'{"a": 1, "b": {"c": 1, "c": 2}}', ' at /b/c, expected each key once, found "c": the first is at byte 15'),
    ("too deep", b"[" * 17 + b"]" * 17, " at " + "/0" * 16 + ", expected at most 16 levels, found an array"),
]


class PlaceTextTestCase(Case):
    def test_texts(self):
        for name, document, want in TEXTS:
            with self.subTest(name):
                line = run("-", stdin=document).stdout.decode("utf-8", "replace").rstrip("\n")
                self.assertEqual(line.partition(")")[2] if "(byte" in line else line,
                                 want.encode("latin-1").decode("utf-8", "replace"))


if __name__ == "__main__":
    cli.main()
