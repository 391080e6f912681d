#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--explain: the place of an offset that a device reported. Python's json gives the canonical form."""
import json

import cli
from cli import RECORDS, Case, run


class ExplainTestCase(Case):
    def explained(self, text, offset, *options):
        done = run("--explain", str(offset), *options, self.write("d.json", text), cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode().replace(str(self.folder) + "/", "")

    def test_a_place(self):
        text = b'{\n  "a/b": [1,\n    {"c": "x\xc3\xa9", "d": 2}]\n}'
        at = text.index(b"2}")
        self.assertEqual(self.explained(text, at), "d.json:3:22: byte %d at /a~1b/1/d, found 2\n"
                         '      {"c": "x\u00e9", "d": 2}]\n' % at + " " * 23 + "^\n")
        self.assertTrue(self.explained(text, len(text)).startswith("d.json:4:2: byte %d, found the end\n" % len(text)))

    def test_a_cut_character_is_left_out(self):
        """The excerpt has 32 bytes before the offset and 40 after; what was found has 96."""
        for more in range(4):
            text = '{"a": "%s", "b": "%s"}' % ("\u20ac" * 20 + "x" * more, "x" * more + "\U0001f71a" * 30)
            at = text.encode().index(b'"x' if more else '"\U0001f71a'.encode(), 20)
            first, excerpt, _ = self.explained(text.encode(), at).splitlines()
            self.assertEqual(first.partition("found ")[2], '"' + "x" * more + "\U0001f71a" * ((95 - more) // 4))
            self.assertEqual(excerpt, "  %s%s\", \"b\": \"%s%s" % (
                "\u20ac" * ((32 - 8 - more) // 3), "x" * more, "x" * more, "\U0001f71a" * ((39 - more) // 4)))

    def test_an_offset_of_the_canonical_form(self):
        for path in RECORDS:
            document = json.loads(path.read_bytes())
            canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
            text = json.dumps(document, indent=2, ensure_ascii=False).encode()
            for word in (b'"pith_number"', b'"receipt"', b'"key_id"'):
                if canonical.count(word) != 1 or text.count(word) != 1:
                    continue
                shown = self.explained(text, canonical.index(word), "--sorted")
                self.assertIn("byte %d at " % text.index(word), shown)
                self.assertIn("/" + word.decode().strip('"'), shown.splitlines()[0])

    def test_no_such_byte(self):
        path = self.write("d.json", b'{"a": 1}')
        for options, most in (([], "the file has 8 bytes"), (["--sorted"], "the canonical form has 7 bytes")):
            done = run("--explain", "9", *options, path)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(most, done.stderr.decode())
        done = run("--explain", "3", "--sorted", self.write("e.json", b"[1,]"))
        self.assertIn("before a fault of the document", done.stderr.decode())
        for words in (["--explain", "x", path], ["--explain", "-1", path], ["--sorted", path],
                      ["--explain", "1", "--json", path], ["--explain", "1", path, path]):
            self.refuses_to_start(*words, saying="--")


if __name__ == "__main__":
    cli.main()
