# SPDX-License-Identifier: MIT
"""--receipt: each verdict, and attacks with signatures of one key."""

import copy
import hashlib
import itertools
import json
import re

import cli
from cli import ATTACKER, KEY, RECORDS, REGISTRY, Case, encode, named, pith, run, trust

# The scopes and their keys of JSON. The audit is the default.
SCOPES = ((["--receipt"], "receipt", cli.RECEIPT_KEYS), ([], "document", cli.AUDIT_KEYS))


class RealDocumentsTestCase(Case):
    def test_all_five_in_one_run(self):
        self.assertEqual(len(RECORDS), 5)
        for options, scope, _ in SCOPES:
            done = run(*options, *RECORDS)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            lines = done.stdout.decode().splitlines()
            self.assertEqual(len(lines), 5)
            for path, line in zip(RECORDS, lines):
                number = json.loads(path.read_bytes())["pith_number"]
                said, reach = (scope, "") if options else (cli.kind(path), r": \d+ of \d+ values trusted")
                self.assertRegex(line, "^genuine {7}%-8s  %s  %s%s$" % (said, number, re.escape(str(path)), reach))

    def test_json_has_the_signed_values(self):
        for path, (options, scope, keys) in itertools.product(RECORDS, SCOPES):
            with self.subTest(path.name, scope=scope):
                record, digest = cli.signed_record(json.loads(path.read_bytes()))
                metadata = record["metadata"]
                done = run(*options, "--json", path)
                self.assertEqual(done.returncode, 0)
                said = json.loads(done.stdout)
                self.assertEqual(list(said), keys)
                self.assertEqual(said["pith_number"], pith.number(record))
                self.assertEqual(said["canonical_sha256"], digest)
                self.assertEqual(said["source"], record["source"])
                self.assertEqual(said["cross_cats"], metadata["cross_cats_sorted"])
                for key in ("submitted_at", "license", "primary_cat", "title_canon_sha256",
                            "abstract_canon_sha256"):
                    self.assertEqual(said[key], metadata[key])
                self.assertEqual((said["file"], said["scope"], said["key_id"], said["offset"]),
                                 (str(path), scope, REGISTRY, path.stat().st_size))


class VerdictTestCase(Case):
    """One document for each verdict, made by one change of a genuine document."""

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

    def test_verdict_reason_and_status(self):
        for options, scope, _ in SCOPES:
            self.check_words(options, scope)

    def check_words(self, options, scope):
        reasons = set()
        for word, document in self.documents().items():
            with self.subTest(word, scope=scope):
                path = self.write("document.json", document)
                done = run(trust(KEY), *options, path)
                genuine = word == "genuine"
                self.assertEqual((done.returncode, done.stderr), (0 if genuine else 1, b""))
                line = done.stdout.decode()
                self.assertEqual(line.split()[:2], [word, "record" if genuine and not options else scope])
                if genuine:
                    file = str(path) if options else str(path) + ":"
                    self.assertEqual(line.split()[2:4], [pith.number(pith.record()), file])
                else:
                    found = re.fullmatch(
                        r"\S+ +%s +- +%s:\d+:\d+: (.+) \(byte \d+\).*\n"
                        % (scope, re.escape(str(path))), line)
                    self.assertIsNotNone(found, line)
                    reasons.add(found.group(1))
        self.assertEqual(len(reasons), len(self.documents()) - 1, "each verdict has its own reason")

    def test_json_has_the_same_keys_and_nothing_of_the_document(self):
        for (word, document), (options, scope, keys) in itertools.product(
                self.documents().items(), SCOPES):
            with self.subTest(word, scope=scope):
                said = self.said(document, trust(KEY), *options)
                self.assertEqual(list(said), keys)
                self.assertEqual((said["verdict"], said["scope"]), (word, scope))
                claims = [said[key] for key in cli.CLAIMS]
                self.assertEqual([claim is None for claim in claims],
                                 [word != "genuine"] * len(claims))


class AttackTestCase(Case):
    def test_a_bundle_signed_with_its_own_embedded_key(self):
        real = json.loads((cli.TESTS / "records/bundle-1706.02379.json").read_bytes())
        fingerprint = real["bundle_signature"]["public_key_fingerprint"]
        for key, expected in ((ATTACKER, "unknown_key"), (named(ATTACKER, REGISTRY), "unknown_key"),
                              (named(ATTACKER, REGISTRY, fingerprint), "forged")):
            record = copy.deepcopy(real["canonical_record"])
            record["metadata"]["title_canon_sha256"] = hashlib.sha256(b"mine").hexdigest()
            made = pith.bundle(record, key)
            self.assertEqual(made["public_keys"][0]["public_key_hex"], ATTACKER.public.hex())
            for options, scope, _ in SCOPES:
                with self.subTest(expected, scope=scope):
                    self.assertEqual(self.verdict(made, *options)[0], expected)

    def presented_as_record(self, body, signature, key_id):
        receipt = pith.receipt(pith.record(), KEY)
        receipt.update(key_id=key_id, canonical_sha256=pith.digest(body).hex(),
                       signature_b64=signature["signature_b64"],
                       public_key_fingerprint=signature["public_key_fingerprint"])
        return {"canonical_record": body, "receipt": receipt}

    def test_an_event_presented_as_a_record(self):
        """One key signs all digests; only the closed key sets distinguish the types."""
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
    cli.main()
