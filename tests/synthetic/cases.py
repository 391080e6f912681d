# SPDX-License-Identifier: MIT
"""The list of all cases: importing a module adds its cases to documents.CASES."""

# ruff: noqa: F401
import receipts
import forgeries
import shapes
import texts
import rules_text
import rules_kinds
import rules_types
import rules_parity
import rules_events
import rules_values
import rules_labels
from documents import CASES, KEY, KEYS, OTHER, A, B, bundle, number_record, state

ONE_PASS = [case for case in CASES if case.get("family") == "one pass"]  # signed by KEY or OTHER, small enough for a board
AUDIT = [case for case in CASES if "family" not in case]
