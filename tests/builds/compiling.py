# SPDX-License-Identifier: MIT
"""Compiles the library without CMake, as a Makefile would: sources, include folders, flags."""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
CORE = PROJECT / "core"
INCLUDES = ("-I%s" % CORE, "-I%s" % (CORE / "include"), "-I%s" % (CORE / "curve/public"))
WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Werror")
JOBS = os.cpu_count() or 1


class Failed(Exception):
    """A command failed; the text has its last output."""


class Missing(Exception):
    """A program is not installed."""


def call(*arguments, cwd=None, expect=0):
    done = subprocess.run([str(a) for a in arguments], cwd=cwd, text=True, errors="replace", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    if done.returncode != expect:
        raise Failed("%s\nexit code %d, not %d, from: %s" % (done.stdout[-3000:].strip(), done.returncode, expect,
                                                            " ".join(map(str, arguments))))
    return done.stdout


def copy_project(to):
    """Copies the current sources, without git's data and builds."""
    listed = subprocess.run(["git", "-C", str(PROJECT), "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True)
    if listed.returncode != 0:
        shutil.copytree(PROJECT, to, ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))
        return
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (PROJECT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, to / name)


def in_turn(tasks):
    """Runs the calls [(function, arguments...)], some at once. Returns their results."""
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        return [done.result() for done in [pool.submit(*task) for task in tasks]]


def need(program):
    if shutil.which(program) is None:
        raise Missing("%s is not installed" % program)
    return program


def cxx_of(cc):
    return re.sub(r"clang(?!\+)", "clang++", cc) if "clang" in cc else re.sub(r"gcc(?=$|-)", "g++", cc)


def jsmn(root):
    """A folder that has jsmn.h alone: /usr/include would hide the headers of another C library."""
    folder = root / "jsmn"
    if not folder.exists():
        found = next((p for p in (pathlib.Path(os.environ.get("PITH_JSMN_DIR", "/usr/include")), pathlib.Path("/usr/local/include"))
                      if (p / "jsmn.h").exists()), None)
        if found is None:
            raise Missing("jsmn.h is not installed; PITH_JSMN_DIR names another folder")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(found / "jsmn.h", folder)
    return folder


def core_sources():
    return sorted(CORE.rglob("*.cpp"))


def kernel_sources(kernel):
    """All sources of a kernel's folder, and those of other folders that it takes (its CMakeLists.txt)."""
    folder = PROJECT / "port" / kernel
    if kernel == "portable":
        return sorted(folder.glob("*.cpp"))
    text = (folder / "CMakeLists.txt").read_text()
    others = [PROJECT / "port" / name for name in re.findall(r"\.\./((?:portable|armv7m)/\w+\.(?:S|cpp))", text)]
    if "${armv7m}" in text:
        others += [PROJECT / "port/armv7m" / name for name in re.findall(r"\$\{armv7m\}/(\w+\.(?:S|cpp))", text)]
    return sorted({*folder.glob("*.S"), *folder.glob("*.cpp"), *others})


def one_file(root, sources):
    """A file that includes all these sources."""
    path = root / "one_file.cpp"
    path.write_text("".join('#include "%s"\n' % source for source in sources))
    return path


def compile_all(root, cc, flags, sources, levels=("-std=c++17",)):
    """Compiles each source to an object of its own. Returns the objects."""
    root.mkdir(parents=True, exist_ok=True)
    system = jsmn(root)

    def compile_one(source):
        made = root / ("%s-%s.o" % (source.parent.name, source.stem))
        if source.suffix == ".S":
            call(need(cc), *flags, "-c", source, "-o", made)
        else:
            call(need(cxx_of(cc)), *levels, *WARNINGS, *flags, *INCLUDES, "-isystem", system, "-c", source, "-o", made)
        return made

    return in_turn([(compile_one, source) for source in sources])


def library(root, cc, flags, one=False, levels=("-std=c++17",)):
    """Compiles core and the portable kernels. Returns the objects."""
    sources = [*core_sources(), *kernel_sources("portable")]
    root.mkdir(parents=True, exist_ok=True)
    return compile_all(root, cc, flags, [one_file(root, sources)] if one else sources, levels)
