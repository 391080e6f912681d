#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Exports packages, compiles each as its build system does, links an application and runs it in QEMU.

    packages_test.py [--targets m0plus,m4f,rv32imc] PACKAGE...

The application must accept a real record and refuse the same record with one signed value changed.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(HERE))

import builds  # noqa: E402
from targets import TARGETS  # noqa: E402

RECORD = PROJECT / "tests/records/record-1812.11732.json"
NUMBER = "pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OP"
EXPECTED = {
    "sketch": ["genuine " + NUMBER, "altered at byte "],
    "application": ["verify genuine " + NUMBER, "audit genuine " + NUMBER, "verify altered", "audit altered"],
}


def write_documents(folder):
    genuine = RECORD.read_bytes()
    altered, count = re.subn(rb'("title_canon_sha256": ?")[0-9a-f]{4}', rb"\1beef", genuine, count=1)
    if count != 1:
        sys.exit("%s: expected a title_canon_sha256, found none" % RECORD)
    (folder / "genuine.json").write_bytes(genuine)
    (folder / "altered.json").write_bytes(altered)


def check(printed, kind):
    """Exits unless the lines begin as expected."""
    lines = printed.splitlines()
    expected = EXPECTED[kind]
    if len(lines) != len(expected) or not all(line.startswith(text) for line, text in zip(lines, expected)):
        sys.exit("expected lines that begin with %s, found:\n%s" % (expected, printed))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", metavar="PACKAGE", nargs="+", choices=sorted(builds.BUILDS),
                        help="one of: " + ", ".join(sorted(builds.BUILDS)))
    parser.add_argument("--targets", default=",".join(TARGETS), help="default: all, %(default)s")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        write_documents(work)
        # This tree is a module of Zephyr; tiny is a preset of the archive.
        exported = [name for name in arguments.packages if name not in ("zephyr", "tiny")]
        exported += ["archive"] if "tiny" in arguments.packages and "archive" not in exported else []
        files = {}
        if exported:
            command = [PROJECT / "toolchains/package", *exported, "--output", work]
            printed = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout
            files = dict(zip(exported, printed.split()))
        for name in arguments.packages:
            for target in arguments.targets.split(","):
                if name == "esp-idf" and target != "rv32imc":
                    continue  # the ecosystem has no Arm
                build, kind = builds.BUILDS[name]
                folder = work / name / target
                folder.mkdir(parents=True)
                package = folder
                if name != "zephyr":
                    shutil.unpack_archive(files["archive" if name == "tiny" else name], folder)
                    [package] = folder.iterdir()
                image = builds.link(work, folder, TARGETS[target], build(package, TARGETS[target]))
                check(TARGETS[target].run(image), kind)
                if name != "tiny" and TARGETS[target].kernel not in builds.disassembly(TARGETS[target], image):
                    sys.exit("%s, %s: the image lacks %s of the target's kernel" % (name, target,
                                                                                   TARGETS[target].kernel))
                print("%s, %s: genuine accepted, altered refused" % (name, target), flush=True)


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    main()
