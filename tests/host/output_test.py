# SPDX-License-Identifier: MIT
"""Output formats, and wrong usage."""

import json
import os
import pty
import re
import subprocess

import cli
from cli import AUDIT_KEYS, PROGRAM, RECORDS, TESTS, Case, run


class OutputTestCase(Case):
    def test_quiet(self):
        altered = self.write("altered.json", b"{}")
        for words, status in (([RECORDS[0]], 0), ([altered, RECORDS[0]], 1), (["--json", altered], 1)):
            done = run("-q", *words)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (status, b"", b""))
        self.assertEqual(run("--quiet", self.folder / "missing").returncode, 2)
        self.assertNotEqual(run("--quiet", self.folder / "missing").stderr, b"")

    def test_one_object_a_line(self):
        done = run("--json", *RECORDS)
        self.assertEqual([json.loads(line)["file"] for line in done.stdout.splitlines()],
                         [str(path) for path in RECORDS])

    def test_names_with_odd_bytes(self):
        for name, shown, parsed in (
                ("two\nlines.json", "two\\x0alines.json", "two\nlines.json"),
                ("c1\x9b31m.json", "c1\\xc2\\x9b31m.json", "c1\x9b31m.json"),
                ("esc\x1b[31m.json", "esc\\x1b[31m.json", "esc\x1b[31m.json"),
                ('quo"te\\.json', 'quo"te\\.json', 'quo"te\\.json'),
                ("größe.json", "größe.json", "größe.json"),
                ("mark\u061c.json", "mark\\xd8\\x9c.json", "mark\u061c.json"),
                (os.fsdecode(b"csi\x9b31m.json"), "csi\\x9b31m.json", "csi\ufffd31m.json"),
                (os.fsdecode(b"bad\xff.json"), "bad\\xff.json", "bad\ufffd.json")):
            with self.subTest(shown):
                self.write(name, RECORDS[0].read_bytes())
                line = os.fsdecode(run(name, cwd=self.folder).stdout)
                self.assertEqual(line.split("  ")[-1], shown + ": 299 of 300 values trusted\n")
                said = json.loads(run("--json", name, cwd=self.folder).stdout)
                self.assertEqual((said["file"], said["verdict"]), (parsed, "genuine"))
                missing = run(name + "?", cwd=self.folder)
                self.assertEqual(os.fsdecode(missing.stderr),
                                 "pith-verify: %s?: No such file or directory\n" % shown)

    def test_colour_only_on_a_terminal_and_not_with_no_color(self):
        self.assertNotIn(b"\x1b", run(RECORDS[0]).stdout)
        for environment, colour in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True),
                                    ({"TERM": "dumb"}, False)):
            with self.subTest(environment):
                ours, theirs = pty.openpty()
                base = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
                subprocess.run([PROGRAM, RECORDS[0]], stdout=theirs, check=True,
                               env={**base, "TERM": "xterm", **environment})
                os.close(theirs)
                shown = os.read(ours, 4096)
                os.close(ours)
                self.assertEqual(b"\x1b" in shown, colour)
                self.assertIn(b"genuine", shown)

    def test_output_that_cannot_be_written(self):
        reader, writer = os.pipe()
        os.close(reader)
        with open("/dev/full", "wb") as full, os.fdopen(writer, "wb") as broken:
            for output, reason in ((full, "No space left on device"), (broken, "Broken pipe")):
                for words in ([RECORDS[0]], ["--json", RECORDS[0]], ["--help"], ["--version"]):
                    done = subprocess.run([PROGRAM, *words], stdout=output, stderr=subprocess.PIPE,
                                          check=False)
                    self.assertEqual(
                        (done.returncode, done.stderr.decode()),
                        (2, "pith-verify: standard output: %s\n" % reason))
        done = subprocess.run(["sh", "-c", 'exec "$0" "$1" >&-', PROGRAM, RECORDS[0]],
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)


class UsageTestCase(Case):
    def test_help_and_version(self):
        done = run("--help")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        header = (TESTS.parent / "core/include/pith/pith.h").read_text()
        version = re.search(r'define PITH_VERSION +"(.*)"', header).group(1)
        self.assertRegex(run("--version").stdout.decode(), r"\Apith-verify %s \(commit (unknown|[0-9a-f]{12,}(-modified)?), "
                         r"preset (tiny|balanced|fast|max)\)\n\Z" % re.escape(version))
        built = (TESTS.parent / "CMakeLists.txt").read_text()
        self.assertIn("VERSION %s " % version, built, "the header's version is the package's")

    def test_help_and_the_manual_name_every_option(self):
        shown = run("--help").stdout.decode()
        manual = (TESTS.parent / "port/host/pith-verify.1").read_text().replace("\\-", "-")
        options = set(re.findall(r"(?<!\w)(--?[a-z][a-z-]*)", shown))
        self.assertGreaterEqual(options, {"--key", "--json", "--quiet", "--help", "--version", "-q", "--audit",
                                       "--receipt", "--values", "--policy", "--canonicalize"})
        for option in options:
            self.assertIn(option, manual)
        for key in AUDIT_KEYS:
            self.assertRegex(manual, r"(?m)\b%s\b" % key)
        header = (TESTS.parent / "core/include/pith/pith.h").read_text()
        words = {word.lower() for word in re.findall(r"\bPITH_([A-Z_]+) = 0x", header)}
        words = {word for word in words if not word.startswith("match")} - {"pending", "misuse"}
        self.assertGreater(len(words), 15)
        for word in words - {"unsorted"}:  # the program sorts first
            self.assertRegex(manual, r"(?m)^\.B %s$" % word)

    def test_errors(self):
        record = RECORDS[0]
        for words, saying in (([], "no FILE"), (["--json"], "no FILE"),
                              (["--nonsense", record], "--nonsense"), (["-x", record], "-x"),
                              (["-qx", record], "-x"), (["--json", "-xq", record], "-x"),
                              (["--json=yes", record], "--json takes no value"),
                              (["--audit", "--receipt", record], "exclude each other"),
                              (["--receipt", "-a", record], "exclude each other"),
                              (["--receipt", "--values", record], "--values needs the audit"),
                              (["--values=all", record], "--values takes no value"),
                              (["--audit=x", record], "--audit takes no value"),
                              (["--receipt=x", record], "--receipt takes no value"),
                              (["--canonicalize=x", record], "--canonicalize takes no value"),
                              (["--policy"], "--policy needs a FILE"),
                              ([record, "--key"], "--key needs"), ([record, "-k"], "--key needs")):
            with self.subTest(words):
                self.refuses_to_start(*words, saying=saying)


if __name__ == "__main__":
    cli.main()
