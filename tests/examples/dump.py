# SPDX-License-Identifier: MIT
"""Writes a dump for boards/examples/fleet: COUNT lines, each an id, a tab and a document.

    dump.py COUNT FILE

The documents are the real ones, in turn. In one of a hundred a signed digest is altered, and one of a thousand is cut.
"""
import pathlib
import sys

RECORDS = sorted((pathlib.Path(__file__).resolve().parents[1] / "records").glob("record-*.json"))


def verdict(number):
    """Returns the verdict of the document with this number."""
    return "incomplete" if number % 1000 == 500 else "altered" if number % 100 == 7 else "genuine"


def lines(count):
    texts = [path.read_bytes().replace(b"\n", b" ") for path in RECORDS]
    for number in range(count):
        text = texts[number % len(texts)]
        if verdict(number) == "altered":
            at = text.index(b'"title_canon_sha256":') + 24
            text = text[:at] + (b"0" if text[at:at + 1] != b"0" else b"1") + text[at + 1:]
        elif verdict(number) == "incomplete":
            text = text[:len(text) // 2]
        yield b"document-%d\t%s\n" % (number, text)


if __name__ == "__main__":
    with open(sys.argv[2], "wb") as file:
        file.writelines(lines(int(sys.argv[1])))
