# SPDX-License-Identifier: MIT
"""The test vectors of PROTOCOL.md, section 12: builds its documents, and checks the
specification's verdicts."""

import json
import re

import spec

SUMMARY = ("event_id", "target", "created_at", "signer", "payload")


def blocks(page):
    """Returns {"12.4": text of the code block of that rule}."""
    return {m[1]: m[2] for m in re.finditer(r"\*\*(12\.[0-9]+)\*\*(?:(?!\*\*12\.)[^`]|`[^`\n]*`)*?```\n(.*?)\n```", page, re.S)}


def documents(page):
    """Returns {name: (document, right verdict)}."""
    said = {number: json.loads(text) for number, text in blocks(page).items() if text.startswith("{")}
    record, receipt = said["12.4"], said["12.6"]
    created, snapshot = {**said["12.8"], **said["12.9"]}, {**said["12.10"], **said["12.11"]}
    source = record["source"]
    number = said["12.12"]["pith_number"]
    values = {"arxiv": source["id"], "arxiv_version": "%sv%d" % (source["id"], source["version"]),
              "doi": "10.48550/arxiv." + source["id"], "pith_short_8": number[10:18], "pith_short_12": number[10:22],
              "pith_short_16": number[10:26]}
    aliases = [{"alias_kind": kind, "alias_value": value} for kind, value in values.items()]
    current = {"canonical_record": record, "source_aliases": aliases,
               "record_created": {k: created[k] for k in SUMMARY}, "graph_snapshots": [{k: snapshot[k] for k in SUMMARY}]}
    state = {**said["12.13"], "current": current}
    bundle = {**said["12.15"], "canonical_record": record, "events": [created, snapshot], "source": source,
              "source_aliases": aliases, "state": state}
    return {"envelope": ({"canonical_record": record, "receipt": receipt}, "genuine"), "record": (said["12.12"], "genuine"),
            "record_created": (created, "genuine"), "graph_snapshot": (snapshot, "refused"), "state": (state, "genuine"),
            "bundle": (bundle, "genuine")}


def check(page):
    """Returns the number of wrong verdicts."""
    wrong = 0
    found = documents(page)
    for name, (document, right) in found.items():
        result = spec.Result(json.dumps(document).encode())
        if result.verdicts() != {right}:
            print("PROTOCOL.md 12, %s: %s, not %s (%s)" % (name, "/".join(result.verdicts()), right, sorted(result.faults)))
            wrong += 1
    print("%d of %d test vectors of PROTOCOL.md are judged rightly" % (len(found) - wrong, len(found)))
    return wrong
