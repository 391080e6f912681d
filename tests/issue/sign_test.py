#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""sign: each kind of document, and what it refuses."""
import copy
import json
import re
import subprocess
import unittest

from cli import A, KEY, PAPER, PROGRAM, PROJECT, TIME, Case, pem, run, secret_pem, spec

ALONE = spec.Policy(required=frozenset(), not_checked=frozenset(("event_subject",)))


def changed(pointer, value):
    """Returns PAPER with another value; Ellipsis: without the member."""
    paper = copy.deepcopy(PAPER)
    *path, last = pointer.split("/")[1:]
    place = paper
    for step in path:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return paper


class SignTestCase(Case):
    def setUp(self):
        super().setUp()
        self.key = self.secret(KEY)

    def sign(self, kind, paper=PAPER, *options):
        path = self.write("paper.json", paper)
        return self.done("sign", kind, path, "--key", self.key, "--time", TIME, *options)

    def test_every_kind(self):
        for kind, options in (("record", ()), ("event", ()), ("state", ()), ("bundle", ()),
                              ("bundle", ("--without-snapshot",)), ("state", ("--without-snapshot",)),
                              ("bundle", ("--pretty",))):
            data = self.sign(kind, PAPER, *options)
            found = self.judge(data, KEY)
            self.assertEqual(found.kind, kind)
            self.assertEqual(found.number, "pith:2024:YYZ4V4ZAOUMBUYWRJVFMCB5F55")
            if kind in ("record", "bundle"):
                self.assertEqual(self.one_pass(data, KEY), found.number)
            if "--pretty" not in options:
                text = json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                self.assertEqual(data.decode(), text + "\n")

    def test_a_lone_snapshot(self):
        data = self.sign("event", PAPER, "--type", "graph_snapshot")
        policy = self.write("policy.json", {"required": [], "not_checked": ["event_subject"]})
        self.judge(data, KEY, policy=ALONE, options=["--policy", policy])

    def test_the_vectors_of_the_page(self):
        page = (PROJECT / "PROTOCOL.md").read_text()
        record = json.loads(self.sign("record"))
        wanted = json.loads(re.search(r"\*\*12\.6\*\*.*?```\n(.*?)```", page, re.DOTALL).group(1))
        for name in ("canonical_sha256", "signature_b64", "public_key_fingerprint", "signed_message"):
            self.assertEqual(record["receipt"][name], wanted[name])
        said = json.loads(re.search(r"\*\*12\.4\*\*.*?```\n(.*?)```", page, re.DOTALL).group(1))
        self.assertEqual(record["canonical_record"], said)

    def test_other_papers(self):
        for paper in (changed("/source/kind", "example"), changed("/links", ...), changed("/cross_cats", ...),
                      changed("/cross_cats", ["z", "a", "m"]), changed("/license", ...),
                      dict(changed("/title", ...), title_canon_sha256="ab" * 32),
                      dict(changed("/abstract", ...), abstract_canon_sha256="cd" * 32),
                      changed("/license", "\u00e9\U0001f600\" \\ \u001f"), changed("/title", "$\\Alpha$ \"quoted\""),
                      changed("/submitted_at", "2105-12-31T23:59:59Z"), changed("/submitted_at", "2000-02-29T00:00:00Z"),
                      changed("/submitted_at", "1970-01-01T00:00:01Z"), changed("/abstract", "long " * 10000),
                      dict(PAPER, graph_snapshot={"claims": {"count": 1, "items": ["x"]}, "more": 1})):
            for kind in ("record", "bundle"):
                self.judge(self.sign(kind, paper), KEY)
        made = json.loads(self.sign("record", changed("/cross_cats", ["z", "a"])))
        self.assertEqual(made["canonical_record"]["metadata"]["cross_cats_sorted"], ["a", "z"])

    def test_times_and_names(self):
        bundle = json.loads(self.sign("bundle", PAPER, "--registry", "our registry"))
        self.assertEqual(bundle["built_at"], TIME)
        self.assertEqual({event["signer"]["signer_id"] for event in bundle["events"]}, {"our registry"})
        self.assertEqual(bundle["links"], {"resolver": "urn:example:YYZ4V4ZAOUMBUYWRJVFMCB5F55"})


# (input or pointer and value, message)
REFUSED = [
    (changed("/submitted_at", "yesterday"), '/submitted_at: expected a time like 2024-01-02T03:04:05Z, of the '
     'calendar, from 1970 to 2105, found "yesterday"'),
    (changed("/submitted_at", "2023-02-29T00:00:00Z"), "/submitted_at: expected a time"),
    (changed("/submitted_at", "1969-12-31T23:59:59Z"), "/submitted_at: expected a time"),
    (changed("/submitted_at", "1970-01-01T00:00:00Z"), "/submitted_at: expected a time"),
    (changed("/submitted_at", "2106-01-01T00:00:00Z"), "/submitted_at: expected a time"),
    (changed("/submitted_at", "2024-01-02T24:00:00Z"), "/submitted_at: expected a time"),
    (changed("/submitted_at", "2024-01-02T03:04:60Z"), "/submitted_at: expected a time"),
    (changed("/submitted_at", "2024-01-02T03:04:05+00:00"), "/submitted_at: expected a time"),
    (changed("/submitted_at", ...), "/submitted_at: expected a time like 2024-01-02T03:04:05Z, found no such member"),
    (changed("/source/version", 0), "/source/version: expected an integer from 1 to 999999999, found 0"),
    (changed("/source/version", 10**9), "/source/version: expected an integer from 1 to 999999999, found 1000000000"),
    (changed("/source/version", "1"), '/source/version: expected an integer from 1 to 999999999, found "1"'),
    (changed("/source/version", -1), "/source/version: expected an integer"),
    (changed("/source/version", 1.5), "/source/version: expected an integer, found a fraction"),
    (changed("/source/version", 10**30), "/source/version: expected an integer, found a fraction"),
    (changed("/source/id", ...), "/source/id: expected a string, found no such member"),
    (changed("/source/extra", 1), "/source/extra: expected one of the members id, kind, version, found another"),
    (changed("/source", []), "/source: expected an object, found []"),
    (changed("/authors", []), "/authors: expected one of the members source, title"),
    (changed("/primary_cat", 1), "/primary_cat: expected a string, found 1"),
    (changed("/license", "l" * 200), "expected at most 192 bytes together, with 1 for each, found"),
    (changed("/license", "l" * 641), "/license: expected at most 640 canonical bytes, found 641"),
    (changed("/title", "Erd\u0151s"), "/title: expected ASCII, because the protocol has no lower-case form for other "
     "letters, found byte 4 beyond ASCII; give title_canon_sha256 instead"),
    (changed("/abstract", "\u00e9"), "/abstract: expected ASCII"),
    (changed("/title", "t" * 641), "/title: expected at most 640 canonical bytes, found 641"),
    (changed("/title", ...), "/title: expected title or title_canon_sha256, found neither"),
    (changed("/title_canon_sha256", "ab" * 32), "/title: expected title or title_canon_sha256, found both"),
    (dict(changed("/title", ...), title_canon_sha256="AB" * 32), "/title_canon_sha256: expected 64 hexadecimal digits"),
    (changed("/cross_cats", ["a", "a"]), '/cross_cats/1: expected another category, found "a" again'),
    (changed("/cross_cats", ["a", 1]), "/cross_cats/1: expected a string, found 1"),
    (changed("/cross_cats", "a"), '/cross_cats: expected an array of strings, found "a"'),
    (changed("/links/resolver", "urn:other"), "/links/resolver: expected {} where the 26 characters"),
    (changed("/links/resolver", 1), "/links/resolver: expected a string, found 1"),
    (dict(PAPER, graph_snapshot={"paper": {}}), "/graph_snapshot/paper: expected no such member"),
    (dict(PAPER, graph_snapshot=[]), "/graph_snapshot: expected an object, found []"),
    ([], "the input: expected an object, found []"),
]
# (graph_snapshot, the audit's words)
NO_DEVICE = [
    ({"claims": {"count": 0, "items": [1]}}, "altered at /events/1/payload/graph_snapshot/claims"),
    ({"claims": {"count": "0"}}, "unsupported at /events/1/payload/graph_snapshot/claims/count"),
    ({"claims": []}, "unsupported at /events/1/payload/graph_snapshot/claims"),
    ({"x": [[[[[[[[[[[[1]]]]]]]]]]]]}, "too_complex at /"),
    ({"n" * 200: 1}, "too_complex at /events/1/payload/graph_snapshot"),
]
BROKEN = [
    (b'{"a": 1,}', ":1:9: not strict JSON"),
    (b'{\n "title": "a",\n "title": "b"}', ":3:2: this member is in the object already"),
    (b'{"a": "\xff"}', ":1:8: not strict JSON"),
    (b'{"a"', ":1:5: the text ends inside a value"),
    (b'\xef\xbb\xbf{}', ":1:1: expected JSON, found a byte order mark"),
    (b'{"version": -0}', "/version: expected an integer, found a fraction, an exponent, -0"),
]


class RefusalTestCase(Case):
    def setUp(self):
        super().setUp()
        self.public(KEY)
        # A signer that leaves a trace: a refused paper is never signed.
        self.signer = "cat >>%s; exit 1" % (self.folder / "signed")

    def refused(self, status, message, paper, kind="bundle"):
        path = self.write("paper.json", paper)
        self.fails(status, message, "sign", kind, path, "--signer", self.signer, "--public",
                   self.folder / "test-key.pub", "-o", self.folder / "out.json")
        self.assertFalse((self.folder / "out.json").exists())
        self.assertFalse((self.folder / "signed").exists(), message)

    def test_papers(self):
        for paper, message in REFUSED:
            status = 2 if "a fraction" in message else 1
            self.refused(status, message, paper)

    def test_what_no_device_accepts(self):
        for graph, message in NO_DEVICE:
            self.refused(1, "no device would accept the document: " + message, dict(PAPER, graph_snapshot=graph))

    def test_texts(self):
        for text, message in BROKEN:
            self.refused(2, "paper.json" + message if message[0] == ":" else message, text)

    def test_a_signer_that_is_called_leaves_a_trace(self):
        path = self.write("paper.json", PAPER)
        self.fails(2, "--signer: expected exit status 0, found 1", "sign", "record", path, "--signer", self.signer,
                   "--public", self.folder / "test-key.pub")
        self.assertEqual((self.folder / "signed").stat().st_size, 32)

    def test_usage(self):
        paper, key = self.write("paper.json", PAPER), self.secret(KEY)
        for words, message in (
                (("sign", "record", paper), "who signs?"),
                (("sign", "record", "-k", key), "expected record, event, state or bundle, and one file, found 1"),
                (("sign", "paper", paper, "-k", key), "found paper"),
                (("sign", "record", paper, "-k", key, "--type", "x"), "--type is for sign event"),
                (("sign", "event", paper, "-k", key, "--type", "x"), "expected record_created or graph_snapshot"),
                (("sign", "record", paper, "-k", key, "--time", "now"), "--time: expected a time like"),
                (("sign", "record", paper, "-k", key, "--signer", "x"), "exclude each other"),
                (("sign", "record", paper, "--signer", "x"), "--signer needs --public"),
                (("sign", "record", paper, "-k", key, "-k", key), "duplicate --key"),
                (("sign", "record", paper, "-k"), "--key needs FILE"),
                (("sign", "record", paper, "--what"), "no such option: --what"),
                (("sign", "record", paper, "--pretty=1"), "this option takes no value: --pretty=1"),
                (("sign", "record", paper, "-z"), "no such option: -z"),
                (("verify",), "expected a command keygen, show, sign or ring, found verify"),
                ((), "found nothing")):
            self.fails(2, message, *words)

    def test_private_keys(self):
        paper = self.write("paper.json", PAPER)
        for content, message in (
                (pem("ENCRYPTED PRIVATE KEY", b"x"), "openssl pkey -in FILE -out NEW"),
                (pem("OPENSSH PRIVATE KEY", b"x"), "found OpenSSH's own form"),
                (pem("PUBLIC KEY", b"x"), "found a public key; sign with the other file"),
                (pem("PRIVATE KEY", bytes(48)), "found a key of another algorithm"),
                ("untrusted comment: minisign encrypted secret key\nRWRTY0Iy", "found a minisign key"),
                ("", "found no PEM block"),
                (secret_pem(KEY.seed).split("\n", 1)[1], "give the id with --id")):
            path = self.write("k.key", content)
            path.chmod(0o600)
            self.fails(2, message, "sign", "record", paper, "-k", path)

    def test_a_full_disk(self):
        paper, key = self.write("paper.json", PAPER), self.secret(KEY)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "sign", "record", paper, "-k", key], stdout=full, stderr=subprocess.PIPE,
                                  check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"No space left", done.stderr)


class SignerTestCase(Case):
    """--signer: any program that turns the bytes on its input into a signature."""

    def setUp(self):
        super().setUp()
        self.paper = self.write("paper.json", PAPER)
        self.pub = self.public(KEY)
        spec_folder = PROJECT / "tests/spec"
        self.script = self.write("signer.py", "import sys; sys.path.insert(0, %r); import sodium\n"
                                 "sys.stdout.buffer.write(sodium.Key('k', bytes.fromhex(sys.argv[1]))"
                                 ".raw(sys.stdin.buffer.read()))\n" % str(spec_folder))

    def sign(self, command):
        return "sign", "record", self.paper, "--signer", command, "--public", self.pub, "--time", TIME

    def test_it_makes_what_a_key_file_makes(self):
        made = self.done(*self.sign("python3 -B %s %s" % (self.script, KEY.seed.hex())))
        self.assertEqual(made, self.done("sign", "record", self.paper, "-k", self.secret(KEY), "--time", TIME))
        self.judge(made, KEY)

    def test_bad_signers(self):
        other = "python3 -B %s %s" % (self.script, A.seed.hex())
        for command, message in ((other, "expected a signature by the key test-key"),
                                 ("true", "expected 64 bytes on its standard output, found 0"),
                                 ("head -c 63 /dev/zero", "found 63"),
                                 ("head -c 65 /dev/zero", "found more than 64"),
                                 ("head -c 64 /dev/zero", "does not verify"),
                                 ("yes", "found"),
                                 ("exit 3", "expected exit status 0, found 3"),
                                 ("kill -9 $$", "found 137"),
                                 ("no-such-program", "found 127")):
            if command == "yes":
                command = "yes | head -c 100000"
            result = run(*self.sign(command))
            self.assertEqual((result.returncode, result.stdout), (2, b""), command)
            self.assertIn(message, result.stderr.decode())


if __name__ == "__main__":
    unittest.main()
