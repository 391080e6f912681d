#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the include graph of core: its folders include each other in one direction only.

Prints one line for each fault, with the edge as file:line, and exits with 1 if there is one."""
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CORE = PROJECT / "core"

# The folders that each folder may include, beside itself, the public headers,
# core/verdict.hpp and core/storage.hpp.
# A folder includes only folders above its own line.
MAY_INCLUDE = {
    "codec": [],
    "hash": [],
    "json": [],
    "schema": [],
    "curve": ["hash"],
    "keys": ["codec", "hash", "json", "schema", "curve"],
    "record": ["codec", "hash", "json", "schema", "keys"],
    "verify": ["codec", "json", "schema", "curve", "keys", "record"],
    "audit": ["codec", "hash", "json", "schema", "curve", "keys", "record"],
}
# pith-verify may include these to describe a refusal: the table of all documents, and SHA-256.
MAY_DESCRIBE = {"schema/schema.hpp", "hash/sha256.hpp"}
OUTSIDE = {"stddef.h", "stdint.h", "string.h"}


def includes(path):
    """Returns (line, name, is_public) of each include in a file."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'\s*#\s*include\s+(<([^>]+)>|"([^"]+)")', line)
        if match:
            yield number, match.group(2) or match.group(3), bool(match.group(2))


def sources(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in (".h", ".hpp", ".cpp"))


def resolve(path, name):
    """Returns the file of core that a quoted include names."""
    for base in (path.parent, CORE):
        if (base / name).is_file():
            return (base / name).resolve()
    return None


def edges_of_core(faults):
    """Yields (from folder, to folder, place) of each include between folders."""
    for path in sources(CORE):
        folder = path.relative_to(CORE).parts[0]
        for line, name, is_public in includes(path):
            place = "%s:%d" % (path.relative_to(PROJECT), line)
            if is_public:
                # a C++ wrapper, which hosts may use too
                is_face = folder == "include" and path.suffix == ".hpp"
                is_known = name in OUTSIDE or name.startswith("pith/") or path.name == "tokens.cpp"
                if not is_known and not is_face:
                    faults.append("%s: includes <%s>, which is not freestanding C" % (place, name))
                continue
            target = resolve(path, name)
            if target is None:
                faults.append('%s: "%s" is no file of core' % (place, name))
            elif target.parent != CORE:
                yield folder, target.relative_to(CORE).parts[0], place


def check():
    faults = []
    ranks = list(MAY_INCLUDE)
    for name, allowed in MAY_INCLUDE.items():
        for other in allowed:
            if ranks.index(other) >= ranks.index(name):
                faults.append("MAY_INCLUDE lets %s include %s, which does not stand above it" % (name, other))
    folders = {path.name for path in CORE.iterdir() if path.is_dir()} - {"include"}
    for name in sorted(folders ^ set(MAY_INCLUDE)):
        faults.append("%s stands in core or in MAY_INCLUDE, but not in both" % name)
    for folder, target, place in edges_of_core(faults):
        if folder == target:
            continue
        if folder == "include":
            faults.append("%s: a public header includes core/%s" % (place, target))
        elif target not in MAY_INCLUDE.get(folder, []):
            faults.append("%s: core/%s includes core/%s" % (place, folder, target))
    for path in sources(CORE):
        folder = path.relative_to(CORE).parts[0]
        if folder != "curve" and path.name != "limits.h" and "PITH_SMALL_CURVE" in path.read_text():
            faults.append("%s: PITH_SMALL_CURVE is known to core/curve and limits.h alone" % path.relative_to(PROJECT))
    for path in sources(PROJECT / "port" / "host") + sources(PROJECT / "port" / "issue"):
        for line, name, _ in includes(path):
            if (CORE / name).is_file() and not (name in MAY_DESCRIBE and path.parent.name == "host"):
                faults.append("%s:%d: a program includes core/%s, not <pith/...>" % (path.relative_to(PROJECT), line, name))
    return faults


if __name__ == "__main__":
    found = check()
    print("\n".join(found) or "core: no folder includes upwards")
    sys.exit(1 if found else 0)
