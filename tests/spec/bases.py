# SPDX-License-Identifier: MIT
"""Valid documents to mutate: of all kinds and many records, signed by the test key; and the real
documents of tests/records, which only the registry can sign."""

import base64
import functools
import hashlib
import pathlib

import trees
from sodium import TEST

RECORDS = pathlib.Path(__file__).resolve().parents[1] / "records"
REAL = ("bundle-1706.02379", "bundle-1802.08635", "record-1702.00953", "record-1812.11732", "state-1903.01061")
TITLE = "On {\\AE}ther and Small Devices"
TITLES = (TITLE, "", "Plain", "Poincar\u00e9 and I", "~}|{zZ@[`a", "x" * 300, "x" * 640, "x" * 641, "a\tb\"c\\")
BUCKETS = ("author_attestations", "timestamp_anchors", "storage_attestations", "citation_signatures",
           "replication_records", "corrections", "mirror_hints")
AT = "2026-05-18T00:30:44Z"
TIMES = ("1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2105-12-31T23:59:59Z", "2106-01-01T00:00:00Z",
         "2024-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2000-02-29T00:00:00Z",
         "2024-02-30T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T23:59:60Z", "2024-01-01T00:00:00.5Z",
         "2024-01-01T00:00:00+00:00", "2024-13-01T00:00:00Z", "0000-01-01T00:00:00Z", "2024-04-31T10:10:10Z", "")


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def lower(text):
    return "".join([c.lower() if c < "\x80" else c for c in text])


EMPTY = sha('{"payload":[]}')


def record(rng=None):
    """Returns (canonical_record, title). With rng, one of many records, some at or over a limit."""
    title, changes = TITLE, {}
    meta = {"license": "http://arxiv.org/l/1.0/", "primary_cat": "cs.LG", "submitted_at": "2017-06-07T21:01:15Z",
            "cross_cats_sorted": ["cs.CV"], "title_canon_sha256": None, "abstract_canon_sha256": sha("abstract")}
    source = {"id": "1706.02379", "kind": "arxiv", "version": 3}
    if rng:
        source["version"] = rng.choice([1, 2, 9, 10, 42, 999999999] + [0, 1000000000] * (rng.random() < 0.2))
        source["id"] = rng.choice(["1706.02379", "hep-lat/0305021", "x", "q\"\\\n/\u00e9"])
        meta["license"] = rng.choice(["", "CC", "http://arxiv.org/l/1.0/", "l" * 90])
        meta["primary_cat"] = rng.choice(["cs.LG", "math.NT"])
        meta["cross_cats_sorted"] = [rng.choice(["cs.CV", "stat.ML", "x"]) for _ in range(rng.randint(0, 4))]
        title = rng.choice(TITLES) if rng.random() < 0.5 else TITLE
        if rng.random() < 0.1:
            meta["license"] = "l" * rng.randint(90, 200)
        if rng.random() < 0.15:
            meta["submitted_at"] = rng.choice(TIMES)
    meta["title_canon_sha256"] = sha(lower(title))
    return {"metadata": meta, "schema_version": "1.0", "source": source}, title


class Maker:
    """Makes the parts of one record's documents."""

    def __init__(self, rng=None):
        self.record, self.title = record(rng)
        self.rng = rng
        self.digest = trees.digest(trees.of(self.record))
        self.name = base64.b32encode(self.digest).decode()[:26]
        self.number = "pith:%s:%s" % (self.record["metadata"]["submitted_at"][:4], self.name)
        self.short = "pith:" + self.name[:8]

    def chance(self, share):
        return self.rng is not None and self.rng.random() < share

    def signed(self, digest, **more):
        made = {"algorithm": "ed25519", "key_id": TEST.id, "public_key_fingerprint": TEST.fingerprint,
                "signature_b64": base64.b64encode(TEST.raw(digest)).decode(), "signature_status": "signed_v1",
                "signed_at": AT}
        return {**made, **more}

    def receipt(self):
        made = self.signed(self.digest, kind="pith_receipt", signed_message="canonical_sha256_bytes",
                           canonical_sha256=self.digest.hex(), receipt_version="0.3", builder_version="b1",
                           first_computed_at=AT, last_reissued_at=AT)
        for name in ("signature_status", "receipt_version", "public_key_fingerprint", "signed_at",
                     "first_computed_at", "last_reissued_at", "builder_version"):
            if self.chance(0.15):
                del made[name]
        return made

    def aliases(self):
        s = self.record["source"]
        values = {"arxiv": s["id"], "arxiv_version": "%sv%d" % (s["id"], s["version"]), "doi": "10.48550/arxiv." + s["id"],
                  "pith_short_8": self.name[:8], "pith_short_12": self.name[:12], "pith_short_16": self.name[:16],
                  "isbn": "7"}
        names = [k for k in values if self.chance(0.4)] or ["arxiv_version", "pith_short_8"]
        return [{"alias_kind": k, "alias_value": values[k], "created_at": AT} for k in names]

    def snapshot(self):
        lists = {name: {"count": 0, "snapshot_sha256": EMPTY} for name in ("author_claims", "claims", "references")}
        lists["author_claims"]["strong_count"] = 0
        lists["claims"]["items"], lists["references"]["sample"] = [], []
        made = {"paper": {"title": self.title}, "source": self.record["source"],
                "formal_canon": {"evidence_count": 0, "snapshot_sha256": EMPTY}, **lists,
                "verdict": {"id": None, "created_at": None, "pipeline_version": "p"}}
        if self.chance(0.2):
            made["claims"] = {"count": 2, "items": ["a", {}], "snapshot_sha256": sha("guess")}
        made["ranks"] = {"a": 0, "b": 7}  # no check reads these numbers
        return {k: v for k, v in made.items() if k in ("paper", "claims", "ranks") or not self.chance(0.5)}

    def payload(self, kind):
        s = self.record["source"]
        if kind == "record_created":
            made = {"canonical_record": self.record, "receipt": self.receipt(), "canonical_sha256": self.digest.hex(),
                    "source_id": s["id"], "source_kind": s["kind"], "source_version": s["version"],
                    "attestation_state": "computed"}
        elif kind == "graph_snapshot":
            made = {"graph_snapshot": self.snapshot(), "verdict_id": None}
        else:
            made = {"note": {"a": [1]}}
        return {k: v for k, v in made.items() if k in ("canonical_record", "receipt", "graph_snapshot")
                or not self.chance(0.2)}

    def event(self, kind="record_created", at=AT):
        body = {"created_at": at, "event_type": kind, "payload": self.payload(kind), "prev_event": None,
                "schema_version": "1.0", "subject_pith_number": self.number, "supersedes": [],
                "target": "graph" if kind == "graph_snapshot" else "record",
                "signer": {"key_id": TEST.id, "public_key_fingerprint": TEST.fingerprint, "signer_id": "s",
                           "signer_type": "pith_registry"}}
        digest = trees.digest(trees.of(body))
        body.update(content_sha256=digest.hex(), event_id="sha256:" + digest.hex(),
                    signature=self.signed(digest, signed_message="open_graph_event_sha256_bytes"))
        return body

    def events(self):
        made = [self.event(), self.event("graph_snapshot")]
        if self.chance(0.3):
            made = made[:1]
        elif self.chance(0.15):
            made.append(self.event("author_note" if self.chance(0.5) else "graph_snapshot", "2026-05-19T00:00:00Z"))
        if self.chance(0.15):
            made.reverse()
        return made

    def state(self, events, ids=None):
        created = [e for e in events if e["event_type"] == "record_created"]
        others = [e for e in events if e["event_type"] == "graph_snapshot"]
        short = [{k: e[k] for k in ("event_id", "target", "created_at", "signer", "payload")} for e in created + others]
        current = {"canonical_record": self.record, "source_aliases": self.aliases_kept, "record_created": short[0],
                   "graph_snapshots": short[1:], **{b: [] for b in BUCKETS if not self.chance(0.3)}}
        made = {"state_type": "pith_open_graph_state", "state_version": "1.0", "pith_number": self.number,
                "merge_version": "pith-open-graph-merge-v1", "event_count": len(events),
                "valid_event_count": len(events), "invalid_event_count": 0, "equivocation_count": 0,
                "current": current, "equivocations": [], "invalid_events": [],
                "applied_event_ids": [e["event_id"] for e in (created + others if self.chance(0.3) else events)]}
        made["state_sha256"] = trees.digest(trees.of(made)).hex()
        return made

    def public_keys(self):
        made = {"key_id": TEST.id, "algorithm": "ed25519", "format": "raw", "public_key_hex": TEST.public.hex(),
                "public_key_b64": base64.b64encode(TEST.public).decode(), "fingerprint_sha256_hex": TEST.fingerprint,
                "fingerprint_sha256_b32_first128bits": base64.b32encode(hashlib.sha256(TEST.public).digest()).decode()[:26]}
        return [{k: v for k, v in made.items() if k == "key_id" or not self.chance(0.2)}]

    def document(self, kind):
        self.aliases_kept = self.aliases()
        digest, source = self.digest.hex(), self.record["source"]
        if kind == "event":
            return self.event(self.rng.choice(["record_created", "graph_snapshot", "record_created", "author_note"])
                              if self.rng else "record_created")
        if kind == "state":
            return self.state(self.events())
        made = {"canonical_record": self.record, "canonical_sha256": digest, "pith_number": self.number,
                "short_pith_number": self.short, "source": source}
        if kind == "bundle":
            events = self.events()
            made.update(
                bundle_type="pith_open_graph_bundle", bundle_version="1.0", built_at=AT, events=events,
                links={"resolver": "https://p/" + self.name}, merge_version="pith-open-graph-merge-v1",
                mirror_hints=[], public_keys=self.public_keys(), source_aliases=self.aliases_kept,
                state=self.state(events), timestamp_proofs=[])
            digest = trees.digest(trees.of(made))
            made["bundle_signature"] = self.signed(digest, signed_message="bundle_sha256_bytes",
                                                   bundle_sha256=digest.hex())
            return made
        made.update(aliases=self.aliases_kept, paper={"title": self.title}, graph_snapshot=self.snapshot(),
                    events=self.events() if self.chance(0.3) else [], links={"html": "h"}, created_at=AT)
        kept = {k: v for k, v in made.items() if k == "canonical_record" or not self.chance(0.3)}
        kept["receipt"] = self.receipt()
        if kind == "record":
            kept.update(record_type="pith_number_record", schema_version="1.0", pith_number=self.number,
                        canonical_sha256=digest)
        return kept


@functools.lru_cache(maxsize=None)
def real(name):
    return trees.parse((RECORDS / (name + ".json")).read_text())
