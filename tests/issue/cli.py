# SPDX-License-Identifier: MIT
"""The common part of the tests of pith-issue. Its results are judged by pith-verify, by the Python
specification of tests/spec, and by pith_rotate (rotate.c)."""

import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
PROJECT = TESTS.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(TESTS / "spec"))
import sodium  # noqa: E402
import spec  # noqa: E402
from one_pass import one_pass  # noqa: E402

PROGRAM, VERIFY, ROTATE = (os.environ.get(name) for name in ("PITH_ISSUE", "PITH_VERIFY", "PITH_ROTATE"))
TIME = "2026-06-02T23:05:23Z"
PAPER = {
    "source": {"kind": "arxiv", "id": "2401.01234", "version": 2},
    "title": "A Small Record",
    "abstract": "A small\n  abstract ",
    "primary_cat": "cs.CR",
    "cross_cats": ["math.NT"],
    "license": "",
    "submitted_at": "2024-01-02T03:04:05Z",
    "links": {"resolver": "urn:example:{}"},
}


def run(*words, stdin=b"", program=None, **more):
    return subprocess.run([program or PROGRAM, *map(os.fspath, words)], input=stdin, capture_output=True, check=False,
                          **more)


def secret_pem(seed, key_id="test-key"):
    der = bytes.fromhex("302e020100300506032b657004220420") + seed
    return "key_id: %s\n-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n" % (
        key_id, base64.b64encode(der).decode())


def pem(label, der):
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n" % (label, base64.b64encode(der).decode(), label)


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        if not isinstance(content, (bytes, str)):
            content = json.dumps(content, ensure_ascii=False)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def done(self, *words, **more):
        """Runs the program, which must succeed without a message. Returns its output."""
        result = run(*words, **more)
        self.assertEqual((result.returncode, result.stderr.decode()), (0, ""), words)
        return result.stdout

    def fails(self, status, message, *words, **more):
        """Runs the program, which must print this message and nothing else."""
        result = run(*words, **more)
        self.assertEqual((result.returncode, result.stdout), (status, b""), (words, result.stderr))
        said = result.stderr.decode()
        self.assertTrue(said.startswith("pith-issue: "), said)
        self.assertIn(message, said)

    def secret(self, key, name=None):
        """Writes the key file of a test key. Returns its path."""
        path = self.write(name or key.id + ".key", secret_pem(key.seed, key.id))
        path.chmod(0o600)
        return path

    def public(self, key, name=None):
        der = bytes.fromhex("302a300506032b6570032100") + key.public
        return self.write(name or key.id + ".pub", "key_id: %s\n" % key.id + pem("PUBLIC KEY", der))

    def judge(self, data, *keys, policy=spec.DEFAULT, options=()):
        """Asserts that a document is genuine with these keys for pith-verify and the specification."""
        path = self.write("judged.json", data)
        trusted = ["--key=%s=%s" % (key.id, key.public.hex()) for key in keys]
        result = run(*trusted, *options, path, program=VERIFY)
        self.assertEqual((result.returncode, result.stderr), (0, b""), result.stdout)
        ring = {key.id: key.public for key in keys}
        found = spec.Result(data, ring)
        self.assertEqual((found.faults, found.verdicts(policy)), (set(), {"genuine"}))
        return found

    def one_pass(self, data, *keys):
        verdicts, number = one_pass(data, {key.id: key.public for key in keys})
        self.assertEqual(verdicts, {"genuine"})
        return number


class Key(sodium.Key):
    def __init__(self, key_id, seed):
        super().__init__(key_id, seed)
        self.seed = seed


KEY = Key("test-key", b"\x11" * 32)  # the key of the vectors of PROTOCOL.md
A, B, C, D = (Key("ring-key-" + c, c.encode() * 32) for c in "abcd")
