#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the cases to a folder: documents.bin with the texts, one after the other, and
manifest.json with their offsets, the expected results and the pinned keys.

usage: make.py FOLDER"""

import calendar
import json
import pathlib
import re
import sys
import time

from cases import CASES, KEYS


def signed_time(text):
    """Returns the signed time of a genuine document in seconds, 0 without a signed time."""
    document = json.loads(text)
    signed = document.get("built_at") if "bundle_type" in document else document.get("created_at") if "event_type" in document else None
    return calendar.timegm(time.strptime(signed, "%Y-%m-%dT%H:%M:%SZ")) if signed else 0


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    rows, names = [], set()
    with open(folder / "documents.bin", "wb") as out:
        for case in CASES:
            row = {k: v for k, v in case.items() if k != "text" and v is not None}
            row["test"] = "rule_%s.%s" % (case["rule"].replace(".", "_"), re.sub("[^0-9A-Za-z]+", "_", case["name"]).strip("_"))
            while row["test"] in names:
                row["test"] += "_"
            names.add(row["test"])
            row["from"], row["size"] = out.tell(), len(case["text"])
            if case["audit"] == "genuine":
                row["time"] = signed_time(case["text"])
            out.write(case["text"])
            rows.append(row)
    keys = [{"id": key.id, "hex": key.public.hex()} for key in KEYS]
    (folder / "manifest.json").write_text(json.dumps({"keys": keys, "cases": rows}))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n")[1])
    main(pathlib.Path(sys.argv[1]))
