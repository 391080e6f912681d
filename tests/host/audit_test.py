# SPDX-License-Identifier: MIT
"""The audit of whole documents: each document of tests/audit, with its keys in any order, has the
expected verdict and check; and the output of findings."""

import json
import os
import pty
import re
import subprocess

import cli
from cli import KEY, PROGRAM, RECORDS, REGISTRY, Case, encode, flipped, pith, run, trust


class AuditTestCase(Case):
    def keys(self):
        return cli.trust_cases()

    def test_every_case_in_another_order(self):
        """The same document with reversed members has the expected verdict and check."""
        paths, cases = [], []
        for index, case in enumerate(cli.audit_cases().CASES):
            try:
                document = json.loads(case["text"])
            except ValueError:
                continue  # truncated: there is nothing to reorder
            if case["check"] == "syntax":
                continue  # unsorted, or a duplicate key: Python would repair it
            paths.append(self.write("%d.json" % index, flipped(document)))
            cases.append(case)
        self.assertGreater(len(cases), 70)
        done = run(*self.keys(), "--json", *paths)
        self.assertEqual((done.returncode, done.stderr), (1, b""))
        lines = done.stdout.decode().splitlines()
        self.assertEqual(len(lines), len(cases))
        for case, path, line in zip(cases, paths, lines):
            with self.subTest(case["name"]):
                said = json.loads(line)
                self.assertEqual((said["verdict"], said["scope"]), (case["verdict"], "document"))
                wrong = [f["check"] for f in said["findings"]
                         if (f["verdict"], f["offset"]) == (said["verdict"], said["offset"])]
                if case["verdict"] != "genuine":
                    check = case["check"].split()[0]  # more are open checks
                    self.assertIn(check, wrong)
                    self.assertTrue(said["reason"].startswith(check + ": "), said["reason"])
                else:
                    self.assertEqual({f["verdict"] for f in said["findings"]}, {"genuine"})
                    self.assertEqual(said["offset"], path.stat().st_size)

    def test_real_documents_kind_and_time(self):
        for path in RECORDS:
            with self.subTest(path.name):
                document = json.loads(path.read_bytes())
                said = self.said(path.read_bytes())
                kind = cli.kind(path)
                self.assertEqual(said["kind"], kind)
                # "2026-06-02T23:05:23.718240Z" and "+00:00" alike: whole seconds, UTC
                built = document.get("built_at")
                self.assertEqual(said["time"], built and built[:19] + "Z")
                checks = [finding["check"] for finding in said["findings"]]
                self.assertEqual(len(checks), len(set(checks)))
                self.assertEqual("bundle_signature" in checks, kind == "bundle")
                self.assertEqual("state_digest" in checks, kind != "record")

    def test_an_event_without_a_record_has_no_number(self):
        made = cli.audit_cases().B
        self.assertEqual(made["event_type"], "graph_snapshot")
        said = self.said(made, *self.keys())
        self.assertEqual((said["verdict"], said["rule"], said["required"]), ("refused", "required", "record"))
        policy = self.write("policy.json", {"required": [], "not_checked": ["event_subject"]})
        options = (*self.keys(), "--policy", policy)
        said = self.said(made, *options)
        self.assertEqual((said["verdict"], said["kind"]), ("genuine", "event"))
        self.assertEqual(said["time"], made["created_at"])
        self.assertEqual({said[key] for key in cli.CLAIMS}, {None})
        line = run(*options, "-", stdin=encode(made)).stdout.decode()
        self.assertRegex(line, r"^genuine {7}event     - {37}-: \d+ of \d+ values trusted\n$")
        said = self.said(made, *self.keys(), "--policy", self.write("policy.json", {"required": []}))
        self.assertEqual((said["verdict"], said["reason"]),
                         ("not_checked", "event_subject: the document has no record to compare with"))

    def test_values_beyond_the_receipt_are_refused(self):
        text = RECORDS[0].read_bytes()
        broken = text.replace(b'"title":"', b'"title":"x', 1)
        self.assertNotEqual(text, broken)
        self.assertEqual(self.verdict(broken, "--receipt")[0], "genuine")
        self.assertNotEqual(self.verdict(broken)[0], "genuine")

    def test_offsets_are_those_of_the_file(self):
        made = flipped(pith.number_record(pith.record(), KEY))
        made["short_pith_number"] = "pith:AAAAAAAA"
        text = json.dumps(made, indent=3)
        at = text.index('"pith:AAAAAAAA"')
        path = self.write("indented.json", text.encode())
        said = json.loads(run(trust(KEY), "--json", path).stdout)
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        self.assertEqual((said["verdict"], said["offset"], said["line"], said["column"]),
                         ("misnamed", at, line, column))
        self.assertEqual(
            run(trust(KEY), path).stdout.decode(),
            "misnamed      document  %-36s  %s:%d:%d: short_pith_number: not true that "
            "short_pith_number encodes the record's digest (byte %d)"
            " at /short_pith_number, expected \"%s\", found \"pith:AAAAAAAA\"\n"
            % ("-", path, line, column, at, pith.short(pith.number(pith.record()))))


class FindingsTestCase(Case):
    """--audit: a line for each check, below the document's line."""

    def test_first_line_is_the_same_without_the_option(self):
        brief = run(*RECORDS).stdout.decode().splitlines()
        self.assertEqual(len(brief), len(RECORDS))
        full = run("--audit", *RECORDS).stdout.decode().splitlines()
        self.assertEqual([line for line in full if not line.startswith("  ")], brief)

    def test_as_many_lines_as_findings(self):
        for path in RECORDS:
            found = json.loads(run("--json", path).stdout)["findings"]
            lines = run("--audit", path).stdout.decode().splitlines()[2:]
            self.assertEqual([line.split()[:2] for line in lines],
                             [["✓", finding["check"]] for finding in found])
            self.assertEqual(len({re.search(r"\S+ \S+ +", line).end() for line in lines}), 1,
                             "the rules stand below each other")

    def test_kind_and_time(self):
        bundle = [path for path in RECORDS if path.name.startswith("bundle")][0]
        built = json.loads(bundle.read_bytes())["built_at"][:19]
        self.assertEqual(run("-a", bundle).stdout.decode().splitlines()[1],
                         "  bundle, signed time %sZ" % built)

    def test_failed_finding(self):
        made = pith.number_record(pith.record(), KEY)
        made["paper"]["title"] = "Größe"
        lines = run(trust(KEY), "--audit", "-", stdin=encode(made)).stdout.decode().splitlines()
        at = encode(made).index("Größe".encode()) - 1
        self.assertEqual(lines[0].split()[0], "not_checked")
        open_ones = [line for line in lines[1:] if line.split()[0] != "✓"]
        self.assertEqual(len(open_ones), 1)
        self.assertRegex(open_ones[0], r"^  \? title .*: not_checked \(byte %d\)$" % at)
        made["receipt"]["signature_b64"] = KEY.sign(b"\0" * 32)
        lines = run(trust(KEY), "--audit", "-", stdin=encode(made)).stdout.decode().splitlines()
        marks = {line.split()[1]: line.split()[0] for line in lines[1:]}
        self.assertEqual((lines[0].split()[0], marks["receipt"]), ("forged", "✗"))
        self.assertEqual(list(marks.values()).count("✗"), 1)

    def test_colour_only_on_a_terminal(self):
        self.assertNotIn(b"\x1b", run("--audit", "--values", RECORDS[0]).stdout)
        for environment, colour in (({}, True), ({"NO_COLOR": "1"}, False)):
            ours, theirs = pty.openpty()
            base = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
            with subprocess.Popen([PROGRAM, "--audit", RECORDS[0]], stdout=theirs,
                                  env={**base, "TERM": "xterm", **environment}) as process:
                os.close(theirs)
                shown = b""
                try:
                    while piece := os.read(ours, 65536):
                        shown += piece
                except OSError:
                    pass  # the other end is closed
            os.close(ours)
            self.assertEqual(process.returncode, 0)
            self.assertEqual(shown.count(b"\x1b[32m") > 20, colour)
            self.assertEqual(b"\x1b" in shown, colour)

    def test_quiet(self):
        done = run("-q", "--audit", "--values", RECORDS[0])
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))


class ReachTestCase(Case):
    """How many values are trusted: in the line, in JSON, and by the labels themselves."""

    def test_counts_of_the_real_documents(self):
        for path, (trusted, count) in zip(RECORDS, ((299, 300), (293, 294), (45, 137), (44, 131), (53, 124))):
            with self.subTest(path.name):
                line = run(path).stdout.decode()
                self.assertEqual(line, "genuine       %-8s  %s  %s: %d of %d values trusted\n" % (
                    cli.kind(path), json.loads(path.read_bytes())["pith_number"], path, trusted, count))
                said = self.said(path.read_bytes())
                self.assertEqual((said["trusted_count"], said["value_count"]), (trusted, count))
                labels = [value["label"] for value in said["values"]]
                self.assertEqual(len(labels), count)
                self.assertEqual(sum(label in ("authenticated", "bound") for label in labels), trusted)

    def test_no_count_unless_genuine(self):
        said = self.said(RECORDS[0].read_bytes()[:-1])
        self.assertEqual((said["trusted_count"], said["value_count"]), (None, None))
        self.assertNotIn(b"values", run("-", stdin=RECORDS[0].read_bytes()[:-1]).stdout)


class AuditAttackTestCase(Case):
    def test_public_keys_of_the_document_are_not_trusted(self):
        real = json.loads((cli.TESTS / "records/bundle-1706.02379.json").read_bytes())
        made = json.loads(json.dumps(real))
        made["public_keys"][0].update(public_key_hex=cli.ATTACKER.public.hex())
        resigned = pith.sealed_bundle(made, cli.ATTACKER)
        self.assertEqual(self.verdict(resigned)[0], "unknown_key")
        resigned = pith.sealed_bundle(made, cli.named(cli.ATTACKER, REGISTRY))
        self.assertNotEqual(self.verdict(resigned)[0], "genuine")

    def test_an_older_state_in_a_new_bundle(self):
        """Events and state are each genuine, but do not belong together."""
        made = cli.audit_cases()
        bundle = {**made.bundle(), "state": pith.state(pith.record(), [made.A])}
        bundle = pith.sealed_bundle(bundle, made.KEY)
        self.assertIn(self.verdict(bundle, trust(made.KEY))[0], ("altered", "not_checked"))


if __name__ == "__main__":
    cli.main()
