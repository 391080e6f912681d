# SPDX-License-Identifier: MIT
"""The line of progress: on a terminal only, after one second, with a bar where the total is known."""
import os
import pty
import re
import subprocess
import threading
import time

import cli
from cli import KEY, PROGRAM, RECORDS, Case, encode, pith, trust

BAR = rb"\r\x1b\[K%s: \[(#* *)\] +(\d+) %%, %s"


class ProgressTestCase(Case):
    def shown(self, *words, stdout=subprocess.DEVNULL, on_terminal=True, meanwhile=lambda child: None):
        """Returns what standard error got: a terminal, or a pipe."""
        ours, theirs = pty.openpty() if on_terminal else os.pipe()
        child = subprocess.Popen([PROGRAM, *map(os.fspath, words)], stderr=theirs,
                                 stdout=theirs if stdout == "the same" else stdout)
        os.close(theirs)
        helper = threading.Thread(target=meanwhile, args=(child,))
        helper.start()
        text = b""
        try:
            while part := os.read(ours, 4096):
                text += part
        except OSError:  # the terminal's end
            pass
        os.close(ours)
        helper.join()
        child.wait()
        return text

    def slow_files(self, *options, **more):
        """The second of three files is a named pipe that takes more than a second."""
        slow = self.folder / "slow"
        if not slow.exists():
            os.mkfifo(slow)

        def fill(_):
            with open(slow, "wb") as pipe:
                time.sleep(1.3)
                pipe.write(RECORDS[1].read_bytes())
        return self.shown(*options, RECORDS[0], slow, RECORDS[2], meanwhile=fill, **more)

    def slow_lines(self, *options, **more):
        """Nobody reads the objects for more than a second."""
        path = self.write("lines", (encode(pith.envelope(pith.record(), KEY)) + b"\n") * 400)

        def read(child):
            time.sleep(1.3)
            with child.stdout:
                child.stdout.read()
        return self.shown(trust(KEY), "--lines", *options, path, stdout=subprocess.PIPE, meanwhile=read, **more)

    def test_many_files(self):
        text = self.slow_files()
        match = re.search(BAR % (b"files", rb"(\d), [0-9.]+ files/s"), text)
        self.assertIsNotNone(match, text)
        self.assertEqual(match.groups(), (b"#############       ", b"67", b"2"))
        self.assertTrue(text.endswith(b"\r\x1b[K"), "the line is erased")

    def test_files_of_an_unknown_number(self):
        text = self.slow_files("--recursive")
        self.assertRegex(text, rb"\r\x1b\[Kfiles: 2, [0-9.]+ files/s")
        self.assertNotIn(b"%", text)

    def test_lines_of_a_file(self):
        text = self.slow_lines()
        match = re.search(BAR % (rb"\S*/lines", rb"\d+ MiB, [0-9.]+ MiB/s"), text)
        self.assertIsNotNone(match, text)
        bar, percent = match.groups()
        self.assertEqual((len(bar), bar.count(b"#")), (20, int(percent) * 20 // 100))
        self.assertIn(b"400 documents: 400 genuine", text)

    def test_nothing_without_a_terminal(self):
        self.assertEqual(self.slow_files(on_terminal=False), b"")
        self.assertEqual(self.slow_lines(on_terminal=False), b"pith-verify: 400 documents: 400 genuine\n")

    def test_nothing_for_short_work(self):
        self.assertEqual(self.shown(*RECORDS), b"")

    def test_makes_room_for_output_on_the_terminal(self):
        text = self.slow_files(stdout="the same")
        self.assertEqual(text.count(b"genuine"), 3)
        last = text.index(RECORDS[2].name.encode())
        self.assertIn(b"files/s\r\x1b[Kgenuine", re.sub(rb"\x1b\[\d*m", b"", text[:last]))


if __name__ == "__main__":
    cli.main()
