# SPDX-License-Identifier: MIT
"""Values and their labels: paths against Python's walk of the document, labels against protocol.md
and against the effect of a changed value."""

import json
import re

import cli
from cli import KEY, RECORDS, Case, encode, flipped, pith, run, trust

LABELS = {"authenticated", "bound", "hash_only", "unauthenticated"}


def leaves(value, path=""):
    """Returns (pointer, value) of every scalar and empty container, members sorted by code
    point."""
    if isinstance(value, (dict, list)) and value:
        members = sorted(value.items()) if isinstance(value, dict) else enumerate(value)
        for key, member in members:
            step = str(key).replace("~", "~0").replace("/", "~1")
            yield from leaves(member, path + "/" + step)
    else:
        yield path, value


def labels(said):
    return {value["path"]: value["label"] for value in said["values"]}


class PointerTestCase(Case):
    def test_every_leaf_of_the_real_documents(self):
        total = 0
        for path in RECORDS:
            with self.subTest(path.name):
                expected = [pointer for pointer, _ in leaves(json.loads(path.read_bytes()))]
                said = self.said(path.read_bytes())
                self.assertEqual([value["path"] for value in said["values"]], expected)
                self.assertLessEqual({value["label"] for value in said["values"]}, LABELS)
                total += len(expected)
        self.assertEqual(total, 986)

    def test_odd_keys(self):
        """An unauthenticated value, which the audit ignores."""
        odd = {"": 1, "/": 2, "~": 3, "~1": 4, "a/b~c": 5, "\"\\": 6, "\n\u001f": 7, "é": 8, "🜚": 9,
               "0": {"0": [[], {}, [[]]]}, "{}": {}, "[]": [], "\ufffd": None, "\x7f": True,
               "list": [{"a": [1, [2, {"b": []}]]}, "x", 0.5, -3]}
        made = {**pith.number_record(pith.record(), KEY), "~odd/": odd}
        for text in (encode(made), encode(flipped(made)), json.dumps(made, indent=2).encode()):
            said = self.said(text, trust(KEY))
            self.assertEqual(said["verdict"], "genuine")
            self.assertEqual([value["path"] for value in said["values"]],
                             [pointer for pointer, _ in leaves(made)])

    def test_not_genuine_has_no_labels(self):
        made = pith.number_record(pith.record(), KEY)
        for document, options in ((made, []), (made, [trust(KEY), "--policy", self.write(
                "policy.json", b'{"time": "unknown"}')])):
            self.assertNotEqual(self.verdict(document, *options)[0], "genuine")
            self.assertEqual(self.said(document, *options)["values"], [])
        shown = run("--values", "-", stdin=encode(made)).stdout.decode()
        self.assertEqual(shown.splitlines()[1:],
                         ["  no labels: the document is not genuine"])
        self.assertNotIn("Shoestring", shown)


class LabelTestCase(Case):
    def test_a_bundle_is_signed_except_its_signature(self):
        """protocol.md: all but signature_status, signed_message, signed_at of bundle_signature."""
        for path in RECORDS:
            if not path.name.startswith("bundle"):
                continue
            got = labels(self.said(path.read_bytes()))
            outside = {p for p in got if p.startswith("/bundle_signature/")}
            self.assertEqual({got[p] for p in set(got) - outside}, {"authenticated"})
            self.assertEqual(got["/bundle_signature/signed_at"], "unauthenticated")

    def test_a_state_is_only_hashed(self):
        got = labels(self.said(RECORDS[-1].read_bytes()))
        self.assertEqual(got["/current/canonical_record/metadata/title_canon_sha256"],
                         "authenticated")
        self.assertEqual(got["/current/record_created/created_at"], "hash_only")

    def test_labels_of_a_record(self):
        made = pith.number_record(pith.record(), KEY)
        got = labels(self.said(made, trust(KEY)))
        self.assertEqual(got["/canonical_record/source/id"], "authenticated")
        self.assertEqual(got["/paper/title"], "bound")
        self.assertEqual(got["/receipt/signed_at"], "unauthenticated")
        self.assertEqual(got["/created_at"], "unauthenticated")

    def test_only_unauthenticated_values_can_be_changed(self):
        """Labels belong to their paths: changes each value of a record alone."""
        made = pith.number_record(pith.record(), KEY)
        got = labels(self.said(made, trust(KEY)))
        paths = []
        for index, (pointer, value) in enumerate(leaves(made)):
            if not isinstance(value, str) or not value:
                continue
            changed = json.loads(json.dumps(made))
            at = changed
            *steps, last = pointer[1:].split("/")
            for step in steps:
                at = at[int(step) if isinstance(at, list) else step]
            at[int(last) if isinstance(at, list) else last] = value[:-1] + ("1" if value[-1] != "1" else "2")
            paths.append((pointer, self.write("%d.json" % index, changed)))
        lines = run(trust(KEY), *(path for _, path in paths)).stdout.decode().splitlines()
        self.assertEqual(len(lines), len(paths))
        for (pointer, _), line in zip(paths, lines):
            if got[pointer] in ("authenticated", "bound"):
                self.assertNotEqual(line.split()[0], "genuine", pointer)
            elif not pointer.startswith("/receipt/"):
                self.assertEqual(line.split()[0], "genuine", pointer)
        self.assertEqual(len({got[pointer] for pointer, _ in paths}), 3)


class TreeTestCase(Case):
    """--values: each line a label, the depth as indentation, a name, and canonical JSON."""

    def walk(self, lines):
        """Returns (pointer-like names, label, JSON) for each line with a value."""
        margin = len("  unauthenticated  ")
        open_names = []
        for line in lines:
            label, rest = line[:margin].strip(), line[margin:]
            depth = (len(rest) - len(rest.lstrip(" "))) // 2
            rest = rest.strip()
            del open_names[depth:]
            if not label:
                open_names.append(rest)
                continue
            name, _, value = rest.partition(": ")
            yield tuple(open_names) + (name,), label, value

    def test_tree_equals_the_document(self):
        for path in RECORDS:
            with self.subTest(path.name):
                document = json.loads(path.read_bytes())
                shown = run("--values", path).stdout.decode().splitlines()
                said = json.loads(run("--json", path).stdout)
                got = list(self.walk(shown[1:]))
                self.assertEqual([label for _, label, _ in got],
                                 [value["label"] for value in said["values"]])
                expected = list(leaves(document))
                self.assertEqual(["/" + "/".join(n.strip("[]") for n in names) for names, _, _ in got],
                                 [pointer for pointer, _ in expected])
                self.assertEqual([json.loads(value) for _, _, value in got],
                                 [value for _, value in expected])

    def test_numbers_are_unchanged(self):
        text = encode({**pith.number_record(pith.record(), KEY), "extra": ["NUMBER"]})
        for number in ("1.50", "-0.0", "1E5", "123456789012345678901234567890", "1e400"):
            shown = run(trust(KEY), "--values", "-",
                        stdin=text.replace(b'"NUMBER"', number.encode())).stdout.decode()
            self.assertRegex(shown, r"(?m)^  unauthenticated +\[0\]: %s$" % re.escape(number))

    def test_nothing_of_a_document_reaches_the_terminal_raw(self):
        odd = "del\x7f c1\x9b31m esc\x1b[31m bidi\u202e\u2066 line\u2028\u0085 mark\u200f\u061c"
        made = {**pith.number_record(pith.record(), KEY), "x" + odd: odd}
        for options in (["--values"], ["--audit", "--values"]):
            shown = run(trust(KEY), *options, "-", stdin=encode(made)).stdout.decode()
            self.assertEqual(shown.count("bidi\\xe2\\x80\\xae\\xe2\\x81\\xa6 "), 2)
            self.assertEqual(shown.count("line\\xe2\\x80\\xa8\\xc2\\x85 mark\\xe2\\x80\\x8f\\xd8\\x9c"), 2)
            self.assertEqual(shown.count("del\\x7f c1\\xc2\\x9b31m esc"), 2)
            self.assertFalse(set(shown) & set("\x7f\x9b\x1b\u202e\u2066\u2028\x85\u200f\u061c"))

    def test_characters_in_pieces_are_shown_whole(self):
        for more in range(4):
            long = "x" * more + "\U0001f71a\u20ac\xe9\u061c" * 5000
            made = {**pith.number_record(pith.record(), KEY), "long": long}
            shown = run(trust(KEY), "--values", "-", stdin=encode(made)).stdout.decode()
            self.assertIn(long.replace("\u061c", "\\xd8\\x9c"), shown)

    def test_shown_values_are_the_audited_ones(self):
        """A named pipe can be read only once, and gives the same tree."""
        path = RECORDS[0]
        from_pipe = run("--values", "-", stdin=path.read_bytes()).stdout.decode().splitlines()
        self.assertEqual(from_pipe[1:], run("--values", path).stdout.decode().splitlines()[1:])


if __name__ == "__main__":
    cli.main()
