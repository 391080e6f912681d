# SPDX-License-Identifier: MIT
"""Section 7: the verdict of one pass over the record and receipt of a document."""

import sodium
import text
from forms import HEX64, SLICE, Derived
from record import check_digest, check_names, check_receipt, check_record, string
from shapes import MARKERS, TABLES, walk
from spec import VALUES, Audit
from where import copies, currents, holders, object_at

VERSIONS = {"record_type": "schema_version", "bundle_type": "bundle_version", "state_type": "state_version",
            "event_type": "schema_version"}
ROOT = ("canonical_record", "receipt", "canonical_sha256", "pith_number", "short_pith_number", "schema_version",
        "bundle_version", "state_version", *MARKERS)
PAYLOAD = ("canonical_record", "canonical_sha256", "receipt")
TYPES = {"canonical_record": "object", "receipt": "object"}


class Pass(Audit):
    """One pass gives no labels (7.9)."""

    def bind(self, value):
        pass

    def sign(self, value):
        pass


def one_pass(data, ring=None, parsed=None):
    """Returns (the allowed verdicts, number or None). `parsed`: the document, if already parsed."""
    ring = sodium.KEYRING if ring is None else ring
    try:
        root, broken = parsed or text.parse(data)
    except text.Broken as fault:
        return {fault.args[0], "torn"}, None
    # 2.7, 3.2: duplicate names and -0 are faults only in values that are read.
    faults = {("syntax", verdict) for verdict, _, what in broken if verdict != "ambiguous" and what != "minus zero"}
    if root.type != "object":
        return verdicts(faults | {("kind", "not_a_record")}), None
    places = read_places(root)
    read = [m for holder, names in places for name, m in holder.members.items() if name in names]
    for holder, names in places:
        shape(holder, names, faults)
    for holder, names in ways(root):
        if any(name in names for name in holder.doubled):  # 2.7
            faults.add(("syntax", "ambiguous"))
    if not read:
        return verdicts(faults | {("kind", "not_a_record")}), None
    markers(root, faults)
    records = {r.canonical(): r for r in copies(root, "canonical_record")}
    receipts = copies(root, "receipt")
    for part in [*copies(root, "canonical_record"), *receipts]:
        inside(part, faults)
    if not records or not receipts:
        faults.add(("kind", "incomplete"))  # 7.6
    if len(stated_digests(receipts, places)) > 1:
        faults.add(("record_digest", "altered"))  # 7.6: also without a record
    number = None
    for record in records.values() or [None]:
        audit = Pass(ring, "record", Derived(record) if record is not None else None)
        judge(audit, root, receipts, places)
        faults |= audit.faults
        number = audit.derived.number if audit.derived else None
    if len(records) > 1 or len({tuple(string(r.get(k)) for k in ("key_id", "signature_b64", "canonical_sha256"))
                                for r in receipts}) > 1:
        faults.add(("record", "ambiguous"))
    return verdicts(faults), None if faults else number


def verdicts(faults):
    return {verdict for _, verdict in faults} or {"genuine"}


def read_places(root):
    """Returns [(object, names read in it)]."""
    made = [(root, ROOT)] + [(h, PAYLOAD) for h in holders(root) if h is not root]
    for current in currents(root):
        made.append((current, ("canonical_record",)))
        payload = object_at(current, "record_created", "payload")
        if payload is not None:
            made.append((payload, PAYLOAD))
    return made


def stated_digests(receipts, places):
    """Returns the different digests that are stated in hex64, of read holders and receipts."""
    holders_read = [holder for holder, names in places if "canonical_sha256" in names]
    stated = {string(part.get("canonical_sha256")) for part in [*holders_read, *receipts] if part.type == "object"}
    return {digest for digest in stated if digest is not None and HEX64.match(digest)}


def ways(root):
    """Yields (object, names on the path to values that are read)."""
    events = root.get("events")
    yield root, ("payload", "events", "current", "state")
    for event in events.items if events is not None and events.type == "array" else ():
        yield event, ("payload",)
    for current in currents(root):
        yield current, ("record_created",)
    for holder in (object_at(root, "state"), *(object_at(c, "record_created") for c in currents(root))):
        if holder is not None:
            yield holder, ("current", "payload")


def shape(holder, names, faults):
    """Checks 2.7, 3.10 and the types of the values that are read."""
    if any(name in names for name in holder.doubled):  # 2.7: only the names that are read
        faults.add(("syntax", "ambiguous"))
    for name, member in holder.members.items():
        if name in names and member.type == "string" and len(text.quoted(member.text).encode()) - 2 > SLICE:
            faults.add(("kind", "too_large"))
        if name in names and member.type != TYPES.get(name, "string"):
            faults.add(("kind", "unsupported"))
            if member.text == "-0":
                faults.add(("syntax", "malformed"))


def inside(part, faults):
    """Checks 2.7 and 3.2 in a record or receipt."""
    if part.doubled:
        faults.add(("syntax", "ambiguous"))
    if part.type == "number" and part.text == "-0":
        faults.add(("syntax", "malformed"))
    for child in part.children():
        inside(child, faults)


def markers(root, faults):
    """4.1.2 and 7.4."""
    found = [name for name in MARKERS if name in root.members]
    if len(found) > 1:
        faults.add(("kind", "unsupported"))
    for name in found:
        if name in VALUES and string(root.get(name)) != VALUES[name]:
            faults.add(("kind", "unsupported"))
        if VERSIONS[name] not in root.members:
            faults.add(("kind", "incomplete"))
    tables = [TABLES[MARKERS[name]] for name in found] or [TABLES["record"]]
    for name in ("schema_version", "bundle_version", "state_version"):
        if name in root.members and not all(name in table.rows for table in tables):
            faults.add(("kind", "unsupported"))
    for name in ("schema_version", "bundle_version", "state_version"):
        if string(root.get(name)) not in (None, "1.0"):
            faults.add(("kind", "unsupported"))


def judge(audit, root, receipts, places):
    for copy in copies(root, "canonical_record"):
        walk(audit, copy, TABLES["canonical_record"])
        check_record(audit, copy)
    for receipt in receipts:
        walk(audit, receipt, TABLES["receipt"])
        check_receipt(audit, receipt)
    check_names(audit, root)
    for holder, names in places:
        if "canonical_sha256" in names:
            check_digest(audit, holder)
