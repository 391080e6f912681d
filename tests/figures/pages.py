# SPDX-License-Identifier: MIT
"""Writes the figures of pages. A block of a page lies between <!-- name:begin --> and <!--
name:end -->."""
import json
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]


class Failed(Exception):
    """A file has the wrong content; the text names the file and the reason."""


def split(page, name):
    """Returns the page before the block, the block, and the page after it."""
    text = page.read_text(encoding="utf-8")
    begin, end = "<!-- %s:begin -->\n" % name, "<!-- %s:end -->" % name
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise Failed("%s: needs one pair of the markers %s:begin and %s:end" % (page, name, name))
    at, stop = text.index(begin) + len(begin), text.index(end)
    return text[:at], text[at:stop], text[stop:]


def put(page, name, block, check=False):
    """Writes a block, or with `check` only compares. Returns a list of faults: empty, or the stale block."""
    before, inside, behind = split(page, name)
    if inside == block:
        return []
    if check:
        return ["%s: the block `%s` is stale" % (page, name)]
    page.write_text(before + block + behind, encoding="utf-8")
    return []


def record(campaign, figures):
    """Writes the figures of a campaign to its file, with the commit, and to the pages. Prints the file's line."""
    commit = subprocess.run(["git", "-C", PROJECT, "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    line = json.dumps({"commit": commit or "unknown", **figures})
    (PROJECT / "tests/figures" / (campaign + ".json")).write_text(line + "\n")
    print(line, flush=True)
    subprocess.run([sys.executable, "-B", PROJECT / "tests/figures/run", "--write"], check=True)
