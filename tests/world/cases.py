# SPDX-License-Identifier: MIT
"""Every kind of document a device may meet, with the verdict it must give: pith.h defines them, and
each expectation here follows from its comments. One fault a document."""

import base64
import copy
import json
import random

import ed25519
import pith
from spell import Members, Raw, spell

KEY = pith.Key("test-key-1", b"1")
OTHER = pith.Key("test-key-2", b"2")  # also pinned
STRANGER = pith.Key("stranger-1", b"3")  # pinned nowhere

CASES = []


def case(name, document, verdict, record=None, offset=None, key=KEY):
    """A document (value or text), its verdict, the record whose claims must come out, and where the
    fault is."""
    text = document if isinstance(document, (str, bytes)) else compact(document)
    text = text.encode("utf-8") if isinstance(text, str) else text
    assert name not in (c["name"] for c in CASES), name
    made = {"name": name, "text": text, "verdict": verdict}
    if record is not None:
        made["record"], made["number"] = record, pith.number(record)
        made["digest"], made["key"] = pith.digest(record).hex(), key.id
    if offset is not None:
        made["offset"] = offset
    CASES.append(made)


def compact(value):
    return spell(value, random.Random(0), escapes=0, spaces=0, shuffle=False)


def changed(value, path, new):
    """A copy of the document with one member set; DROP removes it."""
    made = copy.deepcopy(value)
    at = made
    for step in path[:-1]:
        at = at[step]
    if new is DROP:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return made


DROP = object()

OPTIONAL = ("signature_status", "receipt_version", "public_key_fingerprint", "signed_at", "first_computed_at",
            "last_reissued_at", "builder_version")


def with_room(value, key="receipt"):
    """A copy whose receipt has only what it must, so that what a case adds still fits the slice."""
    return changed(value, [key], pith.without(value[key], *OPTIONAL[1:]))


def doubled(value, path, again, key=None, first=False):
    """A copy in which the member stands a second time, after the rest or before it."""
    if len(path) > 1:
        inner = doubled(value[path[0]], path[1:], again, key, first)
        return changed(value, path[:1], inner)
    members = Members(value.items())
    members.insert(0 if first else len(members), (key or path[0], again))
    return members


def flipped(signature_b64, byte, bit):
    raw = bytearray(base64.b64decode(signature_b64))
    raw[byte] ^= 1 << bit
    return base64.b64encode(bytes(raw)).decode()


DOCUMENTS = {
    "record": pith.number_record,
    "bundle": pith.bundle,
    "state": lambda rec, key: pith.state(rec, pith.events(rec, key)),
    "event": pith.event,
    "envelope": pith.envelope,
}
RECEIPT_AT = {
    "record": ["receipt"],
    "bundle": ["events", 0, "payload", "receipt"],
    "state": ["current", "record_created", "payload", "receipt"],
    "event": ["payload", "receipt"],
    "envelope": ["receipt"],
}


def member(value, path):
    for step in path:
        value = value[step]
    return value


def genuine():
    rng = random.Random(2)
    for kind, make in DOCUMENTS.items():
        rec = pith.record()
        made = make(rec, KEY)
        case("genuine-" + kind, made, "genuine", rec)
        case("genuine-%s-other-key" % kind, make(rec, OTHER), "genuine", rec, key=OTHER)
        for i in range(6):
            case("genuine-%s-spelled-%d" % (kind, i), spell(made, rng, rng.random(), rng.random() / 2),
                 "genuine", rec)
        case("genuine-%s-indented" % kind, json.dumps(made, indent=4) + "\n", "genuine", rec)
    rec = pith.record()
    full = pith.envelope(rec, KEY)
    full["pith_number"] = pith.number(rec)
    full["short_pith_number"] = pith.short(pith.number(rec))
    full["canonical_sha256"] = pith.digest(rec).hex()
    for i in range(8):
        case("genuine-envelope-full-%d" % i, spell(full, rng, 1 if i == 0 else 0.2, 0.2), "genuine", rec)

    least = pith.envelope(rec, KEY)
    for optional in OPTIONAL:
        del least["receipt"][optional]
        case("genuine-without-" + optional, least, "genuine", rec)

    texts = {
        "license-empty": {"license": ""},
        "license-unicode": {"license": "\xa9 \u4e2d\u6587 \u2028\u2029 \U0001f600 \ufeff \x7f"},
        "license-escapes": {"license": '"\\/\b\f\n\r\t\x00\x01\x1f\x20'},
        "no-cross-cats": {"cross_cats_sorted": []},
        "one-cross-cat": {"cross_cats_sorted": ["q-bio.NC"]},
        "many-cross-cats": {"cross_cats_sorted": [chr(97 + i % 26) for i in range(50)]},
        "empty-cross-cat": {"cross_cats_sorted": ["", ""]},
        "old-id": {"id": "hep-lat/0305021"},
        "version-1": {"version": 1},
        "version-9-digits": {"version": 999999999},
        "year-0000": {"submitted_at": "0000-01-01T00:00:00Z"},
        "year-9999": {"submitted_at": "9999-12-31T23:59:59Z"},
    }
    for name, changes in texts.items():
        rec = pith.record(**changes)
        made = pith.number_record(rec, KEY)
        case("genuine-" + name, made, "genuine", rec)
        case("genuine-%s-escaped" % name, spell(made, rng, escapes=1), "genuine", rec)


def unsigned_parts():
    """What no receipt covers may hold anything that is JSON."""
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    free = {
        "huge-before": {"padding": "x" * 200000, **made},
        "huge-after": {**made, "padding": ["y" * 100000, "\u20ac\\" * 30000]},
        "huge-key": {"k" * 5000: 1, **made},
        "key-with-known-head": {"canonical_record_": 1, "receipts": [], "canonical_recor": None, "": 0, **made},
        "many-members": {**{"m%d" % i: i for i in range(5000)}, **made},
        "decoys-elsewhere": {"paper2": {"canonical_record": 1, "receipt": [], "events": [{"payload": {"receipt": 1}}]}, **made},
        "decoys-in-arrays": {"x": [{"canonical_record": {"a": 1}}, [{"receipt": {}}]], **made},
        "zero-in-key": {"receipt\x00": 1, "\x00canonical_record": 2, **made},
        "floats": {"a": Raw("-0"), "b": Raw("1e400"), "c": Raw("0.10"), **made},
        "deepest": {"deep": nested(15), **made},
    }
    for name, document in free.items():
        case("unsigned-" + name, document, "genuine", rec)
    case("unsigned-double-member", doubled(made, ["paper"], {"title": "again"}), "genuine", rec)
    case("unsigned-claims-changed", changed(made, ["paper", "title"], "Another"), "genuine", rec)
    case("unsigned-signed-at-changed", changed(made, ["receipt", "signed_at"], "1999-01-01T00:00:00Z"),
         "genuine", rec)
    bundle = pith.bundle(rec, KEY)
    event = bundle["events"][0]
    listed = {**made, "events": [[event], "x", 1, None, {}]}
    case("unsigned-events-of-other-types", listed, "genuine", rec)
    case("unsigned-events-object", {**made, "events": {"0": {"payload": {"canonical_record": 1}}}},
         "genuine", rec)
    for place in (["pith_number"], ["state", "event_count"]):
        # One pass speaks of record and receipt only; the number of a bundle is checked, its state not.
        if place[0] == "state":
            case("unsigned-state-count", changed(bundle, place, 7), "genuine", rec)


def nested(depth):
    return Raw("[" * depth + "]" * depth)


def altered():
    rec = pith.record()
    other = pith.record(version=3)
    digest = pith.digest(other).hex()
    for kind, make in DOCUMENTS.items():
        made = make(rec, KEY)
        receipt = RECEIPT_AT[kind]
        case("altered-%s-receipt-digest" % kind,
             changed(made, receipt + ["canonical_sha256"], digest), "altered")
        flip = flipped(member(made, receipt)["signature_b64"], 40, 0)
        bad = changed(made, receipt + ["signature_b64"], flip)
        if kind == "bundle":
            case("ambiguous-bundle-signature-bit", bad, "ambiguous")
            bad = changed(bad, ["state"] + RECEIPT_AT["state"] + ["signature_b64"], flip)
        case("forged-%s-signature-bit" % kind, bad, "forged")
    made = pith.number_record(rec, KEY)
    case("altered-record", changed(made, ["canonical_record", "source", "version"], 3), "altered")
    case("altered-envelope", changed(pith.envelope(rec, KEY), ["canonical_record", "metadata", "license"], ""),
         "altered")
    case("altered-root-digest", changed(made, ["canonical_sha256"], digest), "altered")
    bundle = pith.bundle(rec, KEY)
    case("altered-bundle-digest", changed(bundle, ["canonical_sha256"], digest), "altered")
    case("altered-event-digest",
         changed(bundle, ["events", 0, "payload", "canonical_sha256"], digest), "altered")
    state = DOCUMENTS["state"](rec, KEY)
    case("altered-state-digest",
         changed(state, ["current", "record_created", "payload", "canonical_sha256"], digest), "altered")
    for name, text in (("upper", pith.digest(rec).hex().upper()), ("short", pith.digest(rec).hex()[:62]),
                       ("long", pith.digest(rec).hex() + "00"), ("empty", ""),
                       ("prefixed", "sha256:" + pith.digest(rec).hex())):
        case("altered-root-digest-" + name, changed(made, ["canonical_sha256"], text), "malformed")
        case("altered-receipt-digest-" + name, changed(made, ["receipt", "canonical_sha256"], text),
             "malformed")


def differing_copies():
    rec = pith.record()
    other = pith.record(version=3)
    bundle = pith.bundle(rec, KEY)
    for name, path in (("root", ["canonical_record"]),
                       ("event", ["events", 0, "payload", "canonical_record"]),
                       ("state", ["state", "current", "canonical_record"]),
                       ("state-event", ["state", "current", "record_created", "payload", "canonical_record"])):
        # The first fault decides: the root's copy is contradicted by the digest that follows it.
        case("ambiguous-copy-" + name, changed(bundle, path, other), "altered" if name == "root" else "ambiguous")
    path = ["state", "current", "record_created", "payload", "receipt"]
    case("ambiguous-receipt-copy", changed(bundle, path + ["signature_b64"], OTHER.sign(pith.digest(rec))),
         "ambiguous")
    case("ambiguous-receipt-of-two-keys", changed(bundle, path, pith.receipt(rec, OTHER)), "ambiguous")
    case("ambiguous-receipt-digest", changed(bundle, path + ["canonical_sha256"], pith.digest(other).hex()), "ambiguous")
    case("ambiguous-receipt-kind", changed(bundle, path + ["kind"], "x"), "ambiguous")
    # What no signature covers may differ: it is not used.
    case("genuine-receipt-copy-signed-later", changed(bundle, path + ["signed_at"], "1999-01-01T00:00:00Z"), "genuine", rec)
    for name, value in (("version", 1.5), ("kind", 1)):
        copy = changed(rec, ["source", name], value)
        case("ambiguous-copy-%s-of-another-form" % name, changed(bundle, ["state", "current", "canonical_record"], copy),
             "ambiguous")
    same = spell(bundle["canonical_record"], random.Random(3), 0.5, 0.3)
    case("genuine-copies-spelled-apart", changed(bundle, ["canonical_record"], Raw(same)), "genuine", rec)


def forged():
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    good = made["receipt"]["signature_b64"]
    raw = base64.b64decode(good)
    at = ["receipt", "signature_b64"]

    def signature(name, value):
        case("forged-" + name, changed(made, at, base64.b64encode(value).decode()), "forged")

    signature("by-stranger", base64.b64decode(STRANGER.sign(pith.digest(rec))))
    signature("by-other-pinned-key", base64.b64decode(OTHER.sign(pith.digest(rec))))
    signature("over-hex-digest", ed25519.sign(KEY.seed, pith.digest(rec).hex().encode()))
    signature("over-canonical-bytes", ed25519.sign(KEY.seed, pith.canonical(rec)))
    signature("over-another-record", ed25519.sign(KEY.seed, pith.digest(pith.record(version=3))))
    s = int.from_bytes(raw[32:], "little")
    signature("s-plus-l", raw[:32] + (s + ed25519.L).to_bytes(32, "little"))
    signature("negated-s", raw[:32] + (ed25519.L - s).to_bytes(32, "little"))
    signature("zero", bytes(64))
    signature("identity-r", b"\x01" + bytes(63))
    signature("halves-swapped", raw[32:] + raw[:32])
    for byte in (0, 31, 32, 63):
        signature("bit-of-byte-%d" % byte, bytes(b ^ (byte == i) << 7 for i, b in enumerate(raw)))
    # An attacker who redoes every digest and the number, but cannot sign.
    other = pith.record(version=3)
    redone = pith.number_record(other, KEY)
    redone["receipt"]["signature_b64"] = good
    case("forged-all-but-signature", redone, "forged")


def attacker_key():
    """A bundle signed afresh by an attacker who embeds a key of his own."""
    rec = pith.record(title_canon_sha256=pith.sha("Buy my tokens"))
    case("unknown-key-resigned-bundle", pith.bundle(rec, STRANGER), "unknown_key")
    posing = pith.Key("test-key-1", b"attacker")
    case("forged-resigned-bundle-same-id", without_fingerprints(pith.bundle(rec, posing)), "forged")
    case("unknown-key-resigned-bundle-same-id", pith.bundle(rec, posing), "unknown_key")
    posing.fingerprint = KEY.fingerprint
    case("forged-resigned-bundle-same-id-and-fingerprint", pith.bundle(rec, posing), "forged")
    embedded = {**pith.number_record(rec, STRANGER), "public_keys": [{"key_id": STRANGER.id, "algorithm": "ed25519",
                "format": "raw", "public_key_hex": STRANGER.public.hex()}]}
    case("unknown-key-embedded", embedded, "unknown_key")


def without_fingerprints(value):
    if isinstance(value, dict):
        return {k: without_fingerprints(v) for k, v in value.items() if k != "public_key_fingerprint"}
    if isinstance(value, list):
        return [without_fingerprints(v) for v in value]
    return value


def unknown_key():
    made = with_room(pith.number_record(pith.record(), KEY))
    for name, key_id in (("prefix", "test-key-"), ("longer", "test-key-12"), ("case", "Test-key-1"),
                         ("empty", ""), ("zero-byte", "test-key-1\x00"), ("long", "k" * 65),
                         ("registry", "pith-v1-2026-05")):
        case("unknown-key-" + name, changed(made, ["receipt", "key_id"], key_id), "unknown_key")
    case("unknown-key-fingerprint",
         changed(pith.number_record(pith.record(), KEY), ["receipt", "public_key_fingerprint"], OTHER.fingerprint), "unknown_key")
    escaped = changed(made, ["receipt", "key_id"], Raw('"t\\u0065st-key-\\u0031"'))
    case("genuine-key-id-escaped", escaped, "genuine", made["canonical_record"])


def misnamed():
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    good = pith.number(rec)
    swap = "A" if good[-1] != "A" else "B"
    wrong = {
        "last-letter": good[:-1] + swap, "first-letter": good[:10] + swap + good[11:],
        "year": "pith:2025:" + good[10:], "id-year": "pith:2020:" + good[10:], "lower": good.lower(),
        "cut": good[:-1], "longer": good + "A", "prefix": "pyth" + good[4:], "empty": "",
        "short": pith.short(good), "no-year": "pith:" + good[10:], "spaced": good + " ",
        "other-record": pith.number(pith.record(version=3)),
    }
    for name, value in wrong.items():
        case("misnamed-" + name, changed(made, ["pith_number"], value), "misnamed")
    for name, value in (("wrong", "pith:AAAAAAAA"), ("cut", pith.short(good)[:-1]), ("full", good),
                        ("longer", "pith:" + good[10:19]), ("lower", pith.short(good).lower()), ("empty", "")):
        case("misnamed-short-" + name, changed(made, ["short_pith_number"], value), "misnamed")
    for kind in ("bundle", "state"):
        case("misnamed-" + kind, changed(DOCUMENTS[kind](rec, KEY), ["pith_number"], wrong["last-letter"]),
             "misnamed")


def unsupported():
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    envelope = pith.envelope(rec, KEY)
    for name, value in (("kind", "pith_event"), ("algorithm", "ed25519ph"), ("algorithm", "Ed25519"),
                        ("algorithm", "none"), ("algorithm", ""), ("signed_message", "bundle_sha256_bytes"),
                        ("signed_message", "open_graph_event_sha256_bytes"), ("signature_status", "revoked"),
                        ("receipt_version", "0.4"), ("receipt_version", "0.30")):
        case("unsupported-%s-%s" % (name, value or "empty"), changed(envelope, ["receipt", name], value),
             "unsupported")
    for name in ("kind", "algorithm", "signed_message", "key_id", "canonical_sha256", "signature_b64"):
        case("unsupported-without-" + name, changed(envelope, ["receipt", name], DROP), "unsupported")
        for what, value in (("null", None), ("number", 1), ("array", ["x"]), ("object", {})):
            case("unsupported-%s-%s" % (name, what), changed(envelope, ["receipt", name], value), "unsupported")
    for where in ([], ["metadata"], ["source"]):
        for what, value in (("string", "x"), ("number", 1), ("null", None), ("array", []), ("object", {})):
            extra = changed(rec, where + ["extra"], value)
            case("unsupported-extra-%s-in-%s" % (what, "-".join(["record"] + where)), pith.envelope(extra, KEY),
                 "unsupported")
    case("unsupported-extra-in-receipt", changed(envelope, ["receipt", "extra"], "x"), "unsupported")
    case("unsupported-empty-key", changed(envelope, ["receipt", ""], "x"), "unsupported")
    for where, inner in (([], rec), (["metadata"], rec["metadata"]), (["source"], rec["source"])):
        for name in inner:
            path = where + [name]
            if path != ["metadata", "submitted_at"] and path != ["metadata"]:
                less = changed(rec, path, DROP)
                case("unsupported-record-without-" + "-".join(path), pith.envelope(less, KEY), "unsupported")
            for what, value in (("null", None), ("list", []), ("object", {}), ("true", True), ("list-of-list", [[]]),
                                ("list-of-number", [1])):
                if path in (["metadata"], ["metadata", "submitted_at"]) or (name, what) == ("cross_cats_sorted", "list"):
                    continue
                case("unsupported-record-%s-%s" % ("-".join(path), what),
                     pith.envelope(changed(rec, path, value), KEY),
                     "malformed" if name == "version" and what in ("true", "null") else "unsupported")
    case("unsupported-record-version-string", pith.envelope(pith.record(version="2"), KEY), "unsupported")
    case("unsupported-record-schema-2.0", pith.envelope(changed(rec, ["schema_version"], "2.0"), KEY), "unsupported")
    # The receipt's members with the right names in the wrong object.
    case("unsupported-record-as-receipt", {"canonical_record": rec, "receipt": rec}, "unsupported")
    case("unsupported-receipt-as-record", {"canonical_record": pith.receipt(rec, KEY), "receipt": pith.receipt(rec, KEY)},
         "unsupported")
    for name in ("canonical_record", "receipt"):
        for what, value in (("null", None), ("string", "x"), ("array", [made[name]]), ("number", 0)):
            case("unsupported-%s-%s" % (name, what), changed(made, [name], value), "unsupported")
    case("unsupported-empty-record", changed(made, ["canonical_record"], {}), "unsupported")
    case("unsupported-empty-receipt", changed(made, ["receipt"], {}), "unsupported")
    for name in ("canonical_sha256", "pith_number", "short_pith_number", "schema_version", "record_type"):
        for what, value in (("null", None), ("number", 0), ("object", {}), ("array", [])):
            case("unsupported-root-%s-%s" % (name, what), changed(made, [name], value), "unsupported")
    case("unsupported-schema-2.0", changed(made, ["schema_version"], "2.0"), "unsupported")
    case("unsupported-record-type", changed(made, ["record_type"], "pith_letter"), "unsupported")
    bundle = pith.bundle(rec, KEY)
    case("unsupported-without-schema-version", changed(made, ["schema_version"], DROP), "unsupported")
    case("unsupported-two-kinds", {**made, "bundle_type": "pith_open_graph_bundle", "bundle_version": "1.0"},
         "unsupported")
    case("unsupported-event-and-record", {**made, "event_type": "record_created"}, "unsupported")
    case("unsupported-bundle-version", changed(bundle, ["bundle_version"], "2.0"), "unsupported")
    state = DOCUMENTS["state"](rec, KEY)
    case("unsupported-state-version", changed(state, ["state_version"], "1.1"), "unsupported")


def confused_types():
    """No domain separation: the key signs digests of several types alike. Each of these carries a
    signature that is valid over the very bytes that pose as a record."""
    rec = pith.record()

    def pose(body, signed, key=KEY):
        receipt = pith.receipt(rec, key)
        receipt["canonical_sha256"] = pith.digest(body).hex()
        receipt["signature_b64"] = signed
        return {"canonical_record": body, "receipt": receipt}

    event = pith.event(rec, KEY, "graph_snapshot", "graph", {"x": 1})
    body = pith.without(event, "event_id", "content_sha256", "signature")
    case("confused-event-as-record", pose(body, event["signature"]["signature_b64"]), "unsupported")
    case("confused-event-with-its-signature", {"canonical_record": body, "receipt": event["signature"]}, "unsupported")
    small = pith.sealed_bundle({"bundle_type": "pith_open_graph_bundle", "bundle_version": "1.0",
                                "pith_number": pith.number(rec), "events": []}, KEY)
    body = pith.without(small, "bundle_signature")
    case("confused-bundle-as-record", pose(body, small["bundle_signature"]["signature_b64"]), "unsupported")
    receipt_signed = pith.receipt(pith.receipt(rec, KEY), KEY)
    case("confused-receipt-as-record", {"canonical_record": pith.receipt(rec, KEY), "receipt": receipt_signed},
         "unsupported")
    # An event whose body holds a whole record beside its own members.
    both = {**body, **rec}
    case("confused-bundle-and-record", pose(both, KEY.sign(pith.digest(both))), "unsupported")


def malformed():
    rec = pith.record()
    text = compact(pith.number_record(rec, KEY))
    at = text.index('"paper"')

    def broken(name, where, insert, skip=0):
        case("malformed-" + name, text[:where] + insert + text[where + skip:], "malformed", offset=where)

    broken("comma", at, ",")
    broken("word", at, "nul", 1)
    broken("control", text.index("Verifying"), "\x01")
    case("malformed-utf8", text.encode()[:at + 2] + b"\xff" + text.encode()[at + 2:], "malformed", offset=at + 2)
    case("malformed-overlong", text.encode()[:at + 2] + b"\xc0\xaf" + text.encode()[at + 2:], "malformed",
         offset=at + 2)
    case("malformed-bom", b"\xef\xbb\xbf" + text.encode(), "malformed", offset=0)
    case("malformed-utf16", text.encode("utf-16-le"), "malformed", offset=1)
    case("malformed-trailing-brace", text + "}", "malformed", offset=len(text))
    case("malformed-trailing-zero", text + "\x00", "malformed", offset=len(text))
    case("malformed-two-documents", text + "\n" + text, "malformed", offset=len(text) + 1)
    case("malformed-comma-at-end", text[:-1] + ",}", "malformed", offset=len(text))
    case("malformed-single-quotes", text.replace('"', "'"), "malformed", offset=1)
    case("malformed-text", "This is not JSON.", "malformed", offset=0)
    case("malformed-html", "<html>", "malformed", offset=0)
    for name, number in (("leading-zero", "02"), ("plus", "+2"), ("hex", "0x2"), ("point", "2."), ("nan", "NaN")):
        bad = compact(changed(pith.envelope(rec, KEY), ["canonical_record", "source", "version"], Raw(number)))
        case("malformed-number-" + name, bad, "malformed")
    for name, number in (("float", "2.0"), ("exponent", "2e0"), ("negative-zero", "-0"), ("negative", "-2"), ("zero", "0"),
                         ("ten-digits", "1000000000")):
        rec2 = pith.record(version=json.loads(number))
        bad = compact(changed(pith.envelope(rec2, KEY), ["canonical_record", "source", "version"], Raw(number)))
        case("malformed-version-" + name, bad, "malformed")
    for name, escape in (("lone-high", "\\ud800"), ("lone-low", "\\udc00"), ("pair-swapped", "\\udc00\\ud800"),
                         ("bad-escape", "\\x41"), ("bad-hex", "\\u00g0")):
        bad = changed(pith.envelope(rec, KEY), ["canonical_record", "metadata", "license"], Raw('"%s"' % escape))
        case("malformed-" + name, compact(bad), "malformed")
        loose = compact({"note": Raw('"%s"' % escape), **pith.envelope(rec, KEY)})
        case("malformed-unsigned-" + name, loose, "malformed")
    for name, value in (("date", "2024-01-02"), ("space", "2024-01-02 03:04:05Z"), ("offset", "2024-01-02T03:04:05+00:00"),
                        ("fraction", "2024-01-02T03:04:05.5Z"), ("letters", "YYYY-01-02T03:04:05Z"), ("empty", "")):
        late = pith.record(submitted_at=value)
        case("malformed-submitted-at-" + name, pith.envelope(late, KEY), "malformed")
    good = pith.sha("x")
    for name, value in (("upper", good.upper()), ("short", good[:-1]), ("long", good + "0"), ("empty", ""), ("letter", good[:-1] + "g")):
        for field in ("title_canon_sha256", "abstract_canon_sha256"):
            case("malformed-%s-%s" % (field, name), pith.envelope(pith.record(**{field: value}), KEY), "malformed")
    envelope = with_room(pith.envelope(rec, KEY))
    signature = envelope["receipt"]["signature_b64"]
    loose = "AQgw"["AQgw".index(signature[-3])] if signature[-3] in "AQgw" else signature[-3]
    bits = chr(ord(loose) + 1)
    for name, value in (("unpadded", signature[:-2]), ("one-pad", signature[:-1]), ("space", signature + " "),
                        ("newline", signature[:40] + "\n" + signature[40:]), ("url-safe", "-" + signature[1:]),
                        ("loose-bits", signature[:-3] + bits + "=="), ("short", signature[4:]), ("long", "AAAA" + signature),
                        ("empty", ""), ("hex", base64.b64decode(signature).hex())):
        case("malformed-signature-" + name, changed(envelope, ["receipt", "signature_b64"], value), "malformed")
    for name, value in (("upper", KEY.fingerprint.upper()), ("long", KEY.fingerprint + "00"), ("empty", "")):
        case("malformed-fingerprint-" + name, changed(pith.envelope(rec, KEY), ["receipt", "public_key_fingerprint"], value),
             "malformed")


def ambiguous():
    rec = pith.record(license="")
    made = with_room(pith.number_record(rec, KEY))
    bundle = pith.bundle(rec, KEY)
    places = [
        (made, ["canonical_record"]), (made, ["receipt"]), (made, ["canonical_sha256"]), (made, ["pith_number"]),
        (made, ["short_pith_number"]), (made, ["record_type"]), (made, ["schema_version"]),
        (made, ["canonical_record", "metadata"]), (made, ["canonical_record", "metadata", "license"]),
        (made, ["canonical_record", "metadata", "cross_cats_sorted"]), (made, ["canonical_record", "source"]),
        (made, ["canonical_record", "source", "version"]), (made, ["canonical_record", "schema_version"]),
        (made, ["receipt", "signature_b64"]), (made, ["receipt", "key_id"]), (made, ["receipt", "kind"]),
        (made, ["receipt", "signature_status"]), (made, ["events"]), (bundle, ["canonical_record"]), (bundle, ["state"]),
        (bundle, ["state", "current"]), (bundle, ["events", 0, "payload"]),
        (bundle, ["events", 0, "payload", "canonical_record"]), (bundle, ["events", 0, "payload", "receipt"]),
        (bundle, ["state", "current", "canonical_record"]),
    ]
    for index, (document, path) in enumerate(places):
        name = "ambiguous-%s%s" % ("bundle-" if document is bundle else "", "-".join(map(str, path)))
        value = {} if path[-1] == "metadata" else member(document, path)  # two would not fit
        case(name + "-same", doubled(document, path, value), "ambiguous")
        case(name + "-first", doubled(document, path, value, first=True), "ambiguous")
        twice = compact(doubled(document, path, value, key="@@"))
        step = path[-1]
        escaped = "".join("\\u%04x" % ord(c) if i % 3 == index % 3 else c for i, c in enumerate(step))
        case(name + "-escaped", twice.replace('"@@"', '"%s"' % escaped), "ambiguous")


def incomplete():
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    text = compact(made)
    case("incomplete-empty", "", "incomplete", offset=0)
    case("incomplete-space", " \n\t", "incomplete", offset=3)
    for cut in (1, 2, 15, 100, text.index('"receipt"') + 5, len(text) - 2, len(text) - 1):
        case("incomplete-cut-%d" % cut, text[:cut], "incomplete", offset=cut)
    case("incomplete-without-receipt", changed(made, ["receipt"], DROP), "incomplete")
    case("incomplete-without-record", changed(made, ["canonical_record"], DROP), "incomplete")
    bundle = pith.without(pith.bundle(rec, KEY), "state")
    case("incomplete-bundle-without-events", changed(bundle, ["events"], []), "incomplete")
    case("incomplete-bundle-events-object", changed(bundle, ["events"], {"0": bundle["events"][0]}), "incomplete")
    nested_events = changed(bundle, ["events"], [bundle["events"]])
    case("incomplete-bundle-events-nested", nested_events, "incomplete")


def not_a_record():
    for name, text in (("empty-object", "{}"), ("array", "[]"), ("string", '"pith"'), ("number", "1"), ("null", "null"),
                       ("true", "true"), ("other", '{"a":{"canonical_record":{},"receipt":{}}}'),
                       ("package", '{"name":"x","version":"1.0.0","payload_":{}}'), ("spaced", " { } ")):
        case("not-a-record-" + name, text, "not_a_record")
    case("not-a-record-array-of-records", [pith.number_record(pith.record(), KEY)], "not_a_record")


def sized(rec, size):
    """The record with as many one-letter categories as it takes, and a license to fit exactly."""
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


def too_large():
    for size, verdict in ((639, "genuine"), (640, "genuine"), (641, "too_large"), (700, "too_large")):
        rec = sized(None, size)
        for name, text in (("plain", compact(pith.envelope(rec, KEY))),
                           ("escaped", spell(pith.envelope(rec, KEY), random.Random(4), 1, 0.2))):
            case("size-record-%d-%s" % (size, name), text, verdict, rec if verdict == "genuine" else None)
    rec = pith.record()
    made = pith.envelope(rec, KEY)
    base = len(pith.canonical(made["receipt"]))
    for size, verdict in ((640, "genuine"), (641, "too_large"), (5000, "too_large")):
        builder = made["receipt"]["builder_version"] + "b" * (size - base)
        case("size-receipt-%d" % size, changed(made, ["receipt", "builder_version"], builder), verdict,
             rec if verdict == "genuine" else None)
    # Texts of the claims: 192 bytes with one of length for each of the five and the categories.
    plain = pith.record(cross_cats_sorted=[])
    used = sum(len(t) + 1 for t in ("arxiv", "2401.01234", plain["metadata"]["submitted_at"], "cs.CR", ""))
    for size, verdict in ((192, "genuine"), (193, "too_large")):
        fit = pith.record(cross_cats_sorted=[], license="l" * (size - used))
        case("size-claims-%d" % size, pith.envelope(fit, KEY), verdict, fit if verdict == "genuine" else None)
        fit = pith.record(cross_cats_sorted=[], license="\n" * 80 + "l" * (size - used - 80))
        case("size-claims-escaped-%d" % size, pith.envelope(fit, KEY), verdict, fit if verdict == "genuine" else None)
    full = {**made, "canonical_sha256": pith.digest(rec).hex()}
    case("size-root-digest", changed(full, ["canonical_sha256"], "0" * 10000), "too_large")
    case("size-pith-number", {**made, "pith_number": "pith:" * 1000}, "too_large")
    case("size-record-of-a-megabyte", changed(made, ["canonical_record", "metadata", "license"], "x" * 10**6),
         "too_large")


def too_complex():
    made = pith.envelope(pith.record(), KEY)
    case("too-complex-depth-17", {"deep": nested(16), **made}, "too_complex")
    case("too-complex-after", {**made, "deep": nested(16)}, "too_complex")
    case("too-complex-deep", {"deep": nested(50000), **made}, "too_complex")
    case("too-complex-arrays", "[" * 17, "not_a_record", offset=0)
    case("too-complex-objects", '{"a":' * 17, "too_complex", offset=80)
    case("too-complex-in-record", changed(made, ["canonical_record", "metadata", "license"], nested(15)),
         "too_complex")


for group in (genuine, unsigned_parts, altered, differing_copies, forged, attacker_key, unknown_key, misnamed,
              unsupported, confused_types, malformed, ambiguous, incomplete, not_a_record, too_large, too_complex):
    group()
