# SPDX-License-Identifier: MIT
"""The page of port/web in a browser. Labels and verdicts are compared with pith-verify, digests with hashlib."""
import base64
import gzip
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from browser import Browser, program

PROJECT = pathlib.Path(__file__).resolve().parents[2]
RECORDS = sorted((PROJECT / "tests/records").glob("*.json"))
PAGE = pathlib.Path(os.environ["PITH_PAGE"])
PICTURE = os.environ.get("PITH_PICTURE")
LIMIT = 40 * 1024
DONE = "document.getElementById('progress').hidden && !document.getElementById('verdict').innerText.startsWith('Verifying')"
SHOWN = "!document.getElementById('values').hidden"
LEAVES = """[...document.querySelectorAll('[role=treeitem]')].filter((i) => !i.hasAttribute('aria-expanded')).map((i) =>
    [i.querySelector('.label').innerText.split(' ')[1], i.querySelector('.row').innerText])"""
CONTRAST = """(() => {
  const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$/.test(c)) return c; } };
  return [...document.querySelectorAll('p, h1, h2, code, dt, dd, .row, .label, .mark, #verdict, label')].filter((e) => e.innerText).map((e) => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x); return [(a + .05) / (b + .05), e.className + e.tagName]; }).sort((a, b) => a[0] - b[0])[0];
})()"""


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def said(path):
    """Returns what pith-verify says of a file."""
    return json.loads(subprocess.run([os.environ["PITH_VERIFY"], "--json", path], capture_output=True, check=False).stdout)


class Case(unittest.TestCase):
    def setUp(self):
        self.browser = Browser(PAGE)
        self.addCleanup(self.browser.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        (self.folder / name).write_bytes(content)
        return self.folder / name

    def show(self, path, shown=True):
        self.browser.drop(path)
        self.browser.until(DONE + (" && " + SHOWN if shown else ""))

    def select(self, pointer):
        """Clicks the row of a value. Returns the evidence."""
        step = "[...document.querySelectorAll('[role=treeitem]')].find((i) => view.rows.get(i).path && pointer(view.rows.get(i).path) === %s)"
        row = self.browser.ask((step + ".querySelector('.row').id") % json.dumps(pointer))
        self.browser.click("#" + row)
        return self.browser.text("#evidence")


class GenuineTestCase(Case):
    def test_labels_are_those_of_the_program(self):
        total = 0
        for path in RECORDS:
            with self.subTest(path.name):
                self.show(path)
                expected = said(path)
                self.assertEqual([label for label, _ in self.browser.ask(LEAVES)], [v["label"] for v in expected["values"]])
                self.assertIn("%d of %d values trusted" % (expected["trusted_count"], expected["value_count"]), self.browser.text("#verdict"))
                self.assertIn("genuine: %s %s" % (expected["kind"], expected["pith_number"]), self.browser.text("#verdict"))
                self.assertEqual(self.browser.ask("document.querySelectorAll('#checks li').length"), len(expected["findings"]))
                total += len(expected["values"])
        self.assertEqual(total, 986)

    def test_evidence(self):
        path = next(p for p in RECORDS if p.name.startswith("bundle"))
        document = json.loads(path.read_bytes())
        self.show(path)
        event, receipt = document["events"][1], document["events"][0]["payload"]["receipt"]
        bare = {k: v for k, v in event.items() if k not in ("event_id", "content_sha256", "signature")}
        digests = {"record": hashlib.sha256(canonical(document["canonical_record"])).hexdigest(),
                   "event": hashlib.sha256(canonical(bare)).hexdigest(), "bundle": document["bundle_signature"]["bundle_sha256"]}
        signatures = {"record": receipt["signature_b64"], "event": event["signature"]["signature_b64"],
                      "bundle": document["bundle_signature"]["signature_b64"]}
        for pointer, behind in (("/canonical_record/source/id", {"record", "bundle"}), ("/events/1/created_at", {"event", "bundle"}),
                                ("/events/1/event_id", {"bundle"}), ("/built_at", {"bundle"}),
                                ("/bundle_signature/bundle_sha256", {"bundle"}), ("/bundle_signature/signed_at", set())):
            shown = self.select(pointer)
            for name in digests:
                digest = "Digest of the %s (SHA-256)\n%s" % (name, digests[name])
                self.assertEqual(digest in shown, name in behind, (pointer, name, shown))
                self.assertEqual("Signature of the %s" % name in shown and signatures[name] in shown, name in behind, (pointer, shown))

    def test_evidence_is_there_for_trusted_values_alone(self):
        for path in RECORDS:
            self.show(path)
            got = self.browser.ask("[...document.querySelectorAll('[role=treeitem]')].filter((i) => view.rows.get(i).isLeaf).map((i) => {"
                                   " activate(i); return [pointer(view.rows.get(i).path), document.getElementById('evidence').innerText]; })")
            for pointer, shown in got:
                label = shown.split()[1]
                signed = "\nSignature of the " in shown
                if label == "authenticated":
                    self.assertTrue(signed, (path.name, pointer))
                if label == "bound":
                    self.assertTrue("\nCheck\n" in shown and (signed or "\nkind: " in shown), (path.name, pointer, shown))
                if label in ("hash_only", "unauthenticated"):
                    self.assertFalse(signed, (path.name, pointer))


class BrokenTestCase(Case):
    def check(self, path):
        """Shows a document that is not genuine; compares the page with the program."""
        self.show(path, shown=False)
        expected = said(path)
        verdict = self.browser.text("#verdict")
        self.assertNotEqual(expected["verdict"], "genuine")
        # The program tells -0 from a fault of the text; the page has one reason for both.
        reason = re.sub("(?<=^syntax: )(not strict JSON|the number -0)$", "not strict JSON, or the number -0", expected["reason"])
        self.assertIn("✗ %s: %s (" % (expected["verdict"], reason), verdict)
        self.assertEqual(self.browser.text("#position"), "line %d, column %d, byte %d" % (expected["line"], expected["column"], expected["offset"]))
        self.assertFalse(self.browser.ask(SHOWN))
        self.assertEqual(self.browser.ask("document.querySelectorAll('[role=treeitem]').length"), 0)

    def test_altered_and_broken(self):
        text = RECORDS[2].read_bytes()
        self.show(RECORDS[2])  # its values must go
        digest = json.loads(text)["canonical_sha256"].encode()
        self.check(self.write("altered.json", text.replace(digest, digest[:-1] + (b"0" if digest[-1:] != b"0" else b"1"), 1)))
        self.check(self.write("cut.json", text[:3000]))
        self.check(self.write("event.json", json.dumps(json.loads(RECORDS[0].read_bytes())["events"][1]).encode()))
        self.check(self.write("empty.json", b""))
        self.check(self.write("broken.json", '{\n "é": "é",\n <b>1</b>}'.encode()))
        self.assertEqual(self.browser.text("#excerpt mark"), "<")
        self.assertIn("<b>1</b>", self.browser.text("#excerpt"))

    def test_markup_and_directions_are_text(self):
        document = json.loads(RECORDS[3].read_bytes())
        document["<img src=x>"] = "<script>document.title='bad'</script>\u202e"
        self.show(self.write("markup.json", json.dumps(document).encode()))
        self.assertEqual(self.browser.ask("document.querySelectorAll('img').length"), 0)
        self.assertIn("\\u202e", self.browser.text("#tree"))
        self.assertNotIn("\u202e", self.browser.text("#tree"))


class HugeTestCase(Case):
    def setUp(self):
        super().setUp()
        document = json.loads(RECORDS[3].read_bytes())
        document["padding"] = [{"n": n, "text": "x" * 40, "list": [n, n + 1]} for n in range(250000)]
        self.path = self.write("huge.json", json.dumps(document).encode())

    def test_stop_works_meanwhile(self):
        """A click is handled before the verdict: the work is in slices."""
        self.browser.choose(self.path)
        self.browser.until("!document.getElementById('stop').disabled")
        self.browser.click("#stop")
        self.assertEqual(self.browser.text("#verdict"), "Stopped: nothing is verified.")
        self.show(RECORDS[3])
        self.assertIn("44 of 131", self.browser.text("#verdict"))

    def test_few_rows_are_made(self):
        self.show(self.path)
        self.assertIn("44 of 1000131 values trusted", self.browser.text("#verdict"))
        self.assertLess(self.browser.ask("document.querySelectorAll('[role=treeitem]').length"), 300)
        row = self.browser.ask("[...document.querySelectorAll('.row')].find((r) => r.innerText.startsWith('padding')).id")
        self.browser.click("#" + row)
        self.assertLess(self.browser.ask("document.querySelectorAll('[role=treeitem]').length"), 500)
        more = "#" + self.browser.ask("[...document.querySelectorAll('.row')].find((r) => r.innerText === '200 more').id")
        self.browser.click(more)
        self.assertTrue(self.browser.ask("[...document.querySelectorAll('.row')].some((r) => r.innerText.startsWith('[399]'))"))


class AccessTestCase(Case):
    def test_keyboard_alone(self):
        self.browser.choose(RECORDS[3])
        self.browser.until(DONE + " && " + SHOWN)
        for _ in range(12):
            self.browser.press("Tab")
            if self.browser.ask("document.activeElement.getAttribute('role')") == "treeitem":
                break
        self.browser.press("ArrowDown")
        self.assertEqual(self.browser.ask("view.rows.get(document.activeElement).path"), ["agent_actions"])
        self.browser.press("ArrowLeft")
        self.assertEqual(self.browser.ask("document.activeElement.getAttribute('aria-expanded')"), "false")
        self.browser.press("ArrowDown")
        self.assertEqual(self.browser.ask("view.rows.get(document.activeElement).path"), ["aliases"])
        self.browser.press("ArrowRight")
        self.browser.press("ArrowRight")
        self.browser.press("Enter")
        self.assertIn("Place\n/aliases/0/alias_kind", self.browser.text("#evidence"))
        self.browser.press("End")
        self.browser.press(" ")
        self.assertEqual(self.browser.ask("document.querySelectorAll('[tabindex=\"0\"][role=treeitem]').length"), 1)

    def test_names_and_roles(self):
        self.show(RECORDS[3])
        found = {}
        for node in self.browser.call("Accessibility.getFullAXTree")["nodes"]:
            found.setdefault(node.get("role", {}).get("value"), []).append(node.get("name", {}).get("value", ""))
        self.assertIn("Values", found["tree"])
        self.assertEqual(len(found["status"]), 1)
        self.assertTrue(any("authenticated" in name and "1812.11732" in name for name in found["treeitem"]))
        self.assertTrue(all(found["treeitem"]) and all(found["button"]))

    def test_contrast_in_both_schemes(self):
        for scheme in ("light", "dark"):
            self.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            self.show(RECORDS[4])
            self.select("/pith_number")
            ratio, where = self.browser.ask(CONTRAST)
            self.assertGreaterEqual(ratio, 4.5, (scheme, where))


class PageTestCase(Case):
    def test_size(self):
        self.assertLessEqual(len(gzip.compress(PAGE.read_bytes(), 9, mtime=0)), LIMIT)

    def test_no_request(self):
        for path in RECORDS[:2]:
            self.show(path)
        self.assertEqual(self.browser.ask("fetch('data:,x').then(() => 'sent', () => 'refused')"), "refused")
        addresses = [url for url in self.browser.requests if not url.startswith("data:")]
        self.assertEqual(addresses, ["file://" + str(PAGE)])
        self.assertIn("default-src 'none'", PAGE.read_text("utf-8"))

    def test_picture(self):
        """Takes the picture; PITH_PICTURE names a WebP file to keep."""
        self.show(RECORDS[3])
        self.select("/canonical_record/source/id")
        self.browser.ask("document.getElementById('checks').hidden = true, document.querySelector('#findings h2').hidden = true, scrollTo(0, 0)")
        picture = base64.b64decode(self.browser.call("Page.captureScreenshot", format="png")["data"])
        self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
        if PICTURE:
            picture = self.browser.call("Page.captureScreenshot", format="webp", quality=60)["data"]
            pathlib.Path(PICTURE).write_bytes(base64.b64decode(picture))


if __name__ == "__main__":
    if not PAGE.exists() or not program():
        print("skipped: the page is not built (clang, wasm-ld), or chromium is not installed")
        sys.exit(77)
    unittest.main()
