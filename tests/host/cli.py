# SPDX-License-Identifier: MIT
"""The common part of the tests of the command-line program. PITH_VERIFY names the program. Python's
json gives the values of a document, tests/synthetic the signed values."""

import copy
import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import types
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "synthetic"))
import pith  # noqa: E402

PROGRAM = os.environ.get("PITH_VERIFY")
RECORDS = sorted((TESTS / "records").glob("*.json"))
REGISTRY = "pith-v1-2026-05"
KEY = pith.Key("test-key", b"host tests")
ATTACKER = pith.Key("attacker", b"attacker")
CLAIMS = ["pith_number", "canonical_sha256", "key_id", "source", "submitted_at", "license",
          "primary_cat", "cross_cats", "title_canon_sha256", "abstract_canon_sha256"]
RECEIPT_KEYS = ["format", "file", "verdict", "scope", "reason", "offset", "line", "column", "pointer", "expected", "found", "cause",
                "check", *CLAIMS]
AUDIT_KEYS = [*RECEIPT_KEYS[:13], "rule", "required", "kind", "time", "value_count", "trusted_count", *CLAIMS,
              "findings", "values"]


def run(*words, stdin=b"", **more):
    return subprocess.run([PROGRAM, *map(os.fspath, words)], input=stdin, capture_output=True,
                          check=False, **more)


def kind(path):
    """Returns the kind of a real document, from its file name."""
    return path.name.split("-")[0]


def trust(key):
    return "--key=%s=%s" % (key.id, key.public.hex())


def trust_cases():
    """Returns the options that trust every key of audit_cases()."""
    return [trust(key) for key in audit_cases().KEYS]


def encode(document):
    return json.dumps(document, ensure_ascii=False).encode()


def named(key, key_id, fingerprint=None):
    """Returns a key with another key's name and, optionally, fingerprint."""
    other = copy.copy(key)
    other.id = key_id
    other.fingerprint = fingerprint or key.fingerprint
    return other


def signed_record(document):
    """Returns the canonical_record of a real document, and its stated digest."""
    if "current" in document:
        payload = document["current"]["record_created"]["payload"]
        return payload["canonical_record"], payload["canonical_sha256"]
    return document["canonical_record"], document["canonical_sha256"]


def flipped(value):
    """Returns the value with the members of every object in the opposite order."""
    if isinstance(value, dict):
        return {key: flipped(value[key]) for key in reversed(sorted(value))}
    return [flipped(member) for member in value] if isinstance(value, list) else value


@functools.lru_cache
def audit_cases():
    """Returns the module tests/synthetic/cases.py: documents, each with its verdicts and the
    check that must refuse it."""
    import cases
    # Python would rewrite the numbers of rule 1.2.
    listed = [dict(case, verdict=case["audit"]) for case in cases.AUDIT
              if case["rule"] != "1.2" and (case["check"] or case["audit"] == "genuine")]
    return types.SimpleNamespace(**{**vars(cases), "CASES": listed})


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else encode(content))
        return path

    def said(self, document, *options):
        """Returns the JSON object. The exit status must agree with its verdict."""
        text = document if isinstance(document, bytes) else encode(document)
        done = run(*options, "--json", "-", stdin=text)
        self.assertEqual(done.stderr, b"")
        said = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if said["verdict"] == "genuine" else 1)
        return said

    def verdict(self, document, *options):
        """Returns verdict and offset."""
        said = self.said(document, *options)
        return said["verdict"], said["offset"]

    def refuses_to_start(self, *words, saying):
        """Expects a usage error: status 2, no standard output, and the reason."""
        done = run(*words)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(saying, done.stderr.decode())
        self.assertIn("--help", done.stderr.decode())


def main():
    if PROGRAM is None:
        sys.exit("PITH_VERIFY must name the program")
    unittest.main()
