# SPDX-License-Identifier: MIT
"""Talks to firmware in QEMU through its UART."""
import os
import select
import subprocess
import sys
import time

TIMEOUT = 60  # seconds without a line


class Machine:
    def __init__(self, board, image, shift=0):
        self.received = b""
        self.process = subprocess.Popen(
            ["qemu-system-arm", "-M", board, "-display", "none", "-monitor", "none", "-serial", "stdio", "-icount",
             "shift=%d" % shift, "-semihosting-config", "enable=on,target=native", "-kernel", str(image)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def send(self, document):
        """Sends a document and the byte that ends it."""
        data = document + b"\x04"
        while data:
            data = data[self.process.stdin.write(data):]

    def line(self):
        end = time.monotonic() + TIMEOUT
        while b"\n" not in self.received:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            more = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not more:
                sys.exit("expected a line, found %r and then %s" % (self.received, "the end" if ready else "silence"))
            self.received += more
        line, _, self.received = self.received.partition(b"\n")
        return line.decode("ascii", "replace")

    def expect(self, *expected):
        for text in expected:
            if (line := self.line()) != text:
                sys.exit("expected %r, found %r" % (text, line))
