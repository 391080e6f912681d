# SPDX-License-Identifier: MIT
"""The emulator of a board: its command, and the unit of the board's counter."""
import pathlib
import re

BOARDS = pathlib.Path(__file__).resolve().parent
# With -icount shift=0 an instruction takes one nanosecond of the emulated clock.
INSTRUCTIONS_PER_SECOND = 10**9
QEMU = ["-display", "none", "-monitor", "none", "-semihosting-config", "enable=on,target=native"]
COUNTING = ["-icount", "shift=0"]


def board_names():
    return sorted(path.parent.name for path in BOARDS.glob("*/board.cmake"))


class Machine:
    """A board of this folder, or another Cortex-M machine of QEMU by QEMU's name."""

    def __init__(self, name):
        self.words = ["qemu-system-arm", "-M", name, "-kernel", "IMAGE"]
        file = BOARDS / name / "board.cmake"
        if file.exists() and (found := re.search(r"^set\(BOARD_EMULATOR ([^)]+)\)", file.read_text(), re.M)):
            self.words = found[1].split()
        self.is_qemu = self.words[0].startswith("qemu-system-")
        self.unit = "instructions" if self.is_qemu else "cycles"

    def run(self, image):
        """Returns the command that runs `image`, without a UART and as fast as possible."""
        return self._command(image) + (["-serial", "null"] if self.is_qemu else ["--serial", "null"])

    def serve(self, image, document=None, place=0):
        """Returns the command that boots `image` with its UART on standard input and output, and counts its
        work. If given, the file `document` is in memory at address `place`."""
        words = self._command(image)
        if not self.is_qemu:
            return words + (["--load", document, hex(place)] if document else [])
        words += COUNTING + ["-serial", "stdio"]
        if document:
            # QEMU needs each comma doubled.
            words += ["-device", "loader,file=%s,addr=%#x,force-raw=on" % (document.replace(",", ",,"), place)]
        return words

    def _command(self, image):
        words = [word.replace("IMAGE", str(image)).replace("BOARDS", str(BOARDS)) for word in self.words]
        return words + (QEMU if self.is_qemu else [])

    def count(self, cycles, clock):
        """Converts the board's counter to `unit`: in QEMU instructions, to within one tick."""
        return round(int(cycles) * INSTRUCTIONS_PER_SECOND / clock) if self.is_qemu else int(cycles)
