# SPDX-License-Identifier: MIT
"""Counts the cost of auditing hostile documents on a Cortex-M4, and checks it against README.md.

    worst.py [--short|--long]      --short: every third document; --long: each kind with 50,000 keys' worth of bytes
"""
import pathlib
import re
import sys
import tempfile

sys.dont_write_bytecode = True

import bench
import hostile

# An audit over a source ends within BYTE instructions a byte of the document, and BASE; a step within STEP.
BYTE, BASE = 3000, 1000000
STEP = 20000
SIZE, LONG = 8000, 400000
PUBLISHED = "{:,} n + {:,}".format(BYTE, BASE)
VERDICTS = ("pending", "too_complex", "genuine", "incomplete", "malformed", "ambiguous", "unsupported", "altered",
            "not_a_record")  # by the exit codes of worst.cpp


def cost(image, folder, text):
    """Returns (verdict, instructions, instructions of the longest step)."""
    document = folder / "document.json"
    document.write_bytes(text)
    said = bench.run(bench.counter(), "--with", document, "m4", image, "worst_audit", "worst_step")
    found = dict(re.findall(r"^(\w+) (?:instructions|code) (\d+)", said, re.M))
    code = int(found["exit"])
    return VERDICTS[code] if code < len(VERDICTS) else "another", int(found["worst_audit"]), int(found["worst_step"])


def faults_of(name, text, verdict, instructions, step):
    if verdict in ("genuine", "pending"):
        yield "%s: is %s" % (name, verdict)
    if instructions > BYTE * len(text) + BASE:
        yield "%s: %d instructions for %d bytes, above %s" % (name, instructions, len(text), PUBLISHED)
    if step > STEP:
        yield "%s: a step of %d instructions, above %d" % (name, step, STEP)
    # Each walk finds at most 64 keys and costs one visit a byte, so the fuel cannot sort that many keys.
    if name.startswith(("short keys", "keys in a row", "50,000 keys")) and verdict != "too_complex":
        yield "%s: is %s, and not too_complex" % (name, verdict)


def main():
    is_long = sys.argv[1:] == ["--long"]
    image = bench.build("m4") / "worst.elf"
    documents = hostile.documents(LONG if is_long else SIZE)
    if sys.argv[1:] == ["--short"]:
        documents = dict(list(documents.items())[::3])
    documents["50,000 keys"] = hostile.members(str(i) for i in reversed(range(50000))).encode()
    faults, most, longest = [], 0, 0
    if PUBLISHED not in (bench.PROJECT / "README.md").read_text():
        faults.append("README.md does not say %s" % PUBLISHED)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in documents.items():
            verdict, instructions, step = cost(image, pathlib.Path(folder), text)
            each = (instructions - BASE) / len(text)
            print("%-42s %7d bytes  %-12s %13s instructions  %7.1f a byte above b  step %6d"
                  % (name, len(text), verdict, "{:,}".format(instructions), max(each, 0), step), flush=True)
            faults += faults_of(name, text, verdict, instructions, step)
            most, longest = max(most, each), max(longest, step)
    for fault in faults:
        print("worst.py: " + fault, file=sys.stderr)
    print("at most %.0f n + %d instructions, steps of at most %d; published: %s" % (most, BASE, longest, PUBLISHED))
    return 1 if faults else 0


sys.exit(bench.main("worst.py", main))
