# SPDX-License-Identifier: MIT
"""Peak memory of the program, by VmHWM of Linux: below 8 MB for a document of 8 MB, with every kind of output."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import cli
from cli import KEY, PROGRAM, Case, encode, pith, trust

LIMIT = 8000  # KB


def large():
    """Returns a genuine record with 500,000 values and one long string."""
    extra = [{"a": i, "b": "text %d" % i, "c": [True, None, 1.5]} for i in range(100000)]
    return encode({**pith.number_record(pith.record(), KEY), "extra": extra, "long": "x" * (2 << 20)})


@unittest.skipIf(b"__asan_init" in pathlib.Path(PROGRAM).read_bytes(), "a sanitizer has memory of its own")
class MemoryTestCase(Case):
    def peak(self, path, *options):
        """The program waits for a named pipe when it has printed the document: its peak is read then."""
        with tempfile.TemporaryDirectory() as folder:
            pipe, out = pathlib.Path(folder, "pipe"), pathlib.Path(folder, "out")
            os.mkfifo(pipe)
            with open(out, "wb") as stdout:
                child = subprocess.Popen([PROGRAM, trust(KEY), *options, path, pipe], stdout=stdout)
                with open(pipe, "wb") as end:
                    status = pathlib.Path("/proc/%d/status" % child.pid).read_text()
                    end.write(b"{}")
                child.wait()
            self.assertIn(b"genuine", out.read_bytes()[:1000])
        return int(status.split("VmHWM:")[1].split()[0])

    def test_is_constant(self):
        path = self.write("large.json", large())
        for options in ([], ["--values"], ["--json"], ["--audit"]):
            with self.subTest(options):
                self.assertLess(self.peak(path, *options), LIMIT)


if __name__ == "__main__":
    cli.main()
