# SPDX-License-Identifier: MIT
"""Tests that tests/target/conformance can fail. The image must distinguish rows that are correct by Python's
arithmetic from rows with one change. FOLDER in the environment is the build folder."""
import base64
import hashlib
import os
import pathlib
import subprocess
import tempfile
import unittest

import images
import rows

import ed25519

HERE = pathlib.Path(__file__).resolve().parent
ROOT = pathlib.Path(os.environ.get("FOLDER") or rows.PROJECT / "build")
NAME = "m3-armv7m"
IMAGE = images.IMAGES[NAME]
SEED = bytes(range(32))
PUBLIC = ed25519.public_key(SEED)
ORDER_4 = bytes(32)


def signature(key, signed, message, want):
    text = base64.b64encode(signed)
    return rows.Row("E", want, "", key + bytes([len(text)]) + text + message, ())


def checkpoint(name):
    seed = hashlib.new(name, b"seed").digest()
    last = [seed] * 3
    for _ in range(1000):
        last = last[1:] + [hashlib.new(name, b"".join(last)).digest()]
    return seed + last[2]


def flipped(body, at):
    """Returns the body with one flipped bit."""
    return body[:at] + bytes([body[at] ^ 1]) + body[at + 1:]


def pairs():
    """Yields (correct row, broken row)."""
    for size in (0, 32, 200):
        message = bytes(size)
        sound = signature(PUBLIC, ed25519.sign(SEED, message), message, rows.VALID)
        yield sound, sound._replace(want=rows.INVALID)
        yield sound, sound._replace(want=rows.BAD_KEY)
        yield sound, sound._replace(body=flipped(sound.body, 40))
        if size != 0:
            yield sound, sound._replace(body=flipped(sound.body, len(sound.body) - 1))
    short = signature(PUBLIC, bytes(63), b"", rows.LENGTH)
    yield short, short._replace(want=rows.INVALID)
    # [S]B = R + [h]A for a refused key of order 4: true for any R if 4 divides h.
    scalar = 12345
    r = ed25519.compress(ed25519.multiply(scalar, ed25519.BASE))
    message = next(m for m in (bytes([i]) for i in range(256))
                   if ed25519.verify(ORDER_4, m, r + scalar.to_bytes(32, "little")))
    after, wrong = (signature(ORDER_4, r + s.to_bytes(32, "little"), message, rows.BAD_KEY_VALID_AFTER)
                    for s in (scalar, scalar + 1))
    yield after, wrong
    yield after, after._replace(want=rows.INVALID)
    for key, want in ((PUBLIC, 1), (ORDER_4, 0)):
        row = rows.Row("P", want, "", key, ())
        yield row, row._replace(want=1 - want)
    for scalar, want in ((ed25519.L - 1, 1), (ed25519.L, 0)):
        row = rows.Row("S", want, "", scalar.to_bytes(32, "little"), ())
        yield row, row._replace(want=1 - want)
    for kind, chain, name in (("h", "c", "sha256"), ("H", "C", "sha512")):
        for size in (0, 111, 112, 5000):
            row = rows.Row(kind, 0, "", hashlib.new(name, bytes(size)).digest() + bytes(size), ())
            yield row, row._replace(body=flipped(row.body, len(row.body) - 1))
        row = rows.Row(chain, 0, "", checkpoint(name), ())
        yield row, row._replace(body=flipped(row.body, 0))
    for text, want in ((b"{}", rows.ACCEPTED), (b"[1,]", rows.REFUSED), (b"[1,]", rows.MALFORMED),
                       (b"[" * 500, rows.TOO_COMPLEX)):
        row = rows.Row("J", want, "", text, ())
        yield row, row._replace(want=rows.REFUSED if want == rows.ACCEPTED else rows.ACCEPTED)
    size = (13).to_bytes(4, "little")
    canon = rows.Row("K", rows.ACCEPTED, "", size + b'{"b":1,"a":2}' + b'{"a":2,"b":1}', ())
    for body in (canon.body[:-1], canon.body + b" ", flipped(canon.body, len(canon.body) - 1)):
        yield canon, canon._replace(body=body)
    yield canon, canon._replace(want=rows.AMBIGUOUS)
    genuine = next(row for row in rows.documents() if b"genuine" in row.group)
    yield genuine, genuine._replace(body=flipped(genuine.body, 20))  # a key of the ring
    yield genuine, genuine._replace(body=genuine.body.replace(b"genuine", b"altered", 1))


class Conformance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.elf = images.build(IMAGE, ROOT)

    def outcome(self, data):
        return images.run(IMAGE.machine, self.elf, lambda out: out.write(data))[1]

    def test_sound_rows_agree_and_spoilt_ones_do_not(self):
        kinds = set()
        for number, (sound, spoilt) in enumerate(pairs()):
            data = b"".join(rows.spell(row._replace(name=name))
                            for row, name in ((sound, "sound"), (spoilt, "spoilt"), (sound, "after")))
            got = self.outcome(data + rows.END)
            with self.subTest(number, kind=sound.kind):
                self.assertEqual(len(got.lines), 1, got)
                self.assertRegex(got.lines[0], "^FAIL spoilt: ")
                self.assertEqual(got.ran[sound.kind], (3, 2))
                self.assertEqual(got.exit_code, 1)
            kinds.add(sound.kind)
        self.assertEqual(kinds, set(rows.KINDS))

    def test_a_file_that_is_cut_off(self):
        row = rows.spell(rows.Row("J", rows.ACCEPTED, "cut", b"{}", ()))
        for size in (0, 1, 5, len(row) - 1, len(row)):
            got = self.outcome(row[:size])
            self.assertEqual((got.lines, got.exit_code), (["FAIL the rows end early"], 2), size)

    def test_a_row_longer_or_shorter_than_its_kind(self):
        for body, why in ((bytes(31), "a row is too short"), (bytes(33), None)):
            got = self.outcome(rows.spell(rows.Row("S", 1, "zero", body, ())) + rows.END)
            self.assertEqual(got.lines, ["FAIL " + (why or "zero: more bytes than a row of its kind has")])
            self.assertNotEqual(got.exit_code, 0)

    def test_without_vectors_it_skips_and_says_so(self):
        with tempfile.TemporaryDirectory() as empty:
            done = subprocess.run([HERE / "conformance", "--short", "--root", ROOT, NAME], text=True, stdout=subprocess.PIPE,
                                  env={**os.environ, "PITH_VECTORS": empty})
            self.assertEqual(done.returncode, 77, done.stdout)
            self.assertIn("SKIPPED: %s has no ed25519_wycheproof.jsonl, " % empty, done.stdout)
            self.assertRegex(done.stdout, r"[1-9]\d+ of +\d+ canonical forms")


if __name__ == "__main__":
    unittest.main()
