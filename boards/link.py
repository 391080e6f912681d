# SPDX-License-Identifier: MIT
"""The host's side of the protocol with the firmware (README.md)."""
import os
import select
import struct
import subprocess
import tempfile

from machine import Machine

LINE_LIMIT = 1000


class BoardError(Exception):
    """An error of the board, not of the document."""


class Board:
    """A board in the emulator, which `with` boots and ends. If given, `document` is in flash at address
    `place`."""

    def __init__(self, name, image, timeout, document=b"", place=0):
        self.document = tempfile.NamedTemporaryFile()
        self.document.write(document)
        self.document.flush()
        self.timeout = timeout
        self.received = b""
        # A file, not a pipe: nothing reads it until the board ends.
        self.complaints = tempfile.TemporaryFile()
        self.machine = Machine(name)
        command = self.machine.serve(image, self.document.name if document else None, place)
        try:
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=self.complaints, bufsize=0)
        except OSError as error:
            raise BoardError("cannot start %s: %s" % (command[0], error.strerror)) from error

    def __enter__(self):
        try:
            greeting = self._words("ready")
            words = ("clock", "chunk", "place", "room", "verifier", "audit", "source")
            if missing := [word for word in words if not greeting.get(word, "").isdigit()]:
                raise BoardError("greeted without " + ", ".join(missing))
            self.clock, self.chunk, self.place, self.room = (int(greeting[word]) for word in words[:4])
            self.sizes = {word: int(greeting[word]) for word in words[4:]}
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.complaints, self.document):
            stream.close()

    def verify(self, document):
        """Sends one document to verify by its receipt. Returns the firmware's answer as a dictionary."""
        return self._ask(b"V", document)

    def audit_sorted(self, document):
        """Sends one document in canonical order to audit."""
        return self._ask(b"S", document)

    def audit_flash(self, document):
        """Audits the document in flash."""
        return self._ask(b"A", document)

    def _ask(self, command, document):
        if len(document) >= 2**32:
            raise BoardError("a document of 4 GiB or more does not fit the length header")
        self._write(struct.pack("<cI", command, len(document)))
        sent = 0
        while True:
            credit = self._read_byte()
            if credit != b"+":
                return self._words("verdict", credit)
            self._write(document[sent:sent + self.chunk])
            sent += self.chunk

    def end(self):
        """Stops the firmware. Raises BoardError if the firmware ends in another way."""
        self._write(struct.pack("<cI", b"E", 0))
        try:
            code = self.process.wait(self.timeout)
        except subprocess.TimeoutExpired:
            raise BoardError("did not stop when asked to") from None
        if code != 0:
            raise BoardError("stopped with code %d%s" % (code, self._last_words()))

    def count(self, cycles):
        """Converts core clock cycles to the unit that the emulator counts."""
        return self.machine.count(cycles, self.clock)

    def _write(self, data):
        try:
            while data:
                data = data[self.process.stdin.write(data):]
        except BrokenPipeError:
            raise BoardError("stopped while it was sent a document%s" % self._last_words()) from None

    def _read_byte(self):
        if not self.received:
            ready, _, _ = select.select([self.process.stdout], [], [], self.timeout)
            if not ready:
                raise BoardError("silent for %g seconds%s" % (self.timeout, self._last_words()))
            self.received = os.read(self.process.stdout.fileno(), 4096)
            if not self.received:
                self.process.wait()
                raise BoardError("stopped with code %d%s" % (self.process.returncode, self._last_words()))
        byte, self.received = self.received[:1], self.received[1:]
        return byte

    def _words(self, first, begun=b""):
        """Reads a line: `first`, then words key=value."""
        text = begun
        while not text.endswith(b"\n"):
            if len(text) == LINE_LIMIT:
                raise BoardError("sent something that is no answer: %r" % text[:60])
            text += self._read_byte()
        words = dict(word.partition("=")[::2] for word in text.decode("ascii", "replace").split())
        if next(iter(words), None) != first:
            raise BoardError("sent %r where %r was due" % (text, first))
        return words

    def _last_words(self):
        self.complaints.seek(0)
        text = self.complaints.read().decode("utf-8", "replace").strip()
        return ": " + text if text else ""
