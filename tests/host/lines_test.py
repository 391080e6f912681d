#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--lines: a document a line in, an object a line out. And the other ways to name many files."""
import json
import resource
import subprocess

import cli
from cli import PROGRAM, RECORDS, Case, run


def line_of(path):
    return path.read_bytes().replace(b"\n", b" ")


ALTERED = line_of(RECORDS[0]).replace(b'"', b'"x', 1)
INPUT = [line_of(path) for path in RECORDS] + [b"{}", b"", b"[1,]", ALTERED]


def objects(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


class LinesTestCase(Case):
    def test_each_line_has_its_object_in_order(self):
        alone = [objects(run("--json", "-", stdin=line))[0] for line in INPUT]
        for jobs in ("1", "2", "7"):
            done = run("--lines", "--values", "--jobs", jobs, stdin=b"\n".join(INPUT * 9) + b"\n")
            self.assertEqual(done.returncode, 1)
            got = objects(done)
            self.assertEqual([said.pop("line") for said in got], list(range(1, 9 * len(INPUT) + 1)))
            self.assertEqual({said.pop("id") for said in got}, {None})
            want = [{key: value for key, value in said.items() if key != "line"} for said in alone]
            self.assertEqual(got, want * 9)

    def test_a_last_line_without_an_end_and_ends_of_two_bytes(self):
        for text in (INPUT[0], INPUT[0] + b"\r\n", INPUT[0] + b"\n"):
            done = run("--lines", stdin=text)
            self.assertEqual([said["verdict"] for said in objects(done)], ["genuine"])
            self.assertEqual((done.returncode, done.stderr), (0, b"pith-verify: 1 document: 1 genuine\n"))
        self.assertEqual(run("--lines", stdin=b"").stderr, b"pith-verify: 0 documents\n")

    def test_an_id_is_passed_through(self):
        text = b"a b\t" + INPUT[0] + b"\n\t[1,]\nno document\n\xc3\xa9\t{}"
        done = run("--lines", "--id-column", stdin=text)
        got = objects(done)
        self.assertEqual([(said["id"], said["line"], said["verdict"]) for said in got],
                         [("a b", 1, "genuine"), ("", 2, "malformed"), (None, 3, None), ("\u00e9", 4, "not_a_record")])
        self.assertEqual(got[1]["column"], 5)  # an editor's: after the tab
        self.assertIn("no tab", got[2]["error"])
        self.assertEqual(done.returncode, 1 + 4)
        self.assertEqual(done.stderr.decode(),
                         "pith-verify: 3 documents: 1 genuine, 1 malformed, 1 not_a_record; 1 broken line\n")

    def test_a_line_that_is_too_long(self):
        policy = self.write("policy", {"maximum_size": len(INPUT[4])})
        done = run("--lines", "--policy", policy, stdin=INPUT[4] + b"\n" + b"x" * 1_000_000 + b"\n" + INPUT[4])
        self.assertEqual([said["verdict"] for said in objects(done)], ["genuine", None, "genuine"])
        self.assertEqual(done.returncode, 4)

    def test_an_id_that_json_cannot_have(self):
        done = run("--lines", "--id-column", stdin=b"caf\xe9\t" + INPUT[0] + b"\n" + "caf\u00e9\t".encode() + INPUT[0])
        self.assertEqual([(said["id"], said["verdict"]) for said in objects(done)], [(None, None), ("caf\u00e9", "genuine")])
        self.assertEqual(done.returncode, 4)

    def test_receipts(self):
        done = run("--lines", "--receipt", stdin=b"\n".join(INPUT))
        self.assertEqual([said["verdict"] for said in objects(done)][:6], ["genuine"] * 5 + ["not_a_record"])
        self.assertEqual({said["scope"] for said in objects(done)}, {"receipt"})

    def test_an_answer_comes_before_the_next_question(self):
        with subprocess.Popen([PROGRAM, "--lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as process:
            for line in INPUT:
                process.stdin.write(line + b"\n")
                process.stdin.flush()
                json.loads(process.stdout.readline())  # waits for ever if the program does
            process.stdin.close()
            self.assertEqual(process.stdout.read(), b"")

    def test_usage(self):
        for words in (["--lines", "--json"], ["--lines", "a", "b"], ["--lines", "--recursive"], ["--id-column", "a"],
                      ["--jobs", "0", "a"], ["--jobs", "1x", "a"], ["--canonicalize", "--jobs", "2", "a"]):
            self.refuses_to_start(*words, saying="--")
        self.assertEqual(run("--lines", self.folder / "missing").returncode, 2)


class FilesTestCase(Case):
    def setUp(self):
        super().setUp()
        (self.folder / "b").mkdir()
        names = ["b/2", "a", "b/1", "c"]
        for name, path in zip(names, RECORDS):
            self.write(name, path.read_bytes())
        (self.folder / "link").symlink_to(self.folder)

    def files(self, *words, **more):
        done = run("--json", *words, cwd=self.folder, **more)
        return [said["file"] for said in objects(done)], done.returncode

    def test_folders_in_the_order_of_names(self):
        for jobs in ("1", "3"):
            self.assertEqual(self.files("--recursive", "--jobs", jobs, "."), (["./a", "./b/1", "./b/2", "./c"], 0))
        self.assertEqual(self.files("c", "a"), (["c", "a"], 0))

    def test_a_list_of_files(self):
        self.write("list", b"c\0b/1\0a")
        self.assertEqual(self.files("--files0-from", "list"), (["c", "b/1", "a"], 0))
        self.assertEqual(self.files("--files0-from", "-", "a", stdin=b"c\0\0b/1\0"), (["a", "c", "b/1"], 0))
        self.assertEqual(self.files("--files0-from", "/dev/null"), ([], 0))

    def test_threads_that_cannot_be_made(self):
        """No stack is larger than the address space, so no second thread starts, or no third."""
        soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
        if hard != resource.RLIM_INFINITY:
            self.skipTest("the size of a stack has a limit")
        resource.setrlimit(resource.RLIMIT_STACK, (2**46, hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_STACK, (soft, hard))
        self.write("list", b"c\0b/1\0a\0missing\0b/2\0" * 9)
        self.assertEqual(self.files("--jobs", "8", "--files0-from", "list"), (["c", "b/1", "a", "missing", "b/2"] * 9, 2))
        done = run("--lines", "--jobs", "8", stdin=b"\n".join(INPUT * 9))
        self.assertEqual([said["line"] for said in objects(done)], list(range(1, 9 * len(INPUT) + 1)))
        self.assertEqual(done.returncode, 1)

    def test_threads_without_memory(self):
        """Threads that together lack memory leave no file without a verdict."""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
        if run("a", cwd=self.folder, preexec_fn=limit).returncode != 0:
            self.skipTest("one thread needs more memory, as with a sanitizer")
        self.write("list", b"c\0b/1\0a\0b/2\0" * 75)
        self.assertEqual(self.files("--jobs", "256", "--files0-from", "list", preexec_fn=limit),
                         (["c", "b/1", "a", "b/2"] * 75, 0))

    def test_an_unreadable_file_has_an_object(self):
        done = run("--json", "--jobs", "2", "missing", "a", cwd=self.folder)
        self.assertEqual(objects(done)[0], {"format": 1, "file": "missing", "verdict": None, "line": None,
                                            "error": "No such file or directory"})
        self.assertEqual(objects(done)[1]["verdict"], "genuine")
        self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    cli.main()
