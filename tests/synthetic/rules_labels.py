# SPDX-License-Identifier: MIT
"""audit-rules 5: the label of each value of a genuine document."""

import pith
from documents import A, B, KEY, RECORD, bundle, case, event, number_record, rule, state

SIGNED, BOUND, HASHED, OPEN = "authenticated", "bound", "hash_only", "unauthenticated"
TRUSTED = "authenticated or bound"  # both reasons apply


def under(prefix, labels):
    return {prefix + path: label for path, label in labels.items()}


def receipt(rest):
    """`rest`: the label of the bytes that no check reads."""
    constants = "algorithm canonical_sha256 key_id kind public_key_fingerprint receipt_version signature_b64 signature_status signed_message"
    return {**{"/" + name: BOUND for name in constants.split()},
            **{"/" + name: rest for name in ("signed_at", "builder_version", "first_computed_at", "last_reissued_at")}}


RECORD_LABELS = {"/" + name: SIGNED for name in (
    "source/id", "source/version", "metadata/license", "metadata/cross_cats_sorted/1", "metadata/title_canon_sha256", "schema_version")}
SIGNATURE = {**{"/" + name: BOUND for name in A["signature"]}, "/signed_at": OPEN}


def created(rest):
    return {**under("/canonical_record", RECORD_LABELS), **under("/receipt", receipt(rest)), "/canonical_sha256": BOUND, "/source_id": BOUND,
            "/source_kind": BOUND, "/source_version": BOUND, "/attestation_state": rest}


def graph(rest):
    return {"/paper/title": BOUND, "/source/id": BOUND, "/source/kind": BOUND, "/source/version": BOUND,
            **{"/" + name: rest for name in ("paper/headline", "claims/count", "claims/items", "claims/snapshot_sha256", "verdict/id",
                                             "verdict/model_set", "formal_canon/evidence_count")}}


def aliases(rest):
    return {"/0/alias_kind": BOUND, "/0/alias_value": BOUND, "/5/alias_value": BOUND, "/5/created_at": rest}


def trusted(labels):
    """Returns the labels under a signature: a bound value is authenticated too."""
    return {path: TRUSTED if label == BOUND else label for path, label in labels.items()}


EVENT = {"/content_sha256": BOUND, "/event_id": BOUND, "/created_at": SIGNED, "/prev_event": SIGNED, "/supersedes": SIGNED,
         "/signer/signer_id": SIGNED, **under("/signature", SIGNATURE), "/subject_pith_number": TRUSTED, "/target": TRUSTED}
CREATED_EVENT = {**EVENT, **under("/payload", trusted(created(SIGNED)))}
STATE = {"/current/canonical_record/source/id": SIGNED, **under("/current/record_created/payload", created(HASHED)),
         **under("/current/graph_snapshots/0/payload/graph_snapshot", graph(HASHED)), "/current/graph_snapshots/0/payload/verdict_id": HASHED,
         **under("/current/source_aliases", aliases(HASHED)),
         **{"/current/%s/%s" % (where, name): HASHED for where in ("record_created", "graph_snapshots/0")
            for name in ("event_id", "target", "created_at", "signer/key_id", "signer/signer_id", "signer/signer_type")},
         **{"/" + name: BOUND for name in ("pith_number", "state_type", "state_version", "merge_version")},
         **{"/" + name: HASHED for name in ("event_count", "valid_event_count", "invalid_event_count", "equivocation_count", "equivocations",
                                            "invalid_events", "applied_event_ids/0", "current/corrections", "current/mirror_hints")},
         "/state_sha256": OPEN}
ISBN = [{"alias_kind": "isbn", "alias_value": "1"}]
FREE = number_record({"/aliases": ISBN + pith.aliases(RECORD), "/events": [A], "/agent_actions": {"a": [1]}})

rule("5")
case("labels of a record", FREE, "genuine", record=RECORD, labels={
    **under("/canonical_record", RECORD_LABELS), **under("/receipt", receipt(OPEN)), **under("/graph_snapshot", graph(OPEN)), **under("/events/0", CREATED_EVENT),
    **{"/" + name: BOUND for name in ("record_type", "schema_version", "pith_number", "short_pith_number", "canonical_sha256", "source/id",
                                      "source/kind", "source/version", "paper/title", "aliases/1/alias_kind", "aliases/1/alias_value")},
    **{"/" + name: OPEN for name in ("aliases/0/alias_kind", "aliases/0/alias_value", "aliases/1/created_at", "links/html", "created_at",
                                     "paper/cross_cats/0", "agent_actions/a/0")}})
case("labels of a state", state(), "genuine", record=RECORD, labels=STATE)
case("labels of an event", event(), "genuine", record=RECORD, labels=CREATED_EVENT)
in_state = {path: SIGNED if label in (HASHED, OPEN) else label for path, label in trusted(STATE).items()}
case("labels of a bundle", bundle({"/authors": ["x"], "/source_aliases": pith.aliases(RECORD) + ISBN},
                                  state={"/current/source_aliases": pith.aliases(RECORD) + ISBN}), "genuine", record=RECORD, labels={
    **under("/state", in_state), **under("/events/0", trusted(CREATED_EVENT)), "/events/0/signature/signed_at": SIGNED,
    **under("/bundle_signature", SIGNATURE), "/bundle_signature/bundle_sha256": BOUND, "/built_at": SIGNED, "/authors/0": SIGNED,
    "/timestamp_proofs": SIGNED, "/mirror_hints": SIGNED, "/source_aliases/6/alias_value": SIGNED, "/public_keys/0/key_id": TRUSTED,
    "/links/resolver": TRUSTED, "/pith_number": TRUSTED, "/canonical_sha256": TRUSTED, "/bundle_type": TRUSTED})
