#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""keygen and show."""
import base64
import hashlib
import os
import re
import shutil
import subprocess
import unittest

from cli import KEY, Case, pem, run

SPKI = bytes.fromhex("302a300506032b6570032100")


class KeygenTestCase(Case):
    def test_files(self):
        old = os.umask(0)
        self.addCleanup(os.umask, old)
        self.done("keygen", "our-key-1", cwd=self.folder)
        self.assertEqual((self.folder / "our-key-1.key").stat().st_mode & 0o777, 0o600)
        self.assertEqual((self.folder / "our-key-1.pub").stat().st_mode & 0o777, 0o644)
        secret = (self.folder / "our-key-1.key").read_text()
        der = base64.b64decode(secret.splitlines()[2])
        made = type(KEY)("our-key-1", der[16:])
        public = self.done("show", "--as", "hex", self.folder / "our-key-1.pub").decode().strip()
        self.assertEqual(public, made.public.hex())
        self.assertEqual(self.done("show", "--as", "hex", self.folder / "our-key-1.key").decode().strip(), public)

    def test_two_keys_differ(self):
        for name in ("a", "b"):
            self.done("keygen", name, cwd=self.folder)
        first, second = ((self.folder / (name + ".pub")).read_text().splitlines()[2] for name in ("a", "b"))
        self.assertNotEqual(first, second)

    def test_nothing_is_overwritten(self):
        for name in ("k.key", "k.pub"):
            path = self.write(name, "mine")
            self.fails(2, "exists already, and a key file is never overwritten", "keygen", "k", cwd=self.folder)
            self.assertEqual(path.read_text(), "mine")
            self.assertEqual([p.name for p in self.folder.iterdir()], [name])
            path.unlink()

    def test_a_private_key_goes_through_no_link(self):
        (self.folder / "k.key").symlink_to(self.folder / "elsewhere")
        self.fails(2, "exists already", "keygen", "k", cwd=self.folder)
        self.assertFalse((self.folder / "elsewhere").exists())

    def test_output(self):
        self.done("keygen", "a/b", "-o", self.folder / "c.key")
        self.assertEqual(self.done("show", "--as", "id", self.folder / "c.pub"), b"a/b\n")

    def test_bad_ids(self):
        for key_id in ("", "a b", "a\"b", "a\\b", "\u00e9", "x" * 65):
            self.fails(2, "expected 1 to 64 characters", "keygen", key_id, cwd=self.folder)
        self.fails(2, "--output", "keygen", "a/b", cwd=self.folder)
        self.assertEqual(list(self.folder.iterdir()), [])

    @unittest.skipUnless(shutil.which("openssl"), "needs openssl")
    def test_openssl_reads_both(self):
        self.done("keygen", "k", cwd=self.folder)
        derived = subprocess.run(["openssl", "pkey", "-in", "k.key", "-pubout"], cwd=self.folder, check=True,
                                 capture_output=True).stdout.decode()
        self.assertIn(derived, (self.folder / "k.pub").read_text())


class ShowTestCase(Case):
    def setUp(self):
        super().setUp()
        self.path = self.public(KEY)

    def test_forms(self):
        def form(name):
            return self.done("show", "--as", name, self.path).decode().rstrip("\n")

        whole = hashlib.sha256(KEY.public)
        self.assertEqual(form("id"), KEY.id)
        self.assertEqual(form("hex"), KEY.public.hex())
        self.assertEqual(form("base64"), base64.b64encode(KEY.public).decode())
        self.assertEqual(form("fingerprint"), whole.hexdigest()[:32])
        self.assertEqual(form("base32"), base64.b32encode(whole.digest()).decode()[:26])
        self.assertEqual(bytes(int(byte, 16) for byte in form("c")[1:-1].split(", ")), KEY.public)
        self.assertEqual(form("cmake"), "pith_pin_key(firmware NAME test_key ID test-key HEX %s)" % KEY.public.hex())
        self.assertEqual(form("pem") + "\n", self.path.read_text())
        shown = self.done("show", self.path).decode()
        for name in ("id", "hex", "base64", "fingerprint", "base32", "c", "cmake", "verify"):
            self.assertIn("\n%-13s%s\n" % (name, form(name)), "\n" + shown)

    def test_what_it_reads(self):
        ssh = b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + KEY.public
        minisign = base64.b64encode(b"Ed" + b"\x01" * 8 + KEY.public).decode()
        for name, content in (
                ("pem", pem("PUBLIC KEY", SPKI + KEY.public)),
                ("der", SPKI + KEY.public),
                ("raw", KEY.public),
                ("hex", KEY.public.hex() + "\n"),
                ("upper", KEY.public.hex().upper()),
                ("ssh", "ssh-ed25519 %s me@here\n" % base64.b64encode(ssh).decode()),
                ("minisign", "untrusted comment: minisign public key 0101\r\n%s\r\n" % minisign),
                ("line", minisign)):
            shown = self.done("show", "--as", "hex", self.write(name, content)).decode().strip()
            self.assertEqual(shown, KEY.public.hex(), name)

    def test_the_id(self):
        path = self.write("our-key-9.pem", pem("PUBLIC KEY", SPKI + KEY.public))
        self.assertEqual(self.done("show", "--as", "id", path), b"our-key-9\n")
        self.assertEqual(self.done("show", "--as", "id", "--id", "x", path), b"x\n")
        self.assertEqual(self.done("show", "--as", "id", "--id", "x", self.path), b"x\n")
        self.fails(2, "--id", "show", self.write("a b.pem", pem("PUBLIC KEY", SPKI + KEY.public)))

    def test_it_says_what_to_do(self):
        def other(oid):
            return pem("PUBLIC KEY", bytes.fromhex("302a3005") + b"\x06" + bytes([len(oid)]) + oid + bytes(35))

        for content, message in (
                ("", "found an empty file"),
                ("hello", "found 5 bytes in no known form; the forms are PEM, DER, minisign, OpenSSH"),
                ("abcdef", "expected 64 hexadecimal digits, found 6"),
                (other(bytes.fromhex("2a864886f70d010101")), "found an RSA key; make one with pith-issue keygen"),
                (other(bytes.fromhex("2a8648ce3d0201")), "found an ECDSA or ECDH key"),
                (other(bytes.fromhex("2b656e")), "found an X25519 key, which cannot sign"),
                (other(bytes.fromhex("2b6571")), "found an Ed448 key"),
                (pem("CERTIFICATE", b"x"), "openssl x509 -in FILE -noout -pubkey"),
                (pem("RSA PUBLIC KEY", b"x"), "expected -----BEGIN PUBLIC KEY-----, found -----BEGIN RSA PUBLIC KEY"),
                ("-----BEGIN PUBLIC KEY-----\nAAAA", "expected -----END PUBLIC KEY-----, found the end of the file"),
                (pem("PUBLIC KEY", SPKI + b"\1" + bytes(31)), "expected the canonical encoding of a point of order L"),
                ("ssh-rsa AAAA me", "found another OpenSSH key: ssh-rsa"),
                ("untrusted comment: minisign encrypted secret key\nRWRTY0Iy", "give its file minisign.pub"),
                ("untrusted comment: minisign public key\nRWRTY0Iy", "56 base64 characters"),
                (b"\0" * 70000, "expected at most 65536 bytes, found more")):
            self.fails(2, message, "show", self.write("key", content))
        self.fails(2, "No such file", "show", self.folder / "none")
        self.fails(2, "--as: expected id, hex, base64", "show", "--as", "x", self.path)

    def test_a_private_key_that_others_can_read(self):
        path = self.secret(KEY)
        path.chmod(0o640)
        self.fails(2, "expected mode 0600, found 0640", "show", path)

    def test_no_secret_is_printed(self):
        path = self.secret(KEY)
        shown = run("show", path)
        secret = path.read_text().splitlines()[2]
        for text in (KEY.seed.hex(), base64.b64encode(KEY.seed).decode(), secret):
            self.assertNotIn(text, (shown.stdout + shown.stderr).decode())


if __name__ == "__main__":
    unittest.main()
