# SPDX-License-Identifier: MIT
"""audit-rules 2.6, a member of another type than in the five real documents, at every depth; and
2.7."""

import json

import pith
from documents import A, B, BUCKETS, KEY, RECORD, accepted, bundle, event, in_bundle, number_record, put, refused, rule, snapshot, state

TEXT, LIST, OBJECT, COUNT, TEXT_OR_NULL = "text", "list", "object", "count", "text or null"
WRONG = {TEXT: (None, 1, ["x"], {}), LIST: (None, "x", {"0": 1}), OBJECT: (None, "x", ["x"]), COUNT: (None, "1", True, 1.5, -1, [1]),
         TEXT_OR_NULL: (1, False, [], {})}
NAMES = {"null": "null", '"x"': TEXT, '"1"': TEXT, "1": "number", "1.5": "fraction", "-1": "negative", "true": "true", "false": "false"}
# the fault may be at the whole object
CLOSED = ("source", "receipt", "signer", "signature", "bundle_signature")
MARKS = ("record_type", "schema_version", "bundle_type", "bundle_version", "state_type", "state_version", "pith_number",
         "short_pith_number", "canonical_sha256", "canonical_record", "receipt")

GRAPH = {"": OBJECT, "/claims": OBJECT, "/claims/count": COUNT, "/claims/items": LIST, "/claims/snapshot_sha256": TEXT,
         "/author_claims": OBJECT, "/author_claims/count": COUNT, "/references": OBJECT, "/references/count": COUNT, "/references/sample": LIST,
         "/formal_canon": OBJECT, "/formal_canon/evidence_count": COUNT, "/formal_canon/snapshot_sha256": TEXT, "/paper": OBJECT,
         "/paper/title": TEXT, "/source": OBJECT, "/source/id": TEXT, "/source/kind": TEXT, "/source/version": COUNT, "/verdict": OBJECT,
         "/verdict/id": TEXT_OR_NULL, "/verdict/created_at": TEXT_OR_NULL, "/verdict/pipeline_version": TEXT_OR_NULL}
CREATED = {"": OBJECT, "/canonical_record": OBJECT, "/receipt": OBJECT, "/canonical_sha256": TEXT, "/source_id": TEXT, "/source_kind": TEXT,
           "/source_version": COUNT, "/attestation_state": TEXT, "/receipt/key_id": TEXT, "/receipt/signed_at": TEXT}
SIGNER = {"": OBJECT, "/key_id": TEXT, "/signer_id": TEXT, "/signer_type": TEXT, "/public_key_fingerprint": TEXT}
SIGNATURE = {"": OBJECT, **{"/" + name: TEXT for name in A["signature"]}}


def under(prefix, places):
    return {prefix + path: wanted for path, wanted in places.items()}


RECORDS = {"/source": OBJECT, "/source/version": COUNT, "/source/id": TEXT, "/paper": OBJECT, "/paper/title": TEXT, "/aliases": LIST,
           "/aliases/0": OBJECT, "/aliases/0/alias_kind": TEXT, "/aliases/0/alias_value": TEXT, "/links": OBJECT, "/created_at": TEXT,
           "/events": LIST, "/events/0": OBJECT, "/pith_number": TEXT, "/short_pith_number": TEXT, "/canonical_sha256": TEXT,
           "/record_type": TEXT, "/schema_version": TEXT, **under("/graph_snapshot", GRAPH),
           **under("/receipt", {"/" + name: TEXT for name in A["payload"]["receipt"]})}
EVENT = {"/event_id": TEXT, "/content_sha256": TEXT, "/created_at": TEXT, "/schema_version": TEXT, "/subject_pith_number": TEXT,
         "/target": TEXT, "/event_type": TEXT, **under("/payload", CREATED), **under("/signer", SIGNER), **under("/signature", SIGNATURE)}
STATE = {"/applied_event_ids": LIST, "/applied_event_ids/0": TEXT, "/equivocations": LIST, "/invalid_events": LIST, "/pith_number": TEXT,
         "/state_type": TEXT, "/state_version": TEXT, "/merge_version": TEXT, "/state_sha256": TEXT, "/current": OBJECT,
         "/current/graph_snapshots": LIST, "/current/graph_snapshots/0": OBJECT, "/current/source_aliases": LIST,
         "/current/source_aliases/0": OBJECT, "/current/source_aliases/0/alias_kind": TEXT, "/current/canonical_record": OBJECT,
         **{"/%s_count" % name: COUNT for name in ("event", "valid_event", "invalid_event", "equivocation")},
         **{"/current/" + name: LIST for name in BUCKETS}, "/current/record_created": OBJECT,
         **{"/current/record_created/" + name: TEXT for name in ("event_id", "target", "created_at")},
         **under("/current/record_created/signer", SIGNER)}
BUNDLE = {"/links": OBJECT, "/links/resolver": TEXT, "/mirror_hints": LIST, "/public_keys": LIST, "/public_keys/0": OBJECT, "/built_at": TEXT,
          **{"/public_keys/0/" + name: TEXT for name in pith.public_key(KEY)}, "/timestamp_proofs": LIST, "/merge_version": TEXT,
          "/bundle_type": TEXT, "/events": LIST, "/events/0": OBJECT, "/state": OBJECT, "/source_aliases": LIST, "/source": OBJECT,
          **under("/bundle_signature", SIGNATURE), "/bundle_signature/bundle_sha256": TEXT}

EVENT_SEALS = ("/event_id", "/content_sha256", "/signature")


def changed_event(path, value):
    return put(A, path, value) if path.startswith(EVENT_SEALS) else event({path: value})


def changed_state(path, value):
    return put(state(), path, value) if path == "/state_sha256" else state({path: value})


def changed_bundle(path, value):
    return put(bundle(), path, value) if path.startswith("/bundle_signature") else bundle({path: value})


WITH_EVENT = number_record({"/events": [A]})
rule("2.6")
for where, places, make in (("record", RECORDS, lambda path, value: put(number_record() if "receipt" in path else WITH_EVENT, path, value)), ("event", EVENT, changed_event),
                            ("state", STATE, changed_state), ("bundle", BUNDLE, changed_bundle),
                            ("snapshot", under("/payload", {"": OBJECT, "/verdict_id": TEXT_OR_NULL, **under("/graph_snapshot", GRAPH)}),
                             lambda path, value: in_bundle(snapshot({path: value})))):
    for index, (path, wanted) in enumerate(places.items()):
        choices = WRONG[wanted] if wanted == COUNT else [WRONG[wanted][(index + i) % len(WRONG[wanted])] for i in (0, 1)]
        for value in choices:
            what = LIST if isinstance(value, list) else OBJECT if isinstance(value, dict) else NAMES[json.dumps(value)]
            steps = path.split("/")[1:]
            looked_at = where != "snapshot" and (steps[0] in MARKS or (where == "event" and "receipt" in path or steps[-1:][0] in MARKS[-3:]
                                                 and "graph" not in path) or "current/canonical_record" in path)
            one = "unsupported" if looked_at or path == "/event_type" else None
            at = path if where != "snapshot" else "/events/1" + path
            above = at[:at.rindex("/")]
            at = (at, above) if above[above.rfind("/") + 1:] in CLOSED else at
            refused("%s in place of %s's %s" % (what, where, path), make(path, value), "unsupported", at=at, one=one)
for name in ("id", "created_at", "pipeline_version"):
    accepted("verdict with a text as " + name, number_record({"/graph_snapshot/verdict/" + name: "x"}))
accepted("verdict_id with a text", in_bundle(snapshot({"/payload/verdict_id": "x"})))
for path in ("/aliases/0/created_at", "/agent_actions", "/graph_snapshot/verdict/model_set", "/graph_snapshot/builder_version"):
    for what, value in (("number", 1.5), ("list", [{}])):
        accepted("%s in an unread %s" % (what, path), number_record({path: value}))
for what, value in (("text", "x"), ("number", 1), ("null", None), ("list", [])):
    refused(what + " as an alias", number_record({"/aliases/1": value}), "unsupported", at="/aliases/1")
    refused(what + " as an event", number_record({"/events": [A, value]}), "unsupported", at="/events/1")
    refused(what + " as a cross category", pith.envelope(pith.record(cross_cats_sorted=["cs.AR", value]), KEY) if what != "text" else
            pith.envelope(pith.record(cross_cats_sorted=[[value]]), KEY), "unsupported", "record")
