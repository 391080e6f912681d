# SPDX-License-Identifier: MIT
"""Texts that are not JSON, values that are not canonical, duplicates, and limits."""

import base64
import json
import random

import pith
from documents import ANY, DROP, KEY, compact, member, put, rule
from encode import Raw, encode
from onepass import doubled, nested, one, with_room


def sized(rec, size):
    """Returns a record of an exact size, with many one-letter categories and a license."""
    cats, license_size = [], 0
    while True:
        made = pith.record(id="x", primary_cat="c", cross_cats_sorted=cats, license="l" * license_size)
        room = size - len(pith.canonical(made))
        if room == 0:
            return made
        if room >= 8:
            cats = cats + ["a"]
        else:
            license_size += room


def malformed():
    rule("1.1")
    rec = pith.record()
    text = compact(pith.number_record(rec, KEY))
    at = text.index('"paper"')

    def broken(name, where, insert, skip=0):
        one("malformed-" + name, text[:where] + insert + text[where + skip:], "malformed", at=where)

    broken("comma", at, ",")
    broken("word", at, "nul", 1)
    broken("control", text.index("Verifying"), "\x01")
    one("malformed-utf8", text.encode()[:at + 2] + b"\xff" + text.encode()[at + 2:], "malformed", at=at + 2)
    one("malformed-overlong", text.encode()[:at + 2] + b"\xc0\xaf" + text.encode()[at + 2:], "malformed", at=at + 2)
    one("malformed-bom", b"\xef\xbb\xbf" + text.encode(), "malformed", at=0)
    one("malformed-utf16", text.encode("utf-16-le"), "malformed", at=1)
    one("malformed-trailing-brace", text + "}", "malformed", at=len(text))
    one("malformed-trailing-zero", text + "\x00", "malformed", at=len(text))
    one("malformed-two-documents", text + "\n" + text, "malformed", at=len(text) + 1)
    one("malformed-comma-at-end", text[:-1] + ",}", "malformed", at=len(text))
    one("malformed-single-quotes", text.replace('"', "'"), "malformed", at=1)
    one("malformed-text", "This is not JSON.", "malformed", at=0)
    one("malformed-html", "<html>", "malformed", at=0)
    rule("1.2")
    for name, number in (("leading-zero", "02"), ("plus", "+2"), ("hex", "0x2"), ("point", "2."), ("nan", "NaN")):
        bad = compact(put(pith.envelope(rec, KEY), ["canonical_record", "source", "version"], Raw(number)))
        one("malformed-number-" + name, bad, "malformed")
    for name, number in (("float", "2.0"), ("exponent", "2e0"), ("negative-zero", "-0"), ("negative", "-2"), ("zero", "0"),
                         ("ten-digits", "1000000000")):
        rec2 = pith.record(version=json.loads(number))
        bad = compact(put(pith.envelope(rec2, KEY), ["canonical_record", "source", "version"], Raw(number)))
        kind = "malformed" if name in ("zero", "ten-digits", "negative-zero") else "unsupported"
        one("malformed-version-" + name, bad, kind)
    rule("1.1")
    for name, escape in (("lone-high", "\\ud800"), ("lone-low", "\\udc00"), ("pair-swapped", "\\udc00\\ud800"),
                         ("bad-escape", "\\x41"), ("bad-hex", "\\u00g0")):
        bad = put(pith.envelope(rec, KEY), ["canonical_record", "metadata", "license"], Raw('"%s"' % escape))
        one("malformed-" + name, compact(bad), "malformed")
        loose = compact({"note": Raw('"%s"' % escape), **pith.envelope(rec, KEY)})
        one("malformed-unsigned-" + name, loose, "malformed")
    rule("1.4")
    for name, value in (("date", "2024-01-02"), ("space", "2024-01-02 03:04:05Z"), ("offset", "2024-01-02T03:04:05+00:00"),
                        ("fraction", "2024-01-02T03:04:05.5Z"), ("letters", "YYYY-01-02T03:04:05Z"), ("empty", "")):
        late = pith.record(submitted_at=value)
        one("malformed-submitted-at-" + name, pith.envelope(late, KEY), "malformed")
    rule("2.4")
    good = pith.sha("x")
    for name, value in (("upper", good.upper()), ("short", good[:-1]), ("long", good + "0"), ("empty", ""), ("letter", good[:-1] + "g")):
        for field in ("title_canon_sha256", "abstract_canon_sha256"):
            one("malformed-%s-%s" % (field, name), pith.envelope(pith.record(**{field: value}), KEY), "malformed")
    envelope = with_room(pith.envelope(rec, KEY))
    signature = envelope["receipt"]["signature_b64"]
    loose = "AQgw"["AQgw".index(signature[-3])] if signature[-3] in "AQgw" else signature[-3]
    bits = chr(ord(loose) + 1)
    for name, value in (("unpadded", signature[:-2]), ("one-pad", signature[:-1]), ("space", signature + " "),
                        ("newline", signature[:40] + "\n" + signature[40:]), ("url-safe", "-" + signature[1:]),
                        ("loose-bits", signature[:-3] + bits + "=="), ("short", signature[4:]), ("long", "AAAA" + signature),
                        ("empty", ""), ("hex", base64.b64decode(signature).hex())):
        one("malformed-signature-" + name, put(envelope, ["receipt", "signature_b64"], value), "malformed")
    for name, value in (("upper", KEY.fingerprint.upper()), ("long", KEY.fingerprint + "00"), ("empty", "")):
        one("malformed-fingerprint-" + name, put(pith.envelope(rec, KEY), ["receipt", "public_key_fingerprint"], value), "malformed")


def ambiguous():
    rule("1.1")
    rec = pith.record(license="")
    made = with_room(pith.number_record(rec, KEY))
    bundle = pith.bundle(rec, KEY)
    places = [(made, ["canonical_record"]), (made, ["receipt"]), (made, ["canonical_sha256"]), (made, ["pith_number"]),
        (made, ["short_pith_number"]), (made, ["record_type"]), (made, ["schema_version"]),
        (made, ["canonical_record", "metadata"]), (made, ["canonical_record", "metadata", "license"]),
        (made, ["canonical_record", "metadata", "cross_cats_sorted"]), (made, ["canonical_record", "source"]),
        (made, ["canonical_record", "source", "version"]), (made, ["canonical_record", "schema_version"]),
        (made, ["receipt", "signature_b64"]), (made, ["receipt", "key_id"]), (made, ["receipt", "kind"]),
        (made, ["receipt", "signature_status"]), (made, ["events"]), (bundle, ["canonical_record"]), (bundle, ["state"]),
        (bundle, ["state", "current"]), (bundle, ["events", 0, "payload"]),
        (bundle, ["events", 0, "payload", "canonical_record"]), (bundle, ["events", 0, "payload", "receipt"]),
        (bundle, ["state", "current", "canonical_record"])]
    for index, (document, path) in enumerate(places):
        name = "ambiguous-%s%s" % ("bundle-" if document is bundle else "", "-".join(map(str, path)))
        # two whole ones would not fit
        value = {} if path[-1] == "metadata" else member(document, path)
        one(name + "-same", doubled(document, path, value), "ambiguous")
        # An empty metadata at first also has an unknown shape.
        first = None if value == {} else "ambiguous"
        one(name + "-first", doubled(document, path, value, first=True), first, audit=first or ANY)
        twice = compact(doubled(document, path, value, key="@@"))
        step = path[-1]
        escaped = "".join("\\u%04x" % ord(c) if i % 3 == index % 3 else c for i, c in enumerate(step))
        one(name + "-escaped", twice.replace('"@@"', '"%s"' % escaped), "ambiguous")


def incomplete():
    rule("2.3")
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    text = compact(made)
    one("incomplete-empty", "", "incomplete", at=0)
    one("incomplete-space", " \n\t", "incomplete", at=3)
    for cut in (1, 2, 15, 100, text.index('"receipt"') + 5, len(text) - 2, len(text) - 1):
        one("incomplete-cut-%d" % cut, text[:cut], "incomplete", at=cut)
    one("incomplete-without-receipt", put(made, ["receipt"], DROP), "incomplete")
    one("incomplete-without-record", put(made, ["canonical_record"], DROP), "incomplete")
    bundle = pith.without(pith.bundle(rec, KEY), "state")
    one("incomplete-bundle-without-events", put(bundle, ["events"], []), "incomplete")
    one("incomplete-bundle-events-object", put(bundle, ["events"], {"0": bundle["events"][0]}), "incomplete")
    nested_events = put(bundle, ["events"], [bundle["events"]])
    one("incomplete-bundle-events-nested", nested_events, "incomplete")


def not_a_record():
    rule("1.1")
    for name, text in (("empty-object", "{}"), ("array", "[]"), ("string", '"pith"'), ("number", "1"), ("null", "null"),
                       ("true", "true"), ("other", '{"a":{"canonical_record":{},"receipt":{}}}'),
                       ("package", '{"name":"x","version":"1.0.0","payload_":{}}'), ("spaced", " { } ")):
        one("not-a-record-" + name, text, "not_a_record")
    one("not-a-record-array-of-records", [pith.number_record(pith.record(), KEY)], "not_a_record")


def too_large():
    rule("1.5")
    for size, verdict in ((639, "genuine"), (640, "genuine"), (641, "too_large"), (700, "too_large")):
        rec = sized(None, size)
        for name, text in (("plain", compact(pith.envelope(rec, KEY))), ("escaped", encode(pith.envelope(rec, KEY), random.Random(4), 1, 0.2))):
            one("size-record-%d-%s" % (size, name), text, verdict, rec if verdict == "genuine" else None)
    rec = pith.record()
    made = pith.envelope(rec, KEY)
    base = len(pith.canonical(made["receipt"]))
    for size, verdict in ((640, "genuine"), (641, "too_large"), (5000, "too_large")):
        builder = made["receipt"]["builder_version"] + "b" * (size - base)
        one("size-receipt-%d" % size, put(made, ["receipt", "builder_version"], builder), verdict, rec if verdict == "genuine" else None)
    # The texts of claims: 192 bytes, with a length byte for each of the five texts and the
    # categories.
    plain = pith.record(cross_cats_sorted=[])
    used = sum(len(t) + 1 for t in ("arxiv", "2401.01234", plain["metadata"]["submitted_at"], "cs.CR", ""))
    for size, verdict in ((192, "genuine"), (193, "too_large")):
        fit = pith.record(cross_cats_sorted=[], license="l" * (size - used))
        one("size-claims-%d" % size, pith.envelope(fit, KEY), verdict, fit if verdict == "genuine" else None)
        fit = pith.record(cross_cats_sorted=[], license="\n" * 80 + "l" * (size - used - 80))
        one("size-claims-escaped-%d" % size, pith.envelope(fit, KEY), verdict, fit if verdict == "genuine" else None)
    full = {**made, "canonical_sha256": pith.digest(rec).hex()}
    one("size-root-digest", put(full, ["canonical_sha256"], "0" * 10000), "too_large")
    one("size-pith-number", {**made, "pith_number": "pith:" * 1000}, "too_large")
    one("size-record-of-a-megabyte", put(made, ["canonical_record", "metadata", "license"], "x" * 10**6), "too_large")


def too_complex():
    made = pith.envelope(pith.record(), KEY)
    one("too-complex-depth-17", {"deep": nested(16), **made}, "too_complex")
    one("too-complex-after", {**made, "deep": nested(16)}, "too_complex")
    one("too-complex-deep", {"deep": nested(50000), **made}, "too_complex")
    one("too-complex-arrays", "[" * 17, "too_complex", at=16)
    one("too-complex-objects", '{"a":' * 17, "too_complex", at=80)
    one("too-complex-in-record", put(made, ["canonical_record", "metadata", "license"], nested(15)), "too_complex", audit=ANY)



for group in (malformed, ambiguous, incomplete, not_a_record, too_large, too_complex):
    group()
