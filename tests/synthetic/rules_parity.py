# SPDX-License-Identifier: MIT
"""audit-rules 3: both verifications read the same places, and give the same verdicts."""

import pith
from documents import (A, B, ANY, KEY, OTHER, OTHER_RECORD, RECORD, STRANGER, WRONG, accepted, bundle, case, changed, event, number_record,
                       put, refused, rule, snapshot, state)

ENVELOPE = pith.envelope(RECORD, KEY)
FORGED = KEY.sign(b"\0" * 32)
PAYLOAD = {"canonical_record": RECORD, "canonical_sha256": pith.digest(RECORD).hex(), "receipt": A["payload"]["receipt"]}
note = pith.event(RECORD, KEY, "note", "paper", PAYLOAD)


rule("3")
for name, path, value, verdict, check in (("record digest", "/canonical_sha256", WRONG, "altered", "record_digest"),
        ("record digest of no form", "/canonical_sha256", "no", "malformed", "record_digest"),
        ("number of another record", "/pith_number", pith.number(OTHER_RECORD), "misnamed", "pith_number"),
        ("number of no form", "/pith_number", "pith:2024", "misnamed", "pith_number"),
        ("short number of another", "/short_pith_number", "pith:AAAAAAAA", "misnamed", "short_pith_number"),
        ("short number of no form", "/short_pith_number", "AAAAAAAA", "misnamed", "short_pith_number"),
        ("receipt forged", "/receipt/signature_b64", FORGED, "forged", "receipt"),
        ("receipt of a stranger", "/receipt", pith.receipt(RECORD, STRANGER), "unknown_key", "receipt"),
        ("receipt of another digest", "/receipt/canonical_sha256", WRONG, "altered", None),
        ("receipt of no digest", "/receipt/canonical_sha256", "no", "malformed", "receipt"),
        ("receipt without a signature", "/receipt/signature_b64", "no", "malformed", "receipt"),
        ("receipt of another algorithm", "/receipt/algorithm", "Ed25519", "unsupported", "receipt"),
        ("record's title hash of no form", "/canonical_record/metadata/title_canon_sha256", "no", "malformed", "record")):
    at = None if check in (None, "receipt") or "record's" in name else path
    refused(name, number_record({path: value}), verdict, check, at, one=verdict)
case("record edited", pith.canonical(put(ENVELOPE, "/canonical_record/metadata/license", "")), "altered")
NAME = pith.number(RECORD)
for what, wrong in (("form", "pith;" + NAME[5:]), ("last character", NAME[:-1] + "1"), ("colon", NAME[:9] + ";" + NAME[10:])):
    refused("number wrong in its " + what, number_record({"/pith_number": wrong}), "misnamed", "pith_number", "/pith_number")
    refused("state's number wrong in its " + what, state({"/pith_number": wrong}), "misnamed", "pith_number", "/pith_number")
for what, wrong in (("form", "pith;" + NAME[10:18]), ("last character", "pith:" + NAME[10:17] + "1")):
    refused("short number wrong in its " + what, number_record({"/short_pith_number": wrong}), "misnamed", "short_pith_number", "/short_pith_number")

# Copies of the record at each place of the table.
KINDS = {"record": number_record({"/events": [A]}), "payload": A, "events of another type": number_record({"/events": [note]}),
         "state": state(), "bundle": bundle()}
for name, path in (("payload", "/events/0/payload"), ("events of another type", "/events/0/payload")):
    document = KINDS["record" if name == "payload" else name]
    kind = "record_created" if name == "payload" else "note"
    for what, value, verdict in (("record", {"canonical_record": OTHER_RECORD}, "ambiguous"),
                                 ("digest", {"canonical_sha256": WRONG}, "altered"), ("record of no shape", {"canonical_record": {}}, ANY),
                                 ("receipt of another key", {"receipt": pith.receipt(RECORD, OTHER)}, "ambiguous"),
                                 ("receipt of another signature", {"receipt": put(PAYLOAD["receipt"], "/signature_b64", FORGED)}, ANY),
                                 ("receipt of no shape", {"receipt": put(PAYLOAD["receipt"], "/note", "x")}, "unsupported")):
        payload = dict(A["payload"] if kind == "record_created" else PAYLOAD, **value)
        made = pith.event(RECORD, KEY, kind, "record", payload)
        # An event of another type is also not_checked for that reason.
        case("%s in %s differs" % (what, name), put(document, "/events/0", made), verdict if verdict != ANY else None,
             verdict if kind == "record_created" else ANY)
    unequal = put(PAYLOAD["receipt"], "/signed_at", "1999-01-01T00:00:00Z")
    if name == "payload":
        accepted("receipt in %s differs where nothing is signed" % name, put(document, "/events/0", event({"/payload/receipt": unequal})))
refused("events of another type with the same copies", KINDS["events of another type"], "not_checked", "other_events")
OTHER_COPY = pith.record(license="")
refused("state's record differs", state({"/current/canonical_record": OTHER_COPY}), ANY, one="ambiguous")
refused("bundle's state's record differs", bundle(state={"/current/canonical_record": OTHER_COPY}), "ambiguous", one="ambiguous")
refused("payload's record differs in a state", state(events=(event({"/payload/canonical_record": OTHER_COPY}), B)), "ambiguous", one="ambiguous")
refused("payload's record and digest differ in a bundle", bundle(events=[event({"/payload/canonical_record": OTHER_COPY}), B]), "ambiguous", one="ambiguous")
refused("record in /current of a record", dict(ENVELOPE, current={"canonical_record": OTHER_RECORD}), "unsupported", one="ambiguous")
refused("digest in /payload of a record", dict(ENVELOPE, payload={"canonical_sha256": WRONG}), "unsupported", one="altered")
refused("receipt in /payload of a record", dict(ENVELOPE, payload={"receipt": pith.receipt(RECORD, OTHER)}), "unsupported", one="ambiguous")

# One key signs raw digests of every type: no type may pass as another.
BODY = {"receipt": (RECORD, PAYLOAD["receipt"]), "event": (pith.without(A, "event_id", "content_sha256", "signature"), A["signature"]),
        "bundle": (pith.without(bundle(), "bundle_signature"), bundle()["bundle_signature"])}
for kind, (body, signature) in BODY.items():
    message, signed = pith.digest(body), signature["signature_b64"]
    if kind != "receipt":
        receipt = dict(PAYLOAD["receipt"], canonical_sha256=message.hex(), signature_b64=signed)
        case(kind + " as record", {"canonical_record": body, "receipt": receipt}, None, ANY)
    if kind != "event":
        case(kind + " as event", dict(body, content_sha256=message.hex(), event_id="sha256:" + message.hex(),
                                      signature=dict(A["signature"], signature_b64=signed)), None, ANY)
    if kind != "bundle":
        case(kind + " as bundle", dict(body, bundle_signature=dict(BODY["bundle"][1], bundle_sha256=message.hex(), signature_b64=signed)), None, ANY)
