# SPDX-License-Identifier: MIT
"""Files, pipes and standard input."""

import os
import re
import subprocess

import cli
from cli import KEY, PROGRAM, RECORDS, Case, encode, pith, run, trust


class InputTestCase(Case):
    def test_standard_input(self):
        done = run("-", stdin=RECORDS[0].read_bytes())
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^genuine .* -: 299 of 300 values trusted\n$")
        for words in (["-", "-"], ["--", "-", str(RECORDS[0]), "-"]):
            self.refuses_to_start(*words, saying="only once")

    def test_a_file_called_dash(self):
        self.write("-", RECORDS[0].read_bytes())
        self.assertEqual(run("./-", cwd=self.folder).returncode, 0)

    def test_options_end_at_two_dashes(self):
        self.write("--json", RECORDS[0].read_bytes())
        done = run("--", "--json", cwd=self.folder)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^genuine .* --json: 299 of 300 values trusted\n$")

    def test_unreadable_files_are_named_and_take_precedence(self):
        altered = self.write("altered.json", b"{}")
        for words in ([self.folder / "missing", altered], [altered, self.folder / "missing"]):
            done = run(*words, RECORDS[0])
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr.decode(),
                             "pith-verify: %s/missing: No such file or directory\n" % self.folder)
            self.assertEqual([line.split()[0] for line in done.stdout.decode().splitlines()],
                             ["not_a_record", "genuine"], "the others are judged all the same")
        done = run(self.folder)
        self.assertEqual((done.returncode, done.stdout, done.stderr.decode()),
                         (2, b"", "pith-verify: %s: Is a directory\n" % self.folder))

    def test_closed_standard_input(self):
        done = subprocess.run(["sh", "-c", 'exec "$0" - <&-', PROGRAM], capture_output=True,
                              check=False)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b"standard input", done.stderr)

    def test_empty_file(self):
        done = run(self.write("empty", b""))
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout.decode(), r"^incomplete .*/empty:1:1: .* \(byte 0\), expected a JSON document in UTF-8, found the end\n$")

    def test_temporary_files(self):
        """A pipe of more than 1 MiB needs a temporary file; a file, also as standard input, does not."""
        long = RECORDS[0].read_bytes() + b" " * (1 << 20)
        nowhere = {**os.environ, "TMPDIR": str(self.folder / "nowhere")}
        done = run("-", RECORDS[1], stdin=long, env=nowhere)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.decode(), "pith-verify: standard input: no temporary file in "
                         "%s/nowhere (TMPDIR): No such file or directory\n" % self.folder)
        self.assertEqual(done.stdout.decode().split()[0], "genuine", "the others are judged")
        for words in (["-"], ["--receipt", "-"]):
            self.assertEqual(run(*words, stdin=RECORDS[0].read_bytes(), env=nowhere).returncode, 0)
        with open(RECORDS[0], "rb") as file:
            self.assertEqual(subprocess.run([PROGRAM, "-q", "-"], stdin=file, env=nowhere,
                                            check=False).returncode, 0)
        with open(self.write("behind.json", b"[1, 2]" + RECORDS[0].read_bytes()), "rb") as file:
            os.lseek(file.fileno(), 6, os.SEEK_SET)  # as a shell does that has read the first bytes
            self.assertEqual(subprocess.run([PROGRAM, "-q", "-"], stdin=file, env=nowhere,
                                            check=False).returncode, 0)
        done = run("-", stdin=long, env={**os.environ, "TMPDIR": str(self.folder)})
        self.assertEqual(done.returncode, 0)
        self.assertEqual(list(self.folder.glob("pith*")), [], "none is left")

    def test_unreadable_files(self):
        done = run("/proc/self/mem")  # a file whose first page cannot be read
        self.assertEqual((done.returncode, done.stdout, done.stderr.decode()),
                         (2, b"", "pith-verify: /proc/self/mem: Input/output error\n"))

    def test_four_gigabytes(self):
        huge = self.write("huge.json", b"{")
        os.truncate(huge, 1 << 32)  # a hole, which the program does not read
        self.assertEqual(run(huge).stdout.decode(),
                         "too_large     document  %-36s  %s: the document exceeds 4 GiB - 1 "
                         "(byte 4294967295)\n" % ("-", huge))

    def test_memory_does_not_grow_with_the_document(self):
        record = encode(pith.number_record(pith.record(), KEY))

        def peak(filler):
            path = self.write("big.json", b'{"filler":["' + b"x" * filler + b'"],' + record[1:])
            process = subprocess.Popen([PROGRAM, trust(KEY), path], stdout=subprocess.PIPE)
            line = process.stdout.read()
            process.stdout.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual((process.returncode, line.split()[0]), (0, b"genuine"))
            return usage.ru_maxrss  # KiB

        self.assertLess(peak(16 << 20) - peak(1 << 20), 8 << 10)


if __name__ == "__main__":
    cli.main()
