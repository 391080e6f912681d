# SPDX-License-Identifier: MIT
"""Names and values to insert into trees: those of all these documents, and unusual ones."""

import functools

import bases
import seal
import trees
from trees import Obj, Raw

LITERALS = [Raw(t) for t in ("null", "true", "false", "0", "1", "2", "-1", "7", "3", "1.5", "1e0", "2.0", "-0",
                             "0.0", "10000000000", "999999999", "1000000000", "-0.0", "1E2")]
WORDS = ("", "x", "record", "graph", "arxiv", "1.0", "0.3", "2.0", "ed25519", "raw", "signed_v1", "pith_registry",
         "graph_snapshot", "record_created", "author_note", "pith_number_record", "pith_open_graph_bundle",
         "pith_open_graph_state", "pith-open-graph-merge-v1", "canonical_sha256_bytes", "null", "stranger",
         "pith-v1-2026-05", "8d4b5ee74e4693bcd1df2446408b0d54", "0" * 64, "sha256:" + "0" * 64, "\u00e9", "\U0001f600")
NEW_NAMES = ("zoo", "aaa", "z" * 40, "", "canonical_record ", "Receipt", "\u00e9t\u00e9", "~", "manifest_type")


@functools.lru_cache(maxsize=None)
def pool():
    """Returns every name of these documents with its values, and the names in the tables."""
    found, few = {}, set()
    maker = bases.Maker(None)
    made = [trees.of(maker.document(kind)) for kind in ("record", "bundle", "state", "event")]
    made += [trees.of(maker.event("graph_snapshot")), bases.real(bases.REAL[0]), bases.real(bases.REAL[2])]
    for i, root in enumerate(made):
        for holder in seal.objects(root):
            for name, value in holder:
                if len(trees.plain(value)) < 2500:
                    found.setdefault(name, []).append(value)
                    few.update([name] if i < 5 else [])
    record = Obj([["canonical_record", found["canonical_record"][0]]])
    # whole objects are too large
    found["current"], found["state"] = [record, Obj()], [Obj([["current", record]]), Obj()]
    found["prev_event"] += ["null", "null", "null", Obj(), [], Raw("false")]
    found["supersedes"] += ["[]", Raw("null"), Obj(), [""]]
    return found, sorted(found), sorted(few)


def some_value(rng, name=None):
    values, names, _ = pool()
    chance = rng.random()
    if name in values and chance < 0.4:
        return trees.copy(rng.choice(values[name]))
    if chance < 0.65:
        return trees.copy(rng.choice(values[rng.choice(names)]))
    return rng.choice((rng.choice(LITERALS), rng.choice(WORDS), Obj(), [], [rng.choice(WORDS)],
                       Obj([[rng.choice(WORDS), rng.choice(LITERALS)]])))


PAYLOADS = ("canonical_record", "receipt", "canonical_sha256", "source_id", "source_kind", "source_version",
            "attestation_state", "graph_snapshot", "verdict_id")
ROOTS = ("record_type", "bundle_type", "state_type", "event_type", "schema_version", "canonical_record", "receipt",
         "canonical_sha256", "payload", "state", "current", "events")


def some_name(rng, near=()):
    """Chooses a name. `near`: the names beside it. In a payload, names of the other payload are
    more likely; at a root, names of other kinds."""
    chance = rng.random()
    if chance < 0.5 and any(name in ("graph_snapshot", "attestation_state", "source_id") for name in near):
        return rng.choice(PAYLOADS)
    if chance < 0.3 and any(name in ("receipt", "record_type", "bundle_type", "state_type", "event_type") for name in near):
        return rng.choice(ROOTS)
    return rng.choice(NEW_NAMES if chance < 0.15 else pool()[1] if chance < 0.3 else pool()[2])
