# SPDX-License-Identifier: MIT
"""The documents of the campaign, made of two that the registry signed. Each has one defect. `signed` is the part
that the registry signed, if any: output of this part is not a false accept."""
import base64
import collections
import copy
import json
import math
import pathlib
import re
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "synthetic"))

import ed25519
import pith

# text: bytes. signed: the "number id" that a fault may show at worst, or "".
Document = collections.namedtuple("Document", "text signed")

# Documents that attack the firmware whose key has no comb, and those that attack only this one.
ONLY_WITHOUT_COMB = ("without_hash", "without_key")
WITHOUT_COMB = ("forged", "tailored", *ONLY_WITHOUT_COMB)

STRANGER = pith.Key("stranger-1", b"3")


def text(value):
    return json.dumps(value, separators=(",", ":")).encode()


def real(name):
    return json.loads((TESTS / "records" / name).read_text())


def registry_key():
    source = (TESTS.parent / "core/keys/registry_key.cpp").read_text()
    return bytes.fromhex(re.search(r'kHex = "(\w{64})"', source)[1])


def envelope(record, receipt):
    """Returns the smallest document with every checked statement."""
    number = pith.number(record)
    return {"pith_number": number, "short_pith_number": pith.short(number),
            "canonical_sha256": pith.digest(record).hex(), "canonical_record": record, "receipt": receipt}


def make():
    """Returns (a genuine document of another record, {name: Document})."""
    whole = real("record-1812.11732.json")
    record, receipt = whole["canonical_record"], whole["receipt"]
    signed = "%s %s" % (pith.number(record), record["source"]["id"])
    good = envelope(record, receipt)

    altered = copy.deepcopy(record)
    altered["source"]["id"] = "1205.66666"
    # h if SHA-512's compression is skipped: its initial state, FIPS 180-4 5.3.5
    initial = b"".join(math.isqrt(p << 128).to_bytes(9, "big")[1:] for p in (2, 3, 5, 7, 11, 13, 17, 19))
    h = int.from_bytes(initial, "little") % ed25519.L
    r = ed25519.add(ed25519.multiply(1, ed25519.BASE), ed25519.multiply(
        ed25519.L - h, ed25519.decompress(registry_key())))
    tailored = base64.b64encode(ed25519.compress(r) + (1).to_bytes(32, "little")).decode()
    # R and S that are valid if the equation takes other scalars than a = c h: both the same, or a = 0
    base, key = ed25519.multiply(1, ed25519.BASE), ed25519.decompress(registry_key())
    minus_key = ed25519.multiply(ed25519.L - 1, key)
    without_hash = base64.b64encode(ed25519.compress(ed25519.add(base, minus_key)) + (1).to_bytes(32, "little")).decode()
    without_key = base64.b64encode(ed25519.compress(base) + (1).to_bytes(32, "little")).decode()
    by_stranger = {**receipt, "signature_b64": STRANGER.sign(pith.digest(record))}
    event = real("bundle-1706.02379.json")["events"][0]["signature"]

    bad = {
        # an attacker's signature; everything else is valid
        "forged": (envelope(record, by_stranger), ""),
        # another record with correct digests and names, and a signature that is valid if one call is skipped
        "tailored": (envelope(altered, {**receipt, "canonical_sha256": pith.digest(altered).hex(),
                                        "signature_b64": tailored}), ""),
        # the same for a fault in the scalars of a key without a comb: without the hash, without the key
        "without_hash": (envelope(altered, {**receipt, "canonical_sha256": pith.digest(altered).hex(),
                                            "signature_b64": without_hash}), ""),
        "without_key": (envelope(altered, {**receipt, "canonical_sha256": pith.digest(altered).hex(),
                                           "signature_b64": without_key}), ""),
        # another record before or after the receipt of the signed record
        "altered": ({"canonical_record": altered, "receipt": receipt}, ""),
        "altered_late": ({"receipt": receipt, "canonical_record": altered}, ""),
        # another record first, then the signed one
        "doubled": ({"canonical_record": altered, "receipt": receipt,
                     "events": [{"payload": {"canonical_record": record}}]}, signed),
        # the signed record with another number
        "misnamed": ({**good, "pith_number": pith.number(altered)}, signed),
        "unknown_key": (envelope(altered, pith.receipt(altered, STRANGER)), ""),
        # another type: the registry signed the digest of an event
        "event": (envelope(altered, event), ""),
    }
    other = real("record-1702.00953.json")
    first = envelope(other["canonical_record"], other["receipt"])
    return text(first), {name: Document(text(value), true) for name, (value, true) in bad.items()}
