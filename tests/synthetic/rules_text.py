# SPDX-License-Identifier: MIT
"""audit-rules 1: syntax, numbers, escapes, times, limits."""

import pith
from documents import (A, B, KEY, LONG, ODD, RECORD, TITLE, accepted, bundle, case, event, in_bundle, number_record, put,
                       refused, rule, snapshot, state)

TEXT = pith.canonical(number_record()).decode()

rule("1.1")
accepted("record", number_record())
for name, text, verdict, at in (("key out of order", TEXT[:-1] + ',"aaa":1}', "unsorted", None),
        ("key twice", TEXT[:-1] + ',"source":1}', "ambiguous", None), ("key twice escaped", TEXT[:-1] + ',"sourc\\u0065":1}', "ambiguous", None),
        ("cut short", TEXT[:-1], "incomplete", None), ("object closed twice", '{"x":1}}', "malformed", 7),
        ("array closed as an object", "[1}", "malformed", 2), ("array and more", "[1]1", "malformed", 3), ("text and more", '"x"]', "malformed", 3)):
    one = {"key out of order": "genuine", "key twice": "genuine", "key twice escaped": "genuine"}.get(name, verdict)
    case(name, text, one, verdict, "syntax", at, record=RECORD if one == "genuine" else None)
for name, text in (("unknown member", '{"a":1}'), ("empty object", "{}"), ("number", "1"), ("text", '"x"'), ("true", "true"),
                   ("null", "null"), ("spaces around", " 1 "), ("array", "[1]"), ("empty array", "[]"), ("objects", "[{}]")):
    case("no record but " + name, text, "not_a_record", check="kind")
case("depth 16", number_record({"/deep": pith.verbatim("[" * 15 + "]" * 15)}), "genuine", record=RECORD)
case("depth 17", number_record({"/deep": pith.verbatim("[" * 16 + "]" * 16)}), "too_complex", check="syntax")

rule("1.2")
UNREAD = {"signed": ("/payload/graph_snapshot/size", lambda changes: in_bundle(snapshot(changes))),
          "unsigned": ("/agent_actions", number_record), "lone state": ("/current/graph_snapshots/0/payload/graph_snapshot/size", None)}
for where, (path, make) in UNREAD.items():
    for number in ("0", "-7", "123456789012345678901", "1.0", "1e0", "1E+2", "-0.0", "1e400", "-0"):
        name, value = "number %s %s" % (number, where), pith.verbatim(number)
        if make is None:
            # The summary's event has the same number, so only STATE_DIGEST differs.
            document = state(events=(A, snapshot({"/payload/graph_snapshot/size": value})))
        else:
            document = make({path: value})
        if number == "-0":
            case(name, document, "genuine", "malformed", "syntax", {"signed": "/events/1" + path}.get(where, path), record=RECORD)
        elif make is None and any(c in number for c in ".eE"):
            refused(name, document, "not_checked", "state_digest", record=RECORD)
        else:
            accepted(name, document, record=RECORD)
for path, value in (("/canonical_record/source/version", "-0"), ("/source/version", "-0"), ("/graph_snapshot/claims/count", "-0")):
    refused("number -0 at " + path, number_record({path: pith.verbatim(value)}), "malformed", one="malformed" if "record" in path else "genuine",
            at=None if "record" in path else (path, "/source") if "source" in path else path)
for version in (9, 10, 90, 123456789, 987654321):
    accepted("version %d" % version, number_record(record=pith.record(version=version)))

rule("1.3")
for kind, make in (("record", number_record), ("bundle", bundle), ("event", event)):
    accepted("key id that JSON escapes, " + kind, make(key=ODD))
ODD_ID = pith.record(id='2401"\\/\t\u00e9\U0001f600')
accepted("aliases that JSON escapes", number_record(record=ODD_ID))
refused("alias that JSON escapes, another", number_record({"/aliases/0/alias_value": ODD_ID["source"]["id"][:-1]}, ODD_ID), "altered",
        "aliases", "/aliases/0/alias_value")
refused("key id with an escape as its text", put(number_record(key=ODD), "/receipt/key_id", 'odd\\"key'), "unknown_key", "receipt")
for name, old, new in (("key", '"aliases":', '"\\u0061liases":'), ("constant", '"record_type":"pith_', '"record_type":"\\u0070ith_'),
                       ("alias kind", '"alias_kind":"doi"', '"alias_kind":"d\\u006fi"'), ("number", '"pith:2024', '"pith\\u003a2024'),
                       ("digest", '"canonical_sha256":"', '"canonical_sha256":"\\u00%02x' % ord(pith.digest(RECORD).hex()[0]))):
    text = TEXT.replace(old, new)
    case("escaped " + name, text if name != "digest" else text.replace(new + pith.digest(RECORD).hex()[0], new), "genuine", record=RECORD)

# The form of a time and its calendar. Python's datetime has no 30 February, no 24:00 and no second
# 60.
rule("1.4")
BAD = ("2026-00-18T00:30:44Z", "2026-13-18T00:30:44Z", "2026-05-00T00:30:44Z", "2026-05-32T00:30:44Z", "2026-02-30T00:30:44Z",
       "2025-02-29T00:30:44Z", "2100-02-29T00:30:44Z", "2026-04-31T00:30:44Z", "2026-05-18T24:00:00Z", "2026-05-18T00:60:44Z",
       "2026-05-18T00:30:60Z", "2026-05-18 00:30:44Z", "2026-05-18T00:30:44", "202a-05-18T00:30:44Z", "2026-05-18T00:30:4/Z",
       "2026-05-18T00:30:4:Z", "2026-05-18T00:30:44.5Z", "2026-05-18T00:30:44+00:00", "yesterday", "")
GOOD = ("1970-01-01T00:00:01Z", "2105-12-31T23:59:59Z", "2024-02-29T12:34:56Z", "2025-01-31T00:00:00Z", "2000-02-29T00:59:59Z")
OUTSIDE = ("1969-12-31T23:59:59Z", "2106-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z")


def summary_at(time):
    return state(events=(A, snapshot({"/created_at": time})))


PLACES = {"event": (lambda time: event({"/created_at": time}), "/created_at"), "bundle": (lambda time: bundle({"/built_at": time}), "/built_at"),
          "summary": (summary_at, "/current/graph_snapshots/0/created_at"),
          "record": (lambda time: pith.envelope(pith.record(submitted_at=time), KEY), "/canonical_record/metadata/submitted_at")}
for where, (make, at) in PLACES.items():
    check, more = ("record", {}) if where == "record" else ("time", {})
    for times, verdict in ((BAD, "malformed"), (OUTSIDE, "unsupported"), (GOOD, "genuine")):
        for time in times if where != "summary" else times[4:8] or times:
            if verdict == "genuine":
                accepted("%s at %s" % (where, time), make(time))
            else:
                refused("%s at %s" % (where, time or "no time"), make(time), verdict, check, None if where == "record" else at, **more)
for path, value in (("/aliases/0/created_at", "2026-05-17T23:57:11.251883+00:00"), ("/created_at", "yesterday"), ("/receipt/signed_at", "2026")):
    accepted("time unread at " + path, number_record({path: value}))

rule("1.5")
FREE = 640 - len(pith.canonical(pith.receipt(RECORD, KEY)))
NOTE = pith.receipt(RECORD, KEY)["signed_at"]
for size, verdict in ((FREE, "genuine"), (FREE + 1, "too_large")):
    case("receipt of %d bytes" % (640 + size - FREE), put(pith.envelope(RECORD, KEY), "/receipt/signed_at", NOTE + "x" * size), verdict,
         check=None if verdict == "genuine" else "receipt", record=RECORD if verdict == "genuine" else None)
for path, check in (("/canonical_record/metadata/license", "record"), ("/receipt/signed_at", "receipt"), ("/source/id", "source"),
                    ("/aliases/0/alias_value", "aliases")):
    refused("too large " + path, number_record({path: LONG}), "too_large", check)
for name, document, check in (("event signature", put(A, "/signature/signed_at", LONG), "event_signature"),
                              ("event signer", event({"/signer/signer_id": LONG}), "event_signer"),
                              ("bundle signature", put(bundle(), "/bundle_signature/signed_at", LONG), "bundle_signature")):
    refused("too large " + name, document, "too_large", check)
accepted("long unread member", number_record({"/agent_actions": LONG}))
FULL = "x" * 102  # with one more character, the claim texts have 192 bytes
case("claim texts of 192 bytes", pith.event(pith.record(cross_cats_sorted=[FULL + "0"]), KEY), "genuine")
case("claim texts of 193 bytes", pith.event(pith.record(cross_cats_sorted=[FULL + "00"]), KEY), "too_large", check="record")
for name, keys in (("one key", ["k" * 200]), ("two keys", ["k" * 100, "k" * 100])):
    document = 1
    for key in keys:
        document = {key: document}
    case("path too long in " + name, dict(number_record(), **document), "genuine", "too_complex", "syntax", record=RECORD)
accepted("path of 150 bytes", dict(number_record(), **{"k" * 150: 1}))
accepted("claims of a title in capitals", number_record({"/paper/title": TITLE.upper()}))
