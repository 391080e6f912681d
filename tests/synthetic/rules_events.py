# SPDX-License-Identifier: MIT
"""audit-rules 4.1 to 4.5: events, and the state derived from them."""

import pith
from documents import (A, ANY, B, BUCKETS, DROP, KEY, LATER, OTHER, OTHER_RECORD, RECORD, STRANGER, WRONG, accepted, bundle, case, event,
                       in_bundle, number_record, put, refused, rule, snapshot, state)

FORGED = KEY.sign(b"\0" * 32)
C = snapshot({"/created_at": LATER})

# ---- checks of every event
rule("4")
for name, document, verdict, check, at in (("event altered", put(A, "/created_at", LATER), "altered", None, None),
        ("event digest", put(A, "/content_sha256", WRONG), "altered", "event_digest", ("/content_sha256", "")),
        ("event digest of no form", put(A, "/content_sha256", "no"), "malformed", "event_digest", ("/content_sha256", "")),
        ("event id", put(A, "/event_id", "sha256:" + WRONG), "altered", "event_id", ("/event_id", "")),
        ("event id short", put(A, "/event_id", A["event_id"][:-1]), "malformed", "event_id", ("/event_id", "")),
        ("event id of another hash", put(A, "/event_id", "sha512:" + WRONG), "malformed", "event_id", ("/event_id", "")),
        ("event id of no hash", put(A, "/event_id", "sha256:" + "x" * 64), "malformed", "event_id", ("/event_id", "")),
        ("event id with another colon", put(A, "/event_id", A["event_id"].replace(":", ";")), "malformed", "event_id", ("/event_id", "")),
        ("event forged", put(A, "/signature/signature_b64", FORGED), "forged", "event_signature", None),
        ("event signature of no form", put(A, "/signature/signature_b64", "no"), "malformed", "event_signature", None),
        ("event signature's fingerprint of no form", put(A, "/signature/public_key_fingerprint", "no"), "malformed", "event_signature", None),
        ("event signature's fingerprint differs", put(A, "/signature/public_key_fingerprint", OTHER.fingerprint), "unknown_key", "event_signature", None),
        ("event signature of another message", put(A, "/signature/signed_message", "bundle_sha256_bytes"), "unsupported", "event_signature", None),
        ("event of a stranger", event(key=STRANGER), "unknown_key", None, None),
        ("event signer is another key", event({"/signer": pith.signer(OTHER)}), "unknown_key", "event_signer", "/signer"),
        ("event signer of another type", event({"/signer/signer_type": "author"}), "unsupported", "event_signer", None),
        ("event of another schema", number_record({"/events": [event({"/schema_version": "2.0"})]}), "unsupported", "event", "/events/0/schema_version"),
        ("bundle altered", put(bundle(), "/built_at", "2026-06-02T23:05:24Z"), "altered", "bundle_digest", None),
        ("bundle digest", put(bundle(), "/bundle_signature/bundle_sha256", WRONG), "altered", "bundle_digest", None),
        ("bundle digest of no form", put(bundle(), "/bundle_signature/bundle_sha256", "no"), "malformed", None, None),
        ("bundle forged", put(bundle(), "/bundle_signature/signature_b64", FORGED), "forged", "bundle_signature", None),
        ("bundle signature of no form", put(bundle(), "/bundle_signature/signature_b64", "no"), "malformed", "bundle_signature", "/bundle_signature"),
        ("bundle of a stranger", pith.sealed_bundle(bundle(), STRANGER), "unknown_key", "bundle_signature", None),
        ("bundle signature's fingerprint differs", put(bundle(), "/bundle_signature/public_key_fingerprint", OTHER.fingerprint),
         "unknown_key", "bundle_signature", None)):
    refused(name, document, verdict, check, at, one="unknown_key" if name == "event of a stranger" else None)
accepted("bundle by another key of the ring", bundle(key=OTHER))
accepted("event by another signer_id", event({"/signer/signer_id": "mirror.example"}))
accepted("record with an event", number_record({"/events": [A]}))
accepted("record with two events", number_record({"/events": [A, B]}))

rule("4.1")
for name, value in (("null as text", "null"), ("empty text", ""), ("object", {}), ("object with a member", {"x": 1}), ("array", []), ("false", False),
                    ("zero", 0), ("id", "sha256:" + WRONG)):
    refused("prev_event " + name, event({"/prev_event": value}), "not_checked", "supersedes", "/prev_event")
for name, value in (("object", {}), ("null", None), ("text", ""), ("false", False), ("id", ["sha256:" + WRONG]), ("null in it", [None]), ("array in it", [[]])):
    refused("supersedes " + name, event({"/supersedes": value}), "not_checked", "supersedes",
            ("/supersedes", "/supersedes/0") if isinstance(value, list) else "/supersedes")
refused("prev_event of a second event", number_record({"/events": [A, snapshot({"/prev_event": "sha256:" + WRONG})]}), "not_checked", "supersedes", "/events/1/prev_event")

rule("4.2")
A2 = event({"/created_at": LATER})
for name, events in (("event id twice", [A, B, B]), ("record_created twice", [A, A2, B]), ("snapshot twice", [A, B, C]),
                     ("event of another type", [A, B, pith.sealed(dict(B, event_type="note", target="x", payload={}), KEY)])):
    of = None if name not in ("record_created twice",) else [A, B]
    # With more events than these, summaries and order depend on unknown events and are not checked.
    refused(name + " in a record", number_record({"/events": events}), "not_checked", "other_events", 
            at=("/events/1", "/events/1/event_type", "/events/1/event_id") if name == "record_created twice" else
            ("/events/2", "/events/2/event_type", "/events/2/event_id"))
    refused(name + " in a bundle", bundle(events=events, of=of, state={"/applied_event_ids": [e["event_id"] for e in events],
                                          "/event_count": 3, "/valid_event_count": 3}), "not_checked")
refused("snapshot twice in a lone state", state(events=[A, B, C]), "not_checked", "other_events")
for bucket in BUCKETS:
    refused("lone event of type " + bucket[:-1], snapshot({"/event_type": bucket[:-1]}), "not_checked")
    refused("state with " + bucket, bundle(state={"/current/" + bucket: [1]}), "not_checked", "other_events",
            ("/state/current/" + bucket, "/state/current/%s/0" % bucket))
refused("lone state with two corrections", state({"/current/corrections": [1, 2]}), "not_checked", "other_events",
        ("/current/corrections", "/current/corrections/0"))
refused("state with an unknown bucket", bundle(state={"/current/retractions": []}), "unsupported")
refused("timestamp proofs", bundle({"/timestamp_proofs": [1]}), "not_checked", "other_events", ("/timestamp_proofs", "/timestamp_proofs/0"))
for name, value in (("invalid_event_count", 1), ("equivocation_count", 1), ("invalid_events", ["x"]), ("equivocations", ["x"])):
    refused("state with " + name, bundle(state={"/" + name: value}), "not_checked", "equivocations",
            ("/state/" + name, "/state/%s/0" % name) if isinstance(value, list) else "/state/" + name)

rule("4.3")
ALONE = event()
case("event record_created", ALONE, "genuine", record=RECORD)
case("event graph_snapshot", B, "incomplete", "refused", required="record")
refused("event without a record, and another subject's form", snapshot({"/subject_pith_number": "pith:2024"}), ANY)
for name, subject in (("of another record", pith.number(OTHER_RECORD)), ("of no form", "2401.01234"), ("short", pith.short(pith.number(RECORD))),
                      ("cut", pith.number(RECORD)[:-1])):
    refused("subject %s alone" % name, event({"/subject_pith_number": subject}), "misnamed", "event_subject", "/subject_pith_number")
    refused("subject %s in a bundle" % name, bundle(events=[A, snapshot({"/subject_pith_number": subject})]), ANY)
    refused("subject %s in a record" % name, number_record({"/events": [A, snapshot({"/subject_pith_number": subject})]}), "misnamed",
            "event_subject", "/events/1/subject_pith_number")

rule("4.4")
accepted("state", state())
accepted("bundle", bundle())
accepted("bundle with a title outside its record", bundle(events=[A, snapshot({"/payload/graph_snapshot/paper/headline": "x\n"})]))
SNAPSHOT = "/current/graph_snapshots/0"
for name, document, verdict, at in (("summary at another time, lone state", state({SNAPSHOT + "/created_at": LATER}), "altered", SNAPSHOT),
        ("summary of another signer_id, lone state", state({SNAPSHOT + "/signer/signer_id": "x"}), "altered", SNAPSHOT),
        ("summary of another id, lone state", state({SNAPSHOT + "/event_id": "sha256:" + WRONG}), ANY, None),
        ("summary id of no form", state({SNAPSHOT + "/event_id": "no"}), "malformed", SNAPSHOT + "/event_id"),
        ("summary signed by a stranger, lone state", state({SNAPSHOT + "/signer": pith.signer(STRANGER)}), ANY, None),
        ("summary of the record altered", bundle(state={"/current/record_created/payload/attestation_state": "x"}), "altered", "/state/current/record_created"),
        ("summary of a snapshot altered", bundle(state={SNAPSHOT + "/payload/graph_snapshot/paper/headline": "x"}), "altered", "/state" + SNAPSHOT),
        ("summary missing", bundle(state={"/current/graph_snapshots": []}), "altered", None),
        ("summary of no event of the bundle", bundle(state={SNAPSHOT: pith.summary(C)}), "altered", None),
        ("summary of another record_created", bundle(state={"/current/record_created": pith.summary(A2)}), "altered", "/state/current/record_created")):
    check = "state_summaries" if verdict != ANY else None
    refused(name, document, verdict, check, at)
for name, path, value, verdict, check in (("source of a snapshot", "/payload/graph_snapshot/source/id", "2401.01235", "altered", "source"),
        ("title of a snapshot", "/payload/graph_snapshot/paper/title", "Another", "altered", "title"),
        ("list of a snapshot", "/payload/graph_snapshot/claims/snapshot_sha256", WRONG, "altered", "snapshots")):
    for where, document, prefix in (("event", in_bundle(snapshot({path: value})), "/events/1"), ("lone state", state(events=(A, snapshot({path: value}))), SNAPSHOT)):
        refused("%s, %s" % (name, where), document, verdict, check, prefix + path if "source" not in path else None)
for name, path, value in (("source_id", "/payload/source_id", "2401.01235"), ("source_kind", "/payload/source_kind", "arxix"),
                          ("source_version", "/payload/source_version", 3)):
    refused("record_created of another " + name, event({path: value}), "altered", "source", path)
    refused("record_created of another %s, lone state" % name, state(events=(event({path: value}), B)), "altered", "source", "/current/record_created" + path)

rule("4.5")
IDS = [A["event_id"], B["event_id"]]
EARLY = snapshot({"/created_at": "2026-05-01T00:00:00Z"})
accepted("order of creation, snapshot earlier", bundle(events=[A, EARLY]))
accepted("record_created first, listed last", bundle(events=[B, A], of=[A, B]))
accepted("order of the events as listed", bundle(events=[B, A]))
refused("order swapped in a bundle", bundle(state={"/applied_event_ids": IDS[::-1]}), "not_checked", "state_order")
refused("order swapped in a lone state", state({"/applied_event_ids": IDS[::-1]}), "not_checked", "state_order")
for name, ids, verdict in (("another id", [IDS[0], "sha256:" + WRONG], "altered"), ("an id twice", [IDS[0], IDS[0]], "altered"), ("one id", IDS[:1], "altered"),
                           ("no ids", [], "altered"), ("three ids", IDS + IDS[1:], "altered"), ("an id of no form", ["no", IDS[1]], "malformed")):
    refused(name + " applied in a bundle", bundle(state={"/applied_event_ids": ids}), verdict, "state_order")
    refused(name + " applied in a lone state", state({"/applied_event_ids": ids}), verdict, "state_order")
for where, make, prefix in (("lone state", state, ""), ("bundle", lambda changes: bundle(state=changes), "/state")):
    for name in ("event_count", "valid_event_count"):
        for count in (0, 1, 3, 10, 999999999, 4294967298):
            refused("%s %d in a %s" % (name, count, where), make({"/" + name: count}), "altered", "state_counts", "%s/%s" % (prefix, name))
refused("state digest", put(state(), "/state_sha256", WRONG), "altered", "state_digest", ("/state_sha256", ""))
refused("state digest of no form", put(state(), "/state_sha256", "no"), "malformed", "state_digest", "/state_sha256")
refused("state digest in a bundle", pith.sealed_bundle(put(bundle(), "/state/state_sha256", WRONG), KEY), "altered", "state_digest", ("/state/state_sha256", "/state"))
refused("state's aliases differ", bundle(state={"/current/source_aliases/0/created_at": LATER}), "altered", "state_aliases", None)
refused("state's aliases fewer", bundle(state={"/current/source_aliases": pith.aliases(RECORD)[:-1]}), "altered", "state_aliases")
case("large bundle of many events", bundle(events=[A] + [snapshot({"/created_at": "2026-05-18T01:%02d:44Z" % i, "/payload/graph_snapshot/paper/headline": "\u00e9\n\"" * 8000})
                                                         for i in range(25)]), "genuine", "not_checked", "other_events", record=RECORD)
case("large bundle of one text", bundle(events=[A, snapshot({"/payload/graph_snapshot/paper/headline": "x" * 1000000})]), "genuine", record=RECORD)
