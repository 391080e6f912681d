# SPDX-License-Identifier: MIT
"""Documents that one pass accepts: every kind, in many encodings, with any values outside the
receipt."""

import json
import random

import pith
from documents import ANY, KEY, OTHER, put, rule
from encode import Raw, encode
from onepass import DOCUMENTS, OPTIONAL, doubled, nested, one


def genuine():
    rule("2.3")
    rng = random.Random(2)
    for kind, make in DOCUMENTS.items():
        rec = pith.record()
        made = make(rec, KEY)
        one("genuine-" + kind, made, "genuine", rec)
        one("genuine-%s-other-key" % kind, make(rec, OTHER), "genuine", rec, key=OTHER)
        for i in range(6):
            one("genuine-%s-spelled-%d" % (kind, i), encode(made, rng, rng.random(), rng.random() / 2), "genuine", rec)
        one("genuine-%s-indented" % kind, json.dumps(made, indent=4) + "\n", "genuine", rec)
    rec = pith.record()
    full = pith.envelope(rec, KEY)
    full["pith_number"] = pith.number(rec)
    full["short_pith_number"] = pith.short(pith.number(rec))
    full["canonical_sha256"] = pith.digest(rec).hex()
    for i in range(8):
        one("genuine-envelope-full-%d" % i, encode(full, rng, 1 if i == 0 else 0.2, 0.2), "genuine", rec)

    least = pith.envelope(rec, KEY)
    for optional in OPTIONAL:
        del least["receipt"][optional]
        one("genuine-without-" + optional, least, "genuine", rec)

    texts = {"license-empty": {"license": ""}, "license-unicode": {"license": "\xa9 \u4e2d\u6587 \u2028\u2029 \U0001f600 \ufeff \x7f"},
        "license-escapes": {"license": '"\\/\b\f\n\r\t\x00\x01\x1f\x20'}, "no-cross-cats": {"cross_cats_sorted": []},
        "one-cross-cat": {"cross_cats_sorted": ["q-bio.NC"]}, "many-cross-cats": {"cross_cats_sorted": [chr(97 + i % 26) for i in range(50)]},
        "empty-cross-cat": {"cross_cats_sorted": ["", ""]}, "old-id": {"id": "hep-lat/0305021"}, "version-1": {"version": 1},
        "version-9-digits": {"version": 999999999}}
    for name, changes in texts.items():
        rec = pith.record(**changes)
        made = pith.number_record(rec, KEY)
        one("genuine-" + name, made, "genuine", rec)
        one("genuine-%s-escaped" % name, encode(made, rng, escapes=1), "genuine", rec)


def unsigned_parts():
    """Members that no receipt covers may hold any JSON."""
    rule("2.2")
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    free = {"huge-before": {"padding": "x" * 200000, **made}, "huge-after": {**made, "padding": ["y" * 100000, "\u20ac\\" * 30000]},
        "huge-key": {"k" * 5000: 1, **made}, "key-with-known-head": {"canonical_record_": 1, "receipts": [], "canonical_recor": None, "": 0, **made},
        "many-members": {**{"m%d" % i: i for i in range(5000)}, **made},
        "decoys-elsewhere": {"paper2": {"canonical_record": 1, "receipt": [], "events": [{"payload": {"receipt": 1}}]}, **made},
        "decoys-in-arrays": {"x": [{"canonical_record": {"a": 1}}, [{"receipt": {}}]], **made},
        "zero-in-key": {"receipt\x00": 1, "\x00canonical_record": 2, **made}, "floats": {"a": Raw("-0"), "b": Raw("1e400"), "c": Raw("0.10"), **made},
        "deepest": {"deep": nested(15), **made}}
    for name, document in free.items():
        one("unsigned-" + name, document, "genuine", rec, audit={"huge-key": "too_complex", "many-members": "too_complex", "floats": "malformed"}.get(name))
    one("unsigned-double-member", doubled(made, ["paper"], {"title": "again"}), "genuine", rec, audit="ambiguous")
    one("unsigned-claims-changed", put(made, ["paper", "title"], "Another"), "genuine", rec, audit="altered")
    one("unsigned-signed-at-changed", put(made, ["receipt", "signed_at"], "1999-01-01T00:00:00Z"), "genuine", rec)
    bundle = pith.bundle(rec, KEY)
    event = bundle["events"][0]
    listed = {**made, "events": [[event], "x", 1, None, {}]}
    one("unsigned-events-of-other-types", listed, "genuine", rec, audit="unsupported")
    one("unsigned-events-object", {**made, "events": {"0": {"payload": {"canonical_record": 1}}}}, "genuine", rec, audit="unsupported")
    # One pass reads only record and receipt.
    one("unsigned-state-count", put(bundle, ["state", "event_count"], 7), "genuine", rec, audit=ANY)


for group in (genuine, unsigned_parts):
    group()
