#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ring: from the first ring to the next ones, judged by pith_rotate."""
import hashlib
import json
import shutil
import subprocess
import sys
import unittest

from cli import A, B, C, D, KEY, PAPER, PROJECT, ROTATE, TIME, VERIFY, Case, run

NOW, SECONDS = "2026-06-02T23:05:23Z", 1780441523


class RingCase(Case):
    def setUp(self):
        super().setUp()
        for key in (A, B, C, D):
            self.secret(key)
            self.public(key)
        self.ring1 = self.folder / "ring-1.json"
        self.done("ring", "new", self.path(A), self.path(B), "-o", self.ring1)

    def path(self, key, ending=".pub"):
        return self.folder / (key.id + ending)

    def rotate(self, ring, name, *options):
        path = self.folder / name
        self.done("ring", "rotate", ring, "-o", path, *options)
        return path

    def sign(self, draft, ring, key, *options):
        self.done("ring", "sign", draft, "--ring", ring, "-k", self.path(key, ".key"), "--time", NOW, "-o", draft,
                  *options)
        return draft

    def image(self, ring):
        words = ["--big-endian"] if sys.byteorder == "big" else []
        return self.done("ring", "export", "--as", "flash", *words, ring)

    def device(self, ring, rotation, time=SECONDS):
        """Returns the verdict of pith_rotate and the image of the next ring."""
        image, after = self.write("image", self.image(ring)), self.folder / "after"
        verdict = run(image, str(time), rotation, after, program=ROTATE).stdout.decode().strip()
        return verdict, after.read_bytes()

    def step(self, ring, name, old, new, *options):
        """Makes a whole rotation. Returns the file of the next ring, which a device installs too."""
        rotation = self.rotate(ring, name, *options)
        self.sign(rotation, ring, old, "--as", "old")
        self.sign(rotation, ring, new, "--as", "new")
        after = self.folder / ("ring-" + name)
        self.done("ring", "apply", ring, rotation, "--time", NOW, "-o", after)
        self.assertEqual(self.device(ring, rotation), ("genuine", self.image(after)))
        return after


class RingTestCase(RingCase):
    def test_two_people(self):
        draft = self.rotate(self.ring1, "2.json", "--revoke", A.id, "--add", self.path(C))
        self.sign(draft, self.ring1, B)
        self.assertIn("second signature, by the next ring: missing",
                      self.done("ring", "inspect", draft, "--ring", self.ring1).decode())
        self.fails(1, "expected two signatures, found one missing", "ring", "apply", self.ring1, draft)
        self.sign(draft, self.ring1, C)
        shown = self.done("ring", "inspect", draft, "--ring", self.ring1).decode()
        document = json.loads(draft.read_text())
        text = json.dumps(document["ring"], sort_keys=True, separators=(",", ":")).encode()
        digest = hashlib.sha256(b"pith keyring v1\0" + text).digest()
        self.assertIn("digest " + digest.hex(), shown)
        self.assertIn("a device says: genuine", shown)
        self.assertEqual([s["key_id"] for s in document["signatures"]], [B.id, C.id])
        after = self.folder / "ring-2.json"
        self.done("ring", "apply", self.ring1, draft, "-o", after)
        self.assertEqual(json.loads(after.read_text()), document["ring"])
        self.assertEqual(self.device(self.ring1, draft), ("genuine", self.image(after)))

    def test_one_key_gives_both_signatures(self):
        self.step(self.ring1, "2.json", A, A, "--remove", B.id)

    def test_the_order_of_the_signatures_is_free(self):
        draft = self.rotate(self.ring1, "2.json", "--add", self.path(C))
        self.sign(draft, self.ring1, C)
        self.sign(draft, self.ring1, A)
        self.assertEqual(self.device(self.ring1, draft)[0], "genuine")

    def test_a_revoked_key_never_comes_back(self):
        ring2 = self.step(self.ring1, "2.json", B, B, "--revoke", A.id)
        ring3 = self.step(ring2, "3.json", B, B, "--remove", A.id)
        self.assertEqual(json.loads(ring3.read_text())["retired"], [A.public.hex()])
        again = A.__class__("another-id", A.seed)
        for key in (A, again):
            self.fails(1, "revoked in an earlier ring: expected that it never comes back", "ring", "rotate", ring3,
                       "--add", self.public(key))
        # A draft that somebody else made.
        made = json.loads(self.rotate(ring3, "4.json", "--add", self.path(C)).read_text())
        made["ring"]["keys"][1].update(public_key_hex=A.public.hex())
        draft = self.write("bad.json", made)
        self.fails(1, "never comes back", "ring", "sign", draft, "--ring", ring3, "-k", self.path(B, ".key"))
        ring4 = self.step(ring3, "5.json", B, C, "--add", self.path(C))
        self.assertEqual(json.loads(ring4.read_text())["retired"], [A.public.hex()])

    def test_a_revoked_key_stays_revoked(self):
        ring2 = self.step(self.ring1, "2.json", B, B, "--revoke", A.id)
        made = json.loads(self.rotate(ring2, "3.json").read_text())
        made["ring"]["keys"][0]["revoked"] = False
        draft = self.write("bad.json", made)
        self.fails(1, "revoked in the current ring: expected it revoked or absent in the next, found it valid",
                   "ring", "sign", draft, "--ring", ring2, "-k", self.path(B, ".key"))
        self.fails(1, "found it valid", "ring", "apply", ring2, draft)
        self.fails(2, "revoke it now and remove it in a later rotation", "ring", "rotate", self.ring1, "--revoke", A.id,
                   "--remove", A.id)

    def test_bounds(self):
        ring2 = self.step(self.ring1, "2.json", A, A, "--not-after", B.id + "=2026-01-01T00:00:00Z")
        draft = self.rotate(ring2, "3.json")
        self.fails(1, "found not_after 2026-01-01T00:00:00Z", "ring", "sign", draft, "--ring", ring2, "--time", NOW,
                   "-k", self.path(B, ".key"))
        self.done("ring", "sign", draft, "--ring", ring2, "--time", "2025-12-31T23:59:59Z", "-k", self.path(B, ".key"))
        self.fails(1, "expected not_before up to not_after", "ring", "rotate", ring2, "--not-before",
                   B.id + "=2026-01-01T00:00:01Z")
        # A device without a clock takes no signature by a key with bounds.
        rotation = self.rotate(ring2, "5.json", "--not-after", A.id + "=2027-01-01T00:00:00Z")
        self.sign(rotation, ring2, A, "--as", "old")
        self.sign(rotation, ring2, A, "--as", "new")
        shown = self.done("ring", "inspect", rotation, "--ring", ring2, "--time", NOW).decode()
        self.assertIn("a device says: genuine\na device without a clock says: unknown_key\n", shown)
        self.assertEqual([self.device(ring2, rotation, time)[0] for time in (SECONDS, 0)], ["genuine", "unknown_key"])
        unbound = self.rotate(ring2, "4.json", "--not-after", B.id + "=none")
        self.assertEqual(json.loads(unbound.read_text())["ring"]["keys"][1]["not_after"], 0)

    def test_who_cannot_sign(self):
        draft = self.rotate(self.ring1, "2.json", "--revoke", A.id, "--add", self.path(C))
        for key, options, message in ((D, (), "found none of both"), (C, ("--as", "old"), "found none of both"),
                                      (A, ("--as", "new"), "expected a valid key of the next ring, found it revoked")):
            self.fails(1, message, "ring", "sign", draft, "--ring", self.ring1, "-k", self.path(key, ".key"), *options)
        impostor = A.__class__(B.id, D.seed)
        self.fails(1, "found none of both", "ring", "sign", draft, "--ring", self.ring1, "-k",
                   self.secret(impostor, "x.key"))

    def test_a_changed_draft(self):
        draft = self.rotate(self.ring1, "2.json", "--add", self.path(C))
        self.sign(draft, self.ring1, A)
        made = json.loads(draft.read_text())
        made["ring"]["keys"][1]["not_after"] = 4000000000
        changed = self.write("changed.json", made)
        self.fails(1, "expected a valid signature, found another: the draft has changed since", "ring", "sign", changed,
                   "--ring", self.ring1, "-k", self.path(C, ".key"))
        made["signatures"][1] = made["signatures"][0]
        self.fails(1, "expected a rotation that a device accepts, found forged", "ring", "apply", self.ring1,
                   self.write("changed.json", made))
        self.assertEqual(self.device(self.ring1, self.folder / "changed.json")[0], "forged")

    def test_only_from_the_ring_in_force(self):
        ring2 = self.step(self.ring1, "2.json", A, A)
        draft = self.rotate(self.ring1, "again.json")
        self.fails(1, "version: expected 3, the one after the current ring, found 2", "ring", "sign", draft, "--ring",
                   ring2, "-k", self.path(A, ".key"))

    def test_rings_that_cannot_be(self):
        for words, message in (
                (("new", self.path(A), self.path(A)), "found this id twice"),
                (("new", self.path(A), self.public(A.__class__("x", A.seed))), "found the bytes of key " + A.id),
                (("rotate", self.ring1, *(x for k in (C, D, KEY) for x in ("--add", self.public(k)))),
                 "expected at most 4 keys in a ring")):
            self.fails(1, message, "ring", *words)
        for words, message in (
                (("new",), "expected 1 to 4 public key files, found 0"),
                (("rotate", self.ring1, "--revoke", "x"), "expected the id of a key in the ring (%s, %s)" % (A.id, B.id)),
                (("new", self.path(A), "--not-after", "x"), "--not-after: expected ID=TIME, found x"),
                (("sign", self.ring1, "-k", self.path(A)), "--ring FILE is needed"),
                (("what",), "ring: expected new, rotate, sign, apply, inspect or export, found what")):
            self.fails(2, message, "ring", *words)
        self.fails(2, "expected a rotation", "ring", "apply", self.ring1, self.ring1)

    def test_ring_files(self):
        good = json.loads(self.ring1.read_text())
        for change, message in (
                ({"version": -1}, "/version: expected an integer from 0 to 4294967295, found -1"),
                ({"version": 2**32}, "/version: expected an integer from 0 to 4294967295, found 4294967296"),
                ({"keys": []}, "/keys: expected an array of 1 to 4 keys, found 0"),
                ({"keys": good["keys"] * 3}, "/keys: expected an array of 1 to 4 keys, found 6"),
                ({"keys": [dict(good["keys"][0], revoked=0)]}, "/keys/0/revoked: expected true or false, found 0"),
                ({"keys": [dict(good["keys"][0], key_id="a b")]}, 'key id "a b": expected 1 to 64'),
                ({"keys": [dict(good["keys"][0], public_key_hex="AB" * 32)]}, "in lower case"),
                ({"keys": [dict(good["keys"][0], extra=1)]}, "/keys/0/extra: expected no such member, found 1"),
                ({"retired": [1]}, "/retired: expected an array of strings, found 1"),
                ({"retired": {"x": C.public.hex()}}, '/retired: expected an array of strings, found {"x":"'),
                ({"retired": C.public.hex()}, '/retired: expected an array of strings, found "'),
                ({"retired": None}, "/retired: expected an array of strings, found null"),
                ({"more": 1}, "/more: expected no such member, found 1")):
            self.fails(2, message, "ring", "inspect", self.write("r.json", dict(good, **change)))


class ExportTestCase(RingCase):
    @unittest.skipUnless(shutil.which("cc"), "needs a C compiler")
    def test_c_equals_the_image(self):
        ring = self.step(self.ring1, "2.json", B, B, "--revoke", A.id, "--not-before", A.id + "=2026-01-01T00:00:00Z",
                         "--add", self.public(C.__class__("what??/", C.seed), "c.pub"))
        self.done("ring", "export", "--as", "c", "--name", "our_ring", ring, "-o", self.folder / "ring.c")
        self.write("main.c", "#include <stdio.h>\n#include <pith/ring.h>\nextern const pith_ring our_ring;\n"
                   "int main(void) { return fwrite(&our_ring, sizeof our_ring, 1, stdout) != 1; }\n")
        for compiler in (["cc", "-std=c99"], ["c++", "-x", "c++", "-std=c++17"]):
            subprocess.run([*compiler, "-Wall", "-Wextra", "-pedantic", "-Werror", "-I", PROJECT / "core/include", "-o",
                            "main", "main.c", "ring.c"], cwd=self.folder, check=True)
            made = subprocess.run([self.folder / "main"], capture_output=True, check=True).stdout
            self.assertEqual(made, self.image(ring))

    def test_big_endian(self):
        words = "ring", "export", "--as", "flash", self.ring1
        little, big = self.done(*words), self.done(*words, "--big-endian")
        self.assertEqual(little[:8], bytes([1, 0, 0, 0, 2, 0, 0, 0]))
        self.assertEqual(big[:8], bytes([0, 0, 0, 1, 0, 0, 0, 2]))
        self.assertEqual(little[8:108], big[8:108])

    def test_policy(self):
        """pith-verify reads the policy: a record of a revoked key is refused."""
        paper = self.write("paper.json", PAPER)
        ring2 = self.step(self.ring1, "2.json", B, B, "--revoke", A.id)
        verdicts = []
        for ring in (self.ring1, ring2):
            policy = self.folder / "policy.json"
            self.done("ring", "export", "--as", "policy", ring, "-o", policy)
            for key in (A, B):
                document = self.folder / "document.json"
                self.done("sign", "bundle", paper, "-k", self.path(key, ".key"), "-o", document)
                verdicts.append(run("--policy", policy, document, program=VERIFY).stdout.split()[0].decode())
        self.assertEqual(verdicts, ["genuine", "genuine", "unknown_key", "genuine"])

    def test_usage(self):
        for words, message in ((("--as", "x"), "--as: expected c, flash or policy, found x"),
                               ((), "found no --as"), (("--as", "c", "--name", "1x"), "expected an identifier of C"),
                               (("--as", "flash", "--name", "x"), "--name is for --as c"),
                               (("--as", "c", "--big-endian"), "--big-endian is for --as flash")):
            self.fails(2, message, "ring", "export", self.ring1, *words)


class SignWithRingTestCase(RingCase):
    def sign_bundle(self, key, ring, time=TIME):
        return ("sign", "bundle", self.write("paper.json", PAPER), "-k", self.path(key, ".key"), "--ring", ring,
                "--time", time)

    def test_the_key_must_be_valid(self):
        ring2 = self.step(self.ring1, "2.json", B, B, "--revoke", A.id, "--not-after", B.id + "=2027-01-01T00:00:00Z")
        self.judge(self.done(*self.sign_bundle(A, self.ring1)), A)
        self.judge(self.done(*self.sign_bundle(B, ring2)), B)
        self.fails(1, "unknown_key", *self.sign_bundle(A, ring2))
        self.fails(1, "unknown_key", *self.sign_bundle(B, ring2, "2027-01-01T00:00:01Z"))
        self.fails(1, "the ring has no key with the id " + C.id, *self.sign_bundle(C, ring2))
        record = list(self.sign_bundle(B, ring2))
        record[1] = "record"
        self.fails(1, "untimed", *record)


if __name__ == "__main__":
    unittest.main()
