#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds an example of boards/examples like its reader and runs it in QEMU.

    examples_test.py NAME FOLDER

FOLDER keeps the builds. add_subdirectory also installs the library there, for all but makefile.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from machine import Machine  # noqa: E402

EXAMPLES = PROJECT / "boards/examples"
RECORD = PROJECT / "tests/records/record-1812.11732.json"
NUMBER = "pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OP"
BUNDLE = PROJECT / "tests/records/bundle-1706.02379.json"
BUNDLE_NUMBER = "pith:2017:ED4F53GCRLOJRJHSWFUN2OGZG2"
BOARD = "netduinoplus2"


def run(command, **how):
    done = subprocess.run(list(map(str, command)), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **how)
    if done.returncode != 0:
        sys.exit("this failed: %s\n%s" % (shlex.join(map(str, command)), done.stdout[-6000:]))
    return done.stdout


def altered(document):
    """Changes one signed value."""
    text, count = re.subn(rb'("title_canon_sha256": ?")[0-9a-f]{4}', rb"\1beef", document, count=1)
    if count != 1:
        sys.exit("expected a title_canon_sha256 in the document, found none")
    return text


def build(folder, name, label, *options):
    """Returns the image."""
    build = folder / label
    run(["cmake", "-S", EXAMPLES / name, "-B", build, "-G", "Ninja", "--toolchain",
         PROJECT / "toolchains/cortex-m4.cmake", "-DCMAKE_BUILD_TYPE=MinSizeRel",
         "-DCMAKE_PREFIX_PATH=%s" % (folder / "installed"), *options])
    run(["cmake", "--build", build])
    return build / "firmware.elf"


def superloop(board, image, prefix):
    document = RECORD.read_bytes()
    with Machine(board, image) as machine:
        machine.expect("ready")
        machine.send(document)
        machine.expect(prefix + "genuine " + NUMBER, "ready")
        machine.send(altered(document))
        machine.expect(prefix + "altered", "ready")


def add_subdirectory(folder):
    shutil.rmtree(folder / "installed", ignore_errors=True)
    image = build(folder, "add_subdirectory", "add_subdirectory", "-DPITH_INSTALL=ON",
                  "-DPITH_TEETH=2")  # small tables, which the compiler computes sooner
    run(["cmake", "--install", folder / "add_subdirectory", "--prefix", folder / "installed"])
    superloop(BOARD, image, "document: ")


def find_package(folder):
    superloop(BOARD, build(folder, "find_package", "find_package"), "document: ")


def makefile(folder):
    shutil.rmtree(folder / "makefile", ignore_errors=True)
    (folder / "makefile").mkdir()
    package = run([PROJECT / "toolchains/package", "archive", "--output", folder / "makefile"]).strip()
    shutil.unpack_archive(package, folder / "makefile")
    source = folder / "makefile" / pathlib.Path(package).name.removesuffix(".tar.gz")
    run(["make", "-j2", "-f", EXAMPLES / "makefile/Makefile", "PITH=%s" % source], cwd=folder / "makefile")
    superloop("stm32vldiscovery", folder / "makefile/build/firmware.elf", "")
    integration_makefile(folder / "makefile")


def block(language):
    """The only block of INTEGRATION.md in this language."""
    [found] = re.findall(r"^```%s\n(.*?)^```$" % language, (PROJECT / "INTEGRATION.md").read_text(), re.M | re.S)
    return found


def integration_makefile(folder):
    """The Makefile of INTEGRATION.md, with its key of one's own, beside the archive and the example's other files."""
    (folder / "Makefile").write_text(block("make"))
    (folder / "key.cpp").write_text(block("cpp"))
    for name in ("main.c", "startup.c", "memory.ld"):
        shutil.copy(EXAMPLES / "makefile" / name, folder)
    run(["make", "-j2", "firmware.elf"], cwd=folder)
    superloop("stm32vldiscovery", folder / "firmware.elf", "")


def flash_document(folder):
    (folder / "altered.json").write_bytes(altered(RECORD.read_bytes()))
    for document, verdict in ((BUNDLE, "genuine " + BUNDLE_NUMBER), (folder / "altered.json", "altered")):
        with Machine(BOARD, build(folder, "flash_document", "flash", "-DDOCUMENT=%s" % document)) as machine:
            machine.expect("flash: " + verdict)


def own_key(folder):
    key, number = run([sys.executable, "-B", PROJECT / "tests/consumers/pin_key/sign.py", folder]).split()
    image = build(folder, "own_key", "own_key", "-DKEY_HEX=" + key, "-DDOCUMENT=%s" % (folder / "record.json"))
    with Machine(BOARD, image) as machine:
        machine.expect("pinned: genuine " + number, "loaded: genuine " + number, "registry: unknown_key")


# 2^6 ns an instruction: 15.6 million a second. README.md's rule then needs a ring of 33 bytes.
SHIFT = 6


def uart_ring(folder):
    def paced(size, document, *expected):
        image = build(folder, "uart_ring", "paced", "-DEXAMPLE=paced", "-DRING_SIZE=%d" % size,
                      "-DDOCUMENT=%s" % document)
        with Machine(BOARD, image, SHIFT) as machine:
            machine.expect("ready", *expected)
            return machine.line()

    (folder / "altered.json").write_bytes(altered(RECORD.read_bytes()))
    genuine = "document: genuine "
    for document, verdict in ((RECORD, genuine + NUMBER), (BUNDLE, genuine + BUNDLE_NUMBER),
                              (folder / "altered.json", "document: altered")):
        if (lost := paced(64, document, verdict)) != "lost: 0":
            sys.exit("%s, ring of 64 bytes: expected lost: 0, found %s" % (document, lost))
    if (lost := paced(16, RECORD, "document: malformed")) == "lost: 0":
        sys.exit("a ring of 16 bytes loses nothing: this test does not show that the size matters")
    # QEMU's UART has no baud rate: it delivers a document at once, so the ring must hold the document.
    image = build(folder, "uart_ring", "uart", "-DRING_SIZE=8192")
    with Machine(BOARD, image) as machine:
        for document, verdict in ((RECORD.read_bytes(), genuine + NUMBER), (altered(RECORD.read_bytes()),
                                                                             "document: altered")):
            machine.expect("ready")
            machine.send(document)
            machine.expect(verdict, "lost: 0")
            machine.line()
    longest(folder)


def longest(folder):
    """The README's figure for this core."""
    text = (EXAMPLES / "uart_ring/README.md").read_text()
    published = re.search(r"^\| Cortex-M4 \| ([0-9,]+) \|", text, re.MULTILINE)
    if not published:
        sys.exit("boards/examples/uart_ring/README.md: expected a row for Cortex-M4, found none")
    with Machine(BOARD, build(folder, "uart_ring", "longest", "-DEXAMPLE=longest")) as machine:
        found = int(machine.line().removeprefix("instructions: "))
    if not 0.9 * found <= int(published.group(1).replace(",", "")) <= 1.1 * found:
        sys.exit("README.md: expected %d instructions on Cortex-M4, within a tenth, found %s"
                 % (found, published.group(1)))


NAMES = {function.__name__: function for function in
         (add_subdirectory, find_package, makefile, flash_document, own_key, uart_ring)}


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in NAMES:
        sys.exit("usage: examples_test.py NAME FOLDER; NAME is one of: %s" % ", ".join(NAMES))
    folder = pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    NAMES[sys.argv[1]](folder)
    print("%s: passed" % sys.argv[1])


if __name__ == "__main__":
    main()
