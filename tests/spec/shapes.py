# SPDX-License-Identifier: MIT
"""Section 4.2: checks objects against the tables. The walk follows only the tables, and reads no
member outside them."""

import text
from tables import TEXT


class Table:
    def __init__(self, name, closed):
        self.name, self.closed, self.rows = name, closed, {}
        # 4.2.3: a missing member of these tables is a fault of shape.
        self.missing = "unsupported" if name in SMALL else "incomplete"


class Row:
    def __init__(self, kind, required, holds):
        self.type, self.required = kind, required
        self.constant = holds[1:] if holds.startswith("=") else None
        self.each = holds[2:] if holds.startswith("[]") else None
        self.table = holds if holds and holds[0].isalpha() else None


SMALL = ("canonical_record", "metadata", "source", "receipt", "signer", "event_signature", "bundle_signature", "alias")
CAPTURED = ("canonical_record", "receipt", "source", "signer", "event_signature", "bundle_signature")
ROOTS = ("record", "bundle", "state", "event")
MARKERS = {"record_type": "record", "bundle_type": "bundle", "state_type": "state", "event_type": "event"}
# The name of the check that reports a fault in an object of this table.
CHECKS = {"canonical_record": "record", "metadata": "record", "receipt": "receipt", "event": "event",
          "payload": "event", "signer": "event_signer", "event_signature": "event_signature",
          "bundle_signature": "bundle_signature", "alias": "aliases", "summary": "state_summaries"}
TABLES = {}


def _read():
    table = None
    for line in TEXT.strip().splitlines():
        words = line.split()
        if line[0] != " ":
            table = TABLES[words[0]] = Table(words[0], words[1] == "closed")
        else:
            table.rows[words[0]] = Row(words[1], words[2], words[3] if len(words) > 3 else "")


_read()
KNOWN_ROOTS = {name for root in ROOTS for name in TABLES[root].rows}


def is_type(value, kind):
    if kind == "any":
        return True
    if kind == "count":  # 3.4; -0 is malformed everywhere (3.2), and is no count either
        return value.type == "number" and (text.COUNT.match(value.text) is not None or value.text == "-0")
    if kind == "null_or_string":
        return value.type in ("null", "string")
    return value.type == kind


def payload_table(kind):
    """4.2.6: returns the payload's table, by the type of the event or the place of the summary."""
    name = "payload_" + kind if kind in ("record_created", "graph_snapshot") else "payload_other"
    return TABLES[name]


def walk(audit, value, table, check="kind", place=None):
    """Finds all faults of shape in this object and below. Other checks test the type of each
    member again. `place`: the event type of a summary, given by its place."""
    check = CHECKS.get(table.name, check)
    if value.type != "object":
        return
    with_record = table.name == "record" and audit.kind == "record"
    for name, row in table.rows.items():
        if name not in value.members and (row.required == "!" or row.required == "*" and with_record):
            audit.missing(check, table.missing, value is audit.root)
    for name, member in value.members.items():
        row = table.rows.get(name)
        if row is None:
            if table.closed:
                audit.fault(check, "unsupported")
        elif not is_type(member, row.type):
            audit.fault(check, "unsupported")
        else:
            walk_member(audit, value, member, table, row, check, place)


def walk_member(audit, holder, member, table, row, check, place):
    if row.constant is not None:
        # 9.7: the members of a signer get the label of their bytes.
        audit.constant(member, row.constant, check, table.name != "signer")
    elif row.table == "payload":
        kind = place or said_type(holder)
        walk(audit, member, payload_table(kind), "event")
        strangers(audit, member, kind)
    elif row.table:
        walk(audit, member, TABLES[row.table], check, "record_created" if row.table == "summary" else None)
    elif row.each:
        for item in member.items:
            if row.each == "string" and item.type != "string":
                audit.fault(check, "unsupported")
            elif row.each != "string" and item.type != "object":
                audit.fault(check, "unsupported")
            elif row.each != "string":
                walk(audit, item, TABLES[row.each], check, "graph_snapshot" if row.each == "summary" else None)


def said_type(event):
    kind = event.get("event_type")
    return kind.text if kind is not None and kind.type == "string" else ""


def strangers(audit, payload, kind):
    """4.5.1: refuses names of one known payload in the other."""
    other = {"record_created": "payload_graph_snapshot", "graph_snapshot": "payload_record_created"}.get(kind)
    if other and any(name in payload.members for name in TABLES[other].rows):
        audit.fault("event", "unsupported")


def root_strangers(audit, root, table):
    """4.1.5: refuses members of another kind's table."""
    if any(name in KNOWN_ROOTS and name not in table.rows for name in root.members):
        audit.fault("kind", "unsupported")
