# SPDX-License-Identifier: MIT
"""Peak memory of the program, by VmHWM of Linux: below 8 MB for a document of 8 MB, with every kind of output, and the
same for any number of lines."""

import os
import pathlib
import subprocess
import tempfile
import time
import unittest

import cli
from cli import KEY, PROGRAM, Case, encode, pith, trust

LIMIT = 8000  # KB
FLAT = 1024  # KB


def large():
    """Returns a genuine record with 500,000 values and one long string."""
    extra = [{"a": i, "b": "text %d" % i, "c": [True, None, 1.5]} for i in range(100000)]
    return encode({**pith.number_record(pith.record(), KEY), "extra": extra, "long": "x" * (2 << 20)})


WITHOUT_SANITIZER = unittest.skipIf(b"__asan_init" in pathlib.Path(PROGRAM).read_bytes(),
                                    "a sanitizer has memory of its own")


def peak_of(child):
    return int(pathlib.Path("/proc/%d/status" % child.pid).read_text().split("VmHWM:")[1].split()[0])


@WITHOUT_SANITIZER
class MemoryTestCase(Case):
    def peak(self, path, *options):
        """The program waits for a named pipe when it has printed the document: its peak is read then."""
        with tempfile.TemporaryDirectory() as folder:
            pipe, out = pathlib.Path(folder, "pipe"), pathlib.Path(folder, "out")
            os.mkfifo(pipe)
            with open(out, "wb") as stdout:
                child = subprocess.Popen([PROGRAM, trust(KEY), *options, path, pipe], stdout=stdout)
                with open(pipe, "wb") as end:
                    peak = peak_of(child)
                    end.write(b"{}")
                child.wait()
            self.assertIn(b"genuine", out.read_bytes()[:1000])
        return peak

    def test_is_constant(self):
        path = self.write("large.json", large())
        for options in ([], ["--values"], ["--json"], ["--audit"]):
            with self.subTest(options):
                self.assertLess(self.peak(path, *options), LIMIT)


@WITHOUT_SANITIZER
class LinesMemoryTestCase(Case):
    def peak(self, line, count, *options):
        """The program waits for room to write its summary: its peak is read then."""
        path, out = self.folder / "lines", self.folder / "out"
        with open(path, "wb") as lines:
            for _ in range(count):
                lines.write(line)
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        try:
            while os.write(writer, b"." * 4096):
                pass
        except BlockingIOError:
            os.set_blocking(writer, True)
        with open(out, "wb") as stdout:
            child = subprocess.Popen([PROGRAM, trust(KEY), "--lines", *options, path], stdout=stdout, stderr=writer)
        os.close(writer)
        with open(out, "rb") as objects, open(reader, "rb") as summary:
            written = 0
            while written < count:
                self.assertIsNone(child.poll())
                time.sleep(0.01)
                written += objects.read().count(b"\n")
            peak = peak_of(child)
            self.assertIn(b"%d documents: %d genuine" % (count, count), summary.read())
        self.assertEqual(child.wait(), 0)
        return peak

    def test_is_the_same_for_any_number_of_lines(self):
        line = encode(pith.envelope(pith.record(), KEY)) + b"\n"
        for options in ([], ["--jobs", "2"], ["--jobs", "2", "--values"], ["--receipt", "--jobs", "2"]):
            with self.subTest(options):
                few, many = (self.peak(line, count, *options) for count in (200, 20000))
                self.assertLess(many - few, FLAT)
                self.assertLess(many, LIMIT)

    def test_a_batch_ends_at_one_mib(self):
        """64 lines would be 32 MB. Two of them fill a batch; two more copies of each are at work."""
        line = encode({**pith.envelope(pith.record(), KEY), "long": "x" * (512 << 10)}) + b"\n"
        for options in ([], ["--jobs", "2"]):
            with self.subTest(options):
                few, many = (self.peak(line, count, *options) for count in (2, 64))
                self.assertLess(many - few, 3 * FLAT)
                self.assertLess(many, LIMIT)


if __name__ == "__main__":
    cli.main()
