#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tables that packages hold are, word by word, those that the compiler computed for a library.

    table_test.py LIBRARY      the registry key's tables, compiled with 5 teeth
"""
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "toolchains/packages"))

from table import registry_source  # noqa: E402

RENAMED = {"pith_registry_key": "packaged_key", "pith_registry_keyring": "packaged_keyring",
           "kBaseComb": "packaged_base"}


def main():
    [library] = sys.argv[1:]
    compiler = shlex.split(os.environ.get("CXX", "c++")) + ["-std=c++17", "-Wall", "-Wextra", "-Werror"]
    compiler += ["-I%s" % (PROJECT / folder) for folder in ("core/include", "core/curve/public", "core")]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "packaged.cpp").write_text(registry_source(PROJECT))
        renames = ["-D%s=%s" % pair for pair in RENAMED.items()]
        subprocess.run([*compiler, *renames, "-c", folder / "packaged.cpp", "-o", folder / "packaged.o"], check=True)
        subprocess.run([*compiler, pathlib.Path(__file__).with_name("compare.cpp"), folder / "packaged.o", library,
                        "-o", folder / "compare"], check=True)
        sys.exit(subprocess.run([folder / "compare"]).returncode)


if __name__ == "__main__":
    main()
