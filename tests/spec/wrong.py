# SPDX-License-Identifier: MIT
"""Mutants of the specification: each brings one old wrong answer back. `control` shows that the
campaign finds every mutant."""

import contextlib
import re
from unittest import mock

import events
import forms
import record
import shapes
import spec
import state
import text
import where

NOTHING = lambda *_, **__: None  # noqa: E731
TABLES = shapes.TABLES


def patch(module, name, new):
    return lambda: mock.patch.object(module, name, new)


def row(table, member, **changes):
    """Changes one row of a table."""
    @contextlib.contextmanager
    def made():
        with contextlib.ExitStack() as stack:
            for name, value in changes.items():
                stack.enter_context(mock.patch.object(TABLES[table].rows[member], name, value))
            yield
    return made


def together(*parts):
    @contextlib.contextmanager
    def made():
        with contextlib.ExitStack() as stack:
            for part in parts:
                stack.enter_context(part())
            yield
    return made


def bare_holders(root):
    return [root] if enveloped(root) else _holders(root)


def strangers_but(*let_through):
    def made(audit, root, table):
        if any(n in shapes.KNOWN_ROOTS and n not in table.rows and n not in let_through for n in root.members):
            audit.fault("kind", "unsupported")
    return made


def first_marker_only(markers):
    return patch(spec, "MARKERS", {name: kind for name, kind in shapes.MARKERS.items() if name in markers})


def trailing_brace(parser):
    """A complete root is judged before the text after it."""
    parser.space()
    root = parser.value(1)
    if root.type == "object" and not any(name in shapes.KNOWN_ROOTS for name in root.members):
        return root
    parser.space()
    if parser.at != len(parser.text) or parser.tail:
        raise text.Broken("malformed", parser.at)
    return root


_is_type = shapes.is_type
_currents, _holders = where.currents, where.holders


def enveloped(root):
    return not any(name in shapes.MARKERS for name in root.members)


def arrays_for(*names):
    """These members may be arrays instead of objects."""
    def walk_member_type(value, kind):
        return _is_type(value, kind) or kind == "object" and value.type == "array"
    return patch(shapes, "is_type", walk_member_type)


def only_objects(audit, event):
    """prev_event may have any type except string, and supersedes is not checked."""
    before = event.get("prev_event")
    if before is not None and before.type == "string" and before.text != "null":
        audit.open("supersedes")


class NoSubject(spec.Audit):
    def open(self, check):
        if check != "event_subject":
            super().open(check)


def label_by_table(root, _right=spec.label):
    """Gives `bound` by the name of a member, without a comparison."""
    names = ("title", "license", "source_id", "alias_value")
    return [(p, "bound" if p.rsplit("/", 1)[-1] in names and l in ("hash_only", "unauthenticated") else l)
            for p, l in _right(root)]


# Each mutant brings back a case of the table in README.md.
MUTANTS = {
    "members of the other payload pass": patch(shapes, "strangers", NOTHING),
    "labels come from a table": patch(spec, "label", label_by_table),
    "prev_event of another type passes": patch(events, "check_open_ends", only_objects),
    "an event without a record is genuine": together(
        patch(spec, "Audit", NoSubject), patch(spec, "DEFAULT", spec.Policy(required=frozenset()))),
    "a state in an envelope is not looked at": together(
        patch(spec, "root_strangers", strangers_but("state", "current")), patch(where, "currents", lambda root: [] if enveloped(root) else _currents(root))),
    "a payload in an envelope is not looked at": together(
        patch(spec, "root_strangers", strangers_but("payload")), patch(where, "holders", bare_holders),
        patch(spec, "holders", bare_holders)),
    "a second marker passes": together(
        first_marker_only(("record_type", "bundle_type", "event_type")),
        patch(spec, "root_strangers", strangers_but("state_type"))),
    "an event may stand twice": patch(state, "check_many", NOTHING),
    "an event may stand twice in a bundle": patch(events, "check_many", NOTHING),
    "an array passes for an object": arrays_for(),
    "a bundle needs no digest": row("bundle", "canonical_sha256", required="?"),
    "a bundle needs no source": row("bundle", "source", required="?"),
    "an alias needs no kind": row("alias", "alias_kind", required="?"),
    "numbers of a lone state may be respelled": patch(state, "numbers", lambda value: []),
    "a root is judged before its input ends": patch(text.Parser, "document", trailing_brace),
    "an unknown member of a bundle is unsupported": patch(TABLES["bundle"], "closed", True),
    # Similar to the old faults, but not in their list.
    "a title is compared with its letters as they are": patch(record, "lower_ascii", lambda said: said),
    "the order of applied ids does not matter": patch(state, "check_order", NOTHING),
    "summaries are not hashed": patch(state, "check_summary", NOTHING),
    "the 31st of April is a day": patch(record, "time_fault", lambda said: None if forms.TIME.match(said) else "malformed"),
    "fingerprints may be any hex": patch(record, "fingerprint", lambda key: mock.ANY),
    "hex may be upper case": together(
        patch(record, "HEX64", re.compile("[0-9a-fA-F]{64}\\Z")), patch(record.hexadecimal, "__defaults__", (re.compile("[0-9a-fA-F]{64}\\Z"),))),
    "links are not looked at": patch(state, "check_links", NOTHING),
    "a count of 0 may show items": patch(events, "check_list", NOTHING),
}
