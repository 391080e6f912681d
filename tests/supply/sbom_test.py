#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The bill of materials of a build: shape, content, and that it is reproducible."""
import hashlib
import json
import os
import re
import subprocess
import sys
import unittest

BUILD = os.environ["PITH_BUILD"]
PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def write(**variables):
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | variables
    done = subprocess.run(["cmake", "--build", BUILD, "--target", "sbom"], env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stdout + done.stderr)
    with open(os.path.join(BUILD, "sbom.json"), encoding="utf-8") as file:
        return file.read()


class Sbom(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = write()
        cls.bill = json.loads(cls.text)

    def test_has_the_shape_of_cyclonedx(self):
        bill = self.bill
        self.assertEqual((bill["bomFormat"], bill["specVersion"], bill["version"]), ("CycloneDX", "1.5", 1))
        self.assertRegex(bill["serialNumber"], r"^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        self.assertLessEqual(set(bill), {"bomFormat", "specVersion", "version", "serialNumber", "metadata", "components", "dependencies"})
        parts = bill["components"] + [bill["metadata"]["component"]]
        refs = [part["bom-ref"] for part in parts]
        self.assertEqual(len(refs), len(set(refs)))
        for part in parts:
            self.assertIn(part["type"], ("application", "library"))
            self.assertTrue(part["name"])
            for licence in part.get("licenses", []):
                self.assertRegex(licence["license"]["id"], r"^[A-Za-z0-9.+-]+$")
        for entry in bill["dependencies"]:
            self.assertLessEqual({entry["ref"], *entry.get("dependsOn", [])}, set(refs))
        self.assertEqual(sorted(entry["ref"] for entry in bill["dependencies"]), sorted(refs))

    def test_names_the_parts_of_the_build(self):
        parts = {part["name"]: part for part in self.bill["components"]}
        with open(os.path.join(BUILD, "jsmn", "jsmn.h"), "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        self.assertEqual(parts["jsmn"]["hashes"], [{"alg": "SHA-256", "content": digest}])
        self.assertEqual(parts["jsmn"]["licenses"], [{"license": {"id": "MIT"}}])
        with open(os.path.join(PROJECT, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"project\(\S+ VERSION (\S+)", file.read())[1]
        self.assertEqual(self.bill["metadata"]["component"]["version"], version)
        loaded, folders = set(), []
        for program, folder in (("pith-verify", "host"), ("pith-issue", "issue")):
            if os.path.exists(os.path.join(BUILD, program)):
                folders.append(folder)
                listing = subprocess.run(["ldd", os.path.join(BUILD, program)], capture_output=True, text=True, check=True).stdout
                loaded |= {line.split()[0] for line in listing.splitlines() if "=>" in line}
        named = {name for name in parts if ".so" in name}
        self.assertLessEqual(named, loaded)
        for library in loaded - named:  # only libraries that a named library needs
            self.assertRegex(library, r"^lib(m|gcc_s|c)\.so" + (r"|^libsodium\.so" if "libsodium" in parts else ""))
        # Each foreign header of a program belongs to a named part, to the language or to the system.
        for folder, name in ((folder, name) for folder in folders for name in os.listdir(os.path.join(PROJECT, "port", folder))):
            if name.endswith((".cpp", ".hpp")):
                with open(os.path.join(PROJECT, "port", folder, name), encoding="utf-8") as file:
                    for include in re.findall(r"^#include <([a-z_0-9]+)(?:/|\.h>)", file.read(), re.M):
                        if include not in ("pith", "sys", "fcntl", "getopt", "poll", "stdlib", "unistd"):
                            self.assertIn({"nlohmann": "nlohmann_json", "sodium": "libsodium"}.get(include, include), parts)

    def test_is_reproducible_and_has_no_path(self):
        self.assertEqual(write(), self.text)
        self.assertNotIn("timestamp", self.text)
        for path in (PROJECT, os.path.abspath(BUILD)):
            self.assertNotIn(path, self.text)

    def test_takes_its_time_from_the_environment(self):
        stamped = json.loads(write(SOURCE_DATE_EPOCH="86400"))
        self.assertEqual(stamped["metadata"]["timestamp"], "1970-01-02T00:00:00Z")
        self.assertNotEqual(stamped["serialNumber"], self.bill["serialNumber"])
        write()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
