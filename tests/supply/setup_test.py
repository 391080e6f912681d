# SPDX-License-Identifier: MIT
"""toolchains/setup names each package once, and --debian starts no npm."""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def starts_npm(*options):
    """Runs the script of a new tree, with an npm that leaves a mark."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("toolchains/setup", "boards/pico/package.json", "boards/pico/package-lock.json"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, root / name)
        (root / "npm").write_text('#!/bin/sh\ntouch "%s/started"\nexit 1\n' % root)
        (root / "npm").chmod(0o755)
        without = {name: value for name, value in os.environ.items() if name != "SUDO_USER"}
        subprocess.run([root / "toolchains/setup", *options], capture_output=True, check=False,
                       env=without | {"PATH": "%s:%s" % (root, os.environ["PATH"])})
        return (root / "started").exists()


text = (PROJECT / "toolchains/setup").read_text()
[listed] = re.findall(r"^packages=\(\n(.*?)^\)$", text, re.M | re.S)
names = re.sub("#.*", "", listed).split() + re.findall(r"packages\+=\((\S+)\)", text)
twice = [name for name, count in collections.Counter(names).items() if count > 1]
print("toolchains/setup: %d packages, named twice: %s" % (len(names), " ".join(twice) or "none"))
npm = starts_npm(), starts_npm("--debian")
on_debian = shutil.which("dpkg-query") is not None  # elsewhere the script installs nothing
print("npm started: %s, with --debian %s" % npm)
sys.exit(1 if twice or len(names) < 20 or npm != (on_debian, False) else 0)
