#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every source file has its licence in its first lines."""
import os
import subprocess
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TAG = "SPDX-License-Identifier: MIT"
# Files without comments, prose, or third-party files.
WITHOUT = {
    ".md": "prose, under LICENSE",
    ".json": "has no comments",
    ".svg": "drawn by tests/bench/picture.py",
    ".webp": "taken by tests/web",
}
NAMED = {"LICENSE": "is the licence", ".gitignore": "a list", ".clang-format": "settings", ".clang-tidy": "settings"}
FOLDERS = {"tests/fuzz/corpus": "input of a fuzzer, byte for byte", "tests/records": "documents of the registry"}


def files():
    listed = subprocess.run(["git", "-C", PROJECT, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True)
    if listed.returncode == 0:
        return sorted(name.decode() for name in listed.stdout.split(b"\0") if name)
    print("no git here: every file outside build/ is looked at")
    found = []
    for folder, folders, names in os.walk(PROJECT):
        folders[:] = [name for name in folders if name not in ("build", ".git", "__pycache__")]
        found += [os.path.relpath(os.path.join(folder, name), PROJECT) for name in names]
    return sorted(found)


def is_excepted(name):
    base, folder = os.path.basename(name), os.path.dirname(name)
    if os.path.splitext(name)[1] in WITHOUT or base in NAMED:
        return True
    is_source = base.endswith((".cpp", ".hpp", ".py", ".txt"))
    return not is_source and any(folder == root or folder.startswith(root + "/") for root in FOLDERS)


def main():
    checked, bad = 0, []
    for name in files():
        path = os.path.join(PROJECT, name)
        if is_excepted(name) or not os.path.isfile(path):
            continue
        with open(path, "rb") as file:
            head = file.read(400).splitlines()[:2]
        checked += 1
        if not any(TAG.encode() in line for line in head):
            bad.append(name)
    for name in bad:
        print(f"{name}: no '{TAG}' in its first two lines")
    print(f"{checked} files, {len(bad)} without a tag")
    sys.exit(1 if bad or checked < 100 else 0)


if __name__ == "__main__":
    main()
