#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The manual and the completions of each shell have the options of --help, no more and no fewer."""
import re
import shutil
import subprocess
import unittest

from cli import PROJECT, PROGRAM

FOLDER = PROJECT / "port/issue"


class PageTestCase(unittest.TestCase):
    def setUp(self):
        shown = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True).stdout
        lines = re.findall(r"(?m)^ {2,6}(?:(-\w), )?(--[a-z-]+)", shown)
        self.options = {option for line in lines for option in line if option}
        self.commands = set(re.findall(r"(?m)^  ([a-z]+(?: [a-z]+)?) ", shown))
        self.assertIn("--without-snapshot", self.options)
        self.assertIn("ring apply", self.commands)

    def test_manual(self):
        text = (FOLDER / "pith-issue.1").read_text().replace("\\-", "-")
        body = text[text.index(".SH OPTIONS"):text.index(".SH PAPER")]
        heads = "".join(re.findall(r"(?m)^\.TP\n(.*)\n", body)).replace('"', "")
        self.assertEqual(set(re.findall(r"(?<![\w-])--?[a-zA-Z][a-z-]*", heads)), self.options)
        for command in self.commands:
            self.assertIn(command, text)

    @unittest.skipUnless(shutil.which("man"), "needs man")
    def test_man_reads_it(self):
        done = subprocess.run(["man", "--warnings", "-l", FOLDER / "pith-issue.1"], capture_output=True, text=True,
                              check=True)
        self.assertEqual(done.stderr, "")

    def complete(self, *words):
        script = ('source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pith_issue; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "-c", script, FOLDER / "completions/pith-issue.bash", *words],
                              capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")
        return set(done.stdout.split())

    def test_bash(self):
        self.assertEqual(self.complete("pith-issue", "-"), self.options)
        self.assertEqual(self.complete("pith-issue", ""), {command.split()[0] for command in self.commands})
        for group in ("sign", "ring"):
            self.assertEqual(self.complete("pith-issue", group, ""),
                             {command.split()[1] for command in self.commands if command.startswith(group + " ")})

    def test_zsh(self):
        text = (FOLDER / "completions/_pith-issue").read_text()
        self.assertEqual(set(re.findall(r"(?:^|[{',*])(--?[a-zA-Z][a-z-]*)(?=[,}\[])", text, re.MULTILINE)), self.options)

    def test_fish(self):
        text = (FOLDER / "completions/pith-issue.fish").read_text()
        found = {"-" + letter for letter in re.findall(r" -s (\w)", text)}
        found |= {"--" + word for word in re.findall(r" -l ([a-z-]+)", text)}
        self.assertEqual(found, self.options)

    def test_the_shells_read_them(self):
        for shell, name in (("bash", "pith-issue.bash"), ("zsh", "_pith-issue"), ("fish", "pith-issue.fish")):
            if shutil.which(shell):
                subprocess.run([shell, "-n", FOLDER / "completions" / name], check=True)


if __name__ == "__main__":
    unittest.main()
