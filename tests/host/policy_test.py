# SPDX-License-Identifier: MIT
"""--policy: what each member allows and refuses, and every error with its line."""

import json
import os

import cli
from cli import KEY, RECORDS, REGISTRY, Case, encode, named, pith, run, trust

BUNDLE, RECORD, STATE = RECORDS[0], RECORDS[2], RECORDS[4]
BUILT = json.loads(BUNDLE.read_bytes())["built_at"][:19] + "Z"
REGISTRY_HEX = json.loads(BUNDLE.read_bytes())["public_keys"][0]["public_key_hex"]


def ring_key(key_id, public, not_before=0, not_after=0, revoked=False):
    return {"key_id": key_id, "public_key_hex": public, "not_before": not_before,
            "not_after": not_after, "revoked": revoked}


class PolicyTestCase(Case):
    def under(self, policy, document, *options):
        path = self.write("policy.json", policy)
        text = document.read_bytes() if isinstance(document, os.PathLike) else document
        return self.said(text, "--policy", path, *options)["verdict"]

    def test_an_empty_policy_has_no_effect(self):
        for path in RECORDS:
            self.assertEqual(self.under({}, path), "genuine")

    def test_kinds(self):
        for path in RECORDS:
            kind = path.name.split("-")[0]
            for kinds in ([], ["bundle"], ["record", "state"], ["envelope", "event"],
                          ["bundle", "record", "state", "envelope", "event"]):
                self.assertEqual(self.under({"kinds": kinds}, path),
                                 "genuine" if kind in kinds else "refused")

    def test_pith_number(self):
        number = json.loads(BUNDLE.read_bytes())["pith_number"]
        self.assertEqual(self.under({"pith_number": number}, BUNDLE), "genuine")
        self.assertEqual(self.under({"pith_number": number}, RECORD), "refused")

    def test_required(self):
        policy = {"required": ["bundle_signature", "state_digest"]}
        self.assertEqual(self.under(policy, BUNDLE), "genuine")
        self.assertEqual(self.under(policy, STATE), "refused")
        self.assertEqual(self.under({"required": ["state_digest", "time"]}, STATE), "genuine")

    def test_not_checked(self):
        made = pith.number_record(pith.record(), KEY)
        made["paper"]["title"] = "Größe"
        for checks, verdict in (([], "not_checked"), (["aliases"], "not_checked"),
                                (["title"], "genuine"), (["aliases", "title"], "genuine")):
            self.assertEqual(self.under({"not_checked": checks}, made, trust(KEY)), verdict)
        policy = self.write("policy.json", {"not_checked": ["title"]})
        said = self.said(made, trust(KEY), "--policy", policy)
        self.assertIn({"check": "title", "verdict": "not_checked"},
                      [{k: f[k] for k in ("check", "verdict")} for f in said["findings"]])
        self.assertEqual((said["verdict"], said["reason"]), (
            "genuine", "every check passed, except those that the policy accepts as not_checked"))
        self.assertEqual(self.said(RECORD.read_bytes())["reason"], "every check of the document passed")
        made["events"] = [pith.event(pith.record(), KEY, "note", "record", {})]
        for let_pass, failed in (([], "title"), (["title"], "other_events"), (["other_events"], "title")):
            policy = self.write("policy.json", {"not_checked": let_pass})
            said = self.said(made, trust(KEY), "--policy", policy)
            self.assertEqual(said["reason"], failed + ": has a part that the protocol does not define")
            self.assertIsNone(said["rule"])

    def test_the_deciding_finding_is_named(self):
        """If the subject is also open, the policy or another part decides."""
        made = pith.sealed({**pith.event(pith.record(), KEY, "graph_snapshot", "graph", {"graph_snapshot": {}}),
                            "prev_event": {}}, KEY)
        said = self.said(made, trust(KEY))
        open_ones = [f["check"] for f in said["findings"] if f["verdict"] == "not_checked"]
        self.assertEqual((said["verdict"], open_ones), ("not_checked", ["event_subject", "supersedes"]))
        self.assertEqual(said["reason"], "supersedes: has a part that the protocol does not define")

    def test_a_refusal_names_its_rule(self):
        title = pith.number_record(pith.record(), KEY)
        title["paper"]["title"] = "Größe"
        ring = {"version": 1, "keys": [ring_key(REGISTRY, REGISTRY_HEX, 1, 2)]}
        for policy, document, verdict, rule, check, reason in (
                ({"kinds": ["bundle"]}, RECORD, "refused", "kinds", None,
                 "policy: kinds: the policy does not accept this kind of document"),
                ({"maximum_size": 99}, RECORD, "refused", "maximum_size", None,
                 "policy: maximum_size: the document is larger than the policy allows"),
                ({"minimum_time": "2026-01-01T00:00:00Z"}, RECORD, "refused", "minimum_time", None,
                 "policy: minimum_time: the signed time is too early, or missing"),
                ({"required": ["record", "time"]}, RECORD, "refused", "required", "time",
                 "policy: required: time: the document did not pass this check"),
                ({"not_checked": ["title"], "required": ["title"]}, encode(title), "refused", "required", "title",
                 "policy: required: title: the document did not pass this check"),
                ({"pith_number": "pith:2024:" + "A" * 26}, RECORD, "refused", "number", None,
                 "policy: number: the document has another Pith number, or none"),
                ({"ring": ring}, BUNDLE, "unknown_key", "ring", None,
                 "receipt: ring: the signing key is not valid at the signed time")):
            with self.subTest(rule):
                keys = [] if rule == "ring" else [trust(KEY)]
                text = document.read_bytes() if isinstance(document, os.PathLike) else document
                said = self.said(text, *keys, "--policy", self.write("policy.json", policy))
                self.assertEqual((said["verdict"], said["rule"], said["required"], said["reason"]),
                                 (verdict, rule, check, reason))

    def test_time(self):
        for minimum, verdict in (("1970-01-01T00:00:00Z", "genuine"), (BUILT, "genuine"),
                                 (BUILT[:-3] + "%02dZ" % (int(BUILT[-3:-1]) + 1), "refused"),
                                 ("2106-02-07T06:28:15Z", "refused")):
            for policy in ({"minimum_time": minimum}, {"minimum_time": minimum, "time": "floor"}):
                self.assertEqual(self.under(policy, BUNDLE), verdict)
        self.assertEqual(self.under({"minimum_time": "1970-01-01T00:00:00Z"}, RECORD), "refused",
                         "it has no time under a signature")
        self.assertEqual(self.under({"time": "any"}, RECORD), "genuine")
        said = self.said(BUNDLE.read_bytes(), "--policy", self.write("p.json", {"time": "unknown"}))
        self.assertEqual((said["verdict"], said["reason"], said["pith_number"], said["kind"]),
                         ("untimed", "valid, but the policy needs the time, which is unknown", None, None))

    def test_maximum_size(self):
        size = BUNDLE.stat().st_size
        for limit, verdict in ((size, "genuine"), (size - 1, "refused"), (0, "refused"),
                               (2**32 - 1, "genuine")):
            path = self.write("policy.json", {"maximum_size": limit})
            for words, stdin in (([BUNDLE], b""), (["-"], BUNDLE.read_bytes())):
                done = run("--policy", path, *words, stdin=stdin)
                self.assertEqual(done.stdout.decode().split()[0], verdict)

    def test_it_holds_for_every_file(self):
        path = self.write("policy.json", {"kinds": ["state"]})
        done = run("-p", path, *RECORDS)
        self.assertEqual(done.returncode, 1)
        self.assertEqual([line.split()[0] for line in done.stdout.decode().splitlines()],
                         ["refused"] * 4 + ["genuine"])

    def test_ring(self):
        made = cli.audit_cases().bundle()  # built 2026-06-02T23:05:23Z, events of 2026-05-18
        key = cli.audit_cases().KEY
        built = 1780441523  # date -u -d 2026-06-02T23:05:23Z +%s
        for keys, verdict in (
                ([ring_key(key.id, key.public.hex())], "genuine"),
                ([ring_key("other", REGISTRY_HEX), ring_key(key.id, key.public.hex())], "genuine"),
                ([ring_key("other", REGISTRY_HEX)], "unknown_key"),
                ([ring_key(key.id, key.public.hex(), revoked=True)], "unknown_key"),
                ([ring_key(key.id, key.public.hex(), 0, built)], "genuine"),
                ([ring_key(key.id, key.public.hex(), 1, 2)], "unknown_key")):
            self.assertEqual(self.under({"ring": {"version": 1, "keys": keys}}, made), verdict, keys)
        ring = {"ring": {"version": 1, "keys": [ring_key(key.id, key.public.hex())]}}
        self.assertNotEqual(self.under(ring, BUNDLE), "genuine", "the registry is not of this ring")
        registry = {"ring": {"version": 1, "keys": [ring_key(REGISTRY, REGISTRY_HEX)]}}
        self.assertEqual(self.under(registry, BUNDLE), "genuine")
        self.refuses_to_start("--policy", self.write("ring.json", ring), trust(KEY), BUNDLE,
                              saying="--key with a policy that has a ring")


class PolicyErrorTestCase(Case):
    def fails(self, text, line, saying):
        path = self.write("policy.json", text if isinstance(text, bytes) else text.encode())
        done = run("--policy", path, RECORD)
        self.assertEqual((done.returncode, done.stdout), (2, b""), text)
        self.assertEqual(done.stderr.decode(), "pith-verify: %s:%d: %s\n" % (path, line, saying))

    def test_members_and_types(self):
        names = "must be a list of names"
        integer = "must be an integer from 0 to 4294967295"
        for text, line, saying in (
                ('{\n "kind": ["bundle"]}', 2, "/kind is not a member of a policy"),
                ('{"kinds": ["bundle"],\n\n"Time":\n"any"}', 4, "/Time is not a member of a policy"),
                ('{"": 1}', 1, "/ is not a member of a policy"),
                ('{"": {}}', 1, "/ is not a member of a policy"),
                ('{"": {"required": []}}', 1, "/ is not a member of a policy"),
                ('{"": {"": {"not_checked": ["title"]}}}', 1, "/ is not a member of a policy"),
                ('{"": {"kinds": ["record"]}, "kinds": ["bundle"]}', 1, "/ is not a member of a policy"),
                ('{"ring": {"": {"version": 1}}}', 1, "/ring//version is not valid in ring"),
                ('{"kinds[]": "bundle"}', 1, "/kinds[] is not a member of a policy"),
                ('{"ring.version": 1}', 1, "/ring.version is not a member of a policy"),
                ('{"a\\u001b": 1}', 1, "/a\\x1b is not a member of a policy"),
                ('[]', 1, "a policy must be an object"), ('["bundle"]', 1, "a policy must be an object"),
                ('"x"', 1, "a policy must be an object"), ('null', 1, "a policy must be an object"),
                ('{\n\n"kinds": "bundle"}', 3, "/kinds " + names),
                ('{"kinds": {}}', 1, "/kinds " + names),
                ('{"kinds": {"0": "bundle"}}', 1, "/kinds/0 is not valid in kinds"),
                ('{"kinds": [["bundle"]]}', 1, "/kinds/0/0 is not valid in kinds"),
                ('{"kinds": ["bundle",\n"bundles"]}', 2,
                 "/kinds/1 is not a kind of document: envelope, record, bundle, state, event"),
                ('{"kinds": ["none"]}', 1,
                 "/kinds/0 is not a kind of document: envelope, record, bundle, state, event"),
                ('{"kinds": [2]}', 1, "/kinds/0 must be a string"),
                ('{"required": null}', 1, "/required " + names),
                ('{"required": ["title",\n"Title"]}', 2,
                 "/required/1 is not a check; --audit lists the names of all checks"),
                ('{"required": ["title",\n"policy"]}', 2,
                 "/required/1 must not be policy: a policy cannot require itself"),
                ('{"not_checked": ["none"]}', 1,
                 "/not_checked/0 is not a check; --audit lists the names of all checks"),
                ('{"maximum_size": "1"}', 1, "/maximum_size " + integer),
                ('{"maximum_size": -1}', 1, "/maximum_size " + integer),
                ('{"maximum_size": 1.0}', 1, "/maximum_size " + integer),
                ('{"maximum_size": 4294967296}', 1, "/maximum_size " + integer),
                ('{"maximum_size": [1]}', 1, "/maximum_size/0 is not valid in maximum_size"),
                ('{"time": "now"}', 1, '/time must be "any", "floor" or "unknown"'),
                ('{"time": 0}', 1, "/time must be a string")):
            with self.subTest(text):
                self.fails(text, line, saying)

    def test_numbers_and_times(self):
        number = "/pith_number must be a full Pith number: pith:YYYY: and 26 of A-Z2-7"
        good = json.loads(RECORD.read_bytes())["pith_number"]
        for text in (good[:-1], good + "A", good.lower(), good[:-1] + "1", "pith:" + good[10:18], ""):
            self.fails(json.dumps({"pith_number": text}), 1, number)
        time = "/minimum_time must be a time like 2026-01-01T00:00:00Z, from 1970 to 2106"
        for text in ("2026-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00.0Z",
                     "2026-01-01T00:00:00+00:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
                     "2026-00-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
                     "2026-01-01T00:00:60Z", "2026-01-01t00:00:00Z", "1969-12-31T23:59:59Z",
                     "2106-02-07T06:28:16Z", "+026-01-01T00:00:00Z"):
            self.fails(json.dumps({"minimum_time": text}), 1, time)
        self.fails('{"minimum_time": 0}', 1, "/minimum_time must be a string")
        only = 'minimum_time requires time "floor"'
        self.fails('{"time": "any",\n"minimum_time": "2026-01-01T00:00:00Z"}', 2, only)
        self.fails('{"time": "unknown",\n"minimum_time": "2026-01-01T00:00:00Z"}', 2, only)
        self.fails('{\n\n"time": "floor"}', 3, 'time "floor" requires minimum_time')

    def test_invalid_json(self):
        for text, line, saying in ((b'', 1, "the file is truncated"), (b'{"kinds":\n["bundle"]', 2, "the file is truncated"),
                                   (b'{"kinds":\n["bundle"],}', 2, "not strict JSON"),
                                   (b'{"kinds":\n["bundle\xff"]}', 2, "not strict JSON"),
                                   (b'{\n// all\n"kinds": []}', 2, "not strict JSON"),
                                   (b'{"time": "any",\n"t\\u0069me": "any"}', 2,
                                    "duplicate key in an object"),
                                   (b'{"x": ' + b'[' * 20 + b']' * 20 + b'}', 1, "nested too deeply"),
                                   (b' ' * 70_000, 1, "longer than 64 KiB, the limit of a policy")):
            with self.subTest(text[:30]):
                self.fails(text, line, saying)

    def test_rings(self):
        good = ring_key("a", KEY.public.hex())
        second = ring_key("b", cli.ATTACKER.public.hex())
        members = ("ring must have version and keys; each key key_id, public_key_hex, not_before, "
                   "not_after and revoked")
        order = "is invalid: the key must be the canonical encoding of a point of order L"
        for keys, saying in (
                ([{**good, "key_id": ""}], '/ring/keys/0/key_id must be 1 to 64 characters of ! to ~, no " and no \\'),
                ([good, {**second, "key_id": "a b"}], '/ring/keys/1/key_id must be 1 to 64 characters of ! to ~, no " and no \\'),
                ([{**good, "public_key_hex": "00"}], "/ring/keys/0/public_key_hex is invalid: the key has 2 hexadecimal digits; it must have 64"),
                ([{**good, "public_key_hex": "00" * 32}], "/ring/keys/0/public_key_hex " + order),
                ([{**good, "revoked": 0}], "/ring/keys/0/revoked must be true or false"),
                ([{**good, "not_before": "0"}], "/ring/keys/0/not_before must be an integer from 0 to 4294967295"),
                ([{**good, "note": "x"}], "/ring/keys/0/note is not a member of a policy"),
                ([{}], "/ring/keys/0 is not valid in ring"),
                ([], "/ring/keys is not valid in ring"),
                ([{k: v for k, v in good.items() if k != "revoked"}], members),
                ([good, {**second, "key_id": "a"}], "ring has a duplicate key_id"),
                ([good, {**good, "key_id": "b"}], "ring has a duplicate key"),
                ([{**good, "not_before": 3, "not_after": 2}],
                 "ring has a key that is never valid: not_before is after not_after")):
            with self.subTest(saying):
                self.fails(json.dumps({"ring": {"version": 1, "keys": keys}}), 1, saying)
        self.fails(json.dumps({"ring": {"keys": [good]}}), 1, members)
        self.fails('{"ring": {"version": 1}}', 1, members)
        five = [ring_key("k%d" % i, pith.Key("x", b"ring %d" % i).public.hex()) for i in range(5)]
        self.fails(json.dumps({"ring": {"keys": five, "version": 1}}), 1,
                   "/ring/keys/4/key_id exceeds the 4 keys of a ring")

    def test_files_and_options(self):
        for path, reason in ((self.folder / "missing", "No such file or directory"),
                             (self.folder, "Is a directory")):
            done = run("--policy", path, RECORD)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertEqual(done.stderr.decode(), "pith-verify: --policy %s: %s\n" % (path, reason))
        path = self.write("policy.json", b"{}")
        self.refuses_to_start("--policy", path, "-p", path, RECORD, saying="duplicate --policy")
        self.refuses_to_start("--policy", "", RECORD, saying="--policy needs a FILE")
        self.refuses_to_start(RECORD, "--policy", saying="--policy needs a FILE")
        self.refuses_to_start("--receipt", "--policy", path, RECORD, saying="--policy is for the audit")
        self.refuses_to_start("--policy", "-", "-", saying="only once")
        done = run("--policy", "-", RECORD, stdin=b'{"kinds": ["bundle"]}')
        self.assertEqual(done.stdout.decode().split()[0], "refused", "it may come through a pipe")


if __name__ == "__main__":
    cli.main()
