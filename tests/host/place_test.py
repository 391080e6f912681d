# SPDX-License-Identifier: MIT
"""Offset, line and column of a fault."""

import json

import cli
from cli import ATTACKER, KEY, RECORDS, Case, pith, run, trust


class PlaceTestCase(Case):
    """Offset, line and column of a stray character, in documents laid out over lines."""

    def check(self, text, at):
        broken = text[:at] + "\x01" + text[at:]
        before = broken[:at]
        column = len(before) - (before.rfind("\n") + 1) + 1
        for options in ([], ["--receipt"]):
            said = self.said(broken.encode(), trust(KEY), *options)
            self.assertEqual(
                (said["verdict"], said["offset"], said["line"], said["column"]),
                ("malformed", len(before.encode()), before.count("\n") + 1, column))

    def test_lines_and_characters(self):
        made = pith.number_record(pith.record(), KEY)
        made["paper"]["title"] = "Größe, 数 und 🜚 gezählt"
        text = json.dumps(made, indent=2, ensure_ascii=False)
        for at in (0, 1, 2, text.index("gezählt"), text.index("gezählt") + 3, text.index("receipt"),
                   len(text) // 2, len(text) - 1, len(text)):
            with self.subTest(at=at):
                self.check(text, at)

    def test_before_the_kept_bytes(self):
        made = {"filler": ["é" * 60] * 4000, **pith.number_record(pith.record(), KEY)}
        text = json.dumps(made, indent=1, ensure_ascii=False)
        for size in (65_535, 65_537, 131_071, 131_072, 131_073, 131_074, 196_609, 400_000):
            with self.subTest(size=size):
                self.check(text, len(text.encode()[:size].decode(errors="ignore")))
        self.check(text, text.index("schema_version"))
        self.check(text, len(text))

    def test_far_before_the_end(self):
        """A forged receipt is detected at the end; its position may be far back."""
        made = pith.number_record(pith.record(), KEY)
        made["receipt"]["signature_b64"] = ATTACKER.sign(pith.digest(pith.record()))
        made["filler"] = ["x" * 60] * 6000
        text = json.dumps(made, indent=1)
        at = text.index("{", text.index('"receipt"'))
        line = text.count("\n", 0, at) + 1
        path = self.write("long.json", text.encode())
        place = (line, at - text.rfind("\n", 0, at))
        for words, stdin, place in ((["--receipt", path], b"", place), ([path], b"", place),
                                    (["--receipt", "-"], text.encode(), (None, None)),
                                    (["-"], text.encode(), place)):
            said = json.loads(run(trust(KEY), "--json", *words, stdin=stdin).stdout)
            self.assertEqual((said["verdict"], said["offset"]), ("forged", at))
            self.assertEqual((said["line"], said["column"]), place)
            shown = run(trust(KEY), *words, stdin=stdin).stdout.decode()
            self.assertIn("(byte %d)" % at, shown)
            self.assertIn("%s:%d:%d: " % (words[-1], *place) if place[0] else " -: ", shown)

    def test_a_truncated_value(self):
        """Places a fault before members that are earlier or later in canonical order."""
        made = pith.number_record(pith.record(), KEY)
        for first, last in (("zz", "aa"), ("aa", "zz")):
            for value in ("tru", "-", "1.", "2e"):
                text = json.dumps({first: 1, **made, last: "VALUE"})
                text = text.replace('"VALUE"', value)
                at = text.index(value, text.rindex(last)) + len(value)
                said = self.said(text.encode(), trust(KEY))
                self.assertEqual((said["verdict"], said["offset"]), ("malformed", at))

    def test_truncated_at_the_end(self):
        text = RECORDS[0].read_bytes()[:-1]
        for options in ([], ["--receipt"]):
            self.assertEqual(self.verdict(text, *options), ("incomplete", len(text)))


if __name__ == "__main__":
    cli.main()
