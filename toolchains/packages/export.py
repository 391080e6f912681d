# SPDX-License-Identifier: MIT
"""Copies the sources of the tree to a package by the rules of ecosystems.py."""
import collections
import fnmatch
import os
import pathlib
import re
import shutil
import tempfile

import packed
from ecosystems import (ECOSYSTEMS, INCLUDE, NOT_PINNED_KEY_HEADERS, NOT_SOURCES, PINNED_KEY_HEADERS,
                        RULES, SOURCE)
from errors import PackageError

HERE = pathlib.Path(__file__).resolve().parent
COMPILED = (".cpp", ".S")
GUARD = "// SPDX-License-Identifier: MIT\n// toolchains/package added this condition.\n%s#if %s\n%s#endif\n"


def version_of(project):
    text = (project / "core/include/pith/pith.h").read_text()
    match = re.search(r'#define PITH_VERSION +"([^"]+)"', text)
    if not match:
        raise PackageError("core/include/pith/pith.h: expected a line #define PITH_VERSION \"...\", found none")
    return match.group(1)


def find_jsmn():
    asked = os.environ.get("PITH_JSMN_DIR")
    folders = [asked] if asked else ["/usr/include", "/usr/local/include"]
    for folder in folders:
        if (path := pathlib.Path(folder) / "jsmn.h").is_file():
            return path
    raise PackageError("expected jsmn.h in %s, found none; install libjsmn-dev, or name its folder: PITH_JSMN_DIR=..."
                       % " or ".join(folders))


def rule_of(path):
    """Returns (folder in the package, condition); (None, None) for a file that is left out."""
    for pattern, folder, condition in RULES:
        if not fnmatch.fnmatchcase(str(path), pattern):
            continue
        if folder == SOURCE:  # keeps the folders of core
            folder = str(pathlib.PurePosixPath(SOURCE, *path.parent.parts[1:]))
        return folder, condition
    raise PackageError("%s: no rule of toolchains/packages/ecosystems.py says where the file goes" % path)


def name_of(path):
    """Returns a source's name in the package. Kernels share names, and Arduino and PlatformIO put all objects into one
    archive, where an object replaces the one of the same name before it."""
    is_kernel = path.parts[0] == "port" and path.suffix in COMPILED
    return "%s_%s" % (path.parts[1], path.name) if is_kernel else path.name


def guarded(path, text, condition):
    """Puts a source under a condition. kernel.h defines what a condition of port/ uses."""
    include = '#include "../kernel.h"\n' if path.parts[0] == "port" else ""
    return GUARD % (include, condition, text)


def sources(project):
    """Yields (folder, name, text) of each source of the library."""
    for root in ("core", "port/portable", "port/armv6m", "port/armv7m", "port/armv7em", "port/rv32im"):
        for file in sorted((project / root).rglob("*")):
            path = pathlib.PurePosixPath(file.relative_to(project).as_posix())
            if not file.is_file() or path.name in NOT_SOURCES:
                continue
            folder, condition = rule_of(path)
            text = file.read_text()
            if folder is None:
                continue
            if path == pathlib.PurePosixPath("core/json/tokens.cpp"):
                # The jsmn.h beside it, whatever other jsmn the application has.
                if text.count("#include <jsmn.h>") != 1:
                    raise PackageError("core/json/tokens.cpp: expected one #include <jsmn.h>")
                text = text.replace("#include <jsmn.h>", '#include "jsmn.h"')
            yield folder, name_of(path), guarded(path, text, condition) if condition else text
            if fnmatch.fnmatchcase(str(path), PINNED_KEY_HEADERS) and str(path) not in NOT_PINNED_KEY_HEADERS:
                yield str(pathlib.PurePosixPath(INCLUDE, "pith", *path.parent.parts[1:])), path.name, text


def fill(root, project, name, key):
    """Writes the package's files to the folder `root`."""
    ecosystem = ECOSYSTEMS[name]

    def write(folder, name, text):
        folder = folder.replace(INCLUDE, ecosystem.include).replace(SOURCE, ecosystem.source)
        path = root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise PackageError("%s: two files have this place" % path.relative_to(root))
        path.write_text(text)

    for folder, file, text in sources(project):
        write(folder, file, text)
    write(SOURCE + "/keys", "registry_key.cpp", key)
    write(SOURCE + "/port", "kernel.h", (HERE / "kernel.h").read_text())
    write(SOURCE + "/json", "jsmn.h", find_jsmn().read_text())
    write(".", "LICENSE", (project / "LICENSE").read_text())
    compiled = sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.suffix in COMPILED)
    for stem, count in collections.Counter(pathlib.Path(path).stem for path in compiled).items():
        if count != 1:
            raise PackageError("%d sources are named %s: an archive would hold the object of one" % (count, stem))
    words = {"@VERSION@": version_of(project), "@CMAKE_SOURCES@": "\n    ".join(compiled),
             "@MAKE_SOURCES@": " \\\n    ".join(compiled)}
    for template in sorted((HERE / name).rglob("*")):
        if template.is_file():
            text = template.read_text()
            for word, value in words.items():
                text = text.replace(word, value)
            write(str(template.parent.relative_to(HERE / name)), template.name, text)


def make_package(project, name, key, output):
    """Makes the package and returns its file."""
    output.mkdir(parents=True, exist_ok=True)
    title = "pith-verify-%s-%s" % (version_of(project), name)
    with tempfile.TemporaryDirectory() as work:
        root = pathlib.Path(work) / title
        fill(root, project, name, key)
        file = output / (title + ECOSYSTEMS[name].suffix)
        packed.pack(root, file)
    return file
