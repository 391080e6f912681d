#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the rotations of rings.py to a folder: one file for each document, and index.json with
the expected results.

usage: make_rings.py FOLDER"""

import json
import os
import sys

from ring_cases import CASES


def main(folder):
    os.makedirs(folder, exist_ok=True)
    rows = []
    for number, case in enumerate(CASES):
        file = "%03d.json" % number
        with open(os.path.join(folder, file), "wb") as out:
            out.write(case["text"])
        rows.append({"file": file, **{k: v for k, v in case.items() if k != "text"}})
    with open(os.path.join(folder, "index.json"), "w") as out:
        json.dump(rows, out, indent=1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n")[1])
    main(sys.argv[1])
