# SPDX-License-Identifier: MIT
"""Records and receipts of an unknown shape, and signed bytes of one type instead of another."""

import pith
from documents import ANY, DROP, KEY, put, rule
from onepass import DOCUMENTS, one


def unsupported():
    rule("2.4")
    rec = pith.record()
    made = pith.number_record(rec, KEY)
    envelope = pith.envelope(rec, KEY)
    for name, value in (("kind", "pith_event"), ("algorithm", "ed25519ph"), ("algorithm", "Ed25519"),
                        ("algorithm", "none"), ("algorithm", ""), ("signed_message", "bundle_sha256_bytes"),
                        ("signed_message", "open_graph_event_sha256_bytes"), ("signature_status", "revoked"),
                        ("receipt_version", "0.4"), ("receipt_version", "0.30")):
        one("unsupported-%s-%s" % (name, value or "empty"), put(envelope, ["receipt", name], value), "unsupported")
    for name in ("kind", "algorithm", "signed_message", "key_id", "canonical_sha256", "signature_b64"):
        one("unsupported-without-" + name, put(envelope, ["receipt", name], DROP), "unsupported")
        for what, value in (("null", None), ("number", 1), ("array", ["x"]), ("object", {})):
            one("unsupported-%s-%s" % (name, what), put(envelope, ["receipt", name], value), "unsupported")
    for where in ([], ["metadata"], ["source"]):
        for what, value in (("string", "x"), ("number", 1), ("null", None), ("array", []), ("object", {})):
            extra = put(rec, where + ["extra"], value)
            one("unsupported-extra-%s-in-%s" % (what, "-".join(["record"] + where)), pith.envelope(extra, KEY), "unsupported")
    one("unsupported-extra-in-receipt", put(envelope, ["receipt", "extra"], "x"), "unsupported")
    one("unsupported-empty-key", put(envelope, ["receipt", ""], "x"), "unsupported")
    for where, inner in (([], rec), (["metadata"], rec["metadata"]), (["source"], rec["source"])):
        for name in inner:
            path = where + [name]
            if path != ["metadata", "submitted_at"] and path != ["metadata"]:
                less = put(rec, path, DROP)
                one("unsupported-record-without-" + "-".join(path), pith.envelope(less, KEY), "unsupported")
            for what, value in (("null", None), ("list", []), ("object", {}), ("true", True), ("list-of-list", [[]]), ("list-of-number", [1])):
                if path in (["metadata"], ["metadata", "submitted_at"]) or (name, what) == ("cross_cats_sorted", "list"):
                    continue
                one("unsupported-record-%s-%s" % ("-".join(path), what), pith.envelope(put(rec, path, value), KEY),
                     "unsupported")
    one("unsupported-record-version-string", pith.envelope(pith.record(version="2"), KEY), "unsupported")
    one("unsupported-record-schema-2.0", pith.envelope(put(rec, ["schema_version"], "2.0"), KEY), "unsupported")
    # The receipt's members have the right names in the wrong object.
    one("unsupported-record-as-receipt", {"canonical_record": rec, "receipt": rec}, "unsupported")
    one("unsupported-receipt-as-record", {"canonical_record": pith.receipt(rec, KEY), "receipt": pith.receipt(rec, KEY)}, "unsupported")
    for name in ("canonical_record", "receipt"):
        for what, value in (("null", None), ("string", "x"), ("array", [made[name]]), ("number", 0)):
            one("unsupported-%s-%s" % (name, what), put(made, [name], value), "unsupported")
    one("unsupported-empty-record", put(made, ["canonical_record"], {}), "unsupported")
    one("unsupported-empty-receipt", put(made, ["receipt"], {}), "unsupported")
    for name in ("canonical_sha256", "pith_number", "short_pith_number", "schema_version", "record_type"):
        for what, value in (("null", None), ("number", 0), ("object", {}), ("array", [])):
            one("unsupported-root-%s-%s" % (name, what), put(made, [name], value), "unsupported")
    one("unsupported-schema-2.0", put(made, ["schema_version"], "2.0"), "unsupported")
    one("unsupported-record-type", put(made, ["record_type"], "pith_letter"), "unsupported")
    bundle = pith.bundle(rec, KEY)
    one("incomplete-without-schema-version", put(made, ["schema_version"], DROP), "incomplete", audit=ANY)
    one("unsupported-two-kinds", {**made, "bundle_type": "pith_open_graph_bundle", "bundle_version": "1.0"}, "unsupported")
    one("unsupported-event-and-record", {**made, "event_type": "record_created"}, "unsupported")
    one("unsupported-bundle-version", put(bundle, ["bundle_version"], "2.0"), "unsupported")
    state = DOCUMENTS["state"](rec, KEY)
    one("unsupported-state-version", put(state, ["state_version"], "1.1"), "unsupported")


def confused_types():
    """There is no domain separation: the key signs digests of several types in the same way.
    Each document has a valid signature over the very bytes that pass for a record."""
    rec = pith.record()

    def pose(body, signed, key=KEY):
        receipt = pith.receipt(rec, key)
        receipt["canonical_sha256"] = pith.digest(body).hex()
        receipt["signature_b64"] = signed
        return {"canonical_record": body, "receipt": receipt}

    event = pith.event(rec, KEY, "graph_snapshot", "graph", {"x": 1})
    body = pith.without(event, "event_id", "content_sha256", "signature")
    one("confused-event-as-record", pose(body, event["signature"]["signature_b64"]), "unsupported", audit=ANY)
    one("confused-event-with-its-signature", {"canonical_record": body, "receipt": event["signature"]}, "unsupported", audit=ANY)
    small = pith.sealed_bundle({"bundle_type": "pith_open_graph_bundle", "bundle_version": "1.0", "pith_number": pith.number(rec), "events": []}, KEY)
    body = pith.without(small, "bundle_signature")
    one("confused-bundle-as-record", pose(body, small["bundle_signature"]["signature_b64"]), "unsupported", audit=ANY)
    receipt_signed = pith.receipt(pith.receipt(rec, KEY), KEY)
    one("confused-receipt-as-record", {"canonical_record": pith.receipt(rec, KEY), "receipt": receipt_signed}, "unsupported", audit=ANY)
    # An event whose body contains a whole record beside its own members.
    both = {**body, **rec}
    one("confused-bundle-and-record", pose(both, KEY.sign(pith.digest(both))), "unsupported", audit=ANY)



for group in (unsupported, confused_types):
    group()
