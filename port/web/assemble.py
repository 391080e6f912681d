# SPDX-License-Identifier: MIT
"""assemble.py MODULE PAGE: writes the page with style, script and WebAssembly module inside.

The policy in the page lets the browser run this script and this style alone, and load nothing."""
import base64
import gzip
import hashlib
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent


def small(text):
    """Returns the text without comments, indentation and empty lines. A block comment has its own lines."""
    text = re.sub(r"^/\*.*?\*/$", "", text, flags=re.S | re.M)
    lines = (re.sub(r"(^|\s)// .*", "", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def source(text):
    """Returns the name of a script or style in a Content-Security-Policy."""
    return "'sha256-%s'" % base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def main():
    module, page = map(pathlib.Path, sys.argv[1:])
    packed = base64.b64encode(gzip.compress(module.read_bytes(), 9, mtime=0)).decode()
    style = small((HERE / "page.css").read_text("utf-8"))
    script = small((HERE / "page.js").read_text("utf-8")).replace("@MODULE@", packed)
    policy = ("default-src 'none'; script-src %s 'wasm-unsafe-eval'; style-src %s; base-uri 'none'; form-action 'none'"
              % (source(script), source(style)))
    text = (HERE / "page.html").read_text("utf-8")
    for name, part in (("POLICY", policy), ("STYLE", style), ("SCRIPT", script)):
        text = text.replace("@%s@" % name, part)
    page.write_text(text, "utf-8")
    print("%s: %d bytes, %d with gzip" % (page.name, len(text.encode()), len(gzip.compress(text.encode(), 9, mtime=0))))


if __name__ == "__main__":
    main()
