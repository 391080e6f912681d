# SPDX-License-Identifier: MIT
"""sort.py FOLDER FILE... : writes each document's canonical form into FOLDER under the same name."""
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
folder.mkdir(exist_ok=True)
for name in sys.argv[2:]:
    document = json.loads(pathlib.Path(name).read_bytes())
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    (folder / pathlib.Path(name).name).write_text(text, encoding="utf-8")
