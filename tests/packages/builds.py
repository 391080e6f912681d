# SPDX-License-Identifier: MIT
"""Compiles an unpacked package as its build system does. Each function returns the libraries, and what the
application must add: its sources and flags."""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess

from targets import BAREMETAL, MACHINE, PROJECT

HERE = pathlib.Path(__file__).resolve().parent
LAUNCHER = shlex.split(os.environ.get("CMAKE_CXX_COMPILER_LAUNCHER", ""))
WARNINGS = ["-Wall", "-Wextra", "-Werror"]
GARBAGE = ["-ffunction-sections", "-fdata-sections"]


def run(command, **how):
    done = subprocess.run(list(map(str, command)), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **how)
    if done.returncode != 0:
        raise SystemExit("this failed: %s\n%s" % (shlex.join(map(str, command)), done.stdout[-6000:]))
    return done.stdout


def compile_all(target, folder, sources, flags, cxx_flags, objects):
    """Compiles the sources to the folder `objects`, which gets the sources' folders; returns the object files."""
    def compile_one(source):
        out = objects / (str(source.relative_to(folder)) + ".o")
        out.parent.mkdir(parents=True, exist_ok=True)
        language = {".cpp": ["g++", *cxx_flags], ".ino": ["g++", *cxx_flags, "-x", "c++"],
                    ".c": ["gcc", "-std=gnu11"], ".S": ["gcc", "-x", "assembler-with-cpp"]}[source.suffix]
        run([*LAUNCHER, target.prefix + language[0], *target.flags, *target.headers, *flags, *language[1:], "-c",
             source, "-o", out])
        return out
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(compile_one, sources))


def archive_of(target, folder, objects):
    """Arduino and PlatformIO do so. An object replaces one of the same name from another folder."""
    library = folder / "libpith.a"
    run([target.prefix + "ar", "rcs", library, *objects])
    return library


def sources_of(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in (".cpp", ".c", ".S"))


def arduino(package, target):
    """All of src, by one include root, with the flags of Arduino's cores; a sketch is C++ after Arduino.h."""
    lines = (package / "library.properties").read_text().splitlines()
    properties = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
    header = package / "src" / properties["includes"]
    if not header.is_file():
        raise SystemExit("library.properties: includes=%s is not in src" % properties["includes"])
    flags = ["-g", "-Os", *GARBAGE, "-I%s" % (package / "src")]
    cxx_flags = ["-std=gnu++17", "-fno-threadsafe-statics", "-fno-rtti", "-fno-exceptions"]
    objects = compile_all(target, package, sources_of(package / "src"), flags + WARNINGS, cxx_flags,
                          package.parent / "objects")
    [sketch] = package.glob("examples/*/*.ino")
    added = compile_all(target, package, [sketch], flags + ["-I%s" % (HERE / "arduino")],
                        cxx_flags + ["-include", "Arduino.h"], package.parent / "sketch")
    return [archive_of(target, package, objects)], added + [HERE / "arduino/Arduino.cpp"], cxx_flags


def platformio(package, target):
    """src and include, with the flags of library.json after those of a framework."""
    build = json.loads((package / "library.json").read_text())["build"]
    framework = ["-std=gnu++11", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"]
    include, source = package / build["includeDir"], package / build["srcDir"]
    flags = ["-Os", *GARBAGE, "-I%s" % include, "-I%s" % source, *WARNINGS]
    cxx_flags = [flag for flag in framework if flag not in build["unflags"]]
    cxx_flags += [flag for flag in build["flags"] if flag.startswith("-std=")]
    objects = compile_all(target, package, sources_of(source), flags, cxx_flags, package.parent / "objects")
    return [archive_of(target, package, objects)], [HERE / "application.c"], ["-I%s" % include]


def cross(target, flags):
    """Options of CMake for the target's compilers."""
    tools = {"C": "gcc", "CXX": "g++", "ASM": "gcc"}
    options = ["-DCMAKE_%s_COMPILER=%s%s" % (language, target.prefix, tool) for language, tool in tools.items()]
    options += ["-DCMAKE_%s_FLAGS=%s" % (language, " ".join(flags)) for language in tools]
    return options + ["-DCMAKE_SYSTEM_NAME=Generic", "-DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY"]


def esp_idf(package, target):
    """By the component's own CMakeLists.txt; esp-idf/CMakeLists.txt defines ESP-IDF's function."""
    build = package.parent / "build"
    run(["cmake", "-S", HERE / "esp-idf", "-B", build, "-G", "Ninja", "-DPACKAGE=%s" % package,
         *cross(target, target.flags + target.headers)])
    run(["cmake", "--build", build])
    return [build / "component/libcomponent.a"], [HERE / "application.c"], ["-I%s" % (package / "include")]


def archive(package, target, preset="balanced"):
    """By make and pith.mk, in a project that links $(PITH_LIBRARY)."""
    make = ["make", "-s", "-j%d" % os.cpu_count(), "-f", package / "pith.mk", "PITH_PRESET=" + preset,
            "CC=%sgcc" % target.prefix, "CXX=%s" % shlex.join([*LAUNCHER, target.prefix + "g++"]),
            "AR=%sar" % target.prefix, "PITH_TARGET=%s" % " ".join(target.flags + target.headers + WARNINGS)]
    run([*make, "build/pith-%s/libpith.a" % preset], cwd=package.parent)
    flags = run([*make, "pith-flags"], cwd=package.parent).split()
    return [package.parent / ("build/pith-%s/libpith.a" % preset)], [HERE / "application.c"], flags


def tiny(package, target):
    return archive(package, target, "tiny")


def zephyr(module, target):
    """The sample, with this tree as a module; zephyr/ZephyrConfig.cmake stands for Zephyr's build system."""
    sample, build = PROJECT / "boards/examples/zephyr", module / "build"
    config = module / "config"
    # Debian's interpreter, which finds Debian's kconfiglib.
    run(["/usr/bin/python3", "-B", HERE / "zephyr/config.py", target.name, sample / "prj.conf", config])
    printed = run(["cmake", "-S", sample, "-B", build, "-G", "Ninja", "-DZephyr_DIR=%s" % (HERE / "zephyr"),
                   "-DZEPHYR_MODULES=%s" % PROJECT, "-DCONFIG=%s" % config,
                   "-DTARGET_FLAGS=%s" % " ".join(target.flags),
                   "-DPITH_TEETH=2",  # small tables, which the compiler computes sooner
                   *cross(target, target.headers)])
    if "CMake Warning" in printed:
        raise SystemExit("expected no warning of CMake, found:\n" + printed)
    run(["cmake", "--build", build])
    return (build / "libraries").read_text().split(), [HERE / "zephyr/system.c"], ["-I%s" % (HERE / "zephyr")]


BUILDS = {"zephyr": (zephyr, "sketch"), "arduino": (arduino, "sketch"), "platformio": (platformio, "application"),
          "esp-idf": (esp_idf, "application"), "archive": (archive, "application"), "tiny": (tiny, "application")}


def disassembly(target, image):
    return run([target.prefix + "objdump", "-d", image])


def link(documents, folder, target, built):
    """Links the image: the machine, the documents, the application and the library. Returns its file."""
    libraries, added, flags = built
    image = folder / "image.elf"
    objects = [path for path in added if path.suffix == ".o"]
    sources = [path for path in added if path.suffix != ".o"] + target.machine + [MACHINE / "documents.S"]
    common = ["-Os", *GARBAGE, "-I%s" % MACHINE, "-I%s" % BAREMETAL, "-I%s" % (BAREMETAL / "arm"),
              "-I%s" % documents, "-ffreestanding"]
    cpp_flags = [flag for flag in flags if flag.startswith(("-I", "-D"))]
    cxx_flags = [flag for flag in flags if flag not in cpp_flags]
    objects += compile_all(target, PROJECT, sources, common + cpp_flags, cxx_flags, folder / "machine")
    run([target.prefix + "gcc", *target.flags, *target.headers, *target.link, "-Wl,--gc-sections", *objects, *libraries,
         "-o", image])
    return image
