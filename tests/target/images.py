# SPDX-License-Identifier: MIT
"""The images that check rows, for each core: its kernel, portable C++, and the preset `tiny`, which mixes both; and
for further boards. They run in QEMU, which faults on an instruction that the core lacks."""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

import rows

sys.path.insert(0, str(rows.PROJECT / "boards"))

from machine import Machine  # noqa: E402

# preset: of CMakePresets.json. shares: for each kind, run one row in so many. The folder is the build folder of
# tests/bench and tests/size for the same library, if any.
Image = collections.namedtuple("Image", "preset machine folder options shares")
# lines: output of the image without counts. ran: {kind: (rows, passed rows)}
Outcome = collections.namedtuple("Outcome", "lines ran exit_code")

CORES = {"m0": ("microbit", "armv6m"), "m3": ("mps2-an385", "armv7m"), "m4": ("mps2-an386", "armv7em")}
# The library's C++ outside of kernels is the same in all three images of a core.
FEWER_TEXTS = {"K": 5}
# On M0 the portable product is ten times as slow as the kernel's. The preset `tiny` is twenty to sixty times as slow
# as `fast` on every core; it passes every row on the host (tests/small).
TINY = {"E": 40, "P": 8, "D": 4}
FEWER = {"m0-tiny": TINY, "m3-tiny": TINY, "m4-tiny": TINY,
         "m0-portable": {"E": 16, "c": 10, "C": 10}, "m4-portable": {"E": 8}}
# The boards whose core has another core's kernel, or has no bench preset in CORES. rp2040js runs 17 million instructions a second.
BOARDS = {"mps2-an505": {"E": 8}, "mps3-an547": {"E": 8}, "virt-rv32": {"E": 8},
          "pico": {"E": 150, "P": 8, "S": 4, "h": 4, "H": 4, "c": 50, "C": 50, "J": 2, "K": 20, "D": 20}}


def images():
    for core, (machine, kernel) in CORES.items():
        preset = "bench-" + core
        yield core + "-" + kernel, Image(preset, machine, preset, [], {})
        for other, option in (("tiny", "-DPITH_PRESET=tiny"), ("portable", "-DPITH_KERNEL=portable")):
            yield core + "-" + other, Image(preset, machine, preset + "-" + other, [option],
                                            {**FEWER_TEXTS, **FEWER.get(core + "-" + other, {})})
    for board, shares in BOARDS.items():
        yield board, Image(board, board, board, [], {**FEWER_TEXTS, **shares})


IMAGES = dict(images())


def build(image, root):
    """Builds the ELF file without cached options and returns its path."""
    folder = root / image.folder
    for command in (["cmake", "--fresh", "--preset", image.preset, "-B", folder, *image.options],
                    ["cmake", "--build", folder, "-j2", "--target", "rows"]):
        done = subprocess.run(command, cwd=rows.PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            raise rows.Failed("%s\nexit code %d from: %s" % (
                done.stdout[-4000:].strip(), done.returncode, " ".join(map(str, command))))
    return folder / "tests/target/rows.elf"


def run(machine, elf, write):
    """Returns (result of write(file), the image's Outcome for that file)."""
    with tempfile.TemporaryDirectory() as folder:
        with open(pathlib.Path(folder) / "rows", "wb") as out:
            written = write(out)
        done = subprocess.run(
            Machine(machine).run(elf),
            cwd=folder, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    ran = {kind: (int(count), int(agreed))
           for kind, count, agreed in re.findall(r"^ran (\w) (\d+) (\d+)$", done.stdout, re.M)}
    return written, Outcome([line for line in done.stdout.splitlines() if not line.startswith("ran ")],
                            ran, done.returncode)
