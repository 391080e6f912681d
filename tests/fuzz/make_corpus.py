#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the seeds of tests/fuzz/corpus: small texts in every encoding, and one signed document
of every kind (tests/synthetic).

usage: make_corpus.py [FOLDER]"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "synthetic")]

TEXTS = {
    "numbers": '[0,-1,10,1.5,-0,2E+3,4e-5,12345678901234567890]',
    "escapes": '["\\u0000\\u001f\\b\\f\\n\\r\\t\\"\\\\\\/","\\u00e9\\ud83d\\ude00\\uFFFF","\u00e9\u20ac\U0001f600\x7f"]',
    "nested": "[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]",
    "keys": '{"b":1,"a":{"":[],"aa":{},"a":null},"\\u0061b":true,"\uffff":0,"\U00010000":false}',
    "spaces": ' {\n\t"a" : [ 1 , 2 ] ,\r\n "b" : { } } ',
    "doubled": '{"a":1,"\\u0061":2}',
    "wide": json.dumps({chr(97 + i * 7 % 26) * (1 + i // 26): i for i in range(80)}),
}
SIGNED = ("kind envelope", "record", "event record_created", "event graph_snapshot", "state", "bundle of one event", "bundle")


def main(folder):
    import cases as made

    cases = {case["name"]: case["text"] for case in made.CASES}
    for name, text in TEXTS.items():
        (folder / "texts" / (name + ".json")).write_text(text, encoding="utf-8")
    for name in SIGNED:
        (folder / "signed" / (name.replace(" ", "_") + ".json")).write_bytes(cases[name])


if __name__ == "__main__":
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) == 2 else HERE / "corpus")
