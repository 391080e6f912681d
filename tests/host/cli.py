# SPDX-License-Identifier: MIT
"""pith-verify from outside: exit status, every kind of line, JSON, errors, keys. PITH_VERIFY names the
program. What a document says is known from Python's json; what is signed, from the test world."""

import copy
import hashlib
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "world"))
import ed25519  # noqa: E402
import pith  # noqa: E402

PROGRAM = os.environ.get("PITH_VERIFY")
RECORDS = sorted((TESTS / "records").glob("*.json"))
REGISTRY = "pith-v1-2026-05"
KEY = pith.Key("test-key", b"host tests")
ATTACKER = pith.Key("attacker", b"attacker")
JSON_KEYS = ["file", "verdict", "scope", "reason", "offset", "line", "column", "pith_number",
             "canonical_sha256", "key_id", "source", "submitted_at", "license", "primary_cat",
             "cross_cats", "title_canon_sha256", "abstract_canon_sha256"]


def run(*words, stdin=b"", **more):
    return subprocess.run([PROGRAM, *map(os.fspath, words)], input=stdin, capture_output=True,
                          check=False, **more)


def trust(key):
    return "--key=%s=%s" % (key.id, key.public.hex())


def encode(document):
    return json.dumps(document, ensure_ascii=False).encode()


def named(key, key_id, fingerprint=None):
    """A key that signs under a name, and may claim a fingerprint, that is not its own."""
    other = copy.copy(key)
    other.id = key_id
    other.fingerprint = fingerprint or key.fingerprint
    return other


def signed_record(document):
    """The canonical_record of any of the five real documents, and the digest stated beside it."""
    if "current" in document:
        payload = document["current"]["record_created"]["payload"]
        return payload["canonical_record"], payload["canonical_sha256"]
    return document["canonical_record"], document["canonical_sha256"]


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else encode(content))
        return path

    def verdict(self, document, *options):
        """The verdict's word and the offset; the exit status must agree with the word."""
        text = document if isinstance(document, bytes) else encode(document)
        done = run(*options, "--json", "-", stdin=text)
        self.assertEqual(done.stderr, b"")
        said = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if said["verdict"] == "genuine" else 1)
        return said["verdict"], said["offset"]

    def refuses_to_start(self, *words, saying):
        """A usage error: status 2, nothing on standard output, and the reason in words."""
        done = run(*words)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(saying, done.stderr.decode())
        self.assertIn("--help", done.stderr.decode())


class RealDocumentsTestCase(Case):
    def test_all_five_in_one_run(self):
        self.assertEqual(len(RECORDS), 5)
        done = run(*RECORDS)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        lines = done.stdout.decode().splitlines()
        self.assertEqual(len(lines), 5)
        for path, line in zip(RECORDS, lines):
            number = json.loads(path.read_bytes())["pith_number"]
            self.assertRegex(line, "^genuine +receipt +%s +%s$" % (number, re.escape(str(path))))

    def test_json_says_what_was_signed(self):
        for path in RECORDS:
            with self.subTest(path.name):
                record, digest = signed_record(json.loads(path.read_bytes()))
                metadata = record["metadata"]
                done = run("--json", path)
                self.assertEqual(done.returncode, 0)
                said = json.loads(done.stdout)
                self.assertEqual(list(said), JSON_KEYS)
                self.assertEqual(said["pith_number"], pith.number(record))
                self.assertEqual(said["canonical_sha256"], digest)
                self.assertEqual(said["source"], record["source"])
                self.assertEqual(said["cross_cats"], metadata["cross_cats_sorted"])
                for key in ("submitted_at", "license", "primary_cat", "title_canon_sha256",
                            "abstract_canon_sha256"):
                    self.assertEqual(said[key], metadata[key])
                self.assertEqual((said["file"], said["scope"], said["key_id"], said["offset"]),
                                 (str(path), "receipt", REGISTRY, path.stat().st_size))


class VerdictTestCase(Case):
    """One document for each verdict, each one step away from a genuine one."""

    def documents(self):
        record = pith.record()
        good = pith.number_record(record, KEY)

        def changed(**members):
            return {**copy.deepcopy(good), **members}

        text = encode(good)
        duplicate = text[:-1] + b',"canonical_record":' + encode(record) + b"}"
        forged = copy.deepcopy(good)
        forged["receipt"]["signature_b64"] = ATTACKER.sign(pith.digest(record))
        deep = changed(extra=json.loads("[" * 40 + "]" * 40))
        return {
            "genuine": good,
            "forged": forged,
            "altered": changed(canonical_sha256="00" * 32),
            "misnamed": changed(pith_number="pith:2024:AAAAAAAAAAAAAAAAAAAAAAAAAA"),
            "unknown_key": pith.number_record(record, ATTACKER),
            "unsupported": changed(schema_version="2.0"),
            "malformed": text.replace(b'"events"', b"'events'"),
            "ambiguous": duplicate,
            "incomplete": text[:-1],
            "not_a_record": b'{"hello": "world"}',
            "too_large": pith.number_record(pith.record(license="x" * 1000), KEY),
            "too_complex": deep,
        }

    def test_word_reason_and_status(self):
        reasons = set()
        for word, document in self.documents().items():
            with self.subTest(word):
                path = self.write("document.json", document)
                done = run(trust(KEY), path)
                genuine = word == "genuine"
                self.assertEqual((done.returncode, done.stderr), (0 if genuine else 1, b""))
                line = done.stdout.decode()
                self.assertEqual(line.split()[:2], [word, "receipt"])
                if genuine:
                    self.assertEqual(line.split()[2:], [pith.number(pith.record()), str(path)])
                else:
                    found = re.fullmatch(
                        r"\S+ +receipt +- +%s:\d+:\d+: (.+) \(byte \d+\)\n" % re.escape(str(path)),
                        line)
                    self.assertIsNotNone(found, line)
                    reasons.add(found.group(1))
        self.assertEqual(len(reasons), len(self.documents()) - 1, "each verdict has its own reason")

    def test_json_has_the_same_keys_and_nothing_of_the_document(self):
        for word, document in self.documents().items():
            with self.subTest(word):
                done = run(trust(KEY), "--json", "-",
                           stdin=document if isinstance(document, bytes) else encode(document))
                said = json.loads(done.stdout)
                self.assertEqual(list(said), JSON_KEYS)
                self.assertEqual((said["verdict"], said["scope"]), (word, "receipt"))
                claims = [said[key] for key in JSON_KEYS[JSON_KEYS.index("pith_number"):]]
                self.assertEqual([claim is None for claim in claims],
                                 [word != "genuine"] * len(claims))


class PlaceTestCase(Case):
    """Offset, line and column of a stray character, in documents laid out over lines."""

    def check(self, text, at):
        broken = text[:at] + "\x01" + text[at:]
        before = broken[:at]
        done = run(trust(KEY), "--json", "-", stdin=broken.encode())
        said = json.loads(done.stdout)
        column = len(before) - (before.rfind("\n") + 1) + 1
        self.assertEqual(
            (said["verdict"], said["offset"], said["line"], said["column"]),
            ("malformed", len(before.encode()), before.count("\n") + 1, column))

    def test_lines_and_characters(self):
        made = pith.number_record(pith.record(), KEY)
        made["paper"]["title"] = "Größe, 数 und 🜚 gezählt"
        text = json.dumps(made, indent=2, ensure_ascii=False)
        for at in (0, 1, 2, text.index("gezählt"), text.index("gezählt") + 3, text.index("receipt"),
                   len(text) // 2, len(text) - 1, len(text)):
            with self.subTest(at=at):
                self.check(text, at)

    def test_beyond_what_is_kept(self):
        made = {"filler": ["é" * 60] * 4000, **pith.number_record(pith.record(), KEY)}
        text = json.dumps(made, indent=1, ensure_ascii=False)
        for size in (65_535, 65_537, 131_071, 131_072, 131_073, 131_074, 196_609, 400_000):
            with self.subTest(size=size):
                self.check(text, len(text.encode()[:size].decode(errors="ignore")))
        self.check(text, text.index("schema_version"))
        self.check(text, len(text))

    def test_far_behind_the_end(self):
        """A forged receipt is known only when all has been read; its place may be long past."""
        made = pith.number_record(pith.record(), KEY)
        made["receipt"]["signature_b64"] = ATTACKER.sign(pith.digest(pith.record()))
        made["filler"] = ["x" * 60] * 6000
        text = json.dumps(made, indent=1)
        at = text.index("{", text.index('"receipt"'))
        line = text.count("\n", 0, at) + 1
        path = self.write("long.json", text.encode())
        for words, stdin, place in (([path], b"", (line, at - text.rfind("\n", 0, at))),
                                    (["-"], text.encode(), (None, None))):
            said = json.loads(run(trust(KEY), "--json", *words, stdin=stdin).stdout)
            self.assertEqual((said["verdict"], said["offset"]), ("forged", at))
            self.assertEqual((said["line"], said["column"]), place)
            shown = run(trust(KEY), *words, stdin=stdin).stdout.decode()
            self.assertIn("(byte %d)" % at, shown)
            self.assertIn("%s:%d:%d: " % (path, *place) if place[0] else " -: ", shown)

    def test_truncated_at_the_end(self):
        text = RECORDS[0].read_bytes()[:-1]
        self.assertEqual(self.verdict(text), ("incomplete", len(text)))


class InputTestCase(Case):
    def test_standard_input(self):
        done = run("-", stdin=RECORDS[0].read_bytes())
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^genuine .* -\n$")
        for words in (["-", "-"], ["--", "-", str(RECORDS[0]), "-"]):
            self.refuses_to_start(*words, saying="only once")

    def test_a_file_called_dash(self):
        self.write("-", RECORDS[0].read_bytes())
        self.assertEqual(run("./-", cwd=self.folder).returncode, 0)

    def test_options_end_at_two_dashes(self):
        self.write("--json", RECORDS[0].read_bytes())
        done = run("--", "--json", cwd=self.folder)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^genuine .* --json\n$")

    def test_unreadable_files_are_named_and_win(self):
        altered = self.write("altered.json", b"{}")
        for words in ([self.folder / "missing", altered], [altered, self.folder / "missing"]):
            done = run(*words, RECORDS[0])
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr.decode(),
                             "pith-verify: %s/missing: No such file or directory\n" % self.folder)
            self.assertEqual([line.split()[0] for line in done.stdout.decode().splitlines()],
                             ["not_a_record", "genuine"], "the others are judged all the same")
        done = run(self.folder)
        self.assertEqual((done.returncode, done.stdout, done.stderr.decode()),
                         (2, b"", "pith-verify: %s: Is a directory\n" % self.folder))

    def test_closed_standard_input(self):
        done = subprocess.run(["sh", "-c", 'exec "$0" - <&-', PROGRAM], capture_output=True,
                              check=False)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b"standard input", done.stderr)

    def test_empty_file(self):
        done = run(self.write("empty", b""))
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout.decode(), r"^incomplete .*/empty:1:1: .* \(byte 0\)\n$")

    def test_memory_does_not_grow_with_the_document(self):
        record = encode(pith.number_record(pith.record(), KEY))

        def peak(filler):
            path = self.write("big.json", b'{"filler":["' + b"x" * filler + b'"],' + record[1:])
            process = subprocess.Popen([PROGRAM, trust(KEY), path], stdout=subprocess.PIPE)
            line = process.stdout.read()
            process.stdout.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual((process.returncode, line.split()[0]), (0, b"genuine"))
            return usage.ru_maxrss  # KiB

        self.assertLess(peak(16 << 20) - peak(1 << 20), 8 << 10)


class OutputTestCase(Case):
    def test_quiet(self):
        altered = self.write("altered.json", b"{}")
        for words, status in (([RECORDS[0]], 0), ([altered, RECORDS[0]], 1), (["--json", altered], 1)):
            done = run("-q", *words)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (status, b"", b""))
        self.assertEqual(run("--quiet", self.folder / "missing").returncode, 2)
        self.assertNotEqual(run("--quiet", self.folder / "missing").stderr, b"")

    def test_one_object_a_line(self):
        done = run("--json", *RECORDS)
        self.assertEqual([json.loads(line)["file"] for line in done.stdout.splitlines()],
                         [str(path) for path in RECORDS])

    def test_names_with_odd_bytes(self):
        for name, shown, parsed in (
                ("two\nlines.json", "two\\x0alines.json", "two\nlines.json"),
                ("c1\x9b31m.json", "c1\\xc2\\x9b31m.json", "c1\x9b31m.json"),
                ("esc\x1b[31m.json", "esc\\x1b[31m.json", "esc\x1b[31m.json"),
                ('quo"te\\.json', 'quo"te\\.json', 'quo"te\\.json'),
                ("größe.json", "größe.json", "größe.json"),
                (os.fsdecode(b"bad\xff.json"), os.fsdecode(b"bad\xff.json"), "bad\ufffd.json")):
            with self.subTest(shown):
                self.write(name, RECORDS[0].read_bytes())
                line = os.fsdecode(run(name, cwd=self.folder).stdout)
                self.assertEqual(line.split("  ")[-1], shown + "\n")
                said = json.loads(run("--json", name, cwd=self.folder).stdout)
                self.assertEqual((said["file"], said["verdict"]), (parsed, "genuine"))
                missing = run(name + "?", cwd=self.folder)
                self.assertEqual(os.fsdecode(missing.stderr),
                                 "pith-verify: %s?: No such file or directory\n" % shown)

    def test_colour_only_on_a_terminal_and_not_with_no_color(self):
        self.assertNotIn(b"\x1b", run(RECORDS[0]).stdout)
        for environment, colour in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True),
                                    ({"TERM": "dumb"}, False)):
            with self.subTest(environment):
                ours, theirs = pty.openpty()
                base = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
                subprocess.run([PROGRAM, RECORDS[0]], stdout=theirs, check=True,
                               env={**base, "TERM": "xterm", **environment})
                os.close(theirs)
                shown = os.read(ours, 4096)
                os.close(ours)
                self.assertEqual(b"\x1b" in shown, colour)
                self.assertIn(b"genuine", shown)

    def test_output_that_cannot_be_written(self):
        reader, writer = os.pipe()
        os.close(reader)
        with open("/dev/full", "wb") as full, os.fdopen(writer, "wb") as broken:
            for output, reason in ((full, "No space left on device"), (broken, "Broken pipe")):
                for words in ([RECORDS[0]], ["--json", RECORDS[0]], ["--help"], ["--version"]):
                    done = subprocess.run([PROGRAM, *words], stdout=output, stderr=subprocess.PIPE,
                                          check=False)
                    self.assertEqual(
                        (done.returncode, done.stderr.decode()),
                        (2, "pith-verify: standard output: %s\n" % reason))
        done = subprocess.run(["sh", "-c", 'exec "$0" "$1" >&-', PROGRAM, RECORDS[0]],
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)


class UsageTestCase(Case):
    def test_help_and_version(self):
        done = run("--help")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        header = (TESTS.parent / "core/include/pith/pith.h").read_text()
        version = re.search(r'define PITH_VERSION +"(.*)"', header).group(1)
        self.assertEqual(run("--version").stdout.decode(), "pith-verify %s\n" % version)
        built = (TESTS.parent / "CMakeLists.txt").read_text()
        self.assertIn("VERSION %s " % version, built, "the header's version is the package's")

    def test_help_and_the_manual_name_every_option(self):
        shown = run("--help").stdout.decode()
        manual = (TESTS.parent / "port/host/pith-verify.1").read_text().replace("\\-", "-")
        options = set(re.findall(r"(?<!\w)(--?[a-z][a-z-]*)", shown))
        self.assertGreaterEqual(options, {"--key", "--json", "--quiet", "--help", "--version", "-q"})
        for option in options:
            self.assertIn(option, manual)
        for key in JSON_KEYS:
            self.assertRegex(manual, r"(?m)\b%s\b" % key)
        for word in VerdictTestCase().documents():
            self.assertRegex(manual, r"(?m)^\.B %s$" % word)

    def test_errors(self):
        record = RECORDS[0]
        for words, saying in (([], "no FILE"), (["--json"], "no FILE"),
                              (["--nonsense", record], "--nonsense"), (["-x", record], "-x"),
                              (["-qx", record], "-x"), (["--json", "-xq", record], "-x"),
                              (["--json=yes", record], "--json takes no value"),
                              ([record, "--key"], "--key needs"), ([record, "-k"], "--key needs")):
            with self.subTest(words):
                self.refuses_to_start(*words, saying=saying)


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

    def test_words_that_are_no_key(self):
        digits = KEY.public.hex()
        missing, short = self.folder / "missing", self.write("short", KEY.public[:31])
        long = self.write("long", digits.encode() * 5)
        for word, saying in (
                ("no-equals", "ID=HEX"), ("=" + digits, "ID"), ("a" * 65 + "=" + digits, "64"),
                ("a=", "0 hexadecimal digits"), ("a=" + digits[:-1], "63 hexadecimal digits"),
                ("a=" + digits + "0", "65 hexadecimal digits"),
                ("a=" + digits[:9] + "g" + digits[10:], "character 10"),
                ("a=@%s" % missing, "No such file"), ("a=@%s" % self.folder, "Is a directory"),
                ("a=@%s" % short, "character"), ("a=@%s" % long, "longer"),
                ("a=@/dev/zero", "longer"), (REGISTRY + "=" + digits, "built in")):
            with self.subTest(word):
                self.refuses_to_start("--key", word, RECORDS[0], saying=saying)
        self.refuses_to_start(trust(KEY), trust(ATTACKER), trust(KEY), RECORDS[0], saying="twice")

    def test_points_that_are_no_key(self):
        p = ed25519.P
        no_point = next(y for y in range(2, 99) if ed25519.recover_x(y, 0) is None)
        # y = k + p for a small k on the curve: the same point in an encoding that is not its own.
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


class AttackTestCase(Case):
    def test_a_bundle_signed_anew_with_the_key_it_brings(self):
        real = json.loads((TESTS / "records/bundle-1706.02379.json").read_bytes())
        fingerprint = real["bundle_signature"]["public_key_fingerprint"]
        for key, expected in ((ATTACKER, "unknown_key"), (named(ATTACKER, REGISTRY), "unknown_key"),
                              (named(ATTACKER, REGISTRY, fingerprint), "forged")):
            record = copy.deepcopy(real["canonical_record"])
            record["metadata"]["title_canon_sha256"] = hashlib.sha256(b"mine").hexdigest()
            made = pith.bundle(record, key)
            self.assertEqual(made["public_keys"][0]["public_key_hex"], ATTACKER.public.hex())
            self.assertEqual(self.verdict(made)[0], expected)

    def presented_as_record(self, body, signature, key_id):
        receipt = pith.receipt(pith.record(), KEY)
        receipt.update(key_id=key_id, canonical_sha256=pith.digest(body).hex(),
                       signature_b64=signature["signature_b64"],
                       public_key_fingerprint=signature["public_key_fingerprint"])
        return {"canonical_record": body, "receipt": receipt}

    def test_an_event_presented_as_a_record(self):
        """One key signs the digests of all; the closed key sets alone keep the types apart."""
        for event in (pith.event(pith.record(), KEY, "note", "record", {"a": 1}),
                      pith.event(pith.record(), KEY)):
            body = pith.without(event, "event_id", "content_sha256", "signature")
            made = self.presented_as_record(body, event["signature"], KEY.id)
            self.assertEqual(event["content_sha256"], pith.digest(body).hex())
            word, _ = self.verdict(made, trust(KEY))
            self.assertIn(word, ("unsupported", "too_large"))
        small = pith.event(pith.record(), KEY, "n", "r", {})
        body = pith.without(small, "event_id", "content_sha256", "signature")
        self.assertLess(len(pith.canonical(body)), 640)
        made = self.presented_as_record(body, small["signature"], KEY.id)
        self.assertEqual(self.verdict(made, trust(KEY))[0], "unsupported")

    def test_the_registrys_own_events_presented_as_records(self):
        for path in RECORDS:
            for event in json.loads(path.read_bytes()).get("events", []):
                if "signature" not in event:
                    continue
                body = pith.without(event, "event_id", "content_sha256", "signature")
                self.assertEqual(event["content_sha256"], pith.digest(body).hex(),
                                 "the signature is valid for this body")
                made = self.presented_as_record(body, event["signature"], REGISTRY)
                self.assertIn(self.verdict(made)[0], ("unsupported", "too_large"))

    def test_a_real_record_altered_in_its_signed_part(self):
        for path in RECORDS:
            with self.subTest(path.name):
                document = json.loads(path.read_bytes())

                def alter(value):
                    if isinstance(value, dict):
                        for key, member in value.items():
                            if key == "canonical_record":
                                member["source"]["version"] += 1
                            else:
                                alter(member)
                    elif isinstance(value, list):
                        for member in value:
                            alter(member)

                alter(document)
                self.assertIn(self.verdict(document)[0], ("altered", "misnamed", "forged"))


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("PITH_VERIFY must name the program")
    unittest.main()
