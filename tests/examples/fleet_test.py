#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""boards/examples/fleet: 20,000 documents by Dask and by GNU parallel. A worker is killed on the way, and each document
has one answer, the right one.

    fleet_test.py PITH-VERIFY      exit 77: Dask or parallel is not installed
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import dump  # noqa: E402

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "boards/examples/fleet"
COUNT = 20000
SKIPPED = 77


def compare(lines):
    """Exits unless the lines are the answers of all documents, in order."""
    said = [json.loads(line) for line in lines]
    got = [(one["id"], one["verdict"]) for one in said]
    want = [("document-%d" % number, dump.verdict(number)) for number in range(COUNT)]
    if got != want:
        sys.exit("%d answers, not %d; the first that differs: %s"
                 % (len(got), len(want), next((pair for pair in zip(got, want) if pair[0] != pair[1]), "none")))


def by_dask(documents, folder, program):
    done = subprocess.run([EXAMPLE / "check", documents, folder, "--program", program + " --receipt", "--kill-a-worker"],
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(done.stdout)
    if done.returncode != 1 or "killed worker" not in done.stdout:
        sys.exit("check ended with %d" % done.returncode)
    compare(line for part in sorted(folder.glob("*.jsonl")) for line in part.open())


def a_job(parent):
    """Returns the number of a pith-verify below this process, or None."""
    shown = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,comm="], text=True, stdout=subprocess.PIPE).stdout
    rows = [line.split(None, 2) for line in shown.splitlines()]
    below = {parent}
    for _ in rows:
        size = len(below)
        below |= {int(pid) for pid, above, _ in rows if int(above) in below}
        if len(below) == size:
            break
    return next((int(pid) for pid, _, name in rows if int(pid) in below and name.startswith("pith-verify")), None)


def by_parallel(documents, program):
    with subprocess.Popen([EXAMPLE / "check-parallel", documents, "--receipt"], text=True, stdout=subprocess.PIPE,
                          env={**os.environ, "PITH_VERIFY": program, "JOBS": "2"}) as process:
        while (job := a_job(process.pid)) is None:
            time.sleep(0.01)
        os.kill(job, signal.SIGKILL)
        print("killed job %d" % job)
        compare(process.stdout)
    if process.returncode != 1:
        sys.exit("check-parallel ended with %d" % process.returncode)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    has_dask = subprocess.run(["/usr/bin/python3", "-c", "import dask.distributed"], stderr=subprocess.DEVNULL).returncode == 0
    if not has_dask or not shutil.which("parallel"):
        print("SKIPPED: needs Debian's python3-distributed and parallel")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as folder:
        documents = pathlib.Path(folder) / "dump"
        with documents.open("wb") as file:
            file.writelines(dump.lines(COUNT))
        by_dask(documents, pathlib.Path(folder) / "answers", program)
        by_parallel(documents, program)


main()
