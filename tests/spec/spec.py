# SPDX-License-Identifier: MIT
"""The audit of PROTOCOL.md as a program to read beside the page. Input: a document and a ring.
Output: its faults, its open findings, its kind, number and labels."""

import dataclasses
import hashlib

import sodium
import text
from events import check_event, check_number_record
from forms import PATH, Derived, seconds, time_fault
from labels import label, path_too_long
from record import check_digest, check_names, check_receipt, check_record, string
from shapes import KNOWN_ROOTS, MARKERS, ROOTS, TABLES, root_strangers, walk
from state import check_bundle, check_state
from where import copies, holders

OPEN_CHECKS = frozenset("title event_subject other_events supersedes state_digest state_order public_keys "
                        "equivocations".split())
KINDS = frozenset(("envelope", "record", "bundle", "state", "event"))
VALUES = {"record_type": "pith_number_record", "bundle_type": "pith_open_graph_bundle", "state_type": "pith_open_graph_state"}


@dataclasses.dataclass(frozen=True)
class Policy:
    kinds: frozenset = KINDS
    maximum_size: int = 2**32 - 1
    number: str = None
    required: frozenset = frozenset(("record",))
    minimum_time: int = None
    not_checked: frozenset = frozenset()


DEFAULT = Policy()
LAX = Policy(required=frozenset(), not_checked=OPEN_CHECKS)


class Audit:
    """Collects the results of one reading of a document. `derived`: values of the record to
    compare with (5.7)."""

    def __init__(self, ring, kind=None, derived=None, torn=False, root=None):
        self.ring, self.kind, self.derived, self.torn, self.root = ring, kind, derived, torn, root
        self.faults, self.opens, self.made = set(), set(), set()

    verify = staticmethod(sodium.verify)

    @staticmethod
    def sha256(said):
        return hashlib.sha256(said.encode()).hexdigest()

    def fault(self, check, verdict):
        self.faults.add((check, verdict))

    def missing(self, check, verdict, root=True):
        """Reports a missing required member; at the root only if the text is complete (8.6)."""
        if not (root and self.torn):
            self.faults.add((check, verdict))

    def open(self, check):
        self.opens.add(check)

    def bind(self, value):
        if value is not None:
            value.label = "bound"

    def sign(self, value):
        value.signed = "authenticated"

    def hashed(self, value):
        value.signed = value.signed or "hash_only"

    def equal(self, value, wanted, check, verdict):
        """Makes the comparison that earns `bound`. walk() reports values of a wrong type."""
        if value.type != "string" and not (value.type == "number" and text.COUNT.match(value.text)):
            return False
        if value.text != wanted:
            self.faults.add((check, verdict))
            return False
        self.bind(value)
        return True

    def constant(self, value, wanted, check, binds):
        if value.text != wanted:
            self.faults.add((check, "unsupported"))
        elif binds:
            self.bind(value)
        if len(value.text) > 640:  # 3.13
            self.faults.add((check, "too_large"))


def judge(root, ring, kind, torn):
    """Returns all faults of the document, read as this kind, as one Audit for each distinct
    record."""
    records = {r.canonical(): r for r in copies(root, "canonical_record")}
    receipts = copies(root, "receipt")
    results = []
    for record in records.values() or [None]:
        audit = Audit(ring, kind, Derived(record) if record is not None else None, torn, root)
        if len(records) > 1:
            audit.fault("record", "ambiguous")
        if len({tuple(string(r.get(k)) for k in ("key_id", "signature_b64", "canonical_sha256")) for r in receipts}) > 1:
            audit.fault("receipt", "ambiguous")
        # 8.6: reported at the receipt, so also before a fault of the text
        if receipts and not records:
            audit.fault("receipt", "incomplete")
        table = TABLES["record" if kind == "envelope" else kind]
        root_strangers(audit, root, table)
        walk(audit, root, table)
        for copy in copies(root, "canonical_record"):
            walk(audit, copy, TABLES["canonical_record"])
            check_record(audit, copy)
        signed = False
        for receipt in receipts:
            walk(audit, receipt, TABLES["receipt"])
            signed = check_receipt(audit, receipt) or signed
        for copy in copies(root, "canonical_record") if signed else ():
            if copy.canonical() == record.canonical():  # 9.2
                audit.sign(copy)
        check_names(audit, root)
        for holder in holders(root):
            check_digest(audit, holder)
        {"event": lambda: check_event(audit, root, alone=True), "state": lambda: check_state(audit, root),
         "bundle": lambda: check_bundle(audit, root)}.get(kind, lambda: check_number_record(audit, root))()
        results.append(audit)
    return results


class Result:
    """The results for a document under any policy."""

    def __init__(self, data, ring=None):
        self.size, self.kind, self.number, self.time = len(data), None, None, None
        self.root = self.parsed = None
        self.faults, self.opens, self.made, self.torn = set(), set(), set(), False
        ring = sodium.KEYRING if ring is None else ring
        try:
            self.parsed = text.parse(data)
        except text.Broken as fault:
            self.faults.add(("syntax", fault.args[0]))
            self.torn = True  # 8.6: a fault of the bytes before may be reported instead
            return
        self.root, broken = self.parsed
        self.faults |= {("syntax", verdict) for verdict, _, _ in broken}
        if path_too_long(self.root, PATH):
            self.faults.add(("syntax", "too_complex"))
        self.torn = bool(self.faults)
        self.read(ring)

    def read(self, ring):
        root = self.root
        if root.type != "object" or not any(name in KNOWN_ROOTS for name in root.members):
            if not self.torn:
                self.faults.add(("kind", "not_a_record"))  # 4.1.7
            return
        markers = [name for name in MARKERS if name in root.members]
        kinds = [MARKERS[name] for name in markers]
        odd = [name for name in markers if string(root.get(name)) != VALUES.get(name, string(root.get(name)))
               or root.get(name).type != "string"]
        if len(markers) > 1 or odd:  # 4.1.2, 4.1.8
            self.faults.add(("kind", "unsupported"))
            kinds = kinds + ["envelope"]
        kinds = kinds or ["envelope"]
        # Members of other kinds (4.1.5) are already a fault. A verifier may read them before it
        # knows the kind, and take the document for another kind (audit-rules 2.1; the page allows
        # this in 4.1.2 only).
        mine = {name for kind in kinds for name in TABLES["record" if kind == "envelope" else kind].rows}
        kinds += [k for k in ROOTS if k not in kinds and any(n in TABLES[k].rows and n not in mine for n in root.members)]
        for kind in kinds:
            for audit in judge(root, ring, kind, self.torn):
                self.faults |= audit.faults
                self.opens |= audit.opens
                self.made |= audit.made
                self.kind = kinds[0]
                self.number = audit.derived.number if audit.derived else None
        stamp = {"bundle": "built_at", "event": "created_at"}.get(self.kind)
        stamp = string(root.get(stamp)) if stamp else None
        self.time = seconds(stamp) if stamp is not None and not time_fault(stamp) else None

    def verdicts(self, policy=DEFAULT):
        """8.3: returns the allowed verdicts; more than one only if there are hard faults."""
        if self.faults:
            return {verdict for _, verdict in self.faults}
        left = self.opens - policy.not_checked
        if "record" in policy.required and "record" not in self.made:
            left = left - {"event_subject"}  # 8.5
        if left:
            return {"not_checked"}
        late = policy.minimum_time is not None and (self.time is None or self.time < policy.minimum_time)
        odd = policy.required & self.opens or policy.required - self.made  # 10.2, 10.8
        if (self.kind not in policy.kinds or odd or self.size > policy.maximum_size
                or late or policy.number not in (None, self.number)):
            return {"refused"}
        return {"genuine"}

    def labels(self):
        """Returns [(pointer, label)] in canonical order, for a genuine document."""
        return label(self.root)
