# SPDX-License-Identifier: MIT
"""Documents whose record, receipt, key or name differs from the signed one."""

import base64
import random

import ed25519
import pith
from documents import ANY, KEY, OTHER, STRANGER, member, put, rule
from encode import Raw, encode
from onepass import DOCUMENTS, RECEIPT_AT, flipped, one, with_room


def without_fingerprints(value):
    if isinstance(value, dict):
        return {k: without_fingerprints(v) for k, v in value.items() if k != "public_key_fingerprint"}
    if isinstance(value, list):
        return [without_fingerprints(v) for v in value]
    return value


def altered():
    rule("3")
    rec = pith.record()
    other = pith.record(version=3)
    digest = pith.digest(other).hex()
    for kind, make in DOCUMENTS.items():
        made = make(rec, KEY)
        receipt = RECEIPT_AT[kind]
        one("altered-%s-receipt-digest" % kind, put(made, receipt + ["canonical_sha256"], digest), "altered")
        flip = flipped(member(made, receipt)["signature_b64"], 40, 0)
        bad = put(made, receipt + ["signature_b64"], flip)
        if kind == "bundle":
            one("ambiguous-bundle-signature-bit", bad, "ambiguous")
            bad = put(bad, ["state"] + RECEIPT_AT["state"] + ["signature_b64"], flip)
        one("forged-%s-signature-bit" % kind, bad, "forged")
    made = pith.number_record(rec, KEY)
    one("altered-record", put(made, ["canonical_record", "source", "version"], 3), "altered")
    one("altered-envelope", put(pith.envelope(rec, KEY), ["canonical_record", "metadata", "license"], ""), "altered")
    one("altered-root-digest", put(made, ["canonical_sha256"], digest), "altered")
    bundle = pith.bundle(rec, KEY)
    one("altered-bundle-digest", put(bundle, ["canonical_sha256"], digest), "altered")
    one("altered-event-digest", put(bundle, ["events", 0, "payload", "canonical_sha256"], digest), "altered")
    state = DOCUMENTS["state"](rec, KEY)
    one("altered-state-digest", put(state, ["current", "record_created", "payload", "canonical_sha256"], digest), "altered")
    for name, text in (("upper", pith.digest(rec).hex().upper()), ("short", pith.digest(rec).hex()[:62]),
                       ("long", pith.digest(rec).hex() + "00"), ("empty", ""), ("prefixed", "sha256:" + pith.digest(rec).hex())):
        one("altered-root-digest-" + name, put(made, ["canonical_sha256"], text), "malformed")
        one("altered-receipt-digest-" + name, put(made, ["receipt", "canonical_sha256"], text), "malformed")


def differing_copies():
    rec = pith.record()
    other = pith.record(version=3)
    bundle = pith.bundle(rec, KEY)
    for name, path in (("root", ["canonical_record"]), ("event", ["events", 0, "payload", "canonical_record"]),
                       ("state", ["state", "current", "canonical_record"]),
                       ("state-event", ["state", "current", "record_created", "payload", "canonical_record"])):
        # The first fault decides: the digest after the root's copy does not match.
        one("ambiguous-copy-" + name, put(bundle, path, other), "altered" if name == "root" else "ambiguous")
    path = ["state", "current", "record_created", "payload", "receipt"]
    one("ambiguous-receipt-copy", put(bundle, path + ["signature_b64"], OTHER.sign(pith.digest(rec))), "ambiguous")
    one("ambiguous-receipt-of-two-keys", put(bundle, path, pith.receipt(rec, OTHER)), "ambiguous")
    one("altered-receipt-digest", put(bundle, path + ["canonical_sha256"], pith.digest(other).hex()), "altered")
    one("unsupported-receipt-kind", put(bundle, path + ["kind"], "x"), "unsupported")
    # No signature covers these values and no check uses them, so they may differ.
    one("genuine-receipt-copy-signed-later", put(bundle, path + ["signed_at"], "1999-01-01T00:00:00Z"), "genuine", rec, audit=ANY)
    for name, value in (("version", 1.5), ("kind", 1)):
        copy = put(rec, ["source", name], value)
        one("unsupported-copy-%s-of-another-form" % name, put(bundle, ["state", "current", "canonical_record"], copy), "unsupported")
    same = encode(bundle["canonical_record"], random.Random(3), 0.5, 0.3)
    one("genuine-copies-spelled-apart", put(bundle, ["canonical_record"], Raw(same)), "genuine", rec)


def forged():
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    good = made["receipt"]["signature_b64"]
    raw = base64.b64decode(good)
    at = ["receipt", "signature_b64"]

    def signature(name, value):
        one("forged-" + name, put(made, at, base64.b64encode(value).decode()), "forged")

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
    # The attacker computes every digest and the number again, but cannot sign.
    other = pith.record(version=3)
    redone = pith.number_record(other, KEY)
    redone["receipt"]["signature_b64"] = good
    one("forged-all-but-signature", redone, "forged")


def attacker_key():
    """Bundles signed by an attacker who embeds his own key."""
    rec = pith.record(title_canon_sha256=pith.sha("Buy my tokens"))
    one("unknown-key-resigned-bundle", pith.bundle(rec, STRANGER), "unknown_key")
    posing = pith.Key("test-key-1", b"attacker")
    one("forged-resigned-bundle-same-id", without_fingerprints(pith.bundle(rec, posing)), "forged")
    one("unknown-key-resigned-bundle-same-id", pith.bundle(rec, posing), "unknown_key")
    posing.fingerprint = KEY.fingerprint
    one("forged-resigned-bundle-same-id-and-fingerprint", pith.bundle(rec, posing), "forged")
    embedded = {**pith.number_record(rec, STRANGER), "public_keys": [{"key_id": STRANGER.id, "algorithm": "ed25519",
                "format": "raw", "public_key_hex": STRANGER.public.hex()}]}
    one("unknown-key-embedded", embedded, "unknown_key", audit=ANY)


def unknown_key():
    made = with_room(pith.number_record(pith.record(), KEY))
    for name, key_id in (("prefix", "test-key-"), ("longer", "test-key-12"), ("case", "Test-key-1"),
                         ("empty", ""), ("zero-byte", "test-key-1\x00"), ("long", "k" * 65), ("registry", "pith-v1-2026-05")):
        one("unknown-key-" + name, put(made, ["receipt", "key_id"], key_id), "unknown_key")
    one("unknown-key-fingerprint",
         put(pith.number_record(pith.record(), KEY), ["receipt", "public_key_fingerprint"], OTHER.fingerprint), "unknown_key")
    escaped = put(made, ["receipt", "key_id"], Raw('"t\\u0065st-key-\\u0031"'))
    one("genuine-key-id-escaped", escaped, "genuine", made["canonical_record"])


def misnamed():
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    good = pith.number(rec)
    swap = "A" if good[-1] != "A" else "B"
    wrong = {"last-letter": good[:-1] + swap, "first-letter": good[:10] + swap + good[11:],
        "year": "pith:2025:" + good[10:], "id-year": "pith:2020:" + good[10:], "lower": good.lower(),
        "cut": good[:-1], "longer": good + "A", "prefix": "pyth" + good[4:], "empty": "",
        "short": pith.short(good), "no-year": "pith:" + good[10:], "spaced": good + " ", "other-record": pith.number(pith.record(version=3))}
    for name, value in wrong.items():
        one("misnamed-" + name, put(made, ["pith_number"], value), "misnamed")
    for name, value in (("wrong", "pith:AAAAAAAA"), ("cut", pith.short(good)[:-1]), ("full", good),
                        ("longer", "pith:" + good[10:19]), ("lower", pith.short(good).lower()), ("empty", "")):
        one("misnamed-short-" + name, put(made, ["short_pith_number"], value), "misnamed")
    for kind in ("bundle", "state"):
        one("misnamed-" + kind, put(DOCUMENTS[kind](rec, KEY), ["pith_number"], wrong["last-letter"]), "misnamed")



for group in (altered, differing_copies, forged, attacker_key, unknown_key, misnamed):
    group()
