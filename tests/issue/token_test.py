#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A key that never leaves its token: --signer with pkcs11-tool and SoftHSM."""
import json
import os
import shutil
import subprocess
import unittest

from cli import B, PAPER, Case, run

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
HAS_TOKEN = shutil.which("softhsm2-util") and shutil.which("pkcs11-tool") and os.path.exists(MODULE)


@unittest.skipUnless(HAS_TOKEN, "needs softhsm2 and opensc")
class TokenTestCase(Case):
    def setUp(self):
        super().setUp()
        (self.folder / "tokens").mkdir()
        config = self.write("softhsm2.conf", "directories.tokendir = %s/tokens\n" % self.folder)
        self.environment = dict(os.environ, SOFTHSM2_CONF=str(config), PIN="1234")
        self.call("softhsm2-util", "--init-token", "--free", "--label", "registry", "--pin", "1234", "--so-pin", "5678")
        self.tool = ["pkcs11-tool", "--module", MODULE, "--token-label", "registry", "--login", "--pin", "env:PIN"]
        self.call(*self.tool, "--keypairgen", "--key-type", "EC:edwards25519", "--label", "k", "--id", "01")
        self.pub = self.folder / "token-key.pub"
        self.call(*self.tool, "--read-object", "--type", "pubkey", "--id", "01", "--output-file", self.pub)
        self.signer = " ".join([*self.tool, "--sign", "--mechanism", "EDDSA", "--id", "01"])

    def call(self, *words):
        subprocess.run(words, env=self.environment, check=True, capture_output=True)

    def signed(self, *words):
        result = run(*words, "--signer", self.signer, "--public", self.pub, env=self.environment)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def key(self):
        public = bytes.fromhex(self.done("show", "--as", "hex", self.pub).decode())
        key = B.__class__("token-key", b"\0" * 32)
        key.public = public
        return key

    def test_documents(self):
        paper = self.write("paper.json", PAPER)
        self.judge(self.signed("sign", "bundle", paper), self.key())

    def test_a_rotation(self):
        ring, draft = self.folder / "ring.json", self.folder / "draft.json"
        self.done("ring", "new", self.pub, "-o", ring)
        self.done("ring", "rotate", ring, "--add", self.public(B), "-o", draft)
        self.signed("ring", "sign", draft, "--ring", ring, "-o", draft)
        self.done("ring", "sign", draft, "--ring", ring, "-k", self.secret(B), "-o", draft)
        after = json.loads(self.done("ring", "apply", ring, draft))
        self.assertEqual([key["key_id"] for key in after["keys"]], ["token-key", B.id])

    def test_a_wrong_pin(self):
        self.environment["PIN"] = "0000"
        paper = self.write("paper.json", PAPER)
        result = run("sign", "record", paper, "--signer", self.signer, "--public", self.pub, env=self.environment)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn("--signer: expected exit status 0, found 1", result.stderr.decode())


if __name__ == "__main__":
    unittest.main()
