# SPDX-License-Identifier: MIT
"""Decides whether an answer of the library agrees with the specification (PROTOCOL.md 8.4, 8.6,
7.7)."""

import re

import spec

OTHER = ("genuine", "not_a_record", "not_checked", "refused", "untimed", "misuse", "unsorted", "pending", "crash")
LETTERS = {"A": "authenticated", "B": "bound", "H": "hash_only", "U": "unauthenticated", "-": "none"}
TRUSTED = ("authenticated", "bound")


CRASH = "crash 0 - - - crash - - - - crash -\n"  # the driver ended


class Answer:
    """An output line of the driver."""

    def __init__(self, line):
        fields = line.split()
        self.verdict, _, self.kind, self.number, findings = fields[:5]
        self.lax_verdict, self.lax_kind, self.lax_number, self.runs, lax = fields[5:10]
        self.pass_verdict, self.pass_number = fields[10:12]
        self.findings = [tuple(f.split(":")) for f in findings.split(",") if f != "-"]
        self.lax_findings = [tuple(f.split(":")) for f in lax.split(",") if f != "-"]

    def labels(self):
        return [LETTERS[letter] for letter, count in re.findall(r"([-ABHU])([0-9]+)", self.runs) for _ in range(int(count))]


def fits(verdict, verdicts, torn=False):
    """8.4, and 8.6 after a fault of the text."""
    return verdict in verdicts or torn and verdict not in OTHER


def differences(result, single, answer):
    """Returns [(name of a count, message)]."""
    made = []
    for name, verdict, policy in (("audit", answer.verdict, spec.DEFAULT), ("open", answer.lax_verdict, spec.LAX)):
        wanted = result.verdicts(policy)
        if not fits(verdict, wanted, result.torn and result.root is None):
            made.append(("differences", "%s: library %s, specification %s%s"
                         % (name, verdict, "/".join(sorted(wanted)), facts(result))))
    if answer.lax_verdict == "genuine" and not made:
        made += labels(result, answer)
    if answer.verdict == "not_checked" and not made:
        made += open_checks(result, answer)
    return made + parity(result, single, answer)


def open_checks(result, answer):
    """Compares the open checks (5.11, 6.8 and others)."""
    given = {check for check, verdict, _ in answer.findings if verdict == "not_checked"}
    if given == set(result.opens):
        return []
    return [("differences", "open checks: library %s, specification %s" % (sorted(given), sorted(result.opens)))]


def other_check(result, answer):
    """Returns whether the library names a check that the specification does not name. 8.9 allows
    that for a wrong shape."""
    named = [(check, verdict) for check, verdict, _ in answer.findings
             if verdict not in ("genuine", "not_checked", "refused")]
    return bool(result.root) and any(found not in result.faults for found in named)


def facts(result):
    said = ["%s:%s" % fault for fault in sorted(result.faults)] + ["%s:not_checked" % o for o in sorted(result.opens)]
    return " (%s)" % " ".join(said) if said else ""


def labels(result, answer):
    made = []
    number = result.number if "record" in result.made else None
    if answer.lax_kind != result.kind or answer.lax_number != (number or "-"):
        made.append(("differences", "library %s %s, specification %s %s"
                     % (answer.lax_kind, answer.lax_number, result.kind, number)))
    wanted, given = result.labels(), answer.labels()
    if len(wanted) != len(given):
        made.append(("differences", "library %d leaves, specification %d" % (len(given), len(wanted))))
    for (pointer, right), label in zip(wanted, given):
        if label != right:
            lie = label in TRUSTED and right not in TRUSTED
            made.append(("label_lies" if lie else "differences",
                         "%s: library %s, specification %s" % (pointer, label, right)))
            break
    return made


def parity(result, single, answer):
    made = []
    verdicts, number = single
    torn = "torn" in verdicts
    if not fits(answer.pass_verdict, verdicts, torn):
        made.append(("parity", "one pass: library %s, specification %s" % (answer.pass_verdict, "/".join(sorted(verdicts)))))
    elif answer.pass_verdict == "genuine" and answer.pass_number != number:
        made.append(("parity", "one pass: library %s, specification %s" % (answer.pass_number, number)))
    alone = answer.pass_number == "-" and answer.pass_verdict in ("incomplete", "not_a_record") and answer.lax_number == "-"
    if answer.lax_verdict == "genuine" and answer.pass_verdict != "genuine" and not alone:
        made.append(("parity", "audit genuine, one pass %s" % answer.pass_verdict))
    if answer.lax_verdict == "genuine" and answer.pass_verdict == "genuine" and answer.pass_number != answer.lax_number:
        made.append(("parity", "audit %s, one pass %s" % (answer.lax_number, answer.pass_number)))
    return made
