#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The completions of each shell list the options of --help, no more and no fewer."""
import re
import shutil
import subprocess
import unittest

from cli import PROGRAM, TESTS

COMPLETIONS = TESTS.parent / "port/host/completions"


class CompletionTestCase(unittest.TestCase):
    def setUp(self):
        shown = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True).stdout
        lines = re.findall(r"(?m)^ {2,6}(?:(-\w), )?(--[a-z0-9-]+)", shown)
        self.options = {option for line in lines for option in line if option}
        self.assertIn("--canonicalize", self.options)
        self.assertIn("-V", self.options)

    def test_bash(self):
        script = 'source "$0"; COMP_WORDS=(pith-verify -); COMP_CWORD=1; _pith_verify; printf "%s\\n" "${COMPREPLY[@]}"'
        done = subprocess.run(["bash", "-c", script, COMPLETIONS / "pith-verify.bash"], capture_output=True, text=True,
                              check=True)
        self.assertEqual(done.stderr, "")
        self.assertEqual(set(done.stdout.split()), self.options)

    def test_zsh(self):
        text = (COMPLETIONS / "_pith-verify").read_text()
        found = set(re.findall(r"(?:^|[{',])(--?[\w-]+)(?=[,}\[])", text, re.MULTILINE))
        self.assertEqual(found, self.options)

    def test_fish(self):
        text = (COMPLETIONS / "pith-verify.fish").read_text()
        found = {"-" + letter for letter in re.findall(r" -s (\w)", text)}
        found |= {"--" + word for word in re.findall(r" -l ([\w-]+)", text)}
        self.assertEqual(found, self.options)

    def test_the_shells_read_them(self):
        for shell, name in (("bash", "pith-verify.bash"), ("zsh", "_pith-verify"), ("fish", "pith-verify.fish")):
            if shutil.which(shell):
                subprocess.run([shell, "-n", COMPLETIONS / name], check=True)


if __name__ == "__main__":
    unittest.main()
