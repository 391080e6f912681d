#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every object of --json and --lines fits port/host/pith-verify.schema.json, and the schema refuses other objects."""
import copy
import json
import unittest

import cli
from cli import RECORDS, TESTS, Case, audit_cases, run, trust_cases

try:
    import jsonschema
except ImportError:
    jsonschema = None


@unittest.skipIf(jsonschema is None, "SKIPPED: needs Debian's python3-jsonschema")
class SchemaTestCase(Case):
    def setUp(self):
        super().setUp()
        schema = json.loads((TESTS.parent / "port/host/pith-verify.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        self.schema = jsonschema.Draft202012Validator(schema)

    def objects(self):
        """One object for each verdict and scope, of many documents."""
        texts = [path.read_bytes().replace(b"\n", b" ") for path in RECORDS]
        texts += [case["text"].encode() if isinstance(case.get("text"), str) else case.get("text", b"{}")
                  for case in audit_cases().CASES]
        texts = [text for text in texts if isinstance(text, bytes) and b"\n" not in text] + [b"", b"[1,]", b"{}", b"\xff"]
        stdin = b"".join(b"%d\t%s\n" % pair for pair in enumerate(texts)) + b"no document\n"
        for options in ([], ["--receipt"]):
            done = run("--lines", "--id-column", *options, *trust_cases(), stdin=stdin)
            yield from map(json.loads, done.stdout.splitlines())
        for options in ([], ["--receipt"]):
            done = run("--json", *options, *RECORDS, self.folder / "missing", self.write("a", b"{'a"))
            yield from map(json.loads, done.stdout.splitlines())

    def test_objects_fit(self):
        seen = set()
        for said in self.objects():
            self.schema.validate(said)
            seen.add((said["verdict"], said.get("scope")))
        self.assertGreaterEqual(len(seen), 8)

    def test_others_do_not(self):
        said = json.loads(run("--json", RECORDS[0]).stdout)
        refused = json.loads(run("--json", "-", stdin=b"{}").stdout)
        for name, document, change in (("a further member", said, {"x": 1}), ("another format", said, {"format": 2}),
                                       ("a pointer of a genuine document", said, {"pointer": "/a"}),
                                       ("a number of a refused one", refused, {"pith_number": said["pith_number"]}),
                                       ("a value of a refused one", refused, {"values": said["values"][:1]}),
                                       ("a verdict that is none", said, {"verdict": "fine"})):
            with self.subTest(name):
                self.schema.validate(document)
                other = {**copy.deepcopy(document), **change}
                self.assertFalse(self.schema.is_valid(other))


if __name__ == "__main__":
    cli.main()
