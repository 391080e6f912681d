# SPDX-License-Identifier: MIT
"""Turns the vectors of $PITH_VECTORS (or ../shared/vectors), and what tests/synthetic generates, into the rows that the
image tests/target/rows reads. Each run writes new rows and deletes them afterwards."""
import base64
import collections
import json
import os
import pathlib
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
VECTORS = pathlib.Path(os.environ.get("PITH_VECTORS") or PROJECT.parent / "shared" / "vectors")
sys.path.insert(0, str(PROJECT / "tests" / "synthetic"))

import cases
import make_canon

SIGNATURES = ("wycheproof", "speccheck", "cctv", "boringssl", "rfc8032", "djb1024", "pith_negative")
KINDS = {"E": "signatures", "P": "keys", "S": "scalars", "h": "SHA-256", "H": "SHA-512", "c": "SHA-256 chain",
         "C": "SHA-512 chain", "J": "JSON texts", "K": "canonical forms", "D": "documents"}
# The names in the image's signatures.cpp and texts.cpp.
INVALID, VALID, LENGTH, BAD_KEY = range(4)
REFUSED, ACCEPTED, MALFORMED, TOO_COMPLEX, AMBIGUOUS = range(5)
END = b"\0"

# group: similar rows; a sample has some of each group.
Row = collections.namedtuple("Row", "kind want name body group")


class Failed(Exception):
    """A missing or invalid file, with the reason."""


def objects(name):
    """Yields (object, "name:line") for each line of a vector file."""
    with open(VECTORS / name, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            where = "%s:%d" % (name, number)
            try:
                yield json.loads(line), where
            except ValueError as error:
                raise Failed("%s: %s" % (where, error)) from error


def signatures(name):
    for row, where in objects(name):
        key, signature, message = (bytes.fromhex(row[field]) for field in ("pk", "sig", "msg"))
        strict, facts = row["expect"]["strict"], row["facts"]
        if len(key) != 32:
            raise Failed("%s: a key of %d bytes" % (where, len(key)))
        if len(signature) != 64:
            want = LENGTH
            if strict:
                raise Failed("%s: accepts %d bytes of signature" % (where, len(signature)))
        elif facts["A_canon"] and facts["A_ord"] == "L":
            want = VALID if strict else INVALID
        else:
            want = BAD_KEY
        text = base64.b64encode(signature)
        yield Row("E", want, row["id"], key + bytes([len(text)]) + text + message, (want, *row["flags"][:1]))


def keys(name):
    for row, where in objects(name):
        yield Row("P", int(row["install_ok"]), where, bytes.fromhex(row["enc"]),
                  (row["install_ok"], row["canonical"], str(row["order"])))


def scalars(name):
    for row, where in objects(name):
        yield Row("S", int(row["lt_L"]), where, bytes.fromhex(row["s"]), ())


def messages(kind, name):
    for row, where in objects(name):
        message = bytes.fromhex(row["msg"])
        if len(message) != row["len"]:
            raise Failed("%s: len is not that of msg" % where)
        yield Row(kind, 0, where, bytes.fromhex(row["md"]) + message, ())


def chain(kind, name):
    """SHAVS 6.4: every checkpoint is the seed of the next."""
    for row, where in objects(name):
        seed = row["seed"]
        for number, digest in enumerate(row["md"]):
            yield Row(kind, 0, "%s[%d]" % (where, number), bytes.fromhex(seed + digest), ())
            seed = digest


def texts(folder):
    """JSONTestSuite. For undefined cases (i_) the result is that of tests/conformance/json_test.cpp."""
    for path in sorted((VECTORS / folder).iterdir()):
        name = path.name
        want = {"y": ACCEPTED, "n": REFUSED}.get(name[0])
        if want is None:
            want = (ACCEPTED if name.startswith("i_number") else
                    TOO_COMPLEX if name.startswith("i_structure_500") else MALFORMED)
        yield Row("J", want, name[:63], path.read_bytes(), (want,))


def canonical_forms(count, seed=2):
    """Generated documents, and their canonical bytes by Python."""
    wants = {b"ok": ACCEPTED, b"ambiguous": AMBIGUOUS, b"number": ACCEPTED}
    with tempfile.TemporaryFile() as cases:
        make_canon.write(cases, count, seed)
        cases.seek(0)
        for number in range(count):
            size, verdict, canonical_size = cases.readline().split()
            body = cases.read(int(size)) + cases.read(int(canonical_size))
            yield Row("K", wants[verdict], "canon-%d" % number, int(size).to_bytes(4, "little") + body, ())


def documents():
    """The signed documents of tests/synthetic with their verdicts."""
    ring = b"".join(bytes([len(key.id)]) + key.id.encode() + key.public for key in (cases.KEY, cases.OTHER))
    for case in cases.ONE_PASS:
        if case["one"] is None or " " in case["one"]:  # more than one verdict is right
            continue
        verdict = case["one"].encode()
        yield Row("D", 0, case["name"][:63], ring + bytes([len(verdict)]) + verdict
                  + case.get("at", 0xFFFFFFFF).to_bytes(4, "little") + case["text"], (verdict,))


def sources(canon_count):
    """Returns (required files, rows)."""
    for name in SIGNATURES:
        yield "ed25519_%s.jsonl" % name, signatures
    yield "ed25519_points.jsonl", keys
    yield "scalar_canonical.jsonl", scalars
    for bits, message, checkpoint in ((256, "h", "c"), (512, "H", "C")):
        for length in ("Short", "Long"):
            yield "sha%d_cavp_%sMsg.jsonl" % (bits, length), lambda name, kind=message: messages(kind, name)
        yield "sha%d_cavp_Monte.jsonl" % bits, lambda name, kind=checkpoint: chain(kind, name)
    yield "jsontestsuite/test_parsing", texts
    yield None, lambda _: canonical_forms(canon_count)
    yield None, lambda _: documents()


def sample(rows, every):
    """Yields the first row of each group and every so many-th after it."""
    seen = collections.Counter()
    for row in rows:
        if seen[row.group] % every == 0:
            yield row
        seen[row.group] += 1


def spell(row):
    name = row.name.encode()
    return (row.kind.encode() + bytes([row.want, len(name)]) + name + len(row.body).to_bytes(4, "little")
            + row.body)


def write(out, shares, canon_count):
    """Writes one row in shares[kind] (default 1) for each kind. Returns a Counter of rows by kind and the names of
    missing files."""
    counts, missing = collections.Counter(), []
    for name, read in sources(canon_count):
        if name is not None and not (VECTORS / name).exists():
            missing.append(name)
            continue
        found = list(read(name))
        if not found:
            raise Failed("%s has no rows" % (VECTORS / name))
        for row in sample(found, shares.get(found[0].kind, 1)):
            out.write(spell(row))
            counts[row.kind] += 1
    out.write(END)
    return counts, missing
