# SPDX-License-Identifier: MIT
"""Writes record.json, signed by a test key, into the folder of the first argument, and prints the key's hex and the
record's number."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "synthetic"))
import pith  # noqa: E402

key, record = pith.Key("our-key-2026", b"consumers"), pith.record()
document = json.dumps(pith.number_record(record, key))
pathlib.Path(sys.argv[1], "record.json").write_text(document)
print(key.public.hex(), pith.number(record))
