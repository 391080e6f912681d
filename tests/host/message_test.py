#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The messages of 18 kinds of broken document, and of some more. messages.txt has them: a person has judged that each
names the place, what was expected and found there, and the true cause. `message_test.py --print` writes the file."""
import copy
import gzip
import json
import pathlib
import sys

import cli
from cli import ATTACKER, KEY, Case, pith, run, trust

GOLDEN = pathlib.Path(__file__).with_name("messages.txt")
REC = pith.record()
RECORD = pith.number_record(REC, KEY)
BUNDLE = pith.bundle(REC, KEY)
LATE = {"key_id": KEY.id, "public_key_hex": KEY.public.hex(), "not_before": 0, "not_after": 1700000000, "revoked": False}


def shown(value):
    """Returns the text of a terminal."""
    return value.replace("\n", "\\x0a")


def text(document):
    return json.dumps(document, indent=1, ensure_ascii=False).encode()


def changed(document, *path, to):
    """Returns a copy with one value changed; None removes the member."""
    made = copy.deepcopy(document)
    at = made
    for step in path[:-1]:
        at = at[step]
    if to is None:
        del at[path[-1]]
    else:
        at[path[-1]] = to
    return made


def broken_bundle():
    """Returns a bundle that counts one event too many. All around the count is hashed and signed again."""
    made = copy.deepcopy(BUNDLE)
    made["state"] = pith.hashed({**made["state"], "event_count": 3})
    return pith.sealed_bundle(made, KEY)


def late_event():
    """Returns a bundle with an event whose time has a fraction, signed again."""
    made = copy.deepcopy(BUNDLE)
    made["events"][1] = pith.sealed({**made["events"][1], "created_at": "2026-05-18T00:30:45.5Z"}, KEY)
    return pith.sealed_bundle(made, KEY)


FORGED = changed(RECORD, "receipt", "signature_b64", to=ATTACKER.sign(pith.digest(REC)))
TEXT = text(RECORD)
# Each kind: the document, and the policy or None. The numbers are those of the 18 kinds.
KINDS = {
    "1 truncated": (TEXT[:900], None),
    "2 trailing comma": (TEXT.replace(b'"cs.AR"\n', b'"cs.AR",\n', 1), None),
    "3 single quotes": (TEXT.replace(b'"record_type"', b"'record_type'"), None),
    "4 record edited": (text(changed(RECORD, "canonical_record", "metadata", "license", to="x")), None),
    "5 signature of another key": (text(FORGED), None),
    "6 unknown key": (text(pith.number_record(REC, ATTACKER)), None),
    "7 expired key": (text(BUNDLE), {"ring": {"version": 1, "keys": [LATE]}}),
    "7 revoked key": (text(BUNDLE), {"ring": {"version": 1, "keys": [{**LATE, "revoked": True}]}}),
    "8 extra member": (text(changed(RECORD, "canonical_record", "metadata", "doi", to="10.1/2")), None),
    "9 missing member": (text(changed(RECORD, "canonical_record", "metadata", "license", to=None)), None),
    "9 missing member of the root": (text(changed(BUNDLE, "state", to=None)), None),
    "10 wrong type": (text(changed(RECORD, "canonical_record", "source", "version", to="1")), None),
    "11 duplicate key": (TEXT.replace(b"{", b'{\n "schema_version": "1.0",', 1), None),
    "12 number of another record": (text(changed(RECORD, "pith_number", to="pith:2024:AAAAAAAAAAAAAAAAAAAAAAAAAA")), None),
    "13 count of a bundle": (text(broken_bundle()), None),
    "14 time of an event": (text(late_event()), None),
    "15 byte order mark": (b"\xef\xbb\xbf" + TEXT, None),
    "16 UTF-16": (TEXT.decode().encode("utf-16"), None),
    "16 Latin-1": (TEXT.replace(b"cs.AR", b"caf\xe9", 1), None),
    "16 gzip": (gzip.compress(TEXT, mtime=0), None),
    "17 constant": (text(changed(RECORD, "receipt", "algorithm", to="Ed25519")), None),
    "18 policy: kind": (TEXT, {"kinds": ["bundle", "state"]}),
    "18 policy: size": (TEXT, {"maximum_size": 1000}),
    "18 policy: time": (text(BUNDLE), {"minimum_time": "2027-01-01T00:00:00Z"}),
    "18 policy: number": (TEXT, {"pith_number": "pith:2024:AAAAAAAAAAAAAAAAAAAAAAAAAA"}),
    "18 policy: check": (TEXT, {"required": ["bundle_signature"]}),
    "a second document": (TEXT + b"\n" + TEXT, None),
    "digest edited": (text(changed(RECORD, "canonical_sha256", to="00" * 32)), None),
    "source edited": (text(changed(RECORD, "source", "id", to="2401.99999")), None),
    "title edited": (text(changed(RECORD, "paper", "title", to="Another title")), None),
    "event edited": (text(changed(BUNDLE, "events", 0, "payload", "attestation_state", to="x")), None),
    "state edited": (text(pith.sealed_bundle(changed(BUNDLE, "state", "state_sha256", to="00" * 32), KEY)), None),
    "bundle edited": (text(changed(BUNDLE, "built_at", to="2026-07-01T00:00:00Z")), None),
    "bundle with the member of a record": (text(changed(BUNDLE, "receipt", to={})), None),
    "no Pith document": (b'{"hello": "world"}', None),
}


class MessageTestCase(Case):
    def options(self, policy):
        return [trust(KEY)] if policy is None or "ring" not in policy else []

    def message(self, name, *options):
        document, policy = KINDS[name]
        words = [] if policy is None else ["--policy", self.write("policy.json", policy)]
        return run(*self.options(policy), *words, *options, "-", stdin=document).stdout.decode("utf-8", "replace")

    def test_audit(self):
        for name, want in golden("audit").items():
            with self.subTest(name):
                self.assertEqual(self.message(name), want + "\n")
        self.assertEqual(list(golden("audit")), list(KINDS))

    def test_receipt(self):
        """One pass names the same place by the same words, of a pipe and of a file."""
        self.assertGreater(len(golden("receipt")), 14)
        for name, want in golden("receipt").items():
            with self.subTest(name):
                self.assertEqual(self.message(name, "--receipt"), want + "\n")
        paths = [self.write(str(i), KINDS[name][0]) for i, name in enumerate(golden("receipt"))]
        lines = run(trust(KEY), "--receipt", *paths).stdout.decode("utf-8", "replace").splitlines()
        for path, line, want in zip(paths, lines, golden("receipt").values(), strict=True):
            self.assertEqual(line.replace(str(path), "-"), want)

    def test_json_has_the_same_facts(self):
        for name in KINDS:
            with self.subTest(name):
                said = json.loads(self.message(name, "--json"))
                line = golden("audit")[name]
                self.assertTrue(said["expected"])
                at = " at " + said["pointer"] if said["pointer"] else ""
                found = said["found"] or "the end"
                end = "%s, expected %s, found %s" % (at, said["expected"], found)
                end += ": " + said["cause"] if said["cause"] else ""
                self.assertTrue(line.endswith(shown(end)), line)
                self.assertEqual(said["values"], [])

    def test_expected_digests_are_those_of_python(self):
        """A document that states what was expected is genuine again."""
        for name, path in (("digest edited", ["canonical_sha256"]), ("source edited", ["source", "id"]),
                           ("12 number of another record", ["pith_number"])):
            with self.subTest(name):
                said = json.loads(self.message(name, "--json"))
                mended = changed(json.loads(KINDS[name][0]), *path, to=json.loads(said["expected"]))
                self.assertEqual(self.verdict(mended, trust(KEY))[0], "genuine")
        event = json.loads(KINDS["event edited"][0])["events"][0]
        body = pith.without(event, "event_id", "content_sha256", "signature")
        bundle = pith.without(json.loads(KINDS["bundle edited"][0]), "bundle_signature")
        state = pith.without(json.loads(KINDS["state edited"][0])["state"], "state_sha256")
        for name, hashed in (("event edited", body), ("bundle edited", bundle), ("state edited", state)):
            said = json.loads(self.message(name, "--json"))
            self.assertEqual(json.loads(said["expected"]), pith.digest(hashed).hex())

    def test_no_claim_of_a_genuine_document(self):
        said = self.said(RECORD, trust(KEY))
        self.assertEqual([said[key] for key in ("check", "pointer", "expected", "found", "cause")], [None] * 5)


class EveryRefusalTestCase(Case):
    def test_says_what_was_expected(self):
        """The documents of tests/audit: a fault for each rule of the protocol."""
        cases = [case for case in cli.audit_cases().CASES if b"\n" not in case["text"]]
        done = run("--lines", *cli.trust_cases(), stdin=b"\n".join(case["text"] for case in cases))
        count = 0
        for case, line in zip(cases, done.stdout.splitlines(), strict=True):
            said = json.loads(line)
            with self.subTest(case["name"]):
                self.assertEqual(said["expected"] is None, said["verdict"] == "genuine")
                self.assertNotEqual(said["expected"], said["found"] or "the end")
            count += said["verdict"] != "genuine"
        self.assertGreater(count, 400)


class ManyEventsTestCase(Case):
    """No key signs a state, so anybody can make one with many summaries. The text about it is made in linear time:
    to look for each id from the start took 39 s for 1,000 summaries, and longer than CTest waits for these."""
    COUNT = 4000

    def said_of(self, wrong):
        rec = pith.record()
        made = pith.events(rec, KEY)
        summaries = [pith.event(rec, KEY, "graph_snapshot", "graph", made[1]["payload"], "2026-06-01T%02d:%02d:%02dZ" % (
            i // 3600, i // 60 % 60, i % 60)) for i in range(self.COUNT)]
        state = pith.state(rec, [made[0], *summaries])
        state["applied_event_ids"][wrong] = "sha256:" + "00" * 32
        document = json.dumps(pith.hashed(pith.without(state, "state_sha256"))).encode()
        [line] = run(trust(KEY), "--json", "-", stdin=document).stdout.splitlines()
        return json.loads(line), summaries[wrong - 1]["event_id"]

    def test_a_wrong_id_is_found(self):
        said, right = self.said_of(200)
        self.assertEqual((said["verdict"], said["check"], said["pointer"]), ("altered", "state_order", "/applied_event_ids/200"))
        self.assertEqual((said["expected"], said["found"]), ('"%s"' % right, '"sha256:%s"' % ("00" * 32)))

    def test_a_wrong_id_behind_the_kept_ones_is_not_looked_for(self):
        said, _ = self.said_of(self.COUNT)
        self.assertEqual((said["verdict"], said["check"], said["pointer"]), ("altered", "state_order", "/applied_event_ids"))
        self.assertEqual(said["expected"], "%d ids, one of each event" % (self.COUNT + 1))


def golden(scope):
    """Returns the messages of messages.txt by their names."""
    texts, at = {}, None
    for line in GOLDEN.read_text().splitlines():
        if line.startswith("# "):
            at = line[2:]
        elif line.startswith(scope + ": "):
            texts[at] = line[len(scope) + 2:]
    return texts


def show():
    case = MessageTestCase()
    case.setUp()
    print("# SPDX-License-Identifier: MIT\n")
    for name, (_, policy) in KINDS.items():
        print("# " + name)
        print("audit: " + case.message(name), end="")
        if policy is None and not (receipt := case.message(name, "--receipt")).startswith("genuine"):
            print("receipt: " + receipt, end="")
        print()
    case.doCleanups()


if __name__ == "__main__":
    show() if "--print" in sys.argv else cli.main()
