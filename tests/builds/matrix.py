# SPDX-License-Identifier: MIT
"""Builds the rows of table.py: every public header alone, all of core, and where it can run, the verdicts."""
import pathlib
import re
import tempfile

import table
from compiling import (CORE, HERE, INCLUDES, PROJECT, WARNINGS, Failed, Missing, call, compile_all, cxx_of, in_turn,
                       kernel_sources, library, need)

RECORDS = PROJECT / "tests" / "records"


def flags_of(text):
    return text.format(here=HERE).split()


def header_flags(flags):
    """Leaves out what is for core's sources and for the linker."""
    return [flag for flag in flags if not flag.startswith(("-std", "-Wno-", "-flto", "-fuse-ld", "-static", "-nostdlib"))]


def headers(row, root, short):
    """Compiles each public header alone, twice in one file, at every level of its languages. Returns (count, note)."""
    flags = header_flags(flags_of(row.flags))
    cxx = need(cxx_of(row.cc))
    public = sorted([*(CORE / "include/pith").glob("*.h*"), *(CORE / "curve/public/pith").glob("*.hpp")])
    probe = root / "probe.cpp"
    probe.write_text("#include <string_view>\n")
    note = ""
    try:
        call(cxx, "-std=c++17", *flags, "-fsyntax-only", probe)
    except Failed:
        note = "; no C++ library for pith.hpp, audit.hpp and canonical.hpp"
        public = [path for path in public if path.suffix == ".h" or path.name == "pinned_key.hpp"]
    tasks = []
    for path in public:
        alone = root / (path.name + ".txt")
        alone.write_text("#include <pith/%s>\n#include <pith/%s>\ntypedef int used;\n" % (path.name, path.name))
        for level in table.CXX_LEVELS[:1] if short else table.CXX_LEVELS:
            tasks.append((call, cxx, "-x", "c++", "-std=" + level, *WARNINGS, *flags, *INCLUDES, "-fsyntax-only", alone))
        if path.suffix == ".h":
            for level in table.C_LEVELS[:1] if short else table.C_LEVELS:
                tasks.append((call, need(row.cc), "-x", "c", "-std=" + level, *WARNINGS, *flags, *INCLUDES, "-fsyntax-only", alone))
    tasks.append((call, need(row.cc), "-std=c11", *WARNINGS, *flags, *INCLUDES, "-fsyntax-only", HERE / "layout.c"))
    tasks.append((call, cxx, "-x", "c++", "-std=c++17", *WARNINGS, *flags, *INCLUDES, "-fsyntax-only", HERE / "layout.c"))
    in_turn(tasks)
    return len(tasks) - 2, note


def altered(root):
    """A document with another digit in a signed hash."""
    name, before, _ = table.ALTERED
    text = (RECORDS / name).read_bytes()
    at = re.search(re.escape(before) + rb'\s*"(.)', text).start(1)
    path = root / "altered.json"
    path.write_bytes(text[:at] + (b"0" if text[at:at + 1] != b"0" else b"1") + text[at + 1:])
    return path


def link(row, root, objects):
    """Links the C application. Returns the command that runs it."""
    flags, app = flags_of(row.flags), flags_of(row.app or row.flags)
    app = [flag for flag in app if not flag.startswith(("-std", "-Wno-", "-fconstexpr", "-fuse-ld"))]
    is_wasm = row.run == "node"
    made = [*objects]
    for source in ("verdict.c", "wasm.c" if is_wasm else "main.c"):
        made.append(root / (source + ".o"))
        call(need(row.cc), "-std=c99", *WARNINGS, *app, "-fno-builtin", *INCLUDES, "-c", HERE / source, "-o", made[-1])
    program = root / "program"
    extra = ["-Wl,--no-entry"] if is_wasm else []
    call(need(row.cc), *[flag for flag in flags if not flag.startswith("-std")], *made, *extra, "-o", program)
    return [need("node"), HERE / "wasm.js", program] if is_wasm else [program] if row.run == "host" else [need(row.run), program]


def run(row, root, objects):
    """Judges the five real documents and an altered one. Returns the number of verdicts."""
    command = link(row, root, objects)
    paths = [*(RECORDS / name for name, _ in table.GENUINE), altered(root)]
    wanted = [words for _, words in table.GENUINE] + [table.ALTERED[2]]
    said = call(*command, *paths).splitlines()
    for path, want, words in zip(paths, wanted, said):
        if words != want:
            raise Failed("%s: expected \"%s\", found \"%s\"" % (path.name, want, words))
    if len(said) != len(wanted):
        raise Failed("expected %d verdicts, found %d" % (len(wanted), len(said)))
    return len(said)


def chosen_kernel(row, root):
    """Returns the kernel that CMake chooses for this compiler and these flags."""
    flags = " ".join(header_flags(flags_of(row.flags)))
    system = [] if row.run in ("host", "qemu-ppc") else ["-DCMAKE_SYSTEM_NAME=Generic"]
    said = call("cmake", "-S", PROJECT, "-B", root / "cmake", *system, "-DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY",
                "-DCMAKE_C_COMPILER=" + need(row.cc), "-DCMAKE_CXX_COMPILER=" + need(cxx_of(row.cc)), "-DPITH_HOST=OFF",
                "-DCMAKE_C_FLAGS=" + flags, "-DCMAKE_CXX_FLAGS=" + flags, "-DCMAKE_ASM_FLAGS=" + flags)
    found = re.search(r"Kernels: (\w+)", said)
    return found[1] if found else "none"


def build(row, short):
    """Builds a row. Returns what was shown."""
    with tempfile.TemporaryDirectory(prefix="pith-row-") as name:
        root = pathlib.Path(name)
        flags = [flag for flag in flags_of(row.flags) if not flag.startswith("-fuse-ld")]  # clang warns of it
        need(row.cc)
        count, note = headers(row, root, short)
        levels = () if "-std=" in row.flags else ("-std=" + table.CORE_LEVEL,)
        objects = library(root / "objects", row.cc, flags, row.one or short, levels)
        if row.kernel != "portable":
            compile_all(root / "kernel", row.cc, flags, kernel_sources(row.kernel))
        shown = "%d headers, %s%s" % (count, "core as one file" if row.one or short else "all files of core", note)
        if row.run:
            shown += ", %d verdicts" % run(row, root, objects)
        if not short:
            kernel = chosen_kernel(row, root)
            if kernel != row.kernel:
                raise Failed("CMake must choose the kernel %s, and chose %s" % (row.kernel, kernel))
            shown += ", kernel " + kernel
        return shown


def main(names, short):
    """Builds the named rows, or all. Returns True if none failed."""
    known = {row.name: row for row in table.ROWS}
    for name in names:
        if name not in known:
            raise Failed("%r is no row of tests/builds/table.py; there are: %s" % (name, " ".join(known)))
    failed, skipped = [], []
    for row in [known[name] for name in names] or table.ROWS:
        try:
            print("%-20s %s" % (row.name, build(row, short)), flush=True)
        except Missing as missing:
            skipped.append(row.name)
            print("%-20s SKIPPED: %s" % (row.name, missing), flush=True)
        except Failed as error:
            failed.append(row.name)
            print("%-20s FAILED\n%s" % (row.name, error), flush=True)
    count = len(names or table.ROWS)
    print("matrix: %d rows: %d built, %d skipped%s, %d failed%s" % (
        count, count - len(skipped) - len(failed), len(skipped), " (%s)" % " ".join(skipped) if skipped else "",
        len(failed), " (%s)" % " ".join(failed) if failed else ""))
    return not failed
