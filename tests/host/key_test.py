# SPDX-License-Identifier: MIT
"""Keys besides the registry's key."""

import json

import cli
from cli import ATTACKER, KEY, RECORDS, REGISTRY, Case, encode, named, pith, run, trust
import ed25519


class KeyTestCase(Case):
    def setUp(self):
        super().setUp()
        self.document = pith.number_record(pith.record(), KEY)

    def test_a_key_makes_its_documents_genuine_and_no_others(self):
        other = pith.Key("other", b"other")
        self.assertEqual(self.verdict(self.document)[0], "unknown_key")
        self.assertEqual(self.verdict(self.document, trust(KEY))[0], "genuine")
        self.assertEqual(self.verdict(self.document, trust(other), trust(KEY))[0], "genuine")
        self.assertEqual(self.verdict(self.document, trust(other))[0], "unknown_key")
        mistaken = trust(named(other, KEY.id))
        self.assertEqual(self.verdict(self.document, mistaken)[0], "unknown_key")
        del self.document["receipt"]["public_key_fingerprint"]
        self.assertEqual(self.verdict(self.document, mistaken)[0], "forged")
        self.assertEqual(self.verdict(self.document, trust(KEY))[0], "genuine")
        self.assertEqual(self.verdict(self.document, trust(named(KEY, "other")))[0], "unknown_key")
        self.assertEqual(run(trust(KEY), *RECORDS).returncode, 0, "the registry's key stays")

    def test_every_kind_of_document(self):
        record = pith.record()
        for kind, made in (("envelope", pith.envelope(record, KEY)),
                           ("number record", self.document), ("event", pith.event(record, KEY)),
                           ("bundle", pith.bundle(record, KEY)),
                           ("state", pith.state(record, pith.events(record, KEY)))):
            with self.subTest(kind):
                self.assertEqual(self.verdict(made, trust(KEY))[0], "genuine")
                self.assertEqual(self.verdict(made)[0], "unknown_key")

    def test_the_key_that_signed_is_named(self):
        said = json.loads(run(trust(KEY), "--json", "-", stdin=encode(self.document)).stdout)
        self.assertEqual(said["key_id"], KEY.id)

    def test_ways_to_give_it(self):
        document = self.write("document.json", self.document)
        digits = KEY.public.hex()
        for content in (digits.encode(), digits.upper().encode(), b" \n" + digits.encode() + b"\r\n",
                        KEY.public):
            path = self.write("key", content)
            done = run("-k", "%s=@%s" % (KEY.id, path), document)
            self.assertEqual((done.returncode, done.stderr), (0, b""), content)
        self.assertEqual(run("--key", KEY.id + "=" + digits.upper(), document).returncode, 0)
        self.assertEqual(run(document, trust(KEY)).returncode, 0, "options may follow files")

    def test_malformed_keys(self):
        digits = KEY.public.hex()
        missing, short = self.folder / "missing", self.write("short", KEY.public[:31])
        long = self.write("long", digits.encode() * 5)
        for word, saying in (
                ("no-equals", "ID=HEX"), ("=" + digits, "ID"), ("a" * 65 + "=" + digits, "64"),
                ("a=", "0 hexadecimal digits"), ("a=" + digits[:-1], "63 hexadecimal digits"),
                ("a=" + digits + "0", "65 hexadecimal digits"),
                ("a=" + digits[:9] + "g" + digits[10:], "character 10"),
                ("a=@%s" % missing, "No such file"), ("a=@%s" % self.folder, "Is a directory"),
                ("a=@%s" % short, "character"), ("a=@%s" % long, "too long"),
                ("a=@/dev/zero", "too long"), (REGISTRY + "=" + digits, "built in")):
            with self.subTest(word):
                self.refuses_to_start("--key", word, RECORDS[0], saying=saying)
        self.refuses_to_start(trust(KEY), trust(ATTACKER), trust(KEY), RECORDS[0], saying="duplicate ID")

    def test_invalid_points(self):
        p = ed25519.P
        no_point = next(y for y in range(2, 99) if ed25519.recover_x(y, 0) is None)
        # y = k + p for a small k on the curve: the same point in a non-canonical encoding.
        beyond = next(k for k in range(2, 19) if ed25519.recover_x(k, 0) is not None)
        mixed = ed25519.add(ed25519.decompress(KEY.public), (0, p - 1, 1, 0))
        for what, encoded in (
                ("identity", (1).to_bytes(32, "little")),
                ("order 2", (p - 1).to_bytes(32, "little")), ("order 4", bytes(32)),
                ("order 2L", ed25519.compress(mixed)),
                ("not on the curve", no_point.to_bytes(32, "little")),
                ("not canonical", (beyond + p).to_bytes(32, "little")),
                ("minus zero", (1 | 1 << 255).to_bytes(32, "little"))):
            with self.subTest(what):
                self.refuses_to_start("--key", "a=" + encoded.hex(), RECORDS[0],
                                      saying="order L")


if __name__ == "__main__":
    cli.main()
