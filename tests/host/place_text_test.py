#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The texts of refusals: the member, what is there, and the mistake behind it. A person has judged each."""
import gzip
import json

import cli
from cli import RECORDS, Case, run

RECORD = next(path for path in RECORDS if "record-1702" in path.name).read_bytes()


def member(text, key, change):
    """Returns the document with another value of a member of its root."""
    document = json.loads(text)
    document[key] = change(document[key])
    return json.dumps(document).encode()


# (name, document, the end of its line after "(byte N)")
TEXTS = [
    ("truncated", b'{"a": [1, {"b": "cde', " at /a/1/b, found the end"),
    ("truncated in a key", b'{"a": 1, "b', ", found the end"),
    ("trailing comma in an object", b'{"a": {"b": 1,}}', " at /a, found }: a trailing comma"),
    ("trailing comma in an array", b'{"a": [1,]}', " at /a, found ]: a trailing comma"),
    ("single quotes", b"{'a': 1}", ", found 'a': strings have double quotes, not single quotes"),
    ("a second document", b'{"a": 1}\n{"a": 1}\n', ', found an object: a second value; a file has one document (for one a line: --lines)'),
    ("a mark of the byte order", b"\xef\xbb\xbf" + RECORD, ", found the bytes ef bb bf: the file begins with a byte order mark (BOM); remove it"),
    ("UTF-16", '{"a": 1}'.encode("utf-16"), ", found the bytes ff fe 7b: the file is UTF-16; convert it to UTF-8"),
    ("gzip", gzip.compress(RECORD, mtime=0), ", found the bytes 1f 8b 08: the file is compressed by gzip; decompress it"),
    ("Latin-1", b'{"a/b": ["x", "caf\xe9"]}', ' at /a~1b/1, found "]}: a byte that is not UTF-8, perhaps of Latin-1'),
    ("a comment", b'{"a": 1, // why\n"b": 2}', ", found //: JSON has no comments"),
    ("NaN", b'{"a": {"b": NaN}}', " at /a/b, found NaN: JSON has no such number"),
    ("a line in a string", b'{"a": "b\nc"}', ' at /a, found \\x0a: a control character in a string must be escaped'),
    ("a duplicate key", b'{"a": 1, "b": {"c": 1, "c": 2}}', ' at /b/c, found "c"'),
    ("an edited record", member(RECORD, "canonical_record", lambda record: {**record, "license": "x"}), " at /canonical_record, found an object"),
    ("an unknown key", member(RECORD, "receipt", lambda receipt: {**receipt, "key_id": "other"}), ' at /receipt, found key_id "other"'),
]


class PlaceTextTestCase(Case):
    def test_texts(self):
        for name, document, want in TEXTS:
            with self.subTest(name):
                line = run("-", stdin=document).stdout.decode("utf-8", "replace").rstrip("\n")
                self.assertEqual(line.partition(")")[2] if "(byte" in line else line,
                                 want.encode("latin-1").decode("utf-8", "replace"))

    def test_json_has_the_same_facts(self):
        said = self.said(b'{"a": {"b": 1,}}')
        self.assertEqual([said[key] for key in ("check", "pointer", "found", "cause")],
                         ["syntax", "/a", "}", "a trailing comma"])
        said = self.said(RECORD)
        self.assertEqual([said[key] for key in ("check", "pointer", "found", "cause")], [None] * 4)


if __name__ == "__main__":
    cli.main()
