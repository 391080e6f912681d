# SPDX-License-Identifier: MIT
"""audit-rules 4.6 to 4.10 and 5: aliases, links, keys, lists, titles, and labels."""

import base64

import pith
from documents import (A, B, DROP, KEY, OTHER, OTHER_RECORD, RECORD, STRANGER, TITLE, WRONG, accepted, bundle, case, event, in_bundle,
                       number_record, put, refused, rule, snapshot, state)

ALIASES = pith.aliases(RECORD)
ISBN = [dict(ALIASES[0], alias_kind="isbn", alias_value=value) for value in ("1", "2")]


def aliased(aliases):
    return bundle({"/source_aliases": aliases}, state={"/current/source_aliases": aliases})


rule("4.6")
for index, alias in enumerate(ALIASES):
    at, wrong = "/%d/alias_value" % index, alias["alias_value"][:-1] + "7"
    refused("alias " + alias["alias_kind"], number_record({"/aliases" + at: wrong}), "altered", "aliases", "/aliases" + at)
    refused("bundle's alias " + alias["alias_kind"], aliased(put(ALIASES, at, wrong)), "altered", "aliases", "/source_aliases" + at)
    refused("alias %s alone" % alias["alias_kind"], number_record({"/aliases": [dict(alias, alias_value=wrong)]}), "altered", "aliases",
            "/aliases/0/alias_value")
    refused("alias %s empty" % alias["alias_kind"], number_record({"/aliases" + at: ""}), "altered", "aliases", "/aliases" + at)
refused("alias of two values", number_record({"/aliases": ALIASES + pith.aliases(OTHER_RECORD)[:1]}), "altered", "aliases", "/aliases/6/alias_value")
accepted("alias twice", number_record({"/aliases": ALIASES + ALIASES[:1]}))
accepted("aliases backwards", number_record({"/aliases": ALIASES[::-1]}))
accepted("aliases of another kind", number_record({"/aliases": ISBN + ALIASES}))
accepted("bundle's aliases of another kind", aliased(ISBN + ALIASES))
accepted("aliases of a version of nine digits", number_record(record=pith.record(version=908070605)))
# An alias of arXiv needs a source of arXiv; the other aliases follow from any record.
ELSEWHERE = pith.record(kind="zenodo")
accepted("short aliases of a record elsewhere", number_record({"/aliases": pith.aliases(ELSEWHERE)[3:]}, ELSEWHERE))
for alias in pith.aliases(ELSEWHERE)[:3]:
    refused("alias %s of a record elsewhere" % alias["alias_kind"], number_record({"/aliases": [alias]}, ELSEWHERE), "unsupported", "aliases",
            "/aliases/0/alias_value")
    refused("bundle's alias %s of a record elsewhere" % alias["alias_kind"],
            bundle({"/source_aliases": [alias]}, state={"/current/source_aliases": [alias]}, record=ELSEWHERE), "unsupported", "aliases",
            "/source_aliases/0/alias_value")
for less in ("alias_kind", "alias_value"):
    for index in (0, 1):
        refused("alias %d without %s" % (index, less), number_record({"/aliases/%d/%s" % (index, less): DROP}), "unsupported", at=None)
refused("alias without kind in a bundle", aliased(put(ALIASES, "/2/alias_kind", DROP)), "unsupported")
accepted("no aliases", number_record({"/aliases": []}))

NAME = pith.number(RECORD)[10:]
BASE64 = base64.b64encode(KEY.public).decode()
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
rule("4.7")
for name, link, good in (("begins with the number", NAME, True), ("goes on behind it", NAME + "/x", True), ("twice", NAME + NAME, True),
                         ("starts twice", NAME[:9] + NAME, True), ("elsewhere", "https://example.org/pith/AAAA", False), ("cut short", NAME[:-1], False),
                         ("of another end", NAME[:-1] + ("B" if NAME[-1] == "A" else "A"), False), ("without its first", NAME[1:], False),
                         ("in small letters", NAME.lower(), False), ("empty", "", False)):
    if good:
        accepted("link " + name, bundle({"/links/a": link}))
    else:
        refused("link " + name, bundle({"/links/a": link}), "altered", "links", "/links/a")
refused("link cut short behind a whole one", bundle({"/links": {"a": NAME, "b": NAME[:-1]}}), "altered", "links", "/links/b")
# The canonical form of a control character ends with a digit that may be the first of the number.
DIGIT = next(made for made in map(lambda n: pith.record(version=n), range(1, 1000)) if pith.number(made)[10] in "234567")
for name, page in (("the number", ""), ("a control character", "\x00"), ("another control character", "\x10")):
    link = "/" + (pith.number(DIGIT)[10] if page == "" else chr(ord(page) + int(pith.number(DIGIT)[10]))) + pith.number(DIGIT)[11:]
    if page == "":
        accepted("link has a digit of " + name, bundle({"/links/a": link}, record=DIGIT))
    else:
        refused("link has the digit of " + name, bundle({"/links/a": link}, record=DIGIT), "altered", "links", "/links/a")
accepted("no links", bundle({"/links": {}}))
accepted("links of a record elsewhere", number_record({"/links/a": "https://example.org/"}))


def key(**members):
    made = dict(pith.public_key(KEY), **members)
    return {k: v for k, v in made.items() if v is not DROP}


FINGERPRINT, BASE32 = "fingerprint_sha256_hex", "fingerprint_sha256_b32_first128bits"
FOREIGN = dict(pith.public_key(STRANGER))
for name, keys in (("in base64", [key(public_key_hex=DROP, public_key_b64=BASE64)]), ("in both", [key(public_key_b64=BASE64)]),
                   ("without fingerprints", [key(**{FINGERPRINT: DROP, BASE32: DROP})]), ("without constants", [key(algorithm=DROP, format=DROP)]),
                   ("twice", [key(), key()]), ("two", [key(), pith.public_key(OTHER)]), ("none", [])):
    accepted("public key " + name, bundle({"/public_keys": keys}))
for name, members, verdict in (
        ("differs", {"public_key_hex": STRANGER.public.hex()}, "unknown_key"), ("of no hex", {"public_key_hex": "no"}, "unknown_key"),
        ("in base64 differs", {"public_key_b64": base64.b64encode(OTHER.public).decode()}, "unknown_key"),
        ("in base64 without its end", {"public_key_b64": BASE64[:-1] + "A"}, "unknown_key"),
        ("fingerprint differs", {FINGERPRINT: STRANGER.fingerprint}, "unknown_key"), ("fingerprint of no form", {FINGERPRINT: "no"}, "malformed"),
        ("fingerprint in capitals", {FINGERPRINT: KEY.fingerprint[:-1] + "A"}, "malformed"),
        ("base32 differs", {BASE32: OTHER.base32}, "unknown_key"), ("base32 short", {BASE32: KEY.base32[:25]}, "malformed"),
        ("base32 of no form", {BASE32: "1" * 26}, "malformed"), ("base32 long", {BASE32: KEY.base32 + "A"}, "malformed"),
        *(("base32 with bit %d of its end changed" % bit, {BASE32: KEY.base32[:25] + ALPHABET[ALPHABET.index(KEY.base32[25]) ^ bit]}, "unknown_key")
          for bit in (1, 2, 4)),
        ("of another algorithm", {"algorithm": "ed448"}, "unsupported"), ("of another format", {"format": "pem"}, "unsupported"),
        ("is foreign", {"key_id": "stranger-1"}, "not_checked"), ("without key_id", {"key_id": DROP}, "not_checked"),
        ("without bytes", {"public_key_hex": DROP}, "not_checked")):
    check = "public_keys" if verdict != "unsupported" else None
    at = "/public_keys/%%d/%s" % next(iter(members)) if DROP not in members.values() else None
    refused("public key " + name, bundle({"/public_keys": [key(**members)]}), verdict, check, at and (at % 0, "/public_keys/0"))
    refused("second public key " + name, bundle({"/public_keys": [key(), key(**members)]}), verdict, check, at and (at % 1, "/public_keys/1"))
refused("foreign public key behind one", bundle({"/public_keys": [key(), FOREIGN]}), "not_checked", "public_keys", ("/public_keys/1/key_id", "/public_keys/1"))
refused("foreign public key of another algorithm", bundle({"/public_keys": [dict(FOREIGN, algorithm="x")]}), "unsupported")

rule("4.8")
LISTS = {"claims": ("count", "items"), "references": ("count", "sample"), "author_claims": ("count", None), "formal_canon": ("evidence_count", None)}
for name, (count, items) in LISTS.items():
    at = "/graph_snapshot/" + name
    for where, make, prefix in (("record", number_record, ""), ("event", lambda changes: in_bundle(snapshot({"/payload" + k: v for k, v in changes.items()})), "/events/1/payload")):
        refused("empty %s of another digest, %s" % (name, where), make({at + "/snapshot_sha256": WRONG}), "altered", "snapshots", prefix + at + "/snapshot_sha256")
        accepted("%s that are not empty, %s" % (name, where), make({at + "/" + count: 1, at + "/snapshot_sha256": WRONG}))
        if items:
            refused("empty %s with %s, %s" % (name, items, where), make({at + "/" + items: [1]}), "altered", "snapshots",
                    tuple(prefix + at + "/" + step for step in (items, items + "/0", count)))
            accepted("%s with %s, %s" % (name, items, where), make({at + "/" + items: [{"a": 1}], at + "/" + count: 1}))
refused("empty list, its digest of no form", number_record({"/graph_snapshot/claims/snapshot_sha256": "no"}), "altered", "snapshots")
refused("second list's digest ends otherwise", number_record({"/graph_snapshot/formal_canon/snapshot_sha256": pith.EMPTY[:-1] + "g"}), "altered", "snapshots")

rule("4.9")
ODD_TITLE = "aAzZ [@`{\x7f\x7e] of Z"
ODD = pith.record(title_canon_sha256=pith.sha(ODD_TITLE))
BOTH = ("/paper/title", "/graph_snapshot/paper/title")
accepted("title of each neighbour of a letter", number_record({path: ODD_TITLE for path in BOTH}, ODD))
for path in BOTH:
    accepted("capitals in " + path, number_record({path: TITLE.upper()}))
    for name, title, verdict in (("another", TITLE + "!", "altered"), ("letter beyond z", TITLE.replace("e", "{"), "altered"),
                                 ("letter before A", TITLE.replace("V", "@"), "altered"), ("empty", "", "altered"), ("two spaces", TITLE.replace(" ", "  "), "altered"),
                                 ("Poincar\u00e9", "Poincar\u00e9", "not_checked"), ("first beyond ASCII", TITLE + "\u0080", "not_checked")):
        refused("title %s in %s" % (name, path), number_record({path: title}), verdict, "title", path)
refused("title of 641 bytes", number_record({"/paper/title": "x" * 641}), "too_large", "title", "/paper/title")
refused("title of 640 bytes", number_record({"/paper/title": "x" * 640}), "altered", "title", "/paper/title")
refused("title beyond ASCII, signed", bundle(events=[A, snapshot({"/payload/graph_snapshot/paper/title": "Poincar\u00e9"})]), "not_checked", "title")
refused("title beyond ASCII, lone state", state(events=[A, snapshot({"/payload/graph_snapshot/paper/title": "Poincar\u00e9"})]), "not_checked", "title")
refused("title beyond ASCII behind an event", number_record({"/events": [A], "/paper/title": "Poincar\u00e9"}), "not_checked", "title", "/paper/title")
for path, value in (("id", "2401.01235"), ("id", "2401.012345"), ("kind", "arxix"), ("version", 3), ("version", 0), ("version", 20), ("version", 4294967298)):
    refused("source of %s %s" % (path, value), number_record({"/source/" + path: value}), "altered", "source", None)
    refused("snapshot's source of %s %s" % (path, value), number_record({"/graph_snapshot/source/" + path: value}), "altered", "source", None)

# A check is reported only if it compared a value.
rule("4.10")
for name, document, checks in (("envelope", pith.envelope(RECORD, KEY), "syntax kind record record_digest receipt policy"),
        ("record with nothing to compare", pith.without(number_record(), "aliases", "source", "paper", "graph_snapshot", "events", "short_pith_number"),
         "syntax kind record record_digest pith_number receipt policy")):
    case("checks of an " + name, document, "genuine", record=RECORD, checks=sorted(checks.split()))
NOTHING = number_record({"/aliases": ISBN, "/graph_snapshot": {}, "/paper": {}})
case("checks of unknown aliases and no title", NOTHING, "genuine", record=RECORD, without_checks=["aliases", "title", "snapshots"])
