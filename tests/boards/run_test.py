# SPDX-License-Identifier: MIT
"""boards/run from outside: what it prints and returns for documents sound, spoilt and huge, for bad
arguments, and for boards that misbehave. BOARD in the environment names the board."""
import base64
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tests/figures"))

import pages  # noqa: E402

RECORDS = PROJECT / "tests/records"
RECORD = RECORDS / "record-1812.11732.json"
BOARD = os.environ.get("BOARD", "stm32vldiscovery")
# The most that an audit takes, with its stack: M0 and RISC-V need more than M3, M4, M33 and M55.
RAM = {"microbit": 4024, "pico": 4024, "virt-rv32": 4112}.get(BOARD, 3992)
COUNT = r"([\d.]+(?: [kMG])?)"
SCRIPT = (PROJECT / "boards" / BOARD / "memory.ld").read_text()
SIZE, UNIT = re.search(r"FLASH .* LENGTH = (\d+)([KM])", SCRIPT).groups()
FLASH = int(SIZE) * {"K": 1024, "M": 1024 * 1024}[UNIT]
LINE = re.compile(r"^(\w+) +receipt +(\S+) +(.+?)(?: \(byte (\d+)\))?  "
                  + COUNT + r" (?:instructions|cycles)  stack (\d+)  RAM (\d+)$", re.M)
AUDIT_LINE = re.compile(r"^(\w+) +(\w+) +(\S+) +(.+?)(?: \((\w+) at byte (\d+)\))?  "
                        + COUNT + " (?:instructions|cycles)  longest " + COUNT + r"  stack (\d+)  RAM (\d+)$", re.M)


def number_of(text):
    """The pith number of a document, by Python's own means."""
    document = json.loads(text)
    record = (document.get("current") or document)["canonical_record"]
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    spelled = base64.b32encode(hashlib.sha256(canonical).digest()).decode()[:26]
    return "pith:%s:%s" % (record["metadata"]["submitted_at"][:4], spelled)


class Run(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    image = None  # the firmware, once boards/run has built it

    def run_board(self, *arguments, board=BOARD, standard_input=b""):
        if Run.image and board == BOARD and "--firmware" not in arguments:
            arguments += ("--firmware", Run.image)
        done = subprocess.run([PROJECT / "boards/run", "--board", board, *map(str, arguments)],
                              input=standard_input, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.output, self.errors = done.stdout.decode(), done.stderr.decode()
        self.lines = LINE.findall(self.output)
        if "--firmware" not in arguments and "%s: " % BOARD in self.output:
            Run.image = PROJECT / "build" / BOARD / "firmware.elf"
        return done.returncode

    def document(self, text):
        path = self.folder / "document.json"
        path.write_bytes(text)
        return path

    def verdict_of(self, text):
        code = self.run_board(self.document(text))
        self.assertEqual(len(self.lines), 1, self.output + self.errors)
        self.assertEqual(code, 0 if self.lines[0][0] == "genuine" else 1)
        return self.lines[0][0]

    def altered(self):
        """The record with another version in what was signed."""
        text = RECORD.read_bytes()
        at = text.index(b'"version":', text.index(b'"canonical_record":{')) + len(b'"version":')
        self.assertNotEqual(text[at:at + 1], b"7")
        return text[:at] + b"7" + text[at + 1:]

    def test_the_five_real_documents(self):
        self.assertEqual(self.run_board(), 0, self.errors)
        files = sorted(RECORDS.glob("*.json"))
        self.assertEqual([(verdict, number, pathlib.Path(name).name) for verdict, number, name, *_ in self.lines],
                         [("genuine", number_of(file.read_bytes()), file.name) for file in files])
        for line in self.lines:
            self.assertLess(int(line[6]), 3072)  # RAM
        self.assertIn("%s: 5 genuine, 0 not;" % BOARD, self.output)
        if BOARD == "stm32vldiscovery":
            self.expect_as_in_the_readme()

    def expect_as_in_the_readme(self):
        """The sample of README.md, but for the last digits of the instruction counts."""
        _, shown, _ = pages.split(PROJECT / "README.md", "boards")
        units = {"k": 1e3, "M": 1e6}

        def figures(line):
            count = line[4].split()
            return [line[0], line[1], pathlib.Path(line[2]).name, line[5], line[6]], \
                float(count[0]) * units.get(count[-1], 1)

        samples = LINE.findall(shown)
        self.assertEqual(len(samples), len(self.lines))
        for sample, line in zip(map(figures, samples), map(figures, self.lines)):
            self.assertEqual(sample[0], line[0], "README.md: run boards/run and show what it prints")
            self.assertAlmostEqual(sample[1] / line[1], 1, delta=0.02)

    def test_far_more_bytes_than_the_board_has_of_ram(self):
        text = RECORD.read_bytes()
        for padding in (b'{"padding":"' + b"x" * 200_000 + b'",', b"{" + b" \n" * 100_000):
            self.assertEqual(self.verdict_of(padding + text[1:]), "genuine")
            self.assertEqual(self.lines[0][1], number_of(text))

    def test_an_altered_record(self):
        self.assertEqual(self.verdict_of(self.altered()), "altered")
        self.assertEqual(self.lines[0][1], "-")

    def test_a_forged_signature(self):
        text = RECORD.read_bytes()
        at = text.index(b'"signature_b64":"') + len(b'"signature_b64":"') + 8
        other = b"A" if text[at:at + 1] != b"A" else b"B"
        self.assertEqual(self.verdict_of(text[:at] + other + text[at + 1:]), "forged")

    def test_the_offset_of_a_fault(self):
        text = RECORD.read_bytes()
        self.assertEqual(self.verdict_of(text[:1000] + b"\x01" + text[1000:]), "malformed")
        self.assertEqual(self.lines[0][3], "1000")

    def test_a_document_cut_short_and_an_empty_one(self):
        self.assertEqual(self.verdict_of(RECORD.read_bytes()[:-1]), "incomplete")
        self.assertEqual(self.verdict_of(b""), "incomplete")

    def test_one_bad_among_good(self):
        bad = self.document(self.altered())
        self.assertEqual(self.run_board(RECORD, bad, RECORD), 1)
        self.assertEqual([line[0] for line in self.lines], ["genuine", "altered", "genuine"])

    def test_standard_input(self):
        self.assertEqual(self.run_board("-", standard_input=RECORD.read_bytes()), 0, self.errors)
        self.assertEqual(self.lines[0][:3], ("genuine", number_of(RECORD.read_bytes()), "-"))

    def test_a_file_that_cannot_be_read(self):
        self.assertEqual(self.run_board(self.folder / "absent.json", RECORD), 2)
        self.assertIn("absent.json: No such file or directory", self.errors)
        self.assertEqual([line[0] for line in self.lines], ["genuine"])

    def test_a_name_that_plays_with_the_terminal(self):
        name = self.folder / "a\x1b[2J\udcff.json"
        name.write_bytes(b"{}")
        self.assertEqual(self.run_board(name, str(name) + "x"), 2)
        self.assertIn("a?[2J?.json (byte 2)", self.output)
        self.assertIn("a?[2J?.jsonx: No such file", self.errors)

    def audit(self, *arguments):
        code = self.run_board("--audit", *arguments)
        self.audits = AUDIT_LINE.findall(self.output)
        for line in self.audits:
            self.assertLessEqual(int(line[9]), RAM)
        return code

    def judged(self, document, *arguments):
        """(verdict, check) of a document that is not genuine; the place is one in it."""
        text = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.assertEqual(self.audit(*arguments, self.document(text)), 1, self.errors)
        (verdict, kind, number, _, check, offset, *_), = self.audits
        self.assertEqual((kind, number), ("document", "-"))
        self.assertLessEqual(int(offset), len(text))
        return verdict, check

    def canonical(self):
        """The five real documents in canonical order, by Python's own means."""
        for file in sorted(RECORDS.glob("*.json")):
            text = json.dumps(json.loads(file.read_bytes()), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            (self.folder / file.name).write_text(text, encoding="utf-8")
        return sorted(self.folder.glob("*.json"))

    def expect_audited(self):
        """All five genuine, each of its kind."""
        files = sorted(RECORDS.glob("*.json"))
        self.assertEqual([(verdict, kind, number, pathlib.Path(name).name) for verdict, kind, number, name, *_ in self.audits],
                         [("genuine", file.name.split("-")[0], number_of(file.read_bytes()), file.name) for file in files])

    def test_audit_of_the_five_real_documents(self):
        self.assertEqual(self.audit(), 0, self.errors)
        self.expect_audited()

    def test_audit_of_sorted_documents_as_they_come(self):
        self.assertEqual(self.audit("--sorted", *self.canonical()), 0, self.errors)
        self.expect_audited()
        self.assertEqual(self.judged(RECORD.read_bytes(), "--sorted"), ("unsorted", "syntax"))

    def test_audit_of_more_bytes_than_the_board_has_of_flash(self):
        text = (next(file for file in self.canonical() if file.name == RECORD.name)).read_bytes()
        long = self.document(text[:-1] + b',"zz":"' + b"z" * FLASH + b'"}')
        self.assertEqual(self.audit(long, RECORD), 2)
        self.assertRegex(self.errors, "document.json: %d bytes do not fit the \\d+ bytes of flash" % long.stat().st_size)
        self.assertIn("%s: 1 genuine, 0 not, 1 too large;" % BOARD, self.output)
        if BOARD == "stm32vldiscovery":  # the least of flash; the line is slow
            self.assertEqual(self.audit("--sorted", long), 0, self.errors)
            self.assertEqual(self.audits[0][2], number_of(RECORD.read_bytes()))

    def test_audit_of_altered_documents(self):
        """What the receipt alone would let pass: each is found by the check that is there for it."""
        def bundle():
            return json.loads((RECORDS / "bundle-1706.02379.json").read_bytes())

        self.assertEqual(self.judged(self.altered())[0], "altered")
        changed = bundle()
        changed["events"][1]["created_at"] = "2026-01-01T00:00:00Z"
        self.assertEqual(self.judged(changed), ("altered", "event_digest"))
        changed = bundle()
        changed["events"][0]["note"] = "in the closed envelope"
        self.assertEqual(self.judged(changed), ("unsupported", "event"))
        changed = bundle()
        changed["built_at"] = "2026-06-03T23:05:23Z"
        self.assertEqual(self.judged(changed), ("altered", "bundle_digest"))
        changed = bundle()
        events = changed["events"]
        sign = [event["signature"] for event in events]
        sign[0]["signature_b64"], sign[1]["signature_b64"] = sign[1]["signature_b64"], sign[0]["signature_b64"]
        self.assertEqual(self.judged(changed), ("forged", "event_signature"))
        state = json.loads((RECORDS / "state-1903.01061.json").read_bytes())
        state["valid_event_count"] += 1
        self.assertEqual(self.judged(state)[0], "altered")

    def test_audit_of_an_empty_document_and_of_a_broken_one(self):
        self.assertEqual(self.judged(b""), ("incomplete", "syntax"))
        self.assertEqual(self.judged(b'{"a":1,"a":1}'), ("ambiguous", "syntax"))

    def test_audit_of_50_000_keys(self):
        """Takes all the fuel there is; the loop goes round, and the watchdog is kicked, all the while."""
        text = "{%s}" % ",".join('"%d":1' % key for key in reversed(range(50_000)))
        if len(text) > FLASH - 65_536:  # less the firmware
            self.skipTest("%s has no flash for %d bytes" % (BOARD, len(text)))
        self.assertEqual(self.judged(text.encode()), ("too_complex", "syntax"))
        self.assertRegex(self.audits[0][7], r"^\d+(\.\d+)? k$")  # the longest call

    def test_usage(self):
        self.assertEqual(self.run_board("--sorted"), 2)
        self.assertIn("--sorted is a way of --audit", self.errors)
        self.assertEqual(self.run_board(board="toaster"), 2)
        self.assertIn("toaster", self.errors)
        self.assertEqual(self.run_board("--timeout", "0"), 2)
        self.assertEqual(self.run_board("--frobnicate"), 2)
        self.assertEqual(self.run_board("--help"), 0)
        self.assertIn("usage: boards/run", self.output)

    def firmware(self, body):
        """An image of this board that does `body` and no more."""
        folder = PROJECT / "build" / (BOARD + "-trial")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "trial.c").write_text('#include "board.h"\nint main(void) { board_init(); %s }\n' % body)
        for command in (["cmake", "--preset", BOARD, "-B", folder, "-DPITH_TRIAL=%s/trial.c" % folder],
                        ["cmake", "--build", folder, "--target", "trial"]):
            subprocess.run(command, cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)
        return folder / "trial.elf"

    def trouble(self, body, complaint):
        code = self.run_board("--timeout", "1", "--firmware", self.firmware(body), RECORD)
        self.assertEqual((code, self.output), (2, ""), self.errors)
        self.assertIn("%s: %s" % (BOARD, complaint), self.errors)

    def test_a_board_that_says_nothing(self):
        self.trouble("for (;;) {}", "silent for 1 seconds")

    def test_a_board_that_faults(self):
        self.trouble("__builtin_trap();", "stopped with code 134: fault")

    def test_a_stack_that_overflows(self):
        self.trouble("volatile char big[8192]; for (int i = 8191; i >= 0; --i) big[i] = 0; board_done(big[0]);",
                     "stopped with code 134: fault")

    def test_a_board_that_talks_nonsense(self):
        self.trouble('for (;;) board_write("?", 1);', "sent something that is no answer")
        self.trouble('board_write("ready clock=1\\n", 14); for (;;) {}', "greeted without chunk, place, room")
        self.trouble('board_write("hello\\n", 6); for (;;) {}', "sent b'hello\\n' where 'ready' was due")

    def test_a_board_that_dies_in_a_document(self):
        self.trouble('board_write("ready clock=1 chunk=64 place=0 room=0 verifier=1 audit=1 source=1\\n", 66); uint8_t b;'
                     "while (!board_read(&b, 1)) {} board_done(3);", "stopped with code 3")


if __name__ == "__main__":
    unittest.main()
