# SPDX-License-Identifier: MIT
"""Rotations with one defect each. The rest of the ring is signed correctly, so no other check
refuses it."""

import base64
import hashlib
import json
import random

import ed25519
import pith
from documents import DROP
from encode import Members, Raw, encode
from rings import (A, B, C, CASES, D, E, FIRST, GOOD, NEXT, NOW, OBJECTS, accepted, at, case, changed, entry, message, ring, title, update)


def genuine():
    rng = random.Random(4)
    accepted("next", NEXT, A, C)
    accepted("by-one-key", ring(2, entry(A), entry(C)), A, A)
    accepted("only-key", ring(2, entry(C)), B, C)
    accepted("four-keys", ring(2, entry(A), entry(B), entry(C), entry(D)), B, D)
    accepted("revoking", ring(2, entry(B), entry(A, revoked=True)), B, B)
    accepted("revoked-by-itself", ring(2, entry(B), entry(A, revoked=True)), A, B)
    accepted("still-revoked", ring(2, entry(A), entry(B, revoked=True)), A, A, current=ring(1, entry(A), entry(B, revoked=True)))
    accepted("revoked-left", ring(2, entry(A)), A, A, current=ring(1, entry(A), entry(B, revoked=True)))
    accepted("last-version", ring(2**32 - 1, entry(C)), A, C, current=ring(2**32 - 2, entry(A)))
    accepted("version-ten", ring(10, entry(C)), A, C, current=ring(9, entry(A)))
    accepted("largest-bounds", ring(2, entry(C), entry(D, 2**32 - 1, 2**32 - 1)), A, C)
    accepted("bounded-but-not-signing", ring(2, entry(C), entry(D, 5, 6), entry(E, 7, 0)), A, C)
    for name, window in (("from", (NOW, 0)), ("until", (0, NOW)), ("just-then", (NOW, NOW)), ("around", (NOW - 1, NOW + 1))):
        accepted("time-%s-current" % name, ring(2, entry(C)), A, C, current=ring(1, entry(A, *window)), time=NOW)
        accepted("time-%s-next" % name, ring(2, entry(C, *window)), A, C, time=NOW)
    longest = pith.Key("~!#$%&'()*+,-./:;<=>?@[]^_`{|}" + "x" * 34, b"longest")
    accepted("longest-id", ring(2, entry(longest)), A, longest)
    for i in range(8):
        case("genuine-spelled-%d" % i, encode(GOOD, rng, rng.random() / 4, rng.random() / 2), "genuine", becomes=NEXT)
    case("genuine-indented", json.dumps(GOOD, indent=2), "genuine", becomes=NEXT)
    text = encode(GOOD, rng, 0, 0)
    case("genuine-largest-document", text + " " * (2048 - len(text)), "genuine", becomes=NEXT)
    case("too-large-document", text + " " * (2049 - len(text)), "too_large")
    case("too-large-and-then-wrong", text + " " * 2048 + "x", "too_large")


def forged():
    digest = message(NEXT)
    for i, name in enumerate(("current", "next")):
        where = ["signatures", i, "signature_b64"]
        raw = base64.b64decode(at(where))
        s = int.from_bytes(raw[32:], "little")
        key = (A, C)[i]
        for what, value in (("zero", bytes(64)), ("ones", b"\xff" * 64), ("flipped", bytes([raw[0] ^ 1]) + raw[1:]),
                ("s-plus-l", raw[:32] + (s + ed25519.L).to_bytes(32, "little")), ("other-key", ed25519.sign(B.seed, digest)),
                ("no-domain", ed25519.sign(key.seed, pith.digest(NEXT))),
                ("no-zero-byte", ed25519.sign(key.seed, hashlib.sha256(b"pith keyring v1" + pith.canonical(NEXT)).digest())),
                ("not-hashed", ed25519.sign(key.seed, b"pith keyring v1\x00" + pith.canonical(NEXT))),
                ("in-hex", ed25519.sign(key.seed, digest.hex().encode())),
                ("whole-document", ed25519.sign(key.seed, message(pith.without(GOOD, "signatures"))))):
            case("forged-%s-%s" % (name, what), changed(where, base64.b64encode(value).decode()), "forged")
    # Changes each signed value after signing.
    for where, value in ((["keys", 0, "key_id"], "ring-key-x"), (["keys", 0, "not_after"], 1),
                         (["keys", 0, "not_before"], 1), (["keys", 0, "public_key_hex"], D.public.hex()),
                         (["keys", 0, "revoked"], True), (["keys"], NEXT["keys"][::-1]),
                         (["keys"], NEXT["keys"][1:]), (["keys"], NEXT["keys"] + [entry(D)])):
        new = at(["ring"], changed(["ring"] + where, value))
        case("forged-signed-%s-%d" % (title(where), len(new["keys"])) + ("-reversed" if value == NEXT["keys"][::-1] else ""),
             update(new, A, C, signed=NEXT), "forged")
    later = ring(3, entry(B), entry(C))
    case("forged-version", update(later, A, C, signed=NEXT), "forged", current=ring(2, entry(A)))


def unknown_key():
    def refused(name, new, *signers, current=FIRST, time=0):
        case("unknown-key-" + name, update(new, *signers), "unknown_key", current, time)

    refused("current-is-of-next", NEXT, C, C)
    refused("next-is-of-current", NEXT, A, A)
    refused("swapped", NEXT, C, A)
    refused("stranger", NEXT, D, C)
    refused("stranger-next", NEXT, A, D)
    refused("empty-ring", ring(2), A, A)
    refused("revoked", NEXT, A, C, current=ring(1, entry(A, revoked=True), entry(B)))
    refused("revoked-next", ring(2, entry(B), entry(C, revoked=True)), A, C)
    for name, window in (("too-early", (NOW + 1, 0)), ("too-late", (0, NOW - 1)), ("outside", (1, NOW - 1))):
        refused(name, NEXT, A, C, current=ring(1, entry(A, *window)), time=NOW)
        refused(name + "-next", ring(2, entry(C, *window)), A, C, time=NOW)
    for name, window in (("not-before", (1, 0)), ("not-after", (0, 2**32 - 1))):
        refused("no-time-" + name, NEXT, A, C, current=ring(1, entry(A, *window)))
        refused("no-time-next-" + name, ring(2, entry(C, *window)), A, C)
    for key_id in ("ring-key-", "ring-key-aa", "Ring-key-a"):
        case("unknown-key-id-" + key_id, changed(["signatures", 0, "key_id"], key_id), "unknown_key")


def follows():
    for version in (0, 1, 3, 2**32 - 1):
        case("unsupported-version-%d" % version, update(ring(version, entry(C)), A, C), "unsupported")
    case("unsupported-version-wraps", update(ring(0, entry(C)), A, C), "unsupported", current=ring(2**32 - 1, entry(A)))
    pardoned = ring(1, entry(A), entry(B, revoked=True))
    case("unsupported-pardon", update(ring(2, entry(A), entry(B)), A, A), "unsupported", pardoned)
    case("unsupported-pardon-by-itself", update(ring(2, entry(A), entry(B)), A, B), "unsupported", pardoned)
    renamed = pith.Key("ring-key-r", b"ring b")
    case("unsupported-pardon-renamed", update(ring(2, entry(A), entry(renamed)), A, A), "unsupported", pardoned)
    case("ambiguous-same-id", update(ring(2, entry(C), entry(D, key_id=C.id)), A, C), "ambiguous")
    case("ambiguous-same-bytes", update(ring(2, entry(C), entry(renamed), entry(B, revoked=True)), A, C), "ambiguous")
    case("too-large-keys", update(ring(2, *map(entry, (A, B, C, D, E))), A, C), "too_large")
    case("too-large-signatures", update(NEXT, A, C, C), "too_large")
    case("unsupported-one-signature", update(NEXT, A), "unsupported")
    case("unsupported-no-signature", update(NEXT), "unsupported")
    for current in (ring(1), ring(1, entry(A, key_id=""), entry(B))):
        case("misuse-ring-in-force-%d" % len(current["keys"]), GOOD, "misuse", current)


def shape():
    for path in (where + [name] for where in OBJECTS for name in at(where)):
        case("unsupported-without-" + title(path), changed(path, DROP), "unsupported")
        value, inner = at(path), Members(at(path[:-1]).items())
        spelled = Raw('"\\u%04x%s"' % (ord(path[-1][0]), path[-1][1:]))
        for name, key in (("twice", path[-1]), ("twice-escaped", spelled)):
            again = Members(inner + [("KEY", value)])
            made = changed(path[:-1], again) if path[:-1] else again
            text = encode(made, random.Random(0), 0, 0, False)
            key = str(key) if isinstance(key, Raw) else '"%s"' % key
            case("ambiguous-%s-%s" % (name, title(path)), text.replace('"KEY"', key), "ambiguous")
        is_text, is_scalar = isinstance(value, str), isinstance(value, (int, bool))
        for name, other in (("string", "0"), ("null", None), ("list", []), ("object", {}), ("list-of-list", [[]])):
            if (name == "string" and is_text) or (name == "null" and is_scalar):
                continue
            if (path[-1], name) in (("keys", "list"), ("signatures", "list")):
                continue
            case("unsupported-%s-%s" % (name, title(path)), changed(path, other), "unsupported")
    for where in OBJECTS:
        for name, value in (("string", "x"), ("number", 1), ("object", {}), ("list", [])):
            extra = {**at(where), "extra": value}
            case("unsupported-extra-%s-in-%s" % (name, title(where)), changed(where, extra) if where else extra, "unsupported")
        more = {**at(where), "": 1, "k" * 100: 1}
        case("unsupported-odd-keys-in-" + title(where), changed(where, more) if where else more, "unsupported")
    for name, value in (("string", "x"), ("number", 1), ("list", []), ("null", None)):
        case("unsupported-root-" + name, json.dumps(value), "unsupported")
        case("unsupported-key-" + name, changed(["ring", "keys", 0], value), "unsupported")
        case("unsupported-signature-" + name, changed(["signatures", 0], value), "unsupported")
    case("unsupported-empty", {}, "unsupported")
    case("unsupported-list", [GOOD], "unsupported")
    case("unsupported-type", changed(["keyring_type"], "pith_keyrinG"), "unsupported")
    case("unsupported-format", changed(["keyring_version"], "1.1"), "unsupported")
    case("unsupported-record", pith.number_record(pith.record(), A), "unsupported")
    case("unsupported-bare-ring", NEXT, "unsupported")


def values():
    for path in (["ring", "version"], ["ring", "keys", 0, "not_after"], ["ring", "keys", 0, "not_before"]):
        value = at(path)
        for text in ("-%d" % value, "%d.0" % value, "%de0" % value, str(2**32 + value), str(10**10 + value), str(2**64 + value)):
            case("malformed-%s-%s" % (title(path), text), changed(path, Raw(text)), "malformed")
        for text in ("true", "null"):
            case("unsupported-%s-%s" % (title(path), text), changed(path, Raw(text)), "unsupported")
    for text in ("0", "1", "null"):
        case("unsupported-revoked-" + text, changed(["ring", "keys", 0, "revoked"], Raw(text)), "unsupported")
    good = NEXT["keys"][0]["public_key_hex"]
    for name, text in (("upper", good.upper()), ("short", good[:-2]), ("long", good + "00"), ("odd", good[:-1]),
                       ("empty", ""), ("prefix", "0x" + good[2:]), ("longest", good + good)):
        case("malformed-hex-" + name, changed(["ring", "keys", 0, "public_key_hex"], text), "malformed")
    good = at(["signatures", 0, "signature_b64"])
    last = good[-3]
    spare = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for name, text in (("unpadded", good[:-2]), ("spare-bits", good[:-3] + spare[spare.index(last) + 1] + "=="),
                       ("newline", good + "\n"), ("short", good[:84]), ("long", good + "AAAA"), ("empty", ""),
                       ("url", "-" + good[1:]), ("longest", good + good)):
        case("malformed-base64-" + name, changed(["signatures", 0, "signature_b64"], text), "malformed")
    for name, text in (("empty", ""), ("space", "ring key"), ("quote", 'ring"key'), ("backslash", "ring\\key"),
                       ("latin", "ring-k\xe9y"), ("zero", "ring-key-b\x00"), ("delete", "ring\x7f"), ("tab", "\tring")):
        new = ring(2, entry(B, key_id=text), entry(C))
        case("malformed-id-" + name, update(new, A, C), "malformed")
        case("malformed-signer-" + name, changed(["signatures", 0, "key_id"], text), "malformed")
    case("too-large-id", update(ring(2, entry(B, key_id="k" * 65), entry(C)), A, C), "too_large")
    case("too-large-id-by-far", update(ring(2, entry(B, key_id="k" * 300), entry(C)), A, C), "too_large")
    case("malformed-window", update(ring(2, entry(B, 2, 1), entry(C)), A, C), "malformed")
    case("malformed-window-second", update(ring(2, entry(C), entry(B, NOW + 1, NOW)), A, C), "malformed")


def points():
    """Invalid keys in rings that are signed correctly."""
    low = (0, ed25519.P - 1, 1, 0)  # of order 2
    mixed = ed25519.compress(ed25519.add(ed25519.decompress(B.public), low))
    bad = {"identity": (1).to_bytes(32, "little"), "order-2": ed25519.compress(low), "order-4": bytes(32),
           "mixed-order": mixed, "no-point": (2).to_bytes(32, "little"), "not-canonical": (ed25519.P + 3).to_bytes(32, "little"),
           "not-canonical-one": (ed25519.P + 1).to_bytes(32, "little"), "minus-zero": (1 | 1 << 255).to_bytes(32, "little")}
    for name, raw in bad.items():
        for where, revoked in (("first", False), ("last", False), ("revoked", True)):
            keys = [entry(B, revoked=revoked, public_key_hex=raw.hex()), entry(C)]
            new = ring(2, *(keys[::-1] if where == "last" else keys))
            case("malformed-point-%s-%s" % (where, name), update(new, A, C), "malformed")
    # With the identity as key, [S]B = R verifies for any message.
    r = ed25519.compress(ed25519.BASE)
    free = base64.b64encode(r + (1).to_bytes(32, "little")).decode()
    identity = entry(B, public_key_hex=bad["identity"].hex())
    made = update(ring(2, identity, entry(C)), A, B)
    case("malformed-signed-by-identity", changed(["signatures", 1, "signature_b64"], free, made), "malformed")
    case("misuse-signed-by-identity", changed(["signatures", 0, "signature_b64"], free, update(NEXT, B, C)), "misuse", current=ring(1, identity))


def json_text():
    text = encode(GOOD, random.Random(0), 0, 0, False)
    for name, wrong in (("comma", text[:-1] + ",}"), ("more", text + "{}"), ("bom", "\ufeff" + text),
                        ("comment", text + "//"), ("single-quotes", text.replace('"', "'")),
                        ("leading-zero", text.replace('"version":2', '"version":02')),
                        ("surrogate", text.replace("ring-key-b", "\\ud800")), ("zero-byte", text + "\0"),
                        ("control", text.replace("ring-key-b", "ring\nkey"))):
        case("malformed-json-" + name, wrong, "malformed")
    case("malformed-json-utf8", text.encode().replace(b"ring-key-b", b"ring\xff"), "malformed")
    case("incomplete-empty", "", "incomplete")
    case("incomplete-cut", text[:-1], "incomplete")


for make in (genuine, forged, unknown_key, follows, shape, values, points, json_text):
    make()
