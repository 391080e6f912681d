# SPDX-License-Identifier: MIT
"""Builds the bench images and counts what runs in them. Used by tests/bench/run and tests/size."""
import collections
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(PROJECT / "tests/figures"))

from pages import Failed  # noqa: E402

CORES = ("m0", "m3", "m4")
FAST = "fast"
WEIGHTS = ("tiny", "balanced", FAST, "max")  # the values of PITH_PRESET
FUNCTIONS = ("bench_receipt", "bench_bundle", "bench_scan", "bench_ed25519", "bench_ed25519_key", "bench_ed25519_checked", "bench_ed25519_loaded",
             "bench_sha256", "bench_step", "bench_audit_record", "bench_audit_bundle",
             "bench_audit_all", "bench_audit_sorted", "bench_audit_step")
RECORDS = PROJECT / "tests/records"
BYTES = {  # bytes read by the benchmarks whose figure is instructions for each byte
    "scan": sum(path.stat().st_size for path in RECORDS.glob("*.json")),
}

Cost = collections.namedtuple("Cost", "instructions cycles stack")


def run(*command):
    """Runs a command that must succeed. Returns its standard output."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        raise Failed("cannot run %s: %s (toolchains/setup installs what is needed)"
                     % (words[0], error.strerror)) from error
    if done.returncode != 0:
        raise Failed("%s\nexit code %d from: %s" % ((done.stdout + done.stderr)[-4000:].strip(),
                                                    done.returncode, " ".join(words)))
    return done.stdout


def build(core, weight=None):
    """Builds a core's folder without cached options and returns it. `weight` is a PITH_PRESET, by default
    FAST, as in CMakePresets.json."""
    preset = "bench-" + core
    other = weight not in (None, FAST)
    folder = PROJECT / "build" / (preset + "-" + weight if other else preset)
    options = ["-DPITH_PRESET=" + weight] if other else []
    run("cmake", "--fresh", "--preset", preset, "-B", folder, *options)
    run("cmake", "--build", folder, "-j2")
    return folder


def counter():
    """Builds the counting program for this machine."""
    sources, program = (HERE / "count.c", HERE / "cycles.c"), PROJECT / "build" / "count"
    newest = max(path.stat().st_mtime for path in (*sources, HERE / "cycles.h"))
    if not program.exists() or program.stat().st_mtime < newest:
        program.parent.mkdir(exist_ok=True)
        # Two tests may build it at once, so each builds its own file and renames it.
        fresh = program.with_name("count-%d" % os.getpid())
        # No -Wpedantic: unicorn's callbacks are void *.
        run("cc", "-std=c11", "-O2", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", *sources,
            "-lunicorn", "-o", fresh)
        fresh.replace(program)
    return program


def count(core, image, functions=FUNCTIONS):
    """Returns {function: Cost}. Fails if a result of the image is wrong."""
    text = run(counter(), core, image, *functions)
    found = re.findall(r"^(\w+) instructions (\d+) cycles (\d+) stack (\d+)$", text, re.M)
    return {name: Cost(*map(int, figures)) for name, *figures in found}


def main(program, body):
    """Runs a command's body. Returns its exit code and prints a failure to standard error."""
    try:
        return body()
    except Failed as error:
        print("%s: %s" % (program, error), file=sys.stderr)
        return 2
