# SPDX-License-Identifier: MIT
"""--canonicalize: the bytes of Python's json, or an error and no output; and the verdict of the
output."""

import json
import os
import random
import re
import subprocess

import cli
from cli import PROGRAM, RECORDS, Case, encode, flipped, pith, run, trust


class CanonicalizeTestCase(Case):
    def canonical(self, text):
        done = run("--canonicalize", "-", stdin=text)
        self.assertEqual((done.returncode, done.stderr), (0, b""), text[:100])
        return done.stdout

    def test_real_documents(self):
        for path in RECORDS:
            document = json.loads(path.read_bytes())
            done = run("--canonicalize", path)
            self.assertEqual((done.returncode, done.stdout), (0, pith.canonical(document)))
            for text in (encode(flipped(document)), json.dumps(document, indent=7).encode()):
                self.assertEqual(self.canonical(text), pith.canonical(document))

    def test_strings_keys_and_order(self):
        chosen = random.Random(7)
        pieces = [chr(c) for c in range(0xA1)] + ["é", "\u2028", "\ud7ff", "\ue000", "\uffff", "🜚", "\U0010ffff"]

        def text():
            return "".join(chosen.choice(pieces) for _ in range(chosen.randrange(7)))

        def value(depth):
            kind = chosen.randrange(7 if depth < 5 else 4)
            if kind > 4:
                return {text(): value(depth + 1) for _ in range(chosen.randrange(9))}
            if kind == 4:
                return [value(depth + 1) for _ in range(chosen.randrange(5))]
            return (text(), chosen.randrange(-99, 99), None, True)[kind]

        for _ in range(60):
            made = {text(): value(0) for _ in range(chosen.randrange(30))}
            for as_ascii in (True, False):
                spelled = json.dumps(made, ensure_ascii=as_ascii, indent=chosen.choice((None, 1)))
                self.assertEqual(self.canonical(spelled.encode()), pith.canonical(made))

    def test_more_keys_than_the_arena_holds(self):
        keys = ["%04x" % n for n in range(3000)]
        random.Random(8).shuffle(keys)
        made = {key: {key: key} for key in keys[:300]}
        self.assertEqual(self.canonical(encode(made)), pith.canonical(made))

    def test_numbers_are_pythons_or_refused(self):
        texts = ["0", "-0", "-1", "10", "12345678901234567890123", "0.0", "-0.0", "0.5", "1.50", "1.0", "1e5",
                 "1E5", "100000.0", "1e+16", "1e16", "1e-05", "0.0001", "0.00001", "1e-4", "1.5e-07", "1e400",
                 "1e-400", "5e-324", "4.9e-324", "1.7976931348623157e+308", "9007199254740993.0", "0.1", "0.10",
                 "0.30000000000000004", "123456789012345.67", "1234567890123456.7", "9999999999999998.0",
                 "1e22", "1e+22", "2.5e+00", "1.0e+16", "12345678901234567.0", "0e0", "1e0", "-5e-05"]
        refused = 0
        for text in texts:
            python = json.dumps(json.loads(text))
            for document in ('{"b": [1, %s], "a": 2}' % text, text):
                done = run("--canonicalize", "-", stdin=document.encode())
                if python == text:
                    self.assertEqual(done.stdout, pith.canonical(json.loads(document)), text)
                    self.assertEqual(done.returncode, 0)
                    continue
                refused += 1
                at = document.index(text, 5) if document != text else 0
                self.assertEqual((done.returncode, done.stdout), (1, b""), text)
                self.assertEqual(done.stderr.decode(), "pith-verify: -:1:%d: a number that canonical "
                                 "JSON encodes differently (byte %d)\n" % (at + 1, at))
        self.assertGreater(refused, 20)
        self.assertLess(refused, 2 * len(texts) - 20)

    def test_errors_have_an_offset_and_no_output(self):
        deep = '{"a":\n' + "[" * 20
        for text, line, column, reason in (
                ("", 1, 1, "the document is truncated"), ('{"a": 1', 1, 8, "the document is truncated"),
                ('{"b": 1,\n "a": tru}', 2, 10, "not strict JSON"),
                ('{"a": 1}\n{}', 2, 1, "not strict JSON"), ("{'a': 1}", 1, 2, "not strict JSON"),
                ('{"é": "é\ud800"}', None, None, "not strict JSON"),
                ('{"é": 1,\n "é\\ud800": 2}', None, None, "not strict JSON"),
                ('{"é": 1,\n "b": 2, "\\u00e9": 3}', 2, 10, "duplicate key in an object"),
                (deep, 2, 16, "nested too deeply, or too costly to sort")):
            with self.subTest(text):
                content = text.encode(errors="surrogatepass")
                path = self.write("bad.json", content)
                done = run("--canonicalize", path)
                self.assertEqual((done.returncode, done.stdout), (1, b""))
                shown = done.stderr.decode()
                found = re.fullmatch(r"pith-verify: %s:(\d+):(\d+): (.*) \(byte (\d+)\)\n"
                                     % re.escape(str(path)), shown)
                self.assertIsNotNone(found, shown)
                self.assertEqual(found.group(3), reason)
                if line is not None:
                    self.assertEqual((int(found.group(1)), int(found.group(2))), (line, column))
                    before = content[:int(found.group(4))].decode()
                    self.assertEqual(before.count("\n") + 1, line)

    def test_files(self):
        done = run("--canonicalize", self.folder / "missing")
        self.assertEqual((done.returncode, done.stdout, done.stderr.decode()),
                         (2, b"", "pith-verify: %s/missing: No such file or directory\n" % self.folder))
        huge = self.write("huge.json", b"{")
        os.truncate(huge, 5 << 30)  # a hole, which the program does not read
        done = run("--canonicalize", huge)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"the document exceeds 4 GiB - 1", done.stderr)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "--canonicalize", RECORDS[0]], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stderr),
                         (2, b"pith-verify: standard output: No space left on device\n"))

    def test_options(self):
        for option in ("--json", "--audit", "--receipt", "--values", "--quiet", "--policy=x",
                       "--key=a=" + cli.KEY.public.hex()):
            self.refuses_to_start("--canonicalize", option, RECORDS[0], saying="no other option")
        self.refuses_to_start("--canonicalize", *RECORDS, saying="one FILE")
        self.refuses_to_start("--canonicalize", saying="no FILE")


class SortedCopyTestCase(Case):
    """A sorted copy has the verdict of the original, with the same findings and labels."""

    def compare(self, text, *options):
        said = self.said(text, *options)
        done = run("--canonicalize", "-", stdin=text)
        self.assertEqual(done.returncode, 0)
        copy = self.said(done.stdout, *options)
        for key in ("verdict", "reason", "kind", "time", "values", *cli.CLAIMS):
            self.assertEqual(copy[key], said[key])
        self.assertEqual([(f["check"], f["verdict"]) for f in copy["findings"]],
                         [(f["check"], f["verdict"]) for f in said["findings"]])
        return said["verdict"]

    def test_real_documents(self):
        for path in RECORDS:
            self.assertEqual(self.compare(path.read_bytes()), "genuine")

    def test_audited_documents(self):
        made = cli.audit_cases()
        met = set()
        for case in made.CASES[::3]:
            if case["check"] == "syntax":
                continue
            text = encode(flipped(json.loads(case["text"])))
            with self.subTest(case["name"]):
                self.assertEqual(self.compare(text, *cli.trust_cases()), case["verdict"])
            met.add(case["verdict"])
        self.assertGreater(len(met), 5)


if __name__ == "__main__":
    cli.main()
