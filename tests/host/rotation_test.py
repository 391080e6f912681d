#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--rotation: every rotation of tests/synthetic has the verdict of a device, and its place."""
import datetime
import json
import random
import unittest

import cli
from cli import TESTS, Case, run

import rings  # of tests/synthetic, which cli adds to the path
from ring_cases import CASES

try:
    import jsonschema
except ImportError:
    jsonschema = None


def iso(time):
    if time == 0:
        return "unknown"
    return datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class RotationTestCase(Case):
    def rotate(self, ring, rotation, *options, time=0):
        self.write("ring.json", ring)
        self.write("rotation.json", rotation)
        done = run("--ring", "ring.json", "--rotation", "rotation.json", "--now", iso(time), *options, cwd=self.folder)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_the_verdict_of_a_device(self):
        for case in CASES:
            with self.subTest(case["name"]):
                status, said, errors = self.rotate(case["current"], case["text"], "--json", time=case["time"])
                if case["verdict"] == "misuse":  # the ring itself is refused
                    self.assertEqual((status, said), (2, ""))
                    self.assertIn("ring.json:", errors)
                    continue
                said = json.loads(said)
                self.assertEqual((said["verdict"], errors), (case["verdict"], ""))
                self.assertEqual(status, 0 if case["verdict"] == "genuine" else 1)
                self.assertEqual(said["next_version"], case["next"]["version"] if "next" in case else None)
                if case["verdict"] != "genuine":
                    self.assertTrue(said["expected"])
                    self.assertLessEqual(said["offset"], len(case["text"]))

    @unittest.skipIf(jsonschema is None, "SKIPPED: needs Debian's python3-jsonschema")
    def test_the_schema(self):
        schema = jsonschema.Draft202012Validator(json.loads((TESTS.parent / "port/host/pith-verify.schema.json").read_text()))
        for case in CASES[::7] + [case for case in CASES if case["name"].startswith("genuine")]:
            if case["verdict"] != "misuse":
                said = json.loads(self.rotate(case["current"], case["text"], "--json", time=case["time"])[1])
                schema.validate(said)
                for change in ({"x": 1}, {"scope": "receipt"}, {"next_version": None if said["next_version"] else 2}):
                    self.assertFalse(schema.is_valid({**said, **change}))
        done = run("--json", "--ring", self.write("ring.json", rings.FIRST), "--rotation", self.folder / "missing")
        schema.validate(json.loads(done.stdout))

    def test_lines(self):
        genuine = "genuine       rotation  version 1 -> 2  rotation.json\n"
        self.assertEqual(self.rotate(rings.FIRST, rings.GOOD), (0, genuine, ""))
        self.assertEqual(self.rotate(rings.FIRST, rings.GOOD, "--quiet"), (0, "", ""))
        altered = json.dumps(rings.GOOD, indent=1).replace('"revoked": false', '"revoked": true', 1).encode()
        self.assertEqual(self.rotate(rings.FIRST, altered)[:2], (
            1, "forged        rotation  -  rotation.json:23:16: a signature is not the named key's over the next ring "
               "(byte %d) at /signatures, expected two valid signatures over the ring, found an array\n"
               % (altered.index(b'"signatures"') + 14)))
        other = rings.ring(2, rings.entry(rings.A))
        self.assertEqual(self.rotate(other, json.dumps(rings.GOOD).encode())[1].split(": ", 1)[1], (
            "not a rotation that follows this ring (byte %d) at /ring/version, expected 3, the version after the ring's, "
            "found 2\n" % (json.dumps(rings.GOOD).index('"version"') + 11)))
        self.assertIn("at /signatures/0/key_id, expected a valid key of the ring, found \"ring-key-a\": it has no such key",
                      self.rotate(rings.ring(1, rings.entry(rings.D)), rings.GOOD)[1])

    def test_the_time(self):
        ring = rings.ring(1, rings.entry(rings.A, rings.NOW, rings.NOW + 9))
        for time, why in ((0, "the time is unknown"), (rings.NOW - 1, "valid from " + iso(rings.NOW)),
                          (rings.NOW + 10, "valid until " + iso(rings.NOW + 9))):
            status, said, _ = self.rotate(ring, rings.GOOD, time=time)
            self.assertEqual(status, 1)
            self.assertIn(why, said)
        now = int(datetime.datetime.now().timestamp())
        for window, status in (((now - 99, now + 9999), 0), ((now - 99, now - 9), 1)):
            ring = self.write("ring.json", rings.ring(1, rings.entry(rings.A, *window)))
            done = run("--ring", ring, "--rotation", self.write("rotation.json", rings.GOOD))
            self.assertEqual(done.returncode, status)

    def test_forms_of_a_ring(self):
        retired = {**rings.FIRST, "retired": [rings.E.public.hex()]}
        for ring in (retired, {**rings.FIRST, "retired": []}, {"ring": rings.FIRST}):
            self.assertEqual(self.rotate(ring, rings.GOOD)[0], 0)
        key = rings.entry(rings.A)
        for ring, why in (({}, "is not valid in a ring"), ([], "is not valid in a ring"), (b"{", "truncated"),
                          (b"[" * 9999, "nested"), (b"{}" + b" " * 65536, "64 KiB"), ({"kinds": []}, "/kinds"),
                          ({"ring": rings.FIRST, "version": 1}, "/version"), ({"version": 1}, "must have version and keys"),
                          ({**rings.FIRST, "retired": [1]}, "/retired/0"), ({**rings.FIRST, "retired": {}}, "/retired"),
                          (rings.ring(1, key, key), "duplicate"), (rings.ring(1, *[key] * 5), "exceeds"),
                          ({"version": 1, "keys": [[[key]]]}, "/keys/0"), ({"ring": {"ring": rings.FIRST}}, "/ring/ring")):
            with self.subTest(str(ring)[:40]):
                status, said, errors = self.rotate(ring, rings.GOOD)
                self.assertEqual((status, said), (2, ""))
                self.assertIn("ring.json:1: ", errors)
                self.assertIn(why, errors)

    def test_standard_input(self):
        ring, rotation = self.write("ring.json", rings.FIRST), self.write("rotation.json", rings.GOOD)
        self.assertEqual(run("--ring", ring, "--rotation", "-", stdin=rotation.read_bytes()).returncode, 0)
        self.assertEqual(run("--ring", "-", "--rotation", rotation, stdin=ring.read_bytes()).returncode, 0)
        done = run("--ring", ring, "--rotation", "/dev/zero")
        self.assertEqual((done.returncode, done.stdout[:11]), (1, b"malformed  "))

    def test_no_such_file(self):
        ring, missing = self.write("ring.json", rings.FIRST), self.folder / "missing"
        for words in (["--ring", missing, "--rotation", ring], ["--ring", ring, "--rotation", missing],
                      ["--ring", ring, "--rotation", self.folder]):
            done = run(*words)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(str(self.folder), done.stderr.decode())

    def test_options(self):
        ring, rotation = self.write("ring.json", rings.FIRST), self.write("rotation.json", rings.GOOD)
        both = ["--ring", ring, "--rotation", rotation]
        for words in (both[:2], both[:2] + [rotation], both[2:], both + [rotation], both + both, both + ["--audit"],
                      both + ["--receipt"], both + ["--lines"], both + ["--jobs", "2"], both + ["--policy", ring],
                      both + ["--explain", "1"], both + ["--canonicalize"], both + ["--now", "today"], ["--now", "unknown", rotation],
                      ["--ring", "", "--rotation", rotation], ["--ring", ring, "--rotation", ""]):
            self.refuses_to_start(*words, saying="--")
        self.refuses_to_start("--ring", "-", "--rotation", "-", saying="only once")

    def test_any_bytes(self):
        rng = random.Random(11)
        for _ in range(300):
            text = bytearray(rng.choice(CASES)["text"][:3000])
            for _ in range(rng.randint(1, 3)):
                at = rng.randrange(len(text) + 1)
                text[at:at + rng.randint(0, 2)] = rng.choice(
                    [b"", b'"', b"\\", b"\\ud800", b"\xff", b"{", b"]", b",", b"0", bytes([rng.randrange(256)])])
            status, said, errors = self.rotate(rings.FIRST, bytes(text), "--json")
            self.assertIn(status, (0, 1), errors)
            self.assertIn("rotation", json.loads(said)["scope"])


if __name__ == "__main__":
    cli.main()
