#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests tests/figures/run and the writer of pages on separate figures and pages."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import pages

COMMAND = pathlib.Path(__file__).resolve().parent / "run"
PAGE = "before\n<!-- %s:begin -->\nold\n<!-- %s:end -->\nafter\n"
COVERAGE = {"commit": "c", "line": 50.0, "branch": 75.0, "mcdc": 100.0, "counts": {"line": [1, 2], "branch": [3, 4], "mcdc": [5, 5]}}
MUTATION = {"commit": "m", "mutants": 2000, "killed": 1900, "survivors_in_decision": 7, "unmet": 11}
NAMES = ["line", "branch", "mcdc", "mutants", "killed", "survivors_in_decision", "faults_planned", "faults_fired", "false_accepts",
         "naive_false_accepts", "strings_enumerated", "canon_documents", "spec.documents", "spec.differences", "spec.label_lies",
         "spec.parity_differences", "signatures_compared", "keyless_signatures", "fuzz_executions", "commit"]


class Figures(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.page = self.folder / "README.md"
        for folder in ("figures", "coverage", "mutation"):
            (self.folder / folder).mkdir()
            page = self.page if folder == "figures" else self.folder / folder / "README.md"
            page.write_text(PAGE % (folder, folder))
        self.put("coverage", **COVERAGE)
        self.put("mutation", **MUTATION)

    def put(self, name, **figures):
        (self.folder / "figures" / (name + ".json")).write_text(json.dumps(figures))

    def run_it(self, *arguments):
        done = subprocess.run([sys.executable, str(COMMAND), "--tests", str(self.folder), *arguments], capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def test_prints_one_line_with_every_figure(self):
        self.put("fault", commit="c", faults_planned=7, faults_fired=7, false_accepts=0, naive_false_accepts=3, crashed=1)
        self.put("spec", commit="c", documents=5, differences=0, label_lies=0, parity_differences=0)
        code, out, _ = self.run_it("--json")
        self.assertEqual((code, out.count("\n")), (0, 1))
        line = json.loads(out)
        self.assertEqual(list(line), NAMES)
        self.assertEqual((line["faults_fired"], line["false_accepts"], line["fuzz_executions"]), (7, 0, None))
        self.assertEqual(line["spec.documents"], 5)
        self.assertEqual(line["commit"], {"coverage": "c", "fault": "c", "mutation": "m", "spec": "c"})
        self.put("mutation", **{**MUTATION, "commit": "c"})
        self.assertEqual(json.loads(self.run_it("--json")[1])["commit"], "c")

    def test_the_pages_follow_the_figures(self):
        self.put("fuzz", commit="abc", fuzz_executions=12345678)
        self.assertEqual(self.run_it("--check")[0], 1)
        self.assertEqual(self.run_it("--write")[0], 0)
        self.assertEqual(self.run_it("--check")[0], 0)
        shown = {"": ("12,345,678", "12,345,679"), "coverage": ("lines 1/2 (50.00 %)", "lines 2/2 (50.00 %)"),
                 "mutation": ("1,900 of 2,000", "1,901 of 2,000")}
        for folder, (right, wrong) in shown.items():
            page = self.folder / folder / "README.md"
            text = page.read_text()
            self.assertTrue(text.startswith("before\n") and text.endswith("after\n"))
            self.assertIn(right, text)
            page.write_text(text.replace(right, wrong))
            code, _, err = self.run_it("--check")
            self.assertEqual((code, err.count("\n")), (1, 1))
            self.assertIn("%s: the block `%s` is stale; tests/figures/run --write" % (page, folder or "figures"), err)
            page.write_text(text)

    def test_forbidden_figures(self):
        sound = {"commit": "abc", "faults_planned": 7, "faults_fired": 7, "false_accepts": 0, "naive_false_accepts": 3}
        for change in ({"false_accepts": 1}, {"faults_fired": 6}, {"naive_false_accepts": 0}):
            self.put("fault", **{**sound, **change})
            self.run_it("--write")
            self.assertEqual(self.run_it("--check")[0], 1, change)
        self.put("fault", **sound)
        for name in ("differences", "label_lies", "parity_differences"):
            self.put("spec", commit="abc", **{"documents": 5, name: 1})
            self.run_it("--write")
            self.assertEqual(self.run_it("--check")[0], 1, name)

    def test_errors(self):
        for text in ("{", "[]", '{"mutants": 1}', '{"commit": "a", "mutants": "1"}', '{"commit": "a", "mutants": true}'):
            (self.folder / "figures" / "bad.json").write_text(text)
            code, _, err = self.run_it("--json")
            self.assertEqual(code, 2, text)
            self.assertIn("bad.json", err)
        self.put("bad", commit="a", mutants=1)
        self.assertEqual(self.run_it("--json")[0], 2, "mutation.json has it, too")
        (self.folder / "figures" / "bad.json").unlink()
        self.page.write_text("no markers\n")
        self.assertEqual(self.run_it("--check")[0], 2)

    def test_blocks(self):
        self.page.write_text(PAGE % ("a", "a") + PAGE % ("b", "b"))
        self.assertEqual(pages.put(self.page, "b", "new\n", check=True), ["%s: the block `b` is stale" % self.page])
        self.assertEqual(self.page.read_text(), PAGE % ("a", "a") + PAGE % ("b", "b"), "only compared")
        self.assertEqual(pages.put(self.page, "b", "new\n"), [])
        self.assertEqual(pages.put(self.page, "b", "new\n", check=True), [])
        self.assertEqual(self.page.read_text(), PAGE % ("a", "a") + (PAGE % ("b", "b")).replace("old", "new"))
        for text in ("none\n", PAGE % ("a", "b"), PAGE % ("a", "a") * 2, "<!-- a:end -->\n<!-- a:begin -->\n"):
            self.page.write_text(text)
            with self.assertRaises(pages.Failed):
                pages.put(self.page, "a", "new\n")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
