#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes signed documents for tests/bench/host: one on each line, signed by the test key of tests/spec.

usage: host_corpus.py FOLDER RECORDS BUNDLES

Each is one of the four real records and bundles of tests/records, with another source and submission date. All
that depends on them is derived, hashed and signed again, and the test key takes the place of the registry's."""
import base64
import hashlib
import pathlib
import random
import sys

sys.dont_write_bytecode = True
TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "spec"))

import seal  # noqa: E402
import trees  # noqa: E402
from sodium import REGISTRY, TEST  # noqa: E402

TEMPLATES = {"records": ("record-1702.00953", "record-1812.11732"), "bundles": ("bundle-1706.02379", "bundle-1802.08635")}


def encodings(public):
    digest = hashlib.sha256(public)
    return (public.hex(), base64.b64encode(public).decode(), digest.hexdigest()[:32],
            base64.b32encode(digest.digest()).decode()[:26])


def template(name):
    """Returns the text of a real document with the test key in the place of the registry's."""
    text = (TESTS / "records" / (name + ".json")).read_text()
    for ours, theirs in zip((TEST.id, *encodings(TEST.public)), (REGISTRY[0], *encodings(REGISTRY[1]))):
        text = text.replace(theirs, ours)
    return text


def name_of(record):
    return base64.b32encode(trees.digest(record)).decode()[:26]


def change(record, rng):
    year, month = rng.randint(2007, 2026), rng.randint(1, 12)
    record.get("source").set("id", "%02d%02d.%05d" % (year % 100, month, rng.randint(1, 99999)))
    record.get("metadata").set("submitted_at", "%d-%02d-%02dT%02d:%02d:%02dZ" % (
        year, month, rng.randint(1, 28), rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59)))


def document(text, rng):
    record = trees.parse(text).get("canonical_record")
    before = name_of(record)
    change(record, rng)
    name = name_of(record)
    root = trees.parse(text.replace(before, name).replace(before[:8], name[:8]))  # links have it
    seal.seal(root, seal.ALL, record)
    return trees.plain(root)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.split("\n\n")[1])
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for kind, count in zip(TEMPLATES, map(int, sys.argv[2:])):
        texts, rng = [template(name) for name in TEMPLATES[kind]], random.Random(kind)
        part = folder / (kind + ".part")
        with open(part, "w", encoding="utf-8", newline="\n") as out:
            for i in range(count):
                out.write(document(texts[i % len(texts)], rng) + "\n")
        part.rename(folder / kind)  # complete


if __name__ == "__main__":
    main()
