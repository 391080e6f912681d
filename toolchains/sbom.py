#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a bill of materials (CycloneDX 1.5) of this build. CMake's target `sbom` calls it.

Reproducible: the serial number is computed from the content, and only SOURCE_DATE_EPOCH adds a time.
"""
import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import uuid


def debian_version(path):
    """Returns the upstream version of the Debian package of a file, or None."""
    try:
        owner = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=True).stdout
        package = owner.split(": ")[0]
        shown = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True, check=True)
        return re.sub(r"^\d+:|-[^-]*$", "", shown.stdout)
    except (OSError, subprocess.CalledProcessError):
        return None


def needed(program):
    """Returns the shared libraries that a program needs."""
    listing = subprocess.run(["readelf", "-d", program], capture_output=True, text=True, check=True).stdout
    return re.findall(r"\(NEEDED\).*\[([^\]]+)\]", listing)


def libraries(programs):
    """Returns a component for each shared library that a program needs, with its version if Debian knows it."""
    for name in sorted({library for program in programs for library in needed(program)}):
        if name.startswith("libsodium."):
            version = debian_version("*/" + name)
            yield component("library", "libsodium", version, "ISC", "pkg:github/jedisct1/libsodium" + (f"@{version}" if version else ""),
                            scope="required")
        else:
            yield component("library", name, None, None, scope="required", description="system library, loaded at program start")


def component(kind, name, version, licence, purl=None, **more):
    entry = {"type": kind, "bom-ref": purl or name, "name": name}
    if version:
        entry["version"] = version
    if licence:
        entry["licenses"] = [{"license": {"id": licence}}]
    if purl:
        entry["purl"] = purl
    return entry | more


def bill(args):
    product = component("application" if args.program else "library", "pith-verify", args.version, "MIT",
                        f"pkg:generic/pith-verify@{args.version}")
    with open(args.jsmn, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    version = args.jsmn_version or debian_version(args.jsmn_source)
    parts = [component("library", "jsmn", version, "MIT", "pkg:github/zserge/jsmn" + (f"@v{version}" if version else ""),
                       hashes=[{"alg": "SHA-256", "content": digest}], scope="required")]
    if args.program:
        parts.append(component("library", "nlohmann_json", args.nlohmann_version, "MIT",
                               f"pkg:github/nlohmann/json@v{args.nlohmann_version}", scope="required"))
        parts += libraries(args.program)
    parts.sort(key=lambda part: part["bom-ref"])
    refs = [part["bom-ref"] for part in parts]
    out = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": product},
        "components": parts,
        "dependencies": [{"ref": product["bom-ref"], "dependsOn": refs}] + [{"ref": ref} for ref in refs],
    }
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        out["metadata"]["timestamp"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(epoch)))
    content = json.dumps(out, sort_keys=True)
    out["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}"
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--version", required=True)
    parser.add_argument("--jsmn", required=True, help="the compiled header")
    parser.add_argument("--jsmn-source", required=True, help="the header's origin")
    parser.add_argument("--jsmn-version", default="", help="if it is known")
    parser.add_argument("--program", action="append", default=[], help="a program of this machine, if it is part of the build")
    parser.add_argument("--nlohmann-version", default="")
    parser.add_argument("output")
    args = parser.parse_args()
    try:
        text = json.dumps(bill(args), indent=2, sort_keys=True) + "\n"
        with open(args.output, "w", encoding="utf-8") as file:
            file.write(text)
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        sys.exit(f"sbom.py: {error}")


if __name__ == "__main__":
    main()
