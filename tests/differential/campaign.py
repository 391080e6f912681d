# SPDX-License-Identifier: MIT
"""The common part of the commands: builds a program, runs shares of the work in parallel, adds
the counts, and writes the figures."""

import argparse
import json
import multiprocessing
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FIGURES = "tests/figures"
DOCUMENTS = ("bundle-1706.02379", "bundle-1802.08635", "record-1702.00953", "record-1812.11732", "state-1903.01061")


class Failed(Exception):
    """An error with a message for the user."""


def parser(name, doc):
    """Adds the options of all commands."""
    made = argparse.ArgumentParser(
        prog="tests/differential/" + name, description=doc,
        epilog="exit: 0 nothing differs; 1 something does; 2 trouble")
    made.add_argument("--jobs", type=int, default=2, metavar="N", help="parallel processes (2)")
    made.add_argument("--program", type=pathlib.Path, help="use this build instead of building one")
    made.add_argument("--build", type=pathlib.Path, default=PROJECT / "build", metavar="FOLDER",
                      help="build folder (build)")
    made.add_argument("--record", action="store_true", help="write the figure to %s" % FIGURES)
    return made


def build(options, name, preset):
    """Returns the program `name`, built with `preset` unless the options name a program."""
    if options.program:
        return options.program
    folder = options.build.resolve() / ("differential-" + preset)
    target = "differential_" + name
    for command in (
        ["cmake", "--preset", preset, "-B", folder, "-DPITH_TEST_FOLDERS=differential"],
        ["cmake", "--build", folder, "--target", target],
    ):
        done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise Failed("%s\n%s" % (done.stdout, "building %s failed" % target))
    return folder / "tests" / "differential" / target


def run(shares):
    """Runs command lines in parallel. Returns the sums of their counts."""
    return _sums(shares, [_start(share, subprocess.DEVNULL) for share in shares])


def feed(program, jobs, write):
    """Runs the program once for each job, on the output of write(job, file) in another process."""
    processes = []
    writers = []
    for job in range(jobs):
        process = _start([program], subprocess.PIPE)
        writer = multiprocessing.get_context("fork").Process(target=_write, args=(write, job, process.stdin))
        writer.start()
        process.stdin.close()  # the writer holds the other end
        processes.append(process)
        writers.append(writer)
    sums = _sums([[program]] * jobs, processes)
    for writer in writers:
        writer.join()
        if writer.exitcode != 0:
            raise Failed("a generator ended with exit code %d" % writer.exitcode)
    return sums


def _start(share, stdin):
    return subprocess.Popen([str(word) for word in share], stdin=stdin, stdout=subprocess.PIPE)


def _write(write, job, out):
    with out:
        write(job, out)


def _sums(shares, processes):
    outputs = [process.stdout.read() for process in processes]
    codes = [process.wait() for process in processes]
    for share, code in zip(shares, codes):
        if code:
            print("exit %d: %s" % (code, " ".join(map(str, share))), file=sys.stderr)
    if any(codes):
        sys.exit(2 if 2 in codes else 1)
    sums = {}
    for output in outputs:
        add(sums, json.loads(output.splitlines()[-1]))
    return sums


def add(sums, counts):
    """Adds counts to sums, name by name."""
    for name, count in counts.items():
        sums[name] = sums.get(name, 0) + count


def print_counts(counts):
    for name, count in counts.items():
        print("%16s  %s" % (format(count, ","), name.replace("_", " ")))


def record(options, name, **figures):
    """With --record: writes the figures to NAME.json, with their commit."""
    if not options.record:
        return
    git = ["git", "-C", PROJECT]
    commit = subprocess.run(git + ["rev-parse", "--short=12", "HEAD"], stdout=subprocess.PIPE, text=True)
    changed = subprocess.run(git + ["diff", "--quiet", "HEAD", "--", "core", "port", "tests/differential"])
    if commit.returncode != 0 or changed.returncode != 0:
        raise Failed("not recorded: commit core, port and tests/differential first, for a figure needs its commit")
    path = PROJECT / FIGURES / (name + ".json")
    kept = json.loads(path.read_text()) if path.exists() else {}
    kept.update(figures, commit=commit.stdout.strip())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, sort_keys=True) + "\n")


def main(body):
    """Runs body(). Turns an exception into a message and an exit code."""
    try:
        sys.exit(body())
    except (Failed, OSError) as error:
        print("tests/differential: %s" % error, file=sys.stderr)
        sys.exit(2)
