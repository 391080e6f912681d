# SPDX-License-Identifier: MIT
"""The campaign of `run`: makes documents by number, collects the answers of both sides, and
counts the differences."""

import argparse
import json
import multiprocessing
import pathlib
import struct
import subprocess
import sys

import compare
import mutate
import spec
from one_pass import one_pass

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FIGURES = PROJECT / "tests" / "figures" / "spec.json"
BATCH = 16
COUNTS = ("documents", "genuine", "not_checked", "other_check", "differences", "label_lies", "parity")


class Driver:
    def __init__(self, program):
        self.program = program
        self.start()

    def start(self):
        self.process = subprocess.Popen([str(self.program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def lines(self, documents):
        """Returns the answers; fewer if the driver ends."""
        try:
            self.process.stdin.write(b"".join(struct.pack("<I", len(d)) + d for d in documents))
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        made = [self.process.stdout.readline().decode() for _ in documents]
        return [line for line in made if line.endswith("\n")]

    def ask(self, documents):
        lines = self.lines(documents)
        while len(lines) < len(documents):  # the next document ended the driver
            self.process.wait()
            self.start()
            lines.append(compare.CRASH)
            lines += self.lines(documents[len(lines):])
        return [compare.Answer(line) for line in lines]


def share(options):
    """Runs one job's part: every jobs-th batch. Returns (counts, differences found)."""
    program, seed, first, documents, job, jobs, limit = options
    driver = Driver(program)
    counts, found = dict.fromkeys(COUNTS, 0), []
    for start in range(first + job * BATCH, first + documents, BATCH * jobs):
        made = [(i, mutate.document(seed, i)) for i in range(start, min(start + BATCH, first + documents))]
        for (index, document), answer in zip(made, driver.ask([d.data for _, d in made])):
            judge(index, document, answer, counts, found)
        if len(found) >= limit:
            break
    return counts, found


def judge(index, document, answer, counts, found):
    result = spec.Result(document.data)
    differs = compare.differences(result, one_pass(document.data, parsed=result.parsed), answer)
    counts["documents"] += 1
    counts["genuine"] += answer.verdict == "genuine"
    counts["not_checked"] += answer.verdict == "not_checked"
    counts["other_check"] += compare.other_check(result, answer)
    for kind, words in differs:
        counts[kind] += 1
        found.append((index, kind, words, document.story, document.data))


def parser():
    made = argparse.ArgumentParser(prog="tests/spec/run", epilog="exit: 0 both agree; 1 they differ; 2 trouble")
    made.add_argument("--documents", type=int, default=1000000, metavar="N", help="number of documents (1000000)")
    made.add_argument("--first", type=int, default=0, metavar="I", help="number of the first document (0)")
    made.add_argument("--seed", default="1", help="seed of the documents (1)")
    made.add_argument("--jobs", type=int, default=2, metavar="J", help="parallel processes (2)")
    made.add_argument("--program", type=pathlib.Path, help="use this build of the driver instead of building one")
    made.add_argument("--limit", type=int, default=1, metavar="N", help="stop after this many differences (1)")
    made.add_argument("--keep", type=pathlib.Path, default=PROJECT / "build" / "spec", metavar="FOLDER",
                      help="folder for documents with differences (build/spec)")
    made.add_argument("--json", action="store_true", help="the counts as one line of JSON")
    made.add_argument("--record", action="store_true", help="with --json: write them to tests/figures/spec.json")
    return made


def build():
    for command in (["cmake", "--preset", "host", "-DPITH_TEST_FOLDERS=spec", "-B", "build/spec-driver"],
                    ["cmake", "--build", "build/spec-driver", "--target", "spec_driver"]):
        done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit("%s\ntests/spec: building the driver failed" % done.stdout)
    return PROJECT / "build" / "spec-driver" / "tests" / "spec" / "spec_driver"


def collect(options):
    program = (options.program or build()).resolve()
    work = [(program, options.seed, options.first, options.documents, job, options.jobs, options.limit)
            for job in range(options.jobs)]
    if options.jobs == 1:
        shares = [share(work[0])]
    else:
        with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
            shares = pool.map(share, work)
    counts = {name: sum(s[0][name] for s in shares) for name in COUNTS}
    return counts, sorted((f for s in shares for f in s[1]), key=lambda f: f[:2])


def tell(found, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for index, kind, words, story, data in found:
        path = folder / ("%d.json" % index)
        path.write_bytes(data)
        print("%d %s: %s\n    %s\n    kept: %s" % (index, kind, words, "; ".join(story), path))


def record(counts):
    git = ["git", "-C", str(PROJECT)]
    commit = subprocess.run(git + ["rev-parse", "--short=12", "HEAD"], stdout=subprocess.PIPE, text=True, check=True)
    if subprocess.run(git + ["diff", "--quiet", "HEAD", "--", "core", "port", "tests/spec"]).returncode:
        sys.exit("tests/spec: not recorded: commit core, port and tests/spec first, for a figure needs its commit")
    names = {"documents": "documents", "differences": "differences", "label_lies": "label_lies", "parity": "parity_differences"}
    figures = {name: counts[count] for count, name in names.items()}
    FIGURES.write_text(json.dumps(dict(figures, commit=commit.stdout.strip()), sort_keys=True) + "\n")


def main():
    options = parser().parse_args()
    counts, found = collect(options)
    if options.json:
        print(json.dumps(counts, sort_keys=True))
    else:
        for name, count in counts.items():
            print("%16s  %s" % (format(count, ","), name.replace("_", " ")))
    if found:
        tell(found, options.keep)
        sys.exit(1)
    if options.record:
        record(counts)
