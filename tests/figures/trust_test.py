#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The command tests/trust, on figures and pages of its own."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

COMMAND = pathlib.Path(__file__).resolve().parents[1] / "trust"
PAGE = "before\n<!-- trust:begin -->\nold\n<!-- trust:end -->\nafter\n"
NAMES = ["line", "branch", "mcdc", "mutants", "killed", "survivors_in_decision", "faults_planned", "faults_fired", "false_accepts",
         "naive_false_accepts", "strings_enumerated", "canon_documents", "signatures_compared", "fuzz_executions", "commit"]


class Trust(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.page = self.folder / "page.md"
        self.page.write_text(PAGE)
        (self.folder / "figures").mkdir()

    def put(self, name, **figures):
        (self.folder / "figures" / (name + ".json")).write_text(json.dumps(figures))

    def run_it(self, *arguments):
        done = subprocess.run([sys.executable, str(COMMAND), "--figures", str(self.folder / "figures"), "--page", str(self.page), *arguments],
                              capture_output=True, text=True, env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
        return done.returncode, done.stdout, done.stderr

    def test_prints_one_line_with_every_figure(self):
        self.put("fault", commit="abc", faults_planned=7, faults_fired=7, false_accepts=0, naive_false_accepts=3, crashed=1)
        code, out, _ = self.run_it("--json")
        self.assertEqual((code, out.count("\n")), (0, 1))
        line = json.loads(out)
        self.assertEqual(list(line), NAMES)
        self.assertEqual((line["faults_fired"], line["false_accepts"], line["mcdc"], line["commit"]), (7, 0, None, "abc"))
        self.put("fuzz", commit="def", fuzz_executions=10**7)
        self.assertEqual(json.loads(self.run_it("--json")[1])["commit"], {"fault": "abc", "fuzz": "def"})

    def test_the_page_follows_the_figures(self):
        self.put("fuzz", commit="abc", fuzz_executions=12345678)
        self.assertEqual(self.run_it("--check")[0], 1)
        self.assertEqual(self.run_it("--write")[0], 0)
        text = self.page.read_text()
        self.assertTrue(text.startswith("before\n") and text.endswith("after\n"))
        self.assertIn("| 12,345,678 |", text)
        self.assertIn("abc", text)
        self.assertEqual(self.run_it("--check")[0], 0)
        self.put("fuzz", commit="abc", fuzz_executions=12345679)
        code, _, err = self.run_it("--check")
        self.assertEqual(code, 1)
        self.assertIn("tests/trust --write", err)
        self.page.write_text(text.replace("12,345,678", "12,345,679"))
        self.assertEqual(self.run_it("--check")[0], 0)

    def test_figures_that_may_not_be(self):
        sound = {"commit": "abc", "faults_planned": 7, "faults_fired": 7, "false_accepts": 0, "naive_false_accepts": 3}
        for change in ({"false_accepts": 1}, {"faults_fired": 6}, {"naive_false_accepts": 0}):
            self.put("fault", **{**sound, **change})
            self.run_it("--write")
            self.assertEqual(self.run_it("--check")[0], 1, change)

    def test_trouble(self):
        for text in ("{", "[]", '{"mutants": 1}', '{"commit": "a", "mutants": "1"}', '{"commit": "a", "mutants": true}'):
            (self.folder / "figures" / "bad.json").write_text(text)
            code, _, err = self.run_it("--json")
            self.assertEqual(code, 2, text)
            self.assertIn("bad.json", err)
        self.put("bad", commit="a", mutants=1)
        self.put("worse", commit="a", mutants=1)
        self.assertEqual(self.run_it("--json")[0], 2)
        self.page.write_text("no markers\n")
        self.assertEqual(self.run_it("--check")[0], 2)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
