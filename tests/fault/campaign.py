# SPDX-License-Identifier: MIT
"""The attacked images and the attacking program."""
import collections
import os
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bench"))

import bench

O2 = ["-DPITH_PRESET=fast", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_C_FLAGS_RELEASE=-O2", "-DCMAKE_CXX_FLAGS_RELEASE=-O2"]
# core: of bench. folder: below build/; the -Os ones are those that tests/size builds too.
Image = collections.namedtuple("Image", "core folder options")
IMAGES = {
    "m0-Os": Image("m0", "bench-m0-balanced", ["-DPITH_PRESET=balanced"]),
    "m0-O2": Image("m0", "fault-m0-O2", O2),
    "m4-Os": Image("m4", "bench-m4-balanced", ["-DPITH_PRESET=balanced"]),
    "m4-O2": Image("m4", "fault-m4-O2", O2),
}


def injector():
    """Builds the attacking program for this machine."""
    sources = [HERE / name for name in ("inject.c", "plan.c", "trace.c", "machine.c", "image.c")]
    program = bench.PROJECT / "build/inject"
    newest = max(path.stat().st_mtime for path in HERE.glob("*.[ch]"))
    if not program.exists() or program.stat().st_mtime < newest:
        program.parent.mkdir(exist_ok=True)
        fresh = program.with_name("inject-%d" % os.getpid())
        bench.run("cc", "-std=c11", "-O2", "-Wall", "-Wextra", "-Wshadow", *sources, "-lunicorn", "-o", fresh)
        fresh.replace(program)
    return program


def build(name):
    """Returns the folder of the image's two firmwares."""
    image = IMAGES[name]
    folder = bench.PROJECT / "build" / image.folder
    bench.run("cmake", "--fresh", "--preset", "bench-" + image.core, "-B", folder, *image.options)
    bench.run("cmake", "--build", folder, "-j2", "--target", "fault_images")
    return folder / "fault"


def attack(program, name, elf, folder, document, signed, regions, shard):
    """Returns the output lines of the attacking program."""
    return bench.run(program, IMAGES[name].core, elf, folder / "genuine", folder / document, signed, regions,
                     *map(str, shard)).splitlines()
