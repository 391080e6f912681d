#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the test world into a folder: one file a document, and index.json that says what each must
give and which keys are pinned.

usage: make.py FOLDER"""

import json
import os
import sys

from cases import CASES, KEY, OTHER


def main(folder):
    os.makedirs(folder, exist_ok=True)
    rows = []
    for case in CASES:
        name = case["name"].replace("/", "_") + ".json"
        with open(os.path.join(folder, name), "wb") as out:
            out.write(case["text"])
        row = {k: v for k, v in case.items() if k not in ("text", "name")}
        rows.append({"file": name, **row})
    keys = [{"id": k.id, "hex": k.public.hex()} for k in (KEY, OTHER)]
    with open(os.path.join(folder, "index.json"), "w") as out:
        json.dump({"keys": keys, "cases": rows}, out, indent=1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n")[1])
    main(sys.argv[1])
