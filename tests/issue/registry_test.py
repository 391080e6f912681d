#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs every command of REGISTRY.md in one shell, in order, and compares its output. The commands of
the section Build are those of the build that runs this test."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from cli import PROGRAM, PROJECT, VERIFY, Case

PAGE = PROJECT / "REGISTRY.md"
NEEDED = "softhsm2-util", "pkcs11-tool", "arm-none-eabi-g++", "qemu-system-arm", "cmake"
END = "end of command "
# Commands end with NUL, and have no standard input that they could read away.
SHELL = r"""exec 9<&0 </dev/null; while IFS= read -r -d "" -u 9 line; do eval "$line"; echo "%s$?"; done""" % END


def commands():
    """Yields (command, expected lines, section) of the page."""
    section, inside, made = "", False, []
    for line in PAGE.read_text().splitlines():
        if line.startswith("```"):
            inside = not inside
        elif not inside and line.startswith("## "):
            section = line[3:]
        elif inside and line.startswith("$ "):
            made.append([line[2:], [], section])
        elif inside and line.startswith("> ") and not made[-1][1]:
            made[-1][0] += "\n" + line[2:]
        elif inside and section != "Build":
            made[-1][1].append(line)
    return made


def matches(found, expected):
    """Compares lines. A line "..." stands for any lines, "..." inside of one for any text."""
    pattern = "".join("(?:.*\n)*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n"
                      for line in expected)
    return re.fullmatch(pattern, found) is not None


class RegistryTestCase(Case):
    @unittest.skipUnless(all(map(shutil.which, NEEDED)), "needs " + ", ".join(NEEDED))
    def test_the_page(self):
        path = "%s:%s:%s" % (pathlib.Path(PROGRAM).parent, pathlib.Path(VERIFY).parent, os.environ["PATH"])
        shell = subprocess.Popen(["bash", "-c", SHELL], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, cwd=self.folder, text=True,
                                 env=dict(os.environ, PATH=path, PITH=str(PROJECT)))
        self.addCleanup(shell.wait)
        self.addCleanup(shell.kill)
        self.addCleanup(shell.stdout.close)
        self.addCleanup(shell.stdin.close)
        count = 0
        for command, expected, _ in commands():
            shell.stdin.write(command + "\0")
            shell.stdin.flush()
            found = ""
            while not (line := shell.stdout.readline()).startswith(END):
                self.assertNotEqual(line, "", "the shell ended in: " + command)
                found += line
            self.assertTrue(matches(found, expected),
                            "%s\nexpected:\n%s\nfound:\n%s" % (command, "\n".join(expected), found))
            if "firmware" not in command:  # of boot, kill's
                self.assertEqual(line, END + "0\n", command + "\n" + found)
            count += 1
        self.assertGreater(count, 30)


class RegistryPageTestCase(unittest.TestCase):
    def test_every_step_is_there(self):
        sections = [section for _, _, section in commands()]
        self.assertEqual(list(dict.fromkeys(sections)), ["A key that never leaves its token", "A record",
                                                         "Firmware that trusts your key", "A ring of keys"])

    def test_matching(self):
        self.assertTrue(matches("a\nb c\n", ["a", "b ..."]))
        self.assertTrue(matches("a\nb\nc\n", ["a", "..."]))
        self.assertFalse(matches("a\nb\n", ["a"]))
        self.assertFalse(matches("a\n", ["a", "b"]))
        self.assertFalse(matches("a\n", ["."]))


if __name__ == "__main__":
    unittest.main()
