# SPDX-License-Identifier: MIT
"""Compares tables.py with the tables of PROTOCOL.md, and the specification with the page's test vectors."""

import pathlib
import re

import vectors
from shapes import TABLES

PAGE = pathlib.Path(__file__).resolve().parents[2] / "PROTOCOL.md"
REQUIRED = {"yes": "!", "no": "?", "with record_type": "*"}


def tables(page):
    """Returns {name: (closed, {member: (type, required, constant)})}."""
    made = {}
    for line in page.splitlines():
        head = re.match(r"Object: (.+) \((open|closed)\)$", line)
        row = re.match(r"\| `(\w+)` \| ([\w ]+) \| ([\w ]+) \| (.*) \|$", line)
        if head:
            rows = {}
            made[head[1].replace(" ", "_")] = (head[2] == "closed", rows)
        elif row and row[3] in REQUIRED:
            constant = re.match(r"equals `([^`]+)`", row[4])
            rows[row[1]] = (row[2].replace(" ", "_"), REQUIRED[row[3]], constant and constant[1])
    return {name: table for name, table in made.items() if not name.startswith(("keyring", "ring"))}


def check():
    """Returns the number of tables and vectors that differ."""
    if not PAGE.exists():
        print("skipped: no PROTOCOL.md here, so its tables are not compared")
        return 0
    theirs = tables(PAGE.read_text())
    ours = {name: (t.closed, {m: (r.type, r.required, r.constant) for m, r in t.rows.items()}) for name, t in TABLES.items()}
    wrong = [name for name in sorted(set(theirs) | set(ours)) if theirs.get(name) != ours.get(name)]
    for name in wrong:
        print("PROTOCOL.md has another table of %s" % name)
    if not wrong:
        print("%d tables are those of PROTOCOL.md" % len(ours))
    return len(wrong) + vectors.check(PAGE.read_text())
